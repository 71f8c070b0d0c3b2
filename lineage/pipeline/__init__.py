"""Rooms -> the main jobs: ingest a corpus, compare two articles, tell where they come from.

The only place where rooms meet.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lineage.pipeline.articles import articles, compare
from lineage.pipeline.values import IngestOptions, Progress, silent

if TYPE_CHECKING:
    from lineage.pipeline.asking import audits, sources, traced
    from lineage.pipeline.checking import check, digest
    from lineage.pipeline.find import find_text
    from lineage.pipeline.ingesting import ingest
    from lineage.pipeline.owners import read_owners
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
    "read_owners",
    "silent",
    "sources",
    "traced",
]

# Loaded when they are needed, for `show` has to be quick; no module may have the name of its function, which it would
# hide once it is imported.
LATER = {
    "audits": "asking",
    "check": "checking",
    "digest": "checking",
    "explained": "why",
    "find_text": "find",
    "ingest": "ingesting",
    "read_owners": "owners",
    "sources": "asking",
    "traced": "asking",
}


def __getattr__(name: str) -> Any:
    """Load a job, with all that it needs, only for those who want it."""
    if name in LATER:
        return getattr(import_module(f"lineage.pipeline.{LATER[name]}"), name)
    raise AttributeError(f"module 'lineage.pipeline' has no attribute {name!r}")
