"""an index <-> small byte pages that a store keeps and reads by ranges of keys.

Looking up a hundred new documents must not read what a million old ones left behind, so an index is cut into pages of
ascending keys; `needed` says which pages hold keys that are asked for.  Within a page keys are written as differences
and wordings as distances from the index's first one, both in as few bytes as the largest needs: four to five bytes an
entry for indices of 20,000 to 16 million wordings, where plain arrays take eight.

Cost: 15 ns an entry to pack, 10 to unpack.  Failure mode: damaged bytes give wrong candidates, never wrong matches,
as these are measured; bytes that no index is packed to raise StoreError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.errors import StoreError
from lineage.matching.index import ID_MASK, KEY_SHIFT, Entries, Index, Keys

PAGE_BYTES: Final = 4_000
"""Bytes of a page: with its row it fills one page of a SQLite file, so that neither space nor reading is wasted."""


class Page(NamedTuple):
    """A stretch of an index: its smallest and largest key, and its entries as bytes."""

    first_key: int
    last_key: int
    data: bytes  # bytes a key difference, bytes a wording, then both of each entry, little-endian


def pack(index: Index) -> Iterator[Page]:
    """The entries of an index in pages of PAGE_BYTES, ascending."""
    keys = (index.entries >> KEY_SHIFT).astype(np.uint32)
    steps = np.diff(keys, prepend=keys[:1])
    wordings = (index.entries & ID_MASK).astype(np.uint32) - np.uint32(index.first)
    step_bytes, wording_bytes = _bytes_needed(steps), _bytes_needed(wordings)
    size = max(1, PAGE_BYTES // (step_bytes + wording_bytes))
    steps[::size] = 0  # each page can be read without those before it
    table = np.hstack([_as_bytes(steps)[:, :step_bytes], _as_bytes(wordings)[:, :wording_bytes]])
    head = bytes([step_bytes, wording_bytes])
    for start in range(0, len(keys), size):
        end = min(start + size, len(keys))
        yield Page(int(keys[start]), int(keys[end - 1]), head + table[start:end].tobytes())


def unpack(first: int, sizes: NDArray[np.uint16], pages: Sequence[Page]) -> Index:
    """The index that was packed, or the part of it that the given pages hold; pages ascend.

    Raises:
        StoreError: the bytes cannot be pages of one index.
    """
    if not pages:
        return Index(first, sizes, np.empty(0, np.uint64))
    head = pages[0].data[:2]
    step_bytes, wording_bytes = (*head, 0, 0)[:2]
    width = step_bytes + wording_bytes
    sound = 1 <= step_bytes <= 4 and 1 <= wording_bytes <= 4
    if not sound or any(page.data[:2] != head or (len(page.data) - 2) % width for page in pages):
        raise StoreError("a page of the candidate index is damaged", hint="lineage check --repair")
    table = np.frombuffer(b"".join([page.data[2:] for page in pages]), np.uint8).reshape(-1, width)
    lengths = np.array([(len(page.data) - 2) // width for page in pages])
    keys = np.cumsum(_as_numbers(table[:, :step_bytes]))
    bases = np.array([page.first_key for page in pages], np.uint64) - keys[np.cumsum(lengths) - lengths]
    keys += np.repeat(bases, lengths)
    return Index(first, sizes, (keys << KEY_SHIFT) | (_as_numbers(table[:, step_bytes:]) + np.uint64(first)))


def key_ranges(first_keys: Keys, pages: int) -> list[tuple[int, int]]:
    """Ranges (from, up to) that cover all keys, in each of which about `pages` pages begin."""
    every = np.sort(first_keys)[pages::pages].tolist()
    bounds = sorted({0, *every, 1 << int(KEY_SHIFT)})
    return list(pairwise(bounds))


def needed(first_keys: Keys, last_keys: Keys, keys: Keys) -> NDArray[np.bool_]:
    """Which pages, given by their smallest and largest keys, may hold one of `keys`, which ascend."""
    return np.searchsorted(keys, first_keys) < np.searchsorted(keys, last_keys, side="right")


def _bytes_needed(values: NDArray[np.uint32]) -> int:
    return max(1, (int(values.max(initial=0)).bit_length() + 7) // 8)


def _as_bytes(values: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Little-endian bytes, shape (n, 4)."""
    return values.astype("<u4", copy=False).view(np.uint8).reshape(-1, 4)


def _as_numbers(table: NDArray[np.uint8]) -> Entries:
    numbers = np.zeros((len(table), 8), np.uint8)
    numbers[:, : table.shape[1]] = table
    return numbers.view("<u8").ravel().astype(np.uint64, copy=False)
