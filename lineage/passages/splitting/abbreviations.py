"""`data/abbreviations.toml` -> the words with full stops that the repairs to a sentence splitter know.

Cost: the table is read once a process.  Failure mode: a language whose words are not in the table is cut as the
splitter cuts it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from lineage.datafiles import table

LOOSE: Final = ".,;:)"
"""Signs that may stand at the end of a word."""

_AT_TIMES = ("before_name", "capital_before_name", "behind_elision")
_APOSTROPHE = re.compile("['’]")
_CLIPPED = re.compile(r"[^\W\d_]{1,2}[.:]")  # "W.", "No.", "No:"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The lists of the table, which describes them; words are in small letters but where it says otherwise."""

    before_word: frozenset[str]
    acronyms: frozenset[str]
    english: frozenset[str]
    before_name: frozenset[str]
    capital_before_name: frozenset[str]
    behind_elision: frozenset[str]
    only_behind: Mapping[str, frozenset[str]]
    at_times: frozenset[str]  # all words of the four before
    before_figure: frozenset[str]
    street: tuple[str, ...]
    time_zones: frozenset[str]
    after_ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    not_before_ordinal: frozenset[str]
    before_regnal: frozenset[str]
    after_quote: tuple[str, ...]
    after_mark: tuple[str, ...]
    tag_ends: tuple[str, ...]
    no_tag: tuple[str, ...]
    openers: frozenset[str]
    names_too: frozenset[str]
    firms: frozenset[str]
    behind_figure: frozenset[str]
    scales: frozenset[str]
    counted: tuple[str, ...]
    closers: tuple[str, ...]
    lead_in: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table; it is pure data, so keeping it changes no result."""
    data: dict[str, Any] = table("passages", "abbreviations")
    behind = {word: frozenset(before) for word, before in data["only_behind"].items()}
    at_times = frozenset(behind).union(*(data[name] for name in _AT_TIMES))
    made: dict[str, Any] = {"only_behind": behind, "at_times": at_times}
    kinds = Abbreviations.__annotations__.items()
    lists: dict[str, Any] = {
        name: (tuple if kind.startswith("tuple") else frozenset)(data[name]) for name, kind in kinds if name not in made
    }
    return Abbreviations(**made, **lists)


def opens(word: str) -> bool:
    """True if a word, written with a capital, begins a sentence behind an abbreviation: "The", but not "W." in a name.

    >>> opens("The"), opens("W."), opens("Senate")
    (True, False, False)
    """
    if _CLIPPED.fullmatch(word):
        return False
    return _APOSTROPHE.split(word)[0].strip(LOOSE).casefold() in abbreviations().openers


def is_name_too(word: str) -> bool:
    """True for a word that opens sentences and may be part of a name behind an initial: "La" of "M. La Follette,"."""
    return _APOSTROPHE.split(word)[0].strip(LOOSE).casefold() in abbreviations().names_too
