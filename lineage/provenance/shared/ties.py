"""Units -> the same units, cut where their carriers have nothing else in common.

One stretch of text may come to documents by different ways: a press statement stands in two agencies' reports and in
three papers' own; an outlet prints the same note under everything.  Two documents are tied by what they share in all:
narration, not quotations, and enough of it for their length.  A unit whose carriers fall into several tied sets is cut
into one unit for each set, and one for what the sets and the single documents have in common.  A single document goes
with the only set if it prints the whole stretch, not if a fragment of it stands in another sentence.

Cost: the square of the carriers of a unit, up to a bound; beyond, each carrier with a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from lineage.provenance.bonds import are_near, owed
from lineage.provenance.case import Reading
from lineage.provenance.joins import connected_sets
from lineage.provenance.shared.units import Unit

MANY: Final = 30
"""Carriers of a unit of which every pair is looked at; where there are more, the fullest."""
ANCHORS: Final = 3
"""Of these, how many are compared with all other carriers."""
STANDING: Final = 3
"""Unrelated contexts in which one outlet prints a stretch, from which it is part of the house: sets of documents that
nothing else ties, inside the case and outside."""

_MOSTLY: Final = 0.4
"""Quoted share of a part from which the rest of it may be a mere frame, "she told the council on Monday" …"""
_FRAME: Final = 25.0
"""… up to so many words; a paragraph that quotes somebody twice and tells as much again is told."""

Pair = tuple[int, int]


def untangled(reading: Reading, found: Sequence[Unit]) -> list[Unit]:
    """The units, cut by the ties of their carriers; stretches that an outlet always prints are left out."""
    narration: dict[int, dict[int, float]] = {}  # document -> place of a unit -> words outside quotation marks
    for place, unit in enumerate(found):
        for number, words in _narration(reading, unit).items():
            narration.setdefault(number, {})[place] = words
    fullness = {number: len(places) for number, places in narration.items()}
    candidates = {pair for unit in found for pair in pairs(unit.documents, fullness)}
    tied = {pair for pair in candidates if _shared(narration, pair) >= _owed(reading, pair)}
    return [piece for unit in found for piece in _pieces(reading, unit, tied, fullness)]


def pairs(numbers: Iterable[int], fullness: Mapping[int, int]) -> Iterator[Pair]:
    """All pairs of a few documents, smaller number first; of many, all pairs of the fullest, and these with the others.

    `fullness` counts the units of each document.  The fullest carriers of one unit are among those of the next, so that
    the pairs of different units meet.
    """
    ordered = sorted(numbers)
    if len(ordered) <= MANY:
        yield from combinations(ordered, 2)
        return
    ranked = sorted(ordered, key=lambda number: (-fullness.get(number, 0), number))
    yield from combinations(sorted(ranked[:MANY]), 2)
    for other in ranked[MANY:]:
        yield from ((min(anchor, other), max(anchor, other)) for anchor in ranked[:ANCHORS])


def _shared(narration: Mapping[int, Mapping[int, float]], pair: Pair) -> float:
    """Words outside quotation marks that two documents have in common."""
    one, other = sorted((narration[number] for number in pair), key=len)
    return sum(min(words, other[place]) for place, words in one.items() if place in other)


def _narration(reading: Reading, unit: Unit) -> dict[int, float]:
    """Words of English outside quotation marks that each document has in the unit."""
    amounts: dict[int, float] = {}
    for part, carry in unit.carries.items():
        quoted = reading.quoted(part)
        rest = reading.amount(carry.document, carry.words * (1 - quoted))
        told = 0.0 if quoted >= _MOSTLY and rest < _FRAME else rest
        amounts[carry.document] = amounts.get(carry.document, 0.0) + told
    return amounts


def _owed(reading: Reading, pair: Pair) -> float:
    """Words of English, in narration, that tie two documents."""
    one, other = (reading.document(number) for number in pair)
    near = are_near(reading.days[pair[0]], reading.days[pair[1]], reading.settings)
    shorter = min(reading.amount(number, reading.total_words[number]) for number in pair)
    return owed(one.outlet == other.outlet, near, shorter, reading.settings)


def _pieces(reading: Reading, unit: Unit, tied: set[Pair], fullness: Mapping[int, int]) -> Iterator[Unit]:
    """The unit, whole if its carriers belong together, else by its tied sets."""
    numbers = sorted(unit.documents)
    sets = connected_sets(numbers, (pair for pair in pairs(numbers, fullness) if pair in tied))
    if len({reading.document(number).outlet for number in numbers}) == 1:
        contexts = len(sets) + max(reading.case.elsewhere.get(reading.parts[part].passage, 0) for part in unit.carries)
        if contexts > 1:
            if contexts < STANDING:
                yield from (unit.among(members) for members in sets if len(members) > 1)
            return
    several = [members for members in sets if len(members) > 1]
    single = [members[0] for members in sets if len(members) == 1]
    if not several:
        yield from (unit.among(members) for members in _in_time(reading, single))
    elif len(several) == 1 and len(single) <= len(several[0]):
        whole = {carry.document for carry in unit.carries.values() if carry.whole}
        yield unit.among([*several[0], *(number for number in single if number in whole)])
    else:
        yield from (unit.among(members) for members in several)
        yield unit.among([members[0] for members in sets])


def _in_time(reading: Reading, numbers: Sequence[int]) -> Iterator[list[int]]:
    """Documents with little in common, in sets of one time: what comes back after weeks is a standing phrase."""
    window = reading.settings.stories.window_days
    near: list[int] = []
    for number in numbers:
        if near and reading.days[number].first - reading.days[near[-1]].last > window:
            if len(near) > 1:
                yield near
            near = []
        near.append(number)
    if len(near) > 1:
        yield near
