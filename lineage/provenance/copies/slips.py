"""A stretch of text as its origin words it and as a copy does -> the slips by which the copy can be known again.

A changed figure or a misspelt name tells whose copy another copy was made from; a clause that is cut, "per cent" for
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
"""A changed figure: no editor changes one, and hardly two slip alike."""
NAME: Final = 1.5
"""A name that is spelt in another way: less, because houses have spellings of their own for names of other scripts."""
WORD: Final = 0.5
"""Each word that the origin does not have; also a cut, whatever its length."""
MOST: Final = 2.0
"""Most that one edit counts, however many words it brings."""
_NEAR: Final = 0.6
"""Share of the longer of two names that they begin and end with alike from which one is a misspelling of the other."""
_SPELLING: Final = 2
"""Letters in which two spellings of a word differ at most: "colour" and "color", "centre" and "center"."""
_SHORTEST: Final = 5
"""Letters from which a word has several spellings: "said" and "says" are two words."""
_FIGURE: Final = 4
"""Words of a figure or a date at most: "two and a half"."""
_SHOWN: Final = 40
"""Characters of a slip that evidence shows."""
_SENTENCE_ENDS: Final = ".!?…:”\"'’\n"


class Model(NamedTuple):
    """What a version is compared with."""

    text: str  # the origin's words for the stretch
    known: AbstractSet[str]  # words that the origin has anywhere
    names: Collection[str]  # what the origin and its sources are called


class Slip(NamedTuple):
    """One edit that parts a version from the origin's."""

    kind: Kind
    start: int  # in the origin's text
    end: int
    lost: str  # what the origin has there
    found: str  # what the version has
    new: frozenset[str]  # words of `found` that count
    missing: int  # words of `lost` that the version's document has nowhere

    @property
    def weight(self) -> float:
        """How much it tells that another version has it as well."""
        if self.kind == "words":
            return min(MOST, WORD * len(self.new))
        return {"number": NUMBER, "name": NAME, "cut": WORD, "style": 0.0}[self.kind]

    @property
    def kept(self) -> float:
        """How much it tells that another version has what the origin has there."""
        return self.weight if self.kind in ("number", "name") else held(self.missing)

    @property
    def marks(self) -> frozenset[Mark]:
        """What another version that has the slip has as well: one of its words, or all of it; none for a style."""
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
    """How much it tells that a version has so many words of the origin's that another document lacks."""
    return min(MOST, WORD * missing)


def lacking(text: str, document: AbstractSet[Run]) -> int:
    """How many words of a text stand nowhere in a document, which is given by its runs."""
    own = words_of(text)
    return len(own) - sum(standing(own, document)) if own else 0


def slips(model: Model, version: str, document: AbstractSet[Run]) -> list[Slip]:
    """The edits of a version; `document` are the runs of words of the whole document that it stands in."""
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
    said = [_spaced(lost), _spaced(found)]
    if any(_spaced(name) in text for name in model.names for text in said):
        kind = "style"  # whoever takes a text over changes what it says of whom it is from
    return Slip(kind, at.start, at.stop, lost, found, new, lacking(lost, document))


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _kind(lost: str, found: str, *, begins: bool) -> Kind:
    """What an edit comes to; `begins` where it is at the beginning of a sentence."""
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
    """Whether a word has a capital that is not owed to the beginning of a sentence."""
    pieces = text.split()
    if begins and stem(pieces[0].casefold()) in rarity():
        del pieces[0]
    return any(piece[0].isupper() for piece in pieces)


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words are one, but for a letter or two at one place."""
    longer = max(len(one), len(other))
    return one == other or (min(len(one), len(other)) >= _SHORTEST and longer - alike(one, other) <= _SPELLING)


def undone(mine: Sequence[Slip], theirs: Sequence[Slip]) -> Iterator[Slip]:
    """Those of the slips in place of which another version has what the origin has."""
    for slip in mine:
        if slip.lost and not any(other.start <= slip.end and slip.start <= other.end for other in theirs):
            yield slip


def shortened(text: str) -> str:
    """A text as evidence quotes it."""
    return repr(messages.shortened(" ".join(text.split()), _SHOWN))
