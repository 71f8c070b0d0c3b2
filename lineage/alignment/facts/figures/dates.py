"""Words of a reading -> dates, weekdays and seasons.

English forms and ISO dates are read.  A day, month or year that the text does not give is 0 and agrees with any other.
Failure mode: `03/04/2021` does not say which is the month, so only its year is compared.
"""

from __future__ import annotations

from lineage.alignment.facts.figures.values import YEARS, Quantity
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.numbers import calendar
from lineage.alignment.facts.words.reading import Reading, Word

_DASHES = frozenset({"-", "–", "‑", "−"})


def date_at(reading: Reading, at: int) -> Quantity | None:
    """The date or weekday that begins at a word: `14 June 2021`, `June 14th`, `in June`, `2021-06-14`; else None."""
    words = reading.words
    word = words[at]
    if word.key in calendar().weekdays and word.capital:
        return Quantity(at, at, (), "weekday", parts=(calendar().weekdays[word.key],))
    keys = [reading.text[w.start : w.end] for w in words[at : at + 3]]
    if (
        len(keys) == 3
        and [w.gap for w in words[at + 1 : at + 3]] in (["-", "-"], ["/", "/"])
        and all(map(str.isdecimal, keys))
    ):
        if len(keys[0]) == 4:
            return Quantity(at, at + 2, (), "date", parts=(float(keys[2]), float(keys[1]), float(keys[0])))
        return Quantity(at, at + 2, (), "date", weak=True, parts=(0.0, 0.0, float(keys[2])))
    if word.key in calendar().months and word.capital:
        return _month_first(reading, at)
    day = _day(words, at)
    if day is None:
        return None
    value, last = day
    month = last + 2 if last + 2 < len(words) and words[last + 1].key == "of" else last + 1
    if month >= len(words) or not words[month].capital or words[month].breaks:
        return None
    number = calendar().months.get(words[month].key)
    if number is None:
        return None
    year, end = _year(reading, month)
    return Quantity(at, end, (), "date", parts=(value, number, year))


def _month_first(reading: Reading, at: int) -> Quantity | None:
    """The date whose month is the word `at`; None for a bare month without a preposition or its like before it."""
    words = reading.words
    month = calendar().months[words[at].key]
    day = _day(words, at + 1) if at + 1 < len(words) and not words[at + 1].gap.strip(" .\u00a0") else None
    if day is not None:
        until = _until(words, *day)
        year, end = _year(reading, until[1] if until else day[1])
        return Quantity(at, end, (), "date", parts=(day[0], month, year, *(until[:1] if until else ())))
    year, end = _year(reading, at)
    before = words[at - 1].key if at else ""
    known = before in grammar().prepositions or before in {
        "last",
        "next",
        "since",
        "until",
        "early",
        "late",
        "mid",
        "this",
    }
    if year or known:
        return Quantity(at, end, (), "date", parts=(0.0, month, year))
    return None


def _until(words: tuple[Word, ...], first: float, at: int) -> tuple[float, int] | None:
    """The last day of "May 25-27", if its first day is `first` and ends at word `at`, and the index of its last word.

    None if no later day follows behind a dash.
    """
    dashed = at + 1 < len(words) and words[at + 1].gap.strip() in _DASHES
    last = _day(words, at + 1) if dashed else None
    return last if last is not None and last[0] > first else None


def _day(words: tuple[Word, ...], at: int) -> tuple[float, int] | None:
    """The day of the month that begins at a word, and the index of its last word; None if there is none."""
    if at >= len(words) or not words[at].key.isdecimal() or not 1 <= int(words[at].key) <= 31 or len(words[at].key) > 2:
        return None
    ordinal = at + 1 < len(words) and words[at + 1].key in {"st", "nd", "rd", "th"} and words[at + 1].gap == ""
    return float(int(words[at].key)), at + ordinal


def _year(reading: Reading, last: int) -> tuple[float, int]:
    """The year behind a date that ends at word `last`, and the index of the last word; 0 and `last` without a year."""
    if last + 1 < len(reading.words):
        word = reading.words[last + 1]
        if word.key.isdecimal() and len(word.key) == 4 and int(word.key) in YEARS and not word.gap.strip(" ,.\u00a0"):
            return float(int(word.key)), last + 1
    return 0.0, last


def season_at(reading: Reading, at: int) -> Quantity | None:
    """`spring 2026`, `next autumn`; None for a `spring` elsewhere, which may be water."""
    words = reading.words
    if words[at].key not in calendar().seasons:
        return None
    year, end = _year(reading, at)
    if not year and (not at or words[at - 1].key not in {"this", "next", "last", "in", "until", "by"}):
        return None
    return Quantity(at, end, (), "season", parts=(calendar().seasons[words[at].key], year))
