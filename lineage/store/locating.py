"""Wordings of a text that is not stored -> where the database has them; nothing is written."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lineage.records import Label
from lineage.store.connection import Connection
from lineage.store.reading import EARLIEST, IDS, as_json
from lineage.store.values import Ids


class StoredOverlap(NamedTuple):
    """Two wordings that overlap, stored or not, and how the one is worded after the other."""

    left: int
    right: int
    label: Label
    jaccard: float
    containment: float
    score: float


class PlacedPassage(NamedTuple):
    """A stored passage that prints a wording."""

    wording: int
    document: int
    passage: int
    start: int
    end: int
    words: int


class Locating(Connection):
    """Look-ups for a text that is not stored."""

    def last_passage(self) -> int:
        """The highest id of a passage; 0 if there is none."""
        return self._last_id("passages")

    def overlaps_with(self, wordings: Ids) -> list[StoredOverlap]:
        """Every stored overlap of these wordings, ascending."""
        scope = as_json(wordings)
        columns = '"left", "right", label, jaccard, containment, score'
        rows = self._rows(
            f'SELECT {columns} FROM overlaps WHERE "left" IN {IDS} UNION '
            f'SELECT {columns} FROM overlaps WHERE "right" IN {IDS} ORDER BY 1, 2',
            [scope, scope],
        )
        return [StoredOverlap(*row) for row in rows]

    def placed(self, wordings: Ids, *, at_most: int) -> list[PlacedPassage]:
        """Passages of body and headlines with these wordings, the earliest `at_most` of each; by wording, then time."""
        rows = self._rows(
            'SELECT wording, document, id, start, "end", words FROM (SELECT p.wording, p.document, p.id, p.start, '
            f'p."end", p.words, row_number() OVER (PARTITION BY p.wording ORDER BY {EARLIEST}, p.ordinal) AS place '
            "FROM passages p JOIN documents d ON d.id = p.document "
            f"WHERE p.wording IN {IDS} AND p.kind IN ('body', 'headline')) WHERE place <= ? ORDER BY wording, place",
            [as_json(wordings), at_most],
        )
        return [PlacedPassage(*row) for row in rows]

    def furniture_among(self, wordings: Ids) -> set[int]:
        """The wordings among these that are furniture wherever they are printed."""
        rows = self._rows(
            f"SELECT wording FROM passages WHERE wording IN {IDS} GROUP BY wording HAVING min(kind = 'furniture')",
            [as_json(wordings)],
        )
        return {wording for (wording,) in rows}

    def fellow_carriers(self, documents: Ids, *, at_most: int) -> Ids:
        """Other documents that carry a source which one of these carries: the earliest `at_most`, ids ascending."""
        scope = as_json(documents)
        found = self._ids(
            "SELECT d.id FROM documents d WHERE d.id IN (SELECT n.document FROM source_members m "
            "JOIN source_members n ON n.source = m.source AND n.role <> 'quotes' "
            f"WHERE m.document IN {IDS} AND m.role <> 'quotes') AND d.id NOT IN {IDS} ORDER BY {EARLIEST} LIMIT ?",
            [scope, scope, at_most],
        )
        return np.sort(found)

    def sources_of(self, documents: Ids) -> list[int]:
        """The sources that these documents carry, ascending."""
        sql = f"SELECT DISTINCT source FROM source_members WHERE document IN {IDS} ORDER BY 1"
        found: list[int] = self._ids(sql, [as_json(documents)]).tolist()
        return found
