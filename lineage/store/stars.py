"""Groups of equal passages -> the pairs that are worth storing.

A paragraph printed n times makes n² / 2 pairs, all of which say the same.  Small groups are stored in full; in large
ones each passage is paired with the earliest of another document, so that rows grow with n, and with the nearest of
other outlets before and behind it in time: the earliest may be of another year, and say nothing of what a dozen outlets
print today.  Whatever pairs of two outlets within some days connect, these connect as well, as long as dates are known
to the day.  What is kept depends on the group alone, not on the order in which it was stored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from lineage.records import is_before

MAX_PAIRS: Final = 64
"""Pairs of a group that are stored in full: eleven outlets with one text, more than most wire stories reach."""


class Member(NamedTuple):
    """A passage in a group; members of one query compare by `place`, the order of time as far as it is known."""

    passage: int
    document: int
    outlet: int
    start: int
    end: int
    place: int
    known: str  # as much of the date as is known; "" for nothing


Pair = tuple[Member, Member]


def pairs_within(members: Sequence[Member]) -> Iterator[Pair]:
    """Pairs (earlier, later) among passages with the same words, none inside one document; members earliest first."""
    if len(members) * (len(members) - 1) // 2 <= MAX_PAIRS:
        yield from (pair for pair in combinations(members, 2) if pair[0].document != pair[1].document)
        return
    yield from _sparse((members, members))


def pairs_between(left: Sequence[Member], right: Sequence[Member]) -> Iterator[Pair]:
    """Pairs (earlier, later) across two groups with different words, none inside one document; both earliest first."""
    if len(left) * len(right) <= MAX_PAIRS:
        full = (_in_order(*pair) for pair in product(left, right) if pair[0].document != pair[1].document)
        yield from sorted(full, key=lambda pair: (pair[0].place, pair[1].place))
        return
    yield from _sparse((left, right), (right, left))


def _sparse(*sides: tuple[Sequence[Member], Sequence[Member]]) -> Iterator[Pair]:
    """For each member of the first of both groups a few of the second: the earliest, and the nearest in time."""
    chosen: dict[tuple[int, int], Pair] = {}
    for members, others in sides:
        stars, timeline = _stars(others), _Timeline(others)
        for member in members:
            star = next((star for star in stars if star and star.document != member.document), None)
            for other in (star, *timeline.beside(member)):
                if other is not None:
                    pair = _in_order(member, other)
                    chosen[pair[0].place, pair[1].place] = pair
    yield from (pair for _, pair in sorted(chosen.items()))


def is_ordered(earlier: Member, later: Member) -> bool:
    """Whether the dates prove the order; a bare day does not order two documents of that day."""
    return is_before(earlier.known, later.known)


def _stars(members: Sequence[Member]) -> tuple[Member, Member | None]:
    """The earliest passage, and the earliest one of another document."""
    first = members[0]
    return first, next((member for member in members if member.document != first.document), None)


def _in_order(one: Member, other: Member) -> Pair:
    return (one, other) if one.place < other.place else (other, one)


class _Timeline:
    """A group in the order of time, to be asked who stands beside a member; however many are of one outlet, at once."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._places = [member.place for member in members]
        outlets = [member.outlet for member in members]
        self._before = _apart(outlets)
        self._behind = [len(members) - 1 - place for place in reversed(_apart(outlets[::-1]))]

    def beside(self, member: Member) -> tuple[Member | None, Member | None]:
        """The last one before this member and the first one behind it that another outlet printed."""
        before, behind = bisect_left(self._places, member.place) - 1, bisect_right(self._places, member.place)
        if before >= 0 and self._members[before].outlet == member.outlet:
            before = self._before[before]
        if behind < len(self._members) and self._members[behind].outlet == member.outlet:
            behind = self._behind[behind]
        return (
            self._members[before] if before >= 0 else None,
            self._members[behind] if behind < len(self._members) else None,
        )


def _apart(keys: Sequence[int]) -> list[int]:
    """For each place the last one before it that has another key, -1 for none."""
    found: list[int] = []
    for place, key in enumerate(keys):
        same = place and keys[place - 1] == key
        found.append(found[-1] if same else place - 1)
    return found
