"""indices, old and new -> the pairs of wordings that are worth measuring.

A pair is a candidate if it shares a band, or `min_anchor_share` of the anchors of the wording with fewer, and if at
least one of these shared keys is not crowded.  That depends on the two wordings and on how many others have their keys,
but neither on order nor on batches.  New wordings can only take candidates away from the old ones; `outgrown` says
between which.

Wordings that share a key stand side by side in the sorted entries, so the join is one pass over runs of equal keys.
Pairs are counted in portions of left wordings, which bounds memory.  Cost for 217,000 news wordings: 0.15 s; 760,000
shared keys give 47,000 candidates.  It is linear in the entries, each of which meets at most `crowd` others.  Failure
mode: variants of one paragraph that have nothing but crowded keys in common make no pair, however alike they are.
Identical wordings must be one wording here: the caller has collapsed them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids, expanded, offsets, places, portions
from lineage.config import MatchingSettings
from lineage.matching.index import BAND_BIT, ID_MASK, KEY_SHIFT, Entries, Index, Keys, Wanted, distinct

PORTION: Final = 1 << 22
"""Shared keys that are expanded at a time, 30 bytes each."""
_TABLE: Final = 4  # cells of a table for each code to be counted in it


class Pairs(NamedTuple):
    """Pairs of wordings, `left < right`, ascending, none twice."""

    left: Ids
    right: Ids


def shared(old: Sequence[Index], new: Sequence[Index]) -> Entries:
    """The entries, ascending, of every key that a wording of a new index shares with another wording, new or old.

    All candidate pairs with a new wording follow from them.  Keys are independent of one another, so that large indices
    can be joined a range of keys at a time.
    """
    fresh = _merged([index.entries for index in new])
    entries = fresh
    if old:
        past = np.concatenate([index.entries for index in old])
        wanted = Wanted.of(distinct(fresh >> KEY_SHIFT).astype(np.uint32))
        entries = _merged([fresh, past[wanted.places((past >> KEY_SHIFT).astype(np.uint32))]])
    return entries[_repeated(entries >> KEY_SHIFT)]


def crowded(entries: Entries, settings: MatchingSettings) -> Keys:
    """The keys, ascending, that more than `settings.crowd` wordings have; `entries` must ascend."""
    keys, counts = _counts(entries)
    return keys[counts > settings.crowd]


def outgrown(entries: Entries, formulas: Keys, settings: MatchingSettings, first_new: int) -> Ids:
    """Old wordings, ascending, with a key that became crowded only through the new ones.

    Wordings numbered from `first_new` on are new.  Both ends of every pair that is no longer a candidate are among the
    result.  `entries` must ascend; `formulas` are those of their keys that are crowded.
    """
    places = Wanted.of(formulas).places((entries >> KEY_SHIFT).astype(np.uint32))
    old = entries[places]
    old = old[(old & ID_MASK).astype(np.int64) < first_new]
    _, counts = _counts(old)
    fresh = (counts > 1) & (counts <= settings.crowd)
    return np.unique((old[np.repeat(fresh, counts)] & ID_MASK).astype(np.int64))


def _counts(entries: Entries) -> tuple[Keys, Ids]:
    """The distinct keys of `entries`, and how many wordings have each; `entries` must ascend."""
    starts = np.flatnonzero(np.diff(entries >> KEY_SHIFT, prepend=np.uint64(1) << np.uint64(63)))
    return (entries[starts] >> KEY_SHIFT).astype(np.uint32), np.diff(starts, append=len(entries))


def pairs_within(index: Index, settings: MatchingSettings, first_new: int = 0, formulas: Keys | None = None) -> Pairs:
    """Candidate pairs among the wordings of an index; at least one wording of each is numbered from `first_new` on.

    `formulas` are the crowded keys.  They must be given if the index does not hold every wording that has one of them.
    """
    formulas = crowded(index.entries, settings) if formulas is None else formulas
    places = Wanted.of(formulas).places((index.entries >> KEY_SHIFT).astype(np.uint32))
    stock = index.entries[places]
    stock = stock[(stock >> KEY_SHIFT) & BAND_BIT == 0]
    found = [Pairs(np.empty(0, np.int64), np.empty(0, np.int64))]
    for lefts, rights, bands, anchors in _shared_keys(np.delete(index.entries, places), first_new):
        enough = settings.min_anchor_share * np.minimum(
            index.sizes[lefts - index.first], index.sizes[rights - index.first]
        )
        worth = (bands > 0) | (anchors >= enough)
        if len(stock):
            rest = np.flatnonzero(~worth)
            worth[rest] = anchors[rest] + _in_common(stock, lefts[rest], rights[rest]) >= enough[rest]
        found.append(Pairs(lefts[worth], rights[worth]))
    return Pairs(*(np.concatenate(side) for side in zip(*found, strict=True)))


def _in_common(stock: Entries, lefts: Ids, rights: Ids) -> Ids:
    """How many keys in `stock` both wordings of each pair have; the entries of `stock` ascend."""
    keys, wordings = stock & ~ID_MASK, (stock & ID_MASK).astype(np.int64)
    order = np.argsort(wordings, kind="stable")
    begin, end = (np.searchsorted(wordings[order], lefts, side) for side in ("left", "right"))
    pair, place = expanded(begin, end)
    theirs = keys[order[place]] | rights[pair].astype(np.uint64)
    at = np.minimum(np.searchsorted(stock, theirs), len(stock) - 1)
    return np.bincount(pair[stock[at] == theirs], minlength=len(lefts))


def _shared_keys(entries: Entries, first_new: int) -> Iterator[tuple[Ids, Ids, Ids, Ids]]:
    """Pairs of wordings that share a key, as (lefts, rights, shared bands, shared anchors), ascending.

    They come in portions; no left wording is in two of them.  Right wordings are numbered from `first_new` on.
    """
    entries = entries[_repeated(entries >> KEY_SHIFT)]
    keys = entries >> KEY_SHIFT
    wordings = (entries & ID_MASK).astype(np.int64)
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1]]))
    lengths = np.diff(starts, append=len(keys))
    partners = np.arange(1, len(keys) + 1)  # where the partners of each entry begin; its run ends where the next starts
    ends = np.repeat(starts + lengths, lengths)
    if len(keys):
        is_old = wordings < first_new
        olds = np.add.reduceat(is_old, starts, dtype=np.int64)
        partners = np.where(is_old, np.repeat(starts + olds, lengths), partners)
    order = _by_left(wordings, np.flatnonzero(ends > partners))
    counts = (ends - partners)[order]
    groups = np.flatnonzero(np.diff(wordings[order], prepend=-1, append=-1))  # first entry of each left one; the end
    for whole in portions(offsets(counts)[groups], PORTION):
        entries_of = slice(groups[whole.start], groups[whole.stop])
        some, repeats = order[entries_of], counts[entries_of]
        rights = wordings[places(partners[some], repeats)]
        lowest, width = int(np.min(rights)), int(np.ptp(rights)) + 1
        lefts, ranks = np.unique(wordings[some], return_inverse=True)
        codes = np.repeat(ranks * (2 * width) + (keys[some] & BAND_BIT).astype(np.int64) - 2 * lowest, repeats)
        codes += 2 * rights
        pairs, bands, anchors = _counted(codes, 2 * width * len(lefts))
        yield lefts[pairs // width], pairs % width + lowest, bands, anchors


def _counted(codes: Ids, cells: int) -> tuple[Ids, Ids, Ids]:
    """The distinct pairs, ascending, and how often each occurs as a band and as an anchor.

    A code is `2 * pair + 1` for a shared band and `2 * pair` for a shared anchor; all codes are below `cells`.

    Crowds of variants share many keys in a small range of codes: counting in a table is 20 times as fast as sorting.
    """
    if cells <= _TABLE * len(codes):
        table = np.bincount(codes, minlength=cells).reshape(-1, 2)
        pairs = np.flatnonzero(table.any(axis=1))
        return pairs, table[pairs, 1], table[pairs, 0]
    codes.sort()
    starts = np.flatnonzero(np.diff(codes >> 1, prepend=-1))
    bands = np.add.reduceat(codes & 1, starts)
    return codes[starts] >> 1, bands, np.diff(starts, append=len(codes)) - bands


def _merged(parts: Sequence[Entries]) -> Entries:
    """The entries of all parts, ascending."""
    entries = np.concatenate([np.empty(0, np.uint64), *parts])
    entries.sort(kind="stable")  # merges sorted stretches, where a quick sort would begin anew
    return entries


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For each of some sorted keys, True if it occurs more than once."""
    same = keys[1:] == keys[:-1]
    repeated = np.zeros(len(keys), np.bool_)
    repeated[1:] = same
    repeated[:-1] |= same
    return repeated


def _by_left(wordings: Ids, places: Ids) -> Ids:
    """`places` in the order of the wordings there, by a sort of plain integers: much faster than an indirect sort."""
    codes = (wordings[places].astype(np.uint64) << KEY_SHIFT) | places.astype(np.uint64)
    codes.sort()
    return (codes & ID_MASK).astype(np.int64)
