"""Units of both articles -> the arrays that every measurement reads.

Words are numbered in one common vocabulary and weighted by their rarity in news at large and in these two articles: the
speaker's name is rare in general and says nothing inside a report on him.  Cost: 8 bytes a unit and word that both
sides know; 4 bytes a unit and n-gram that both have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.kin import Ids, listed, table
from lineage.alignment.tallies import Tally
from lineage.alignment.units import Unit
from lineage.alignment.words import letters

Matrix = NDArray[np.floating]

LEAST_WEIGHT = 0.02
"""Weight factor of the commonest words; above 0, so that a sentence of common words can still be covered."""
KINSHIP = 0.8
"""How far a word of kin stands for the word itself."""
GRAM_COLUMNS = 16384
"""Columns of the n-gram arrays; in long texts several n-grams share one, which adds little noise."""


@dataclass(frozen=True, slots=True)
class Side:
    """One article as arrays over its n units.

    Words are numbered in one vocabulary of both articles.  The first m numbers are the words that both sides share or
    that are kin to a word of the other side; only these have columns in the arrays.
    """

    units: Sequence[Unit]
    row: Ids  # of each word in reading order: its unit
    number: Ids  # of each word in reading order
    starts: Ids  # (n + 1,): where the words of each unit begin, and at last where all end
    quotes: Ids  # (q, 2): ranges of the words that stand in quotation marks together
    bag: Matrix  # (n, m): 1 where the unit has the word
    like: Matrix  # (n, m): 1 where it has the word, `KINSHIP` where it has a word of kin
    distinct: Matrix  # (n,): number of distinct words
    plain: Matrix  # (n,): weight of its distinct words that are neither names nor numbers
    grams: Matrix  # (n, g): rows of length 1, over the character n-grams that both articles have

    @property
    def words(self) -> list[list[int]]:
        """The numbers of the words of each unit, in order."""
        return [part.tolist() for part in np.split(self.number, self.starts[1:-1])] if len(self.units) else []

    @property
    def letters(self) -> list[str]:
        """The same as one character a word, for measures over strings."""
        spelt, starts = letters(self.number), self.starts.tolist()
        return [spelt[start:end] for start, end in pairwise(starts)]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles over one vocabulary of v words."""

    a: Side
    b: Side
    weight: Matrix  # (v,): rarity of a word, 0..1
    name: NDArray[np.bool_]  # (v,): written with a capital inside sentences
    number: NDArray[np.bool_]  # (v,)
    columns: int  # m, the number of columns of the arrays


def sides(a: Tally, b: Tally) -> Sides:
    """The arrays of two articles; either may be empty."""
    known, relatives = _vocabulary(a, b)
    of_a, of_b, count = _numbers(known, a.stems, b.stems)
    within = _added(count, (of_a[a.bag_stem], None), (of_b[b.bag_stem], None))
    name = _added(count, (of_a, a.votes), (of_b, b.votes)) > 0
    general = np.empty(count, np.float64)
    general[of_a], general[of_b] = a.rarity, b.rarity
    weight = _weights(general, within, len(a.units) + len(b.units))
    digits = np.empty(count, np.bool_)
    digits[of_a], digits[of_b] = a.digit, b.digit
    plain = weight * ~(name | digits)
    grams = _grams(a, b)
    parts = [
        _side(side, numbers, relatives, plain, own)
        for side, numbers, own in zip((a, b), (of_a, of_b), grams, strict=True)
    ]
    return Sides(parts[0], parts[1], weight, name, digits, len(known))


def _numbers(known: Sequence[str], *sides: Sequence[str]) -> tuple[Ids, Ids, int]:
    """The number of each stem of each side, and how many there are; `known` ones first, the others are of one side."""
    number = {stem: index for index, stem in enumerate(known)}
    count, found = len(known), []
    for stems in sides:
        numbers = np.array([number.get(stem, -1) for stem in stems], np.int64)
        own = np.flatnonzero(numbers < 0)
        numbers[own] = np.arange(count, count + len(own))
        count += len(own)
        found.append(numbers)
    of_a, of_b = found
    return of_a, of_b, count


def _added(size: int, *parts: tuple[Ids, Ids | None]) -> NDArray[np.float64]:
    """For each number below `size` how often it comes, or the sum of what comes with it."""
    total = np.zeros(size, np.float64)
    for numbers, values in parts:
        total += np.bincount(numbers, values, size)
    return total


def _vocabulary(a: Tally, b: Tally) -> tuple[list[str], tuple[Ids, Ids]]:
    """The stems that concern both sides, in order, and their kin: where those of each begin, and their numbers.

    A stem concerns both sides where both have it, or where the other one has a stem of its kin.
    """
    numbers, starts, kin = table()
    has_a, has_b = (_marked(len(numbers), side.kin[side.kin >= 0]) for side in (a, b))
    wanted = set(a.stems).intersection(b.stems)
    for side, others in ((a, has_b), (b, has_a)):
        rows = np.flatnonzero(side.kin >= 0)
        owner, at = expanded(starts[side.kin[rows]], starts[side.kin[rows] + 1])
        wanted.update(side.stems[row] for row in rows[owner[others[kin[at]]]].tolist())
    known = sorted(wanted)
    own = listed(known)
    rows = np.flatnonzero(own >= 0)
    place = np.full(len(numbers), -1)
    place[own[rows]] = rows
    owner, at = expanded(starts[own[rows]], starts[own[rows] + 1])
    relative = place[kin[at]]
    counts = np.bincount(rows[owner[relative >= 0]], minlength=len(known))
    return known, (np.concatenate([[0], np.cumsum(counts)]), relative[relative >= 0])


def _marked(size: int, places: Ids) -> NDArray[np.bool_]:
    """True at these places of `size`."""
    marks = np.zeros(size, np.bool_)
    marks[places] = True
    return marks


def _side(tally: Tally, numbers: Ids, relatives: tuple[Ids, Ids], plain: Matrix, grams: Matrix) -> Side:
    """The arrays of one side; `plain` holds the weight of each word that is neither name nor number, else 0."""
    count = len(tally.units)
    starts, kin = relatives
    bag = np.zeros((count, len(starts) - 1), np.float32)
    like = np.zeros_like(bag)
    known = numbers[tally.bag_stem] < len(starts) - 1
    row, number = tally.bag_row[known], numbers[tally.bag_stem[known]]
    entry, place = expanded(starts[number], starts[number + 1])
    like[row[entry], kin[place]] = KINSHIP
    bag[row, number] = like[row, number] = 1
    return Side(
        units=tally.units,
        row=tally.row,
        number=numbers[tally.stem],
        starts=np.searchsorted(tally.row, np.arange(count + 1)),
        quotes=tally.quotes,
        bag=bag,
        like=like,
        distinct=np.bincount(tally.bag_row, minlength=count).astype(np.float32),
        plain=np.bincount(tally.bag_row, plain[numbers[tally.bag_stem]], count).astype(np.float32),
        grams=grams,
    )


def expanded(begin: Ids, end: Ids) -> tuple[Ids, Ids]:
    """For ranges of places: the index of the range and the place, for each place of each range in turn."""
    lengths = end - begin
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return owner, np.arange(len(owner)) + np.repeat(begin - np.cumsum(lengths) + lengths, lengths)


def _weights(general: NDArray[np.float64], units: NDArray[np.float64], total: int) -> Matrix:
    """Geometric mean of the rarity in news and the rarity in this pair, where `units` of `total` have the word."""
    here = np.log((total + 1) / (units + 0.5)) / np.log(max(total, 1) + 1)
    weights: Matrix = np.sqrt(np.maximum(general, LEAST_WEIGHT) * np.maximum(here, LEAST_WEIGHT)).astype(np.float32)
    return weights


def _grams(a: Tally, b: Tally) -> tuple[Matrix, Matrix]:
    """Rows of n-gram weights of length 1 for each side, over the n-grams that both sides have."""
    _, in_a, in_b = np.intersect1d(a.grams, b.grams, assume_unique=True, return_indices=True)
    return _gram_rows(a, in_a, b.gram_units[in_b], len(b.units)), _gram_rows(b, in_b, a.gram_units[in_a], len(a.units))


def _gram_rows(own: Tally, common: Ids, other_units: Ids, others: int) -> Matrix:
    """One side of it: `common` n-grams stand in so many of the other side's units as well."""
    units = own.gram_units.astype(np.float64)
    units[common] += other_units
    rarity = np.log((len(own.units) + others + 1) / (units + 0.5))
    value = np.sqrt(own.cell_count) * rarity[own.cell_gram]
    value /= np.maximum(np.sqrt(np.bincount(own.cell_row, value**2, len(own.units))), 1e-9)[own.cell_row]
    column = np.full(len(own.grams), -1)
    column[common] = np.arange(len(common)) % GRAM_COLUMNS
    place = column[own.cell_gram]
    dense = np.zeros((len(own.units), min(len(common), GRAM_COLUMNS)), np.float32)
    kept = place >= 0
    cells, values = (own.cell_row[kept], place[kept]), value[kept].astype(np.float32)
    if len(common) > GRAM_COLUMNS:
        np.add.at(dense, cells, values)
    else:
        dense[cells] = values
    return dense
