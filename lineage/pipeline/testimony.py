"""A document and its passages -> what it says of its own origin: credits, and the terms that tell its event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from lineage import provenance
from lineage.config import Settings
from lineage.records import Credit, Document, Passage
from lineage.store import StoredTerms

AGENCIES: Final = "agencies"
"""Under this name the texts of the user's files stand among the settings of a run, so that a check needs no files."""


def credit_rules(agencies: Sequence[Path]) -> provenance.CreditRules:
    """The shipped credit rules, for the shipped agencies and those of the user's files."""
    return provenance.rules(provenance.load(agencies))


def recorded(agencies: Sequence[Path]) -> dict[str, list[str]]:
    """The user's files of agencies as part of what an ingest was asked; the opposite of `restored`."""
    return {AGENCIES: [path.read_bytes().decode("utf-8") for path in agencies]}


def restored(asked: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """The user's files of agencies that an ingest was given, written once more into a folder."""
    paths = []
    for number, text in enumerate(asked.get(AGENCIES, ())):
        paths.append(folder / f"agencies-{number}.toml")
        paths[-1].write_bytes(str(text).encode("utf-8"))
    return tuple(paths)


def credits_of(
    documents: Sequence[Document], cut: Sequence[Sequence[Passage]], rules: provenance.CreditRules
) -> tuple[tuple[Credit, ...], ...]:
    """The credits of each document."""
    return tuple(provenance.find_credits(*pair, rules) for pair in zip(documents, cut, strict=True))


def terms_of(
    documents: Sequence[Document], cut: Sequence[Sequence[Passage]], settings: Settings
) -> tuple[StoredTerms, ...]:
    """The rarest terms of each document, and the days on which it may have been published."""
    found = []
    for document, row in zip(documents, cut, strict=True):
        terms = provenance.terms(document, row, settings.stories)
        first, last = provenance.days(document)
        keys = np.array([term.key for term in terms], np.uint64)
        found.append(StoredTerms(first, last, keys, np.array([term.weight for term in terms], np.float32)))
    return tuple(found)


def profiles_of(terms: Sequence[StoredTerms]) -> provenance.Profiles:
    """The terms of many documents as one value that can be compared."""
    return provenance.Profiles(
        indptr=np.concatenate([[0], np.cumsum([len(entry.keys) for entry in terms])]).astype(np.int64),
        keys=np.concatenate([np.empty(0, np.uint64), *(entry.keys for entry in terms)]),
        weights=np.concatenate([np.empty(0, np.float32), *(entry.weights for entry in terms)]),
        first=np.array([entry.first for entry in terms], np.int32),
        last=np.array([entry.last for entry in terms], np.int32),
    )
