"""Words of a reading -> times of day: `9 a.m.`, `18:00`, `14.30 Uhr`, `14h30`, `half past two`, `halb drei`, `noon`,
`午後3時半`, `오후 3시`.

Spoken times are read in English and German; data/numbers.toml has their words, and data/numerals.toml the signs and
words of times in other languages.  Failure mode: a language whose spoken times are not read; there a bare number word
for an hour is a count (`looks_like_clock` keeps it from being compared with times in digits).
"""

from __future__ import annotations

import re

from lineage.alignment.facts.figures.values import Quantity, is_number, value_at
from lineage.alignment.facts.words.numbers import clock_words, number_words, units
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.reading import Reading, Word

_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})$")
_DECIMAL_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.,:][0-5]\d$")
_AT = frozenset({"um", "gegen", "bis", "ab", "seit"})  # needed before "zehn nach acht", which may be no time
_HALVES = frozenset({"half", "halb"})
HALF_DAY = 720.0
"""Minutes between the two times of day that a time of a twelve-hour clock may mean."""
SMALL_HOURS = 300.0
"""Minutes below which a time "of the night" is after midnight, and from which it is before midnight."""
_HALF_LETTERS = 6
"""Characters before an hour that are searched for a word for the half of the day."""


def clock_at(reading: Reading, at: int) -> Quantity | None:
    """The time of day that begins at a word, in minutes from midnight; None if there is none.

    `9 a.m.`, `9:30`, `18:00`, `noon`.  If the text leaves open which half of the day is meant, both times are values.
    """
    words = reading.words
    if words[at].key in {"noon", "midnight"}:
        if at > 1 and words[at - 2].key in {"minute", "minutes"}:
            return None  # "twenty minutes to midnight"
        return Quantity(at, at, (HALF_DAY,) if words[at].key == "noon" else (0.0, 2 * HALF_DAY), "clock")
    spoken = _spoken(words, at) or _eastern(reading, at) or _hour(reading, at)
    if spoken is not None:
        return _either_half(reading, at, *spoken)
    if not words[at].digits or len(words[at].key) > 5:
        return None
    surface, last = reading.text[words[at].start : words[at].end], at
    if at + 1 < len(words) and words[at + 1].gap == ":" and words[at + 1].digits and len(words[at + 1].key) == 2:
        surface, last = f"{surface}:{words[at + 1].key}", at + 1
        if at + 2 < len(words) and words[at + 2].gap == ":" and words[at + 2].digits:
            last = at + 2  # seconds are not compared
    half, _ = _half_of_day(words, last)
    match = _CLOCK.match(surface)
    if not (half and surface.isdecimal()) and (match is None or not (half or ":" in surface)):
        return None
    hour, minute = (int(match.group(1)), int(match.group(2))) if match else (int(surface), 0)
    if hour > 24 or minute > 59:
        return None
    return _either_half(reading, at, float(hour * 60 + minute), last)


def _half_of_day(words: tuple[Word, ...], last: int) -> tuple[str, int]:
    """`am` or `pm` as it stands behind a time, and the index of its last word; "" and `last` if neither does."""
    following = [word.key.replace(".", "") for word in words[last + 1 : last + 3]]
    if following[:1] in (["am"], ["pm"]) and not words[last + 1].gap.strip():
        return following[0], last + 1
    if following in (["a", "m"], ["p", "m"]) and words[last + 2].gap in {".", ". "} and not words[last + 1].gap.strip():
        return following[0] + "m", last + 2
    return "", last


def looks_like_clock(reading: Reading, quantity: Quantity) -> bool:
    """True for digits that may be a time of day as well as a fraction: `14.30`."""
    return _DECIMAL_CLOCK.match(reading.surface(quantity.first, quantity.last)) is not None


def _either_half(reading: Reading, at: int, minutes: float, last: int) -> Quantity:
    """A time in the half of the day that the words behind or before it name; in both halves if they name none."""
    half, end = _half_of_day(reading.words, last)
    if half:
        return Quantity(at, end, (minutes % HALF_DAY + HALF_DAY * (half == "pm"),), "clock")
    later = (minutes + HALF_DAY,) if minutes < HALF_DAY else ()
    told = _half_before(reading, at)
    if told == "afternoon":
        return Quantity(at, end, later or (minutes,), "clock")
    if told == "morning" and minutes < HALF_DAY:
        return Quantity(at, end, (minutes,), "clock")
    if told == "night":
        late = later if minutes >= SMALL_HOURS else (minutes,)
        return Quantity(at, end, late or (minutes, minutes % HALF_DAY, 2 * HALF_DAY), "clock")
    return Quantity(at, end, (minutes, *later), "clock")


def _half_before(reading: Reading, at: int) -> str:
    """`morning`, `afternoon` or `night` if a word for it stands right before an hour, else ""."""
    start = reading.words[at].start
    before = reading.text[max(reading.span.start, start - _HALF_LETTERS) : start].rstrip()
    if before.isascii():
        return ""
    clock = numerals().clock
    return next((half for half in ("morning", "afternoon", "night") if before.endswith(clock[half])), "")


def _eastern(reading: Reading, at: int) -> tuple[float, int] | None:
    """`3時半`, `14点30分`, `4시 30분`, `3 बजे`: minutes from midnight and the index of the last word; else None."""
    words = reading.words
    if at + 1 == len(words) or words[at + 1].key.isascii() or not _counts(words[at]):
        return None
    clock, sign = numerals().clock, words[at + 1]
    hour = value_at(reading, at)
    if hour is None or hour[1] != at or not (0 <= hour[0][0] <= 24 and hour[0][0].is_integer()):
        return None
    if sign.key in clock["marks"]:
        return hour[0][0] * 60, at + 1
    if sign.gap or sign.key not in clock["hours"]:
        return None
    behind = words[at + 2] if at + 2 < len(words) and not words[at + 2].gap.strip() else None
    if behind is not None and not behind.gap and behind.key in clock["lasting"]:
        return None
    if behind is not None and behind.key.startswith(clock["halves"]) and len(behind.key) <= 2:
        return hour[0][0] * 60 + 30, at + 2
    minute = _minute(reading, at + 2)
    if minute is not None:
        return hour[0][0] * 60 + minute, at + 3
    doubtful = sign.key in clock["doubtful"] and hour[0][0] * 60 <= HALF_DAY and not _half_before(reading, at)
    return None if doubtful else (hour[0][0] * 60, at + 1)


def _counts(word: Word) -> bool:
    """True for a number in digits, words or Chinese signs."""
    return is_number(word) or word.han


def _minute(reading: Reading, at: int) -> float | None:
    """The number of minutes that begins at a word and has the sign for minutes behind it; None if there is none."""
    words = reading.words
    if at + 1 >= len(words) or words[at].gap.strip() or words[at + 1].key not in numerals().clock["minutes"]:
        return None
    value = value_at(reading, at) if _counts(words[at]) else None
    return value[0][0] if value is not None and value[1] == at and 0 <= value[0][0] < 60 else None


def _spoken(words: tuple[Word, ...], at: int) -> tuple[float, int] | None:
    """`half past two`, `a quarter to four`, `halb drei`, `zehn nach acht`: minutes from midnight, index of the last
    word; None if no spoken time begins at the word."""
    first = at + (words[at].key == "a" and at + 1 < len(words))
    opening = words[first].key
    if opening not in _HALVES and opening not in clock_words().minutes and opening not in number_words().cardinals:
        return None
    keys = [word.key for word in words[first : first + 3]]
    if len(keys) < 2 or any(word.breaks for word in words[first + 1 : first + 3]):
        return None
    if keys[0] == "halb" and keys[1] in clock_words().hours:
        return clock_words().hours[keys[1]] * 60 - 30, _behind_hour(words, first + 1)
    if len(keys) < 3 or keys[2] not in clock_words().hours:
        return None
    counted = clock_words().minutes.get(keys[0], number_words().cardinals.get(keys[0], 0.0))
    minutes = 30.0 if keys[0] == "half" else counted
    side = clock_words().sides.get(keys[1], 0)
    told = keys[0] in clock_words().minutes or keys[1] == "past" or (at > 0 and words[at - 1].key in _AT)
    if not (0 < minutes < 60 and side and told) or (keys[0] == "half" and keys[1] != "past"):
        return None
    end = _behind_hour(words, first + 2)
    measured = end + 1 < len(words) and words[end + 1].stem in units()  # "from a quarter to four percent"
    return None if measured else (clock_words().hours[keys[2]] * 60 + side * minutes, end)


def _behind_hour(words: tuple[Word, ...], last: int) -> int:
    """Index of the word `Uhr` behind an hour if it stands there, else of the hour."""
    return last + (last + 1 < len(words) and words[last + 1].key in clock_words().marks)


def _hour(reading: Reading, at: int) -> tuple[float, int] | None:
    """`14.30 Uhr`, `drei Uhr`, `14h30`: minutes from midnight and the index of the last word; else None."""
    words = reading.words
    if at + 1 == len(words) or (words[at + 1].key != "h" and words[at + 1].key not in clock_words().marks):
        return None
    keys = [word.key for word in words[at : at + 3]]
    if len(keys) == 3 and keys[1] == "h" and keys[0].isdecimal() and keys[2].isdecimal() and len(keys[2]) == 2:
        return _minutes(keys[0], keys[2], at + 2)
    if keys[1] == "h" or words[at + 1].breaks:
        return None
    match = _CLOCK.match(reading.surface(at, at))
    if match is not None:
        return _minutes(match.group(1), match.group(2), at + 1)
    hour = value_at(reading, at)
    if keys[0] in clock_words().hours:
        return clock_words().hours[keys[0]] * 60, at + 1
    return None if hour is None or hour[1] != at or not 0 <= hour[0][0] <= 24 else (hour[0][0] * 60, at + 1)


def _minutes(hour: str, minute: str, last: int) -> tuple[float, int] | None:
    """Minutes from midnight, and the index of the last word; None for digits that are no time of day."""
    return (float(int(hour) * 60 + int(minute)), last) if int(hour) <= 24 and int(minute) < 60 else None
