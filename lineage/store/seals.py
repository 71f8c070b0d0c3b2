"""Tables that nothing else can verify -> checksums of them, renewed when a writer closes the file.

The statistics by which queries are planned follow from samples, how the search index is laid out from the history of
its writes: they cannot be made again to be compared.  Who writes to the search index breaks its seals first, so that an
ingest that is killed leaves none that are wrong.  Cost: 0.04 s for the search index of 60 MB of text, each time that
anything is ingested.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from lineage.identity import hash64
from lineage.store.storable import row_checksum
from lineage.store.views import SEARCH

STATISTICS: Final = "sqlite_stat1"
INDEX: Final = tuple(f"{SEARCH.name}_{part}" for part in ("data", "idx", "config"))
BROKEN: Final = f"DELETE FROM seals WHERE name IN ({', '.join(repr(name) for name in INDEX)})"
"""What to run in the transaction that changes the search index."""
SEALED: Final = (STATISTICS, *INDEX, "_sqlite_migrations")
ROWS_PER_INDEX: Final = 1_000
"""Rows of an index that are sampled: enough to rank indexes."""


def renew(connection: sqlite3.Connection) -> None:
    """Renew the statistics, and seal all of these tables."""
    connection.execute(f"PRAGMA analysis_limit = {ROWS_PER_INDEX}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ANALYZE")
    for name in SEALED:
        sealed = _checksum(connection, name, _row_checksum)
        connection.execute("INSERT OR REPLACE INTO seals VALUES (?, ?)", (name, sealed))
    connection.execute("COMMIT")


def broken(connection: sqlite3.Connection) -> Iterator[str]:
    """The sealed tables that are not what they were."""
    for name, checksum in connection.execute("SELECT name, checksum FROM seals").fetchall():
        # files of earlier versions are sealed as all other tables are, until something is written
        sums = (_checksum(connection, name, of_row) for of_row in (_row_checksum, row_checksum))
        if name not in SEALED or checksum not in sums:
            yield str(name)


def _checksum(connection: sqlite3.Connection, name: str, of_row: Callable[[Sequence[Any]], int]) -> int:
    """Sum of the rows' checksums, which needs no order; signed, as SQLite stores numbers."""
    rows = connection.execute(f"SELECT * FROM {name}")
    return (sum(map(of_row, rows)) + (1 << 63)) % (1 << 64) - (1 << 63)


def _row_checksum(row: Sequence[Any]) -> int:
    """As for other tables, with the hash of each blob in its place: to write all blobs out takes five times as long."""
    return row_checksum([hash64(value) if isinstance(value, bytes) else value for value in row])
