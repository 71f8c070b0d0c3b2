"""Answers about provenance -> the words and lines that their terminal views have in common.

Plain sentences, one signal of the evidence a line: `+` speaks for the claim, `-` against it, `·` for neither.  Nothing
of a document reaches the terminal raw; see `cells`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from lineage.answers import AuditedDocument, Carrier, DocumentHead, TracedSource
from lineage.messages import MAX_TITLE, shortened
from lineage.records import JOINT, RETOLD, Evidence
from lineage.views.cells import Line, Run, Style, clip, harmless, width, wrap
from lineage.views.labels import percent, shown_date

MAX_COLUMNS = 120
"""Most columns that are used: these views are lists, in which the eye loses longer lines."""
ONE_LINE = 60
"""Fewest columns in which a carrier of a source fits on one line."""
DATE_CELLS = 20
"""Cells of a date and a time; a longer date is not in our format, and is cut."""
NO_DATE = "no date"
NEW_TEXT = "this text"
OPEN = frozenset(("third party", "signed by both", "tie", "dispute", "told", "signature", JOINT))
"""Signals of evidence that leave it open whose a text is, so that one of its carriers may be the origin."""
# an id with a word in it; neither a content id nor a place, which is a file or a line of one
_SPEAKS = re.compile(r"(?!lx1:[0-9a-f]{32}\Z|.*(?::\d+|\.(?:txt|text|md|x?html?))\Z).*?[^\W\d_]{3}", re.DOTALL)


def text_line(text: str, style: Style = "plain") -> Line:
    """One line of a text that is harmless and short enough already."""
    return [Run(text, style)]


def flowing(text: str, columns: int, lead: str = "", style: Style = "plain") -> list[Line]:
    """The text behind `lead`, wrapped to `columns` under its first word; characters of `lead` must be one cell wide."""
    lines = wrap([Run(harmless(text), style)], columns - len(lead)) or [[]]
    return [[Run(lead if place == 0 else " " * len(lead)), *line] for place, line in enumerate(lines)]


def evidence_lines(evidence: Sequence[Evidence], columns: int, indent: int) -> list[Line]:
    """Each signal in plain words behind its sign, wrapped to `columns` and indented."""
    lines: list[Line] = []
    for signal in evidence:
        sign = "+" if signal.weight > 0 else "-" if signal.weight < 0 else "·"
        lines += flowing(signal.text, columns, f"{'':{indent}}{sign} ")
    return lines


def heading(text: str) -> list[Line]:
    """A heading with an empty line before it."""
    return [[], text_line(text, "strong")]


def identity(head: DocumentHead) -> str:
    """Outlet, date and id of a document."""
    return " · ".join(part for part in (head.outlet, shown_date(head.published) or NO_DATE, head.id) if part)


def titled(head: DocumentHead) -> str:
    """Outlet, date, id and shortened title of a document."""
    short = shortened(head.title or "", MAX_TITLE)
    return f"{identity(head)} · “{short}”" if short else identity(head)


def called(head: DocumentHead) -> str:
    """The id of a document, with the outlet behind an id that tells a reader nothing: a number, a file, a hash."""
    return head.id if not head.outlet or _SPEAKS.match(head.id) else f"{head.id} ({head.outlet})"


def calling(evidence: Sequence[Evidence], heads: Iterable[DocumentHead]) -> list[Evidence]:
    """The evidence; the id of a document at the beginning of a sentence is replaced by what `called` makes of it."""
    names = {head.id: called(head) for head in heads}
    return [_calling(signal, names) for signal in evidence]


def of_itself(evidence: Sequence[Evidence], head: DocumentHead) -> list[Evidence]:
    """Evidence to stand under a document's own line: "it" replaces the document's id at the beginning of a sentence."""
    return [_calling(signal, {head.id: "it"}) for signal in evidence]


def _calling(signal: Evidence, names: Mapping[str, str]) -> Evidence:
    """The signal, with a key at the beginning of its text replaced by its name.

    A number there is an id, since no sentence of evidence begins with a count.
    """
    for key, name in names.items():
        if signal.text.startswith(f"{key} "):
            return signal._replace(text=f"{name}{signal.text[len(key) :]}")
    return signal


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def source_title(source: TracedSource) -> str:
    """What a source is, in a few words that claim only what is known."""
    if source.document is not None and source.kind == "agency":
        return f"{source.name}, its own text: {source.document.id}"
    if source.document is not None:
        return f"{source.document.id}, of {source.document.outlet or NEW_TEXT}"
    if source.name is not None:
        return f"{source.name}: a text that the corpus does not hold, inferred from its copies"
    if is_statement(source):
        if any(signal.signal == RETOLD for signal in source.evidence):
            return "what one report tells as another does; it may be a rewrite of it, or both tell of one event"
        return "one statement that several reports share; nothing says that one copied another"
    if any(signal.signal in OPEN for signal in source.evidence):
        return "one text, and nothing tells whose it is; what its copies agree on"
    return "a text that the corpus does not hold and nobody names, inferred from its copies"


def drawn_on(audit: AuditedDocument) -> str:
    """What a document draws on: the name of an agency, the id of a document, or words for an unknown text."""
    return audit.name or (called(audit.origin) if audit.origin else "a text of which nothing tells whose it is")


def is_statement(source: TracedSource) -> bool:
    """True if the documents share what somebody said, and no text."""
    return all(carrier.role == "quotes" for carrier in source.carriers)


def sureness(source: TracedSource) -> str:
    """How sure a source is, in words; for a statement also of what: only that its documents tell the same."""
    of = " that they tell the same" if is_statement(source) else ""
    return f"how sure{of}: {percent(source.confidence)}"


def source_lines(
    source: TracedSource, name: str, columns: int, most: int, asked: Collection[DocumentHead]
) -> list[Line]:
    """The lines of a source: its evidence, and its carriers, the first `most` in time (0: all) and those in `asked`."""
    lines = flowing(f"{name} {source_title(source)}", columns, style="strong")
    stored = "" if source.number is None else f" Source {source.number} in the views."
    seen = shown_date(source.first_seen) or "on no known date"
    lines += flowing(f"First seen {seen}. {sureness(source).capitalize()}.{stored}", columns, "  ")
    lines += evidence_lines(calling(source.evidence, (entry.document for entry in source.carriers)), columns, 2)
    if source.text:
        lines += [text_line("  What they agree on begins:")]
        lines.append([Run("  "), Run(clip(source.text, columns - 2), "dim")])
    lines.append(
        text_line("  Who has it, the earliest first:" if is_statement(source) else "  Who carried it, and when:")
    )
    first = source.carriers[: most or None]
    carriers = [*first, *(carrier for carrier in source.carriers[len(first) :] if carrier.document in asked)]
    lines += timeline(carriers, columns)
    if more := len(source.carriers) - len(carriers):
        lines += flowing(f"and {more:,} more, with --limit 0", columns, "    ", "dim")
    return lines


def timeline(carriers: Sequence[Carrier], columns: int) -> list[Line]:
    """For each carrier the date, the document, the share of its words and the document that handed the text on.

    A carrier takes one line if there is room; outlet and title stand under an id that tells a reader nothing.
    """
    names = [clip(carrier.document.id, max(1, columns - 44)) for carrier in carriers]
    cells = max(map(width, names), default=0)
    lines: list[Line] = []
    for carrier, name in zip(carriers, names, strict=True):
        date = clip(shown_date(carrier.document.published) or NO_DATE, DATE_CELLS)
        if columns < ONE_LINE:
            lines += flowing(f"{date}  {carrier.document.id}  {_carried(carrier)}", columns, "    ")
            continue
        lead = f"    {date}{' ' * (DATE_CELLS - width(date))}  {name}{' ' * (cells - width(name))}  "
        style: Style = "strong" if carrier.role == "origin" else "plain"
        lines.append([Run(lead), Run(clip(_carried(carrier), columns - width(lead)), style)])
        if called(carrier.document) != carrier.document.id:
            told = (carrier.document.outlet, carrier.document.title and f"“{carrier.document.title}”")
            indent = f"{'':{DATE_CELLS + 6}}"
            lines.append([Run(indent), Run(clip(", ".join(filter(None, told)), columns - len(indent)), "dim")])
    return lines


def _carried(carrier: Carrier) -> str:
    """What a document has of a source, in words."""
    if carrier.role == "origin":
        return "origin"
    if carrier.role == "quotes":
        return f"{percent(carrier.share)} of it tells the same"
    way = "" if carrier.through is None else f", by way of {carrier.through}"
    return f"{percent(carrier.share)} of it{way}"
