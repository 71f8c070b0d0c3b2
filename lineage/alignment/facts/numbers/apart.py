"""Two quantities of one kind -> whether they are too far apart to be one quantity that somebody changed.

A number that somebody changed, or that grew, is near the old number; a number several times as large, or a date months
away, mostly belongs to something else.  Cost: a handful of comparisons.  Failure mode: a slip that makes a number many
times as large.
"""

from __future__ import annotations

import math
from itertools import product

from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.pairs.equivalents import other_unit
from lineage.alignment.facts.pairs.slots import Slots

MONTH = 30
"""Days of a month, about."""

TIMES_OF_EVENTS = frozenset({"weekday", "year", "clock"})
"""Kinds of quantities that say when something happens; one of these is never several times as much as another."""


def of_other_days(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for dates of more than `days_apart` days apart, or of two years and two days of the year.

    If only the year differs, it may be a slip.
    """
    days, other_year = _between(x, y)
    return days > slots.settings.days_apart or (other_year and days > 0)


def months_apart(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for dates of more than `days_apart_tied` days apart, for sentences that names and numbers tie.

    There 14 March may be 24 March, but hardly a day of May.  False if the sentences are one statement.
    """
    return not slots.one_statement and _between(x, y)[0] > slots.settings.days_apart_tied


def _between(x: Quantity, y: Quantity) -> tuple[float, bool]:
    """About how many days lie between the calendar days of two dates, years apart, and whether their years differ."""
    if x.kind != "date":
        return 0.0, False
    (day_x, month_x, year_x), (day_y, month_y, year_y) = x.parts[:3], y.parts[:3]
    days = abs((month_x - month_y) * MONTH + (day_x - day_y) * bool(day_x and day_y))
    return days, bool(year_x and year_y and year_x != year_y)


def far_apart(x: Quantity, y: Quantity, slots: Slots, times: float) -> bool:
    """True if the larger of two quantities is more than `times` as much as the smaller, whatever each can mean.

    False for times and dates, for one number in two units and, in tied sentences, for a slip of the magnitude.
    """
    if x.kind in TIMES_OF_EVENTS | {"date"} or other_unit(x, y):
        return False
    sizes = [slots.lexicon.units[one.unit][1] if one.unit in slots.lexicon.units else 1.0 for one in (x, y)]
    pairs = list(product(x.values or x.parts, y.values or y.parts))
    if slots.tied and any(_slipped(v, w) for v, w in pairs):
        return False
    return all(max(v * sizes[0], w * sizes[1]) > times * min(v * sizes[0], w * sizes[1]) for v, w in pairs)


def _slipped(v: float, w: float) -> bool:
    """True if two numbers differ by a factor of a thousand or a million: "1.4 million" for "1.4 billion"."""
    return any(math.isclose(v, w * factor) or math.isclose(w, v * factor) for factor in (1e3, 1e6))
