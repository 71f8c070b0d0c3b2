"""Stored documents -> all that is derived from them: for a check, a repair, or a file of an older schema.

Documents that are stored already are derived with the functions of an ingest.  Cost: that of the ingest without
reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np

from lineage import matching
from lineage.credits import CreditRules
from lineage.pipeline.credits_and_terms import renew_credits, renew_terms
from lineage.pipeline.match import derive, match, store_index
from lineage.pipeline.method import Method
from lineage.pipeline.prepare import Prepared, prepared
from lineage.pipeline.progress import Progress
from lineage.pipeline.trace import trace
from lineage.records import Document
from lineage.store import Ids, PassageColumns, Store

BATCH_CHARACTERS = 20_000_000
"""Characters after which a batch ends early, so that memory follows the text and not the number of documents."""
BATCH_DOCUMENTS = 1_000
"""Documents a transaction: some 22,000 passages, 25 MB of arrays, and about a second of work lost by a kill.

While the last batch is stored, the other processes have nothing left to do: with 2,000 documents a batch, 10,000
documents take two cores 0.79 of the time of one, with 1,000 or 500 they take 0.72 to 0.76.  Below 500, transactions
cost more.
"""


def store_prepared(store: Store, numbers: Ids, ready: Prepared, rules: CreditRules) -> None:
    """Store the passages, credits, terms and index keys that were made of the documents with these row ids."""
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


def rebuild(store: Store, method: Method, progress: Progress) -> None:
    """Derive everything from the documents of a store that holds nothing derived."""
    with store.transaction():
        store.bind_schemes(method.schemes())
        numbers, done = store.document_ids(), 0
        with closing(prepared(_batches(store), method.settings, method.jobs, method.agencies)) as batches:
            for batch, ready in batches:
                store_prepared(store, numbers[done : done + len(batch)], ready, method.rules)
                done += len(batch)
                progress("deriving anew", done)
        complete(store, method, progress)


def renew(store: Store, method: Method, progress: Progress) -> None:
    """Forget or derive anew what was derived by another method, or from documents that were removed since.

    If passages are of another method, documents were removed, or nothing was derived yet, everything is derived anew.
    Else credits and terms of another method are found anew, and stories, alignments and sources of another method, or
    by other terms, are forgotten: `complete` finds them anew.  Removed documents affect everything, because the index
    numbers wordings by passages that may have been theirs, and because a key that was a formula with them may be none
    without them.
    """
    with store.transaction():
        renewed = {kind for kind, name in method.renewed().items() if store.renew_scheme(kind, name)}
        removed = store.removed()
        if removed:
            store.forget_unused_outlets()
        if removed or "passages" in renewed:
            store.empty_derived()
        if removed or store.awaits_rebuilding():
            rebuild(store, method, progress)
            return
        if "credits" in renewed:
            renew_credits(store, method.rules, method.settings, progress)
        if "terms" in renewed:
            renew_terms(store, method.settings, progress)
        if not renewed.isdisjoint(("terms", "lineage")):
            store.forget_lineage()


def complete(store: Store, method: Method, progress: Progress, *, retrace: bool = False) -> None:
    """Derive what follows from all that is stored and not yet taken in; with `retrace`, trace all sources anew.

    It takes one transaction: in several, it could mark documents as taken in that another ingest has stored between two
    of them.
    """
    with store.transaction():
        progress("finding families and matches", 0)
        changed = derive(store, method.settings, match(store, method.settings))
        changed = changed._replace(documents=store.document_ids()) if retrace else changed
        trace(store, changed, method, progress)


def _batches(store: Store) -> Iterator[list[Document]]:
    """The stored documents in the order of their ids, in batches of the size that an ingest has."""
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
