"""The words of datelines: months, agencies, places, and words that show that a line only looks like one.

`data/datelines.toml` lists three hundred agencies and the months of fifty languages.  Compiled to patterns they would
cost the first dateline of every run a tenth of a second, so agencies are looked up by how they begin, and a pattern of
dates knows only the months that stand in its text.

Cost: a microsecond to look an agency up, ten for the pattern of a line that was not met before in its months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lineage.datafiles import table
from lineage.passages.spelling.patterns import compiled
from lineage.records import Span

BEGINNING = 2
"""Letters by which the names of agencies are looked up."""
FEW_MONTHS = 3
"""Most months of a line for which a pattern of these months alone is made."""
MOST_PATTERNS = 256
"""Patterns of few months after which every further line gets the one pattern of all months: else each line of a list of
months could cost a millisecond."""

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°)?"
_YEAR = r"(?:(?:,|\sde)?\s?\d{4})?(?:\sг(?:ода)?(?!\w)\.?)?"  # or nothing
_TOKEN = re.compile(r"(?:(?<=\d)(?:st|nd|rd|th|er))?([^\W\d_]+)")  # "5thMay" says May
_NEVER = "(?!)"
_DOTLESS = {"ı": "i", "i\u0307": "i"}  # what a pattern without case takes for an i, and case folding does not


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`data/datelines.toml`, ready for use."""

    agencies: frozenset[str]  # case folded
    months: frozenset[str]
    every_month: tuple[str, ...]  # longest first
    places: frozenset[str]
    particles: frozenset[str]
    not_places: frozenset[str]
    places_in_spite: tuple[str, ...]
    not_agencies: frozenset[str]
    states: frozenset[str]  # behind a place and a comma these are no agencies
    also_words: frozenset[str]  # behind a place and a comma, agencies only if the place is well known or in capitals
    names: Mapping[str, tuple[str, ...]]  # first letters -> names of agencies, as listed and in capitals; longest first
    native_source: str  # pattern of the listed names in scripts other than Latin
    month_words: Mapping[str, tuple[str, ...]]  # folded form -> months of one word, as they are listed
    month_phrases: tuple[tuple[str, str], ...]  # (folded form, listed form) of months of several words

    @property
    def native_agency(self) -> re.Pattern[str]:
        """Pattern of the listed names in scripts other than Latin."""
        return compiled(self.native_source)

    def agency_at(self, window: str, start: int) -> Span | None:
        """The longest listed name that stands at `start` as a whole word, as listed or in capitals, or None."""
        for size in range(BEGINNING, 0, -1):
            for name in self.names.get(window[start : start + size], ()):
                end = start + len(name)
                if window.startswith(name, start) and not _is_word(window[end : end + 1]):
                    return Span(start, end)
        return None

    def date(self, text: str) -> re.Pattern[str]:
        """Pattern of a day with its month, perhaps with the year.

        It is good for this text alone, because it may lack the months of other texts.
        """
        return self._pattern(text)

    def date_at_end(self, text: str) -> re.Pattern[str]:
        """Pattern of a day with its month, perhaps with the year, at the end of this text."""
        return self._pattern(text, "$")

    def _pattern(self, text: str, behind: str = "") -> re.Pattern[str]:
        months = self._months_in(text)
        if len(months) > FEW_MONTHS or _date.cache_info().currsize > MOST_PATTERNS:
            months = self.every_month
        return _date(months, behind)

    def _months_in(self, text: str) -> tuple[str, ...]:
        """The months that may stand in a text, longest first."""
        folded = _folded(text)
        found = {month for word in set(_TOKEN.findall(folded)) for month in self.month_words.get(word, ())}
        if not text.isascii():
            found.update(month for phrase, month in self.month_phrases if phrase in folded)
        return tuple(_longest_first(found))


@cache
def lexicon(more: frozenset[str] = frozenset()) -> Lexicon:
    """The shipped word lists, with `more` names of agencies."""
    data = table("passages", "datelines")
    listed = {*data["agencies"], *more}
    names = _longest_first({form for name in listed for form in (name, name.upper())})
    months = frozenset(data["months"])
    words = [month for month in _longest_first(months) if _TOKEN.fullmatch(_folded(month))]
    return Lexicon(
        agencies=frozenset(name.casefold() for name in listed),
        months=months,
        every_month=tuple(_longest_first(months)),
        places=frozenset(place.casefold() for place in data["places"]),
        particles=frozenset(data["particles"]),
        not_places=frozenset(data["not_places"]),
        places_in_spite=tuple(data["places_in_spite"]),
        not_agencies=frozenset(data["not_agencies"]),
        states=frozenset(name.casefold() for name in data["states"]),
        also_words=frozenset(name.casefold() for name in data["also_words"]),
        names=_grouped((name[:BEGINNING], name) for name in names),
        native_source="|".join(re.escape(name) for name in names if not name[0].isascii()),
        month_words=_grouped((_folded(month), month) for month in words),
        month_phrases=tuple((_folded(month), month) for month in _longest_first(months.difference(words))),
    )


@cache
def _date(months: tuple[str, ...], behind: str = "") -> re.Pattern[str]:
    month = "|".join(map(re.escape, months)) or _NEVER
    forms = (
        rf"(?:(?:{month})\.?\s?{_DAY}(?!\d)|{_DAY}\.?\s?(?:de\s|di\s)?(?:{month})(?!\w)\.?){_YEAR}",
        rf"(?:\d{{4}}\.\s)?(?:{month})\s\d{{1,2}}(?:\.,\s[^\W\d_]+|\.|\sd(?!\w)\.?)?",
        r"\d{4}-\d{2}-\d{2}",
        r"\d{1,2}[./-]\d{1,2}[./-]\d{4}",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}){behind}", re.IGNORECASE | re.DOTALL)


def _folded(text: str) -> str:
    """The text in the form in which months are compared."""
    folded = text.casefold()
    for letters, letter in _DOTLESS.items():
        folded = folded.replace(letters, letter)
    return folded


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """First of the pairs -> the second of each pair that begins with it, in their order."""
    grouped: dict[str, list[str]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
