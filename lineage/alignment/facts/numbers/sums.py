"""Two sides of a link -> the numbers that no number, and no sum of numbers, of the other side explains.

"Seven men and three women" beside "ten people, three of them women" is one sum, even if a part of it stands on both
sides.  Two numbers of the same thing in the same place contradict one another, whatever other numbers add up to: "three
killed", "five killed, including two children".  Cost: the subsets of the numbers of a side, of which there are at most
six.  Failure mode: numbers of different things that add up by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from math import isclose

from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.pairs.equivalents import one_kind
from lineage.alignment.facts.pairs.slots import Slots

MOST_ADDENDS = 6
"""Most numbers of one kind on one side whose sums are looked at; among more, some add up to anything."""
_NO_SUMS = frozenset({"ordinal", "year", "decade", "clock", "factor"})
INCLUDING = frozenset({"including", "includes", "included"})
PART_WORDS = 3
"""Words before a number among which "including" or "another" makes it a part of another number: "including at least
two"."""


def unexplained(
    left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots
) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of A and of B with which no number, and no sum of numbers, of the other side agrees.

    In sentences that are nearly the same, numbers that agree in one place explain no number in another place: beside
    "40 minutes", which both sides have, 14,000 cars are not 40,000.
    """
    kept_left, kept_right = _kept(left, right, slots) if slots.nearly_same else (frozenset[int](), frozenset[int]())
    agreeing = [
        (i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if (i in kept_left) == (j in kept_right) and slots.agree(x, y)
    ]
    lone_left, lone_right = (
        [one for at, one in enumerate(some) if all(pair[side] != at for pair in agreeing)]
        for side, some in enumerate((left, right))
    )
    contested = {one for x in lone_left for y in lone_right if _of_one_thing(x, y, slots) for one in (x, y)}
    of_a, of_b = (left, right) if slots.alike >= slots.settings.same_statement else (lone_left, lone_right)
    return (
        [x for x in lone_left if x in contested or not _explained(x, of_a, of_b, lone_right)],
        [y for y in lone_right if y in contested or not _explained(y, of_b, of_a, lone_left)],
    )


def _kept(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the quantities of A and of B that stand in the same equal tile, in the same order, and agree."""
    of_a, of_b = _tiled(left, slots.a_edits, slots), _tiled(right, slots.b_edits, slots)
    pairs = [
        (i, j)
        for tile, here in of_a.items()
        if len(here) == len(of_b.get(tile, []))
        for i, j in zip(here, of_b[tile], strict=True)
        if slots.agree(left[i], right[j])
    ]
    return frozenset(i for i, _ in pairs), frozenset(j for _, j in pairs)


def _tiled(some: Sequence[Quantity], located: Sequence[int], slots: Slots) -> dict[int, list[int]]:
    """Index of each equal tile -> indices of the quantities that stand wholly in it."""
    tiled: dict[int, list[int]] = {}
    for at, one in enumerate(some):
        tile = located[one.first]
        if tile == located[one.last] and slots.edits[tile].operation == "equal":
            tiled.setdefault(tile, []).append(at)
    return tiled


def _explained(one: Quantity, own: Sequence[Quantity], others: Sequence[Quantity], lone: Sequence[Quantity]) -> bool:
    """True if numbers of its own kind explain a number.

    That is if it is a sum of numbers of the other side, of which one is `lone` there, or the difference of two lone
    ones, or makes a lone one together with numbers of its own side.
    """
    if one.kind in _NO_SUMS or not one.values:
        return False
    own, others, lone = (_of_kind(some, one.kind) for some in (own, others, lone))
    return (
        any(_adds_up(one, others, part) for part in lone if part in others)
        or any(isclose(abs(x.values[0] - y.values[0]), value) for x, y in combinations(lone, 2) for value in one.values)
        or any(_adds_up(whole, own, one) for whole in lone)
    )


def _of_kind(some: Sequence[Quantity], kind: str) -> list[Quantity]:
    """The quantities of one kind that have values; empty if there are more than `MOST_ADDENDS`."""
    same = [one for one in some if one.kind == kind and one.values]
    return same if len(same) <= MOST_ADDENDS else []


def _adds_up(total: Quantity, some: Sequence[Quantity], part: Quantity) -> bool:
    """True if `part` and one or more other quantities of `some` add up to `total`."""
    rest = [one.values[0] for one in some if one != part]
    more = (sum(chosen) for size in range(1, len(rest) + 1) for chosen in combinations(rest, size))
    return any(isclose(part.values[0] + others, value) for others in more for value in total.values)


def _of_one_thing(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for two numbers of one kind before the same word."""
    counted = [[word.stem for word in side.behind(one.last)] for one, side in slots.sides(x, y)]
    return one_kind(x, y) and counted[0] == counted[1]


def keeps(exact: Quantity, side: int, limit: Quantity) -> bool:
    """True if an exact number lies within a bound: twelve within "more than ten".

    `side` is that of the bound `limit`: 1 if it is the least, -1 if it is the most, 0 if it is no bound.
    """
    if not side or exact.rounded:
        return False
    return all((v - w) * side >= 0 for v, w in product(exact.values, limit.values))
