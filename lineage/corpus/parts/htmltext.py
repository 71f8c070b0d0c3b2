"""the value of a field that holds text -> the HTML that it is, or nothing where it is a text.

Sites and crawlers keep articles as HTML under any name (`content`, `article`), and behind tags no dateline is seen.  A
value is HTML only where that is unmistakable:
- it begins with a tag of HTML, and holds the end of a block element, or a line break;
- it begins with an inline tag, and that same element ends: `<b>KIEL (dpa)</b> - …`; its lines stay lines, so that
  nothing is lost but tags and references;
- three tags of block elements stand in it, two of one name: a text about HTML names each once, and quotes it as code;
- one of these is so once its references are resolved, and no tag stands in it without them.
`<script>alert(1)</script>`, `vector<int>`, `1 <p> 2` and `<ada@tarn.example>` are text.

Cost: a search for "<" in texts that have none.  Failure mode: an article on HTML that shows a page.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from lineage.corpus.parts.markup import elements

LEAST_TAGS = 3
"""Tags of block elements that make markup of a value which does not begin with one: of texts about HTML, the plainest
show a pair."""

_BEFORE = r"(?>\s+|<!--.*?-->|<\?[^<>]*>)*+"  # what may stand before the first tag: white space, comments, declarations
_PAGE = re.compile(rf"{_BEFORE}<(?:(?P<typed>!doctype\s+html)|html)[\s>]", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)
_OPENING = re.compile(rf"{_BEFORE}<(?P<name>[a-z][a-z0-9-]{{0,20}})(?=[\s/>])[^<>]*>", re.IGNORECASE | re.DOTALL)


class _Tags(NamedTuple):
    """What is searched for in a value."""

    ending: re.Pattern[str]  # the end of a block element, or a line break
    block: re.Pattern[str]  # any tag of a block element that is not quoted as code


@cache
def _tags() -> _Tags:
    blocks = "|".join(sorted(elements().blocks))
    return _Tags(
        re.compile(rf"</(?:{blocks})\s*>|<br\b[^<>]*>", re.IGNORECASE),
        re.compile(rf"(?<!`)</?(?P<name>{blocks})(?=[\s/>])[^<>]*>", re.IGNORECASE),
    )


def markup_of(said: str) -> str | None:
    """The HTML that a value is, with its references resolved where it was escaped as a whole; None for a text.

    >>> markup_of("<p>One</p>"), markup_of("&lt;p&gt;One&lt;/p&gt;"), markup_of("1 <p> 2")
    ('<p>One</p>', '<p>One</p>', None)
    """
    if "<" in said:
        return said if _is_markup(said) else None
    if "&lt;" not in said:
        return None
    once = unescape(said)
    return once if _is_markup(once) else None


def is_page(said: str) -> bool:
    """Whether a value is a whole page of HTML, and not an article in a frame that a parser has put round it."""
    if "<" not in said[:1] and not said[:1].isspace():
        return False
    found = _PAGE.match(said)
    return found is not None and (found["typed"] is not None or _HEAD.search(said, found.end()) is not None)


def _is_markup(said: str) -> bool:
    opening = _OPENING.match(said)
    if opening is not None:
        name, known = opening["name"].lower(), elements()
        if name in known.inline and re.compile(rf"</{name}\s*>", re.IGNORECASE).search(said, opening.end()):
            return True
        if (name in known.blocks or name in known.inline or name in known.others) and _tags().ending.search(said):
            return True
    return _has_blocks(said)


def _has_blocks(said: str) -> bool:
    """Whether enough tags of block elements stand in a value, and two of one name."""
    names: set[str] = set()
    for number, tag in enumerate(_tags().block.finditer(said), 1):
        names.add(tag["name"].lower())
        if number >= LEAST_TAGS and len(names) < number:
            return True
    return False
