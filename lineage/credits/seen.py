"""A document and its passages -> the same as a reader sees them, and back: what is found there, where it is printed.

Pages hold signs that nobody sees: soft hyphens, breaks of no width, marks of writing direction, and spaces that do not
break.  They stand beside names of agencies as anywhere, and would part them from the brackets and dashes around them.
So do the marks of Markdown, as which many tools save pages: "**KIEL (dpa)** –", "By [Reuters](https://…)".
Cost: 10 µs a text that is not ASCII or holds such marks.  Failure mode: joiners are kept, since Persian and Indic names
hold them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from lineage.records import Credit, Document, Passage

_SIGNS: Final = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN: Final = re.compile(f"[{_SIGNS}]")
_SPACES: Final = "\u00a0\u202f\u2007\u2009"
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])(?P<open>\*{1,3})(?![\s*])[^*\n]{1,400}(?<!\s)(?P<close>(?P=open))(?![\w*])"
    r"|(?<![\w_])(?P<from>_{1,2})(?![\s_])[^_\n]{1,400}(?<!\s)(?P<to>(?P=from))(?![\w_])"
)
_LINK: Final = re.compile(r"(?<!!)(?P<open>\[)[^][\n]{1,200}(?P<close>\]\(https?://[^\s()]{1,2000}\))")
"""Words in italics or bold, and a link, in Markdown; the named groups are what a page does not show."""


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
    unseen = sorted({*_signs(text), *_marks(text)})
    if not unseen and (text.isascii() or not any(space in text for space in _SPACES)):
        return Seen(document, passages, ())
    kept = zip([0, *(at + 1 for at in unseen)], [*unseen, len(text)], strict=True)
    bare = "".join(text[start:end] for start, end in kept)
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


def _signs(text: str) -> Iterator[int]:
    """The offsets of the signs that nobody sees."""
    if not text.isascii() and any(sign in text for sign in _SIGNS):  # faster than one search for all
        yield from (found.start() for found in _UNSEEN.finditer(text))


def _marks(text: str) -> Iterator[int]:
    """The offsets of the signs of Markdown."""
    if "*" in text or "_" in text:
        for found in _EMPHASIS.finditer(text):
            for group in ("open", "close") if found["open"] else ("from", "to"):
                yield from range(*found.span(group))
    if "](http" in text:
        for found in _LINK.finditer(text):
            for group in ("open", "close"):
                yield from range(*found.span(group))
