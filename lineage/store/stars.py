"""Groups of equal passages -> the pairs that are worth storing.

A paragraph printed n times makes n² / 2 pairs, all of which say the same.  Small groups are stored in full.  In large
ones each passage is paired with the earliest one of another document, so that rows grow with n, and with the nearest
ones of other outlets before and behind it in time: the earliest may be of another year, and say nothing of what a dozen
outlets print today.  Passages that all pairs of different outlets within some days would connect are connected by these
pairs as well, as long as dates are known to the day.  What is kept depends on the group alone, not on the order in
which it was stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

import numpy as np

from lineage.store.values import Ids
from lineage.times import is_before

MAX_PAIRS: Final = 64
"""Most pairs of a group that is stored in full: those of eleven outlets with one text, more than most wire stories
reach."""

PLACE_BITS: Final = 32
"""Bits of a place in the order of time, enough because no query has four billion rows."""


class Member(NamedTuple):
    """A passage in a group; `place` is its rank, among the members of one query, in the order of time."""

    passage: int
    document: int
    outlet: int
    start: int
    end: int
    place: int
    known: str  # the date as far as it is known; "" if nothing is


Pair = tuple[Member, Member]


def pairs_within(members: Sequence[Member]) -> Iterator[Pair]:
    """Pairs (earlier, later) among passages with the same words, each of two documents; members come earliest first."""
    if len(members) * (len(members) - 1) // 2 <= MAX_PAIRS:
        yield from (pair for pair in combinations(members, 2) if pair[0].document != pair[1].document)
        return
    yield from _sparse((members, members))


def pairs_between(left: Sequence[Member], right: Sequence[Member]) -> Iterator[Pair]:
    """Pairs (earlier, later) across two groups with different words, each of two documents; both earliest first."""
    if len(left) * len(right) <= MAX_PAIRS:
        full = (_in_order(*pair) for pair in product(left, right) if pair[0].document != pair[1].document)
        yield from sorted(full, key=lambda pair: (pair[0].place, pair[1].place))
        return
    yield from _sparse((left, right), (right, left))


def _sparse(*sides: tuple[Sequence[Member], Sequence[Member]]) -> Iterator[Pair]:
    """For two groups a side: each member of the first with a few of the second, the earliest and the nearest in time.

    Pairs (earlier, later) come in the order of their places.  While they are collected, each is packed into one number,
    the earlier place in the upper bits: that takes a tenth of the time to sort.
    """
    chosen = []
    for members, others in sides:
        group, timeline = _Columns.of(members), _Columns.of(others)
        for rows in (_stars(group, timeline), _before(group, timeline), _behind(group, timeline)):
            found = (rows >= 0) & (rows < len(others))
            earlier, later = np.sort([group.places[found], timeline.places[rows[found]]], axis=0)
            chosen.append((earlier << PLACE_BITS) | later)
    member_at = {member.place: member for members, _ in sides for member in members}
    pairs = np.unique(np.concatenate(chosen))
    earlier, later = pairs >> PLACE_BITS, pairs & ((1 << PLACE_BITS) - 1)
    yield from ((member_at[a], member_at[b]) for a, b in zip(earlier.tolist(), later.tolist(), strict=True))


def is_ordered(earlier: Member, later: Member) -> bool:
    """True if the dates prove the order; a bare day does not order two documents of that day."""
    return is_before(earlier.known, later.known)


def _in_order(one: Member, other: Member) -> Pair:
    return (one, other) if one.place < other.place else (other, one)


class _Columns(NamedTuple):
    """A group in the order of time, as columns."""

    places: Ids
    documents: Ids
    outlets: Ids

    @classmethod
    def of(cls, members: Sequence[Member]) -> _Columns:
        return cls(*np.array([(member.place, member.document, member.outlet) for member in members], np.int64).T)


def _stars(group: _Columns, others: _Columns) -> Ids:
    """For each member of the group, the row in `others` of the earliest one of another document; -1 if none is."""
    apart = np.flatnonzero(others.documents != others.documents[0])
    second = apart[0] if len(apart) else -1
    return np.where(group.documents == others.documents[0], second, 0)


def _before(group: _Columns, others: _Columns) -> Ids:
    """For each member of the group, the row in `others` of the last one before it of another outlet; -1 if none is."""
    last = np.searchsorted(others.places, group.places) - 1
    firsts = np.flatnonzero(np.diff(others.outlets, prepend=-1))  # the first row of each run of one outlet
    same = (last >= 0) & (others.outlets[last] == group.outlets)
    last[same] = firsts[np.searchsorted(firsts, last[same], side="right") - 1] - 1
    return last


def _behind(group: _Columns, others: _Columns) -> Ids:
    """For each member of the group, the row in `others` of the first one behind it of another outlet.

    It is the number of rows, which no row has, if there is none.
    """
    backwards = [_Columns(-side.places[::-1], side.documents[::-1], side.outlets[::-1]) for side in (group, others)]
    return len(others.places) - 1 - _before(*backwards)[::-1]
