"""one index, or an old and a new one -> the pairs of wordings that are worth measuring.

A pair is a candidate if it shares `min_bands` bands, or `min_anchor_share` of the anchors of the wording with fewer.
That depends on the two wordings alone: neither order nor batches nor the rest of the corpus can change it.

Wordings that share a key stand side by side in the sorted entries, so the join is one pass over runs of equal keys.
Pairs are counted in portions of left wordings, which bounds memory however common a phrase is.  Cost for 217,000 news
wordings: 0.15 s; 720,000 shared keys give 40,000 candidates.  Failure mode: a stock phrase in f wordings costs f² / 20
shared keys before they are dropped, and k variants of one paragraph are k² / 2 true pairs: 5,000 variants take some
seconds.  Identical wordings are one row, as the caller has collapsed them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.config import MatchingSettings
from lineage.errors import InputError
from lineage.matching.index import BAND_BIT, ID_MASK, KEY_SHIFT, Entries, Ids, Index, restrict

PORTION: Final = 1 << 22
"""Shared keys that are expanded at a time, 30 bytes each."""
_MUCH_SMALLER: Final = 8  # an index this many times smaller is looked up in the other one, not merged with it


class Pairs(NamedTuple):
    """Pairs of wordings, `left < right`, ascending, none twice."""

    left: Ids
    right: Ids


def pairs_within(index: Index, settings: MatchingSettings) -> Pairs:
    """Candidate pairs among the wordings of one index."""
    return _pairs(index.entries, (index, index), settings)


def pairs_between(old: Index, new: Index, settings: MatchingSettings) -> Pairs:
    """Candidate pairs of an old (left) and a new (right) wording; InputError unless new numbers follow old ones."""
    if len(old.sizes) and len(new.sizes) and old.first + len(old.sizes) > new.first:
        raise InputError(f"wording {new.first} is both old and new", hint="number new wordings after the old ones")
    if len(new.entries) * _MUCH_SMALLER < len(old.entries):
        old = restrict(old, new.keys)
    entries = np.concatenate([old.entries, new.entries])
    entries.sort(kind="stable")  # merges the two sorted stretches, where a quick sort would begin anew
    return _pairs(entries, (old, new), settings)


def _pairs(entries: Entries, sides: tuple[Index, Index], settings: MatchingSettings) -> Pairs:
    """Pairs of a wording of the first side and one of the second, which is the first itself or follows it."""
    left, right = sides
    found = [Pairs(np.empty(0, np.int64), np.empty(0, np.int64))]
    for first, codes in _shared_keys(entries, None if left is right else right.first):
        fresh = np.ones(len(codes), np.bool_)
        np.not_equal(codes[1:] >> BAND_BIT, codes[:-1] >> BAND_BIT, out=fresh[1:])
        starts = np.flatnonzero(fresh)
        bands = np.add.reduceat(codes & BAND_BIT, starts).astype(np.int64)
        anchors = np.diff(starts, append=len(codes)) - bands
        pairs = codes[starts] >> BAND_BIT
        lefts = (pairs >> KEY_SHIFT).astype(np.int64) + first
        rights = (pairs & ID_MASK).astype(np.int64)
        fewer = np.minimum(left.sizes[lefts - left.first], right.sizes[rights - right.first])
        worth = (bands >= settings.min_bands) | (anchors >= settings.min_anchor_share * fewer)
        found.append(Pairs(lefts[worth], rights[worth]))
    return Pairs(*(np.concatenate(side) for side in zip(*found, strict=True)))


def _shared_keys(entries: Entries, first_new: int | None) -> Iterator[tuple[int, Entries]]:
    """One code for each key that two wordings share: `(left - first) << 33 | right << 1 | is band`.

    Codes ascend; each portion comes with its `first`, and no left wording is in two portions.  With `first_new`, only
    pairs of a wording below it with one from it on.
    """
    entries = entries[_repeated(entries >> KEY_SHIFT)]
    keys = entries >> KEY_SHIFT
    wordings = (entries & ID_MASK).astype(np.int64)
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1]]))
    lengths = np.diff(starts, append=len(keys))
    partners = np.arange(1, len(keys) + 1)  # where the partners of each entry begin; its run ends where the next starts
    ends = np.repeat(starts + lengths, lengths)
    if first_new is not None and len(keys):
        is_old = wordings < first_new
        olds = np.add.reduceat(is_old, starts, dtype=np.int64)
        partners = np.where(is_old, np.repeat(starts + olds, lengths), ends)
    order = _by_left(wordings, np.flatnonzero(ends > partners))
    counts = (ends - partners)[order]
    bounds = np.concatenate([[0], np.cumsum(counts)])
    for begin, end in _portions(wordings[order], bounds):
        some = order[begin:end]
        first = int(wordings[some[0]])
        heads = (wordings[some] - first).astype(np.uint64) << (KEY_SHIFT + BAND_BIT) | (keys[some] & BAND_BIT)
        codes = np.repeat(heads, counts[begin:end])
        places = np.repeat(partners[some] - bounds[begin:end], counts[begin:end]) + np.arange(*bounds[[begin, end]])
        codes |= wordings[places].astype(np.uint64) << BAND_BIT
        codes.sort()
        yield first, codes


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of some sorted keys occur more than once."""
    same = keys[1:] == keys[:-1]
    repeated = np.zeros(len(keys), np.bool_)
    repeated[1:] = same
    repeated[:-1] |= same
    return repeated


def _by_left(wordings: Ids, places: Ids) -> Ids:
    """The places, in the order of their wordings: a sort of plain integers, much faster than an indirect one."""
    codes = (wordings[places].astype(np.uint64) << KEY_SHIFT) | places.astype(np.uint64)
    codes.sort()
    return (codes & ID_MASK).astype(np.int64)


def _portions(lefts: Ids, bounds: Ids) -> Iterator[tuple[int, int]]:
    """Ranges of entries, whole left wordings, with PORTION shared keys or one wording in each."""
    groups = np.flatnonzero(np.diff(lefts, prepend=-1, append=-1))  # where each left wording begins, and the end
    group = 0
    while group + 1 < len(groups):
        limit = bounds[groups[group]] + PORTION
        after = max(group + 1, int(np.searchsorted(bounds[groups], limit, side="right")) - 1)
        yield int(groups[group]), int(groups[after])
        group = after
