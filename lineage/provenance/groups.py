"""Units -> groups: the stretches of text that travel together, and the documents that copied them.

Two units travel together where two documents carry both, or where one stands in the other.  So a round-up that prints
one agency report from one paper and another from a second belongs to two groups.  A document whose whole share in a
group is the words of a speaker did not copy it: it is set apart as a quoting document.

Cost: the square of the carriers of each unit, up to a bound; linear beyond.  Failure mode: two texts that two papers
both print side by side are one group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from lineage.provenance.case import Reading
from lineage.provenance.units import MANY, Join, Unit

_GRAM = 3


@dataclass(frozen=True)
class Group:
    """Units that travel together."""

    units: tuple[Unit, ...]
    copied: tuple[int, ...]  # documents that share more than a speaker's words, ascending
    quoting: tuple[int, ...]  # documents that share these only

    def carried(self, reading: Reading, document: int) -> dict[int, int]:
        """The parts of a document that belong to the group, and how many of their words do."""
        amounts: dict[int, int] = {}
        for unit in self.units:
            for part, carry in unit.carries.items():
                if reading.parts[part].document == document:
                    amounts[part] = amounts.get(part, 0) + carry.words
        return {part: min(words, reading.parts[part].words) for part, words in sorted(amounts.items())}


def groups(reading: Reading, units: Sequence[Unit]) -> list[Group]:
    """The groups of units, in the order of their first units; each with two documents or more."""
    join = Join(len(units))
    places = {unit.number: place for place, unit in enumerate(units)}
    carriers = [sorted(unit.documents(reading)) for unit in units]
    first: dict[tuple[int, int], int] = {}
    for place, documents in enumerate(carriers):
        for pair in _pairs(documents):
            join.unite(first.setdefault(pair, place), place)
    for unit in units:
        for around in unit.inside:
            if around in places and set(carriers[places[unit.number]]) & set(carriers[places[around]]):
                join.unite(places[unit.number], places[around])
    together: dict[int, list[Unit]] = {}
    for place, unit in enumerate(units):
        together.setdefault(join.find(place), []).append(unit)
    return [group for _, members in sorted(together.items()) if (group := _group(reading, members)) is not None]


def _pairs(documents: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(documents) <= MANY:
        yield from combinations(documents, 2)
        return
    yield from ((documents[0], other) for other in documents[1:])
    yield from pairwise(documents[1:])


def _group(reading: Reading, units: Sequence[Unit]) -> Group | None:
    """The group of these units, without what too little is shared of; None where nothing is left."""
    settings = reading.settings.sources
    shared = _shared_words(reading, units)
    copied = [
        document
        for document, (words, narration) in shared.items()
        if words >= settings.min_words and narration >= settings.min_narrative_words
    ]
    if len(copied) < 2:
        copied = []
    quoting = [
        document
        for document, (words, narration) in shared.items()
        if document not in copied and words - narration >= settings.statement_quote_words
    ]
    return Group(tuple(units), tuple(copied), tuple(quoting)) if len(copied) + len(quoting) > 1 else None


def _shared_words(reading: Reading, units: Sequence[Unit]) -> dict[int, tuple[float, float]]:
    """For each document: words that it shares through these units, and how many of them are narration."""
    settings = reading.settings.sources
    amounts: dict[int, tuple[float, float]] = {}
    for document in sorted({number for unit in units for number in unit.documents(reading)}):
        words = narration = 0.0
        for part, amount in Group(tuple(units), (), ()).carried(reading, document).items():
            words += amount
            if reading.quoted(part) < settings.quote_share:
                narration += amount * (1 - reading.quoted(part))
            else:
                narration += _common_narration(reading, part, units)
        amounts[document] = (words, narration)
    return amounts


def _common_narration(reading: Reading, part: int, units: Sequence[Unit]) -> int:
    """Words outside quotation marks that a part shares, in runs of three and more, with what it is a version of."""
    mine = reading.narration(part)
    theirs: set[tuple[str, ...]] = set()
    for unit in units:
        if part in unit.carries:
            for other in unit.carries:
                if reading.parts[other].document != reading.parts[part].document:
                    theirs.update(_grams(reading.narration(other)))
    covered: set[int] = set()
    for at, gram in enumerate(_grams(mine)):
        if gram in theirs:
            covered.update(range(at, at + _GRAM))
    return len(covered)


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)]
