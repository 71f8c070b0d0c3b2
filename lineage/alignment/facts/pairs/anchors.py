"""Two sides of a link -> whether their names and numbers tie them to one statement.

Writers exchange words for other words, but hardly ever names and numbers: where several names and numbers agree and at
most one of each side is left over, the two that are left fill one place, however freely the rest was written anew.
Cost: the names and the numbers of both sides, each compared with each.  Failure mode: two reports of one event that
each name one other person.
"""

from __future__ import annotations

from lineage.alignment.facts.mentions.names import carries
from lineage.alignment.facts.pairs.aliases import may_agree
from lineage.alignment.facts.pairs.equivalents import agree
from lineage.alignment.facts.pairs.slots import MOST_FACTS, Slots

ENOUGH = 2
"""Fewest names and numbers that must agree for two sentences to be tied."""


def anchored(slots: Slots) -> bool:
    """True if at least `ENOUGH` names and numbers of both sides agree and at most one of each side is left over."""
    if max(len(side) for pair in (slots.names, slots.quantities) for side in pair) > MOST_FACTS:
        return False
    left, right = ([name for name in side if not (name.weak or carries(name, slots.lexicon))] for side in slots.names)
    names = [(x, y) for x in left for y in right if may_agree(x, y, slots.lexicon, slots.copied)]
    numbers = [(x, y) for x in slots.quantities[0] for y in slots.quantities[1] if agree(x, y, slots)]
    agreeing = [{pair[side] for pair in (*names, *numbers)} for side in (0, 1)]
    left_over = [
        sum(fact not in met for fact in (*named, *(number for number in counted if not number.weak)))
        for named, counted, met in zip((left, right), slots.quantities, agreeing, strict=True)
    ]
    return min(map(len, agreeing)) >= ENOUGH and max(left_over) <= 1
