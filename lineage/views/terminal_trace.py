"""DocumentTrace -> text for a terminal: what a document is made of, and where each part comes from.

First come the shares, the credits and the audits; then each passage with its label, the number of its source, how sure
that is, and why; then the sources, each with its evidence and the timeline of its carriers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from lineage.answers import AuditedDocument, DocumentTrace, TracedPassage
from lineage.messages import counted, listed
from lineage.places import with_places
from lineage.records import AuditVerdict, Credit, Label
from lineage.views.cells import Line, Run, clip
from lineage.views.labels import SIGNS, VERDICT_WORDS, percent
from lineage.views.terminal_answers import (
    MAX_COLUMNS,
    drawn_on,
    evidence_lines,
    flowing,
    heading,
    identity,
    of_itself,
    source_lines,
)
from lineage.views.terminal_options import PLAIN, TerminalOptions

MADE_OF: dict[Label, str] = {
    "verbatim": "word for word from elsewhere",
    "edited": "lightly edited",
    "paraphrase": "reworded",
    "added": "its own, as far as is known",
    "furniture": "not the article",
}
FOUND: dict[Label, str] = {
    "verbatim": "stands word for word in the database",
    "edited": "stands there, lightly edited",
    "paraphrase": "stands there in other words",
    "added": "nothing in the database says it",
    "furniture": "not the article",
}
WANTING: frozenset[AuditVerdict] = frozenset({"uncredited", "misattributed"})
"""Verdicts that are written in capitals, so that they are not overlooked."""
PLACES = {
    "metadata": "the author field",
    "body": "the running text",
    "copyright": "a copyright line",
    "tail": "the end",
}
ROLES = {
    "origin": "it is the agency's own",
    "carries": "as the source of the text",
    "cites": "cited, which is a credit only beside what was taken",
    "mentions": "mentioned, which is no credit",
}
LEAD = 24
"""Cells before the text of a passage, for its sign, label, source and confidence."""
NAMED = 6
"""Most documents of the same event that are named."""


def trace_terminal(trace: DocumentTrace, options: TerminalOptions = PLAIN) -> str:
    """The trace of a stored document, in lines of at most `options.width` cells, without its remarks."""
    trace = with_places(trace, trace.places)
    columns = options.columns(MAX_COLUMNS)
    return options.painted([*_header(trace, columns), *_body(trace, MADE_OF, columns, options.limit)])


def find_terminal(trace: DocumentTrace, options: TerminalOptions = PLAIN) -> str:
    """The trace of a new text, remarks first, in lines of at most `options.width` (but at least 40) cells."""
    trace = with_places(trace, trace.places)
    columns = options.columns(MAX_COLUMNS)
    notes = [line for remark in trace.remarks for line in flowing(remark, columns, "Note: ")]
    return options.painted([*_header(trace, columns), *notes, *_body(trace, FOUND, columns, options.limit)])


def _body(trace: DocumentTrace, made_of: Mapping[Label, str], columns: int, limit: int) -> list[Line]:
    lines = [*_shares(trace, made_of, columns), *_credits(trace, columns), *_passages(trace, columns)]
    if trace.sources:
        lines += heading("Sources")
        for place, source in enumerate(trace.sources):
            lines += [[]] if place else []
            lines += source_lines(source, f"[{place + 1}]", columns, limit, (trace.document,))
    return lines


def _header(trace: DocumentTrace, columns: int) -> list[Line]:
    lines = flowing(trace.document.title, columns, style="strong") if trace.document.title else []
    lines += flowing(f"{identity(trace.document)} · {counted(trace.words, 'word')}", columns)
    if trace.same_event:
        named = listed([head.id for head in trace.same_event], NAMED)
        lines += flowing(f"Same event: {named}", columns)
    return lines


def _shares(trace: DocumentTrace, made_of: Mapping[Label, str], columns: int) -> list[Line]:
    """Each label that occurs, with its share and what it means here."""
    lines = heading("Made of")
    for label, meaning in made_of.items():
        if trace.shares.get(label, 0) > 0:
            share = Run(f"  {percent(trace.shares[label]):>4}  ")
            sign = Run(f"{SIGNS[label].glyph} {label:11} ", label)
            lines.append([share, sign, Run(clip(meaning, columns - 22), "dim")])
    return lines


def _credits(trace: DocumentTrace, columns: int) -> list[Line]:
    lines = heading("Credits")
    if not trace.credits:
        lines += flowing(f"none: no agency is named where credits stand{_but(trace)}", columns, "  ")
    for credit in trace.credits:
        lines += flowing(_credit(credit), columns, "  ")
    lines += heading("Does it credit what it draws on?")
    if not trace.audits:
        lines += flowing(_unaudited(trace), columns, "  ")
    for audit in trace.audits:
        lines += flowing(_audit(audit), columns, "  ")
        lines += evidence_lines(of_itself(audit.evidence, trace.document), columns, 4)
    return lines


def _but(trace: DocumentTrace) -> str:
    """A hint at the audits below, if one of them says that the document credits something that is no agency."""
    return "; what it says of an outlet follows" if any(row.verdict == "credited" for row in trace.audits) else ""


def _credit(credit: Credit) -> str:
    place = PLACES.get(credit.place, f"the {credit.place}")
    return f"{credit.name}, in {place}: “{credit.text}” ({ROLES[credit.role]})"


def _audit(audit: AuditedDocument) -> str:
    word = VERDICT_WORDS[audit.verdict]
    word = word.upper() if audit.verdict in WANTING else word
    if audit.source is None and audit.verdict == "credit_without_copy":
        return f"{word}: {audit.name}"
    sure = "" if audit.confidence is None else f" (how sure: {percent(audit.confidence)})"
    return f"{word}: {percent(audit.share)} of its words come from {drawn_on(audit)}{sure}"


def _unaudited(trace: DocumentTrace) -> str:
    """Why there is no audit, as far as the trace tells."""
    mine = [
        (carrier.role, source.name is None and source.document is None)
        for source in trace.sources
        for carrier in source.carriers
        if carrier.document.id == trace.document.id
    ]
    if any(role == "origin" for role, _ in mine):
        return "no verdict: others draw on it"
    drawn = [is_open for role, is_open in mine if role == "carries"]
    given = next((credit for credit in trace.credits if credit.role == "carries"), None)
    if drawn and given is not None:
        return f"no verdict: it credits {given.name} (“{given.text}”), and nothing shows that to be wrong or right"
    if drawn and all(drawn):
        return "no verdict: nothing tells whose the text is that it shares with others"
    return "no verdict: no source of its text is known that would ask for a credit"


# ── passages ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _passages(trace: DocumentTrace, columns: int) -> list[Line]:
    lines = heading("Passages: label, [source], how sure")
    for passage in trace.passages:
        lines.append(_passage(passage, columns))
        if passage.label != "furniture":
            for reason in _reasons(passage):
                lines += flowing(reason, columns, " " * LEAD, "dim")
    return lines


def _passage(passage: TracedPassage, columns: int) -> Line:
    whence = ""
    if passage.sources:
        first = passage.sources[0]
        whence = f"{f'[{first.source + 1}]':4} {percent(first.confidence):>4}"
    text = clip(passage.text, columns - LEAD)
    return [
        Run(f"{SIGNS[passage.label].glyph} {passage.label:11}", passage.label),
        Run(f"{whence:{LEAD - 13}}"),
        Run(text, "dim" if passage.label == "furniture" else "plain"),
    ]


def _reasons(passage: TracedPassage) -> Iterator[str]:
    """The reasons for the label of a passage, in plain words, one a line."""
    for place, derived in enumerate(passage.sources):
        why = "; ".join(signal.text for signal in derived.evidence)
        yield f"also [{derived.source + 1}] {percent(derived.confidence)}: {why}" if place else why
    said = " ".join(signal.text for derived in passage.sources for signal in derived.evidence)
    if not all(entry.document.id in said for entry in passage.counterparts):
        by_label = groupby(passage.counterparts, key=lambda entry: entry.label)
        named = "; ".join(f"{label} in {', '.join(entry.document.id for entry in some)}" for label, some in by_label)
        more = passage.others - len(passage.counterparts)
        yield f"{'in part ' if passage.label == 'added' else ''}{named}{f' and {more:,} more' if more > 0 else ''}"
    if passage.label != "added" and not passage.sources:
        yield "no source was inferred"
    elif passage.label == "added" and passage.others > len(passage.counterparts):
        yield f"also in {counted(passage.others, 'document')}; not known to come from there"
