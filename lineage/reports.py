"""Values that tell of a database: what schema and check show of it, and what an ingest did with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lineage.records import Remark, Skipped


@dataclass(frozen=True, slots=True)
class RelationColumn:
    """One column of a table or view, with a comment on what it holds."""

    name: str
    type: str  # SQLite type as declared; "" in views
    comment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, a view or the search index of the database, with its documentation."""

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
    """Digest of one table of a lineage: the number of its rows, and the sum of their hashes modulo 2**64."""

    table: str
    rows: int
    sum: int


@dataclass(frozen=True, slots=True)
class LineageDigest:
    """Digest of the whole lineage of a database, and the digests of its tables that it is made of."""

    digest: str
    parts: tuple[TableDigest, ...]
    remarks: tuple[str, ...] = ()  # why the next ingest may change the digest


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a database found."""

    database: str
    wrong: tuple[Finding, ...]
    notes: tuple[str, ...]  # what is not wrong, but worth knowing
    repaired: tuple[Finding, ...]  # what was wrong before the derived parts were built anew
    digest: LineageDigest | None  # after the ingest that the notes ask for, if any; None if something is wrong
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did."""

    documents: int  # number stored by this run
    unchanged: int  # number that were in the database already, or came twice
    passages: int  # number stored by this run
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]
    seconds: float
    totals: Mapping[str, int] = field(default_factory=dict)  # what the database holds now; see Store.counts
    matches_across_outlets: int = 0  # of the documents that this run stored, with documents of other outlets
    matches_inside_outlets: int = 0  # of the documents that this run stored, with documents of their own outlet
    # names (ids, or places for ids made from content) of the two documents of different outlets that share most; one of
    # them is new if any new document shares text
    closest: tuple[str, str] | None = None
