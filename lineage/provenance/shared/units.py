"""A reading -> units: stretches of text that two or more documents carry.

A unit is a set of near-duplicate passages; every longer passage in which it stands carries the unit as well.  So a
merged paragraph carries two units, and a block many.  Passages that only an aligner could match (too short to sign, or
cut in other places) join by the sentences that they share.  Paraphrases make no units: they are links between parts.

Cost: linear in the matches.  Failure mode: a chain of versions of one paragraph is one unit, even if the first and the
last have little in common; they have one origin all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from lineage.provenance.case import Reading
from lineage.provenance.joins import Join
from lineage.provenance.shared.meetings import COPIED, Meeting

VERSIONS: Final = 12
"""Number of versions of a unit that are compared with one another or with a given one; beyond these, carriers print
nearly the same."""


class Carry(NamedTuple):
    """How much of a part belongs to a unit."""

    document: int
    words: int
    whole: bool  # True: the part is a version of the unit; False: the unit, or a bit of it, stands inside the part


@dataclass
class Unit:
    """A stretch of text and the parts that carry it."""

    number: int  # the number of its earliest part
    carries: dict[int, Carry] = field(default_factory=dict)  # part -> how much of the part
    inside: set[int] = field(default_factory=set)  # numbers of the units in which this one stands

    @cached_property
    def documents(self) -> frozenset[int]:
        """The documents that carry the unit; cached, so only to be asked of a unit that is complete."""
        return frozenset(carry.document for carry in self.carries.values())

    @cached_property
    def ordered(self) -> tuple[int, ...]:
        """The parts that carry the unit, ascending; cached, so only to be asked of a unit that is complete."""
        return tuple(sorted(self.carries))

    @property
    def versions(self) -> list[int]:
        """The parts that are versions of it; where none is, all that carry it."""
        return [part for part, carry in self.carries.items() if carry.whole] or list(self.carries)

    def shortest(self, reading: Reading) -> int:
        """The version with the fewest words."""
        return min(self.versions, key=lambda part: (reading.parts[part].words, part))

    @cached_property
    def words(self) -> Mapping[int, int]:
        """Document -> number of words of the unit that it carries; cached as well."""
        found: dict[int, int] = {}
        for carry in self.carries.values():
            found[carry.document] = found.get(carry.document, 0) + carry.words
        return found

    def among(self, documents: Iterable[int]) -> Unit:
        """The unit with these documents as its only carriers; only to be asked of a unit that is complete."""
        wanted = frozenset(documents)
        if wanted >= self.documents:
            return self
        carries = {part: carry for part, carry in self.carries.items() if carry.document in wanted}
        return Unit(self.number, carries, self.inside)


class _Contact(NamedTuple):
    """Two parts that share text by an aligner or by shingles, with the number of common words on either side."""

    a: int
    b: int
    a_words: float
    b_words: float


def units(reading: Reading, meetings: dict[tuple[int, int], list[Meeting]]) -> list[Unit]:
    """The units that at least two documents carry, in the order of their first parts.

    `meetings`: pair of parts -> its sentence matches.
    """
    join = Join(len(reading.parts))
    for parts in reading.parts_with.values():
        for part in parts[1:]:
            join.unite(parts[0], part)
    loose: list[_Contact] = []
    for contact in [*_from_words(reading), *_from_sentences(meetings)]:
        a, b = reading.parts[contact.a], reading.parts[contact.b]
        if contact.a_words >= a.words / 2 and contact.b_words >= b.words / 2:
            join.unite(contact.a, contact.b)
        else:
            loose.append(contact)
    return _assembled(reading, join, loose)


def _from_words(reading: Reading) -> Iterator[_Contact]:
    """Contacts by shared shingles: one for each pair of near-duplicate wordings, else one for each longer part."""
    enough = reading.settings.matching.keep_jaccard
    for match in reading.case.wordings:
        left, right = reading.parts_with.get(match.left, ()), reading.parts_with.get(match.right, ())
        if not left or not right:
            continue
        a, b = reading.parts[left[0]].words, reading.parts[right[0]].words
        if match.jaccard >= enough:
            shared: tuple[float, float] = (a, b)
        else:
            shared = (match.containment * min(a, b),) * 2
        if match.jaccard >= enough:
            yield _Contact(left[0], right[0], *shared)
        elif a <= b:
            yield from (_Contact(left[0], part, *shared) for part in right)
        else:
            yield from (_Contact(part, right[0], *shared) for part in left)


def _from_sentences(meetings: dict[tuple[int, int], list[Meeting]]) -> Iterator[_Contact]:
    for (a, b), sentences in sorted(meetings.items()):
        copied = [sentence for sentence in sentences if sentence.label in COPIED]
        if copied:
            yield _Contact(a, b, sum(s.a_common for s in copied), sum(s.b_common for s in copied))


def _assembled(reading: Reading, join: Join, loose: list[_Contact]) -> list[Unit]:
    together: dict[int, list[int]] = {}
    for number in range(len(reading.parts)):
        together.setdefault(join.find(number), []).append(number)
    touched = {join.find(part) for contact in loose for part in contact[:2]}
    found = {
        root: Unit(root, {part: Carry(reading.parts[part].document, reading.parts[part].words, True) for part in parts})
        for root, parts in together.items()
        if len(parts) > 1 or root in touched  # most parts of most documents stand alone
    }
    for contact in sorted(loose):
        small, large = (contact.a, contact.b), (contact.a_words, contact.b_words)
        a, b = reading.parts[contact.a], reading.parts[contact.b]
        (inner, outer), shared = (small, large[0]) if a.words <= b.words else (small[::-1], large[1])
        unit, around = join.find(inner), join.find(outer)
        if unit == around:
            continue
        had = found[unit].carries.get(outer, Carry(0, 0, False))
        amount = min(round(shared) + (0 if had.whole else had.words), reading.parts[inner].words)
        found[unit].carries[outer] = Carry(reading.parts[outer].document, max(amount, had.words), had.whole)
        if shared >= reading.parts[inner].words / 2:
            found[unit].inside.add(around)
    return [found[root] for root in sorted(found) if len(found[root].documents) > 1]
