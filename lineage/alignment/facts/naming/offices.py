"""Two sides of a link -> the change, if they give one person two offices: "Finance Minister Bell", "Interior …".

An office is read beside a name, before it or behind its comma, as rank, field and head ("deputy", "finance",
"minister").  Two offices of one person are a change if nobody holds both: two ministries, two chief officers of a
company, a deputy and his principal, a president and a mayor.  Titles, parties and trades exclude nothing.  Cost:
linear.  Failure mode: somebody who held one office and holds the other now, in a text that does not say "former".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lineage.alignment.facts.mentions.names import Name
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import MOST_FACTS, Slots
from lineage.alignment.facts.words.names import offices
from lineage.alignment.facts.words.reading import Reading, Stretch

_ARTICLES = frozenset({"the", "its", "their", "a", "an"})
_FIELDED = frozenset({"minister", "secretary"})
_DEPUTY = frozenset({"deputy", "vice", "assistant"})


@dataclass(frozen=True, slots=True)
class Office(Stretch):
    """An office of somebody."""

    head: str  # minister, secretary, officer, president, mayor, …
    field: str  # finance, interior, executive, …; "" if none is named
    deputy: bool


def office_changes(slots: Slots) -> list[Found]:
    """At most one change of kind name, with the index of its word in A."""
    left, right = slots.names
    if max(len(left), len(right)) > MOST_FACTS or not slots.one_statement:
        return []
    return [
        slots.change("name", one, other)
        for x in left
        for y in right
        if slots.may_agree(x, y, strict=True)
        for one in _offices(slots.a, x)
        for other in _offices(slots.b, y)
        if _apart(one, other)
    ][:1]


def _offices(reading: Reading, name: Name) -> Iterator[Office]:
    """The office that stands before a name, else the one behind its comma; nothing if there is none."""
    words = reading.words
    first = name.first
    while first and not words[first].breaks and _part(words[first - 1].key):
        first -= 1
    if first < name.first:
        yield from _office(reading, first, name.first - 1)
        return
    behind = name.last + 1
    if behind < len(words) and words[behind].breaks == 1:
        start = behind + (words[behind].key in _ARTICLES)
        end = start
        while end < len(words) and _part(words[end].key) and (end == start or not words[end].breaks):
            end += 1
        if end > start:
            yield from _office(reading, start, end - 1)


def _part(key: str) -> bool:
    """True for a word that offices are made of."""
    key = key.replace(".", "")
    return key in offices().heads or key in offices().fields or key in _DEPUTY


def _office(reading: Reading, first: int, last: int) -> Iterator[Office]:
    keys = [word.key.replace(".", "") for word in reading.words[first : last + 1]]
    heads = [offices().heads[key] for key in keys if key in offices().heads]
    fields = [offices().fields[key] for key in keys if key in offices().fields]
    if "prime" in keys and "minister" in heads:
        heads, fields = ["premier"], []
    if "chief" in heads and not offices().chiefs.isdisjoint(fields):
        heads = ["officer"]
    if heads:
        yield Office(first, last, heads[-1], fields[-1] if fields else "", not _DEPUTY.isdisjoint(keys))


def _apart(one: Office, other: Office) -> bool:
    """True for two offices that nobody holds at the same time."""
    if one.head == other.head and one.deputy != other.deputy:
        return True
    if {one.head, other.head} <= _FIELDED or one.head == other.head == "officer":
        return bool(one.field and other.field) and one.field != other.field
    return one.head != other.head and {one.head, other.head} <= offices().exclusive
