"""Documents -> their passages and shingles, as columns: the part of an ingest that needs no store.

One batch in, one value out, nothing remembered: the function can run in this process, in many, or on another engine.
Time and memory are linear in the characters of the batch.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from lineage import matching, passages
from lineage.config import Settings
from lineage.credits import AgencyFile
from lineage.pipeline.credits_and_terms import credit_rules, credits_of, terms_of
from lineage.pipeline.workers import in_order
from lineage.records import Credit, Document, Passage, PassageKind, ShingleSets
from lineage.store import StoredTerms

AgencyFiles = tuple[AgencyFile, ...]
"""The user's files of agencies, beside the shipped ones; the same value in every process."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The passages of a batch of documents, in document order; row i of every column is the same passage."""

    counts: NDArray[np.int64]  # passages of each document
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: tuple[PassageKind, ...]
    words: NDArray[np.int32]
    wordings: NDArray[np.uint64]  # hash of the words; 0 for none
    index: matching.Index  # keys of wordings long enough to be signed, each numbered by the first row that has it
    credits: tuple[tuple[Credit, ...], ...]  # of each document
    terms: tuple[StoredTerms, ...]  # of each document


def prepare(documents: Sequence[Document], settings: Settings, agencies: AgencyFiles = ()) -> Prepared:
    """Cut each document into passages, encode them, and find its credits and the terms that tell its event."""
    cut = [passages.segment(document.text, document.title, settings) for document in documents]
    texts = (document.text[p.start : p.end] for document, row in zip(documents, cut, strict=True) for p in row)
    shingles = passages.encode(texts, settings.matching.shingle_words)
    flat: list[Passage] = list(chain.from_iterable(cut))
    return Prepared(
        counts=np.array([len(row) for row in cut], np.int64),
        start=np.array([passage.start for passage in flat], np.int64),
        end=np.array([passage.end for passage in flat], np.int64),
        kind=tuple(passage.kind for passage in flat),
        words=shingles.words,
        wordings=shingles.wordings,
        index=_indexed(shingles, settings),
        credits=credits_of(documents, cut, credit_rules(agencies)),
        terms=terms_of(documents, cut, settings),
    )


def _indexed(shingles: ShingleSets, settings: Settings) -> matching.Index:
    """Keys of the distinct wordings: what matching needs of them, in a quarter of the bytes of their shingles."""
    _, first = np.unique(shingles.wordings, return_index=True)
    signable = (shingles.words >= settings.passages.min_words) & (np.diff(shingles.indptr) > 0)
    rows = np.sort(first[signable[first]])
    chosen = passages.take(shingles, rows)
    return matching.build(rows, chosen, settings.matching)


def prepared(
    batches: Iterable[list[Document]], settings: Settings, jobs: int, agencies: AgencyFiles = ()
) -> Generator[tuple[list[Document], Prepared]]:
    """Each batch with its passages, in the order of the batches; made by `jobs` processes (0: every core)."""
    return in_order(partial(prepare, settings=settings, agencies=agencies), batches, jobs)
