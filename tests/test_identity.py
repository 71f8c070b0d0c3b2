"""Hashes and ids that have to stay what they are."""

from __future__ import annotations

import numpy as np
import xxhash
from hypothesis import given
from hypothesis import strategies as st

from lineage.identity import content_id, hash64, hash64_array


@given(st.lists(st.integers(0, 2**64 - 1), max_size=20))
def test_array_hash_is_xxh64(values: list[int]) -> None:
    """The array function gives what the library gives for the eight bytes of each value, and leaves its input alone."""
    array = np.array(values, np.uint64)
    before = array.copy()
    assert hash64_array(array).tolist() == [xxhash.xxh64_intdigest(value.to_bytes(8, "little")) for value in values]
    assert (array == before).all()


def test_hash_is_pinned() -> None:
    """A stored hash means the same on every machine and in every release."""
    assert hash64(b"the talks ended") == 4727448908297714535
    assert hash64(memoryview(b"the talks ended")) == hash64(b"the talks ended")


def test_parts_of_an_article_do_not_run_into_each_other() -> None:
    """Moving a word from the title to the text makes another article."""
    assert content_id("Gazette", "Storm", "hits coast") != content_id("Gazette", "Storm hits", "coast")
