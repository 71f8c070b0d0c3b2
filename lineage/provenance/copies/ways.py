"""A group and its origin -> the documents that say by way of which other carrier they have the text.

"Source: Coast Daily" under an agency's report tells which paper handed it on, as slips and additions do (`chains`).
But a sentence of the text itself that names an outlet tells nothing of the kind: an agency, too, writes that somebody
told the Coast Daily.  So a name counts only if neither the carrier so named nor the origin has the sentence, if it is a
credit or stands in the first lines, and if the dates allow it.

Cost: the square of the documents, up to a bound beyond which none is examined.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.copies.chains import Handing
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.origins.claims import LEAD
from lineage.provenance.origins.first_documents import Origin
from lineage.provenance.shared.groups import Group
from lineage.records import JOINT, Evidence

_WEIGHT: Final = 0.3
"""Weight of the evidence of a credit; a citation has half of it."""


def told_ways(reading: Reading, group: Group, whence: Origin) -> dict[int, Handing]:
    """Document -> the carrier, not the origin, from which it says that it has the text."""
    if not 2 <= len(group.documents) <= reading.settings.sources.compare_at_most:
        return {}
    if any(signal.signal == JOINT for signal in whence.evidence):
        return {}  # documents that name one another as partners have the text from neither
    found: dict[int, Handing] = {}
    for taker in group.documents:
        if taker == whence.document:
            continue
        named = list(_named(reading, group, taker, whence))
        named.sort(key=lambda giver: (-giver[1], -_common(group, taker, giver[0]), giver[0]))  # the strongest first
        for giver, strength, words in named:
            if not _leads_to(found, giver, taker):
                key = reading.document(taker).key
                found[taker] = Handing(giver, Evidence("handed on", _WEIGHT * strength, f"{key} says {words!r}"))
                break
    return found


def _named(reading: Reading, group: Group, taker: int, whence: Origin) -> Iterator[tuple[int, float, str]]:
    """The carriers that a document names as givers of the text, how strongly, and in what words."""
    text = " ".join(reading.document(taker).text.split())
    taken = group.carried[taker]
    for giver in group.documents:
        if giver in (taker, whence.document) or _is_of(reading, giver, whence) or reading.before(taker, giver):
            continue
        named = names_outlet(reading, taker, giver, taken)
        if named is None or (named[0] < 1 and named[1] not in text[:LEAD]):
            continue
        others = {giver} if whence.document is None else {giver, whence.document}
        if not any(named[1] in " ".join(reading.document(other).text.split()) for other in others):
            yield giver, *named


def _is_of(reading: Reading, number: int, whence: Origin) -> bool:
    """True if a document is of the outlet from which the text comes."""
    outlet = reading.document(number).outlet
    return outlet == whence.name or (whence.document is not None and outlet == reading.document(whence.document).outlet)


def _common(group: Group, one: int, other: int) -> int:
    """Number of units that both documents carry."""
    return sum(unit.documents >= {one, other} for unit in group.units)


def _leads_to(found: dict[int, Handing], giver: int, taker: int) -> bool:
    """True if the supposed giver has the text from the taker, directly or through others."""
    while giver in found:
        giver = found[giver].giver
        if giver == taker:
            return True
    return False
