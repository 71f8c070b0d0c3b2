"""A database -> the content of its lineage, row by row, whatever numbers the rows happen to have.

Two ingests of one corpus in different orders give rows other ids, and nothing else.  So a row is hashed with the names
of the rows that it refers to in the place of their ids: a document is named by its key, a passage by its document and
its place in it, a source by all that is stored about it.  Hashes of rows are added up, which needs no order and no
memory; two databases with equal sums hold the same lineage.

Cost: 4 µs a row, and eight bytes of memory for each row that others refer to.  Failure mode: the sums are made to find
accidents; an attacker can forge two equal ones.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lineage.reports import TableDigest
from lineage.store.connection import Connection
from lineage.store.provenance_tables import PROVENANCE_TABLES, SOURCE_MEMBERS, SOURCES
from lineage.store.schema import Column, Table
from lineage.store.storable import row_checksum
from lineage.store.tables import TABLES

Names: TypeAlias = "array[int]"
"""The name of each row of a table as a number, by row id; 0 for an id that no row has."""
LEAST_ROOM: Final = 1_000
"""Row ids below this number are believable, however few rows there are."""
SPARSE: Final = 100
"""Most row ids for each row: the ids of rows that were replaced many times have gaps, but not larger ones."""
RowLabel: TypeAlias = "int | str"
"""What a row is called in a message: its row id, or its key if the table has no row ids."""
COMPARED: Final = tuple(table for table in TABLES + PROVENANCE_TABLES if table.part_of_lineage)
SIDES: Final = ("left", "right")
"""Columns of a pair that is stored in the order of its ids: the pair counts, not which side is which."""
WORD: Final = 1 << 64


class Contents(Connection):
    """The rows of the lineage by their content, whatever their row ids are."""

    def table_digests(self) -> list[TableDigest]:
        """For each table of the lineage the number of its rows and the sum of their hashes, in a fixed order."""
        with self.snapshot():
            names = self._names()
            return [_digest(table.name, (value for _, value in self._hashed(table, names))) for table in COMPARED]

    def differing_rows(self, other: Contents, tables: Collection[str]) -> Iterator[tuple[str, list[RowLabel], int]]:
        """For each of these tables: its name, the rows that only this database has, and how many only `other` has."""
        mine, others = self._names(), other._names()
        for table in COMPARED:
            if table.name in tables:
                lacking = Counter(value for _, value in other._hashed(table, others))
                strange = []
                for row, value in self._hashed(table, mine):
                    if lacking[value] > 0:
                        lacking[value] -= 1
                    else:
                        strange.append(row)
                yield table.name, strange, lacking.total()

    def wordings_from(self, first: int, count: int) -> NDArray[np.uint64]:
        """The wording of each of the `count` passages first, first + 1, …; 0 for a passage without one."""
        wordings = np.zeros(count, np.int64)
        sql = "SELECT id, wording FROM passages WHERE id >= ? AND id < ? AND wording IS NOT NULL"
        for row, value in self._stream(sql, [first, first + count]):
            wordings[row - first] = value
        return wordings.view(np.uint64)

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _names(self) -> dict[str, Names]:
        names: dict[str, Names] = {}
        for table in COMPARED:
            columns = [column for column in table.columns if column.name in table.named_by]
            if table.named_by == ("id",):  # its rows bear the ids of the rows that name them, with wide gaps
                names[table.name] = names[str(columns[0].target)]
            elif columns:
                names[table.name] = _by_row_id(
                    (int(row), _hash(values)) for row, values in self._told(table, columns, names)
                )
        names[SOURCES.name] = self._source_names(names)
        return names

    def _source_names(self, names: dict[str, Names]) -> Names:
        """Names of the sources: sums of the hashes of a source's own row and of the rows of its members."""
        sums = {int(row): value for row, value in self._hashed(SOURCES, names)}
        columns = [column for column in SOURCE_MEMBERS.columns if column.target != SOURCES.name]
        for row, values in self._told(SOURCE_MEMBERS, columns, names, label="source"):
            sums[int(row)] = (sums.get(int(row), 0) + _hash(values)) % WORD
        return _by_row_id(sums.items())

    def _hashed(self, table: Table, names: dict[str, Names]) -> Iterator[tuple[RowLabel, int]]:
        """Label and hash of each row; row ids, checksums and the columns that are `aside` are not hashed."""
        left_out = {"checksum", *table.aside}
        columns = [column for column in table.columns if not column.is_row_id and column.name not in left_out]
        for row, values in self._told(table, columns, names):
            yield row, _hash(values)

    def _told(
        self, table: Table, columns: Sequence[Column], names: dict[str, Names], label: str = ""
    ) -> Iterator[tuple[RowLabel, list[Any]]]:
        """Label of each row, and its values in these columns, with names in the place of row ids."""
        selected = ", ".join(f'"{column.name}"' for column in columns)
        targets = [(place, names[column.target]) for place, column in enumerate(columns) if column.target is not None]
        sides = [place for place, column in enumerate(columns) if column.name in SIDES]
        order = "" if table.without_rowid else " ORDER BY 1"  # else SQLite may follow an index that has these columns
        rows = self._stream(f'SELECT {label or _label(table)}, {selected} FROM "{table.name}"{order}')
        for row, *values in rows:
            for place, known in targets:
                values[place] = _name(known, values[place])
            if sides:
                values[: len(sides)] = sorted(values[: len(sides)])
            yield row, values


def _label(table: Table) -> str:
    """An SQL expression for the label of a row: its row id, or the values of its key."""
    if not table.without_rowid:
        return "rowid"
    one, other, *_ = table.columns
    return f'"{one.name}" || \'-\' || "{other.name}"'


def _name(known: Names, row: Any) -> Any:
    """The name of the row with this id; 0, which names nothing, if there is none; a value that is no id, unchanged."""
    if not isinstance(row, int):
        return row
    return known[row] if 0 <= row < len(known) else 0


def _by_row_id(rows: Iterable[tuple[int, int]]) -> Names:
    """The names of rows (row id, name) as an array; rows with absurd ids, which only a damaged file has, get none."""
    names: Names = array("Q")
    for count, (row, name) in enumerate(rows, start=1):
        if 0 <= row < LEAST_ROOM + SPARSE * count:
            if row >= len(names):
                names.frombytes(bytes(8 * (row + 1 - len(names))))
            names[row] = name
    return names


def _hash(values: Sequence[Any]) -> int:
    return row_checksum(values) % WORD


def _digest(name: str, hashes: Iterator[int]) -> TableDigest:
    rows = total = 0
    for value in hashes:
        rows += 1
        total += value
    return TableDigest(name, rows, total % WORD)
