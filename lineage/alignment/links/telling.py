"""Likely links -> those that tell something.

From the best down, ties in an order that knows no side.  Left out is a link of two sentences that better links explain
already: twin sentences with one beginning would otherwise all be linked to one another.  And left out is a link that
takes a sentence for the counterpart of another's twin: where parliament is told to have heard a speaker for the dam
and one against it, and the other outlet prints the second alone, the first is omitted and not reworded.

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
"""Share of a sentence's content words that a further link must explain: 0.1 drops false links and hardly a true one on
labelled pairs left out of training, 0.15 drops as many true ones."""
WHOLLY = 0.95
"""Share of its content words from which a sentence is wholly explained by the links that it has."""
FORM = 0.4
"""Share of the words of the longer of two sentences, all counted, that stand in the other in the same order, from which
they have one form: 0.40 to 0.85 in 63 pairs of invented twins, 0.17 to 0.39 where a wholly explained sentence of 39
labelled pairs is told again in other words."""
SAME = 0.6
"""Share of the content words of either from which two sentences of one form say the same: the labelled ones 1.0."""
ALIKE, LEAST_ALIKE = 0.5, 0.35
"""The same where a sentence is explained in part, whatever their form: this share of its own words, or that of the
other's.  Below both lie four of eight false links, and none of 19 true ones."""


def worth_telling(sides: Sides, found: Evidence, score: Matrix, threshold: float) -> list[int]:
    """The candidates of at least `threshold`, in their order, that tell something that better ones do not."""
    a, b = _Told(sides.a, sides.b, sides), _Told(sides.b, sides.a, sides)
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


class _Told:
    """The sentences of one side: which are linked, and which of their content words no link has explained yet.

    Of words that the other article does not have there are no columns; they count where all words do.
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
        """How much of each of its words the counterpart explains that no link does yet; only content counts."""
        found: Matrix = np.minimum(self._open[self._words(unit)], self._explaining(unit, counterpart))
        return found

    def gain(self, unit: int, new: Matrix) -> float:
        """Its share of the content words that the other article has."""
        return float(new.sum() / max(self._known[unit], 1))

    def tell(self, unit: int, new: Matrix) -> None:
        """Take a link up."""
        self._open[self._words(unit)] -= new
        self.linked.add(unit)

    def explained(self, unit: int) -> float:
        """Share of all content words that the links told so far explain."""
        left = self._open[self._words(unit)].sum()
        return float((self._known[unit] - left) / max(self._side.content[unit], 1))

    def shared(self, unit: int, counterpart: int) -> float:
        """Share of all content words that the counterpart explains, whatever else does."""
        common = self._content[self._words(unit)] * self._explaining(unit, counterpart)
        return float(common.sum() / max(self._side.content[unit], 1))

    def names_others(self, unit: int, counterpart: int) -> bool:
        """Whether it has names that the counterpart has not."""
        return bool(self._common(unit, counterpart, self._names) < self._side.names[unit])

    def counts_others(self, unit: int, counterpart: int) -> bool:
        """Whether it has numbers that the counterpart has not."""
        return bool(self._common(unit, counterpart, self._numbers) < self._side.numbers[unit])

    def _common(self, unit: int, counterpart: int, kind: Flags) -> int:
        """How many of its words of a kind the counterpart explains."""
        return int(np.count_nonzero(kind[self._words(unit)] * self._explaining(unit, counterpart)))

    def _words(self, unit: int) -> slice:
        """Where its words stand in arrays over the distinct words of all units."""
        return slice(self._starts[unit], self._starts[unit + 1])

    def _explaining(self, unit: int, counterpart: int) -> Matrix:
        """How far the counterpart has each of its words, or has kin of it: 0..1."""
        return like(self._other.held[counterpart].take(self._side.bag_column[self._words(unit)]))

    def written(self, unit: int) -> str:
        """Its words in order, one character each."""
        return self._side.letters[unit]


def _are_twins(explained: _Told, unit: int, other: _Told, twin: int) -> bool:
    """Whether a sentence that better links explain is likely to resemble another one in form alone."""
    own, its = explained.shared(unit, twin), other.shared(twin, unit)
    if explained.explained(unit) < WHOLLY:
        return own < ALIKE and its < LEAST_ALIKE
    if explained.counts_others(unit, twin) and other.counts_others(twin, unit):
        return True
    one_form = LCSseq.normalized_similarity(explained.written(unit), other.written(twin)) >= FORM
    named_apart = explained.names_others(unit, twin) and other.names_others(twin, unit)
    return one_form and (named_apart or max(own, its) < SAME)
