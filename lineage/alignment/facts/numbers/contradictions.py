"""Two sides of a link -> the numbers in which they contradict each other.

Numbers that agree in any reading (format, words, rounding, unit, currency, sum) are left out first; two of the rest
that are of one kind and stand in the same place are a change.  A number that only one side has is a detail that the
other side left out, and no change.  Cost: quantities of A times quantities of B, a handful each.  Failure mode: two
different facts of one kind beside the same noun in a loose paraphrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from lineage.alignment.facts.figures.clocks import looks_like_clock
from lineage.alignment.facts.figures.values import Quantity
from lineage.alignment.facts.numbers.counted import has_whole, in_toll
from lineage.alignment.facts.numbers.measures import measure_changes
from lineage.alignment.facts.numbers.sums import unexplained
from lineage.alignment.facts.numbers.unrelated import of_two_things
from lineage.alignment.facts.pairs.elsewhere import told_elsewhere
from lineage.alignment.facts.pairs.equivalents import one_kind, other_currency, other_unit
from lineage.alignment.facts.pairs.sides import Found, one_to_one
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.numbers import HOURS
from lineage.alignment.facts.words.reading import Reading

TIED = 1.0
"""What is added to the score of two numbers for filling one place if names and numbers tie their sentences."""

TIE = 0.01
"""Weight of the number of common words around two numbers, which decides between numbers that fit equally well."""

TABLE = 60
"""Fewest numbers of a side that is a table, whose cells cannot be told apart; each would be compared with each."""

COLUMN = 6
"""Fewest numbers of a side that is a table if it has fewer content words than numbers."""

FORM_NUMBERS = 3
"""Fewest numbers on each side of two sentences that fill in one form for two days, if none of the numbers agree."""
FORM_NUMBERS_ALONE = 2
"""Fewest numbers on each side of two such sentences if they are nearly the same and count no dead, injured or missing:
two polls, two closing prices.  Between news articles it takes away 33 reports, of which one was right."""

DENIED_WORDS = 3
"""Words before a number among which "not" denies it: "not in the 1970s"."""
_NOT = frozenset({"not", "instead", "rather", "nicht"})
_BETWEEN = frozenset({"in", "on", "at", "by", "of", "than", "the", "about", "for", "to", "from", "im", "am", "um"})
_ACCOUNT = re.compile(r"\(@\w+\)\s*\Z")


def number_changes(slots: Slots) -> list[Found]:
    """Changes of kind number, each with the index of its word in A."""
    if _is_table(slots):
        return []
    left, right = (_not_denied(some, side) for some, side in zip(slots.quantities, (slots.a, slots.b), strict=True))
    measured = measure_changes(slots)
    wholes = [] if slots.copied else _wholes(left, right)
    left, right = unexplained(left, right, slots)
    scored = [
        (_same_place(x, y, left, right, slots) + TIED * slots.tied, i, j)
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if _comparable(x, y, slots) and not _make_up(x, y, wholes)
    ]
    scored = [(score, i, j) for score, i, j in scored if score >= _floor(left[i], right[j], slots)]
    pairs = [
        (i, j) for i, j in one_to_one(scored, slots.settings.same_place) if not told_elsewhere(left[i], right[j], slots)
    ]
    if len({left[i].kind for i, _ in pairs}) > 1 and not slots.nearly_same:
        pairs = []  # numbers of two kinds differ: another share in another year is no contradiction
    return measured + [slots.change("number", left[i], right[j]) for i, j in pairs]


def _not_denied(some: Sequence[Quantity], reading: Reading) -> list[Quantity]:
    """The quantities that a reading states as true: the first of "in 1917, not in 1971, as stated earlier"."""
    return [one for one in some if not _is_denied(one, reading)]


def _is_denied(one: Quantity, reading: Reading) -> bool:
    """True for a quantity behind "not" or "instead of", with at most prepositions and articles between them."""
    before = [word.key for word in reading.before(one.first, DENIED_WORDS)]
    at = max((at for at, key in enumerate(before) if key in _NOT), default=-1)
    return at >= 0 and all(key in _BETWEEN for key in before[at + 1 :])


def _shares(some: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in some if one.kind == "percent"]


def tell_of_others(slots: Slots) -> bool:
    """True if both sides have numbers and no number of one side agrees with one of the other."""
    left, right = slots.quantities
    if _is_table(slots) or not left or not right:
        return False
    return not any(slots.agree(x, y) for x in left for y in right)


def filled_in_anew(slots: Slots) -> bool:
    """True if both sides fill in one form, for the markets or the weather of two days: many numbers that all differ."""
    left, right = ([one for one in some if not one.weak] for some in slots.quantities)
    fewest = min(len(left), len(right))
    if fewest < FORM_NUMBERS_ALONE or not tell_of_others(slots):
        return False
    tolls = any(in_toll(x, y, slots) for x in left for y in right if one_kind(x, y))
    return fewest >= FORM_NUMBERS or (slots.nearly_same and not tolls)


def complementary(slots: Slots) -> bool:
    """True if each side names a whole and another one of its two parts: "17 of 20 passed", "three of 20 did not"."""
    wholes = _wholes(*slots.quantities)
    left, right = unexplained(*slots.quantities, slots)
    return any(_make_up(x, y, wholes) for x in left for y in right if _comparable(x, y, slots))


def _is_table(slots: Slots) -> bool:
    """True if a side has `TABLE` numbers, or `COLUMN` and more numbers than content words: an archive by months."""
    if max(map(len, slots.quantities)) >= TABLE:
        return True
    return any(
        len(some) >= COLUMN and len(some) > len(slots.besides(side, some))
        for some, side in zip(slots.quantities, (slots.a, slots.b), strict=True)
    )


# ── place ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _comparable(x: Quantity, y: Quantity, slots: Slots) -> bool:
    """True for quantities of one kind, whose difference may be a contradiction; a whole and a part are not."""
    if _is_stamp(x, slots.a) or _is_stamp(y, slots.b):
        return False
    if x.whole != y.whole or _hour_word(x, slots.a, y, slots.b) or _hour_word(y, slots.b, x, slots.a):
        return False
    return (one_kind(x, y) or other_currency(x, y)) and bool(x.parts) == bool(y.parts)


def _is_stamp(date: Quantity, reading: Reading) -> bool:
    """True for the date of a post, which stands behind the account of its writer: "Ann Bell (@bell) May 3"."""
    start = reading.words[date.first].start
    return date.kind == "date" and _ACCOUNT.search(reading.text, reading.span.start, start) is not None


def _hour_word(word: Quantity, reading: Reading, digits: Quantity, other: Reading) -> bool:
    """True for a number of up to twelve in words if the other is digits such as "14.30": both may be times of day."""
    spelled = word.kind == "count" and not reading.words[word.first].digits and bool(word.values)
    return spelled and word.values[0] <= HOURS and digits.kind == "count" and looks_like_clock(other, digits)


def _wholes(left: Sequence[Quantity], right: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that both sides name, which may have parts, and a hundred per cent."""
    named = [x for x in left if any(x.kind == y.kind and x.values == y.values for y in right)]
    return [*named, Quantity(0, 0, (100.0,), "percent")]


def _make_up(x: Quantity, y: Quantity, wholes: Sequence[Quantity]) -> bool:
    """True if two quantities add up to one of the wholes: 41 of 50 seats are taken, nine of 50 are free."""
    sums = {v + w for v, w in product(x.values, y.values)}
    return any(whole.kind == x.kind and not sums.isdisjoint(whole.values) for whole in wholes)


def _one_share(x: Quantity, y: Quantity, alone: bool, slots: Slots) -> bool:
    """True if the rest of the sentences shows two shares to be one: it is nearly the same, or has no other share."""
    if slots.nearly_same and has_whole(slots.a, x) == has_whole(slots.b, y):
        return True
    only = alone and all(len(_shares(side)) == 1 for side in slots.quantities)
    return only and slots.one_statement


def _floor(x: Quantity, y: Quantity, slots: Slots) -> float:
    """The least score for two quantities to fill one place; it is higher if the sentences are worded anew."""
    is_score = x.kind == "count" and bool(x.parts)  # a score has no noun behind it
    sure = is_score or slots.mostly_one or slots.tied or other_unit(x, y) or in_toll(x, y, slots)
    return slots.settings.same_place if sure else slots.settings.same_place_anew


def _same_place(x: Quantity, y: Quantity, left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots) -> float:
    """Score for two quantities to fill one place of their sentences; they do from `_floor` on, and never at 0."""
    beside = slots.tile(x, y)
    exact = beside is not None and beside <= 2
    if ((x.weak or y.weak or x.kind == "weekday") and not exact) or of_two_things(x, y, slots):
        return 0.0
    rest = slots.nearly_same
    tile = 0.0 if beside is None else 2.0 if exact else 1.0 if beside <= 8 else 0.0
    heads_x, heads_y = slots.heads(slots.a, x.last), slots.heads(slots.b, y.last)
    alone = sum(q.kind == x.kind for q in left) == 1 == sum(q.kind == y.kind for q in right)
    parts = any(slots.whole_end(side, one.last) != one.last for one, side in slots.sides(x, y))
    counts_others = x.kind == "count" and not parts
    head = (
        0.0
        if parts and not slots.one_statement
        else 1.5
        if heads_x & heads_y
        else -1.0
        if heads_x and heads_y and counts_others
        else 0.0
    )
    telling = head > 0 or (rest and exact) or (alone and not heads_x and not heads_y)
    if x.kind == "percent" and not (telling or _one_share(x, y, alone, slots)):
        return 0.0  # a share is told from other shares only by what it is a share of
    before = slots.content(slots.a.before(x.first, 2))[-1:]
    named = 1.0 if before and before == slots.content(slots.b.before(y.first, 2))[-1:] else 0.0
    shared = slots.shared_context(x, y)
    context = min(3, shared) + TIE * shared
    specific = x.kind not in {"count", "ordinal"}
    if not context and slots.share < 0.9:
        return 0.0
    return tile + head + named + 0.5 * context + 0.5 * alone + 0.5 * specific + 1.0 * rest
