"""Units of two articles -> the pairs of units that say the same.

Measurements → first probabilities → what the surroundings add → second probabilities → the pairs worth a link.  Links
are many to many: a sentence may draw on several.  A third pass, trees and small networks in place of the logistic
models, and a threshold for each pair of articles were no better on pairs left out of training.  Cost and failure mode:
see evidence and context; 2 ms for two articles of 900 words among many pairs, 3 ms alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lineage.alignment.links.context import context
from lineage.alignment.links.evidence import Evidence, evidence
from lineage.alignment.links.model import LinkModel
from lineage.alignment.links.one_core import one_core
from lineage.alignment.links.register import Register
from lineage.alignment.links.sides import Sides, sides
from lineage.alignment.links.tallies import Tally, tally
from lineage.alignment.links.telling import worth_telling
from lineage.alignment.units import Unit
from lineage.alignment.words import plain
from lineage.records import PassageKind

CELLS = 1 << 17
"""Most pairs of units of the pairs of articles that are measured together: some 50 pairs of news.  These take two
thirds of the time that they would take one after the other; twice as many gain no more."""

HEADING_WORDS = 3
"""Most words of a line of the body without a sign at its end that is a heading, or a label such as "PRESS RELEASE"."""
HEADING_TIMES = 3
"""How many times as long as a heading its counterpart may be: a sentence that has the same two words somewhere says
something else.  Of 348 true links of labelled pairs none is of a heading."""
NOT_THE_STORY: frozenset[PassageKind] = frozenset({"byline", "dateline"})
"""Kinds of passages that say who wrote or sent the article, when and where from.  Of 34 links of bylines in 1,000 pairs
of news eight led to a sentence, none rightly, and the rest set one date or agency beside another."""
_ENDS = frozenset(".!?…。！？:：\"”»’'")


class Pair(NamedTuple):
    """Indices of a unit of A and a unit of B, and the probability that they say the same."""

    a: int
    b: int
    score: float

    @property
    def mirrored(self) -> Pair:
        """The same pair with B called A."""
        return Pair(self.b, self.a, self.score)


@dataclass(frozen=True, slots=True)
class Counted:
    """The units of an article that can be linked, and their words and n-grams."""

    places: list[int]  # of each unit, its index among all units of the article
    tally: Tally
    lengths: list[int]  # of each unit, its number of words
    headings: list[bool]  # of each unit, whether it is a mere heading
    aside: list[bool]  # of each unit, whether it is no part of the story


def counted(units: Sequence[Unit], register: Register) -> Counted:
    """What linking needs of one article; it can be linked with any article counted with the same register."""
    places = _compared(units)
    some = [units[place] for place in places]
    lengths = [len(unit.written.words) for unit in some]
    headings = [_is_heading(unit, length) for unit, length in zip(some, lengths, strict=True)]
    aside = [unit.kind in NOT_THE_STORY for unit in some]
    return Counted(places, tally(some, register), lengths, headings, aside)


def _is_heading(unit: Unit, length: int) -> bool:
    return unit.kind == "body" and length <= HEADING_WORDS and unit.text.rstrip()[-1:] not in _ENDS


def linked(pairs: Sequence[tuple[Counted, Counted]], model: LinkModel) -> list[list[Pair]]:
    """For each pair of articles the pairs of units that say the same, in the order of A, then B.

    Whichever article stands first, the same one of two is read as A.  The sum of fractions depends on the order of its
    parts, so that otherwise the last digit of a score would depend on the sides.
    """
    turned = [is_turned(a, b) for a, b in pairs]
    ordered = [(b, a) if turn else (a, b) for turn, (a, b) in zip(turned, pairs, strict=True)]
    with one_core():
        found = [some for portion in _portions(ordered) for some in _linked(portion, model)]
    return [sorted(pair.mirrored for pair in some) if turn else some for turn, some in zip(turned, found, strict=True)]


def is_turned(a: Counted, b: Counted) -> bool:
    """True if B is to be read as A, for results that must not depend on which of two articles is called A."""
    of_a, of_b = a.tally.units, b.tally.units
    for unit_a, unit_b in zip(of_a, of_b, strict=False):  # mostly the first two differ
        if (unit_a.text, unit_a.quotes) != (unit_b.text, unit_b.quotes):
            return (unit_b.text, unit_b.quotes) < (unit_a.text, unit_a.quotes)
    return len(of_b) < len(of_a)


def _portions(pairs: Sequence[tuple[Counted, Counted]]) -> Iterator[list[tuple[Counted, Counted]]]:
    """The pairs in their order, in lists of as many as make arrays of a good size (`CELLS`)."""
    portion: list[tuple[Counted, Counted]] = []
    units = widest = 0
    for pair in pairs:
        size = max(len(side.places) for side in pair)
        if portion and (units + size) * max(widest, size) > CELLS:
            yield portion
            portion, units, widest = [], 0, 0
        portion.append(pair)
        units, widest = units + size, max(widest, size)
    if portion:
        yield portion


def _linked(pairs: Sequence[tuple[Counted, Counted]], model: LinkModel) -> list[list[Pair]]:
    both = sides([(a.tally, b.tally) for a, b in pairs])
    found = evidence(both)
    first = model.first.probability(found.values, len(found.rows))
    second = np.round(model.second.probability(context(both, found, first), len(found.rows)), 4)
    likely: list[int] = np.flatnonzero(second >= model.threshold).tolist()
    second[[k for k in likely if _tells_nothing(k, pairs, both, found)]] = 0
    told: list[list[Pair]] = [[] for _ in pairs]
    for k in worth_telling(both, found, second, model.threshold):
        at, i, j = _located(k, both, found)
        a, b = pairs[at]
        told[at].append(Pair(a.places[i], b.places[j], float(second[k])))
    return told


def _tells_nothing(k: int, pairs: Sequence[tuple[Counted, Counted]], both: Sides, found: Evidence) -> bool:
    """True if a candidate sets a heading beside a sentence, or a byline beside anything."""
    at, i, j = _located(k, both, found)
    a, b = pairs[at]
    if a.aside[i] or b.aside[j]:
        return True
    short, long = sorted((a.lengths[i], b.lengths[j]))
    return (a.headings[i] or b.headings[j]) and long > HEADING_TIMES * short


def _located(k: int, both: Sides, found: Evidence) -> tuple[int, int, int]:
    """The index of the pair of articles of a candidate, and those of its units among the counted ones of A and of B."""
    row, column = int(found.rows[k]), int(found.columns[k])
    at = int(both.a.pair[row])
    return at, row - int(both.a.first[at]), column - int(both.b.first[at])


def _compared(units: Sequence[Unit]) -> list[int]:
    """Indices of the units that can be linked: no furniture, and each headline only once, however often it is
    repeated."""
    headlines: set[tuple[str, ...]] = set()
    result = []
    for index, unit in enumerate(units):
        if unit.kind == "furniture":
            continue
        if unit.kind == "headline":
            forms = tuple(map(plain, unit.written.words))
            if forms in headlines:
                continue
            headlines.add(forms)
        result.append(index)
    return result


def out_of_order(pairs: Sequence[Pair]) -> frozenset[int]:
    """Indices of the pairs that leave the common order of both articles.

    The order is the longest chain of pairs in which neither side runs backwards; of chains of equal length, the one
    that ends first in B.  If two sentences have changed places, which of them counts as moved depends on the sides.
    """
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k].a, pairs[k].b))
    tails: list[int] = []  # last B unit of the best chain of each length
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for k in order:
        length = bisect_right(tails, pairs[k].b)
        before[k] = ends[length - 1] if length else None
        tails[length : length + 1] = [pairs[k].b]
        ends[length : length + 1] = [k]
    chain: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        chain.add(at)
        at = before[at]
    return frozenset(range(len(pairs))) - chain
