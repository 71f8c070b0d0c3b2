"""Answers about provenance -> JSON text, schemas `lineage.trace/1`, `find/1`, `sources/1`, `why/1` and `audit/1`.

Keys stand in a fixed order and are always there; the value of what is unknown is null.  A document is always an object
of id, outlet, title, url and published; `source` numbers are those of the views, null for a source that is not stored.
`remarks` say what to know before believing the answer: that an ingest was interrupted, or that the stored lineage was
found by other rules.
"""

from __future__ import annotations

from typing import Any

from lineage.answers import (
    AuditedDocument,
    AuditList,
    Carrier,
    DocumentTrace,
    Explanation,
    SourceList,
    TracedPassage,
    TracedSource,
)
from lineage.records import Evidence
from lineage.views.jsontext import json_text


def trace_json(trace: DocumentTrace) -> str:
    """A stored document, where each of its passages comes from, and who carried its sources."""
    return json_text({"schema": "lineage.trace/1", **_trace(trace), "remarks": list(trace.remarks)})


def find_json(trace: DocumentTrace) -> str:
    """A new text, where each of its passages comes from, and who carried its sources."""
    return json_text({"schema": "lineage.find/1", **_trace(trace), "remarks": list(trace.remarks)})


def sources_json(sources: SourceList) -> str:
    """How many sources were found, and the largest of them with all their carriers."""
    listed = [_source(source) for source in sources.sources]
    return json_text(
        {"schema": "lineage.sources/1", "found": sources.found, "sources": listed, "remarks": list(sources.remarks)}
    )


def why_json(explanation: Explanation) -> str:
    """Which of two documents draws on the other; `origin` is null if it cannot be known."""
    value = {
        "schema": "lineage.why/1",
        "a": explanation.a._asdict(),
        "b": explanation.b._asdict(),
        "origin": explanation.origin,
        "confidence": explanation.confidence,
        "reason": explanation.reason,
        "evidence": _evidence(explanation.evidence),
        "same_event": explanation.same_event,
        "source": None if explanation.source is None else _source(explanation.source),
        "shared": [
            {"a": list(row.a), "b": list(row.b), "label": row.label, "score": row.score, "text": row.text}
            for row in explanation.shared
        ],
        "remarks": list(explanation.remarks),
    }
    return json_text(value)


def audit_json(audits: AuditList) -> str:
    """How many audits there are of each verdict, and the audits that were asked for."""
    listed = [{"document": row.document._asdict(), **_audit(row)} for row in audits.audits]
    return json_text(
        {"schema": "lineage.audit/1", "found": dict(audits.found), "audits": listed, "remarks": list(audits.remarks)}
    )


def _trace(trace: DocumentTrace) -> dict[str, Any]:
    numbers = [source.number for source in trace.sources]
    return {
        "document": {**trace.document._asdict(), "words": trace.words},
        "shares": dict(trace.shares),
        "same_event": [head._asdict() for head in trace.same_event],
        "credits": [credit._asdict() for credit in trace.credits],
        "audit": [_audit(audit) for audit in trace.audits],
        "passages": [_passage(passage, numbers) for passage in trace.passages],
        "sources": [_source(source) for source in trace.sources],
    }


def _passage(passage: TracedPassage, numbers: list[int | None]) -> dict[str, Any]:
    """A passage as a JSON object; `place` is the position of a source in the list of sources of the answer, from 0."""
    return {
        "start": passage.start,
        "end": passage.end,
        "kind": passage.kind,
        "label": passage.label,
        "words": passage.words,
        "text": passage.text,
        "sources": [
            {
                "source": numbers[row.source],
                "place": row.source,
                "label": row.label,
                "confidence": row.confidence,
                "evidence": _evidence(row.evidence),
            }
            for row in passage.sources
        ],
        "counterparts": [
            {
                "document": row.document._asdict(),
                "start": row.start,
                "end": row.end,
                "label": row.label,
                "score": row.score,
            }
            for row in passage.counterparts
        ],
        "others": passage.others,
    }


def _source(source: TracedSource) -> dict[str, Any]:
    return {
        "source": source.number,
        "kind": source.kind,
        "name": source.name,
        "document": None if source.document is None else source.document._asdict(),
        "first_seen": source.first_seen,
        "confidence": source.confidence,
        "evidence": _evidence(source.evidence),
        "text": source.text,
        "carriers": [_carrier(carrier) for carrier in source.carriers],
    }


def _carrier(carrier: Carrier) -> dict[str, Any]:
    return {
        "document": carrier.document._asdict(),
        "role": carrier.role,
        "words": carrier.words,
        "share": carrier.share,
        "through": carrier.through,
        "confidence": carrier.confidence,
        "evidence": _evidence(carrier.evidence),
    }


def _audit(audit: AuditedDocument) -> dict[str, Any]:
    return {
        "source": audit.source,
        "source_name": audit.name,
        "source_document": None if audit.origin is None else audit.origin.id,
        "source_confidence": audit.source_confidence,
        "confidence": audit.confidence,
        "share": audit.share,
        "verdict": audit.verdict,
        "evidence": _evidence(audit.evidence),
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [signal._asdict() for signal in evidence]
