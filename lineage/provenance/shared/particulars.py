"""A document of a case -> its words, the particulars among them, and the forms that these fill in.

A particular is what tells one event from the next: a name, a figure, a date.  In scripts with capitals a capitalised
word inside a sentence is a name; in a language that capitalises every noun, only two such words in a row are; in
scripts without capitals, figures are the only particulars.

Cost: linear in the words.  Failure mode: a name that only ever begins sentences is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from lineage.alignment import UNLISTED, rarity, stem
from lineage.passages import UNSPACED, Run, runs

_TOKEN: Final = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+(?:[.,:-][^\\W_{UNSPACED}]+)*")
_FIGURE: Final = re.compile(r"\d")
_OPENING: Final = re.compile(r"[.!?:;…\n\"“”„«»‘(¿¡]")
"""Signs behind which a capital may merely begin a sentence, and shows no name."""
_GAP: Final = 16
"""Number of words from which a stretch between common words is no slot: a slot may hold a place, a day and an hour."""
_END: Final = 10
"""Number of words from which a stretch at either end of a part is no slot; it is less than `_GAP`, as nothing there
tells a slot from a clause of its own.  Of 1,754 pairs of news within a week of one another, cut down to what they share
and little more, 4 look like formulas; with 16 words, 8 would."""
_RENAMED: Final = 2
"""In a script without capitals: number of words that differ in one slot from which they may be a name, and are more
than another form of a word."""
_NOUNS: Final = 0.25
"""Share of the words inside sentences that have a capital, above which the language capitalises every noun; English
news has an eighth."""
_TELLING: Final = 0.4
"""Rarity, 0 to 1, from which a word says what a text is about; "refinery" has 0.56, "company" 0.22."""
LETTERS: Final = 5
"""Number of letters that a word which says what a text is about has at least."""
_FOREIGN: Final = 0.4
"""Share of unlisted words above which the table of rarities does not know a text's language."""
_LONG: Final = 9
"""Number of letters from which a word is taken for a rare one in a language that the table does not know."""
_FORM: Final = 4
"""Number of words in a row, one of them a particular (any name or figure), that make a piece of a form: "magnitude 5.1
earthquake struck" is one, and "said Mr Reed" is none."""


_KEPT: Final = 1024
"""Number of texts whose words are remembered: the passages of some fifty articles."""


class _Token(NamedTuple):
    """A word that has a capital or a figure."""

    place: int  # among all words
    figure: bool  # it has a figure
    inside: bool  # it does not begin a sentence


Name = tuple[str, ...]
"""The words of a name, or a figure."""
Form = tuple[str, ...]
"""Words in a row, with an empty string in the place of a particular."""


class Filled(NamedTuple):
    """A form, and the particular with which a document fills it in."""

    places: range  # of its words
    form: Form
    name: Name


Frame = tuple[str, str]
"""The common words before and behind a stretch that is not common; "" where the part begins or ends."""


class Gap(NamedTuple):
    """A stretch of words that the other document does not have."""

    start: int
    end: int
    frame: Frame


class _Read(NamedTuple):
    """The words of a text, which is read once, however many others it is compared with."""

    words: tuple[str, ...]  # in small letters
    marked: tuple[_Token, ...]  # their places are those in this text
    inside: int  # words inside of sentences


@lru_cache(_KEPT)
def _read(text: str) -> _Read:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    found = [text[start:end] for start, end in spans]
    between = (text[end:start] for (_, end), (start, _) in pairwise(spans))
    begins = {0, *(at for at, before in enumerate(between, 1) if before != " " and _OPENING.search(before))}
    lower = tuple(word.lower() for word in found)
    marked: list[_Token] = []
    for at, word in enumerate(found):
        if not word.islower():
            figure = _FIGURE.search(word) is not None
            if figure or word[0] != lower[at][0]:
                marked.append(_Token(at, figure, at not in begins))
    return _Read(lower, tuple(marked), len(found) - len(begins))


class Wording:
    """The words of a document, part by part."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        self.words: list[str] = []  # in small letters
        self._part_of: list[int] = []
        self._marked: list[_Token] = []
        self._inside = 0  # words inside of sentences
        for part, text in texts:
            self._add(part, text)

    def _add(self, part: int, text: str) -> None:
        read = _read(text)
        first = len(self.words)
        self._marked += (_Token(first + place, figure, inside) for place, figure, inside in read.marked)
        self._inside += read.inside
        self.words += read.words
        self._part_of += [part] * len(read.words)

    @cached_property
    def runs(self) -> frozenset[Run]:
        """The runs of the document's words."""
        return frozenset(runs(self.words))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words of the document."""
        return frozenset(self.words)

    @cached_property
    def particulars(self) -> Sequence[tuple[int, int]]:
        """The half-open range of words of each name and figure; a name of several words is one range."""
        capitals = sum(token.inside and not token.figure for token in self._marked)
        nouns = capitals > _NOUNS * self._inside
        return [
            (first.place, first.place + count)
            for first, count in _names(self._marked)
            if first.figure or (count - (not first.inside) > 1 if nouns else count > 1 or first.inside)
        ]

    def forms(self, known: AbstractSet[str]) -> Iterator[Filled]:
        """The pieces of forms in the document: `_FORM` words in a row, a particular among them counted as one.

        The other words of a piece are all in `known`, the words of another document.  A piece does not reach into
        another part, nor to the next particular.
        """
        ends = [0, *(end for _, end in self.particulars)]
        starts = [*(start for start, _ in self.particulars[1:]), len(self.words)]
        for (start, end), last, following in zip(self.particulars, ends, starts, strict=False):
            part = self._part_of[start]
            if part != self._part_of[end - 1]:
                continue
            first = start
            while (
                first > max(last, start - _FORM + 1)
                and self.words[first - 1] in known
                and self._part_of[first - 1] == part
            ):
                first -= 1
            stop = end
            while stop < min(following, end + _FORM - 1) and self.words[stop] in known and self._part_of[stop] == part:
                stop += 1
            for at in range(first, min(start, stop - (end - start) - _FORM + 1) + 1):
                behind = at + (end - start) + _FORM - 1
                form = (*self.words[at:start], "", *self.words[end:behind])
                yield Filled(range(at, behind), form, tuple(self.words[start:end]))

    @cached_property
    def figures(self) -> frozenset[int]:
        """The places of the words that have figures."""
        return frozenset(token.place for token in self._marked if token.figure)

    @cached_property
    def _capitals(self) -> frozenset[int]:
        return frozenset(token.place for token in self._marked if not token.figure)

    def renames(self, places: Collection[int]) -> bool:
        """True if the words at these places, none of which the other document has, may be a name."""
        if self._capitals:
            return not self._capitals.isdisjoint(places)
        return sum(at not in self.figures for at in places) >= _RENAMED

    @cached_property
    def foreign(self) -> bool:
        """True if the document is in a language that the table of rarities does not know."""
        without_figures = [word for at, word in enumerate(self.words) if at not in self.figures]
        return sum(stem(word) not in rarity() for word in without_figures) > _FOREIGN * len(without_figures)

    def tells(self, word: str) -> bool:
        """True if a word, which is no name, is rare enough to say what the text is about."""
        if self.foreign:
            return len(word) >= _LONG
        return len(word) >= LETTERS and rarity().get(stem(word), rarity()[UNLISTED]) >= _TELLING

    def gaps(self, common: Sequence[bool]) -> Iterator[Gap]:
        """The stretches of words that are not common, short enough to be slots; a part without common words has none.

        `common[i]`: True if word i stands in text that both documents have.
        """
        for _, part in groupby(range(len(common)), key=self._part_of.__getitem__):
            stretches = [(shared, list(places)) for shared, places in groupby(part, key=common.__getitem__)]
            for before, (shared, places), behind in zip(
                [None, *stretches], stretches, [*stretches[1:], None], strict=False
            ):
                most = _GAP if before and behind else _END if before or behind else 0
                if not shared and len(places) < most:
                    left = self.words[before[1][-1]] if before else ""
                    yield Gap(places[0], places[-1] + 1, (left, self.words[behind[1][0]] if behind else ""))


def _names(marked: Sequence[_Token]) -> Iterator[tuple[_Token, int]]:
    """The first word of each name and figure, and its number of words: capitals in a row are one name.

    A figure is one by itself, and a capital that begins a sentence goes on with no name before it.
    """
    at = 0
    while at < len(marked):
        end = at + 1
        while end < len(marked) and not marked[at].figure and _goes_on(marked[end - 1], marked[end]):
            end += 1
        yield marked[at], end - at
        at = end


def _goes_on(one: _Token, following: _Token) -> bool:
    """True if the next word with a capital belongs to the same name."""
    return following.inside and not following.figure and following.place == one.place + 1
