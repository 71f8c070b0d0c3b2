"""Rows of different lengths, laid end to end in one array -> where they begin, what they hold, and parts of them.

What every room does that works on thousands of texts at a time.  All of it is linear and keeps the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


def offsets(lengths: Sequence[int] | Ids | NDArray[np.int32]) -> Ids:
    """Where n rows of these lengths begin, and at last where all end: (n + 1,)."""
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def places(begin: Ids, lengths: Ids) -> Ids:
    """Every place of rows that begin there and are so long, row by row."""
    ends = np.cumsum(lengths)
    found: Ids = np.repeat(begin - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
    return found


def expanded(begin: Ids, end: Ids) -> tuple[Ids, Ids]:
    """For every place of rows that begin and end there the number of the row, and the place."""
    lengths = end - begin
    return np.repeat(np.arange(len(lengths)), lengths), places(begin, lengths)


def portions(bounds: Ids, most: int, *, rows: int | None = None) -> Iterator[slice]:
    """Ranges of rows with these `offsets` that hold `most` places together, and are so many rows, at most.

    A row that is longer is a range of its own.
    """
    begin, last = 0, len(bounds) - 1
    while begin < last:
        fitting = int(np.searchsorted(bounds, bounds[begin] + most, side="right")) - 1
        end = min(max(fitting, begin + 1), last if rows is None else min(begin + rows, last))
        yield slice(begin, end)
        begin = end
