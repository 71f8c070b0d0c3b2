"""A group and its origin -> who handed the text on, and what was added on the way.

A copy of a copy shares more with its model than with the origin: the changed figure, the misspelt name, the added
paragraph.  Slips that two documents have and all other carriers of a stretch lack speak for it (`slips` says what
counts); what the one has of the origin's text where the other lacks it, or has changed it, speaks against it.
Stretches that the origin does not hold, or that only such a pair carries, are additions with an origin of their own.

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
"""Documents that may share one slip; what more of them share is a later version of the origin's."""
_SHOWN: Final = 5
"""Slips that evidence names."""
_WHOLE: Final = 12.0
"""Weight of slips that would make it certain who handed a text on, if anything did."""


@dataclass(frozen=True)
class Handing:
    """One document took the text from another."""

    giver: int
    evidence: Evidence


def handings(
    reading: Reading, group: Group, origin: int | None, name: str | None = None, called: Collection[str] = ()
) -> dict[int, Handing]:
    """Documents that took the text from another than the origin, and from whom; `name` is that of the source.

    Where a document is the origin, two that credit one agency have from the agency what both changed in its text;
    `called` are the names by which they credit the origin itself.
    """
    if not 2 < len(group.documents) <= reading.settings.sources.compare_at_most:
        return {}
    texts = _Texts(reading, group, origin, name)
    enough = reading.settings.sources.slip_weight
    likely: dict[tuple[int, int], tuple[float, str]] = {}
    for pair in combinations([number for number in group.documents if number != origin], 2):
        giver, taker = pair if reading.before(*pair) else pair[::-1]
        if origin is not None and name is None and _by_one_agency(reading, pair, called):
            continue
        if reading.before(giver, taker):
            found = _Case(texts, giver, taker)
            if found.shared >= enough and found.shared - found.against >= enough:
                likely[giver, taker] = found.shared - found.against, found.text
    handed: dict[int, Handing] = {}
    for (giver, taker), (weight, text) in sorted(likely.items(), key=lambda entry: (-round(entry[1][0], 6), entry[0])):
        signal = Evidence("slips", min(0.5, round(weight / _WHOLE, 3)), text)
        handed.setdefault(taker, Handing(giver, signal))
    return handed


def _by_one_agency(reading: Reading, pair: tuple[int, int], called: Collection[str]) -> bool:
    """Whether two documents credit one agency, which these names do not mean."""
    one, other = (credited(reading, number).keys() - {UNNAMED_RELEASE, *called} for number in pair)
    return not one.isdisjoint(other)


class _Stretch:
    """A unit as its origin words it, and the slips of all others that carry most of it."""

    def __init__(self, unit: Unit, model: Model, slips: dict[int, list[Slip]], *, majority: bool) -> None:
        self.unit = unit
        self.model = model
        self.slips = slips  # document -> its slips; the one that the model is from has none
        marks = {number: frozenset(mark for slip in found for mark in slip.marks) for number, found in slips.items()}
        most = min(_MODELS, (len(slips) - 1) // 2) if majority else _MODELS
        having = Counter(mark for found in marks.values() for mark in found)
        self._having = {mark: times for mark, times in having.items() if 1 < times <= most}
        self._marks = {number: found & self._having.keys() for number, found in marks.items()}

    def shared(self, giver: int, taker: int) -> Iterator[tuple[Slip, int]]:
        """The slips that two documents have in common, and few others have, with the number of all who have them."""
        both = self._marks.get(giver, frozenset()) & self._marks.get(taker, frozenset())
        for slip in self.slips[giver] if both else ():
            if marks := slip.marks & both:
                yield slip._replace(new=slip.new & marks), max(self._having[mark] for mark in marks)

    def undone(self, giver: int, taker: int, giver_has: AbstractSet[Run]) -> Iterator[tuple[float, str]]:
        """What the taker has as the origin does where the giver does not, with how much it tells."""
        if taker not in self.slips:
            return
        if giver not in self.unit.documents:
            missing = lacking(self.model.text, giver_has)
            if 2 * missing > len(words_of(self.model.text)):  # else it prints it in other words
                yield held(missing), shortened(self.model.text)
        for slip in undone(self.slips.get(giver, ()), self.slips[taker]):
            yield slip.kept, shortened(slip.lost)


class _Texts:
    """What the documents of a group print of its units."""

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
        """The units that the origin carries; all of them where nobody is the origin."""
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
    """What speaks for and against it that one document took the text from another."""

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
        """The slips that they share, each counted once however often it stands there."""
        counted: set[str] = set()
        for stretch in texts.stretches:
            for slip, having in stretch.shared(giver, taker):
                told = slip.new or {slip.text.casefold()}
                fresh = slip._replace(new=slip.new - counted)
                if not counted.issuperset(told):
                    counted |= told
                    yield fresh.weight / (having - 1), slip.text

    @property
    def text(self) -> str:
        """What they share, and what the taker has from elsewhere."""
        text = f"shares with {self._key} alone: {_listed(self._for)}"
        return f"{text}; but has, other than it, {_listed(self._against)}" if self._against else text


def _listed(entries: Sequence[tuple[float, str]]) -> str:
    ranked = sorted(entries, key=lambda entry: (-entry[0], entry[1]))
    return ", ".join(dict.fromkeys(text for _, text in ranked[:_SHOWN]))


def additions(group: Group, origin: int | None, handed: dict[int, Handing]) -> list[Unit]:
    """The units that are not the origin's text: those it lacks, or those that only a giver and its takers carry."""
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
