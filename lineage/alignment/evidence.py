"""Sides -> candidate sentence pairs and what speaks for each, before any pair knows of another.

Every measurement is symmetric (most take the weaker of two directions), so swapping the articles mirrors the result.
Cheap measurements are matrix products over all pairs; the others run on candidates only.  Few measurements, each for
another kind of likeness: forty more of the kind (window similarity, clause coverage, token-set ratios, word vectors,
speakers, weights by rarity class) changed nothing on pairs left out of training.  Cost: units_a × units_b × vocabulary
multiplications, then some 10 µs a candidate.  Failure mode: a paraphrase without one common word or n-gram of weight is
no candidate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.order import order
from lineage.alignment.sides import Matrix, Side, Sides

LEAST_COMMON = 0.4
"""Weight of common words from which a pair is a candidate: one word that is not common.  At 0.3 there are half as many
candidates more and no better links on labelled pairs left out of training, at 0.8 the first are lost."""
LEAST_COSINE = 0.12
"""Cosine of character n-grams from which a pair is a candidate, chosen in the same way."""
MOST_CANDIDATES = 64
"""Candidates a sentence, on average, from which only the best of each sentence are kept.  News has about ten; a text
that repeats one sentence a thousand times would have a million pairs of twins."""
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidate pairs (rows[k], columns[k]) and their measurements by name, each an array over the candidates."""

    shape: tuple[int, int]
    rows: Rows
    columns: Rows
    values: dict[str, Matrix]


def evidence(sides: Sides) -> Evidence:
    """The candidates of two sides in reading order of A, then B."""
    a, b = sides.a, sides.b
    common = (a.bag * sides.weight[: sides.columns]) @ b.bag.T
    cosine = a.grams @ b.grams.T
    rows, columns = np.nonzero((common >= LEAST_COMMON) | (cosine >= LEAST_COSINE))
    if len(rows) > MOST_CANDIDATES * max(cosine.shape):
        rows, columns = _best(cosine, _positions(a)[:, None] - _positions(b)[None, :])
    values = (
        _coverage(sides, rows, columns)
        | _cosines(cosine, rows, columns)
        | order(sides, rows, columns)
        | {"distance": np.abs(_positions(a)[rows] - _positions(b)[columns])}
    )
    return Evidence((len(a.units), len(b.units)), rows, columns, values)


def _best(cosine: Matrix, distance: Matrix) -> tuple[Rows, Rows]:
    """The pairs that are among the best of either sentence: by n-grams, then by nearness of place."""
    kept = np.zeros(cosine.shape, bool)
    for likeness, gap, chosen in ((cosine, distance, kept), (cosine.T, distance.T, kept.T)):
        for row, values in enumerate(likeness):
            chosen[row, np.lexsort((np.abs(gap[row]), -values))[: MOST_CANDIDATES // 2]] = True
    rows, columns = np.nonzero(kept)
    return rows, columns


def _coverage(sides: Sides, rows: Rows, columns: Rows) -> dict[str, Matrix]:
    """Common weight of plain words (kin counts), names and numbers, and the plain words' share of either sentence."""
    a, b = sides.a, sides.b
    known = slice(sides.columns)
    weight, name, number = sides.weight[known], sides.name[known], sides.number[known]
    plain = weight * ~(name | number)
    plain_a, plain_b = np.maximum(a.plain, 0.5)[rows], np.maximum(b.plain, 0.5)[columns]
    kin_a = ((a.bag * plain) @ b.like.T)[rows, columns]
    kin_b = (a.like @ (b.bag * plain).T)[rows, columns]
    return {
        "kin_common": np.sqrt((kin_a + kin_b) / 2),
        "kin_share": np.minimum(kin_a / plain_a, kin_b / plain_b),
        "names_common": np.sqrt(((a.bag * (weight * name)) @ b.bag.T)[rows, columns]),
        "numbers_common": np.minimum(((a.bag * (weight * number)) @ b.bag.T)[rows, columns], 1.5),
    }


def _cosines(cosine: Matrix, rows: Rows, columns: Rows) -> dict[str, Matrix]:
    """The cosine of the n-grams, and how near it comes to the best that either sentence has."""
    found = cosine[rows, columns]
    of_row = found / np.maximum(cosine.max(axis=1, initial=1e-6)[rows], 1e-6)
    of_column = found / np.maximum(cosine.max(axis=0, initial=1e-6)[columns], 1e-6)
    return {
        "cosine": found,
        "cosine_best": np.maximum(of_row, of_column),
        "cosine_both": np.minimum(of_row, of_column),
    }


def _positions(side: Side) -> Matrix:
    """The middle of each unit as a fraction of the article, 0..1."""
    count = len(side.units)
    return ((np.arange(count) + 0.5) / max(count, 1)).astype(np.float32)
