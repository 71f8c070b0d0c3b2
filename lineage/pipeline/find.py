"""A new text and a database -> what the text is made of; nothing is stored.

The text is cut, encoded and compared as in an ingest: its passages by their words, its sentences with those of the
documents that come nearest to telling of its event.  Then it joins the documents that share text with it, and the other
carriers of their sources, in one case that is traced anew.  So every answer has the same evidence as `lineage trace`.

Cost: 0.7 s for a long article and a database of 10,000, half of it for aligning three pairs.  Failure mode: of a
paragraph that hundreds printed, only the earliest places are looked at, and of hundreds of carriers the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from lineage import alignment, corpus, provenance, stories
from lineage.answers import DocumentTrace
from lineage.config import DEFAULT, Settings
from lineage.pipeline.articles import article
from lineage.pipeline.asking import completed
from lineage.pipeline.cases import cases
from lineage.pipeline.credits_and_terms import credit_rules, kept_agencies, profiles_of
from lineage.pipeline.find_answers import NEW, STORY, Match, Text, answer
from lineage.pipeline.find_overlaps import Similar, similar
from lineage.pipeline.method import schemes
from lineage.pipeline.prepare import prepare
from lineage.provenance import Case, CaseDocument, WordingMatch
from lineage.records import Article, CasePassage, Document, Label, Link, SentenceMatch, Span
from lineage.store import Ids, Store, StoredTerms

PLACES: Final = 40
"""Places of one wording that are looked at: the earliest one, and enough others to choose from."""
NEAREST: Final = 60
"""Documents with most shared words that the text is traced with."""
FELLOWS: Final = 100
"""Further documents that carry a source of the nearest ones; they decide who is the origin of that source."""


class Relation(NamedTuple):
    """A stored document that tells of the same event, and how much of what is rare both share."""

    document: int
    score: float


def find_text(
    given: Path | str | Article,
    database: Path,
    *,
    outlet: str | None = None,
    settings: Settings = DEFAULT,
) -> DocumentTrace:
    """What a text, an article, or that of a text, HTML or Word file is made of, and where each passage comes from.

    `outlet` names the publisher of the text, if the text does not.

    Raises:
        InputError: the file or the database does not exist, or the file holds no article or several.
        StoreError: the database is damaged, of another version or scheme, or not a lineage database.
    """
    document, folder = _read(given, corpus.ReadOptions(outlet=outlet), settings)
    with Store.open(database) as store, store.snapshot():
        rules = credit_rules(kept_agencies(store))
        store.require_schemes(schemes(settings))
        known = store.document_with_content(document.content_id)
        text, shared = _cut(store, document, settings)
        matches = _matches(store, text, shared, known, settings)
        relations = _related(store, text.terms, known, settings)
        aligned = _aligned(store, text, matches, relations, settings)
        sharing = {match.document for match in (*matches, *aligned)} | (set() if known is None else {known})
        documents = _nearest(store, [*matches, *aligned], known)
        stored = next(cases(store, [documents.tolist()], settings, sharing)) if len(documents) else Case(())
        lineage = provenance.trace(_case(store, text, shared, stored, aligned), settings, rules)
        trace = answer(store, text, [*matches, *aligned], lineage, [relation.document for relation in relations])
        if outlet is None and document.outlet == folder:  # the reader's last guess
            trace = replace(trace, document=trace.document._replace(outlet=None))
        return completed(store, replace(trace, remarks=_remarks(store, document, known)))


def _read(given: Path | str | Article, options: corpus.ReadOptions, settings: Settings) -> tuple[Document, str]:
    """The document (of a file, with its path as id), and the name that stands for an outlet if the text names none."""
    if isinstance(given, Path):
        document = corpus.read_text_article(given, options, settings)
        return replace(document, external_id=str(given)), given.resolve().parent.name
    return corpus.text_article(given, options, settings), corpus.MEMORY


def _cut(store: Store, document: Document, settings: Settings) -> tuple[Text, Similar]:
    """The text with its passages, and what they share with stored ones; furniture of the database is furniture here."""
    ready = prepare([document], settings, kept_agencies(store))
    spans = list(zip(ready.start.tolist(), ready.end.tolist(), strict=True))
    shared = similar(store, ready, [document.text[start:end] for start, end in spans], settings)
    furniture = store.furniture_among(np.array(sorted(shared.stored), np.int64))
    passages = tuple(
        CasePassage(-1 - row, *span, "furniture" if wording in furniture else kind, words, wording)
        for row, (span, kind, words, wording) in enumerate(
            zip(spans, ready.kind, ready.words.tolist(), shared.wordings.tolist(), strict=True)
        )
    )
    return Text(document, passages, ready.credits[0], ready.terms[0]), shared


def _matches(store: Store, text: Text, shared: Similar, known: int | None, settings: Settings) -> list[Match]:
    """Matches of passages of the text with stored passages that share words; if the text is stored, not with itself."""
    own = {p.wording: p for p in text.passages if p.kind in STORY and p.words >= settings.passages.min_words}
    alike: dict[tuple[int, int], tuple[Label, float]] = {
        (wording, wording): ("verbatim", 1.0) for wording in own if wording in shared.stored
    }
    for entry in shared.overlaps:
        for mine, other in ((entry.left, entry.right), (entry.right, entry.left)):
            if mine in own:
                alike[mine, other] = (entry.label, entry.score)
    placed = store.placed(np.unique(np.array([other for _, other in alike], np.int64)), at_most=PLACES)
    places = {wording: list(same) for wording, same in groupby(placed, key=lambda place: place.wording)}
    found = [
        Match(
            own=passage.id,
            document=place.document,
            passage=place.passage,
            own_span=(passage.start, passage.end),
            span=(place.start, place.end),
            words=min(place.words, passage.words),
            label=label,
            score=score,
        )
        for passage in text.passages
        for (mine, other), (label, score) in sorted(alike.items())
        if mine == passage.wording and passage.wording in own and passage.kind in STORY
        for place in places.get(other, ())
        if place.document != known
    ]
    return list(_worded(store, text, found))


def _worded(store: Store, text: Text, matches: Sequence[Match]) -> Iterator[Match]:
    """The matches, those edited in which a sentence lost its first or last word: overlaps know words alone."""
    verbatim = np.unique(np.array([match.passage for match in matches if match.label == "verbatim"], np.int64))
    stored = dict(zip(verbatim.tolist(), store.indexed_wordings(verbatim)[1], strict=True))
    for match in matches:
        own = text.document.text[slice(*match.own_span)]
        shortened = match.label == "verbatim" and alignment.is_shortened(own, stored[match.passage])
        yield match._replace(label="edited") if shortened else match


# ── paraphrase ────────────────────────────────────────────────────────────────────────────────────────────────────


def _related(store: Store, terms: StoredTerms, known: int | None, settings: Settings) -> list[Relation]:
    """Stored documents that tell of the same event, the nearest first; without the text itself, if it is stored."""
    window = settings.stories.window_days
    numbers, stored = store.terms_around(terms.first - window, terms.last + window)
    fresh = np.zeros(len(numbers) + 1, np.bool_)
    fresh[-1] = True
    found = stories.related(profiles_of(stored, terms), settings.stories, fresh)
    pairs = zip(numbers[found.left].tolist(), found.score.tolist(), strict=True)
    relations = [Relation(number, round(score, 9)) for number, score in pairs if number != known]
    heads = store.heads([relation.document for relation in relations])
    return sorted(relations, key=lambda relation: (-relation.score, heads[relation.document].id))


def _aligned(
    store: Store, text: Text, matches: Sequence[Match], relations: Sequence[Relation], settings: Settings
) -> list[Match]:
    """Matches of sentences with those of the nearest documents for which shared words do not tell everything."""
    body = sum(passage.words for passage in text.passages if passage.kind == "body")
    passages = store.story_passages(np.array(sorted(relation.document for relation in relations), np.int64))
    told = _shared_words(matches)
    chosen = []
    for relation in relations:
        theirs = sum(p.words for p in passages.get(relation.document, ()) if p.kind == "body")
        enough = settings.stories.copied_share * min(body, theirs)
        if told.get(relation.document, 0) < max(1, enough):
            chosen.append(relation.document)
    chosen = chosen[: settings.stories.pairs_per_document]
    stored = list(store.documents(np.array(sorted(chosen), np.int64)))
    articles = {NEW: article(text.document)} | {one.id: article(one.document) for one in stored}
    linked = alignment.sentence_links(articles, [(NEW, one.id) for one in stored], settings)
    by_words = {(match.own, match.passage) for match in matches}
    found = [
        match
        for one, links in zip(stored, linked, strict=True)
        for match in _sentences(text, one.id, links, passages[one.id])
    ]
    return [match for match in found if (match.own, match.passage) not in by_words]


def _sentences(text: Text, document: int, links: Sequence[Link], passages: Sequence[CasePassage]) -> list[Match]:
    found = provenance.sentence_matches(links, text.passages, passages)
    words = {passage.id: passage.words for passage in (*passages, *text.passages)}
    return [
        Match(
            own=match.a_passage,
            document=document,
            passage=match.b_passage,
            own_span=(match.a.start, match.a.end),
            span=(match.b.start, match.b.end),
            words=min(words[match.a_passage], words[match.b_passage]),
            label=match.label,
            score=match.score,
            aligned=True,
        )
        for match in found
    ]


# ── the case ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _shared_words(matches: Sequence[Match]) -> dict[int, int]:
    """Document -> number of words of the text that it has as well; of each passage of the text, its longest match."""
    words: dict[tuple[int, int], int] = {}
    for match in matches:
        key = match.document, match.own
        words[key] = max(words.get(key, 0), match.words)
    found: dict[int, int] = {}
    for (document, _), count in words.items():
        found[document] = found.get(document, 0) + count
    return found


def _nearest(store: Store, matches: Sequence[Match], known: int | None) -> Ids:
    """The documents to trace the text with, ascending; without the text itself, if it is stored."""
    words = _shared_words(matches)
    heads = store.heads(sorted(words))
    nearest = sorted(words, key=lambda number: (-words[number], heads[number].id))[:NEAREST]
    chosen = np.array(sorted(nearest), np.int64)
    chosen = np.union1d(chosen, store.fellow_carriers(chosen, at_most=FELLOWS))
    return np.setdiff1d(chosen, np.array([] if known is None else [known], np.int64))


def _case(store: Store, text: Text, shared: Similar, stored: Case, aligned: Sequence[Match]) -> Case:
    """The case of the stored documents and the text; the text precedes no document unless its date says so."""
    own = CaseDocument(NEW, text.document, text.passages, text.credits)
    overlaps = {(match.left, match.right): match for match in stored.wordings}
    for entry in shared.overlaps:
        match = WordingMatch(entry.left, entry.right, entry.label, entry.jaccard, entry.containment)
        overlaps.setdefault((entry.left, entry.right), match)
    present = {document.id for document in stored.documents}
    sentences = [
        SentenceMatch(match.own, match.passage, Span(*match.own_span), Span(*match.span), match.label, match.score)
        for match in aligned
        if match.document in present
    ]
    return Case(
        (*stored.documents, own),
        tuple(overlaps[pair] for pair in sorted(overlaps)),
        (*stored.sentences, *sentences),
        store.owners(),
        stored.elsewhere,
    )


def _remarks(store: Store, document: Document, known: int | None) -> tuple[str, ...]:
    """What a reader should know of the text before believing the answer."""
    found = []
    if known is not None:
        key = store.heads([known])[known].id
        found.append(f"this text is in the database already, as {key}; it is compared with the other documents")
    if document.published is None:
        found.append("the text has no date: whether it came before or after the others is not known")
    return tuple(found)
