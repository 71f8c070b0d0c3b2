"""An error of SQLite -> the error that a user is told, with what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lineage.errors import ResourceError, StoreError


@contextmanager
def translated(path: Path, *, passing: bool = False) -> Iterator[None]:
    """Errors inside become StoreErrors about this file, except those that are mistakes of the program.

    Of a `passing` file, which is thrown away, want of room is a ResourceError: it says nothing about any database.
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


MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: ("another program is writing to the database", "try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to the database", "try again when it is done"),
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


ROOM: Final = frozenset(
    (
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_FSYNC,
    )
)
"""Codes of errors of the place where a file lies, and not of what is in it; a disk that cannot be read is none."""


def translation(error: sqlite3.DatabaseError, path: Path, *, passing: bool = False) -> BaseException:
    """What an error of SQLite means to the user."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF  # the low byte; the rest tells more
    if primary == sqlite3.SQLITE_INTERRUPT:  # only `opening.connect` interrupts: a handler of signals has raised in it
        return KeyboardInterrupt()
    if passing and not ROOM.isdisjoint((code, primary)):
        return ResourceError(
            f"there is no room for a private copy ({error})",
            where=str(path),
            hint="make room there, or name another folder of temporary files with TMPDIR",
        )
    message, hint = MESSAGES.get(code) or MESSAGES.get(primary) or UNKNOWN
    return StoreError(f"{message} ({error})", where=str(path), hint=hint)
