"""Tiles of two spans -> tiles that read better, by named steps:

    slide    "the red car [and the blue car]" -> an insertion that may stand in several places goes to a clause border
    join     a deletion beside an insertion is one replacement
    absorb   "[late] on [Monday]" -> a lone function word between two changes belongs to the change
    names    "Ann [Bell -> Hart]" -> "[Ann Bell -> Ann Hart]"
    respell  "100-year-old" against "100 year old" is no change

Cost: linear in the tiles, except for insertions that may stand in several places, which move up to `SLIDE_GROUPS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lineage.alignment.tiles import Side, Tile, join
from lineage.alignment.wordgroups import Group
from lineage.datafiles import table

SLIDE_GROUPS = 40
"""Most word groups that an insertion may move; one that may move further is repetition, in which no place is better."""
NAME_GROUPS = 4
"""Most capitalised words in a row that can be one name; longer rows are headlines."""


def readable(tiles: Sequence[Tile], a: Side, b: Side) -> list[Tile]:
    """The tiles after all steps, in the order above."""
    tiles = _slide(tiles, a, b)
    tiles = join(tiles)
    tiles = _absorb(tiles, a)
    tiles = _names(tiles, a, b)
    return _respell(tiles, a, b)


def _slide(tiles: Sequence[Tile], a: Side, b: Side) -> list[Tile]:
    """The tiles, with each pure insertion or deletion that may stand in several places moved to the clearest border."""
    slid = list(tiles)
    for at in range(1, len(slid) - 1):
        before, tile, after = slid[at - 1 : at + 2]
        if not (before.equal and after.equal and not tile.equal):
            continue
        if tile.i1 == tile.i2:
            shift = _best_shift(b, tile.j1, tile.j2, before.j1, after.j2)
        elif tile.j1 == tile.j2:
            shift = _best_shift(a, tile.i1, tile.i2, before.i1, after.i2)
        else:
            continue
        slid[at - 1] = Tile(True, before.i1, before.i2 + shift, before.j1, before.j2 + shift)
        slid[at] = Tile(False, tile.i1 + shift, tile.i2 + shift, tile.j1 + shift, tile.j2 + shift)
        slid[at + 1] = Tile(True, after.i1 + shift, after.i2, after.j1 + shift, after.j2)
    return slid


def _best_shift(side: Side, start: int, end: int, low: int, high: int) -> int:
    """How many groups to move the run [start, end) to the right (negative: left) within [low, high).

    Of places with equally clear borders the first one wins: where the run stands, then leftwards, then rightwards.
    """
    groups = side.groups
    shifts = [0]
    while -shifts[-1] < SLIDE_GROUPS and start + shifts[-1] > low:
        if groups[start + shifts[-1] - 1].key != groups[end + shifts[-1] - 1].key:
            break
        shifts.append(shifts[-1] - 1)
    shift = 0
    while shift < SLIDE_GROUPS and end + shift < high and groups[start + shift].key == groups[end + shift].key:
        shift += 1
        shifts.append(shift)
    return max(shifts, key=lambda s: _border(side, start + s) + _border(side, end + s))


def _border(side: Side, index: int) -> int:
    """How clear the border before a group is: 3 edge or line break, 2 sentence end, 1 other punctuation, 0 none."""
    groups = side.groups
    if index in {0, len(groups)}:
        return 3
    gap = side.text[groups[index - 1].end : groups[index].start]
    if "\n" in gap:
        return 3
    if any(sign in ".!?。！？؟…" for sign in gap):
        return 2
    return 1 if gap.strip() else 0


def _absorb(tiles: Sequence[Tile], a: Side) -> list[Tile]:
    """The tiles, with each equal tile of trifling words between two changes made part of the change."""
    kept = list(tiles)
    for at in range(1, len(kept) - 1):
        before, island, after = kept[at - 1 : at + 2]
        if not island.equal or before.equal or after.equal or not _trifling(a.groups[island.i1 : island.i2]):
            continue
        deletes = (before.i2 > before.i1) + (after.i2 > after.i1)
        inserts = (before.j2 > before.j1) + (after.j2 > after.j1)
        if deletes and inserts and deletes + inserts >= 3:
            kept[at] = island._replace(equal=False)
    return join(kept)


def _trifling(groups: Sequence[Group]) -> bool:
    """True for one or two function words, and for a single sign of a script without spaces."""
    if len(groups) == 1 and len(groups[0].key) == 1 and not groups[0].key.isdigit():
        return True
    return len(groups) <= 2 and all(group.key in _function_words() for group in groups)


@cache
def _function_words() -> frozenset[str]:
    """Words that show no agreement on their own if everything around them differs."""
    return frozenset(table("alignment", "words")["function"])


def _names(tiles: Sequence[Tile], a: Side, b: Side) -> list[Tile]:
    """The tiles, with each replacement of part of a capitalised name widened to the whole name on both sides."""
    widened = list(tiles)
    for at, tile in enumerate(widened):
        if tile.equal or tile.i1 == tile.i2 or tile.j1 == tile.j2:
            continue
        left = _name_before(a, b, tile, widened[at - 1] if at else None)
        right = _name_after(a, b, tile, widened[at + 1] if at + 1 < len(widened) else None)
        if left:
            widened[at - 1] = widened[at - 1]._replace(i2=tile.i1 - left, j2=tile.j1 - left)
        if right:
            widened[at + 1] = widened[at + 1]._replace(i1=tile.i2 + right, j1=tile.j2 + right)
        widened[at] = Tile(False, tile.i1 - left, tile.i2 + right, tile.j1 - left, tile.j2 + right)
    return join(widened)


def _name_before(a: Side, b: Side, tile: Tile, equal: Tile | None) -> int:
    """Number of equal groups before a replacement that belong to the name of its first word; 0 for a headline."""
    if equal is None or not (_capital(a, tile.i1) and _capital(b, tile.j1)):
        return 0
    count = 0
    while count < min(tile.i1 - equal.i1, NAME_GROUPS):
        if not (_one_name(a, tile.i1 - count) and _one_name(b, tile.j1 - count)):
            return count
        count += 1
    return count if count < NAME_GROUPS else 0


def _name_after(a: Side, b: Side, tile: Tile, equal: Tile | None) -> int:
    """Number of equal groups behind a replacement that belong to the name of its last word; 0 for a headline."""
    if equal is None or not (_capital(a, tile.i2 - 1) and _capital(b, tile.j2 - 1)):
        return 0
    count = 0
    while count < min(equal.i2 - tile.i2, NAME_GROUPS):
        if not (_one_name(a, tile.i2 + count) and _one_name(b, tile.j2 + count)):
            return count
        count += 1
    return count if count < NAME_GROUPS else 0


def _capital(side: Side, index: int) -> bool:
    """True if a group begins with an upper-case letter and is no function word."""
    group = side.groups[index]
    return side.text[group.start].isupper() and group.key not in _function_words()


def _one_name(side: Side, index: int) -> bool:
    """True if the groups before and at `index` are capitalised and only a space, or a dot and a space, is between."""
    gap = side.text[side.groups[index - 1].end : side.groups[index].start]
    return gap in {" ", "\u00a0", ". "} and _capital(side, index - 1) and _capital(side, index)


def _respell(tiles: Sequence[Tile], a: Side, b: Side) -> list[Tile]:
    """The tiles, with each replacement that differs only in hyphen against space made equal."""
    return join(
        [
            tile._replace(equal=tile.equal or _spelt(a.keys(tile.i1, tile.i2)) == _spelt(b.keys(tile.j1, tile.j2)))
            for tile in tiles
        ]
    )


def _spelt(keys: Sequence[str]) -> list[str]:
    return " ".join(keys).replace("-", " ").split()
