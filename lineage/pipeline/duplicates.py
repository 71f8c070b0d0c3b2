"""Stored documents -> which of them an earlier one stands for, where that may have changed.

Documents are compared if passages that match make up a good part of the shorter one's body.  A set is everything that a
chain of such pairs connects, and is looked at as a whole.  Cost: the sets that are reached, not what is stored.  What
an outlet repeats in document after document is left out, unless a document consists of nothing else: then it is an
article that was stored many times.  Failure modes: passages of fewer than eight words have no matches, so that
documents of such lines alone are duplicates of none; and if an outlet prints versions of a live blog by the dozen, what
all of them repeat is left out.
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
"""Two documents are compared if the words that matches find in both reach this part of the share that makes a
duplicate.  It is well below 1 because matches leave out short lines, which make up less than half of an article, and
most pairs of the documents that carry a text, if these are many."""
SETS_AT_A_TIME: Final = 500
"""Sets that are in memory together; most are a handful of documents."""
Pair = tuple[int, int]


def renew_duplicates(store: Store, touched: Ids, settings: Settings) -> None:
    """Find the duplicates anew among all documents of the sets that `touched` documents belong to, and nowhere else."""
    sets, reached = _connected(store, touched, settings.stories.duplicate_share * LOOSELY)
    store.replace_duplicates(reached, _found(store, sets, settings))


def _connected(store: Store, touched: Ids, least: float) -> tuple[list[list[int]], Ids]:
    """The connected sets of two or more documents around `touched` ones, and all documents that were looked at.

    Two documents are connected if their common words make up the share `least` of the shorter one's body.
    """
    pairs: set[Pair] = set()
    reached: set[int] = set()
    frontier = set(touched.tolist())
    while frontier:
        reached |= frontier
        shared = store.sharing(np.array(sorted(frontier), np.int64), as_cut=True)
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
        bodies = _bodies(store, numbers)
        held = _held(store, bodies, settings.matching)
        places = store.in_time(numbers.tolist())
        for members in some:
            in_order = (matching.Body(number, bodies[number]) for number in sorted(members, key=places.__getitem__))
            yield from matching.duplicates(in_order, held, settings.stories.duplicate_share)


def _bodies(store: Store, numbers: Ids) -> dict[int, list[CasePassage]]:
    """The body passages of each document without those that its outlet repeats; all of them if it repeats the whole."""
    bodies = _body_passages(store.story_passages(numbers))
    without = np.array([number for number in numbers.tolist() if not bodies.get(number)], np.int64)
    return {number: bodies.get(number, []) for number in numbers.tolist()} | _body_passages(
        store.story_passages(without, as_cut=True)
    )


def _body_passages(passages: Mapping[int, Sequence[CasePassage]]) -> dict[int, list[CasePassage]]:
    return {number: [passage for passage in some if passage.kind == "body"] for number, some in passages.items()}


def _held(
    store: Store, bodies: Mapping[int, Sequence[CasePassage]], settings: MatchingSettings
) -> dict[int, list[tuple[int, float]]]:
    """Wording -> the wordings that overlap it, each with the share (0..1) of the shorter one that both have.

    Near-duplicates have all in common, edits aside.
    """
    wordings = {passage.wording for some in bodies.values() for passage in some} - {0}
    held: dict[int, list[tuple[int, float]]] = {}
    for left, right, label, jaccard, containment in store.overlaps_between(np.array(sorted(wordings), np.int64)):
        if label != "paraphrase":
            part = 1.0 if jaccard >= settings.min_jaccard else containment
            held.setdefault(left, []).append((right, part))
            held.setdefault(right, []).append((left, part))
    return held
