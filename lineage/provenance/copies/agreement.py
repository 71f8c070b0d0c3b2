"""Units of a source -> the text that its carriers agree on, in reading order.

Each unit is represented by the version that most documents print; of versions that equally many print, by one in a
document that credits the source, then by the one with the fewest words of its own, then by the longest.  Sentences of
that version that stand in no other version are left out, and so is a unit that stands inside the version of another
one.  The order is that of the document that carries most; a stretch that this document lacks follows the stretch behind
which it stands in another document.  Nothing is invented: every sentence is one that some document prints.

Lines of a few words without a full stop are furniture wherever they stand: dates, names, headings of a site.

Cost: linear in the carriers.  Failure mode: a clause that one carrier put into a sentence of all stays in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from lineage.passages import common_sentences, words_from
from lineage.provenance.case import Reading
from lineage.provenance.named.votes import credited
from lineage.provenance.shared.groups import Group
from lineage.provenance.shared.units import VERSIONS, Unit

_ENDS: Final = frozenset(".!?…”\"’'»。！？」』।؟")
"""Signs with which a sentence ends."""


def agreed_text(reading: Reading, group: Group, name: str | None) -> str:
    """The agreed text, with a blank line between paragraphs; empty if no unit has two carriers in the group.

    `name` is the name of the source, None if nothing names it.
    """
    crediting = frozenset(number for number in group.documents if name in credited(reading, number))
    shared = [unit for unit in group.units if len(unit.documents & group.members) > 1]
    chosen = [representative(reading, unit, group.members, crediting) for unit in shared]
    kept = {part for unit, part in zip(shared, chosen, strict=True) if not _stands_inside(unit, part, chosen)}
    kept = {part for part in kept if not _is_line(reading, part)} or kept
    carrying = units_of(shared)
    return "\n\n".join(
        common_sentences(reading.text(part), versions(reading, carrying[part], part, group.members))
        for part in _in_order(reading, group, kept)
    )


def _is_line(reading: Reading, part: int) -> bool:
    """True if a part is too short to be a paragraph of an article, and does not end as a sentence does."""
    return reading.english_words(part) < reading.settings.passages.min_words and reading.text(part)[-1] not in _ENDS


def _stands_inside(unit: Unit, speaker: int, chosen: Sequence[int]) -> bool:
    """True if the part chosen for another unit holds this unit, too; `speaker` is the part chosen for this one."""
    return any(part != speaker and part in unit.carries and not unit.carries[part].whole for part in chosen)


def representative(
    reading: Reading, unit: Unit, documents: AbstractSet[int], preferred: AbstractSet[int] = frozenset()
) -> int:
    """The part whose wording most of these documents print.

    Ties go to a part of a preferred document, then to the one with the fewest words that no other version has, then to
    the longest, then to the earliest.
    """
    whole = [part for part, carry in unit.carries.items() if carry.whole and carry.document in documents]
    candidates = whole or [part for part, carry in unit.carries.items() if carry.document in documents]
    printed: dict[int, set[int]] = {}
    for part in candidates:
        printed.setdefault(reading.parts[part].wording, set()).add(reading.parts[part].document)
    most = max(map(len, printed.values()))
    tied = [part for part in candidates if len(printed[reading.parts[part].wording]) == most]
    tied = [part for part in tied if reading.parts[part].document in preferred] or tied
    if len({reading.parts[part].wording for part in tied}) == 1:
        return min(tied)
    tied = sorted(tied, key=lambda part: (-reading.parts[part].words, part))[:VERSIONS]
    own = {
        part: reading.parts[part].words - words_from(reading.text(part), versions(reading, (unit,), part, documents))
        for part in tied
    }
    return min(tied, key=lambda part: (own[part], tied.index(part)))


def units_of(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    """Part -> the units that it carries, in the order of `units`."""
    found: dict[int, list[Unit]] = {}
    for unit in units:
        for part in unit.carries:
            found.setdefault(part, []).append(unit)
    return found


def versions(reading: Reading, units: Iterable[Unit], part: int, documents: AbstractSet[int]) -> list[str]:
    """The texts that others of these documents print of the units, which `part` carries.

    The text of the part itself if another document prints it in the same wording; else the first `VERSIONS` wordings of
    each unit.
    """
    own = reading.parts[part]
    if any(_elsewhere(reading, other, own.document, documents) for other in reading.parts_with.get(own.wording, ())):
        return [reading.text(part)]
    found: dict[int, int] = {}
    for unit in units:
        before = len(found)
        for other in unit.ordered:
            if len(found) - before == VERSIONS:
                break
            if _elsewhere(reading, other, own.document, documents):
                found.setdefault(reading.parts[other].wording, other)
    return [reading.text(other) for other in found.values()]


def _elsewhere(reading: Reading, part: int, document: int, documents: AbstractSet[int]) -> bool:
    """True if a part stands in one of the documents, and not in `document`."""
    return reading.parts[part].document != document and reading.parts[part].document in documents


def _in_order(reading: Reading, group: Group, kept: set[int]) -> list[int]:
    """The parts in reading order: that of the fullest document, and the rest behind what precedes it elsewhere."""
    stands: dict[int, dict[int, int]] = {}  # document -> kept part -> where in the document its unit stands
    for unit in group.units:
        for part in kept.intersection(unit.carries):
            for carrier in unit.carries:
                stands.setdefault(reading.parts[carrier].document, {}).setdefault(part, carrier)
    order: list[int] = []
    for number in sorted(stands, key=lambda number: (-len(stands[number]), number)):
        at = 0
        for part in sorted(stands[number], key=lambda part: (stands[number][part], part)):
            if part in order:
                at = order.index(part) + 1
            else:
                order.insert(at, part)
                at += 1
    return order
