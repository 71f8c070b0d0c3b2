"""First probabilities of the candidates -> measurements of what the other candidates say about each.

Readers use the surroundings: where the neighbours of a sentence went, whether another sentence matches better, and
above all whether a link explains words that no other link explains, as with sentences that were merged or split.  The
measurements are symmetric like those of `evidence`.  Cost: linear in the words of the candidates, and in the units of A
times those of the longest B; 30 bytes for each word of a candidate that its counterpart has, and arrays of `BAND`
cells.
"""

from __future__ import annotations

import numpy as np

from lineage.alignment.links.arrays import Matrix, bands, in_portions
from lineage.alignment.links.evidence import Evidence
from lineage.alignment.links.sides import Side, Sides, like
from lineage.arrays import Ids, expanded

NEIGHBOURHOOD = 3
"""Sentences on each side of a sentence whose links are counted as its company."""


def context(sides: Sides, evidence: Evidence, probability: Matrix) -> dict[str, Matrix]:
    """The measurements of the evidence and those of the surroundings, by name, each a float32 array over candidates."""
    rows, columns = evidence.rows, evidence.columns
    clipped = np.clip(probability, 1e-3, 1 - 1e-3)
    diagonal, company = _surroundings(sides, rows, columns, probability)
    other_row, other_column = (_other_best(units, probability) for units in (rows, columns))
    new_a = _unexplained(sides.a, sides.b, rows, columns, probability)
    new_b = _unexplained(sides.b, sides.a, columns, rows, probability)
    return evidence.values | {
        "first": np.log(clipped / (1 - clipped)),
        "diagonal": diagonal,
        "company": np.log1p(np.maximum(company - probability, 0)),
        "rival": np.maximum(other_row, other_column),
        "explains_most": np.maximum(new_a, new_b),
        "explains_least": np.minimum(new_a, new_b),
    }


def _surroundings(sides: Sides, rows: Ids, columns: Ids, probability: Matrix) -> tuple[Matrix, Matrix]:
    """For each candidate the higher probability of its two neighbours on the diagonal, and the sum around it.

    The sum is over the neighbourhood, with the candidate itself.  The candidates of all pairs of articles stand below
    one another in one array, with room between them; of a large array only some rows, with their neighbourhood, exist
    at a time.
    """
    pair = sides.a.pair[rows]
    down = rows + NEIGHBOURHOOD * (pair + 1)
    right = columns - sides.b.first[pair] + NEIGHBOURHOOD
    widest = int(np.max(right, initial=NEIGHBOURHOOD)) + NEIGHBOURHOOD + 1
    diagonal, company = np.empty((2, len(rows)), np.float32)
    for band in bands(len(sides.a.pair) + NEIGHBOURHOOD * (len(sides.cosine) + 1), widest):
        top, bottom = band.start - NEIGHBOURHOOD, band.stop + NEIGHBOURHOOD
        near = slice(*np.searchsorted(down, (top, bottom)))
        dense = np.zeros((bottom - top, widest))
        dense[down[near] - top, right[near]] = probability[near]
        here = slice(*np.searchsorted(down, (band.start, band.stop)))
        diagonal[here], company[here] = _around(dense, down[here] - top, right[here])
    return diagonal, company


def _around(dense: Matrix, down: Ids, right: Ids) -> tuple[Matrix, Matrix]:
    """For each place the higher value of its two neighbours on the diagonal, and the sum over its neighbourhood."""
    diagonal: Matrix = np.maximum(dense[down + 1, right + 1], dense[down - 1, right - 1])
    around = range(-NEIGHBOURHOOD, NEIGHBOURHOOD + 1)
    inner = range(NEIGHBOURHOOD, dense.shape[1] - NEIGHBOURHOOD)
    across = np.zeros_like(dense)
    across[:, inner.start : inner.stop] = sum(dense[:, inner.start + by : inner.stop + by] for by in around)
    return diagonal, np.asarray(sum(across[down + by, right] for by in around))


def _other_best(units: Ids, probability: Matrix) -> Matrix:
    """For each candidate the highest probability of the other candidates of its unit; 0 if it has none."""
    best, second = np.zeros((2, int(np.max(units, initial=-1)) + 1), np.float32)
    np.maximum.at(best, units, probability)
    holders = np.flatnonzero(probability == best[units])
    _, first = np.unique(units[holders], return_index=True)
    holders = holders[first]  # one best candidate for each unit, even if several are equally good
    others = probability.copy()
    others[holders] = 0
    np.maximum.at(second, units, others)
    found: Matrix = best[units]
    found[holders] = second[units[holders]]
    return found


def _unexplained(side: Side, other: Side, own: Ids, counterpart: Ids, probability: Matrix) -> Matrix:
    """For each candidate the share of the distinct words of its sentence of `side`, 0..1, that only its counterpart
    explains."""
    begin, end = side.bag_starts[own], side.bag_starts[own + 1]
    parts = []
    for some in in_portions(end - begin):
        pair, word = expanded(begin[some], end[some])
        pair += some.start
        held = other.held.ravel().take(counterpart[pair] * other.held.shape[1] + side.bag_column[word])
        there = np.flatnonzero(held)
        parts.append((pair[there], word[there], like(held[there]).astype(np.float64)))
    pair, word, stands = map(np.concatenate, zip(*parts, strict=True))
    doubt = np.log1p(-np.minimum(probability[pair], 0.999) * stands)
    alone = np.exp(np.bincount(word, doubt, len(side.bag_row))[word] - doubt) * stands
    explained = np.bincount(pair, alone, len(own)) / np.maximum(side.distinct[own], 1.0)
    return explained.astype(np.float32)
