"""What independent reports have in common -> the statements that they tell.

Two reporters who heard one speaker share the speaker's words, or, if each translated them, only what was said.  Such
documents are members of one source with the evidence "same statement"; nothing is claimed about who copied whom.  All
copies of one text count as one report, represented by its origin or its earliest carrier.

A copy that was rewritten sentence by sentence looks like a statement, too: if one document tells nearly all of another,
in the same order, the result says that it may be a rewrite (`retold`).

Cost: linear in the sentence matches.  Failure mode: two reports that follow one speech in its order look like rewrites.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, NamedTuple

from lineage.credits import same_outlet
from lineage.passages import common_sentences
from lineage.provenance.bonds import are_near
from lineage.provenance.case import Reading
from lineage.provenance.copies.wordings import worded
from lineage.provenance.joins import connected_sets
from lineage.provenance.shared.meetings import Paraphrase
from lineage.provenance.shared.ties import pairs
from lineage.provenance.shared.units import Unit
from lineage.records import Label

_NEARLY_ALL: Final = 0.8
"""Share of a document's words that another tells in the same order, from which one may be a rewrite of the other."""
_RETOLD_PARTS: Final = 4
"""Number of passages that the other document must tell: the order of fewer shows nothing."""
_IN_ORDER: Final = 0.9
"""Share of neighbouring passages that must come in the same order in both."""
_ONE_SPEAKER: Final = 0.9
"""Confidence, 0 to 1, that equal words in quotation marks are one speaker's: a proverb or a slogan may be anybody's."""


class Telling(NamedTuple):
    """How a part tells what another report tells."""

    label: Label  # of its best match
    score: float  # of its best match
    words: int  # the most that it has in common with any one other report


@dataclass
class Statement:
    """Independent documents that tell what one speaker said, or the same facts in other words."""

    documents: tuple[int, ...]
    parts: dict[int, Telling]
    text: str
    literal: bool  # two of the documents have enough of what one of them quotes in the same words

    def parts_of(self, reading: Reading, documents: Collection[int]) -> dict[int, Telling]:
        """The parts of these documents that tell it."""
        return {part: told for part, told in self.parts.items() if reading.parts[part].document in documents}

    def among(self, reading: Reading, documents: Collection[int]) -> Statement:
        """The statement with those of its documents alone that are among these."""
        kept = tuple(number for number in self.documents if number in documents)
        return replace(self, documents=kept, parts=self.parts_of(reading, documents))


@dataclass
class _Tie:
    """What two independent documents share."""

    links: int = 0
    words: int = 0
    literal: int = 0  # number of words in common quotations
    parts: dict[int, Telling] = field(default_factory=dict)
    spans: dict[int, set[tuple[int, int]]] = field(default_factory=dict)  # part -> stretches of its document
    # two parts, number of common words, and the parts that represent the two
    quotations: list[tuple[int, int, int, _Ends]] = field(default_factory=list)

    def add(self, telling: Telling, spoken: Mapping[int, Collection[tuple[int, int]]]) -> None:
        """Note what parts tell, with the stretches in which each of them tells it (`spoken`)."""
        for part, stretches in spoken.items():
            known = self.parts.get(part, telling)
            best = telling if known.score < telling.score else known
            self.parts[part] = Telling(best.label, best.score, max(known.words, telling.words))
            self.spans.setdefault(part, set()).update(stretches)


Represent = Callable[[int, int], int | None]
"""A part and the document that it is compared with -> the part that represents it; None if both copy one source."""
_Ends = tuple[int | None, int | None]
"""The parts that represent two parts which are compared with one another."""


def statements(
    reading: Reading, found: Sequence[Paraphrase], spoken: Sequence[Unit], represent: Represent
) -> list[Statement]:
    """The statements that independent documents share: `found` are paraphrases, `spoken` units that are quotations."""
    ties: dict[tuple[int, int], _Tie] = {}
    for paraphrase in found:
        ends = _ends(reading, (paraphrase.a, paraphrase.b), represent)
        if tie := _tie(reading, ties, ends):
            tie.links += paraphrase.links
            tie.words += paraphrase.words
            tie.literal += paraphrase.literal
            telling = Telling(paraphrase.label, paraphrase.score, paraphrase.words)
            tie.add(telling, _spoken(reading, paraphrase, ends))
    for unit in spoken:
        for one, other, words in _quotations(reading, unit):
            ends = _ends(reading, (one, other), represent)
            if tie := _tie(reading, ties, ends):
                tie.links += 1
                tie.words += words
                tie.literal += round(words * max(reading.quoted(one), reading.quoted(other)))
                tie.quotations.append((one, other, words, ends))
    enough = {pair: tie for pair, tie in ties.items() if _is_enough(reading, pair, tie)}
    for tie in enough.values():
        _compare(reading, tie)
    return _stars(reading, enough)


def retold(reading: Reading, statement: Statement, found: Sequence[Paraphrase]) -> list[tuple[int, int, float]]:
    """Pairs of documents of a statement of which the second tells nearly all of the first in the same order.

    Each with the share of the first that the second tells, 0 to 1; the largest share first.
    """
    documents = set(statement.documents)
    met: dict[tuple[int, int], dict[int, int]] = {}  # two documents -> part of the one -> part of the other
    for entry in found:
        for one, other in ((entry.a, entry.b), (entry.b, entry.a)):
            pair = reading.parts[one].document, reading.parts[other].document
            if one in statement.parts and other in statement.parts and documents.issuperset(pair):
                met.setdefault(pair, {}).setdefault(one, other)
    ranked: list[tuple[float, int, int]] = []
    for (mine, theirs), places in met.items():
        total = sum(reading.parts[part].words for part in reading.parts_of(mine))
        share = sum(reading.parts[part].words for part in places) / max(1, total)
        there = [places[part] for part in sorted(places)]
        steps = [before <= behind for before, behind in pairwise(there)]
        if share >= _NEARLY_ALL and len(places) >= _RETOLD_PARTS and sum(steps) >= _IN_ORDER * len(steps):
            ranked.append((-share, mine, theirs))
    return [(mine, theirs, -share) for share, mine, theirs in sorted(ranked)]


def _compare(reading: Reading, tie: _Tie) -> None:
    """Compare the wordings of a tie's quotations; done only for ties that are enough for a statement."""
    for one, other, words, ends in tie.quotations:
        spans = {part: [reading.parts[part][2:4]] for part in ends if part is not None}
        tie.add(Telling(*_quoted_alike(reading, one, other), words), spans)


def _ends(reading: Reading, parts: tuple[int, int], represent: Represent) -> _Ends:
    one, other = parts
    return represent(one, reading.parts[other].document), represent(other, reading.parts[one].document)


def _tie(reading: Reading, ties: dict[tuple[int, int], _Tie], ends: _Ends) -> _Tie | None:
    """The tie between the documents of two representing parts; None if there is no second document or part."""
    one, other = ends
    if one is None or other is None:
        return None
    pair = sorted((reading.parts[one].document, reading.parts[other].document))
    return ties.setdefault((pair[0], pair[1]), _Tie()) if pair[0] != pair[1] else None


def _spoken(reading: Reading, paraphrase: Paraphrase, ends: _Ends) -> dict[int, list[tuple[int, int]]]:
    """Representing part -> the stretches of its document that tell the paraphrase; empty if they are not known."""
    one, other = ends
    spoken: dict[int, list[tuple[int, int]]] = {}
    if one is not None:
        spoken[one] = list(paraphrase.spans) if one == paraphrase.a else _located(reading, paraphrase, one)
    if other is not None:
        spoken.setdefault(other, [])
    return spoken


def _located(reading: Reading, paraphrase: Paraphrase, part: int) -> list[tuple[int, int]]:
    """Where `part` has the sentences of part `paraphrase.a` word for word; the whole part if it has none of them."""
    source = reading.document(reading.parts[paraphrase.a].document).text
    start = reading.parts[part].start
    text = reading.text(part)
    found = [(start + at, start + at + b - a) for a, b in paraphrase.spans if (at := text.find(source[a:b])) >= 0]
    return found or [reading.parts[part][2:4]]


def _quotations(reading: Reading, unit: Unit) -> Iterator[tuple[int, int, int]]:
    """Pairs of parts of different documents that carry a quotation, and the number of its words that both carry."""
    earliest: dict[int, int] = {}
    for part in sorted(unit.carries):
        earliest.setdefault(reading.parts[part].document, part)
    for a, b in pairs(earliest, {}):
        one, other = earliest[a], earliest[b]
        yield one, other, min(unit.carries[one].words, unit.carries[other].words)


def _quoted_alike(reading: Reading, one: int, other: int) -> tuple[Label, float]:
    """Label of the common quotations of two parts, and a score: how sure it is that they quote one speaker, 0 to 1."""
    quotations = reading.spoken(one), reading.spoken(other)
    label, score = _worded(reading, *quotations)
    if score < 1:
        label, score = max((label, score), _worded(reading, *quotations[::-1]), key=lambda wording: wording[1])
    return label, _ONE_SPEAKER * score


def _worded(reading: Reading, mine: str, theirs: str) -> tuple[Label, float]:
    return worded(common_sentences(mine, [theirs]), [theirs], (), reading.settings)


def _is_enough(reading: Reading, pair: tuple[int, int], tie: _Tie) -> bool:
    settings = reading.settings
    if same_outlet(*(reading.document(number).outlet for number in pair)):
        return False
    if not are_near(reading.days[pair[0]], reading.days[pair[1]], settings):
        return False
    if _is_literal(reading, pair, tie):
        return True
    words = min(reading.amount(number, tie.words) for number in pair)
    return tie.links >= settings.sources.statement_links and words >= settings.sources.statement_words


def _is_literal(reading: Reading, pair: Sequence[int], tie: _Tie) -> bool:
    """True if two documents quote enough in the same words."""
    quoted = min(reading.amount(number, tie.literal) for number in pair)
    return quoted >= reading.settings.sources.statement_quote_words


def _stars(reading: Reading, ties: Mapping[tuple[int, int], _Tie]) -> list[Statement]:
    """Statements, each around the document that shares most with others, its middle.

    Ties do not carry over: what A shares with B is another thing than what B shares with C.  A document tells the same
    in other words as one middle alone, but quotes a speaker together with all who do: of pairs of reports on one event
    that are left when each has its nearest, those that quote alike tell the same, and of the others every second.
    Around one middle, those are together that tell the same as a common part of it.
    """
    near: dict[int, dict[int, _Tie]] = {}
    for (one, other), tie in ties.items():
        near.setdefault(one, {})[other] = tie
        near.setdefault(other, {})[one] = tie
    weight = {number: sum(tie.words for tie in around.values()) for number, around in near.items()}
    free = set(near)
    of: dict[int, set[int]] = {number: set() for number in near}  # document -> numbers of the statements that it is in
    found: list[Statement] = []
    for middle in sorted(near, key=lambda number: (-weight[number], number)):
        apart = [number for number in sorted(near[middle]) if of[middle].isdisjoint(of[number])]
        around = [
            number
            for number in apart
            if free.issuperset((middle, number)) or _is_literal(reading, (middle, number), near[middle][number])
        ]
        if around:
            free -= {middle, *around}
        for alike in connected_sets(around, _on_one_matter(reading, middle, {n: near[middle][n] for n in around})):
            for number in (middle, *alike):
                of[number].add(len(found))
            found.append(_statement(reading, [middle, *alike], [near[middle][number] for number in alike]))
    return found


def _on_one_matter(reading: Reading, middle: int, ties: Mapping[int, _Tie]) -> Iterator[tuple[int, int]]:
    """Pairs of documents that tell the same as a common part of the document to which all of them are tied.

    A round-up tells the same as one report in its first item, and the same as another in its second.  Of those that
    share a part, each is paired with the first.
    """
    first: dict[int, int] = {}  # part of the middle -> the first document that tells it
    for number, tie in ties.items():
        for part in tie.parts:
            if reading.parts[part].document == middle:
                yield first.setdefault(part, number), number


def _statement(reading: Reading, documents: Sequence[int], ties: Sequence[_Tie]) -> Statement:
    whole = _Tie()
    for tie in ties:
        for part, telling in sorted(tie.parts.items()):
            whole.add(telling, {part: tie.spans[part]})
    literal = any(
        _is_literal(reading, (documents[0], number), tie) for number, tie in zip(documents[1:], ties, strict=True)
    )
    parts = {
        part: Telling(label, score, min(words, reading.parts[part].words))
        for part, (label, score, words) in whole.parts.items()
    }
    return Statement(tuple(sorted(documents)), parts, _text(reading, whole), literal)


def _text(reading: Reading, tie: _Tie) -> str:
    """The shared sentences, in the words of the earliest document of which stretches are known."""
    document = min(reading.parts[part].document for part, spans in tie.spans.items() if spans)
    text = reading.document(document).text
    shared = {span for part, spans in tie.spans.items() if reading.parts[part].document == document for span in spans}
    pieces: list[tuple[int, int]] = []
    for start, end in sorted(shared):
        if pieces and start < pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return "\n\n".join(text[start:end] for start, end in pieces)
