"""Tables that nothing else can verify -> checksums of them, renewed when a writer closes the file.

A seal is the checksum of a table, or of a part of it, stored under its name.  The statistics by which queries are
planned follow from samples, and the layout of the search index from the history of its writes: they cannot be made
again to be compared.  A writer to the search index breaks (deletes) its seals first, so that an ingest that is killed
leaves none that are wrong.

The pages of the search index are sealed a stretch at a time, because additions change few of them: SQLite never
rewrites a page inside a part of the index, but cuts pages off in front and appends others.  A stretch is recognised by
its two ends, which say which passages hold which words: no other stretch in its place would say the same.  Cost: 0.01 s
for a hundred documents, and 0.03 s for all pages of 60 MB of text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lineage.identity import hash64
from lineage.store.storable import row_checksum
from lineage.store.views import SEARCH

STATISTICS: Final = "sqlite_stat1"
PAGES: Final = f"{SEARCH.name}_data"
WHOLE_INDEX: Final = (f"{SEARCH.name}_idx", f"{SEARCH.name}_config")
INDEX: Final = (PAGES, *WHOLE_INDEX)
BROKEN: Final = f"DELETE FROM seals WHERE name IN ({', '.join(repr(name) for name in INDEX)})"
"""To be run in the transaction that changes the search index.  It deletes the seals of whole tables of the index alone:
without them, those of stretches do not count."""
TABLES: Final = (STATISTICS, *WHOLE_INDEX, "_sqlite_migrations")
STRETCH: Final = 256
"""Ids of pages in a stretch: about a megabyte, which has to be read anew where a part of the index begins or ends."""
STRETCHES: Final = f"""
WITH RECURSIVE stretch (first, after) AS (
  SELECT min(id), (min(id) / {STRETCH} + 1) * {STRETCH} FROM {PAGES}
  UNION ALL
  SELECT p.id, (p.id / {STRETCH} + 1) * {STRETCH}
  FROM stretch JOIN {PAGES} p ON p.id = (SELECT min(id) FROM {PAGES} WHERE id >= after)
)
SELECT a.id, a.block, z.id, z.block FROM stretch JOIN {PAGES} a ON a.id = first
JOIN {PAGES} z ON z.id = (SELECT max(id) FROM {PAGES} WHERE id < after)"""
ROWS_PER_INDEX: Final = 1_000
"""Rows of an index that are sampled for statistics: enough to rank indexes."""
SAMPLES: Final = (0, 100, 400, ROWS_PER_INDEX, 2_000)
"""Rows of an index that other programs may sample: all of them, or as many as SQLite advises and does by itself."""
GROWTH: Final = 2
"""Statistics are made anew once there are more than this many times the documents that they were made of: before that,
indexes still rank as they did."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a seal covers: a table, or its rows between two ids."""

    table: str
    ends: tuple[int, int] | tuple[()] = ()

    def rows(self, connection: sqlite3.Connection) -> Iterable[Sequence[Any]]:
        where = "WHERE id BETWEEN ? AND ?" if self.ends else ""
        return connection.execute(f"SELECT * FROM {self.table} {where}", self.ends)


def renew(connection: sqlite3.Connection) -> None:
    """Bring the statistics up to date, and seal all that has no seal; seals that stand are kept, and not renewed."""
    connection.execute("BEGIN IMMEDIATE")
    standing = _seals(connection)
    statistics = _Part(STATISTICS)
    # not held: another program has run ANALYZE
    if _outgrown(connection) or not _holds(connection, statistics, standing.get(STATISTICS)):
        connection.execute(f"PRAGMA analysis_limit = {ROWS_PER_INDEX}")
        connection.execute("ANALYZE")
        standing.pop(STATISTICS, None)
    parts = _parts(connection, standing)
    fresh = [(name, _checksum(connection, part, _row_checksum)) for name, part in parts.items() if name not in standing]
    connection.executemany("INSERT OR REPLACE INTO seals VALUES (?, ?)", fresh)
    connection.executemany("DELETE FROM seals WHERE name = ?", [(name,) for name in standing if name not in parts])
    connection.execute("COMMIT")


def broken(connection: sqlite3.Connection) -> Iterator[str]:
    """Names of the sealed tables that are not what they were when they were sealed."""
    standing = _seals(connection)
    parts = _parts(connection, standing)
    if not all(name in standing for name in WHOLE_INDEX):  # a writer to the search index has not closed the file
        parts = {name: part for name, part in parts.items() if not part.ends}
        standing = {name: checksum for name, checksum in standing.items() if not name.startswith(f"{PAGES} ")}
    wrong = {name.split()[0] for name in standing if name not in parts}
    wrong |= {part.table for name, part in parts.items() if part.ends and name not in standing}
    for name, part in parts.items():
        if name in standing and part.table not in wrong and not _holds(connection, part, standing[name]):
            wrong.add(part.table)
    yield from sorted(wrong)


def are_those_of_another_program(connection: sqlite3.Connection) -> bool:
    """True if the statistics are what ANALYZE makes of the tables as they are, so that their broken seal is no damage.

    Whoever runs it may do so for a part of the tables.  Here it is run as well, and taken back.
    """
    query = f"SELECT * FROM {STATISTICS}"
    found = {*connection.execute(query)}
    made: set[tuple[str, ...]] = set()
    connection.execute("SAVEPOINT statistics")
    for sample in SAMPLES:
        connection.execute(f"PRAGMA analysis_limit = {sample}")
        connection.execute("ANALYZE")
        made.update(connection.execute(query))
    connection.execute("ROLLBACK TO statistics")
    connection.execute("RELEASE statistics")
    return bool(found) and found <= made


def _parts(connection: sqlite3.Connection, standing: Collection[str]) -> dict[str, _Part]:
    """Name of the seal -> what it covers, for all that is to be sealed now.

    If the file has the one seal with which earlier versions sealed all pages of the search index, that is kept.
    """
    parts = {name: _Part(name) for name in (TABLES if PAGES not in standing else (*TABLES, PAGES))}
    if PAGES not in standing:
        for first, first_page, last, last_page in connection.execute(STRETCHES):
            parts[f"{PAGES} {hash64(_joined((first, first_page, last, last_page))):x}"] = _Part(PAGES, (first, last))
    return parts


def _seals(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT name, checksum FROM seals").fetchall())


def _holds(connection: sqlite3.Connection, part: _Part, checksum: int | None) -> bool:
    """True if the rows are those that were sealed with this checksum, as this version or an earlier one computes it."""
    return any(checksum == _checksum(connection, part, of_row) for of_row in (_row_checksum, *FORMER))


def _outgrown(connection: sqlite3.Connection) -> bool:
    """True if there are no statistics, or they were made of too few documents (see GROWTH)."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (STATISTICS,)).fetchone():
        return True
    query = f"SELECT max(CAST(stat AS INTEGER)) FROM {STATISTICS} WHERE tbl = 'documents'"  # the number stands first
    told = connection.execute(query).fetchone()[0] or 0
    (held,) = connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()
    return bool(held > GROWTH * told)


def _checksum(connection: sqlite3.Connection, part: _Part, of_row: Callable[[Sequence[Any]], int]) -> int:
    """Sum of the rows' checksums, which needs no order; signed, as SQLite stores numbers."""
    return (sum(map(of_row, part.rows(connection))) + (1 << 63)) % (1 << 64) - (1 << 63)


def _row_checksum(row: Sequence[Any]) -> int:
    """Hash of the values one behind the other: it takes a third of the time of `storable.row_checksum`."""
    return hash64(_joined(row))


def _joined(row: Sequence[Any]) -> bytes:
    return b"\0".join([value if isinstance(value, bytes) else repr(value).encode() for value in row])


def _row_checksum_of_hashes(row: Sequence[Any]) -> int:
    return row_checksum([hash64(value) if isinstance(value, bytes) else value for value in row])


FORMER: Final = (_row_checksum_of_hashes, row_checksum)
"""Checksums of rows by which earlier versions sealed tables; such seals stand until a table is written to."""
