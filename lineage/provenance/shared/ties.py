"""Units -> units, cut apart where their carriers have nothing else in common.

One stretch of text may come to documents by different ways: a press statement stands in two agencies' reports and in
three papers' own; an outlet prints the same note under everything.  Two documents are tied if in all their units they
share enough text for their length; narration counts, quotations do not.  A unit whose carriers fall into several tied
sets is cut into one unit for each set, and one more for what the sets and the untied documents have in common.  If
there is only one set, and the untied documents are not more than its members, an untied document goes with the set if
it prints the whole stretch, and not if a fragment of it stands in another sentence.

Cost: the square of the carriers of a unit, up to a bound; beyond, each carrier is compared with a few.
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
"""Number of carriers of a unit of which every pair is compared; of more carriers, the fullest are taken."""
ANCHORS: Final = 3
"""Number of the fullest carriers that are compared with all other carriers."""
STANDING: Final = 3
"""Number of unrelated contexts in which one outlet prints a stretch, from which it is a standing text of that outlet.
A context is a set of documents that nothing else ties to the others, inside the case or outside."""

_MOSTLY: Final = 0.4
"""Quoted share of a part from which the rest of it may be a mere frame, as in "she told the council on Monday"."""
_FRAME: Final = 25.0
"""Length, in English words, below which that rest is a frame, and no narration: a paragraph that quotes somebody twice
and tells as much again is narration."""

Pair = tuple[int, int]


def untangled(reading: Reading, found: Sequence[Unit]) -> list[Unit]:
    """The units, cut by the ties of their carriers; standing texts of an outlet are left out."""
    narration: dict[int, dict[int, float]] = {}  # document -> place of a unit -> words outside quotation marks
    for place, unit in enumerate(found):
        for number, words in _narration(reading, unit).items():
            narration.setdefault(number, {})[place] = words
    fullness = {number: len(places) for number, places in narration.items()}
    candidates = {pair for unit in found for pair in pairs(unit.documents, fullness)}
    tied = {pair for pair in candidates if _shared(narration, pair) >= _owed(reading, pair)}
    return [piece for unit in found for piece in _pieces(reading, unit, tied, fullness)]


def pairs(numbers: Iterable[int], fullness: Mapping[int, int]) -> Iterator[Pair]:
    """The pairs of documents to compare, smaller number first: all, if they are `MANY` or fewer.

    Of more, all pairs of the `MANY` fullest, and each of the `ANCHORS` fullest with every document beyond these.
    `fullness` is the number of units of each document.  The fullest carriers of one unit are among the fullest of the
    next, so that the same pairs are compared for both.
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
    """Length of the narration that two documents have in common, in English words."""
    one, other = sorted((narration[number] for number in pair), key=len)
    return sum(min(words, other[place]) for place, words in one.items() if place in other)


def _narration(reading: Reading, unit: Unit) -> dict[int, float]:
    """Document -> length of its narration in the unit, in English words; a mere frame of a quotation counts 0."""
    amounts: dict[int, float] = {}
    for part, carry in unit.carries.items():
        quoted = reading.quoted(part)
        rest = reading.amount(carry.document, carry.words * (1 - quoted))
        told = 0.0 if quoted >= _MOSTLY and rest < _FRAME else rest
        amounts[carry.document] = amounts.get(carry.document, 0.0) + told
    return amounts


def _owed(reading: Reading, pair: Pair) -> float:
    """Length of common narration, in English words, from which two documents are tied."""
    one, other = (reading.document(number) for number in pair)
    near = are_near(reading.days[pair[0]], reading.days[pair[1]], reading.settings)
    shorter = min(reading.amount(number, reading.total_words[number]) for number in pair)
    return owed(one.outlet == other.outlet, near, shorter, reading.settings)


def _pieces(reading: Reading, unit: Unit, tied: set[Pair], fullness: Mapping[int, int]) -> Iterator[Unit]:
    """Yield the unit whole if its carriers belong together, else one unit for each tied set; none for standing text."""
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
    """Yield untied documents in sets of two or more of one time: what comes back after weeks is a standing phrase."""
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
