"""Stories and alignments -> rows: which documents tell of one event, and which sentences of theirs say the same.

Like the rest of what is derived, stories are rewritten for connected sets of documents and for nothing else; `touched`
below always means such a set.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lineage.records import Evidence, Label, SentenceMatch, Story
from lineage.store.reading import EARLIEST, IDS, as_json
from lineage.store.recording import Recording
from lineage.store.rows import as_evidence, evidence_json
from lineage.store.values import Ids
from lineage.times import is_before, known_date

ALIGNMENT_SQL: Final = """
INSERT INTO matches (a_passage, b_passage, a_start, a_end, b_start, b_end,
                     label, score, jaccard, containment, ordered, method)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, 'alignment')"""


class Relating(Recording):
    """Which documents tell of one event, and what the alignments of their pairs found."""

    def untraced_documents(self) -> Ids:
        """Documents that stories and sources have not taken in yet, ascending; see `mark_traced`."""
        rows = self._rows(
            "SELECT id FROM documents WHERE id > "
            "coalesce((SELECT passage FROM stages WHERE name = 'sources'), 0) ORDER BY id"
        )
        return np.array(rows, np.int64).ravel()

    def is_traced(self) -> bool:
        """Whether matches, stories and sources have taken in all that is stored: no ingest works or was interrupted."""
        return self.is_derived() and not len(self.untraced_documents())

    def mark_traced(self) -> None:
        """Record that stories and sources are up to date with every stored document."""
        with self.transaction():
            self._run("INSERT OR REPLACE INTO stages SELECT 'sources', coalesce(max(id), 0) FROM documents")

    def forget_tracing(self) -> None:
        """Leave every document to be taken in by stories and sources again."""
        with self.transaction():
            self._run("DELETE FROM stages WHERE name = 'sources'")
            self._run("DELETE FROM traced_documents")

    def forget_lineage(self) -> None:
        """Remove stories, alignments and what they found, and leave every document to be taken in again."""
        with self.transaction():
            for table in ("related_documents", "alignments", "story_members", "stories"):
                self._run(f"DELETE FROM {table}")
            self._run("DELETE FROM matches WHERE method = 'alignment'")
            self.forget_tracing()

    def add_related(self, left: Ids, right: Ids, score: NDArray[np.float64]) -> None:
        """Store pairs of documents (left < right) that tell of one event; a known pair is replaced."""
        with self.transaction():
            self._many(
                "INSERT OR REPLACE INTO related_documents VALUES (?, ?, ?)",
                zip(left.tolist(), right.tolist(), score.tolist(), strict=True),
            )

    def related_of(self, documents: Ids) -> tuple[Ids, Ids, NDArray[np.float64]]:
        """The related pairs of the connected sets that these documents belong to; ascending."""
        rows = self._rows(
            "WITH RECURSIVE reached (document) AS (SELECT value FROM json_each(?) "
            'UNION SELECT "right" FROM reached JOIN related_documents ON "left" = document '
            'UNION SELECT "left" FROM reached JOIN related_documents ON "right" = document) '
            'SELECT "left", "right", score FROM reached JOIN related_documents ON "left" = document ORDER BY 1, 2',
            [as_json(documents)],
        )
        left, right, score = zip(*rows, strict=True) if rows else ((), (), ())
        return np.array(left, np.int64), np.array(right, np.int64), np.array(score, np.float64)

    def story_evidence(self, documents: Ids) -> dict[tuple[int, frozenset[tuple[int, float]]], tuple[Evidence, ...]]:
        """The stories of these documents, by the one in the middle and all members with their scores -> evidence."""
        rows = self._rows(
            "SELECT s.first, s.evidence, m.story, m.document, m.score FROM stories s JOIN story_members m "
            f"ON m.story = s.id WHERE s.id IN (SELECT story FROM story_members WHERE document IN {IDS})",
            [as_json(documents)],
        )
        members: dict[tuple[int, int, str], set[tuple[int, float]]] = {}
        for first, evidence, story, document, score in rows:
            members.setdefault((story, first, evidence), set()).add((document, score))
        return {(first, frozenset(some)): as_evidence(evidence) for (_, first, evidence), some in members.items()}

    def in_time(self, documents: Collection[int]) -> dict[int, tuple[int, str]]:
        """The place of each document in the order of time, and its date as far as it is known."""
        rows = self._rows(
            f"SELECT d.id, d.published, d.published_precision FROM documents d WHERE d.id IN {IDS} ORDER BY {EARLIEST}",
            [as_json(np.array(sorted(documents), np.int64))],
        )
        return {document: (place, known_date(*date)) for place, (document, *date) in enumerate(rows)}

    def replace_stories(self, touched: Ids, stories: Sequence[Story]) -> None:
        """Put the documents of `touched` into these stories; members are document ids, the middle one first."""
        with self.transaction():
            scope = as_json(touched)
            old = f"(SELECT story FROM story_members WHERE document IN {IDS})"
            gone = [row[0] for row in self._rows(f"SELECT DISTINCT story FROM ({old})", [scope])]
            self._run(f"DELETE FROM story_members WHERE document IN {IDS}", [scope])
            self._run(f"DELETE FROM stories WHERE id IN {IDS}", [json.dumps(gone)])
            number = self._next("stories")
            for story in stories:
                members = [document for document, _ in story.members]
                self._run(
                    "INSERT INTO stories (id, first, documents, evidence) VALUES (?, ?, ?, ?)",
                    [number, members[0], len(members), evidence_json(story.evidence)],
                )
                self._many(
                    "INSERT INTO story_members (document, story, score) VALUES (?, ?, ?)",
                    ((document, number, score) for document, score in story.members),
                )
                number += 1

    def aligned_pairs(self, touched: Ids) -> set[tuple[int, int]]:
        """Pairs of documents of `touched` that were aligned before."""
        sql = f'SELECT "left", "right" FROM alignments WHERE "left" IN {IDS}'
        return {(left, right) for left, right in self._rows(sql, [as_json(touched)])}

    def drop_alignments(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget that these pairs were aligned, and what was found."""
        with self.transaction():
            for pair in pairs:
                self._run('DELETE FROM alignments WHERE "left" = ? AND "right" = ?', pair)
                for a, b in (pair, pair[::-1]):
                    self._run(
                        "DELETE FROM matches WHERE method = 'alignment' "
                        "AND a_passage IN (SELECT id FROM passages WHERE document = ?) "
                        "AND b_passage IN (SELECT id FROM passages WHERE document = ?)",
                        [a, b],
                    )

    def add_alignments(self, found: Mapping[tuple[int, int], Sequence[SentenceMatch]]) -> None:
        """Store what the alignments of pairs of documents (smaller id first) found; the earlier one stands as A.

        Sentences of passages that shared words have matched already say nothing new and are left out.
        """
        with self.transaction():
            self._many('INSERT INTO alignments ("left", "right") VALUES (?, ?)', found)
            told = self._told_by_words([match for matches in found.values() for match in matches])
            dated = self.in_time({document for pair in found for document in pair})
            rows = []
            for pair, matches in found.items():
                (_, earlier), (_, later) = sorted(dated[document] for document in pair)
                swapped, ordered = dated[pair[0]] > dated[pair[1]], int(is_before(earlier, later))
                for match in matches:
                    ends = ((match.a_passage, match.a), (match.b_passage, match.b))
                    (a, a_span), (b, b_span) = ends[::-1] if swapped else ends
                    if (match.a_passage, match.b_passage) not in told:
                        rows.append([a, b, *a_span, *b_span, match.label, match.score, ordered])
            self._many(ALIGNMENT_SQL, rows)

    def overlaps_between(self, wordings: Ids) -> list[tuple[int, int, Label, float, float]]:
        """Measured pairs among these wordings: left, right, label, jaccard, containment.

        The plus sign keeps SQLite from looking up every wording with every other one.
        """
        scope = as_json(wordings)
        rows = self._rows(
            'SELECT "left", "right", label, jaccard, containment FROM overlaps '
            f'WHERE "left" IN {IDS} AND +"right" IN {IDS} ORDER BY 1, 2',
            [scope, scope],
        )
        return [(left, right, label, jaccard, containment) for left, right, label, jaccard, containment in rows]

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _told_by_words(self, matches: Sequence[SentenceMatch]) -> set[tuple[int, int]]:
        """The pairs of passages of these matches that have the same words or measured overlaps."""
        pairs = {(match.a_passage, match.b_passage) for match in matches}
        scope = as_json(np.array(sorted({passage for pair in pairs for passage in pair}), np.int64))
        rows = self._rows(f"SELECT id, wording FROM passages WHERE id IN {IDS} AND wording IS NOT NULL", [scope])
        wording = dict(rows)
        overlaps = {entry[:2] for entry in self.overlaps_between(np.unique(np.array(list(wording.values()), np.int64)))}
        told = set()
        for a, b in pairs:
            one, other = wording.get(a), wording.get(b)
            if one is not None and (one == other or (one, other) in overlaps or (other, one) in overlaps):
                told.add((a, b))
        return told
