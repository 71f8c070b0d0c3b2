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
from lineage.alignment.facts.words.numbers import units

MONTH = 30
"""Days of a month, about."""

TIMES_OF_EVENTS = frozenset({"weekday", "year", "clock"})
"""Kinds of quantities that say when something happens; one of these is never several times as much as another."""


def of_other_days(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for dates of which about more than `days_apart` days of the calendar lie between, years apart: the year may
    be a slip."""
    if x.kind != "date":
        return False
    (day_x, month_x), (day_y, month_y) = x.parts[:2], y.parts[:2]
    return abs((month_x - month_y) * MONTH + (day_x - day_y) * bool(day_x and day_y)) > slots.settings.days_apart


def far_apart(x: Quantity, y: Quantity, slots: Slots, times: float) -> bool:
    """True if the larger of two quantities is more than `times` as much as the smaller, whatever each can mean.

    False for times and dates, for one number in two units and, in tied sentences, for a slip of the magnitude.
    """
    if x.kind in TIMES_OF_EVENTS | {"date"} or other_unit(x, y):
        return False
    sizes = [units()[one.unit][1] if one.unit in units() else 1.0 for one in (x, y)]
    pairs = list(product(x.values or x.parts, y.values or y.parts))
    if slots.tied and any(_slipped(v, w) for v, w in pairs):
        return False
    return all(max(v * sizes[0], w * sizes[1]) > times * min(v * sizes[0], w * sizes[1]) for v, w in pairs)


def _slipped(v: float, w: float) -> bool:
    """True if two numbers differ by a factor of a thousand or a million: "1.4 million" for "1.4 billion"."""
    return any(math.isclose(v, w * factor) or math.isclose(w, v * factor) for factor in (1e3, 1e6))
