"""Rows of different lengths in one array: every function gives what a loop over the rows would give."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.arrays import expanded, offsets, places, portions

LENGTHS = st.lists(st.integers(0, 6), max_size=12)


@given(LENGTHS)
def test_offsets_say_where_rows_begin_and_end(lengths: list[int]) -> None:
    """One more than there are rows."""
    assert offsets(lengths).tolist() == [sum(lengths[:row]) for row in range(len(lengths) + 1)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), max_size=12))
def test_every_place_of_a_row_is_named_in_turn(rows: list[tuple[int, int]]) -> None:
    """Rows may overlap, come in any order, and be empty."""
    begin, lengths = np.array(rows, np.int64).reshape(-1, 2).T
    wanted = [(row, first + k) for row, (first, length) in enumerate(rows) for k in range(length)]
    owner, place = expanded(begin, begin + lengths)
    assert list(zip(owner.tolist(), place.tolist(), strict=True)) == wanted
    assert places(begin, lengths).tolist() == place.tolist()


@given(LENGTHS, st.integers(1, 12), st.none() | st.integers(1, 4))
def test_portions_are_as_large_as_they_may_be(lengths: list[int], most: int, rows: int | None) -> None:
    """They cover all rows in order; only a row that is too long for any stands above the bound, and alone."""
    found = list(portions(offsets(lengths), most, rows=rows))
    assert [row for some in found for row in range(len(lengths))[some]] == list(range(len(lengths)))
    for some in found:
        held = lengths[some]
        assert held
        assert sum(held) <= most or len(held) == 1
        assert rows is None or len(held) <= rows
        if some.stop < len(lengths) and len(held) != rows:
            assert sum(held) + lengths[some.stop] > most
