"""A number or a name of one side -> whether the other text tells it in another place.

Two sentences of two reports are linked for what most of them says; where each tells one number of several, the number
of A often stands in another sentence of B: "12 people died in the attack" beside "four died in the shop", while B says
ten lines above that twelve died in the attack.  Then nothing contradicts.  The same holds for names: both reports know
the senator of Maryland and the one of Virginia.  A copy is another case: whoever changes a fact in one place of it may
forget the others.  Cost: both texts are read around the spans, some 10 ms for long articles, only for what would be
reported.  Failure mode: a text that gives two numbers for one thing itself.  Of 30 reports of numbers between news
articles that this takes away eight were right, of seven of names one.
"""

from __future__ import annotations

from collections.abc import Sequence

from lineage.alignment.facts.names import Name, names
from lineage.alignment.facts.quantities import quantities
from lineage.alignment.facts.reading import Reading, read
from lineage.alignment.facts.reportable import NEIGHBOURHOOD
from lineage.alignment.facts.slots import Slots
from lineage.alignment.facts.values import Quantity
from lineage.records import Span

SAME_THING = 2
"""Content words that a number has around it in both places from which it counts the same thing there."""


def told_elsewhere(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True where one of two numbers stands outside of the other side as well, among as many of the words that stand
    around it as the two have in common, and SAME_THING at least; never in copies."""
    if slots.copied:
        return False
    common = slots.shared_context((x.first, x.last), (y.first, y.last))
    least = max(SAME_THING, common)
    return _stands(x, slots.a, slots.b, least, slots) or _stands(y, slots.b, slots.a, least, slots)


def named_elsewhere(x: Name, y: Name, slots: Slots) -> bool:
    """True where one of two names stands outside of the other side as well; never in sentences that are nearly one."""
    return not slots.nearly_same and (_is_named(x, slots.b, slots) or _is_named(y, slots.a, slots))


def _is_named(one: Name, there: Reading, slots: Slots) -> bool:
    """True where the text of `there` has a name outside of its span, whole or by its last word."""
    return any(
        one.words == other.words or (one.words[-1] == other.words[-1] and 1 in {len(one.words), len(other.words)})
        for reading in _outside(there, slots)
        for other in names(reading, slots.lexicon)
    )


def _stands(one: Quantity, here: Reading, there: Reading, least: int, slots: Slots) -> bool:
    """True where the text of `there` has a number outside of its span, among so many of the words around it."""
    own = frozenset(slots.around(here, (one.first, one.last)))
    return any(
        len(own & frozenset(slots.around(reading, (other.first, other.last)))) >= least
        for reading in _outside(there, slots)
        for other in quantities(reading, slots.lexicon)
        if _same_number(one, other)
    )


def _outside(reading: Reading, slots: Slots) -> Sequence[Reading]:
    """The text before a span and the text behind it, as far as another mention is looked for."""
    span, text = reading.span, reading.text
    before = Span(max(0, span.start - NEIGHBOURHOOD), span.start)
    behind = Span(span.end, min(len(text), span.end + NEIGHBOURHOOD))
    return [read(text, part, slots.lexicon) for part in (before, behind) if part.start < part.end]


def _same_number(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit, one.values, one.parts) == (other.kind, other.unit, other.values, other.parts)
