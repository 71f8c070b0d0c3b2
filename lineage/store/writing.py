"""Documents, passages and measurements -> rows, in batches.

Row ids are chosen here and not asked from SQLite: one writer at a time holds the file, so that the next ids are known
before the rows are there, and whole arrays go to SQLite in one call.  Cost for 10,600 articles (244,000 passages,
60 MB): about 2 s, and 1.5 s more for the search index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lineage.errors import InputError
from lineage.identity import hash64, signed
from lineage.records import Document, Label, Overlaps
from lineage.store import seals
from lineage.store.reading import IDS, as_json
from lineage.store.recording import Recording
from lineage.store.storable import is_storable_document, sealed, shown, to_json
from lineage.store.values import Held, Ids, PassageColumns, Standing

UNSTORABLE_REASON: Final = "a text holds NUL or half a character (a lone surrogate), which a database cannot store"


class Writing(Recording):
    """What an ingest adds.  Each method is atomic; those called inside one `transaction()` are atomic together."""

    # ── documents and passages ────────────────────────────────────────────────────────────────────────────────────

    def known(self, documents: Sequence[Document]) -> list[Standing]:
        """For each document: new, unchanged (same id and content), conflict (same id, other content) or unstorable.

        Documents that stand earlier in the list count as stored.
        """
        keys = json.dumps([document.key for document in documents])
        seen: dict[str, str] = dict(self._rows(f"SELECT key, content_id FROM documents WHERE key IN {IDS}", [keys]))
        return [_standing(document, seen) for document in documents]

    def held(self, keys: Sequence[str]) -> dict[str, Held]:
        """Key -> what is stored under it, for those of these keys that documents have."""
        rows = self._rows(
            "SELECT key, content_id, name, published, author FROM documents JOIN outlets ON outlets.id = outlet "
            f"WHERE key IN {IDS}",
            [json.dumps(list(keys))],
        )
        return {key: Held(*values) for key, *values in rows}

    def add_documents(self, documents: Sequence[Document], run: int) -> Ids:
        """Store new documents (see `known`); returns their ids, in order.

        InputError for a text that a database cannot hold (NUL, lone surrogates).
        """
        for document in documents:
            if not is_storable_document(document):
                raise InputError(UNSTORABLE_REASON, where=shown(document.location or document.key))
        with self.transaction():
            outlets = self._outlets({document.outlet for document in documents})
            ids = self._new_ids("documents", len(documents))
            self._many(
                f"INSERT INTO documents VALUES ({', '.join('?' * 17)})",
                (
                    sealed(
                        (
                            number,
                            document.key,
                            document.content_id,
                            document.external_id,
                            outlets[document.outlet],
                            document.title,
                            document.url,
                            document.author,
                            document.language,
                            document.published,
                            document.published_precision,
                            document.published_original,
                            shown(document.location),
                            run,
                            to_json(dict(document.extra)) if document.extra else None,
                            document.text,
                        )
                    )
                    for number, document in zip(ids.tolist(), documents, strict=True)
                ),
            )
        return ids

    def new_wordings(self, wordings: Ids) -> NDArray[np.bool_]:
        """A mask that is True at the first occurrence of each wording that no stored passage has; 0 is no wording."""
        distinct, first = np.unique(wordings, return_index=True)
        stored = self._rows(
            "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM passages WHERE wording = value)",
            [as_json(distinct)],
        )
        is_new = np.zeros(len(wordings), np.bool_)
        is_new[first[~np.isin(distinct, [0, *(row[0] for row in stored)])]] = True
        return is_new

    def add_passages(self, passages: PassageColumns) -> Ids:
        """Store the passages of newly added documents and make them searchable; returns their ids, in order.

        All passages of a document come in one call.
        """
        ordinals = _ordinals(passages.document)
        with self.transaction():
            ids = self._new_ids("passages", len(passages))
            self._many(
                "INSERT INTO passages (id, document, ordinal, start, end, kind, words, wording) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0))",
                zip(
                    ids.tolist(),
                    passages.document.tolist(),
                    ordinals.tolist(),
                    passages.start.tolist(),
                    passages.end.tolist(),
                    passages.kind,
                    passages.words.tolist(),
                    passages.wording.tolist(),
                    strict=True,
                ),
            )
            self._run(seals.BROKEN)
            # text from here instead of from the content view: 1.5 s instead of 2.3 s for 244,000 passages
            self._many("INSERT INTO passage_search (rowid, text) VALUES (?, ?)", self._texts_of(ids, passages))
        return ids

    def _texts_of(self, ids: Ids, passages: PassageColumns) -> Iterator[tuple[int, str]]:
        texts = self._stream(
            f"SELECT id, text FROM documents WHERE id IN {IDS} ORDER BY id", [as_json(np.unique(passages.document))]
        )
        document, text = 0, ""
        for number, wanted, start, end in zip(
            ids.tolist(), passages.document.tolist(), passages.start.tolist(), passages.end.tolist(), strict=True
        ):
            while document != wanted:
                document, text = next(texts)
            yield number, text[start:end]

    # ── index, measurements ──────────────────────────────────────────────────────────────────────────────────────

    def add_index(self, first: int, sizes: NDArray[np.uint16], pages: Iterable[tuple[int, int, bytes]]) -> None:
        """Store a part of the candidate index.

        sizes[i] is the number of anchors of wording first + i; a page is its first key, its last key and its data.
        """
        size_bytes = sizes.astype("<u2", copy=False).tobytes()
        with self.transaction():
            segment = self._next("index_segments")
            self._run(
                "INSERT INTO index_segments (id, first, sizes, checksum) VALUES (?, ?, ?, ?)",
                [segment, first, size_bytes, signed(hash64(size_bytes))],
            )
            self._many(
                "INSERT INTO index_pages (segment, first_key, last_key, checksum, data) VALUES (?, ?, ?, ?, ?)",
                ((segment, low, high, signed(hash64(data)), data) for low, high, data in pages),
            )

    def mark_matched(self) -> None:
        """Record that the wordings of every part of the index have been compared."""
        self._run("UPDATE index_segments SET matched = 1 WHERE matched = 0")

    def add_overlaps(self, overlaps: Overlaps, labels: Sequence[Label], scores: NDArray[np.float64]) -> None:
        """Store measured pairs of wordings (left < right) with their labels and scores; a known pair is replaced."""
        with self.transaction():
            self._many(
                "INSERT OR REPLACE INTO overlaps VALUES (?, ?, ?, ?, ?, ?, ?)",
                zip(
                    overlaps.left.tolist(),
                    overlaps.right.tolist(),
                    overlaps.shared.tolist(),
                    overlaps.jaccard.tolist(),
                    overlaps.containment.tolist(),
                    labels,
                    scores.tolist(),
                    strict=True,
                ),
            )

    def drop_overlaps(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Delete the overlaps of these pairs of wordings (left, right)."""
        with self.transaction():
            self._many('DELETE FROM overlaps WHERE "left" = ? AND "right" = ?', pairs)

    # ── inner ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _outlets(self, names: set[str]) -> dict[str, int]:
        known: dict[str, int] = dict(
            self._rows(f"SELECT name, id FROM outlets WHERE name IN {IDS}", [json.dumps(sorted(names))])
        )
        new = sorted(names - known.keys())
        numbers = self._new_ids("outlets", len(new)).tolist()
        self._many(
            "INSERT INTO outlets VALUES (?, ?, ?, ?)",
            (sealed((n, name, None)) for n, name in zip(numbers, new, strict=True)),
        )
        return known | dict(zip(new, numbers, strict=True))


def _standing(document: Document, seen: dict[str, str]) -> Standing:
    """The standing of a document towards those `seen` (key -> content id); a new document is added to these."""
    if not is_storable_document(document):
        return "unstorable"
    stored = seen.get(document.key)
    if stored is None:
        seen[document.key] = document.content_id
        return "new"
    return "unchanged" if stored == document.content_id else "conflict"


def _ordinals(documents: Ids) -> Ids:
    """Position of each row among the rows of the same document, which stand together."""
    positions = np.arange(len(documents))
    starts = np.flatnonzero(np.diff(documents, prepend=-1))
    return positions - np.repeat(starts, np.diff(starts, append=len(documents)))
