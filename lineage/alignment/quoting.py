"""Sentence -> the insides of its quotation marks.

Double marks of all kinds, and doubled single ones (‘‘…’’).  Many papers quote in single marks, which are apostrophes as
well.  These count in an article with few double ones, in a sentence without, where the first stands before a word and
the last behind a sign of punctuation or a word that is no genitive ("the miners' pay").  A mark that opens or closes
outside the sentence reaches to its border; of single ones only where it can be nothing else.

Cost: a search for a mark in the sentence; in articles that quote in single marks another one for these.  Failure mode:
a piece in single marks that ends in a plural and no punctuation ('no new mines' for them); single marks in headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lineage.records import Span

FEW = 4
"""Double marks that an article may have which quotes in single ones, of which it has more: titles, and quotations in
quotations."""

_DOUBLE = re.compile('["“”„«»「」『』]')
_DOUBLE_OR_DOUBLED = re.compile(f"{_DOUBLE.pattern}|‘‘|’’")
_OPENING = frozenset({"“", "„", "«", "「", "『", "‘‘"})
_CLOSING = frozenset({"”", "»", "』", "」", "’’"})

_EITHER = frozenset("“”«»")
Way = Literal["opens", "closes", "either"]

_ENDS = ",.!?…"
_SURE = tuple(sign + mark for sign in _ENDS for mark in "'’")
_SINGLE = re.compile(
    rf"(?<![^\s(\[—–-])(?P<opens>['‘])(?=[^\W\d_])(?!n['’])|(?<=[{_ENDS}])(?P<closes>['’])(?!\w)|(?<=\w)(?P<may>['’])(?!\w)"
)
_GENITIVE = re.compile(r"(?<=[sS])['’]\s+(?=[^\W_])")


class Marks(NamedTuple):
    """What an article sets around its quotations."""

    double: re.Pattern[str]  # any of the double marks that it has
    single: bool  # whether it quotes in single ones


def marks_of(text: str) -> Marks:
    """The marks that an article sets around its quotations."""
    doubled = "‘" in text and "‘‘" in text
    others = text.count('"') + text.count("”") + text.count("»")
    single = others <= FEW and not doubled and sum(map(text.count, _SURE)) > others
    return Marks(_DOUBLE_OR_DOUBLED if doubled else _DOUBLE, single)


def quotations(text: str, span: Span, marks: Marks) -> list[Span]:
    """The insides of the quotation marks of the sentence `text[span]`, ascending."""
    first = marks.double.search(text, span.start, span.end)
    if first is not None:
        found = list(_between(text, span, marks.double.finditer(text, first.start(), span.end)))
    elif marks.single:
        found = list(_between_single(text, span))
    else:
        return []
    return [quote for quote in found if quote.start < quote.end]


def _between(text: str, span: Span, marks: Iterator[re.Match[str]]) -> Iterator[Span]:
    """What stands between double marks."""
    opened: int | None = None
    first = True
    for match in marks:
        way = _way(text, span, match)
        if opened is None and way == "closes":
            if first:
                yield Span(span.start, match.start())
        elif opened is None:
            opened = match.end()
        elif way != "opens":
            yield Span(opened, match.start())
            opened = None
        first = False
    if opened is not None:
        yield Span(opened, span.end)


def _way(text: str, span: Span, match: re.Match[str]) -> Way:
    """Whether a mark opens or closes a quotation.

    By where it stands, since „so“, »so« and ”so” close and open with what elsewhere does the other; else by its form.
    """
    mark = match[0]
    if mark not in _EITHER:
        return "opens" if mark in _OPENING else "closes" if mark in _CLOSING else "either"
    before, after = text[max(match.start() - 1, span.start) : match.start()], text[match.end() : match.end() + 1]
    apart = not before or before.isspace() or before in "([—–-"
    if apart and after and (after.isalnum() or after in "([¿¡'‘…"):
        return "opens"
    if not apart and not after.isalnum():
        return "closes"
    return "opens" if mark in _OPENING else "closes"


def _between_single(text: str, span: Span) -> Iterator[Span]:
    """What stands between single marks."""
    opened: int | None = None
    first = True
    for match in _SINGLE.finditer(text, *span):
        if match["opens"]:
            opened = match.end() if opened is None else opened
        elif opened is not None and not (match["may"] and _GENITIVE.match(text, match.start(), span.end)):
            yield Span(opened, match.start())
            opened, first = None, False
        elif opened is None and match["closes"] and first:
            yield Span(span.start, match.start())
            first = False
    if opened is not None and opened == span.start + 1:
        yield Span(opened, span.end)
