"""What a user calls a document -> the document; or what it may have meant, so that a name can be chosen.

Ids, content ids and URLs are looked up in indexes.  If no document has such a name, the places where documents were
read are gone through, 30 ms for 10,000 documents: people who have a folder of texts know them by their files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from lineage.errors import InputError
from lineage.messages import MAX_TITLE, nearest, shortened, sqlite3_command
from lineage.records import Document
from lineage.store.connection import Connection, Parameters
from lineage.store.storable import is_storable, shown
from lineage.store.values import StoredDocument
from lineage.times import in_time

DOCUMENT_COLUMNS: Final = (
    "d.id, d.content_id, o.name, d.text, d.external_id, d.title, d.url, d.author, d.language, "
    "d.published, d.published_precision, d.published_original, d.extra, d.location"
)
SUGGESTIONS: Final = 3
"""Most documents that are offered if the one that is asked for is not found."""
MIN_PART: Final = 4
"""Fewest characters of a name for others to be offered in its place: fewer stand in any address by chance."""
LOOKED_AT: Final = 100_000
"""Most ids that a mistyped one is compared with, and most documents whose places are looked through: half a second."""


class Naming(Connection):
    """Documents by the names that people have for them."""

    def find_document(self, reference: str) -> StoredDocument:
        """The document that a user means: by external id, content id or URL, else by the place that it was read from.

        InputError, with the ids that come near, if there is none or more than one.
        """
        if not is_storable(reference):  # an argument in a broken encoding: nothing stored has this name
            raise InputError("no such document in the database", where=shown(reference))
        found = self._documents(
            "d.id IN (SELECT id FROM documents WHERE key = :name "
            "UNION SELECT id FROM documents WHERE content_id = :name UNION SELECT id FROM documents WHERE url = :name)",
            {"name": reference},
        )
        exact = [stored for stored in found if stored.document.key == reference]
        if not found:
            found = self.documents_read_from(reference)
            exact = [stored for stored in found if stored.document.location == reference]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            raise several(exact or found, reference)
        near = self._near(reference)
        every = sqlite3_command(self.path, "select document, title from document_lineage")
        places = self.places([stored.document.key for stored in near])
        hint = f"close matches: {described(near, places)}" if near else f"see them all with: {every}"
        raise InputError("no such document in the database", where=reference, hint=hint)

    def documents_read_from(self, place: str) -> list[StoredDocument]:
        """The documents read from a path, or from a place in a file ("corpus.jsonl:3").

        It is not known in which folder an ingest ran, so either path may be the end of the other: "a.txt" and
        "texts/a.txt".
        """
        asked = _parts(place)
        if not asked or not is_storable(place):
            return []
        ends = self._rows(
            "SELECT id, location FROM documents WHERE location = :file OR substr(location, -length(:end)) = :end",
            {"file": asked[-1], "end": f"{os.sep}{asked[-1]}"},
        )
        ids = [number for number, location in ends if _is_end_of_other(asked, _parts(location))]
        return self._documents("d.id IN (SELECT value FROM json_each(?))", [json.dumps(ids)])

    def places(self, ids: Collection[str]) -> dict[str, str]:
        """Content id -> the shortest path that `find_document` takes for that document, if it has no id of its own.

        A path is the end of the place where a document was read ("corpus.jsonl:3"); documents of which none stands for
        them alone are left out.  Cost: if any is asked for, a look at the places of all documents, 30 ms for 10,000;
        a database of more than LOOKED_AT documents is not looked through, and has no places.
        """
        known = self._rows(
            "SELECT key, location FROM documents WHERE key IN (SELECT value FROM json_each(?)) "
            "AND external_id IS NULL AND location IS NOT NULL ORDER BY key",
            [json.dumps(sorted(ids))],
        )
        if not known or self._value("SELECT max(id) FROM documents") > LOOKED_AT:
            return {}
        alike: dict[str, list[list[str]]] = {_file(location): [] for _, location in known}
        for (location,) in self._rows("SELECT location FROM documents WHERE location IS NOT NULL"):
            if (file := _file(location)) in alike:
                alike[file].append(_parts(location))
        found = {key: _shortest(_parts(location), alike[_file(location)]) for key, location in known}
        places = json.dumps([place for place in found.values() if place])
        taken = self._rows(
            "SELECT value FROM json_each(?) WHERE value IN (SELECT key FROM documents) "
            "OR EXISTS (SELECT 1 FROM documents WHERE url = value)",
            [places],
        )
        return {key: place for key, place in found.items() if place and (place,) not in taken}

    def _documents(self, where: str, parameters: Parameters) -> list[StoredDocument]:
        sql = (
            f"SELECT {DOCUMENT_COLUMNS} FROM documents d JOIN outlets o ON o.id = d.outlet WHERE {where} ORDER BY d.key"
        )
        return [as_document(row) for row in self._rows(sql, parameters)]

    def _near(self, reference: str) -> list[StoredDocument]:
        """Documents that a name which none has may stand for: SUGGESTIONS at most, in the order of their ids.

        First those in whose id or title it stands, else those in whose URL or place, else the one with the likest id.
        A name of fewer than MIN_PART characters stands for none: it occurs anywhere.
        """
        part = reference.rstrip("/").rpartition("/")[2].strip()
        if len(part) < MIN_PART:
            return []
        for columns in (("key", "title"), ("url", "location")):
            holding = " OR ".join(f"instr(lower({column}), lower(:part))" for column in columns)
            near = self._documents(
                f"d.id IN (SELECT id FROM documents WHERE {holding} ORDER BY key LIMIT :most)",
                {"part": part, "most": SUGGESTIONS},
            )
            if near:
                return near
        keys = (key for (key,) in self._rows("SELECT key FROM documents ORDER BY key LIMIT ?", [LOOKED_AT]))
        like = nearest(part, keys)
        return self._documents("d.key = ?", [like]) if like else []


def as_document(row: tuple[Any, ...]) -> StoredDocument:
    """A row of `DOCUMENT_COLUMNS` as a value."""
    number, *fields, extra, location = row
    document = Document(*fields)
    return StoredDocument(number, replace(document, extra=json.loads(extra) if extra else {}, location=location))


def several(found: Sequence[StoredDocument], reference: str) -> InputError:
    """Error for a name that several documents have, with what tells them apart."""
    return InputError(
        f"{len(found)} documents answer to this name", where=reference, hint=f"use an id: {described(found)}"
    )


def described(found: Sequence[StoredDocument], places: Mapping[str, str] = MappingProxyType({})) -> str:
    """The ids of documents, the earliest first, with what a reader knows each by: outlet, date, title and place.

    `places` names those that are better known by their place than by their id.
    """
    documents = sorted((stored.document for stored in found), key=lambda d: in_time(d.published, d.key))
    more = f"; and {len(documents) - SUGGESTIONS:,} more" if len(documents) > SUGGESTIONS else ""
    return "; ".join(_described(document, places.get(document.key)) for document in documents[:SUGGESTIONS]) + more


def _described(document: Document, place: str | None) -> str:
    short = shortened(document.title or "", MAX_TITLE)
    read_from = None if document.location == place else document.location
    known = (document.outlet, document.published or "no date", short and f"“{short}”", read_from)
    return f"{place or document.key} ({', '.join(filter(None, known))})"


def _parts(place: str) -> list[str]:
    """The names that a path is made of, without its root and without "..", which leads up from a folder not known."""
    path = Path(os.path.normpath(place))
    return [name for name in path.parts if name not in (path.anchor, "..")]


def _file(place: str) -> str:
    """The last name of a path."""
    return place.rpartition(os.sep)[2]


def _shortest(parts: Sequence[str], alike: Sequence[Sequence[str]]) -> str | None:
    """The shortest end of a path that is no end of another one of `alike`, which hold it once; None if all are."""
    for length in range(1, len(parts) + 1):
        end = parts[-length:]
        if sum(_is_end_of_other(end, other) for other in alike) == 1:
            return str(Path(*end))
    return None


def _is_end_of_other(a: Sequence[str], b: Sequence[str]) -> bool:
    """True if the shorter of two sequences is not empty and is the end of the longer one."""
    length = min(len(a), len(b))
    return length > 0 and a[-length:] == b[-length:]
