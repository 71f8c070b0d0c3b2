"""Units -> units in which carriers that quote another outlet's text are told apart from carriers that quote a speaker.

Two reporters who heard a speaker both set quotation marks round what was said; but a press review sets marks round what
another outlet wrote in words of its own.  A carrier that quotes such a text and names that outlet has the text from
there, as any copy has, and its marks do not count.  A later carrier that names nobody may have heard a speaker whose
words the outlet printed without marks: it is left out of the unit, so that its marks do not turn what the other
carriers tell into speech.

Cost: the versions of the units that some carriers quote and some tell, up to a bound for each.  Failure mode: a speech
that two outlets print without marks is a text of the first of them, whoever else quotes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lineage.passages import runs, runs_of, standing
from lineage.provenance.case import Reading
from lineage.provenance.named.introductions import introduced
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.shared.groups import is_quotation
from lineage.provenance.shared.units import VERSIONS, Unit

_MARKS: Final = frozenset("\"“„«»‘'「『")
"""Marks that open a quotation."""


def without_quoting(reading: Reading, found: Sequence[Unit]) -> list[Unit]:
    """The units, without carriers that quote another outlet's own text and do not name that outlet.

    A carrier that names it counts as one that tells the text without marks from now on (`Reading.borrow`).
    """
    return [_pruned(reading, unit) for unit in found]


def _pruned(reading: Reading, unit: Unit) -> Unit:
    quoting = dict(_quoting(reading, unit))
    for part, tellers in quoting.items():
        for outlet in _named(reading, part, tellers):
            reading.borrow(part, outlet)
    marked = {part for part in quoting if reading.quoted(part)}
    if not all(_is_later(reading, part, quoting[part]) for part in marked) or not is_quotation(reading, unit):
        return unit
    carries = {part: carry for part, carry in unit.carries.items() if part not in marked}
    rest = Unit(unit.number, carries, unit.inside)
    return unit if len(rest.documents) < 2 or is_quotation(reading, rest) else rest


def _is_later(reading: Reading, part: int, tellers: Sequence[int]) -> bool:
    """True if the document of a part is proved to be later than the document of one of the parts `tellers`."""
    document = reading.parts[part].document
    return any(reading.before(reading.parts[teller].document, document) for teller in tellers)


def _quoting(reading: Reading, unit: Unit) -> Iterator[tuple[int, list[int]]]:
    """Yield each part that sets quotation marks round what other parts tell without them, and those other parts."""
    share = reading.settings.sources.quote_share
    marked = [part for part in unit.ordered if reading.quoted(part) >= share]
    for part in marked:
        plainer = [other for other in unit.ordered if reading.quoted(other) <= reading.quoted(part) - share]
        if tellers := [other for other in plainer[:VERSIONS] if _quotes(reading, part, other)]:
            yield part, tellers


def _quotes(reading: Reading, part: int, teller: int) -> bool:
    """True if `part` has enough of the narration of `teller`, and most of that within quotation marks."""
    if reading.parts[part].document == reading.parts[teller].document:
        return False
    told = reading.narration(teller)
    everywhere = sum(standing(told, runs_of(reading.text(part))))
    outside = sum(standing(told, set(runs(reading.narration(part)))))
    within = reading.amount(reading.parts[teller].document, everywhere - outside)
    return within >= reading.settings.sources.min_narrative_words and 2 * outside < everywhere


def _named(reading: Reading, part: int, tellers: Sequence[int]) -> list[str]:
    """The outlets of the parts `tellers` that the document of `part` names.

    An outlet whose document is proved to be later counts only if it is named beside the quotation: its page then bears
    the date of an update.  Elsewhere it may be named for anything.
    """
    document = reading.parts[part].document
    found: dict[str, None] = {}
    for other in sorted({reading.parts[teller].document for teller in tellers}):
        named = names_outlet(reading, document, other, (part,))
        named = named or introduced(reading, document, other, (part,))
        if named and (not reading.before(document, other) or _is_beside(reading, part, named)):
            found[reading.document(other).outlet] = None
    return list(found)


def _is_beside(reading: Reading, part: int, named: tuple[float, str]) -> bool:
    """True if words that name an outlet are a credit, stand in `part`, touch a quotation mark or introduce the part."""
    strength, naming = named
    if strength == 1 or naming in " ".join(reading.text(part).split()) or naming[-1] in _MARKS:
        return True
    before = reading.document(reading.parts[part].document).text[: reading.parts[part].start].rstrip()
    return before.endswith((":", "：")) and naming in " ".join(before[before.rfind("\n") + 1 :].split())
