"""An open database -> what is wrong in it: files rot, disks lie, other programs write.

What people gave (documents, outlets, runs) is compared with the checksums and content ids that were stored with it;
what was derived, with another database in which pipeline.checking has derived it again; the search index, with the
passages.  SQLite checks its own structure.  Cost: a few passes over the file, seconds for 60 MB of text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from lineage.errors import StoreError
from lineage.identity import content_id, hash64, signed
from lineage.messages import counted, listed
from lineage.reports import Finding
from lineage.store import seals
from lineage.store.connection import IMPLAUSIBLE
from lineage.store.contents import Contents
from lineage.store.failures import translated
from lineage.store.reading import Reading
from lineage.store.storable import row_checksum
from lineage.store.tables import GIVEN
from lineage.store.views import SEARCH, VIEWS

NAMED: Final = 5
"""Rows named for one thing that is wrong; the rest are counted."""
RESTORE: Final = "restore the file from a copy, or ingest its inputs into a new one"
REPAIR: Final = "build what is derived anew from the documents"
"""A hint without the command, which pipeline.checking adds, as it knows the path that the user gave."""
OTHER_VIEW: Final = (
    "is not defined as this version defines it: by damage, or by another build of lineage; the next ingest renews it"
)
Wrong = tuple[str, Any, str]
"""Table, row (None for the table as a whole), and what is wrong with it."""


class Integrity(Reading, Contents):
    """The check of a database against itself, and against what should have been derived."""

    def damage(self) -> list[Finding]:
        """What is wrong with the file itself and with what people gave, in a fixed order; empty if it is sound."""
        return [*self._guarded(self._structure, "file", REPAIR), *self.given_damage()]

    def given_damage(self) -> list[Finding]:
        """What is wrong with what people gave, which nothing can make again; empty if it is sound."""
        return self._guarded(self._given, "documents", RESTORE)

    def derived_damage(self, rebuilt: Integrity) -> list[Finding]:
        """What is wrong with the schema, the views, the search index and other tables that are not compared row by row.

        It writes to the file, which must therefore be a copy (see `scratch`).
        """
        parts = {
            "seals": self._seals,
            "index": self._index,
            "search": self._search,
            "views": self._views,
            "stages": self._stages,
            "sqlite_schema": lambda: self._schema(rebuilt),
        }
        return [finding for name, part in parts.items() for finding in self._guarded(part, name, REPAIR)]

    def differences(self, rebuilt: Integrity, tables: Collection[str]) -> list[Finding]:
        """The rows of these tables that differ from those of the database in which everything was derived anew."""
        return self._guarded(lambda: self._differences(rebuilt, tables), "derived tables", REPAIR)

    # ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _structure(self) -> Iterator[Wrong]:
        for (message,) in self._rows("PRAGMA integrity_check"):
            if message != "ok":
                yield "file", None, str(message)
        awaited = {table.name for table in GIVEN} if self.removed() else None  # the rest is about to be derived anew
        for table, row, parent, _ in self._rows("PRAGMA foreign_key_check"):
            if awaited is not None and table not in awaited:
                continue
            yield str(table), row, f"refer to a row of {parent} that is not there"

    def _schema(self, rebuilt: Integrity) -> Iterator[Wrong]:
        expected, found = rebuilt._statements(), self._statements()
        if seals.STATISTICS in found:
            expected[seals.STATISTICS] = ("table", seals.STATISTICS, f"CREATE TABLE {seals.STATISTICS}(tbl,idx,stat)")
        for name, statement in expected.items():
            if name not in found:
                yield name, None, "is missing"
            elif found[name] != statement:
                yield name, None, OTHER_VIEW if statement[0] == "view" else "is not defined as this version defines it"

    def _statements(self) -> dict[str, tuple[str, ...]]:
        """Name of each table, index and view -> its type, its table and the SQL statement that makes it."""
        rows = self._rows("SELECT name, type, tbl_name, sql FROM sqlite_schema")
        return {name: tuple(statement) for name, *statement in rows}

    # ── what people gave ──────────────────────────────────────────────────────────────────────────────────────────

    def _given(self) -> Iterator[Wrong]:
        altered = set()
        for row, key, external_id, stored, outlet, title, text in self._stream(
            "SELECT d.id, d.key, d.external_id, d.content_id, o.name, d.title, d.text "
            "FROM documents d LEFT JOIN outlets o ON o.id = d.outlet ORDER BY d.id"
        ):
            texts = (outlet, title or "", text)
            if not all(isinstance(value, str) for value in texts) or content_id(*texts) != stored:
                altered.add(row)
                yield "documents", row, "have another outlet, title or text than was stored"
            elif key != (external_id or stored):
                altered.add(row)
                yield "documents", row, "have a key that is neither the external id nor the content id"
        for table in GIVEN:
            for *values, checksum in self._stream(f'SELECT * FROM "{table.name}"'):
                if row_checksum(values) != checksum and not (table.name == "documents" and values[0] in altered):
                    yield table.name, values[0], "hold something else than was stored"

    # ── what was derived ──────────────────────────────────────────────────────────────────────────────────────────

    def _index(self) -> Iterator[Wrong]:
        for table, column in (("index_segments", "sizes"), ("index_pages", "data")):
            for row, data, checksum in self._stream(f"SELECT id, {column}, checksum FROM {table}"):
                if signed(hash64(data)) != checksum:
                    yield table, row, "hold other bytes than were stored"

    def _search(self) -> Iterator[Wrong]:
        """What is wrong with the search index, by its own check, for which SQLite asks a connection that may write."""
        try:
            self._run(f"INSERT INTO {SEARCH.name} ({SEARCH.name}, rank) VALUES ('integrity-check', 1)")
        except (StoreError, sqlite3.Error):
            yield SEARCH.name, None, "does not hold the words of the passages"
        for name, value in SEARCH.settings:
            if self._rows(f"SELECT v FROM {SEARCH.name}_config WHERE k = ?", [name]) != [(value,)]:
                yield SEARCH.name, None, f"its setting {name} is not {value}"

    def _views(self) -> Iterator[Wrong]:
        for view in VIEWS:
            try:
                self._rows(f"SELECT * FROM {view.name} LIMIT 1")
            except StoreError as error:
                yield view.name, None, f"the view does not answer: {error.message}"

    def _stages(self) -> Iterator[Wrong]:
        for name, row in self._rows("SELECT name, passage FROM stages"):
            last = {"matches": "passages", "sources": "documents"}.get(name)
            if last is None or row > self._last_id(last):
                yield "stages", name, "no derived part has come that far"
        for (row,) in self._rows("SELECT id FROM index_segments WHERE matched = 0"):
            yield "index_segments", row, "are not marked as compared, and what follows from that is there"

    def _seals(self) -> Iterator[Wrong]:
        with translated(self.path, passing=self.passing):
            broken = list(seals.broken(self._connection))
            if seals.STATISTICS in broken and seals.are_those_of_another_program(self._connection):
                broken.remove(seals.STATISTICS)
        for name in broken:
            yield name, None, "holds something else than was stored"

    def _differences(self, rebuilt: Integrity, tables: Collection[str]) -> Iterator[Wrong]:
        for table, strange, lacking in self.differing_rows(rebuilt, tables):
            for row in strange:
                yield table, row, "are not what follows from the documents"
            if lacking > len(strange):
                yield table, None, f"{counted(lacking - len(strange), 'row', be=True)} missing"

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def _guarded(part: Any, name: str, hint: str) -> list[Finding]:
        """The findings of a part of the check; an error that stops the part is a finding, too."""
        found: list[Wrong] = []
        try:
            for wrong in part():
                found.append(wrong)
        except StoreError as error:
            found.append((name, None, error.message))
        except IMPLAUSIBLE as error:
            found.append((name, None, f"holds what makes no sense ({error})"))
        return list(_in_few_words(found, hint))


def _in_few_words(found: Iterable[Wrong], hint: str) -> Iterator[Finding]:
    """Findings, one for all rows of a table with which the same thing is wrong."""
    rows: dict[tuple[str, str], list[Any]] = {}
    for table, row, message in found:
        rows.setdefault((table, message), []).append(row)
    for (table, message), wrong in rows.items():
        named = listed([str(row) for row in wrong if row is not None], NAMED)
        yield Finding(f"{table} {named}".strip(), message, hint)
