"""Group of documents -> what one outlet's versions of a text hold together, and what others added to it later.

A first report, its update and the correction are three documents and one origin: none of them may hold all that others
copied, and only the first is earlier than all copies.  So the versions are judged together: does what another outlet
prints stand in a version that is not later?  The version that stands for all is the first, as far as the dates tell,
and the fullest of those that may be the first; what it lacks is an addition, and belongs to the version that has it.

In the same way a copy that grows is judged stretch by stretch.  A document that adds a paragraph of its own to what it
copied, and is copied together with it, does not become the origin of the rest: the origin need not hold the paragraph,
which is a text of its own (`chains.additions`).  Text counts as an addition if one document with it is proved to be
later than the origin, took more than it added, and is proved to be earlier than all other documents with it.

Cost: the units of the group for each document that is judged.  Failure modes: an outlet that prints a report of an
agency in two versions, without a word of credit, is the origin of both; so is an outlet that cuts the report before
others print the whole of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from lineage.provenance.case import Reading
from lineage.provenance.named.votes import WEAK_RULES, credited, unnamed
from lineage.provenance.origins.claims import Claims
from lineage.provenance.shared.groups import Group
from lineage.provenance.shared.units import Unit

UPDATED: Final = 0.9
"""Share of a first report that its update has, if the update only adds to it."""


class House(NamedTuple):
    """The versions of one outlet, which together may be the origin of what others print."""

    versions: tuple[int, ...]  # ascending
    first: int  # the version that stands for all
    held: float  # share of the words of other outlets that stand in a version, 0 to 1
    proved: tuple[int, ...]  # documents of `others`, if all of their words stand in versions proved to be earlier
    others: tuple[int, ...]  # documents of other outlets


def added(reading: Reading, group: Group, versions: Collection[int]) -> list[Unit]:
    """Units missing from these versions, provided that later documents added every one of them; otherwise empty.

    Dates that do not tell which document was first with a unit prove no addition.
    """
    lacking: dict[int, list[Unit]] = {}  # document -> units that the versions lack and that it was first with
    for unit in group.units:
        carriers = unit.documents & group.members
        if carriers.isdisjoint(versions) and len(carriers) > 1:
            first = min(carriers)
            if not all(reading.before(first, other) for other in carriers - {first}):
                return []
            lacking.setdefault(first, []).append(unit)
    for first, units in lacking.items():
        own = sum(Group.of(reading, units, (first,)).carried[first].values())
        if 2 * own > sum(group.carried[first].values()) or not _follows(reading, group, first, versions):
            return []
    return [unit for units in lacking.values() for unit in units]


def _follows(reading: Reading, group: Group, document: int, versions: Collection[int]) -> bool:
    """True if a document has units of these versions, and each of them later than some version with the unit."""
    common = [unit for unit in group.units if document in unit.documents and not unit.documents.isdisjoint(versions)]
    return bool(common) and all(
        any(reading.before(version, document) for version in versions if version in unit.documents) for unit in common
    )


def houses(reading: Reading, group: Group, claims: Claims) -> Iterator[House]:
    """Yield the outlets with several documents in the group that took none of the shared text from another outlet."""
    by_outlet: dict[str, list[int]] = {}
    for number in group.documents:
        by_outlet.setdefault(reading.document(number).outlet, []).append(number)
    for versions in by_outlet.values():
        others = tuple(number for number in group.documents if number not in versions)
        if len(versions) > 1 and others and (found := _house(reading, group, claims, versions, others)) is not None:
            yield found


def _house(
    reading: Reading, group: Group, claims: Claims, versions: list[int], others: tuple[int, ...]
) -> House | None:
    extra = {id(unit) for unit in added(reading, group, versions)}
    held = total = 0
    later: set[int] = set()  # documents with text that no version is proved to have had before
    for unit in (unit for unit in group.units if id(unit) not in extra):
        having = [number for number in versions if number in unit.documents]
        words = {number: unit.words[number] for number in others if number in unit.documents}
        total += sum(words.values())
        held += sum(words.values()) if having else 0
        for other in words if having else ():
            if not any(reading.before(number, other) for number in having):
                later.add(other)
                if all(reading.before(other, number) and not claims.names(other, number) for number in having):
                    return None
    first = _first(reading, group, versions)
    proved = tuple(number for number in others if number not in later)
    return House(tuple(versions), first, held / total if total else 0.0, proved, others)


def _first(reading: Reading, group: Group, versions: list[int]) -> int:
    """The version that no other is proved to precede; of several, the one that holds most of the shared text."""
    possible = [one for one in versions if not any(reading.before(other, one) for other in versions)]
    return max(possible, key=lambda number: (round(group.held_share(number), 6), -number))


def contributed(reading: Reading, group: Group, document: int, name: str) -> int:
    """Number of a document's words in the group to which its credit to a contributor, `name`, may refer.

    The credit does not refer to words of a version that names nobody, if its outlet names the contributor in an update
    that has all of these words and more: a document that copies the update copies its credit as well.  A version that
    is proved to be later than the document tells nothing, nor does one that the update cut: of twelve such pairs in
    real news nine name the contributor in both.
    """
    crediting = {reading.document(other).outlet for other in group.documents if _contributes(reading, other, name)}
    silent = {
        other
        for other in group.documents
        if reading.document(other).outlet in crediting
        and name not in credited(reading, other)
        and unnamed(reading, other) is None
        and not reading.before(document, other)
        and sum(group.carried[other].values()) >= UPDATED * reading.total_words[other]
    }
    if not silent:
        return sum(group.carried[document].values())
    fresh = [unit for unit in group.units if document in unit.documents and silent.isdisjoint(unit.documents)]
    return sum(Group.of(reading, fresh, (document,)).carried[document].values())


def _contributes(reading: Reading, document: int, name: str) -> bool:
    """True if a document names an agency as a mere contributor."""
    found = credited(reading, document).get(name)
    return found is not None and found[1].rule in WEAK_RULES
