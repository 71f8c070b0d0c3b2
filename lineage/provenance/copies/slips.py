"""A stretch of text as its origin words it and as a copy does -> the slips by which copies of the copy can be known.

A changed figure or a misspelt name shows from which copy another one was made; a clause that is cut, "per cent" for
"percent", "11" for "eleven" or a dropped attribution does not, since any two newsrooms may do the same.  One edit is
one slip, however many words it takes away.

Cost: one word diff.  Failure mode: a name that many newsrooms spell in another way than an agency is called a slip.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import starmap
from typing import Final, Literal, NamedTuple

from lineage import messages
from lineage.alignment import rarity, stem, word_edits
from lineage.credits import listed
from lineage.passages import Run, standing, words_of
from lineage.provenance.shared.slots import alike
from lineage.records import Span

Mark = str | tuple[int, int, str]
Kind = Literal["number", "name", "words", "cut", "style"]

NUMBER: Final = 2.0
"""Weight of a changed figure: no editor changes one, and hardly two make the same mistake."""
NAME: Final = 1.5
"""Weight of a name that is spelt in another way: less, as outlets differ in how they spell names of other scripts."""
WORD: Final = 0.5
"""Weight of each word that the origin does not have; also of a cut, whatever its length."""
MOST: Final = 2.0
"""Highest weight of one edit, however many words it brings."""
_NEAR: Final = 0.6
"""One of two names is a misspelling of the other if their common beginning and end are this share of the longer one or
more."""
_SPELLING: Final = 2
"""Number of letters, at most, in which two spellings of a word differ: "colour" and "color", "centre" and "center"."""
_SHORTEST: Final = 5
"""Number of letters from which a word may have several spellings: "said" and "says" are two words."""
_FIGURE: Final = 4
"""Number of words, at most, of a figure or a date: "two and a half"."""
_SHOWN: Final = 40
"""Number of characters of a slip that evidence shows."""
_SENTENCE_ENDS: Final = ".!?…:”\"'’\n"


class Model(NamedTuple):
    """The origin's text, with which a version is compared."""

    text: str  # the origin's words for the stretch
    known: AbstractSet[str]  # words that the origin has anywhere
    names: Collection[str]  # what the origin and its sources are called


class Slip(NamedTuple):
    """One edit that makes a version differ from the origin's text."""

    kind: Kind
    start: int  # in the origin's text
    end: int
    lost: str  # what the origin has there
    found: str  # what the version has
    new: frozenset[str]  # words of `found` that count
    missing: int  # number of words of `lost` that the version's document has nowhere

    @property
    def weight(self) -> float:
        """How much it speaks for a handing that another version has the slip as well, from 0 to `MOST`."""
        if self.kind == "words":
            return min(MOST, WORD * len(self.new))
        return {"number": NUMBER, "name": NAME, "cut": WORD, "style": 0.0}[self.kind]

    @property
    def kept(self) -> float:
        """How much it speaks against a handing that another version has the origin's words there, from 0 to `MOST`."""
        return self.weight if self.kind in ("number", "name") else held(self.missing)

    @property
    def marks(self) -> frozenset[Mark]:
        """Keys of the slip: each of its new words, and the whole of it; another version with one of them has the slip.

        Empty for a slip of style.
        """
        if self.kind == "style":
            return frozenset()
        return self.new | {(self.start, self.end, self.found)}

    @property
    def text(self) -> str:
        """The slip in words."""
        if not self.found:
            return f"no {shortened(self.lost)}"
        return f"{shortened(self.found)} for {shortened(self.lost)}" if self.lost else shortened(self.found)


def held(missing: int) -> float:
    """Weight of `missing` words of the origin's that a version has and another document lacks, from 0 to `MOST`."""
    return min(MOST, WORD * missing)


def lacking(text: str, document: AbstractSet[Run]) -> int:
    """Number of words of a text that stand nowhere in a document, which is given by its runs."""
    own = words_of(text)
    return len(own) - sum(standing(own, document))


def slips(model: Model, version: str, document: AbstractSet[Run]) -> list[Slip]:
    """The edits by which a version differs from the model; `document` are the runs of words of its whole document."""
    return [
        _slip(model, slice(edit.a_start, edit.a_end), version[edit.b_start : edit.b_end].strip(), document)
        for edit in word_edits(model.text, Span(0, len(model.text)), version, Span(0, len(version)))
        if edit.operation != "equal"
    ]


def _slip(model: Model, at: slice, found: str, document: AbstractSet[Run]) -> Slip:
    lost = model.text[at].strip()
    new = frozenset(words_of(found)).difference(model.known, listed("dates"))
    kind = _kind(lost, found, begins=model.text[: at.start].rstrip(" ")[-1:] in ("", *_SENTENCE_ENDS))
    if kind in ("words", "name") and not new:
        kind = "style"  # the origin has these words elsewhere: anybody may put them here
    sides = [_spaced(lost), _spaced(found)]
    if any(_spaced(name) in text for name in model.names for text in sides):
        kind = "style"  # an outlet that takes a text over changes its words about the source
    return Slip(kind, at.start, at.stop, lost, found, new, lacking(lost, document))


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _kind(lost: str, found: str, *, begins: bool) -> Kind:
    """The kind of an edit; `begins`: True if it is at the beginning of a sentence."""
    one, other = ("".join(words_of(text)) for text in (lost, found))
    if not other or not one:
        return "words" if other else "cut"
    digits = [[character for character in text if character.isdigit()] for text in (one, other)]
    short = max(len(words_of(lost)), len(words_of(found))) <= _FIGURE
    if one == other or (short and bool(digits[0]) != bool(digits[1])):
        return "style"  # "per cent", "11" for "eleven", "March 3" for "Tuesday"
    if all(digits):
        rests = ["".join(character for character in text if not character.isdigit()) for text in (one, other)]
        return "style" if digits[0] == digits[1] else "number" if rests[0] == rests[1] else "words"
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and longer.removeprefix(shorter) in listed("endings"):
        return "style"
    if all(_is_name(text, begins) for text in (lost, found)):
        return "name" if alike(one, other) >= _NEAR * len(longer) else "words"
    pairs = list(zip(words_of(lost), words_of(found), strict=False))
    same = len(words_of(lost)) == len(words_of(found)) and all(starmap(_is_spelling, pairs))
    return "style" if same else "words"


def _is_name(text: str, begins: bool) -> bool:
    """True if a text has a word with a capital that is not due to the beginning of a sentence."""
    pieces = text.split()
    if begins and stem(pieces[0].casefold()) in rarity():
        del pieces[0]
    return any(piece[0].isupper() for piece in pieces)


def _is_spelling(one: str, other: str) -> bool:
    """True if two words are equal, or differ in no more than two letters at one place and are long enough for that."""
    longer = max(len(one), len(other))
    return one == other or (min(len(one), len(other)) >= _SHORTEST and longer - alike(one, other) <= _SPELLING)


def undone(mine: Sequence[Slip], theirs: Sequence[Slip]) -> Iterator[Slip]:
    """The slips of one version, `mine`, in whose place another version has the origin's words."""
    for slip in mine:
        if slip.lost and not any(other.start <= slip.end and slip.start <= other.end for other in theirs):
            yield slip


def shortened(text: str) -> str:
    """A text as evidence quotes it."""
    return repr(messages.shortened(" ".join(text.split()), _SHOWN))
