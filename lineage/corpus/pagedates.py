"""an HTML page -> the date that it states as its own, as it is written there.

In this order: what the page declares (meta elements, JSON-LD), its address (/2026/11/03/), and what stands beside its
headline: time elements, and lines or parts of lines that are nothing but a date.  What the text tells of, the year of
the copyright, teasers, and when the page was last changed are not asked: a page that says nothing else has no date.
Dates beside the headline that disagree date nothing, unless one is marked as that of publication.  What is marked as a
date there and cannot be read is handed on, so that the reader of dates says so.
Cost: a millisecond for a page, and what unusual dates take.  Failure mode: the date of something else, alone in a line
under the headline; a copy that declares when it was copied.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from lineage.corpus.dates import MAX_CHARACTERS, UNTOLD, Moment, has_year, read_date
from lineage.corpus.spellings import has_label, tells_update
from lineage.datafiles import table

LINES_BEFORE = 3
"""Lines of the article before its headline in which the date may stand: a section, the date, a kicker.  What stands
before the article is of the site, and the day of the visit is what many print there."""
LINES_BEHIND = 12
"""Lines behind the headline in which the date may stand: a standfirst, bylines, the sharing buttons one by one."""
PARAGRAPH = 150
"""Characters from which a line is a paragraph: the first may be a standfirst, with the second the article runs."""
MAX_LINES = 4000
"""Lines of a page in which the headline is looked for."""
MAX_PIECES = 24
"""Texts and marked elements that are looked at in a line; a byline with its date and its icons has some ten."""
MAX_LABEL = 30
"""Characters of a line that says what the date in the next one is."""
MIN_HEADLINE = 8
"""Characters of a headline that is looked for in the title of the page, which may have the site's name as well."""

BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""Elements that begin a line."""
SILENT = frozenset({
    "aside", "figure", "footer", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg", "template",
})  # fmt: skip
"""Elements in which no article has its date: its furniture, other articles, pictures."""

_ANY_TIME = datetime(9990, 1, 1, tzinfo=UTC)  # whether a date is believable is decided where all dates are read
_LINKED = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{4,60})\"", re.IGNORECASE)
_ARTICLE = re.compile("Article|Posting|Report")
_ADDRESS = re.compile(r"/((?:19|20)\d\d([/-])\d\d?\2\d\d?)(?=[/_-]|\Z)", re.ASCII)
_APART = re.compile(r"\s+[|·•/–—-]\s+|[|·•]")
_NAME = re.compile(r"[A-Z]?[a-z]+")  # of publish-date, publishDate, entry__date
_DIGIT = re.compile(r"\d")
_NO_WORD = re.compile(r"[\W_]+")


class _Piece(NamedTuple):
    """Something beside the headline that may be a date."""

    text: str
    before: str  # what stands before it in the line, or in the line above
    kind: str | None = None  # of an element that is marked: "holds", "first" or "later" a date, or a "byline"

    @property
    def is_first(self) -> bool:
        """Whether it is said to be the date of publication."""
        return self.kind == "first" or has_label(self.text) or has_label(f"{self.before.strip(' :：')} ")

    @property
    def is_later(self) -> bool:
        """Whether it is said to be the date of a later version."""
        return self.kind == "later" or tells_update(self.before) or tells_update(self.text)


class _Line(NamedTuple):
    text: str
    level: int  # of a heading: 1 to 6; 0 of other lines
    opens: bool  # the article, or the part of the page that is not of the site
    pieces: tuple[_Piece, ...]  # its texts one by one, and its elements that are marked as dates


def stated(tree: Any, linked: Sequence[str], *, url: str | None, title: str | None, language: str | None) -> str | None:
    """The date that a page states as its own; None where it states none.

    `tree` is the page as lxml has it, `linked` its blocks of JSON-LD, `title` its headline; `language` tells how dates
    are read.
    """
    language = (language or "").lower().split("-")[0] or None
    address = _ADDRESS.search(url or "")
    certain = [*_declared(tree), *_linked(linked), *([address[1]] if address else [])]
    days = [text for text in certain if _is_day(text, language)]
    if days:
        return _finest(next((text for text in days if _read(text, language)[1] != UNTOLD), days[0]), days, language)
    beside, unread = _beside(_surroundings(_lines(tree), title or ""), language)
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


def _linked(blocks: Sequence[str]) -> Iterator[str]:
    """What JSON-LD says: the one date that it has, or that of the first article; the comments have dates as well."""
    dates = {date for block in blocks for date in _LINKED.findall(block)}
    if len(dates) > 1:
        yield from islice((date for block in blocks for date in _of_articles(block)), 1)
    else:
        yield from dates


def _of_articles(block: str) -> Iterator[str]:
    """The dates of the articles in a block, in its order; none of one that is no JSON."""
    try:
        waiting = deque([json.loads(block, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            date = next((held for key, held in value.items() if key.lower() == "datepublished"), None)
            if isinstance(date, str) and _ARTICLE.search(str(value.get("@type"))):
                yield date
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting.extend(held for held in inner if isinstance(held, dict | list))


def _read(text: str, language: str | None) -> tuple[Moment | None, str | None]:
    if len(text) > MAX_CHARACTERS:
        return None, None
    return read_date(text, now=_ANY_TIME, language=language)


def _is_day(text: str, language: str | None) -> bool:
    """Whether a text is nothing but a date: a day, or one whose day and month cannot be told apart."""
    moment, complaint = _read(text, language)
    return moment is not None and (moment.precision not in ("year", "month") or complaint == UNTOLD)


def _finest(day: str, texts: list[str], language: str | None) -> str:
    """Of the texts that say the same day, one that says the time as well, where one does."""
    moment = _read(day, language)[0]
    for text in texts:
        other = _read(text, language)[0]
        if not moment or not other or moment.precision != "day" or other.precision not in ("minute", "second"):
            continue
        if other.published.startswith(moment.published) or moment.published in text:  # in UTC, or where it was written
            return text
    return day


def _beside(lines: list[_Line], language: str | None) -> tuple[str | None, str | None]:
    """The one date beside the headline, and what is marked as a date and is none that can be read."""
    dates: list[_Piece] = []
    unread: str | None = None
    for line in lines:
        found = _dates(line, language)
        dates += found
        if not found and unread is None:
            marked = (piece for piece in line.pieces if piece.kind in ("holds", "first") and not piece.is_later)
            unread = next((p.text for p in marked if _DIGIT.search(p.text) and len(p.text) <= MAX_CHARACTERS), None)
    dates = [piece for piece in dates if piece.is_first] or dates
    readings = {_read(piece.text, language) for piece in dates}
    if len(readings) > 1:
        readings = {(moment, complaint) for moment, complaint in readings if complaint != UNTOLD}
    if len({moment.published[:10] for moment, _ in readings if moment}) != 1:
        return None, unread
    days = [piece.text for piece in dates if _read(piece.text, language) in readings]
    return _finest(days[0], days, language), None


def _dates(line: _Line, language: str | None) -> list[_Piece]:
    """The dates of a line, of its marked elements or else of its parts, less those said to be of later versions."""
    marked = [piece for piece in line.pieces if piece.kind and _is_day(piece.text, language)]
    if marked:
        return [piece for piece in marked if not piece.is_later]
    before = line.pieces[0].before if line.pieces else ""
    first, *others = (part.strip() for part in _APART.split(line.text, MAX_PIECES))
    parts = [_Piece(line.text, before), _Piece(first, before), *(_Piece(part, "") for part in others)]
    named = [_Piece(end, piece.text) for piece in line.pieces if piece.kind == "byline" for end in _ends(piece.text)]
    likely = (piece for piece in (*parts, *line.pieces, *named) if has_year(piece.text) and not piece.is_later)
    return [piece for piece in likely if _is_day(piece.text, language)]


def _ends(byline: str) -> list[str]:
    """What stands behind the commas of a byline: "By Jane Roe, 3 November 2026"."""
    parts = byline.split(",") if len(byline) <= MAX_CHARACTERS else []
    return [",".join(parts[place:]).strip() for place in range(1, len(parts))]


def _surroundings(page: Iterator[_Line], title: str) -> list[_Line]:
    """The lines before and behind the headline, without it; none where the page has no headline.

    The headline is the first heading that the title of the page names, else the first such line, else the first h1.
    """
    lines: list[_Line] = []
    found: list[int | None] = [None, None, None]  # in the order of the sentence above
    wanted = _plain(title)
    for place, line in enumerate(page):
        lines.append(line)
        is_named = _is_named(line.text, wanted)
        for rank, fits in enumerate((is_named and line.level > 0, is_named, line.level == 1)):
            if fits and found[rank] is None:
                found[rank] = place
        if place >= MAX_LINES or (found[0] is not None and place >= found[0] + LINES_BEHIND):
            break
    headline = next((place for place in found if place is not None), None)
    if headline is None:
        return []
    opening = next((place for place in range(headline, -1, -1) if lines[place].opens), headline)
    around = lines[max(opening, headline - LINES_BEFORE) : headline]
    paragraphs = 0
    for line in lines[headline + 1 : headline + 1 + LINES_BEHIND]:
        paragraphs += len(line.text) >= PARAGRAPH
        if paragraphs > 1:
            break
        around.append(line)
    return around


def _is_named(text: str, wanted: str) -> bool:
    """Whether the title of the page, as `_plain` has it, is this text, with the name of the site or without."""
    return len(text) <= 2 * len(wanted) and len(plain := _plain(text)) >= MIN_HEADLINE and wanted.startswith(plain)


def _plain(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()


def _lines(tree: Any) -> Iterator[_Line]:
    """The lines of a page as a browser breaks them, without what is furniture."""
    line = _Unfinished(_Break(), "")
    for step in _steps(tree):
        match step:
            case str():
                line.add(step)
            case _Piece():
                line.mark(step)
            case _Break():
                if done := line.done():
                    yield done
                line = _Unfinished(step, done.text) if done else line.begun(step)


class _Break(NamedTuple):
    """The end of a line and the beginning of the next one."""

    level: int = 0
    opens: bool = False


def _steps(tree: Any) -> Iterator[str | _Piece | _Break]:
    """What an element holds, in its order: texts, elements marked as dates, and where lines end."""
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, str | _Break):
            yield node
            continue
        if node.tail:
            todo.append(node.tail)
        if not isinstance(node.tag, str) or node.tag in SILENT:
            continue
        is_block = node.tag in BLOCKS
        if is_block:
            yield _Break(int(node.tag[1]) if node.tag[1:].isdigit() else 0, node.tag in ("article", "main"))
            todo.append(_Break())
        if kind := _kind(node):
            yield _Piece(_value(node), "", kind)
        todo.extend(reversed(node))
        if node.text:
            todo.append(node.text)


class _Unfinished:
    """A line that is being read; `above` is the one before it."""

    def __init__(self, start: _Break, above: str) -> None:
        self._start = start
        self._above = above
        self._texts: list[str] = []
        self._said = ""  # what stands behind the last number
        self._pieces: list[_Piece] = []

    def begun(self, start: _Break) -> _Unfinished:
        """The line, in which nothing stands yet, with another start within the first one."""
        self._start = _Break(start.level or self._start.level, start.opens or self._start.opens)
        return self

    def add(self, text: str) -> None:
        """A text behind the others."""
        if not text.isspace():
            self.mark(_Piece(text, ""))
        self._texts.append(text)
        self._said = _DIGIT.split((self._said + text)[-2 * MAX_CHARACTERS :])[-1]

    def mark(self, piece: _Piece) -> None:
        """A piece behind the others, which notes what stands before it."""
        if len(self._pieces) < MAX_PIECES:
            label = "" if len(self._above) > MAX_LABEL or _DIGIT.search(self._above) else self._above
            self._pieces.append(_Piece(_one_line(piece.text), _one_line(self._said) or label, piece.kind))

    def done(self) -> _Line | None:
        """The line; None where nothing stands in it."""
        text = _one_line("".join(self._texts))
        found = text or self._pieces
        return _Line(text, self._start.level, self._start.opens, tuple(self._pieces)) if found else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _kind(element: Any) -> str | None:
    """What an element is marked as: the date of publication ("first"), a "later" one, a date ("holds"), a "byline"."""
    names = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("id"))))
    if not names and element.tag != "time":
        return None
    words = {word.lower() for word in _NAME.findall(names)}
    page = table("corpus", "dates")["page"]
    if element.get("pubdate") is not None or not words.isdisjoint(page["first"]):
        return "first"
    if not words.isdisjoint(page["later"]):
        return "later"
    if element.tag == "time" or not words.isdisjoint(page["holds"]):
        return "holds"
    return None if words.isdisjoint(page["byline"]) else "byline"


def _value(element: Any) -> str:
    """The date that an element holds: for machines where it has one, else its text, or the start of a long one."""
    machine = element.get("datetime") or element.get("content") or element.get("title") or ""
    if has_year(machine):
        return str(machine)
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > 2 * MAX_CHARACTERS:
            break
    return text
