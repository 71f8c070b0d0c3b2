"""A copied group and its origin -> the members of the source, each with the evidence that ties it to the source.

Every member has evidence of its own, because the same source may be certain for one carrier (it gives the credit) and
a guess for another (an undated fragment).  Confidence is a base plus the weights of the evidence, below 1.

Cost: linear in the members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lineage.credits import compiled
from lineage.provenance.case import Reading, known_time
from lineage.provenance.copies.chains import Handing
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.named.votes import credited, unnamed
from lineage.provenance.origins.first_documents import Origin
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence, SourceMember

BASE: Final = 0.45
"""Confidence of a member that shares text with others and about which nothing else is known."""
WEIGHTS: Final[Mapping[str, float]] = {
    "wording": 0.25,  # all words of the member come from the source; in proportion if fewer do
    "time": 0.2,  # it is proved to be later than the origin
    "earlier": -0.25,  # it is proved to be earlier
    "credit": 0.25,  # it credits the source
    "other credit": -0.1,  # it credits another agency or outlet
    "named": 0.25,  # it names the origin's outlet
    "containment": 0.1,  # it lacks some of what the others share
    "correction": 0.2,  # it says that it corrects or updates an earlier version
}


@dataclass(frozen=True)
class Copied:
    """A group, its origin, and the handings of the text between its documents."""

    group: Group
    origin: Origin
    handed: Mapping[int, Handing]  # document -> the carrier that handed the text on to it


def members(reading: Reading, entry: Copied, words: Mapping[int, int]) -> tuple[SourceMember, ...]:
    """The members of a copied source, the earliest first; `words`: document -> number of its words from the source."""
    return tuple(
        _origin_member(reading, number, words[number])
        if number == entry.origin.document
        else _carrier(reading, entry, number, words[number])
        for number in entry.group.documents
    )


def _origin_member(reading: Reading, number: int, words: int) -> SourceMember:
    share = words / reading.total_words[number]
    return SourceMember(reading.documents[number].id, "origin", words, round(share, 4), None, 1.0, ())


def _carrier(reading: Reading, entry: Copied, number: int, words: int) -> SourceMember:
    evidence = tuple(_signals(reading, entry, number, words))
    giver = entry.handed.get(number)
    confidence = BASE + sum(signal.weight for signal in evidence)
    return SourceMember(
        reading.documents[number].id,
        "carries",
        words,
        round(words / reading.total_words[number], 4),
        reading.documents[giver.giver].id if giver else None,
        round(min(0.99, max(0.05, confidence)), 3),
        evidence,
    )


def _signals(reading: Reading, entry: Copied, number: int, words: int) -> Iterator[Evidence]:
    share = words / reading.total_words[number]
    yield Evidence("wording", round(WEIGHTS["wording"] * share, 3), f"of its words {words} ({share:.0%}) come from it")
    if entry.origin.document is not None:
        yield from _against_origin(reading, entry, number, entry.origin.document)
    if entry.origin.name is not None:
        yield from _credit(reading, number, entry.origin.name)
    if giver := entry.handed.get(number):
        yield giver.evidence


def _against_origin(reading: Reading, entry: Copied, number: int, origin: int) -> Iterator[Evidence]:
    """Evidence from a comparison with the origin: dates, containment, naming, and notes of correction."""
    mine, theirs = reading.document(number), reading.document(origin)
    times = f"{known_time(theirs) or 'undated'} → {known_time(mine) or 'undated'}"
    if reading.before(origin, number):
        yield Evidence("time", WEIGHTS["time"], f"published later: {times}")
    elif reading.before(number, origin):
        yield Evidence("time", WEIGHTS["earlier"], f"published earlier: {times}")
    else:
        yield Evidence("time", 0.0, f"the dates do not tell which came first: {times}")
    if (back := entry.group.held_share(number)) < 0.95:
        text = f"it holds only {back:.0%} of what the others share"
        yield Evidence("containment", WEIGHTS["containment"], text)
    if named := names_outlet(reading, number, origin, entry.group.carried[number]):
        yield Evidence("named", round(WEIGHTS["named"] * named[0], 3), f"it says {named[1]!r}")
    notes = [note for note in (mine.title or "", mine.text) if compiled(r"^\W{0,3}{correction}\b").match(note)]
    if mine.outlet == theirs.outlet and notes:
        note = " ".join(notes[0].split())[:80]
        yield Evidence("correction", WEIGHTS["correction"], f"it says {note!r}")


def _credit(reading: Reading, number: int, name: str) -> Iterator[Evidence]:
    named = credited(reading, number)
    if name in named:
        strength, credit = named[name]
        text = f"it credits {name} in its {credit.place}: {credit.text!r}"
        yield Evidence("credit", round(WEIGHTS["credit"] * strength, 3), text)
    elif named:
        yield Evidence("credit", WEIGHTS["other credit"], f"it credits {', '.join(sorted(named))} instead")
    elif hidden := unnamed(reading, number):
        yield Evidence("credit", 0.0, f"it credits {hidden.name}, in its {hidden.place}: {hidden.text!r}")
    else:
        yield Evidence("credit", 0.0, "it names nobody where credits stand")
