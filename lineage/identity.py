"""Bytes -> hashes and ids that stay the same on every machine.  The only home of xxhash.

Every stored hash carries its scheme as a prefix or beside it, so that a change of method is visible and old rows
do not silently stop matching.  xxHash is fast and stable, not cryptographic: an adversary can make two texts share
a hash, which joins two passages but loses no text.
"""

from __future__ import annotations

import xxhash

CONTENT_SCHEME = "lx1"
"""Version of the canonical form below; a different form gets another prefix."""


def hash64(data: bytes) -> int:
    """Unsigned 64-bit xxHash (XXH3) of `data`, in [0, 2**64)."""
    return xxhash.xxh3_64_intdigest(data)


def content_id(outlet: str, title: str | None, text: str) -> str:
    """Id of an article by what it says: `lx1:` and 32 hexadecimal digits.

    Hashed are outlet, title and text as UTF-8, each preceded by its length so that no two triples share a form.
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
