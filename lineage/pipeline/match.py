"""Stored wordings -> what they share: overlaps as they come, then furniture, families and matches.

`match` compares new wordings with one another and with the index of the past, of which only the pages that may hold
their keys are read.  `derive` works on the connected sets of wordings that new passages touched, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lineage import alignment, identity, matching, passages
from lineage.config import Settings
from lineage.records import Label, Overlaps, ShingleSets
from lineage.store import Ids, Store


def schemes(settings: Settings) -> dict[str, str]:
    """The methods behind the stored hashes and signatures; a database made with others is refused."""
    return {
        "content": identity.CONTENT_SCHEME,
        "wording": passages.encoding_scheme(settings.matching.shingle_words),
        "signature": matching.signature_scheme(settings.matching),
    }


def match(store: Store, ids: Ids, shingles: ShingleSets, settings: Settings) -> None:
    """Sign new wordings (row i of `shingles` is wording ids[i], ascending), index them, and store what they share."""
    if not len(ids):
        return
    chosen = settings.matching
    signatures = matching.sign(shingles, chosen)
    index = matching.build(ids, shingles, signatures, chosen)
    for old in _past(store, index):
        _record(store, matching.pairs_between(old, index, chosen), ids, shingles, settings)
    _record(store, matching.pairs_within(index, chosen), ids, shingles, settings)
    store.add_signatures(ids, signatures)
    store.add_index(index.first, index.sizes, matching.pack(index))


def _past(store: Store, new: matching.Index) -> Iterator[matching.Index]:
    """What the stored index holds of the keys of `new`, segment by segment."""
    keys = new.keys
    for segment in store.index_segments():
        pages, first_keys, last_keys = store.index_ranges(segment.id)
        wanted = pages[matching.needed(first_keys, last_keys, keys)]
        stored = [matching.Page(*page) for page in store.index_pages(wanted)]
        yield matching.unpack(segment.first, segment.sizes, stored)


def _record(store: Store, pairs: matching.Pairs, ids: Ids, shingles: ShingleSets, settings: Settings) -> None:
    """Measure candidate pairs on their real text, and store those that say the same."""
    if not len(pairs.left):
        return
    used = np.unique(np.concatenate([pairs.left, pairs.right]))
    past = used[~np.isin(used, ids)]
    texts = passages.encode(store.wording_texts(past), settings.matching.shingle_words)
    here = np.searchsorted(ids, used[np.isin(used, ids)])
    known = passages.concatenate([texts, passages.take(shingles, here)])
    numbers = np.concatenate([past, ids[here]])
    order = np.argsort(numbers)
    overlaps = matching.measure(pairs, numbers[order], passages.take(known, order))
    overlaps = matching.select(overlaps, matching.is_match(overlaps, settings.matching))
    store.add_overlaps(overlaps, *_judged(store, overlaps, settings))


def _judged(store: Store, overlaps: Overlaps, settings: Settings) -> tuple[list[Label], NDArray[np.float64]]:
    """Label and score of each pair, from the texts themselves."""
    used = np.unique(np.concatenate([overlaps.left, overlaps.right]))
    texts = dict(zip(used.tolist(), store.wording_texts(used), strict=True))
    pairs = zip(overlaps.left.tolist(), overlaps.right.tolist(), strict=True)
    verdicts = [alignment.judge(texts[left], texts[right], settings) for left, right in pairs]
    return [label for label, _ in verdicts], np.array([score for _, score in verdicts], np.float64)


def derive(store: Store, settings: Settings) -> Ids:
    """Bring families, furniture by repetition and matches up to date with every stored passage.

    Returns the documents of which a passage became furniture, or is none any more.
    """
    changed = np.empty(0, np.int64)
    pending = store.pending_wordings()
    with store.transaction():
        if len(pending):
            _families(store, pending, settings)
            changed = _furniture(store, settings)
            store.replace_matches(pending, shortest=settings.passages.min_words)
        store.mark_derived()
    return changed


def _families(store: Store, pending: Ids, settings: Settings) -> None:
    """Families of the connected sets of wordings that new passages touched; they begin with the earliest passage."""
    touched = store.connected(pending)
    overlaps = store.overlaps_of(touched).overlaps
    related = np.unique(np.concatenate([overlaps.left, overlaps.right]))
    representatives = touched.copy()
    found = matching.families(related, store.wording_order(related), overlaps, settings.matching)
    representatives[np.searchsorted(touched, related)] = found
    store.replace_families(touched, representatives)


def _furniture(store: Store, settings: Settings) -> Ids:
    counted = store.repetition_counts(minimum=settings.passages.repeat_documents)
    repeated = passages.repeated_furniture(
        words=counted.words,
        printed=counted.documents,
        days=counted.days,
        outlet_documents=counted.outlet_documents,
        outlet_days=counted.outlet_days,
        settings=settings,
    )
    return store.mark_furniture(counted.outlet[repeated], counted.wording[repeated])
