"""Stored wordings -> what they share: overlaps, then families, furniture and matches.

`match` compares new wordings with one another and with those of the past.  Both sides are stored sorted by keys, so
that they are joined like two sorted files, one range of keys after the other: time is linear in what is new, memory is
that of a range, and of the past only the pages that may hold new keys are read.  `derive` works on the connected sets
of wordings that new passages touched, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from lineage import alignment, matching, passages
from lineage.config import Settings
from lineage.records import Overlaps
from lineage.store import DocumentPairs, Ids, IndexSegment, Store

PAGES_AT_A_TIME = 1_000
"""Pages of new keys that are joined at a time: a million keys, which take 40 MB."""
EVERY_KEY: Final = (0, 1 << 32)
PAIRS_AT_A_TIME = 20_000
"""Candidate pairs whose texts are in memory together: 20 MB."""

PageRanges = tuple[Ids, matching.Keys, matching.Keys]
"""Id, smallest and largest key of each page."""


class Changed(NamedTuple):
    """The documents that now share something else than before."""

    documents: Ids  # lost a match, or print or share a passage that became furniture or is no longer furniture
    met: DocumentPairs  # pairs that won a match
    parted: Ids  # print a wording that lost an overlap; they are among `documents`


class Parted(NamedTuple):
    """Wordings that lost an overlap, because the keys that they share have become formulas."""

    wordings: Ids  # ascending
    reached: Ids  # these wordings, and all that overlaps had connected with them


UNPARTED: Final = Parted(np.empty(0, np.int64), np.empty(0, np.int64))


def store_index(store: Store, index: matching.Index) -> None:
    """Store the keys of new wordings."""
    if len(index.entries):
        store.add_index(index.first, index.sizes, matching.pack(index))


def match(store: Store, settings: Settings) -> Parted:
    """Compare the stored wordings not yet compared with one another and with all others, and store their overlaps.

    Returns the old wordings that lost an overlap by it.
    """
    segments = store.index_segments()
    new = [segment for segment in segments if not segment.matched]
    if not new:
        return UNPARTED
    old = [segment for segment in segments if segment.matched]
    nothing = np.empty(0, np.uint64)
    index = matching.merge([matching.Index(segment.first, segment.sizes, nothing) for segment in segments])
    found = replace(index, entries=np.concatenate([nothing, *_shared(store, old, new)]))
    first_new = min(segment.first for segment in new)
    with store.transaction():
        formulas = matching.crowded(found.entries, settings.matching)
        outgrown = matching.outgrown(found.entries, formulas, settings.matching, first_new)
        parted = _part(store, segments, outgrown, settings) if len(outgrown) else UNPARTED
        pairs = matching.pairs_within(found, settings.matching, first_new, formulas)
        for start in range(0, len(pairs.left), PAIRS_AT_A_TIME):
            _record(store, matching.Pairs(*(side[start : start + PAIRS_AT_A_TIME] for side in pairs)), settings)
        store.mark_matched()
    return parted


def _part(store: Store, segments: Sequence[IndexSegment], numbers: Ids, settings: Settings) -> Parted:
    """Drop the overlaps between wordings with these numbers (ids of passages) that are no longer candidate pairs."""
    wordings, texts = store.indexed_wordings(numbers)
    index = matching.build(numbers, passages.encode(texts, settings.matching.shingle_words), settings.matching)
    wanted = matching.Wanted.of(index.keys)
    stored = [read_segment(store, part, store.index_ranges(part.id), EVERY_KEY, wanted) for part in segments]
    entries = np.sort(np.concatenate([part.entries for part in stored]))
    kept = matching.pairs_within(index, settings.matching, formulas=matching.crowded(entries, settings.matching))
    ends = np.sort(wordings[np.searchsorted(numbers, np.array(kept))], axis=0)
    lost = {pair[:2] for pair in store.overlaps_between(np.sort(wordings))}.difference(zip(*ends.tolist(), strict=True))
    parted = np.unique(np.array(sorted(lost), np.int64))
    reached = store.connected(parted)
    store.drop_overlaps(sorted(lost))
    return Parted(parted, reached)


def _shared(store: Store, old: Sequence[IndexSegment], new: Sequence[IndexSegment]) -> Iterator[matching.Entries]:
    """Entries of keys that a new wording shares with another, one range of keys after the other."""
    pages = {segment.id: store.index_ranges(segment.id) for segment in [*old, *new]}
    first_keys = np.concatenate([pages[segment.id][1] for segment in new])
    for keys in matching.key_ranges(first_keys, PAGES_AT_A_TIME):
        fresh = [read_segment(store, segment, pages[segment.id], keys, None) for segment in new]
        wanted = matching.Wanted.of(np.unique(np.concatenate([index.keys for index in fresh]))) if old else None
        yield matching.shared([read_segment(store, segment, pages[segment.id], keys, wanted) for segment in old], fresh)


def read_segment(
    store: Store, segment: IndexSegment, ranges: PageRanges, keys: tuple[int, int], wanted: matching.Wanted | None
) -> matching.Index:
    """The entries of a stored part of the index in a half-open range of keys; with `wanted`, of those keys alone."""
    pages, first_keys, last_keys = ranges
    low, high = keys
    chosen = (last_keys >= low) & (first_keys < high)
    if wanted is not None:
        chosen &= matching.needed(first_keys, last_keys, wanted.keys)
    stored = [matching.Page(*page) for page in store.index_pages(pages[chosen])]
    with store.decoding():
        return matching.between(matching.unpack(segment.first, segment.sizes, stored, wanted), low, high)


def _record(store: Store, pairs: matching.Pairs, settings: Settings) -> None:
    """Measure candidate pairs on their real text, and store those that match, with label and score."""
    used = np.unique(np.concatenate(pairs))
    wordings, texts = store.indexed_wordings(used)
    overlaps, sides = measured(pairs, used, wordings, texts, settings)
    told = [passages.words(text) for text in texts]  # texts with these words may end sentences elsewhere
    verdicts = [alignment.judge_words(told[left], told[right], settings) for left, right in sides]
    scores = np.array([score for _, score in verdicts], np.float64)
    store.add_overlaps(overlaps, [label for label, _ in verdicts], scores)


def measured(
    pairs: matching.Pairs, numbers: Ids, wordings: Ids, texts: Sequence[str], settings: Settings
) -> tuple[Overlaps, list[tuple[int, int]]]:
    """The pairs that match, in ascending order of their wordings, and the rows of both sides of each.

    The pairs name wordings by number; row i has the number `numbers[i]`, the wording `wordings[i]` and the text
    `texts[i]`.
    """
    found = matching.measure(pairs, numbers, passages.encode(texts, settings.matching.shingle_words))
    found = matching.select(found, matching.is_match(found, settings.matching))
    rows = np.searchsorted(numbers, np.array([found.left, found.right]))
    swapped = wordings[rows[0]] > wordings[rows[1]]
    rows[:, swapped] = rows[::-1, swapped]
    order = np.lexsort(wordings[rows[::-1]])
    left, right = wordings[rows[:, order]]
    found = replace(matching.select(found, order), left=left, right=right)
    return found, list(zip(*rows[:, order].tolist(), strict=True))


def derive(store: Store, settings: Settings, parted: Parted) -> Changed:
    """Bring families, furniture by repetition and matches up to date with every stored passage.

    Returns the documents for which that changed what they share.
    """
    nobody, won = np.empty(0, np.int64), np.empty((0, 2), np.int64)
    if store.is_derived():
        return Changed(nobody, won, nobody)
    pending = np.union1d(store.pending_wordings(), parted.reached)
    with store.transaction():
        if len(pending):
            _families(store, pending, settings)
        changed = _furniture(store, pending, settings)  # also if nothing new is shared: more documents may change it
        if len(pending):
            lost, won = store.replace_matches(
                pending, shortest=settings.passages.min_words, is_shortened=alignment.is_shortened
            )
            changed = np.union1d(changed, lost)
        apart = store.documents_with(parted.wordings)
        store.mark_derived()
    return Changed(np.union1d(changed, apart), won, apart)


def _families(store: Store, pending: Ids, settings: Settings) -> None:
    """Find the families of all wordings that overlaps connect with pending ones; earlier passages represent first."""
    overlaps = store.overlaps_of(pending)
    related = np.unique(np.concatenate([overlaps.left, overlaps.right]))
    touched = np.union1d(pending, related)
    representatives = touched.copy()
    found = matching.families(related, store.wording_order(related), overlaps, settings.matching)
    representatives[np.searchsorted(touched, related)] = found
    store.replace_families(touched, representatives)


def _furniture(store: Store, pending: Ids, settings: Settings) -> Ids:
    """Mark what is furniture by repetition now; returns the documents that this changes.

    Only wordings of new passages and wordings that are marked already are counted: no other wording becomes furniture,
    as documents that do not print it make it no more frequent.  On how many days an outlet prints at all is asked only
    if it decides, because all documents of the outlet have to be read for it.
    """
    counted = store.repetition_counts(pending, after=store.last_derived(), minimum=settings.passages.repeat_documents)
    repeated = partial(
        passages.repeated_furniture,
        words=counted.words,
        printed=counted.documents,
        days=counted.days,
        outlet_documents=counted.outlet_documents,
        settings=settings,
    )
    days = counted.outlet_documents.copy()  # as many as there can be
    left_open = np.flatnonzero(repeated(outlet_days=counted.days) != repeated(outlet_days=days))
    known = store.days_of_outlets(counted.outlet[left_open])
    days[left_open] = [known[outlet] for outlet in counted.outlet[left_open].tolist()]
    marked = repeated(outlet_days=days)
    return store.mark_furniture(counted.outlet[marked], counted.wording[marked])
