"""Tallies of pairs of articles -> one numbering of the words of all pairs, and the weight of each word.

A word has another number in each pair, since its weight depends on both articles.  Words that concern both sides of a
pair (both have the word, or one has it and the other has a word of kin) get the first numbers, pair after pair and in
alphabetical order; only these have columns in arrays over units and words.  Words of one side alone come behind them.

Cost: linear in the words, a dozen array operations for any number of pairs; 1 byte for each pair and each stem of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from lineage.alignment.links.arrays import Flags, Matrix, distinct
from lineage.alignment.links.kin import kin_table
from lineage.alignment.links.tallies import Tally
from lineage.arrays import Ids, expanded, offsets

CONTENT_WEIGHT = 0.2
"""Weight above which a word carries content: prepositions, articles and the commonest verbs are below."""
LEAST_WEIGHT = 0.02
"""Least value of either factor of a weight; it is above 0, so that a sentence of common words can still be covered."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The v words of p pairs, of which the first m concern both sides of their pair."""

    first: Ids  # (p + 1,): where the words that concern both sides of each pair begin, and at last where all end
    of_a: list[Ids]  # for each pair the numbers of the stems of its first article
    of_b: list[Ids]  # for each pair the numbers of the stems of its second article
    kin: tuple[Ids, Ids]  # where the kin of each of the m words begin, (m + 1,), and their numbers
    weight: Matrix  # (v,): rarity of each word, 0..1
    name: Flags  # (v,): whether it is mostly written with a capital inside sentences
    number: Flags  # (v,): whether it begins with a digit

    @property
    def content(self) -> Flags:
        """Whether each word carries content, bool of shape (v,)."""
        return self.weight > CONTENT_WEIGHT


def vocabulary(pairs: Sequence[tuple[Tally, Tally]]) -> Vocabulary:
    """The vocabulary of all pairs of articles."""
    codes, stems = _codes(list(chain.from_iterable(pairs)))
    sides = [_Stems.of([pair[side] for pair in pairs], codes) for side in (0, 1)]
    pair, code = _common(sides, (len(pairs), len(stems)))
    used = sorted(distinct(code).tolist(), key=stems.__getitem__)
    rank = np.empty(len(stems), np.int64)
    rank[used] = np.arange(len(used))
    code = code[np.lexsort((rank[code], pair))]  # inside each pair, so that `pair` stays as it is
    number = np.full((len(pairs), len(stems)), -1)
    number[pair, code] = np.arange(len(pair))
    numbers, owners = [], [pair]
    for side in sides:
        own = number[side.pair, side.code]
        alone = np.flatnonzero(own < 0)
        own[alone] = np.arange(len(alone)) + sum(map(len, owners))
        numbers.append(own)
        owners.append(side.pair[alone])
    of_a, of_b = (np.split(own, side.first[1:-1]) for own, side in zip(numbers, sides, strict=True))
    first = np.searchsorted(pair, np.arange(len(pairs) + 1))
    return Vocabulary(
        first, of_a, of_b, _kin(sides, len(stems), pair, code), *_weighed(sides, numbers, np.concatenate(owners))
    )


class _Stems(NamedTuple):
    """The stems of one article of each of p pairs, end to end; arrays are over these stems unless another shape is
    given."""

    first: Ids  # (p + 1,): where the stems of each pair begin, and at last where all end
    pair: Ids  # its pair
    code: Ids  # its code, which is the same wherever the stem stands
    kin: Ids  # its number in the table of kin, -1 if it is not listed
    rarity: Matrix  # its rarity in news at large, 0..1
    votes: Ids  # for being a name, see `Tally.votes`
    digit: Flags  # whether it begins with a digit
    units: Ids  # number of units of the article that have it
    size: Ids  # (p,): units of each article

    @classmethod
    def of(cls, tallies: Sequence[Tally], codes: dict[int, Ids]) -> _Stems:
        lengths = [len(tally.stems) for tally in tallies]
        return cls(
            offsets(lengths),
            np.repeat(np.arange(len(tallies)), lengths),
            np.concatenate([codes[id(tally)] for tally in tallies]),
            np.concatenate([tally.kin for tally in tallies]),
            np.concatenate([tally.rarity for tally in tallies]),
            np.concatenate([tally.votes for tally in tallies]),
            np.concatenate([tally.digit for tally in tallies]),
            np.concatenate([np.bincount(tally.bag_stem, minlength=len(tally.stems)) for tally in tallies]),
            np.array([len(tally.units) for tally in tallies]),
        )


def _codes(tallies: Sequence[Tally]) -> tuple[dict[int, Ids], list[str]]:
    """For each tally, by its `id`, the codes of its stems; and the stem of each code."""
    every = {id(tally): tally.stems for tally in tallies}
    numbers = distinct(np.concatenate(list(every.values())))
    stems = tallies[0].register.stems
    return {key: np.searchsorted(numbers, own) for key, own in every.items()}, [stems[n] for n in numbers.tolist()]


def _common(sides: Sequence[_Stems], shape: tuple[int, int]) -> tuple[Ids, Ids]:
    """Pair and code of each stem that concerns both sides of a pair; pairs ascend.  `shape` is (pairs, codes)."""
    numbers, starts, kin = kin_table()
    listed = [np.flatnonzero(side.kin >= 0) for side in sides]
    near = []
    for side, rows in zip(sides, listed, strict=True):
        owner, at = expanded(starts[side.kin[rows]], starts[side.kin[rows] + 1])
        near.append(_marked((shape[0], len(numbers)), side.pair[rows[owner]], kin[at]))
    both = [_marked(shape, side.pair, side.code) for side in sides]
    wanted = both[0] & both[1]
    for side, rows, of_other in zip(sides, listed, near[::-1], strict=True):
        met = rows[of_other[side.pair[rows], side.kin[rows]]]
        wanted[side.pair[met], side.code[met]] = True
    pair, code = np.nonzero(wanted)
    return pair, code


def _marked(shape: tuple[int, int], rows: Ids, columns: Ids) -> Flags:
    """A bool array of the shape, True at the given places."""
    marks = np.zeros(shape, np.bool_)
    marks[rows, columns] = True
    return marks


def _kin(sides: Sequence[_Stems], stems: int, pair: Ids, code: Ids) -> tuple[Ids, Ids]:
    """For each word that concerns both sides of its pair: where its kin among these words begin, and their numbers.

    `stems` is the number of codes, `pair` and `code` are those of the words.
    """
    numbers, starts, kin = kin_table()
    listed = np.full(stems, -1)
    for side in sides:
        listed[side.code] = side.kin
    own = listed[code]
    rows = np.flatnonzero(own >= 0)
    place = np.full((len(sides[0].size), len(numbers)), -1)
    place[pair[rows], own[rows]] = rows
    owner, at = expanded(starts[own[rows]], starts[own[rows] + 1])
    relative = place[pair[rows[owner]], kin[at]]
    here = relative >= 0
    return offsets(np.bincount(rows[owner[here]], minlength=len(pair))), relative[here]


def _weighed(sides: Sequence[_Stems], numbers: Sequence[Ids], pair: Ids) -> tuple[Matrix, Flags, Flags]:
    """Weight of each word, whether it is a name, and whether it is a number; `pair` is the pair of each word.

    The weight is the geometric mean of its rarity in news and its rarity in the units of its pair.
    """
    general, units, votes = np.zeros((3, len(pair)))
    digit = np.zeros(len(pair), np.bool_)
    for side, own in zip(sides, numbers, strict=True):  # no number comes twice on one side
        general[own] = np.maximum(general[own], side.rarity)  # two articles may be of two languages
        digit[own] = side.digit
        units[own] += side.units
        votes[own] += side.votes
    total = (sides[0].size + sides[1].size)[pair]
    here = np.log((total + 1) / (units + 0.5)) / np.log(np.maximum(total, 1) + 1)
    weight = np.sqrt(np.maximum(general, LEAST_WEIGHT) * np.maximum(here, LEAST_WEIGHT)).astype(np.float32)
    return weight, votes > 0, digit
