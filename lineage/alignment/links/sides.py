"""Pairs of articles -> the arrays that every measurement reads.

The units of all pairs are laid end to end, so that each measurement takes one pass over many pairs: an article of news
has forty sentences, and for arrays of that size the call costs more than the work.  Nothing passes from one pair to
another; a result does not depend on which pairs come together.  Cost: 1 byte for each unit and each word that both
sides know, for as many words as the pair with most of them has; 4 bytes for each pair of a unit of A and a unit of B.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from lineage.alignment.links.arrays import Flags, Marks, Matrix, joined
from lineage.alignment.links.grams import cosines
from lineage.alignment.links.tallies import Tally
from lineage.alignment.links.vocabulary import Vocabulary, vocabulary
from lineage.alignment.words import letters
from lineage.arrays import Ids, expanded, offsets

KINSHIP = 0.8
"""How much a word of kin counts in place of the word itself, 0..1."""

_KIN, _HELD = 1, 2
_LIKENESS = np.array([0, KINSHIP, 1], np.float32)  # of nothing, `_KIN` and `_HELD`


def bag(held: Marks) -> Matrix:
    """1 if a unit has the word, else 0; float32 of the shape of `held`."""
    found: Matrix = (held == _HELD).astype(np.float32)
    return found


def like(held: Marks) -> Matrix:
    """1 if a unit has the word, `KINSHIP` if it has only a word of kin, else 0; float32 of the shape of `held`."""
    found: Matrix = _LIKENESS.take(held)
    return found


@dataclass(frozen=True)
class Side:
    """One article of each of p pairs, as arrays over the n units of all these articles.

    Words have the numbers of the vocabulary.  Words that concern both sides of their pair have columns in `held`,
    numbered from 0 in each pair: m is the largest number of columns of a pair.
    """

    first: Ids  # (p + 1,): where the units of each article begin, and at last where all end
    pair: Ids  # (n,): of each unit, the index of its pair
    row: Ids  # of each word in reading order, its unit
    number: Ids  # of each word in reading order, its number
    starts: Ids  # (n + 1,): where the words of each unit begin, and at last where all end
    quotes: Ids  # (q, 2): ranges of the words that stand in quotation marks together
    bag_row: Ids  # of each distinct word of each unit that has a column: the unit, ascending
    bag_number: Ids  # of each of these words, its number, ascending within the unit
    bag_column: Ids  # of each of these words, its column
    held: Marks  # (n, m): which words each unit has, or has kin of; read it by `bag` and `like`
    distinct: Matrix  # (n,): number of distinct words
    plain: Matrix  # (n,): weight of its distinct words that are neither names nor numbers
    content: Matrix  # (n,): number of its distinct words that carry content
    names: Matrix  # (n,): number of its distinct words that carry content and are names
    numbers: Matrix  # (n,): number of its distinct words that are numbers

    @cached_property
    def position(self) -> Matrix:
        """The middle of each unit as a fraction of its article, 0..1."""
        place, size = np.arange(len(self.pair)) - self.first[self.pair], np.diff(self.first)[self.pair]
        return ((place + 0.5) / size).astype(np.float32)

    @cached_property
    def bag_starts(self) -> Ids:
        """(n + 1,): where the distinct words of each unit begin, and at last where all end."""
        return np.searchsorted(self.bag_row, np.arange(len(self.pair) + 1))

    @cached_property
    def letters(self) -> list[str]:
        """Of each unit its words in order, as a string with one character for each word."""
        spelt = letters(self.number)
        return [spelt[start:end] for start, end in pairwise(self.starts.tolist())]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both articles of p pairs, as arrays."""

    a: Side
    b: Side
    words: Vocabulary
    cosine: list[Matrix]  # of each pair, (units of A, units of B): likeness of their character n-grams, 0..1

    @property
    def columns(self) -> int:
        """Number of words that concern both sides of their pair, in all pairs; these words have the first numbers."""
        return int(self.words.first[-1])


def sides(pairs: Sequence[tuple[Tally, Tally]]) -> Sides:
    """The arrays of pairs of articles, of which there must be at least one; articles may be empty."""
    words = vocabulary(pairs)
    of_a, of_b = ([pair[side] for pair in pairs] for side in (0, 1))
    return Sides(
        _side(of_a, words.of_a, words), _side(of_b, words.of_b, words), words, [cosines(a, b) for a, b in pairs]
    )


def _side(tallies: Sequence[Tally], numbers: Sequence[Ids], words: Vocabulary) -> Side:
    """The arrays of one side; `numbers` are the vocabulary's numbers of the stems of each article."""
    first = offsets([len(tally.units) for tally in tallies])
    pair = np.repeat(np.arange(len(tallies)), np.diff(first))
    row = joined([tally.row for tally in tallies], first[:-1])
    quotes = zip(tallies, offsets([len(tally.row) for tally in tallies])[:-1], strict=True)
    every_row = joined([tally.bag_row for tally in tallies], first[:-1])
    every_number = np.concatenate([own[tally.bag_stem] for tally, own in zip(tallies, numbers, strict=True)])
    known = np.flatnonzero(every_number < words.first[-1])
    bag_row, bag_number = every_row[known], every_number[known]
    shift = words.first[pair[bag_row]]
    held = np.zeros((len(pair), int(np.diff(words.first).max())), np.uint8)
    starts, kin = words.kin
    entry, place = expanded(starts[bag_number], starts[bag_number + 1])
    held[bag_row[entry], kin[place] - shift[entry]] = _KIN
    held[bag_row, bag_number - shift] = _HELD
    plain = words.weight * ~(words.name | words.number)

    def summed(values: Matrix | Flags) -> Matrix:
        """The sum of values over the distinct words of each unit, float32 of shape (n,)."""
        return np.bincount(every_row, values[every_number], len(pair)).astype(np.float32)

    return Side(
        first=first,
        pair=pair,
        row=row,
        number=np.concatenate([own[tally.stem] for tally, own in zip(tallies, numbers, strict=True)]),
        starts=np.searchsorted(row, np.arange(len(pair) + 1)),
        quotes=np.concatenate([tally.quotes + shift for tally, shift in quotes]),
        bag_row=bag_row,
        bag_number=bag_number,
        bag_column=bag_number - shift,
        held=held,
        distinct=summed(np.ones_like(plain)),
        plain=summed(plain),
        content=summed(words.content),
        names=summed(words.content & words.name),
        numbers=summed(words.number),
    )
