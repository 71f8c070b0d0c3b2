"""Two documents of a case -> what they have in common, and the names and figures in which they differ.

A slot is a place that common words leave for a name or a figure, and in which the two documents have different ones.

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
"""Number of figures in a text from which it is hardly a copy of a text that has none of these figures."""
_SPELLING: Final = 0.7
"""Two words may be spellings of one name if their common beginning and end are this share of the longer one or more:
"Mayevski" and "Mayovski" are, "Berlin" and "Bern" are not."""


class Comparison:
    """What two documents have in common, and the particulars (names and figures) in which they differ; symmetric."""

    def __init__(self, one: Wording, other: Wording) -> None:
        self._sides = (_Side(one, other), _Side(other, one))

    @property
    def plain(self) -> int:
        """Number of common words that are no particulars."""
        return min(side.plain for side in self._sides)

    @property
    def fixed(self) -> int:
        """Number of particulars that stand in common text."""
        return min(len(side.fixed) for side in self._sides)

    @property
    def slots(self) -> int:
        """Number of slots: places in common text in which each document has particulars that the other lacks there."""
        return max(self._framed, self._filled)

    @cached_property
    def _filled(self) -> int:
        one, other = self._sides
        return min(one.filled(other), other.filled(one))

    @cached_property
    def _framed(self) -> int:
        """Number of slots by another method: stretches between the same two common words."""
        one, other = (side.slots for side in self._sides)
        shared = [(names, other[frame]) for frame, names in one.items() if frame in other]
        return sum(min(_others(mine, theirs), _others(theirs, mine)) for mine, theirs in shared)

    @property
    def has_slots(self) -> bool:
        """True if there is any slot; faster than counting all."""
        return self._framed > 0 or self._filled > 0

    @property
    def renamed(self) -> bool:
        """True if the documents differ in the same place in anything but figures."""
        one, other = (side.renamed for side in self._sides)
        return not one.isdisjoint(other)

    @property
    def refigured(self) -> bool:
        """True if both have several figures, and none in common, as the rates of two days have."""
        one, other = (side.figures for side in self._sides)
        return min(len(one), len(other)) >= _RATES and one.isdisjoint(other)

    @property
    def own(self) -> int:
        """Number of particulars, anywhere in a document, that the other lacks; that of the document with fewer."""
        return min(len(side.own) for side in self._sides)

    @cached_property
    def kin(self) -> int:
        """Number of words that show kinship: particulars, and rare words, that both have outside of the common text.

        Rare words of a common form do not count.
        """
        one, other = self._sides
        return len(one.telling(other) & other.telling(one))


def _others(mine: AbstractSet[Name], theirs: AbstractSet[Name]) -> int:
    """How many particulars in `mine` have no word in common with any in `theirs`, spellings of one word included."""
    taken = {word for name in theirs for word in name}
    return sum(not any(_is_spelling(word, other) for word in name for other in taken) for name in mine)


def _is_spelling(one: str, other: str) -> bool:
    """True if two words are one name or figure: "6:15" is "6.15", "1.3 million" has the figures of "1,300,000"."""
    if one == other:
        return True
    if one[0].isdigit() and other[0].isdigit():
        return _figures(one) == _figures(other)
    longer = max(len(one), len(other))
    return min(len(one), len(other)) >= LETTERS and alike(one, other) >= _SPELLING * longer


def _figures(word: str) -> str:
    """The digits of a number; if it has other signs between them, without zeros at the end."""
    figures = "".join(character for character in word if character.isdigit())
    return figures if figures == word else figures.rstrip("0")


def alike(one: str, other: str) -> int:
    """Number of characters with which two words begin and end alike, at most the length of the shorter one."""
    shorter = min(len(one), len(other))
    return min(shorter, _leading(one, other) + _leading(one[::-1], other[::-1]))


def _leading(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


class _Side:
    """One of two documents, compared with the other."""

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
        """The forms that the other document may have as well, since their words are words of that document."""
        return [*self._mine.forms(self._theirs.vocabulary)]

    def filled(self, other: _Side) -> int:
        """Number of particulars, each counted once, in forms that the other document has with another particular."""
        theirs: dict[Form, set[Name]] = {}
        for found in other.forms:
            theirs.setdefault(found.form, set()).add(found.name)
        mine = {(found.form, found.name) for found in self.forms if found.form in theirs}
        return len({name for form, name in mine if _others({name}, theirs[form])})

    def telling(self, other: _Side) -> set[str]:
        """Words outside of the common text, and of common forms, that say what the document is about."""
        theirs = {found.form for found in other.forms}
        filled = {at for found in self.forms if found.form in theirs for at in found.places}
        mine = zip(self._mine.words, self._common, self._particular, strict=True)
        return {
            word
            for at, (word, common, name) in enumerate(mine)
            if not common and (len(word) > 1 if name else at not in filled and self._mine.tells(word))
        }
