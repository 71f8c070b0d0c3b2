"""Units of both articles -> the arrays that every measurement reads.

Words become columns of one common vocabulary, weighted by their rarity in news at large and in these two articles: the
speaker's name is rare in general and says nothing inside a report on him.  Cost: units × vocabulary × 4 bytes a side.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.background import UNLISTED, rarity
from lineage.alignment.units import Unit
from lineage.alignment.words import letter

Matrix = NDArray[np.floating]

LEAST_WEIGHT = 0.02
"""Weight factor of the commonest words; above 0, so that a sentence of common words can still be covered."""
GRAM_LETTERS = 4
"""Letters of a character n-gram: four separated true from false links best on the pair that the project began with."""
GRAM_COLUMNS = 16384
"""Columns of the n-gram arrays; in long texts several n-grams share one, which adds little noise."""

_GAP = re.compile(r"[\W_]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # mixes the letters of one n-gram into a hash


@dataclass(frozen=True, slots=True)
class Side:
    """One article as arrays over n units and the v words of the common vocabulary."""

    units: Sequence[Unit]
    words: list[list[int]]  # columns of the words of each unit, in order
    letters: list[str]  # the same as one character a word, for measures over strings
    bag: Matrix  # (n, v): 1 where the unit has the word
    grams: Matrix  # (n, g): rows of length 1, over the character n-grams that both articles have
    quoted: Matrix  # (n,): share of words inside quotation marks


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles over one vocabulary."""

    a: Side
    b: Side
    weight: Matrix  # (v,): rarity of a word, 0..1
    name: NDArray[np.bool_]  # (v,): written with a capital inside sentences
    number: NDArray[np.bool_]  # (v,)


def sides(a: Sequence[Unit], b: Sequence[Unit]) -> Sides:
    """The arrays of two lists of units; either may be empty."""
    every = [*a, *b]
    within = Counter(stem for unit in every for stem in {word.stem for word in unit.words})
    stems = sorted(within)
    column = {stem: index for index, stem in enumerate(stems)}
    names = _names(every)
    grams = _grams(a, b)
    return Sides(
        a=_side(a, column, grams[0]),
        b=_side(b, column, grams[1]),
        weight=np.array([_weight(stem, within[stem], len(every)) for stem in stems], np.float32),
        name=np.array([stem in names for stem in stems], bool),
        number=np.array([stem[0].isdigit() for stem in stems], bool),
    )


def _side(units: Sequence[Unit], column: dict[str, int], grams: Matrix) -> Side:
    rows = [[column[word.stem] for word in unit.words] for unit in units]
    bag = np.zeros((len(units), len(column)), np.float32)
    for row, columns in enumerate(rows):
        bag[row, columns] = 1
    return Side(
        units=units,
        words=rows,
        letters=["".join(map(letter, columns)) for columns in rows],
        bag=bag,
        grams=grams,
        quoted=np.array([unit.quoted for unit in units], np.float32),
    )


def _weight(stem: str, units: int, total: int) -> float:
    """Geometric mean of the rarity in news and the rarity in this pair."""
    table = rarity()
    general = table.get(stem, table[UNLISTED])
    here = math.log((total + 1) / (units + 0.5)) / math.log(total + 1)
    return math.sqrt(max(general, LEAST_WEIGHT) * max(here, LEAST_WEIGHT))


def _names(units: Sequence[Unit]) -> set[str]:
    """Stems that stand with a capital inside a sentence more often than without."""
    votes: Counter[str] = Counter()
    for unit in units:
        for position, word in enumerate(unit.words):
            if not word.number and (position or not word.capital):
                votes[word.stem] += 1 if word.capital else -1
    return {stem for stem, vote in votes.items() if vote > 0}


# ── character n-grams ─────────────────────────────────────────────────────────────────────────────────────────────


def _grams(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[Matrix, Matrix]:
    """Rows of n-gram weights of length 1 for each side, over the n-grams that both sides have."""
    units = [*a, *b]
    row, hashed = _occurrences(units)
    if not len(row):
        return np.zeros((len(a), 0), np.float32), np.zeros((len(b), 0), np.float32)
    _, number = np.unique(hashed, return_inverse=True)
    size = int(number.max()) + 1
    cells, counts = np.unique(row * size + number, return_counts=True)
    row, gram = cells // size, cells % size
    rarity_here = np.log((len(units) + 1) / (np.bincount(gram, minlength=size) + 0.5))
    value = np.sqrt(counts) * rarity_here[gram]
    length = np.sqrt(np.bincount(row, value**2, minlength=len(units)))
    value /= np.maximum(length, 1e-9)[row]
    common = np.bincount(gram[row < len(a)], minlength=size) * np.bincount(gram[row >= len(a)], minlength=size) > 0
    column = (np.cumsum(common) - 1) % GRAM_COLUMNS
    kept = common[gram]
    dense = np.zeros((len(units), min(int(common.sum()), GRAM_COLUMNS)), np.float32)
    np.add.at(dense, (row[kept], column[gram[kept]]), value[kept])
    return dense[: len(a)], dense[len(a) :]


def _occurrences(units: Sequence[Unit]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The unit and the hash of each n-gram of each unit's letters; every run of other signs counts as one space."""
    parts = [_GAP.sub(" ", f" {unit.text.lower()} ").ljust(GRAM_LETTERS) for unit in units]
    codes = np.frombuffer("".join(parts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    lengths = np.array([len(part) for part in parts], np.int64)
    ends = np.cumsum(lengths)
    windows = max(len(codes) - GRAM_LETTERS + 1, 0)
    mixed = np.zeros(windows, np.uint64)
    for offset in range(GRAM_LETTERS):
        mixed = mixed * _MULTIPLIER + codes[offset : offset + windows]
    row = np.repeat(np.arange(len(units)), lengths)[:windows]
    whole = np.arange(windows) + GRAM_LETTERS <= ends[row]
    return row[whole], mixed[whole]
