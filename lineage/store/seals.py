"""Tables that nothing else can verify -> checksums of them, renewed when a writer closes the file.

The statistics by which queries are planned follow from samples, how the search index is laid out from the history of
its writes: they cannot be made again to be compared.  Who writes to the search index breaks its seals first, so that an
ingest that is killed leaves none that are wrong.  Cost: 0.03 s for the search index of 60 MB of text, each time that
something is ingested that it does not hold.
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
GROWTH: Final = 2
"""How many times the documents that statistics are of there must be for new ones: indexes still rank alike before."""


def renew(connection: sqlite3.Connection) -> None:
    """Bring the statistics up to date, and seal what has no seal; a seal that stands still says what was stored."""
    connection.execute("BEGIN IMMEDIATE")
    standing = _seals(connection)
    if _outgrown(connection) or not _holds(connection, STATISTICS, standing.get(STATISTICS)):  # others can analyse, too
        connection.execute(f"PRAGMA analysis_limit = {ROWS_PER_INDEX}")
        connection.execute("ANALYZE")
        standing.pop(STATISTICS, None)
    for name in SEALED:
        if name not in standing:
            sealed = _checksum(connection, name, _row_checksum)
            connection.execute("INSERT OR REPLACE INTO seals VALUES (?, ?)", (name, sealed))
    connection.execute("COMMIT")


def broken(connection: sqlite3.Connection) -> Iterator[str]:
    """The sealed tables that are not what they were."""
    for name, checksum in _seals(connection).items():
        if name not in SEALED or not _holds(connection, name, checksum):
            yield name


def _seals(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT name, checksum FROM seals").fetchall())


def _holds(connection: sqlite3.Connection, name: str, checksum: int | None) -> bool:
    """Whether the rows of a table are those that were sealed."""
    return any(checksum == _checksum(connection, name, of_row) for of_row in (_row_checksum, *FORMER))


def _outgrown(connection: sqlite3.Connection) -> bool:
    """Whether there are no statistics, or they are of fewer documents than would do."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (STATISTICS,)).fetchone():
        return True
    query = f"SELECT max(CAST(stat AS INTEGER)) FROM {STATISTICS} WHERE tbl = 'documents'"  # the number stands first
    told = connection.execute(query).fetchone()[0] or 0
    (held,) = connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()
    return bool(held > GROWTH * told)


def _checksum(connection: sqlite3.Connection, name: str, of_row: Callable[[Sequence[Any]], int]) -> int:
    """Sum of the rows' checksums, which needs no order; signed, as SQLite stores numbers."""
    rows = connection.execute(f"SELECT * FROM {name}")
    return (sum(map(of_row, rows)) + (1 << 63)) % (1 << 64) - (1 << 63)


def _row_checksum(row: Sequence[Any]) -> int:
    """Hash of the values one behind the other: a third of the time of one form for all tables."""
    return hash64(b"\0".join([value if isinstance(value, bytes) else repr(value).encode() for value in row]))


def _row_checksum_of_hashes(row: Sequence[Any]) -> int:
    return row_checksum([hash64(value) if isinstance(value, bytes) else value for value in row])


FORMER: Final = (_row_checksum_of_hashes, row_checksum)
"""How tables of earlier versions are sealed until they are written to."""
