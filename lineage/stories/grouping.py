"""Related pairs of documents -> stories, and the pairs that are worth aligning.

Stories are stars: a document in the middle and those related to it, plus those related to most of them; similarity
does not carry over from one to the next, so that a year of reports on one war does not become one story.  What is
related to a round-up of several events is not for that related to one another: a document is no middle where those
around it are not akin, and a middle takes in only what is akin to most of those around it.  A round-up is a member of
one story or of none.  A story is a function of its connected set of related documents.

Cost: linear in the pairs, and some comparisons of those around each middle.  Failure mode: a long event falls into
several stories, each around its own middle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids
from lineage.config import StorySettings
from lineage.stories.relatedness import Related

CLOSEST: Final = 30
"""Documents around one in the middle that are compared: what is akin to the closest is of the story."""
CHANCE: Final = 0.1
"""Share of pairs around a document, not akin, up to which its words are to blame.  Around 329 of 342 middles of stories
in real news every pair is akin."""
MIXED: Final = 0.3
"""Share of such pairs among the documents which they part, from which these belong to several events: of two events
with as many reports each it is half and more."""


class Member(NamedTuple):
    """A document of a story."""

    row: int
    score: float  # with the document in the middle, or the mean with its members; 1 for the middle itself


Akin = Callable[[int, int], bool]
"""Two rows -> whether they may tell of one event; see `relatedness.Kinship`."""


def stories(pairs: Related, order: Ids, akin: Akin) -> list[list[Member]]:
    """Groups of two and more rows around the one in the middle, which comes first; the others by `order`.

    `order[row]` is another number for each row; it breaks ties, and should be that of time.  The groups are in the
    order of their earliest members.  Rows in no pair are in no group.
    """
    near: dict[int, dict[int, float]] = {}
    for left, right, score in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True):
        near.setdefault(left, {})[right] = score
        near.setdefault(right, {})[left] = score
    strength = {row: sum(sorted(scores.values())) for row, scores in near.items()}
    ranked = sorted(near, key=lambda row: (-round(strength[row], 9), order[row]))
    free = dict.fromkeys(ranked)
    groups: list[list[Member]] = []
    for middle in ranked:
        if middle not in free:
            continue
        circle = _Circle(middle, near, order, akin)
        around = sorted((row for row in near[middle] if row in free and row in circle), key=lambda row: order[row])
        if not around or circle.is_mixed:
            continue
        for row in (middle, *around):
            del free[row]
        group = [Member(middle, 1.0), *(Member(row, near[middle][row]) for row in around)]
        groups.append(group + _followers(group, circle, near, free, order))
    return sorted(groups, key=lambda group: min(order[member.row] for member in group))


class _Circle:
    """Those related to a document, the closest if they are many, and which of them are akin."""

    def __init__(self, middle: int, near: Mapping[int, Mapping[int, float]], order: Ids, akin: Akin) -> None:
        self.middle = middle
        self._near = near
        self._akin = akin
        self._closest = sorted(near[middle], key=lambda row: (-round(near[middle][row], 9), order[row]))[:CLOSEST]

    @property
    def is_mixed(self) -> bool:
        """Whether they fall into sets that are not akin, so that the document tells of several events.

        Other round-ups of the same events are akin to all of them and part none; they are left out of account.
        """
        found = list(combinations(self._closest, 2))
        apart = [pair for pair in found if not self.akin(*pair)]
        parted = len({row for pair in apart for row in pair})
        return len(apart) > CHANCE * len(found) and len(apart) > MIXED * parted * (parted - 1) / 2

    def __contains__(self, row: int) -> bool:
        """Whether a row is akin to the middle, and with it to at least half of them."""
        others = [other for other in self._closest if other != row]
        return self.akin(row, self.middle) and 2 * (sum(self.akin(row, other) for other in others) + 1) > len(others)

    def akin(self, one: int, other: int) -> bool:
        """Whether two rows are related, or akin at least."""
        return other in self._near[one] or self._akin(one, other)


def _followers(
    group: Sequence[Member], circle: _Circle, near: Mapping[int, Mapping[int, float]], free: dict[int, None], order: Ids
) -> list[Member]:
    """Free rows that are related to more than half of the group, though only akin to its middle; they leave `free`.

    By `order`, like those around the middle.
    """
    rows = [member.row for member in group]
    outside = sorted({row for member in rows for row in near[member] if row in free}, key=lambda row: order[row])
    found = []
    for row in outside:
        scores = [near[row][member] for member in rows if member in near[row]]
        if 2 * len(scores) > len(rows) and row in circle:
            found.append(Member(row, sum(scores) / len(rows)))
            del free[row]
    return found


def pairs_to_align(
    pairs: Related,
    groups: Sequence[Sequence[Member]],
    order: Ids,
    settings: StorySettings,
    told: NDArray[np.bool_] | None = None,
) -> list[tuple[int, int]]:
    """For each document the best pairs within its story, and its surest one wherever that is; ascending.

    A document has one story, but may have its text from another one's.  Pairs of which `told` is true are left out:
    near-duplicates, of which shared words have told everything; they would take the places of those where an aligner is
    needed.
    """
    story = np.full(len(order), -1)
    for number, group in enumerate(groups):
        story[[member.row for member in group]] = number
    fresh = np.ones(len(pairs), np.bool_) if told is None else ~told
    one = np.concatenate([pairs.left[fresh], pairs.right[fresh]])
    other = np.concatenate([pairs.right[fresh], pairs.left[fresh]])
    score = np.tile(np.round(pairs.score[fresh], 9), 2)
    inside = (story[one] >= 0) & (story[one] == story[other])
    ranked = np.lexsort((order[other], -score, one))
    mine = ranked[inside[ranked]]
    best = mine[_place(one[mine]) < settings.pairs_per_document]
    first = {int(one[row]): (-score[row], order[other[row]]) for row in mine[_place(one[mine]) == 0].tolist()}
    sure = ranked[~inside[ranked] & (score[ranked] >= settings.sure_score)]
    sure = sure[_place(one[sure]) == 0]
    surer = [row for row in sure.tolist() if (-score[row], order[other[row]]) < first.get(int(one[row]), (-np.inf, 0))]
    chosen = np.concatenate([best, np.array(surer, np.int64)])
    ends = np.sort(np.array([one[chosen], other[chosen]]), axis=0)
    return sorted(set(zip(*ends.tolist(), strict=True)))


def _place(rows: Ids) -> Ids:
    """For rows that stand together, the place of each entry among those of its row, from 0."""
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    return np.arange(len(rows)) - np.repeat(starts, np.diff(starts, append=len(rows)))
