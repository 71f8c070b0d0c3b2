"""Paragraph -> its dateline, if the agency stands in brackets or slashes: `WASHINGTON (AP) — `, `MOSCOW. /TASS/. `.

The signs around it show an agency that no list knows, so these forms are tried first.
"""

from __future__ import annotations

import re
from itertools import islice

from lineage.passages.datelines.lists import Lexicon
from lineage.passages.datelines.parts import (
    Dateline,
    Head,
    ending,
    group,
    head,
    is_expansion,
    is_known,
    is_slot,
    is_wholly_known,
    place_at,
)
from lineage.records import Span

MAX_BRACKETS = 3
"""Brackets that are tried: a region or two may stand in some before that of the agency."""

_FIGURE = re.compile(r"\d{1,4}")
_OPENING = re.compile(r"[(\[]")
_CLOSING = {"(": ")", "[": "]"}
_HALFWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # "ワシントン（ＣＮＮ）"
_SQUARE = str.maketrans("()", "[]")
_SLASHES = re.compile(r"(?:^|(?<=[\s.,\d]))/\s?(?P<agency>[^/\n]{2,40}?)\s?/")


def _bracket(window: str, words: Lexicon) -> Dateline | None:
    """`WASHINGTON (AP) — `, `Madrid, 11 may (EFE).- `, `Halle (Saale) (dpa) - `, `(Reuters) - `."""
    window = window.translate(_HALFWIDTH)
    for opening in islice(_OPENING.finditer(window), MAX_BRACKETS):
        closing = window.find(_CLOSING[opening[0]], opening.end())
        if closing < 0:
            return None
        found = _bracketed(window, Span(opening.start(), closing), words)
        if found is not None:
            return found
    return None


def _bracketed(window: str, bracket: Span, words: Lexicon) -> Dateline | None:
    """The dateline whose agency stands in this bracket, or None; earlier brackets are part of the place."""
    inside = window[bracket.start + 1 : bracket.end]
    dated = words.date_at_end(inside).search(inside) if _FIGURE.search(inside) else None
    slot = (inside[: dated.start()].rstrip(" ,-–") if dated else inside).strip()
    before = head(window.translate(_SQUARE), bracket.start, words)
    if before is None or not is_slot(slot, words):
        return None
    known = is_known(slot, words) if before.place else is_wholly_known(slot, words)
    end, marked = ending(window, bracket.end + 1)
    if end is None or not _believable(before, known, marked):
        return None
    if before.place and is_expansion(window[slice(*before.place)], slot):
        return None
    if window[bracket.start] == "[" and not known:  # "New Delhi [India]"
        return None
    agency = Span(bracket.start + 1, bracket.start + 1 + inside.index(slot) + len(slot))
    if before == Head() and marked:
        end, before = _place_behind(window, end, words)
    return Dateline(0, end, before.place, before.date, agency, "bracket")


def _believable(before: Head, known: bool, marked: bool) -> bool:
    """True if the head before a bracket, the bracket and the mark behind it make a dateline together.

    `known` tells that the agency in the bracket is listed, `marked` that a mark stands behind it.
    """
    if before.place is None:
        return known
    if marked:
        return known or before.firm
    return known and (before.firm or before.uncased or before.region)


def _place_behind(window: str, end: int, words: Lexicon) -> tuple[int, Head]:
    """End and head of `(ANSA) - MADRID, 25 LUG - `, where the place follows the agency; else `end` and an empty one."""
    found = place_at(window, end + len(window[end:]) - len(window[end:].lstrip()), words)
    if not found or not found[0].capitals or found[2]:
        return end, Head()
    return found[1], found[0]


def _slash(window: str, words: Lexicon) -> Dateline | None:
    """`MOSCOW, April 19. /TASS/. `, `RALEIGH, NC / ACCESSWIRE / December 5, 2023 / `."""
    found = _SLASHES.search(window) if "/" in window else None
    before = found and head(window, found.start(), words)
    if not found or before is None or not is_slot(found["agency"], words):
        return None
    date, end = before.date, found.end()
    behind = words.date(window).match(window, end + len(window[end:]) - len(window[end:].lstrip()))
    if date is None and behind:
        date, end = Span(*behind.span()), behind.end()
        end += len(re.match(r"\s?/?", window[end:])[0])  # type: ignore[index]  # the pattern matches the empty string
    stop, marked = ending(window, end)
    known = is_known(found["agency"], words)
    if stop is None or not (known or (before.firm and (marked or date))):
        return None
    return Dateline(0, stop, before.place, date, group(found, "agency"), "slash")


FORMS = (_bracket, _slash)
