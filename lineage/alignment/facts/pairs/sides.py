"""Two readings and their edits -> which words of the two sides stand in the same place of the same statement.

A fact that differs is a change only if both sides speak of the same thing.  The measures here say how far two stretches
share a replaced tile, a following noun, and surrounding content words; the comparisons of numbers, names and stance
decide.  The content of words are the stems of those that are no small words and no numbers.  Cost: linear in the words
of both spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from lineage.alignment.facts.figures.quantities import quantities
from lineage.alignment.facts.figures.values import WHOSE, Quantity, value_at
from lineage.alignment.facts.mentions.frames import Frame, frames
from lineage.alignment.facts.mentions.names import Name, names
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.numbers import noun_classes, number_words, units
from lineage.alignment.facts.words.reading import Reading, Stretch, Word
from lineage.alignment.facts.words.speech import saying
from lineage.config import ChangeSettings
from lineage.records import Change, ChangeKind, Edit

CONTEXT_WORDS = 7
"""Words on each side of a fact that are searched for common content: about one clause."""

_JOINING = frozenset({"and", "or", "but", "while"})
T = TypeVar("T")
Found = tuple[int, Change]
"""A change, with the index of its word in A, by which changes are ordered."""

_SIGNED = frozenset({"percent", "$", "€", "£", "¥", "₹", "¢"})  # units that may be written as a sign, which is no word


class Sides:
    """The two sides of a link, with measures of how far words of both stand in the same place."""

    def __init__(self, a: Reading, b: Reading, edits: Sequence[Edit], settings: ChangeSettings) -> None:
        self.a = a
        self.b = b
        self.edits = edits
        self.settings = settings
        self.a_edits = _located(a.words, [(edit.a_start, edit.a_end) for edit in edits])
        self.b_edits = _located(b.words, [(edit.b_start, edit.b_end) for edit in edits])

    @cached_property
    def share(self) -> float:
        """Fraction of the words of both sides that stand in equal tiles, 0..1."""
        located = [*self.a_edits, *self.b_edits]
        return sum(self.edits[at].operation == "equal" for at in located) / len(located) if located else 0.0

    @cached_property
    def copied(self) -> bool:
        """True if one side was copied from the other with few changes, and not written anew.

        In short sentences two words on each side are few changes, if half of all words are equal.
        """
        different = [sum(self.edits[at].operation != "equal" for at in side) for side in (self.a_edits, self.b_edits)]
        return self.share >= self.settings.copied or (max(different) <= 2 and self.share >= 0.5)

    @cached_property
    def contents(self) -> tuple[frozenset[str], frozenset[str]]:
        """The distinct content words of A and those of B."""
        return frozenset(self.content(self.a.words)), frozenset(self.content(self.b.words))

    @cached_property
    def alike(self) -> float:
        """Likeness of the two sides, 0..1: how far they are one statement.

        It is the share of words in equal tiles, or the share of the distinct content words and numbers that both sides
        have, whichever is larger.
        """
        left, right = self.contents
        numbers = len(self._numbers(self.a) & self._numbers(self.b))
        return max(self.share, (len(left & right) + numbers) / max(1, len(left | right) + numbers))

    def _numbers(self, reading: Reading) -> frozenset[str]:
        cardinals = number_words().cardinals
        return frozenset(word.key for word in reading.words if word.digits or word.key in cardinals)

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """The numbers of A and those of B."""
        return quantities(self.a), quantities(self.b)

    @cached_property
    def names(self) -> tuple[list[Name], list[Name]]:
        """The proper names in A and those in B."""
        return names(self.a), names(self.b)

    @cached_property
    def frames(self) -> tuple[list[Frame], list[Frame]]:
        """The sources that A names and those that B names."""
        return frames(self.a), frames(self.b)

    @cached_property
    def mostly_one(self) -> bool:
        """True if half of both sides, or most of the shorter one, is the same: little else is said that a fact could
        belong to."""
        left, right = self.contents
        told = len(left & right) >= self.settings.told_by_longer * min(len(left), len(right))
        return told or self.alike >= self.settings.mostly_one

    @property
    def nearly_same(self) -> bool:
        """True if both sides are so much alike that whatever differs in them fills one place."""
        return self.alike >= self.settings.nearly_same

    def other(self, reading: Reading) -> Reading:
        """The other side than this."""
        return self.b if reading is self.a else self.a

    def quantities_of(self, reading: Reading) -> list[Quantity]:
        """The numbers of one side."""
        return self.quantities[reading is not self.a]

    def names_of(self, reading: Reading) -> list[Name]:
        """The names of one side."""
        return self.names[reading is not self.a]

    def sides(self, x: T, y: T) -> tuple[tuple[T, Reading], tuple[T, Reading]]:
        """Something of A and something of B, each with the words of its side."""
        return (x, self.a), (y, self.b)

    def change(self, kind: ChangeKind, x: Stretch, y: Stretch) -> Found:
        """The change of one stretch of A for one of B."""
        return x.first, Change(kind, x.written(self.a), y.written(self.b))

    def tile(self, a: Stretch, b: Stretch) -> int | None:
        """Number of words beside two stretches in the first replaced tile that touches both; None if no tile does.

        Of the two sides the one with more such words counts.
        """
        edits_a, edits_b = self.a_edits[a.first : a.last + 1], self.b_edits[b.first : b.last + 1]
        shared = [at for at in edits_a if at in edits_b and self.edits[at].operation != "equal"]
        if not shared:
            return None
        at = shared[0]
        return max(self.a_edits.count(at) - edits_a.count(at), self.b_edits.count(at) - edits_b.count(at))

    def exchanged(self, a: Stretch, b: Stretch) -> bool:
        """True if one stretch replaces the other and no other word, in sides that are nearly the same."""
        return self.nearly_same and self.tile(a, b) == 0

    def content(self, words: Sequence[Word]) -> list[str]:
        """The content of words: stems of those that are no small words and no numbers.

        Nouns that count the same things ("residents", "people") have one name.
        """
        classes, small, cardinals, sizes = noun_classes(), grammar().function, number_words().cardinals, units()
        return [
            classes.get(word.stem, word.stem)
            for word in words
            if not (word.digits or word.key in small or word.key in cardinals)
            and sizes.get(word.stem, ("", 0))[0] not in _SIGNED
        ]

    def besides(self, reading: Reading, found: Iterable[Quantity | Name]) -> list[str]:
        """Content of the words of a side that are no part of these."""
        inside = {at for one in found for at in range(one.first, one.last + 1)}
        return self.content([word for at, word in enumerate(reading.words) if at not in inside])

    def told(self, words: Sequence[Word]) -> frozenset[str]:
        """The distinct content of words, and the numbers among them."""
        spelt = number_words().cardinals
        numbers = (f"{spelt.get(word.key, word.key)}" for word in words if word.digits or word.key in spelt)
        return frozenset([*self.content(words), *(number.removesuffix(".0") for number in numbers)])

    def heads(self, reading: Reading, last: int) -> frozenset[str]:
        """Content of the next three words of the clause behind word `last`, among which a number's noun is.

        In "45 of the 200 houses" both numbers count houses.  Verbs of saying are left out.
        """
        following: list[Word] = []
        last = self.whole_end(reading, last)
        for word in reading.words[last + 1 : last + 4]:
            if word.breaks or (word.key in _JOINING and not following):
                break  # "at 40% and his disapproval at 54%"
            following.append(word)
        return frozenset(self.content(following)) - saying().claiming

    def whole_end(self, reading: Reading, last: int) -> int:
        """Index of the last word of the whole behind a part that ends at word `last`: of "200" in "45 of the 200".

        `last` if no whole follows.
        """
        keys = [word.key for word in reading.words[last + 1 : last + 4]]
        at = last + 1 + (keys[:1] == ["out"])
        if at >= len(reading.words) or reading.words[at].key != "of" or reading.words[at].breaks:
            return last
        at += 1 + (at + 1 < len(reading.words) and reading.words[at + 1].key in WHOSE)
        whole = value_at(reading, at) if at < len(reading.words) else None
        return last if whole is None else whole[1]

    def following(self, reading: Reading, at: int) -> frozenset[str]:
        """Content and digits of the three words behind word `at`, whatever borders stand between them."""
        words = reading.words[at + 1 : at + 4]
        return frozenset([*self.content(words), *(word.key for word in words if word.digits)])

    def shared_context(self, a: Stretch, b: Stretch) -> int:
        """Number of distinct content words that stand around both stretches."""
        return len(frozenset(self.around(self.a, a)) & frozenset(self.around(self.b, b)))

    def around(self, reading: Reading, stretch: Stretch, words: int = CONTEXT_WORDS) -> list[str]:
        """Content of the words on either side of a stretch, as many as `words` on each."""
        return self.content(reading.around(stretch, words))


def one_to_one(scored: Iterable[tuple[float, int, int]], floor: float) -> list[tuple[int, int]]:
    """Pairs (i, j) with the highest scores of at least `floor`, each i and each j in one pair at most.

    Of equal scores the pair with the smallest |i - j| comes first, then the one with the smallest i.
    """
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, key=lambda item: (-item[0], abs(item[1] - item[2]), item[1])):
        if score >= floor and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _located(words: Sequence[Word], ranges: Sequence[tuple[int, int]]) -> list[int]:
    """For each word the index of the range in which it begins; words and ranges are in order."""
    located: list[int] = []
    at = 0
    for word in words:
        while at + 1 < len(ranges) and ranges[at][1] <= word.start:
            at += 1
        located.append(at)
    return located
