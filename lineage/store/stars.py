"""Groups of equal passages -> the pairs that are worth storing.

A paragraph printed n times makes n² / 2 pairs, all of which say the same.  Small groups are stored in full; in large
ones each passage is paired with the earliest passage of another document only, so that rows grow with n.  What is
kept depends on the group alone, not on the order in which its passages were stored.
"""

from __future__ import annotations

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
    first, second = _stars(members)
    if second is None:
        return
    for member in members:
        if member.document != first.document:
            yield first, member
        elif member is not first:
            yield _in_order(member, second)


def pairs_between(left: Sequence[Member], right: Sequence[Member]) -> Iterator[Pair]:
    """Pairs (earlier, later) across two groups with different words, none inside one document; both earliest first."""
    if len(left) * len(right) <= MAX_PAIRS:
        full = (_in_order(*pair) for pair in product(left, right) if pair[0].document != pair[1].document)
        yield from sorted(full, key=lambda pair: (pair[0].place, pair[1].place))
        return
    chosen: dict[tuple[int, int], Pair] = {}
    for members, others in ((left, _stars(right)), (right, _stars(left))):
        for member in members:
            star = next((star for star in others if star and star.document != member.document), None)
            if star is not None:
                pair = _in_order(member, star)
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
