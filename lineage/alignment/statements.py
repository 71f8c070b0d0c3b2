"""One sentence -> the statements that it joins: the sentences of a quotation, the halves around a semicolon.

Readers take a quotation of several sentences for one sentence, but two outlets that translate one speech cut it in
different places, and what the one quotes in one breath the other spreads over three paragraphs.  Compared whole, the
second half of such a sentence is drowned by the first.  On labelled pairs left out of training the links of two
translations rise by 0.02 to 0.04 (F1) and those of other news by up to 0.01; cutting at ", adding that" or before "but"
and "which" as well lost again what this wins.  Cost: a search for a mark, and where one stands far enough inside, two
regular expressions.  Failure mode: as of the
sentence ends that it goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.alignment.words import surfaces
from lineage.passages import SENTENCE_MARKS, inner_ends
from lineage.records import Span

LEAST_WORDS = 12
"""Words of a statement.  Shorter parts ("We will be there.") resemble too much: with 4 other news loses 0.01."""

_MARK = re.compile(f"[{SENTENCE_MARKS};؛；]")
_SEMICOLON = re.compile(r"[;؛；]\s*(?=[\"'“‘«‹„「]?[^\W\d_])")


def statements(text: str, sentence: Span) -> list[Span]:
    """The statements of `text[sentence]` in order, without the white space between them; mostly the sentence itself.

    >>> text = "“We will build the road that our fathers were promised, whatever it costs. And it will last,” he said "
    >>> text += "in the square of Tarrow; nobody believed him."
    >>> [text[start:end][:20] for start, end in statements(text, Span(0, len(text)))]
    ['“We will build the r', 'And it will last,” h']
    """
    if not _MARK.search(text, sentence.start + LEAST_WORDS - 1, sentence.end - LEAST_WORDS):
        return [sentence]
    ends = {*inner_ends(text, *sentence), *(found.end() for found in _SEMICOLON.finditer(text, *sentence))}
    cuts = sorted(end for end in ends if sentence.start < end < sentence.end)
    return list(_long_enough(text, sentence, cuts)) if cuts else [sentence]


def _long_enough(text: str, sentence: Span, cuts: list[int]) -> Iterator[Span]:
    """The parts between the cuts that leave enough words on both of their sides."""
    start = sentence.start
    for cut in cuts:
        if min(len(surfaces(text, start, cut)), len(surfaces(text, cut, sentence.end))) >= LEAST_WORDS:
            yield Span(start, start + len(text[start:cut].rstrip()))
            start = cut
    yield Span(start, sentence.end)
