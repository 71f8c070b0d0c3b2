"""Units -> the documents that quote an interview, and say to which outlet it was given.

"If they film it I want the sea to be played by a lake," the author told the Review: the words are hers, but only the
Review heard them.  So a document with such a note beside a quotation has the quotation from the Review, if a document
of the Review has it as well and is not later.  It then has all else that both documents quote from there, too; the note
is its credit.  A speech that two reporters heard has no such note.

Cost: for each quotation that two outlets share, a search for the outlets' names; where one stands, the forms in which
outlets credit one another.  Failure mode: a document that writes "told the Review" beside words that were said to all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.named.namers import Namers
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.shared.groups import is_quotation
from lineage.provenance.shared.units import VERSIONS, Unit

_BESIDE: Final = 80
"""Characters, at most, between a quotation and the words that name the outlet that heard it."""
_BEHIND: Final = re.compile(r"[\"”“»«’'」』][^.!?\n\"”“»«]*$")
_BEFORE: Final = re.compile(r"^[^.!?\n\"”“»«]*[\"“„«»‘「『]")


def borrow_interviews(reading: Reading, found: Sequence[Unit]) -> None:
    """Let quotations from an interview count as text of the outlet that heard them (`Reading.borrow`).

    This holds for the document of that outlet, and for the documents that say that the outlet heard them.
    """
    quotations = [unit for unit in found if is_quotation(reading, unit)]
    namers = Namers(reading)
    heard = {pair for unit in quotations for pair in _heard(reading, unit, namers)}
    for unit in quotations:
        for taker, giver in sorted(heard):
            if {taker, giver} <= unit.documents:
                for part in unit.ordered:
                    if unit.carries[part].document in (taker, giver):
                        reading.borrow(part, reading.document(giver).outlet)


def _heard(reading: Reading, unit: Unit, namers: Namers) -> Iterator[tuple[int, int]]:
    """Pairs: a document that says beside the quotation which outlet heard it; a document of that outlet with it."""
    for part in unit.ordered[:VERSIONS]:
        taker = unit.carries[part].document
        named_there = namers.named_in(reading.text(part))
        for giver in sorted(unit.documents - {taker})[:VERSIONS]:
            if giver not in named_there or reading.before(taker, giver) or reading.owner(taker) == reading.owner(giver):
                continue
            named = names_outlet(reading, taker, giver, (part,))
            if named is not None and _is_beside(" ".join(reading.text(part).split()), named[1]):
                yield taker, giver


def _is_beside(text: str, naming: str) -> bool:
    """True if the words `naming` stand beside a quotation in a text, in one sentence with it."""
    at = text.find(naming)
    if at < 0:
        return False
    before, behind = text[max(0, at - _BESIDE) : at], text[at + len(naming) :][:_BESIDE]
    return _BEHIND.search(before) is not None or _BEFORE.search(behind) is not None
