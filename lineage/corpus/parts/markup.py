"""a fragment of HTML -> its paragraphs, separated by blank lines.

For the markup that wire formats and sites carry inside a field (`body_html`): it is the article and nothing else, so no
extraction is needed, only the text between tags.  Two passes over the string, linear also on hostile input, which
the standard library's parser is not in every version of Python.  A blank line parts paragraphs where no block element
is around it, as the editors of sites have it, and the lines of a `<pre>` are lines.  Failure mode: a "<" before a word
is taken for a tag, if a ">" follows somewhere.

The names of elements are data (`data/html.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import pairwise
from typing import Literal, NamedTuple

from lineage.datafiles import table

_MARKUP = re.compile(r"\s*<[a-z][a-z0-9]{0,20}[\s/>]", re.IGNORECASE)
_TYPES = re.compile(r"\s*(?:text/plain|(?P<markup>text/html|application/xhtml\+xml))\s*(?:;.*)?\Z", re.I | re.S)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?<!:)(?=[\s/>])[^<>]*>|<[!?/][^<>]*>")
_LINE_END = re.compile(r"\r\n?|\n")
_SPACES = re.compile(r"[ \t\n\f\r]+")
_BLANK_LINE = re.compile(r"\n\s*\n")
_INDENTED = re.compile(r"(?:\t|[ \t]{2,})\S")
_SENTENCE_END = re.compile(r"[.!?:…。！？][”’»\"')\]]*\s*$")
_Around = Literal["", "block", "pre"]
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Elements(NamedTuple):
    """The content of html.toml."""

    blocks: frozenset[str]
    empty: frozenset[str]
    unclosed: frozenset[str]
    silent: frozenset[str]
    inline: frozenset[str]
    others: frozenset[str]


@cache
def elements() -> Elements:
    """The elements of HTML, from the data file."""
    data = table("corpus", "html")
    return Elements(*(frozenset(data[kind]) for kind in Elements._fields))


def paragraphs(markup: str, *, lines: bool = False) -> str:
    """The text of a fragment, a blank line between paragraphs; empty where there is no text.

    With `lines` a line end that no block element is around stays one: what was kept as a text may have a paragraph a
    line, and markup only in places.

    >>> paragraphs("<p>One &amp; two</p><p>three</p>")
    'One & two\\n\\nthree'
    """
    found = (
        part
        for block, around in _blocks("".join(_without_comments(markup)))
        for part in (map(_line, laid_out(block)) if around == "block" else _parts(block, lines or around == "pre"))
    )
    return "\n\n".join(part for part in found if part)


def block_texts(markup: str) -> list[str]:
    """The texts of the blocks of well-formed HTML, as they are: only what HTML shows as one space becomes one.

    Non-breaking and other wide spaces stay inside, unlike in `paragraphs`, which is for what sites put into a field.

    >>> block_texts("<p>9\\xa0 km &lt; 10</p><p>\\xa0</p>")
    ['9\\xa0 km < 10']
    """
    texts = (_SPACES.sub(" ", unescape(block)).strip() for block, _ in _blocks(markup))
    return [text for text in texts if text]


def typed_text(said: str, kind: str | None) -> str | None:
    """The text of what is of this type, a plain text as it is; None where there is none, and for types of no text.

    Where the type is not told, or is that of a plain text, what begins with a tag is markup all the same.

    >>> typed_text("<p>One &amp; two</p>", "text/html"), typed_text("1 < 2", "text/plain"), typed_text("x", "image/gif")
    ('One & two', '1 < 2', None)
    """
    told = _TYPES.match(kind) if kind else None
    if kind and not told:
        return None
    is_markup = (told and told["markup"]) or _MARKUP.match(said)
    return (paragraphs(said) if is_markup else said) or None


def resolved(line: str) -> str:
    """A line with what its character references stand for; an "&" without ";" is none.

    >>> resolved("AT&amp;T&#8217;s Q&A")
    'AT&T’s Q&A'
    """
    return _REFERENCE.sub(lambda found: unescape(found[0]), line) if "&" in line else line


def laid_out(block: str) -> list[str]:
    """The paragraphs of a block in which line ends part nothing, unless they do all the same: mostly one.

    Agencies put a whole dispatch into one paragraph, as their printers set it: lines of one length, the first of each
    paragraph indented.  It is so where other lines begin at the margin, and half of the indented ones or more behind
    the end of a sentence; lines that show how elements are nested, or go on in small letters, begin none.

    >>> laid_out("\\n (dpa) - The lock stays shut\\nuntil Friday.\\n   Barges wait below\\nthe weir.")
    ['\\n (dpa) - The lock stays shut\\nuntil Friday.', '   Barges wait below\\nthe weir.']
    """
    lines = _LINE_END.sub("\n", block).split("\n") if "\n" in block else []
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    starts = [number for number, line in enumerate(lines) if number > first and _begins(line)]
    at_margin = any(line[:1].strip() for line in lines[first + 1 :])
    behind_ends = sum(_ends(lines[number - 1]) for number in starts)
    if not (starts and at_margin) or 2 * behind_ends < len(starts):
        return [block]
    behind_blanks = (
        number for number in range(first + 1, len(lines)) if lines[number] and not lines[number - 1].strip()
    )
    bounds = sorted({0, *starts, *behind_blanks, len(lines)})
    return ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]


def _begins(line: str) -> bool:
    """Whether a paragraph may begin with this line."""
    return _INDENTED.match(line) is not None and not line.lstrip()[0].islower()


def _ends(line: str) -> bool:
    """Whether a paragraph may end with this line."""
    return not line.strip() or _SENTENCE_END.search(line) is not None


def _line(said: str) -> str:
    """The text in one line."""
    return " ".join(unescape(said).split())


def _parts(block: str, lines: bool) -> Iterator[str]:
    """The paragraphs of what no block element is around."""
    for part in _BLANK_LINE.split(_LINE_END.sub("\n", block)):
        yield "\n".join(line for said in part.split("\n") if (line := _line(said))) if lines else _line(part)


def _blocks(markup: str) -> Iterator[tuple[str, _Around]]:
    """What stands between the tags of block elements, inline tags and silent elements left out; and what is around it:
    a block element, one whose lines are lines, or none."""
    known = elements()
    parts: list[str] = []
    silent, position = "", 0
    depth, is_in_unclosed = 0, False  # block elements that are open; one that need not be closed counts by itself
    around: _Around = ""
    for tag in _TAG.finditer(markup):
        if not silent:
            parts.append(markup[position : tag.start()])
        position = tag.end()
        name = (tag["name"] or "").lower()
        if silent:
            silent = "" if tag["close"] and name == silent else silent
        elif name in known.silent and not tag["close"]:
            silent = name
        elif name in known.blocks:
            yield "".join(parts), around
            parts = []
            if name not in known.empty:
                is_in_unclosed = name in known.unclosed and not tag["close"]
                if name not in known.unclosed:
                    depth = max(depth - 1, 0) if tag["close"] else depth + 1
            is_in_lines = not tag["close"] if name == "pre" else around == "pre"
            around = "pre" if is_in_lines else "block" if depth > 0 or is_in_unclosed else ""
    if not silent:
        parts.append(markup[position:])
    yield "".join(parts), around


def _without_comments(markup: str) -> Iterator[str]:
    position = 0
    while (start := markup.find("<!--", position)) >= 0:
        yield markup[position:start]
        end = markup.find("-->", start)
        if end < 0:
            return
        position = end + len("-->")
    yield markup[position:]
