"""Paragraph -> its dateline: where, when, and the slot in which an agency signs.

A dateline is a form, not a list of agencies: a place (in capitals, well known, or with a date beside it), perhaps a
date, and a short name in brackets or slashes before a dash.  Each form below looks for one sign (bracket, slash, date,
dash) and then has `parts` judge what stands before it: one pattern for forty houses in ten scripts could not
be read, and could not say which part is which.

What the agency slot means is not decided here: the slot of "JAKARTA (JP):" is reported as it stands.

Cost: some microseconds a paragraph; only the first `MAX_LENGTH` characters are looked at.  Failure modes: an unlisted
agency without brackets is missed; "PORTLAND (Ducks) - " passes for a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from lineage.passages.datelines.lists import Lexicon, lexicon
from lineage.passages.datelines.parts import (
    MAX_PLACE_WORDS,
    TIME_OF_DAY,
    Dateline,
    Head,
    group,
    head,
    is_expansion,
    is_known,
    is_slot,
    is_wholly_known,
)
from lineage.records import Span

MAX_LENGTH = 140
"""Characters of the longest dateline; those of press releases, with place, region and year, come near it."""

MAX_BARE_WORDS = 3
"""Words of an unlisted place in capitals that stands alone before a dash; round-ups set whole headings that way."""

MAX_BRACKETS = 3
"""Brackets that are tried: a region or two may stand in some before that of the agency."""
MAX_MARKS = 4
"""Commas, dashes and bars behind which an agency without brackets is looked for."""

MOST_MARKS = 3
"""Asterisks that Markdown sets on either side of what is bold."""

_SIGN = re.compile(r"[(\[/|—–―:_\d-]")
_DASHES = r"(?:\.?\s?[-–—―‒−_]{1,3})"
_DASHED = re.compile(rf"{_DASHES}\s*")
_AFTER_AGENCY = re.compile(r"[-–—―_/]|,\s\w")
_UNCASED_PLACE = re.compile(r"/(?P<place>[^\s/]{2,20})(?=\s|$)")
_OPENING = re.compile(r"[(\[]")
_CLOSING = {"(": ")", "[": "]"}
_HALFWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # "ワシントン（ＣＮＮ）"
_SQUARE = str.maketrans("()", "[]")
_BREAK = re.compile(rf"\s*(?P<mark>{_DASHES}|[:.।|])?\s*")
_SLASHES = re.compile(r"(?:^|(?<=[\s.,\d]))/\s?(?P<agency>[^/\n]{2,40}?)\s?/")
_BETWEEN = re.compile(rf"(?:{TIME_OF_DAY})?[\s,.–—-]{{0,5}}(?:By (?:[^\W\d_][\w.’'-]{{0,20}} ){{1,5}}[-–—] )?")
_CAPITALS = re.compile(r"[A-Z]{3,8}(?!\w)")
_WRITER = re.compile(r",\s[^\W\d_]\w{1,20}\s[^\W\d_][\w-]{1,20}(?=\s?[.:–—-])")
_DASH = re.compile(r"\s?[-–—/|]\s?|[,.]\s")
_WRITER_BEFORE = re.compile(  # "By Jane Doe WASHINGTON (Reuters) - ", where a page has lost the line break
    r"By\s(?:[^\W\d_a-z][\w.’'-]*(?:,?\sand|,)?\s){2,6}?(?=[A-ZÀ-Þ][A-ZÀ-Þ/ .’'-]{2,40}(?:,\s[\w. ]{2,20}){0,2}\s\()"
)
_BOLD = re.compile(rf"\*{{1,{MOST_MARKS}}}(?=[^\s*][^*\n]{{1,130}}\*)")  # "**KIEL (dpa)** –", as Markdown has it
_WRITER_BETWEEN = re.compile(r"[^\s/]{2,20}(?:\s[^\s/]{2,20}){0,3}\s?/\s?")
_MARK = re.compile(r"\s?(?P<mark>—|―|--|(?<=\s)[-–](?=\s)|:(?=\s))")
_NO_HEAD = re.compile(r"[(){};:!?\"“”]")
_FIGURE = re.compile(r"\d{1,4}")


def find_dateline(text: str, start: int, end: int, words: Lexicon | None = None) -> Dateline | None:
    """The dateline with which `text[start:end]` begins, or None.

    `words` are given if agencies are known beside the shipped ones.

    >>> line = "ROVANIEMI, Finland, May 3 (Aurora) -- The ice"
    >>> found = find_dateline(line, 0, len(line))
    >>> [line[slice(*part)] for part in (found.place, found.date, found.agency)], line[: found.end]
    (['ROVANIEMI, Finland', 'May 3', 'Aurora'], 'ROVANIEMI, Finland, May 3 (Aurora) --')
    """
    window = text[start : min(end, start + MAX_LENGTH)].partition("\n")[0]
    words = words or lexicon()
    bold = _BOLD.match(window)
    skipped = bold.end() if bold else 0
    if bold:
        window = window[:skipped] + window[skipped:].replace("*", " ")
    writer = _WRITER_BEFORE.match(window, skipped)
    skipped = writer.end() if writer else skipped
    at, window = start + skipped, window[skipped:]
    foreign = _is_foreign(window)
    if not foreign and _is_prose(window, words):
        return None
    for form in _forms_of_scripts() if foreign else _FORMS:
        found = form(window, words)
        if found is not None:
            place, date, agency = (part and Span(part.start + at, part.end + at) for part in found[2:5])
            behind = text[at + found.end : at + found.end + MOST_MARKS] if bold else ""
            over = len(behind) - len(behind.lstrip("*"))
            return Dateline(start, at + found.end + over, place, date, agency, found.form)
    return None


# ── forms: each takes the window and answers with offsets in it ───────────────────────────────────────────────────


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
    end, marked = _break(window, bracket.end + 1)
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
    stop, marked = _break(window, end)
    known = is_known(found["agency"], words)
    if stop is None or not (known or (before.firm and (marked or date))):
        return None
    return Dateline(0, stop, before.place, date, group(found, "agency"), "slash")


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
    end, marked = _break(window, writer.end() if writer else agency.end)
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
        end, marked = _break(window, agency.end)
        if end is not None and (marked or (not stop and (before.uncased or not window[end:].strip()))):
            return Dateline(0, end, before.place, before.date, agency, "dashed")
    return None


def _agency(window: str, words: Lexicon) -> Dateline | None:
    """`EFE.- `, `Reuters -- `, `ТАСС, 5 марта. `, `ایسنا/تهران `: a listed agency before a dash, date or place."""
    agency = words.agency_at(window, 0) if _AFTER_AGENCY.search(window, 0, 45) else None
    if not agency:
        return None
    if window.startswith(", ", agency.end):
        date = words.date(window).match(window, agency.end + 2)
        if date:
            end, marked = _break(window, date.end())
            end = end if marked else date.end() if date[0].endswith(".") else None
            return Dateline(0, end, None, Span(*date.span()), agency, "agency") if end else None
        place = _place_only(window, agency.end + 2, words)
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
    found = _place_only(window, 0, words)
    if not found or window[found[1] :].lstrip()[:1].islower():
        return None
    before, end, colon = found
    if not before.capitals and (colon or not before.listed):
        return None
    sure = before.listed or before.date is not None or (before.region and not colon)
    if not sure and (colon or window.count(" ", 0, end) > MAX_BARE_WORDS):
        return None
    return Dateline(0, end, before.place, before.date, None, "place" if sure else "capitals")


_FORMS = (_bracket, _slash, _dated, _dashed, _agency, _place)


@cache
def _forms_of_scripts() -> tuple[Callable[[str, Lexicon], Dateline | None], ...]:
    """The forms of other scripts, and behind them the Western ones, in which such papers sign as well."""
    from lineage.passages.datelines import scripts

    return (*scripts.FORMS, *_FORMS)


# ── helpers ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _is_foreign(window: str) -> bool:
    """True if the window begins in a script other than Latin, Cyrillic or Greek, or with a bracket before one."""
    begin = window[:4]
    return not begin.isascii() and (begin[0] in "【［" or any(c >= "\u0590" and c.isalpha() for c in begin))


def _break(window: str, at: int) -> tuple[int | None, bool]:
    """Where the dateline ends, and whether a dash or another mark ends it; None if the sentence simply goes on.

    A small letter behind the bracket is the proof of prose: "the Palestinian Authority (PA) said".
    """
    found = _BREAK.match(window, at)
    if found is None or window[found.end() : found.end() + 1].islower():
        return None, False
    return (found.end("mark"), True) if found["mark"] else (at, False)


def _believable(before: Head, known: bool, marked: bool) -> bool:
    """True if the head before a bracket, the bracket and the mark behind it make a dateline together.

    `known` tells that the agency in the bracket is listed, `marked` that a mark stands behind it.
    """
    if before.place is None:
        return known
    if marked:
        return known or before.firm
    return known and (before.firm or before.uncased or before.region)


def _may_follow(window: str, agency: Span, before: Head, words: Lexicon) -> bool:
    """True if the agency behind a place and a comma may be one: in "Pittsburgh, PA - " it is the state of the city."""
    name = window[slice(*agency)].casefold()
    if name in words.states or before.place is None:
        return False
    if before.listed or before.region or before.uncased:
        return True
    short = window.count(" ", *before.place) < MAX_BARE_WORDS
    return short and (before.capitals or name not in words.also_words) and bool(_DASHED.match(window, agency.end))


def _place_only(window: str, start: int, words: Lexicon) -> tuple[Head, int, bool] | None:
    """A place before a dash or colon at `start`: the head, where the mark ends, and whether it is a colon."""
    mark = _MARK.search(window, start + 2, start + 62)
    if not mark or _NO_HEAD.search(window, start, mark.start()):
        return None
    before = head(window[start:], mark.start() - start, words)
    if not before or before.place is None:
        return None
    place, date = (part and Span(part.start + start, part.end + start) for part in before[:2])
    return before._replace(place=place, date=date), mark.end("mark"), mark["mark"] == ":"


def _place_behind(window: str, end: int, words: Lexicon) -> tuple[int, Head]:
    """End and head of `(ANSA) - MADRID, 25 LUG - `, where the place follows the agency; else `end` and an empty one."""
    found = _place_only(window, end + len(window[end:]) - len(window[end:].lstrip()), words)
    if not found or not found[0].capitals or found[2]:
        return end, Head()
    return found[1], found[0]


def _is_prose(window: str, words: Lexicon) -> bool:
    """True if a dateline is ruled out at once: no sign of one is found, or small words stand before the first sign."""
    sign = _SIGN.search(window, 0, 100)
    if sign is None:
        return True
    before = window[: sign.start()].split()
    usual = (words.particles, words.agencies, words.months)
    return len(before) > MAX_PLACE_WORDS + 1 or any(
        len(word) > 2 and word.islower() and not any(word in some for some in usual) for word in before
    )
