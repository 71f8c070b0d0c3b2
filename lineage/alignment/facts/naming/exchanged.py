"""Two sides of a link -> the names that have changed places: "Ann sues Bea", "Bea sues Ann".

Both sides have the same names, so only what is said of each shows the exchange: on which side of a verb for what one
does to another a name stands, in the active and the passive voice, and, if all other words are the same and in the same
order, the order of the names.  Cost: pairs of the names that both sides have.  Failure mode: a verb that the list of
deeds does not know, in a sentence that was written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from lineage.alignment.facts.mentions.cues import BE
from lineage.alignment.facts.mentions.names import Name
from lineage.alignment.facts.pairs.aliases import place
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import MOST_FACTS, Slots
from lineage.alignment.facts.words.names import deeds
from lineage.alignment.facts.words.reading import Reading

BETWEEN = 8
"""Most words between two names for a verb among them to be told of both."""
_JOINED = frozenset({"and", "or", "with", "against", "versus", "v", "vs", "between"})
CLAUSE_WORDS = 2
"""Fewest content words between two names for an "and" among them to join clauses: "sells to X and buys from Y"."""
MARK = "@"
"""What stands in place of a name among the words around it."""


class Deed(NamedTuple):
    """What `doer` does to `other`."""

    deed: str
    doer: Name
    other: Name


def swapped_names(slots: Slots) -> list[Found]:
    """At most one change of kind name, with the index of its word in A: two names that have changed places.

    None in sentences that say much else, as they may tell two deeds: "the attack on Paris, which ISIS claimed", "the
    day before ISIS attacked Paris".
    """
    left, right = slots.names
    if max(len(left), len(right)) > MOST_FACTS or not (slots.one_statement and slots.mostly_one):
        return []
    pairs = [*_by_deed(slots), *_by_order(slots)]
    return [slots.change("name", x, y) for x, y in pairs[:1]]


def _by_deed(slots: Slots) -> Iterator[tuple[Name, Name]]:
    """The doer of a deed in A and the doer in B, for each deed that the two do to one another."""
    of_a, of_b = (_deeds(reading, some) for reading, some in zip((slots.a, slots.b), slots.names, strict=True))
    for one in of_a:
        for other in of_b:
            if one.deed == other.deed and _exchanged(one, other, slots):
                yield one.doer, other.doer


def _exchanged(one: Deed, other: Deed, slots: Slots) -> bool:
    crossed = slots.may_agree(one.doer, other.other) and slots.may_agree(one.other, other.doer)
    return crossed and not (slots.may_agree(one.doer, other.doer) or slots.may_agree(one.other, other.other))


def _deeds(reading: Reading, some: Sequence[Name]) -> list[Deed]:
    """The deeds of a reading whose verb stands between two names; the voice of the verb tells who is the doer."""
    found = []
    for x, y in _neighbours(some):
        between = range(x.last + 1, y.first)
        if len(between) > BETWEEN or any(reading.words[at].breaks == 2 for at in between):
            continue
        for at in between:
            pair = f"{reading.words[at].stem} {reading.words[at + 1].key}"
            deed = deeds().verbs.get(pair) or deeds().verbs.get(reading.words[at].stem)
            if deed is None:
                continue
            passive = reading.words[at - 1].key in BE and not reading.words[at].key.endswith("ing")
            if passive and all(word.key != "by" for word in reading.words[at + 1 : y.first]):
                break  # the deed is done to x, and y is not its doer
            suffered = deed.startswith("-") != passive
            found.append(Deed(deed.removeprefix("-"), *((y, x) if suffered else (x, y))))
            break
    return found


def _neighbours(some: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of names that follow one another, and of a name and the one right behind the name that follows it.

    In "Ann sues Britain's Brightwell Foods" both "Britain" and "Brightwell Foods" follow "Ann".
    """
    for at, (x, y) in enumerate(pairwise(some)):
        yield x, y
        if at + 2 < len(some) and some[at + 2].first == y.last + 1:
            yield x, some[at + 2]


def _by_order(slots: Slots) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name of A and the name of B in its place, if both sides have exchanged two names of one sort.

    Nearly all words around the names must be the same; names side by side, as in a list, do not count.
    """
    met = [(x, y) for x in slots.names[0] for y in slots.names[1] if slots.may_agree(x, y, slots.copied)]
    if len({x for x, _ in met}) != len(met) or len({y for _, y in met}) != len(met):
        return
    left, right = _marked(slots.a, met), _marked(slots.b, [(y, x) for x, y in met])
    same = left == right
    if LCSseq.normalized_similarity(left, right) < slots.settings.copied or not _one_verb(left, right):
        return
    places = [[at for at, stem in enumerate(side) if stem == MARK] for side in (left, right)]
    in_b = sorted(range(len(met)), key=lambda number: met[number][1].first)
    instead = {}  # number of a name of A -> of the name that B has in its place
    for block in LCSseq.opcodes(left, right):
        if block.tag == "equal":
            for at in range(block.src_start, block.src_end):
                if left[at] == MARK:
                    there = places[1].index(at + block.dest_start - block.src_start)
                    instead[places[0].index(at)] = in_b[there]
    for one, other in combinations(range(len(met)), 2):
        swapped = instead.get(one) == other and instead.get(other) == one
        x, v = met[one][0], met[other][0]
        one_sort = bool(place(x)) == bool(place(v))
        if swapped and one_sort and not _side_by_side(slots, x, v, same):
            yield x, met[other][1]


def _marked(reading: Reading, met: Sequence[tuple[Name, Name]]) -> list[str]:
    """The stems of a reading, with one mark for the words of each name that the name it agrees with has as well."""
    inside = {at: name for name, _ in met for at in range(name.first, name.last + 1)}
    others = dict(met)
    marked: list[str] = []
    for at, word in enumerate(reading.words):
        name = inside.get(at)
        if name is None or word.key.replace(".", "") not in others[name].words:
            marked.append(word.stem)
        if name is not None and at == name.last:
            marked.append(MARK)
    return marked


def _one_verb(left: Sequence[str], right: Sequence[str]) -> bool:
    """True if the stems that differ hold no verb of a deed and no word of the passive voice."""
    different = set(left) ^ set(right)
    return different.isdisjoint(BE | {"by"}) and not any(deed.split()[0] in different for deed in deeds().verbs)


def _side_by_side(slots: Slots, x: Name, y: Name, same: bool) -> bool:
    """True for two names that a list joins, or a verb for what both do with one another.

    If all the rest is the same (`same`), content words between the names tell who acts, and an "and" among several of
    them joins two clauses and no list.
    """
    first, second = sorted((x, y), key=lambda name: name.first)
    between = slots.a.words[first.last + 1 : second.first]
    told = slots.content(between)
    if told and deeds().mutual.issuperset(told):
        return True
    if not same or not told:
        return len(between) < 2 or any(word.key in _JOINED for word in between)
    joined = {word.key for word in between} & _JOINED
    return bool(joined) and (len(told) < CLAUSE_WORDS or joined != {"and"})
