"""Rooms -> the main jobs: ingest a corpus, compare two articles, tell where they come from.

The only place where rooms meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.doors import loading
from lineage.pipeline.articles import articles, compare

if TYPE_CHECKING:
    from lineage.pipeline.asking import audits, sources, traced
    from lineage.pipeline.checking import check, digest
    from lineage.pipeline.find import find_text
    from lineage.pipeline.ingesting import IngestOptions, ingest
    from lineage.pipeline.owners import read_owners
    from lineage.pipeline.processes import leave_aside
    from lineage.pipeline.progress import Progress, silent
    from lineage.pipeline.why import explained

__all__ = [
    "IngestOptions",
    "Progress",
    "articles",
    "audits",
    "check",
    "compare",
    "digest",
    "explained",
    "find_text",
    "ingest",
    "leave_aside",
    "read_owners",
    "silent",
    "sources",
    "traced",
]

if not TYPE_CHECKING:  # a checker that saw it would take any name for one of these
    __getattr__ = loading(
        __name__,
        {
            "lineage.pipeline.asking": "audits sources traced",
            "lineage.pipeline.checking": "check digest",
            "lineage.pipeline.find": "find_text",
            "lineage.pipeline.ingesting": "IngestOptions ingest",
            "lineage.pipeline.owners": "read_owners",
            "lineage.pipeline.processes": "leave_aside",
            "lineage.pipeline.progress": "Progress silent",
            "lineage.pipeline.why": "explained",
        },
    )
