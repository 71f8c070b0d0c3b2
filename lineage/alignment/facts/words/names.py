"""data/names.toml -> the words by which names are recognised and told apart, offices, and what one does to another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lineage.alignment.facts.words.tables import Words, deeds_of, rows_of, stems
from lineage.datafiles import table
from lineage.passages import respelt


class NameWords(NamedTuple):
    """Words in names."""

    generic: Words  # words that many names have
    never: Words  # words with a capital that are no name
    telling: Mapping[str, int]  # words that tell two namesakes of one place apart ("City", "United") -> their sort


class Titles(NamedTuple):
    """Words before names for what somebody is."""

    words: Words
    tails: tuple[str, ...]  # what longer words for offices end with
    addresses: Words  # titles that may be names as well
    portfolios: Words  # titles if a title stands behind them: "Interior Minister"


class Carriers(NamedTuple):
    """Names of agencies, broadcasters and papers."""

    words: Words  # words that only these names have
    whole: Words  # whole names of others
    papers: Words  # last words of names of papers


class HanNames(NamedTuple):
    """Signs of Chinese names."""

    titles: Words  # two signs that stand before a name as its title
    surnames: Words


class Offices(NamedTuple):
    """Words that offices are made of."""

    heads: Mapping[str, str]  # word that heads an office -> the office
    exclusive: Words  # offices of which nobody holds two at a time
    fields: Mapping[str, str]  # word for what an office deals with -> one word for all such words
    chiefs: Words  # fields of chief officers


class Deeds(NamedTuple):
    """Verbs for what one does to another."""

    verbs: Mapping[str, str]  # stem, or stem and word behind it -> the deed; with "-" if its subject suffers the deed
    mutual: Words  # stems of verbs for what two do with one another


@cache
def name_words() -> NameWords:
    """The words in names."""
    data, times = _data()["names"], table("alignment", "numbers")
    return NameWords(
        _respelt("generic"),
        frozenset([*data["never"], *times["months"], *times["weekdays"]]),
        {word: sort for sort, words in enumerate(data["telling"]) for word in words},
    )


@cache
def titles() -> Titles:
    """The words before names."""
    data = _data()["names"]
    portfolios = frozenset([*data["portfolios"], *offices().fields])
    return Titles(_respelt("titles"), tuple(map(respelt, data["title_tails"])), _respelt("addresses"), portfolios)


@cache
def carriers() -> Carriers:
    """The names of those who carry news."""
    return Carriers(_respelt("carriers"), _respelt("whole_carriers"), _respelt("papers"))


@cache
def nicknames() -> Mapping[str, Words]:
    """Given name -> forms of it."""
    forms: dict[str, Words] = {}
    for group in _data()["names"]["nicknames"]:
        for name in group:
            forms[name] = forms.get(name, frozenset()) | frozenset(group)
    return forms


@cache
def han_names() -> HanNames:
    """The signs of Chinese names."""
    data = _data()["names"]
    return HanNames(frozenset(data["han_titles"]), frozenset(data["han_surnames"]))


@cache
def offices() -> Offices:
    """The words of offices."""
    data = _data()["offices"]
    fields = rows_of(data["fields"])
    return Offices(rows_of(data["heads"]), frozenset(data["exclusive"]), fields, frozenset(data["chiefs"]))


@cache
def deeds() -> Deeds:
    """The verbs for deeds."""
    data = _data()["deeds"]
    return Deeds(deeds_of(data["deeds"]), stems(data["mutual"]))


def _data() -> dict[str, Any]:
    return table("alignment", "names")


def _respelt(name: str) -> Words:
    return frozenset(map(respelt, _data()["names"][name]))
