"""Stored documents -> stories, alignments inside them, and where shared passages come from.

Works on what is new and on the connected sets that it touches: related documents for stories, documents that share
passages for sources.  Everything written is a function of those sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from lineage import alignment, provenance
from lineage.config import Settings
from lineage.pipeline.articles import article
from lineage.pipeline.testimony import profiles_of
from lineage.pipeline.values import Progress
from lineage.provenance import Case, CaseDocument, CasePassage, WordingMatch
from lineage.records import Evidence, Lineage, Passage, SentenceMatch, Story
from lineage.store import Ids, Store, StoredDocument, StoredPassage

CASES_AT_A_TIME = 200
"""Connected sets that are in memory together; most are a handful of documents."""


def trace(store: Store, changed: Ids, settings: Settings, rules: provenance.CreditRules, progress: Progress) -> None:
    """Bring stories and sources up to date with every stored document; `changed` ones are traced again."""
    fresh = store.untraced_documents()
    with store.transaction():
        touched = np.union1d(np.union1d(fresh, changed), _tell_stories(store, fresh, settings, progress))
        if len(touched):
            progress("tracing sources", 0)
            sets = [_worth_tracing(store, members) for members in store.connected_documents(touched)]
            found = list(_lineages(store, [members for members in sets if members], settings, rules))
            reached = np.unique(np.array([number for members in sets for number in members], np.int64))
            store.replace_lineage(np.union1d(touched, reached), found)
        store.mark_traced()


# ── stories ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _tell_stories(store: Store, fresh: Ids, settings: Settings, progress: Progress) -> Ids:
    """Find the stories that new documents belong to, and align the pairs inside them; documents whose pairs changed."""
    if not len(fresh):
        return fresh
    progress("finding stories", 0)
    store.add_related(*_related(store, fresh, settings))
    left, right, score = store.related_of(fresh)
    touched = np.unique(np.concatenate([left, right]))
    if not len(touched):
        return fresh
    documents = {stored.id: stored for stored in store.documents(touched)}
    pairs = provenance.Related(np.searchsorted(touched, left), np.searchsorted(touched, right), score)
    order = _order(documents, touched)
    groups = provenance.stories(pairs, order)
    store.replace_stories(touched, list(_told(store, groups, touched, documents, settings)))
    copied = store.copied_pairs(touched, settings.stories.copied_share)
    inside = np.isin(copied[0], touched) & np.isin(copied[1], touched)
    one, other = (np.searchsorted(touched, side[inside]) for side in copied)
    done = provenance.Related(one, other, np.ones(len(one)))
    numbers = touched.tolist()
    chosen = {
        (numbers[row], numbers[another])
        for row, another in provenance.pairs_to_align(pairs, groups, order, settings.stories, done)
    }
    return _align(store, chosen, documents, settings, progress)


def _related(store: Store, fresh: Ids, settings: Settings) -> tuple[Ids, Ids, np.ndarray]:
    """Related pairs of documents with at least one new one, smaller id first."""
    spans = [provenance.days(stored.document) for stored in store.documents(fresh)]
    window = settings.stories.window_days
    numbers, terms = store.terms_around(min(d.first for d in spans) - window, max(d.last for d in spans) + window)
    found = provenance.related(profiles_of(terms), settings.stories, np.isin(numbers, fresh))
    return numbers[found.left], numbers[found.right], found.score


def _order(documents: Mapping[int, StoredDocument], numbers: Ids) -> Ids:
    """Rank of each document by time as far as it is known (undated last), then by key."""
    ranked = sorted(documents, key=lambda number: provenance.time_key(documents[number].document))
    ranks = {number: rank for rank, number in enumerate(ranked)}
    return np.array([ranks[number] for number in numbers.tolist()], np.int64)


def _told(
    store: Store,
    groups: Sequence[Sequence[provenance.Member]],
    numbers: Ids,
    documents: Mapping[int, StoredDocument],
    settings: Settings,
) -> Iterator[Story]:
    """Stories by document ids, each with the terms that hold it together."""
    for group in groups:
        members = tuple((int(numbers[member.row]), round(member.score, 4)) for member in group)
        passages = store.story_passages(np.array([number for number, _ in members], np.int64))
        forms = [
            {
                term.key: term.form
                for term in provenance.terms(documents[number].document, _cut(passages[number]), settings.stories)
            }
            for number, _ in members
        ]
        shared = [form for key, form in forms[0].items() if sum(key in other for other in forms) * 2 > len(forms)]
        text = f"most of the {len(members)} reports share {', '.join(shared[:8])}"
        yield Story(members, (Evidence("rare terms", members[-1][1], text),))


def _cut(passages: Sequence[StoredPassage]) -> list[Passage]:
    return [Passage(passage.start, passage.end, passage.kind) for passage in passages]


def _align(
    store: Store,
    chosen: set[tuple[int, int]],
    documents: Mapping[int, StoredDocument],
    settings: Settings,
    progress: Progress,
) -> Ids:
    """Align the chosen pairs that are not aligned yet, forget those not chosen any more; documents of both."""
    before = store.aligned_pairs(np.array(sorted(documents), np.int64))
    store.drop_alignments(sorted(before - chosen))
    fresh = sorted(chosen - before)
    passages = store.story_passages(np.unique(np.array(fresh, np.int64)))
    for count, (one, other) in enumerate(fresh):
        if count % 50 == 0:
            progress(f"aligning pair {count + 1:,} of {len(fresh):,}", 0)
        store.add_alignment((one, other), _sentences(documents[one], documents[other], passages, settings))
    return np.unique(np.array([number for pair in before ^ chosen for number in pair], np.int64))


def _sentences(
    one: StoredDocument, other: StoredDocument, passages: Mapping[int, Sequence[StoredPassage]], settings: Settings
) -> list[SentenceMatch]:
    links = alignment.sentence_links(article(one.document), article(other.document), settings)
    return provenance.sentence_matches(
        links,
        [CasePassage(*entry) for entry in passages[one.id]],
        [CasePassage(*entry) for entry in passages[other.id]],
    )


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _worth_tracing(store: Store, members: list[int]) -> list[int]:
    """The set itself, or nothing where a document stands alone and credits nobody."""
    if len(members) > 1 or store.credits_of(np.array(members, np.int64)):
        return members
    return []


def _lineages(
    store: Store, sets: Sequence[Sequence[int]], settings: Settings, rules: provenance.CreditRules
) -> Iterator[Lineage]:
    """The lineage of each connected set, in the order of the sets."""
    for start in range(0, len(sets), CASES_AT_A_TIME):
        some = sets[start : start + CASES_AT_A_TIME]
        for case in cases(store, some):
            yield provenance.trace(case, settings, rules)


def cases(store: Store, sets: Sequence[Sequence[int]]) -> Iterator[Case]:
    """The stored documents of each set with all that is known to be shared between them."""
    numbers = np.unique(np.array([number for members in sets for number in members], np.int64))
    documents = {stored.id: stored.document for stored in store.documents(numbers)}
    passages = store.story_passages(numbers)
    credits = store.credits_of(numbers)
    owners = store.owners()
    for members in sets:
        found = [
            CaseDocument(
                number,
                documents[number],
                tuple(CasePassage(*entry) for entry in passages.get(number, ())),
                tuple(credits.get(number, ())),
            )
            for number in members
        ]
        wordings = np.unique(np.array([p.wording for item in found for p in item.passages if p.wording], np.int64))
        overlaps = [WordingMatch(*row) for row in store.overlaps_between(wordings)] if len(members) > 1 else []
        sentences = store.sentence_matches_of(np.array(members, np.int64)) if len(members) > 1 else []
        yield Case(tuple(found), tuple(overlaps), tuple(sentences), owners)
