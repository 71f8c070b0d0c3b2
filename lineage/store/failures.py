"""An error of SQLite -> the error that a user is told, with what to do next."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lineage.errors import ResourceError, StoreError

ROOM: Final = Path(__file__).parent
PACKAGE: Final = ROOM.parent


@contextmanager
def translated(path: Path, *, passing: bool = False) -> Iterator[None]:
    """Errors of SQLite inside become StoreErrors about this file, except those that are mistakes of the program.

    If the file is `passing`, one that is thrown away, an error of the folder or disk that it lies on becomes a
    ResourceError: it says nothing about any database.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a mistake of the program, not of the file
    except sqlite3.DatabaseError as error:
        raise translation(error, path, passing=passing) from error
    except UnicodeDecodeError as error:  # SQLite quotes what it cannot read, and Python cannot read that
        message, hint = MESSAGES[sqlite3.SQLITE_CORRUPT]
        raise StoreError(message, where=str(path), hint=hint) from error


def is_of_the_store(error: BaseException) -> bool:
    """True if a statement or the reading of a row has raised the error: the innermost code of lineage is of this room.

    Any other error inside of `with Store`, from a callback of the user's or a mistake of ours, keeps its traceback.
    """
    files = [Path(frame.f_code.co_filename) for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [path.parent for path in files if PACKAGE in path.parents]
    return bool(ours) and ours[-1] == ROOM


IN_USE: Final = ("another program is using the database", "try again when it is done; a query left open counts as well")
MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the same command again"),
    sqlite3.SQLITE_READONLY: ("the database cannot be written", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the database cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_PERM: ("the database cannot be opened", "check the permissions of the file and its folder"),
    # not by a full disk, which has a code of its own
    sqlite3.SQLITE_IOERR_WRITE: (
        "the database cannot grow",
        "see what limits it (disk, quota, ulimit -f), then run the same command again",
    ),
    sqlite3.SQLITE_IOERR: ("the disk reported an error", "check the disk, then go on with a copy of the file"),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", "restore a copy, or ingest its inputs into a new file"),
    sqlite3.SQLITE_NOTADB: ("not a SQLite database", "give another file with --db"),
}

UNKNOWN: Final = ("the database cannot be used", "restore a copy, or ingest into a new file")


ELSEWHERE: Final = "or name another folder of temporary files with TMPDIR"
_UNUSABLE: Final = ("a private copy cannot be used", f"check that folder and its disk, {ELSEWHERE}")
OF_THE_PLACE: Final = {
    sqlite3.SQLITE_FULL: ("there is no room for a private copy", f"make room there, {ELSEWHERE}"),
    sqlite3.SQLITE_IOERR_WRITE: (
        "a private copy cannot grow",
        f"see what limits it (disk, quota, ulimit -f), {ELSEWHERE}",
    ),
    sqlite3.SQLITE_CANTOPEN: _UNUSABLE,
    sqlite3.SQLITE_READONLY: _UNUSABLE,
    sqlite3.SQLITE_IOERR_READ: _UNUSABLE,
    sqlite3.SQLITE_IOERR_FSYNC: _UNUSABLE,
    sqlite3.SQLITE_IOERR_TRUNCATE: _UNUSABLE,
}
"""SQLite's errors that for a passing file come from the folder or disk that it lies on, with message and hint.  Any
other error, such as a file that ends early, may come from its content, and so from the database that was copied."""


def translation(error: sqlite3.DatabaseError, path: Path, *, passing: bool = False) -> BaseException:
    """The error that a user is told for an error of SQLite: a StoreError, a ResourceError or a KeyboardInterrupt."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF  # the low byte is the kind of the error; the rest tells more
    if primary == sqlite3.SQLITE_INTERRUPT:  # only `opening.connect` interrupts: a handler of signals has raised in it
        return KeyboardInterrupt()
    if passing and (told := OF_THE_PLACE.get(code) or OF_THE_PLACE.get(primary)):
        message, hint = told
        return ResourceError(f"{message} ({error})", where=str(path), hint=hint)
    message, hint = MESSAGES.get(code) or MESSAGES.get(primary) or UNKNOWN
    return StoreError(f"{message} ({error})", where=str(path), hint=hint)
