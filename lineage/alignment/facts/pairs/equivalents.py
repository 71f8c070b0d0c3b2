"""Two quantities -> whether they can be two ways of writing, rounding or converting one quantity.

Cost: a handful of comparisons.  Failure mode: numbers of different things that are equal by chance agree.
"""

from __future__ import annotations

import math
from itertools import product, zip_longest

from lineage.alignment.facts.figures.quantities import bound
from lineage.alignment.facts.figures.values import CURRENCY, WHOSE, Quantity
from lineage.alignment.facts.pairs.sides import Sides
from lineage.alignment.facts.words.numbers import units

_DAYS = frozenset({"weekday", "date", "season"})
DATE_PARTS = 3
"""Number of parts of a date: day, month, year; a date of several days has its last day as the fourth part."""
_SIGNS = {"$", "£", "€", "¥", "₹"}
_CURRENCIES = _SIGNS | {"¢", "pound"}


def agree(x: Quantity, y: Quantity, sides: Sides) -> bool:
    """True if two quantities can be two ways of writing, rounding or converting one quantity."""
    if x.kind in _DAYS or y.kind in _DAYS:
        return _days_agree(x, y)
    if x.parts or y.parts:
        return _series_agree(x, y)
    if not one_kind(x, y):
        return _kinds_agree(x, y)
    if _one_apart(x, y, sides) or _at_least(x, y, sides):
        return True
    return any(_close(v, w, x, y, sides) for v, w in product(x.values, y.values))


def _days_agree(x: Quantity, y: Quantity) -> bool:
    """True for two days, weekdays or seasons that differ in no part that both give, and for a date and its year."""
    if x.kind == y.kind == "date" and _day_of(x, y):
        return True
    if x.kind == y.kind:
        return all(p == q or not p or not q for p, q in zip_longest(x.parts, y.parts, fillvalue=0.0))
    date, other = (x, y) if x.kind == "date" else (y, x)
    return date.kind == "date" and any(value in date.parts for value in other.values)


def _day_of(x: Quantity, y: Quantity) -> bool:
    """True for one day within several, "May 26" and "May 25-27", if the years do not differ."""
    days, one = (x, y) if len(x.parts) > DATE_PARTS else (y, x)
    if len(days.parts) == len(one.parts):
        return False
    (first, month, year, last), (day, other_month, other_year) = days.parts, one.parts
    return first <= day <= last and month == other_month and (year == other_year or not year or not other_year)


def _series_agree(x: Quantity, y: Quantity) -> bool:
    """True for two scores or ranges of the same numbers in any order, and for a number within a range.

    No number lies within "3-2", which is a score and no range.
    """
    if x.parts and y.parts:
        return sorted(x.parts) == sorted(y.parts)
    series, single = (x, y) if x.parts else (y, x)
    return one_kind(series, single) and any(series.parts[0] <= v <= series.parts[1] for v in single.values)


def _kinds_agree(x: Quantity, y: Quantity) -> bool:
    """True for one number with and without its unit, for "dozens" and 36, and for amounts of two currencies."""
    kinds = {x.kind, y.kind}
    if "factor" in kinds or other_currency(x, y):
        return False
    if "vague" in kinds:
        vague, exact = (x, y) if x.kind == "vague" else (y, x)
        return any(value >= vague.values[0] for value in exact.values)
    if _money(x) and _money(y):
        return True
    if "ordinal" in kinds and ("percent" in kinds or _money(x) or _money(y)):
        return False  # a third quarter is no 3 percent
    return not set(x.values).isdisjoint(y.values)


def _one_apart(x: Quantity, y: Quantity, sides: Sides) -> bool:
    """True if one number leaves out a person whom the other counts.

    "The envoy and three other people" and "Ann Bell and three guests" are "four people".
    """
    for one, reading, all_of in ((x, sides.a, y), (y, sides.b, x)):
        following = [word.key for word in reading.behind(one.last)]
        before = [word.key for word in reading.before(one.first, 2)]
        theirs = len(before) == 2 and before[0] == "and" and before[1] in WHOSE
        joined = one.kind == "count" and one.first > 1 and before[-1] == "and" and reading.words[one.first - 2].capital
        others = following in (["other"], ["others"]) or theirs or joined
        if others and {v + 1 for v in one.values} & set(all_of.values):
            return True
    return False


def _at_least(x: Quantity, y: Quantity, sides: Sides) -> bool:
    """True if a rounded number is a lower bound or a little more: "nearly two dozen" and "at least 20"."""
    for about, least, reading in ((x, y, sides.b), (y, x, sides.a)):
        if about.near and not least.near and bound(reading, least.first)[1] == 1:
            pairs = product(about.values, least.values)
            if any(v >= w and _relative(v, w) <= 2 * sides.settings.rounding for v, w in pairs):
                return True
    return False


def one_kind(x: Quantity, y: Quantity) -> bool:
    """True for quantities of one kind; "£" and "pounds" are one kind."""
    return x.kind == y.kind or {x.kind, y.kind} == {"£", "pound"}


def other_unit(x: Quantity, y: Quantity) -> bool:
    """True for one number in two units: "250 kilometers", "250 miles"."""
    return x.unit != y.unit and x.values == y.values


def _money(quantity: Quantity) -> bool:
    return quantity.kind in _CURRENCIES or CURRENCY.match(quantity.kind) is not None


def other_currency(x: Quantity, y: Quantity) -> bool:
    """True for one number in two currencies, which no conversion can explain."""
    return x.kind != y.kind and {x.kind, y.kind} <= _SIGNS and not set(x.values).isdisjoint(y.values)


def _close(v: float, w: float, x: Quantity, y: Quantity, sides: Sides) -> bool:
    """True if value `v` of `x` and value `w` of `y`, which are of one kind, agree, given how both are written."""
    sizes = units()
    if x.kind == y.kind and x.unit in sizes and y.unit in sizes and sizes[x.unit] != sizes[y.unit]:  # two units
        tolerance = sides.settings.rounding if x.rounded or y.rounded else sides.settings.conversion
        return _relative(v * sizes[x.unit][1], w * sizes[y.unit][1]) <= tolerance
    if v == w or abs(v - w) <= 1e-6 * max(abs(v), abs(w)):
        return True
    if x.fraction and y.fraction:  # three quarters are not two thirds rounded
        return False
    if x.kind == "year":  # 2030 is not 2035 rounded
        return False
    if x.kind == "clock":
        return (x.rounded or y.rounded) and abs(v - w) <= 30
    if x.kind == "percent" and abs(v - w) < 0.5 and not (v.is_integer() and w.is_integer()):
        return _digits(v) > 4 or _digits(w) > 4 or _rounds(v, w)
    if x.near != y.near and _relative(v, w) <= sides.settings.nearby:
        return True
    if (x.rounded or y.rounded) and abs(v - w) < 1 and v.is_integer() != w.is_integer():
        return True  # "almost 4 percent" for 3.46
    if (x.rounded or y.rounded) and _relative(v, w) <= sides.settings.rounding and _digits(v) != _digits(w):
        return (x.rounded and _digits(v) < _digits(w)) or (y.rounded and _digits(w) < _digits(v))
    return _rounds(v, w)


def _relative(v: float, w: float) -> float:
    return abs(v - w) / max(abs(v), abs(w), 1e-12)


def _digits(value: float) -> int:
    """Significant decimal digits of a value: 3 for 1870, 2 for 0.45."""
    return len(f"{value:.12g}".replace(".", "").replace("-", "").split("e")[0].strip("0"))


def _rounds(v: float, w: float) -> bool:
    """True if the coarser of two values is the finer one rounded or cut; False if the finer is a whole number below
    1,000."""
    fine, coarse = (v, w) if _digits(v) > _digits(w) else (w, v)
    if _digits(fine) == _digits(coarse):
        return False
    if fine.is_integer() and (fine < 1000 or _digits(coarse) < 2):
        return False
    unit = 10.0 ** (len(f"{abs(coarse):.0f}") - _digits(coarse)) if coarse.is_integer() and fine.is_integer() else 1.0
    if not coarse.is_integer():
        unit = 10.0 ** -len(f"{coarse:.12g}".partition(".")[2])
    steps = fine / unit
    halves_up = math.floor(steps + 0.5 + 1e-9)  # as papers round: 3.85 is 3.9, not the even 3.8
    return any(abs(step * unit - coarse) < 1e-6 * unit for step in (halves_up, int(steps)))
