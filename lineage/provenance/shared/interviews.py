"""Units -> who quotes an interview, and says to which outlet it was given.

"If they film it I want the sea to be played by a lake," the author told the Review: the words are hers, but only the
Review heard them.  So who has a quotation with such words beside it, and the Review's own document has it as well and
is not later, has it from there, with all else that both quote; he has given a credit, and nobody is blamed.  A speech
that two reporters heard has no such words.

Cost: for each quotation that two outlets share a search for the outlets' names; where one stands, the forms in which
outlets credit one another.  Failure mode: who writes "told the Review" beside words that were said to all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lineage.credits import CreditRules
from lineage.provenance.case import Reading
from lineage.provenance.named.namers import Namers
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.shared.groups import is_quotation
from lineage.provenance.shared.units import VERSIONS, Unit

_BESIDE: Final = 80
"""Characters between a quotation and the name of the outlet that heard it."""
_BEHIND: Final = re.compile(r"[\"”“»«’'」』][^.!?\n\"”“»«]*$")
_BEFORE: Final = re.compile(r"^[^.!?\n\"”“»«]*[\"“„«»‘「『]")


def borrow_interviews(reading: Reading, found: Sequence[Unit], rules: CreditRules) -> None:
    """Let the quotations count as text of the outlet that heard them, in its document and in those that say so."""
    quotations = [unit for unit in found if is_quotation(reading, unit)]
    namers = Namers(reading, rules)
    heard = {pair for unit in quotations for pair in _heard(reading, unit, namers, rules)}
    for unit in quotations:
        for taker, giver in sorted(heard):
            if {taker, giver} <= unit.documents:
                for part in unit.ordered:
                    if unit.carries[part].document in (taker, giver):
                        reading.borrow(part, reading.document(giver).outlet)


def _heard(reading: Reading, unit: Unit, namers: Namers, rules: CreditRules) -> Iterator[tuple[int, int]]:
    """Documents that say beside a quotation which outlet heard it, and the document of that outlet that has it too."""
    for part in unit.ordered[:VERSIONS]:
        taker = unit.carries[part].document
        named_there = namers.named_in(reading.text(part))
        for giver in sorted(unit.documents - {taker})[:VERSIONS]:
            if giver not in named_there or reading.before(taker, giver) or reading.owner(taker) == reading.owner(giver):
                continue
            named = names_outlet(reading, taker, giver, (part,), rules)
            if named is not None and _is_beside(" ".join(reading.text(part).split()), named[1]):
                yield taker, giver


def _is_beside(text: str, said: str) -> bool:
    """Whether these words stand beside a quotation, in one sentence with it."""
    at = text.find(said)
    if at < 0:
        return False
    before, behind = text[max(0, at - _BESIDE) : at], text[at + len(said) :][:_BESIDE]
    return _BEHIND.search(before) is not None or _BEFORE.search(behind) is not None
