"""matches of wordings -> families: near-duplicates of one another, without chaining.

Wordings are visited in an order that the caller gives (by time, say).  A wording that belongs to no family yet becomes
the representative r of a new one, which takes in its near-duplicates that are free, the closest first.  Similarity does
not carry over: of two texts that share half of their shingles with a third, one may be its beginning and the other its
end.  1 - Jaccard is a metric, however, so members x and y have J(x, y) >= J(x, r) + J(y, r) - 1; where this bound does
not reach `family_floor`, x is taken in only if its match with y was measured to reach it, or if one of them stands
inside the other.

The result is a function of each connected set of matches and of the order inside it: other wordings, batches and row
numbers cannot change it.  Cost: 1 µs a match; 5,000 variants of one paragraph, 12 million matches, 2 s and 60 bytes a
match.  Failure mode: in a cloud of variants where everything half resembles everything, where one family ends and the
next begins is decided by the order; pairs across the border stay matches.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids
from lineage.config import MatchingSettings
from lineage.records import Overlaps

Shares = NDArray[np.float64]


def families(ids: Ids, order: Ids, matches: Overlaps, settings: MatchingSettings) -> Ids:
    """The representative of each wording in `ids`, the wording itself if it is alone; shape (n,).

    `ids` ascend and hold all wordings of `matches`.  `order` holds a distinct number for each of them, the smallest for
    the one to be visited first.
    """
    representatives = ids.copy()
    links = _Links.of(ids, matches)
    near = matches.jaccard >= settings.min_jaccard
    linked = np.zeros(len(ids), np.bool_)
    linked[links.left[near]] = linked[links.right[near]] = True
    rows = np.flatnonzero(linked)
    free = np.ones(len(ids), np.bool_)
    for row in rows[np.argsort(order[rows])].tolist():
        if free[row]:
            free[row] = False
            others, jaccard = _closest_first(row, links, order, free, settings)
            members = others[_compatible(others, jaccard, links, settings)]
            free[members] = False
            representatives[members] = ids[row]
    return representatives


@dataclass(frozen=True)
class _Links:
    """Matches by row, in both directions.

    Row i is the left side of matches `left_bounds[i]:left_bounds[i + 1]`, and the right side of those that
    `by_right[right_bounds[i]:right_bounds[i + 1]]` numbers.
    """

    matches: Overlaps
    left: Ids
    right: Ids
    left_bounds: Ids
    right_bounds: Ids
    by_right: Ids

    @classmethod
    def of(cls, ids: Ids, matches: Overlaps) -> _Links:
        left, right = np.searchsorted(ids, matches.left), np.searchsorted(ids, matches.right)
        by_right = np.argsort(right, kind="stable")
        bounds = np.arange(len(ids) + 1)
        return cls(
            matches, left, right, np.searchsorted(left, bounds), np.searchsorted(right[by_right], bounds), by_right
        )

    def of_row(self, row: int) -> tuple[Ids, Ids]:
        """The other rows that a row matches, and the numbers of these matches."""
        after = np.arange(self.left_bounds[row], self.left_bounds[row + 1])
        before = self.by_right[self.right_bounds[row] : self.right_bounds[row + 1]]
        return np.concatenate([self.right[after], self.left[before]]), np.concatenate([after, before])


def _closest_first(
    row: int, links: _Links, order: Ids, free: NDArray[np.bool_], settings: MatchingSettings
) -> tuple[Ids, Shares]:
    """The free near-duplicates of a row, by descending Jaccard and then by order, and their Jaccard."""
    others, numbers = links.of_row(row)
    jaccard = links.matches.jaccard[numbers]
    chosen = free[others] & (jaccard >= settings.min_jaccard)
    others, jaccard = others[chosen], jaccard[chosen]
    sequence = np.lexsort((order[others], -jaccard))
    return others[sequence], jaccard[sequence]


def _compatible(others: Ids, jaccard: Shares, links: _Links, settings: MatchingSettings) -> NDArray[np.bool_]:
    """For each near-duplicate of a representative, the closest first, True if it goes with those chosen before it."""
    chosen = np.ones(len(others), np.bool_)
    enough = 1 + settings.family_floor
    if len(others) < 2 or jaccard[-1] + jaccard[-2] >= enough:
        return chosen
    by_row = np.argsort(others)
    alike = np.zeros(len(others), np.int64)  # chosen members that the bound does not reach, but that are known alike
    for at, (other, similarity) in enumerate(zip(others.tolist(), jaccard.tolist(), strict=True)):
        first_far = np.searchsorted(-jaccard[:at], similarity - enough, side="right")
        chosen[at] = alike[at] == np.count_nonzero(chosen[first_far:at])
        if chosen[at]:
            known = np.isin(others[by_row], _alike(other, links, settings), assume_unique=True)
            alike[by_row[known & (similarity - enough < -jaccard[by_row])]] += 1
    return chosen


def _alike(row: int, links: _Links, settings: MatchingSettings) -> Ids:
    """The rows whose match with `row` was measured to reach the floor, or that stand inside it or around it."""
    others, numbers = links.of_row(row)
    inside = links.matches.containment[numbers] >= settings.min_containment
    return others[inside | (links.matches.jaccard[numbers] >= settings.family_floor)]
