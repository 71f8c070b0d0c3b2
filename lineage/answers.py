"""Values that answer questions: what trace, sources, why, audit and find show of documents, what schema and check show
of a database, and what an ingest did with one.  With the filters by which questions are narrowed down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple, get_args

from lineage.errors import InputError
from lineage.records import (
    AuditVerdict,
    Credit,
    Evidence,
    Label,
    PassageKind,
    Remark,
    Skipped,
    SourceKind,
    SourceRole,
    Span,
)

LABELS: Final[tuple[Label, ...]] = ("verbatim", "edited", "paraphrase", "added", "furniture")
"""Labels of the passages of one document, in the order in which their shares are shown."""
DATES: Final = "a date is YYYY, YYYY-MM or YYYY-MM-DD"
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_FIRST_DAY: Final = "0001-01-01"
"""What completes a year or a month to a day."""


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
    doubts: tuple[str, ...] = ()  # what a reader should know of how what is stored was found


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day that there is, as filters take them.

    >>> [is_date(text) for text in ("2026", "2026-02", "2026-02-29", "2026-2", "yesterday")]
    [True, True, False, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _FIRST_DAY[len(text) :])
    except ValueError:  # there is no such month or day
        return False
    return True


def is_empty_range(since: str | None, until: str | None) -> bool:
    """Whether no date can lie between two, each of which is in the range and may be a month or a year."""
    return bool(since and until and since[: len(until)] > until[: len(since)])


def _require_range(since: str | None, until: str | None, limit: int) -> None:
    """InputError for what filters of the command line refuse as well."""
    for name, given in (("since", since), ("until", until)):
        if given is not None and not (isinstance(given, str) and is_date(given)):
            raise InputError(f"{given!r} is no date", where=name, hint=DATES)
    if is_empty_range(since, until):
        raise InputError(f"{until} lies before {since}: nothing can be in this range", where="until")
    if limit < 0:
        raise InputError(f"{limit} is no number of rows", where="limit", hint="0 lists all")


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources are asked for; None and 0 set no limit.  A date is YYYY, YYYY-MM or YYYY-MM-DD.

    InputError for what is no date, for a range that ends before it begins, and for a limit below 0.
    """

    outlet: str | None = None  # that carries it
    agency: str | None = None  # that it is named after, in any spelling that the corpus' credits use
    since: str | None = None  # first seen on that date or later; undated sources are left out
    until: str | None = None  # first seen on that date or earlier
    limit: int = 0

    def __post_init__(self) -> None:
        _require_range(self.since, self.until, self.limit)


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which audits are asked for; None and 0 set no limit.  A date is YYYY, YYYY-MM or YYYY-MM-DD.

    InputError as for `SourceFilter`, and for a verdict that there is not.
    """

    outlet: str | None = None  # whose documents are audited
    verdict: AuditVerdict | None = None
    since: str | None = None  # documents published on that date or later; undated ones are left out
    until: str | None = None  # documents published on that date or earlier
    limit: int = 0

    def __post_init__(self) -> None:
        _require_range(self.since, self.until, self.limit)
        if self.verdict is not None and self.verdict not in get_args(AuditVerdict):
            hint = f"the verdicts are {', '.join(get_args(AuditVerdict))}"
            raise InputError(f"there is no verdict {self.verdict!r}", where="verdict", hint=hint)


@dataclass(frozen=True, slots=True)
class SourceList:
    """The largest of the sources that were asked for."""

    found: int  # how many there are
    sources: tuple[TracedSource, ...]  # copied texts first, of these those with most carriers, then with most words
    held: int  # how many the database holds, whatever is asked for
    statements: int = 0  # how many of those found are no copied text, but a statement that several reports tell
    doubts: tuple[str, ...] = ()  # what a reader should know of how what is stored was found


@dataclass(frozen=True, slots=True)
class AuditList:
    """The audits that were asked for."""

    found: Mapping[AuditVerdict, int]  # how many there are of each verdict, whatever `audits` holds
    audits: tuple[AuditedDocument, ...]  # the worst verdicts first, of these the largest shares
    doubts: tuple[str, ...] = ()  # what a reader should know of how what is stored was found


class SharedPassage(NamedTuple):
    """A passage of A and one of B that say the same."""

    a: Span
    b: Span
    label: Label
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
    doubts: tuple[str, ...] = ()  # what a reader should know of how what is stored was found


# ── the database itself ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RelationColumn:
    """One column of a table or view, and why it is there."""

    name: str
    type: str  # SQLite type as declared; "" in views
    comment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, a view or the search index of the database, as a user meets it."""

    name: str
    kind: Literal["table", "view", "search"]
    comment: str
    columns: tuple[RelationColumn, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """The documented schema of a database: what `lineage schema` shows."""

    version: int
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in a database."""

    where: str  # table, or table and row
    message: str
    hint: str | None = None


class TableDigest(NamedTuple):
    """What a table of a lineage says, in short: the number of its rows, and the sum of their hashes modulo 2**64."""

    table: str
    rows: int
    sum: int


@dataclass(frozen=True, slots=True)
class LineageDigest:
    """All that a database says of its lineage as one short text, and the parts that it is made of."""

    digest: str
    parts: tuple[TableDigest, ...]
    doubts: tuple[str, ...] = ()  # why it may be another once the next ingest is done


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a database found; it is sound where nothing was found wrong."""

    database: str
    wrong: tuple[Finding, ...]
    notes: tuple[str, ...]  # what is not wrong, but worth knowing
    repaired: tuple[Finding, ...]  # what was wrong before the derived parts were built anew
    digest: LineageDigest | None  # of what the ingest that the notes name comes to; None where something is wrong
    seconds: float


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did."""

    documents: int  # stored by this run
    unchanged: int  # were in the database already, or came twice
    passages: int  # stored by this run
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]
    seconds: float
    totals: Mapping[str, int] = field(default_factory=dict)  # what the database holds now; see Store.counts
    matches_across_outlets: int = 0  # of the documents that this run stored
    matches_inside_outlets: int = 0
    closest: tuple[str, str] | None = None  # keys of two of different outlets that share most, one new where any does
