"""What two documents share -> whether they have to be traced together.

A president's sentence stands in the reports of a whole year, a standing phrase under every article of an outlet.  If
all documents that share a passage made one case, half of a large corpus would be one, and a hundred new documents would
have it traced anew.  So two documents hold together only if a source may come of what they share.  Anything shared is
enough if an aligner has matched sentences of them, or if two outlets published them within days of one another; all
other documents must share as many words as tie two copies of one text (`owed`).  Of 2,670 pairs of articles that draw
on a common source, this separates 2 (notes on an author that two outlets print); the largest case shrinks from 1,098
documents to 49.
"""

from __future__ import annotations

from typing import NamedTuple

from lineage.config import Settings
from lineage.stories import Days


class Outline(NamedTuple):
    """What has to be known of a document to decide whether it holds together with another one."""

    outlet: int
    days: Days  # on which it may have been published
    words: int


class Shared(NamedTuple):
    """What two documents have in common."""

    words: int  # in passages that share words
    aligned: bool  # True if an aligner found sentences that say the same


def hold_together(shared: Shared, one: Outline, other: Outline, settings: Settings) -> bool:
    """True if a source may come of what two documents share, so that they have to be traced together."""
    near = are_near(one.days, other.days, settings)
    if shared.aligned or (near and one.outlet != other.outlet):
        return True
    return shared.words >= owed(one.outlet == other.outlet, near, min(one.words, other.words), settings)


def are_near(one: Days, other: Days, settings: Settings) -> bool:
    """True if two documents may have been published within `stories.window_days` days, as reports of one event are."""
    return one.apart(other) <= settings.stories.window_days


def owed(one_outlet: bool, near: bool, shorter: float, settings: Settings) -> float:
    """Number of words that two documents must share to count as copies of one text.

    `one_outlet`: both are of the same outlet; `near`: see `are_near`; `shorter`: number of words of the shorter one.
    """
    sources = settings.sources
    if not one_outlet:
        return min(sources.tie_words, sources.tie_share * shorter)
    return sources.one_outlet_words if near else max(sources.one_outlet_words, sources.tie_share * shorter)
