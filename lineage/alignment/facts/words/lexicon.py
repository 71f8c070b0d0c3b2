"""The tables of `data` -> the word lists that facts are recognised by.

The lists are data, so that another language, hedge or country is another word and no code: numbers, names, places,
stance (denials, doubts, opposites), speech, and the grammar that all of them need.  Reading them takes about 15 ms and
happens once a process, when facts are first compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.tables import both_ways, classes_of, deeds_of, pole, sizes_of, stems, steps_of
from lineage.datafiles import table
from lineage.passages import respelt
from lineage.records import ChangeKind

Words = frozenset[str]
Irregular = Mapping[str, str]
# Lists of words that stand for a number.
_SCALES = (
    *("ordinals", "decades", "fractions", "factors", "magnitudes", "vague"),
    *("months", "seasons", "weekdays"),
)

_COUNTING = frozenset({"a", "one", "half", "halb", "several", "noon", "midnight", "double", "triple", "treble"})
"""Words with which a quantity begins by a rule in the code, besides those of the lists."""

HOURS = 12
"""Hours of a clock that have words of their own: one to twelve."""


class Contrast(NamedTuple):
    """Words of several sorts, of which a word of one sort excludes those of the other sorts in its place."""

    kind: ChangeKind
    words: Mapping[str, int]  # word -> its sort
    nouns: Words  # stems of nouns of which one must stand behind the word; empty if any word may
    alone: bool  # whether nothing else in the sentences may differ


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of the tables; see the comments there.

    Sets named `*_stems` hold stems; the other sets hold words in small letters.
    """

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
    counting: Words  # words with which a quantity may begin
    zones: Words  # time zones behind a time of day
    hours: Mapping[str, float]  # words for the hours of a spoken time of day
    clock_marks: Words  # words behind an hour: "Uhr"
    clock_minutes: Mapping[str, float]  # nouns for minutes: "quarter"
    clock_sides: Mapping[str, int]  # words between minutes and hour -> 1 behind the hour, -1 before it
    units: Mapping[str, tuple[str, float]]  # by stem: dimension, size
    classes: Mapping[str, str]  # stem of a noun -> what it counts
    approximate: Words  # before a number: words, several in a row with spaces between them, and words with a full stop
    near: Words  # those of `approximate` that are no bound: "about"
    approximate_behind: Words  # behind a number or the word after it
    near_behind: Words  # those of `approximate_behind` that are no bound
    approximate_signs: tuple[str, ...]  # signs behind a number in scripts that write no spaces
    near_signs: tuple[str, ...]  # those of `approximate_signs` that are no bound
    function: Words
    prepositions: Words
    particles: Words
    noun_capitals: Words
    irregular: Mapping[str, str]
    negative: Words
    negative_stems: Words
    holding_stems: Words  # nouns and adjectives that a clause hangs on: "evidence that"
    answering_stems: Words
    idioms: tuple[tuple[str, ...], ...]
    opposites: frozenset[tuple[str, str]]  # pairs of stems, or of a stem and a word behind it, both ways
    polar: Words  # stems, or stems with the word behind them, that have an opposite
    bounds: Mapping[str, int]  # words before a number -> 1 if it is the least, -1 if it is the most
    limits: Words  # those of `bounds` that round nothing: "no more than" of other languages
    nearly: Words  # words before a number that make it the most only in sentences that are nearly the same
    contrasts: tuple[Contrast, ...]
    ladders: Mapping[str, tuple[str, int]]  # stem, or stem and word behind it -> ladder and step
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
    standards: Words  # stems of nouns behind "according to" that are no source
    pronouns: Words
    speakers: Mapping[str, str]  # stem of a noun -> class of speaker
    stand_in: frozenset[tuple[str, str]]  # pairs of classes of speakers that may be one, both ways
    offices: Mapping[str, str]  # word that heads an office -> the office
    exclusive: Words  # offices of which nobody holds two at a time
    fields: Mapping[str, str]  # word for what an office deals with -> one word for all such words
    chiefs: Words  # fields of chief officers
    deeds: Mapping[str, str]  # stem, or stem and word behind it -> the deed; with "-" if its subject suffers the deed
    mutual: Words  # stems of verbs for what two do with one another
    fates: Mapping[str, str]  # stem -> the fate of those whom a number counts
    titles: Words
    title_tails: tuple[str, ...]  # what longer words for offices end with
    addresses: Words  # titles that may be names as well
    portfolios: Words
    generic: Words
    telling: Mapping[str, int]  # words that tell two namesakes of one place apart ("City", "United") -> their sort
    never: Words
    carriers: Words  # words that only names of agencies and broadcasters have
    whole_carriers: Words  # whole names of other agencies and broadcasters
    papers: Words  # last words of names of papers
    nicknames: Mapping[str, frozenset[str]]  # given name -> forms of it
    han_titles: Words  # two signs that stand before a Chinese name as its title
    han_surnames: Words
    places: Mapping[str, str]  # any name of a country, or of a state -> the country, the state
    capitals: Words  # names of `places` that are cities
    states: Words  # values of `places` that are states of the United States


@cache
def lexicon() -> Lexicon:
    """The lists that are shipped with the package."""
    words, grammar = table("alignment", "words"), table("alignment", "grammar")
    irregular = {
        form: base
        for forms in (words["irregular"], grammar["irregular"])
        for base, some in forms.items()
        for form in some.split()
    }
    lists: dict[str, Any] = {name: frozenset(grammar[name]) for name in ("prepositions", "particles", "noun_capitals")}
    for part in (_of_numbers, _of_stance, _of_speech, _of_names, _of_places):
        lists |= part(irregular)
    return Lexicon(irregular=irregular, function=frozenset([*words["function"], *grammar["function"]]), **lists)


def _of_numbers(irregular: Irregular) -> dict[str, Any]:
    data = table("alignment", "numbers")
    rows = {name: [*map(respelt, words)] for name, words in (data["approximate"] | data["bounds"]).items()}
    least, less, near = rows["least"], rows["less"], rows["near"]
    scales = {name: {respelt(word): float(value) for word, value in data[name].items()} for name in _SCALES}
    spelled = {word: float(value) for word, value in table("alignment", "words")["numbers"].items()}
    several = {"zero": 0.0} | {word: value for word, value in spelled.items() if value > 1}
    clocks = _of_clocks(data["clock"], spelled)
    counting = frozenset(word.split()[0] for words in (several, *scales.values()) for word in words)
    return scales | {
        "numbers": {**numerals().alone, **several},
        "counting": counting.union(_COUNTING, clocks["clock_minutes"], numerals().beginning),
        "zones": frozenset(data["zones"]["names"]),
        **clocks,
        "units": sizes_of(data["units"], irregular),
        "classes": classes_of(data["classes"], irregular),
        "approximate": frozenset(near + rows["words"] + least + less),
        "near": frozenset(near),
        "approximate_behind": frozenset(rows["near_behind"] + rows["behind"]),
        "near_behind": frozenset(rows["near_behind"]),
        "approximate_signs": tuple(rows["near_signs"] + rows["signs"]),
        "near_signs": tuple(rows["near_signs"]),
        "nearly": frozenset(rows["nearly"]),
        "bounds": dict.fromkeys(least, 1) | dict.fromkeys([*less, *rows["limits"]], -1),
        "limits": frozenset(rows["limits"]),
        "fates": classes_of(data["fates"], irregular),
    }


def _of_clocks(clock: Mapping[str, Any], spelled: Mapping[str, float]) -> dict[str, Any]:
    hours = {**spelled, **numerals().languages["de"].words}
    return {
        "hours": {word: float(value) for word, value in hours.items() if 0 < value <= HOURS},
        "clock_marks": frozenset(clock["marks"]),
        "clock_minutes": {word: float(value) for word, value in clock["minutes"].items()},
        "clock_sides": dict.fromkeys(clock["past"], 1) | dict.fromkeys(clock["to"], -1),
    }


def _of_stance(irregular: Irregular) -> dict[str, Any]:
    data = table("alignment", "stance")
    negation, modality = data["negation"], data["modality"]
    opposites = both_ways((pole(one, irregular), pole(other, irregular)) for one, other in data["opposites"]["pairs"])
    denying = {"negative_stems": "implicit", "holding_stems": "holding", "answering_stems": "silent"}
    doubting = ("seeming", "intention", "charging", "evidence", "opinion")
    doubt = [*modality["doubt"], *modality["possibility"], *modality["intention"]]
    return (
        {field: stems(negation[name], irregular) for field, name in denying.items()}
        | {f"{name}_stems": stems(modality[name], irregular) for name in doubting}
        | {name: frozenset(modality[name]) for name in ("passive", "possibility", "weak", "strong")}
        | {
            "doubt_stems": stems(doubt, irregular),
            "negative": frozenset(negation["explicit"]),
            "idioms": tuple(tuple(idiom.split()) for idiom in negation["idioms"]),
            "opposites": opposites,
            "polar": frozenset(one for one, _ in opposites),
            "contrasts": tuple(_contrast(row, irregular) for row in data["contrasts"]),
            "ladders": steps_of(data["ladders"], irregular),
            "hedges": frozenset(modality["reported"]),
        }
    )


def _of_speech(irregular: Irregular) -> dict[str, Any]:
    speech = table("alignment", "speech")
    stands_for = ((one, other) for one, others in speech["stands_for"].items() for other in others)
    return {
        "speech_stems": stems([*speech["plain"], *speech["claiming"], *speech["verbs"]], irregular),
        "plain_speech_stems": stems(speech["plain"], irregular),
        "claiming_stems": stems(speech["claiming"], irregular),
        "standards": stems(speech["standards"], irregular),
        "pronouns": frozenset(speech["pronouns"]),
        "speakers": classes_of(speech["classes"], irregular),
        "stand_in": both_ways(stands_for),
    }


def _of_names(irregular: Irregular) -> dict[str, Any]:
    data, calendar = table("alignment", "names"), table("alignment", "numbers")
    names, offices, deeds = data["names"], data["offices"], data["deeds"]
    lists = ("titles", "addresses", "generic", "carriers", "whole_carriers", "papers")
    return {name: frozenset(map(respelt, names[name])) for name in lists} | {
        "never": frozenset([*names["never"], *calendar["months"], *calendar["weekdays"]]),
        "title_tails": tuple(map(respelt, names["title_tails"])),
        "han_titles": frozenset(names["han_titles"]),
        "han_surnames": frozenset(names["han_surnames"]),
        "offices": _rows(offices["heads"]),
        "exclusive": frozenset(offices["exclusive"]),
        "fields": _rows(offices["fields"]),
        "portfolios": frozenset([*names["portfolios"], *_rows(offices["fields"])]),
        "chiefs": frozenset(offices["chiefs"]),
        "deeds": deeds_of(deeds["deeds"], irregular),
        "mutual": stems(deeds["mutual"], irregular),
        "telling": {word: sort for sort, words in enumerate(names["telling"]) for word in words},
        "nicknames": _nicknames(names["nicknames"]),
    }


def _of_places(_: Irregular) -> dict[str, Any]:
    """Any name of a country or a state -> the country, the state."""
    data = table("alignment", "places")
    abroad = {place: [name.strip() for name in names.split(",")] for place, names in data["abroad"].items()}
    every = (data["names"], data["capitals"], data["states"], abroad)
    return {
        "places": {name: place for names in every for name, place in _names_of(names).items()},
        "capitals": frozenset(_spelt(name) for cities in data["capitals"].values() for name in cities),
        "states": frozenset(data["states"]),
    }


def _contrast(row: Mapping[str, Any], irregular: Irregular) -> Contrast:
    sorts = {word: sort for sort, words in enumerate(row["words"]) for word in words}
    return Contrast(row["kind"], sorts, stems(row.get("nouns", []), irregular), row.get("alone", False))


def _rows(rows: Iterable[list[str]]) -> dict[str, str]:
    """Each word -> the first word of its row."""
    return {word: row[0] for row in rows for word in row}


def _names_of(places: Mapping[str, list[str]]) -> dict[str, str]:
    return {_spelt(respelt(name)): place for place, names in places.items() for name in [place, *names]}


def _spelt(name: str) -> str:
    """A name in the form of `Name.words`: cut at hyphens, without full stops and small words ("port spain")."""
    small = {*table("alignment", "grammar")["particles"], "the"}
    return " ".join(word for word in name.replace("-", " ").replace(".", "").split() if word not in small)


def _nicknames(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for group in groups:
        for name in group:
            forms[name] = forms.get(name, frozenset()) | frozenset(group)
    return forms
