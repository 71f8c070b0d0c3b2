"""Two sides -> which numbers and names of both can be one, and whether these tie both sides to one statement.

Writers exchange words for other words, but hardly ever names and numbers: where several names and numbers agree and at
most one of each side is left over, the two that are left fill one place, however freely the rest was written anew.
Cost: the names and the numbers of both sides, each compared with each, once for all rules.  Failure mode: two reports
of one event that each name one other person.
"""

from __future__ import annotations

from functools import cached_property

from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.mentions.names import Name, carries
from lineage.alignment.facts.pairs import aliases, equivalents
from lineage.alignment.facts.pairs.sides import Sides

MOST_FACTS = 12
"""Most names or numbers of one side that is a sentence and no list, so that each can be compared with each."""
ENOUGH = 2
"""Fewest names and numbers that must agree for two sentences to be tied."""


class Slots(Sides):
    """The two sides of a link, with the numbers and names that both have, whatever else they say."""

    @cached_property
    def _agreeing(self) -> dict[tuple[int, int], bool]:
        return {}

    @cached_property
    def _named_alike(self) -> dict[tuple[int, int, bool], bool]:
        return {}

    def agree(self, x: Quantity, y: Quantity) -> bool:
        """True if a number of A and a number of B can be one, in any way of writing, rounding or converting it."""
        key = x.first, y.first
        if key not in self._agreeing:
            self._agreeing[key] = equivalents.agree(x, y, self)
        return self._agreeing[key]

    def may_agree(self, x: Name, y: Name, strict: bool = False) -> bool:
        """True if a name of A and a name of B can be names of one thing; see `aliases.may_agree`."""
        key = x.first, y.first, strict
        if key not in self._named_alike:
            self._named_alike[key] = aliases.may_agree(x, y, strict)
        return self._named_alike[key]

    @cached_property
    def tied(self) -> bool:
        """True if at least `ENOUGH` names and numbers of both sides agree and at most one of each side is left over."""
        if max(len(side) for pair in (self.names, self.quantities) for side in pair) > MOST_FACTS:
            return False
        left, right = ([name for name in side if not (name.weak or carries(name))] for side in self.names)
        names = [(x, y) for x in left for y in right if self.may_agree(x, y, self.copied)]
        numbers = [(x, y) for x in self.quantities[0] for y in self.quantities[1] if self.agree(x, y)]
        agreeing = [{pair[side] for pair in (*names, *numbers)} for side in (0, 1)]
        left_over = [
            sum(fact not in met for fact in (*named, *(number for number in counted if not number.weak)))
            for named, counted, met in zip((left, right), self.quantities, agreeing, strict=True)
        ]
        return min(map(len, agreeing)) >= ENOUGH and max(left_over) <= 1

    @property
    def one_statement(self) -> bool:
        """True if both sides are one statement, so that what differs fills one place.

        They are by a likeness of `same_but_for_a_fact`, or of `same_statement` if names and numbers tie them.
        """
        sure = self.settings.same_statement if self.tied else self.settings.same_but_for_a_fact
        return self.alike >= sure
