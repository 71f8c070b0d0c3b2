"""texts -> their hashed word shingles in reading order, and a hash of the whole wording; in arrays.

Python loops over words are where near-duplicate detection usually spends its time, so there are none here.  The words
of many texts are hashed at once: with prefix sums of `byte * B**place` (mod 2**64) the key of a word is one subtraction
and one multiplication by `B**-start`.  A shingle's hash is the XXH64 of a combination of its words' keys that depends
on their order, cut to 48 bits so that (row, hash) fits one integer and comparing many sets is one sort of plain
integers.  Two different shingles of one pair of paragraphs collide with a chance of 1e-11.

Cost: 3 µs a paragraph of 45 words, a third of what a loop over words with a cache of hashes takes; memory about 100
bytes a character of the batch at work (128 K characters, or one giant text).  Failure mode: none for text; an adversary
can make words collide, which joins passages but loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import offsets, places
from lineage.identity import hash64, hash64_array
from lineage.passages.spelling.words import END_OF_TEXT, normalise
from lineage.records import ShingleSets

HASH_BITS = 48
"""Bits of a shingle hash: 16 less than a machine word, for 65,536 rows or pairs to be told apart in one sort."""

_BATCH_CHARACTERS = 1 << 17  # arrays of a batch stay in the cache of the processor

_LETTER_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64; 2**64 / golden ratio
_WORD_BASE = 0xD1342543DE82EF95  # odd, unrelated to the first; a multiplier of Steele and Vigna (2021)
_SPACE = ord(" ")

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]


def encoding_scheme(shingle_words: int) -> str:
    """Name of the method behind shingle and wording hashes, to be stored beside them."""
    return f"xxh64-w{shingle_words}-1"


def encode(texts: Iterable[str], shingle_words: int) -> ShingleSets:
    """Shingle hashes, word counts and wording hashes of the texts, one row each.

    Each row depends on its own text alone.  Wording hashes are never 0 for a text with words.
    """
    return concatenate([_encode(batch, shingle_words) for batch in _batches(texts)])


def concatenate(parts: Sequence[ShingleSets]) -> ShingleSets:
    """The rows of all parts in order."""
    return ShingleSets(
        indptr=offsets(np.concatenate([np.empty(0, np.int64), *(np.diff(part.indptr) for part in parts)])),
        hashes=np.concatenate([np.empty(0, np.uint64), *(part.hashes for part in parts)]),
        words=np.concatenate([np.empty(0, np.int32), *(part.words for part in parts)]),
        wordings=np.concatenate([np.empty(0, np.uint64), *(part.wordings for part in parts)]),
    )


def take(sets: ShingleSets, rows: Rows) -> ShingleSets:
    """The given rows of the sets, in the order of `rows`."""
    sizes = sets.indptr[rows + 1] - sets.indptr[rows]
    return ShingleSets(
        offsets(sizes), sets.hashes[places(sets.indptr[rows], sizes)], sets.words[rows], sets.wordings[rows]
    )


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Consecutive texts, few enough for one sort; a text longer than a batch stands alone."""
    batch: list[str] = []
    room = _BATCH_CHARACTERS
    for text in texts:
        if batch and len(text) > room:
            yield batch
            batch, room = [], _BATCH_CHARACTERS
        batch.append(text)
        room -= len(text)
    if batch:
        yield batch


def _encode(texts: list[str], shingle_words: int) -> ShingleSets:
    keys, words = _word_keys(normalise(texts))
    indptr, hashes = _shingles(keys, words, shingle_words)
    return ShingleSets(indptr, hashes, words, _wordings(keys, words))


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _word_keys(stream: bytes) -> tuple[Hashes, NDArray[np.int32]]:
    """Key of each word of a normalised stream, and the number of words of each text.

    The key is the sum of `byte * B**place`, places counted from 1, mod 2**64.
    """
    letters = np.frombuffer(b" " + stream, np.uint8)  # a space at either end, so that every word has both its edges
    is_letter = letters != _SPACE
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    before, last = edges[::2], edges[1::2]  # of each word: the place before it, and its last one
    powers, inverses = _powers(len(letters))
    sums = np.multiply(letters, powers[: len(letters)], dtype=np.uint64)
    np.cumsum(sums, out=sums)
    keys = (sums[last] - sums[before]) * inverses[before]
    is_mark = letters[last] == END_OF_TEXT[0]
    words = np.diff(np.flatnonzero(is_mark), prepend=-1) - 1
    return keys[~is_mark], words.astype(np.int32)


def _powers(length: int) -> tuple[Hashes, Hashes]:
    """B**i and B**-i for i up to at least `length`; kept for batches of usual size, made anew for giant texts."""
    usual = 6 * _BATCH_CHARACTERS  # bytes; a Han character is five, with its spaces
    return _usual_powers(usual) if length <= usual else _usual_powers.__wrapped__(length)


@cache
def _usual_powers(length: int) -> tuple[Hashes, Hashes]:
    powers = np.full(length, _LETTER_BASE, np.uint64)
    inverses = np.full(length, pow(_LETTER_BASE, -1, 1 << 64), np.uint64)
    powers[:1] = inverses[:1] = 1
    return np.cumprod(powers, out=powers), np.cumprod(inverses, out=inverses)


def _wordings(keys: Hashes, words: NDArray[np.int32]) -> Hashes:
    """Hash of each text's sequence of word keys; 0 for no words."""
    data = memoryview(keys.astype("<u8", copy=False).tobytes())
    bounds = (offsets(words) * keys.itemsize).tolist()
    hashes = (hash64(data[start:end]) or 1 if end > start else 0 for start, end in pairwise(bounds))
    return np.fromiter(hashes, np.uint64, len(words))


# ── shingles ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _shingles(keys: Hashes, words: NDArray[np.int32], size: int) -> tuple[Rows, Hashes]:
    """Hashes of the runs of `size` words inside each row, as offsets of the rows and one flat array."""
    count = max(0, len(keys) - size + 1)
    combined = np.zeros(count, np.uint64)
    for place in range(size):
        combined += keys[place : place + count] * np.uint64(pow(_WORD_BASE, place + 1, 1 << 64))
    row = np.repeat(np.arange(len(words)), words)
    inside = row[:count] == row[size - 1 :]
    return offsets(np.maximum(words - size + 1, 0)), hash64_array(combined[inside]) >> np.uint64(64 - HASH_BITS)


# ── the slow twin ─────────────────────────────────────────────────────────────────────────────────────────────────


def shingle_hash(shingle: Sequence[str]) -> int:
    """Hash of one shingle given as normalised words, word by word and letter by letter: what `encode` must agree with.

    >>> shingle_hash(["the", "talks", "ended"]) == shingle_hash(["ended", "the", "talks"])
    False
    """
    combined = sum(_word_key(word) * pow(_WORD_BASE, place, 1 << 64) for place, word in enumerate(shingle, start=1))
    value = np.array([combined % (1 << 64)], np.uint64)
    return int(hash64_array(value)[0]) >> (64 - HASH_BITS)


def _word_key(word: str) -> int:
    letters = enumerate(word.encode(), start=1)
    return sum(letter * pow(_LETTER_BASE, place, 1 << 64) for place, letter in letters) % (1 << 64)
