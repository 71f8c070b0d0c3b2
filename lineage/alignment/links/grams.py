"""Tallies of two articles -> how alike their units are in character n-grams.

N-grams find pairs that stems do not: in inflected languages, in other scripts, with misspellings.  Cost: linear in the
n-grams of both articles, then units_a × units_b × common n-grams multiplications; 4 bytes for each pair of a unit of A
and a unit of B.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lineage.alignment.links.arrays import Matrix, bands
from lineage.alignment.links.tallies import Tally
from lineage.arrays import Ids

GRAM_COLUMNS = 16384
"""Most columns of the n-gram arrays; in long texts several n-grams share a column, which adds little noise."""


def cosines(a: Tally, b: Tally) -> Matrix:
    """The cosine of each unit of `a` and each unit of `b`, float32 of shape (n_a, n_b), 0..1.

    An n-gram weighs by its rarity in both articles.
    """
    at = np.searchsorted(a.grams, b.grams)
    at[at == len(a.grams)] = 0
    in_b = np.flatnonzero(a.grams[at] == b.grams) if len(a.grams) else np.empty(0, np.int64)
    in_a = at[in_b]
    rarity = _rarity(len(a.units) + len(b.units))
    of_a = _Rows.of(a, in_a, b.gram_units[in_b], rarity)
    of_b = _Rows.of(b, in_b, a.gram_units[in_a], rarity)
    found = np.empty((len(a.units), len(b.units)), np.float32)
    for own in bands(*of_a.shape):
        dense = of_a.dense(own)
        for other in bands(*of_b.shape):
            found[own, other] = dense @ of_b.dense(other).T
    return found


def _rarity(units: int) -> Matrix:
    """At index k, for k from 0 to `units`: the log rarity of an n-gram that k of `units` units have."""
    rarity: Matrix = np.log((units + 1) / (np.arange(units + 1) + 0.5))
    return rarity


class _Rows(NamedTuple):
    """One vector of length 1 for each unit over all its n-grams, of which only those that both sides have are kept."""

    shape: tuple[int, int]
    row: Ids
    column: Ids  # if there are `GRAM_COLUMNS` columns, several n-grams may share one
    value: Matrix

    @classmethod
    def of(cls, own: Tally, common: Ids, other_units: Ids, rarity: Matrix) -> _Rows:
        """The vectors of the units of `own`.

        `common` are the places of the n-grams that both sides have, and `other_units` says in how many units of the
        other side each of these stands.
        """
        units = own.gram_units.copy()
        units[common] += other_units
        value = np.sqrt(own.cell_count) * rarity[units][own.cell_gram]
        length = np.maximum(np.sqrt(np.bincount(own.cell_row, value**2, len(own.units))), 1e-9)
        column = np.full(len(own.grams), -1)
        column[common] = np.arange(len(common)) % GRAM_COLUMNS
        place = column[own.cell_gram]
        kept = np.flatnonzero(place >= 0)
        row = own.cell_row[kept]
        shape = len(own.units), min(len(common), GRAM_COLUMNS)
        return cls(shape, row, place[kept], (value[kept] / length[row]).astype(np.float32))

    def dense(self, band: slice) -> Matrix:
        """The vectors of the units in `band` as a dense array, float32 of shape (units, columns)."""
        (rows, columns), row, column, value = self
        if band != slice(0, rows):
            here = np.flatnonzero((row >= band.start) & (row < band.stop))
            row, column, value = row[here] - band.start, column[here], value[here]
        found = np.zeros((band.stop - band.start, columns), np.float32)
        if columns < GRAM_COLUMNS:
            found[row, column] = value
        else:
            np.add.at(found, (row, column), value)
        return found
