"""Rare terms and dates of documents -> which pairs of documents tell of one event.

Whether two documents are related depends on nothing but the two: on the rare terms that they share, with weights that
are the same in every corpus, and on how far apart they are in time.

Cost: each term of a document is looked up among the documents within its window of days; 0.05 ms a document at ten
documents a day, growing with the documents of the window, not with those of the corpus.  Documents without a date are
compared with all.  Failure modes: two events with the same names in one week; undated documents need more in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.arrays import Ids, expanded, offsets, places, portions
from lineage.config import StorySettings
from lineage.records import Document
from lineage.stories.terms import Term

_PORTION = 1 << 21  # number of shared terms that are gathered at a time: 100 MB
_LAST_DAY = date.max.toordinal()


class Days(NamedTuple):
    """The first and the last day on which a document may have been published, as ordinals (`date.toordinal`)."""

    first: int
    last: int

    def apart(self, other: Days) -> int:
        """Days between the two at least; 0 or less where both may be of one day."""
        return max(self.first, other.first) - min(self.last, other.last)


@dataclass(frozen=True, slots=True)
class Profiles:
    """Terms and days of n documents, as ragged rows: row i is `keys[indptr[i]:indptr[i + 1]]`."""

    indptr: Ids  # shape (n + 1,)
    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    first: NDArray[np.int32]  # shape (n,)
    last: NDArray[np.int32]  # shape (n,)

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Related:
    """Pairs of rows with left < right, in ascending order, and the share of their rare terms in common, 0 to 1."""

    left: Ids
    right: Ids
    score: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)


def days(document: Document) -> Days:
    """When a document may have been published: on one day, in a month or a year, or on any day if no date is known."""
    try:
        parts = [int(part) for part in (document.published or "")[:10].split("-")]
        if len(parts) == 3:
            return Days(*[date(*parts).toordinal()] * 2)
        if len(parts) == 2:
            year, month = parts
            behind = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
            return Days(date(year, month, 1).toordinal(), behind.toordinal() - 1)
        return Days(date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal())
    except (ValueError, IndexError):
        return Days(1, _LAST_DAY)


def profiles(of_documents: Sequence[tuple[Sequence[Term], Days]]) -> Profiles:
    """The terms and days of documents as arrays, in the order of the documents."""
    listed = [term for terms, _ in of_documents for term in terms]
    spans = np.array([span for _, span in of_documents], np.int32).reshape(-1, 2)
    return Profiles(
        offsets([len(terms) for terms, _ in of_documents]),
        np.array([term.key for term in listed], np.uint64),
        np.array([term.weight for term in listed], np.float32),
        spans[:, 0],
        spans[:, 1],
    )


class Kinship:
    """A test of whether two documents may tell of one event, even if they share too little to be related."""

    def __init__(self, of: Profiles, settings: StorySettings) -> None:
        self._of = of
        self._settings = settings
        self._terms: dict[int, dict[int, float]] = {}

    def __call__(self, one: int, other: int) -> bool:
        """True if two rows share more than a chance name: a score as that of related pairs, whatever their days."""
        mine, theirs = self._weights(one), self._weights(other)
        most = self._settings.max_term_share
        shared = fsum(min(most, mine[key] * theirs[key]) for key in mine.keys() & theirs.keys())
        return shared >= self._settings.akin_score

    def _weights(self, row: int) -> Mapping[int, float]:
        if row not in self._terms:
            held = slice(int(self._of.indptr[row]), int(self._of.indptr[row + 1]))
            keys, weights = self._of.keys[held].tolist(), self._of.weights[held].tolist()
            self._terms[row] = dict(zip(keys, weights, strict=True))
        return self._terms[row]


# ── which documents are related ───────────────────────────────────────────────────────────────────────────────────


def related(of: Profiles, settings: StorySettings, fresh: NDArray[np.bool_] | None = None) -> Related:
    """The related pairs of documents of which at least one is `fresh` (shape (n,); None: all documents are)."""
    fresh = np.ones(len(of), np.bool_) if fresh is None else fresh
    asking = np.flatnonzero(fresh)
    names = np.unique(of.keys[_entries(of, asking)])
    exact = of.first == of.last
    postings = [_Postings.of(of, rows, names) for rows in (exact, ~exact) if rows.any()]
    found = [_judged(of, pairs, settings) for pairs in _shared(of, asking, postings, fresh, settings)]
    if not found:
        return Related(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float64))
    left, right, score = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return Related(left[order], right[order], score[order])


@dataclass(frozen=True)
class _Postings:
    """Which rows have each term: entries sorted by term and day.  Rows without an exact day have day 0."""

    names: NDArray[np.uint64]  # the terms that are asked for, ascending
    places: Ids  # number of the term * SPAN + day, ascending
    rows: Ids
    weights: NDArray[np.float32]
    exact: bool

    SPAN = 1 << 22

    @classmethod
    def of(cls, of: Profiles, rows: NDArray[np.bool_], names: NDArray[np.uint64]) -> _Postings:
        """The entries of these rows, at least one, for these terms: few new documents need few of those of the past."""
        entries = np.flatnonzero(_end_alike(of.keys, names))
        numbers = np.searchsorted(names, of.keys[entries])
        owners = np.searchsorted(of.indptr, entries, side="right") - 1
        asked = (numbers < len(names)) & rows[owners]
        asked[asked] = names[numbers[asked]] == of.keys[entries[asked]]
        entries, numbers, owners = entries[asked], numbers[asked], owners[asked]
        exact = bool((of.first[rows] == of.last[rows]).all())
        places = numbers * cls.SPAN + (of.first[owners] if exact else 0)
        order = np.lexsort((owners, places))
        return cls(names, places[order], owners[order], of.weights[entries][order], exact)

    def ranges(self, keys: NDArray[np.uint64], first: Ids, last: Ids) -> tuple[Ids, Ids]:
        """For each key and its days `first` to `last`, both included: where its entries begin and where they end."""
        numbers = np.searchsorted(self.names, keys)
        low, high = (first, last) if self.exact else (np.zeros_like(first), np.zeros_like(last))
        begin = np.searchsorted(self.places, numbers * self.SPAN + low)
        end = np.searchsorted(self.places, numbers * self.SPAN + high, side="right")
        return begin, end


def _end_alike(keys: NDArray[np.uint64], names: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """True for each key that ends in the same 16 bits as one of `names`.

    This holds for one in ten of the terms of the past, and takes a tenth of the time of looking each of them up.
    """
    ends = np.zeros(1 << 16, np.bool_)
    ends[names.astype(np.uint16)] = True
    found: NDArray[np.bool_] = ends[keys.astype(np.uint16)]
    return found


def _entries(of: Profiles, rows: Ids) -> Ids:
    """Indices of the terms of these rows in `keys` and `weights`, row by row."""
    return places(of.indptr[rows], np.diff(of.indptr)[rows])


_Pairs = tuple[Ids, Ids, NDArray[np.float64], Ids]  # left, right, score, number of shared terms


def _shared(
    of: Profiles, rows: Ids, postings: Sequence[_Postings], fresh: NDArray[np.bool_], settings: StorySettings
) -> Iterator[_Pairs]:
    """For one portion of the rows after the other, the pairs of rows that share terms; each pair is yielded once."""
    entries = _entries(of, rows)
    owners = np.repeat(rows, np.diff(of.indptr)[rows])
    low = np.maximum(of.first[owners].astype(np.int64) - settings.window_days, 0)
    high = np.minimum(of.last[owners].astype(np.int64) + settings.window_days, _Postings.SPAN - 1)
    ranges = [posting.ranges(of.keys[entries], low, high) for posting in postings]
    counts = sum((end - begin for begin, end in ranges), np.zeros(len(entries), np.int64))
    groups = np.append(np.flatnonzero(np.diff(owners, prepend=-1)), len(owners))  # where each row begins, and the end
    for whole in portions(offsets(counts)[groups], _PORTION):
        some = slice(groups[whole.start], groups[whole.stop])
        parts = [
            _met(owners[some], of.weights[entries[some]], posting, (begin[some], end[some]))
            for posting, (begin, end) in zip(postings, ranges, strict=True)
        ]
        one, other, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
        keep = (one < other) | ((one > other) & ~fresh[other])
        yield _summed(one[keep], other[keep], np.minimum(weight[keep], settings.max_term_share), len(of))


def _met(
    owners: Ids, weights: NDArray[np.float32], posting: _Postings, ranges: tuple[Ids, Ids]
) -> tuple[Ids, Ids, NDArray[np.float64]]:
    """Every entry combined with every posting of its range: the two rows, and the product of their weights."""
    mine, theirs = expanded(*ranges)
    product = weights[mine].astype(np.float64) * posting.weights[theirs]
    return owners[mine], posting.rows[theirs], product


def _summed(one: Ids, other: Ids, weight: NDArray[np.float64], rows: int) -> _Pairs:
    """The shared terms of each pair summed up in one entry, with left < right."""
    codes = np.minimum(one, other) * rows + np.maximum(one, other)
    order = np.argsort(codes, kind="stable")
    codes, starts = np.unique(codes[order], return_index=True)
    score = np.add.reduceat(weight[order], starts) if len(codes) else np.empty(0, np.float64)
    counts = np.diff(np.append(starts, len(order)))
    return codes // max(rows, 1), codes % max(rows, 1), score, counts


def _judged(of: Profiles, pairs: _Pairs, settings: StorySettings) -> tuple[Ids, Ids, NDArray[np.float64]]:
    """Those of the pairs that share enough for their distance in time."""
    left, right, score, counts = pairs
    score = np.round(score, 6)  # the order of the sum, and so its last digits, follow the row numbers
    gap = np.maximum(0, np.maximum(of.first[left], of.first[right]) - np.minimum(of.last[left], of.last[right]))
    exact = (of.first[left] == of.last[left]) & (of.first[right] == of.last[right])
    enough = np.where(exact, settings.min_score + settings.score_per_day * gap, settings.undated_score)
    keep = (counts >= settings.min_terms) & (score >= enough) & (gap <= settings.window_days)
    return left[keep], right[keep], score[keep]
