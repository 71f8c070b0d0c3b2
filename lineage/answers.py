"""Values that answer questions: what trace, sources, why, audit and find show of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from lineage.records import AuditVerdict, Credit, Evidence, Label, PassageKind, SourceKind, SourceRole, Span

LABELS: Final[tuple[Label, ...]] = ("verbatim", "edited", "paraphrase", "added", "furniture")
"""Labels of the passages of one document, in the order in which their shares are shown."""


class DocumentHead(NamedTuple):
    """What identifies a document to a reader."""

    id: str  # as users see it
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None  # ISO 8601, as precise as known


class Carrier(NamedTuple):
    """A document that has text of a source."""

    document: DocumentHead
    role: SourceRole
    words: int
    share: float  # of all its words, 0..1
    through: str | None  # id of the document that handed the text on, where that is known
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TracedSource:
    """A stored source and everybody who carried it."""

    number: int | None  # the source's id in the views; None for one that is not stored
    kind: SourceKind
    name: str | None  # full English name of an agency
    document: DocumentHead | None  # the origin; None where the corpus does not hold it
    text: str | None  # what the carriers agree on; None where the document is the origin
    first_seen: str | None
    confidence: float  # 0..1: of kind, name and document
    evidence: tuple[Evidence, ...]
    carriers: tuple[Carrier, ...]  # the earliest first, undated ones last


class PassageSource(NamedTuple):
    """What a passage derives from."""

    source: int  # index into the sources of the answer
    label: Label
    words: int  # of the passage that come from there
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]


class Counterpart(NamedTuple):
    """A passage of another document that says the same."""

    document: DocumentHead
    start: int
    end: int
    label: Label
    score: float  # 0..1: how sure it is that both say the same

    def of_passage(self, label: Label) -> Counterpart:
        """The counterpart of a passage of that label, which none of its sentences makes closer."""
        return self._replace(label=max(self.label, label, key=LABELS.index))


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage, where it comes from, and who else has it."""

    start: int
    end: int
    kind: PassageKind
    text: str
    words: int
    label: Label  # verbatim, edited, paraphrase, added or furniture
    sources: tuple[PassageSource, ...] = ()  # the surest first
    counterparts: tuple[Counterpart, ...] = ()  # the best first; of stored documents, only where no source is known
    others: int = 0  # documents with a passage that says the same


class AuditedDocument(NamedTuple):
    """Whether a document credits one thing that it draws on."""

    document: DocumentHead
    source: int | None  # the source's id in the views; None for a credit without copy
    name: str | None  # of the source, or of the credited agency; None where nothing names the source
    origin: DocumentHead | None  # the document that is the source; None where the corpus does not hold it
    share: float  # of the document's words, 0..1
    verdict: AuditVerdict
    evidence: tuple[Evidence, ...]
    sure: float | None = None  # how sure it is whose text the source is, 0..1; None for a credit without copy


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
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it


@dataclass(frozen=True, slots=True)
class SourceList:
    """The largest of the sources that were asked for."""

    found: int  # how many there are
    sources: tuple[TracedSource, ...]  # copied texts first, of these those with most carriers, then with most words
    held: int  # how many the database holds, whatever is asked for
    statements: int = 0  # how many of those found are no copied text, but a statement that several reports tell
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it


@dataclass(frozen=True, slots=True)
class AuditList:
    """The audits that were asked for."""

    found: Mapping[AuditVerdict, int]  # how many there are of each verdict, whatever `audits` holds
    audits: tuple[AuditedDocument, ...]  # the worst verdicts first, of these the largest shares
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it


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
    origin: str | None  # id of the document drawn from; None where nobody can know
    confidence: float  # 0..1
    reason: str  # one sentence
    evidence: tuple[Evidence, ...]
    source: TracedSource | None  # that both have text of, and that decided; None: they share none
    shared: tuple[SharedPassage, ...]  # in the order of A
    same_event: bool
    remarks: tuple[str, ...] = ()  # what a reader should know before believing it
