"""data/places.toml -> names of countries and of states of the United States."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.tables import Words
from lineage.datafiles import table
from lineage.passages import respelt


class Places(NamedTuple):
    """Names in the form of `Name.words`: cut at hyphens, without full stops and small words ("port spain")."""

    names: Mapping[str, str]  # any name of a country, or of a state -> the country, the state
    capitals: Words  # those of `names` that are cities
    states: Words  # values of `names` that are states of the United States


@cache
def places() -> Places:
    """The places that are shipped with the package."""
    data = table("alignment", "places")
    abroad = {place: [name.strip() for name in names.split(",")] for place, names in data["abroad"].items()}
    every = (data["names"], data["capitals"], data["states"], abroad)
    return Places(
        {
            _spelt(respelt(name)): place
            for places in every
            for place, names in places.items()
            for name in (place, *names)
        },
        frozenset(_spelt(name) for cities in data["capitals"].values() for name in cities),
        frozenset(data["states"]),
    )


def _spelt(name: str) -> str:
    small = grammar().particles | {"the"}
    return " ".join(word for word in name.replace("-", " ").replace(".", "").split() if word not in small)
