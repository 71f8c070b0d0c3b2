"""Two sides of a link that differ in one or two words -> the change that these words make.

Such words are: a word that excludes another ("morning", "evening"; "north", "south"; "this year", "next year"), a bound
or a doubt that is left out ("at least 30", "almost destroyed"), a word that makes one office another ("deputy",
"former"), and "one of the" before a superlative.  All but the last count only if one side was copied from the other:
who writes anew leaves such words out.  Cost: linear.  Failure mode: a house style that leaves such words out of copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.names import han_names, offices, titles
from lineage.alignment.facts.words.numbers import bounds, rounding
from lineage.alignment.facts.words.reading import Reading, Stretch, Word
from lineage.alignment.facts.words.stance import Contrast, contrasting
from lineage.alignment.facts.words.stems import irregular
from lineage.records import Change

NEIGHBOURHOOD = 300
"""Code points around a span in which the other text may still have the word that the span leaves out."""
_FORMER = frozenset({"former", "ex", "then"})  # writers often leave these out before an office with a name behind it
_OTHER_OFFICE = _FORMER | {"deputy", "vice", "assistant", "acting", "interim", "outgoing"}
_NEARLY = frozenset({"almost", "nearly", "virtually", "practically"})
_TIMES = frozenset({"clock", "date", "weekday", "season", "year", "decade", "ordinal"})  # "about noon"
_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "'s"})
_NO_SUPERLATIVE = frozenset(
    {"west", "east", "forest", "guest", "test", "protest", "interest", "arrest", "request", "harvest", "conquest"}
    | {"contest", "chest", "quest", "rest", "priest", "latest", "honest", "invest", "suggest", "northwest", "nearest"}
)


def contrasts(slots: Slots) -> list[Found]:
    """The changes that one or two words make, each with the index of a word by which changes are ordered."""
    if not slots.nearly_same:
        return []
    tiles = _tiles(slots) if slots.copied else ()
    found = [change for tile in tiles for change in (*_exchanged(*tile, slots), *_left_out(*tile, slots))]
    return found or list(_weakened(slots))


def _tiles(slots: Slots) -> Iterator[tuple[range, range]]:
    """For each tile that differs, the words of A and the words of B in it, as ranges of word indices."""
    for at, edit in enumerate(slots.edits):
        if edit.operation != "equal":
            yield _range(slots.a, slots.a_edits, at), _range(slots.b, slots.b_edits, at)


def _range(reading: Reading, located: Sequence[int], at: int) -> range:
    """Word indices of tile `at` without a leading article, which changes with the next word: "an acting", "a"."""
    first = next((word for word, tile in enumerate(located) if tile == at), 0)
    end = first + located.count(at)
    return range(first + (first < end and reading.words[first].key in _ARTICLES), end)


def _exchanged(of_a: range, of_b: range, slots: Slots) -> Iterator[Found]:
    """The change, if a tile replaces one word by another that excludes it and neither side has both words."""
    if len(of_a) != 1 or len(of_b) != 1:
        return
    i, j = of_a[0], of_b[0]
    x, y = slots.a.words[i], slots.b.words[j]
    if _in_han_name(slots.a, i) and _in_han_name(slots.b, j):
        yield slots.change("name", Stretch(i, i), Stretch(j, j))
        return
    if x.key in {word.key for word in slots.b.words} or y.key in {word.key for word in slots.a.words}:
        return
    alone = sum(edit.operation != "equal" for edit in slots.edits) == 1
    for contrast in contrasting():
        sorts = contrast.words.get(x.key), contrast.words.get(y.key)
        if contrast.alone and not alone:
            continue
        if None not in sorts and sorts[0] != sorts[1] and _before_its_noun(contrast, slots.a.words[i + 1 : i + 2]):
            yield slots.change(contrast.kind, Stretch(i, i), Stretch(j, j))


def _in_han_name(reading: Reading, at: int) -> bool:
    """True for the first two signs of a Chinese name behind a title: the surname and a sign of the given name."""
    words = reading.words
    for surname in (at, at - 1):
        title = "".join(word.key for word in words[max(0, surname - 2) : surname])
        if surname >= 2 and title in han_names().titles and words[surname].key in han_names().surnames:
            return True
    return False


def _before_its_noun(contrast: Contrast, behind: Sequence[Word]) -> bool:
    """True if a contrast needs no noun behind its word, or if one of its nouns or a number ("1990s") stands there."""
    return not contrast.nouns or any(word.digits or word.stem in contrast.nouns for word in behind)


def _left_out(of_a: range, of_b: range, slots: Slots) -> Iterator[Found]:
    """The change, if the words of a tile stand on one side only: a bound, a doubt, or a word of another office."""
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
    elif _other_office(here, first, last, there):
        office = here.surface(last + 1, last + 1)
        full = here.surface(first, last + 1)
        yield at, Change("name", full, office) if of_a else Change("name", office, full)


def _bounds(here: Reading, first: int, last: int, slots: Slots, in_a: bool) -> bool:
    """True if words make a number a bound or a rounding, or are "almost" and its like before a past form."""
    said = " ".join(word.key for word in here.words[first : last + 1])
    counted = next((one for one in slots.quantities[not in_a] if one.first == last + 1), None)
    if counted is not None:
        if all(set(counted.values).isdisjoint(one.values) for one in slots.quantities[in_a]):
            return False  # another number, which the rounding explains: of "1 230" and "some 1 200" both have the "1"
        return counted.kind not in _TIMES and (said in rounding().near | bounds().nearly or said in bounds().sides)
    done = here.words[last + 1].key
    past = done.endswith("ed") or irregular().get(done, done) != done
    return said in _NEARLY and past and not here.words[last + 1].capital


def _other_office(here: Reading, first: int, last: int, there: Reading) -> bool:
    """True if a word such as "deputy" stands before an office and the other text does not have the word nearby."""
    word, office = here.words[first], here.words[last + 1]
    if first != last or word.key not in _OTHER_OFFICE:
        return False
    if office.key not in titles().words and office.key not in offices().heads:
        return False
    if word.key in _FORMER and [step.capital for step in here.words[last + 2 : last + 3]] == [True]:
        return False
    around = there.text[max(0, there.span.start - NEIGHBOURHOOD) : there.span.end + NEIGHBOURHOOD]
    return re.search(rf"\b{re.escape(word.key)}\b", around, re.IGNORECASE) is None


# ── superlatives ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Superlative(Stretch):
    """A superlative: "the largest", or "one of the largest"."""

    of: tuple[str, ...]  # the superlative and the content word behind it
    shared: bool  # "one of the", "among the": others are as large


def _weakened(slots: Slots) -> Iterator[Found]:
    """The changes between `the largest` on one side and `one of the largest` on the other."""
    left, right = ([*_superlatives(side, slots)] for side in (slots.a, slots.b))
    for x in left:
        for y in right:
            if x.of == y.of and x.shared != y.shared and sum(z.of == x.of for z in (*left, *right)) == 2:
                yield slots.change("modality", x, y)


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
