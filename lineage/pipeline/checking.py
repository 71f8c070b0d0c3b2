"""A database -> what its lineage comes to: one digest that is the same however the corpus was ingested.

Equal digests mean equal lineages, whatever the order of files, their split into ingests, and the number of jobs.
Cost: one pass over every table, about 5 µs a row, and one over the candidate index, 50 ns a key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lineage import matching
from lineage.errors import StoreError
from lineage.identity import hash64_array, lineage_digest
from lineage.pipeline.match import PAGES_AT_A_TIME
from lineage.records import LineageDigest, TableDigest
from lineage.store import IndexSegment, Store

Hashes = NDArray[np.uint64]
SIZES: Final = np.uint64(1 << 32)
"""Tells how many anchors a wording has from its keys, which have 32 bits."""
DAMAGED: Final = "ask lineage check what else is wrong"
WORD: Final = 1 << 64


def digest(database: Path) -> LineageDigest:
    """What the lineage of a database comes to, row ids aside.

    Raises:
        InputError: there is no such database.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        parts = (*store.table_digests(), _index_digest(store))
    return LineageDigest(lineage_digest(json.dumps(parts)), parts)


def _index_digest(store: Store) -> TableDigest:
    """Which wordings have which keys, in whatever parts and pages these were stored."""
    rows = total = 0
    for segment in store.index_segments():
        wordings = hash64_array(store.hashes_from(segment.first, len(segment.sizes)))
        indexed = np.flatnonzero(segment.sizes)
        sizes = segment.sizes[indexed].astype(np.uint64) | SIZES
        rows += len(indexed)
        total += _sum(hash64_array(wordings[indexed] ^ sizes))
        total += sum(_sum(part) for part in _entries(store, segment, wordings))
    return TableDigest("index", rows, total % WORD)


def _entries(store: Store, segment: IndexSegment, wordings: Hashes) -> Iterator[Hashes]:
    """A hash for each key of a wording in a part of the index."""
    pages, _, _ = store.index_ranges(segment.id)
    for start in range(0, len(pages), PAGES_AT_A_TIME):
        stored = [matching.Page(*page) for page in store.index_pages(pages[start : start + PAGES_AT_A_TIME])]
        keys, rows = matching.unpack(0, segment.sizes, stored).postings
        if rows.max() >= len(wordings):
            raise StoreError("a page of the candidate index is damaged", where=str(store.path), hint=DAMAGED)
        yield hash64_array(wordings[rows] ^ keys)


def _sum(hashes: Hashes) -> int:
    return int(hashes.sum(dtype=np.uint64))
