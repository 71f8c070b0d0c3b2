"""The frozen values that travel between rooms.

Plain values only: no room's class, no database row and no command-line object appears here, so that every room can be
run from a list, from another engine, or from a test.  All offsets are half-open ranges of Unicode code points in the
text of the document that they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Side = Literal["a", "b"]
Label = Literal["verbatim", "edited", "paraphrase", "added", "omitted", "furniture"]
PassageKind = Literal["headline", "byline", "dateline", "body", "furniture"]
Precision = Literal["year", "month", "day", "minute", "second"]
ChangeKind = Literal["number", "name", "negation", "attribution", "modality"]
EditOperation = Literal["equal", "replace", "insert", "delete"]
CreditPlace = Literal["dateline", "byline", "tail", "copyright", "metadata", "body"]
CreditRole = Literal["origin", "carries", "cites", "mentions"]
SourceKind = Literal["agency", "document", "inferred"]
SourceRole = Literal["origin", "carries", "quotes"]  # quotes: only the words of a speaker, or the same facts
AuditVerdict = Literal["misattributed", "uncredited", "credit_without_copy", "credited"]  # the worst first


# ── corpus ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Revision(NamedTuple):
    """When a later version of an article was published, in the forms of `Document.published` and what follows it."""

    published: str
    precision: Precision
    original: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published by one outlet.  `text` is stored as read and never rewritten."""

    content_id: str  # identity.content_id(outlet, title, text)
    outlet: str
    text: str
    external_id: str | None = None  # the id that the input gave
    title: str | None = None
    url: str | None = None
    author: str | None = None  # several authors are joined with "; "
    language: str | None = None
    published: str | None = None  # ISO 8601: "2024", "2024-03", "2024-03-05", "2024-03-05T10:20:30+00:00" (always UTC)
    published_precision: Precision | None = None  # how much of `published` the input really said
    published_original: str | None = None  # the date string as found, also when it could not be used
    extra: Mapping[str, Any] = field(default_factory=dict)  # unknown fields of the input, JSON values
    location: str | None = None  # where it was read: "file" or "file:line"
    revised: Revision | None = None  # what the input says of when this text was last changed; not stored

    @property
    def key(self) -> str:
        """The id that users see: the input's own, else the content id."""
        return self.external_id or self.content_id


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that was not taken, and why."""

    where: str  # "file", or "file:line"
    reason: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about an input that was taken but not wholly believed (a garbage date, a guessed encoding)."""

    where: str
    message: str


# ── passages ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Passage(NamedTuple):
    """A paragraph of a document, or a part of one; `text[start:end]` has no white space at either end."""

    start: int
    end: int
    kind: PassageKind


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShingleSets:
    """The hashed word shingles of n texts, as ragged rows.

    Row i is `hashes[indptr[i]:indptr[i + 1]]`, in reading order with repeats as they stand, empty where the text has
    fewer words than one shingle.  Hashes lie in [0, 2**48).
    """

    indptr: NDArray[np.int64]  # shape (n + 1,)
    hashes: NDArray[np.uint64]  # shape (indptr[-1],)
    words: NDArray[np.int32]  # shape (n,): number of words of each text
    wordings: NDArray[np.uint64]  # shape (n,): hash of the whole normalised word sequence; 0 where there is no word

    def __len__(self) -> int:
        return len(self.words)


# ── matching ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Measured pairs of wordings, `left < right`, in ascending order; measurements only, no verdict.

    `shared` counts common shingles; jaccard = shared / union, containment = shared / size of the smaller set.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    shared: NDArray[np.int32]
    jaccard: NDArray[np.float64]  # 0..1
    containment: NDArray[np.float64]  # 0..1

    def __len__(self) -> int:
        return len(self.left)


# ── alignment ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of it: one side of a comparison, or a record in memory for an ingest.

    A comparison shows neither author nor language; an ingest reads credits in the one and dates by the other.
    """

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None


class Edit(NamedTuple):
    """One word-level operation; the ranges of all edits of a link tile both spans, so they rebuild both texts."""

    operation: EditOperation
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Change(NamedTuple):
    """A fact that differs inside a link: the words of A and the words of B; None for the side that says nothing."""

    kind: ChangeKind
    a: str | None
    b: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A span of A and a span of B that say the same thing."""

    a: Span
    b: Span
    label: Label  # verbatim, edited or paraphrase
    score: float  # 0..1: how sure the aligner is that both say the same
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one side with one label; the segments of a side are in order and cover all non-space characters."""

    side: Side
    start: int
    end: int
    label: Label
    quote: bool = False
    moved: bool = False
    links: tuple[int, ...] = ()  # indices into Comparison.links


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side: the one result value behind the terminal, HTML and JSON views."""

    a: Article
    b: Article
    segments: tuple[Segment, ...]
    links: tuple[Link, ...]
    shares: Mapping[Side, Mapping[Label, float]]  # fractions of non-space characters; each side adds up to 1


# ── provenance ────────────────────────────────────────────────────────────────────────────────────────────────────


class Credit(NamedTuple):
    """An agency, an outlet or an issuer of releases that a document names where credits stand, or cites in its text.

    Roles: `origin`, the document is published by the agency itself; `carries`, it credits the agency or outlet as the
    source of its text; `cites`, it tells what the agency or outlet reported; `mentions`, it only names it, which is no
    credit (a stored or given credit may have this role, but no rule of this version assigns it).
    """

    name: str  # full English name of an agency; name of an outlet or issuer; or words for a source that is not named
    text: str  # the words of the document that name it
    start: int | None  # in the document's text; None for metadata
    end: int | None
    place: CreditPlace
    role: CreditRole
    rule: str  # id of the rule that found it


DATES_ALONE: Final = "dates"
"""Signal in the evidence of an audit: the verdict blames a document, and only dates tell whose the text is."""
RETOLD: Final = "retold"
"""Signal in the evidence of a source: one document tells nearly all of another, in the order of that one."""
JOINT: Final = "joint"
"""Signal in the evidence of a source: several of its carriers made the text together."""


class Evidence(NamedTuple):
    """One signal for (or, with a negative weight, against) a claim, in words that a reader can check."""

    signal: str  # credit, agency, time, containment, named, slips, statement, …
    weight: float  # -1 to 1
    text: str


class CasePassage(NamedTuple):
    """A passage of a document in the form that tracing reads."""

    id: int
    start: int
    end: int
    kind: PassageKind
    words: int
    wording: int  # the same number for the same words; 0 for none


class Duplicate(NamedTuple):
    """A document whose body an earlier document, its representative, holds nearly in full."""

    document: int
    representative: int
    share: float  # of the words of its body, those that stand in the representative, 0..1
    verbatim: float  # of the words of its body, those in paragraphs of the very same words, 0..1
    of_representative: float  # of the words of the representative's body, those that stand in it, 0..1


class SentenceMatch(NamedTuple):
    """A sentence of one passage and a sentence of another that say the same, found by an aligner."""

    a_passage: int  # id of the passage
    b_passage: int
    a: Span
    b: Span
    label: Label  # verbatim, edited or paraphrase
    score: float  # 0..1


class Story(NamedTuple):
    """Documents that tell of one event; the first of `members` is the centre, to which all others are related."""

    members: tuple[tuple[int, float], ...]  # document, and how closely it fits the centre, 0..1
    evidence: tuple[Evidence, ...]


class SourceMember(NamedTuple):
    """A document that has text of a source."""

    document: int
    role: SourceRole
    words: int  # of its passages, those that come from the source; for the origin, those that other documents have
    share: float  # `words` as a part of all its words, 0..1
    through: int | None  # the document that handed the text on; None if unknown
    confidence: float  # 0..1: how sure it is that the document derives from the source; 1 for the origin
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A text from which two or more documents derive passages."""

    kind: SourceKind
    name: str | None  # full English name of an agency; None if none is known
    document: int | None  # the origin; None if unknown
    text: str | None  # what the carriers agree on; None if a document is the origin
    first_seen: str | None  # earliest date of a member, ISO 8601
    confidence: float  # 0..1: of kind, name and document
    evidence: tuple[Evidence, ...]
    members: tuple[SourceMember, ...]  # the earliest first


class Derivation(NamedTuple):
    """A passage and the source that it comes from."""

    passage: int
    source: int  # index into Lineage.sources
    label: Label  # verbatim, edited or paraphrase
    words: int  # of the passage, those that come from the source, light edits included; the rest is its own
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]


class Audit(NamedTuple):
    """Whether a document credits what it draws on."""

    document: int
    source: int | None  # index into Lineage.sources; None for a credit without copy
    name: str | None  # of the source, or of the credited agency; None if nothing names the source
    share: float  # of the document's words, those drawn from the source, 0..1
    verdict: AuditVerdict
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where the passages of a connected set of documents come from.

    Documents and passages have the ids under which they were handed in.
    """

    sources: tuple[Source, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    audits: tuple[Audit, ...] = ()


class Direction(NamedTuple):
    """Which of two documents draws on the other, as far as can be known."""

    origin: int | None  # the document drawn from; None if it cannot be known
    source: int | None  # index into Lineage.sources; None if the two share no source
    confidence: float  # 0..1
    reason: str  # one sentence
    evidence: tuple[Evidence, ...]
