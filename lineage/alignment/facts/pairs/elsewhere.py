"""A number or a name of one side -> whether the other text tells it outside of the linked sentence.

Two sentences of two reports are linked for what most of their words say.  If each tells one number of several, the
number of A often stands in another sentence of B: "12 people died in the attack" beside "four died in the shop", while
B says ten lines above that twelve died in the attack.  Then nothing contradicts.  The same holds for names: both
reports know the senator of Maryland and the one of Virginia.  In a copy a fact is reported nevertheless: who changes it
in one place may forget another place.  Cost: each text is read once, half a millisecond for 1,000 characters, and only
if something would be reported; then one look-up for each such fact.  Failure mode: a text that itself gives two numbers
for one thing.  Between news articles this takes away 30 reports of numbers, of which eight were right, and seven of
names, of which one was right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lineage.alignment.facts.figures.quantities import quantities
from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.mentions.names import Name, names
from lineage.alignment.facts.pairs.sides import CONTEXT_WORDS, Sides
from lineage.alignment.facts.words.reading import Reading, Word, read
from lineage.records import Span

NEIGHBOURHOOD = 10_000
"""Code points around a span that are searched for another mention of a name: a long article."""
SAME_THING = 2
"""Fewest content words that must stand around a number in both places for it to count the same thing."""
_TEXTS = 16
"""Most texts whose facts are kept in memory; all sentences of a pair of articles ask for the same two texts."""


class _Place(NamedTuple):
    """The range of a number or a name in a text."""

    start: int
    end: int
    around: Sequence[Word]  # the nearest words on either side of a number; empty for a name


class _Facts(NamedTuple):
    """All numbers and names of a text with their places."""

    numbers: defaultdict[tuple[object, ...], list[_Place]]  # by the key that `_number` makes of them
    names: defaultdict[str, list[tuple[Name, _Place]]]  # by the last word of the name


def told_elsewhere(x: Quantity, y: Quantity, sides: Sides) -> bool:
    """True if the text of the other side tells one of two numbers outside of the linked span as well.

    In that place as many content words around the number must be the same as the two numbers have in common, and
    `SAME_THING` at least.  Always False in copies.
    """
    if sides.copied:
        return False
    common = sides.shared_context(x, y)
    least = max(SAME_THING, common)
    return _stands(x, sides.a, sides.b, least, sides) or _stands(y, sides.b, sides.a, least, sides)


def named_elsewhere(x: Name, y: Name, sides: Sides) -> bool:
    """True if the text of the other side tells one of two names outside of the linked span as well.

    Always False in sentences that are nearly the same.
    """
    return not sides.nearly_same and (_is_named(x, sides.b) or _is_named(y, sides.a))


def _is_named(one: Name, there: Reading) -> bool:
    """True if the text of `there` has a name outside of its span, the whole name or its last word."""
    return any(
        one.words == other.words or 1 in {len(one.words), len(other.words)}
        for other, place in _facts_of(there.text).names.get(one.words[-1], ())
        if _is_outside(place, there.span)
    )


def _stands(one: Quantity, here: Reading, there: Reading, least: int, sides: Sides) -> bool:
    """True if the text of `there` has the number outside of its span, among at least `least` of the words around it."""
    own = frozenset(sides.around(here, one))
    places = _facts_of(there.text).numbers.get(_number(one), ())
    return any(
        len(own & frozenset(sides.content([*_beyond(place.around, there.span)]))) >= least
        for place in places
        if _is_outside(place, there.span)
    )


@lru_cache(maxsize=_TEXTS)
def _facts_of(text: str) -> _Facts:
    """The numbers and names of a whole text with their places."""
    reading = read(text, Span(0, len(text)))
    found = _Facts(defaultdict(list), defaultdict(list))
    for one in quantities(reading):
        found.numbers[_number(one)].append(_place(one, reading, reading.around(one, CONTEXT_WORDS)))
    for name in names(reading):
        found.names[name.words[-1]].append((name, _place(name, reading)))
    return found


def _place(one: Quantity | Name, reading: Reading, around: Sequence[Word] = ()) -> _Place:
    return _Place(reading.words[one.first].start, reading.words[one.last].end, around)


def _number(one: Quantity) -> tuple[object, ...]:
    """The key that two quantities have in common if they are one number of one kind and unit."""
    return one.kind, one.unit, one.values, one.parts


def _is_outside(place: _Place, span: Span) -> bool:
    """True if a place lies before or behind a span and within `NEIGHBOURHOOD` code points of it."""
    before = span.start - NEIGHBOURHOOD <= place.start and place.end <= span.start
    return before or (span.end <= place.start and place.end <= span.end + NEIGHBOURHOOD)


def _beyond(words: Iterable[Word], span: Span) -> Iterator[Word]:
    """Those of the words that stand outside of a span."""
    return (word for word in words if word.end <= span.start or span.end <= word.start)
