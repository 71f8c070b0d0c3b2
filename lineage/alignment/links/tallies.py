"""Units of one article -> its tally: counts of words and n-grams that do not depend on another article.

An article of a story is compared with several others; what depends on it alone is made once.  All of it is arrays,
since every later step works on all words of an article at a time.  Cost: linear in the text, 1 ms for 900 words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.links.arrays import distinct, runs
from lineage.alignment.links.background import in_own_language
from lineage.alignment.links.register import Register
from lineage.alignment.units import MAX_UNITS, Unit
from lineage.arrays import Ids, offsets
from lineage.passages import INVISIBLE

GRAM_LETTERS = 4
"""Letters of a character n-gram: four separated true from false links best on the project's first pair of articles."""

_ASCII_LETTERS = np.array([chr(code).isalnum() for code in range(128)])
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # mixes the letters of one n-gram into a hash
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_HASH = ~np.uint64((1 << MAX_UNITS.bit_length()) - 1)  # bits of a hash that are kept; the rest hold a unit's number


@dataclass(frozen=True, slots=True)
class Tally:
    """The words and character n-grams of n units."""

    units: Sequence[Unit]
    register: Register  # the register of the numbers of stems
    stems: Ids  # the distinct stems, by their numbers, in alphabetical order
    rarity: NDArray[np.float64]  # of each stem in news of the article's language, 0..1
    votes: Ids  # of each stem, how often it has a capital inside a sentence, less how often it has none
    digit: NDArray[np.bool_]  # of each stem, whether it begins with a digit
    kin: Ids  # of each stem, its number in the table of kin, -1 if it is not listed
    row: Ids  # of each word in reading order, its unit
    stem: Ids  # of each word in reading order, its place in `stems`
    quotes: Ids  # (q, 2): ranges of the words that stand in quotation marks together
    bag_row: Ids  # of each distinct stem of each unit, the unit, ascending
    bag_stem: Ids  # of each distinct stem of each unit, its place in `stems`, ascending within the unit
    grams: NDArray[np.uint64]  # hashes of the distinct n-grams, ascending
    gram_units: Ids  # of each n-gram, the number of units that have it
    cell_row: Ids  # of each distinct n-gram of each unit, the unit
    cell_gram: Ids  # of each distinct n-gram of each unit, its place in `grams`, ascending
    cell_count: Ids  # of each distinct n-gram of each unit, how often the unit has it


def tally(units: Sequence[Unit], register: Register) -> Tally:
    """The tally of the units of one article.

    Raises ValueError for more than `MAX_UNITS` units, as there are bits for the numbers of no more.
    """
    if len(units) > MAX_UNITS:
        raise ValueError(f"{len(units)} units to compare, at most {MAX_UNITS} have numbers: join neighbours first")
    written = [unit.written for unit in units]
    lengths = [len(words) for words, _ in written]
    row = np.repeat(np.arange(len(units)), lengths)
    words = register.read(chain.from_iterable(words for words, _ in written))
    stems, stem = _in_order(words["stem"], register)
    of_stem = register.of_stem[stems]
    silent = words["digit"] | (words["capital"] & (np.diff(row, prepend=-1) > 0))
    size = max(len(stems), 1)
    bag = distinct(row * size + stem)
    return Tally(
        units,
        register,
        stems,
        in_own_language(of_stem["rarity"], of_stem["languages"], np.bincount(stem, minlength=len(stems))),
        np.bincount(stem, np.where(silent, 0, np.where(words["capital"], 1, -1)), len(stems)).astype(np.int64),
        of_stem["digit"],
        of_stem["kin"],
        row,
        stem,
        _quotes([quotes for _, quotes in written], offsets(lengths)[:-1].tolist()),
        bag // size,
        bag % size,
        *_grams(units),
    )


def _in_order(numbers: Ids, register: Register) -> tuple[Ids, Ids]:
    """The distinct numbers in alphabetical order of their stems, and the place of each of `numbers` among these."""
    own = distinct(numbers)
    beginnings = register.of_stem["beginning"][own]
    order = np.argsort(beginnings, kind="stable")
    if (np.diff(beginnings[order]) == 0).any():  # long stems that begin alike
        names = [register.stems[number] for number in own.tolist()]
        order = np.array(sorted(range(len(names)), key=names.__getitem__), np.int64)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return own[order], rank[np.searchsorted(own, numbers)]


def _quotes(quotes: Sequence[Sequence[tuple[int, int]]], first: Sequence[int]) -> Ids:
    """Ranges of the words of each quotation among all words, shape (q, 2); `first` is where each unit begins."""
    found = [(offset + begin, offset + end) for some, offset in zip(quotes, first, strict=True) for begin, end in some]
    return np.array(found, np.int64).reshape(-1, 2)


# ── character n-grams ─────────────────────────────────────────────────────────────────────────────────────────────


def _grams(units: Sequence[Unit]) -> tuple[NDArray[np.uint64], Ids, Ids, Ids, Ids]:
    """The last five fields of a tally.  Hash and unit are sorted as one number, twice as fast as with indices."""
    row, hashed = _occurrences(units)
    cells, counts = runs(np.sort((hashed & _HASH) | row.astype(np.uint64)))
    hashes, units_of = runs(cells & _HASH)
    cell_gram = np.repeat(np.arange(len(hashes)), units_of)
    return hashes, units_of, (cells & ~_HASH).astype(np.int64), cell_gram, counts


def _occurrences(units: Sequence[Unit]) -> tuple[Ids, NDArray[np.uint64]]:
    """The unit and the hash of each n-gram of each unit's letters; any run of other signs counts as a space."""
    row, codes = _letters([unit.text.lower() for unit in units])
    windows = max(len(codes) - GRAM_LETTERS + 1, 0)
    mixed = np.zeros(windows, np.uint64)
    for offset in range(GRAM_LETTERS):
        mixed = (mixed + codes[offset : offset + windows]) * _MULTIPLIER
    whole = row[:windows] == row[GRAM_LETTERS - 1 :][:windows]
    return row[:windows][whole], mixed[whole]


def _letters(texts: Sequence[str]) -> tuple[Ids, NDArray[np.uint64]]:
    """The letters and digits of all texts as codes, with one space between words, and for each code its text.

    Each text begins and ends with a space.  Signs that are invisible in words are left out.  Texts with fewer signs
    than an n-gram are filled up with spaces.
    """
    codes = np.frombuffer("".join([f" {text} " for text in texts]).encode("utf-32-le", "surrogatepass"), np.uint32)
    row = np.repeat(np.arange(len(texts)), [len(text) + 2 for text in texts])
    letter = _ASCII_LETTERS[np.minimum(codes, 127)]
    other = np.flatnonzero(codes > 127)
    if len(other):
        kinds = distinct(codes[other])
        signs = list(map(chr, kinds.tolist()))
        kind = np.searchsorted(kinds, codes[other])
        letter[other] = np.array([sign.isalnum() for sign in signs])[kind]
        unseen = other[np.array([_INVISIBLE.match(sign) is not None for sign in signs])[kind]]
        if len(unseen):
            row, codes, letter = (np.delete(values, unseen) for values in (row, codes, letter))
    kept = letter.copy()
    kept[1:] |= letter[:-1]  # the first sign behind a word, which becomes a space
    kept[np.flatnonzero(np.diff(row, prepend=-1))] = True  # the first sign of a text, a space as well
    row, codes = row[kept], np.where(letter, codes, 32)[kept].astype(np.uint64)
    short = np.maximum(GRAM_LETTERS - np.bincount(row, minlength=len(texts)), 0)
    if not short.any():
        return row, codes
    at = np.repeat(np.searchsorted(row, np.arange(len(texts)), "right"), short)
    return np.insert(row, at, np.repeat(np.arange(len(texts)), short)), np.insert(codes, at, 32)
