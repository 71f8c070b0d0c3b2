"""A new text and the stored index -> which stored wordings say the same: what an ingest would find, reading only.

Cost: the pages of the index that may hold keys of the text, and the candidates' texts; well below a tenth of a second
for an article and a database of 10,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from lineage import alignment, matching, passages
from lineage.config import Settings
from lineage.pipeline.match import read_segment
from lineage.pipeline.prepare import Prepared
from lineage.store import Ids, Store, StoredOverlap

EVERY_KEY: Final = (0, 1 << 32)


@dataclass(frozen=True, slots=True)
class Similar:
    """Wordings of a new text, numbered as the store would number them, and what they share with stored ones."""

    wordings: Ids  # of each passage of the text; 0 where it has no word
    stored: frozenset[int]  # those of them that the store has
    overlaps: tuple[StoredOverlap, ...]  # each of one of them with a stored one, or of two of them


def similar(store: Store, ready: Prepared, texts: Sequence[str], settings: Settings) -> Similar:
    """What the passages of one prepared document share with stored wordings; texts[i] is passage i."""
    wordings = store.known_wordings(ready.wordings)
    known = np.unique(wordings[wordings > 0])
    fresh, first, inverse = np.unique(ready.wordings, return_index=True, return_inverse=True)
    new = np.flatnonzero((wordings[first] == 0) & (fresh != 0))
    new = new[np.argsort(first[new])]
    numbers = np.zeros(len(fresh), np.int64)
    numbers[new] = store.last_wording() + 1 + np.arange(len(new))
    wordings = np.where(wordings > 0, wordings, numbers[inverse])
    is_new = np.zeros(len(wordings), np.bool_)
    is_new[first[new]] = True
    index = matching.renumber(ready.index, np.where(is_new, wordings, 0))
    own = dict(zip(wordings.tolist(), texts, strict=True))
    found = (*store.overlaps_with(known), *_overlaps(store, index, own, settings))
    return Similar(wordings, frozenset(known.tolist()), found)


def _overlaps(store: Store, index: matching.Index, own: dict[int, str], settings: Settings) -> list[StoredOverlap]:
    """New wordings with stored ones and with one another, measured on their texts and judged."""
    if not len(index.entries):
        return []
    segments = store.index_segments()
    old = [read_segment(store, part, store.index_ranges(part.id), EVERY_KEY, index.keys) for part in segments]
    nothing = np.empty(0, np.uint64)
    everything = matching.merge([replace(part, entries=nothing) for part in (*old, index)])
    candidates = replace(everything, entries=matching.shared(old, [index]))
    pairs = matching.pairs_within(candidates, settings.matching, first_new=index.first)
    if not len(pairs.left):
        return []
    used = np.unique(np.concatenate(pairs))
    past = used[used < index.first]
    texts = [*store.wording_texts(past), *(own[number] for number in used[len(past) :].tolist())]
    overlaps = matching.measure(pairs, used, passages.encode(texts, settings.matching.shingle_words))
    overlaps = matching.select(overlaps, matching.is_match(overlaps, settings.matching))
    text_of = dict(zip(used.tolist(), texts, strict=True))
    columns = (overlaps.left, overlaps.right, overlaps.jaccard, overlaps.containment)
    found = []
    for left, right, jaccard, containment in zip(*(column.tolist() for column in columns), strict=True):
        label, score = alignment.judge(text_of[left], text_of[right], settings)
        found.append(StoredOverlap(left, right, label, jaccard, containment, score))
    return found
