"""an index <-> small byte pages that a store keeps and reads by ranges of keys.

Looking up a hundred new documents must not read what a million old ones left behind, so an index is cut into pages of
ascending keys; `needed` says which pages hold keys that are asked for.  Within a page the lower bytes of the keys and
the wordings (as distances from the index's first one) stand in as many bytes as they need, in columns; the upper bits
of the keys, which ascend, are a bitmap in which entry i sets bit `upper + i` (P. Elias, R. Fano).  That is 4.1 bytes an
entry for indices of 20,000 to 65,000 wordings, where plain arrays take eight.

Cost: 20 ns an entry to pack, 7 to unpack.  Lower bits in bits instead of bytes would make it 3.8 bytes and several
times as slow to unpack, which every look-up pays.  Failure mode: damaged bytes give wrong candidates, never wrong
matches, as these are measured; bytes that cannot come from `pack` raise ValueError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids
from lineage.matching.index import ID_MASK, KEY_SHIFT, Entries, Index, Keys, Wanted

PAGE_BYTES: Final = 4_000
"""Bytes of a page: with its row it fills two pages of a SQLite file, so that neither space nor reading is wasted."""
MAX_ENTRIES: Final = 65_535
HEAD_BYTES: Final = 4
BLOCK_PAGES: Final = 32
"""Pages that are unpacked together.

Their arrays, of 250 KB at most, stay in the processor's cache, and the C library uses their memory again; with 64 pages
it gives it back to the system each time, and unpacking takes twice as long.
"""


class Page(NamedTuple):
    """A stretch of an index: its smallest and largest key, and its entries as bytes."""

    first_key: int
    last_key: int
    data: bytes  # lower bytes a key, bytes a wording, number of entries in two bytes; both in columns; bitmap


def pack(index: Index) -> Iterator[Page]:
    """The entries of an index in pages of about PAGE_BYTES, ascending."""
    count = len(index.entries)
    if not count:
        return
    keys = (index.entries >> KEY_SHIFT).astype(np.uint32)
    wordings = (index.entries & ID_MASK).astype(np.uint32) - np.uint32(index.first)
    step = int(keys[-1] - keys[0]) / count
    low_bytes = min(range(5), key=lambda number: 8 * number + step / (1 << 8 * number))
    wording_bytes = (int(np.max(wordings)).bit_length() + 7) // 8
    columns = [*_columns(keys, low_bytes), *_columns(wordings, wording_bytes)]
    bits = 8 * (low_bytes + wording_bytes) + 1.02 + step / (1 << 8 * low_bytes)
    size = min(max(1, int(8 * PAGE_BYTES / bits)), MAX_ENTRIES)
    starts = np.arange(0, count, size)
    lengths = np.diff(starts, append=count)
    upper = _upper(keys, low_bytes)
    upper += np.arange(count) - np.repeat(upper[starts] + starts, lengths)
    bitmap, bounds = _bitmaps(upper, starts + lengths - 1, lengths)
    for page, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        head = bytes([low_bytes, wording_bytes]) + length.to_bytes(2, "little")
        parts = [column[start : start + length] for column in columns] + [bitmap[bounds[page] : bounds[page + 1]]]
        data = head + b"".join([part.tobytes() for part in parts])
        yield Page(int(keys[start]), int(keys[start + length - 1]), data)


def unpack(first: int, sizes: NDArray[np.uint16], pages: Sequence[Page], wanted: Wanted | None = None) -> Index:
    """The index that was packed, or the part of it that the given pages hold; pages must ascend.

    With `wanted`, it has only the entries of those keys.

    Raises:
        ValueError: the bytes cannot be pages of one index.
    """
    entries = [_entries(head, alike, wanted) for head, alike in _blocks(pages)]
    return Index(first, sizes, np.concatenate([np.empty(0, np.uint64), *entries]) + np.uint64(first))


def key_ranges(first_keys: Keys, pages: int) -> list[tuple[int, int]]:
    """Half-open ranges of keys that together cover all keys, and in each of which about `pages` pages begin."""
    every = np.sort(first_keys)[pages::pages].tolist()
    bounds = sorted({0, *every, 1 << int(KEY_SHIFT)})
    return list(pairwise(bounds))


def needed(first_keys: Keys, last_keys: Keys, keys: Keys) -> NDArray[np.bool_]:
    """For each page, given by its smallest and largest key, True if it may hold one of `keys`, which ascend."""
    return np.searchsorted(keys, first_keys) < np.searchsorted(keys, last_keys, side="right")


def _blocks(pages: Sequence[Page]) -> Iterator[tuple[bytes, list[Page]]]:
    """Heads, each with the consecutive pages that have it: all pages of an index but its last have the same head."""
    for start in range(0, len(pages), BLOCK_PAGES):
        for head, block in groupby(pages[start : start + BLOCK_PAGES], key=lambda page: page.data[:HEAD_BYTES]):
            yield head, list(block)


def _entries(head: bytes, pages: Sequence[Page], wanted: Wanted | None) -> Entries:
    """The entries of pages with one head; their wordings are distances from the first wording of the index.

    Raises ValueError if the bytes cannot be such pages.
    """
    low_bytes, wording_bytes, length = *(*head[:2], 0, 0)[:2], int.from_bytes(head[2:], "little")
    end = HEAD_BYTES + length * (low_bytes + wording_bytes)
    bitmaps = [page.data[end:] for page in pages]
    bounds = np.cumsum([0, *(8 * len(bitmap) for bitmap in bitmaps)])
    bits = np.unpackbits(np.frombuffer(b"".join(bitmaps), np.uint8), bitorder="little")
    ones = np.flatnonzero(bits.view(np.bool_))  # on numbers this would take three times as long
    lengths = np.diff(np.searchsorted(ones, bounds))
    if not length or max(low_bytes, wording_bytes) > 4 or np.any(lengths != length):
        raise ValueError("a page of the candidate index is damaged")
    uppers = _upper(np.array([page.first_key for page in pages], np.uint32), low_bytes) - bounds[:-1]
    rows = ones.astype(np.uint32).reshape(-1, length)  # below zero they wrap around, and back
    rows += uppers.astype(np.uint32)[:, None] - np.arange(length, dtype=np.uint32)
    rows <<= np.uint32(8 * low_bytes)
    table = np.frombuffer(b"".join([page.data[HEAD_BYTES:end] for page in pages]), np.uint8).reshape(len(pages), -1)
    for shift, column in _stored(table, low_bytes, 0, length):
        rows |= column.astype(np.uint32) << np.uint32(shift)
    keys = rows.ravel()
    places = slice(None) if wanted is None else wanted.places(keys)
    entries = keys[places].astype(np.uint64) << KEY_SHIFT
    for shift, column in _stored(table, wording_bytes, low_bytes, length):
        entries |= column.ravel()[places].astype(np.uint64) << np.uint64(shift)
    return entries


def _stored(table: NDArray[np.uint8], number: int, before: int, length: int) -> Iterator[tuple[int, NDArray[Any]]]:
    """The columns that hold `number` lower bytes of the entries of pages, each with its shift in bits.

    A row of `table` is a page of `length` entries; `before` bytes an entry stand before these columns.
    """
    for offset, size in _widths(number):
        start = length * (before + offset)
        yield 8 * offset, table[:, start : start + length * size].view(f"<u{size}")


def _upper(keys: Keys, low_bytes: int) -> Ids:
    """What remains of the keys without their lower bytes."""
    return (keys.astype(np.uint64) >> np.uint64(8 * low_bytes)).astype(np.int64)


def _widths(number: int) -> list[tuple[int, int]]:
    """How `number` lower bytes are split into columns of two bytes and one: (bytes below the column, its own bytes)."""
    return [(offset, min(2, number - offset)) for offset in range(0, number, 2)]


def _columns(values: NDArray[np.uint32], number: int) -> list[NDArray[Any]]:
    """The `number` lower bytes of the values in columns, little-endian."""
    return [(values >> np.uint32(8 * offset)).astype(f"<u{size}") for offset, size in _widths(number)]


def _bitmaps(upper: Ids, last: Ids, lengths: Ids) -> tuple[NDArray[np.uint8], list[int]]:
    """The bitmaps of all pages, each padded to bytes, in one array; and the bytes at which they begin.

    In the bitmap of a page the bits are set whose numbers are its values in `upper`.  `last` are the indices of the
    last entries of the pages, `lengths` their numbers of entries.
    """
    bounds = np.concatenate([[0], np.cumsum(upper[last] // 8 + 1)])
    bits = np.zeros(8 * int(bounds[-1]), np.uint8)
    bits[upper + np.repeat(8 * bounds[:-1], lengths)] = 1
    return np.packbits(bits, bitorder="little"), bounds.tolist()
