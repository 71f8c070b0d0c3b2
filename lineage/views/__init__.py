"""A result value -> text.  Views return strings and never print; the command line decides where they go.

`show_terminal`, `show_html` and `show_json` are three forms of one `records.Comparison`; `in_a_nutshell` sums it up in
two sentences.  `schema_terminal` and `schema_json` are two forms of the documented `reports.Schema`.  The answers about
provenance have the same two forms: `trace_…` for a stored document, `find_…` for a new text, `sources_…`, `why_…` and
`audit_…`; `conclusion` is the short form of `why`.  `check_…` are the two forms of what a check found, `digest_json` is
the digest of a lineage.  `ingest_…` are the two forms of the report of an ingest; `skipped_terminal` and
`remarks_terminal` tell which inputs it did not take, and which it doubted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.doors import loading

if TYPE_CHECKING:
    from lineage.views.answers_json import audit_json, find_json, sources_json, trace_json, why_json
    from lineage.views.check import check_json, check_terminal, digest_json
    from lineage.views.comparison_html import show_html
    from lineage.views.comparison_json import show_json
    from lineage.views.ingest import ingest_json, ingest_terminal, remarks_terminal, skipped_terminal
    from lineage.views.labels import in_a_nutshell
    from lineage.views.schema import schema_json, schema_terminal
    from lineage.views.terminal_comparison import show_terminal
    from lineage.views.terminal_options import MIN_WIDTH, TerminalOptions
    from lineage.views.terminal_sources import audit_terminal, conclusion, sources_terminal, why_terminal
    from lineage.views.terminal_trace import find_terminal, trace_terminal

__all__ = [
    "MIN_WIDTH",
    "TerminalOptions",
    "audit_json",
    "audit_terminal",
    "check_json",
    "check_terminal",
    "conclusion",
    "digest_json",
    "find_json",
    "find_terminal",
    "in_a_nutshell",
    "ingest_json",
    "ingest_terminal",
    "remarks_terminal",
    "schema_json",
    "schema_terminal",
    "show_html",
    "show_json",
    "show_terminal",
    "skipped_terminal",
    "sources_json",
    "sources_terminal",
    "trace_json",
    "trace_terminal",
    "why_json",
    "why_terminal",
]

if not TYPE_CHECKING:  # a checker that saw it would take any name for one of these
    __getattr__ = loading(
        __name__,
        {
            "lineage.views.answers_json": "audit_json find_json sources_json trace_json why_json",
            "lineage.views.check": "check_json check_terminal digest_json",
            "lineage.views.comparison_html": "show_html",
            "lineage.views.comparison_json": "show_json",
            "lineage.views.ingest": "ingest_json ingest_terminal remarks_terminal skipped_terminal",
            "lineage.views.labels": "in_a_nutshell",
            "lineage.views.schema": "schema_json schema_terminal",
            "lineage.views.terminal_comparison": "show_terminal",
            "lineage.views.terminal_options": "MIN_WIDTH TerminalOptions",
            "lineage.views.terminal_sources": "audit_terminal conclusion sources_terminal why_terminal",
            "lineage.views.terminal_trace": "find_terminal trace_terminal",
        },
    )
