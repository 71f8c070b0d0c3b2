"""First probabilities of the candidates -> what the other candidates say about each.

Readers use the surroundings: where the neighbours of a sentence went, whether another sentence matches better, and
above all whether a link explains words that nothing else explains, which is what merged and split sentences look like.
Symmetric like the evidence.  Cost: linear in the words of the candidates, and in the units of A times those of the
longest B; 30 bytes for each word of a candidate that its counterpart has, and what `BAND` says.
"""

from __future__ import annotations

import numpy as np

from lineage.alignment.links.arrays import Matrix, bands, in_portions
from lineage.alignment.links.evidence import Evidence
from lineage.alignment.links.sides import Side, Sides, like
from lineage.arrays import Ids, expanded

NEIGHBOURHOOD = 3
"""Sentences to each side whose links are counted as company."""


def context(sides: Sides, evidence: Evidence, probability: Matrix) -> dict[str, Matrix]:
    """The evidence and what the surroundings add to it, by name, each an array over the candidates."""
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
    """The better of the two next pairs on the diagonal, and the sum over the neighbourhood with the pair itself.

    The candidates of all pairs of articles stand below one another in one array, with room between them; of a large one
    some rows at a time are made, with those of the neighbourhood.
    """
    pair = sides.a.pair[rows]
    down = rows + NEIGHBOURHOOD * (pair + 1)
    right = columns - sides.b.first[pair] + NEIGHBOURHOOD
    widest = int(right.max(initial=NEIGHBOURHOOD)) + NEIGHBOURHOOD + 1
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
    """For each of these places the better of the next ones on the diagonal, and the sum over the neighbourhood."""
    diagonal: Matrix = np.maximum(dense[down + 1, right + 1], dense[down - 1, right - 1])
    around = range(-NEIGHBOURHOOD, NEIGHBOURHOOD + 1)
    inner = range(NEIGHBOURHOOD, dense.shape[1] - NEIGHBOURHOOD)
    across = np.zeros_like(dense)
    across[:, inner.start : inner.stop] = sum(dense[:, inner.start + by : inner.stop + by] for by in around)
    return diagonal, np.asarray(sum(across[down + by, right] for by in around))


def _other_best(units: Ids, probability: Matrix) -> Matrix:
    """For each candidate the best of the other candidates of its unit, 0 where there is none."""
    best, second = np.zeros((2, int(units.max(initial=-1)) + 1), np.float32)
    np.maximum.at(best, units, probability)
    holders = np.flatnonzero(probability == best[units])
    _, first = np.unique(units[holders], return_index=True)
    holders = holders[first]  # one for each unit
    others = probability.copy()
    others[holders] = 0
    np.maximum.at(second, units, others)
    found: Matrix = best[units]
    found[holders] = second[units[holders]]
    return found


def _unexplained(side: Side, other: Side, own: Ids, counterpart: Ids, probability: Matrix) -> Matrix:
    """Share of the distinct words of a sentence of `side` that its counterpart explains and no other candidate does."""
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
