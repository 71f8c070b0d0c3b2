"""An open database -> statements and transactions; the base of everything that reads or writes.

While something is written the file is in WAL mode (readers go on, a crash loses only the open transaction); a clean
close folds everything back into one file that opens read-only anywhere.  Every commit is on the disk before it returns:
SQLite's default, and cheap, because an ingest commits a dozen times.  One writer at a time holds the file; other
writers wait as long as `Waits` says, in short attempts, so that they can tell whom they wait for, and can be stopped.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from lineage.config import Waits
from lineage.errors import StoreError
from lineage.messages import command
from lineage.store import seals
from lineage.store.failures import is_of_the_store, translated, translation
from lineage.store.opening import connect, for_reading, for_scratch, for_writing, real_path, remove_if_empty
from lineage.store.values import Ids
from lineage.store.waiting import OTHER, Told, is_busy, named, patiently, untold

Parameters = Sequence[Any] | Mapping[str, Any]
"""Values of a statement, by their places or, where one stands in several, by their names; numbered places ("?1") are no
names to SQLite, but Python 3.12 warns of them."""

USUAL: Final = Waits()
IMPLAUSIBLE: Final = (LookupError, ValueError, TypeError, ArithmeticError, sqlite3.Error)
"""Errors that a value causes which no lineage stores: an id of no row, half a JSON text, a value of another type."""
WRITING: Final = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
)
"""Errors that, while a database is copied, come from the copy: the original is open already, and only read."""
PAGES_AT_A_TIME: Final = 16_000
"""Pages that are copied at a stretch, a tenth of a second: between two stretches Ctrl-C is noticed."""


class Connection:
    """An open database; the only object that runs SQL.  Use `Store.create` or `Store.open`."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, waits: Waits, *, writable: bool, passing: bool = False
    ) -> None:
        self.path = path
        self._file = real_path(path)
        self.writable = writable
        self.passing = passing
        self.waits = waits
        self.made = False  # True if this object made the file
        self.told: Told = untold
        self._connection = connection
        self._patience = waits.writer_seconds
        self._own_run = 0
        self._changes_at_start = connection.total_changes

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, waits: Waits = USUAL, told: Told = untold) -> Self:
        """Open for writing; the file is made, or brought to the newest schema, if need be.

        `told` is called with the name of another writer whenever that has to be waited for.
        StoreError if the file is not a lineage database or of a newer schema (it is left as it is), or if others hold
        it for longer than `waits.writer_seconds`; InputError if no file can be at this path.
        """
        path = Path(path)
        connection, made = for_writing(path, waits, told)
        store = cls(connection, path, waits, writable=True)
        store.made, store.told = made, told
        return store

    @classmethod
    def scratch(cls, path: Path) -> Self:
        """Open a file that nobody else uses and that is thrown away: nothing waits for the disk.

        Text that is not UTF-8, which only damage can cause, is read with its bytes escaped.
        """
        return cls(for_scratch(path), path, USUAL, writable=True, passing=True)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open for reading only; works while an ingest writes.

        InputError if there is no such file; StoreError if it is not a lineage database, damaged, or of another schema.
        """
        path = Path(path)
        return cls(for_reading(path, USUAL), path, USUAL, writable=False)

    def close(self) -> None:
        """Close; a writer folds its log into the file.  An open transaction is rolled back.  May be called twice."""
        try:
            if self.writable and not self.passing:
                with suppress(sqlite3.ProgrammingError), translated(self.path):  # the connection was closed before
                    self._finish()
        finally:
            self._connection.close()

    def _finish(self) -> None:
        self._roll_back()
        with suppress(sqlite3.OperationalError):  # others write, or the disk is full: the next writer renews the seals
            if self._connection.total_changes > self._changes_at_start:
                seals.renew(self._connection)
        self._roll_back()
        try:
            self._connection.execute(f"PRAGMA busy_timeout = {int(1_000 * self.waits.leaving_seconds)}")
            self._connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if not is_busy(error):  # if others read or write, the last writer to close leaves WAL mode
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # some errors have rolled back already
            self._connection.execute("ROLLBACK")

    def discard_if_empty(self) -> None:
        """Close, and remove the file if this object made it, no document is in it, and nobody else has it open.

        A file that holds nothing would look like a result.
        """
        self._roll_back()
        if self.made:
            with translated(self.path):
                remove_if_empty(self._connection, self._file)
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close.  An error that the store raised over a value which no lineage stores becomes a StoreError."""
        try:
            self.close()
        except StoreError:
            if error is None:  # the first error is the one to tell
                raise
        if isinstance(error, IMPLAUSIBLE) and is_of_the_store(error):
            raise self._nonsense(error) from error

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """For decoding stored bytes: errors inside, which only damage can cause, become StoreErrors."""
        try:
            yield
        except IMPLAUSIBLE as error:
            raise self._nonsense(error) from error

    def _nonsense(self, error: BaseException) -> StoreError:
        told = f"what is stored makes no sense here ({type(error).__name__}: {error})"
        check = command("check", "--db", self.path)
        hint = f"find out what is damaged: {check}; if that finds nothing, lineage has a bug"
        return StoreError(told, where=str(self.path), hint=hint)

    def copy_to(self, path: Path) -> None:
        """Write the whole database, as it is at one moment, to a new file; ResourceError if there is no room for it."""
        with translated(path, passing=True):
            target = connect(path, "rwc", self.waits.reader_seconds)
        with closing(target), self.snapshot():
            self._value("PRAGMA schema_version")  # begins the snapshot, which holds through all portions
            try:
                self._connection.backup(target, pages=PAGES_AT_A_TIME, progress=_listen_between)
            except sqlite3.DatabaseError as error:
                writing = error.sqlite_errorcode in WRITING
                raise translation(error, path if writing else self.path, passing=writing) from error

    def hurry(self) -> None:
        """Wait no longer than `waits.leaving_seconds` for other writers from now on: the user wants to leave."""
        self._patience = self.waits.leaving_seconds

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are stored together or not at all; a transaction inside another one is part of that.

        StoreError with the name of the other writer if that does not let go in time.
        """
        if self._connection.in_transaction:
            yield
            return
        self._in_turn("BEGIN IMMEDIATE")
        try:
            yield
            self._in_turn("COMMIT")  # waits for readers where a file system knows no shared memory, hence no WAL
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state of the database, even if others write; in a transaction, its own state."""
        if self._connection.in_transaction:
            yield
            return
        self._run("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _in_turn(self, sql: str) -> None:
        """Run a statement that may have to wait for other programs."""
        try:
            patiently(lambda: self._connection.execute(sql), self._patience, lambda: self.told(self._holder()))
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise translation(error, self.path, passing=self.passing) from error
            raise StoreError(
                f"{self._holder()}, is writing to the database; waited {self._patience:g} s",
                where=str(self.path),
                hint="run the same command again when it is done, or wait longer with --wait SECONDS",
            ) from error

    def _holder(self) -> str:
        """The name of the other writer, as far as the table of runs tells: a run that is not done."""
        running = "SELECT id, process, started FROM runs WHERE status = 'running' AND id <> ? ORDER BY id DESC"
        try:
            return named(self._connection.execute(running, [self._own_run]).fetchall())
        except sqlite3.OperationalError:  # without a log beside the file, who holds it may keep others from reading
            return OTHER

    def _rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        with translated(self.path, passing=self.passing):
            return self._connection.execute(sql, parameters).fetchall()

    def _stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with translated(self.path, passing=self.passing):
            # fetchone has no close(), which would complain of a stream that is forgotten after its database is closed
            yield from iter(self._connection.execute(sql, parameters).fetchone, None)

    def _value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        rows = self._rows(sql, parameters)
        return rows[0][0] if rows else None

    def _ids(self, sql: str, parameters: Sequence[Any] = ()) -> Ids:
        """The first column of the rows, which holds whole numbers and no NULL."""
        return np.array([row[0] for row in self._rows(sql, parameters)], np.int64)

    def _last_id(self, table: str) -> int:
        """The highest row id of a table; 0 if it is empty."""
        return int(self._value(f"SELECT coalesce(max(id), 0) FROM {table}"))

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement; returns the number of rows that it changed."""
        with translated(self.path, passing=self.passing):
            return self._connection.execute(sql, parameters).rowcount

    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with translated(self.path, passing=self.passing):
            self._connection.executemany(sql, rows)


def _listen_between(status: int, remaining: int, total: int) -> None:
    """Nothing: that SQLite calls it between portions of a copy lets Python handle signals, such as Ctrl-C."""
