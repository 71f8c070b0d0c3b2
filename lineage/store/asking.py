"""A question about one stored document, or two -> the answer as one value.

The answers are read from what an ingest has found; nothing is inferred here.  Each look-up goes through an index, and
its cost is that of what it returns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from lineage.answers import (
    PASSAGE_LABELS,
    Counterpart,
    DocumentHead,
    DocumentTrace,
    PassageSource,
    SharedPassage,
    TracedPassage,
)
from lineage.records import Span
from lineage.store.deriving import never
from lineage.store.lookups import HEAD, Lookups
from lineage.store.reading import EARLIEST
from lineage.store.rows import as_evidence
from lineage.store.telling import Telling

BY_LABEL: Final = "CASE m.label WHEN 'verbatim' THEN 1 WHEN 'edited' THEN 2 ELSE 3 END, m.score DESC"


class Asking(Telling, Lookups):
    """Questions about one stored document, and about two."""

    # ── one document ──────────────────────────────────────────────────────────────────────────────────────────────

    def trace_of(self, document: int) -> DocumentTrace:
        """Where each passage of a document (row id) comes from."""
        head = self.heads([document])[document]
        words, *shares = self._rows(
            f"SELECT words, {', '.join(PASSAGE_LABELS)} FROM document_lineage WHERE document = ?", [head.id]
        )[0]
        by_words = "SELECT source FROM source_members WHERE document = ? ORDER BY words DESC, source"
        numbers = self._ids(by_words, [document]).tolist()
        return DocumentTrace(
            document=head,
            words=words,
            shares=dict(zip(PASSAGE_LABELS, shares, strict=True)),
            passages=self._passages(document, head.id, numbers),
            sources=self.traced_sources(numbers),
            credits=tuple(self.credits_of(np.array([document], np.int64)).get(document, ())),
            audits=self._audits("u.document = ?", [document]),
            same_event=self._same_event(document),
        )

    def document_with_content(self, content_id: str) -> int | None:
        """Row id of the document with this content id, of several the first by key; None if there is none."""
        rows = self._rows("SELECT id FROM documents WHERE content_id = ? ORDER BY key LIMIT 1", [content_id])
        return int(rows[0][0]) if rows else None

    def _passages(self, document: int, key: str, numbers: Sequence[int]) -> tuple[TracedPassage, ...]:
        rows = self._rows(
            'SELECT id, start, "end", kind, text, words, label, source, taken, confidence, evidence '
            "FROM passage_lineage WHERE document = ? ORDER BY ordinal, confidence DESC, source",
            [key],
        )
        others, counterparts = self._others(document), self._counterparts(document)
        found: dict[int, TracedPassage] = {}
        derived: dict[int, list[PassageSource]] = {}
        for number, start, end, kind, text, words, label, source, taken, confidence, evidence in rows:
            if source is not None:
                row = PassageSource(numbers.index(source), label, taken, confidence, as_evidence(evidence))
                derived.setdefault(number, []).append(row)
            if number not in found:
                found[number] = TracedPassage(start, end, kind, text, words, label)
        return tuple(
            replace(
                passage,
                sources=tuple(derived.get(number, ())),
                counterparts=()
                if number in derived
                else tuple(other.of_passage(passage.label) for other in counterparts.get(number, ())),
                others=others.get(number, 0),
            )
            for number, passage in found.items()
        )

    def _others(self, document: int) -> dict[int, int]:
        """Passage -> how many other documents have a passage that says the same."""
        rows = self._rows(
            "SELECT id, max(count) FROM (SELECT m.id, count(DISTINCT op.document) AS count FROM "
            "(SELECT p.id, n.b_passage AS other FROM passages p JOIN matches n ON n.a_passage = p.id "
            "WHERE p.document = :document UNION ALL SELECT p.id, n.a_passage FROM passages p "
            "JOIN matches n ON n.b_passage = p.id WHERE p.document = :document) m "
            "JOIN passages op ON op.id = m.other GROUP BY m.id UNION ALL "
            "SELECT p.id, f.documents - 1 FROM passages p JOIN family_members m ON m.wording = p.wording "
            "JOIN wording_families f ON f.id = m.family WHERE p.document = :document) GROUP BY id",
            {"document": document},
        )
        return dict(rows)

    def _counterparts(self, document: int) -> dict[int, tuple[Counterpart, ...]]:
        """Passage -> the passage of another document that it is most like.

        Documents that are known to be later are left out, and those that have the passage from this document.
        """
        rows = self._rows(
            f'SELECT m.passage, m.start, m."end", m.label, m.score, {HEAD} FROM '
            '(SELECT n.b_passage AS passage, n.a_passage AS other, n.a_start AS start, n.a_end AS "end", label, score '
            "FROM passages p JOIN matches n ON n.b_passage = p.id WHERE p.document = :document UNION ALL "
            "SELECT n.a_passage, n.b_passage, n.b_start, n.b_end, label, score "
            "FROM passages p JOIN matches n ON n.a_passage = p.id WHERE p.document = :document AND n.ordered = 0) m "
            "JOIN passages op ON op.id = m.other JOIN documents d ON d.id = op.document "
            "JOIN outlets o ON o.id = d.outlet WHERE NOT EXISTS (SELECT 1 FROM derivations r JOIN sources s "
            "ON s.id = r.source WHERE r.passage = m.other AND s.document = :document) "
            f"ORDER BY m.passage, {BY_LABEL}, {EARLIEST}, m.start",
            {"document": document},
        )
        found: dict[int, tuple[Counterpart, ...]] = {}
        for passage, start, end, label, score, *head in rows:
            found.setdefault(passage, (Counterpart(DocumentHead(*head), start, end, label, score),))
        return found

    def _same_event(self, document: int) -> tuple[DocumentHead, ...]:
        rows = self._rows(
            f"SELECT {HEAD} FROM story_members m JOIN story_members n ON n.story = m.story "
            "JOIN documents d ON d.id = n.document JOIN outlets o ON o.id = d.outlet "
            f"WHERE m.document = :document AND n.document <> :document ORDER BY {EARLIEST}",
            {"document": document},
        )
        return tuple(DocumentHead(*row) for row in rows)

    # ── two documents ─────────────────────────────────────────────────────────────────────────────────────────────

    def shared_passages(
        self, a: int, b: int, is_shortened: Callable[[str, str], bool] = never
    ) -> tuple[SharedPassage, ...]:
        """The passages of body and headlines that two documents (row ids) have in common, in the order of A.

        Passages that their overlap calls verbatim are edited if `is_shortened` says so of the two texts.
        """
        rows = self._rows(
            "WITH a AS (SELECT * FROM passages WHERE document = :a AND kind IN ('body', 'headline')), "
            "b AS (SELECT * FROM passages WHERE document = :b AND kind IN ('body', 'headline')), "
            "pairs (a, b, a_start, a_end, b_start, b_end, label, score, overlap) AS ("
            'SELECT a.id, b.id, a.start, a."end", b.start, b."end", \'verbatim\', 1.0, 0 '
            "FROM a JOIN b ON b.wording = a.wording UNION "
            'SELECT a.id, b.id, a.start, a."end", b.start, b."end", o.label, o.score, 1 '
            'FROM a JOIN overlaps o ON o."left" = a.wording JOIN b ON b.wording = o."right" UNION '
            'SELECT a.id, b.id, a.start, a."end", b.start, b."end", o.label, o.score, 1 '
            'FROM a JOIN overlaps o ON o."right" = a.wording JOIN b ON b.wording = o."left" UNION '
            "SELECT a.id, b.id, m.a_start, m.a_end, m.b_start, m.b_end, m.label, m.score, 0 "
            "FROM a JOIN matches m ON m.a_passage = a.id AND m.method = 'alignment' JOIN b ON b.id = m.b_passage UNION "
            "SELECT a.id, b.id, m.b_start, m.b_end, m.a_start, m.a_end, m.label, m.score, 0 "
            "FROM a JOIN matches m ON m.b_passage = a.id AND m.method = 'alignment' JOIN b ON b.id = m.a_passage) "
            "SELECT q.a_start, q.a_end, q.b_start, q.b_end, q.label, q.score, q.overlap, "
            "substr(d.text, q.a_start + 1, q.a_end - q.a_start), substr(e.text, q.b_start + 1, q.b_end - q.b_start) "
            "FROM pairs q JOIN documents d ON d.id = :a JOIN documents e ON e.id = :b ORDER BY 1, 3, 2, 4",
            {"a": a, "b": b},
        )
        found = []
        for a_start, a_end, b_start, b_end, label, score, overlap, text, other in rows:
            shortened = overlap and label == "verbatim" and is_shortened(text, other)
            ends = (Span(a_start, a_end), Span(b_start, b_end))
            found.append(SharedPassage(*ends, "edited" if shortened else label, score, text))
        return tuple(found)

    def tell_of_one_event(self, a: int, b: int) -> bool:
        """True if two documents (row ids) belong to one story."""
        sql = (
            "SELECT 1 FROM story_members m JOIN story_members n ON n.story = m.story "
            "WHERE m.document = ? AND n.document = ?"
        )
        return bool(self._rows(sql, [a, b]))
