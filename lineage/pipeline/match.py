"""Stored wordings -> what they share: overlaps, then furniture, families and matches.

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

from lineage import alignment, identity, matching, passages
from lineage.config import Settings
from lineage.records import Overlaps
from lineage.store import DocumentPairs, Ids, IndexSegment, Store

PAGES_AT_A_TIME = 1_000
"""Pages of new keys that are joined together: a million keys, 40 MB while they are."""
EVERY_KEY: Final = (0, 1 << 32)
PAIRS_AT_A_TIME = 20_000
"""Candidate pairs whose texts are in memory together: 20 MB."""

PageRanges = tuple[Ids, matching.Keys, matching.Keys]
"""Id, smallest and largest key of each page."""


class Changed(NamedTuple):
    """What documents share, where it is not what it was."""

    documents: Ids  # that lost a match, or that print or share a passage that became furniture or is none any more
    met: DocumentPairs  # that won a match
    parted: Ids  # that print a wording which overlaps another no longer; they are among `documents`


class Parted(NamedTuple):
    """Wordings, ascending, of which some overlap no longer, since what they share has become a formula."""

    wordings: Ids
    reached: Ids  # these and all others that overlaps had connected them with


UNPARTED: Final = Parted(np.empty(0, np.int64), np.empty(0, np.int64))


def schemes(settings: Settings) -> dict[str, str]:
    """The methods behind the stored hashes and signatures; a database made with others is refused."""
    return {
        "content": identity.CONTENT_SCHEME,
        "wording": passages.encoding_scheme(settings.matching.shingle_words),
        "signature": matching.signature_scheme(settings.matching),
    }


def store_index(store: Store, index: matching.Index) -> None:
    """Store the keys of new wordings."""
    if len(index.entries):
        store.add_index(index.first, index.sizes, matching.pack(index))


def match(store: Store, settings: Settings) -> Parted:
    """Compare stored wordings that have not been compared yet with one another and with all others; store overlaps."""
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
    """Drop the overlaps between wordings of these numbers that are no candidates any more."""
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
    """What a stored part of the index holds in a range of keys; of `wanted` keys alone, where these are given."""
    pages, first_keys, last_keys = ranges
    low, high = keys
    chosen = (last_keys >= low) & (first_keys < high)
    if wanted is not None:
        chosen &= matching.needed(first_keys, last_keys, wanted.keys)
    stored = [matching.Page(*page) for page in store.index_pages(pages[chosen])]
    with store.decoding():
        return matching.between(matching.unpack(segment.first, segment.sizes, stored, wanted), low, high)


def _record(store: Store, pairs: matching.Pairs, settings: Settings) -> None:
    """Measure candidate pairs on their real text, and store those that say the same with label and score."""
    used = np.unique(np.concatenate(pairs))
    wordings, texts = store.indexed_wordings(used)
    overlaps, sides = measured(pairs, used, wordings, texts, settings)
    verdicts = [alignment.judge(texts[left], texts[right], settings) for left, right in sides]
    scores = np.array([score for _, score in verdicts], np.float64)
    store.add_overlaps(overlaps, [label for label, _ in verdicts], scores)


def measured(
    pairs: matching.Pairs, numbers: Ids, wordings: Ids, texts: Sequence[str], settings: Settings
) -> tuple[Overlaps, list[tuple[int, int]]]:
    """The pairs that match, ascending as pairs of wordings, and the rows of both; row i is number numbers[i]."""
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
    """Bring families, furniture by repetition and matches up to date with every stored passage; what changed by it."""
    nobody, won = np.empty(0, np.int64), np.empty((0, 2), np.int64)
    if store.is_derived():
        return Changed(nobody, won, nobody)
    pending = np.union1d(store.pending_wordings(), parted.reached)
    with store.transaction():
        if len(pending):
            _families(store, pending, settings)
        changed = _furniture(store, pending, settings)  # also where nothing new is shared: an outlet's documents count
        if len(pending):
            lost, won = store.replace_matches(pending, shortest=settings.passages.min_words)
            changed = np.union1d(changed, lost)
        apart = store.documents_with(parted.wordings)
        store.mark_derived()
    return Changed(np.union1d(changed, apart), won, apart)


def _families(store: Store, pending: Ids, settings: Settings) -> None:
    """Families of the connected sets of wordings that new passages touched; they begin with the earliest passage."""
    overlaps = store.overlaps_of(pending)
    related = np.unique(np.concatenate([overlaps.left, overlaps.right]))
    touched = np.union1d(pending, related)
    representatives = touched.copy()
    found = matching.families(related, store.wording_order(related), overlaps, settings.matching)
    representatives[np.searchsorted(touched, related)] = found
    store.replace_families(touched, representatives)


def _furniture(store: Store, pending: Ids, settings: Settings) -> Ids:
    """Mark what is furniture by repetition now; the documents that this changes.

    Counted is what new passages repeat, and what is marked: more documents of an outlet make no furniture of a wording
    that they do not print.  On how many days an outlet prints at all is asked only where it decides: it takes reading
    all of its documents.
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
    told = store.days_of_outlets(counted.outlet[left_open])
    days[left_open] = [told[outlet] for outlet in counted.outlet[left_open].tolist()]
    marked = repeated(outlet_days=days)
    return store.mark_furniture(counted.outlet[marked], counted.wording[marked])
