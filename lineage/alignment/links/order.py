"""Candidates -> measurements of the order of their words: sequences, quotations, words that stay together.

Only candidates are measured, in arrays over many of them, so that no text, however often it repeats itself, costs more
than its candidates.  Cost: a microsecond a candidate for the sequence, and about as much for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from lineage.alignment.links.arrays import Matrix, distinct, in_portions
from lineage.alignment.links.sides import Side, Sides
from lineage.arrays import Ids, expanded

NEAR_WORDS = 3
"""Most content words from one word to the next for the two to be close together."""
QUOTE_RUN = 4
"""Words of a quotation that must stand together in the other text to count in full; one word less counts in part."""

_LEAST_RUN = QUOTE_RUN - 1  # fewest words of a run that is no chance
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # mixes the words of a run into a hash


def order(sides: Sides, rows: Ids, columns: Ids) -> dict[str, Matrix]:
    """Words in common order, quotations taken over, content words that stay together: arrays over the candidates."""
    a, b = sides.a, sides.b
    return {
        "ordered": _ordered(a, b, rows, columns),
        "quotation": np.maximum(
            _quotations_taken(a, b, sides.columns, rows, columns), _quotations_taken(b, a, sides.columns, columns, rows)
        ),
        "close": np.sqrt(_close(sides, rows, columns)),
    }


def _ordered(a: Side, b: Side, rows: Ids, columns: Ids) -> Matrix:
    """The longest common subsequence of words as a share of the shorter sentence, 0..1."""
    in_a, in_b = a.letters, b.letters
    common = cpdist([in_a[i] for i in rows.tolist()], [in_b[j] for j in columns.tolist()], scorer=LCSseq.similarity)
    shorter = np.minimum(np.diff(a.starts)[rows], np.diff(b.starts)[columns])
    ordered: Matrix = (common / np.maximum(shorter, 3)).astype(np.float32)
    return ordered


def _close(sides: Sides, rows: Ids, columns: Ids) -> Matrix:
    """Sum of the weights of the pairs of content words that stand close together in both sentences."""
    own, other = _neighbours(sides, sides.a), _neighbours(sides, sides.b)
    size = sides.columns
    close = np.zeros(len(rows))
    for pair, mine, _ in _meetings(own, other, rows, columns):
        code = own.code[mine]
        weight = sides.words.weight[code // size].astype(np.float64) * sides.words.weight[code % size]
        close += np.bincount(pair, weight, len(rows))
    return close.astype(np.float32)


def _quotations_taken(quoting: Side, other: Side, known: int, rows: Ids, columns: Ids) -> Matrix:
    """How much of a quotation of `quoting` the other sentence takes over in one piece, 0..1; of several the most.

    A run of words is a row of triples on one diagonal of the two sentences.  Words with numbers below `known` concern
    both sides.
    """
    taken = np.zeros(len(rows), np.float32)
    if not len(quoting.quotes):
        return taken
    begin, end = quoting.quotes.T
    quote, at = expanded(begin, np.maximum(end - _LEAST_RUN + 1, begin))
    whole, own = _triples(quoting, known, at)
    quote, at = quote[whole], at[whole]
    whole, theirs = _triples(other, known, np.arange(max(len(other.number) - _LEAST_RUN + 1, 0)))
    met = _meetings(_Entries(quoting.row[at], own), _Entries(other.row[whole], theirs), rows, columns)
    for pair, mine, place in met:
        diagonal = whole[place] - at[mine]
        by_run = np.lexsort((mine, diagonal, pair))
        pair, mine, diagonal = pair[by_run], mine[by_run], diagonal[by_run]
        breaks = (np.diff(pair) != 0) | (np.diff(diagonal) != 0) | (np.diff(at[mine]) != 1)
        first = np.flatnonzero(np.concatenate([np.ones(min(len(pair), 1), np.bool_), breaks]))
        run = np.diff(np.append(first, len(pair))) + _LEAST_RUN - 1
        share = run / (end - begin)[quote[mine[first]]] * np.minimum(1.0, run / QUOTE_RUN)
        np.maximum.at(taken, pair[first], share.astype(np.float32))
    return taken


# ── what two sentences have in common, place by place ─────────────────────────────────────────────────────────────


class _Entries(NamedTuple):
    """The codes that sentences hold; codes of one sentence stand together, sentences ascend."""

    row: Ids
    code: NDArray[np.int64] | NDArray[np.uint64]


def _meetings(own: _Entries, other: _Entries, rows: Ids, columns: Ids) -> Iterator[tuple[Ids, Ids, Ids]]:
    """Every pair of an entry of sentence rows[k] and an entry of sentence columns[k] that have the same code.

    Yields, for a portion of the candidates at a time, three arrays: k, the place in `own` and the place in `other`; k
    ascends.
    """
    if not (len(own.code) and len(other.code)):
        return
    codes = distinct(own.code)
    mine, theirs = (np.searchsorted(codes, entries.code) for entries in (own, other))
    theirs[theirs == len(codes)] = 0
    both = np.flatnonzero(codes[theirs] == other.code)  # most entries of a sentence meet nothing
    theirs = theirs[both]
    shared = np.flatnonzero(np.bincount(theirs, minlength=len(codes))[mine])
    begin, end = (np.searchsorted(own.row[shared], rows, side) for side in ("left", "right"))
    keys = other.row[both] * len(codes) + theirs
    by_key = np.argsort(keys, kind="stable")
    keys = keys[by_key]
    for some in in_portions(end - begin):
        pair, place = expanded(begin[some], end[some])
        pair, place = pair + some.start, shared[place]
        wanted = columns[pair] * len(codes) + mine[place]
        low, high = (np.searchsorted(keys, wanted, side) for side in ("left", "right"))
        found, at = expanded(low, high)
        yield pair[found], place[found], both[by_key[at]]


def _neighbours(sides: Sides, side: Side) -> _Entries:
    """The distinct pairs of content words that stand close together in each sentence, as smaller number × m + larger.

    Left out are pairs of two names, as first name and surname stay together whatever is said, and pairs with a word
    that concerns one side alone.  m is `sides.columns`.
    """
    name = sides.words.name
    content = np.flatnonzero(sides.words.content[side.number])
    row, number = side.row[content], side.number[content]
    size = sides.columns
    found = [np.empty(0, np.int64)]
    for gap in range(1, NEAR_WORDS + 1):
        one, two, at = number[:-gap], number[gap:], row[gap:]
        kept = (row[:-gap] == at) & (one != two) & (one < size) & (two < size)
        one, two, at = one[kept], two[kept], at[kept]
        told = ~(name[one] & name[two])
        found.append((at * size**2 + np.minimum(one, two) * size + np.maximum(one, two))[told])
    keys = distinct(np.concatenate(found))
    return _Entries(keys // max(size**2, 1), keys % max(size**2, 1))


def _triples(side: Side, known: int, at: Ids) -> tuple[Ids, NDArray[np.uint64]]:
    """Indices into `at` of the places where three words of one sentence, all with numbers below `known`, begin, and the
    hash of each three."""
    whole = side.row[at] == side.row[at + _LEAST_RUN - 1]
    mixed = np.zeros(len(at), np.uint64)
    for offset in range(_LEAST_RUN):
        number = side.number[at + offset]
        whole &= number < known
        mixed = mixed * _MULTIPLIER + number.astype(np.uint64)
    return np.flatnonzero(whole), mixed[whole]
