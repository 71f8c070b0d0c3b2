"""Units -> the same units, cut where their carriers have nothing else in common.

One stretch of text may come to documents by different ways: a press statement stands in two agencies' reports and in
three papers' own; an outlet prints the same note under everything.  Two documents are tied by what they share in all:
narration, not quotations, and enough of it for their length.  A unit whose carriers fall into several tied sets is cut
into one unit for each set, and one for what the sets and the single documents have in common.  A single document goes
with the only set if it prints the whole stretch, not if a fragment of it stands in another sentence.

Cost: the square of the carriers of a unit, up to a bound; beyond, each carrier with its neighbours in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.relatedness import days
from lineage.provenance.units import Carry, Join, Unit

MANY: Final = 30
"""Carriers of a unit up to which every pair of them is looked at."""
STANDING: Final = 3
"""Unrelated contexts in which one outlet prints a stretch, from which it is part of the house."""

_MOSTLY = 0.4  # quoted share of a part from which the rest of it is a mere frame

Pair = tuple[int, int]


def untangled(reading: Reading, found: Sequence[Unit]) -> list[Unit]:
    """The units, cut by the ties of their carriers; stretches that an outlet always prints are left out."""
    shared: dict[Pair, float] = {}
    for unit in found:
        amounts = _narration(reading, unit)
        for pair in pairs(sorted(amounts)):
            shared[pair] = shared.get(pair, 0.0) + min(amounts[pair[0]], amounts[pair[1]])
    tied = {pair for pair, amount in shared.items() if amount >= _owed(reading, pair)}
    return [piece for unit in found for piece in _pieces(reading, unit, tied)]


def pairs(numbers: Sequence[int]) -> Iterator[Pair]:
    """All pairs of a few numbers; of many, the first with each other one, and each with the next."""
    if len(numbers) <= MANY:
        yield from combinations(numbers, 2)
        return
    yield from ((numbers[0], other) for other in numbers[1:])
    yield from pairwise(numbers[1:])


def _narration(reading: Reading, unit: Unit) -> dict[int, float]:
    """Words outside quotation marks that each document has in the unit."""
    amounts: dict[int, float] = {}
    for part, carry in unit.carries.items():
        quoted = reading.quoted(part)
        told = 0.0 if quoted >= _MOSTLY else carry.words * (1 - quoted)
        amounts[reading.parts[part].document] = amounts.get(reading.parts[part].document, 0.0) + told
    return amounts


def _owed(reading: Reading, pair: Pair) -> float:
    """Words of narration that tie two documents."""
    settings = reading.settings.sources
    shorter = min(reading.total_words[number] for number in pair)
    if reading.document(pair[0]).outlet != reading.document(pair[1]).outlet:
        return min(settings.tie_words, settings.tie_share * shorter)
    first, second = (days(reading.document(number)) for number in pair)
    near = max(first.first, second.first) - min(first.last, second.last) <= reading.settings.stories.window_days
    return settings.one_outlet_words if near else max(settings.one_outlet_words, settings.tie_share * shorter)


def _pieces(reading: Reading, unit: Unit, tied: set[Pair]) -> Iterator[Unit]:
    """The unit, whole if its carriers belong together, else by its tied sets."""
    numbers = sorted(unit.documents(reading))
    sets = _sets(numbers, tied)
    outlets = [{reading.document(number).outlet for number in members} for members in sets]
    if len(set().union(*outlets)) == 1 and len(sets) > 1:
        if len(sets) < STANDING:
            yield from (_cut(reading, unit, members) for members in sets if len(members) > 1)
        return
    several = [members for members in sets if len(members) > 1]
    single = [members[0] for members in sets if len(members) == 1]
    if not several:
        yield from (_cut(reading, unit, members) for members in _in_time(reading, single))
    elif len(several) == 1 and len(single) <= len(several[0]):
        whole = {reading.parts[part].document for part, carry in unit.carries.items() if carry.whole}
        yield _cut(reading, unit, [*several[0], *(number for number in single if number in whole)])
    else:
        yield from (_cut(reading, unit, members) for members in several)
        yield _cut(reading, unit, [members[0] for members in sets])


def _sets(numbers: Sequence[int], tied: set[Pair]) -> list[list[int]]:
    """The tied sets of documents, each ascending, in the order of their first ones."""
    join = Join(len(numbers))
    place = {number: at for at, number in enumerate(numbers)}
    for one, other in pairs(numbers):
        if (one, other) in tied:
            join.unite(place[one], place[other])
    sets: dict[int, list[int]] = {}
    for number in numbers:
        sets.setdefault(join.find(place[number]), []).append(number)
    return list(sets.values())


def _in_time(reading: Reading, numbers: Sequence[int]) -> Iterator[list[int]]:
    """Documents with little in common, in sets of one time: what comes back after weeks is a standing phrase."""
    window = reading.settings.stories.window_days
    near: list[int] = []
    for number in numbers:
        if near and days(reading.document(number)).first - days(reading.document(near[-1])).last > window:
            if len(near) > 1:
                yield near
            near = []
        near.append(number)
    if len(near) > 1:
        yield near


def _cut(reading: Reading, unit: Unit, members: Sequence[int]) -> Unit:
    carries: dict[int, Carry] = {
        part: carry for part, carry in unit.carries.items() if reading.parts[part].document in members
    }
    return Unit(unit.number, carries, unit.inside)
