"""Two spans as word groups -> tiles: which groups of one side stand against which of the other.

Tiles come from the longest common subsequence (rapidfuzz, on integers that are interned here, so that no result depends
on `hash`).  Cost: words² / 64 machine operations and words² / 8 bytes, bounded by `BLOCK_GROUPS`: longer spans are cut
at groups that both sides have once.  Failure mode: a long span that moved across such a cut is not found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from lineage.alignment.wordgroups import Group
from lineage.records import Span

BLOCK_GROUPS = 12_000
"""Most word groups of one side that are compared at once (18 MB, 40 ms for two such sides)."""


class Tile(NamedTuple):
    """Groups [i1, i2) of A against groups [j1, j2) of B."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


class Side(NamedTuple):
    """One span, its text and its word groups."""

    text: str
    span: Span
    groups: list[Group]

    def keys(self, start: int, end: int) -> list[str]:
        return [group.key for group in self.groups[start:end]]


def common(a: Side, b: Side) -> list[Tile]:
    """Equal and unequal tiles in turn, in order; together they cover all groups of both sides."""
    ids: dict[str, int] = {}
    left = [ids.setdefault(group.key, len(ids)) for group in a.groups]
    right = [ids.setdefault(group.key, len(ids)) for group in b.groups]
    tiles: list[Tile] = []
    for i1, i2, j1, j2 in _blocks(left, right):
        for code in LCSseq.opcodes(left[i1:i2], right[j1:j2]):
            i3, i4, j3, j4 = code.src_start, code.src_end, code.dest_start, code.dest_end
            tiles.append(Tile(code.tag == "equal", i1 + i3, i1 + i4, j1 + j3, j1 + j4))
    return join(tiles)


def _blocks(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of both sides, in order, none longer than BLOCK_GROUPS on either side."""
    pending = [(0, len(left), 0, len(right))]
    while pending:
        i1, i2, j1, j2 = pending.pop()
        if max(i2 - i1, j2 - j1) <= BLOCK_GROUPS:
            yield i1, i2, j1, j2
            continue
        i, j = _cut(left[i1:i2], right[j1:j2])
        pending.append((i1 + i, i2, j1 + j, j2))
        pending.append((i1, i1 + i, j1, j1 + j))


def _cut(left: Sequence[int], right: Sequence[int]) -> tuple[int, int]:
    """Where to cut two long sides, as indices: before the group nearest the middle that both have once.

    Without such a group in the middle half of both sides, each is cut in half.
    """
    left_count, right_count = Counter(left), Counter(right)
    where = {key: j for j, key in enumerate(right) if right_count[key] == 1}
    quarter_i, quarter_j = len(left) // 4, len(right) // 4
    anchors = [
        (abs(2 * i - len(left)) + abs(2 * where[key] - len(right)), i, where[key])
        for i, key in enumerate(left)
        if left_count[key] == 1 and key in where
        if quarter_i <= i <= len(left) - quarter_i and quarter_j <= where[key] <= len(right) - quarter_j
    ]
    if not anchors:
        return len(left) // 2, len(right) // 2
    _, i, j = min(anchors)
    return i, j


def join(tiles: Sequence[Tile]) -> list[Tile]:
    """The tiles, with neighbours that are both equal or both unequal joined, so that a deletion beside an insertion is
    one replacement; empty tiles are left out."""
    joined: list[Tile] = []
    for tile in tiles:
        if tile.i1 == tile.i2 and tile.j1 == tile.j2:
            continue
        if joined and joined[-1].equal == tile.equal:
            last = joined.pop()
            tile = Tile(tile.equal, last.i1, tile.i2, last.j1, tile.j2)
        joined.append(tile)
    return joined
