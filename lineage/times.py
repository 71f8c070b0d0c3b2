"""Times of documents, ISO 8601, each as precise as known -> the order that they prove, and an order to show them in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

KNOWN_CHARACTERS: Mapping[str | None, int] = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}
"""Characters of an ISO 8601 time that its precision vouches for."""


def known_date(published: str | None, precision: str | None) -> str:
    """The beginning of an ISO 8601 time that its precision vouches for; "" if nothing is known."""
    return (published or "")[: KNOWN_CHARACTERS.get(precision, 0)]


def is_before(earlier: str, later: str) -> bool:
    """True if `earlier` certainly lies before `later`, each given as far as it is known.

    A bare day is neither before nor after an hour of that day.
    """
    length = min(len(earlier), len(later))
    return earlier[:length] < later[:length]


def has_hour(known: str) -> bool:
    """True if a date, given as far as it is known, tells the hour."""
    return len(known) >= KNOWN_CHARACTERS["minute"]


def hours_apart(earlier: str, later: str) -> float:
    """The least number of hours that can lie between two dates, each given as far as it is known; 0 if they may be one.

    >>> hours_apart("2024-03-05T08:00:00", "2024-03-05T20:30:00"), hours_apart("2024-03-05", "2024-03-07")
    (12.5, 24.0)
    """
    between = _bounds(later)[0] - _bounds(earlier)[1]
    return max(0.0, between.total_seconds() / 3600)


def _bounds(known: str) -> tuple[datetime, datetime]:
    """The first moment that a date may mean, and the end of the time that it may mean."""
    if has_hour(known):
        moment = datetime.fromisoformat(known[:19])
        return moment, moment
    first = datetime.fromisoformat(f"{known}-01-01"[:10])
    days = {4: 366, 7: 31}.get(len(known), 1)
    return first, first + timedelta(days=days)


def in_time(published: str | None, key: str) -> tuple[bool, str, str]:
    """Sorting key of documents: by date, a bare day behind the hours of that day; undated ones last; then by id.

    Documents are shown and compared in this order, but it proves nothing about who was first: for that see `is_before`.
    The store sorts in the same way.
    """
    return published is None, f"{published or ''}~", key
