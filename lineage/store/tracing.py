"""Sources, derivations and audits -> rows, and what tracing has to read before it finds them.

They are rewritten for connected sets of documents and for nothing else; `touched` below always means the documents of
such sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from lineage.records import CasePassage, Duplicate, Lineage, SentenceMatch, Source, Span
from lineage.store.reading import IDS, as_json
from lineage.store.recording import Recording
from lineage.store.rows import by_document, evidence_json
from lineage.store.values import Ids, Traced


class Tracing(Recording):
    """Where passages come from: what tracing found, and what it has to read."""

    def sharing(self, documents: Ids, *, as_cut: bool = False) -> list[tuple[int, int, int, bool]]:
        """Pairs of documents, smaller id first, with matches in body or headlines; one of each pair is among these.

        With each pair come the words of the passages that match by shared words, and True if an alignment found a
        match.  With `as_cut`, kinds are those that the text alone gives, so that furniture by repetition counts too.
        """
        few = 2 * len(documents) < self._last_id("documents")
        of_these = f"p.document IN {IDS}" if few else "true"
        kind = "coalesce({0}.form, {0}.kind)" if as_cut else "{}.kind"
        found = _story_matches("a_passage", "b_passage", kind, of_these)
        if few:  # the matches of these documents as the later side, which the first part has not found
            found += " UNION ALL " + _story_matches(
                "b_passage", "a_passage", kind, f"{of_these} AND q.document NOT IN {IDS}"
            )
        rows = self._rows(
            "SELECT min(one, other), max(one, other), sum(CASE method WHEN 'words' THEN words ELSE 0 END), "
            f"max(method <> 'words') FROM ({found}) GROUP BY 1, 2 ORDER BY 1, 2",
            [as_json(documents)] * 3 if few else [],
        )
        wanted = set(documents.tolist())
        return [(row[0], row[1], row[2], bool(row[3])) for row in rows if row[0] in wanted or row[1] in wanted]

    def repeated_by_outlet(self, documents: Ids) -> list[tuple[int, int, int]]:
        """Rows (document, passage, other document): body passages that also stand in another document of their outlet.

        The document is one of these; its passage matches one of the other document by shared words.  Rows ascend.
        """
        one, other = (
            "SELECT d.id, p.id, q.document FROM documents d CROSS JOIN passages p ON p.document = d.id "
            f"CROSS JOIN matches m ON m.{mine} = p.id CROSS JOIN passages q ON q.id = m.{theirs} "
            "CROSS JOIN documents o ON o.id = q.document AND o.outlet = d.outlet "
            f"WHERE d.id IN {IDS} AND p.kind = 'body' AND m.method = 'words' AND q.kind = 'body'"
            for mine, theirs in (("a_passage", "b_passage"), ("b_passage", "a_passage"))
        )
        rows = self._rows(f"{one} UNION {other} ORDER BY 1, 2, 3", [as_json(documents)] * 2)
        return [(document, passage, other) for document, passage, other in rows]

    def words_in_common(self, documents: Ids) -> list[tuple[int, int, int]]:
        """Pairs of these documents that are of one outlet, smaller id first, and the words of passages that both print.

        It follows from the texts alone: nothing that is stored later changes it.
        """
        rows = self._rows(
            "WITH body AS MATERIALIZED (SELECT DISTINCT p.document, d.outlet, p.wording, p.words FROM passages p "
            f"JOIN documents d ON d.id = p.document WHERE p.document IN {IDS} AND p.wording IS NOT NULL "
            "AND coalesce(p.form, p.kind) = 'body') "
            "SELECT a.document, b.document, sum(a.words) FROM body a JOIN body b ON b.wording = a.wording "
            "AND b.outlet = a.outlet AND b.document > a.document GROUP BY 1, 2",
            [as_json(documents)],
        )
        return [(one, other, words) for one, other, words in rows]

    def outlets_of(self, documents: Ids) -> dict[int, int]:
        """Document -> row id of its outlet, for these documents."""
        return dict(self._rows(f"SELECT id, outlet FROM documents WHERE id IN {IDS}", [as_json(documents)]))

    def outlines(self, documents: Ids) -> dict[int, tuple[int, int, int, int]]:
        """Document -> row id of its outlet, first and last day on which it may have been published, number of words."""
        scope = [as_json(documents)]
        rows = self._rows(
            "SELECT d.id, d.outlet, t.first, t.last "
            f"FROM documents d JOIN document_terms t ON t.document = d.id WHERE d.id IN {IDS}",
            scope,
        )
        counted = f"SELECT document, sum(words) FROM passages WHERE document IN {IDS} GROUP BY document"
        words = dict(self._rows(counted, scope))
        return {number: (outlet, first, last, words.get(number, 0)) for number, outlet, first, last in rows}

    def fellow_members(self, documents: Ids) -> set[int]:
        """Documents that have a stored source in common with one of these."""
        rows = self._rows(
            "SELECT DISTINCT b.document FROM source_members a JOIN source_members b ON b.source = a.source "
            f"WHERE a.document IN {IDS}",
            [as_json(documents)],
        )
        return {row[0] for row in rows}

    def copied_pairs(self, touched: Ids, share: float, left: int) -> tuple[Ids, Ids]:
        """Pairs of documents, smaller id first, ascending, for which shared words tell everything.

        The shared words make up `share` of the shorter body (of either, if both are as long), and in at least one of
        the two documents fewer than `left` words are in passages that share none with the other.
        """
        rows = self._rows(
            "WITH body (document, words) AS MATERIALIZED (SELECT document, sum(words) FROM passages "
            f"WHERE coalesce(form, kind) = 'body' AND document IN {IDS} GROUP BY document), "
            "matched AS MATERIALIZED (SELECT ap.document AS a, bp.document AS b, ap.id AS ap, bp.id AS bp, "
            "ap.words AS aw, bp.words AS bw FROM body JOIN passages ap ON ap.document = body.document "
            "JOIN matches m ON m.a_passage = ap.id JOIN passages bp ON bp.id = m.b_passage "
            "WHERE m.method = 'words' "
            "AND coalesce(ap.form, ap.kind) = 'body' AND coalesce(bp.form, bp.kind) = 'body'), "
            "held (one, other, passage, words, common) AS "  # what each side has in passages that share words
            "(SELECT a, b, ap, aw, max(min(aw, bw)) FROM matched GROUP BY 1, 2, 3 "
            "UNION ALL SELECT b, a, bp, bw, max(min(aw, bw)) FROM matched GROUP BY 1, 2, 3), "
            "sides (one, other, total, words, common) AS (SELECT h.one, h.other, b.words, sum(h.words), sum(h.common) "
            "FROM held h JOIN body b ON b.document = h.one GROUP BY 1, 2) "
            "SELECT DISTINCT min(x.one, y.one), max(x.one, y.one) "  # of two equally long ones, either may be x
            "FROM sides x JOIN sides y ON y.one = x.other AND y.other = x.one "
            "WHERE x.total <= y.total AND x.common >= ? * x.total "
            "AND min(x.total - x.words, y.total - y.words) < ? ORDER BY 1, 2",
            [as_json(touched), share, left],
        )
        pairs = np.array(rows, np.int64).reshape(len(rows), 2)
        return pairs[:, 0], pairs[:, 1]

    def bodies_of(self, documents: Ids) -> Ids:
        """For each of these documents, ascending, a number; documents with the same body passages have the same number.

        A document without body passages has a number of its own.
        """
        rows = self._rows(
            "SELECT document, count(*), sum(wording >> 32), sum(wording & 4294967295) FROM passages "
            f"WHERE document IN {IDS} AND coalesce(form, kind) = 'body' AND wording IS NOT NULL GROUP BY document",
            [as_json(documents)],
        )
        known = {number: hashes for number, *hashes in rows}
        listed = [known.get(number, [-1, 0, number]) for number in documents.tolist()]
        return np.unique(np.array(listed, np.int64).reshape(-1, 3), axis=0, return_inverse=True)[1].reshape(-1)

    def body_words(self, documents: Ids) -> dict[int, int]:
        """Document -> number of words in its body, for those of these documents that have any.

        Kinds are those that the text alone gives: what the outlet repeats counts as well.
        """
        rows = self._rows(
            f"SELECT document, sum(words) FROM passages WHERE document IN {IDS} "
            "AND coalesce(form, kind) = 'body' GROUP BY document",
            [as_json(documents)],
        )
        return dict(rows)

    def replace_duplicates(self, touched: Ids, found: Iterable[Duplicate]) -> None:
        """Put these duplicates in the place of all that are stored of `touched` documents; documents are row ids."""
        with self.transaction():
            self._run(f"DELETE FROM duplicates WHERE document IN {IDS}", [as_json(touched)])
            self._many(
                "INSERT INTO duplicates (document, representative, share, verbatim, of_representative) "
                "VALUES (?, ?, ?, ?, ?)",
                found,
            )

    def story_passages(self, documents: Ids, *, as_cut: bool = False) -> dict[int, list[CasePassage]]:
        """Document -> its passages in text order, with their kinds as they are now.

        With `as_cut`, kinds are those that the text alone gives: whatever the outlet repeats, these never change.
        """
        rows = self._rows(
            f'SELECT document, id, start, "end", {"coalesce(form, kind)" if as_cut else "kind"}, words, '
            f"coalesce(wording, 0) FROM passages WHERE document IN {IDS} ORDER BY document, ordinal",
            [as_json(documents)],
        )
        return by_document(rows, CasePassage._make)

    def sentence_matches_of(self, documents: Ids) -> dict[int, list[SentenceMatch]]:
        """Document -> what alignments found for its body passages as side A, in no order, for these documents."""
        rows = self._rows(
            "SELECT p.document, m.a_passage, m.b_passage, m.a_start, m.a_end, m.b_start, m.b_end, m.label, m.score "
            "FROM passages p JOIN matches m ON m.a_passage = p.id "
            f"WHERE p.document IN {IDS} AND p.kind = 'body' AND m.method = 'alignment'",
            [as_json(documents)],
        )
        return by_document(rows, _sentence_match)

    def owners(self) -> dict[str, str]:
        """Outlet -> its owner, for each outlet that has one."""
        return dict(self._rows("SELECT name, owner FROM outlets WHERE owner IS NOT NULL ORDER BY name"))

    def set_owners(self, owners: Mapping[str, str]) -> bool:
        """Store the owners of outlets; True if that changed any.  Outlets that are not stored are passed over."""
        with self.transaction():
            changed = [
                (owner, row)
                for outlet, owner in sorted(owners.items())
                for (row,) in self._rows("SELECT id FROM outlets WHERE name = ? AND owner IS NOT ?", [outlet, owner])
            ]
            self._many("UPDATE outlets SET owner = ? WHERE id = ?", changed)
            for _, row in changed:
                self._seal("outlets", row)
        return bool(changed)

    def traced_as(self, documents: Ids) -> dict[int, int]:
        """Document -> fingerprint of the set that it was last traced with.

        Documents that sources have not taken in yet (`untraced_documents`) are left out.
        """
        sql = (
            f"SELECT document, fingerprint FROM traced_documents WHERE document IN {IDS} "
            "AND document <= (SELECT passage FROM stages WHERE name = 'sources')"
        )
        return dict(self._rows(sql, [as_json(documents)]))

    def replace_lineage(self, touched: Ids, found: Iterable[Traced] = ()) -> None:
        """Put the sources, derivations and audits of these sets in the place of all that are stored of `touched`."""
        scope = as_json(touched)
        with self.transaction():
            old = as_json(self._ids(f"SELECT DISTINCT source FROM source_members WHERE document IN {IDS}", [scope]))
            for table in ("audits", "traced_documents"):
                self._run(f"DELETE FROM {table} WHERE document IN {IDS}", [scope])
            for table in ("audits", "derivations", "source_members"):
                self._run(f"DELETE FROM {table} WHERE source IN {IDS}", [old])
            self._run(f"DELETE FROM sources WHERE id IN {IDS}", [old])
            number = self._next("sources")
            for documents, fingerprint, lineage in found:
                for index, source in enumerate(lineage.sources):
                    self._add_source(number + index, source)
                self._add_claims(number, lineage)
                number += len(lineage.sources)
                self._many("INSERT INTO traced_documents VALUES (?, ?)", ((row, fingerprint) for row in documents))

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_source(self, number: int, source: Source) -> None:
        self._run(
            "INSERT INTO sources (id, kind, name, document, text, first_seen, confidence, evidence) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                source.kind,
                source.name,
                source.document,
                source.text,
                source.first_seen,
                source.confidence,
                evidence_json(source.evidence),
            ],
        )
        self._many(
            "INSERT INTO source_members (source, document, role, words, share, through, confidence, evidence) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, *member[:-1], evidence_json(member.evidence)) for member in source.members),
        )

    def _add_claims(self, first: int, lineage: Lineage) -> None:
        self._many(
            "INSERT INTO derivations (passage, source, label, words, confidence, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (row.passage, first + row.source, row.label, row.words, row.confidence, evidence_json(row.evidence))
                for row in lineage.derivations
            ),
        )
        self._many(
            "INSERT INTO audits (document, source, name, share, verdict, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    row.document,
                    None if row.source is None else first + row.source,
                    row.name,
                    row.share,
                    row.verdict,
                    evidence_json(row.evidence),
                )
                for row in lineage.audits
            ),
        )


def _sentence_match(row: tuple[Any, ...]) -> SentenceMatch:
    a, b, a_start, a_end, b_start, b_end, label, score = row
    return SentenceMatch(a, b, Span(a_start, a_end), Span(b_start, b_end), label, score)


def _story_matches(mine: str, other: str, kind: str, where: str) -> str:
    """SQL: matches of passages `p` with passages `q`, both of body or headlines, for which the condition `where` holds.

    `mine` and `other` are the columns of `matches` with the ids of `p` and `q`.  `kind` is an expression for the kind
    of a passage, with {} in the place of `p` or `q`.
    """
    return (
        "SELECT p.document AS one, q.document AS other, m.method, min(p.words, q.words) AS words FROM passages p "
        f"JOIN matches m ON m.{mine} = p.id JOIN passages q ON q.id = m.{other} "
        f"WHERE {kind.format('p')} IN ('body', 'headline') AND {kind.format('q')} IN ('body', 'headline') AND {where}"
    )
