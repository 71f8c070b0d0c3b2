"""A stretch of a document and a rule -> the credits that the rule sees in it.

What all places have in common where credits stand; `finding` and `signed_lines` say where to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineage.credits.agencies import Named
from lineage.credits.marks import HEAD, ONE
from lineage.credits.releases import issuer_name, outlet_name
from lineage.credits.rules import CreditRules, Rule
from lineage.passages import is_expansion
from lineage.records import Credit, CreditPlace

NAME = re.compile(ONE)
_BEFORE_BRACKET = re.compile(r"[^.!?\n]*$")


class Stretch(NamedTuple):
    """A piece of a document in which rules look."""

    text: str
    marked: str  # the same with names marked; empty where it names no agency
    offset: int  # in the document
    near: str  # how the document begins
    place: CreditPlace


def tried(rules: Sequence[Rule], text: str) -> list[Rule]:
    """The rules of which the text holds a word that they need; any white space in it is as good as a space."""
    holds = f" {' '.join(text.lower().split())} ".__contains__
    met: dict[int, bool] = {}  # by identity: rules share their words, and to hash these takes as long as to look
    found: list[Rule] = []
    for rule in rules:
        known = met.get(id(rule.needs))
        if known is None:
            known = met[id(rule.needs)] = not rule.needs or any(map(holds, rule.needs))
        if known:
            found.append(rule)
    return found


def matches(rule: Rule, stretch: Stretch, found_by: CreditRules) -> Iterator[Credit]:
    """The credits that a rule sees in a stretch."""
    if not (rule.raw or stretch.marked):
        return
    for match in rule.pattern.finditer(stretch.text if rule.raw else stretch.marked):
        if rule.name is not None:
            start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
            yield _credit(rule, rule.name, stretch, start, end)
            continue
        if rule.any_outlet:
            form = match["outlet"].rstrip(".’'")
            start = match.start("outlet")
            name = outlet_name(form, stretch.near, found_by.agencies)
            yield _credit(rule, name, stretch, start, start + len(form))
            continue
        if rule.any_issuer:
            start, end = match.span("issuer")
            yield _credit(rule, issuer_name(match["issuer"], found_by.agencies), stretch, start, end)
            continue
        if rule.any_bureau:
            if found_by.agencies.named(match["bureau"], stretch.near, any_case=True) is None:
                yield _credit(rule, " ".join(match["bureau"].split()), stretch, *match.span("bureau"))
            continue
        for named in _named(rule, match, stretch, found_by):
            yield _credit(rule, named.agency.name, stretch, named.start, named.end)


def _named(rule: Rule, match: re.Match[str], stretch: Stretch, found_by: CreditRules) -> Iterator[Named]:
    """The agencies in the slot of a match, with their offsets in the stretch."""
    agencies = found_by.agencies
    if rule.any_case:
        yield from agencies.in_slot(match["slot"], match.start("slot"), stretch.near, any_case=True)
        return
    for name in NAME.finditer(stretch.marked, *match.span("slot")) if HEAD in match["slot"] else ():
        form = stretch.text[name.start() : name.end()]
        agency = agencies.meant(form, stretch.near)
        if agency is None or (rule.clear and form.istitle() and " " not in form):
            continue
        if rule.wires and agency.kind != "wire":
            continue
        if not _abbreviates(stretch.text, name.start(), form):
            yield Named(agency, name.start(), name.end())


def _abbreviates(text: str, start: int, form: str) -> bool:
    """Whether a bracketed form only abbreviates the words before it: "the Automobile Association (AA)"."""
    before = text[:start].rstrip()
    if not before.endswith(("(", "（")):
        return False
    phrase = _BEFORE_BRACKET.search(before[:-1].rstrip())
    return phrase is not None and is_expansion(phrase[0], form)


def _credit(rule: Rule, name: str, stretch: Stretch, start: int, end: int) -> Credit:
    text = stretch.text[start:end].strip()
    return Credit(name, text, stretch.offset + start, stretch.offset + end, stretch.place, rule.role, rule.id)
