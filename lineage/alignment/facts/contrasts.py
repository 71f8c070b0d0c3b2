"""Two sides of a link that are the same but for a word or two -> what that word changes.

A word that excludes the other ("morning", "evening"; "north", "south"; "this year", "next year"), a bound or a doubt
that is left out ("at least 30", "almost destroyed"), a word that makes another office of one ("deputy", "former"), "one
of the" before a superlative.  Only where one side was copied from the other: whoever writes anew leaves such words out.
Linear.  Failure mode: a house style that does without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.alignment.facts.lexicon import Contrast
from lineage.alignment.facts.reading import Reading, Word
from lineage.alignment.facts.slots import Slots
from lineage.records import Change

NEIGHBOURHOOD = 300
"""Code points around a span in which the other text may still say what it leaves out."""
_FORMER = frozenset({"former", "ex", "then"})  # of somebody with a name, who left office long ago, many leave it out
_OTHER_OFFICE = _FORMER | {"deputy", "vice", "assistant", "acting", "interim", "outgoing"}
_NEARLY = frozenset({"almost", "nearly", "virtually", "practically"})
_TIMES = frozenset({"clock", "date", "weekday", "season", "year", "decade", "ordinal"})  # "about noon"
_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "'s"})
_NO_SUPERLATIVE = frozenset(
    {"west", "east", "forest", "guest", "test", "protest", "interest", "arrest", "request", "harvest", "conquest"}
    | {"contest", "chest", "quest", "rest", "priest", "latest", "honest", "invest", "suggest", "northwest", "nearest"}
)


def contrasts(slots: Slots) -> list[tuple[int, Change]]:
    """The changes that one word or two make, each with a word index."""
    if not slots.nearly_same:
        return []
    tiles = _tiles(slots) if slots.copied else ()
    found = [change for tile in tiles for change in (*_exchanged(*tile, slots), *_left_out(*tile, slots))]
    return found or list(_weakened(slots))


def _tiles(slots: Slots) -> Iterator[tuple[range, range]]:
    """The words of A and those of B in each tile that differs."""
    for at, edit in enumerate(slots.edits):
        if edit.operation != "equal":
            yield _range(slots.a, slots.a_edits, at), _range(slots.b, slots.b_edits, at)


def _range(reading: Reading, located: Sequence[int], at: int) -> range:
    """The words of a tile without an article before them: "an acting" where the other side has "a"."""
    first = next((word for word, tile in enumerate(located) if tile == at), 0)
    end = first + located.count(at)
    return range(first + (first < end and reading.words[first].key in _ARTICLES), end)


def _exchanged(of_a: range, of_b: range, slots: Slots) -> Iterator[tuple[int, Change]]:
    """One word for another that excludes it, where neither side has both."""
    if len(of_a) != 1 or len(of_b) != 1:
        return
    i, j = of_a[0], of_b[0]
    x, y = slots.a.words[i], slots.b.words[j]
    if _in_han_name(slots.a, i, slots) and _in_han_name(slots.b, j, slots):
        yield i, Change("name", slots.a.surface(i, i), slots.b.surface(j, j))
        return
    if x.capital != y.capital or (x.capital and not x.initial) or "-" in _gaps(slots.a, i) + _gaps(slots.b, j):
        return
    if x.key in {word.key for word in slots.b.words} or y.key in {word.key for word in slots.a.words}:
        return
    alone = sum(edit.operation != "equal" for edit in slots.edits) == 1
    for contrast in slots.lexicon.contrasts:
        sorts = contrast.words.get(x.key), contrast.words.get(y.key)
        if contrast.alone and not alone:
            continue
        if None not in sorts and sorts[0] != sorts[1] and _before_its_noun(contrast, slots.a.words[i + 1 : i + 2]):
            yield i, Change(contrast.kind, slots.a.surface(i, i), slots.b.surface(j, j))


def _in_han_name(reading: Reading, at: int, slots: Slots) -> bool:
    """True for the first two signs of a Chinese name behind a title: its surname, and a sign of the given name."""
    words, lexicon = reading.words, slots.lexicon
    for surname in (at, at - 1):
        title = "".join(word.key for word in words[max(0, surname - 2) : surname])
        if surname >= 2 and title in lexicon.han_titles and words[surname].key in lexicon.han_surnames:
            return True
    return False


def _gaps(reading: Reading, at: int) -> str:
    """What joins a word with those beside it."""
    return "".join(word.gap for word in reading.words[at : at + 2])


def _before_its_noun(contrast: Contrast, behind: Sequence[Word]) -> bool:
    """True where a contrast needs no noun behind it, or has one of its own, or a number such as "1990s"."""
    return not contrast.nouns or any(word.digits or word.stem in contrast.nouns for word in behind)


def _left_out(of_a: range, of_b: range, slots: Slots) -> Iterator[tuple[int, Change]]:
    """Words of one side that the other lacks: a bound, a doubt, what makes another office of one."""
    if bool(of_a) == bool(of_b):
        return
    here, there, words = (slots.a, slots.b, of_a) if of_a else (slots.b, slots.a, of_b)
    first, last = words[0], words[-1]
    if last + 1 == len(here.words) or here.words[last + 1].breaks:
        return
    said, at = here.surface(first, last), first if of_a else 0
    repeated = {word.stem for word in here.words[first : last + 1]} & {word.stem for word in there.words}
    if not repeated and _bounds(here, first, last, slots, here is slots.a):
        yield at, Change("modality", said, None) if of_a else Change("modality", None, said)
    elif _other_office(here, first, last, there, slots):
        office = here.surface(last + 1, last + 1)
        full = here.surface(first, last + 1)
        yield at, Change("name", full, office) if of_a else Change("name", office, full)


def _bounds(here: Reading, first: int, last: int, slots: Slots, in_a: bool) -> bool:
    """True for what makes a number a bound or a rounding, and for "almost" before what has happened."""
    lexicon = slots.lexicon
    said = " ".join(word.key for word in here.words[first : last + 1])
    counted = next((one for one in slots.quantities[not in_a] if one.first == last + 1), None)
    if counted is not None:
        return counted.kind not in _TIMES and (said in lexicon.near | lexicon.nearly or said in lexicon.bounds)
    done = here.words[last + 1].key
    past = done.endswith("ed") or lexicon.irregular.get(done, done) != done
    return said in _NEARLY and past and not here.words[last + 1].capital


def _other_office(here: Reading, first: int, last: int, there: Reading, slots: Slots) -> bool:
    """True for "deputy" before an office, where the other text does not say so nearby."""
    word, office = here.words[first], here.words[last + 1]
    titles = slots.lexicon.titles | slots.lexicon.offices.keys()
    if first != last or word.key not in _OTHER_OFFICE or office.key not in titles:
        return False
    if word.key in _FORMER and [step.capital for step in here.words[last + 2 : last + 3]] == [True]:
        return False
    around = there.text[max(0, there.span.start - NEIGHBOURHOOD) : there.span.end + NEIGHBOURHOOD]
    return re.search(rf"\b{re.escape(word.key)}\b", around, re.IGNORECASE) is None


# ── superlatives ──────────────────────────────────────────────────────────────────────────────────────────────────


class Superlative(NamedTuple):
    """ "The largest", or "one of the largest", from word `first` to word `last`."""

    first: int
    last: int
    of: tuple[str, ...]  # its own word and the content word behind it
    shared: bool  # others are as large


def _weakened(slots: Slots) -> Iterator[tuple[int, Change]]:
    """`The largest` where the other side has `one of the largest`."""
    left, right = ([*_superlatives(side, slots)] for side in (slots.a, slots.b))
    for x in left:
        for y in right:
            if x.of == y.of and x.shared != y.shared and sum(z.of == x.of for z in (*left, *right)) == 2:
                said = slots.a.surface(x.first, x.last), slots.b.surface(y.first, y.last)
                yield x.first, Change("modality", *said)


def _superlatives(reading: Reading, slots: Slots) -> Iterator[Superlative]:
    words = reading.words
    for at in range(1, len(words)):
        key, before = words[at].key, words[at - 1]
        if not _is_superlative(words[at]):
            continue
        one_of = [word.key for word in words[max(0, at - 3) : at - 1]] == ["one", "of"]
        among = next((i for i in (at - 1, at - 2) if i >= 0 and words[i].key == "among"), None)
        if before.key in _DETERMINERS or before.possessive or among == at - 1:
            behind = slots.content(words[at + 1 : at + 3])[:1]
            first = at - 3 if one_of else at - 1 if among is None else among
            yield Superlative(first, at, (key, *behind), one_of or among is not None)


def _is_superlative(word: Word) -> bool:
    ends = word.key.endswith("est") and len(word.key) > 3 and word.key not in _NO_SUPERLATIVE
    return (ends or word.key == "worst") and not word.capital
