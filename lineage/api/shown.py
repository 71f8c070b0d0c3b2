"""An answer -> an equal answer that can show itself: as text, as JSON, and in a notebook.

The values are those of `lineage.answers`, `lineage.reports` and `lineage.records`, frozen and complete.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass, fields
from html import escape
from typing import Any, TypeVar, cast

from lineage import views
from lineage.answers import AuditList, DocumentTrace, Explanation, SourceList
from lineage.api.arguments import flag_of, labels_of, limit_of, width_of
from lineage.messages import counted
from lineage.records import Comparison, Label
from lineage.reports import CheckReport, IngestReport, LineageDigest, Schema

NOTEBOOK_COLUMNS = 100
"""Columns of a text in a notebook; most notebooks show 100 columns without a scroll bar."""
CARRIERS = 20
"""Number of carriers of a source that a text lists, the earliest, by default; as for the commands."""

Kind = TypeVar("Kind", bound="Shown")


class Shown(ABC):
    """Base of all results: a result holds its fields, and shows itself."""

    @abstractmethod
    def to_text(self, width: int = 80) -> str:
        """What the command prints, without colour, followed by the remarks that it writes to the screen.

        `width` is the largest number of columns of a line, as `--width` of the command: 40 or more, InputError for
        fewer.  No comparison uses more than 180 columns, and no other answer more than 120.
        """

    @abstractmethod
    def to_json(self) -> str:
        """What the command prints with `--format json`."""

    @abstractmethod
    def _in_short(self) -> str:
        """The result in one line."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._in_short()}>"

    def _repr_html_(self) -> str:
        """HTML for a notebook: the text, with its columns kept."""
        style = "white-space:pre;overflow-x:auto;line-height:1.25"
        return f'<pre style="{style}">{escape(self.to_text(NOTEBOOK_COLUMNS))}</pre>'


def shown(kind: type[Kind], found: Any, **more: Any) -> Kind:
    """The value `found` as a value of the class `kind`, which shows itself; `more` are fields that only `kind` has."""
    return kind(**{field.name: getattr(found, field.name) for field in fields(found)}, **more)


def _plain(width: int, limit: int = 0) -> views.TerminalOptions:
    return views.TerminalOptions(width=width_of(width), limit=limit_of(limit))


def _noted(text: str, remarks: tuple[str, ...]) -> str:
    """A text followed by its remarks, each on a line that begins with "Note: ", as on the command line."""
    return "\n".join([text.removesuffix("\n"), *(f"Note: {remark}" for remark in remarks)]) + "\n"


# ── articles ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, repr=False)
class ShownComparison(Shown, Comparison):
    """The result of `lineage.compare` and `lineage.show`: two articles side by side."""

    def to_json(self) -> str:
        """The comparison as `lineage show --format json` prints it."""
        return views.show_json(self)

    def to_html(self) -> str:
        """One self-contained HTML page."""
        return views.show_html(self)

    def to_text(self, width: int = 80, *, only: Label | Collection[Label] = (), summary: bool = False) -> str:
        """The terminal view without colour, in lines of at most `width` columns (40 or more; beyond 180 none is used).

        With `only`, only text with one of these labels is shown; with `summary`, only shares and changed facts.
        InputError for fewer columns or for an unknown label.
        """
        wanted = frozenset(cast("tuple[Label, ...]", labels_of(only)))  # unknown labels are refused with the options
        brief = flag_of(summary, "summary")
        return views.show_terminal(self, views.TerminalOptions(width_of(width), only=wanted, summary=brief))

    def _in_short(self) -> str:
        said = "".join(words for words, _ in views.in_a_nutshell(self))
        return f"{said} {counted(sum(len(link.changes) for link in self.links), 'changed fact')}"

    def _repr_html_(self) -> str:
        # A notebook puts this into its own page; the sandbox keeps the frame from reading or changing the notebook.
        style = "width:100%;height:40em;border:0"
        frame = f'<iframe title="lineage" sandbox="allow-scripts" style="{style}"'
        return f'{frame} srcdoc="{escape(self.to_html())}"></iframe>'


@dataclass(frozen=True, repr=False)
class ShownReport(Shown, IngestReport):
    """The result of `lineage.ingest`: what was stored, skipped and doubted."""

    database: str = ""  # the file that it wrote to

    def to_json(self) -> str:
        """The report as `lineage ingest --report json` prints it."""
        return views.ingest_json(self, self.database)

    def to_text(self, width: int = 80) -> str:
        """The remarks, the skipped inputs and the summary, as the command prints them; lines of any width."""
        width_of(width)
        told = (
            views.remarks_terminal(self.remarks),
            views.skipped_terminal(self.skipped),
            views.ingest_terminal(self, self.database),
        )
        return "\n".join(filter(None, told)) + "\n"

    def _in_short(self) -> str:
        left = f"{counted(len(self.skipped), 'input')} skipped, {counted(len(self.remarks), 'remark')}"
        return f"{counted(self.documents, 'document')} stored, {self.unchanged:,} known already, {left}"


# ── provenance ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, repr=False)
class ShownTrace(Shown, DocumentTrace):
    """The result of `lineage.trace`: where a stored document comes from."""

    def to_json(self) -> str:
        """The answer as `lineage trace --format json` prints it."""
        return views.trace_json(self)

    def to_text(self, width: int = 80, *, limit: int = CARRIERS) -> str:
        return _noted(views.trace_terminal(self, _plain(width, limit)), self.remarks)

    def _in_short(self) -> str:
        made = ", ".join(f"{share:.0%} {label}" for label, share in self.shares.items() if share >= 0.005)
        return f"{self.document.id}: {made or 'no words'}; {counted(len(self.sources), 'source')}"


@dataclass(frozen=True, repr=False)
class ShownFind(ShownTrace):
    """The result of `lineage.find`: what a new text is made of."""

    def to_json(self) -> str:
        """The answer as `lineage find --format json` prints it."""
        return views.find_json(self)

    def to_text(self, width: int = 80, *, limit: int = CARRIERS) -> str:
        return views.find_terminal(self, _plain(width, limit))


@dataclass(frozen=True, repr=False)
class ShownSources(Shown, SourceList):
    """The result of `lineage.sources`: the largest sources."""

    def to_json(self) -> str:
        """The answer as `lineage sources --format json` prints it."""
        return views.sources_json(self)

    def to_text(self, width: int = 80) -> str:
        return _noted(views.sources_terminal(self, _plain(width)), self.remarks)

    def _in_short(self) -> str:
        return f"{counted(self.found, 'source')} found, {len(self.sources):,} of them listed"


@dataclass(frozen=True, repr=False)
class ShownExplanation(Shown, Explanation):
    """The result of `lineage.why`: which of two documents draws on the other."""

    def to_json(self) -> str:
        """The answer as `lineage why --format json` prints it."""
        return views.why_json(self)

    def to_text(self, width: int = 80, *, limit: int = CARRIERS) -> str:
        return _noted(views.why_terminal(self, _plain(width, limit)), self.remarks)

    def _in_short(self) -> str:
        return views.conclusion(self)


@dataclass(frozen=True, repr=False)
class ShownAudits(Shown, AuditList):
    """The result of `lineage.audit`: which documents credit what they draw on."""

    def to_json(self) -> str:
        """The answer as `lineage audit --format json` prints it."""
        return views.audit_json(self)

    def to_text(self, width: int = 80) -> str:
        return _noted(views.audit_terminal(self, _plain(width)), self.remarks)

    def _in_short(self) -> str:
        return ", ".join(f"{number:,} {verdict}" for verdict, number in self.found.items())


# ── the database itself ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, repr=False)
class ShownCheck(Shown, CheckReport):
    """The result of `lineage.check`: what is wrong in a database, if anything."""

    def to_json(self) -> str:
        """The report as `lineage check --format json` prints it."""
        return views.check_json(self)

    def to_text(self, width: int = 80) -> str:
        """What the command prints; lines of any width."""
        width_of(width)
        return f"{views.check_terminal(self)}\n"

    def _in_short(self) -> str:
        return views.check_terminal(self).partition("\n")[0]


@dataclass(frozen=True, repr=False)
class ShownDigest(Shown, LineageDigest):
    """The result of `lineage.digest`: the digest of a lineage."""

    def to_json(self) -> str:
        """The digest as `lineage check --digest --format json` prints it."""
        return views.digest_json(self)

    def to_text(self, width: int = 80) -> str:
        """The digest in one line, followed by the remarks."""
        width_of(width)
        return _noted(self.digest, self.remarks)

    def _in_short(self) -> str:
        return self.digest


@dataclass(frozen=True, repr=False)
class ShownSchema(Shown, Schema):
    """The result of `lineage.schema`: every table, view and column."""

    def to_json(self) -> str:
        """The schema as `lineage schema --format json` prints it."""
        return views.schema_json(self)

    def to_text(self, width: int = 80) -> str:
        """What the command prints; lines of any width."""
        width_of(width)
        return f"{views.schema_terminal(self)}\n"

    def _in_short(self) -> str:
        return f"version {self.version}, {', '.join(one.name for one in self.relations if one.kind == 'view')}"
