"""Values that tell of a database: what schema and check show of it, and what an ingest did with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lineage.records import Remark, Skipped


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
    remarks: tuple[str, ...] = ()  # why it may be another once the next ingest is done


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
