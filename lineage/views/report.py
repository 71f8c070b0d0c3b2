"""Answers about provenance -> the words and lines that their terminal views have in common.

Plain sentences, one evidence a line: `+` speaks for the claim, `-` against it, `·` for neither.  Nothing of a document
reaches the terminal raw; see `cells`.
"""

from __future__ import annotations

from collections.abc import Sequence

from lineage.answers import Carrier, DocumentHead, TracedSource
from lineage.records import Evidence
from lineage.views.cells import Line, Run, Style, clip, harmless, width, wrap
from lineage.views.labels import percent, shown_date

MAX_COLUMNS = 120
"""Columns used at most: these views are lists, which the eye loses in longer lines."""
ONE_LINE = 60
"""Columns from which a carrier of a source fits on one line."""
DATE_CELLS = 20
"""Cells of a date and a time; a date that needs more is none of ours."""
NO_DATE = "no date"
NEW_TEXT = "this text"


def text_line(text: str, style: Style = "plain") -> Line:
    """One line, which the caller has made harmless and short enough."""
    return [Run(text, style)]


def flowing(text: str, columns: int, lead: str = "", style: Style = "plain") -> list[Line]:
    """The text behind `lead`, wrapped under its first word; `lead` is as wide as it has characters."""
    lines = wrap([Run(harmless(text), style)], columns - len(lead)) or [[]]
    return [[Run(lead if place == 0 else " " * len(lead)), *line] for place, line in enumerate(lines)]


def evidence_lines(evidence: Sequence[Evidence], columns: int, indent: int) -> list[Line]:
    """Each signal in plain words."""
    lines: list[Line] = []
    for signal in evidence:
        sign = "+" if signal.weight > 0 else "-" if signal.weight < 0 else "·"
        lines += flowing(signal.text, columns, f"{'':{indent}}{sign} ")
    return lines


def heading(text: str) -> list[Line]:
    """A heading with an empty line before it."""
    return [[], text_line(text, "strong")]


def identity(head: DocumentHead) -> str:
    """Who, when and which."""
    return " · ".join(part for part in (head.outlet, shown_date(head.published) or NO_DATE, head.id) if part)


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def source_title(source: TracedSource) -> str:
    """What a source is, in a few words that claim no more than is known."""
    if source.document is not None and source.kind == "agency":
        return f"{source.name}, its own text: {source.document.id}"
    if source.document is not None:
        return f"{source.document.id}, of {source.document.outlet or NEW_TEXT}"
    if source.name is not None:
        return f"{source.name}: a text that the corpus does not hold, inferred from its copies"
    if is_statement(source):
        return "one statement that independent reports share; nothing says that one copied another"
    return "a text that the corpus does not hold and nobody names, inferred from its copies"


def is_statement(source: TracedSource) -> bool:
    """Whether the documents share what somebody said, and not a text."""
    return all(carrier.role == "quotes" for carrier in source.carriers)


def source_lines(source: TracedSource, name: str, columns: int) -> list[Line]:
    """A source with its evidence, and the timeline of who carried it."""
    lines = flowing(f"{name} {source_title(source)}", columns, style="strong")
    stored = "" if source.number is None else f" Source {source.number} in the views."
    seen = shown_date(source.first_seen) or "on no known date"
    lines += flowing(f"First seen {seen}. How sure: {percent(source.confidence)}.{stored}", columns, "  ")
    lines += evidence_lines(source.evidence, columns, 2)
    if source.text:
        lines += [text_line("  What they agree on begins:")]
        lines.append([Run("  "), Run(clip(source.text, columns - 2), "dim")])
    lines.append(
        text_line("  Who has it, the earliest first:" if is_statement(source) else "  Who carried it, and when:")
    )
    return [*lines, *timeline(source, columns)]


def timeline(source: TracedSource, columns: int) -> list[Line]:
    """Date, document, part of its words and by way of whom, of each carrier; one line each where there is room."""
    names = [clip(carrier.document.id, max(1, columns - 44)) for carrier in source.carriers]
    cells = max(map(width, names), default=0)
    lines: list[Line] = []
    for carrier, name in zip(source.carriers, names, strict=True):
        date = clip(shown_date(carrier.document.published) or NO_DATE, DATE_CELLS)
        if columns < ONE_LINE:
            lines += flowing(f"{date}  {carrier.document.id}  {_carried(carrier)}", columns, "    ")
            continue
        lead = f"    {date}{' ' * (DATE_CELLS - width(date))}  {name}{' ' * (cells - width(name))}  "
        style: Style = "strong" if carrier.role == "origin" else "plain"
        lines.append([Run(lead), Run(clip(_carried(carrier), columns - width(lead)), style)])
    return lines


def _carried(carrier: Carrier) -> str:
    """What a document has of a source."""
    if carrier.role == "origin":
        return "origin"
    if carrier.role == "quotes":
        return f"{percent(carrier.share)} of it tells the same"
    way = "" if carrier.through is None else f", by way of {carrier.through}"
    return f"{percent(carrier.share)} of it{way}"
