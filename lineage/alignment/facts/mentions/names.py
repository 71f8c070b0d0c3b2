"""A reading -> its proper names.

Names are recognised by capitals: a name is a row of capitalised words, with the small words inside it, cut before
titles, without the titles.  In scripts without capitals no names are found.  Cost: linear.  Failure mode: one
capitalised word at the start of a sentence may be no name; it is kept as weak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import carriers, name_words, titles
from lineage.alignment.facts.words.numbers import calendar, number_words, units
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.places import places
from lineage.alignment.facts.words.reading import Reading, Stretch, Word
from lineage.alignment.facts.words.speech import speakers

HEADLINE_WORDS = 6
"""Most capitalised words in a row that are a name and no headline."""
_COMMON = re.compile("(?:[^aious]s|(?<!e)ing|tion|sion|ment|ness|ity|ance|ence|ship|ism)$")  # not Airbus, Paris, Boeing
_GIVEN_NAMES = frozenset({"jan", "april", "may", "june", "august"})  # months before a number, people before a surname


@dataclass(frozen=True, slots=True)
class Name(Stretch):
    """A proper name."""

    words: tuple[str, ...]  # in lower case, without titles and small words; a generic noun stays: "rail board"
    titled: bool  # a title stands before the name: it is a person
    weak: bool  # the name is one word that may have its capital only because it begins a sentence

    def written(self, reading: Reading) -> str:
        """The name as its text writes it, without the possessive ending."""
        text = reading.surface(self.first, self.last)
        return text[:-2] if reading.words[self.last].possessive else text


def names(reading: Reading) -> list[Name]:
    """The proper names of a reading in order."""
    return [
        name
        for first, last in _runs(reading)
        for part in _parted(reading, first, last)
        if (name := _name(reading, *part)) is not None
    ]


def is_proper(name: Name, reading: Reading) -> bool:
    """True if the first word of a name, though it may have its capital by position only, is hardly a common noun.

    That is if it is no plural, no kind of speaker, has no ending of nouns, and is nowhere in the text in small letters.
    """
    word = reading.words[name.first]
    if _COMMON.search(word.key) or word.stem in speakers().classes:
        return False
    return re.search(rf"\b{re.escape(word.key)}\b", reading.text) is None


def carries(name: Name) -> bool:
    """True for the name of an agency or a paper, which only tells where the news is from: `Reuters`, `Post Gazette`."""
    whole = " ".join(name.words) in carriers().whole
    return whole or name.words[-1] in carriers().papers or not carriers().words.isdisjoint(name.words)


def _parted(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last word of each part of a row, cut before each title: `Moroccan | Interior Minister Sahel`.

    Nothing if the row is as long as a headline.
    """
    if last - first >= HEADLINE_WORDS + 2:
        return
    start = first
    for at in range(first + 1, last + 1):
        if _title(reading.words, at) and not _title(reading.words, at - 1):
            yield start, at - 1
            start = at
    yield start, last


def _title(words: Sequence[Word], at: int) -> bool:
    """True for a word of a title: `President`, `Feuerwehrchef`, `L'assessore`, and `Interior` before `Minister`."""
    key = words[at].key.replace(".", "").rpartition("'")[2]
    if key == "states" and at and words[at - 1].key == "united":
        return False
    if key in titles().words or key.removesuffix("s") in titles().words:
        return True
    if key.endswith(titles().tails) and key not in titles().tails:
        return True
    return key in titles().portfolios and at + 1 < len(words) and words[at + 1].key in titles().words


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """First and last word of each row of capitalised words, including the small words and figures inside names."""
    words = reading.words
    at = 0
    while at < len(words):
        if not _capital(words, at):
            at += 1
            continue
        last = at
        while last + 1 < len(words) and not words[last].possessive:
            step = 2 if last + 2 < len(words) and words[last + 1].key in grammar().particles else 1
            if step == 2 and last > at and words[last + 2].key in places().names:
                break  # "Ann Bell of Norway" is two names, "Bank of England" one
            if not all(_joined(word, words[last]) for word in words[last + 1 : last + 1 + step]):
                break
            figure = words[last + step].digits and step == 1 and not _multiplied(words, last + 2)
            if not _capital(words, last + step) and not figure:
                break
            last += step
        yield at, last
        at = last + 1


def _multiplied(words: Sequence[Word], at: int) -> bool:
    """True if a word multiplies the figure before it, which is then no part of a name: "Belediye 12 bin"."""
    if at >= len(words):
        return False
    return words[at].key in number_words().magnitudes or words[at].key in numerals().multipliers


def _capital(words: Sequence[Word], at: int) -> bool:
    """True if a word is capitalised and can be a name or a part of one."""
    word = words[at]
    if not word.capital or (len(word.key) == 1 and word.initial) or word.key.removesuffix("s") in calendar().weekdays:
        return False
    if word.key in _GIVEN_NAMES and at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " ":
        return not _title(words, at + 1)
    if word.initial and (_is_small(word.key) or word.key in number_words().cardinals):
        return False
    return word.key not in name_words().never and word.key not in number_words().magnitudes and word.stem not in units()


def _is_small(key: str) -> bool:
    return key in grammar().function or key in grammar().noun_capitals


def _joined(word: Word, before: Word) -> bool:
    """True if only a space, a hyphen or the dot of an initial stands between two words."""
    return word.gap in {" ", "-", "\u00a0", "‑"} or (word.gap == ". " and len(before.key) <= 4)


def _name(reading: Reading, first: int, last: int) -> Name | None:
    """The name in a row of capitalised words without its titles; None if nothing of its own is left or too much."""
    words = reading.words
    start = first
    while start <= last and (_title(words, start) or words[start].key in grammar().particles):
        start += 1
    row = [word.key.replace(".", "") for word in words[start : last + 1] if word.key not in grammar().particles]
    nothing_own = all(w.isdecimal() or w in name_words().generic for w in row) and " ".join(row) not in places().names
    if last - start >= HEADLINE_WORDS or nothing_own:
        return None
    titled = start > first or (first > 0 and not words[first].breaks and _title(words, first - 1))
    by_place = words[start].initial and row[0] not in places().names
    weak = len(row) == 1 and (by_place or len(row[0]) == 1) and not titled
    return Name(start, last, tuple(row), titled, weak)
