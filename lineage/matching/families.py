"""matches of wordings -> families: near-duplicates of one another, without chaining.

Wordings are visited in an order that the caller gives (by time, say).  One that belongs to no family yet represents a
new one, and takes in those of its near-duplicates that are free, the closest first.  Similarity does not carry over: of
two texts that share half of their shingles with a third, one may be its beginning and the other its end.  1 - Jaccard
is a metric, however, so J(x, y) >= J(x, r) + J(y, r) - 1; where this bound does not reach `family_floor`, x is taken in
only if it matches y itself.

The result is a function of each connected set of matches and of the order inside it: other wordings, batches and row
numbers cannot change it.  Cost: 2 µs a match.  Failure mode: in a cloud of variants where everything half resembles
everything, where one family ends and the next begins is decided by the order; pairs across the border stay matches.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lineage.config import MatchingSettings
from lineage.matching.index import Ids
from lineage.records import Overlaps


def families(ids: Ids, order: Ids, matches: Overlaps, settings: MatchingSettings) -> Ids:
    """The representative of each wording in `ids`, itself where it is alone; shape (n,).

    `ids` ascend and hold all wordings of `matches`; `order` has another number for each of them, the first is smallest.
    """
    representatives = ids.copy()
    links = _Links.of(ids, order, matches)
    rows = np.flatnonzero(np.diff(links.indptr))
    free = np.ones(len(ids), np.bool_)
    for row in rows[np.argsort(order[rows])].tolist():
        if free[row]:
            free[row] = False
            members = _members(row, links, free, settings)
            free[members] = False
            representatives[members] = ids[row]
    return representatives


@dataclass(frozen=True)
class _Links:
    """The matches of each row: `others[indptr[row]:indptr[row + 1]]`, the most similar first, then by order."""

    indptr: Ids
    others: Ids
    jaccard: NDArray[np.float64]

    @classmethod
    def of(cls, ids: Ids, order: Ids, matches: Overlaps) -> _Links:
        left, right = np.searchsorted(ids, matches.left), np.searchsorted(ids, matches.right)
        rows, others = np.concatenate([left, right]), np.concatenate([right, left])
        jaccard = np.tile(matches.jaccard, 2)
        sequence = np.lexsort((order[others], -jaccard, rows))
        indptr = np.zeros(len(ids) + 1, np.int64)
        np.cumsum(np.bincount(rows, minlength=len(ids)), out=indptr[1:])
        return cls(indptr, others[sequence], jaccard[sequence])

    def of_row(self, row: int) -> tuple[Ids, NDArray[np.float64]]:
        begin, end = self.indptr[row], self.indptr[row + 1]
        return self.others[begin:end], self.jaccard[begin:end]

    @cached_property
    def pairs(self) -> set[tuple[int, int]]:
        """Both directions of every match."""
        rows = np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))
        return set(zip(rows.tolist(), self.others.tolist(), strict=True))


def _members(row: int, links: _Links, free: NDArray[np.bool_], settings: MatchingSettings) -> list[int]:
    """The free near-duplicates of `row` that go together."""
    others, jaccard = links.of_row(row)
    near = free[others] & (jaccard >= settings.min_jaccard)
    others, jaccard = others[near], jaccard[near]
    enough = 1 + settings.family_floor
    if len(others) < 2 or jaccard[-1] + jaccard[-2] >= enough:
        return [int(other) for other in others]
    members: list[tuple[int, float]] = []
    for other, similarity in zip(others.tolist(), jaccard.tolist(), strict=True):
        far = (member for member, theirs in reversed(members) if theirs + similarity < enough)
        if all((other, member) in links.pairs for member in far):
            members.append((other, similarity))
    return [member for member, _ in members]
