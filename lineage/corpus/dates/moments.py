"""a date as found -> ISO 8601 with the precision that it really has, or the reason why it is not used.

Exact forms first (see `dateforms`): they cost microseconds and mean one thing only.  Everything else ("5 mars 2024 à
10h15") goes to dateparser, which costs milliseconds and is kept from guessing: no relative dates, nothing filled in
from today, no memory of earlier inputs.  What neither reads is tried once more without what people print round a date
(see `spellings`).

What is decided here:
- a time that names no zone is one of the zone that the user says; else it is UTC where it is ISO 8601, as machines
  write it ("2024-03-05 10:15:00"), and nothing but the day where people wrote it ("05.03.2024 10:15 Uhr", "2024/03/05
  10:15"): its zone is that of the newsroom, which nobody here knows, and hours decide who came first.  The string is
  kept beside it, and what is taken as UTC is marked (`Moment.is_assumed`), as it may be local time after all;
- the name of a zone is what it means (see `zonenames`); one that several zones bear is none, unless the zone that the
  user says is among them;
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
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any

from lineage.corpus.dates import dateforms, zonenames
from lineage.corpus.dates.dateforms import UNTOLD, UNTOLD_YEAR, DateOrder, Parsed
from lineage.corpus.dates.dateprints import bare
from lineage.corpus.dates.spellings import spellings, tells_update, without_label
from lineage.corpus.dates.zonenames import BY_ZONE
from lineage.corpus.nothing import says_nothing
from lineage.records import Precision

OLDEST_YEAR = 1600
"""First year of a publication date: printed newspapers begin in 1605."""
AHEAD = timedelta(days=2)
"""How far after now a date may lie: time zones and clocks differ by up to a day, embargoed copy by a little more."""
MAX_CHARACTERS = 80
"""Length of a date string; longer ones are prose, on which dateparser would spend its time in vain."""
MAX_WORDS = 10
"""Words of a date string, for the same reason; "Tuesday, 5 March 2024 at 10.15 p.m. EST" has eight."""
LANGUAGES = (
    "en", "fr", "de", "es", "pt", "it", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sr", "sl",
    "mk", "sq", "el", "tr", "az", "sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "ar", "fa", "he", "ur", "hi",
    "bn", "ta", "id", "vi", "th", "tl", "sw", "zh", "ja", "ko", "ka", "hy", "kk", "be",
)  # fmt: skip
"""Languages whose months are known.  A string in none of them costs a try in each: 50 take a fifth of the time of all
200 that dateparser has."""
ZONELESS = f"the time names no zone {BY_ZONE}"
"""What is wrong with 05.03.2024 10:15, and the option that helps."""
CHANGED = "the clocks of its zone were changed in that hour"
"""What is wrong with 3 November 2024 1:30 AM ET, which was twice."""
UNREADABLE = "it is not in a form that can be read"
LATER = "it says when it was updated, not when it was published"
SERIAL = "it looks like one of Excel's serial numbers (format the column as a date, then save it again)"
"""What is wrong with 46091: its first day is 1 January of 1900 or of 1904, as the file was set."""
NO_DAYS = ("0000-00-00", "-0001-11-30")
"""What databases write for it, and PHP for that."""

_ANY_TIME = datetime(9990, 1, 1, tzinfo=UTC)
_CLOCK = re.compile(r"(?<=\d)\s*(?:Uhr|hrs\.?)\Z", re.IGNORECASE)
_PRINTED = frozenset("/.")  # behind a year: not ISO 8601, so that its hours are those of a newsroom
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)", re.ASCII)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\x7f]")  # a month's name; bare numbers are for the exact forms alone
_AMBIGUOUS = re.compile(r"\d([./-])\d{1,2}\1\d{4}|\b\d{4}\s+\d{1,2}[/-]\d{1,2}\b|\b\d{1,2}[/-]\d{1,2},?\s+\d{4}\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that can be used: ISO 8601 (UTC where it has a time) and how much of it the input really said."""

    published: str
    precision: Precision
    is_assumed: bool = field(default=False, compare=False, repr=False)  # it names no zone, and is taken as UTC


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
    if says_nothing(text, "date") or text.startswith(NO_DAYS):
        return None, "it says that there is none"
    if len(text) > MAX_CHARACTERS:
        return None, UNREADABLE
    parsed = _parse(_ascii_digits(text), language, order, zone)
    if parsed is None:
        return None, _why_unread(_ascii_digits(text))
    if parsed.when.year < OLDEST_YEAR:
        return None, f"it lies before {OLDEST_YEAR}"
    if parsed.when > now + AHEAD:
        return None, "it lies in the future"
    return _moment(parsed), parsed.complaint


def read_stated(text: str, language: str | None = None) -> tuple[Moment | None, str | None]:
    """As `read_date`, of what may be a date wherever in time it lies: that is asked where all dates are read."""
    return read_date(text, now=_ANY_TIME, language=language)


def is_day(text: str, language: str | None = None) -> bool:
    """Whether a text is nothing but a date: a day, or one whose day and month cannot be told apart.

    >>> [is_day(text) for text in ("5 March 2024", "05/03/2024", "March 2024", "It rained on 5 March 2024")]
    [True, True, False, False]
    """
    moment, complaint = read_stated(text, language)
    return moment is not None and (moment.precision not in ("year", "month") or complaint == UNTOLD)


def has_year(text: str) -> bool:
    """Whether a year stands in a string by itself: without one, nothing but digits alone is a date."""
    return "年" in text or _YEAR.search(_ascii_digits(text)) is not None


def _why_unread(text: str) -> str:
    """What is wrong with a string that is no date, as far as it can be told."""
    if dateforms.is_serial(text):
        return SERIAL
    if tells_update(text):
        return LATER
    return UNTOLD_YEAR if dateforms.is_short(text) else UNREADABLE


def _moment(parsed: Parsed) -> Moment:
    when, precision = parsed.when, parsed.precision
    if precision == "day":
        return Moment(when.date().isoformat(), precision)
    if precision == "month":
        return Moment(f"{when.year:04d}-{when.month:02d}", precision)
    if precision == "year":
        return Moment(f"{when.year:04d}", precision)
    return Moment(when.isoformat(timespec="seconds"), precision, parsed.is_assumed)


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 14)
def _parse(text: str, language: str | None, order: DateOrder | None, zone: tzinfo | None) -> Parsed | None:
    """What the string says, in UTC.  A pure function of its arguments, so the cache changes no result."""
    try:
        text = _plain(text)
        if machine := dateforms.iso(text) or dateforms.week(text) or dateforms.epoch(text):
            if zone or machine.when.tzinfo or text[4:5] in _PRINTED:
                return _located(machine, zone)
            return _located(machine, UTC)._replace(is_assumed=True)
        text = dateforms.with_full_year(text)
        if found := zonenames.named(text):
            return _of_named_zone(text, found, language, order, zone)
        human = _human(text, language, order) or _spelt_otherwise(text, language, order)
        return human and _located(human, zone)
    except (ValueError, OverflowError):  # the form was right and the value is not: 2024-02-31, year 10000
        return None


def _plain(text: str) -> str:
    """The string without what stands round a date."""
    return _CLOCK.sub("", without_label(bare(text)))


def _of_named_zone(
    text: str, found: zonenames.Named, language: str | None, order: DateOrder | None, zone: tzinfo | None
) -> Parsed | None:
    """What a time says with the name of a zone that is not the same everywhere or always."""
    usual = zonenames.usual(found, language)
    if usual and zone is None and (exact := _human(text, language, order)):
        return _located(exact, usual)
    parsed = dateforms.iso(found.rest) or _human(found.rest, language, order)
    parsed = parsed or _spelt_otherwise(found.rest, language, order)
    if parsed is None or parsed.when.tzinfo:  # a day, or a time with its offset, which says more than the name
        return parsed
    told = zonenames.told(found, parsed.when, zone) or usual
    return _located(parsed, told, CHANGED if told else zonenames.complaint(found))


def _human(text: str, language: str | None, order: DateOrder | None) -> Parsed | None:
    """What people write."""
    return (
        dateforms.signed(text)
        or dateforms.numeric(text, language, order)
        or dateforms.rfc822(text)
        or _other(text, language)
    )


def _spelt_otherwise(text: str, language: str | None, order: DateOrder | None) -> Parsed | None:
    """The same of what else the string may be written like; a day at least, since words were taken from it."""
    if not has_year(text) and not dateforms.is_short(text):
        return None
    for other in spellings(text, LANGUAGES):
        parsed = dateforms.iso(other) or _human(other, language, order)
        if parsed and (parsed.precision not in ("year", "month") or parsed.complaint):
            return parsed
    return None


def _located(parsed: Parsed, zone: tzinfo | None, complaint: str = ZONELESS) -> Parsed:
    """In UTC; of a time without a zone the day where none is given, or where the zone has that time twice or never."""
    when = parsed.when
    if when.tzinfo:
        return parsed
    if zone and when.replace(tzinfo=zone).utcoffset() == when.replace(tzinfo=zone, fold=1).utcoffset():
        return Parsed(when.replace(tzinfo=zone).astimezone(UTC), parsed.precision, parsed.complaint)
    if when.time() == time(0):  # from 24:00, which belongs to the day before
        when -= timedelta(days=1)
    return Parsed(when.replace(tzinfo=UTC), "day", complaint)


def _other(text: str, language: str | None) -> Parsed | None:
    """What dateparser makes of it, in the text's own language first."""
    if not _YEAR.search(text) or not _WORD.search(text) or _AMBIGUOUS.search(text) or len(text.split()) > MAX_WORDS:
        return None
    own = _in_languages(text, (language,)) if language in LANGUAGES else None
    return own or _in_languages(text, LANGUAGES)


def _in_languages(text: str, languages: tuple[str, ...]) -> Parsed | None:
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
    return dateforms.settled(first.date_obj, precision)


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
