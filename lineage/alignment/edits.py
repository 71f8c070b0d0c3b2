"""Two spans -> the word-level operations that turn one into the other.

The longest common subsequence of word groups (`tiles`) is made readable (`readable`) and put back on code points.
White space and punctuation belong to the tiles beside them, and may differ inside `equal`.  The operations cover both
spans without gap or overlap, for any text.  Whichever text is called A, the same one is compared with the other, so
that swapping the texts mirrors the edits.  Cost: that of `tiles`.  Failure mode: words that merely happen to recur
split a free paraphrase into crumbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.alignment.readable import readable
from lineage.alignment.tiles import Side, Tile, common
from lineage.alignment.wordgroups import word_groups
from lineage.records import Edit, EditOperation, Span

_OPENING, _CLOSING = re.compile(r"[(\[{]"), re.compile(r"[)\]}]")
_QUOTES = re.compile("[\"'“”‘’„«»‹›]+")


def word_edits(a_text: str, a: Span, b_text: str, b: Span) -> tuple[Edit, ...]:
    """Operations in reading order whose ranges tile both spans; offsets are code points of the whole texts.

    `equal` tiles have the same words and may differ in case, quotes, dashes, punctuation and white space, hence in
    length.  Two empty spans give no edit.  Swapping the two sides mirrors the result exactly.

    >>> word_edits("Twelve died.", Span(0, 12), "Twelve survived.", Span(0, 16))
    (Edit(operation='equal', a_start=0, a_end=7, b_start=0, b_end=7), \
Edit(operation='replace', a_start=7, a_end=11, b_start=7, b_end=15), \
Edit(operation='equal', a_start=11, a_end=12, b_start=15, b_end=16))
    """
    left = Side(a_text, a, word_groups(a_text, a.start, a.end))
    right = Side(b_text, b, word_groups(b_text, b.start, b.end))
    if _order(right) < _order(left):
        return tuple(_mirror(edit) for edit in _edits(right, left))
    return tuple(_edits(left, right))


def _order(side: Side) -> tuple[list[str], str]:
    """Sort key that decides which side is compared with which; only equal texts have equal keys."""
    return side.keys(0, len(side.groups)), side.text[side.span.start : side.span.end]


def _mirror(edit: Edit) -> Edit:
    """An operation with the two sides swapped."""
    operation: EditOperation = edit.operation
    if operation == "insert":
        operation = "delete"
    elif operation == "delete":
        operation = "insert"
    return Edit(operation, edit.b_start, edit.b_end, edit.a_start, edit.a_end)


def _edits(a: Side, b: Side) -> Iterator[Edit]:
    """The readable edits that turn `a` into `b`."""
    return _place(readable(common(a, b), a, b), a, b)


def _place(tiles: Sequence[Tile], a: Side, b: Side) -> Iterator[Edit]:
    """The edits of tiles, which cover the spans: white space and punctuation go to the tile where readers expect them.

    A replacement covers its words, and signs behind them that differ ("said" against "Mr."); an insertion or deletion
    covers its words and the gap behind them; an `equal` edit covers everything else.  The text before the first word
    and the text behind the last word are `equal` if both sides have something there.
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
        if tight and not tile.equal and at < len(tiles) - 1:
            signs = _signs(a, tile.i1, tile.i2), _signs(b, tile.j1, tile.j2)
            if _QUOTES.sub("", signs[0]) != _QUOTES.sub("", signs[1]):
                a_end, b_end = a_end + len(signs[0]), b_end + len(signs[1])
        yield Edit(_operation(tile), a_at, a_end, b_at, b_end)
        a_at, b_at = a_end, b_end
    if tail:
        yield Edit("equal", a_at, a.span.end, b_at, b.span.end)


def _wordless(a: Side, b: Side) -> Iterator[Edit]:
    """The one edit of two spans of which at least one has no word; none if both spans are empty."""
    a_empty, b_empty = a.span.start == a.span.end, b.span.start == b.span.end
    if a_empty and b_empty:
        return
    operation: EditOperation = "insert" if a_empty else "delete" if b_empty else "replace"
    if operation == "replace" and len(a.groups) == len(b.groups):
        operation = "equal"  # punctuation and white space only
    yield Edit(operation, *a.span, *b.span)


def _operation(tile: Tile) -> EditOperation:
    if tile.equal:
        return "equal"
    if tile.i1 == tile.i2:
        return "insert"
    return "delete" if tile.j1 == tile.j2 else "replace"


def _tight(tiles: Sequence[Tile], at: int, tail: bool) -> bool:
    """True if a tile ends with its last word and leaves the gap behind it to the next tile."""
    tile = tiles[at]
    if at == len(tiles) - 1:
        return tail
    if tile.equal:
        return tail and at == len(tiles) - 2 and _operation(tiles[-1]) != "replace"
    return _operation(tile) == "replace"


def _signs(side: Side, start: int, end: int) -> str:
    """The signs right behind the last of the groups [start, end), up to a bracket that was opened before the groups."""
    gap = side.text[slice(*_gap(side, end))]
    found = "" if gap[:1].isspace() else "".join(gap.split(maxsplit=1)[:1])
    inside = side.text[side.groups[start].start : side.groups[end - 1].end]
    closes = _CLOSING.search(found)
    return found[: closes.start()] if closes and not _OPENING.search(inside) else found


def _gap(side: Side, index: int) -> tuple[int, int]:
    """The range of code points between the groups before and at `index`, or from the last group to the span's end."""
    end = side.groups[index].start if index < len(side.groups) else side.span.end
    return side.groups[index - 1].end, end
