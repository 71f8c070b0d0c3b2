"""Two numbers of one kind -> what shows that they count different things, or the victims of one event.

It may be shown by what became of those counted, by the counted noun, by words that make a number a part or a whole, and
by what a share is of.  Cost: a dozen words around each number.  Failure mode: the word lists are English; in other
languages nothing is found.
"""

from __future__ import annotations

from itertools import product, takewhile

from lineage.alignment.facts.figures.quantities import bound
from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.numbers.sums import INCLUDING, PART_WORDS
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.numbers import fates, noun_classes
from lineage.alignment.facts.words.reading import Reading

HEADLINE_WORDS = 6
"""Most content words of a headline, in which another verb makes another statement."""
FATE_WORDS = 10
"""Words behind a number among which stands what became of those counted: "525 civilians had been killed"."""
SHARE_WORDS = 6
"""Words behind a share that say whose share it is and what these do: "of Norvanians approve of the plan"."""

_TOLL = frozenset({"dead", "hurt", "missing"})  # fates whose number grows while an event is reported
_MORE = frozenset({"another", "additional", "further", "extra", "also"})
_SMALL = frozenset({"to", "from", "on", "in", "at", "which", "that", "and", "was", "is", "has", "for", "of", "with"})


def other_fates(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if two numbers count people of different fates: "three dead", "five trapped"."""
    told = fate(slots.a, x), fate(slots.b, y)
    return bool(told[0] and told[1]) and told[0].isdisjoint(told[1])


def in_toll(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if both numbers count the dead, both the injured, or both the missing."""
    told = _fate_nearby(slots.a, x) & _fate_nearby(slots.b, y)
    return x.kind == "count" and not told.isdisjoint(_TOLL)


def fate(reading: Reading, one: Quantity) -> frozenset[str]:
    """The fate of those whom a number counts, as one name of the list, by the word before it or one of the three behind
    it; empty if neither tells it."""
    words, first = reading.words, bound(reading, one.first)[0]
    behind = takewhile(lambda word: not word.breaks and word.key != "and", words[one.last + 1 : one.last + 4])
    before = words[max(0, first - 1) : first] if not words[first].breaks else ()
    near = [*before, *behind]
    return frozenset([fates()[word.stem] for word in near if word.stem in fates()][:1])


def _fate_nearby(reading: Reading, one: Quantity) -> frozenset[str]:
    """The fate of those whom a number counts, as one name of the list; empty if it is not told.

    It is told by a word beside the number, else by the first one behind it, even behind an insertion: "nine people,
    including four guards, were killed".
    """
    behind = (fates()[word.stem] for word in reading.behind(one.last, FATE_WORDS) if word.stem in fates())
    return fate(reading, one) or frozenset([*behind][:1])


def other_deeds(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for two headlines with different verbs before their numbers: "plants 300 trees", "fells 500 trees"."""
    if x.parts or not (_is_headline(slots.a, slots) and _is_headline(slots.b, slots)):
        return False
    verbs = [slots.content(side.words[: one.first])[-1:] for one, side in slots.sides(x, y)]
    return bool(verbs[0] and verbs[1]) and verbs[0] != verbs[1]


def _is_headline(reading: Reading, slots: Slots) -> bool:
    """True for a reading of at most `HEADLINE_WORDS` content words without a full stop behind them."""
    return len(slots.content(reading.words)) <= HEADLINE_WORDS and not any(sign in reading.ending for sign in ".!?")


def part_of_more(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if exactly one of two numbers is a part of another number, or comes on top of one: "another six".

    Numbers of the dead, injured or missing may come on top of others and still be the same number.
    """
    if _is_among(slots.a, x) != _is_among(slots.b, y):
        return True
    if in_toll(x, y, slots):
        return False
    return _comes_on_top(slots.a, x) != _comes_on_top(slots.b, y)


def _is_among(reading: Reading, one: Quantity) -> bool:
    """True for a number behind "including"; behind "among" may stand a part or the whole."""
    return any(word.key in INCLUDING for word in reading.before(one.first, PART_WORDS))


def _comes_on_top(reading: Reading, one: Quantity) -> bool:
    """True for a number that comes on top of others: "another six", "six more", "the other six", "also offers six"."""
    before, behind = reading.before(one.first, PART_WORDS), reading.behind(one.last)
    rest = [word.key for word in before[-2:]] == ["the", "other"]
    return rest or any(word.key in _MORE for word in before) or any(word.key == "more" for word in behind)


def is_label(reading: Reading, one: Quantity) -> bool:
    """True for digits behind a capitalised word with nothing behind them that they could count: "Flight 1142"."""
    words = reading.words
    before = words[one.first - 1] if one.first else None
    if before is None or not before.capital or words[one.first].gap != " " or not words[one.first].digits:
        return False
    behind = reading.behind(one.last)
    return not behind or bool(behind[0].breaks) or behind[0].key in _SMALL


def of_two_sorts(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if two counted nouns differ but are of one class: of 52 people 38 may be soldiers."""
    nouns = [
        {word.stem for word in side.behind(slots.whole_end(side, one.last), 3)} & noun_classes().keys()
        for one, side in slots.sides(x, y)
    ]
    return bool(nouns[0] and nouns[1]) and nouns[0].isdisjoint(nouns[1])


def of_other_wholes(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if two shares are not shown to be of one whole.

    They are shown to be if the sides have another share in common, or if both shares are "of" something and the words
    behind have two content words in common ("of precincts reporting"); one word is enough in one statement.
    """
    shares = [[one for one in some if one.kind == "percent"] for some in slots.quantities]
    if any(slots.agree(p, q) for p, q in product(*shares)):
        return False
    if not (has_whole(slots.a, x) and has_whole(slots.b, y)):
        return True
    clauses = [frozenset(slots.content(side.behind(one.last, SHARE_WORDS))) for one, side in slots.sides(x, y)]
    return len(clauses[0] & clauses[1]) < 2 - slots.one_statement


def has_whole(reading: Reading, share: Quantity) -> bool:
    """True if "of" stands behind a share."""
    return [word.key for word in reading.behind(share.last)] == ["of"]
