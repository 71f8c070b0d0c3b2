"""an HTML page -> its lines as a browser breaks them, with what in each is marked as a date or stands alone.

What is furniture by its element (menus, asides, pictures) is left out.  Cost: a pass over the page, of which no more is
read than is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from lineage.corpus.dates.moments import MAX_CHARACTERS, has_year
from lineage.corpus.dates.spellings import has_label, tells_update
from lineage.datafiles import table

MAX_PIECES = 24
"""Texts and marked elements that are looked at in a line; a byline with its date and its icons has some ten."""
MAX_LABEL = 30
"""Characters of a line that says what the date in the next one is."""

BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""Elements that begin a line."""
SILENT = frozenset({
    "aside", "figure", "footer", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg", "template",
})  # fmt: skip
"""Elements in which no article has its date: its furniture, other articles, pictures."""

_NAME = re.compile(r"[A-Z]?[a-z]+")  # of publish-date, publishDate, entry__date
_DIGIT = re.compile(r"\d")


Mark = Literal["first", "later", "holds", "byline"]
"""What an element is marked as: the date of publication, a later one, a date, or a byline."""


class Piece(NamedTuple):
    """Something beside the headline that may be a date."""

    text: str
    before: str  # what stands before it in the line, or in the line above
    kind: Mark | None = None  # of an element that is marked

    @property
    def is_first(self) -> bool:
        """Whether it is said to be the date of publication."""
        return self.kind == "first" or has_label(self.text) or has_label(f"{self.before.strip(' :：')} ")

    @property
    def is_later(self) -> bool:
        """Whether it is said to be the date of a later version."""
        return self.kind == "later" or tells_update(self.before) or tells_update(self.text)


class Line(NamedTuple):
    """A line of a page."""

    text: str
    level: int  # of a heading: 1 to 6; 0 of other lines
    opens: bool  # the article, or the part of the page that is not of the site
    pieces: tuple[Piece, ...]  # its texts one by one, and its elements that are marked as dates


def lines(tree: Any) -> Iterator[Line]:
    """The lines of a page as a browser breaks them, without what is furniture."""
    line = _Unfinished(_Break(), "")
    for step in _steps(tree):
        match step:
            case str():
                line.add(step)
            case Piece():
                line.mark(step)
            case _Break():
                if done := line.done():
                    yield done
                line = _Unfinished(step, done.text) if done else line.begun(step)


class _Break(NamedTuple):
    """The end of a line and the beginning of the next one."""

    level: int = 0
    opens: bool = False


def _steps(tree: Any) -> Iterator[str | Piece | _Break]:
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
            yield Piece(_value(node), "", kind)
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
        self._pieces: list[Piece] = []

    def begun(self, start: _Break) -> _Unfinished:
        """The line, in which nothing stands yet, with another start within the first one."""
        self._start = _Break(start.level or self._start.level, start.opens or self._start.opens)
        return self

    def add(self, text: str) -> None:
        """A text behind the others."""
        if not text.isspace():
            self.mark(Piece(text, ""))
        self._texts.append(text)
        self._said = _DIGIT.split((self._said + text)[-2 * MAX_CHARACTERS :])[-1]

    def mark(self, piece: Piece) -> None:
        """A piece behind the others, which notes what stands before it."""
        if len(self._pieces) < MAX_PIECES:
            label = "" if len(self._above) > MAX_LABEL or _DIGIT.search(self._above) else self._above
            self._pieces.append(Piece(_one_line(piece.text), _one_line(self._said) or label, piece.kind))

    def done(self) -> Line | None:
        """The line; None where nothing stands in it."""
        text = _one_line("".join(self._texts))
        found = text or self._pieces
        return Line(text, self._start.level, self._start.opens, tuple(self._pieces)) if found else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _kind(element: Any) -> Mark | None:
    """What an element is marked as; None for nothing."""
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
