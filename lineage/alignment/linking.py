"""Units of two articles -> the pairs of units that say the same.

Many to many: a sentence may draw on several.  Furniture takes no part.  Cost and failure mode: see evidence and
context.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from lineage.alignment.context import context
from lineage.alignment.evidence import evidence
from lineage.alignment.model import LinkModel
from lineage.alignment.sides import sides
from lineage.alignment.units import Unit


class Pair(NamedTuple):
    """Indices of a unit of A and a unit of B, and the probability that they say the same."""

    a: int
    b: int
    score: float


def linked(a: Sequence[Unit], b: Sequence[Unit], model: LinkModel) -> list[Pair]:
    """The pairs that say the same, in the order of A, then B."""
    of_a = [index for index, unit in enumerate(a) if unit.kind != "furniture"]
    of_b = [index for index, unit in enumerate(b) if unit.kind != "furniture"]
    both = sides([a[index] for index in of_a], [b[index] for index in of_b])
    found = evidence(both)
    first = model.first.probability(found.values, len(found.rows))
    second = model.second.probability(context(both, found, first), len(found.rows))
    return [
        Pair(of_a[i], of_b[j], float(score))
        for i, j, score in zip(found.rows, found.columns, second, strict=True)
        if score >= model.threshold
    ]


def out_of_order(pairs: Sequence[Pair]) -> frozenset[int]:
    """Indices of the pairs that leave the common order of both articles.

    The order is the longest chain of pairs in which neither side runs backwards; of chains of one length the one whose
    pairs come first is kept.
    """
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k].a, pairs[k].b))
    tails: list[int] = []  # last B unit of the best chain of each length
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for k in order:
        length = bisect_right(tails, pairs[k].b)
        before[k] = ends[length - 1] if length else None
        tails[length : length + 1] = [pairs[k].b]
        ends[length : length + 1] = [k]
    chain: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        chain.add(at)
        at = before[at]
    return frozenset(range(len(pairs))) - chain
