"""data/grammar.toml -> the small words by which facts of all kinds are read."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lineage.alignment.facts.words.tables import Words
from lineage.datafiles import table


class Grammar(NamedTuple):
    """Small words, in small letters."""

    function: Words  # words that carry no content of their own
    prepositions: Words  # words after which a name of a place, a person or a body may stand
    particles: Words  # words inside names
    noun_capitals: Words  # words of languages that capitalise every noun


@cache
def grammar() -> Grammar:
    """The lists that are shipped with the package."""
    data = table("alignment", "grammar")
    function = frozenset([*table("alignment", "words")["function"], *data["function"]])
    return Grammar(function, *(frozenset(data[name]) for name in Grammar._fields[1:]))
