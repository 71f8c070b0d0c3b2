"""A group and its origin -> who handed the text on, and what was added on the way.

A copy of a copy shares more with its model than with the origin: the changed figure, the misspelt name, the added
paragraph.  Words that two documents have and all other carriers of a stretch lack (or the reverse) are shared slips; a
name or a number counts more than a word that any editor might change.  Stretches that the origin does not hold, or
that only such a pair carries, are additions with an origin of their own.

Cost: the square of the documents of a group, up to a bound beyond which slips are not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from lineage.passages import words
from lineage.provenance.case import Reading
from lineage.provenance.groups import Group
from lineage.provenance.units import Unit
from lineage.records import Evidence

_STRONG, _LIGHT = 2.0, 0.5
_MODELS = 3  # documents that may share one slip


@dataclass(frozen=True)
class Handing:
    """One document took the text from another."""

    giver: int
    evidence: Evidence


def handings(reading: Reading, group: Group, origin: int | None) -> dict[int, Handing]:
    """Documents that took the text from another than the origin, and from whom."""
    if len(group.documents) > reading.settings.sources.compare_at_most:
        return {}
    slips: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for unit in group.units:
        for sharing, weight, text in _slips(reading, unit, group.members, origin):
            for pair in combinations(sharing, 2):
                slips.setdefault(pair, []).append((weight / (len(sharing) - 1), text))
    found: dict[int, Handing] = {}
    weights = {pair: sum(weight for weight, _ in entries) for pair, entries in slips.items()}
    for pair in sorted(weights, key=lambda pair: (-round(weights[pair], 6), pair)):
        giver, taker = pair if reading.before(*pair) else pair[::-1]
        enough = weights[pair] >= reading.settings.sources.slip_weight
        if enough and reading.before(giver, taker) and taker not in found and taker != origin and giver != origin:
            text = ", ".join(
                dict.fromkeys(text for _, text in sorted(slips[pair], key=lambda entry: (-entry[0], entry[1]))[:5])
            )
            key = reading.document(giver).key
            found[taker] = Handing(
                giver, Evidence("slips", min(0.5, round(weights[pair] / 12, 3)), f"shares with {key} alone: {text}")
            )
    return found


def _slips(
    reading: Reading, unit: Unit, documents: AbstractSet[int], origin: int | None
) -> Iterator[tuple[list[int], float, str]]:
    """Words that a few documents have, or lack, against the origin or else against the majority."""
    parts = [
        part
        for part, carry in unit.carries.items()
        if carry.document in documents and (carry.whole or carry.words >= reading.parts[part].words / 2)
    ]
    versions: dict[int, set[str]] = {reading.parts[part].document: set() for part in parts}
    if len(versions) < 3 or (origin is not None and origin not in versions):
        return
    for part in parts:
        versions[reading.parts[part].document].update(words(reading.text(part)))
    for word in sorted(set().union(*versions.values())):
        having = sorted(number for number, version in versions.items() if word in version)
        lacking = sorted(number for number in versions if number not in having)
        for few, others, sign in ((having, lacking, ""), (lacking, having, "no ")):
            against = origin in others if origin is not None else len(others) > len(few)
            if against and 2 <= len(few) <= _MODELS:
                surface = _spelt(reading, parts, word)
                yield few, _weight(surface), f"{sign}{surface!r}"


def _spelt(reading: Reading, parts: Sequence[int], word: str) -> str:
    """The word as the first of the parts writes it."""
    surfaces = (surface for part in parts for surface in reading.text(part).split() if word in words(surface))
    return next(surfaces).strip("“”\"‘’'.,;:()«»")


def _weight(surface: str) -> float:
    return _STRONG if surface[:1].isupper() or any(character.isdigit() for character in surface) else _LIGHT


def additions(group: Group, origin: int | None, handed: dict[int, Handing]) -> list[Unit]:
    """The units that are not the origin's text: those it lacks, or those that only a giver and its takers carry."""
    if origin is not None:
        return [unit for unit in group.units if origin not in unit.documents]
    circles = [
        {giver, *(taker for taker, handing in handed.items() if handing.giver == giver)}
        for giver in sorted({handing.giver for handing in handed.values()})
    ]
    outside = group.members
    return [
        unit
        for unit in group.units
        if any(unit.documents & outside <= circle and outside - circle for circle in circles)
    ]
