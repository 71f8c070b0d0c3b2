"""What inputs hold -> new documents in batches, and a count or a name for everything else.

Whether a document is new is asked twice: as it is read, so that what is known is not cut and encoded, and once more as
it is stored, since another ingest may have stored it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineage.pipeline.ingest_messages import ToldOtherwise, id_taken, kept_versions, unstorable
from lineage.pipeline.progress import Progress
from lineage.pipeline.rebuilding import BATCH_CHARACTERS, BATCH_DOCUMENTS
from lineage.pipeline.versions import version_of
from lineage.records import Document, Remark, Skipped
from lineage.store import Held, Standing, Store

FIRST_DOCUMENTS = 250
"""Documents of the first batch, few so that other processes can start early; each further batch is twice as large."""


class Intake:
    """The documents that one ingest reads: which of them are new, and what has become of the others.

    A document with the id of another text is skipped, or (`keep_versions`) stored beside it under an id of its own, if
    both are of one outlet.
    """

    def __init__(self, store: Store, progress: Progress, *, keep_versions: bool = False) -> None:
        self.skipped: list[Skipped] = []
        self.remarks: list[Remark] = []
        self.unchanged = 0
        self._otherwise = ToldOtherwise()
        self._keep_versions = keep_versions
        self._store = store
        self._progress = progress
        self._read = 0
        self._waiting: dict[str, Document] = {}  # by key: those that are read, but not yet stored
        self._versions: dict[str, str] = {}  # key that a later version was given -> where it was read

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
        """The documents of a batch that are still new; those that another ingest has stored meanwhile are counted.

        One with an id that another ingest has given away meanwhile may come back under another id.
        """
        for document in documents:
            del self._waiting[document.key]
        return self._sorted_out(documents)

    def doubts(self) -> list[Remark]:
        """Remarks on documents that are not told as they are stored, and on later versions that were kept."""
        return [*self._otherwise.remarks(), *kept_versions(self._versions)]

    def stored(self, documents: Iterable[Document]) -> None:
        """Take these documents off the list of those that are not stored yet."""
        for document in documents:
            del self._waiting[document.key]

    def _new(self, batch: list[Document]) -> Iterator[list[Document]]:
        """The new documents of a batch, if there are any; all others are counted, or named if they cannot be stored."""
        self._read += len(batch)
        self._progress("reading", self._read)
        if new := self._sorted_out(batch):
            yield new

    def _sorted_out(self, documents: Sequence[Document]) -> list[Document]:
        """Those of the documents that are to be stored; what becomes of each other one is noted."""
        new = []
        standings = self._store.known(documents)
        known = [one.key for one, standing in zip(documents, standings, strict=True) if standing == "unchanged"]
        stored = self._store.held(known) if known else {}
        for document, standing in zip(documents, standings, strict=True):
            held = self._waiting_under(document.key) or stored.get(document.key)
            if held is not None and standing == "new":
                standing = "unchanged" if held.content_id == document.content_id else "conflict"
            if standing == "conflict" and self._keep_versions:
                document, standing, held = self._as_version(document)
            if standing == "new":
                new.append(document)
                self._waiting[document.key] = document
            else:
                self._pass_over(document, standing, held)
        return new

    def _as_version(self, document: Document) -> tuple[Document, Standing, Held | None]:
        """A document with the id of another text as the version that it is, its standing, and what has the id then."""
        version = version_of(document, lambda key: self._waiting_under(key) or self._store.held([key]).get(key))
        if version is None:
            return document, "conflict", None
        if version.held is not None:
            return version.document, "unchanged", version.held
        self._versions.pop(document.key, None)
        self._versions[version.document.key] = document.location or version.document.key
        return version.document, "new", None

    def _waiting_under(self, key: str) -> Held | None:
        """What waits to be stored under an id."""
        one = self._waiting.get(key)
        return None if one is None else Held(one.content_id, one.outlet, one.published, one.author)

    def _pass_over(self, document: Document, standing: Standing, held: Held | None) -> None:
        """Count a document that is stored already, or name one that cannot be stored or whose id is taken."""
        if standing == "unchanged":
            self.unchanged += 1
            if held is not None:
                self._otherwise.note(document, held.published, held.author)
        else:
            self.skipped.append(unstorable(document) if standing == "unstorable" else id_taken(document))
