"""The data files of credit rules -> patterns, compiled when they are tried first.

A rule says where credits stand and what they look like there (`data/credits.toml`, for press releases
`data/releases.toml`, for quotations `data/quotations.toml`, their words in `data/parts.toml`); who is who is told by
the agencies.
The patterns are over text in which names are marked (`mentions`), so that each is compiled once, whatever the names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, Literal

from lineage import methods
from lineage.credits.agencies import Agencies
from lineage.credits.mentions import Mentions
from lineage.credits.parts import needed, written
from lineage.datafiles import table
from lineage.passages import Lexicon, lexicon
from lineage.records import CreditRole

PLACES: Final = ("head", "author", "byline", "line", "tail", "body", "outlet", "announcer", "official")
FILES: Final = ("credits", "releases", "quotations")
Slot = Literal["marked", "itself", "list", "outlet", "issuer", "bureau"]
"""Agencies and outlets that are marked in the text; the one agency of the rule; agencies in any case; and, as the text
calls them, any outlet, whoever issued a press release, or an agency of no list that calls itself one."""
_GROUPS: Final[tuple[Slot, ...]] = ("outlet", "issuer", "bureau")


@dataclass(frozen=True)
class Rule:
    """One row of a data file."""

    id: str
    places: frozenset[str]  # some of PLACES
    role: CreditRole
    name: str | None  # the agency of a rule without a slot
    needs: tuple[str, ...]  # the rule is tried only where one of these stands; in small letters
    clear: bool  # counts only for names that no person bears
    wires: bool  # counts only for agencies, not for outlets that others print
    any_case: bool  # the slot is raw text, a list of names in any case
    written: str  # the pattern, with all that its row only names

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is tried first: an article tries few rules, and all of them take 0.2 s."""
        return re.compile(self.written, re.IGNORECASE)

    @cached_property
    def slot(self) -> Slot:
        """Whom the pattern takes."""
        if self.name is not None:
            return "itself"
        if self.any_case:
            return "list"
        return next((slot for slot in _GROUPS if f"(?P<{slot}>" in self.written), "marked")

    @property
    def raw(self) -> bool:
        """Whether it looks in the text itself, not in the text with names marked."""
        return self.slot != "marked"


@dataclass(frozen=True)
class CreditRules:
    """The rules, compiled for a set of agencies."""

    agencies: Agencies
    tables: tuple[dict[str, Any], ...]
    limits: dict[str, int]
    fields: frozenset[str]  # of the input, in small letters: what they hold may name the agency of the text
    datelines: frozenset[str]  # of the input, likewise: they hold the dateline that the page prints before the text

    @property
    def ruleset(self) -> str:
        """Version of the rules and of the agencies that they were used with."""
        return methods.credits(self.agencies.version)

    @cached_property
    def mentions(self) -> Mentions:
        """Where agencies are named in a text."""
        return Mentions(self.agencies)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What stands in datelines, with every agency known here; the passages were cut with the shipped ones alone."""
        return lexicon(frozenset(self.agencies.forms))

    @cached_property
    def by_place(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each place, in the order of the data file."""
        every = [_rule(table) for table in self.tables]
        return {place: tuple(rule for rule in every if place in rule.places) for place in PLACES}

    @cached_property
    def raw_tail(self) -> tuple[Rule, ...]:
        """The rules that can match in a tail that names no agency, as four in five do not."""
        return tuple(rule for rule in self.by_place["tail"] if rule.raw)

    @cached_property
    def author(self) -> tuple[Rule, ...]:
        """The rules for a name in the author field."""
        return (*self.by_place["author"], *self.by_place["byline"])

    @cached_property
    def raw_author(self) -> tuple[Rule, ...]:
        """Those of them that can match in one that names no agency."""
        return tuple(rule for rule in self.author if rule.raw)

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """What the running text says beside an agency that it cites, in the order of the rules."""
        return tuple(dict.fromkeys(cue for rule in self.by_place["body"] for cue in rule.needs))


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        places=frozenset(row["place"].split()),
        role=row["role"],
        name=row.get("name"),
        needs=needed(tuple(row.get("needs", ()))),
        clear=row.get("clear", False),
        wires=row.get("wires", False),
        any_case=row.get("any_case", False),
        written=written(row["pattern"]),
    )


@lru_cache(maxsize=8)
def rules(agencies: Agencies) -> CreditRules:
    """The shipped rules for a set of agencies; the same value for the same set."""
    rows = tuple(row for name in FILES for row in table("credits", name)["rule"])
    data = table("credits", "credits")
    fields, datelines = (frozenset(data["metadata"][kind]) for kind in ("fields", "datelines"))
    return CreditRules(agencies, rows, data["limits"], fields, datelines)
