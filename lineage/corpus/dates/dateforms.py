"""a date in an exact form -> its moment and precision, by the standard library alone.

ISO 8601, compact digits, days of a numbered week, epochs, RFC 822, day-month-year in numbers, and years, months and
days with the signs of Chinese, Japanese or Korean behind them.  Of a year the last two digits do where they can be
nothing else.  Each reader gives None for another form, and raises ValueError or OverflowError where the form is right
and the value is not.  Cost: microseconds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any, Literal, NamedTuple

from lineage.datafiles import table
from lineage.records import Precision

DateOrder = Literal["day-first", "month-first"]
"""How dates with slashes or hyphens are to be read that could be either: 05/03/2024."""
LEAP_SECOND = 60
"""Number of the second that a day has more, now and then, behind 59."""
UNTOLD = "day and month cannot be told apart without --dates"
"""What is wrong with 05/03/2024, and the option that helps."""
UNTOLD_YEAR = "day, month and year cannot be told apart without --dates"
"""What is wrong with 05.03.24, which is of 2024 or of 2005."""
FIRST_OF_1900S = 69
"""The first year of two digits that is one of the last century, as in POSIX and in Python."""
ENGLISH = "en"
"""The language that has both orders of day and month."""

_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
_TIME = r"(?:[T ,]\s*(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?\s*" + _ZONE + ")?"
_BARE = r"T\d{2}|Z|[+-]\d{2}:?\d{2}"  # behind a day: an hour without minutes, or the zone in which it is that day
_FORMS = tuple(
    re.compile(form + r"\Z", re.ASCII | re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2})(?:" + _BARE + "|" + _TIME + r"))?)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?:(?P<d>\d{2})(?:" + _BARE + r"|T?(?P<H>\d{2})(?P<M>\d{2})"
        r"(?:(?P<S>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?",
    )
)
_SIGNED = re.compile(
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?:(?P<d>\d{1,2})\s*[日일]" + _TIME + r")?\Z",
    re.ASCII | re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)" + _TIME + r"\Z", re.ASCII
)
_SHORT_YEAR = re.compile(  # "13-Mar-26" of spreadsheets and Oracle; of mail before the year 2000 "13 Mar 26 18:04"
    r"(?P<before>(?:[^\W\d_]+\.?,?\s+)?\d{1,2})"
    r"(?:-(?P<month>[^\W\d_]{3,12})\.?-(?P<y>\d\d)(?=[ ,T]|\Z)|\s+(?P<mail>[a-z]{3})\s+(?P<y2>\d\d)(?=\s+\d\d:\d\d))",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1\d\d(?![\d/-]|\.\d)", re.ASCII)
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?\Z", re.ASCII)
_EPOCH = re.compile(r"(\d{9,10}|\d{13}|\d{16})(?:\.\d+)?\Z", re.ASCII)
_RFC822 = re.compile(
    r"(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{2}:\d{2}(?P<S>:\d{2})?"
    r"(?:\s+(?:[+-]\d{4}|Z|UT|GMT|[ECMP][SD]T))?\Z",
    re.ASCII | re.IGNORECASE,
)
_CTIME = re.compile(  # "Tue Mar 05 10:20:30 +0000 2024", as programs and Twitter print it
    r"(?:[a-z]{3}\s+)?(?P<month>[a-z]{3})\s+(?P<day>\d{1,2})\s+(?P<time>\d{2}:\d{2}:\d{2})\s+(?P<zone>\S{1,5})\s+"
    r"(?P<year>\d{4})\Z",
    re.ASCII | re.IGNORECASE,
)
_WEEK = re.compile(r"\d{4}-?W\d\d-?\d\Z", re.ASCII)
_EPOCH_UNITS = {9: 1, 10: 1, 13: 1000, 16: 1_000_000}  # digits -> ticks a second


class Parsed(NamedTuple):
    """What a string says."""

    when: datetime  # in UTC, or without a zone where the string has a time and names none
    precision: Precision
    complaint: str | None = None
    is_assumed: bool = False  # UTC is the zone of a time that names none, for want of a better one


def iso(text: str) -> Parsed | None:
    """A year, month, day or moment of ISO 8601, with or without its signs."""
    for form in _FORMS:
        if found := form.match(text):
            return _from_parts(found.groupdict())
    return None


def signed(text: str) -> Parsed | None:
    """Year, month and day with the signs of Chinese, Japanese or Korean behind them."""
    found = _SIGNED.match(text)
    return _from_parts(found.groupdict()) if found else None


def week(text: str) -> Parsed | None:
    """A day by the number of its week (2024-W10-2)."""
    return settled(datetime.fromisoformat(text).replace(tzinfo=UTC), "day") if _WEEK.match(text) else None


def _from_parts(parts: dict[str, Any]) -> Parsed:
    """A moment from the named groups y, m, d, H, M, S and zone, of which the later ones may be missing."""
    precision: Precision = "year"
    for group, name in (("m", "month"), ("d", "day"), ("M", "minute"), ("S", "second")):
        if parts.get(group):
            precision = name  # type: ignore[assignment]
    year, month, day, hour, minute, second = (
        int(parts.get(k) or d) for k, d in zip("ymdHMS", (0, 1, 1, 0, 0, 0), strict=True)
    )
    zone = _zone(parts.get("zone"))
    if (hour, minute, second) == (24, 0, 0):
        when = datetime(year, month, day, tzinfo=zone) + timedelta(days=1)
        return Parsed(when.astimezone(UTC) if zone else when, precision)
    leap = second == LEAP_SECOND
    return settled(_held(datetime(year, month, day, hour, minute, second - leap, tzinfo=zone), leap), precision)


def _held(when: datetime, leap: bool) -> datetime:
    """The moment itself; one that stands for a leap second must be the last second of a day in UTC, else ValueError."""
    if leap and (when.astimezone(UTC) if when.tzinfo else when).time() != time(23, 59, 59):
        raise ValueError("no leap second falls there")
    return when


def _zone(name: str | None) -> timezone | None:
    """The zone that an offset names; None where there is none."""
    if not name:
        return None
    if name[0] not in "+-":
        return UTC
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if name[0] == "-" else offset)


def settled(when: datetime, precision: Precision, complaint: str | None = None) -> Parsed:
    """In UTC where time and zone are told; a day stays the day that it was where the article was published."""
    if precision in ("minute", "second") and (when.hour, when.minute, when.second) == (0, 0, 0):
        precision = "day"
    if precision not in ("minute", "second"):
        return Parsed(when.replace(tzinfo=UTC), precision, complaint)
    return Parsed(when.astimezone(UTC) if when.tzinfo else when, precision, complaint)


def numeric(text: str, language: str | None, order: DateOrder | None) -> Parsed | None:
    """Day-month-year or month-day-year, told apart by a number above 12, by dots, by the user, or by the language."""
    if not (found := _NUMERIC.match(text)):
        return None
    if len(found["y"]) == 2:
        return _short(found, language, order)
    first, second = int(found["first"]), int(found["second"])
    usual = order or ("day-first" if (language or ENGLISH) != ENGLISH else None)
    day_first = first > 12 or first == second or found["sep"] == "." or usual == "day-first"
    if day_first and second <= 12:
        return _from_parts({**found.groupdict(), "d": first, "m": second})
    if first <= 12 and (second > 12 or usual == "month-first"):
        return _from_parts({**found.groupdict(), "d": second, "m": first})
    if max(first, second) > 12:
        return None
    return settled(datetime(int(found["y"]), 1, 1, tzinfo=UTC), "year", UNTOLD)


def _short(found: re.Match[str], language: str | None, order: DateOrder | None) -> Parsed | None:
    """The same with a year of two digits, which some languages put first; None where even the year cannot be told."""
    first, second, last = (int(found[group]) for group in ("first", "second", "y"))
    either = language is None or found["sep"] == "-" or language in table("corpus", "dates")["orders"]["year_first"]
    if order is None and either:
        possible = {(last, second, first), (last, first, second), (first, second, last)}
        possible = {parts for parts in possible if _is_day(*parts)}
        if len(possible) != 1:
            return None
        year, month, day = possible.pop()
        return _from_parts({**found.groupdict(), "y": full_year(year), "m": month, "d": day})
    again = _NUMERIC.match(f"{found[0][: found.start('y')]}{full_year(last):04d}{found[0][found.end('y') :]}")
    return numeric(again[0], language, order) if again else None


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether a year of two digits has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(full_year(year), month)[1]


def is_short(text: str) -> bool:
    """Whether a date in numbers with a year of two digits stands in a text.

    >>> [is_short(text) for text in ("Di., 10.03.26", "3/13/26 6:04 PM", "10.03.2026", "10:03:26")]
    [True, True, False, False]
    """
    return _SHORT.search(text) is not None


def full_year(last: int) -> int:
    """The year of which these are the last two digits.

    >>> [full_year(last) for last in (26, 68, 69)]
    [2026, 2068, 1969]
    """
    return last + (1900 if last >= FIRST_OF_1900S else 2000)


def with_full_year(text: str) -> str:
    """A date with the name of its month between a day and two digits of a year, with all four.

    >>> [with_full_year(text) for text in ("13-Mar-26", "Fri, 13 Mar 26 18:04:00 GMT", "5 mars 14 h 05")]
    ['13 Mar 2026', 'Fri, 13 Mar 2026 18:04:00 GMT', '5 mars 14 h 05']
    """
    if not (found := _SHORT_YEAR.match(text)):
        return text
    month, last = found["month"] or found["mail"], found["y"] or found["y2"]
    return f"{found['before']} {month} {full_year(int(last))}{text[found.end() :]}"


def is_serial(text: str) -> bool:
    """Whether a text is a number as Excel keeps the days of our time: 46091 is 10 March 2026."""
    return _SERIAL.match(text) is not None


def epoch(text: str) -> Parsed | None:
    """Seconds, milliseconds or microseconds since 1970."""
    if not (found := _EPOCH.match(text)):
        return None
    seconds = int(found[1]) // _EPOCH_UNITS[len(found[1])]
    return settled(datetime.fromtimestamp(seconds, UTC), "second")


def rfc822(text: str) -> Parsed | None:
    """A moment as mail and feeds write it, or C."""
    text = _CTIME.sub(r"\g<day> \g<month> \g<year> \g<time> \g<zone>", text)
    if not (found := _RFC822.match(text)):
        return None
    from email.utils import parsedate_to_datetime

    leap = found["S"] == f":{LEAP_SECOND}"
    when = parsedate_to_datetime(text.replace(found["S"], ":59") if leap else text)
    if text.endswith("-0000"):  # a moment in UTC whose local time is not told
        when = when.replace(tzinfo=UTC)
    return settled(_held(when, leap), "second" if found["S"] else "minute")
