"""First probabilities of the candidates -> what the other candidates say about each.

Readers use the surroundings: where the neighbours of a sentence went, whether another sentence matches better, and
above all whether a link explains words that nothing else explains, which is what merged and split sentences look like.
Symmetric like the evidence.  Cost: linear in the candidates, a dozen small array operations a sentence.
"""

from __future__ import annotations

import numpy as np

from lineage.alignment.evidence import Evidence, Rows
from lineage.alignment.sides import Matrix, Side, Sides, expanded

NEIGHBOURHOOD = 3
"""Sentences to each side whose links are counted as company."""


def context(sides: Sides, evidence: Evidence, probability: Matrix) -> dict[str, Matrix]:
    """The evidence and what the surroundings add to it, by name, each an array over the candidates."""
    rows, columns = evidence.rows, evidence.columns
    dense = np.zeros(evidence.shape, np.float32)
    dense[rows, columns] = probability
    clipped = np.clip(probability, 1e-3, 1 - 1e-3)
    other_row, other_column = _other_best(dense)[rows, columns], _other_best(dense.T).T[rows, columns]
    new_a = _unexplained(sides.a, sides.b, rows, columns, probability)
    new_b = _unexplained(sides.b, sides.a, columns, rows, probability)
    return evidence.values | {
        "first": np.log(clipped / (1 - clipped)),
        "diagonal": np.maximum(_shifted(dense, 1, 1), _shifted(dense, -1, -1))[rows, columns],
        "company": np.log1p(np.maximum(_surroundings(dense) - dense, 0)[rows, columns]),
        "rival": np.maximum(other_row, other_column),
        "explains_most": np.maximum(new_a, new_b),
        "explains_least": np.minimum(new_a, new_b),
    }


def _shifted(dense: Matrix, down: int, right: int) -> Matrix:
    """The array whose cell (i, j) is that of (i + down, j + right), 0 beyond the border."""
    result = np.zeros_like(dense)
    height, width = dense.shape
    if abs(down) < height and abs(right) < width:
        result[max(0, -down) : height - max(0, down), max(0, -right) : width - max(0, right)] = dense[
            max(0, down) : height - max(0, -down), max(0, right) : width - max(0, -right)
        ]
    return result


def _surroundings(dense: Matrix) -> Matrix:
    """The sum of the square of cells around each, the cell itself included."""
    size = 2 * NEIGHBOURHOOD + 1
    padded = np.pad(dense, NEIGHBOURHOOD).astype(np.float64)
    for axis in (0, 1):
        total = np.insert(np.cumsum(padded, axis=axis), 0, 0, axis=axis)
        count = dense.shape[axis]
        padded = np.take(total, range(size, size + count), axis=axis) - np.take(total, range(count), axis=axis)
    return padded.astype(np.float32)


def _other_best(dense: Matrix) -> Matrix:
    """For each cell the best of the other cells of its row."""
    if dense.shape[1] < 2:
        return np.zeros_like(dense)
    top = np.partition(dense, -2, axis=1)[:, -2:]
    return np.where(dense >= top[:, 1:], top[:, :1], top[:, 1:])


def _unexplained(side: Side, other: Side, own: Rows, counterpart: Rows, probability: Matrix) -> Matrix:
    """Share of the distinct words of a sentence of `side` that its counterpart explains and no other candidate does."""
    rows, words = np.nonzero(side.bag)
    starts = np.searchsorted(rows, np.arange(len(side.units) + 1))
    pair, word = expanded(starts[own], starts[own + 1])
    stands = other.like[counterpart[pair], words[word]]
    some = np.flatnonzero(stands)
    pair, word, stands = pair[some], word[some], stands[some].astype(np.float64)
    doubt = np.log1p(-np.minimum(probability[pair], 0.999) * stands)
    alone = np.exp(np.bincount(word, doubt, len(words))[word] - doubt) * stands
    explained = np.bincount(pair, alone, len(own)) / np.maximum(side.distinct[own], 1.0)
    return explained.astype(np.float32)
