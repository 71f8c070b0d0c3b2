"""The array types of the aligner, how its arrays are laid end to end, and how much of a wide one exists at a time."""

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
"""Cells of a wide array that exist at a time, 16 MB of float32 or 32 MB of int64.  Pairs of news stay below; two texts
of 3,000 units have some 20,000 common words, and 200,000 candidates of 60 words each."""


def bands(rows: int, width: int) -> list[slice]:
    """The rows of an array of that width, so many at a time as fit into `BAND`; at least one slice."""
    step = max(BAND // max(width, 1), 1)
    return [slice(start, min(start + step, rows)) for start in range(0, max(rows, 1), step)]


def in_portions(lengths: Ids) -> list[slice]:
    """Ranges of rows of these lengths, so many rows in turn as have `BAND` places together; at least one slice."""
    return list(portions(offsets(lengths), BAND)) or [slice(0, 0)]


def joined(parts: Sequence[Ids], shifts: Ids) -> Ids:
    """The parts end to end, each with its number of `shifts` added."""
    return np.concatenate(parts) + np.repeat(shifts, [len(part) for part in parts])


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The distinct values, ascending; several times as fast as the hash tables of `np.unique`."""
    return runs(np.sort(values))[0]


def runs(ascending: NDArray[Number]) -> tuple[NDArray[Number], Ids]:
    """The distinct ones of ascending values, and how often each comes."""
    starts = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=starts[1:])
    first = np.flatnonzero(starts)
    return ascending[first], np.diff(np.append(first, len(ascending)))
