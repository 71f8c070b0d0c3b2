"""A stretch of a document and a rule -> the credits that the rule sees in it.

What all places have in common where credits stand; `finding` and `signed_lines` say where to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from lineage.credits.agencies import Agencies
from lineage.credits.marks import HEAD, ONE
from lineage.credits.releases import issuer_name, outlet_name
from lineage.credits.rules import CreditRules, Rule, Slot
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
    taken = _TAKEN[rule.slot]
    for match in rule.pattern.finditer(stretch.text if rule.raw else stretch.marked):
        for name, start, end in taken(rule, match, stretch, found_by.agencies):
            yield _credit(rule, name, stretch, start, end)


Taken = Iterator[tuple[str, int, int]]
"""Names of those whom a match credits, with their offsets in the stretch."""


def _itself(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    if rule.name is not None:
        yield rule.name, match.start() + len(match[0]) - len(match[0].lstrip()), match.end()


def _outlet(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    form, start = match["outlet"].rstrip(".’'"), match.start("outlet")
    yield outlet_name(form, stretch.near, agencies), start, start + len(form)


def _issuer(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    yield issuer_name(match["issuer"], agencies), *match.span("issuer")


def _bureau(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    if agencies.named(match["bureau"], stretch.near, any_case=True) is None:
        yield " ".join(match["bureau"].split()), *match.span("bureau")


def _list(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    for named in agencies.in_slot(match["slot"], match.start("slot"), stretch.near, any_case=True):
        yield named.agency.name, named.start, named.end


def _marked(rule: Rule, match: re.Match[str], stretch: Stretch, agencies: Agencies) -> Taken:
    for name in NAME.finditer(stretch.marked, *match.span("slot")) if HEAD in match["slot"] else ():
        form = stretch.text[name.start() : name.end()]
        agency = agencies.meant(form, stretch.near)
        if agency is None or (rule.clear and form.istitle() and " " not in form):
            continue
        if rule.wires and agency.kind != "wire":
            continue
        if not _abbreviates(stretch.text, name.start(), form):
            yield agency.name, *name.span()


_TAKEN: Final[dict[Slot, Callable[[Rule, re.Match[str], Stretch, Agencies], Taken]]] = {
    "itself": _itself,
    "outlet": _outlet,
    "issuer": _issuer,
    "bureau": _bureau,
    "list": _list,
    "marked": _marked,
}


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
