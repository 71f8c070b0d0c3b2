"""Types of the aligner's arrays, functions that lay arrays end to end, and how much of a wide one exists at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids, offsets, portions

Matrix = NDArray[np.floating]
Flags = NDArray[np.bool_]
Marks = NDArray[np.uint8]
Number = TypeVar("Number", bound="np.integer[Any]")

BAND = 1 << 22
"""Most cells of a wide array that exist at a time, 16 MB of float32 or 32 MB of int64.  Pairs of news need fewer; two
texts of 3,000 units have some 20,000 common words, and 200,000 candidates of 60 words each."""


def bands(rows: int, width: int) -> list[slice]:
    """Slices of the rows of an array of `width` columns, each with the rows that fit into `BAND`; at least one."""
    step = max(BAND // max(width, 1), 1)
    return [slice(start, min(start + step, rows)) for start in range(0, max(rows, 1), step)]


def in_portions(lengths: Ids) -> list[slice]:
    """Slices of ragged rows with these lengths, each of at most about `BAND` places altogether; at least one slice."""
    return list(portions(offsets(lengths), BAND)) or [slice(0, 0)]


def joined(parts: Sequence[Ids], shifts: Ids) -> Ids:
    """The parts end to end, to each of which its number in `shifts` is added."""
    return np.concatenate(parts) + np.repeat(shifts, [len(part) for part in parts])


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The distinct values, ascending; several times as fast as `np.unique` with its hash tables."""
    return runs(np.sort(values))[0]


def runs(ascending: NDArray[Number]) -> tuple[NDArray[Number], Ids]:
    """The distinct values among ascending ones, and how often each occurs."""
    starts = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=starts[1:])
    first = np.flatnonzero(starts)
    return ascending[first], np.diff(np.append(first, len(ascending)))
