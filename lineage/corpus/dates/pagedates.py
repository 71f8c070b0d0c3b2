"""an HTML page -> the date that it states as its own, as it is written there.

In this order: what the page declares (meta elements, JSON-LD), its address (/2026/11/03/), and what stands beside its
headline (see `surroundings`): time elements, and lines or parts of lines that are nothing but a date.  What the text
tells of, the year of the copyright, teasers, and when the page was last changed are not asked: a page that says nothing
else has no date.  Dates beside the headline that disagree date nothing, unless one is marked as that of publication.
What is marked as a date there and cannot be read is handed on, so that the reader of dates says so.
Cost: a millisecond for a page, and what unusual dates take.  Failure mode: the date of something else, alone in a line
under the headline; a copy that declares when it was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lineage.corpus.dates import addressdates, linkeddata
from lineage.corpus.dates.dateforms import UNTOLD
from lineage.corpus.dates.moments import MAX_CHARACTERS, has_year, is_day, read_stated
from lineage.corpus.dates.pagelines import MAX_PIECES, Line, Piece, lines
from lineage.corpus.dates.surroundings import surroundings
from lineage.datafiles import table

_APART = re.compile(r"\s+[|·•/–—-]\s+|[|·•]")
_DIGIT = re.compile(r"\d")


def stated(tree: Any, linked: Sequence[str], *, url: str | None, title: str | None, language: str | None) -> str | None:
    """The date that a page states as its own; None where it states none.

    `tree` is the page as lxml has it, `linked` its blocks of JSON-LD, `title` its headline; `language` (ISO 639,
    two letters) tells how dates are read.
    """
    address = addressdates.stated(url or "")
    certain = [*_declared(tree), *linkeddata.published(linked), *([address] if address else [])]
    days = [text for text in certain if is_day(text, language)]
    if days:
        told = next((text for text in days if read_stated(text, language)[1] != UNTOLD), days[0])
        return _finest(told, days, language)
    beside, unread = _beside(surroundings(lines(tree), title or ""), language)
    return beside or next(iter(certain), unread)


def _declared(tree: Any) -> Iterator[str]:
    """What the meta elements say, surest first; those of microdata, which teasers have too, where they all say one."""
    said: dict[str, str] = {}
    items: dict[str, set[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        if content := (element.get("content") or "").strip():
            said.setdefault(name, content)
            items.setdefault((element.get("itemprop") or "").lower(), set()).add(content)
    said = {**{name: min(contents) for name, contents in items.items() if len(contents) == 1}, **said}
    return (said[name] for name in table("corpus", "dates")["page"]["meta"] if name in said)


def _finest(day: str, texts: list[str], language: str | None) -> str:
    """Of the texts that say the same day, one that says the time as well, where one does."""
    moment = read_stated(day, language)[0]
    for text in texts:
        other = read_stated(text, language)[0]
        if not moment or not other or moment.precision != "day" or other.precision not in ("minute", "second"):
            continue
        if other.published.startswith(moment.published) or moment.published in text:  # in UTC, or where it was written
            return text
    return day


def _beside(around: list[Line], language: str | None) -> tuple[str | None, str | None]:
    """The one date beside the headline, and what is marked as a date and is none that can be read."""
    dates: list[Piece] = []
    unread: str | None = None
    for line in around:
        found = _dates(line, language)
        dates += found
        if not found and unread is None:
            marked = (piece for piece in line.pieces if piece.kind in ("holds", "first") and not piece.is_later)
            unread = next((p.text for p in marked if _DIGIT.search(p.text) and len(p.text) <= MAX_CHARACTERS), None)
    dates = [piece for piece in dates if piece.is_first] or dates
    readings = {read_stated(piece.text, language) for piece in dates}
    if len(readings) > 1:
        readings = {(moment, complaint) for moment, complaint in readings if complaint != UNTOLD}
    if len({moment.published[:10] for moment, _ in readings if moment}) != 1:
        return None, unread
    days = [piece.text for piece in dates if read_stated(piece.text, language) in readings]
    return _finest(days[0], days, language), None


def _dates(line: Line, language: str | None) -> list[Piece]:
    """The dates of a line, of its marked elements or else of its parts, less those said to be of later versions."""
    marked = [piece for piece in line.pieces if piece.kind and is_day(piece.text, language)]
    if marked:
        return [piece for piece in marked if not piece.is_later]
    before = line.pieces[0].before if line.pieces else ""
    first, *others = (part.strip() for part in _APART.split(line.text, MAX_PIECES))
    parts = [Piece(line.text, before), Piece(first, before), *(Piece(part, "") for part in others)]
    named = [Piece(end, piece.text) for piece in line.pieces if piece.kind == "byline" for end in _ends(piece.text)]
    likely = (piece for piece in (*parts, *line.pieces, *named) if has_year(piece.text) and not piece.is_later)
    return [piece for piece in likely if is_day(piece.text, language)]


def _ends(byline: str) -> list[str]:
    """What stands behind the commas of a byline: "By Jane Roe, 3 November 2026"."""
    parts = byline.split(",") if len(byline) <= MAX_CHARACTERS else []
    return [",".join(parts[place:]).strip() for place in range(1, len(parts))]
