"""Paragraph -> its dateline, if only commas and dashes part it: `Tehran, Aug 19, IRNA – `, `ROME — `.

Without brackets an agency is found by the lists, or by its capitals behind a date; a place alone must be known, have a
date or a region beside it, or stand in capitals.
"""

from __future__ import annotations

import re
from itertools import islice

from lineage.passages.datelines.lists import Lexicon
from lineage.passages.datelines.parts import (
    DASHES,
    MAX_PLACE_WORDS,
    TIME_OF_DAY,
    Dateline,
    Head,
    ending,
    head,
    is_known,
    place_at,
)
from lineage.records import Span

MAX_BARE_WORDS = 3
"""Words of an unlisted place in capitals that stands alone before a dash; round-ups set whole headings that way."""

MAX_MARKS = 4
"""Commas, dashes and bars behind which an agency without brackets is looked for."""

_FIGURE = re.compile(r"\d{1,4}")
_DASHED = re.compile(rf"{DASHES}\s*")
_AFTER_AGENCY = re.compile(r"[-–—―_/]|,\s\w")
_UNCASED_PLACE = re.compile(r"/(?P<place>[^\s/]{2,20})(?=\s|$)")
_BETWEEN = re.compile(rf"(?:{TIME_OF_DAY})?[\s,.–—-]{{0,5}}(?:By (?:[^\W\d_][\w.’'-]{{0,20}} ){{1,5}}[-–—] )?")
_CAPITALS = re.compile(r"[A-Z]{3,8}(?!\w)")
_WRITER = re.compile(r",\s[^\W\d_]\w{1,20}\s[^\W\d_][\w-]{1,20}(?=\s?[.:–—-])")
_DASH = re.compile(r"\s?[-–—/|]\s?|[,.]\s")
_WRITER_BETWEEN = re.compile(r"[^\s/]{2,20}(?:\s[^\s/]{2,20}){0,3}\s?/\s?")


def _dated(window: str, words: Lexicon) -> Dateline | None:
    """`Tehran, Aug 19, IRNA – `, `TOKYO, March 13 Kyodo `, `Baku, July 26 By Leyla Hasan - Trend: `."""
    figure = _FIGURE.search(window, 0, 70)
    if not figure or window.count(" ", 0, figure.start()) > MAX_PLACE_WORDS + 1:
        return None
    date = words.date(window).search(window, 0, figure.end() + 20)
    before = date and head(window, date.end(), words)
    if not date or not before or before.place is None or before.date is None:
        return None
    between = _BETWEEN.match(window, date.end())
    start = between.end() if between else date.end()
    capitals = _CAPITALS.match(window, start)
    agency = words.agency_at(window, start) or (capitals and Span(*capitals.span()))
    if not agency:
        return None
    writer = _WRITER.match(window, agency.end)
    end, marked = ending(window, writer.end() if writer else agency.end)
    if end is None or not (marked or is_known(window[slice(*agency)], words)):
        return None
    return Dateline(0, end, before.place, before.date, agency, "dated")


def _dashed(window: str, words: Lexicon) -> Dateline | None:
    """`نيويورك - أ ف ب`, `ROMA - ANSA - `, `Tehran, IRNA – `, `Tarn Bay, AFP — `, `ASTANA. KAZINFORM - `, `Paris,
    France | AFP | `: place and listed agency parted by a mark, perhaps with a writer between them."""
    for dash in islice(_DASH.finditer(window, 2, 55), MAX_MARKS):
        agency = words.agency_at(window, dash.end())
        before = head(window, dash.start(), words)
        if before is None:
            return None
        writer = None if agency or not before.uncased else _WRITER_BETWEEN.match(window, dash.end())
        agency = words.agency_at(window, writer.end()) if writer else agency
        stop = dash[0] == ". "  # "ASTANA. KAZINFORM - "
        if not agency or (dash[0] == ", " and not _may_follow(window, agency, before, words)):
            continue
        if not (before.listed or (before.capitals if stop else before.region or before.uncased or dash[0] == ", ")):
            continue
        end, marked = ending(window, agency.end)
        if end is not None and (marked or (not stop and (before.uncased or not window[end:].strip()))):
            return Dateline(0, end, before.place, before.date, agency, "dashed")
    return None


def _may_follow(window: str, agency: Span, before: Head, words: Lexicon) -> bool:
    """True if the agency behind a place and a comma may be one: in "Pittsburgh, PA - " it is the state of the city."""
    name = window[slice(*agency)].casefold()
    if name in words.states or before.place is None:
        return False
    if before.listed or before.region or before.uncased:
        return True
    short = window.count(" ", *before.place) < MAX_BARE_WORDS
    return short and (before.capitals or name not in words.also_words) and bool(_DASHED.match(window, agency.end))


def _agency(window: str, words: Lexicon) -> Dateline | None:
    """`EFE.- `, `Reuters -- `, `ТАСС, 5 марта. `, `ایسنا/تهران `: a listed agency before a dash, date or place."""
    agency = words.agency_at(window, 0) if _AFTER_AGENCY.search(window, 0, 45) else None
    if not agency:
        return None
    if window.startswith(", ", agency.end):
        date = words.date(window).match(window, agency.end + 2)
        if date:
            end, marked = ending(window, date.end())
            end = end if marked else date.end() if date[0].endswith(".") else None
            return Dateline(0, end, None, Span(*date.span()), agency, "agency") if end else None
        place = place_at(window, agency.end + 2, words)
        if place and place[0].listed and not place[2]:  # "Associated Press, Washington – "
            return Dateline(0, place[1], place[0].place, place[0].date, agency, "agency")
    name = window[slice(*agency)]
    uncased = name.upper() == name.lower() and _UNCASED_PLACE.match(window, agency.end)
    if uncased:
        return Dateline(0, uncased.end(), Span(*uncased.span("place")), None, agency, "agency")
    dash = _DASHED.match(window, agency.end)
    if not dash or window[dash.end() : dash.end() + 1].islower() or dash[0] == "-":
        return None
    return Dateline(0, len(window[: dash.end()].rstrip()), None, None, agency, "agency")


def _place(window: str, words: Lexicon) -> Dateline | None:
    """`SAN FRANCISCO - `, `WASHINGTON, May 3 — `, `NEW DELHI: `: no agency at all."""
    found = place_at(window, 0, words)
    if not found or window[found[1] :].lstrip()[:1].islower():
        return None
    before, end, colon = found
    if not before.capitals and (colon or not before.listed):
        return None
    sure = before.listed or before.date is not None or (before.region and not colon)
    if not sure and (colon or window.count(" ", 0, end) > MAX_BARE_WORDS):
        return None
    return Dateline(0, end, before.place, before.date, None, "place" if sure else "capitals")


FORMS = (_dated, _dashed, _agency, _place)
