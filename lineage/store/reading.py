"""An open database -> documents, counts, and what an incremental ingest has to know of the past.

Every look-up goes through an index, so that its cost is that of what it returns, not of what is stored.  Lists of ids
are handed to SQLite as one JSON array, which needs no temporary table and has no limit on the number of parameters.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lineage.errors import StoreError
from lineage.messages import command
from lineage.records import Overlaps
from lineage.store.connection import Connection
from lineage.store.naming import DOCUMENT_COLUMNS, as_document
from lineage.store.tables import REMOVED
from lineage.store.values import Ids, IndexSegment, Repetitions, StoredDocument

COUNTED: Final = ("documents", "outlets", "passages", "runs", "sources", "derivations")
# The order of `times.in_time`: undated documents last, a bare day behind the hours of that day ('~' sorts behind 'T'
# and '-'), equal dates by the documents' ids.
EARLIEST: Final = "d.published IS NULL, d.published || '~', d.key"
EARLIEST_FIRST: Final = f"{EARLIEST}, p.ordinal"
DAY: Final = "CASE WHEN d.published_precision IN ('day', 'minute', 'second') THEN substr(d.published, 1, 10) END"
IDS: Final = "(SELECT value FROM json_each(?))"


class Reading(Connection):
    """Questions that can be asked of any open database, also of one opened read-only."""

    def documents(self, ids: Ids | None = None) -> Iterator[StoredDocument]:
        """The documents with these ids, in ascending order of id; all documents if `ids` is None."""
        where, parameters = ("1", []) if ids is None else (f"d.id IN {IDS}", [as_json(ids)])
        sql = (
            f"SELECT {DOCUMENT_COLUMNS} FROM documents d JOIN outlets o ON o.id = d.outlet WHERE {where} ORDER BY d.id"
        )
        return map(as_document, self._stream(sql, parameters))

    def is_empty(self) -> bool:
        """True if no document is stored."""
        return not self._value("SELECT EXISTS (SELECT 1 FROM documents)")

    def document_ids(self) -> Ids:
        """Row ids of all documents, ascending."""
        return self._ids("SELECT id FROM documents ORDER BY id")

    def agency_files(self) -> list[tuple[str, str]]:
        """The user's files of agencies, name and text, in the order in which they were given."""
        return [(name, text) for name, text in self._rows("SELECT name, text FROM agency_files ORDER BY id")]

    def counts(self) -> dict[str, int]:
        """Number of rows of the main tables, and number of families of two or more documents."""
        counts = {table: int(self._value(f"SELECT count(*) FROM {table}")) for table in COUNTED}
        counts["families"] = int(self._value("SELECT count(*) FROM wording_families WHERE documents > 1"))
        return counts

    def schemes(self) -> dict[str, str]:
        """The methods with which stored values were made, kind -> name."""
        return dict(self._rows("SELECT kind, name FROM schemes ORDER BY kind"))

    def last_settings(self) -> dict[str, Any]:
        """The settings of the last ingest; an empty dict if there was none.  StoreError if they cannot be read."""
        settings = self._value("SELECT settings FROM runs ORDER BY id DESC LIMIT 1")
        try:
            return {} if settings is None else dict(json.loads(settings))
        except (ValueError, TypeError) as error:
            hint = f"find out what is damaged with: {command('check', '--db', self.path)}"
            raise StoreError("the settings of the last run are damaged", where=str(self.path), hint=hint) from error

    # ── what an incremental ingest asks ───────────────────────────────────────────────────────────────────────────

    def is_derived(self) -> bool:
        """True if families and matches have taken in every stored passage."""
        sql = (
            "SELECT 1 FROM passages WHERE id > coalesce((SELECT passage FROM stages WHERE name = 'matches'), 0) LIMIT 1"
        )
        return not self._rows(sql)

    def last_derived(self) -> int:
        """The highest id of a passage that families and matches have taken in; 0 if there is none."""
        return int(self._value("SELECT passage FROM stages WHERE name = 'matches'") or 0)

    def removed(self) -> int:
        """Number of documents that were deleted, by any program, since everything was derived."""
        return int(self._value("SELECT passage FROM stages WHERE name = ?", [REMOVED]) or 0)

    def pending_wordings(self) -> Ids:
        """Wordings of passages that families and matches have not taken in yet, ascending.

        Only wordings that another passage has or overlaps are listed: the rest, nine of ten, are in no family and no
        match.  The result is not empty after an ingest that was killed between storing and deriving: derive for these
        wordings, then `mark_derived`.
        """
        done = self.last_derived()
        pending = self._ids("SELECT wording FROM passages WHERE id > ? AND wording IS NOT NULL", [done])
        wordings, printed = np.unique(pending, return_counts=True)
        alone = wordings[printed == 1]
        if done:
            met = self._ids(
                "SELECT value FROM json_each(?) "
                "WHERE EXISTS (SELECT 1 FROM passages WHERE wording = value AND id <= ?) "
                'OR EXISTS (SELECT 1 FROM overlaps WHERE "left" = value) '
                'OR EXISTS (SELECT 1 FROM overlaps WHERE "right" = value)',
                [as_json(alone), done],
            )
        else:  # nothing is older, and reading all overlaps is faster than looking everything up in them
            met = self._ids('SELECT "left" FROM overlaps UNION SELECT "right" FROM overlaps')
        return np.union1d(wordings[printed > 1], np.intersect1d(alone, met))

    def indexed_wordings(self, passages: Ids) -> tuple[Ids, list[str]]:
        """The wording and the text of each of these passages, in the order given.  KeyError for an id of no passage."""
        rows = self._rows(
            'SELECT p.id, p.wording, substr(d.text, p.start + 1, p."end" - p.start) FROM passages p '
            f"JOIN documents d ON d.id = p.document WHERE p.id IN {IDS}",
            [as_json(passages)],
        )
        found = {row: (wording, text) for row, wording, text in rows}
        chosen = [found[row] for row in passages.tolist()]
        return np.array([wording for wording, _ in chosen], np.int64), [text for _, text in chosen]

    def overlaps_of(self, wordings: Ids) -> Overlaps:
        """All overlaps of the connected sets that these wordings belong to, in ascending order of pairs."""
        rows = self._rows(
            f'SELECT "left", "right", shared, jaccard, containment FROM overlaps WHERE "left" IN {IDS} '
            'ORDER BY "left", "right"',
            [as_json(self.connected(wordings))],
        )
        left, right, shared, jaccard, containment = zip(*rows, strict=True) if rows else [()] * 5
        return Overlaps(
            np.array(left, np.int64),
            np.array(right, np.int64),
            np.array(shared, np.int32),
            np.array(jaccard, np.float64),
            np.array(containment, np.float64),
        )

    def wording_order(self, wordings: Ids) -> Ids:
        """Rank of each wording by its earliest passage, from 0, undated passages last; no two wordings share a rank."""
        rows = self._rows(
            f"SELECT p.wording FROM passages p JOIN documents d ON d.id = p.document WHERE p.wording IN {IDS} "
            f"ORDER BY {EARLIEST_FIRST}",
            [as_json(wordings)],
        )
        ranks = {wording: rank for rank, wording in enumerate(dict.fromkeys(wording for (wording,) in rows))}
        return np.array([ranks[wording] for wording in wordings.tolist()], np.int64)

    def connected(self, wordings: Ids) -> Ids:
        """These wordings and all that a chain of overlaps connects with them, ascending.  Cost: that of these sets."""
        return self._ids(
            "WITH RECURSIVE reached (wording) AS (SELECT value FROM json_each(?) "
            'UNION SELECT "right" FROM reached JOIN overlaps ON "left" = wording '
            'UNION SELECT "left" FROM reached JOIN overlaps ON "right" = wording) '
            "SELECT wording FROM reached ORDER BY wording",
            [as_json(wordings)],
        )

    def index_segments(self) -> list[IndexSegment]:
        """The parts of the candidate index, oldest first, without their pages."""
        rows = self._rows("SELECT id, first, sizes, matched FROM index_segments ORDER BY id")
        return [
            IndexSegment(row, first, np.frombuffer(sizes, "<u2").astype(np.uint16), bool(matched))
            for row, first, sizes, matched in rows
        ]

    def index_ranges(self, segment: int) -> tuple[Ids, NDArray[np.uint32], NDArray[np.uint32]]:
        """Id, smallest and largest key of each page of a segment, in ascending order of keys."""
        rows = self._rows(
            "SELECT id, first_key, last_key FROM index_pages WHERE segment = ? ORDER BY 2, 3, 1", [segment]
        )
        ids, first_keys, last_keys = np.array(rows, np.int64).reshape(len(rows), 3).T
        return ids, first_keys.astype(np.uint32), last_keys.astype(np.uint32)

    def index_pages(self, ids: Ids) -> Iterator[tuple[int, int, bytes]]:
        """Smallest key, largest key and data of these pages, in the order of their ids."""
        sql = f"SELECT first_key, last_key, data FROM index_pages WHERE id IN {IDS} ORDER BY id"
        return ((low, high, data) for low, high, data in self._stream(sql, [as_json(ids)]))

    def repetition_counts(self, wordings: Ids, *, after: int = 0, minimum: int = 2) -> Repetitions:
        """How often outlets print body wordings that they have in `minimum` documents or more.

        Counted are those of the wordings that body passages with ids above `after` have, and all wordings that are
        marked as furniture by repetition.  Families, as they stand now, tell which wordings are in enough documents.
        Cost: the passages of wordings that `minimum` documents or more print.
        """
        rows = self._rows(
            f"SELECT d.outlet, m.wording, p.words, count(DISTINCT d.id), count(DISTINCT {DAY}) FROM family_members m "
            "JOIN wording_families f ON f.id = m.family AND f.documents >= :minimum "
            "CROSS JOIN passages p ON p.wording = m.wording CROSS JOIN documents d ON d.id = p.document "
            "WHERE m.wording IN (SELECT wording FROM passages WHERE form IS NOT NULL UNION "
            "SELECT wording FROM passages WHERE id > :after AND kind = 'body' "
            "AND wording IN (SELECT value FROM json_each(:wordings))) "
            "AND coalesce(p.form, p.kind) = 'body' GROUP BY d.outlet, m.wording "
            "HAVING count(DISTINCT d.id) >= :minimum ORDER BY 1, 2",
            {"minimum": minimum, "wordings": as_json(wordings), "after": after},
        )
        outlet, wording, words, documents, days = np.array(rows, np.int64).reshape(len(rows), 5).T
        sizes = dict(
            self._rows(
                f"SELECT outlet, count(*) FROM documents WHERE outlet IN {IDS} GROUP BY outlet",
                [as_json(np.unique(outlet))],
            )
        )
        of_outlet = np.array([sizes[number] for number in outlet.tolist()], np.int64)
        return Repetitions(outlet, wording, words, documents, days, of_outlet)

    def days_of_outlets(self, outlets: Ids) -> dict[int, int]:
        """Outlet -> on how many distinct days its documents were published; reads all documents of these outlets."""
        rows = self._rows(
            f"SELECT d.outlet, count(DISTINCT {DAY}) FROM documents d WHERE d.outlet IN {IDS} GROUP BY d.outlet",
            [as_json(np.unique(outlets))],
        )
        return dict(rows)


def as_json(ids: NDArray[Any]) -> str:
    """An integer array as a JSON array, for json_each() to take apart."""
    return json.dumps(ids.tolist())
