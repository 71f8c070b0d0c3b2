"""a date as programs print it with its type, in a list or in quotes -> the date alone.

`datetime.datetime(2026, 3, 10, 14, 4)`, `/Date(1773165840000)/`, `['2026-03-10']`, `"2026-03-10"`: what is left when a
value is written out by a tool that was not made for it.  Everything else is handed back as it is.
Cost: a look at the last character of a date.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_CLOSERS = frozenset("])/'\"”’»“")
"""The last characters of what is taken apart here."""
_MAX_LAYERS = 3
"""Things round a date: quotes in a list in a cell."""
_EPOCH = datetime(1970, 1, 1)

_NET = re.compile(r"\\?/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/", re.ASCII)  # the offset is for showing it
_PYTHON = re.compile(
    r"(?:datetime\.)?(?:datetime|date)\((\d{4}), ?(\d{1,2}), ?(\d{1,2})"
    r"(?:, ?(\d{1,2}), ?(\d{1,2})(?:, ?(\d{1,2})(?:, ?\d{1,6})?)?"
    r"(?:, ?tzinfo=(datetime\.timezone\.utc|datetime\.UTC|<UTC>|tzutc\(\)|zoneinfo\.ZoneInfo\(key='UTC'\)))?)?\)",
    re.ASCII,
)
_MADE = re.compile(  # by pandas, NumPy, or the shell of MongoDB
    r"(?:(?:pd\.)?Timestamp|(?:np|numpy)\.datetime64|ISODate|new Date)\((['\"])([^'\"]*)\1(?:, ?tz='[^']*')?\)"
)
_LIST = re.compile(r"\[\s*([^\[\],]*|['\"][^'\"\[\]]*['\"]|datetime\.[^\[\]]*\))\s*,?\s*\]")
_QUOTED = re.compile(r"(?:\"([^\"]*)\"|'([^']*)'|[“„”]([^“”]*)[”“]|[‘‚’]([^‘’]*)[’‘]|«([^«»]*)»)")
_ZONED = re.compile(r"(.*(?:Z|[+-]\d\d:?\d\d))\[[A-Za-z][A-Za-z0-9_/+-]*\]", re.ASCII)  # Java's, and RFC 9557


def bare(text: str) -> str:
    """The date alone; raises OverflowError where a number is out of all bounds.

    >>> [bare("['2026-03-10']"), bare("datetime.datetime(2026, 3, 10, 14, 4)"), bare("5 March 2026 (Thu)")]
    ['2026-03-10', '2026-03-10T14:04', '5 March 2026 (Thu)']
    """
    for _ in range(_MAX_LAYERS):
        if text[-1:] not in _CLOSERS or (inner := _without_layer(text)) is None:
            break
        text = inner.strip()
    return text


def _without_layer(text: str) -> str | None:
    """What is inside of what stands round a text; None where nothing does."""
    if found := _NET.fullmatch(text):
        return f"{(_EPOCH + timedelta(milliseconds=int(found[1]))).isoformat(timespec='seconds')}Z"
    if found := _PYTHON.fullmatch(text):
        return _iso(found)
    if found := _MADE.fullmatch(text):
        return found[2]
    if found := _LIST.fullmatch(text):
        return found[1]
    if found := _QUOTED.fullmatch(text):
        return next(inner for inner in found.groups() if inner is not None)
    return found[1] if (found := _ZONED.fullmatch(text)) else None


def _iso(call: re.Match[str]) -> str:
    """What a call of Python makes, in ISO 8601."""
    year, month, day, hour, minute, second, utc = call.groups()
    date = f"{year}-{month:0>2}-{day:0>2}"
    if hour is None:
        return date
    return f"{date}T{hour:0>2}:{minute:0>2}{f':{second:0>2}' if second else ''}{'Z' if utc else ''}"
