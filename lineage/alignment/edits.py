"""Two spans -> the word-level operations that turn one into the other.

Longest common subsequence of word groups (rapidfuzz, on integers that are interned here, so that no result depends on
`hash`), then named steps that make a correct diff readable:

    slide    "the red car [and the blue car]" -> an insertion that may stand in several places goes to a clause border
    join     a deletion beside an insertion is one replacement
    absorb   "[late] on [Monday]" -> a lone function word between two changes belongs to the change
    names    "Ann [Bell -> Hart]" -> "[Ann Bell -> Ann Hart]"
    respell  "100-year-old" against "100 year old" is no change

White space and punctuation belong to the tiles beside them, and differ silently inside `equal`.  The tiles cover both
spans without gap or overlap, for any text.  Both directions run in one orientation, so swapping the texts mirrors the
edits.  Cost: words² / 64 word operations and words² / 8 bytes, bounded by `BLOCK_GROUPS`: longer spans are cut at
groups that both sides have once.  Failure mode: words that merely happen to recur split a free paraphrase into crumbs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from lineage.alignment.wordgroups import Group, word_groups
from lineage.records import Edit, EditOperation, Span

BLOCK_GROUPS = 12_000
"""Word groups of one side that are compared at once (18 MB, 40 ms for two such sides)."""
SLIDE_GROUPS = 40
"""Word groups that an ambiguous insertion may travel; longer ambiguity is repetition, where no place is better."""
NAME_GROUPS = 4
"""Capitalised words in a row that can be one name; longer rows are headlines."""
FUNCTION_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "but", "as", "that"}
    | {"which", "who", "it", "its", "he", "she", "his", "her", "they", "their", "this", "is", "was", "were", "be"}
    | {"been", "are", "has", "had", "have", "de", "la", "le", "les", "el", "los", "las", "der", "die", "das", "den"}
    | {"dem", "und", "y", "e", "en", "et", "du", "des"}
)
"""Words that carry no agreement on their own when everything around them differs."""


class _Tile(NamedTuple):
    """Groups [i1, i2) of the one side against groups [j1, j2) of the other."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


class _Side(NamedTuple):
    """One span, its text and its word groups."""

    text: str
    span: Span
    groups: list[Group]

    def keys(self, start: int, end: int) -> list[str]:
        return [group.key for group in self.groups[start:end]]


def word_edits(a_text: str, a: Span, b_text: str, b: Span) -> tuple[Edit, ...]:
    """Operations in reading order whose ranges tile both spans; offsets are code points of the whole texts.

    `equal` tiles have the same words and may differ in case, quotes, dashes, punctuation and white space, hence in
    length.  Two empty spans give no edit.  Swapping the two sides mirrors the result exactly.

    >>> word_edits("Twelve died.", Span(0, 12), "Twelve survived.", Span(0, 16))
    (Edit(operation='equal', a_start=0, a_end=7, b_start=0, b_end=7), \
Edit(operation='replace', a_start=7, a_end=11, b_start=7, b_end=15), \
Edit(operation='equal', a_start=11, a_end=12, b_start=15, b_end=16))
    """
    left = _Side(a_text, a, word_groups(a_text, a.start, a.end))
    right = _Side(b_text, b, word_groups(b_text, b.start, b.end))
    if _order(right) < _order(left):
        return tuple(_mirror(edit) for edit in _edits(right, left))
    return tuple(_edits(left, right))


def _order(side: _Side) -> tuple[list[str], str]:
    """What decides which side is compared against which; only equal texts tie."""
    return side.keys(0, len(side.groups)), side.text[side.span.start : side.span.end]


def _mirror(edit: Edit) -> Edit:
    """The same operation seen from the other side."""
    operation: EditOperation = edit.operation
    if operation == "insert":
        operation = "delete"
    elif operation == "delete":
        operation = "insert"
    return Edit(operation, edit.b_start, edit.b_end, edit.a_start, edit.a_end)


def _edits(a: _Side, b: _Side) -> Iterator[Edit]:
    """The readable edits of two sides in their canonical order."""
    tiles = _common(a, b)
    tiles = _slide(tiles, a, b)
    tiles = _join(tiles)
    tiles = _absorb(tiles, a, b)
    tiles = _names(tiles, a, b)
    tiles = _respell(tiles, a, b)
    return _place(tiles, a, b)


# ── the longest common subsequence, in blocks of bounded size ─────────────────────────────────────────────────────


def _common(a: _Side, b: _Side) -> list[_Tile]:
    """Tiles of equal and unequal groups in order, covering all groups of both sides."""
    ids: dict[str, int] = {}
    left = [ids.setdefault(group.key, len(ids)) for group in a.groups]
    right = [ids.setdefault(group.key, len(ids)) for group in b.groups]
    tiles: list[_Tile] = []
    for i1, i2, j1, j2 in _blocks(left, right):
        for code in LCSseq.opcodes(left[i1:i2], right[j1:j2]):
            i3, i4, j3, j4 = code.src_start, code.src_end, code.dest_start, code.dest_end
            tiles.append(_Tile(code.tag == "equal", i1 + i3, i1 + i4, j1 + j3, j1 + j4))
    return _join(tiles)


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
    """Where to cut two long sides: before the group nearest the middle that both have once, else both in half."""
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


# ── steps that make it readable ───────────────────────────────────────────────────────────────────────────────────


def _join(tiles: Sequence[_Tile]) -> list[_Tile]:
    """Neighbouring tiles of one kind become one, so a deletion beside an insertion is a replacement."""
    joined: list[_Tile] = []
    for tile in tiles:
        if tile.i1 == tile.i2 and tile.j1 == tile.j2:
            continue
        if joined and joined[-1].equal == tile.equal:
            last = joined.pop()
            tile = _Tile(tile.equal, last.i1, tile.i2, last.j1, tile.j2)
        joined.append(tile)
    return joined


def _slide(tiles: Sequence[_Tile], a: _Side, b: _Side) -> list[_Tile]:
    """Move each pure insertion or deletion that may stand in several places to the clearest border."""
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
        slid[at - 1] = _Tile(True, before.i1, before.i2 + shift, before.j1, before.j2 + shift)
        slid[at] = _Tile(False, tile.i1 + shift, tile.i2 + shift, tile.j1 + shift, tile.j2 + shift)
        slid[at + 1] = _Tile(True, after.i1 + shift, after.i2, after.j1 + shift, after.j2)
    return slid


def _best_shift(side: _Side, start: int, end: int, low: int, high: int) -> int:
    """How many groups to move the run [start, end) within [low, high); of equal places the first one found, from 0.

    Places are tried from where the run stands leftwards, then rightwards.
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


def _border(side: _Side, index: int) -> int:
    """How clear a border stands before a group: 3 edge or line break, 2 sentence end, 1 other punctuation, 0 none."""
    groups = side.groups
    if index in {0, len(groups)}:
        return 3
    gap = side.text[groups[index - 1].end : groups[index].start]
    if "\n" in gap:
        return 3
    if any(sign in ".!?。！？؟…" for sign in gap):
        return 2
    return 1 if gap.strip() else 0


def _absorb(tiles: Sequence[_Tile], a: _Side, b: _Side) -> list[_Tile]:
    """Turn equal islands that say nothing, between two changes, into part of the change."""
    kept = list(tiles)
    for at in range(1, len(kept) - 1):
        before, island, after = kept[at - 1 : at + 2]
        if not island.equal or before.equal or after.equal or not _trifling(a.groups[island.i1 : island.i2]):
            continue
        deletes = (before.i2 > before.i1) + (after.i2 > after.i1)
        inserts = (before.j2 > before.j1) + (after.j2 > after.j1)
        if deletes and inserts and deletes + inserts >= 3:
            kept[at] = island._replace(equal=False)
    return _join(kept)


def _trifling(groups: Sequence[Group]) -> bool:
    """One or two function words, or a single sign of a script without spaces."""
    if len(groups) == 1 and len(groups[0].key) == 1 and not groups[0].key.isdigit():
        return True
    return len(groups) <= 2 and all(group.key in FUNCTION_WORDS for group in groups)


def _names(tiles: Sequence[_Tile], a: _Side, b: _Side) -> list[_Tile]:
    """Widen a replacement of part of a capitalised name to the whole name, on both sides alike."""
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
        widened[at] = _Tile(False, tile.i1 - left, tile.i2 + right, tile.j1 - left, tile.j2 + right)
    return _join(widened)


def _name_before(a: _Side, b: _Side, tile: _Tile, equal: _Tile | None) -> int:
    """Capitalised groups before a replacement that belong to its first word's name on both sides; 0 for a headline."""
    if equal is None or not (_capital(a, tile.i1) and _capital(b, tile.j1)):
        return 0
    count = 0
    while count < min(tile.i1 - equal.i1, NAME_GROUPS):
        if not (_one_name(a, tile.i1 - count) and _one_name(b, tile.j1 - count)):
            return count
        count += 1
    return count if count < NAME_GROUPS else 0


def _name_after(a: _Side, b: _Side, tile: _Tile, equal: _Tile | None) -> int:
    """Capitalised groups after a replacement that belong to its last word's name on both sides; 0 for a headline."""
    if equal is None or not (_capital(a, tile.i2 - 1) and _capital(b, tile.j2 - 1)):
        return 0
    count = 0
    while count < min(equal.i2 - tile.i2, NAME_GROUPS):
        if not (_one_name(a, tile.i2 + count) and _one_name(b, tile.j2 + count)):
            return count
        count += 1
    return count if count < NAME_GROUPS else 0


def _capital(side: _Side, index: int) -> bool:
    """True when a group begins with an upper-case letter and is no function word."""
    group = side.groups[index]
    return side.text[group.start].isupper() and group.key not in FUNCTION_WORDS


def _one_name(side: _Side, index: int) -> bool:
    """True when the groups before and at `index` are capitalised and only a space (or an initial's dot) apart."""
    gap = side.text[side.groups[index - 1].end : side.groups[index].start]
    return gap in {" ", "\u00a0", ". "} and _capital(side, index - 1) and _capital(side, index)


def _respell(tiles: Sequence[_Tile], a: _Side, b: _Side) -> list[_Tile]:
    """A replacement that differs only in hyphen against space is equal after all."""
    return _join(
        [
            tile._replace(equal=tile.equal or _spelt(a.keys(tile.i1, tile.i2)) == _spelt(b.keys(tile.j1, tile.j2)))
            for tile in tiles
        ]
    )


def _spelt(keys: Sequence[str]) -> list[str]:
    return " ".join(keys).replace("-", " ").split()


# ── from groups back to code points ───────────────────────────────────────────────────────────────────────────────


def _place(tiles: Sequence[_Tile], a: _Side, b: _Side) -> Iterator[Edit]:
    """Edits that cover the spans: white space and punctuation go to the tile where a reader expects them.

    A replacement takes its words alone, an insertion its words and the gap behind them, `equal` everything else; what
    stands before the first and behind the last word is `equal` where both sides have something there.
    """
    if not (a.groups and b.groups):
        yield from _wordless(a, b)
        return
    lead = not tiles[0].equal and a.groups[0].start > a.span.start and b.groups[0].start > b.span.start
    tail = not tiles[-1].equal and a.groups[-1].end < a.span.end and b.groups[-1].end < b.span.end
    a_at, b_at = a.span.start, b.span.start
    if lead:
        a_end, b_end = a.groups[0].start, b.groups[0].start
        yield Edit("equal", a_at, a_end, b_at, b_end)
        a_at, b_at = a_end, b_end
    for at, tile in enumerate(tiles):
        tight = _tight(tiles, at, tail)
        a_end = a_at if tile.i1 == tile.i2 else _gap(a, tile.i2)[0 if tight else 1]
        b_end = b_at if tile.j1 == tile.j2 else _gap(b, tile.j2)[0 if tight else 1]
        yield Edit(_operation(tile), a_at, a_end, b_at, b_end)
        a_at, b_at = a_end, b_end
    if tail:
        yield Edit("equal", a_at, a.span.end, b_at, b.span.end)


def _wordless(a: _Side, b: _Side) -> Iterator[Edit]:
    """The one edit of two spans of which one at least has no word; none when both are empty."""
    a_empty, b_empty = a.span.start == a.span.end, b.span.start == b.span.end
    if a_empty and b_empty:
        return
    operation: EditOperation = "insert" if a_empty else "delete" if b_empty else "replace"
    if operation == "replace" and len(a.groups) == len(b.groups):
        operation = "equal"  # punctuation and white space only
    yield Edit(operation, *a.span, *b.span)


def _operation(tile: _Tile) -> EditOperation:
    if tile.equal:
        return "equal"
    if tile.i1 == tile.i2:
        return "insert"
    return "delete" if tile.j1 == tile.j2 else "replace"


def _tight(tiles: Sequence[_Tile], at: int, tail: bool) -> bool:
    """Whether a tile ends with its last word and leaves the gap behind it to its successor."""
    tile = tiles[at]
    if at == len(tiles) - 1:
        return tail
    if tile.equal:
        return tail and at == len(tiles) - 2 and _operation(tiles[-1]) != "replace"
    return _operation(tile) == "replace"


def _gap(side: _Side, index: int) -> tuple[int, int]:
    """The code points between the groups before and at `index`, or the span's end behind the last."""
    end = side.groups[index].start if index < len(side.groups) else side.span.end
    return side.groups[index - 1].end, end
