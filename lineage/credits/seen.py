"""A document and its passages -> the same as a reader sees them, and back: what is found there, where it is printed.

Pages hold signs that nobody sees: soft hyphens, breaks of no width, marks of writing direction, and spaces that do not
break.  They stand beside names of agencies as anywhere, and would part them from the brackets and dashes around them.
Cost: 10 µs a text that is not ASCII.  Failure mode: joiners are kept, since Persian and Indic names hold them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from lineage.records import Credit, Document, Passage

_SIGNS: Final = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN: Final = re.compile(f"[{_SIGNS}]")
_SPACES: Final = "\u00a0\u202f\u2007\u2009"


class Seen(NamedTuple):
    """What a reader sees of a document."""

    document: Document
    passages: Sequence[Passage]
    gaps: Sequence[int]  # ascending: the offset, in the text as seen, at which each sign that is left out stood

    def printed(self, credit: Credit, text: str) -> Credit:
        """A credit that was found here, as `text`, the document's own, has it."""
        if credit.start is None or credit.end is None or text == self.document.text:
            return credit
        start = credit.start + bisect_right(self.gaps, credit.start)
        end = credit.end + bisect_right(self.gaps, credit.end - 1)
        return credit._replace(text=text[start:end].strip(), start=start, end=end)


def seen(document: Document, passages: Sequence[Passage]) -> Seen:
    """The document without signs that nobody sees, and its passages there.

    >>> line = Document("x", "Wexby Chronicle", "LONDON\\u00a0(\\u00adAP\\u00ad) -")
    >>> seen(line, ()).document.text
    'LONDON (AP) -'
    """
    text = document.text
    if text.isascii() or not any(sign in text for sign in _SIGNS + _SPACES):  # faster than one search for all
        return Seen(document, passages, ())
    unseen = [found.start() for found in _UNSEEN.finditer(text)]
    bare = _UNSEEN.sub("", text)
    for space in _SPACES:
        bare = bare.replace(space, " ")
    moved = (
        passage._replace(
            start=passage.start - bisect_left(unseen, passage.start), end=passage.end - bisect_left(unseen, passage.end)
        )
        for passage in passages
    )
    gaps = [at - number for number, at in enumerate(unseen)]
    return Seen(replace(document, text=bare), [one for one in moved if one.start < one.end], gaps)
