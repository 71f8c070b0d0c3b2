"""Article -> the units that are aligned: the statements of its sentences, with their words, quotations and place.

A dateline belongs to the sentence that it opens: the unit covers the dateline, but the comparison leaves it out.  Cost:
linear in the text.  Failure mode: in a text of many thousand tiny lines neighbouring lines are compared together, with
the furniture between them (`MAX_UNITS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lineage.alignment.quoting import Marks, marks_of, quotations
from lineage.alignment.statements import statements
from lineage.alignment.words import surfaces
from lineage.config import Settings
from lineage.passages import segment, sentences
from lineage.records import Article, Passage, PassageKind, Span

MAX_UNITS = 3000
"""Most units of one side that are compared; furniture does not count.  The aligner looks at every pair of units: two
texts of so many take 50 s and 750 MB, of which 300 MB are the texts and what is read of them."""

_GLUED = re.compile(r"(\b([^\W\d_]{3,})\b[^\n]{1,80}?\b\2)(?=[^\W\d_a-z])([^\n]{10,600}? MORE)\b")
"""A name and the link box that some sites leave behind it: "Ann Bell Ann Marie BellCouncil votes Mayor quits MORE".
Such a box stands inside a sentence and so can be no passage of its own; comparing it takes 0.004 off the F1 of
links."""


class Written(NamedTuple):
    """The words of a unit in order."""

    words: list[str]
    quotes: list[tuple[int, int]]  # for each quotation the half-open range of its words in `words`


@dataclass(frozen=True)
class Unit:
    """One statement of an article: a sentence, or a part of a sentence that joins several statements."""

    span: Span  # the range of the article that the unit covers, with its dateline
    said: Span  # the range that is compared
    kind: PassageKind
    text: str  # the text of `said`, with blanks in place of link boxes
    quotes: tuple[Span, ...]  # the insides of its quotation marks, in `text`

    @cached_property
    def written(self) -> Written:
        """The words of the unit as they are written; no word reaches over the border of a quotation."""
        if not self.quotes:
            return Written(surfaces(self.text), [])
        words: list[str] = []
        before: dict[int, int] = {}  # border of a quotation -> number of words before it
        start = 0
        for border in sorted({place for quote in self.quotes for place in quote}):
            words += surfaces(self.text, start, border)
            start, before[border] = border, len(words)
        words += surfaces(self.text, start)
        return Written(words, [(before[quote.start], before[quote.end]) for quote in self.quotes])


def units(
    article: Article, settings: Settings, cut: Sequence[Passage] | None = None, *, whole: bool = False
) -> tuple[Unit, ...]:
    """The units of an article in reading order; together they cover every non-space character.

    `cut` are its passages if it was cut already.  With `whole`, sentences that join several statements stay whole, as
    readers label them.
    """
    text = article.text
    marks = marks_of(text)
    found: list[Unit] = []
    waiting: int | None = None  # start of a dateline whose sentence has not come yet
    for passage in segment(text, article.title, settings) if cut is None else cut:
        if passage.kind == "dateline":
            waiting = passage.start if waiting is None else waiting
            continue
        for sentence in sentences(text, passage.start, passage.end):
            quotes = quotations(marks, sentence)
            for said in [sentence] if whole else statements(text, sentence):
                start, waiting = (said.start if waiting is None else waiting), None
                found.append(_unit(text, Span(start, said.end), said, passage.kind, quotes))
    if waiting is not None:
        rest = Span(waiting, len(text.rstrip()))
        found.append(_unit(text, rest, rest, "dateline", quotations(marks, rest)))
    return tuple(_joined(text, found, marks))


def _unit(text: str, span: Span, said: Span, kind: PassageKind, quotes: Sequence[Span]) -> Unit:
    """The unit of a statement; `quotes` are the quotations of its whole sentence, of which it may be a part."""
    own = text[said.start : said.end]
    if " MORE" in own:
        own = _GLUED.sub(lambda found: found[1] + " " * len(found[3]), own)
    return Unit(span, said, kind, own, tuple(_inside(said, quotes)) if quotes else ())


def _inside(said: Span, quotes: Sequence[Span]) -> Iterator[Span]:
    """The parts of quotations that stand in a statement, as offsets from its beginning."""
    for quote in quotes:
        start, end = max(quote.start, said.start), min(quote.end, said.end)
        if start < end:
            yield Span(start - said.start, end - said.start)


def _joined(text: str, found: list[Unit], marks: Marks) -> list[Unit]:
    """The units, if there are at most `MAX_UNITS` besides furniture.

    Else as many neighbours as necessary are joined to one unit, with the furniture that stands between them.
    """
    said = [place for place, unit in enumerate(found) if unit.kind != "furniture"]
    size = -(-len(said) // MAX_UNITS)
    if size < 2:
        return found
    result: list[Unit] = []
    rest = 0
    for first, last in zip(said[::size], [*said[size - 1 :: size], said[-1]], strict=False):  # the last may be shorter
        result += [*found[rest:first], _united(text, found[first : last + 1], marks)]
        rest = last + 1
    return [*result, *found[rest:]]


def _united(text: str, group: Sequence[Unit], marks: Marks) -> Unit:
    """Neighbouring units as one unit."""
    said = Span(group[0].said.start, group[-1].said.end)
    span = Span(group[0].span.start, group[-1].span.end)
    return _unit(text, span, said, group[0].kind, quotations(marks, said))
