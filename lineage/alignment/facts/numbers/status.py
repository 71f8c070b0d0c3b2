"""A number -> whether it is an average, a forecast or a former value.

"An average of 150 a month" does not contradict "155 in May", nor what was expected what came, nor the number behind "up
from" the one to which it rose.  Cost: a few words around each number.  Failure mode: the word lists are English.
"""

from __future__ import annotations

from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.reading import Reading, Word

NEAR_WORDS = 4
"""Words on either side of a number among which it is called an average."""
EXPECTING_WORDS = 8
"""Words before a number in its sentence among which it is called expected."""
MOVED_WORDS = 6
"""Words before "from" among which a verb of moving stands: "rose 12 percent in May from 300"."""

_AVERAGE = frozenset({"average", "averages", "averaged", "averaging", "median"})
_EXPECTED = frozenset({"expect", "expects", "expected", "expecting", "forecast", "forecasts", "predicted", "consensus"})
_FROM = frozenset({"from"})
_BETWEEN = frozenset({"the", "a", "an", "of", "about", "just", "nearly", "some", "average"})
_MOVING = frozenset(
    {"up", "down", "rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling", "grew"}
    | {"increased", "decreased", "increase", "decrease", "dropped", "drop", "climbed", "jumped", "declined", "cut"}
    | {"raised", "revised", "lowered", "higher", "lower", "slowed", "slipped", "change", "changed"}
)


def stand_for_others(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True if one number is a former value, an average or a forecast and the other is not.

    An average counts only if the other side speaks of none.
    """
    return (
        _is_former(slots.a, x) != _is_former(slots.b, y)
        or _is_expected(slots.a, x) != _is_expected(slots.b, y)
        or any(_is_average(side, one) and _has_no_average(slots.other(side)) for one, side in slots.sides(x, y))
    )


def _has_no_average(reading: Reading) -> bool:
    return _AVERAGE.isdisjoint(word.key for word in reading.words)


def _is_average(reading: Reading, one: Quantity) -> bool:
    return any(word.key in _AVERAGE for word in reading.around(one, NEAR_WORDS))


def _is_expected(reading: Reading, one: Quantity) -> bool:
    return any(word.key in _EXPECTED for word in _sentence(reading.before(one.first, EXPECTING_WORDS)))


def _is_former(reading: Reading, one: Quantity) -> bool:
    """True for a number behind the "from" of something that moves."""
    at = one.first - 1
    while at > 0 and reading.words[at].key in _BETWEEN:
        at -= 1
    if at < 0 or reading.words[at].key not in _FROM:
        return False
    return any(word.key in _MOVING for word in _sentence(reading.before(at, MOVED_WORDS)))


def _sentence(words: tuple[Word, ...]) -> list[Word]:
    """Those of the words that stand behind the last end of a sentence among them."""
    ends = [at for at, word in enumerate(words) if word.breaks > 1]
    return [*words[ends[-1] :]] if ends else [*words]
