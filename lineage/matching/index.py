"""shingles -> an index of wordings: one sorted array of (key, wording).

A wording has two kinds of keys.  *Anchors* are winnowed shingles, the smallest of any `anchor_window` consecutive ones:
which shingles are anchors depends on a few words around them alone, so that a text standing inside a longer one shares
its anchors however long that is, where MinHash is blind (S. Schleimer, D. Wilkerson, A. Aiken: Winnowing, 2003).
*Bands* are hashes of `num_perm / bands` values of a signature: near-duplicates share one with a probability that
depends on their Jaccard alone.  Only short wordings have bands, because one changed word may leave those without a
common anchor; longer near-duplicates share a third of their anchors and more.

Cost: 2 µs and 16 entries a wording of 45 words, 8 bytes an entry in memory.  Indices are never changed, only merged.
Failure mode: keys have 32 bits, so that some wordings meet by chance (three pairs in a million entries); such pairs are
dropped when they are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lineage import passages
from lineage.arrays import Ids
from lineage.config import MatchingSettings
from lineage.errors import InputError
from lineage.matching.signatures import Signatures, sign
from lineage.records import ShingleSets

Keys = NDArray[np.uint32]
Entries = NDArray[np.uint64]

KEY_SHIFT: Final = np.uint64(32)
ID_MASK: Final = np.uint64(0xFFFFFFFF)
BAND_BIT: Final = np.uint64(1)  # lowest bit of the key of a band; keys of anchors are even, so that they never meet
BEGINNING_BITS: Final = 20
"""Leading bits of a key that are looked up in a table before the key itself: the table takes a megabyte, and for a
hundred documents 3 % of it are set."""
_BEHIND: Final = np.uint32(32 - BEGINNING_BITS)
_MULTIPLIER_1: Final = np.uint64(0xD1342543DE82EF95)  # odd constants with well-mixed bits
_MULTIPLIER_2: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Index:
    """Which wordings have which keys.

    Wordings are numbers from `first` on, below 2**32.  `entries` are `key << 32 | wording`, ascending, none twice; an
    index that was read from disk for some keys holds the entries of these only, but all sizes.
    """

    first: int
    sizes: NDArray[np.uint16]  # anchors of wording first + i, at most 65,535; 0 where it is not in the index
    entries: Entries

    @property
    def keys(self) -> Keys:
        """The distinct keys, ascending."""
        return distinct(self.entries >> KEY_SHIFT).astype(np.uint32)

    @property
    def postings(self) -> tuple[NDArray[np.uint64], Ids]:
        """The key and the wording of each entry, ascending."""
        return self.entries >> KEY_SHIFT, (self.entries & ID_MASK).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Keys to look for, ascending, and a table of their leading bits, by which most other keys are told apart."""

    keys: Keys
    beginnings: NDArray[np.bool_]

    @classmethod
    def of(cls, keys: Keys) -> Wanted:
        beginnings = np.zeros(1 << BEGINNING_BITS, np.bool_)
        beginnings[keys >> _BEHIND] = True
        return cls(keys, beginnings)

    def places(self, keys: Keys) -> Ids:
        """The indices, ascending, of those `keys` that are looked for; `keys` may come in any order."""
        places = np.flatnonzero(self.beginnings.take(keys >> _BEHIND))
        near = keys[places]
        found = np.searchsorted(self.keys, near)
        found[found == len(self.keys)] = 0
        return places[self.keys[found] == near] if len(self.keys) else places


def build(ids: Ids, shingles: ShingleSets, settings: MatchingSettings) -> Index:
    """Index of wordings: row i of `shingles` is wording `ids[i]`, and `ids` ascend.

    Rows without shingles are left out.
    """
    if not len(ids):
        return Index(0, np.empty(0, np.uint16), np.empty(0, np.uint64))
    numbers = ids.astype(np.uint64)
    anchors, rows = winnow(shingles, settings.anchor_window)
    lengths = np.diff(shingles.indptr)
    signed = np.flatnonzero((lengths > 0) & (lengths <= settings.signed_shingles))
    bands = band_keys(sign(passages.take(shingles, signed), settings), settings).astype(np.uint64)
    anchor_entries = (anchors << (KEY_SHIFT + BAND_BIT)) | numbers[rows]
    band_entries = (bands << KEY_SHIFT) | numbers[signed, None]
    entries = np.concatenate([anchor_entries, band_entries.ravel()])
    entries.sort()
    entries = distinct(entries)
    members = (entries & ID_MASK)[(entries >> KEY_SHIFT) & BAND_BIT == 0].astype(np.int64) - ids[0]
    sizes = np.bincount(members, minlength=int(ids[-1] - ids[0]) + 1)
    return Index(int(ids[0]), np.minimum(sizes, 0xFFFF).astype(np.uint16), entries)


def merge(indices: Sequence[Index]) -> Index:
    """One index of the wordings of all indices; InputError if their ranges of wordings overlap.

    A number between these ranges that no wording has costs two bytes.
    """
    filled = sorted((index for index in indices if len(index.sizes)), key=lambda index: index.first)
    if not filled:
        return Index(0, np.empty(0, np.uint16), np.empty(0, np.uint64))
    first = filled[0].first
    sizes = np.zeros(filled[-1].first - first + len(filled[-1].sizes), np.uint16)
    free = first
    for index in filled:
        if index.first < free:
            raise InputError(f"two indices hold wording {index.first}", hint="merge indices of different wordings")
        free = index.first + len(index.sizes)
        sizes[index.first - first : free - first] = index.sizes
    entries = np.concatenate([index.entries for index in filled])
    entries.sort(kind="stable")  # merges sorted stretches, where a quick sort would begin anew
    return Index(first, sizes, entries)


def renumber(index: Index, numbers: Ids) -> Index:
    """The index with number `numbers[i]` for wording i, and without wordings whose new number is 0.

    New numbers other than 0 must ascend.
    """
    kept = index.first + np.flatnonzero(numbers[index.first : index.first + len(index.sizes)])
    if not len(kept):
        return Index(0, np.empty(0, np.uint16), np.empty(0, np.uint64))
    first, last = numbers[kept[[0, -1]]].tolist()
    sizes = np.zeros(last - first + 1, np.uint16)
    sizes[numbers[kept] - first] = index.sizes[kept - index.first]
    wordings = numbers.astype(np.uint64)[(index.entries & ID_MASK).astype(np.int64)]
    entries = (index.entries & ~ID_MASK) | wordings  # equal keys stay ascending, as the numbers do
    return Index(first, sizes, entries[wordings > 0])


def between(index: Index, low: int, high: int) -> Index:
    """The part of an index with keys in [low, high), where `high` is at most 2**32; it keeps all sizes."""
    keys = index.entries >> KEY_SHIFT
    start, end = np.searchsorted(keys, np.array([low, high], np.uint64)).tolist()
    return Index(index.first, index.sizes, index.entries[start:end])


def band_keys(signatures: Signatures, settings: MatchingSettings) -> Keys:
    """Key of each band of each signature, odd numbers of shape (n, bands).

    Bands have the same key if they have the same number and the same values; other bands, with a chance of 2**-31.
    """
    values = signatures.reshape(len(signatures), settings.bands, settings.num_perm // settings.bands).astype(np.uint64)
    keys = np.tile(np.arange(1, settings.bands + 1, dtype=np.uint64) << KEY_SHIFT, (len(signatures), 1))
    for place in range(values.shape[2]):
        keys ^= values[:, :, place]
        keys *= _MULTIPLIER_1
        keys ^= keys >> KEY_SHIFT
    return ((keys * _MULTIPLIER_2) >> KEY_SHIFT).astype(np.uint32) | np.uint32(BAND_BIT)


def winnow(shingles: ShingleSets, window: int) -> tuple[NDArray[np.uint64], Ids]:
    """Anchors (shingle hashes) and the row of each; a row may have an anchor more than once.

    Anchors are the smallest hash of every `window` consecutive shingles of a row, or of all its shingles if it has
    fewer.
    """
    hashes = shingles.hashes
    lengths = np.diff(shingles.indptr)
    row = np.repeat(np.arange(len(lengths)), lengths)
    count = max(0, len(hashes) - window + 1)
    smallest = hashes[:count].copy()
    for place in range(1, window):
        np.minimum(smallest, hashes[place : place + count], out=smallest)
    fresh = row[:count] == row[window - 1 :]  # the window lies in one row …
    fresh[1:] &= (smallest[1:] != smallest[:-1]) | (row[1:count] != row[: max(0, count - 1)])  # … with a new smallest
    short = np.flatnonzero((lengths > 0) & (lengths < window))
    least = [
        np.min(hashes[start:end]) for start, end in zip(*shingles.indptr[[short, short + 1]].tolist(), strict=True)
    ]
    return np.concatenate([smallest[fresh], np.array(least, np.uint64)]), np.concatenate([row[:count][fresh], short])


def distinct(entries: Entries) -> Entries:
    """The numbers without repeats; they must ascend."""
    first = np.ones(len(entries), np.bool_)
    np.not_equal(entries[1:], entries[:-1], out=first[1:])
    return entries[first]
