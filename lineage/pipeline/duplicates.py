"""Stored documents -> which of them an earlier one stands for, where that may have changed.

Documents are compared where passages that match make up a good part of the shorter one's body.  A set is everything
that a chain of such pairs connects, and is looked at as a whole.  Cost: the sets that are reached, not what is stored.
Failure mode: of passages of fewer than eight words nothing is matched, so that documents of such lines alone are
duplicates of none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from lineage import matching, provenance
from lineage.config import MatchingSettings, Settings
from lineage.records import CasePassage, Duplicate
from lineage.store import Ids, Store

LOOSELY: Final = 0.5
"""Part of the share that makes a duplicate from which two documents are compared: matches leave out short lines, which
make up less than half of an article, and of a text of many carriers those with most of them."""
SETS_AT_A_TIME: Final = 500
"""Sets that are in memory together; most are a handful of documents."""
Pair = tuple[int, int]


def renew_duplicates(store: Store, touched: Ids, settings: Settings) -> None:
    """Find the duplicates among the documents of all sets that hold one of `touched`, and no others."""
    sets, reached = _connected(store, touched, settings.stories.duplicate_share * LOOSELY)
    store.replace_duplicates(reached, _found(store, sets, settings))


def _connected(store: Store, touched: Ids, least: float) -> tuple[list[list[int]], Ids]:
    """The connected sets of two or more, and all documents that were looked at."""
    pairs: set[Pair] = set()
    reached: set[int] = set()
    frontier = set(touched.tolist())
    while frontier:
        reached |= frontier
        shared = store.sharing(np.array(sorted(frontier), np.int64))
        words = store.body_words(np.unique(np.array([row[:2] for row in shared], np.int64)))
        near = {
            (one, other)
            for one, other, common, _ in shared
            if common and common >= least * min(words.get(one, 0), words.get(other, 0))
        }
        pairs |= near
        frontier = {number for pair in near for number in pair} - reached
    sets = provenance.connected_sets(sorted({number for pair in pairs for number in pair}), pairs)
    return sets, np.array(sorted(reached), np.int64)


def _found(store: Store, sets: Sequence[Sequence[int]], settings: Settings) -> Iterator[Duplicate]:
    for start in range(0, len(sets), SETS_AT_A_TIME):
        some = sets[start : start + SETS_AT_A_TIME]
        numbers = np.array(sorted(number for members in some for number in members), np.int64)
        passages = store.story_passages(numbers)
        held = _held(store, passages, settings.matching)
        places = store.in_time(numbers.tolist())
        for members in some:
            bodies = (_body(number, passages) for number in sorted(members, key=places.__getitem__))
            yield from matching.duplicates(bodies, held, settings.stories.duplicate_share)


def _body(number: int, passages: Mapping[int, Sequence[CasePassage]]) -> matching.Body:
    return matching.Body(number, [passage for passage in passages.get(number, ()) if passage.kind == "body"])


def _held(
    store: Store, passages: Mapping[int, Sequence[CasePassage]], settings: MatchingSettings
) -> dict[int, list[tuple[int, float]]]:
    """How much of the shorter of two wordings the other one holds: all of a near-duplicate, but for its edits."""
    wordings = {passage.wording for some in passages.values() for passage in some if passage.kind == "body"} - {0}
    held: dict[int, list[tuple[int, float]]] = {}
    for left, right, label, jaccard, containment in store.overlaps_between(np.array(sorted(wordings), np.int64)):
        if label != "paraphrase":
            part = 1.0 if jaccard >= settings.min_jaccard else containment
            held.setdefault(left, []).append((right, part))
            held.setdefault(right, []).append((left, part))
    return held
