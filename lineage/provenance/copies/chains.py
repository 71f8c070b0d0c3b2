"""A group and its origin -> which carriers handed the text on, and what was added on the way.

A copy of a copy shares more with its model than with the origin: the changed figure, the misspelt name, the added
paragraph.  Slips that two documents have, and that all other carriers of a stretch lack, are a sign that one took the
text from the other (`slips` says what counts).  Text of the origin that the supposed taker has, and that the supposed
giver lacks or has changed, speaks against it.  Stretches that the origin does not hold, or that only such a pair
carries, are additions with an origin of their own.

Cost: a word diff for each passage that differs from the origin's, and the square of the documents of a group, up to a
bound beyond which slips are not looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from lineage.credits import UNNAMED_RELEASE
from lineage.passages import Run, runs_of, words_of
from lineage.provenance.case import Reading
from lineage.provenance.copies.agreement import representative
from lineage.provenance.copies.slips import Model, Slip, held, lacking, shortened, slips, undone
from lineage.provenance.named.votes import credited
from lineage.provenance.shared.groups import Group
from lineage.provenance.shared.units import Unit
from lineage.records import Evidence

_MODELS: Final = 3
"""Number of documents that may share one slip; an edit that more of them share is a later version of the origin's."""
_SHOWN: Final = 5
"""Number of slips that evidence names."""
_WHOLE: Final = 12.0
"""Weight of slips that would make a handing certain, if anything did; evidence has the share of it that was found."""


@dataclass(frozen=True)
class Handing:
    """The document from which another one took the text, and the evidence for that."""

    giver: int
    evidence: Evidence


def handings(
    reading: Reading, group: Group, origin: int | None, name: str | None, called: Collection[str]
) -> dict[int, Handing]:
    """Document -> the carrier from which it took the text, if that is not the origin; `name` is that of the source.

    If a document is the origin, two documents that credit one agency have from the agency what both changed in the
    text, and neither took it from the other.  `called` are the names by which they credit the origin itself.
    """
    if not 2 < len(group.documents) <= reading.settings.sources.compare_at_most:
        return {}
    texts = _Texts(reading, group, origin, name)
    enough = reading.settings.sources.slip_weight
    likely: dict[tuple[int, int], tuple[float, str]] = {}
    for giver, taker in combinations([number for number in group.documents if number != origin], 2):
        if not reading.before(giver, taker):  # documents are numbered in time, so that the other way round none is
            continue
        if origin is not None and name is None and _by_one_agency(reading, (giver, taker), called):
            continue
        found = _Case(texts, giver, taker)
        if found.shared >= enough and found.shared - found.against >= enough:
            likely[giver, taker] = found.shared - found.against, found.text
    handed: dict[int, Handing] = {}
    for (giver, taker), (weight, text) in sorted(likely.items(), key=lambda entry: (-round(entry[1][0], 6), entry[0])):
        signal = Evidence("slips", min(0.5, round(weight / _WHOLE, 3)), text)
        handed.setdefault(taker, Handing(giver, signal))
    return handed


def _by_one_agency(reading: Reading, pair: tuple[int, int], called: Collection[str]) -> bool:
    """True if two documents credit the same agency, names in `called` not counted."""
    one, other = (credited(reading, number).keys() - {UNNAMED_RELEASE, *called} for number in pair)
    return not one.isdisjoint(other)


class _Stretch:
    """A unit in the origin's words, and the slips of all other documents that carry most of it."""

    def __init__(self, unit: Unit, model: Model, slips: dict[int, list[Slip]], *, majority: bool) -> None:
        self.unit = unit
        self.model = model
        self.slips = slips  # document -> its slips; empty for the document whose text is the model
        marks = {number: frozenset(mark for slip in found for mark in slip.marks) for number, found in slips.items()}
        most = min(_MODELS, (len(slips) - 1) // 2) if majority else _MODELS
        having = Counter(mark for found in marks.values() for mark in found)
        self._having = {mark: times for mark, times in having.items() if 1 < times <= most}
        self._marks = {number: found & self._having.keys() for number, found in marks.items()}

    def shared(self, giver: int, taker: int) -> Iterator[tuple[Slip, int]]:
        """The slips that two documents have in common, and few others have, each with the number of its documents."""
        both = self._marks.get(giver, frozenset()) & self._marks.get(taker, frozenset())
        for slip in self.slips[giver] if both else ():
            if marks := slip.marks & both:
                yield slip._replace(new=slip.new & marks), max(self._having[mark] for mark in marks)

    def undone(self, giver: int, taker: int, giver_has: AbstractSet[Run]) -> Iterator[tuple[float, str]]:
        """Words of the origin that the taker has and the giver lacks or changed; their weights speak against it."""
        if taker not in self.slips:
            return
        if giver not in self.unit.documents:
            missing = lacking(self.model.text, giver_has)
            if 2 * missing > len(words_of(self.model.text)):  # with less missing, it prints the unit in other words
                yield held(missing), shortened(self.model.text)
        for slip in undone(self.slips.get(giver, ()), self.slips[taker]):
            yield slip.kept, shortened(slip.lost)


class _Texts:
    """The units of a group as its documents print them."""

    def __init__(self, reading: Reading, group: Group, origin: int | None, name: str | None) -> None:
        self.reading = reading
        self._group = group
        self._origin = origin
        self._names = {name} if name else set()
        self._names.update(credit.text for number in group.documents for credit in reading.documents[number].credits)
        if origin is not None:
            self._names.add(reading.document(origin).outlet)
        self._known: dict[int, frozenset[str]] = {}

    @cached_property
    def stretches(self) -> list[_Stretch]:
        """The units that the origin carries; if no document is the origin, all units, as most documents word them."""
        return [stretch for unit in self._group.units if (stretch := self._stretch(unit)) is not None]

    def runs(self, number: int) -> frozenset[Run]:
        """The runs of words of a document."""
        return runs_of(self.reading.document(number).text)

    def _stretch(self, unit: Unit) -> _Stretch | None:
        parts = self.reading.parts
        printed: dict[int, list[int]] = {}
        for part, carry in sorted(unit.carries.items()):
            if carry.document in self._group.members and (carry.whole or carry.words >= parts[part].words / 2):
                printed.setdefault(carry.document, []).append(part)
        base = self._origin
        if base is None:
            base = parts[representative(self.reading, unit, self._group.members)].document
        if base not in printed or len(printed) < 2:
            return None
        text = {number: "\n".join(map(self.reading.text, found)) for number, found in printed.items()}
        model = Model(text[base], self._words(base), self._names)
        found = {
            number: [] if version == model.text else slips(model, version, self.runs(number))
            for number, version in text.items()
        }
        return _Stretch(unit, model, found, majority=self._origin is None)

    def _words(self, number: int) -> frozenset[str]:
        if number not in self._known:
            self._known[number] = frozenset(words_of(self.reading.document(number).text))
        return self._known[number]


class _Case:
    """The evidence for and against one document, the taker, having the text from another one, the giver."""

    def __init__(self, texts: _Texts, giver: int, taker: int) -> None:
        self._key = texts.reading.document(giver).key
        self._for = list(self._slips(texts, giver, taker))
        self.shared = sum(weight for weight, _ in self._for)
        self._against: list[tuple[float, str]] = []
        if self._for:
            has = texts.runs(giver)
            found = (entry for stretch in texts.stretches for entry in stretch.undone(giver, taker, has))
            self._against = [entry for entry in found if entry[0]]
        self.against = sum(weight for weight, _ in self._against)

    @staticmethod
    def _slips(texts: _Texts, giver: int, taker: int) -> Iterator[tuple[float, str]]:
        """Weight and text of each slip that both have; a slip counts once, however often it stands in them."""
        counted: set[str] = set()
        for stretch in texts.stretches:
            for slip, having in stretch.shared(giver, taker):
                words = slip.new or {slip.text.casefold()}
                fresh = slip._replace(new=slip.new - counted)
                if not counted.issuperset(words):
                    counted |= words
                    yield fresh.weight / (having - 1), slip.text

    @property
    def text(self) -> str:
        """The slips that giver and taker share, and the words that the taker has from elsewhere, as evidence."""
        text = f"shares with {self._key} alone: {_listed(self._for)}"
        return f"{text}; but has, other than it, {_listed(self._against)}" if self._against else text


def _listed(entries: Sequence[tuple[float, str]]) -> str:
    ranked = sorted(entries, key=lambda entry: (-entry[0], entry[1]))
    return ", ".join(dict.fromkeys(text for _, text in ranked[:_SHOWN]))


def additions(group: Group, origin: int | None, handed: dict[int, Handing]) -> list[Unit]:
    """The units that are no text of the origin: if a document is it, those that it lacks.

    Else the units that only a giver and its takers carry, if the group has other documents.
    """
    if origin is not None:
        return [unit for unit in group.units if origin not in unit.documents]
    circles = [
        {giver, *(taker for taker, handing in handed.items() if handing.giver == giver)}
        for giver in sorted({handing.giver for handing in handed.values()})
    ]
    return [
        unit
        for unit in group.units
        if any(unit.documents & group.members <= circle and group.members - circle for circle in circles)
    ]
