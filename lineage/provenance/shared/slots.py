"""Two documents of a case -> what they have in common, and what each fills in where they differ.

A slot is where common words leave room for a name or a figure, and the two have different ones.

Cost: linear in the words.  Failure mode: two names that begin and end alike are taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from lineage.passages import standing
from lineage.provenance.shared.particulars import LETTERS, Filled, Form, Frame, Name, Wording

_RATES: Final = 3
"""Figures of a text from which it is hardly a copy of one that has none of them."""
_SPELLING: Final = 0.7
"""Share of the longer of two names that they begin and end with alike from which they may be one: "Mayevski" and
"Mayovski" are, "Berlin" and "Bern" are not."""


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
        return max(self._framed, self._filled)

    @cached_property
    def _filled(self) -> int:
        one, other = self._sides
        return min(one.filled(other), other.filled(one))

    @cached_property
    def _framed(self) -> int:
        """The same of those between the same two words."""
        one, other = (side.slots for side in self._sides)
        shared = [(names, other[frame]) for frame, names in one.items() if frame in other]
        return sum(min(_others(mine, theirs), _others(theirs, mine)) for mine, theirs in shared)

    @property
    def has_slots(self) -> bool:
        """Whether there are any, told with less to read."""
        return self._framed > 0 or self._filled > 0

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
        """Particulars, and rare words of no common form, that both have outside of the common text."""
        one, other = self._sides
        return len(one.telling(other) & other.telling(one))


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
    return min(len(one), len(other)) >= LETTERS and alike(one, other) >= _SPELLING * longer


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
        self._theirs = theirs

    @cached_property
    def forms(self) -> Sequence[Filled]:
        """The forms that the other document may have as well: of words that it has, with any particular."""
        return [*self._mine.forms(self._theirs.vocabulary)]

    def filled(self, other: _Side) -> int:
        """Particulars that stand in a form which the other has as well, and fills in otherwise, each counted once."""
        theirs: dict[Form, set[Name]] = {}
        for found in other.forms:
            theirs.setdefault(found.form, set()).add(found.name)
        mine = {(found.form, found.name) for found in self.forms if found.form in theirs}
        return len({name for form, name in mine if _others({name}, theirs[form])})

    def telling(self, other: _Side) -> set[str]:
        """Words outside of the common text that say what the document is about; those of a common form do not."""
        theirs = {found.form for found in other.forms}
        filled = {at for found in self.forms if found.form in theirs for at in found.places}
        mine = zip(self._mine.words, self._common, self._particular, strict=True)
        return {
            word
            for at, (word, common, name) in enumerate(mine)
            if not common and (len(word) > 1 if name else at not in filled and self._mine.tells(word))
        }
