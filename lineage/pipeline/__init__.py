"""Rooms -> the main jobs: ingest a corpus, compare two articles.  The only place where rooms meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lineage.pipeline.articles import articles, compare
from lineage.pipeline.values import IngestOptions, IngestReport, Progress

if TYPE_CHECKING:
    from lineage.pipeline.ingesting import ingest

__all__ = ["IngestOptions", "IngestReport", "Progress", "articles", "compare", "ingest"]


def __getattr__(name: str) -> Any:
    """Load the ingest, with all that it needs, only for those who ingest: `show` has to be quick."""
    if name == "ingest":
        from lineage.pipeline.ingesting import ingest  # a module of the same name would hide the function

        return ingest
    raise AttributeError(f"module 'lineage.pipeline' has no attribute {name!r}")
