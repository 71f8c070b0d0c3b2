"""Bytes -> hashes and ids that stay the same on every machine.  The only home of xxhash.

Every stored hash carries its scheme as a prefix or beside it, so that a change of method is visible and old rows
do not silently stop matching.  xxHash is fast and stable, not cryptographic: an adversary can make two texts share
a hash, which joins two passages but loses no text.
"""

from __future__ import annotations

import numpy as np
import xxhash
from numpy.typing import NDArray

CONTENT_SCHEME = "lx1"
"""Version of the canonical form below; a different form gets another prefix."""
DIGEST_SCHEME = "ld1"
"""Version of what a digest of a lineage covers, and of how its rows are hashed."""


def hash64(data: bytes | memoryview) -> int:
    """Unsigned 64-bit xxHash (XXH3) of `data`, in [0, 2**64)."""
    return xxhash.xxh3_64_intdigest(data)


def signed(number: int) -> int:
    """An unsigned 64-bit number as the signed one with the same bits, which is what SQLite can store.

    >>> signed(2**64 - 1)
    -1
    """
    return number - (1 << 64) if number >> 63 else number


def hash64_array(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """XXH64 (seed 0) of the eight little-endian bytes of each value: what `xxhash.xxh64_intdigest` gives, in arrays.

    The function is a bijection of 64-bit values that spreads every input bit over all output bits; twelve array
    operations, about 4 ns a value.  Shape and dtype of the result are those of `values`, which is left untouched.
    """
    prime1, prime2, prime3, prime4, prime5 = _XXH64_PRIMES
    lane = values * prime2
    lane = (lane << _BITS[31]) | (lane >> _BITS[33])
    lane *= prime1
    lane ^= prime5 + np.uint64(8)
    lane = (lane << _BITS[27]) | (lane >> _BITS[37])
    lane *= prime1
    lane += prime4
    for shift, prime in ((33, prime2), (29, prime3)):
        lane ^= lane >> _BITS[shift]
        lane *= prime
    lane ^= lane >> _BITS[32]
    return lane


_XXH64_PRIMES = tuple(
    np.uint64(prime)
    for prime in (
        0x9E3779B185EBCA87,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0x85EBCA77C2B2AE63,
        0x27D4EB2F165667C5,
    )
)
_BITS = tuple(np.uint64(bits) for bits in range(64))  # shift counts of this type, with which NumPy does not widen


def content_id(outlet: str, title: str | None, text: str) -> str:
    """Id of an article by its content: `lx1:` and 32 hexadecimal digits.

    It is a hash of outlet, title and text as UTF-8, each preceded by its length so that no two triples share a form.
    Lone surrogates, which UTF-8 cannot hold, are encoded as they are ("surrogatepass").

    >>> content_id("Gazette", None, "A text.") == content_id("Gazette", "", "A text.")
    True
    """
    digest = xxhash.xxh3_128()
    for part in (outlet, title or "", text):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{CONTENT_SCHEME}:{digest.hexdigest()}"


def lineage_digest(parts: str) -> str:
    """Digest of a whole lineage from its parts, written out in a fixed form: `ld1:` and 32 hexadecimal digits."""
    return f"{DIGEST_SCHEME}:{xxhash.xxh3_128_hexdigest(parts.encode())}"
