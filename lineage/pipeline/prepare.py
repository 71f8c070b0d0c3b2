"""Documents -> their passages, shingle sets and wordings, as columns: the part of an ingest that needs no store.

One batch in, one value out, nothing remembered but a cache of word hashes that never changes an answer: the function
can run in this process, in many, or on another engine.  Time is linear in the characters of the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage import passages
from lineage.config import Settings
from lineage.records import Document, Passage, ShingleSets


@dataclass(frozen=True, slots=True)
class Prepared:
    """The passages of a batch of documents, in document order; row i of every column is the same passage."""

    passages: tuple[tuple[Passage, ...], ...]  # of each document
    shingles: ShingleSets  # one row a passage
    signable: NDArray[np.bool_]  # long enough to be signed


def prepare(documents: Sequence[Document], settings: Settings, cache: passages.WordHashes) -> Prepared:
    """Cut each document into passages and encode them."""
    cut = tuple(tuple(passages.segment(document.text, document.title, settings)) for document in documents)
    texts = (document.text[p.start : p.end] for document, row in zip(documents, cut, strict=True) for p in row)
    shingles = passages.encode(texts, settings.matching.shingle_words, cache)
    sizes = np.diff(shingles.indptr)
    return Prepared(cut, shingles, (shingles.words >= settings.passages.min_words) & (sizes > 0))
