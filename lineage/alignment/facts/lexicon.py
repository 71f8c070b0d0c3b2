"""data/facts.toml -> the word lists by which facts are recognised, ready for look-up.

The lists are data so that a language, a hedge or a country is one more word and no more code.  Reading them takes
about 6 ms and happens once a process, when facts are first compared.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

Words = frozenset[str]
# Lists of words that stand for a number.
_SCALES = (
    *("numbers", "ordinals", "decades", "fractions", "factors", "magnitudes", "vague"),
    *("months", "seasons", "weekdays"),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of facts.toml; see the comments there.  Sets named `*_stems` hold stems, the others words."""

    numbers: Mapping[str, float]
    ordinals: Mapping[str, float]
    decades: Mapping[str, float]
    fractions: Mapping[str, float]
    factors: Mapping[str, float]
    magnitudes: Mapping[str, float]
    vague: Mapping[str, float]
    months: Mapping[str, float]
    seasons: Mapping[str, float]
    weekdays: Mapping[str, float]
    zones: Words  # of times of day
    units: Mapping[str, tuple[str, float]]  # by stem: dimension, size
    classes: Mapping[str, str]  # stem of a noun -> what it counts
    approximate: Words
    near: Words  # those of them that are no bound
    function: Words
    prepositions: Words
    particles: Words
    noun_capitals: Words
    irregular: Mapping[str, str]
    negative: Words
    negative_stems: Words
    holding_stems: Words  # nouns and adjectives that a clause hangs on
    answering_stems: Words
    idioms: tuple[tuple[str, ...], ...]
    opposites: frozenset[tuple[str, str]]  # pairs of stems, or of a stem and a word behind it, both ways
    polar: Words  # what has an opposite
    bounds: Mapping[str, int]  # words before a number -> 1 where it is the least, -1 where it is the most
    nearly: Words  # those that are the most beside the least
    ladders: Mapping[str, tuple[str, int]]  # as poles -> ladder and step
    doubt_stems: Words
    hedges: Words
    passive: Words
    seeming_stems: Words
    intention_stems: Words
    charging_stems: Words
    evidence_stems: Words
    possibility: Words
    opinion_stems: Words
    weak: Words
    strong: Words
    speech_stems: Words
    plain_speech_stems: Words
    claiming_stems: Words
    pronouns: Words
    speakers: Mapping[str, str]  # stem of a noun -> class of speaker
    stand_in: frozenset[tuple[str, str]]  # pairs of classes of which one may stand for the other, both ways
    offices: Mapping[str, str]  # word that heads an office -> the office
    exclusive: Words  # offices of which nobody holds two
    fields: Mapping[str, str]  # what an office is for -> one word for it
    chiefs: Words  # fields of chief officers
    deeds: Mapping[str, str]  # stem, or stem and word behind it -> the deed; "-" before what one has done to him
    fates: Mapping[str, str]  # stem -> what becomes of those whom a number counts
    titles: Words
    portfolios: Words
    generic: Words
    telling: Mapping[str, int]  # words that tell two of one place apart -> their sort
    never: Words
    carriers: Words  # words that only names of agencies and broadcasters have
    whole_carriers: Words  # names of others
    papers: Words  # last words of names of papers
    nicknames: Mapping[str, frozenset[str]]  # given name -> forms of it
    places: Mapping[str, str]  # any name of a country, or of a state -> the country, the state
    capitals: Words  # those of them that are cities
    states: Words  # those that are states of the United States


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists that come with the package."""
    data = tomllib.loads((Path(__file__).parent.parent / "data" / "facts.toml").read_text(encoding="utf-8"))
    irregular = data["irregular"]

    def stems(words: Iterable[str]) -> Words:
        return frozenset(stem(word, irregular) for word in words)

    opposites = _opposites(data["opposites"]["pairs"], irregular)
    negation, modality, speech, names = data["negation"], data["modality"], data["speech"], data["names"]
    grammar = data["grammar"]
    small = frozenset([*grammar["particles"], "the"])
    values = {name: {word: float(value) for word, value in data[name].items()} for name in _SCALES}
    return Lexicon(
        numbers=values["numbers"],
        ordinals=values["ordinals"],
        decades=values["decades"],
        fractions=values["fractions"],
        factors=values["factors"],
        magnitudes=values["magnitudes"],
        vague=values["vague"],
        months=values["months"],
        seasons=values["seasons"],
        weekdays=values["weekdays"],
        zones=frozenset(data["zones"]["names"]),
        units=_units(data["units"], irregular),
        classes=_members(data["classes"], irregular),
        approximate=frozenset(data["approximate"]["near"] + data["approximate"]["words"]),
        near=frozenset(data["approximate"]["near"]),
        function=frozenset(grammar["function"]),
        prepositions=frozenset(grammar["prepositions"]),
        particles=frozenset(grammar["particles"]),
        noun_capitals=frozenset(grammar["noun_capitals"]),
        irregular=irregular,
        negative=frozenset(negation["explicit"]),
        negative_stems=stems(negation["implicit"]),
        holding_stems=stems(negation["holding"]),
        answering_stems=stems(negation["silent"]),
        idioms=tuple(tuple(idiom.split()) for idiom in negation["idioms"]),
        opposites=opposites,
        polar=frozenset(one for one, _ in opposites),
        nearly=frozenset(data["bounds"]["nearly"]),
        bounds=dict.fromkeys(data["bounds"]["least"], 1) | dict.fromkeys(data["bounds"]["most"], -1),
        ladders=_ladders(data["ladders"], irregular),
        doubt_stems=stems(modality["doubt"]),
        hedges=frozenset(modality["reported"]),
        passive=frozenset(modality["passive"]),
        seeming_stems=stems(modality["seeming"]),
        intention_stems=stems(modality["intention"]),
        charging_stems=stems(modality["charging"]),
        evidence_stems=stems(modality["evidence"]),
        possibility=frozenset(modality["possibility"]),
        opinion_stems=stems(modality["opinion"]),
        weak=frozenset(modality["weak"]),
        strong=frozenset(modality["strong"]),
        speech_stems=stems(speech["verbs"]),
        plain_speech_stems=stems(speech["plain"]),
        claiming_stems=stems(speech["claiming"]),
        pronouns=frozenset(speech["pronouns"]),
        speakers=_members(speech["classes"], irregular),
        stand_in=_both_ways((one, other) for one, others in speech["stands_for"].items() for other in others),
        offices=_rows(data["offices"]["heads"]),
        exclusive=frozenset(data["offices"]["exclusive"]),
        fields=_rows(data["offices"]["fields"]),
        chiefs=frozenset(data["offices"]["chiefs"]),
        deeds=_deeds(data["deeds"]["deeds"], irregular),
        fates=_members(data["fates"], irregular),
        titles=frozenset(names["titles"]),
        portfolios=frozenset(names["portfolios"]),
        generic=frozenset(names["generic"]),
        telling={word: sort for sort, words in enumerate(names["telling"]) for word in words},
        never=frozenset(names["never"]),
        carriers=frozenset(names["carriers"]),
        whole_carriers=frozenset(names["whole_carriers"]),
        papers=frozenset(names["papers"]),
        nicknames=_nicknames(names["nicknames"]),
        capitals=frozenset(_spelt(name, small) for name in data["capitals"]["names"]),
        places=_names_of(data["places"], small) | _names_of(data["states"], small),
        states=frozenset(data["states"]),
    )


def stem(word: str, irregular: Mapping[str, str]) -> str:
    """The part of a lower-case English word that its inflected forms share; crude, and only ever compared.

    >>> [stem(word, {}) for word in ("produced", "produces", "stopping", "cities", "process")]
    ['produc', 'produc', 'stop', 'city', 'proces']
    """
    if word in irregular:
        word = irregular[word]
    elif len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    else:
        for suffix in ("ing", "ed", "es", "s"):
            if word.endswith(suffix) and len(word) - len(suffix) > 2 and not word.endswith(("ss", "us", "is")):
                word = word[: -len(suffix)]
                break
    word = word.rstrip("e") or word
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word


def _members(classes: Mapping[str, list[str]], irregular: Mapping[str, str]) -> dict[str, str]:
    """Stem of each member -> its class; the first class wins."""
    members: dict[str, str] = {}
    for name, words in classes.items():
        for word in words:
            members.setdefault(stem(word, irregular), name)
    return members


def _ladders(ladders: Mapping[str, list[list[str]]], irregular: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Each word -> its ladder and its step; of a word on two ladders the first counts."""
    found: dict[str, tuple[str, int]] = {}
    for name, steps in ladders.items():
        for step, words in enumerate(steps):
            for word in words:
                found.setdefault(_pole(word, irregular), (name, step))
    return found


def _rows(rows: Iterable[list[str]]) -> dict[str, str]:
    """Each word -> the first of its row."""
    return {word: row[0] for row in rows for word in row}


def _deeds(rows: Iterable[list[str]], irregular: Mapping[str, str]) -> dict[str, str]:
    """Each verb as a pole -> the first of its row, with the minus of the verb."""
    signed = ((row[0], verb, "-" * verb.startswith("-")) for row in rows for verb in row)
    return {_pole(verb.removeprefix("-"), irregular): sign + deed for deed, verb, sign in signed}


def _opposites(pairs: list[list[str]], irregular: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return _both_ways((_pole(one, irregular), _pole(other, irregular)) for one, other in pairs)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    one_way = frozenset(pairs)
    return one_way | {(other, one) for one, other in one_way}


def _pole(words: str, irregular: Mapping[str, str]) -> str:
    """One of two opposites with its first word as a stem: "vot against"."""
    first, *others = words.split()
    return " ".join([stem(first, irregular), *others])


def _units(units: Mapping[str, list[Any]], irregular: Mapping[str, str]) -> dict[str, tuple[str, float]]:
    """Stem of each unit -> dimension and size; squares of lengths in hectares, cubes in litres."""
    found = {stem(unit, irregular): (dimension, float(size)) for unit, (dimension, size) in units.items()}
    lengths = [(unit, size) for unit, (dimension, size) in found.items() if dimension == "length"]
    squares = {f"square {unit}": ("area", size**2 / 10_000) for unit, size in lengths}
    return found | squares | {f"cubic {unit}": ("volume", size**3 * 1_000) for unit, size in lengths}


def _names_of(places: Mapping[str, list[str]], small: Words) -> dict[str, str]:
    return {_spelt(name, small): place for place, names in places.items() for name in [place, *names]}


def _spelt(name: str, small: Words) -> str:
    """A name as `Name.words` has it, cut at hyphens, without full stops and small words: "port spain"."""
    return " ".join(word for word in name.replace("-", " ").replace(".", "").split() if word not in small)


def _nicknames(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for group in groups:
        for name in group:
            forms[name] = forms.get(name, frozenset()) | frozenset(group)
    return forms
