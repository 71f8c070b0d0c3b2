"""The fact changes between two whole texts."""

from __future__ import annotations

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.records import Change, Span


def reported(a: str, b: str) -> tuple[Change, ...]:
    """The fact changes between two texts, each of them one span."""
    spans = Span(0, len(a)), Span(0, len(b))
    return fact_changes(a, spans[0], b, spans[1], word_edits(a, spans[0], b, spans[1]))
