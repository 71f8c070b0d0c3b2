"""Document and its passages -> the agencies that it credits, with offsets, place, role and rule.

A name is a credit only where credits stand: in the slot of a dateline, in the author field or a byline, in the closing
lines, in a copyright line.  "told AFP" in the running text is kept apart as a citation; a name in a picture's credit is
nothing.  An agency's article on its own site is its own ("origin"); everybody else carries it.

Rules are data (`data/credits.toml`), patterns over text in which names are marked (`mentions`).  Cost: one look at the
words of the tail, one search of the body for each cue of a citation; some 150 µs an article, more where an agency is
named.  Failure mode: an agency that the data file does not know is not seen.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from lineage.passages import find_dateline
from lineage.provenance.agencies import Agencies, Agency
from lineage.provenance.mentions import HEAD, ONE, Mentions
from lineage.records import Credit, CreditPlace, CreditRole, Document, Passage

REACH = 60
"""Characters on either side of a cue in which a cited agency stands; "according to a report by the …" needs 50."""

_YEAR = r"\d{4}(?:\s?[-–]\s?\d{2,4})?"
_JOINT = r"\s*(?:[,;/|、،・&+]|[-–—]|\band\b|\bund\b|\by\b|\bet\b)\s*(?:the\s+)?"
_OTHERS = r"(?:[\w.’' ]{2,30}(?:[,/|]|\s(?:and|und|y|et)\s)\s*){0,3}?"
_MORE = r"(?:\s*(?:[,/|]|\s(?:and|und|y|et)\s)\s*[\w.’' ]{2,30}){0,3}?"
_NAME = re.compile(ONE)
_AUTHORS = re.compile(r"[;|]")
_AUTHOR_FRAME = re.compile(r"^by\s+|\s+(?:staff|wire|reports?|news\s+service)$", re.IGNORECASE)
_TWICE = re.compile(r"^(.{2,60}?)\s+\1$")


class Rule(NamedTuple):
    """One row of credits.toml, compiled."""

    id: str
    place: str  # author, byline, tail or body
    role: CreditRole
    name: str | None  # the agency of a rule without a slot
    needs: tuple[str, ...]  # the rule is tried only where one of these stands; in small letters
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class CreditRules:
    """The rules, compiled for a set of agencies."""

    agencies: Agencies
    tables: tuple[dict[str, Any], ...]
    tail_characters: int
    version: int

    @property
    def ruleset(self) -> str:
        """Version of the rules and of the agencies that they were used with."""
        return f"credits-{self.version}+agencies-{self.agencies.version}"

    @cached_property
    def mentions(self) -> Mentions:
        """Where agencies are named in a text."""
        return Mentions(self.agencies)

    @cached_property
    def rules(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each place, in the order of the data file."""
        slot = rf"(?P<slot>{ONE}(?:{_JOINT}{ONE}){{0,5}})"
        parts = {"{slot}": slot, "{loose}": f"{_OTHERS}{slot}{_MORE}", "{year}": _YEAR}
        compiled = [self._compile(table, parts) for table in self.tables]
        places = ("byline", "tail", "body", "outlet")
        return {place: tuple(rule for rule in compiled if rule.place == place) for place in places}

    @staticmethod
    def _compile(table: dict[str, Any], parts: dict[str, str]) -> Rule:
        pattern = table["pattern"]
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        needs = tuple(table.get("needs", ()))
        expression = re.compile(pattern, re.IGNORECASE)
        return Rule(table["id"], table["place"], table["role"], table.get("name"), needs, expression)

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """What the running text says beside an agency that it cites."""
        return tuple(sorted({cue for rule in self.rules["body"] for cue in rule.needs}))


@lru_cache(maxsize=8)
def rules(agencies: Agencies) -> CreditRules:
    """The shipped rules for a set of agencies; the same value for the same set."""
    data = tomllib.loads((files("lineage.provenance") / "data" / "credits.toml").read_text(encoding="utf-8"))
    return CreditRules(agencies, tuple(data["rule"]), data["limits"]["tail_characters"], data["version"])


def find_credits(document: Document, passages: Sequence[Passage], found_by: CreditRules) -> tuple[Credit, ...]:
    """Every agency that `document` names where credits stand, and every agency that it cites, in text order.

    Credits of the metadata come first and have no offsets.  Where two rules see one name, the first of the file counts;
    an agency that is credited is not listed as cited as well, unless it is by a different name.
    """
    publisher = found_by.agencies.publisher(document.outlet, document.url)
    credits = [
        *_from_author(document.author, found_by),
        *_from_datelines(document.text, passages, found_by),
        *_from_bylines(document.text, passages, found_by),
        *_from_tail(document.text, found_by),
        *_from_body(document.text, found_by),
    ]
    settled = [settled for credit in _without_repeats(credits) if (settled := _settled(credit, publisher)) is not None]
    return tuple(sorted(settled, key=lambda credit: (-1 if credit.start is None else credit.start, credit.name)))


def _settled(credit: Credit, publisher: Agency | None) -> Credit | None:
    """An agency that signs its own article is its origin, whatever else the place would mean; an outlet that names
    itself credits nobody."""
    if publisher is None or credit.name != publisher.name:
        return credit
    return None if publisher.kind == "outlet" or credit.role == "cites" else credit._replace(role="origin")


def _without_repeats(credits: Sequence[Credit]) -> Iterator[Credit]:
    """One credit for each agency and stretch of text; earlier entries win."""
    taken: dict[str, list[tuple[int, int]]] = {}  # ascending and apart, so that only neighbours can overlap
    for credit in credits:
        start, end = (-1, 0) if credit.start is None or credit.end is None else (credit.start, credit.end)
        spans = taken.setdefault(credit.name, [])
        place = bisect(spans, (start, end))
        if (not place or spans[place - 1][1] <= start) and (place == len(spans) or end <= spans[place][0]):
            spans.insert(place, (start, end))
            yield credit


def _from_author(author: str | None, found_by: CreditRules) -> Iterator[Credit]:
    """The author field says nothing but names, so that "Afp Afp" and "reuters staff" are clear as well."""
    for name in _AUTHORS.split(author or ""):
        bare = _TWICE.sub(r"\1", _AUTHOR_FRAME.sub("", name.strip()))
        if agency := found_by.agencies.named(bare, any_case=True):
            yield Credit(agency.name, name, None, None, "metadata", "carries", "author-name")
            continue
        for credit in _on_line(name, 0, found_by):
            yield credit._replace(text=name, start=None, end=None, place="metadata")


def _from_datelines(text: str, passages: Sequence[Passage], found_by: CreditRules) -> Iterator[Credit]:
    for passage in passages:
        if passage.kind != "dateline":
            continue
        dateline = find_dateline(text, passage.start, passage.end)
        if dateline is None or dateline.agency is None:
            continue
        start, end = dateline.agency
        for named in found_by.agencies.in_slot(text[start:end], start):
            rule = f"dateline-{dateline.form}"
            form = text[named.start : named.end]
            yield Credit(named.agency.name, form, named.start, named.end, "dateline", "carries", rule)


def _from_bylines(text: str, passages: Sequence[Passage], found_by: CreditRules) -> Iterator[Credit]:
    for passage in passages:
        if passage.kind == "byline":
            yield from _on_line(text[passage.start : passage.end], passage.start, found_by)


def _on_line(line: str, offset: int, found_by: CreditRules) -> Iterator[Credit]:
    marked = found_by.mentions.marked(line)
    if marked is not None:
        for rule in found_by.rules["byline"]:
            yield from _matches(rule, (line, marked, offset), "byline", found_by)


def _from_tail(text: str, found_by: CreditRules) -> Iterator[Credit]:
    end = len(text.rstrip())
    start = max(0, end - found_by.tail_characters)
    if start:  # not in the middle of a line, unless the text is one line
        start = text.find("\n", start, end) + 1 or start
    tail = text[start:end]
    marked = found_by.mentions.marked(tail)
    folded = tail.lower()
    for rule in found_by.rules["tail"]:
        if (rule.name or marked) and (not rule.needs or any(word in folded for word in rule.needs)):
            place: CreditPlace = "copyright" if rule.id == "copyright" else "tail"
            yield from _matches(rule, (tail, marked or tail, start), place, found_by)


def _from_body(text: str, found_by: CreditRules) -> Iterator[Credit]:
    for cue in found_by.cues:
        at = text.find(cue)
        while at >= 0:
            start, end = max(0, at - REACH), at + len(cue) + REACH
            marked = found_by.mentions.marked(text[start:end])
            if marked is not None:
                for rule in found_by.rules["body"]:
                    if cue in rule.needs:
                        yield from _matches(rule, (text[start:end], marked, start), "body", found_by)
            at = text.find(cue, at + len(cue))


def _matches(rule: Rule, stretch: tuple[str, str, int], place: CreditPlace, found_by: CreditRules) -> Iterator[Credit]:
    """The credits that a rule sees in a stretch: (text, the same with names marked, its offset in the document)."""
    text, marked, offset = stretch
    for match in rule.pattern.finditer(text if rule.name else marked):
        if rule.name is not None:
            start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
            yield Credit(rule.name, text[start:end].strip(), offset + start, offset + end, place, rule.role, rule.id)
            continue
        if HEAD not in match["slot"]:
            continue
        for name in _NAME.finditer(marked, *match.span("slot")):
            form = text[name.start() : name.end()]
            agency = found_by.agencies.forms[form]
            yield Credit(agency.name, form, offset + name.start(), offset + name.end(), place, rule.role, rule.id)
