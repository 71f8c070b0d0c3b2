"""Lines of an article -> the credits on those that only say who signs: below a writer's name, beside a date or place.

Cost: one look at the names of the agencies for each short line.  Failure mode: a line that gives a writer and an agency
is a byline only where the author field has the writer, since pictures are signed so as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.credits.agencies import Named
from lineage.credits.matches import Stretch, matches
from lineage.credits.parts import compiled
from lineage.credits.rules import CreditRules
from lineage.passages import is_byline, is_name
from lineage.records import Credit, Document, Passage

ON_TOP = 2
"""Passages above a line on which a name below a bare name is a byline: the headline and the writer."""
MAX_LINE = 40
"""Characters of a line that holds the name of an agency and nothing else."""
TOP_LINES = 4
"""Passages at the top among which a line may say which agency wrote from where: headline, summary, writer and it."""
MAX_PARTS = 4
"""Parts of such a line: agency, place, day, time."""
_TOWN = r"(?!{pictured}|{section}$|world$|staff$)(?-i:{proper})"
"""A place of no list, where it is one word and a bar stands between it and the agency: "EFE | Bilbao"."""

_WHERE = (" in", " near", " à", " en", " bei", " em", " a", " w")
"""Words before the name of a place."""

_WRITERS = re.compile(r"\s*(?:[;|,]|\band\b)\s*")
_BORDER = re.compile(r"\s*[|/,•·–—]\s*|\s-\s|:\s+|\s*$")


def from_lines(document: Document, passages: Sequence[Passage], near: str, found_by: CreditRules) -> Iterator[Credit]:
    """A name alone on a line below the writer's, or an agency's beside the date, wherever captions have pushed it."""
    text = document.text
    writers = [name for name in map(str.strip, _WRITERS.split(document.author or "")) if name]
    yield from _from_top(text, passages[:TOP_LINES], near, found_by)
    for place, passage in enumerate(passages):
        if passage.end - passage.start > MAX_LINE or passage.kind == "dateline":
            continue
        line = text[passage.start : passage.end]
        if agency := found_by.agencies.named(line, near):
            signed = _is_below_writer(document, writers, passages, place)
            beside = (*passages[max(0, place - 1) : place], *passages[place + 1 : place + 2])
            if signed or any(is_byline(text[other.start : other.end]) for other in beside):
                rule = "line-below-writer" if signed else "line-by-date"
                yield Credit(agency.name, line, passage.start, passage.end, "byline", "carries", rule)
            continue
        if named := _behind_writer(line, writers, near, found_by):
            start, end = passage.start + named.start, passage.start + named.end
            yield Credit(named.agency.name, text[start:end], start, end, "byline", "carries", "line-behind-writer")
            continue
        stretch = Stretch(line, "", passage.start, near, "byline")
        papers = [credit for rule in found_by.by_place["line"] for credit in matches(rule, stretch, found_by)]
        if papers and _is_below_writer(document, writers, passages, place):
            yield from papers


def _from_top(text: str, passages: Sequence[Passage], near: str, found_by: CreditRules) -> Iterator[Credit]:
    """Agencies on a line that says nothing but who wrote from where and when: "PTI | New Delhi | May 3, 2024"."""
    for passage in passages:
        if passage.kind == "dateline" or passage.end - passage.start > 2 * MAX_LINE:
            continue
        for named in _beside_place(text[passage.start : passage.end], near, found_by):
            start, end = passage.start + named.start, passage.start + named.end
            yield Credit(named.agency.name, text[start:end], start, end, "byline", "carries", "line-with-place")


def _beside_place(line: str, near: str, found_by: CreditRules) -> list[Named]:
    """The agencies of a line that holds them, well-known places and dates only, and both sorts.

    An acronym that reads like a word does not count: "Petra, Amman" is the headline of a journey.
    """
    spans = _parts(line)
    if not 1 < len(spans) <= MAX_PARTS:
        return []
    agencies: list[Named] = []
    others: list[str] = []
    for start, end in spans:
        part = line[start:end]
        agency = found_by.agencies.named(part, near)
        if agency and agency.kind == "wire" and not (part.istitle() and part in agency.acronyms):
            agencies.append(Named(agency, start, end))
        else:
            others.append(part)
    if not agencies or not others:
        return []
    places = found_by.lexicon.places
    if all(part.casefold() in places or part.isdigit() or is_byline(part) for part in others):
        return agencies
    town = len(others) == 1 and compiled(_TOWN).fullmatch(others[0])
    return agencies if town and (line.count("|") == 1 or _is_place_in(others[0], near)) else []


def _is_place_in(name: str, text: str) -> bool:
    """Whether a text says where a place is, or that something is there: "in Lowmere"."""
    return any(f"{word} {name}" in text for word in _WHERE)


def _parts(line: str) -> list[tuple[int, int]]:
    """Where the parts of a line begin and end, without the marks between them."""
    borders = [border.span() for border in _BORDER.finditer(line)]  # the end of the line is one
    starts = [0, *(end for _, end in borders)]
    return [(start, border[0]) for start, border in zip(starts, borders, strict=False)]


def _behind_writer(line: str, writers: Sequence[str], near: str, found_by: CreditRules) -> Named | None:
    """The agency of a line that gives it behind one of the author field's names: "Jane Doe, Canadian Press"."""
    for writer in writers:
        if line.startswith(writer):
            rest = line[len(writer) :].lstrip(" ,|–—-")
            if agency := found_by.agencies.named(rest, near):
                return Named(agency, len(line) - len(rest), len(line))
    return None


def _is_below_writer(document: Document, writers: Sequence[str], passages: Sequence[Passage], place: int) -> bool:
    """Whether the line before a passage is one of the author field's names, or a bare name on top of the text."""
    if not place:
        return False
    before = passages[place - 1]
    line = document.text[before.start : before.end]
    on_top = place <= ON_TOP and before.kind != "headline"
    return not set(writers).isdisjoint(_WRITERS.split(line)) or (on_top and is_name(line))
