"""Related pairs of documents -> stories, and the pairs that are worth aligning.

A story is a star: a document in the middle, the documents related to it, and those related to most of these.
Similarity does not carry over from one document to the next, so that a year of reports on one war does not become one
story.  Documents that are related to a round-up of several events need not be related to one another.  Hence a document
is no middle if the documents around it are not akin to one another, and a story takes in only documents that are akin
to most of those around its middle.  A round-up is a member of one story or of none.  A story depends on nothing but its
connected set of related documents.

Cost: linear in the pairs, and some comparisons of the documents around each middle.  Failure mode: a long event falls
into several stories, each around its own middle.
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
"""Number of documents around a middle, the closest ones, with which a candidate for the story is compared."""
CHANCE: Final = 0.1
"""Share of the pairs around a document up to which pairs that are not akin are put down to chance: words that differ.
Around 329 of 342 middles of stories in real news every pair is akin."""
MIXED: Final = 0.3
"""Among the documents around a middle that are not akin to some other one: share of their pairs that are not akin,
above which they belong to several events.  For two events with as many reports each it is half and more."""


class Member(NamedTuple):
    """A document of a story."""

    row: int
    score: float  # relatedness to the middle, or its mean over the story's members; 1 for the middle itself


Akin = Callable[[int, int], bool]
"""Two rows -> True if their documents may tell of one event; see `relatedness.Kinship`."""


def stories(pairs: Related, order: Ids, akin: Akin) -> list[list[Member]]:
    """Groups of two or more rows, each with its middle first and the other rows sorted by `order`.

    `order[row]` is the rank of a row, different for each; it breaks ties, and should be the order of publication.  The
    groups are in the order of their earliest members.  Rows that are in no pair are in no group.
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
    """A document and the documents related to it, the `CLOSEST` if they are more, and which of these are akin."""

    def __init__(self, middle: int, near: Mapping[int, Mapping[int, float]], order: Ids, akin: Akin) -> None:
        self.middle = middle
        self._near = near
        self._akin = akin
        self._closest = sorted(near[middle], key=lambda row: (-round(near[middle][row], 9), order[row]))[:CLOSEST]

    @property
    def is_mixed(self) -> bool:
        """True if the related documents fall into sets that are not akin, so that the middle tells of several events.

        Other round-ups of the same events are akin to all related documents; they do not count.
        """
        every = list(combinations(self._closest, 2))
        apart = [pair for pair in every if not self.akin(*pair)]
        concerned = len({row for pair in apart for row in pair})
        return len(apart) > CHANCE * len(every) and len(apart) > MIXED * concerned * (concerned - 1) / 2

    def __contains__(self, row: int) -> bool:
        """True if a row is akin to the middle, and to at least half, rounded down, of the other closest rows."""
        others = [other for other in self._closest if other != row]
        return self.akin(row, self.middle) and 2 * (sum(self.akin(row, other) for other in others) + 1) > len(others)

    def akin(self, one: int, other: int) -> bool:
        """True if two rows are related, or at least akin."""
        return other in self._near[one] or self._akin(one, other)


def _followers(
    group: Sequence[Member], circle: _Circle, near: Mapping[int, Mapping[int, float]], free: dict[int, None], order: Ids
) -> list[Member]:
    """Members that are related to more than half of the group, but only akin to its middle; removed from `free`.

    They are sorted by `order`, like the rows around the middle.
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
    """The pairs of rows to align, ascending: for each document the best in its story, and the best outside it if sure.

    A pair outside the story is taken if its score is `settings.sure_score` or more and above that of the document's
    best pair inside, if it has one: a document belongs to one story, but may have its text from a document of another
    one.  Pairs for which `told` is true are left out: their shared words already tell everything about these
    near-duplicates, which would take the places of pairs that need an aligner.
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
    surer = [row for row in sure.tolist() if (-score[row], order[other[row]]) < first.get(int(one[row]), (np.inf, 0))]
    chosen = np.concatenate([best, np.array(surer, np.int64)])
    ends = np.sort(np.array([one[chosen], other[chosen]]), axis=0)
    return sorted(set(zip(*ends.tolist(), strict=True)))


def _place(rows: Ids) -> Ids:
    """For an array in which equal rows stand together, the place of each entry among the entries of its row, from 0."""
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    return np.arange(len(rows)) - np.repeat(starts, np.diff(starts, append=len(rows)))
