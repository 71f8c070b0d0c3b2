"""A few documents -> a database, the way an ingest builds it but without the other rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from lineage.identity import content_id, hash64
from lineage.records import Document, Overlaps, PassageKind, Precision
from lineage.store import Ids, PassageColumns, RunRecord, Store

RUN = RunRecord("0.0", "0123456789abcdef", {"matching": {"bands": 32}}, ["corpus/"])
BREAK = "\n\n"


def document(key: str | None, outlet: str, *paragraphs: str, day: str | None = None) -> Document:
    """A document of these paragraphs, dated to the day (or, with a T in it, to the second)."""
    text = BREAK.join(paragraphs)
    precision: Precision | None = None if day is None else "second" if "T" in day else "day"
    return Document(content_id(outlet, None, text), outlet, text, key, published=day, published_precision=precision)


def words_of(text: str) -> list[str]:
    """The normal form of the tests: lower-case words."""
    return text.lower().split()


def hashes_of(texts: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """One wording hash for each text; 0 for a text without words."""
    return np.array([hash64(" ".join(words_of(text)).encode()) if words_of(text) else 0 for text in texts], np.uint64)


def wordings_of(*texts: str) -> Ids:
    """The wording of each text, as the store numbers it."""
    return hashes_of(texts).view(np.int64)


def kind_of(text: str) -> PassageKind:
    """The kind of a passage: test texts mark their furniture and bylines."""
    return "furniture" if text.startswith("[") else "byline" if text.startswith("By ") else "body"


def store_documents(store: Store, documents: Sequence[Document], run: int) -> Ids:
    """Store those of the documents that are new, with passages and wordings; returns their ids."""
    standings = store.known(documents)
    new = [one for one, standing in zip(documents, standings, strict=True) if standing == "new"]
    ids = store.add_documents(new, run)
    rows = [(number, part) for number, one in zip(ids.tolist(), new, strict=True) for part in parts(one.text)]
    texts = [text for _, (_, _, text) in rows]
    words = np.array([len(words_of(text)) for text in texts], np.int32)
    store.add_passages(
        PassageColumns(
            np.array([number for number, _ in rows], np.int64),
            np.array([start for _, (start, _, _) in rows], np.int64),
            np.array([end for _, (_, end, _) in rows], np.int64),
            [kind_of(text) for text in texts],
            words,
            wordings_of(*texts),
        )
    )
    return ids


def parts(text: str) -> Iterable[tuple[int, int, str]]:
    """Start, end and text of each paragraph that is not empty."""
    start = 0
    for paragraph in text.split(BREAK):
        if paragraph:
            yield start, start + len(paragraph), paragraph
        start += len(paragraph) + len(BREAK)


def relate(store: Store, *pairs: tuple[str, str]) -> None:
    """Store the wordings of these texts as overlaps that are near-duplicates."""
    sides = np.sort(wordings_of(*(text for pair in pairs for text in pair)).reshape(-1, 2), axis=1)
    sides = sides[np.lexsort(sides.T[::-1])]
    count = len(pairs)
    overlaps = Overlaps(sides[:, 0], sides[:, 1], np.full(count, 7, np.int32), np.full(count, 0.7), np.full(count, 0.9))
    store.add_overlaps(overlaps, ["edited"] * count, np.full(count, 0.8))


def derive(store: Store) -> None:
    """Derive families and matches of all that is new; the wording with the smallest hash represents a connected set."""
    pending = store.pending_wordings()
    touched = store.connected(pending)
    representative = {
        wording: one for one in touched[::-1].tolist() for wording in store.connected(np.array([one])).tolist()
    }
    store.replace_families(touched, np.array([representative[one] for one in touched.tolist()], np.int64))
    store.replace_matches(pending)
    store.mark_derived()


def build(path: Path, documents: Sequence[Document], *pairs: tuple[str, str]) -> None:
    """A finished database file; several calls add to it."""
    with Store.create(path) as store, store.transaction():
        run = store.start_run(RUN)
        store_documents(store, documents, run)
        if pairs:
            relate(store, *pairs)
        derive(store)
        store.finish_run(run, {"documents": len(documents)})


class UndoneError(Exception):
    """Leaves a transaction without storing anything."""


@contextmanager
def undone(store: Store) -> Iterator[Store]:
    """The store for a trial: all that is written inside is undone afterwards."""
    with suppress(UndoneError), store.transaction():
        yield store
        raise UndoneError
