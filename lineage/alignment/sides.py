"""Units of both articles -> the arrays that every measurement reads.

Words are numbered in one common vocabulary and weighted by their rarity in news at large and in these two articles: the
speaker's name is rare in general and says nothing inside a report on him.  Cost: 8 bytes a unit and word that both
sides know; 4 bytes a unit and n-gram that both have.
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
from lineage.alignment.kin import kin
from lineage.alignment.units import Unit
from lineage.alignment.words import letter

Matrix = NDArray[np.floating]

LEAST_WEIGHT = 0.02
"""Weight factor of the commonest words; above 0, so that a sentence of common words can still be covered."""
KINSHIP = 0.8
"""How far a word of kin stands for the word itself."""
GRAM_LETTERS = 4
"""Letters of a character n-gram: four separated true from false links best on the pair that the project began with."""
GRAM_COLUMNS = 16384
"""Columns of the n-gram arrays; in long texts several n-grams share one, which adds little noise."""

_GAP = re.compile(r"[\W_]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # mixes the letters of one n-gram into a hash


@dataclass(frozen=True, slots=True)
class Side:
    """One article as arrays over its n units.

    Words are numbered in one vocabulary of both articles.  The first m numbers are the words that both sides share or
    that are kin to a word of the other side; only these have columns in the arrays.
    """

    units: Sequence[Unit]
    words: list[list[int]]  # numbers of the words of each unit, in order
    letters: list[str]  # the same as one character a word, for measures over strings
    bag: Matrix  # (n, m): 1 where the unit has the word
    like: Matrix  # (n, m): 1 where it has the word, `KINSHIP` where it has a word of kin
    distinct: Matrix  # (n,): number of distinct words
    plain: Matrix  # (n,): weight of its distinct words that are neither names nor numbers
    grams: Matrix  # (n, g): rows of length 1, over the character n-grams that both articles have
    quoted: Matrix  # (n,): share of words inside quotation marks


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles over one vocabulary of v words."""

    a: Side
    b: Side
    weight: Matrix  # (v,): rarity of a word, 0..1
    name: NDArray[np.bool_]  # (v,): written with a capital inside sentences
    number: NDArray[np.bool_]  # (v,)
    columns: int  # m, the number of columns of the arrays


def sides(a: Sequence[Unit], b: Sequence[Unit]) -> Sides:
    """The arrays of two lists of units; either may be empty."""
    every = [*a, *b]
    within = Counter(stem for unit in every for stem in {word.stem for word in unit.words})
    known, relatives = _vocabulary(a, b)
    stems = [*known, *sorted(within.keys() - set(known))]
    number = {stem: index for index, stem in enumerate(stems)}
    names = _names(every)
    weight = np.array([_weight(stem, within[stem], len(every)) for stem in stems], np.float32)
    name = np.array([stem in names for stem in stems], bool)
    digits = np.array([stem[0].isdigit() for stem in stems], bool)
    plain = weight * ~(name | digits)
    grams = _grams(a, b)
    parts = [
        _side(units, [[number[word.stem] for word in unit.words] for unit in units], relatives, plain, own)
        for units, own in zip((a, b), grams, strict=True)
    ]
    return Sides(parts[0], parts[1], weight, name, digits, len(known))


def _vocabulary(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[list[str], list[list[int]]]:
    """The stems that concern both sides, in order, and for each the numbers of its kin."""
    in_a, in_b = ({word.stem for unit in units for word in unit.words} for units in (a, b))
    every = sorted(in_a | in_b)
    pairs = [(every[i], every[j]) for i, j in kin(every)]
    related = {
        stem
        for one, two in pairs
        if (one in in_a and two in in_b) or (two in in_a and one in in_b)
        for stem in (one, two)
    }
    known = sorted((in_a & in_b) | related)
    place = {stem: index for index, stem in enumerate(known)}
    relatives: list[list[int]] = [[] for _ in known]
    for one, two in pairs:
        if one in place and two in place:
            relatives[place[one]].append(place[two])
            relatives[place[two]].append(place[one])
    return known, relatives


def _side(
    units: Sequence[Unit], words: list[list[int]], relatives: list[list[int]], plain: Matrix, grams: Matrix
) -> Side:
    """The arrays of one side; `plain` holds the weight of each word that is neither name nor number, else 0."""
    bag = np.zeros((len(units), len(relatives)), np.float32)
    like = np.zeros_like(bag)
    sets = [sorted(set(row)) for row in words]
    for row, numbers in enumerate(sets):
        inside = [number for number in numbers if number < len(relatives)]
        like[row, [kin for number in inside for kin in relatives[number]]] = KINSHIP
        bag[row, inside] = 1
        like[row, inside] = 1
    return Side(
        units=units,
        words=words,
        letters=["".join(map(letter, row)) for row in words],
        bag=bag,
        like=like,
        distinct=np.array([len(numbers) for numbers in sets], np.float32),
        plain=np.array([plain[numbers].sum() for numbers in sets], np.float32),
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
