"""Paragraph -> its dateline: where, when, and the slot in which an agency signs.

A dateline is a form, not a list of agencies: a place (in capitals, well known, or with a date beside it), perhaps a
date, and a short name in brackets or slashes before a dash.  Each form below looks for one sign (bracket, slash, date,
dash) and then has `dateline_parts` judge what stands before it: one pattern for forty houses in ten scripts could not
be read, and could not say which part is which.

What the agency slot means is not decided here: the slot of "JAKARTA (JP):" is reported as it stands.

Cost: some microseconds a paragraph; only the first `MAX_LENGTH` characters are looked at.  Failure modes: an unlisted
agency without brackets is missed; "PORTLAND (Ducks) - " passes for a dateline.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.passages.dateline_parts import (
    MAX_PLACE_WORDS,
    Head,
    Lexicon,
    head,
    is_expansion,
    is_known,
    is_slot,
    is_wholly_known,
    lexicon,
)
from lineage.records import Span

MAX_LENGTH = 140
"""Characters of the longest dateline; those of press releases, with place, region and year, come near it."""

MAX_BARE_WORDS = 3
"""Words of an unlisted place in capitals that stands alone before a dash; round-ups set whole headings that way."""

_SIGN = re.compile(r"[(/—–―:_\d-]")
_DASHES = r"(?:\.?\s?[-–—―‒−_]{1,3})"
_DASHED = re.compile(rf"{_DASHES}\s*")
_AFTER_AGENCY = re.compile(r"[-–—―_]|,\s\d")
_BREAK = re.compile(rf"\s*(?P<mark>{_DASHES}|[:.])?\s*")
_SLASHES = re.compile(r"(?:^|(?<=[\s.,]))/\s?(?P<agency>[^/\n]{2,40}?)\s?/")
_BETWEEN = re.compile(r"[\s,.–—-]{0,5}(?:By (?:[^\W\d_][\w.’'-]{0,20} ){1,5}[-–—] )?")
_CAPITALS = re.compile(r"[A-Z]{3,8}(?!\w)")
_WRITER = re.compile(r",\s[^\W\d_]\w{1,20}\s[^\W\d_][\w-]{1,20}(?=\s?[.:–—-])")
_DASH = re.compile(r"\s?[-–—/]\s?")
_MARK = re.compile(r"\s?(?P<mark>—|―|--|(?<=\s)[-–](?=\s)|:(?=\s))")
_NO_HEAD = re.compile(r"[(){};:!?\"“”]")
_CHINESE = re.compile(
    r"[（(【\[]?据?(?P<agency>本报|本報|[\u4e00-\u9fff]{2,7}?[社网網報报])(?:记者|記者)?(?P<place>[\u4e00-\u9fff·]{2,12}?)?"
    r"[\s\u3000]?(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:[电電讯訊]|消息|综合[电電]|[报報]道)"
    r"(?:\s?[（(][^（）()\n]{1,30}[）)])?[)）】\]]?"
)
_CNA = re.compile(
    r"[（(](?P<agency>中央社)(?:記者[\u4e00-\u9fff]{3})?(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<date>[\w－-]{1,14}日)[^）)\n]{0,12}?電[）)]"
)
_BRACKET = re.compile(r"[【\[(（](?P<inside>[^】\])）\n]{2,30})[】\])）](?:\s?[가-힣]{2,4}\s(?:기자|특파원))?(?:\s?=)?")
_FIGURE = re.compile(r"\d{1,4}")
_DAY = re.compile(r"\d{1,2}日\s*$")
_PERSIAN = re.compile(r"به گزارش (?:خبرگزاری |خبرنگار )?(?P<agency>[^،:\n]{2,40})[،:]")


class Dateline(NamedTuple):
    """A dateline and its parts, as ranges of the document's text; None for a part that it does not say.

    `form` names the rule that found it: "bracket", "slash", "dated", "dashed", "agency", "east-asian", "reported";
    without an agency "place" (well known, or with its region or a date) or "capitals" (an unknown word in capitals
    before a dash: believable at the top of an article only).
    """

    start: int
    end: int  # behind the closing dash or colon, white space not included
    place: Span | None
    date: Span | None
    agency: Span | None
    form: str


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which `text[start:end]` begins, or None.

    >>> line = "ROVANIEMI, Finland, May 3 (Aurora) -- The ice"
    >>> found = find_dateline(line, 0, len(line))
    >>> [line[slice(*part)] for part in (found.place, found.date, found.agency)], line[: found.end]
    (['ROVANIEMI, Finland', 'May 3', 'Aurora'], 'ROVANIEMI, Finland, May 3 (Aurora) --')
    """
    window = text[start : min(end, start + MAX_LENGTH)].partition("\n")[0]
    words = lexicon()
    foreign = _is_foreign(window)
    if not foreign and _is_prose(window, words):
        return None
    for form in _FORMS if foreign else _LATIN_FORMS:
        found = form(window, words)
        if found is not None:
            place, date, agency = (part and Span(part.start + start, part.end + start) for part in found[2:5])
            return Dateline(start, start + found.end, place, date, agency, found.form)
    return None


# ── forms: each takes the window and answers with offsets in it ───────────────────────────────────────────────────


def _chinese(window: str, words: Lexicon) -> Dateline | None:
    """`新华社北京9月12日电`, `（中央社記者王大明台北5日電）`."""
    found = _CNA.match(window) or _CHINESE.match(window)
    if not found:
        return None
    place, date, agency = (_group(found, part) for part in ("place", "date", "agency"))
    return Dateline(0, found.end(), place, date, agency, "east-asian")


def _bracketed_source(window: str, words: Lexicon) -> Dateline | None:
    """`【ソウル聯合ニュース】`, `(서울=연합뉴스) 홍길동 기자 =`: place and agency share a bracket."""
    found = _BRACKET.match(window)
    agency = found and words.native_agency.search(found["inside"])
    if not found or not agency:
        return None
    offset = found.start("inside")
    place = _DAY.sub("", found["inside"][: agency.start()]).rstrip("=＝・ \u3000")
    if place and head(place, len(place), words) is None:
        return None
    slot = Span(offset + agency.start(), found.end("inside"))
    return Dateline(0, found.end(), Span(offset, offset + len(place)) if place else None, None, slot, "east-asian")


def _reported(window: str, words: Lexicon) -> Dateline | None:
    """`به گزارش خبرگزاری ایسنا،`: "according to the agency …", the Persian way to sign (and to cite)."""
    found = _PERSIAN.match(window)
    return found and Dateline(0, found.end(), None, None, _group(found, "agency"), "reported")


def _bracket(window: str, words: Lexicon) -> Dateline | None:
    """`WASHINGTON (AP) — `, `Madrid, 11 may (EFE).- `, `(Reuters) - `, `Sept 24 (Reuters) -`."""
    opening = window.find("(")
    closing = window.find(")", opening)
    if opening < 0 or closing < 0:
        return None
    slot = window[opening + 1 : closing].strip()
    before = head(window, opening, words)
    if before is None or not is_slot(slot, words):
        return None
    known = is_known(slot, words) if before.place else is_wholly_known(slot, words)
    end, marked = _break(window, closing + 1)
    if end is None or not _believable(before, known, marked):
        return None
    if before.place and is_expansion(window[slice(*before.place)], slot):
        return None
    agency = Span(opening + 1, closing)
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
    behind = words.date.match(window, end + len(window[end:]) - len(window[end:].lstrip()))
    if date is None and behind:
        date, end = Span(*behind.span()), behind.end()
        end += len(re.match(r"\s?/?", window[end:])[0])  # type: ignore[index]  # the pattern matches the empty string
    stop, marked = _break(window, end)
    known = is_known(found["agency"], words)
    if stop is None or not (known or (before.firm and (marked or date))):
        return None
    return Dateline(0, stop, before.place, date, _group(found, "agency"), "slash")


def _dated(window: str, words: Lexicon) -> Dateline | None:
    """`Tehran, Aug 19, IRNA – `, `TOKYO, March 13 Kyodo `, `Baku, July 26 By Leyla Hasan - Trend: `."""
    figure = _FIGURE.search(window, 0, 70)
    if not figure or window.count(" ", 0, figure.start()) > MAX_PLACE_WORDS + 1:
        return None
    date = words.date.search(window, 0, figure.end() + 20)
    before = date and head(window, date.end(), words)
    if not date or not before or before.place is None or before.date is None:
        return None
    between = _BETWEEN.match(window, date.end())
    start = between.end() if between else date.end()
    agency = words.agency.match(window, start) or _CAPITALS.match(window, start)
    if not agency:
        return None
    writer = _WRITER.match(window, agency.end())
    end, marked = _break(window, writer.end() if writer else agency.end())
    if end is None or not (marked or is_known(agency[0], words)):
        return None
    return Dateline(0, end, before.place, before.date, Span(*agency.span()), "dated")


def _dashed(window: str, words: Lexicon) -> Dateline | None:
    """`نيويورك - أ ف ب`, `ROMA - ANSA - `: place and listed agency parted by a dash, nothing else on the way."""
    dash = _DASH.search(window, 2, 55)
    agency = dash and words.agency.match(window, dash.end())
    before = dash and head(window, dash.start(), words)
    if not dash or not agency or not before or not (before.listed or before.region or before.uncased):
        return None
    end, marked = _break(window, agency.end())
    if end is None or not (marked or not window[end:].strip()):
        return None
    return Dateline(0, end, before.place, before.date, Span(*agency.span()), "dashed")


def _agency(window: str, words: Lexicon) -> Dateline | None:
    """`EFE.- `, `Reuters -- `, `ТАСС, 5 марта. `: a listed agency before a dash, or before the date."""
    agency = words.agency.match(window) if _AFTER_AGENCY.search(window, 0, 45) else None
    date = agency and window[agency.end() : agency.end() + 2] == ", " and words.date.match(window, agency.end() + 2)
    if agency and date:
        end, marked = _break(window, date.end())
        end = end if marked else date.end() if date[0].endswith(".") else None
        return Dateline(0, end, None, Span(*date.span()), Span(*agency.span()), "agency") if end else None
    dash = agency and _DASHED.match(window, agency.end())
    if not agency or not dash or window[dash.end() : dash.end() + 1].islower() or dash[0] == "-":
        return None
    return Dateline(0, len(window[: dash.end()].rstrip()), None, None, Span(*agency.span()), "agency")


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


_LATIN_FORMS = (_bracket, _slash, _dated, _dashed, _agency, _place)
_FORMS = (_chinese, _bracketed_source, _reported, *_LATIN_FORMS)


# ── helpers ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _group(found: re.Match[str], name: str) -> Span | None:
    return Span(*found.span(name)) if found[name] else None


def _break(window: str, at: int) -> tuple[int | None, bool]:
    """Where the dateline ends behind its dash, and whether there is one; None where the sentence simply goes on.

    A small letter behind the bracket is the proof of prose: "the Palestinian Authority (PA) said".
    """
    found = _BREAK.match(window, at)
    if found is None or window[found.end() : found.end() + 1].islower():
        return None, False
    return (found.end("mark"), True) if found["mark"] else (at, False)


def _believable(before: Head, known: bool, marked: bool) -> bool:
    """Whether what stands before a bracket, the bracket and the dash make a dateline together."""
    if before.place is None:
        return known
    if marked:
        return known or before.firm
    return known and (before.firm or before.uncased or before.region)


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
    """`(ANSA) - MADRID, 25 LUG - `: the place follows the agency; else the end stays where it was."""
    found = _place_only(window, end + len(window[end:]) - len(window[end:].lstrip()), words)
    if not found or not found[0].capitals or found[2]:
        return end, Head()
    return found[1], found[0]


def _is_prose(window: str, words: Lexicon) -> bool:
    """Whether small words before the first sign of a dateline, or the lack of one, rule a dateline out at once."""
    sign = _SIGN.search(window, 0, 100)
    if sign is None:
        return True
    before = window[: sign.start()].split()
    return len(before) > MAX_PLACE_WORDS + 1 or any(
        len(word) > 2 and word.islower() and word not in words.particles and word not in words.agencies
        for word in before
    )


def _is_foreign(window: str) -> bool:
    """Whether the window begins in a script other than Latin, Cyrillic or Greek, or with a bracket before one."""
    begin = window[:4]
    return not begin.isascii() and any(c >= "\u0590" and c.isalpha() for c in begin)
