"""Overlaps and families of wordings -> rows about passages: families, matches, furniture by repetition.

Everything written here is derived.  Each method touches only the wordings that it is given, and can be run again at any
time with the same result: what it writes is a pure function of the passages of those wordings, in an order in which row
ids play no part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lineage.store.reading import EARLIEST_FIRST, IDS, Reading, as_json
from lineage.store.rows import MATCH_SQL
from lineage.store.stars import Member, Pair, is_ordered, pairs_between, pairs_within
from lineage.store.values import DocumentPairs, Ids
from lineage.times import known_date

FamilyRow = tuple[int, int, int, int, int]
"""Representative passage; number of passages, of documents and of outlets; earliest passage."""
Ends = tuple[int, int]
"""The two passages of a match, the earlier one first."""
Measured = Sequence[str | float]
"""Label, score, Jaccard and containment."""
VERBATIM: Final = ("verbatim", 1.0, 1.0, 1.0)
IN_THE_STORY: Final = "p.kind NOT IN ('dateline', 'byline')"


def never(one: str, other: str) -> bool:
    """False: no text is taken for a shortened one."""
    return False


class Deriving(Reading):
    """Rebuilds what follows from measurements, for the wordings that an ingest touched."""

    def replace_families(self, wordings: Ids, representatives: Ids) -> None:
        """Put wordings[i] into the family around representatives[i], which is wordings[i] itself if it stands alone.

        `wordings` must hold every wording of each family that it touches (see `connected`).  A single passage is no
        family.
        """
        scope = as_json(wordings)
        with self.transaction():
            grown = self._grown(wordings, representatives)
            others = ~np.isin(wordings, list(grown))
            old = self._ids(f"SELECT DISTINCT family FROM family_members WHERE wording IN {IDS}", [scope])
            self._run(f"DELETE FROM family_members WHERE wording IN {IDS}", [scope])
            self._run(f"DELETE FROM wording_families WHERE id IN {IDS}", [as_json(old)])
            families, members = self._counted_families(self._grouped(wordings[others], representatives[others]))
            self._many("INSERT INTO wording_families VALUES (?, ?, ?, ?, ?)", [*families, *grown.values()])
            self._many("INSERT INTO family_members VALUES (?, ?)", members)
            self._many("INSERT INTO family_members VALUES (?, ?)", ((one, row[0]) for one, row in grown.items()))

    def replace_matches(
        self, wordings: Ids, *, shortest: int = 1, is_shortened: Callable[[str, str], bool] = never
    ) -> tuple[DocumentPairs, DocumentPairs]:
        """Write the matches of these wordings anew, from their passages, overlaps and labels.

        A match of different wordings that its overlap calls verbatim is edited if `is_shortened` says so of the two
        texts: one wording may stand in texts that end their sentences in different places.

        Datelines, bylines and passages of fewer than `shortest` words make no match: these repeat by chance.  Rows that
        are right already stay as they are.  Returns the pairs of documents that lost a match, and those that won one.
        """
        scope = as_json(wordings)
        touched = set(wordings.tolist())
        with self.transaction():
            pairs = self._rows(
                'SELECT "left", "right", label, score, jaccard, containment FROM overlaps '
                f'WHERE "left" IN {IDS} OR "right" IN {IDS} ORDER BY "left", "right"',
                [scope, scope],
            )
            shared = np.array([pair[:2] for pair in pairs], np.int64).ravel()
            members = self._members(np.union1d(wordings, shared), f"AND {IN_THE_STORY} AND p.words >= ?", shortest)
            matches = _matches(members, pairs, touched)
            wanted = {(a.passage, b.passage): (a, b, measured) for (a, b), measured in matches}
            stored = self._stored_matches([member.passage for one in touched for member in members.get(one, ())])
            lost = [match for match in stored if match not in wanted]
            won = [match for match in wanted if match not in stored]
            self._run(f"DELETE FROM matches WHERE id IN {IDS}", [json.dumps([stored[match] for match in lost])])
            self._many(MATCH_SQL, self._worded([wanted[match] for match in won], is_shortened))
        return self._document_pairs(lost), self._document_pairs(won)

    def _worded(
        self, matches: Sequence[tuple[Member, Member, Measured]], is_shortened: Callable[[str, str], bool]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of new matches, each with the label of its two texts."""
        unsure = [(a.passage, b.passage) for a, b, told in matches if told[0] == "verbatim" and told is not VERBATIM]
        passages = np.unique(np.array(unsure, np.int64))
        text = dict(zip(passages.tolist(), self.indexed_wordings(passages)[1], strict=True))
        edited = {pair for pair in unsure if is_shortened(*(text[passage] for passage in pair))}
        for a, b, told in matches:
            yield _match(a, b, ("edited", *told[1:]) if (a.passage, b.passage) in edited else told)

    def mark_derived(self) -> None:
        """Record that families and matches are up to date with every stored passage."""
        with self.transaction():
            self._run("INSERT OR REPLACE INTO stages SELECT 'matches', coalesce(max(id), 0) FROM passages")

    def mark_furniture(self, outlets: Ids, wordings: Ids) -> Ids:
        """Make body passages with wordings[i] of outlets[i] furniture; all others get the kind that their form gives.

        Returns the documents of passages that changed and those that share these passages, ascending.
        """
        marked = set(zip(outlets.tolist(), wordings.tolist(), strict=True))
        with self.transaction():
            rows = self._rows(
                "SELECT p.id, d.outlet, p.wording, p.form IS NOT NULL "
                "FROM passages p CROSS JOIN documents d ON d.id = p.document WHERE p.form IS NOT NULL "
                "UNION SELECT p.id, d.outlet, p.wording, 0 FROM passages p JOIN documents d ON d.id = p.document "
                f"WHERE p.kind = 'body' AND p.wording IN {IDS}",
                [as_json(np.unique(wordings))],
            )
            changed = [row[0] for row in rows if ((row[1], row[2]) in marked) != bool(row[3])]
            self._many(
                "UPDATE passages SET kind = CASE WHEN form IS NULL THEN 'furniture' ELSE form END, "
                "form = CASE WHEN form IS NULL THEN kind END WHERE id = ?",
                ((number,) for number in changed),
            )
            scope = json.dumps(changed)
            others = self._ids(
                f"SELECT b_passage FROM matches WHERE a_passage IN {IDS} UNION "
                f"SELECT a_passage FROM matches WHERE b_passage IN {IDS}",
                [scope, scope],
            )
        return self._documents_of(np.append(np.array(changed, np.int64), others))

    def documents_with(self, wordings: Ids) -> Ids:
        """The documents that print one of these wordings as part of the story, ascending."""
        return self._ids(
            "SELECT DISTINCT document FROM passages "
            f"WHERE wording IN {IDS} AND kind IN ('body', 'headline') ORDER BY 1",
            [as_json(wordings)],
        )

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _documents_of(self, passages: Ids) -> Ids:
        """The documents of these passages, ascending."""
        return self._ids(
            f"SELECT DISTINCT document FROM passages WHERE id IN {IDS} ORDER BY 1", [as_json(np.unique(passages))]
        )

    def _document_pairs(self, matches: Sequence[Ends]) -> DocumentPairs:
        """The documents of these pairs of passages, each pair once, smaller id first."""
        passages, places = np.unique(np.array(matches, np.int64), return_inverse=True)
        found = self._ids(f"SELECT document FROM passages WHERE id IN {IDS} ORDER BY id", [as_json(passages)])
        documents = found[places].reshape(-1, 2)
        return np.unique(np.sort(documents, axis=1), axis=0)

    def _repeated(self, wordings: Ids) -> Ids:
        """The wordings that two or more passages have, among these."""
        return self._ids(
            f"SELECT wording FROM passages WHERE wording IN {IDS} GROUP BY wording HAVING count(*) > 1",
            [as_json(wordings)],
        )

    def _grouped(self, wordings: Ids, representatives: Ids) -> dict[int, int]:
        """Family of each wording that shares its family with another wording or stands in several passages."""
        _, inverse, sizes = np.unique(representatives, return_inverse=True, return_counts=True)
        several = (sizes[inverse] > 1) | np.isin(wordings, self._repeated(wordings))
        return dict(zip(wordings[several].tolist(), representatives[several].tolist(), strict=True))

    def _grown(self, wordings: Ids, representatives: Ids) -> dict[int, FamilyRow]:
        """Wording -> row of its family, for families that were of one wording and still are: new passages are added.

        Otherwise all passages with a line that stands under every article would be read again.
        """
        done = self.last_derived()
        _, inverse, sizes = np.unique(representatives, return_inverse=True, return_counts=True)
        standing = {
            wording: row
            for wording, *row in self._rows(
                "SELECT m.wording, f.passages, f.documents, f.outlets, f.first FROM family_members m "
                f"JOIN wording_families f ON f.id = m.family WHERE m.wording IN {IDS} "
                "AND (SELECT count(*) FROM family_members other WHERE other.family = f.id) = 1 "
                "AND (SELECT count(*) FROM passages p WHERE p.wording = m.wording AND p.id <= ?) = f.passages",
                [as_json(wordings[sizes[inverse] == 1]), done],
            )
        }
        firsts = json.dumps([row[-1] for row in standing.values()])
        found = self._members(np.array(sorted(standing), np.int64), f"AND (p.id > ? OR p.id IN {IDS})", done, firsts)
        grown = {}
        for wording, members in found.items():
            passages, documents, outlets, _ = standing[wording]
            new = [member for member in members if member.passage > done]
            passages, documents = passages + len(new), documents + len({member.document for member in new})
            outlets += self._outlets_without(wording, {member.outlet for member in new}, done)
            grown[wording] = (members[0].passage, passages, documents, outlets, members[0].passage)
        return grown

    def _outlets_without(self, wording: int, outlets: set[int], done: int) -> int:
        """How many of these outlets have the wording in none of their passages up to the id `done`."""
        found = self._rows(
            "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM passages p JOIN documents d "
            "ON d.id = p.document WHERE p.wording = ? AND p.id <= ? AND d.outlet = value)",
            [json.dumps(sorted(outlets)), wording, done],
        )
        return len(outlets) - len(found)

    def _stored_matches(self, passages: list[int]) -> dict[Ends, int]:
        """Ends of the stored matches by words of these passages -> the ids of their rows.

        The ends identify a match by words: each passage has one wording, and two wordings have one overlap.
        """
        scope = json.dumps(passages)
        rows = self._rows(
            "SELECT a_passage, b_passage, id FROM matches "
            f"WHERE method = 'words' AND (a_passage IN {IDS} OR b_passage IN {IDS})",
            [scope, scope],
        )
        return {(a, b): number for a, b, number in rows}

    def _counted_families(self, grouped: dict[int, int]) -> tuple[list[FamilyRow], list[tuple[int, int]]]:
        """Rows of families, and of their members (wording, family).

        `grouped` gives for each wording the one that represents it.
        """
        families: dict[int, list[Member]] = {}
        earliest: dict[int, int] = {}  # wording -> its earliest passage
        for wording, members in self._members(np.array(sorted(grouped), np.int64)).items():
            families.setdefault(grouped[wording], []).extend(members)
            earliest[wording] = members[0].passage
        rows = []
        for representative, members in sorted(families.items()):
            if len(members) > 1:
                documents = len({member.document for member in members})
                outlets = len({member.outlet for member in members})
                first = min(members, key=lambda member: member.place)
                rows.append((earliest[representative], len(members), documents, outlets, first.passage))
        real = {row[0] for row in rows}
        family = {wording: earliest[representative] for wording, representative in grouped.items()}
        return rows, [(wording, number) for wording, number in family.items() if number in real]

    def _members(self, wordings: NDArray[np.int64], where: str = "", *parameters: int | str) -> dict[int, list[Member]]:
        """Wording -> its passages that fit the SQL condition `where`, earliest first; wordings ascend."""
        rows = self._rows(
            "SELECT p.wording, p.id, p.document, d.outlet, p.start, p.end, d.published, d.published_precision "
            f"FROM passages p JOIN documents d ON d.id = p.document WHERE p.wording IN {IDS} {where} "
            f"ORDER BY {EARLIEST_FIRST}",  # their places are counted below: a window function takes twice as long
            [as_json(wordings), *parameters],
        )
        members: dict[int, list[Member]] = {}
        for place, (wording, passage, document, outlet, start, end, published, precision) in enumerate(rows):
            member = Member(passage, document, outlet, start, end, place, known_date(published, precision))
            members.setdefault(wording, []).append(member)
        return {wording: members[wording] for wording in sorted(members)}


def _matches(
    members: dict[int, list[Member]], pairs: list[tuple[Any, ...]], touched: set[int]
) -> Iterator[tuple[Pair, Measured]]:
    """The pairs of these passages that match, each with its label and measurements."""
    for wording, group in members.items():
        if wording in touched:
            yield from ((pair, VERBATIM) for pair in pairs_within(group))
    for left, right, *measured in pairs:
        yield from ((pair, measured) for pair in pairs_between(members.get(left, ()), members.get(right, ())))


def _match(a: Member, b: Member, measured: Measured) -> tuple[Any, ...]:
    return (a.passage, b.passage, a.start, a.end, b.start, b.end, *measured, int(is_ordered(a, b)), "words")
