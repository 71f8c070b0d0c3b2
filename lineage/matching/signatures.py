"""shingle hashes -> MinHash signatures, bit-identical to datasketch's `MinHash(scheme="affine32")`.

One permutation at a time over a cache-sized stretch of all texts' shingles, then the smallest value of each text: the
products of shingles and permutations never stand in memory together.  Two rows agree in a value with the probability of
their sets' Jaccard (A. Broder, 1997); affine permutations modulo 2**32 keep that on real text, though no proof exists.

Cost: 0.7 µs a text of 45 words and 16 values; datasketch, with one object and one call a text, needs 30 times as much.
Memory: the result and a few megabytes.  Failure mode: texts shorter than a shingle have no signature; their rows hold
EMPTY and are in no index, so that two short texts never agree.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lineage.config import MatchingSettings
from lineage.records import ShingleSets

Signatures = NDArray[np.uint32]

EMPTY: Final = np.uint32(0xFFFFFFFF)
"""Every value of a row without shingles, as in datasketch."""

_STRETCH: Final = 1 << 14  # shingles permuted at a time: two arrays of 64 KB
_MURMUR_1 = np.uint32(0x85EBCA6B)  # constants of MurmurHash3's 32-bit finaliser, which datasketch mixes with
_MURMUR_2 = np.uint32(0xC2B2AE35)


def signature_scheme(settings: MatchingSettings) -> str:
    """Name of the method and parameters behind the keys of an index, to be stored beside it.

    Keys of different schemes must not be compared.
    """
    signed = f"minhash-affine32-p{settings.num_perm}-b{settings.bands}-s{settings.seed}-u{settings.signed_shingles}"
    return f"{signed}-winnow{settings.anchor_window}-w{settings.shingle_words}-x2"


def sign(shingles: ShingleSets, settings: MatchingSettings) -> Signatures:
    """Signatures of all rows, shape (n, num_perm), from the lower 32 bits of the shingle hashes.

    A row without shingles holds EMPTY.
    """
    multipliers, offsets = permutations(settings)
    signatures = np.full((len(shingles), settings.num_perm), EMPTY, np.uint32)
    rows = np.flatnonzero(np.diff(shingles.indptr))
    starts = shingles.indptr[rows]
    mixed = _mix(shingles.hashes.astype(np.uint32))
    first = 0
    while first < len(rows):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + _STRETCH)))
        stretch = mixed[starts[first] : starts[last] if last < len(rows) else None]
        at = starts[first:last] - starts[first]
        values = np.empty((settings.num_perm, last - first), np.uint32)
        permuted = np.empty_like(stretch)
        for number, (multiplier, offset) in enumerate(zip(multipliers, offsets, strict=True)):
            np.multiply(stretch, multiplier, out=permuted)
            np.add(permuted, offset, out=permuted)
            np.minimum.reduceat(permuted, at, out=values[number])
        signatures[rows[first:last]] = values.T
        first = last
    return signatures


def permutations(settings: MatchingSettings) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Odd multipliers and offsets of h -> a * h + b mod 2**32, num_perm each: the numbers that datasketch draws.

    Drawn here, from a generator that NumPy promises never to change, because importing datasketch costs half a second
    (it loads SciPy); a test holds them against datasketch's own.
    """
    generator = np.random.RandomState(settings.seed)  # datasketch's generator; a modern one draws other numbers
    halves = generator.randint(0, 1 << 31, settings.num_perm, dtype=np.uint32)
    offsets = generator.randint(0, 1 << 32, settings.num_perm, dtype=np.uint32)
    return halves * np.uint32(2) + np.uint32(1), offsets


def _mix(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    hashes ^= hashes >> np.uint32(16)
    hashes *= _MURMUR_1
    hashes ^= hashes >> np.uint32(13)
    hashes *= _MURMUR_2
    hashes ^= hashes >> np.uint32(16)
    return hashes


def reference_signature(hashes: NDArray[np.uint64], settings: MatchingSettings) -> Signatures:
    """Signature of one text's shingle hashes as datasketch itself computes it: the slow twin of `sign`."""
    from datasketch import MinHash

    minhash: Any = MinHash(
        num_perm=settings.num_perm, seed=settings.seed, hashfunc=lambda value: value & 0xFFFFFFFF, scheme="affine32"
    )
    minhash.update_batch(hashes.tolist())
    return np.asarray(minhash.hashvalues, np.uint32)
