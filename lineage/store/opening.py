"""A path -> an open connection to a database of lineage, or an error that says why there is none.

The header of the file is read first, as it stands and without a lock, so that a file of another program and a newer
schema are refused without SQLite ever opening them for writing.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final

from lineage.config import Waits
from lineage.errors import InputError, StoreError
from lineage.messages import command, sqlite3_command
from lineage.store.failures import translated
from lineage.store.versions import APPLICATION_ID, SCHEMA_VERSION
from lineage.store.views import renew_views
from lineage.store.waiting import OTHER, Told, patiently, untold

STEPS_BETWEEN: Final = 200_000
"""Steps of SQLite's machine after which Python may handle a signal: some ten milliseconds."""
PAGE_BYTES: Final = 2_048
"""Bytes of a page in a new file.  Texts fill their last pages half on average: the file is 4 % smaller than with
SQLite's 4,096, and no slower."""
CACHE_KIBIBYTES: Final = 64_000
"""Page cache of a writer: so large that the indexes of a corpus of 10,000 articles stay in memory."""


WAL: Final = "-wal"
JOURNAL: Final = "-journal"
BESIDE: Final = (WAL, "-shm", JOURNAL)
"""Endings that SQLite adds to the name of a database for files with content that is not in the database yet."""


MAGICS: Final = (
    b"SQLite format 3\0",  # a database
    b"\x37\x7f\x06\x82",  # its log -wal, with sums of little-endian words
    b"\x37\x7f\x06\x83",  # the same, of big-endian words
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # its journal
    b"\x18\xe2\x2d\x00",  # the index -shm of its log: the number 3,007,000, in the order of the machine
    b"\x00\x2d\xe2\x18",
)
"""The first bytes of every kind of file of SQLite."""


def files_of(path: Path) -> tuple[Path, ...]:
    """The paths of a database and of the files that SQLite keeps beside it while it is written, and after a crash.

    A path that is a link comes first, and then the file that it leads to, beside which the others are.
    """
    return (path, *(_beside(path, ending) for ending in ("", *BESIDE)))


def _beside(path: Path, ending: str) -> Path:
    real = real_path(path)
    return real.parent / f"{real.name}{ending}"


def real_path(path: Path) -> Path:
    """Where the file is, whatever links lead to it, and wherever the program goes; no file can be at a strange path."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # it holds a NUL, say: whoever opens it says so
        return path


def is_of_database(path: Path) -> bool:
    """True if a file is a database, or, by its first bytes or its name, a file that SQLite keeps beside one."""
    names = (path.name.removesuffix(ending) for ending in BESIDE if path.name.endswith(ending))
    return any(map(_has_magic, (path, *(path.parent / name for name in names if name))))


def _has_magic(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(max(map(len, MAGICS))).startswith(MAGICS)


def for_reading(path: Path, waits: Waits) -> sqlite3.Connection:
    """A connection that only reads; works while an ingest writes.

    InputError if there is no such file; StoreError if it is not a lineage database, damaged, or of another schema.
    """
    if _size(path) is None:
        raise InputError(
            "no such database", where=str(path), hint=f"make it with: {command('ingest', 'PATH', '--db', path)}"
        )
    if not _examine(path, waits):
        raise _empty(path)
    _recover(path, waits)
    with translated(path):
        connection = connect(path, "ro", waits.attempt_seconds)
        try:
            patiently(partial(_require_current, connection, path), waits.reader_seconds, partial(untold, OTHER))
            connection.execute(f"PRAGMA busy_timeout = {int(1_000 * waits.reader_seconds)}")
        except BaseException:
            connection.close()
            raise
    return connection


def for_writing(path: Path, waits: Waits, told: Told) -> tuple[sqlite3.Connection, bool]:
    """A connection that writes, and True if the file was made for it; an older schema is brought to the newest one.

    StoreError if the file is not a lineage database or of a newer schema (it is left as it is), or if others hold it
    for longer than `waits.writer_seconds`; InputError if no file can be at this path.
    """
    while True:
        _examine(path, waits)
        existed = path.exists()
        with translated(path):
            connection = connect(path, "rwc", waits.attempt_seconds)
            try:
                patiently(partial(_prepare, connection), waits.writer_seconds, partial(told, OTHER))
                return connection, not existed
            except BaseException as error:
                if not existed:
                    remove_if_empty(connection, real_path(path))
                connection.close()
                if not _was_removed(error):
                    raise


def for_scratch(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody else uses and that is thrown away.

    Text that is not UTF-8, which only damage can cause, is read with its bytes escaped.
    """
    with translated(path, passing=True):
        connection = connect(path, "rwc", 0)
        try:
            connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            _set(connection, synchronous="OFF", journal_mode="MEMORY")
            _migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def remove_if_empty(connection: sqlite3.Connection, path: Path) -> None:
    """Remove the file that a connection has open if no document is in it, and nobody else has it open.

    `path` is its `real_path`.
    """
    with suppress(sqlite3.OperationalError, FileNotFoundError):  # somebody else has it open, or has removed it
        # Only the last connection can leave WAL mode; a new one waits for the lock, and then finds the file gone.
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        inode = path.stat().st_ino
        if mode != "delete" or not _has_its_name(connection):
            return
        connection.execute("BEGIN EXCLUSIVE")
        if path.stat().st_ino == inode and not _holds_documents(connection):
            path.unlink()
            connection.close()


def _has_its_name(connection: sqlite3.Connection) -> bool:
    """True if the open file is still the one that has its name: SQLite looks before it writes."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    except sqlite3.OperationalError as error:  # it has looked, and found no space
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
    return True


def _holds_documents(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'documents'").fetchall()
    return bool(tables and connection.execute("SELECT 1 FROM documents LIMIT 1").fetchall())


def connect(path: Path, mode: str, wait_seconds: float) -> sqlite3.Connection:
    """A connection in autocommit mode; `mode` is SQLite's: ro, rw or rwc.  Any character may stand in the path."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None)
    connection.set_progress_handler(_listen, STEPS_BETWEEN)
    return connection


def _listen() -> int:
    """0, to go on; that SQLite calls it lets Python handle signals, such as Ctrl-C, during a long statement."""
    return 0


def _prepare(connection: sqlite3.Connection) -> None:
    """Prepare a connection for writing, and bring schema and views to the newest form.  It can be run again."""
    _set(connection, synchronous="FULL", temp_store="MEMORY")
    _migrate(connection)
    renew_views(connection)
    connection.execute("PRAGMA journal_mode = WAL")


def _set(connection: sqlite3.Connection, **pragmas: str) -> None:
    """Set how the connection writes; what is stored already does not change, and a file keeps the size of its pages."""
    usual = {"page_size": PAGE_BYTES, "foreign_keys": "ON", "cache_size": -CACHE_KIBIBYTES}
    for name, value in {**usual, **pragmas}.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _migrate(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        from lineage.store.migrations import migrate  # sqlite-utils takes a quarter of a second to import

        migrate(connection)


def _was_removed(error: BaseException) -> bool:
    """True if the file was removed while it was opened: by the program that made it, because nothing was in it."""
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_READONLY_DBMOVED


def _examine(path: Path, waits: Waits) -> bool:
    """True if the file holds a lineage database, False if it is absent or empty; StoreError for any other content."""
    size, *_ = (_size(file) for file in files_of(path))  # names of those beside it may be too long, or a folder's
    if size is None and not path.absolute().parent.is_dir():
        raise InputError("a database needs an existing folder", where=str(path), hint="make it, or give another file")
    if not size:
        return False
    # Read by SQLite, though nothing but the header: to close the file ourselves would take away the locks that other
    # connections of this process hold on it (https://sqlite.org/howtocorrupt.html, 2.2).
    with translated(path), closing(connect(path, "ro&immutable=1", 0)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # the file may end early: the rest is in a log beside it
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != APPLICATION_ID:
            raise _unmarked(path, 0 if application else _migrated(connection))
    _refuse_newer(version, path)
    if _beside(path, WAL).exists():  # after a crash the log may be ahead of the header
        with suppress(sqlite3.OperationalError), closing(connect(path, "ro", waits.reader_seconds)) as connection:
            try:
                _refuse_newer(connection.execute("PRAGMA user_version").fetchone()[0], path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                raise _strange_log(path) from error
    return True


def _size(path: Path) -> int | None:
    """Bytes of the file, None if there is none; InputError if it is not a regular file, or cannot be looked at."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:  # no permission, a link to itself, too long a name, a NUL in it
        told = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {told}", where=str(path), hint="give another file with --db") from error
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not a regular file"
        raise InputError(f"{kind}, where a database is needed", where=str(path), hint="give another file with --db")
    return found.st_size


def _recover(path: Path, waits: Waits) -> None:
    """Let SQLite undo what a killed writer left half done, because a connection that only reads may not do it."""
    if _beside(path, JOURNAL).exists():
        with (
            translated(path),
            suppress(sqlite3.OperationalError),
            closing(connect(path, "rw", waits.reader_seconds)) as connection,
        ):
            connection.execute("SELECT count(*) FROM sqlite_schema")


def _migrated(connection: sqlite3.Connection) -> int:
    """Number of lineage's migrations that the file says it has had, 0 in a file of another program."""
    try:
        query = "SELECT count(*) FROM _sqlite_migrations WHERE migration_set = 'lineage'"
        return int(connection.execute(query).fetchone()[0])
    except sqlite3.Error:
        return 0


def _unmarked(path: Path, version: int) -> StoreError:
    """The error for a file without our mark; `version` is that of its schema where it was ours."""
    if not version:
        return StoreError("a SQLite database of another program", where=str(path), hint="give another file with --db")
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version}"
    return StoreError(
        "a lineage database without its mark, which a dump leaves out",
        where=str(path),
        hint=f"mark it with: {sqlite3_command(path, marks)}, then check it with: {command('check', '--db', path)}",
    )


def _refuse_newer(version: int, path: Path) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"the database has schema {version}, this lineage knows up to {SCHEMA_VERSION}",
            where=str(path),
            hint="update lineage, or give another file with --db",
        )


def _empty(path: Path) -> StoreError:
    return StoreError(
        "the file is empty", where=str(path), hint=f"fill it with: {command('ingest', 'PATH', '--db', path)}"
    )


def _strange_log(path: Path) -> StoreError:
    return StoreError(
        "the database is damaged, or the log beside it is that of another one",
        where=str(path),
        hint=f"if {path.name}{WAL} came from elsewhere, move it away; else restore a copy, or ingest into a new file",
    )


def _require_current(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(version, path)
    if not version:  # the program that made the file was killed before it wrote anything
        raise _empty(path)
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"the database has schema {version}, this lineage reads {SCHEMA_VERSION}",
            where=str(path),
            hint=f"bring it up with: {command('ingest', '--db', path, 'PATH')}",
        )
