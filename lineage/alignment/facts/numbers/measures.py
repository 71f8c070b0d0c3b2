"""A number that both sides have -> the change, if they give it for another time, as another bound or in another unit.

The number agrees, so only the words around it show the change.  Cost: the numbers of A times those of B.  Failure mode:
a rate whose time stands far from its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from lineage.alignment.facts.figures.quantities import bound
from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.pairs.sides import Found, one_to_one
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.reading import Reading, Stretch

RATE_WORDS = 4
"""Words behind a number among which "a year" makes it a rate."""
_EACH = frozenset({"a", "an", "per", "each", "every"})
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_NO_RATE = frozenset({"ago", "later", "earlier", "before", "after", "old", "long", "from", "in"})
_PERCENT_AND_POINTS = {"percent", "point"}


def measure_changes(slots: Slots) -> list[Found]:
    """Changes of kind number, each with the index of its word in A."""
    left, right = slots.quantities
    return [*_rates(left, right, slots), *_bounds(left, right, slots), *_points(left, right, slots)]


def _rates(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> Iterator[Found]:
    """The changes of one number of one thing per another time: "3 million tonnes a year" and "… a month"."""
    of_a, of_b = (
        [(x, end) for x in some if (end := _rate(side, x.last))] for some, side in ((left, slots.a), (right, slots.b))
    )
    same = [(x, i, y, j) for (x, i), (y, j) in product(of_a, of_b) if _one_thing(x, i, y, j, slots)]
    told = [pair for pair in same if slots.a.words[pair[1]].stem == slots.b.words[pair[3]].stem]
    for x, i, y, j in same:
        if not any(i == told_i or j == told_j for _, told_i, _, told_j in told):
            yield slots.change("number", Stretch(x.first, i), Stretch(y.first, j))


def _bounds(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> Iterator[Found]:
    """The changes of one number that is the least on one side and the most on the other: "at least 40", "fewer than
    40"."""
    if not slots.one_statement:
        return
    of_a, of_b = (
        [(one, *found) for one in some if (found := bound(side, one.first, -slots.nearly_same))[1]]
        for some, side in ((left, slots.a), (right, slots.b))
    )
    opposed = [
        (1.0, i, j)
        for i, (x, _, bound_x) in enumerate(of_a)
        for j, (y, _, bound_y) in enumerate(of_b)
        if bound_x != bound_y and x.kind == y.kind and not set(x.values).isdisjoint(y.values)
    ]
    for i, j in one_to_one(opposed, 1.0):
        (x, first_x, _), (y, first_y, _) = of_a[i], of_b[j]
        yield slots.change("number", Stretch(first_x, x.last), Stretch(first_y, y.last))


def _points(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> Iterator[Found]:
    """The changes of one number in per cent on one side and in percentage points on the other, if nothing else
    differs."""
    for x, y in product(left, right):
        two_units = {x.kind, y.kind} == _PERCENT_AND_POINTS and x.values == y.values
        if two_units and slots.exchanged(x, y):
            yield slots.change("number", x, y)


def _one_thing(x: Quantity, i: int, y: Quantity, j: int, slots: Slots) -> bool:
    """True if two rates, whose times are words `i` of A and `j` of B, give one number of one thing."""
    things = slots.content(slots.a.words[x.last + 1 : i]), slots.content(slots.b.words[y.last + 1 : j])
    return x.kind == y.kind and not set(x.values).isdisjoint(y.values) and things[0] == things[1]


def _rate(reading: Reading, last: int) -> int | None:
    """Index of the word for the time of a rate whose number ends at word `last`; None if there is none.

    There is none in "a year ago".
    """
    for at in range(last + 1, min(last + RATE_WORDS, len(reading.words) - 1)):
        if reading.words[at].breaks:
            return None
        behind = reading.words[at + 2].key if at + 2 < len(reading.words) else ""
        if reading.words[at].key in _EACH and reading.words[at + 1].stem in _TIMES and behind not in _NO_RATE:
            return at + 1
    return None
