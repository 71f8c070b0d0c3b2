"""Related pairs of documents -> stories, and the pairs that are worth aligning.

Stories are stars: a document in the middle and those related to it, plus those related to most of them; similarity
does not carry over from one to the next, so that a year of reports on one war does not become one story.  A story is
a function of its connected set of related documents.

Cost: linear in the pairs.  Failure mode: a long event falls into several stories, each around its own middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lineage.config import StorySettings
from lineage.provenance.relatedness import Ids, Related


class Member(NamedTuple):
    """A document of a story."""

    row: int
    score: float  # with the document in the middle, or the mean with its members; 1 for the middle itself


def stories(pairs: Related, order: Ids) -> list[list[Member]]:
    """Groups of two and more rows around the one in the middle, which comes first; the others by `order`.

    `order[row]` is another number for each row; it breaks ties, and should be that of time.  The groups are in the
    order of their earliest members.  Rows in no pair are in no group.
    """
    near: dict[int, dict[int, float]] = {}
    for left, right, score in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True):
        near.setdefault(left, {})[right] = score
        near.setdefault(right, {})[left] = score
    strength = {row: sum(sorted(scores.values())) for row, scores in near.items()}
    free = dict.fromkeys(sorted(near, key=lambda row: (-round(strength[row], 9), order[row])))
    groups: list[list[Member]] = []
    while free:
        middle = next(iter(free))
        around = sorted((row for row in near[middle] if row in free), key=lambda row: order[row])
        del free[middle]
        if not around:
            continue
        for row in around:
            del free[row]
        group = [Member(middle, 1.0), *(Member(row, near[middle][row]) for row in around)]
        groups.append(group + _followers(group, near, free))
    return sorted(groups, key=lambda group: min(order[member.row] for member in group))


def _followers(group: Sequence[Member], near: Mapping[int, Mapping[int, float]], free: dict[int, None]) -> list[Member]:
    """Free rows that are related to more than half of the group, though not to its middle; they leave `free`."""
    rows = [member.row for member in group]
    outside = sorted({row for member in rows for row in near[member] if row in free})
    found = []
    for row in outside:
        scores = [near[row][member] for member in rows if member in near[row]]
        if 2 * len(scores) > len(rows):
            found.append(Member(row, sum(scores) / len(rows)))
            del free[row]
    return found


def pairs_to_align(
    pairs: Related, groups: Sequence[Sequence[Member]], order: Ids, settings: StorySettings, done: Related | None = None
) -> list[tuple[int, int]]:
    """For each document the best pairs within its story, and its surest one wherever that is; ascending.

    A document has one story, but may have its text from another one's.  `done` pairs are left out: it holds pairs of
    near-duplicates, of which shared words have told everything; they would take the places of those where an aligner is
    needed.
    """
    story = {member.row: number for number, group in enumerate(groups) for member in group}
    told = set(zip(done.left.tolist(), done.right.tolist(), strict=True)) if done is not None else set()
    best: dict[int, list[tuple[float, int, int]]] = {}
    surest: dict[int, tuple[float, int, int]] = {}  # outside of the story
    for left, right, score in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True):
        if (left, right) not in told:
            for one, other in ((left, right), (right, left)):
                entry = (-round(score, 9), int(order[other]), other)
                if left in story and story[left] == story.get(right):
                    best.setdefault(one, []).append(entry)
                elif score >= settings.sure_score:
                    surest[one] = min(surest.get(one, entry), entry)
    chosen = {
        (min(row, other), max(row, other))
        for row, others in best.items()
        for _, _, other in sorted(others)[: settings.pairs_per_document]
    }
    chosen |= {
        (min(row, entry[2]), max(row, entry[2])) for row, entry in surest.items() if entry < min(best.get(row, [entry]))
    }
    return sorted(chosen)
