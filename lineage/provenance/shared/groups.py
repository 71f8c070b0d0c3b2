"""Units -> groups: the stretches of text that travel together, and the documents that copied them.

Two units travel together if two documents carry both, or if one stands in the other.  So a round-up that prints one
agency report from one paper and another from a second belongs to two groups.  Units that are hardly more than a
quotation join no other units, since what a speaker said is anybody's to quote; nor do tables, notices to readers and
lines of a few words.  Such a unit is added to a group if several of the documents that are already in it carry the
unit.

Cost: the square of the carriers of each unit, up to a bound; linear beyond.  Failure mode: two texts that two papers
both print side by side are one group, which `apart` divides if other documents show that they are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from lineage.passages import Run, common_spans, runs, standing
from lineage.provenance.case import Reading
from lineage.provenance.joins import Join
from lineage.provenance.named.votes import name_alike
from lineage.provenance.shared.particulars import Wording
from lineage.provenance.shared.reader_notices import is_notice
from lineage.provenance.shared.tables import is_table
from lineage.provenance.shared.ties import pairs
from lineage.provenance.shared.units import VERSIONS, Unit

_ALL: Final = 0.8
"""Share of a document's words from which it is hardly more than the shared text: no report of its own that has a
sentence of routine in common with others."""


@dataclass(frozen=True)
class Group:
    """Units that travel together, and the documents that share them."""

    units: tuple[Unit, ...]
    documents: tuple[int, ...]  # ascending
    carried: Mapping[int, Mapping[int, int]]  # document -> its part in the group -> words of the part that are shared

    @classmethod
    def of(cls, reading: Reading, units: Iterable[Unit], documents: Iterable[int]) -> Group:
        """The group of these units and documents; other carriers of the units do not count."""
        units = tuple(units)
        carried: dict[int, dict[int, int]] = {number: {} for number in sorted(documents)}
        for unit in units:
            for part, carry in unit.carries.items():
                if carry.document in carried:
                    parts = carried[carry.document]
                    parts[part] = min(parts.get(part, 0) + carry.words, reading.parts[part].words)
        ordered = {number: dict(sorted(parts.items())) for number, parts in carried.items()}
        return cls(units, tuple(ordered), ordered)

    @cached_property
    def members(self) -> frozenset[int]:
        """The documents as a set."""
        return frozenset(self.documents)

    @cached_property
    def _words(self) -> list[dict[int, int]]:
        """For each unit: document -> number of words of the unit that it carries."""
        return [{n: words for n, words in unit.words.items() if n in self.members} for unit in self.units]

    @cached_property
    def _totals(self) -> list[int]:
        return [sum(words.values()) for words in self._words]

    def held_share(self, document: int, without: Collection[Unit] = ()) -> float:
        """Of the words that the other documents carry, the share in units that `document` carries as well, 0 to 1.

        Units in `without` do not count.
        """
        held = others = 0
        for unit, words, total in zip(self.units, self._words, self._totals, strict=True):
            if without and any(unit is other for other in without):
                continue
            rest = total - words.get(document, 0)
            others += rest
            held += rest if document in words else 0
        return held / others if others else 0.0

    def is_common(self, reading: Reading, document: int, at: int) -> bool:
        """True if other documents of the group have the sentence in which a place of a document's text lies.

        A passage that they share in part may go on with a sentence on something else.
        """
        for part in self.carried[document]:
            start, end = reading.parts[part][2:4]
            if start <= at < end:
                carrying = (unit for unit in self.units if part in unit.carries)
                versions = dict.fromkeys(other for unit in carrying for other in unit.ordered)
                others = (n for n in versions if reading.parts[n].document in self.members - {document})
                texts = [reading.text(other) for other in islice(others, VERSIONS)]
                return any(span.start <= at - start < span.end for span in common_spans(reading.text(part), texts))
        return False


def is_quotation(reading: Reading, unit: Unit) -> bool:
    """True if a unit is hardly more than what a speaker said."""
    settings = reading.settings.sources
    versions = unit.versions
    if sum(map(reading.quoted, versions)) / len(versions) < settings.quote_share:
        return False
    shortest = min(versions, key=lambda part: (len(reading.narration(part)), part))
    enough = settings.min_narrative_words
    if _frame(reading, shortest, len(reading.narration(shortest))) < enough:
        return True
    return _frame(reading, shortest, _common_narration(reading, unit, shortest)) < enough


def _frame(reading: Reading, part: int, words: int) -> float:
    """A number of words round a quotation in a part, or the equivalent number of English words if that is lower.

    They are mostly a name and an office, for which a language of long words needs as many as English does.
    """
    return min(words, reading.amount(reading.parts[part].document, words))


def _common_narration(reading: Reading, unit: Unit, shortest: int) -> int:
    """Number of words outside quotation marks that part `shortest` shares, in runs of three, with other versions."""
    mine = reading.narration(shortest)
    theirs: set[Run] = set()
    for other in sorted(unit.carries)[:VERSIONS]:
        if reading.parts[other].document != reading.parts[shortest].document:
            theirs.update(runs(reading.narration(other)))
    return sum(standing(mine, theirs))


def groups(reading: Reading, units: Sequence[Unit]) -> list[Group]:
    """The groups of units, in the order of their first units; each has two or more documents."""
    small = reading.settings.passages.min_words
    joining: list[Unit] = []
    minor: list[Unit] = []
    for unit in units:
        short = max(reading.english_words(part) for part in unit.carries) < small
        common = short or is_quotation(reading, unit) or is_notice(reading, unit) or is_table(reading, unit)
        (minor if common else joining).append(unit)
    found: list[Group] = []
    for together in _together(joining):
        documents = _documents(reading, together)
        if len(documents) > 1:
            found.append(Group.of(reading, (*together, *_restricted(minor, documents)), documents))
    return found


def _together(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield the sets of units that travel together."""
    join = Join(len(units))
    places: dict[int, list[int]] = {}
    for place, unit in enumerate(units):
        places.setdefault(unit.number, []).append(place)
    carriers = [sorted(unit.documents) for unit in units]
    fullness = Counter(number for documents in carriers for number in documents)
    first: dict[tuple[int, int], int] = {}
    for place, documents in enumerate(carriers):
        for pair in pairs(documents, fullness):
            join.unite(first.setdefault(pair, place), place)
    for place, unit in enumerate(units):
        for outer in (outer for number in unit.inside for outer in places.get(number, ())):
            if len(set(carriers[place]).intersection(carriers[outer])) > 1:
                join.unite(place, outer)
    sets: dict[int, list[Unit]] = {}
    for place, unit in enumerate(units):
        sets.setdefault(join.find(place), []).append(unit)
    yield from sets.values()


def _documents(reading: Reading, units: Sequence[Unit]) -> tuple[int, ...]:
    """The documents that carry enough of these units to belong to their group, ascending."""
    whole = Group.of(reading, units, {number for unit in units for number in unit.documents})
    return tuple(number for number, carried in whole.carried.items() if _is_enough(reading, number, carried, units))


def _is_enough(reading: Reading, document: int, carried: Mapping[int, int], units: Sequence[Unit]) -> bool:
    """True if what a document carries of these units is more than chance and routine; `carried`: part -> words."""
    settings = reading.settings.sources
    words = reading.amount(document, sum(carried.values()))
    outside = reading.amount(document, sum(count * (1 - reading.quoted(part)) for part, count in carried.items()))
    share = sum(carried.values()) / reading.total_words[document]
    if words >= settings.min_words and outside >= settings.min_narrative_words:
        several = len(carried) > 1 or words >= settings.bare_words or share >= _ALL
        if several or any(_is_particular(reading, part) for part in carried):
            return True
    if (
        words < settings.min_credited_words
        or 2 * outside < settings.min_narrative_words
        or share < settings.audit_share
    ):
        return False
    others = {number for unit in units if document in unit.documents for number in unit.documents} - {document}
    return any(name_alike(reading, document, other) for other in others)


def _is_particular(reading: Reading, part: int) -> bool:
    """True if a part has a figure or a name outside quotation marks; scripts without capitals show no names."""
    return bool(Wording([(part, reading.outside_quotes(part))]).particulars)


def _restricted(minor: Sequence[Unit], documents: Sequence[int]) -> Iterator[Unit]:
    """The minor units (quotations, tables, short lines) that several of the documents carry, without other carriers."""
    wanted = frozenset(documents)
    for unit in minor:
        if len(unit.documents & wanted) > 1:
            yield unit.among(wanted)
