"""A path -> an open database that is ours, or an error that says why not; nothing is touched before that is known.

The header of the file is read as plain bytes first, so another program's file and a newer schema are refused without
SQLite ever opening them for writing.  While something is written the file is in WAL mode (readers go on, a crash loses
only the open transaction); a clean close folds everything back into one file that opens read-only anywhere.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from lineage.errors import InputError, StoreError
from lineage.store.versions import APPLICATION_ID, SCHEMA_VERSION

MAGIC: Final = b"SQLite format 3\0"
WAIT_SECONDS: Final = 60.0
"""How long a writer waits for another: longer than one batch of an ingest takes to store."""
PAGE_BYTES: Final = 2_048
"""Page of a new file.  Texts fill their last pages half on average: 4 % less file than with SQLite's 4,096, as fast."""
CACHE_KIBIBYTES: Final = 64_000
"""Page cache of a writer: the indexes of a corpus of 10,000 articles stay in memory."""


class Connection:
    """An open database; the only object that runs SQL.  Use `Store.create` or `Store.open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._connection = connection
        self._changes_at_start = connection.total_changes

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, wait_seconds: float = WAIT_SECONDS) -> Self:
        """Open for writing; the file is made, or brought to the newest schema, if need be.

        StoreError if the file is not a lineage database or of a newer schema (it is left as it is), or if another
        writer holds it for longer than `wait_seconds`; InputError if the place is no place for a file.
        """
        path = Path(path)
        _examine(path)
        with _translated(path):
            connection = connect(path, "rwc", wait_seconds)
            try:
                connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # without effect on a file that has pages
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
                if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                    from lineage.store.migrations import migrate  # sqlite-utils takes a quarter of a second to import

                    migrate(connection)
                connection.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, writable=True)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open for reading only; works while an ingest writes.

        InputError if there is no such file; StoreError if it is not a lineage database, damaged, or of another schema.
        """
        path = Path(path)
        if not path.exists():
            raise InputError("no such database", where=str(path), hint=f"make it with: lineage ingest PATH --db {path}")
        if not _examine(path):
            raise StoreError(
                "the file is empty", where=str(path), hint=f"fill it with: lineage ingest PATH --db {path}"
            )
        _recover(path)
        with _translated(path):
            connection = connect(path, "ro", WAIT_SECONDS)
            try:
                _require_current(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, writable=False)

    def close(self) -> None:
        """Close; a writer folds its log into the file.  An open transaction is rolled back.  May be called twice."""
        try:
            if self.writable:
                with suppress(sqlite3.ProgrammingError):  # closed before
                    self._finish()
        finally:
            self._connection.close()

    def _finish(self) -> None:
        if self.in_transaction():
            self._connection.execute("ROLLBACK")
        with suppress(sqlite3.OperationalError):  # others still read or write: the last to close does it
            self._connection.execute("PRAGMA busy_timeout = 0")
            if self._connection.total_changes > self._changes_at_start:
                self._connection.execute("PRAGMA analysis_limit = 1000")  # rows per index: enough to rank indexes
                self._connection.execute("ANALYZE")
            self._connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are stored together or not at all; inside another transaction, together with that one.

        StoreError naming the holder if another writer does not let go in time.
        """
        if self.in_transaction():
            yield
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise self._refused(error) from error
        try:
            yield
            with _translated(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self.in_transaction():  # some errors have rolled back already
                self._connection.execute("ROLLBACK")
            raise

    def in_transaction(self) -> bool:
        """Whether a transaction of this object is open."""
        return self._connection.in_transaction

    def _refused(self, error: sqlite3.OperationalError) -> StoreError:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            return _store_error(error, self.path)
        holder = self._rows("SELECT id, process, started FROM runs WHERE status = 'running' ORDER BY id DESC LIMIT 1")
        who = "run {} ({}), since {}".format(*holder[0]) if holder else "another program"
        return StoreError(f"{who}, is writing to the database", where=str(self.path), hint="try again when it is done")

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with _translated(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def _stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with _translated(self.path):
            yield from self._connection.execute(sql, parameters)

    def _value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        rows = self._rows(sql, parameters)
        return rows[0][0] if rows else None

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Rows changed."""
        with _translated(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with _translated(self.path):
            self._connection.executemany(sql, rows)


def connect(path: Path, mode: str, wait_seconds: float) -> sqlite3.Connection:
    """A connection in autocommit mode; `mode` is ro, rw or rwc.  Any character may stand in the path."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None)


def _examine(path: Path) -> bool:
    """Whether the file holds a database of ours (False: absent or empty); StoreError if it holds anything else."""
    try:
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise InputError("a database needs a file name in an existing folder", where=str(path))
        if not path.exists():
            return False
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if not header:
        return False
    other = "give another file with --db"
    if not header.startswith(MAGIC) or len(header) < 100:
        raise StoreError("not a SQLite database", where=str(path), hint=other)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError("a SQLite database of another program", where=str(path), hint=other)
    _refuse_newer(int.from_bytes(header[60:64], "big"), path)
    if path.with_name(path.name + "-wal").exists():  # after a crash the log may be ahead of the header
        with suppress(sqlite3.OperationalError), closing(connect(path, "ro", WAIT_SECONDS)) as connection:
            _refuse_newer(connection.execute("PRAGMA user_version").fetchone()[0], path)
    return True


def _recover(path: Path) -> None:
    """Let SQLite undo what a killed writer left half done, which a connection that only reads may not do."""
    if path.with_name(path.name + "-journal").exists():
        with suppress(sqlite3.OperationalError), closing(connect(path, "rw", WAIT_SECONDS)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")


def _refuse_newer(version: int, path: Path) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"the database has schema {version}, this lineage knows up to {SCHEMA_VERSION}",
            where=str(path),
            hint="update lineage, or give another file with --db",
        )


def _require_current(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(version, path)
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"the database has schema {version}, this lineage reads {SCHEMA_VERSION}",
            where=str(path),
            hint=f"bring it up with: lineage ingest --db {path} PATH",
        )


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a mistake of the program, not of the file
    except sqlite3.DatabaseError as error:
        raise _store_error(error, path) from error


MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: ("another program is writing to the database", "try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to the database", "try again when it is done"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the same command again"),
    sqlite3.SQLITE_READONLY: ("the database cannot be written", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the database cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_PERM: ("the database cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_IOERR: ("the disk reported an error", "check the disk, then go on with a copy of the file"),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", "restore a copy, or ingest its inputs into a new file"),
    sqlite3.SQLITE_NOTADB: ("not a SQLite database", "give another file with --db"),
}


def _store_error(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    message, hint = MESSAGES.get(code, ("the database cannot be used", "restore a copy, or ingest into a new file"))
    return StoreError(f"{message} ({error})", where=str(path), hint=hint)
