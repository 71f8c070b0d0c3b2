"""Prepared documents -> rows: what an ingest stores of each batch, and stores anew where only documents are left.

Cost and memory: those of a batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from lineage import matching
from lineage.config import Settings
from lineage.pipeline.match import store_index
from lineage.pipeline.prepare import Prepared, prepared
from lineage.pipeline.testimony import credit_rules
from lineage.pipeline.values import Progress
from lineage.provenance import CreditRules
from lineage.records import Document
from lineage.store import Ids, PassageColumns, Store

BATCH_DOCUMENTS: Final = 2_000
"""Documents a transaction: some 45,000 passages, 50 MB of arrays, and about two seconds of work lost by a kill."""
BATCH_CHARACTERS: Final = 20_000_000
"""Characters after which a batch ends early, so that memory follows the text and not the number of documents."""


def store_prepared(store: Store, numbers: Ids, ready: Prepared, rules: CreditRules) -> None:
    """Store what was made of the documents with these row ids."""
    wordings = ready.wordings.view(np.int64)
    is_new = store.new_wordings(wordings)
    passages = store.add_passages(
        PassageColumns(
            document=np.repeat(numbers, ready.counts),
            start=ready.start,
            end=ready.end,
            kind=ready.kind,
            words=ready.words,
            wording=wordings,
        )
    )
    store.add_credits(numbers, ready.credits, rules.ruleset)
    store.add_terms(numbers, ready.terms)
    store_index(store, matching.renumber(ready.index, np.where(is_new, passages, 0)))


def store_anew(store: Store, settings: Settings, jobs: int, agencies: Sequence[Path], progress: Progress) -> None:
    """Cut and index the documents of a store that holds nothing else, all or none."""
    rules = credit_rules(agencies)
    with store.transaction():
        numbers, done = store.document_ids(), 0
        for batch, ready in prepared(_batches(store), settings, jobs, agencies):
            store_prepared(store, numbers[done : done + len(batch)], ready, rules)
            done += len(batch)
            progress("deriving anew", done)


def _batches(store: Store) -> Iterator[list[Document]]:
    """The stored documents in the order of their ids, as many together as an ingest takes."""
    batch: list[Document] = []
    characters = 0
    for stored in store.documents():
        batch.append(stored.document)
        characters += len(stored.document.text)
        if len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
