"""Two readings and their edits -> which words of the two sides stand in the same place of the same statement.

A fact that differs is a change only where both sides speak of the same thing.  The measures here say how far two
stretches share a replaced tile, a following noun, and surrounding content words; the comparisons of numbers, names
and stance decide.  Linear in the words of both spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from lineage.alignment.facts.frames import Frame, frames
from lineage.alignment.facts.lexicon import Lexicon
from lineage.alignment.facts.names import Name, names
from lineage.alignment.facts.quantities import quantities
from lineage.alignment.facts.reading import Reading, Word
from lineage.alignment.facts.values import WHOSE, Quantity, value_at
from lineage.config import ChangeSettings
from lineage.records import Edit

CONTEXT_WORDS = 7
"""Words on each side of a fact that are searched for common content: about one clause."""
MOST_FACTS = 12
"""Names or numbers of one side up to which it is a sentence and no list, and each may be compared with each."""
NEAREST_WORDS = 4
"""The same for what a share or an age is of."""

_JOINING = frozenset({"and", "or", "but", "while"})
T = TypeVar("T")

_SIGNED = frozenset({"percent", "$", "€", "£", "¥", "₹", "¢"})  # units that may stand as a sign, which is no word


class Setting(NamedTuple):
    """What comparing facts depends on besides the texts."""

    lexicon: Lexicon
    settings: ChangeSettings


class Slots:
    """The two sides of a link, side by side."""

    def __init__(self, a: Reading, b: Reading, edits: Sequence[Edit], setting: Setting) -> None:
        self.a = a
        self.b = b
        self.edits = edits
        self.lexicon = setting.lexicon
        self.settings = setting.settings
        self.a_edits = _located(a.words, [(edit.a_start, edit.a_end) for edit in edits])
        self.b_edits = _located(b.words, [(edit.b_start, edit.b_end) for edit in edits])
        self.tied = False  # whether names and numbers tie both to one statement; whoever compares them first says so

    @cached_property
    def share(self) -> float:
        """Fraction of the words of both sides that stand in equal tiles, 0..1."""
        located = [*self.a_edits, *self.b_edits]
        return sum(self.edits[at].operation == "equal" for at in located) / len(located) if located else 0.0

    @cached_property
    def copied(self) -> bool:
        """True when one side was copied with few changes, not written anew; in short sentences two words are few."""
        different = [sum(self.edits[at].operation != "equal" for at in side) for side in (self.a_edits, self.b_edits)]
        return self.share >= self.settings.copied or (max(different) <= 2 and self.share >= 0.5)

    @cached_property
    def contents(self) -> tuple[frozenset[str], frozenset[str]]:
        """The distinct content words of A and those of B."""
        return frozenset(self.content(self.a.words)), frozenset(self.content(self.b.words))

    @cached_property
    def alike(self) -> float:
        """How far the two sides are one statement, 0..1: words in equal tiles, or distinct content words and numbers of
        either that both have, whichever share is larger."""
        left, right = self.contents
        numbers = len(self._numbers(self.a) & self._numbers(self.b))
        return max(self.share, (len(left & right) + numbers) / max(1, len(left | right) + numbers))

    def _numbers(self, reading: Reading) -> frozenset[str]:
        return frozenset(word.key for word in reading.words if word.digits or word.key in self.lexicon.numbers)

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """The numbers of A and those of B."""
        return quantities(self.a, self.lexicon), quantities(self.b, self.lexicon)

    @cached_property
    def names(self) -> tuple[list[Name], list[Name]]:
        """The proper names in A and those in B."""
        return names(self.a, self.lexicon), names(self.b, self.lexicon)

    @cached_property
    def frames(self) -> tuple[list[Frame], list[Frame]]:
        """The sources that A names and those that B names."""
        return frames(self.a, self.lexicon), frames(self.b, self.lexicon)

    @property
    def one_statement(self) -> bool:
        """True when both sides are so much alike, or their names and numbers, that what differs fills one place."""
        sure = self.settings.same_statement if self.tied else self.settings.same_but_for_a_fact
        return self.alike >= sure

    @cached_property
    def mostly_one(self) -> bool:
        """True when half of both sides is one, or most of the shorter: little else is said that a fact could be of."""
        left, right = self.contents
        told = len(left & right) >= self.settings.told_by_longer * min(len(left), len(right))
        return told or self.alike >= self.settings.mostly_one

    @property
    def nearly_same(self) -> bool:
        """True when the rest of both sides is one, so that what differs in them fills one place."""
        return self.alike >= self.settings.nearly_same

    def sides(self, x: T, y: T) -> tuple[tuple[T, Reading], tuple[T, Reading]]:
        """Something of A and something of B, each with the words of its side."""
        return (x, self.a), (y, self.b)

    def tile(self, a: tuple[int, int], b: tuple[int, int]) -> int | None:
        """Words beside the two stretches in the replaced tile that touches both; None where no tile does."""
        edits_a, edits_b = self.a_edits[a[0] : a[1] + 1], self.b_edits[b[0] : b[1] + 1]
        shared = [at for at in edits_a if at in edits_b and self.edits[at].operation != "equal"]
        if not shared:
            return None
        at = shared[0]
        return max(self.a_edits.count(at) - edits_a.count(at), self.b_edits.count(at) - edits_b.count(at))

    def exchanged(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """True where the one stretch stands for the other and nothing else, and the rest of both sides is one."""
        return self.nearly_same and self.tile(a, b) == 0

    def content(self, words: Sequence[Word]) -> list[str]:
        """What content words are about: their stems, nouns that count the same things under one name."""
        lexicon = self.lexicon
        return [
            lexicon.classes.get(word.stem, word.stem)
            for word in words
            if not (word.digits or word.key in lexicon.function or word.key in lexicon.numbers)
            and lexicon.units.get(word.stem, ("", 0))[0] not in _SIGNED
        ]

    def besides(self, reading: Reading, found: Iterable[Quantity | Name]) -> list[str]:
        """Content of the words of a side that are no part of these."""
        inside = {at for one in found for at in range(one.first, one.last + 1)}
        return self.content([word for at, word in enumerate(reading.words) if at not in inside])

    def told(self, words: Sequence[Word]) -> frozenset[str]:
        """Content of words, with the numbers among them."""
        spelt = self.lexicon.numbers
        numbers = (f"{spelt.get(word.key, word.key)}" for word in words if word.digits or word.key in spelt)
        return frozenset([*self.content(words), *(number.removesuffix(".0") for number in numbers)])

    def heads(self, reading: Reading, last: int) -> frozenset[str]:
        """Content of the next three words of the clause behind a word: the noun that a number counts is among them.

        Of "45 of the 200 houses" both count houses.  That somebody says so is no such noun.
        """
        following: list[Word] = []
        last = self.whole_end(reading, last)
        for word in reading.words[last + 1 : last + 4]:
            if word.breaks or (word.key in _JOINING and not following):
                break  # "at 40% and his disapproval at 54%"
            following.append(word)
        return frozenset(self.content(following)) - self.lexicon.claiming_stems

    def whole_end(self, reading: Reading, last: int) -> int:
        """Where the number ends that a number which ends at `last` is "of"; `last` itself where there is none."""
        keys = [word.key for word in reading.words[last + 1 : last + 4]]
        at = last + 1 + (keys[:1] == ["out"])
        if at >= len(reading.words) or reading.words[at].key != "of" or reading.words[at].breaks:
            return last
        at += 1 + (at + 1 < len(reading.words) and reading.words[at + 1].key in WHOSE)
        whole = value_at(reading, at, self.lexicon) if at < len(reading.words) else None
        return last if whole is None else whole[1]

    def following(self, reading: Reading, at: int) -> frozenset[str]:
        """Content and digits of the next three words, whatever borders stand between them."""
        words = reading.words[at + 1 : at + 4]
        return frozenset([*self.content(words), *(word.key for word in words if word.digits)])

    def shared_context(self, a: tuple[int, int], b: tuple[int, int]) -> int:
        """How many content words around the one stretch stand around the other as well."""
        return len(frozenset(self.around(self.a, a)) & frozenset(self.around(self.b, b)))

    def near(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """Whether one of the nearest words of the one stretch, up to four on each side, is among those of the other."""
        return not frozenset(self.around(self.a, a, NEAREST_WORDS)).isdisjoint(self.around(self.b, b, NEAREST_WORDS))

    def around(self, reading: Reading, stretch: tuple[int, int], words: int = CONTEXT_WORDS) -> list[str]:
        """Content of so many words on either side of a stretch."""
        return self.content([*reading.before(stretch[0], words), *reading.behind(stretch[1], words)])


def one_to_one(scored: Iterable[tuple[float, int, int]], floor: float) -> list[tuple[int, int]]:
    """Pairs (i, j) of the highest scores from `floor` on, each i and j once; of ties the nearest, then the first."""
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
    """For each word, the index of the range in which it begins; both are in order."""
    located: list[int] = []
    at = 0
    for word in words:
        while at + 1 < len(ranges) and ranges[at][1] <= word.start:
            at += 1
        located.append(at)
    return located
