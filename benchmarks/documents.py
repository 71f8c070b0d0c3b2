"""a corpus -> its documents, as the measurements take them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lineage import corpus
from lineage.records import Document


def read(paths: Sequence[Path], most: int | None = None) -> list[Document]:
    """The first `most` documents (without it all): as in an ingest the first of each id, and none that is skipped."""
    found: dict[str, Document] = {}
    for item in corpus.read(paths):
        if isinstance(item, Document):
            found.setdefault(item.key, item)
        if len(found) == most:
            break
    return list(found.values())
