"""What inputs hold -> new documents in batches, and a count or a name for everything else.

Whether a document is new is asked twice: as it is read, so that what is known is not cut and encoded, and once more as
it is stored, since another ingest may have stored it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineage.pipeline.ingest_messages import ToldOtherwise, id_taken, unstorable
from lineage.pipeline.progress import Progress
from lineage.pipeline.rebuilding import BATCH_CHARACTERS, BATCH_DOCUMENTS
from lineage.records import Document, Remark, Skipped
from lineage.store import Standing, Store

FIRST_DOCUMENTS = 250
"""Documents of the first batch, few so that other processes can start early; each further batch is twice as large."""
Said = dict[str, tuple[str | None, str | None]]
"""Key of a stored document -> its date and its author."""


class Intake:
    """The documents that one ingest reads: which of them are new, and what has become of the others."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self.skipped: list[Skipped] = []
        self.remarks: list[Remark] = []
        self.unchanged = 0
        self.otherwise = ToldOtherwise()
        self._store = store
        self._progress = progress
        self._read = 0
        self._waiting: dict[str, Document] = {}  # by key: those that are read, but not yet stored

    def batches(self, items: Iterable[Document | Skipped | Remark]) -> Iterator[list[Document]]:
        """New documents in batches; what is known, doubtful or unusable is counted on the way."""
        batch: list[Document] = []
        characters, most = 0, FIRST_DOCUMENTS
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
            elif isinstance(item, Remark):
                self.remarks.append(item)
            else:
                batch.append(item)
                characters += len(item.text)
            if len(batch) >= most or characters >= BATCH_CHARACTERS:
                yield from self._new(batch)
                batch, characters, most = [], 0, min(2 * most, BATCH_DOCUMENTS)
        yield from self._new(batch)

    def left(self, documents: list[Document]) -> list[Document]:
        """The documents of a batch that are still new; those that another ingest has stored meanwhile are counted."""
        standings = self._store.known(documents)
        said = self._said_of(documents, standings)
        left = []
        for document, standing in zip(documents, standings, strict=True):
            if standing == "new":
                left.append(document)
            else:
                del self._waiting[document.key]
                self._pass_over(document, standing, said)
        return left

    def stored(self, documents: Iterable[Document]) -> None:
        """Take these documents off the list of those that are not stored yet."""
        for document in documents:
            del self._waiting[document.key]

    def _new(self, batch: list[Document]) -> Iterator[list[Document]]:
        """The new documents of a batch, if there are any; all others are counted, or named if they cannot be stored."""
        self._read += len(batch)
        self._progress("reading", self._read)
        new = []
        standings = self._store.known(batch)
        said = self._said_of(batch, standings)
        for document, standing in zip(batch, standings, strict=True):
            first = self._waiting.get(document.key)
            if standing == "new" and first is None:
                new.append(document)
                self._waiting[document.key] = document
                continue
            if first is not None:
                said[document.key] = first.published, first.author
                if standing == "new":
                    standing = "unchanged" if first.content_id == document.content_id else "conflict"
            self._pass_over(document, standing, said)
        if new:
            yield new

    def _said_of(self, documents: Sequence[Document], standings: Sequence[Standing]) -> Said:
        """The stored date and author of those documents whose standing is "unchanged"."""
        keys = [one.key for one, standing in zip(documents, standings, strict=True) if standing == "unchanged"]
        return self._store.said_of(keys) if keys else {}

    def _pass_over(self, document: Document, standing: Standing, said: Said) -> None:
        """Count a document that is stored already, or name one that cannot be stored or whose id is taken."""
        if standing == "unchanged":
            self.unchanged += 1
            self.otherwise.note(document, *said.get(document.key, (None, None)))
        else:
            self.skipped.append(unstorable(document) if standing == "unstorable" else id_taken(document))
