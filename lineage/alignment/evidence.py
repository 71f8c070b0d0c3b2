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

from lineage.alignment.arrays import Ids, Matrix
from lineage.alignment.order import order
from lineage.alignment.sides import Sides

LEAST_COMMON = 0.4
"""Weight of common words from which a pair is a candidate: one word that is not common.  At 0.3 there are half as many
candidates more and no better links on labelled pairs left out of training, at 0.8 the first are lost."""
LEAST_COSINE = 0.12
"""Cosine of character n-grams from which a pair is a candidate, chosen in the same way."""
MOST_CANDIDATES = 64
"""Candidates a sentence, on average, from which only the best of each sentence are kept.  News has about ten; a text
that repeats one sentence a thousand times would have a million pairs of twins."""
LEAST_BEST = 1e-6
"""Cosine that counts as the best of a sentence without any, which others are divided by."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidate pairs of units (rows[k], columns[k]) and their measurements by name, each an array over them."""

    rows: Ids
    columns: Ids
    values: dict[str, Matrix]


def evidence(sides: Sides) -> Evidence:
    """The candidates of all pairs of articles, in reading order of A, then B."""
    parts = [_candidates(sides, pair) for pair in range(len(sides.cosine))]
    rows, columns, *products = (np.concatenate(part) for part in zip(*parts, strict=True))
    values = (
        _coverage(sides, rows, columns, *products[:4])
        | _cosines(*products[4:])
        | order(sides, rows, columns)
        | {"distance": np.abs(sides.a.position[rows] - sides.b.position[columns])}
    )
    return Evidence(rows, columns, values)


def _candidates(sides: Sides, pair: int) -> tuple[Ids, Ids, Matrix, Matrix, Matrix, Matrix, Matrix, Matrix, Matrix]:
    """Rows and columns of the candidates of one pair of articles, and what takes products of whole arrays.

    These are the common weight of plain words from either side, of names and of numbers; and the cosine of n-grams,
    with the best of its row and of its column.
    """
    words, cosine = sides.words, sides.cosine[pair]
    known = slice(words.first[pair], words.first[pair + 1])
    of_a, of_b = (slice(side.first[pair], side.first[pair + 1]) for side in (sides.a, sides.b))
    own = slice(known.stop - known.start)
    weight, name, number = words.weight[known], words.name[known], words.number[known]
    plain = weight * ~(name | number)
    bag_a, bag_b = sides.a.bag[of_a, own], sides.b.bag[of_b, own]
    common = (bag_a * weight) @ bag_b.T
    at = np.nonzero((common >= LEAST_COMMON) | (cosine >= LEAST_COSINE))
    if len(at[0]) > MOST_CANDIDATES * max(cosine.shape):
        at = _best(cosine, sides.a.position[of_a][:, None] - sides.b.position[of_b][None, :])
    return (
        at[0] + of_a.start,
        at[1] + of_b.start,
        ((bag_a * plain) @ sides.b.like[of_b, own].T)[at],
        (sides.a.like[of_a, own] @ (bag_b * plain).T)[at],
        ((bag_a * (weight * name)) @ bag_b.T)[at],
        ((bag_a * (weight * number)) @ bag_b.T)[at],
        cosine[at],
        cosine.max(axis=1, initial=LEAST_BEST)[at[0]],
        cosine.max(axis=0, initial=LEAST_BEST)[at[1]],
    )


def _best(cosine: Matrix, distance: Matrix) -> tuple[Ids, Ids]:
    """The pairs that are among the best of either sentence: by n-grams, then by nearness of place."""
    kept = np.zeros(cosine.shape, bool)
    for likeness, gap, chosen in ((cosine, distance, kept), (cosine.T, distance.T, kept.T)):
        for row, values in enumerate(likeness):
            chosen[row, np.lexsort((np.abs(gap[row]), -values))[: MOST_CANDIDATES // 2]] = True
    rows, columns = np.nonzero(kept)
    return rows, columns


def _coverage(
    sides: Sides, rows: Ids, columns: Ids, kin_a: Matrix, kin_b: Matrix, names: Matrix, numbers: Matrix
) -> dict[str, Matrix]:
    """Common weight of plain words (kin counts), names and numbers, and the plain words' share of either sentence."""
    plain_a, plain_b = np.maximum(sides.a.plain, 0.5)[rows], np.maximum(sides.b.plain, 0.5)[columns]
    return {
        "kin_common": np.sqrt((kin_a + kin_b) / 2),
        "kin_share": np.minimum(kin_a / plain_a, kin_b / plain_b),
        "names_common": np.sqrt(names),
        "numbers_common": np.minimum(numbers, 1.5),
    }


def _cosines(found: Matrix, of_row: Matrix, of_column: Matrix) -> dict[str, Matrix]:
    """The cosine of the n-grams, and how near it comes to the best that either sentence has."""
    return {
        "cosine": found,
        "cosine_best": np.maximum(found / of_row, found / of_column),
        "cosine_both": np.minimum(found / of_row, found / of_column),
    }
