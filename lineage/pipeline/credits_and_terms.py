"""A document and its passages -> what it says of its own origin: credits, and the terms that tell its event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from lineage import credits, passages, stories
from lineage.arrays import offsets
from lineage.config import Settings
from lineage.errors import InputError, StoreError
from lineage.messages import command
from lineage.pipeline.progress import Progress
from lineage.records import Credit, Document, Passage
from lineage.store import Ids, Store, StoredTerms, TermColumns

AT_A_TIME: Final = 2_000
"""Documents that are in memory together."""


@lru_cache(maxsize=8)
def credit_rules(agencies: tuple[credits.AgencyFile, ...]) -> credits.CreditRules:
    """The shipped credit rules, for the shipped agencies and those of the user's files."""
    return credits.rules(credits.load(agencies))


def kept_agencies(store: Store) -> tuple[credits.AgencyFile, ...]:
    """The user's files of agencies that a database keeps; StoreError if what is stored cannot be read as such files."""
    files = tuple(credits.AgencyFile(*file) for file in store.agency_files())
    try:
        credit_rules(files)
    except InputError as error:  # those files may be sound: only what was stored of them has been read
        hint = f"find out what is damaged with: {command('check', '--db', store.path)}; or give the files again"
        told = f"what is stored of the agencies in {error.where} cannot be used: {error.message}"
        raise StoreError(told, where=str(store.path), hint=hint) from error
    return files


def renew_credits(store: Store, rules: credits.CreditRules, settings: Settings, progress: Progress) -> None:
    """Find the credits of every stored document anew, and leave all sources to be traced again."""
    with store.transaction():
        for numbers, documents, cut in _cut_anew(store, settings, progress, "finding credits anew"):
            store.replace_credits(numbers, credits_of(documents, cut, rules), rules.ruleset)
        store.forget_tracing()


def renew_terms(store: Store, settings: Settings, progress: Progress) -> None:
    """Find the terms of every stored document anew; stories that others have found are to be forgotten."""
    with store.transaction():
        for numbers, documents, cut in _cut_anew(store, settings, progress, "finding terms anew"):
            store.replace_terms(numbers, terms_of(documents, cut, settings))


def _cut_anew(
    store: Store, settings: Settings, progress: Progress, stage: str
) -> Iterator[tuple[Ids, list[Document], list[list[Passage]]]]:
    """All stored documents with their passages, some at a time."""
    done = 0
    for numbers in np.array_split(ids := store.document_ids(), len(ids) // AT_A_TIME + 1):
        documents = [stored.document for stored in store.documents(numbers)]
        yield numbers, documents, [passages.segment(one.text, one.title, settings) for one in documents]
        done += len(numbers)
        progress(stage, done)


def credits_of(
    documents: Sequence[Document], cut: Sequence[Sequence[Passage]], rules: credits.CreditRules
) -> tuple[tuple[Credit, ...], ...]:
    """The credits of each document."""
    return tuple(credits.find_credits(*pair, rules) for pair in zip(documents, cut, strict=True))


def terms_of(
    documents: Sequence[Document], cut: Sequence[Sequence[Passage]], settings: Settings
) -> tuple[StoredTerms, ...]:
    """The rarest terms of each document, and the days on which it may have been published."""
    found = []
    for document, row in zip(documents, cut, strict=True):
        terms = stories.terms(document, row, settings.stories)
        first, last = stories.days(document)
        keys = np.array([term.key for term in terms], np.uint64)
        found.append(StoredTerms(first, last, keys, np.array([term.weight for term in terms], np.float32)))
    return tuple(found)


def profiles_of(stored: TermColumns, *others: StoredTerms) -> stories.Profiles:
    """The terms and days of stored documents, and behind them those of others, as one value to compare them by."""
    return stories.Profiles(
        indptr=offsets([*stored.counts, *(len(one.keys) for one in others)]),
        keys=np.concatenate([stored.keys, *(one.keys for one in others)]),
        weights=np.concatenate([stored.weights, *(one.weights for one in others)]),
        first=np.array([*stored.first, *(one.first for one in others)], np.int32),
        last=np.array([*stored.last, *(one.last for one in others)], np.int32),
    )
