"""data/stance.toml -> the words by which denials, doubts and opposites are recognised.

Lists of stems say so; the others hold words in small letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lineage.alignment.facts.words.tables import Words, both_ways, pole, stems, steps_of
from lineage.datafiles import table
from lineage.records import ChangeKind


class Denying(NamedTuple):
    """Words that deny."""

    words: Words  # "not" and its like
    governing: Words  # stems of verbs that deny what they govern: "failed to"
    holding: Words  # stems of nouns and adjectives that a clause hangs on: "evidence that"
    answering: Words  # stems of words that say the same as a denial and are none of their own
    idioms: tuple[tuple[str, ...], ...]  # phrases with a word that denies, which deny nothing


class Doubting(NamedTuple):
    """Words that doubt what they govern."""

    hedges: Words
    possibility: Words
    passive: Words  # before "to": "is believed to"
    seeming: Words  # stems
    intention: Words  # stems
    opinion: Words  # stems


class DoubtAnswers(NamedTuple):
    """Stems of the words by which the other side may doubt the same."""

    doubt: Words
    evidence: Words
    charging: Words


class Obligation(NamedTuple):
    """Words that oblige to something: "should", "must"."""

    weak: Words
    strong: Words


class Opposing(NamedTuple):
    """Opposites, each a stem, or a stem and the word behind it."""

    pairs: frozenset[tuple[str, str]]  # both ways round
    poles: Words  # all that have an opposite


class Contrast(NamedTuple):
    """Words of several sorts, of which a word of one sort excludes those of the other sorts in its place."""

    kind: ChangeKind
    words: Mapping[str, int]  # word -> its sort
    nouns: Words  # stems of nouns of which one must stand behind the word; empty if any word may
    alone: bool  # whether nothing else in the sentences may differ


@cache
def denying() -> Denying:
    """The words that deny."""
    data = _data()["negation"]
    return Denying(
        frozenset(data["explicit"]),
        stems(data["implicit"]),
        stems(data["holding"]),
        stems(data["silent"]),
        tuple(tuple(idiom.split()) for idiom in data["idioms"]),
    )


@cache
def doubting() -> Doubting:
    """The words that doubt."""
    data = _data()["modality"]
    words = (frozenset(data[name]) for name in ("reported", "possibility", "passive"))
    return Doubting(*words, *(stems(data[name]) for name in ("seeming", "intention", "opinion")))


@cache
def doubt_answers() -> DoubtAnswers:
    """The words that answer a doubt."""
    data = _data()["modality"]
    doubt = stems([*data["doubt"], *data["possibility"], *data["intention"]])
    return DoubtAnswers(doubt, stems(data["evidence"]), stems(data["charging"]))


@cache
def obligation() -> Obligation:
    """The words that oblige."""
    data = _data()["modality"]
    return Obligation(frozenset(data["weak"]), frozenset(data["strong"]))


@cache
def opposing() -> Opposing:
    """The opposites."""
    pairs = both_ways((pole(one), pole(other)) for one, other in _data()["opposites"]["pairs"])
    return Opposing(pairs, frozenset(one for one, _ in pairs))


@cache
def contrasting() -> tuple[Contrast, ...]:
    """The contrasts."""
    return tuple(
        Contrast(
            row["kind"],
            {word: sort for sort, words in enumerate(row["words"]) for word in words},
            stems(row.get("nouns", [])),
            row.get("alone", False),
        )
        for row in _data()["contrasts"]
    )


@cache
def ladders() -> Mapping[str, tuple[str, int]]:
    """Stem, or stem and word behind it -> ladder and step."""
    return steps_of(_data()["ladders"])


def _data() -> dict[str, Any]:
    return table("alignment", "stance")
