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

_MARKUP = re.compile(r"\s*<[a-z][a-z0-9]{0,20}[\s/>]", re.IGNORECASE)
_TYPES = re.compile(r"\s*(?:text/plain|(?P<markup>text/html|application/xhtml\+xml))\s*(?:;.*)?\Z", re.I | re.S)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)[^<>]*>|<[!?/][^<>]*>")


def paragraphs(markup: str) -> str:
    """The text of a fragment, a blank line between paragraphs; empty where there is no text.

    >>> paragraphs("<p>One &amp; two</p><p>three</p>")
    'One & two\\n\\nthree'
    """
    from html import unescape

    lines = (" ".join(unescape(block).split()) for block in _blocks("".join(_without_comments(markup))))
    return "\n\n".join(line for line in lines if line)


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
