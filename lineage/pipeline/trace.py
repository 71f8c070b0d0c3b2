"""Stored documents -> duplicates, stories, alignments inside them, and where shared passages come from.

Only new documents and the connected sets that they touch are looked at: related documents for stories, documents that
share passages for duplicates and sources.  Everything written is a function of those sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage import alignment, credits, provenance, stories
from lineage.config import Settings
from lineage.pipeline.articles import article
from lineage.pipeline.cases import cases, outdated
from lineage.pipeline.credits_and_terms import profiles_of
from lineage.pipeline.duplicates import renew_duplicates
from lineage.pipeline.fingerprints import fingerprint
from lineage.pipeline.match import Changed
from lineage.pipeline.method import Method
from lineage.pipeline.progress import Progress
from lineage.pipeline.workers import in_order
from lineage.records import Article, CasePassage, Evidence, Link, Passage, Story
from lineage.store import Ids, Store, Traced

PAIRS_AT_A_TIME = 16
"""Least pairs that go to a process together, but for the last ones: a tenth of a second of work."""
MOST_PAIRS = 16 * PAIRS_AT_A_TIME
"""Most pairs that go to a process together; the pairs of a larger story are split, and each part reads its articles
anew, up to two for each pair."""
FEW_PAIRS = 100
"""Most pairs that this process aligns by itself: further processes start with empty caches and with pages to copy,
which for 74 pairs of news takes half a second of CPU more, and the work is done no sooner."""
CASES_AT_A_TIME = 200
"""Connected sets that are in memory together; most are a handful of documents."""
Pair = tuple[int, int]
"""Ids of two documents, the smaller first."""


class Work(NamedTuple):
    """Pairs of documents that go to a process together, with the texts and passages of all of them."""

    pairs: list[Pair]
    articles: dict[int, Article]
    passages: dict[int, list[CasePassage]]


def trace(store: Store, changed: Changed, method: Method, progress: Progress) -> None:
    """Bring duplicates, stories and sources up to date with every stored document; what has changed is traced again."""
    settings = method.settings
    fresh = store.untraced_documents()
    with store.transaction():
        touched = np.union1d(fresh, changed.documents)
        affected = np.union1d(touched, changed.met)
        renew_duplicates(store, affected, settings)
        told = _tell_stories(store, fresh, affected, changed.parted, method, progress)
        touched = np.union1d(touched, told)
        if len(touched):
            progress("tracing sources", 0)
            sets, reached = outdated(store, touched, fresh, changed.met, settings)
            _trace_again(store, sets, reached, settings, method.rules)
        store.mark_traced()


# ── stories ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _tell_stories(store: Store, fresh: Ids, changed: Ids, parted: Ids, method: Method, progress: Progress) -> Ids:
    """Find the stories of new and changed documents, and align pairs of related ones.

    Returns the documents with a pair that is aligned now and was not before, or the other way round.  `changed` are the
    new documents (`fresh`) and those that now share something else: which pairs need an aligner follows from what they
    share.  Pairs of `parted` documents are aligned again, because alignments of sentences are not stored for passages
    that overlap, and theirs may have overlapped until now.
    """
    settings = method.settings
    if not len(changed):
        return changed
    progress("finding stories", 0)
    if len(fresh):
        store.add_related(*_related(store, fresh, settings))
    left, right, score = store.related_of(changed)
    touched = np.unique(np.concatenate([left, right]))
    if not len(touched):
        return touched
    pairs = stories.Related(np.searchsorted(touched, left), np.searchsorted(touched, right), score)
    places = store.in_time(touched.tolist())
    order = np.array([places[number][0] for number in touched.tolist()], np.int64)
    akin = stories.Kinship(profiles_of(store.terms_of(touched)), settings.stories)
    groups = stories.stories(pairs, order, akin)
    store.replace_stories(touched, list(_told(store, groups, touched, settings)))
    numbers = touched.tolist()
    story = {member.row: number for number, group in enumerate(groups) for member in group}
    chosen = {
        (numbers[row], numbers[another]): story.get(row, story.get(another, -1))
        for row, another in stories.pairs_to_align(
            pairs, groups, order, settings.stories, _told_by_words(store, touched, pairs, settings)
        )
    }
    return _align(store, touched, chosen, parted, method, progress)


def _related(store: Store, fresh: Ids, settings: Settings) -> tuple[Ids, Ids, np.ndarray]:
    """Related pairs of documents with at least one new one, smaller id first."""
    first, last = store.days_of(fresh)
    window = settings.stories.window_days
    numbers, terms = store.terms_around(first - window, last + window)
    found = stories.related(profiles_of(terms), settings.stories, np.isin(numbers, fresh))
    return numbers[found.left], numbers[found.right], found.score


def _told_by_words(store: Store, touched: Ids, pairs: stories.Related, settings: Settings) -> NDArray[np.bool_]:
    """For each pair (rows of `touched`), True if shared words tell everything: a copy, or two equal bodies.

    Equal bodies are looked for by themselves, because matches do not connect every two passages of a text that many
    documents have.
    """
    body = store.bodies_of(touched)
    copied = store.copied_pairs(touched, settings.stories.copied_share, settings.stories.copied_rest)
    inside = np.isin(copied[0], touched) & np.isin(copied[1], touched)
    one, other = (np.searchsorted(touched, side[inside]) for side in copied)
    told = np.isin(pairs.left * len(touched) + pairs.right, one * len(touched) + other)
    told |= body[pairs.left] == body[pairs.right]
    return told


def _told(
    store: Store,
    groups: Sequence[Sequence[stories.Member]],
    numbers: Ids,
    settings: Settings,
) -> Iterator[Story]:
    """Stories by document ids, each with the terms that hold it together; an unchanged story keeps its stored terms."""
    known = store.story_evidence(numbers)
    for group in groups:
        members = tuple((int(numbers[member.row]), round(member.score, 4)) for member in group)
        if evidence := known.get((members[0][0], frozenset(members))):
            yield Story(members, evidence)
            continue
        first = members[0][0]
        keys = store.term_keys(np.array([number for number, _ in members], np.int64))
        shared = [term.form for term in _terms(store, first, settings) if _in_most(term.key, keys)]
        text = f"most of the {len(members)} reports share {', '.join(shared[:8])}"
        yield Story(members, (Evidence("rare terms", members[-1][1], text),))


def _terms(store: Store, number: int, settings: Settings) -> Sequence[stories.Term]:
    """The terms of a stored document, best first."""
    (stored,) = store.documents(np.array([number], np.int64))
    passages = store.story_passages(np.array([number], np.int64), as_cut=True)[number]
    return stories.terms(stored.document, _cut(passages), settings.stories)


def _cut(passages: Sequence[CasePassage]) -> list[Passage]:
    return [Passage(passage.start, passage.end, passage.kind) for passage in passages]


def _in_most(key: int, keys: Sequence[frozenset[int]]) -> bool:
    return sum(key in of_one for of_one in keys) * 2 > len(keys)


def _align(
    store: Store, touched: Ids, chosen: Mapping[Pair, int], parted: Ids, method: Method, progress: Progress
) -> Ids:
    """Align the chosen pairs of touched documents that are not aligned yet, and forget the alignments of all others.

    Returns the documents of pairs that were aligned before or are chosen now, but not both.  `chosen` gives for each
    pair the story that one of its documents belongs to, -1 for none: pairs of one story share documents, which are read
    once.
    """
    before = store.aligned_pairs(touched)
    apart = frozenset(parted.tolist())
    stale = {pair for pair in before if apart.issuperset(pair)}
    store.drop_alignments(sorted((before - chosen.keys()) | stale))
    fresh = sorted(chosen.keys() - (before - stale), key=lambda pair: (chosen[pair], pair))
    works = (_work(store, portion) for portion in _portions(fresh, chosen))
    done, jobs = 0, method.jobs if len(fresh) > FEW_PAIRS else 1
    with closing(in_order(partial(_linked, settings=method.settings), works, jobs)) as results:
        for work, found in results:
            store.add_alignments(
                {
                    (a, b): provenance.sentence_matches(links, work.passages[a], work.passages[b])
                    for (a, b), links in zip(work.pairs, found, strict=True)
                }
            )
            done += len(work.pairs)
            progress(f"aligning: {done:,} of {len(fresh):,} pairs", 0)
    return np.unique(np.array([number for pair in before ^ chosen.keys() for number in pair], np.int64))


def _portions(pairs: Sequence[Pair], story: Mapping[Pair, int]) -> Iterator[list[Pair]]:
    """The pairs in their order, in lists for one process each; pairs of one story stay together."""
    portion: list[Pair] = []
    for _, group in groupby(pairs, story.__getitem__):
        portion += group
        while len(portion) >= PAIRS_AT_A_TIME:
            yield portion[:MOST_PAIRS]
            portion = portion[MOST_PAIRS:]
    if portion:
        yield portion


def _work(store: Store, pairs: list[Pair]) -> Work:
    numbers = np.unique(np.array(pairs, np.int64))
    articles = {stored.id: article(stored.document) for stored in store.documents(numbers)}
    return Work(pairs, articles, store.story_passages(numbers, as_cut=True))


def _linked(work: Work, settings: Settings) -> list[tuple[Link, ...]]:
    """The sentence links of each pair; runs in any process."""
    cut = {number: _cut(passages) for number, passages in work.passages.items()}
    return alignment.sentence_links(work.articles, work.pairs, settings, cut)


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _trace_again(
    store: Store, sets: Sequence[Sequence[int]], reached: Ids, settings: Settings, rules: credits.CreditRules
) -> None:
    """Replace the stored sources of the `reached` documents by those that tracing finds for `sets` of them.

    A set whose fingerprint is that with which it was last traced keeps its stored sources.  Documents in no set have
    no sources.
    """
    inside = np.array([number for members in sets for number in members], np.int64)
    store.replace_lineage(np.setdiff1d(reached, inside))
    for start in range(0, len(sets), CASES_AT_A_TIME):
        some = sets[start : start + CASES_AT_A_TIME]
        before = store.traced_as(np.unique(np.concatenate(some)))
        changed = [
            (members, now, case)
            for members, case in zip(some, cases(store, some, settings), strict=True)
            if {before.get(number) for number in members} != {now := fingerprint(case)}
        ]
        store.replace_lineage(
            np.array(sorted(number for members, _, _ in changed for number in members), np.int64),
            (Traced(members, now, provenance.trace(case, settings, rules)) for members, now, case in changed),
        )
