"""Sides -> candidate sentence pairs and what speaks for each, before any pair knows of another.

Every measurement is symmetric (the smaller and the larger of two directions), so swapping the articles mirrors the
result.  Cheap measurements are matrix products over all pairs; string measures run on candidates only.  Cost: units_a ×
units_b × vocabulary multiplications, then some 20 µs a candidate.  Failure mode: a paraphrase without one common word
or n-gram of weight is no candidate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from lineage.alignment.sides import Matrix, Side, Sides

LEAST_COMMON = 0.3
"""Weight of common words from which a pair is a candidate: one word of middling rarity."""
LEAST_COSINE = 0.1
"""Cosine of character n-grams from which a pair is a candidate."""

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
    common = (a.bag * sides.weight) @ b.bag.T
    cosine = a.grams @ b.grams.T
    rows, columns = np.nonzero((common >= LEAST_COMMON) | (cosine >= LEAST_COSINE))
    values: dict[str, Matrix] = {}
    _coverage(sides, common, rows, columns, values)
    _cosines(cosine, rows, columns, values)
    _order(sides, rows, columns, values)
    _place(sides, rows, columns, values)
    return Evidence((len(a.units), len(b.units)), rows, columns, values)


def _coverage(sides: Sides, common: Matrix, rows: Rows, columns: Rows, values: dict[str, Matrix]) -> None:
    """How much of each sentence's weight stands in the other: all words, plain words, names, numbers."""
    a, b, weight = sides.a, sides.b, sides.weight
    plain = weight * ~(sides.name | sides.number)
    _share("all", common[rows, columns], (a.bag @ weight)[rows], (b.bag @ weight)[columns], values)
    shared = ((a.bag * plain) @ b.bag.T)[rows, columns]
    _share("plain", shared, (a.bag @ plain)[rows], (b.bag @ plain)[columns], values)
    names = weight * sides.name
    in_a, in_b = (a.bag @ names)[rows], (b.bag @ names)[columns]
    shared = ((a.bag * names) @ b.bag.T)[rows, columns]
    values["names_common"] = np.sqrt(shared)
    values["names_missing"] = np.minimum(in_a, in_b) - shared
    numbers = weight * sides.number
    in_a, in_b = (a.bag @ numbers)[rows], (b.bag @ numbers)[columns]
    shared = ((a.bag * numbers) @ b.bag.T)[rows, columns]
    values["numbers_common"] = np.minimum(shared, 1.5)
    values["numbers_clash"] = ((shared == 0) & (in_a > 0) & (in_b > 0)).astype(np.float32)


def _share(name: str, common: Matrix, a: Matrix, b: Matrix, values: dict[str, Matrix]) -> None:
    """The common weight, and its share of the lighter and of the heavier sentence."""
    least, most = np.minimum(a, b), np.maximum(a, b)
    values[f"{name}_common"] = np.sqrt(common)
    values[f"{name}_of_lighter"] = common / np.maximum(least, 0.5)
    values[f"{name}_of_heavier"] = common / np.maximum(most, 0.5)


def _cosines(cosine: Matrix, rows: Rows, columns: Rows, values: dict[str, Matrix]) -> None:
    """The cosine of the n-grams, and how near it comes to the best that either sentence has."""
    found = cosine[rows, columns]
    of_row = found / np.maximum(cosine.max(axis=1, initial=1e-6)[rows], 1e-6)
    of_column = found / np.maximum(cosine.max(axis=0, initial=1e-6)[columns], 1e-6)
    values["cosine"] = found
    values["cosine_best"] = np.maximum(of_row, of_column)
    values["cosine_both"] = np.minimum(of_row, of_column)


def _order(sides: Sides, rows: Rows, columns: Rows, values: dict[str, Matrix]) -> None:
    """Words in common order, and the longest run of words that both have."""
    a, b = sides.a, sides.b
    size_a = np.array([len(letters) for letters in a.letters], np.float32)[rows]
    size_b = np.array([len(letters) for letters in b.letters], np.float32)[columns]
    shorter, longer = np.minimum(size_a, size_b), np.maximum(size_a, size_b)
    ordered = np.array(
        [LCSseq.similarity(a.letters[i], b.letters[j]) for i, j in zip(rows, columns, strict=True)], np.float32
    )
    weight = sides.weight.tolist()
    runs = np.array([_run(a.words[i], b.words[j], weight) for i, j in zip(rows, columns, strict=True)], np.float32)
    values["ordered_of_shorter"] = ordered / np.maximum(shorter, 3)
    values["ordered_of_longer"] = ordered / np.maximum(longer, 3)
    values["run"] = np.sqrt(runs)
    values["length"] = np.log1p(shorter)
    values["length_ratio"] = shorter / np.maximum(longer, 1)


def _run(a: list[int], b: list[int], weight: list[float]) -> float:
    """The weight of the heaviest run of words that stands in both."""
    places: dict[int, list[int]] = {}
    for position, word in enumerate(b):
        places.setdefault(word, []).append(position)
    best = 0.0
    before: dict[int, float] = {}
    for word in a:
        now = {at: before.get(at - 1, 0.0) + weight[word] for at in places.get(word, ())}
        best = max(best, *now.values()) if now else best
        before = now
    return best


def _place(sides: Sides, rows: Rows, columns: Rows, values: dict[str, Matrix]) -> None:
    """Where the sentences stand, and whether both are quotations."""
    at_a, at_b = _positions(sides.a)[rows], _positions(sides.b)[columns]
    quoted_a, quoted_b = sides.a.quoted[rows], sides.b.quoted[columns]
    values["distance"] = np.abs(at_a - at_b)
    values["lead"] = ((at_a < 0.12) & (at_b < 0.12)).astype(np.float32)
    values["quoted"] = np.minimum(quoted_a, quoted_b)


def _positions(side: Side) -> Matrix:
    """The middle of each unit as a fraction of the article, 0..1."""
    count = len(side.units)
    return ((np.arange(count) + 0.5) / max(count, 1)).astype(np.float32)
