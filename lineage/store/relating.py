"""Stories and alignments -> rows: which documents tell of one event, and which of their sentences say the same.

Like all that is derived, stories are rewritten for connected sets of documents and for nothing else; `touched` below
always means the documents of such sets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lineage.records import Evidence, Label, SentenceMatch, Story
from lineage.store.reading import EARLIEST, IDS, as_json
from lineage.store.recording import Recording
from lineage.store.rows import MATCH_SQL, as_evidence, evidence_json
from lineage.store.values import Ids
from lineage.times import is_before, known_date


class Relating(Recording):
    """Which documents tell of one event, and what the alignments of their pairs found."""

    def untraced_documents(self) -> Ids:
        """Documents that stories and sources have not taken in yet, ascending; see `mark_traced`."""
        return self._ids(
            "SELECT id FROM documents WHERE id > "
            "coalesce((SELECT passage FROM stages WHERE name = 'sources'), 0) ORDER BY id"
        )

    def is_traced(self) -> bool:
        """True if matches, stories and sources have taken in all that is stored.

        Else an ingest is at work, or was interrupted.
        """
        return self.is_derived() and not len(self.untraced_documents())

    def mark_traced(self) -> None:
        """Record that stories and sources are up to date with every stored document."""
        with self.transaction():
            self._run("INSERT OR REPLACE INTO stages SELECT 'sources', coalesce(max(id), 0) FROM documents")

    def forget_tracing(self) -> None:
        """Mark every document as not taken in by stories and sources, so that all are traced again."""
        with self.transaction():
            self._run("DELETE FROM stages WHERE name = 'sources'")
            self._run("DELETE FROM traced_documents")

    def forget_lineage(self) -> None:
        """Delete stories, alignments and the matches that these found, and mark every document as not taken in."""
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
        """The related pairs (left, right, score) of the connected sets that these documents belong to, ascending."""
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
        """Document in the middle, all members with their scores -> evidence, for the stories of these documents."""
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
        """Document -> its place in the order of time among these, and its date as far as it is known."""
        rows = self._rows(
            f"SELECT d.id, d.published, d.published_precision FROM documents d WHERE d.id IN {IDS} ORDER BY {EARLIEST}",
            [as_json(np.array(sorted(documents), np.int64))],
        )
        return {document: (place, known_date(*date)) for place, (document, *date) in enumerate(rows)}

    def replace_stories(self, touched: Ids, stories: Sequence[Story]) -> None:
        """Put the `touched` documents into these stories; members are document ids, the one in the middle first."""
        with self.transaction():
            scope = as_json(touched)
            old = f"(SELECT story FROM story_members WHERE document IN {IDS})"
            gone = self._ids(f"SELECT DISTINCT story FROM ({old})", [scope])
            self._run(f"DELETE FROM story_members WHERE document IN {IDS}", [scope])
            self._run(f"DELETE FROM stories WHERE id IN {IDS}", [as_json(gone)])
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
        """Pairs of `touched` documents that were aligned before, smaller id first."""
        sql = f'SELECT "left", "right" FROM alignments WHERE "left" IN {IDS}'
        return {(left, right) for left, right in self._rows(sql, [as_json(touched)])}

    def drop_alignments(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget that these pairs of documents were aligned, and delete the matches that their alignments found."""
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
        """Store what the alignments of pairs of documents (smaller id first) found; the earlier document becomes A.

        Sentences of two passages that match by shared words already are left out, as they say nothing new.
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
                        rows.append(
                            [a, b, *a_span, *b_span, match.label, match.score, None, None, ordered, "alignment"]
                        )
            self._many(MATCH_SQL, rows)

    def overlaps_between(self, wordings: Ids) -> list[tuple[int, int, Label, float, float]]:
        """Measured pairs among these wordings: left, right, label, jaccard, containment.

        The plus sign in the SQL keeps SQLite from looking up every wording together with every other one.
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
        """The pairs of passages of these matches that have the same wording, or wordings with a stored overlap."""
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
