"""SourceList, AuditList, Explanation -> text for a terminal.

Under each claim stands its evidence in plain words; if something cannot be known, the text says so.
"""

from __future__ import annotations

from itertools import groupby

from lineage.answers import (
    PASSAGE_LABELS,
    AuditedDocument,
    AuditList,
    Explanation,
    SharedPassage,
    SourceList,
    TracedSource,
)
from lineage.messages import counted
from lineage.places import with_places
from lineage.records import DATES_ALONE, AuditVerdict, Label, Span
from lineage.views.cells import Line, Run, clip
from lineage.views.labels import SIGNS, VERDICT_WORDS, percent, shown_date
from lineage.views.terminal_answers import (
    MAX_COLUMNS,
    called,
    calling,
    drawn_on,
    evidence_lines,
    flowing,
    heading,
    is_statement,
    of_itself,
    source_lines,
    source_title,
    sureness,
    titled,
)
from lineage.views.terminal_options import PLAIN, TerminalOptions

MEANINGS: dict[AuditVerdict, str] = {
    "misattributed": ": the credit names an agency, but not the one whose text it is",
    "uncredited": ": nothing names the source where credits stand",
    "credit_without_copy": ": an agency is credited, and no document of another house has its text",
    "credited": "",
}
"""The explanation that follows the word of a verdict in a heading."""
ONLY_DATES = ", only the dates say so: both may have it from somebody else"
"""The explanation that follows the word of a verdict if only dates tell whose the text is."""
HOW: dict[Label, str] = {"verbatim": "word for word", "edited": "lightly edited", "paraphrase": "reworded"}


def sources_terminal(sources: SourceList, options: TerminalOptions = PLAIN) -> str:
    """The sources in the order of the list, each with its evidence and its carriers."""
    sources = with_places(sources, sources.places)
    columns = options.columns(MAX_COLUMNS)
    shown = len(sources.sources)
    first = counted(sources.found, "source")
    if sources.statements:
        first += f", {sources.statements:,} of them statements that several reports share, which come last"
    if shown < sources.found:
        first += f"; here are the first {shown:,}"
    lines = flowing(first, columns, style="strong")
    if not sources.found:
        lines += flowing(_why_none(sources.held), columns)
    for source in sources.sources:
        lines += [[], *_source(source, columns)]
    return options.painted(lines)


def _why_none(held: int) -> str:
    if held:
        return f"The filters leave out all that the database holds: {counted(held, 'source')}."
    return "No two documents share text of one origin, as far as is known.  More outlets may tell more: ingest them."


def _source(source: TracedSource, columns: int) -> list[Line]:
    outlets = {carrier.document.outlet for carrier in source.carriers}
    words = sum(carrier.words for carrier in source.carriers if carrier.role != "origin")
    lines = flowing(f"Source {source.number}: {source_title(source)}", columns, style="strong")
    carried = f"{counted(len(source.carriers), 'document')} of {counted(len(outlets), 'outlet')}"
    seen = shown_date(source.first_seen) or "on no known date"
    what = "words that tell it" if is_statement(source) else "words of copies"
    sure = f"{carried}, {words:,} {what}; first seen {seen}; {sureness(source)}"
    lines += flowing(sure, columns, "   ")
    lines += evidence_lines(calling(source.evidence, (entry.document for entry in source.carriers)), columns, 3)
    if source.text:
        lines.append([Run("   "), Run(clip(source.text, columns - 3), "dim")])
    carriers = [
        f"{percent(entry.share)} {called(entry.document)}" for entry in source.carriers if entry.role != "origin"
    ]
    return [*lines, [Run("   "), Run(clip(", ".join(carriers), columns - 3))]]


def audit_terminal(audits: AuditList, options: TerminalOptions = PLAIN) -> str:
    """The audits by verdict, the worst first, each with the evidence that it rests on."""
    audits = with_places(audits, audits.places)
    columns = options.columns(MAX_COLUMNS)
    counts = ", ".join(f"{number:,} {VERDICT_WORDS[verdict]}" for verdict, number in audits.found.items())
    lines = flowing(f"{counted(sum(audits.found.values()), 'audit')}: {counts}", columns, style="strong")
    for (verdict, dates), rows in groupby(audits.audits, key=lambda row: (row.verdict, _by_dates(row))):
        lines += heading(clip(VERDICT_WORDS[verdict] + (ONLY_DATES if dates else MEANINGS[verdict]), columns))
        for row in rows:
            lines += _audit(row, columns)
    return options.painted(lines)


def _by_dates(row: AuditedDocument) -> bool:
    """True if only dates tell whose the text of an audit is."""
    return any(signal.signal == DATES_ALONE for signal in row.evidence)


def _audit(row: AuditedDocument, columns: int) -> list[Line]:
    lines = flowing(titled(row.document), columns, "  ")
    if row.confidence is not None:
        drawn = f"{percent(row.share)} of its words come from {drawn_on(row)}; how sure: {percent(row.confidence)}"
        lines += flowing(drawn, columns, " " * 4, "dim")
    return lines + evidence_lines(of_itself(row.evidence, row.document), columns, 4)


def why_terminal(explanation: Explanation, options: TerminalOptions = PLAIN) -> str:
    """Which of two documents draws on the other, and everything that speaks for and against it."""
    explanation = with_places(explanation, explanation.places)
    columns = options.columns(MAX_COLUMNS)
    lines = flowing(titled(explanation.a), columns, "A  ")
    lines += [*flowing(titled(explanation.b), columns, "B  "), []]
    lines += flowing(conclusion(explanation), columns, style="strong")
    if explanation.source is not None:
        both = (explanation.a, explanation.b)
        lines += heading("The source of both")
        lines += source_lines(explanation.source, "[1]", columns, options.limit, both)
        for carrier in explanation.source.carriers:
            if carrier.document in both and carrier.evidence:
                tied = f"What ties {called(carrier.document)} to this source (+ for it, - against it, · neither)"
                lines += heading(clip(tied, columns))
                lines += evidence_lines(carrier.evidence, columns, 2)
    lines += [*heading("In common"), *_common(explanation, columns)]
    return options.painted(lines)


def conclusion(explanation: Explanation) -> str:
    """Which of two documents draws on the other, why, and how sure that is, in a sentence or two."""
    sure = f" How sure: {percent(explanation.confidence)}." if explanation.source is not None else ""
    if explanation.origin is None:
        return f"Nothing shows that one draws on the other. {explanation.reason}"
    taker = next(head.id for head in (explanation.a, explanation.b) if head.id != explanation.origin)
    drawn = f"{taker} draws on {explanation.origin}"
    reason = "" if explanation.reason.startswith(drawn) else f"{drawn}. "
    return f"{reason}{explanation.reason}{sure}"


def _common(explanation: Explanation, columns: int) -> list[Line]:
    closest: dict[Span, SharedPassage] = {}  # a passage of A may have several counterparts in B
    for row in sorted(explanation.shared, key=lambda row: (row.a, PASSAGE_LABELS.index(row.label))):
        closest.setdefault(row.a, row)
    event = "Both tell of the same event." if explanation.same_event else "They were not found to tell of one event."
    counts = {label: sum(row.label == label for row in closest.values()) for label in HOW}
    parts = ", ".join(f"{number:,} {HOW[label]}" for label, number in counts.items() if number)
    lines = flowing(f"{event} Shared passages and sentences: {parts or 'none'}.", columns, "  ")
    for row in closest.values():
        lead = Run(f"  {SIGNS[row.label].glyph} {row.label:11}", row.label)
        lines.append([lead, Run(clip(row.text, columns - 15))])
    return lines
