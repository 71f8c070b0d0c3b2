"""data/numbers.toml -> the words by which numbers, times and what is counted are recognised.

English number words stand in data/words.toml, those of other languages in data/numerals.toml (see `numerals`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.tables import Words, classes_of, sizes_of
from lineage.datafiles import table
from lineage.passages import respelt

HOURS = 12
"""Hours of a clock that have words of their own: one to twelve."""

_BEGINNING = frozenset({"a", "one", "half", "halb", "several", "noon", "midnight", "double", "triple", "treble"})
"""Words with which a quantity begins by a rule in the code, besides those of the lists."""


class NumberWords(NamedTuple):
    """Words that stand for a number -> the number."""

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    decades: Mapping[str, float]
    fractions: Mapping[str, float]
    factors: Mapping[str, float]
    magnitudes: Mapping[str, float]
    vague: Mapping[str, float]


class Calendar(NamedTuple):
    """Names of times of the year and of the week -> their numbers."""

    months: Mapping[str, float]
    seasons: Mapping[str, float]
    weekdays: Mapping[str, float]


class ClockWords(NamedTuple):
    """Words of times of day."""

    hours: Mapping[str, float]  # words for the hours of a spoken time of day
    marks: Words  # words behind an hour: "Uhr"
    minutes: Mapping[str, float]  # nouns for minutes: "quarter"
    sides: Mapping[str, int]  # words between minutes and hour -> 1 behind the hour, -1 before it
    zones: Words  # time zones behind a time of day


class Rounding(NamedTuple):
    """What rounds a number: words, several in a row with spaces between them, and words with a full stop."""

    before: Words
    near: Words  # those of `before` that are no bound: "about"
    behind: Words  # behind a number or the word after it
    near_behind: Words  # those of `behind` that are no bound
    signs: tuple[str, ...]  # behind a number in scripts that write no spaces
    near_signs: tuple[str, ...]  # those of `signs` that are no bound


class Bounds(NamedTuple):
    """What makes the number behind it the least or the most."""

    sides: Mapping[str, int]  # words -> 1 if the number is the least, -1 if it is the most
    limits: Words  # those of `sides` that round nothing: "no more than" of other languages
    nearly: Words  # words that make it the most only in sentences that are nearly the same


@cache
def number_words() -> NumberWords:
    """The words for numbers."""
    english = {word: value for word, value in _english().items() if value > 1}
    return NumberWords({**numerals().alone, "zero": 0.0, **english}, *map(_values, NumberWords._fields[1:]))


@cache
def calendar() -> Calendar:
    """The names of months, seasons and days of the week."""
    return Calendar(*map(_values, Calendar._fields))


@cache
def clock_words() -> ClockWords:
    """The words of spoken times of day, and time zones."""
    clock = _data()["clock"]
    hours = {**_english(), **numerals().languages["de"].words}
    return ClockWords(
        {word: value for word, value in hours.items() if 0 < value <= HOURS},
        frozenset(clock["marks"]),
        {word: float(value) for word, value in clock["minutes"].items()},
        dict.fromkeys(clock["past"], 1) | dict.fromkeys(clock["to"], -1),
        frozenset(_data()["zones"]["names"]),
    )


@cache
def beginning() -> Words:
    """The words with which a quantity may begin."""
    first = frozenset(word.split()[0] for words in (*number_words(), *calendar()) for word in words)
    return first.union(_BEGINNING, clock_words().minutes, numerals().beginning)


@cache
def rounding() -> Rounding:
    """The words and signs that round a number."""
    rows = _rounding_rows()
    near, near_behind, near_signs = rows["near"], rows["near_behind"], rows["near_signs"]
    return Rounding(
        frozenset([*near, *rows["words"], *rows["least"], *rows["less"]]),
        frozenset(near),
        frozenset([*near_behind, *rows["behind"]]),
        frozenset(near_behind),
        (*near_signs, *rows["signs"]),
        tuple(near_signs),
    )


@cache
def bounds() -> Bounds:
    """The words that make a number a bound."""
    rows = _rounding_rows()
    most = [*rows["less"], *rows["limits"]]
    sides = dict.fromkeys(rows["least"], 1) | dict.fromkeys(most, -1)
    return Bounds(sides, frozenset(rows["limits"]), frozenset(rows["nearly"]))


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """Stem of a unit -> its dimension and size."""
    return sizes_of(_data()["units"])


@cache
def noun_classes() -> Mapping[str, str]:
    """Stem of a noun -> the class of what it counts: "resident", "people" -> "person"."""
    return classes_of(_data()["classes"])


@cache
def fates() -> Mapping[str, str]:
    """Stem of a word -> the fate of those whom a number counts: "kill", "died" -> "dead"."""
    return classes_of(_data()["fates"])


def _data() -> dict[str, Any]:
    return table("alignment", "numbers")


def _values(name: str) -> dict[str, float]:
    return {respelt(word): float(value) for word, value in _data()[name].items()}


def _english() -> dict[str, float]:
    return {word: float(value) for word, value in table("alignment", "words")["numbers"].items()}


def _rounding_rows() -> dict[str, list[str]]:
    data = _data()
    return {name: [*map(respelt, words)] for name, words in (data["approximate"] | data["bounds"]).items()}
