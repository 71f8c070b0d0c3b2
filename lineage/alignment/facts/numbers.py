"""Two sides of a link -> the numbers that one states and the other contradicts.

Numbers that agree in any reading (format, words, rounding, unit, currency, sum) leave the table first; of the rest,
two of one kind that stand in the same place are a change.  A number that only one side has is a dropped detail.
Cost: quantities of A times quantities of B, a handful each.  Failure mode: two different facts of one kind beside the
same noun in a loose paraphrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from lineage.alignment.facts.quantities import bound, quantities
from lineage.alignment.facts.reading import Reading
from lineage.alignment.facts.slots import Slots, one_to_one
from lineage.alignment.facts.values import CURRENCY, Quantity
from lineage.records import Change

RATE_WORDS = 4
"""Words behind a number within which "a year" says how often."""

STAMP_WORDS = 3
"""Content words up to which a line with a time of day is a stamp: "Most recent update: 8:39 p.m. ET"."""

_UPDATED = "updat"  # a stem
_SIGN_BEFORE = re.compile(r"(?:\b[A-Z]{1,3})?[$£€¥₹₽₩₪₺฿\u20a0-\u20cf][ \u00a0]?$")
_EACH = frozenset({"a", "an", "per", "each", "every"})
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_NO_RATE = frozenset({"ago", "later", "earlier", "before", "after", "old", "long", "from", "in"})
_SIGN_AFTER = re.compile(r"[ \u00a0]?[%٪％°]")


def number_changes(slots: Slots) -> list[tuple[int, Change]]:
    """Changes of kind number, each with the index of its word in A."""
    left = quantities(slots.a, slots.lexicon)
    right = quantities(slots.b, slots.lexicon)
    rates = [*_rates(left, right, slots), *_bounds(left, right, slots)]
    left, right = _unmatched(left, right, slots)
    scored = [
        (_same_place(x, y, left, right, slots), i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if _comparable(x, y)
    ]
    pairs = one_to_one(scored, slots.settings.same_place)
    if len({left[i].kind for i, _ in pairs}) > 1 and slots.alike < slots.settings.nearly_same:
        pairs = []  # another share in another year is no other share
    return rates + [
        (left[i].first, Change("number", _surface(slots.a, left[i]), _surface(slots.b, right[j]))) for i, j in pairs
    ]


def _surface(reading: Reading, quantity: Quantity) -> str:
    """A quantity as its text writes it, with the currency before it and the per-cent sign behind it."""
    start, end = reading.words[quantity.first].start, reading.words[quantity.last].end
    before = _SIGN_BEFORE.search(reading.text, max(reading.span.start, start - 5), start)
    after = _SIGN_AFTER.match(reading.text, end, min(reading.span.end, end + 2))
    return reading.text[before.start() if before else start : after.end() if after else end]


def _rates(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> Iterator[tuple[int, Change]]:
    """The same number of the same thing in another time: "3 million tonnes a year", "3 million tonnes a month"."""
    of_a, of_b = (
        [(x, end) for x in some if (end := _rate(side, x.last))] for some, side in ((left, slots.a), (right, slots.b))
    )
    same = [(x, i, y, j) for (x, i), (y, j) in product(of_a, of_b) if _one_thing(x, i, y, j, slots)]
    told = [pair for pair in same if slots.a.words[pair[1]].stem == slots.b.words[pair[3]].stem]
    for x, i, y, j in same:
        if not any(i == told_i or j == told_j for _, told_i, _, told_j in told):
            yield x.first, Change("number", slots.a.surface(x.first, i), slots.b.surface(y.first, j))


def _bounds(left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> Iterator[tuple[int, Change]]:
    """One number that the one side has as the least and the other as the most: "at least 40", "fewer than 40"."""
    if slots.alike < slots.settings.same_but_for_a_fact:
        return
    of_a, of_b = (
        [(one, *found) for one in some if (found := bound(side, one.first, slots.lexicon))[1]]
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
        yield first_x, Change("number", slots.a.surface(first_x, x.last), slots.b.surface(first_y, y.last))


def _one_thing(x: Quantity, i: int, y: Quantity, j: int, slots: Slots) -> bool:
    """Whether two rates, whose times are words i and j, are of one number and of one thing."""
    things = slots.content(slots.a.words[x.last + 1 : i]), slots.content(slots.b.words[y.last + 1 : j])
    return x.kind == y.kind and not set(x.values).isdisjoint(y.values) and things[0] == things[1]


def _rate(reading: Reading, last: int) -> int | None:
    """Index of the time in which a quantity that ends at `last` is counted, or None: not of one "a year ago"."""
    for at in range(last + 1, min(last + RATE_WORDS, len(reading.words) - 1)):
        if reading.words[at].breaks:
            return None
        behind = reading.words[at + 2].key if at + 2 < len(reading.words) else ""
        if reading.words[at].key in _EACH and reading.words[at + 1].stem in _TIMES and behind not in _NO_RATE:
            return at + 1
    return None


def _unmatched(
    left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots
) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of each side that nothing on the other side agrees with, or adds up to."""
    lone_left = [x for x in left if not any(agree(x, y, slots) for y in right)]
    lone_right = [y for y in right if not any(agree(x, y, slots) for x in left)]
    return (
        [x for x in lone_left if not _explained(x, lone_right)],
        [y for y in lone_right if not _explained(y, lone_left)],
    )


def _explained(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """True when a quantity is the sum of some, or the difference of two, of the other side's."""
    same = [other.values[0] for other in others if other.kind == quantity.kind and other.values]
    if not quantity.values or not 2 <= len(same) <= 6:
        return False
    totals = {sum(chosen) for size in range(2, len(same) + 1) for chosen in combinations(same, size)}
    totals |= {abs(x - y) for x, y in combinations(same, 2)}
    return any(value in totals for value in quantity.values)


# ── agreement ─────────────────────────────────────────────────────────────────────────────────────────────────────


def agree(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True when two quantities can be two ways of writing, rounding or converting one."""
    if "weekday" in {x.kind, y.kind}:
        return x.kind == y.kind and x.parts == y.parts
    if x.kind == y.kind and x.kind in {"date", "season"}:
        return all(p == q or not p or not q for p, q in zip(x.parts, y.parts, strict=True))
    if "date" in {x.kind, y.kind}:
        date, other = (x, y) if x.kind == "date" else (y, x)
        return any(value in date.parts for value in other.values)
    if "factor" in {x.kind, y.kind} and x.kind != y.kind:
        return False
    if x.parts and y.parts:
        return sorted(x.parts) == sorted(y.parts)
    if x.parts or y.parts:
        series, single = (x, y) if x.parts else (y, x)
        inside = any(min(series.parts) <= value <= max(series.parts) for value in single.values)
        return inside and _one_kind(series, single)
    if _other_currency(x, y):
        return False
    if not _one_kind(x, y) and "vague" in {x.kind, y.kind}:
        vague, exact = (x, y) if x.kind == "vague" else (y, x)
        return any(value >= vague.values[0] for value in exact.values)  # "dozens" for 36
    if not _one_kind(x, y) and _money(x) and _money(y):
        return True  # an amount converted into another currency
    if _one_apart(x, y, slots):
        return True
    if "ordinal" in {x.kind, y.kind} and any(one.kind == "percent" or _money(one) for one in (x, y)):
        return False  # a third quarter is no 3 percent
    return any(_close(v, w, x, y, slots) for v, w in product(x.values, y.values))


def _one_apart(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for "the envoy and three other people" beside "four people": the others are one fewer."""
    for one, reading, all_of in ((x, slots.a, y), (y, slots.b, x)):
        following = [word.key for word in reading.words[one.last + 1 : one.last + 2]]
        if following in (["other"], ["others"]) and {v + 1 for v in one.values} & set(all_of.values):
            return True
    return False


def _one_kind(x: Quantity, y: Quantity) -> bool:
    """True for quantities of one kind; "£" and "pounds" are one."""
    return x.kind == y.kind or {x.kind, y.kind} == {"£", "pound"}


def _money(quantity: Quantity) -> bool:
    return quantity.kind in _CURRENCIES or CURRENCY.match(quantity.kind) is not None


def _other_currency(x: Quantity, y: Quantity) -> bool:
    """True for one number in two currencies: no conversion leaves the number as it is."""
    return x.kind != y.kind and {x.kind, y.kind} <= _SIGNS and not set(x.values).isdisjoint(y.values)


_SIGNS = {"$", "£", "€", "¥", "₹"}
_CURRENCIES = _SIGNS | {"¢", "pound"}


def _close(v: float, w: float, x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True when two values agree, given how the two quantities are written."""
    if x.unit and y.unit and x.unit != y.unit and x.kind == y.kind:  # "18 months" is not "18 years"
        units = slots.lexicon.units
        tolerance = slots.settings.rounding if x.rounded or y.rounded else slots.settings.conversion
        return _relative(v * units[x.unit][1], w * units[y.unit][1]) <= tolerance
    if v == w or abs(v - w) <= 1e-6 * max(abs(v), abs(w)):
        return True
    if x.fraction and y.fraction:  # three quarters are not two thirds rounded
        return False
    if x.kind == y.kind == "year":  # 2030 is not 2035 rounded
        return False
    if {x.kind, y.kind} == {"year", "decade"}:
        return int(v if x.kind == "year" else w) % 100 // 10 * 10 == (w if x.kind == "year" else v)
    if x.kind == "clock" or y.kind == "clock":
        return (x.rounded or y.rounded) and abs(v - w) <= 30
    if x.kind == "percent" and y.kind == "percent" and abs(v - w) < 0.5 and not (v.is_integer() and w.is_integer()):
        return _digits(v) > 4 or _digits(w) > 4 or _rounds(v, w)
    if x.near != y.near and _relative(v, w) <= slots.settings.nearby:
        return True
    if (x.rounded or y.rounded) and abs(v - w) < 1 and v.is_integer() != w.is_integer():
        return True  # "almost 4 percent" for 3.46
    if (x.rounded or y.rounded) and _relative(v, w) <= slots.settings.rounding and _digits(v) != _digits(w):
        return (x.rounded and _digits(v) < _digits(w)) or (y.rounded and _digits(w) < _digits(v))
    return _rounds(v, w)


def _relative(v: float, w: float) -> float:
    return abs(v - w) / max(abs(v), abs(w), 1e-12)


def _digits(value: float) -> int:
    """Significant decimal digits of a value: 3 for 1870, 2 for 0.45."""
    return len(f"{value:.12g}".replace(".", "").replace("-", "").split("e")[0].strip("0"))


def _rounds(v: float, w: float) -> bool:
    """True when the coarser of two values is the finer one rounded or cut; whole numbers below 1,000 never are."""
    fine, coarse = (v, w) if _digits(v) > _digits(w) else (w, v)
    if _digits(fine) == _digits(coarse):
        return False
    if fine.is_integer() and (fine < 1000 or _digits(coarse) < 2):
        return False
    unit = 10.0 ** (len(f"{abs(coarse):.0f}") - _digits(coarse)) if coarse.is_integer() and fine.is_integer() else 1.0
    if not coarse.is_integer():
        unit = 10.0 ** -len(f"{coarse:.12g}".partition(".")[2])
    steps = fine / unit
    return any(abs(step * unit - coarse) < 1e-6 * unit for step in (round(steps), int(steps)))


# ── place ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _comparable(x: Quantity, y: Quantity) -> bool:
    """True for quantities of one kind, whose difference would be a contradiction."""
    return (_one_kind(x, y) or _other_currency(x, y)) and bool(x.parts) == bool(y.parts)


_SHARES_AND_AGES = frozenset({"percent", "age"})  # of which an article has many, of different things and people
_TIMES_OF_EVENTS = frozenset({"weekday", "year", "clock"})


def _stamp(slots: Slots) -> bool:
    """True for lines that say when a page was changed."""
    sides = [slots.content(side.words) for side in (slots.a, slots.b)]
    return max(map(len, sides)) <= STAMP_WORDS or all(_UPDATED in side for side in sides)


def _two_people(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for the ages behind two names: "Ann Bell, 26," and "Orla Finch, 29,"."""
    named = [reading.words[max(0, one.first - 1)] for one, reading in ((x, slots.a), (y, slots.b))]
    return all(word.capital for word in named) and named[0].key != named[1].key


def _far(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for quantities so far apart that they hardly tell of one thing: threefold, or dates of other months."""
    if x.kind == "date":
        (day_x, month_x, _), (day_y, month_y, _) = x.parts, y.parts
        return abs((month_x - month_y) * 30 + (day_x - day_y) * bool(day_x and day_y)) > slots.settings.days_apart
    sizes = [slots.lexicon.units[one.unit][1] if one.unit in slots.lexicon.units else 1.0 for one in (x, y)]
    pairs = product(x.values or x.parts, y.values or y.parts)
    return all(
        max(v * sizes[0], w * sizes[1]) > slots.settings.times_apart * min(v * sizes[0], w * sizes[1]) for v, w in pairs
    )


def _told_apart(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for quantities that two reports of like events have, each of its own, unless the sentences are one."""
    if (x.kind == "clock" and _stamp(slots)) or (x.kind == "age" and _two_people(x, y, slots)):
        return True
    if slots.alike >= slots.settings.same_but_for_a_fact:
        return False
    if x.kind in _SHARES_AND_AGES and not slots.near((x.first, x.last), (y.first, y.last)):
        return True
    return x.kind in _TIMES_OF_EVENTS or _far(x, y, slots)


def _same_place(x: Quantity, y: Quantity, left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> float:
    """How sure it is that two quantities fill one place; SAME_PLACE and more is sure."""
    a, b = (x.first, x.last), (y.first, y.last)
    beside = slots.tile(a, b)
    exact = beside is not None and beside <= 2
    if ((x.weak or y.weak or x.kind == "weekday") and not exact) or _told_apart(x, y, slots):
        return 0.0
    rest = slots.alike >= slots.settings.nearly_same
    tile = 0.0 if beside is None else 2.0 if exact else 1.0 if beside <= 8 else 0.0
    heads_x, heads_y = slots.heads(slots.a, x.last), slots.heads(slots.b, y.last)
    alone = sum(q.kind == x.kind for q in left) == 1 == sum(q.kind == y.kind for q in right)
    counts_others = x.kind == "count" or (x.kind == "age" and not alone)
    head = 1.5 if heads_x & heads_y else -1.0 if heads_x and heads_y and counts_others else 0.0
    same_share = head > 0 or (alone and not heads_x and not heads_y and slots.near(a, b))
    if x.kind == "percent" and not (same_share or rest):
        return 0.0  # of what it is a share is all that tells it from the others
    before = slots.content(slots.a.words[max(0, x.first - 2) : x.first])[-1:]
    named = 1.0 if before and before == slots.content(slots.b.words[max(0, y.first - 2) : y.first])[-1:] else 0.0
    context = min(3, slots.shared_context(a, b))
    specific = x.kind not in {"count", "ordinal"}
    if not context and slots.share < 0.9:
        return 0.0
    return tile + head + named + 0.5 * context + 0.5 * alone + 0.5 * specific + 1.0 * rest
