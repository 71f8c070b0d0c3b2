"""A group of units -> the texts that it holds: two where papers print two side by side and others show that they are.

Units travel together if two documents carry both (`groups`); so two reports that the same two papers print become one
group with one origin.  They are two texts if a document that prints both has datelines of different agencies above
them.  They are two as well if other documents carry one or the other and show that these are of different hands, in one
of two ways:

- the documents with one text credit an agency, or are its own, and the documents with the other another agency;
- the two texts have hardly a rare word, and no name, in common; and either all documents with both credit several
  agencies, as round-ups do, or for either text a document that is hardly more than this text is older than all of them.

They are two, too, if an agency has a part of the text from a paper (`scoops`): what the agency adds is its own.

A report that one paper cuts at the end and another at the beginning is one text: a paper that prints the second half of
an agency's report credits the same agency or nobody, is no older than all documents with the whole report, and tells of
the same people.

Cost: the square of the documents, up to a bound beyond which a group stays whole.  Failure mode: two texts that nobody
prints alone, and that no datelines divide, are one; a paper that prints the second half of a short report before
anybody prints the whole makes two of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from lineage.alignment import UNLISTED, rarity, stem
from lineage.passages import words
from lineage.provenance.case import Reading
from lineage.provenance.named.votes import credited, unnamed
from lineage.provenance.origins.scoops import scoop
from lineage.provenance.shared.groups import Group
from lineage.provenance.shared.units import Unit

LEAST: Final = 4
"""Number of documents from which a group may hold two texts: one document with each of them, two with both."""
_WHOLE: Final = 0.5
"""Share of a document's words from which it is hardly more than one text."""
_RARE: Final = 0.3
"""Rarity, by the shipped table, from which a word tells what a text is about."""
_LETTERS: Final = 5
"""Number of letters from which a word tells what a text is about."""
_COMMON: Final = 0.05
"""Share of the rare words of the text with fewer of them, up to which two texts tell of different matters if they have
no name in common either.  That holds for nine in ten pairs of news articles, and for one in twenty pairs of halves of
one article."""
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-zà-ÿ][\w’'-]{2,}")
_SMALL: Final = re.compile(r"\b[^\W\d_A-ZÀ-Þ][\w’'-]{2,}")


class Text(NamedTuple):
    """One of the texts of a group."""

    units: tuple[Unit, ...]
    not_of: frozenset[str]  # the agencies whose datelines stand above the other texts


class _Side(NamedTuple):
    """One of two texts that a group may hold."""

    units: frozenset[int]  # places of its units in the group
    documents: frozenset[int]  # that carry something of it and nothing of the other


def texts_in(reading: Reading, group: Group) -> list[Text]:
    """The texts that a group holds, in the order of their first units; mostly one."""
    if found := _under_datelines(reading, group):
        return found
    if found := _taken_over(reading, group):
        return found
    if not LEAST <= len(group.documents) <= reading.settings.sources.compare_at_most:
        return [Text(group.units, frozenset())]
    small = reading.settings.passages.min_words
    carried: dict[int, frozenset[int]] = {}
    for number in group.documents:
        carried[number] = frozenset(
            place
            for place, unit in enumerate(group.units)
            if reading.amount(number, unit.words.get(number, 0)) >= small
        )
    for one, other in combinations(group.documents, 2):
        if carried[one] and carried[other] and carried[one].isdisjoint(carried[other]):
            sides = _sides(carried, one, other)
            if sides is not None and _differ(reading, group, carried, *sides):
                of = {place: f"{side}" for side, found in enumerate(sides) for place in found.units}
                return [Text(units, frozenset()) for _, units in _divided(reading, group, of)]
    return [Text(group.units, frozenset())]


def _sides(carried: dict[int, frozenset[int]], one: int, other: int) -> tuple[_Side, _Side] | None:
    """Two texts, with one of two documents each; None if they have a unit in common, or one document or none has both.

    A text takes in every document that carries a unit of it and none of the other, and with that all of its units.
    """
    units = [carried[one], carried[other]]
    documents = [{one}, {other}]
    grown = True
    while grown:
        grown = False
        for number, held in carried.items():
            touched = [side for side in (0, 1) if not held.isdisjoint(units[side])]
            if len(touched) == 1 and number not in documents[touched[0]]:
                documents[touched[0]].add(number)
                units[touched[0]] |= held
                grown = True
    if sum(not held.isdisjoint(units[0]) and not held.isdisjoint(units[1]) for held in carried.values()) < 2:
        return None
    return _Side(units[0], frozenset(documents[0])), _Side(units[1], frozenset(documents[1]))


def _differ(reading: Reading, group: Group, carried: dict[int, frozenset[int]], one: _Side, other: _Side) -> bool:
    """True if two texts are of different hands."""
    names = [_names(reading, side.documents) for side in (one, other)]
    if all(names):
        return names[0].isdisjoint(names[1])
    both = [number for number in group.documents if number not in one.documents | other.documents and carried[number]]
    credit_several = all(len(_names(reading, (number,))) > 1 for number in both)
    if not credit_several and not (names[0] | names[1]).isdisjoint(_names(reading, both)):
        return False
    older = credit_several or all(_has_first(reading, group, side, both) for side in (one, other))
    return older and _of_different_matters(reading, group, one, other)


def _names(reading: Reading, documents: Collection[int]) -> set[str]:
    """The names of the agencies that published these documents, and all names that they credit, nameless ones too."""
    found: set[str] = set()
    for number in documents:
        found |= credited(reading, number).keys()
        if (publisher := reading.publishers[number]) is not None:
            found.add(publisher.name)
        if (credit := unnamed(reading, number)) is not None:
            found.add(credit.name)
    return found


def _has_first(reading: Reading, group: Group, side: _Side, both: Sequence[int]) -> bool:
    """True if a document that is hardly more than this text is proved to be older than all documents in `both`."""
    for number in side.documents:
        taken = sum(group.carried[number].values())
        if taken >= _WHOLE * reading.total_words[number] and all(reading.before(number, later) for later in both):
            return True
    return False


def _of_different_matters(reading: Reading, group: Group, one: _Side, other: _Side) -> bool:
    """True if two texts have hardly a rare word, and no name, in common."""
    mine, theirs = _text(reading, group, one), _text(reading, group, other)
    if not _names_in(mine).isdisjoint(_names_in(theirs)):
        return False
    rare, others = _rare_in(mine), _rare_in(theirs)
    return len(rare & others) <= _COMMON * min(len(rare), len(others))


def _text(reading: Reading, group: Group, side: _Side) -> str:
    """One of two texts, as the documents print it that carry nothing of the other."""
    parts = {
        part
        for place in side.units
        for part, carry in group.units[place].carries.items()
        if carry.document in side.documents
    }
    return "\n".join(map(reading.text, sorted(parts)))


def _names_in(text: str) -> set[str]:
    """The rare words that a text writes with a capital and never without, in small letters."""
    names = {found.casefold() for found in _CAPITAL.findall(text)}
    return {name for name in names - set(_SMALL.findall(text)) if _is_rare(stem(name))}


def _rare_in(text: str) -> set[str]:
    """The stems of the rare words of a text."""
    return {found for word in words(text) if len(word) >= _LETTERS and _is_rare(found := stem(word))}


def _is_rare(stem: str) -> bool:
    return rarity().get(stem, rarity()[UNLISTED]) >= _RARE


def _under_datelines(reading: Reading, group: Group) -> list[Text]:
    """The texts that stand under datelines of different agencies in one document; empty if documents disagree.

    Empty as well if there is no such document.
    """
    above: dict[int, set[str]] = {}  # place of a unit -> whose dateline is the last one above it
    for number in group.documents:
        credits = (credit for credit in reading.documents[number].credits if credit.role == "carries")
        marks = sorted((c.start, c.name) for c in credits if c.place == "dateline" and c.start is not None)
        if len({name for _, name in marks}) > 1:
            for place, unit in enumerate(group.units):
                for part in (part for part, carry in unit.carries.items() if carry.document == number):
                    end = reading.parts[part].end
                    if names := [name for start, name in marks if start < end]:
                        above.setdefault(place, set()).add(names[-1])
    of = {place: min(names) for place, names in above.items()}
    if len(set(of.values())) < 2 or any(len(names) > 1 for names in above.values()):
        return []
    every = frozenset(of.values())
    return [Text(units, every - {name}) for name, units in _divided(reading, group, of)]


def _taken_over(reading: Reading, group: Group) -> list[Text]:
    """The text that an agency has from a paper, and the text that it adds; empty if it lacks one of the two."""
    if (found := scoop(reading, group)) is None:
        return []
    held = tuple(unit for unit in group.units if found[0] in unit.documents)
    added = tuple(unit for unit in group.units if found[0] not in unit.documents)
    return [Text(held, frozenset()), Text(added, frozenset())] if added else []


def _divided(reading: Reading, group: Group, known: dict[int, str]) -> list[tuple[str, tuple[Unit, ...]]]:
    """The texts, each with its units; a unit whose text is not known belongs to the text behind which it stands.

    `known`: place of a unit in the group -> its text.
    """
    places: dict[int, int] = {}  # part -> unit
    for place, unit in enumerate(group.units):
        for part in unit.carries:
            places.setdefault(part, place)
    found: dict[str, list[Unit]] = {}
    for place, unit in enumerate(group.units):
        text = known[place] if place in known else _beside(reading, unit, places, known)
        found.setdefault(text, []).append(unit)
    return sorted(((text, tuple(units)) for text, units in found.items()), key=lambda entry: entry[1][0].number)


def _beside(reading: Reading, unit: Unit, places: dict[int, int], known: dict[int, str]) -> str:
    """The text of the nearest known stretch before a unit, or else behind it, in the first document that has one."""
    for part in unit.ordered:
        parts = reading.parts_of(reading.parts[part].document)
        at = parts.index(part)
        for other in (*reversed(parts[:at]), *parts[at + 1 :]):
            if places.get(other) in known:
                return known[places[other]]
    return min(known.values())
