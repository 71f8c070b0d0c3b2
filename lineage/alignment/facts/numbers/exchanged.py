"""Two sides of a link -> the numbers that have changed places: "four dead and 19 hurt", "19 dead and four hurt".

Both sides have the same numbers, so only what is said of each shows the exchange: what a number counts, the fate of
those it counts and, if all other words are the same and in the same order, the order of the numbers.  Cost: pairs of
the numbers that both sides have.  Failure mode: two numbers of things that no list knows, in a sentence that was
written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.mentions.cues import ARTICLES
from lineage.alignment.facts.numbers.counted import fate
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import MOST_FACTS, Slots
from lineage.alignment.facts.words.numbers import fates
from lineage.alignment.facts.words.reading import Reading

LISTING = frozenset({"and", "or"})
"""Words that join the members of a list, whose order says nothing."""
MARK = "@"
"""What stands in place of a number among the words around it."""


def swapped_numbers(slots: Slots) -> list[Found]:
    """At most one change of kind number, with the index of its word in A.

    It is for two numbers that both sides have, each of which counts in A what the other one counts in B.
    """
    left, right = slots.quantities
    if max(len(left), len(right)) > MOST_FACTS:
        return []
    met = [(x, y) for x in left for y in right if x.kind == y.kind and not set(x.values).isdisjoint(y.values)]
    found = [*_numbers_by_order(slots)]
    for (x, y), (v, w) in combinations(met, 2):
        apart = set(x.values).isdisjoint(v.values) and len({x.first, v.first}) == len({y.first, w.first}) == 2
        if apart and x.kind == v.kind and slots.one_statement and _crossed(x, v, y, w, slots):
            found.append(slots.change("number", x, w))
    return found[:1]


def _numbers_by_order(slots: Slots) -> Iterator[Found]:
    """The changes of two numbers that stand in one another's place, if all other words are the same and in the same
    order and no list joins the two."""
    left, right = slots.quantities
    others = [_between_facts(side, some) for side, some in zip((slots.a, slots.b), slots.quantities, strict=True)]
    if len(left) != len(right) or others[0] != others[1]:
        return
    for i, j in combinations(range(len(left)), 2):
        swapped = _equal(left[i], right[j]) and _equal(left[j], right[i]) and not _equal(left[i], left[j])
        between = slots.a.words[left[i].last + 1 : left[j].first]
        if swapped and not all(word.key in LISTING for word in between):
            yield slots.change("number", left[i], right[i])


def _equal(x: Quantity, y: Quantity) -> bool:
    """True if two quantities have a value, or all parts, in common; their units are not compared."""
    return not set(x.values).isdisjoint(y.values) or (x.parts == y.parts != ())


def _between_facts(reading: Reading, some: Sequence[Quantity]) -> list[str]:
    """The words of a reading without articles, with one mark in place of each number."""
    inside = {at: one for one in some for at in range(one.first, one.last + 1)}
    kept = (
        MARK if at in inside else word.key
        for at, word in enumerate(reading.words)
        if at not in inside or at == inside[at].first
    )
    return [key for key in kept if key not in ARTICLES]


def _crossed(x: Quantity, v: Quantity, y: Quantity, w: Quantity, slots: Slots) -> bool:
    """True if x of A counts what w of B counts, and v of A what y of B counts, though x equals y and v equals w.

    False if x and y, or v and w, count the same.
    """
    of_x, of_v = (_counted(slots.a, one, slots) for one in (x, v))
    of_y, of_w = (_counted(slots.b, one, slots) for one in (y, w))
    of_x, of_v, of_y, of_w = of_x - of_v, of_v - of_x, of_y - of_w, of_w - of_y
    return bool(of_x & of_w and of_v & of_y) and not (of_x & of_y or of_v & of_w)


def _counted(reading: Reading, one: Quantity, slots: Slots) -> frozenset[str]:
    """The nouns that a number counts and the fate of those counted; only the fate if the word before tells it."""
    before = reading.words[one.first - 1].stem if one.first else ""
    if before in fates():
        return frozenset({fates()[before]})
    return fate(reading, one) | slots.heads(reading, one.last)
