"""the name of a time zone, as the tz database has it or as people print it behind an hour -> the zone.

"Europe/Berlin" is one zone.  "ET" is one as well, with its summers; "IST" is India's time, Israel's or Ireland's, and
only the zone that the user gives for an outlet can tell.  The names are data (`data/dates.toml`); those that are not
there are left to dateparser, which knows one offset for each.  Failure mode: a name that means one thing to nearly all
who write it is taken for that, also where somebody means another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, NamedTuple

from lineage.datafiles import table
from lineage.errors import InputError
from lineage.messages import nearest

BY_ZONE = "(--timezone says which)"
"""The end of each complaint that the zone of an outlet would still."""

_CLOCK = re.compile(r"\d\s?[:.hH]\s?\d\d|\d\s?[aApP]\.?[mM]")
"""An hour; where none stands, a zone changes nothing."""
_BEFORE_YEAR = re.compile(r"\s+\d{4}\Z", re.ASCII)
"""What is behind the zone in the form of C and Java: "Tue Mar 10 18:04:00 CST 2026"."""


class Named(NamedTuple):
    """A date with the name of a zone in it."""

    rest: str  # the date without it
    name: str  # as it is printed
    by_machine: bool  # whether it stands where programs put it
    meaning: Mapping[str, Any]


def time_zone(name: str) -> tzinfo:
    """The time zone of this name ("Europe/Berlin"); raises InputError, with the likeliest other one, where none has it.

    >>> str(time_zone("Europe/Berlin"))
    'Europe/Berlin'
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        known = sorted(available_timezones())
        if not known:
            message = f"the zone {name!r} is not known, as this machine has no data of time zones"
            raise InputError(message, hint="install them: python -m pip install tzdata") from None
        like = next((other for other in known if other.rpartition("/")[2].casefold() == name.casefold()), None)
        like = like or nearest(name, known)
        hint = f"did you mean {like}?" if like else "a zone is named as in Europe/Berlin, America/New_York or UTC"
        raise InputError(f"no time zone is called {name!r}", hint=hint) from None


def named(text: str) -> Named | None:
    """The name that stands in a date with an hour, where it is one of those in the data.

    >>> named("10 March 2026 18:04 IST")[:2]
    ('10 March 2026 18:04', 'IST')
    """
    clock = _CLOCK.search(text)
    found = _names().search(text, clock.end() - 1) if clock else None
    if not found:
        return None
    behind = text[found.end() :]
    name = found["name"]
    meaning = table("corpus", "dates")["zones"][" ".join(name.lower().split())]
    return Named(f"{text[: found.start()]} {behind.strip()}".strip(), name, bool(_BEFORE_YEAR.match(behind)), meaning)


def told(found: Named, when: datetime, given: tzinfo | None) -> tzinfo | None:
    """The zone of which the name tells the clocks, by itself or as it is that of the zone given; else None.

    None as well for a region where the machine has no data of time zones.
    """
    if place := found.meaning.get("place"):
        return _place(place)
    bearers = {found.name.upper(), *found.meaning.get("by", ())}
    for aware in (when.replace(tzinfo=given, fold=fold) for fold in (0, 1) if given):
        offset = aware.utcoffset()
        if offset is not None and bearers & {aware.tzname(), getattr(given, "key", None)}:
            return timezone(offset)
    return None


def complaint(found: Named) -> str:
    """What is wrong with a name of which nothing tells the zone."""
    if "place" in found.meaning:
        return f"this machine has no data of time zones for {found.name} (python -m pip install tzdata)"
    return f"more than one zone is called {found.name} {BY_ZONE}"


def usual(found: Named, language: str | None) -> tzinfo | None:
    """The zone that nearly all mean who print the name in this language; None where that cannot be said."""
    offset = found.meaning.get("usual")
    if offset is None or language in found.meaning.get("unlike", ()):
        return None
    if found.by_machine and not found.meaning.get("machines", True):
        return None
    hours, _, minutes = offset[1:].partition(":")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-distance if offset[0] == "-" else distance)


@cache
def _names() -> re.Pattern[str]:
    """Each of the names as a word, in brackets or not, longest first."""
    names = sorted(table("corpus", "dates")["zones"], key=len, reverse=True)
    words = "|".join(r"\s".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\s*(?:\(|\[|(?<![^\W\d_]))(?P<name>(?ai:{words}))(?![^\W_])[)\]]?")


@cache
def _place(name: str) -> tzinfo | None:
    try:
        return time_zone(name)
    except InputError:
        return None
