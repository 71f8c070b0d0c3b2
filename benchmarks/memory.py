"""documents -> a case for tracing, in memory: what an ingest does between the rooms, without a database.

A slow twin of the pipeline for corpora of some ten thousand documents: one batch, one process, nothing stored.  Tests
and measurements use it to look at provenance alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lineage import alignment, credits, matching, passages, provenance, stories
from lineage.config import Settings
from lineage.records import Article, Document, Passage, SentenceMatch, ShingleSets


@dataclass(frozen=True)
class Traced:
    """Documents with everything that provenance finds out about them; ids are row numbers from 1."""

    case: provenance.Case
    related: stories.Related
    stories: list[list[stories.Member]]
    aligned: list[tuple[int, int]]


@dataclass(frozen=True)
class _Cut:
    """The passages of all documents as flat columns."""

    passages: list[list[Passage]]
    owner: NDArray[np.int64]
    shingles: ShingleSets
    wording: NDArray[np.int64]  # 0 where there is no word
    texts: list[str]


def traced(
    documents: Sequence[Document],
    rules: credits.CreditRules,
    settings: Settings,
    *,
    owners: Mapping[str, str] | None = None,
    align: bool = True,
) -> Traced:
    """Credits, stories, matches and aligned sentences of a corpus, as one case."""
    cut = _cut(documents, settings)
    kinds = _with_repeated_furniture(documents, cut, settings)
    rows = _case_documents(documents, cut, kinds, rules)
    terms = [stories.terms(row.document, cut.passages[at], settings.stories) for at, row in enumerate(rows)]
    spans = [stories.days(document) for document in documents]
    profiles = stories.profiles(list(zip(terms, spans, strict=True)))
    related = stories.related(profiles, settings.stories)
    keys = [(document.published or "9999", document.key) for document in documents]
    order = np.argsort(np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64))
    groups = stories.stories(related, order, stories.Kinship(profiles, settings.stories))
    case = provenance.Case(tuple(rows), _matches(cut, kinds, settings), (), owners or {})
    if not align:
        return Traced(case, related, groups, [])
    shared = shared_passages(case)
    copied = _copied(case, shared, settings)
    told = np.array([pair in copied for pair in zip(related.left.tolist(), related.right.tolist(), strict=True)], bool)
    chosen = stories.pairs_to_align(related, groups, order, settings.stories, told)
    sentences = tuple(
        match
        for a, b in chosen
        for match in _sentences(rows[a], rows[b], settings)
        if (match.a_passage, match.b_passage) not in shared.get((a, b), ())
    )
    return Traced(replace(case, sentences=sentences), related, groups, chosen)


def shared_passages(case: provenance.Case) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """Pairs of rows, smaller first -> pairs of their body passages that shared words have matched."""
    owners: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, item in enumerate(case.documents):
        for passage in item.passages:
            if passage.kind == "body" and passage.wording:
                owners[passage.wording].append((row, passage.id))
    found: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    equal = ((wording, wording) for wording, places in owners.items() if len(places) > 1)
    for left, right in [*equal, *((match.left, match.right) for match in case.wordings)]:
        for mine in owners[left]:
            for theirs in owners[right]:
                if mine[0] != theirs[0]:
                    (one, ours), (other, counterpart) = sorted((mine, theirs))
                    found[one, other].add((ours, counterpart))
    return found


def _copied(
    case: provenance.Case, shared: Mapping[tuple[int, int], set[tuple[int, int]]], settings: Settings
) -> set[tuple[int, int]]:
    """Pairs of rows of which shared words tell everything, so that an aligner would add nothing."""
    words = {p.id: p.words for item in case.documents for p in item.passages}
    body = [sum(p.words for p in item.passages if p.kind == "body") for item in case.documents]
    return {
        (a, b)
        for (a, b), pairs in shared.items()
        if _told(pairs, words) >= settings.stories.copied_share * max(1, min(body[a], body[b]))
    }


def _told(pairs: set[tuple[int, int]], words: Mapping[int, int]) -> int:
    """Words that shared words have matched: of each pair of passages those of the shorter one, each passage once."""
    shorter = {min(pair, key=lambda passage: (words[passage], passage)) for pair in pairs}
    return sum(words[passage] for passage in shorter)


def _cut(documents: Sequence[Document], settings: Settings) -> _Cut:
    found = [passages.segment(document.text, document.title, settings) for document in documents]
    texts = [document.text[p.start : p.end] for document, row in zip(documents, found, strict=True) for p in row]
    shingles = passages.encode(texts, settings.matching.shingle_words)
    _, numbers = np.unique(shingles.wordings, return_inverse=True)
    owner = np.repeat(np.arange(len(documents)), [len(row) for row in found])
    return _Cut(found, owner, shingles, np.where(shingles.wordings == 0, 0, numbers + 1), texts)


def _with_repeated_furniture(documents: Sequence[Document], cut: _Cut, settings: Settings) -> list[str]:
    """The kind of each passage, with "furniture" for passages that an outlet prints again and again."""
    kinds: list[str] = [passage.kind for row in cut.passages for passage in row]
    printed: dict[tuple[str, int], set[int]] = defaultdict(set)
    of_outlet: dict[str, set[int]] = defaultdict(set)
    for owner, wording in zip(cut.owner.tolist(), cut.wording.tolist(), strict=True):
        printed[documents[owner].outlet, wording].add(owner)
        of_outlet[documents[owner].outlet].add(owner)
    pairs = [pair for pair, owners in printed.items() if len(owners) > 1]
    if not pairs:
        return kinds

    def days(owners: set[int]) -> int:
        return len({(documents[owner].published or "")[:10] for owner in owners} - {""})

    words = dict(zip(cut.wording.tolist(), cut.shingles.words.tolist(), strict=True))
    repeated = passages.repeated_furniture(
        words=np.array([words[wording] for _, wording in pairs], np.int32),
        printed=np.array([len(printed[pair]) for pair in pairs]),
        days=np.array([days(printed[pair]) for pair in pairs]),
        outlet_documents=np.array([len(of_outlet[outlet]) for outlet, _ in pairs]),
        outlet_days=np.array([days(of_outlet[outlet]) for outlet, _ in pairs]),
        settings=settings,
    )
    standing = {pair for pair, known in zip(pairs, repeated.tolist(), strict=True) if known}
    for at, (owner, wording) in enumerate(zip(cut.owner.tolist(), cut.wording.tolist(), strict=True)):
        if kinds[at] == "body" and (documents[owner].outlet, wording) in standing:
            kinds[at] = "furniture"
    return kinds


def _case_documents(
    documents: Sequence[Document], cut: _Cut, kinds: Sequence[str], rules: credits.CreditRules
) -> list[provenance.CaseDocument]:
    rows = []
    at = 0
    for number, (document, found) in enumerate(zip(documents, cut.passages, strict=True), start=1):
        mine = []
        for passage in found:
            words, wording = int(cut.shingles.words[at]), int(cut.wording[at])
            kind = "furniture" if kinds[at] == "furniture" else passage.kind
            mine.append(provenance.CasePassage(at + 1, passage.start, passage.end, kind, words, wording))
            at += 1
        credited = credits.find_credits(document, found, rules)
        rows.append(provenance.CaseDocument(number, document, tuple(mine), credited))
    return rows


def _matches(cut: _Cut, kinds: Sequence[str], settings: Settings) -> tuple[provenance.WordingMatch, ...]:
    """The matches between wordings of body passages."""
    body = np.array([kind == "body" for kind in kinds], np.bool_)
    ok = body & (cut.shingles.words >= settings.passages.min_words) & (cut.wording > 0)
    ids, first = np.unique(cut.wording[ok], return_index=True)
    rows = np.flatnonzero(ok)[first]
    shingles = passages.take(cut.shingles, rows)
    index = matching.build(ids, shingles, settings.matching)
    overlaps = matching.measure(matching.pairs_within(index, settings.matching), ids, shingles)
    overlaps = matching.select(overlaps, matching.is_match(overlaps, settings.matching))
    texts = {int(number): cut.texts[row] for number, row in zip(ids, rows, strict=True)}
    found = []
    for at in range(len(overlaps)):
        left, right = int(overlaps.left[at]), int(overlaps.right[at])
        label, _ = alignment.judge_words(passages.words(texts[left]), passages.words(texts[right]), settings)
        found.append(
            provenance.WordingMatch(left, right, label, float(overlaps.jaccard[at]), float(overlaps.containment[at]))
        )
    return tuple(found)


def _sentences(a: provenance.CaseDocument, b: provenance.CaseDocument, settings: Settings) -> list[SentenceMatch]:
    comparison = alignment.align(_article(a.document), _article(b.document), settings)
    return provenance.sentence_matches(comparison.links, a.passages, b.passages)


def _article(document: Document) -> Article:
    return Article(document.text, document.key, document.outlet, document.title, document.url, document.published)
