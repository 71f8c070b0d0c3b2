"""Two numbers of one kind -> what tells that they count different things, or the dead of one event.

Read are what became of those who are counted, the counted noun, the words that make a part or a whole of a number, and
what a share is of.  Cost: a dozen words around each number.  Failure mode: English word lists; elsewhere nothing here
is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product, takewhile

from lineage.alignment.facts.equivalents import agree
from lineage.alignment.facts.lexicon import Lexicon
from lineage.alignment.facts.quantities import bound
from lineage.alignment.facts.reading import Reading, Word
from lineage.alignment.facts.roles import fate
from lineage.alignment.facts.slots import Slots
from lineage.alignment.facts.sums import INCLUDING, PART_WORDS
from lineage.alignment.facts.values import Quantity

HEADLINE_WORDS = 6
"""Content words up to which a text is a headline, of which a verb is a large part."""
FATE_WORDS = 10
"""Words behind a number within which it is said what became of those counted: "525 civilians had been killed"."""
TOLL_WORDS = 6
"""Words before a number within which a noun says it: "the death toll has climbed to 145"."""
SHARE_WORDS = 6
"""Words behind a share that say what it is of and what they do: "of Norvanians approve of the plan"."""

_TOLL = frozenset({"dead", "hurt", "missing"})  # fates of which one event has a number that is counted anew
_MORE = frozenset({"another", "additional", "further", "extra", "also"})
_SMALL = frozenset({"to", "from", "on", "in", "at", "which", "that", "and", "was", "is", "has", "for", "of", "with"})


def other_fates(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True where other things have become of those who are counted: "three dead", "five trapped"."""
    fates = fate(slots.a, x, slots.lexicon), fate(slots.b, y, slots.lexicon)
    if not (fates[0] and fates[1]) and not slots.nearly_same:
        fates = _fate(slots.a, x, slots.lexicon), _fate(slots.b, y, slots.lexicon)
    return bool(fates[0] and fates[1]) and fates[0].isdisjoint(fates[1])


def in_toll(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True where both count the dead, the injured or the missing."""
    fates = _fate(slots.a, x, slots.lexicon) & _fate(slots.b, y, slots.lexicon)
    return x.kind == "count" and not fates.isdisjoint(_TOLL)


def _fate(reading: Reading, one: Quantity, lexicon: Lexicon) -> frozenset[str]:
    """What became of those whom a number counts: by the word beside it, the nearest of its clause, or one behind what
    is inserted ("nine people, including four guards, were killed")."""
    words, first = reading.words, bound(reading, one.first, lexicon)[0]
    behind = reading.behind(one.last, FATE_WORDS)
    clause = [*takewhile(lambda word: not word.breaks and word.key != "and", behind)]
    start = max(0, first - TOLL_WORDS)
    before = [words[at] for at in range(start, first) if not _broken(words, at, first)]
    said = (lexicon.fates[word.stem] for word in (*clause, *reversed(before), *behind) if word.stem in lexicon.fates)
    return fate(reading, one, lexicon) or frozenset([*said][:1])


def _broken(words: Sequence[Word], at: int, first: int) -> bool:
    """True where a clause ends between the words `at` and `first`."""
    return any(word.breaks or word.key == "and" for word in words[at + 1 : first + 1])


def other_deeds(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for headlines with other verbs before their numbers: "plants 300 trees", "fells 500 trees"."""
    if x.parts or not (_is_headline(slots.a, slots) and _is_headline(slots.b, slots)):
        return False
    verbs = [slots.content(side.words[: one.first])[-1:] for one, side in slots.sides(x, y)]
    return bool(verbs[0] and verbs[1]) and verbs[0] != verbs[1]


def _is_headline(reading: Reading, slots: Slots) -> bool:
    """True for few words without a full stop behind them."""
    return len(slots.content(reading.words)) <= HEADLINE_WORDS and not any(sign in reading.ending for sign in ".!?")


def part_of_more(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True where one number comes on top of others, or is among them, and the other is not: "another six"."""
    if _is_among(slots.a, x) != _is_among(slots.b, y):
        return True
    if in_toll(x, y, slots):
        return False
    return _comes_on_top(slots.a, x) != _comes_on_top(slots.b, y)


def _is_among(reading: Reading, one: Quantity) -> bool:
    """True behind "including"; behind "among" stands a part or the whole."""
    return any(word.key in INCLUDING for word in reading.before(one.first, PART_WORDS))


def _comes_on_top(reading: Reading, one: Quantity) -> bool:
    """True for "another six", "six more", "the other six", "is also offering six"."""
    before, behind = reading.before(one.first, PART_WORDS), reading.behind(one.last)
    rest = [word.key for word in before[-2:]] == ["the", "other"]
    return rest or any(word.key in _MORE for word in before) or any(word.key == "more" for word in behind)


def is_label(reading: Reading, one: Quantity) -> bool:
    """True for the digits of a name: "Flight 1142", and nothing behind them that they could count."""
    words = reading.words
    before = words[one.first - 1] if one.first else None
    if before is None or not before.capital or words[one.first].gap != " " or not words[one.first].digits:
        return False
    behind = reading.behind(one.last)
    return not behind or bool(behind[0].breaks) or behind[0].key in _SMALL


def of_two_sorts(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True where the counted nouns are different ones of one class: 38 people, 52 soldiers may be among one another."""
    nouns = [
        {word.stem for word in side.behind(slots.whole_end(side, one.last), 3)} & slots.lexicon.classes.keys()
        for one, side in slots.sides(x, y)
    ]
    return bool(nouns[0] and nouns[1]) and nouns[0].isdisjoint(nouns[1])


def of_other_wholes(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True unless both shares are "of" one thing that does one thing ("of precincts reporting"), or agree on another.

    Where the sentences are one statement, one common word behind the shares is enough.
    """
    shares = [[one for one in some if one.kind == "percent"] for some in slots.quantities]
    if any(agree(p, q, slots) for p, q in product(*shares)):
        return False
    if not (has_whole(slots.a, x) and has_whole(slots.b, y)):
        return True
    clauses = [frozenset(slots.content(side.behind(one.last, SHARE_WORDS))) for one, side in slots.sides(x, y)]
    return len(clauses[0] & clauses[1]) < 2 - slots.one_statement


def has_whole(reading: Reading, share: Quantity) -> bool:
    """True where a share is one "of" something."""
    return [word.key for word in reading.behind(share.last)] == ["of"]
