"""Units -> units, cut apart where their carriers merely fill in one formula.

A bulletin of an earthquake, a notice of a death, a court's caution: the words around the values are the same for every
event, and no report has them from the report on another event.  Two documents share a formula, and no text, in either
of two cases.  Apart from names and figures they have few words in common, and names and figures differ wherever the
common words leave room for them.  Or they have few words in common, were published weeks apart, and outside the common
words tell of different matters.  Since the values differ, none of them shows which document copied the other.

Much common text speaks for a copy, even if every fact in it was changed; but not if it comes with other facts in many
contexts that nothing else connects.

Cost: the square of the carriers of a unit, up to a bound; the words of two documents for each pair.  Failure mode: a
few sentences copied after weeks into a report on something else count as a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from lineage.provenance.case import Reading
from lineage.provenance.joins import connected_sets
from lineage.provenance.shared.particulars import Wording
from lineage.provenance.shared.slots import Comparison
from lineage.provenance.shared.ties import STANDING, Pair, pairs
from lineage.provenance.shared.units import Unit

_PAGE: Final = 3
"""Multiple of `sources.formula_words` above which common words are a text without further comparison: half a page is no
formula."""

Verdict = Literal["text", "doubtful", "formula"]


class Formulas:
    """Verdicts on pairs of documents that carry a unit: do they share a text, or merely a formula?"""

    def __init__(self, reading: Reading, found: Sequence[Unit]) -> None:
        self._reading = reading
        self._whole: dict[int, Wording] = {}  # of all parts of a document
        self._shared: dict[Pair, int] = {}  # number of words in units that both carry
        self._parts: dict[Pair, list[int]] = {}  # the parts in which these words stand
        for unit in found:
            parts = _parts(unit)
            for pair in _met(unit):
                self._shared[pair] = self._shared.get(pair, 0) + min(unit.words[pair[0]], unit.words[pair[1]])
                self._parts.setdefault(pair, []).extend(parts[pair[0]] + parts[pair[1]])
        self._verdicts = {pair: self._verdict(pair) for pair in sorted(self._shared)}

    def cut(self, unit: Unit) -> Iterator[Unit]:
        """Yield the unit, cut into one for each set of carriers that share more than a formula with one another.

        The unit comes out whole if all of its carriers share a text.  A carrier that shares a formula with all others
        is left out.
        """
        verdicts = {pair: self._verdicts[pair] for pair in _met(unit)}
        if set(verdicts.values()) <= {"text"}:
            yield unit
            return
        numbers = sorted(unit.documents)
        sets = connected_sets(numbers, _with(verdicts, "text"))
        if len(sets) < STANDING:
            sets = connected_sets(numbers, _with(verdicts, "text", "doubtful"))
        yield from (unit.among(members) for members in sets if len(members) > 1)

    def apart(self, one: int, other: int) -> bool:
        """True if two documents that share a unit have nothing but a formula in common."""
        return self._verdicts.get((min(one, other), max(one, other))) == "formula"

    def _verdict(self, pair: Pair) -> Verdict:
        sources = self._reading.settings.sources
        shorter = min(self._reading.total_words[number] for number in pair)
        if self._shared[pair] < sources.audit_share * shorter:
            return "text"
        if self._amount(pair, self._shared[pair]) > _PAGE * sources.formula_words:
            return "text"
        if self._printed_alike(pair) >= sources.formula_words:
            return "text"
        far = self._gap(pair) > self._reading.settings.stories.window_days
        met = self._carrying(pair)
        if not far and not met.refigured and not met.has_slots:  # true of most pairs, and spares reading them whole
            return "text"
        found = Comparison(*map(self._of_document, pair))
        if self._is_filled_in(found, pair):
            return "formula" if self._amount(pair, found.plain) < sources.formula_words else "doubtful"
        return "formula" if far and self._is_standing(found, pair) else "text"

    def _carrying(self, pair: Pair) -> Comparison:
        """The comparison of two documents by those parts alone that carry units of both."""
        whose = {number: [part for part in self._parts[pair] if self._document(part) == number] for number in pair}
        return Comparison(*(self._wording(whose[number]) for number in pair))

    def _document(self, part: int) -> int:
        return self._reading.parts[part].document

    def _is_filled_in(self, found: Comparison, pair: Pair) -> bool:
        """True if the documents have different names and figures in the places that common words leave for them."""
        sources = self._reading.settings.sources
        asked = sources.formula_slots * max(1.0, self._amount(pair, found.plain) / sources.formula_words)
        later = self._gap(pair) > sources.update_days
        filled = found.slots >= max(asked, sources.slot_ratio * found.fixed) or (later and found.refigured)
        return filled and found.kin < found.own and (found.renamed or later)

    def _is_standing(self, found: Comparison, pair: Pair) -> bool:
        """True if the common text is a few sentences, and the documents are about different matters."""
        sources = self._reading.settings.sources
        few = bool(found.own) and self._amount(pair, found.plain) < sources.standing_words
        return few and found.kin <= sources.kin_ratio * found.own

    def _printed_alike(self, pair: Pair) -> float:
        """Length of the passages that two documents have word for word, in English words."""
        one, other = (self._reading.worded(number) for number in pair)
        return self._amount(pair, sum(words for wording, words in one.items() if wording in other))

    def _amount(self, pair: Pair, words: int) -> float:
        """A number of words that two documents have in common, converted to English words; the lesser of the two."""
        return min(self._reading.amount(number, words) for number in pair)

    def _gap(self, pair: Pair) -> int:
        """The least number of days between two documents; negative if the days on which they may have come overlap."""
        one, other = (self._reading.days[number] for number in pair)
        return one.apart(other)

    def _of_document(self, number: int) -> Wording:
        """The words of all parts of a document."""
        if number not in self._whole:
            self._whole[number] = self._wording(self._reading.parts_of(number))
        return self._whole[number]

    def _wording(self, parts: Iterable[int]) -> Wording:
        return Wording((part, self._reading.text(part)) for part in sorted({*parts}))


def _met(unit: Unit) -> Iterator[Pair]:
    """The pairs of carriers that are compared: all, or some of many, and each carrier with the next in time."""
    numbers = sorted(unit.documents)
    yield from {*pairs(numbers, {}), *pairwise(numbers)}


def _parts(unit: Unit) -> dict[int, list[int]]:
    """Document -> its parts that carry the unit."""
    found: dict[int, list[int]] = {}
    for part, carry in unit.carries.items():
        found.setdefault(carry.document, []).append(part)
    return found


def _with(met: Mapping[Pair, Verdict], *verdicts: Verdict) -> Iterable[Pair]:
    return (pair for pair, verdict in met.items() if verdict in verdicts)
