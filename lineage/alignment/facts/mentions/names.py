"""A reading -> its proper names.

Names are recognised by capitals: a name is a row of capitalised words, with the small words inside it, cut before
titles, without the titles.  In scripts without capitals no names are found.  Cost: linear.  Failure mode: one
capitalised word at the start of a sentence may be no name; it is kept as weak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.alignment.facts.words.lexicon import Lexicon
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.reading import Reading, Stretch, Word

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


def names(reading: Reading, lexicon: Lexicon) -> list[Name]:
    """The proper names of a reading in order."""
    return [
        name
        for first, last in _runs(reading, lexicon)
        for part in _parted(reading, first, last, lexicon)
        if (name := _name(reading, *part, lexicon)) is not None
    ]


def is_proper(name: Name, reading: Reading, lexicon: Lexicon) -> bool:
    """True if the first word of a name, though it may have its capital by position only, is hardly a common noun.

    That is if it is no plural, no kind of speaker, has no ending of nouns, and is nowhere in the text in small letters.
    """
    word = reading.words[name.first]
    if _COMMON.search(word.key) or word.stem in lexicon.speakers:
        return False
    return re.search(rf"\b{re.escape(word.key)}\b", reading.text) is None


def carries(name: Name, lexicon: Lexicon) -> bool:
    """True for the name of an agency or a paper, which only tells where the news is from: `Reuters`, `Post Gazette`."""
    whole = " ".join(name.words) in lexicon.whole_carriers
    return whole or name.words[-1] in lexicon.papers or not lexicon.carriers.isdisjoint(name.words)


def _parted(reading: Reading, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """First and last word of each part of a row, cut before each title: `Moroccan | Interior Minister Sahel`.

    Nothing if the row is as long as a headline.
    """
    if last - first >= HEADLINE_WORDS + 2:
        return
    start = first
    for at in range(first + 1, last + 1):
        if _title(reading.words, at, lexicon) and not _title(reading.words, at - 1, lexicon):
            yield start, at - 1
            start = at
    yield start, last


def _title(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """True for a word of a title: `President`, `Feuerwehrchef`, `L'assessore`, and `Interior` before `Minister`."""
    key = words[at].key.replace(".", "").rpartition("'")[2]
    if key == "states" and at and words[at - 1].key == "united":
        return False
    if key in lexicon.titles or key.removesuffix("s") in lexicon.titles:
        return True
    if key.endswith(lexicon.title_tails) and key not in lexicon.title_tails:
        return True
    return key in lexicon.portfolios and at + 1 < len(words) and words[at + 1].key in lexicon.titles


def _runs(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """First and last word of each row of capitalised words, including the small words and figures inside names."""
    words = reading.words
    at = 0
    while at < len(words):
        if not _capital(words, at, lexicon):
            at += 1
            continue
        last = at
        while last + 1 < len(words) and not words[last].possessive:
            step = 2 if last + 2 < len(words) and words[last + 1].key in lexicon.particles else 1
            if step == 2 and last > at and words[last + 2].key in lexicon.places:
                break  # "Ann Bell of Norway" is two names, "Bank of England" one
            if not all(_joined(word, words[last]) for word in words[last + 1 : last + 1 + step]):
                break
            figure = words[last + step].digits and step == 1 and not _multiplied(words, last + 2, lexicon)
            if not _capital(words, last + step, lexicon) and not figure:
                break
            last += step
        yield at, last
        at = last + 1


def _multiplied(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """True if a word multiplies the figure before it, which is then no part of a name: "Belediye 12 bin"."""
    if at >= len(words):
        return False
    return words[at].key in lexicon.magnitudes or words[at].key in numerals().multipliers


def _capital(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """True if a word is capitalised and can be a name or a part of one."""
    word = words[at]
    if not word.capital or (len(word.key) == 1 and word.initial) or word.key.removesuffix("s") in lexicon.weekdays:
        return False
    if word.key in _GIVEN_NAMES and at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " ":
        return not _title(words, at + 1, lexicon)
    if word.initial and (word.key in lexicon.function | lexicon.noun_capitals or word.key in lexicon.numbers):
        return False
    return word.key not in lexicon.never and word.key not in lexicon.magnitudes and word.stem not in lexicon.units


def _joined(word: Word, before: Word) -> bool:
    """True if only a space, a hyphen or the dot of an initial stands between two words."""
    return word.gap in {" ", "-", "\u00a0", "‑"} or (word.gap == ". " and len(before.key) <= 4)


def _name(reading: Reading, first: int, last: int, lexicon: Lexicon) -> Name | None:
    """The name in a row of capitalised words without its titles; None if nothing of its own is left or too much."""
    words = reading.words
    start = first
    while start <= last and (_title(words, start, lexicon) or words[start].key in lexicon.particles):
        start += 1
    row = [word.key.replace(".", "") for word in words[start : last + 1] if word.key not in lexicon.particles]
    nothing_own = all(w.isdecimal() or w in lexicon.generic for w in row) and " ".join(row) not in lexicon.places
    if last - start >= HEADLINE_WORDS or nothing_own:
        return None
    titled = start > first or (first > 0 and not words[first].breaks and _title(words, first - 1, lexicon))
    by_place = words[start].initial and row[0] not in lexicon.places
    weak = len(row) == 1 and (by_place or len(row[0]) == 1) and not titled
    return Name(start, last, tuple(row), titled, weak)
