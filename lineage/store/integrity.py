"""An open database -> what is wrong in it: files rot, disks lie, other programs write.

Everything that can be re-derived is: SQLite's own structure, references, the content id of every document from its
text, offsets from the length of their text, the search index from the passages, and every view by asking it.
Cost: a few passes over the file, seconds for 60 MB of text.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.errors import StoreError
from lineage.identity import content_id, hash64
from lineage.records import Finding
from lineage.store.connection import WAIT_SECONDS, connect
from lineage.store.storable import signed
from lineage.store.tracing import Tracing
from lineage.store.views import VIEWS

Hasher = Callable[[Sequence[str]], NDArray[np.uint64]]
BATCH: Final = 2_000
"""Wordings whose texts are in memory at a time: a few megabytes."""
NAMED: Final = 5
"""Rows named for one broken rule; the rest are counted."""
RESTORE: Final = "restore the file from a copy, or ingest its inputs into a new one"
REBUILD: Final = "run the same ingest again"


class Rule(NamedTuple):
    """A query that lists the rows which break a rule that no constraint of one table can hold."""

    table: str
    message: str
    hint: str
    sql: str


RULES: Final = (
    Rule(
        "passages",
        "passages end behind the text of documents",
        RESTORE,
        "SELECT d.id FROM documents d "
        'WHERE length(d.text) < (SELECT max(p."end") FROM passages p WHERE p.document = d.id)',
    ),
    Rule(
        "passages",
        "passages overlap the one before",
        RESTORE,
        "SELECT b.id FROM passages a JOIN passages b ON b.document = a.document AND b.ordinal = a.ordinal + 1 "
        'WHERE b.start < a."end"',
    ),
    Rule(
        "overlaps",
        "measurements are of words that no passage has",
        RESTORE,
        'SELECT "left" || \' and \' || "right" FROM overlaps WHERE "left" NOT IN (SELECT wording FROM passages '
        'WHERE wording IS NOT NULL) OR "right" NOT IN (SELECT wording FROM passages WHERE wording IS NOT NULL)',
    ),
    Rule(
        "overlaps",
        "measurements are outside 0 to 1",
        REBUILD,
        'SELECT "left" || \' and \' || "right" FROM overlaps WHERE NOT '
        "(jaccard BETWEEN 0 AND 1 AND containment BETWEEN 0 AND 1 AND score BETWEEN 0 AND 1)",
    ),
    Rule(
        "wording_families",
        "families do not have the passages that they count",
        REBUILD,
        "SELECT f.id FROM wording_families f WHERE f.passages <> (SELECT count(*) FROM family_members m "
        "JOIN passages p ON p.wording = m.wording WHERE m.family = f.id)",
    ),
    Rule(
        "matches",
        "matches stand inside one document or reach out of their passages",
        REBUILD,
        "SELECT m.id FROM matches m JOIN passages a ON a.id = m.a_passage JOIN passages b ON b.id = m.b_passage "
        'WHERE a.document = b.document OR m.a_start < a.start OR m.a_end > a."end" OR m.a_start >= m.a_end '
        'OR m.b_start < b.start OR m.b_end > b."end" OR m.b_start >= m.b_end',
    ),
    Rule(
        "stages",
        "passages have no families and matches yet: an ingest was interrupted",
        REBUILD,
        "SELECT id FROM passages WHERE id > coalesce((SELECT passage FROM stages WHERE name = 'matches'), 0)",
    ),
)


class Integrity(Tracing):
    """The check of a database against itself."""

    def check(self, hasher: Hasher | None = None) -> list[Finding]:
        """Everything that is wrong, in a fixed order; empty for a sound database.

        `hasher` turns passage texts into wording hashes (the passages room has it); without it those are not checked.
        """
        findings: list[Finding] = []
        for part in (self._structure, self._documents_agree, self._rules, self._segments, self._search, self._views):
            try:
                findings += part()
            except StoreError as error:
                findings.append(Finding(part.__name__.strip("_"), error.message, RESTORE))
        if hasher is not None and not findings:
            findings += self._wordings_agree(hasher)
        return findings

    def _structure(self) -> Iterator[Finding]:
        for (message,) in self._rows("PRAGMA integrity_check"):
            if message != "ok":
                yield Finding("file", str(message), RESTORE)
        for table, row, parent, _ in self._rows("PRAGMA foreign_key_check"):
            yield Finding(f"{table} {row}", f"refers to a row of {parent} that is not there", RESTORE)

    def _documents_agree(self) -> Iterator[Finding]:
        for stored in self.documents():
            document = stored.document
            if content_id(document.outlet, document.title, document.text) != document.content_id:
                yield Finding(f"documents {stored.id}", "outlet, title or text differ from what was stored", RESTORE)
        for (row,) in self._rows("SELECT id FROM documents WHERE key <> coalesce(external_id, content_id)"):
            yield Finding(f"documents {row}", "the key is neither the external id nor the content id", RESTORE)

    def _rules(self) -> Iterator[Finding]:
        for rule in RULES:
            broken = [str(row[0]) for row in self._rows(rule.sql)]
            if broken:
                more = f" and {len(broken) - NAMED} more" if len(broken) > NAMED else ""
                yield Finding(rule.table, f"{rule.message}: {', '.join(broken[:NAMED])}{more}", rule.hint)

    def _segments(self) -> Iterator[Finding]:
        for table, column in (("index_segments", "sizes"), ("index_pages", "data")):
            for row, data, checksum in self._stream(f"SELECT id, {column}, checksum FROM {table}"):
                if signed(hash64(data)) != checksum:
                    yield Finding(f"{table} {row}", "its bytes are not those that were stored", RESTORE)

    def _search(self) -> Iterator[Finding]:
        """The search index checks itself, which SQLite lets it do only on a connection that may write."""
        if not os.access(self.path, os.W_OK):
            return
        with closing(connect(self.path, "rw", WAIT_SECONDS)) as connection:
            try:
                connection.execute("INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield Finding("passage_search", f"the search index does not fit the passages ({error})", RESTORE)

    def _views(self) -> Iterator[Finding]:
        for view in VIEWS:
            try:
                self._rows(f"SELECT * FROM {view.name} LIMIT 1")
            except StoreError as error:
                yield Finding(view.name, f"the view does not answer: {error.message}", RESTORE)

    def _wordings_agree(self, hasher: Hasher) -> Iterator[Finding]:
        last = 0
        while rows := self._batch(last):
            last = rows[-1][0]
            hashes = hasher([text for _, _, text in rows]).view(np.int64).tolist()
            for (passage, stored, _), found in zip(rows, hashes, strict=True):
                if (stored or 0) != found:
                    yield Finding(f"passages {passage}", "its words are not those of its wording", RESTORE)

    def _batch(self, last: int) -> list[tuple[Any, ...]]:
        return self._rows(
            'SELECT p.id, p.wording, substr(d.text, p.start + 1, p."end" - p.start) FROM passages p '
            "JOIN documents d ON d.id = p.document WHERE p.id > ? ORDER BY p.id LIMIT ?",
            [last, BATCH],
        )
