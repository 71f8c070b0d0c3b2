"""a date as people print it -> the same in the forms that are read (see `moments`).

What stands round a date is taken off (a label, the day of the week), the clock is written as 14:05, the years of eras
and Chinese numerals as numbers, and months by names that dateparser knows.  The words are data (`data/dates.toml`),
the days of the week dateparser's.  Nothing is guessed: what is left over keeps a string from being read.
Cost: some microseconds, and once a process what dateparser needs to load its languages, a fifth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lineage.datafiles import table

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERALS = {sign: value for value, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_NUMERAL_YEAR = re.compile("[〇零○一二三四五六七八九]{4}(?=年)")
_NUMERAL = re.compile("([一二三四五六七八九]?十)?([一二三四五六七八九])?(?=[月日])")
_BESIDE_DAY = " \t.,،、|·•:()[]"
"""Signs between the name of a day of the week and the date."""


class _Words(NamedTuple):
    """The patterns that the data file makes."""

    label: re.Pattern[str]
    update: re.Pattern[str]
    month: re.Pattern[str]
    era: re.Pattern[str]
    clock: re.Pattern[str]


def without_label(text: str) -> str:
    """The text behind words such as "Published on".

    >>> without_label("Published on 5 March 2024")
    '5 March 2024'
    """
    found = _words().label.match(text)
    return text[found.end() :] if found else text


def has_label(text: str) -> bool:
    """Whether words such as "Published on" stand before a date."""
    return _words().label.match(text) is not None


def tells_update(text: str) -> bool:
    """Whether a text says of a date that it is one of a later version: "Last updated: 5 March 2024"."""
    return _words().update.search(text) is not None


def spellings(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Other ways to write the date that a string without label holds, likeliest first.

    `languages` are those whose days of the week are known.

    >>> list(spellings("Di., 03.11.2026, 14:05 Uhr", ("de",)))
    ['03.11.2026 14:05']
    """
    plain = _with_known_month(_with_numbers(text))
    date, clock = _parted(plain)
    date = _without_weekday(date, languages)
    plain = f"{date} {clock}" if clock else date
    if plain != text:
        yield plain
    if "I" in plain or "İ" in plain:  # capitals are made small as in Turkish: KASIM is kasım
        yield plain.replace("I", "ı").replace("İ", "i").lower()


@cache
def _words() -> _Words:
    dates = table("corpus", "dates")
    labels, halves = dates["labels"], dates["halves"]
    months, eras = _any_of(dates["months"]), _any_of(dates["eras"])
    return _Words(
        re.compile(rf"{_any_of(labels['published'])}(?:\s?{_any_of(labels['behind'])})?(?:\s*[:：]\s*|\s+)", re.I),
        re.compile(rf"(?<![^\W\d_]){_any_of(labels['updated'])}(?![^\W\d_])|更新|수정", re.I),
        re.compile(rf"(?<![^\W\d_])(?:[^\W\d_]+\s?/\s?)?({months})(?:\s?/\s?[^\W\d_]+)?(?![^\W\d_])"),
        re.compile(rf"({eras})\s*(\d{{1,3}}|元)\s*年", re.ASCII),
        re.compile(
            r"(?<=[\d日일년.,)])[\s,|·•–—-]+(?:[^\W\d_]{1,5}\.?\s+){0,2}?"
            rf"(?P<first>{_any_of(halves['first'])}|(?P<second>{_any_of(halves['second'])}))?\s*"
            r"(?P<hour>\d{1,2})\s?[:.hu時时點点시]\s?(?P<minute>\d\d)\s?(?:[分분]|h|hrs?\.?|uur|uhr|ч\.?)?\s?"
            rf"(?P<first_behind>{_any_of(halves['first'])}|(?P<second_behind>{_any_of(halves['second'])}))?"
            r"(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?\Z",
            re.I,
        ),
    )


def _any_of(words: list[str] | dict[str, object]) -> str:
    """A pattern for each of the words, longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _with_numbers(text: str) -> str:
    """With the years of eras as years, and Chinese numerals as numbers."""
    if "月" not in text and "年" not in text:
        return text
    text = _NUMERAL_YEAR.sub(lambda found: "".join(str(_NUMERALS[sign]) for sign in found[0]), text)
    text = _NUMERAL.sub(lambda found: str(_value(found[1], found[2])) if found[0] else "", text)
    eras = table("corpus", "dates")["eras"]
    return _words().era.sub(lambda found: f"{eras[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text)


def _value(tens: str | None, ones: str | None) -> int:
    """Of 二十 and 三: 23."""
    of_tens = 0 if not tens else 10 * _NUMERALS.get(tens[0], 1)
    return of_tens + (_NUMERALS[ones] if ones else 0)


def _with_known_month(text: str) -> str:
    if text.isascii():
        return text
    months = table("corpus", "dates")["months"]
    return _words().month.sub(lambda found: str(months[found[1]]), text)


def _parted(text: str) -> tuple[str, str]:
    """The date, and the clock behind it as 14:05 with the zone that it names; empty where there is none."""
    found = _words().clock.search(text)
    if not found:
        return text.rstrip(" .,"), ""
    hour = int(found["hour"])
    if found["second"] or found["second_behind"]:
        hour = hour % 12 + 12
    elif found["first"] or found["first_behind"]:
        hour %= 12
    return text[: found.start()].rstrip(" .,"), f"{hour:02d}:{found['minute']}{(found['zone'] or '').strip()}"


def _without_weekday(date: str, languages: tuple[str, ...]) -> str:
    """The date without the day of the week before or behind it."""
    head = re.match(r"\D*", date)
    before = head[0].strip(_BESIDE_DAY).casefold() if head else ""
    if head and before and before in _weekdays(languages):
        date = date[head.end() :]
    tail = re.search(r"(?<=[\d日일])[^\d日일][^\d]*\Z", date)
    behind = tail[0].strip(_BESIDE_DAY).casefold() if tail else ""
    if tail and behind and behind in _weekdays(languages):
        date = date[: tail.start()]
    return date


@cache
def _weekdays(languages: tuple[str, ...]) -> frozenset[str]:
    """The names of the days of the week, long and short, without case."""
    from dateparser.languages.loader import default_loader

    locales = default_loader.get_locales(languages=list(languages))
    return frozenset(
        word.strip(_BESIDE_DAY).casefold() for locale in locales for day in _DAYS for word in locale.info.get(day, ())
    )
