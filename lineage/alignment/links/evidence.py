"""Sides -> candidate pairs of sentences, and measurements of each pair by itself.

Every measurement is symmetric (most take the weaker of two directions), so swapping the articles mirrors the result.
Cheap measurements are matrix products over all pairs, a band of either article at a time; the rest run on candidates
only.  There is one measurement for each kind of likeness: forty more of the same kinds (window similarity, clause
coverage, token-set ratios, word vectors, speakers, weights by rarity class) changed nothing on pairs left out of
training.  Cost: units_a × units_b × vocabulary multiplications, then some 4 µs a candidate.  Failure mode: a paraphrase
without one common word or n-gram of weight is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from lineage.alignment.links.arrays import Marks, Matrix, bands
from lineage.alignment.links.order import order
from lineage.alignment.links.sides import Sides, bag, like
from lineage.arrays import Ids

LEAST_COMMON = 0.4
"""Least weight of the words in common for a pair to be a candidate: that of one word that is not frequent.  With 0.3
there are half as many candidates more and no better links on labelled pairs left out of training; with 0.8 the first
links are lost."""
LEAST_COSINE = 0.12
"""Least cosine of character n-grams for a pair to be a candidate, chosen on the same labelled pairs."""
MOST_CANDIDATES = 64
"""Most candidates per sentence, on average, that are all kept; of more, only the best of each sentence are.  News has
about ten; a text that repeats one sentence a thousand times would have a million pairs of twins."""
LEAST_BEST = 1e-6
"""Least cosine that is taken for the best of a sentence, as cosines are divided by it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidate pairs of units, (rows[k], columns[k]), and their measurements by name, each an array over these."""

    rows: Ids
    columns: Ids
    values: dict[str, Matrix]


class _Candidates(NamedTuple):
    """Candidates, and the measurements that products of whole arrays give for each."""

    rows: Ids
    columns: Ids
    plain_a: Matrix  # weight of the plain words of A that B has, or has kin of
    plain_b: Matrix  # weight of the plain words of B that A has, or has kin of
    names: Matrix  # weight of the names that both have
    numbers: Matrix  # weight of the numbers that both have
    cosine: Matrix
    best_a: Matrix  # the best cosine that the unit of A has with any unit
    best_b: Matrix  # the best cosine that the unit of B has with any unit


def evidence(sides: Sides) -> Evidence:
    """The candidates of all pairs of articles, in reading order of A, then B."""
    parts = [_of_pair(sides, pair) for pair in range(len(sides.cosine))]
    found = _Candidates(*map(np.concatenate, zip(*parts, strict=True)))
    values = (
        _coverage(sides, found)
        | _cosines(found)
        | order(sides, found.rows, found.columns)
        | {"distance": np.abs(sides.a.position[found.rows] - sides.b.position[found.columns])}
    )
    return Evidence(found.rows, found.columns, values)


def _of_pair(sides: Sides, pair: int) -> _Candidates:
    """The candidates of one pair of articles."""
    words, cosine = sides.words, sides.cosine[pair]
    known = slice(words.first[pair], words.first[pair + 1])
    of_a, of_b = (slice(side.first[pair], side.first[pair + 1]) for side in (sides.a, sides.b))
    held_a, held_b = sides.a.held[of_a, : known.stop - known.start], sides.b.held[of_b, : known.stop - known.start]
    weight, name, number = words.weight[known], words.name[known], words.number[known]
    likely = cosine >= LEAST_COSINE
    for rows, columns in _tiles(held_a, held_b):
        likely[rows, columns] |= (bag(held_a[rows]) * weight) @ bag(held_b[columns]).T >= LEAST_COMMON
    i, j = np.nonzero(likely)
    if len(i) > MOST_CANDIDATES * max(cosine.shape):
        i, j = _best(cosine, sides.a.position[of_a][:, None] - sides.b.position[of_b][None, :])
    kinds = np.stack([~(name | number), name, number])
    plain_a, plain_b, names, numbers = _shared(held_a, held_b, i, j, weight * kinds)
    return _Candidates(
        rows=i + of_a.start,
        columns=j + of_b.start,
        plain_a=plain_a,
        plain_b=plain_b,
        names=names,
        numbers=numbers,
        cosine=cosine[i, j],
        best_a=cosine.max(axis=1, initial=LEAST_BEST)[i],
        best_b=cosine.max(axis=0, initial=LEAST_BEST)[j],
    )


def _shared(held_a: Marks, held_b: Marks, i: Ids, j: Ids, weights: Matrix) -> Matrix:
    """Weights of what the candidates of two articles share, (4, candidates): plain words of A, of B, names, numbers.

    `weights` are those of the plain words, the names and the numbers, (3, words), 0 for all others.
    """
    found = np.empty((4, len(i)), np.float32)
    plain, names, numbers = weights
    for rows, columns in _tiles(held_a, held_b):
        bag_a, bag_b = bag(held_a[rows]), bag(held_b[columns])
        here = np.flatnonzero((i >= rows.start) & (i < rows.stop) & (j >= columns.start) & (j < columns.stop))
        cells = i[here] - rows.start, j[here] - columns.start
        found[0, here] = ((bag_a * plain) @ like(held_b[columns]).T)[cells]
        found[1, here] = (like(held_a[rows]) @ (bag_b * plain).T)[cells]
        found[2, here] = ((bag_a * names) @ bag_b.T)[cells]
        found[3, here] = ((bag_a * numbers) @ bag_b.T)[cells]
    return found


def _tiles(a: Marks, b: Marks) -> Iterator[tuple[slice, slice]]:
    """Slices of the units of A and of B, with as many units as make arrays of a good size."""
    return product(bands(*a.shape), bands(*b.shape))


def _best(cosine: Matrix, distance: Matrix) -> tuple[Ids, Ids]:
    """The pairs that are among the best of either sentence, by the cosine of n-grams, then by nearness of position."""
    kept = np.zeros(cosine.shape, bool)
    for likeness, gap, chosen in ((cosine, distance, kept), (cosine.T, distance.T, kept.T)):
        for row, values in enumerate(likeness):
            chosen[row, np.lexsort((np.abs(gap[row]), -values))[: MOST_CANDIDATES // 2]] = True
    rows, columns = np.nonzero(kept)
    return rows, columns


def _coverage(sides: Sides, found: _Candidates) -> dict[str, Matrix]:
    """Weight of the plain words (kin counts), names and numbers in common, and the smaller of the plain words' shares
    of the two sentences."""
    whole_a = np.maximum(sides.a.plain, 0.5)[found.rows]
    whole_b = np.maximum(sides.b.plain, 0.5)[found.columns]
    return {
        "kin_common": np.sqrt((found.plain_a + found.plain_b) / 2),
        "kin_share": np.minimum(found.plain_a / whole_a, found.plain_b / whole_b),
        "names_common": np.sqrt(found.names),
        "numbers_common": np.minimum(found.numbers, 1.5),
    }


def _cosines(found: _Candidates) -> dict[str, Matrix]:
    """The cosine of the n-grams, and its ratios to the best cosines that the two sentences have."""
    of_a, of_b = found.cosine / found.best_a, found.cosine / found.best_b
    return {"cosine": found.cosine, "cosine_best": np.maximum(of_a, of_b), "cosine_both": np.minimum(of_a, of_b)}
