"""Rows of different lengths, laid end to end in one array -> where they begin, what they hold, and parts of them.

Rooms that work on thousands of texts at a time share these functions.  All of them are linear and keep the order of
rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


def offsets(lengths: Sequence[int] | Ids | NDArray[np.int32]) -> Ids:
    """The indices at which n rows of these lengths begin in one array, and the end of the last row: shape (n + 1,)."""
    bounds = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=bounds[1:])
    return bounds


def places(begin: Ids, lengths: Ids) -> Ids:
    """Every index that rows with these beginnings and lengths cover, row by row."""
    ends = np.cumsum(lengths)
    found: Ids = np.repeat(begin - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
    return found


def expanded(begin: Ids, end: Ids) -> tuple[Ids, Ids]:
    """Every index that rows with these beginnings and ends cover, row by row: the number of its row, and the index."""
    lengths = end - begin
    return np.repeat(np.arange(len(lengths)), lengths), places(begin, lengths)


def portions(bounds: Ids, most: int, *, rows: int | None = None) -> Iterator[slice]:
    """Ranges of consecutive rows that together hold at most `most` places, and at most `rows` rows if that is given.

    `bounds` are the `offsets` of the rows.  A row with more than `most` places is a range of its own.
    """
    begin, last = 0, len(bounds) - 1
    while begin < last:
        fitting = int(np.searchsorted(bounds, bounds[begin] + most, side="right")) - 1
        end = min(max(fitting, begin + 1), last if rows is None else min(begin + rows, last))
        yield slice(begin, end)
        begin = end
