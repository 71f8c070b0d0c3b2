"""Group of documents -> what one outlet's versions of a text hold together, and what others added to it later.

A first report, its update and the correction are three documents and one origin: none of them may hold all that others
copied, and only the first is earlier than all of them.  So the versions are asked together: whether what another
outlet prints stands in one of them that is not later than it.  The version that speaks for all is the first, as far as
the dates tell, and of those that may be it the fullest; what it lacks is an addition, and belongs to the version that
has it.

In the same way a copy that grows is asked stretch by stretch.  Who adds a paragraph of its own to what it copied, and
is copied with it, makes no other origin of the rest: what it adds is not asked of the origin, and is a text of its own
(`chains.additions`).  An addition is what somebody has who is proved to be later, who took more than it added, and
whom all others who have it are proved to follow.

Cost: the units of the group for each document that is asked.  Failure modes: an outlet that prints a report of an
agency in two versions, without a word of credit, is the origin of both; so is one that cuts the report before others
print the whole of it.
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
"""Share of a first report that stands in its update, if that only adds to it."""


class House(NamedTuple):
    """The versions of one outlet, which together may be the origin of what others print."""

    versions: tuple[int, ...]  # ascending
    first: int  # the one that speaks for them
    held: float  # share of the words of other outlets that stand in one of them, 0 to 1
    proved: tuple[int, ...]  # documents of others all of whose words stood in a version that is proved to be earlier
    others: tuple[int, ...]  # documents of other outlets


def added(reading: Reading, group: Group, versions: Collection[int]) -> list[Unit]:
    """The units that none of these documents has, where later ones added all of them; else none.

    Days that do not tell who was first prove no addition.
    """
    lacking: dict[int, list[Unit]] = {}  # who was first with units that the versions lack -> these
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
    """Whether a document prints something of these versions, each stretch later than one of them."""
    common = [unit for unit in group.units if document in unit.documents and not unit.documents.isdisjoint(versions)]
    return bool(common) and all(
        any(reading.before(version, document) for version in versions if version in unit.documents) for unit in common
    )


def houses(reading: Reading, group: Group, claims: Claims) -> Iterator[House]:
    """The outlets with several documents in the group, of which none took from another outlet what both print."""
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
    later: set[int] = set()  # others that have something of which no version is proved to be earlier
    for unit in (unit for unit in group.units if id(unit) not in extra):
        having = [number for number in versions if number in unit.documents]
        words = {number: 0 for number in others if number in unit.documents}
        for carry in unit.carries.values():
            if carry.document in words:
                words[carry.document] += carry.words
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
    """The version that no other is proved to precede; of several the one that holds most of what others print."""
    possible = [one for one in versions if not any(reading.before(other, one) for other in versions)]
    return max(possible, key=lambda number: (round(group.held_share(number), 6), -number))


def contributed(reading: Reading, group: Group, document: int, name: str) -> int:
    """How many words of the group a document has of which its credit to a contributor, `name`, may speak.

    Not of those that stood before in a version of an outlet that names nobody, and names the contributor in another
    one, which has all of it and more: whoever copies the update copies its credit.  A version that is proved to be
    later tells nothing, nor does one of which a part was left out: of twelve such pairs in real news nine name the
    contributor in both.
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
    """Whether a document names an agency as a contributor, and no more."""
    found = credited(reading, document).get(name)
    return found is not None and found[1].rule in WEAK_RULES
