"""Credits and terms -> rows: what each document says of its origin, and the terms that tell its event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lineage.records import Credit
from lineage.store.reading import IDS, as_json
from lineage.store.recording import Recording
from lineage.store.rows import by_document
from lineage.store.values import Ids, StoredTerms, TermColumns


class Telling(Recording):
    """The credits of documents, and the terms that tell their events."""

    def add_credits(self, documents: Ids, credits: Sequence[Sequence[Credit]], ruleset: str) -> None:
        """Store the credits of new documents: credits[i] belong to documents[i]."""
        with self.transaction():
            self._many(
                'INSERT INTO credits (document, name, text, start, "end", place, role, rule, ruleset) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (document, *credit, ruleset)
                    for document, found in zip(documents.tolist(), credits, strict=True)
                    for credit in found
                ),
            )

    def replace_credits(self, documents: Ids, credits: Sequence[Sequence[Credit]], ruleset: str) -> None:
        """Put credits[i] in the place of all credits that documents[i] has."""
        with self.transaction():
            self._run(f"DELETE FROM credits WHERE document IN {IDS}", [as_json(documents)])
            self.add_credits(documents, credits, ruleset)

    def credits_of(self, documents: Ids) -> dict[int, list[Credit]]:
        """Document -> its credits in text order, for those of these documents that have any."""
        rows = self._rows(
            'SELECT document, name, text, start, "end", place, role, rule FROM credits '
            f"WHERE document IN {IDS} ORDER BY document, id",
            [as_json(documents)],
        )
        return by_document(rows, Credit._make)

    def add_terms(self, documents: Ids, terms: Sequence[StoredTerms]) -> None:
        """Store the terms that tell the events of new documents: terms[i] belong to documents[i]."""
        with self.transaction():
            self._many(
                "INSERT INTO document_terms (document, first, last, keys, weights) VALUES (?, ?, ?, ?, ?)",
                (
                    (
                        document,
                        entry.first,
                        entry.last,
                        entry.keys.astype("<u8").tobytes(),
                        entry.weights.astype("<f4").tobytes(),
                    )
                    for document, entry in zip(documents.tolist(), terms, strict=True)
                ),
            )

    def replace_terms(self, documents: Ids, terms: Sequence[StoredTerms]) -> None:
        """Put terms[i] in the place of the terms that documents[i] has."""
        with self.transaction():
            self._run(f"DELETE FROM document_terms WHERE document IN {IDS}", [as_json(documents)])
            self.add_terms(documents, terms)

    def days_of(self, documents: Ids) -> tuple[int, int]:
        """The first and the last day on which one of these documents, at least one, may have been published."""
        sql = f"SELECT min(first), max(last) FROM document_terms WHERE document IN {IDS}"
        ((first, last),) = self._rows(sql, [as_json(documents)])
        return int(first), int(last)

    def terms_around(self, first: int, last: int) -> tuple[Ids, TermColumns]:
        """Documents that may have been published from day `first` to day `last`, ascending, with their terms."""
        terms_of = "SELECT document, first, last, keys, weights FROM document_terms WHERE"
        rows = self._rows(  # in two parts, because one index cannot hold both ends of a range
            f"{terms_of} first = last AND first BETWEEN :first AND :last UNION ALL "
            f"{terms_of} first < last AND first <= :last AND last >= :first",
            {"first": first, "last": last},
        )
        return _term_columns(rows)

    def terms_of(self, documents: Ids) -> TermColumns:
        """The terms of these documents, in ascending order of the documents."""
        sql = f"SELECT document, first, last, keys, weights FROM document_terms WHERE document IN {IDS}"
        return _term_columns(self._rows(sql, [as_json(documents)]))[1]

    def term_keys(self, documents: Ids) -> list[frozenset[int]]:
        """The keys of the terms of each of these documents, in ascending order of the documents."""
        sql = f"SELECT keys FROM document_terms WHERE document IN {IDS} ORDER BY document"
        return [frozenset(np.frombuffer(keys, "<u8").tolist()) for (keys,) in self._rows(sql, [as_json(documents)])]


def _term_columns(rows: list[tuple[Any, ...]]) -> tuple[Ids, TermColumns]:
    """Rows of `document_terms` -> their documents, ascending, and the terms in that order."""
    rows.sort()  # by document: each has one row, so nothing else is compared
    documents, lows, highs, keys, weights = zip(*rows, strict=True) if rows else [()] * 5
    terms = TermColumns(
        np.array(lows, np.int64),
        np.array(highs, np.int64),
        np.array([len(some) // 8 for some in keys], np.int64),
        np.frombuffer(b"".join(keys), "<u8").astype(np.uint64, copy=False),
        np.frombuffer(b"".join(weights), "<f4").astype(np.float32, copy=False),
    )
    return np.array(documents, np.int64), terms
