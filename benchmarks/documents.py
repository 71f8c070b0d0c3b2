"""a corpus -> its documents, as all measurements read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lineage import corpus
from lineage.records import Document


def read(paths: Sequence[Path], most: int | None = None) -> list[Document]:
    """The first `most` documents, or all if it is None; as in an ingest, of several with one id the first.

    Skipped inputs are left out.
    """
    found: dict[str, Document] = {}
    for item in corpus.read(paths):
        if isinstance(item, Document):
            found.setdefault(item.key, item)
        if len(found) == most:
            break
    return list(found.values())
