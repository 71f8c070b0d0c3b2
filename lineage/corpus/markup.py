"""a fragment of HTML -> its paragraphs, separated by blank lines.

For the markup that wire formats carry inside a field (`body_html`): it is the article and nothing else, so no
extraction is needed, only the text between tags.  Two passes over the string, linear also on hostile input, which
the standard library's parser is not in every version of Python.  Failure mode: a bare "<" before a letter is taken
for a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|fig(?:caption|ure)|footer|h[1-6r]|header|li|main|ol|p|pre|section|"
    r"table|t[dhr]|ul"
)
"""Elements that begin a new paragraph."""
SILENT = frozenset({"script", "style", "template"})
"""Elements whose content is not text."""

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)[^<>]*>|<[!?/][^<>]*>")


def paragraphs(markup: str) -> str:
    """The text of a fragment, a blank line between paragraphs; empty where there is no text.

    >>> paragraphs("<p>One &amp; two</p><p>three</p>")
    'One & two\\n\\nthree'
    """
    from html import unescape

    lines = (" ".join(unescape(block).split()) for block in _blocks("".join(_without_comments(markup))))
    return "\n\n".join(line for line in lines if line)


def _blocks(markup: str) -> Iterator[str]:
    """What stands between the tags of block elements, inline tags and silent elements left out."""
    parts: list[str] = []
    silent, position = "", 0
    for tag in _TAG.finditer(markup):
        if not silent:
            parts.append(markup[position : tag.start()])
        position = tag.end()
        name = (tag["name"] or "").lower()
        if silent:
            silent = "" if tag["close"] and name == silent else silent
        elif name in SILENT and not tag["close"]:
            silent = name
        elif BLOCKS.fullmatch(name):
            yield "".join(parts)
            parts = []
    if not silent:
        parts.append(markup[position:])
    yield "".join(parts)


def _without_comments(markup: str) -> Iterator[str]:
    position = 0
    while (start := markup.find("<!--", position)) >= 0:
        yield markup[position:start]
        end = markup.find("-->", start)
        if end < 0:
            return
        position = end + len("-->")
    yield markup[position:]
