"""The array types of the aligner, and what its arrays are laid end to end with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Matrix = NDArray[np.floating]
Flags = NDArray[np.bool_]
Marks = NDArray[np.uint8]
Number = TypeVar("Number", bound="np.integer[Any]")

BAND = 1 << 22
"""Cells of a wide array that exist at a time, 16 MB of float32 or 32 MB of int64.  Pairs of news stay below; two texts
of 3,000 units have some 20,000 common words, and hundreds of candidates a word."""


def bands(rows: int, width: int) -> list[slice]:
    """The rows of an array of that width, so many at a time as fit into `BAND`; at least one slice."""
    step = max(BAND // max(width, 1), 1)
    return [slice(start, min(start + step, rows)) for start in range(0, max(rows, 1), step)]


def portions(lengths: Ids) -> list[slice]:
    """Parts of these lengths in turn, so many at a time as have some `BAND` places together; at least one slice."""
    ends = np.cumsum(lengths)
    cuts = np.searchsorted(ends, np.arange(BAND, ends[-1] if len(ends) else 0, BAND), "right")
    return [slice(start, end) for start, end in pairwise([0, *distinct(cuts[cuts > 0]).tolist(), len(lengths)])]


def expanded(begin: Ids, end: Ids) -> tuple[Ids, Ids]:
    """For ranges of places: the index of the range and the place, for each place of each range in turn."""
    lengths = end - begin
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return owner, np.arange(len(owner)) + np.repeat(begin - np.cumsum(lengths) + lengths, lengths)


def offsets(lengths: Sequence[int] | Ids) -> Ids:
    """Where parts of these lengths begin when they are laid end to end, and at last where all end: (n + 1,)."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.asarray(lengths, np.int64))])


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
