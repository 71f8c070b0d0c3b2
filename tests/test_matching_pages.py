"""An index as pages, whole and in part."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_texts import index_of, passage, related

from lineage.matching import Index, key_ranges, needed, pack, shared, unpack
from lineage.matching.pages import PAGE_BYTES

ENTRIES = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 70_000)), max_size=60)


@given(ENTRIES, st.integers(0, 2**31), st.integers(1, 40))
def test_round_trip(entries: list[tuple[int, int]], first: int, size: int) -> None:
    """What is packed is unpacked, for any keys, numbers and page size."""
    codes = sorted({key << 32 | (first + wording) for key, wording in entries})
    index = Index(first, np.zeros(70_001, np.uint16), np.array(codes, np.uint64))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.pages.PAGE_BYTES", size)
        pages = list(pack(index))
    assert all(page.first_key <= page.last_key for page in pages)
    assert unpack(first, index.sizes, pages).entries.tolist() == codes


@given(related(), related())
@settings(max_examples=30)
def test_needed_pages_are_enough(stored: list[str], new: list[str]) -> None:
    """Reading only the pages that may hold the new keys finds the same pairs as reading all."""
    old, fresh = index_of(stored, 1), index_of(new, len(stored) + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.pages.PAGE_BYTES", 16)
        pages = list(pack(old))
    bounds = np.array([(page.first_key, page.last_key) for page in pages], np.uint32).reshape(-1, 2)
    chosen = needed(bounds[:, 0], bounds[:, 1], fresh.keys)
    part = unpack(old.first, old.sizes, [page for page, wanted in zip(pages, chosen, strict=True) if wanted])
    assert shared([part], [fresh]).tolist() == shared([old], [fresh]).tolist()


@given(st.lists(st.integers(0, 2**32 - 1)), st.integers(1, 5))
def test_key_ranges_part_all_keys(first_keys: list[int], pages: int) -> None:
    """Ranges follow one another from the smallest key to the largest."""
    ranges = key_ranges(np.array(first_keys, np.uint32), pages)
    assert ranges[0][0] == 0
    assert ranges[-1][1] == 2**32
    assert all(one[1] == other[0] and one[0] < one[1] for one, other in pairwise([*ranges, (2**32, 2**32 + 1)]))


def test_few_pages_are_needed_for_few_documents() -> None:
    """A single new passage reads a page for each of its keys at most."""
    old = index_of([" ".join(passage(seed)) for seed in range(2000)], 1)
    new = index_of([" ".join(passage(5000))], 2001)
    pages = list(pack(old))
    bounds = np.array([(page.first_key, page.last_key) for page in pages], np.uint32)
    assert needed(bounds[:, 0], bounds[:, 1], new.keys).sum() <= len(new.keys) < len(pages)


def test_size_on_disk() -> None:
    """Less than five bytes an entry even in a small index; pages fill two of a SQLite file, rows included."""
    pages = list(pack(old := index_of([" ".join(passage(seed)) for seed in range(1000)], 1)))
    assert sum(len(page.data) for page in pages) < 5 * len(old.entries)
    assert all(PAGE_BYTES * 0.95 <= len(page.data) <= PAGE_BYTES + 30 for page in pages[:-1])


def test_damaged_pages_are_refused() -> None:
    """Bytes that cannot be pages of one index are told as such; whoever has read them knows of which file they are."""
    page, *_ = pack(index_of([" ".join(passage(1))], 1))
    sizes = np.ones(1, np.uint16)
    for data in (page.data[:-1], b"\x09\x01" + page.data[2:], page.data[:1], b"", b"\x00\x00"):
        with pytest.raises(ValueError, match="damaged"):
            unpack(1, sizes, [page._replace(data=data)])
