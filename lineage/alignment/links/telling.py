"""Likely links -> those that tell something that better links do not.

Links are looked at from the best down, equal scores in an order that does not depend on the sides.  A link is left out
if better links explain both of its sentences already: twin sentences with one beginning would otherwise all be linked
to one another.  It is also left out if it takes a sentence for the counterpart of another sentence's twin: if A tells
that parliament heard a speaker for the dam and one against it, and B prints only the second, then the first is omitted
in B, and not reworded.

Cost: a few operations over the words of each likely link.  Failure mode: a statement that one side makes twice, in one
form and with other names for the same people, is linked once.
"""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import LCSseq

from lineage.alignment.links.arrays import Flags, Matrix
from lineage.alignment.links.evidence import Evidence
from lineage.alignment.links.sides import Side, Sides, like

LEAST_NEW = 0.1
"""Least share of a sentence's content words, 0..1, that a further link must explain: on labelled pairs left out of
training, 0.1 drops false links and hardly a true one, 0.15 drops as many true links as false ones."""
WHOLLY = 0.95
"""Least share of its content words, 0..1, that the links of a sentence explain if it is wholly explained."""
FORM = 0.4
"""Least share of the words of the longer of two sentences, 0..1, that stand in the other one in the same order if the
two have one form: 0.40 to 0.85 in 63 pairs of invented twins, and 0.17 to 0.39 for the wholly explained sentences of 39
labelled pairs that are told again in other words."""
SAME = 0.6
"""Least share of the content words of either of two sentences of one form, 0..1, if both say the same; labelled ones
have 1.0."""
ALIKE, LEAST_ALIKE = 0.5, 0.35
"""Least shares of content words, 0..1, of which one must be reached for two sentences to say the same if one of them is
explained only in part, whatever their form: `ALIKE` of its own words, or `LEAST_ALIKE` of the other's.  Below both lie
four of eight false links, and none of 19 true links."""


def worth_telling(sides: Sides, found: Evidence, score: Matrix, threshold: float) -> list[int]:
    """Indices, ascending, of the candidates with a score of at least `threshold` that tell something that better ones
    do not."""
    a, b = _Sentences(sides.a, sides.b, sides), _Sentences(sides.b, sides.a, sides)
    kept = []
    likely = np.flatnonzero(score >= threshold)
    rows, columns = found.rows[likely], found.columns[likely]
    shift = (sides.b.first - sides.a.first)[sides.a.pair[rows]]
    for k in likely[np.lexsort((np.abs(rows - columns + shift), rows + columns, -score[likely]))].tolist():
        i, j = int(found.rows[k]), int(found.columns[k])
        new_a, new_b = a.new(i, j), b.new(j, i)
        linked = i in a.linked, j in b.linked
        if all(linked) and max(a.gain(i, new_a), b.gain(j, new_b)) < LEAST_NEW:
            continue
        if linked == (False, True) and b.gain(j, new_b) < LEAST_NEW and _are_twins(b, j, a, i):
            continue
        if linked == (True, False) and a.gain(i, new_a) < LEAST_NEW and _are_twins(a, i, b, j):
            continue
        a.tell(i, new_a)
        b.tell(j, new_b)
        kept.append(k)
    return sorted(kept)


class _Sentences:
    """The sentences of one side: which are linked, and which of their content words no link has explained yet.

    Words that the other article does not have (nor kin of) have no columns; they count only as part of all words.
    """

    def __init__(self, side: Side, other: Side, sides: Sides) -> None:
        self._side, self._other = side, other
        words, number = sides.words, side.bag_number
        self._starts: list[int] = side.bag_starts.tolist()
        self._content = words.content[number]
        self._names = self._content & words.name[number]
        self._numbers = words.number[number]
        self._open = self._content.astype(np.float32)
        self._known = np.bincount(side.bag_row, self._open, len(side.pair)).astype(np.float32)
        self.linked: set[int] = set()

    def new(self, unit: int, counterpart: int) -> Matrix:
        """How much of each distinct word of a unit a counterpart explains and no link does yet; only content counts."""
        found: Matrix = np.minimum(self._open[self._words(unit)], self._explaining(unit, counterpart))
        return found

    def gain(self, unit: int, new: Matrix) -> float:
        """`new`, summed, as a share of those content words of a unit that the other article has."""
        return float(new.sum() / max(self._known[unit], 1))

    def tell(self, unit: int, new: Matrix) -> None:
        """Record a link of a unit that explains `new` of its words."""
        self._open[self._words(unit)] -= new
        self.linked.add(unit)

    def explained(self, unit: int) -> float:
        """Share of all content words of a unit that the links recorded so far explain, 0..1."""
        left = self._open[self._words(unit)].sum()
        return float((self._known[unit] - left) / max(self._side.content[unit], 1))

    def shared(self, unit: int, counterpart: int) -> float:
        """Share of all content words of a unit that a counterpart explains, 0..1, whatever other links explain."""
        common = self._content[self._words(unit)] * self._explaining(unit, counterpart)
        return float(common.sum() / max(self._side.content[unit], 1))

    def names_others(self, unit: int, counterpart: int) -> bool:
        """True if a unit has a name that the counterpart does not have."""
        return bool(self._common(unit, counterpart, self._names) < self._side.names[unit])

    def counts_others(self, unit: int, counterpart: int) -> bool:
        """True if a unit has a number that the counterpart does not have."""
        return bool(self._common(unit, counterpart, self._numbers) < self._side.numbers[unit])

    def _common(self, unit: int, counterpart: int, kind: Flags) -> int:
        """How many of a unit's distinct words of a kind the counterpart explains."""
        return int(np.count_nonzero(kind[self._words(unit)] * self._explaining(unit, counterpart)))

    def _words(self, unit: int) -> slice:
        """Where the words of a unit stand in arrays over the distinct words of all units."""
        return slice(self._starts[unit], self._starts[unit + 1])

    def _explaining(self, unit: int, counterpart: int) -> Matrix:
        """How far a counterpart has each distinct word of a unit, or kin of it: 0..1, as in `like`."""
        return like(self._other.held[counterpart].take(self._side.bag_column[self._words(unit)]))

    def written(self, unit: int) -> str:
        """The words of a unit in order, as a string with one character for each word."""
        return self._side.letters[unit]


def _are_twins(explained: _Sentences, unit: int, other: _Sentences, twin: int) -> bool:
    """True if `unit`, which better links explain, and `twin` of the other side are likely to be alike in form alone."""
    own, its = explained.shared(unit, twin), other.shared(twin, unit)
    if explained.explained(unit) < WHOLLY:
        return own < ALIKE and its < LEAST_ALIKE
    if explained.counts_others(unit, twin) and other.counts_others(twin, unit):
        return True
    one_form = LCSseq.normalized_similarity(explained.written(unit), other.written(twin)) >= FORM
    named_apart = explained.names_others(unit, twin) and other.names_others(twin, unit)
    return one_form and (named_apart or max(own, its) < SAME)
