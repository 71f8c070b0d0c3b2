"""A new text and the stored index -> which stored wordings say the same: what an ingest would find, reading only.

Cost: the pages of the index that may hold keys of the text, and the candidates' texts; well below a tenth of a second
for an article and a database of 10,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lineage import alignment, matching, passages
from lineage.config import Settings
from lineage.pipeline.match import EVERY_KEY, measured, read_segment
from lineage.pipeline.prepare import Prepared
from lineage.store import Ids, Store, StoredOverlap


@dataclass(frozen=True, slots=True)
class Similar:
    """Wordings of a new text, and what they share with stored ones."""

    wordings: Ids  # of each passage of the text; 0 for a passage without words
    stored: frozenset[int]  # the wordings of the text that the store has
    overlaps: tuple[StoredOverlap, ...]  # of wordings of the text with stored ones, or with one another


def similar(store: Store, ready: Prepared, texts: Sequence[str], settings: Settings) -> Similar:
    """What the passages of one prepared document share with stored wordings; texts[i] is passage i."""
    wordings = ready.wordings.view(np.int64)
    is_new = store.new_wordings(wordings)
    known = np.setdiff1d(wordings, [0, *wordings[is_new].tolist()])
    first = store.last_passage() + 1
    index = matching.renumber(ready.index, np.where(is_new, first + np.arange(len(wordings)), 0))
    found = (*store.overlaps_with(known), *_overlaps(store, index, first, wordings, texts, settings))
    return Similar(wordings, frozenset(known.tolist()), found)


def _overlaps(
    store: Store, index: matching.Index, first: int, wordings: Ids, texts: Sequence[str], settings: Settings
) -> list[StoredOverlap]:
    """Overlaps of new wordings with stored ones and with one another, measured on their texts and judged.

    `index` holds the new wordings, whose numbers are those of passages: passage i of the text, with `wordings[i]` and
    `texts[i]`, has the number `first + i`.
    """
    if not len(index.entries):
        return []
    segments = store.index_segments()
    wanted = matching.Wanted.of(index.keys)
    old = [read_segment(store, part, store.index_ranges(part.id), EVERY_KEY, wanted) for part in segments]
    nothing = np.empty(0, np.uint64)
    everything = matching.merge([replace(part, entries=nothing) for part in (*old, index)])
    candidates = replace(everything, entries=matching.shared(old, [index]))
    pairs = matching.pairs_within(candidates, settings.matching, first_new=index.first)
    if not len(pairs.left):
        return []
    used = np.unique(np.concatenate(pairs))
    rows = used[used >= first] - first
    past, past_texts = store.indexed_wordings(used[used < first])
    all_texts = [*past_texts, *(texts[row] for row in rows.tolist())]
    overlaps, sides = measured(pairs, used, np.concatenate([past, wordings[rows]]), all_texts, settings)
    told = [passages.words(text) for text in all_texts]
    columns = (overlaps.left, overlaps.right, overlaps.jaccard, overlaps.containment)
    found = []
    for (one, other), left, right, jaccard, containment in zip(sides, *(c.tolist() for c in columns), strict=True):
        label, score = alignment.judge_words(told[one], told[other], settings)
        found.append(StoredOverlap(left, right, label, jaccard, containment, score))
    return found
