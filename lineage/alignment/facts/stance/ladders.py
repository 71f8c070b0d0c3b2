"""Two sides of a link -> how far a matter has come, if they differ in that: proposed or imposed, charged or convicted.

A ladder is a matter that proceeds step by step: a decision, an inquiry, a trial, an order, a deal.  Words of one step
say the same; a word of another step in the same place says that more, or less, is certain.  A step that both sides name
is no change, and the other word then tells of something else.  Cost: the words of both sides, then pairs of those on
ladders.  Failure mode: two steps of two matters in sentences that share most words.
"""

from __future__ import annotations

from itertools import product

from lineage.alignment.facts.mentions.cues import negates
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.stance.opposites import MOST_POLES, Pole, among_the_same, in_place, poles
from lineage.alignment.facts.words.reading import Reading
from lineage.alignment.facts.words.stance import ladders

_NOUN_BEHIND = frozenset(
    {"the", "a", "an", "this", "that", "one", "two", "three", "his", "her", "their", "its", "under", "of", "on"}
)


_DECIDE = "decid"  # a stem
_OPEN = frozenset({"whether", "if", "about"})
OPEN_WORDS = 4
"""Words behind "decide" among which "whether" and its like leave the decision open: "decide in May whether"."""
DENYING_WORDS = 2
"""Words before a step among which "not" denies it."""


def ladder_changes(slots: Slots) -> list[Found]:
    """At most one change of kind modality, two steps of one ladder, with the index of its word in A."""
    steps = ladders()
    left, right = (_steps(side) for side in (slots.a, slots.b))
    if max(len(left), len(right)) > MOST_POLES:
        return []
    on_both = {steps[pole.word] for pole in left} & {steps[pole.word] for pole in right}
    return [
        slots.change("modality", x, y)
        for x, y in product(left, right)
        if steps[x.word][0] == steps[y.word][0]
        and steps[x.word] != steps[y.word]
        and on_both.isdisjoint((steps[x.word], steps[y.word]))
        and (in_place(x, y, slots) or among_the_same(x, y, slots))
    ][:1]


def _steps(reading: Reading) -> list[Pole]:
    """The words of a reading that are steps of a ladder, without nouns ("the suspect", "on charges of") and denied
    ones."""
    return [
        pole
        for pole in poles(reading, ladders())
        if not (pole.first and reading.words[pole.first - 1].key in _NOUN_BEHIND)
        and not (pole.word == _DECIDE and any(word.key in _OPEN for word in reading.behind(pole.last, OPEN_WORDS)))
        and not _denied(reading, pole)
    ]


def _denied(reading: Reading, pole: Pole) -> bool:
    """True if a word before a step denies it."""
    before = reading.before(pole.first, DENYING_WORDS)
    return any(negates(word) for word in before)
