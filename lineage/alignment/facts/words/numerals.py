"""data/numerals.toml -> the number words of languages other than English.

Reading them takes about a millisecond and happens once a process, when facts are first compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lineage.datafiles import table
from lineage.passages import respelt

OPENING = 2
"""First letters of a word that are looked up first, as they show most words to be no number."""


class Language(NamedTuple):
    """The number words of one language."""

    words: Mapping[str, float]
    joints: frozenset[str]
    glued: bool  # whether a number may be written as one word made of several: "fünfundvierzig"
    inner: frozenset[str]  # what joins units and tens inside such a word, units first: "und"
    longest: int  # letters of the longest of `words`


class Multiplier(NamedTuple):
    """What a word does to the number before it."""

    factor: float
    letters: frozenset[str]  # letters of which the text must have one; empty if the word counts in any text
    sign: str  # what must stand before the number; "" if nothing must


class Numerals(NamedTuple):
    """The content of numerals.toml."""

    languages: Mapping[str, Language]
    beginning: Mapping[str, tuple[Language, ...]]  # word -> the languages whose numbers may begin with it
    openings: frozenset[str]  # first letters of number words that others may be glued to
    alone: Mapping[str, float]  # words that are a number wherever they stand
    multipliers: Mapping[str, Multiplier]
    grouping: frozenset[str]
    fractions: Mapping[str, float]
    of: frozenset[str]  # words behind a fraction such as "one third"
    clock: Mapping[str, tuple[str, ...]]


@cache
def numerals() -> Numerals:
    """The lists that are shipped with the package."""
    data = table("alignment", "numerals")
    languages = {name: _language(row) for name, row in data["spelled"].items()}
    beginning: dict[str, tuple[Language, ...]] = {}
    for language in languages.values():
        for word in language.words:
            beginning[word] = (*beginning.get(word, ()), language)
    alone: dict[str, float] = {}
    for name, language in languages.items():
        doubtful = {respelt(word) for word in data["spelled"][name].get("doubtful", "").split()}
        alone.update({word: value for word, value in language.words.items() if value > 1 and word not in doubtful})
    multipliers = {
        word: Multiplier(factor, frozenset(row.get("letters", "")), row.get("sign", ""))
        for row in data["multipliers"]
        for word, factor in _pairs(row["words"]).items()
    }
    return Numerals(
        languages,
        beginning,
        frozenset(word[:OPENING] for one in languages.values() if one.glued for word in one.words if len(word) > 1),
        alone,
        multipliers,
        frozenset(map(respelt, data["grouping"]["words"].split())),
        _pairs(data["fractions"]["words"]),
        frozenset(data["fractions"]["of"].split()),
        {name: tuple(words) for name, words in data["clock"].items()},
    )


def _pairs(text: str) -> dict[str, float]:
    """Word -> value, of a text in which words and values take turns."""
    parts = text.split()
    return {respelt(word): float(value) for word, value in zip(parts[::2], parts[1::2], strict=True)}


def _language(row: Mapping[str, Any]) -> Language:
    words = _pairs(row["words"])
    inner = frozenset(map(respelt, row.get("inner", "").split()))
    joints = frozenset(row.get("joints", "").split())
    return Language(words, joints, row.get("glued", False), inner, max(map(len, words)))
