"""Two quantities of one kind -> whether they belong to two things, although their sentences are about the same.

Two reports of one event share most of their words and still count different things: a part and the whole, another day,
another party's votes.  The more alike both sentences are, the less must show that the numbers belong to one thing; most
rules hold only for sentences that are not nearly the same.  The dead and injured of one event are an exception: they
are counted anew every hour, so a large difference between them is news.  Cost: the words around both numbers, and the
numbers of both sides.  Failure mode: a true difference in sentences that are worded anew throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from lineage.alignment.facts.figures.quantities import bound
from lineage.alignment.facts.figures.values import WHOSE, Quantity, is_number
from lineage.alignment.facts.mentions.names import Name, carries
from lineage.alignment.facts.numbers.apart import TIMES_OF_EVENTS, far_apart, of_other_days
from lineage.alignment.facts.numbers.counted import (
    in_toll,
    is_label,
    of_other_wholes,
    of_two_sorts,
    other_deeds,
    other_fates,
    part_of_more,
)
from lineage.alignment.facts.numbers.status import stand_for_others
from lineage.alignment.facts.numbers.sums import keeps
from lineage.alignment.facts.pairs.equivalents import other_unit
from lineage.alignment.facts.pairs.sides import CONTEXT_WORDS
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.numbers import clock_words, units
from lineage.alignment.facts.words.reading import Reading
from lineage.alignment.links.background import UNLISTED, rarity
from lineage.alignment.words import stem

STAMP_WORDS = 3
"""Most content words of a line with a time of day that is a stamp of a page: "Most recent update: 8:39 p.m. ET"."""
AGED_WORDS = 4
"""Words behind an age among which the name stands whose age it is: "24-year-old boxer Ann Bell"."""

_CALENDAR = frozenset({"year", "date"})
_UPDATED = "updat"  # a stem
_DAYS = frozenset({"date", "weekday"})
WHICH_WORDS = 3
"""Words behind a day among which the thing of that day stands: "the May 6 late-night letter"."""
_WHICH = WHOSE | {"the", "a", "an", "this", "that", "these", "those"}
_PERIODS = frozenset({"quarter", "half", "term", "season", "period", "round"})


def of_two_things(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if two quantities are not shown to belong to one thing, so that they do not contradict each other."""
    if x.kind == "clock" and (_stamp(slots) or _other_zones(x, y, slots)):
        return True
    if x.kind == "age" and _two_people(x, y, slots):
        return True
    if x.kind == "count" and (other_fates(x, y, slots) or other_deeds(x, y, slots)):
        return True
    if not slots.copied and part_of_more(x, y, slots):
        return True
    if _nothing_said(slots):
        return True
    if slots.nearly_same or _corrects(x, y, slots):
        return False
    if x.kind not in _DAYS | TIMES_OF_EVENTS and stand_for_others(x, y, slots):
        return True
    if x.kind in _DAYS and (_is_of_another(x, slots.a, slots.b, slots) or _is_of_another(y, slots.b, slots.a, slots)):
        return True
    if slots.tied or _all_else_agrees(x, y, slots):
        far = far_apart(x, y, slots, slots.settings.times_apart ** (1 + slots.one_statement))
        return far or (not slots.one_statement and x.kind in TIMES_OF_EVENTS)
    return _loosely_tied(x, y, slots) or (not slots.one_statement and x.kind in TIMES_OF_EVENTS)


def _nothing_said(slots: Slots) -> bool:
    """True if a side has nothing but numbers and the name of an agency or paper: "(Aug. 3) AP"."""
    return any(
        not slots.besides(side, [*numbers, *(name for name in names if carries(name))])
        for side, numbers, names in zip((slots.a, slots.b), slots.quantities, slots.names, strict=True)
    )


def _is_of_another(one: Quantity, here: Reading, there: Reading, slots: Slots) -> bool:
    """True for a day that tells which one of something is meant, if the other side does not speak of that thing.

    "Those May 6 interviews".
    """
    behind = here.behind(one.last, WHICH_WORDS)
    which = one.first > 0 and here.words[one.first - 1].key in _WHICH
    if not which or not behind or behind[0].breaks > 1 or behind[0].capital:
        return False
    told = frozenset(slots.content(behind))
    return bool(told) and told.isdisjoint(slots.content(there.words))


def _corrects(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if one side has both quantities, as it denies the other's: "in 1917, not in 1971, as stated earlier"."""
    return any(slots.agree(x, one) for one in slots.quantities[1]) or any(
        slots.agree(one, y) for one in slots.quantities[0]
    )


def _all_else_agrees(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if both sides have other numbers or names besides two quantities, and all of these agree."""
    quantities = _others(x, y, slots)
    left, right = slots.names
    if not all(quantities) and not (left and right):
        return False
    numbers = [(p, q) for p, q in product(*quantities) if slots.agree(p, q)]
    names = [(p, q) for p, q in product(left, right) if slots.may_agree(p, q)]
    return all(
        any(one in pair for pair in pairs)
        for some, pairs in ((quantities[0], numbers), (quantities[1], numbers), (left, names), (right, names))
        for one in some
    )


def _others(x: Quantity, y: Quantity, slots: Slots) -> list[list[Quantity]]:
    """The quantities of A without `x` and those of B without `y`."""
    return [[one for one in some if one is not own] for some, own in zip(slots.quantities, (x, y), strict=True)]


def _loosely_tied(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if the words around two quantities do not show that they belong to one thing."""
    toll = in_toll(x, y, slots)
    most = slots.settings.times_apart if toll else slots.settings.times_apart_untold
    return (
        (x.kind == "percent" and of_other_wholes(x, y, slots))
        or far_apart(x, y, slots, most)
        or of_other_days(x, y, slots)
        or _of_other_times(x, y, slots)
        or _one_in_many(x, y, slots)
        or (x.kind == "count" and (of_two_sorts(x, y, slots) or is_label(slots.a, x) or is_label(slots.b, y)))
        or (not toll and (_within_bound(x, y, slots) or _contested(x, y, slots) or _common_words_only(x, y, slots)))
        or not (toll or slots.mostly_one or _something_agrees(x, y, slots))
    )


# ── pages, zones and people ───────────────────────────────────────────────────────────────────────────────────────────


def _stamp(slots: Slots) -> bool:
    """True if both sides are lines that say when a page was changed."""
    sides = [slots.content(side.words) for side in (slots.a, slots.b)]
    return max(map(len, sides)) <= STAMP_WORDS or all(_UPDATED in side for side in sides)


def _other_zones(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for times of day in two zones: "8 a.m. AEST", "6 p.m. EDT"."""
    zones = [
        [word.key[0] for word in reading.behind(one.last, 2) if word.key in clock_words().zones]
        for one, reading in slots.sides(x, y)
    ]
    return bool(zones[0] and zones[1] and zones[0] != zones[1])


def _two_people(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for ages of two people: "Ann Bell, 26," and "Orla Finch, 29,", or if the sides have no name in common.

    In sentences that are not nearly the same also True unless both say whose age it is and the names agree.
    """
    named = [reading.words[max(0, one.first - 1)] for one, reading in slots.sides(x, y)]
    if all(word.capital for word in named) and named[0].key != named[1].key:
        return True
    if slots.nearly_same:
        return False
    aged = [_aged(some, one, side) for some, (one, side) in zip(slots.names, slots.sides(x, y), strict=True)]
    return not any(slots.may_agree(p, q) for p, q in product(*aged))


def _aged(some: Sequence[Name], age: Quantity, reading: Reading) -> list[Name]:
    """The name of the person whose age it is, as a list of at most one.

    It is the name close behind "24-year-old", else the last one before it; nobody for "his 24-year-old brother".
    """
    words = reading.words
    behind = [name for name in some if 0 < name.first - age.last <= AGED_WORDS]
    if behind and not any(word.key == "and" for word in words[age.last + 1 : behind[0].first]):
        return behind[:1] if words[age.last].gap == "-" or not words[age.last + 1].breaks else _before(some, age)
    kin = words[age.first - 1] if age.first else None
    return [] if kin is not None and (kin.possessive or kin.key in WHOSE) else _before(some, age)


def _before(some: Sequence[Name], one: Quantity) -> list[Name]:
    return [name for name in some if name.last < one.first][-1:]


# ── size and time ─────────────────────────────────────────────────────────────────────────────────────────────────


def _within_bound(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if one number lies within the bound that the other is: 1.2 billion within "$1 billion plus"."""
    bounds = [_bound(reading, one) for one, reading in slots.sides(x, y)]
    return x.kind == y.kind and (keeps(x, bounds[1], y) or keeps(y, bounds[0], x))


def _bound(reading: Reading, one: Quantity) -> int:
    return 1 if [word.key for word in reading.behind(one.last)] == ["plus"] else bound(reading, one.first)[1]


def _of_other_times(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if both sides have years or dates of which none agree, or one has a year and the other a weekday.

    Then they tell of two events, or of two states of affairs.
    """
    others = _others(x, y, slots)
    told = [[one for one in some if one.kind in _CALENDAR] for some in others]
    if told[0] and told[1]:
        return not any(slots.agree(p, q) for p, q in product(*told))
    past = [any(one.kind == "year" for one in some) for some in others]
    today = [any(one.kind == "weekday" for one in some) for some in others]
    return today[0] != today[1] and ((past[0] and today[1]) or (past[1] and today[0]))


def _one_in_many(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for kinds of quantities of which an article has many.

    These are years, dates without a day, and, in sentences that are not one statement, periods ("third quarter"), spans
    of time, scores and ranges.
    """
    if x.kind == "date":
        return not (x.parts[0] and y.parts[0])
    if x.kind == "ordinal" and not slots.one_statement:
        return any(word.key in _PERIODS for one, side in slots.sides(x, y) for word in side.behind(one.last))
    return x.kind == "year" or (x.kind == "time" and not slots.one_statement)


# ── what stands around ────────────────────────────────────────────────────────────────────────────────────────────


def _contested(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if both sides have further numbers of the kind that agree with none, as then nothing tells which belong
    together."""
    left, right = _others(x, y, slots)
    others = [
        [p for p in left if _rivals(p, x) and not any(slots.agree(p, q) for q in slots.quantities[1])],
        [q for q in right if _rivals(q, x) and not any(slots.agree(p, q) for p in slots.quantities[0])],
    ]
    return all(others)


def _rivals(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and not one.weak


def _common_words_only(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if the words around both numbers could stand in any news: "two of the Republicans have"."""
    around = [_around(reading, one) for one, reading in slots.sides(x, y)]
    rare = rarity()
    return sum(rare.get(word, rare[UNLISTED]) for word in around[0] & around[1]) < slots.settings.telling_words


def _something_agrees(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if both sides have a name or another number in common, or if two numbers differ only in their unit.

    Without that, nothing shows that "18 of them" and "17 votes" belong to one thing.
    """
    pairs = product(*_others(x, y, slots))
    return (
        other_unit(x, y)
        or any(slots.may_agree(p, q) for p, q in product(*slots.names))
        or any(slots.agree(p, q) for p, q in pairs)
    )


def _around(reading: Reading, one: Quantity) -> frozenset[str]:
    """Stems, as in the table of rarity, of the words around a number that are no small words, numbers or units."""
    return frozenset(
        stem(word.key)
        for word in reading.around(one, CONTEXT_WORDS)
        if not (is_number(word) or word.key in grammar().function or word.stem in units())
    )
