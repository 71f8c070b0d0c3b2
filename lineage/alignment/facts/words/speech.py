"""data/speech.toml -> verbs of saying, and who says something."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lineage.alignment.facts.words.tables import Words, both_ways, classes_of, stems
from lineage.datafiles import table


class Saying(NamedTuple):
    """Stems of verbs of saying."""

    verbs: Words  # all of them
    plain: Words  # those that open a frame whose speaker is compared
    claiming: Words  # those whose loss turns a claim into a fact


class Speakers(NamedTuple):
    """Who says something."""

    classes: Mapping[str, str]  # stem of a noun -> class of speaker
    stand_in: frozenset[tuple[str, str]]  # pairs of classes that may be one, both ways round
    pronouns: Words
    standards: Words  # stems of nouns behind "according to" that are no source


@cache
def saying() -> Saying:
    """The verbs of saying."""
    data = table("alignment", "speech")
    every = stems([*data["plain"], *data["claiming"], *data["verbs"]])
    return Saying(every, stems(data["plain"]), stems(data["claiming"]))


@cache
def speakers() -> Speakers:
    """The words for speakers."""
    data = table("alignment", "speech")
    stand_in = both_ways((one, other) for one, others in data["stands_for"].items() for other in others)
    return Speakers(classes_of(data["classes"]), stand_in, frozenset(data["pronouns"]), stems(data["standards"]))
