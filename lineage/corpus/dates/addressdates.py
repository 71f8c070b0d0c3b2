"""the address of an article -> the day that it holds: /2026/11/03/ or /2026-11-03-slug.

Of pages what stands there is handed on as it is written (see `pagedates`); of records whose only other time is that of
a crawl (see `datefields`) it has to be the one day that the address holds, and none after the crawl.
Failure mode: a page about a day, which has that day in its address.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR_OF_NUMBERS = 1995
"""First year of a day that is written as one number of eight digits: it may as well be an id, and no site is older."""
AHEAD = timedelta(days=1)
"""How far after the day of the crawl, in UTC, a site's own day may lie: where it is morning already."""

_PARTED = re.compile(r"/((?:19|20)\d\d([/-])\d\d?\2\d\d?)(?=[/_-]|\Z)", re.ASCII)
_NUMBER = re.compile(r"/((?:19|20)\d{6})(?=/[^/])", re.ASCII)  # a folder: what stands last is more likely an id


def stated(url: str) -> str | None:
    """The first day in parts that an address holds, as it is written there.

    >>> stated("https://tarn.example/2026/11/03/ferry")
    '2026/11/03'
    """
    found = _PARTED.search(url)
    return found[1] if found else None


def published(url: str, fetched: str | None) -> str | None:
    """The one day that an address holds, as it is written there, where it is none after `fetched` (a day in ISO 8601).

    >>> [published(url, "2026-11-05") for url in ("https://a.example/20261103/ferry", "https://a.example/n/20261103")]
    ['20261103', None]
    """
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    days: dict[date | None, str] = {_day(*re.split("[/-]", text)): text for text, _ in _PARTED.findall(path)}
    if not days:
        days = {_day(text[:4], text[4:6], text[6:]): text for text in _NUMBER.findall(path)}
        days = {day: text for day, text in days.items() if day is None or day.year >= FIRST_YEAR_OF_NUMBERS}
    latest = date.fromisoformat(fetched) + AHEAD if fetched else date.max
    return next((text for day, text in days.items() if len(days) == 1 and day and day <= latest), None)


def _day(year: str, month: str, day: str) -> date | None:
    """The day of these numbers; None where the calendar has none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
