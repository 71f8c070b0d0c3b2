"""a date as found -> ISO 8601 with the precision that it really has, or the reason why it is not used.

Exact forms first (ISO 8601, compact digits, RFC 822, epochs, numeric day-month-year), by the standard library: they
cost microseconds and mean one thing only.  Everything else ("5 mars 2024 à 10h15") goes to dateparser, which costs
milliseconds and is kept from guessing: no relative dates, nothing filled in from today, no memory of earlier inputs.
What neither reads is tried once more without what people print round a date (see `spellings`).

What is decided here:
- a time that names no zone is one of the zone that the user says; else it is UTC where it is ISO 8601, as machines
  write it ("2024-03-05 10:15:00"), and nothing but the day where people wrote it ("05.03.2024 10:15 Uhr", "2024/03/05
  10:15"): its zone is that of the newsroom, which nobody here knows, and hours decide who came first.  The string is
  kept beside it;
- an hour that a change of clocks gives twice, or never, is the day as well;
- midnight to the second is the mark of a tool that knew the day only, so it counts as the day;
- 24:00 is the end of the day that it names, as ISO 8601 had it until 2019, and no tool writes it for want of a time;
- a leap second, which Python has not, is the second before it;
- 05/03/2024 is the year 2024 and a complaint, not a coin toss, unless the user says what comes first or the language
  does.  25/03/2024 among its neighbours would settle it, but then a date would depend on what was read with it;
- before 1600, or more than two days after now, it is no publication date.
Failure mode: a wrong but well-formed date is believed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from lineage.corpus.spellings import spellings, without_label
from lineage.errors import InputError
from lineage.messages import nearest
from lineage.records import Precision

DateOrder = Literal["day-first", "month-first"]
"""How dates with slashes or hyphens are to be read that could be either: 05/03/2024."""
OLDEST_YEAR = 1600
"""First year of a publication date: printed newspapers begin in 1605."""
AHEAD = timedelta(days=2)
"""How far after now a date may lie: time zones and clocks differ by up to a day, embargoed copy by a little more."""
MAX_CHARACTERS = 80
"""Length of a date string; longer ones are prose, on which dateparser would spend its time in vain."""
MAX_WORDS = 10
"""Words of a date string, for the same reason; "Tuesday, 5 March 2024 at 10.15 p.m. EST" has eight."""
LEAP_SECOND = 60
"""Number of the second that a day has more, now and then, behind 59."""
LANGUAGES = (
    "en", "fr", "de", "es", "pt", "it", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sr", "sl",
    "mk", "sq", "el", "tr", "az", "sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "ar", "fa", "he", "ur", "hi",
    "bn", "ta", "id", "vi", "th", "tl", "sw", "zh", "ja", "ko", "ka", "hy", "kk", "be",
)  # fmt: skip
"""Languages whose months are known.  A string in none of them costs a try in each: 50 take a fifth of the time of all
200 that dateparser has."""
UNTOLD = "day and month cannot be told apart without --dates"
"""What is wrong with 05/03/2024, and the option that helps."""
ZONELESS = "the time names no zone (--timezone says which)"
"""What is wrong with 05.03.2024 10:15, and the option that helps."""
NOTHING = frozenset({"none", "null", "nan", "nat", "n/a", "na", "undefined", "unknown", "-"})
"""Words that tools write where they mean that there is no date."""

_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
_TIME = r"(?:[T ,]\s*(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?\s*" + _ZONE + ")?"
_FORMS = tuple(
    re.compile(form + r"\Z", re.ASCII | re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2})(?:T\d\d|" + _TIME + r"))?)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?:(?P<d>\d{2})(?:T?(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?"
        r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?",
    )
)
_SIGNED = re.compile(
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?:(?P<d>\d{1,2})\s*[日일]" + _TIME + r")?\Z",
    re.ASCII | re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)(?P<y>\d{4})" + _TIME + r"\Z", re.ASCII
)
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
_CLOCK = re.compile(r"(?<=\d)\s*(?:Uhr|hrs\.?)\Z", re.IGNORECASE)
_PRINTED = frozenset("/.")  # behind a year: not ISO 8601, so that its hours are those of a newsroom
_WEEK = re.compile(r"\d{4}-?W\d\d-?\d\Z", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)", re.ASCII)
_EPOCH_UNITS = {9: 1, 10: 1, 13: 1000, 16: 1_000_000}  # digits -> ticks a second
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\x7f]")  # a month's name; bare numbers are for the exact forms alone
_AMBIGUOUS = re.compile(r"\d([./-])\d{1,2}\1\d{4}")


class Moment(NamedTuple):
    """A date that can be used: ISO 8601 (UTC where it has a time) and how much of it the input really said."""

    published: str
    precision: Precision


class _Parsed(NamedTuple):
    when: datetime  # in UTC, or without a zone where the string has a time and names none
    precision: Precision
    complaint: str | None = None


def read_date(
    value: object,
    *,
    now: datetime,
    language: str | None = None,
    order: DateOrder | None = None,
    zone: tzinfo | None = None,
) -> tuple[Moment | None, str | None]:
    """The publication date that a string or number holds, and what is wrong with it (None where nothing is).

    `now` is aware and bounds the future; `order`, else `language` (ISO 639) outside English, tells day and month of
    05/03/2024 apart; `zone` is that of times that name none.  Never raises: blank values give (None, None), unusable
    ones (None, complaint), half-usable ones a coarser moment and a complaint.

    >>> read_date("2024-03-05T10:15+02:00", now=datetime(2025, 1, 1, tzinfo=UTC))[0]
    Moment(published='2024-03-05T08:15:00+00:00', precision='minute')
    """
    text = str(value).strip()
    if not text:
        return None, None
    if text.casefold() in NOTHING:
        return None, "it says that there is none"
    parsed = _parse(_ascii_digits(text), language, order, zone) if len(text) <= MAX_CHARACTERS else None
    if parsed is None:
        return None, "it is not in a form that can be read"
    if parsed.when.year < OLDEST_YEAR:
        return None, f"it lies before {OLDEST_YEAR}"
    if parsed.when > now + AHEAD:
        return None, "it lies in the future"
    return _moment(parsed), parsed.complaint


def has_year(text: str) -> bool:
    """Whether a year stands in a string by itself: without one, nothing but digits alone is a date."""
    return "年" in text or _YEAR.search(_ascii_digits(text)) is not None


def time_zone(name: str) -> ZoneInfo:
    """The time zone of this name ("Europe/Berlin"); raises InputError, with the likeliest other one, where none has it.

    >>> time_zone("Europe/Berlin").key
    'Europe/Berlin'
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        known = sorted(available_timezones())
        like = next((other for other in known if other.rpartition("/")[2].casefold() == name.casefold()), None)
        like = like or nearest(name, known)
        hint = f"did you mean {like}?" if like else "a zone is named as in Europe/Berlin, America/New_York or UTC"
        raise InputError(f"no time zone is called {name!r}", hint=hint) from None


def _moment(parsed: _Parsed) -> Moment:
    when, precision = parsed.when, parsed.precision
    if precision == "day":
        return Moment(when.date().isoformat(), precision)
    if precision == "month":
        return Moment(f"{when.year:04d}-{when.month:02d}", precision)
    if precision == "year":
        return Moment(f"{when.year:04d}", precision)
    return Moment(when.isoformat(timespec="seconds"), precision)


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 14)
def _parse(text: str, language: str | None, order: DateOrder | None, zone: tzinfo | None) -> _Parsed | None:
    """What the string says, in UTC.  A pure function of its arguments, so the cache changes no result."""
    text = _CLOCK.sub("", without_label(text))
    try:
        if machine := _iso(text) or _week(text) or _epoch(text):
            return _located(machine, zone or (None if text[4:5] in _PRINTED else UTC))
        human = _human(text, language, order) or _spelt_otherwise(text, language, order)
        return human and _located(human, zone)
    except (ValueError, OverflowError):  # the form was right and the value is not: 2024-02-31, year 10000
        return None


def _human(text: str, language: str | None, order: DateOrder | None) -> _Parsed | None:
    """What people write."""
    return _written(text) or _numeric(text, language, order) or _rfc822(text) or _other(text, language)


def _spelt_otherwise(text: str, language: str | None, order: DateOrder | None) -> _Parsed | None:
    """The same of what else the string may be written like; a day at least, since words were taken from it."""
    if not has_year(text):
        return None
    for other in spellings(text, LANGUAGES):
        parsed = _iso(other) or _human(other, language, order)
        if parsed and (parsed.precision not in ("year", "month") or parsed.complaint):
            return parsed
    return None


def _located(parsed: _Parsed, zone: tzinfo | None) -> _Parsed:
    """In UTC; of a time without a zone the day where none is given, or where the zone has that time twice or never."""
    when = parsed.when
    if when.tzinfo:
        return parsed
    if zone and when.replace(tzinfo=zone).utcoffset() == when.replace(tzinfo=zone, fold=1).utcoffset():
        return _Parsed(when.replace(tzinfo=zone).astimezone(UTC), parsed.precision, parsed.complaint)
    if when.time() == time(0):  # from 24:00, which belongs to the day before
        when -= timedelta(days=1)
    return _Parsed(when.replace(tzinfo=UTC), "day", ZONELESS)


def _iso(text: str) -> _Parsed | None:
    for form in _FORMS:
        if found := form.match(text):
            return _from_parts(found.groupdict())
    return None


def _written(text: str) -> _Parsed | None:
    """Year, month and day with the signs of Chinese, Japanese or Korean behind them."""
    found = _SIGNED.match(text)
    return _from_parts(found.groupdict()) if found else None


def _week(text: str) -> _Parsed | None:
    """A day by the number of its week (2024-W10-2)."""
    return _settled(datetime.fromisoformat(text).replace(tzinfo=UTC), "day") if _WEEK.match(text) else None


def _from_parts(parts: dict[str, Any]) -> _Parsed:
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
        return _Parsed(when.astimezone(UTC) if zone else when, precision)
    leap = second == LEAP_SECOND
    return _settled(_held(datetime(year, month, day, hour, minute, second - leap, tzinfo=zone), leap), precision)


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


def _settled(when: datetime, precision: Precision, complaint: str | None = None) -> _Parsed:
    """In UTC where time and zone are told; a day stays the day that it was where the article was published."""
    if precision in ("minute", "second") and (when.hour, when.minute, when.second) == (0, 0, 0):
        precision = "day"
    if precision not in ("minute", "second"):
        return _Parsed(when.replace(tzinfo=UTC), precision, complaint)
    return _Parsed(when.astimezone(UTC) if when.tzinfo else when, precision, complaint)


def _numeric(text: str, language: str | None, order: DateOrder | None) -> _Parsed | None:
    """Day-month-year or month-day-year, told apart by a number above 12, by dots, by the user, or by the language."""
    if not (found := _NUMERIC.match(text)):
        return None
    first, second = int(found["first"]), int(found["second"])
    usual = order or ("day-first" if (language or "en") != "en" else None)
    day_first = first > 12 or first == second or found["sep"] == "." or usual == "day-first"
    if day_first and second <= 12:
        return _from_parts({**found.groupdict(), "d": first, "m": second})
    if first <= 12 and (second > 12 or usual == "month-first"):
        return _from_parts({**found.groupdict(), "d": second, "m": first})
    if max(first, second) > 12:
        return None
    return _settled(datetime(int(found["y"]), 1, 1, tzinfo=UTC), "year", UNTOLD)


def _epoch(text: str) -> _Parsed | None:
    """Seconds, milliseconds or microseconds since 1970."""
    if not (found := _EPOCH.match(text)):
        return None
    seconds = int(found[1]) // _EPOCH_UNITS[len(found[1])]
    return _settled(datetime.fromtimestamp(seconds, UTC), "second")


def _rfc822(text: str) -> _Parsed | None:
    text = _CTIME.sub(r"\g<day> \g<month> \g<year> \g<time> \g<zone>", text)
    if not (found := _RFC822.match(text)):
        return None
    leap = found["S"] == f":{LEAP_SECOND}"
    when = parsedate_to_datetime(text.replace(found["S"], ":59") if leap else text)
    if text.endswith("-0000"):  # a moment in UTC whose local time is not told
        when = when.replace(tzinfo=UTC)
    return _settled(_held(when, leap), "second" if found["S"] else "minute")


def _other(text: str, language: str | None) -> _Parsed | None:
    """What dateparser makes of it, in the text's own language first."""
    if not _YEAR.search(text) or not _WORD.search(text) or _AMBIGUOUS.search(text) or len(text.split()) > MAX_WORDS:
        return None
    own = _in_languages(text, (language,)) if language in LANGUAGES else None
    return own or _in_languages(text, LANGUAGES)


def _in_languages(text: str, languages: tuple[str, ...]) -> _Parsed | None:
    """A reading in one of the languages, as far as two readings with different "today"s agree."""
    one, two = _dateparsers(languages)
    first = one.get_date_data(text)
    if first.date_obj is None:
        return None
    second = two.get_date_data(text)
    if second.date_obj is None or first.date_obj.year != second.date_obj.year:
        return None
    periods: dict[str, Precision] = {"year": "year", "month": "month", "day": "day", "time": "minute"}
    precision = periods.get(first.period)
    # below a day, a number beside the year is a day that was not understood
    agreed = first.date_obj == second.date_obj if precision in ("day", "minute") else len(_NUMBER.findall(text)) == 1
    if precision is None or not agreed:
        return None
    if precision == "minute" and re.search(r":\d\d:\d\d", text):
        precision = "second"
    return _settled(first.date_obj, precision)


@cache
def _dateparsers(languages: tuple[str, ...]) -> tuple[Any, Any]:
    """Two parsers that know absolute dates only and differ in what they would fill gaps with."""
    from dateparser.date import DateDataParser

    def parser(base: datetime) -> Any:
        settings = {
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": base,
            "REQUIRE_PARTS": ["year"],
            "RETURN_TIME_AS_PERIOD": True,
        }
        # previous locales would make a result depend on what was read before
        return DateDataParser(languages=list(languages), try_previous_locales=False, settings=settings)

    return parser(datetime(2001, 1, 1)), parser(datetime(1996, 10, 28, 13, 17, 41))
