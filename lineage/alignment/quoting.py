"""Sentence -> the insides of its quotation marks.

Double marks of all kinds count, and doubled single marks (‘‘…’’).  Many papers quote in single marks, which are
apostrophes as well.  Single marks count in an article with few double marks, in a sentence without double marks, if the
first mark stands before a word and the last one behind a sign of punctuation or a word that is no genitive ("the
miners' pay").  A quotation that opens or closes outside the sentence reaches to the border of the sentence; a quotation
in single marks does so only if its mark can be nothing else.  Single guillemets count in pairs, outside of all other
quotations: alone they point ("Home › News").  Signs for inches and feet are no quotation marks.  A sentence without
marks that a dash opens is quoted up to a dash before a verb of saying ("– Nie wiem – mówi Górny"), but not of English;
without such a dash it is an item of a list.

Cost: one search for a mark in the sentence, and another one in articles that quote in single marks.  Failure mode: a
quotation in single marks that ends in a plural without punctuation ('no new mines' for them); single marks in
headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from lineage.datafiles import table
from lineage.passages import without_measures
from lineage.records import Span

FEW = 4
"""Most double marks (of each pair the closing one) of an article that quotes in single marks, of which it must have
more: the double ones stand round titles and quotations within quotations."""

_DOUBLE = re.compile('["“”„«»「」『』]')
_DOUBLE_OR_DOUBLED = re.compile(f"{_DOUBLE.pattern}|‘‘|’’")
_OPENING = frozenset({"“", "„", "«", "「", "『", "‘‘"})
_CLOSING = frozenset({"”", "»", "』", "」", "’’"})

_EITHER = frozenset("“”«»")
_POINTED = re.compile(r"‹(?=\w|[¿¡'’…\u00a0\u202f])[^‹›\n]{1,1000}?(?<![ \t])›|›(?=\w|[¿¡'’…])[^‹›\n]{1,1000}?(?<!\s)‹")
"""What stands between single guillemets; between them and the words French has spaces that no line is broken at."""
Way = Literal["opens", "closes", "either"]

_ENDS = ",.!?…"
_SURE = tuple(sign + mark for sign in _ENDS for mark in "'’")
_SINGLE = re.compile(
    rf"(?<![^\s(\[—–-])(?P<opens>['‘])(?=[^\W\d_])(?!n['’])|(?<=[{_ENDS}])(?P<closes>['’])(?!\w)|(?<=\w)(?P<may>['’])(?!\w)"
)
_DASHED = re.compile(r"[-–—]\s{0,2}(?=[¿¡]?[^\W\d_a-z])")
_DASH_BEFORE_TAG = re.compile(r"(?:\s[-–—]\s|—)(?P<first>[^\W\d_]+)(?:\s(?P<second>[^\W\d_]+))?")
_GENITIVE = re.compile(r"(?<=[sS])['’]\s+(?=[^\W_])")


class Marks(NamedTuple):
    """The quotation marks of an article."""

    text: str  # the article, with blanks for what only looks like a quotation mark; offsets are the same
    double: re.Pattern[str]  # finds a double mark
    single: bool  # whether the article quotes in single marks


def marks_of(text: str) -> Marks:
    """The quotation marks that an article uses, by its whole text."""
    text = without_measures(text)
    doubled = "‘" in text and "‘‘" in text
    others = text.count('"') + text.count("”") + text.count("»")
    single = others <= FEW and not doubled and sum(map(text.count, _SURE)) > others
    return Marks(text, _DOUBLE_OR_DOUBLED if doubled else _DOUBLE, single)


def quotations(marks: Marks, span: Span) -> list[Span]:
    """The insides of the quotations of the sentence `marks.text[span]`, in order; empty quotations are left out."""
    text = marks.text
    found: list[Span] = []
    first = marks.double.search(text, span.start, span.end)
    if first is not None:
        found += _between(text, span, marks.double.finditer(text, first.start(), span.end))
    elif marks.single:
        found += _between_single(text, span)
    if not found and text.startswith(("-", "–", "—"), span.start, span.end):
        found += _between_dashes(text, span)
    if "›" in text and (pointed := _pointed(text, span, found)):
        found = sorted([*found, *pointed])
    return [quote for quote in found if quote.start < quote.end]


def _between_dashes(text: str, span: Span) -> Iterator[Span]:
    """What stands between a dash that opens the sentence and the first dash before a verb of saying."""
    opened = _DASHED.match(text, *span)
    if opened is None:
        return
    for dash in _DASH_BEFORE_TAG.finditer(text, opened.end(), span.end):
        if dash["first"] in _saying() or (dash["second"] in _saying() and dash["first"].islower()):
            yield Span(opened.end(), dash.start())
            return


@cache
def _saying() -> frozenset[str]:
    """Verbs of saying, but those of English, whose dashes set off other things: "- Bell resigned - report said"."""
    return frozenset(table("alignment", "tags")["abroad"]["saying"])


def _pointed(text: str, span: Span, others: Sequence[Span]) -> list[Span]:
    """What stands between single guillemets, outside of other marks."""
    found = (Span(match.start() + 1, match.end() - 1) for match in _POINTED.finditer(text, *span))
    return [it for it in found if not any(it.start < other.end and other.start < it.end for other in others)]


def _between(text: str, span: Span, marks: Iterator[re.Match[str]]) -> Iterator[Span]:
    """The insides of quotations in double marks, which are given in order."""
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
    """Whether a mark opens or closes a quotation; "either" for a mark that may do both.

    Where it stands decides, since „so“, »so« and ”so” close or open with marks that do the opposite in other languages;
    if that tells nothing, its form decides.
    """
    mark = match[0]
    before, after = text[max(match.start() - 1, span.start) : match.start()], text[match.end() : match.end() + 1]
    if mark == '"' and before and before in _ENDS and (not after or after.isspace()):
        return "closes"
    if mark not in _EITHER:
        return "opens" if mark in _OPENING else "closes" if mark in _CLOSING else "either"
    apart = not before or before.isspace() or before in "([—–-"
    if apart and after and (after.isalnum() or after in "([¿¡'‘…"):
        return "opens"
    if not apart and not after.isalnum():
        return "closes"
    return "opens" if mark in _OPENING else "closes"


def _between_single(text: str, span: Span) -> Iterator[Span]:
    """The insides of quotations in single marks."""
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
