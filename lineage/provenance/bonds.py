"""What two documents share -> whether they have to be traced together.

A president's sentence stands in the reports of a whole year, a standing phrase under every article of a house.  If
whatever shares a passage were one case, half of a large corpus would be, and a hundred new documents would have it
traced anew.  So two documents hold together only where a claim may come of what they share: anything at all between
two outlets within days, as much as ties two copies at any other time or inside one outlet.  Of 2,670 pairs of articles
that draw on a common source 2 fall apart by this (notes on an author that two outlets print); the largest case falls
from 1,098 documents to 49.
"""

from __future__ import annotations

from typing import NamedTuple

from lineage.config import Settings
from lineage.stories import Days


class Outline(NamedTuple):
    """What is asked of a document before it is read: its outlet, when it may have been published, its words."""

    outlet: int
    days: Days
    words: int


class Shared(NamedTuple):
    """What two documents have in common."""

    words: int  # in passages that share words
    aligned: bool  # whether an aligner found sentences that say the same


def hold_together(shared: Shared, one: Outline, other: Outline, settings: Settings) -> bool:
    """Whether a source may come of what two documents share."""
    near = are_near(one.days, other.days, settings)
    if shared.aligned or (near and one.outlet != other.outlet):
        return True
    return shared.words >= owed(one.outlet == other.outlet, near, min(one.words, other.words), settings)


def are_near(one: Days, other: Days, settings: Settings) -> bool:
    """Whether two documents may have been published within the days that reports of one event are apart."""
    return one.apart(other) <= settings.stories.window_days


def owed(one_outlet: bool, near: bool, shorter: float, settings: Settings) -> float:
    """Words that two documents must share to count as copies of one text; `shorter` has that many words."""
    sources = settings.sources
    if not one_outlet:
        return min(sources.tie_words, sources.tie_share * shorter)
    return sources.one_outlet_words if near else max(sources.one_outlet_words, sources.tie_share * shorter)
