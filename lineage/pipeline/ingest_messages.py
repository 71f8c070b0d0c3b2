"""What an ingest meets on its way -> what its user is told: documents that are not stored, doubts, and why it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lineage.errors import InputError, Interrupted, StoreError
from lineage.messages import counted, nearest
from lineage.records import Document, Remark, Skipped

IDS_NAMED: Final = 3
"""Most documents that one remark names; the rest are counted."""


def unowned(owners: Mapping[str, str], outlets: Sequence[str]) -> list[Remark]:
    """A remark on each outlet of the file of owners that has no document: its name may be misspelt."""
    found = []
    for name in sorted(owners.keys() - set(outlets)):
        near = nearest(name, outlets)
        meant = f"; did you mean {near!r}?" if near else ""
        found.append(Remark(name, f"no document is of this outlet that the file of owners names{meant}"))
    return found


class ToldOtherwise:
    """Stored documents for which an input gives another date or author; what is stored is kept.

    Dates decide who printed first, so that a corrected date must not be lost unseen.  Memory: the first few ids.
    """

    def __init__(self) -> None:
        self._found: dict[str, _Differing] = {name: _Differing() for name in ("date", "author")}

    def note(self, document: Document, published: str | None, author: str | None) -> None:
        """Count the document if its date or author differs from the stored one (`published`, `author`).

        A missing date or author does not differ, nor does a less exact form of the stored date.
        """
        if document.published and not (published or "").startswith(document.published):
            self._found["date"].add(document)
        if document.author and document.author != author:
            self._found["author"].add(document)

    def remarks(self) -> list[Remark]:
        """One remark on dates and one on authors, each if any differ."""
        return [
            Remark(
                found.where,
                f"another {name} than is stored is not taken over: {counted(found.count, 'document')} "
                f"({', '.join(found.first)}{', …' if found.count > len(found.first) else ''})",
            )
            for name, found in self._found.items()
            if found.count
        ]


class _Differing:
    """How many documents differ, the ids of the first few, and where the first one was read."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[str] = []
        self.where = ""

    def add(self, document: Document) -> None:
        self.where = self.where or document.location or document.key
        self.count += 1
        if len(self.first) < IDS_NAMED:
            self.first.append(document.key)


def unstorable(document: Document) -> Skipped:
    """The report on a document that no database can hold."""
    return Skipped(document.location or document.key, "its id cannot be stored in a database", "give it a plain id")


def id_taken(document: Document) -> Skipped:
    """The report on a document with the id of a stored one, which may be an earlier version, or of another corpus."""
    return Skipped(
        document.location or document.key,
        f"the id {document.key!r} already belongs to a document with another text, title or outlet",
        "the one that came first is kept; --keep-versions stores what its outlet has changed as well ('ID-v2'); to "
        "replace it, delete the one that is stored (DELETE FROM documents WHERE key = …); give one of two corpora that "
        "count alike an --id-prefix",
    )


def kept_versions(read: Mapping[str, str]) -> list[Remark]:
    """A remark on documents with the id of another text that were stored under these ids: id -> where it was read."""
    if not read:
        return []
    first = list(read)[:IDS_NAMED]
    message = (
        f"stored beside an earlier text of the same id, dated only if the record says when it was changed: "
        f"{counted(len(read), 'document')} ({', '.join(first)}{', …' if len(read) > len(first) else ''})"
    )
    return [Remark(read[first[0]], message)]


def refusal(skipped: Sequence[Skipped]) -> InputError:
    """Error for a run with --strict that met unusable inputs and so stored nothing."""
    first = skipped[0]
    more = f", and {counted(len(skipped) - 1, 'more input')} cannot be used" if len(skipped) > 1 else ""
    return InputError(
        f"{first.reason}{more}; nothing was stored, as --strict asks",
        where=first.where,
        hint=first.hint or "mend the input, or leave --strict out to skip what is broken",
    )


def interrupted(kept: int) -> Interrupted:
    """Error for an ingest that the user stopped after it had stored `kept` documents."""
    if not kept:
        return Interrupted("nothing new was stored", hint="run the same command again whenever you like")
    return Interrupted(
        f"{counted(kept, 'new document', be=True)} stored, whole, but what they share is not found yet",
        hint="run the same command again: it passes over what is stored, and finds what all of it shares",
    )


def outrun(database: Path) -> StoreError:
    """Error for a run during which another ingest derived the documents by another method."""
    return StoreError(
        "another ingest with other agencies or settings has written to the database meanwhile",
        where=str(database),
        hint="run the same command again: it goes on from what is stored",
    )


def bereft(database: Path) -> StoreError:
    """Error for a run during which documents were deleted: its results may refer to them and are discarded."""
    return StoreError(
        "documents were deleted from the database meanwhile",
        where=str(database),
        hint="run the same command again: it derives what is left anew",
    )
