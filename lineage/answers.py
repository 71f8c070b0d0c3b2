"""Values that answer questions: what trace, sources, why, audit and find show of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lineage.records import AuditVerdict, Credit, Evidence, Label, PassageKind, SourceKind, SourceRole, Span

PASSAGE_LABELS: Final[tuple[Label, ...]] = ("verbatim", "edited", "paraphrase", "added", "furniture")
"""The labels that a passage of a document may have, the closest first, as their shares are shown."""


class DocumentHead(NamedTuple):
    """The fields that identify a document to a reader."""

    id: str  # as users see it
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None  # ISO 8601, as precise as known


class Carrier(NamedTuple):
    """A document that has text of a source."""

    document: DocumentHead
    role: SourceRole
    words: int  # of the document, those that come from the source; of the origin, those that others have
    share: float  # `words` as a part of all its words, 0..1
    through: str | None  # id of the document that handed the text on; None if unknown
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TracedSource:
    """A source and all its carriers."""

    number: int | None  # the source's id in the views; None for a source that is not stored
    kind: SourceKind
    name: str | None  # full English name of an agency; None if none is known
    document: DocumentHead | None  # the origin; None if the corpus does not hold it
    text: str | None  # what the carriers agree on; None if a document is the origin
    first_seen: str | None
    confidence: float  # 0..1: of kind, name and document
    evidence: tuple[Evidence, ...]
    carriers: tuple[Carrier, ...]  # the earliest first, undated ones last


class PassageSource(NamedTuple):
    """A source from which a passage derives."""

    source: int  # index into the sources of the answer
    label: Label
    words: int  # of the passage, those that come from the source
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]


class Counterpart(NamedTuple):
    """A passage of another document that says the same."""

    document: DocumentHead
    start: int
    end: int
    label: Label
    score: float  # 0..1: how sure it is that both passages say the same

    def of_passage(self, label: Label) -> Counterpart:
        """This counterpart with a label that is no closer than `label`, the label of the whole passage.

        The label of one of its sentences may be closer than that of the passage.
        """
        return self._replace(label=max(self.label, label, key=PASSAGE_LABELS.index))


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage of a document, the sources that it comes from, and the documents that say the same."""

    start: int
    end: int
    kind: PassageKind
    text: str
    words: int
    label: Label  # verbatim, edited, paraphrase, added or furniture
    sources: tuple[PassageSource, ...] = ()  # the surest first
    counterparts: tuple[Counterpart, ...] = ()  # the best first; for a stored document only if no source is known
    others: int = 0  # number of other documents with a passage that says the same


class AuditedDocument(NamedTuple):
    """Whether a document credits one source that it draws on, or credits one without drawing on it."""

    document: DocumentHead
    source: int | None  # the source's id in the views; None for a credit without copy
    name: str | None  # of the source, or of the credited agency; None if nothing names the source
    origin: DocumentHead | None  # the document that is the source; None if the corpus does not hold it
    share: float  # of the document's words, those drawn from the source, 0..1
    verdict: AuditVerdict
    evidence: tuple[Evidence, ...]
    source_confidence: float | None = None  # how sure it is whose text the source is, 0..1
    confidence: float | None = None  # how sure it is that the document has text of it, and whose: the smaller, 0..1
    # both are None for a credit without copy


@dataclass(frozen=True, slots=True)
class DocumentTrace:
    """Where each passage of a document comes from: the one result value behind `lineage trace` and `lineage find`."""

    document: DocumentHead
    words: int
    shares: Mapping[Label, float]  # fractions of the document's words; they add up to 1
    passages: tuple[TracedPassage, ...]  # in text order
    sources: tuple[TracedSource, ...]  # those with most words of the document first
    credits: tuple[Credit, ...]
    audits: tuple[AuditedDocument, ...]
    same_event: tuple[DocumentHead, ...]  # other documents that tell of the same event, the earliest first
    remarks: tuple[str, ...] = ()  # what a reader should know before believing the trace
    places: Mapping[str, str] = field(default_factory=dict)  # content id -> place that names this document alone


@dataclass(frozen=True, slots=True)
class SourceList:
    """The largest of the sources that were asked for."""

    found: int  # number of sources that were asked for, however many `sources` holds
    sources: tuple[TracedSource, ...]  # copied texts before statements; then most carriers, then most words first
    held: int  # number of sources in the database, whatever was asked for
    statements: int = 0  # number of those found that are no copied text, but a statement that several reports tell
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it
    places: Mapping[str, str] = field(default_factory=dict)  # content id -> place that names this document alone


@dataclass(frozen=True, slots=True)
class AuditList:
    """The audits that were asked for."""

    found: Mapping[AuditVerdict, int]  # number of audits of each verdict, however many `audits` holds
    audits: tuple[AuditedDocument, ...]  # the worst verdicts first, of one verdict the largest shares
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it
    places: Mapping[str, str] = field(default_factory=dict)  # content id -> place that names this document alone


class SharedPassage(NamedTuple):
    """A passage of A and one of B that say the same."""

    a: Span
    b: Span
    label: Label  # by the closer of both sides: a passage that stands whole in a longer one is verbatim
    score: float  # 0..1
    text: str  # of A's span


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which of two documents draws on the other, and why: the result value behind `lineage why`."""

    a: DocumentHead
    b: DocumentHead
    origin: str | None  # id of the document drawn from; None if it cannot be known
    confidence: float  # 0..1
    reason: str  # one sentence
    evidence: tuple[Evidence, ...]
    source: TracedSource | None  # the source of both documents that decided; None if they share none
    shared: tuple[SharedPassage, ...]  # in the order of A
    same_event: bool  # whether both documents belong to one story
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it
    places: Mapping[str, str] = field(default_factory=dict)  # content id -> place that names this document alone
