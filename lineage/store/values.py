"""Arrays and rows <-> the store: the values that it takes and returns.

Ids are database ids (`int64`, from 1), and wordings the 64-bit hashes of their words (`int64` as well, of any sign); 0
stands for "none", because arrays have no NULL.  Ids differ from one ingest order to another, so nothing that reaches a
user may depend on them; wordings are the same in every database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.records import Document, Lineage, PassageKind

Ids = NDArray[np.int64]
DocumentPairs = NDArray[np.int64]
"""Shape (n, 2): ids of two documents, the smaller first."""
Standing = Literal["new", "unchanged", "conflict", "unstorable"]


class Held(NamedTuple):
    """What tells a stored document from another one with its id, and what its input said of it."""

    content_id: str
    outlet: str
    published: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is known of a run before it starts; settings and inputs are stored as JSON."""

    version: str  # of lineage
    fingerprint: str  # Settings.fingerprint()
    settings: Mapping[str, Any] = field(default_factory=dict)
    inputs: Sequence[str] = ()  # paths as the user gave them


@dataclass(frozen=True, slots=True)
class PassageColumns:
    """The passages of a batch as columns of equal length; a document's passages stand together, in text order."""

    document: Ids  # as returned by add_documents
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: Sequence[PassageKind]
    words: NDArray[np.int32]
    wording: Ids  # hash of the words of the passage; 0 if it has none

    def __len__(self) -> int:
        return len(self.document)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as read back, with its row id."""

    id: int
    document: Document


class Traced(NamedTuple):
    """A set of documents that were traced together, and the lineage that was found."""

    documents: Sequence[int]
    fingerprint: int  # of the case of the documents, signed 64-bit
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class IndexSegment:
    """A part of the candidate index: the wordings of passages first, first + 1, … and how many anchors each has."""

    id: int
    first: int
    sizes: NDArray[np.uint16]
    matched: bool  # True if its wordings were compared with one another and with those of all earlier parts


@dataclass(frozen=True, slots=True)
class StoredTerms:
    """What tells the event of a document: the first and last day on which it may have appeared; its rarest terms."""

    first: int
    last: int
    keys: NDArray[np.uint64]  # shape (n,)
    weights: NDArray[np.float32]  # shape (n,)


@dataclass(frozen=True, slots=True)
class TermColumns:
    """The terms and days of many documents: behind the terms of those before it stand counts[i] terms of document i."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    counts: NDArray[np.int64]
    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Repetitions:
    """How often an outlet prints one wording, as parallel columns in ascending (outlet, wording) order."""

    outlet: Ids
    wording: Ids
    words: NDArray[np.int64]  # length of the wording
    documents: NDArray[np.int64]  # documents of the outlet with the wording
    days: NDArray[np.int64]  # distinct days on which these were published; undated ones do not count
    outlet_documents: NDArray[np.int64]  # documents of the outlet in all

    def __len__(self) -> int:
        return len(self.outlet)
