"""A document of a case -> its words with what is particular in them; two of these -> what they fill in differently.

Particular is what tells one event from the next: a name, a figure, a date.  In scripts with capitals a name is a
capital inside a sentence; where a language writes every noun with one, it is two of them in a row; where there are no
capitals, figures are all there is.

Cost: linear in the words.  Failure mode: a name that only ever begins sentences is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from lineage.alignment import UNLISTED, rarity, stem
from lineage.passages import UNSPACED, Run, runs, standing

_TOKEN: Final = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+(?:[.,:-][^\\W_{UNSPACED}]+)*")
_FIGURE: Final = re.compile(r"\d")
_OPENING: Final = re.compile(r"[.!?:;…\n\"“”„«»‘(¿¡]")
"""Signs behind which a capital says nothing."""
_GAP: Final = 16
"""Words from which what stands between common ones is no slot: one may hold a place, a day and an hour."""
_END: Final = 10
"""The same at the ends of a part, where nothing tells a slot from a clause of its own.  Of 1,754 pairs of news within a
week of one another, cut down to what they share and little more, 4 look like formulas; with 16 words, 8 would."""
_RENAMED: Final = 2
"""Words of a script without capitals that differ in one slot from which they may be a name, and no other word form."""
_RATES: Final = 3
"""Figures of a text from which it is hardly a copy of one that has none of them."""
_NOUNS: Final = 0.25
"""Share of words inside sentences with a capital from which every noun has one: English news has an eighth."""
_TELLING: Final = 0.4
"""Rarity from which a word says what a text is about; "refinery" has 0.56, "company" 0.22."""
_LETTERS: Final = 5
"""Letters of such a word."""
_SPELLING: Final = 0.7
"""Share of the longer of two names that they begin and end with alike from which they may be one: "Mayevski" and
"Mayovski" are, "Berlin" and "Bern" are not."""
_FOREIGN: Final = 0.4
"""Share of unlisted words from which the table of rarities does not know a text's language."""
_LONG: Final = 9
"""Letters from which a word of such a text is taken for a rare one."""


class _Token(NamedTuple):
    """A word that has a capital or a figure."""

    place: int  # among all words
    figure: bool
    inside: bool  # of a sentence


Name = tuple[str, ...]
"""The words of a name, or a figure."""
Frame = tuple[str, str]
"""The common words before and behind a stretch that is not common; none where the part begins or ends."""


class Gap(NamedTuple):
    """Where a document has other words than common ones."""

    start: int
    end: int
    frame: Frame


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
        spans = [match.span() for match in _TOKEN.finditer(text)]
        found = [text[start:end] for start, end in spans]
        between = (text[end:start] for (_, end), (start, _) in pairwise(spans))
        begins = {0, *(at for at, before in enumerate(between, 1) if before != " " and _OPENING.search(before))}
        lower = [word.lower() for word in found]
        for at, word in enumerate(found):
            if not word.islower():
                figure = _FIGURE.search(word) is not None
                if figure or word[0] != lower[at][0]:
                    self._marked.append(_Token(len(self.words) + at, figure, at not in begins))
        self._inside += len(found) - len(begins)
        self.words += lower
        self._part_of += [part] * len(found)

    @cached_property
    def runs(self) -> frozenset[Run]:
        """The runs of its words."""
        return frozenset(runs(self.words))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All of its words."""
        return frozenset(self.words)

    @cached_property
    def particulars(self) -> Sequence[tuple[int, int]]:
        """Where names and figures stand, from word to word; a name of several words is one."""
        capitals = sum(token.inside and not token.figure for token in self._marked)
        nouns = capitals > _NOUNS * self._inside
        return [
            (first.place, first.place + count)
            for first, count in _names(self._marked)
            if first.figure or (count - (not first.inside) > 1 if nouns else count > 1 or first.inside)
        ]

    @cached_property
    def figures(self) -> frozenset[int]:
        """The places of figures."""
        return frozenset(token.place for token in self._marked if token.figure)

    @cached_property
    def _capitals(self) -> frozenset[int]:
        return frozenset(token.place for token in self._marked if not token.figure)

    def renames(self, places: Collection[int]) -> bool:
        """Whether words at these places, of which another document has none, may be a name."""
        if self._capitals:
            return not self._capitals.isdisjoint(places)
        return sum(at not in self.figures for at in places) >= _RENAMED

    @cached_property
    def foreign(self) -> bool:
        """Whether it is of a language that the table of rarities does not know."""
        told = [word for at, word in enumerate(self.words) if at not in self.figures]
        return sum(stem(word) not in rarity() for word in told) > _FOREIGN * len(told)

    def tells(self, word: str) -> bool:
        """Whether a word that is no name says what the text is about."""
        if self.foreign:
            return len(word) >= _LONG
        return len(word) >= _LETTERS and rarity().get(stem(word), rarity()[UNLISTED]) >= _TELLING

    def gaps(self, common: Sequence[bool]) -> Iterator[Gap]:
        """The stretches of words that are not common, short enough to be slots, in parts that have common words."""
        for _, part in groupby(range(len(common)), key=self._part_of.__getitem__):
            stretches = [(found, list(some)) for found, some in groupby(part, key=common.__getitem__)]
            for before, (found, some), behind in zip(
                [None, *stretches], stretches, [*stretches[1:], None], strict=False
            ):
                most = _GAP if before and behind else _END if before or behind else 0
                if not found and len(some) < most:
                    left = self.words[before[1][-1]] if before else ""
                    yield Gap(some[0], some[-1] + 1, (left, self.words[behind[1][0]] if behind else ""))


def _names(marked: Sequence[_Token]) -> Iterator[tuple[_Token, int]]:
    """Figures one by one, and capitals in a row as far as no sentence begins between them: the first, and how many."""
    at = 0
    while at < len(marked):
        end = at + 1
        while end < len(marked) and not marked[at].figure and _goes_on(marked[end - 1], marked[end]):
            end += 1
        yield marked[at], end - at
        at = end


def _goes_on(one: _Token, following: _Token) -> bool:
    """Whether a name goes on with the next capital."""
    return following.inside and not following.figure and following.place == one.place + 1


class Comparison:
    """What two documents have in common, and what stands in its place where they differ; the same both ways."""

    def __init__(self, one: Wording, other: Wording) -> None:
        self._sides = (_Side(one, other), _Side(other, one))

    @property
    def plain(self) -> int:
        """Common words that are not particular."""
        return min(side.plain for side in self._sides)

    @property
    def fixed(self) -> int:
        """Particulars that stand in common text."""
        return min(len(side.fixed) for side in self._sides)

    @property
    def slots(self) -> int:
        """Particulars that each of the two alone fills into common text in the same places, of the one with fewer."""
        one, other = (side.slots for side in self._sides)
        shared = [(names, other[frame]) for frame, names in one.items() if frame in other]
        return sum(min(_others(mine, theirs), _others(theirs, mine)) for mine, theirs in shared)

    @property
    def renamed(self) -> bool:
        """Whether anything but figures is filled in differently in the same place."""
        one, other = (side.renamed for side in self._sides)
        return not one.isdisjoint(other)

    @property
    def refigured(self) -> bool:
        """Whether both have several figures, and none in common: the rates of another day."""
        one, other = (side.figures for side in self._sides)
        return min(len(one), len(other)) >= _RATES and one.isdisjoint(other)

    @property
    def own(self) -> int:
        """Particulars that each of the two has alone, anywhere, of the one that has fewer."""
        return min(len(side.own) for side in self._sides)

    @cached_property
    def kin(self) -> int:
        """Particulars and rare words that both have outside of the common text."""
        one, other = (side.telling() for side in self._sides)
        return len(one & other)


def _others(mine: AbstractSet[Name], theirs: AbstractSet[Name]) -> int:
    """How many of these particulars have no word in common with those, however spelt."""
    taken = {word for name in theirs for word in name}
    return sum(not any(_is_spelling(word, other) for word in name for other in taken) for name in mine)


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words are one name or figure: "6:15" is "6.15", "1.3 million" has the figures of "1,300,000"."""
    if one == other:
        return True
    if one[0].isdigit() and other[0].isdigit():
        return _figures(one) == _figures(other)
    longer = max(len(one), len(other))
    return min(len(one), len(other)) >= _LETTERS and alike(one, other) >= _SPELLING * longer


def _figures(word: str) -> str:
    """The figures of a number; without zeros behind them where it has signs that part them."""
    figures = "".join(character for character in word if character.isdigit())
    return figures if figures == word else figures.rstrip("0")


def alike(one: str, other: str) -> int:
    """Characters that two words begin and end with alike."""
    shorter = min(len(one), len(other))
    return min(shorter, _leading(one, other) + _leading(one[::-1], other[::-1]))


def _leading(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


class _Side:
    """One of two documents against the other."""

    def __init__(self, mine: Wording, theirs: Wording) -> None:
        self._mine = mine
        self.figures = {mine.words[at] for at in mine.figures}
        self._common = standing(mine.words, theirs.runs)
        self._particular = [False] * len(self._common)
        self.fixed: set[Name] = set()
        self.own: set[Name] = set()
        self.slots: dict[Frame, set[Name]] = {}
        frames = {at: gap.frame for gap in mine.gaps(self._common) for at in range(gap.start, gap.end)}
        for start, end in mine.particulars:
            self._particular[start:end] = [True] * (end - start)
            name = tuple(mine.words[start:end])
            for frame in {frames[at] for at in range(start, end) if at in frames}:
                self.slots.setdefault(frame, set()).add(name)
            if all(self._common[start:end]):
                self.fixed.add(name)
            elif theirs.vocabulary.isdisjoint(name):
                self.own.add(name)
        new: dict[Frame, list[int]] = {}
        for at, frame in frames.items():
            if mine.words[at] not in theirs.vocabulary:
                new.setdefault(frame, []).append(at)
        self.renamed = {frame for frame, places in new.items() if mine.renames(places)}
        self.plain = sum(common and not name for common, name in zip(self._common, self._particular, strict=True))

    def telling(self) -> set[str]:
        """Words outside of the common text that say what the document is about."""
        return {
            word
            for word, common, name in zip(self._mine.words, self._common, self._particular, strict=True)
            if not common and (len(word) > 1 if name else self._mine.tells(word))
        }
