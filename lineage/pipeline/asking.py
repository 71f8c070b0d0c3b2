"""A question about what was ingested -> the answer: where a document comes from, the largest sources, the audits.

Nothing is inferred anew, so that every answer agrees with the views.  Each answer shows the database at one moment,
even if another program writes meanwhile.  Cost: a few indexed look-ups.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from lineage import methods
from lineage.answers import AuditList, DocumentTrace, Explanation, SourceList
from lineage.config import DEFAULT, Settings
from lineage.errors import InputError
from lineage.filters import AuditFilter, SourceFilter
from lineage.messages import command
from lineage.pipeline.articles import find_stored, is_file
from lineage.places import content_ids
from lineage.store import Store, described, several

Answer = TypeVar("Answer", DocumentTrace, SourceList, AuditList, Explanation)

UNFINISHED: Final = (
    "an ingest is at work or was interrupted, and not all that it stored is traced: run the same ingest again"
)
REMOVED: Final = (
    "documents were deleted, and answers may still speak of them: the next ingest derives everything anew, or "
    "lineage check --repair"
)
OTHER_METHOD: Final = (
    "credits, stories or sources were found by other rules or thresholds; the next ingest finds them anew"
)


def traced(reference: str, database: Path, *, settings: Settings = DEFAULT) -> DocumentTrace:
    """Where each passage of a stored document comes from.

    A reference is a document's id (its own or the content id), its URL, or the path of a text, HTML or Word file that
    was ingested, or the place in a file that it was read from ("corpus.jsonl:3").

    Raises:
        InputError: there is no such database, or no document or several documents of that name in it.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        return completed(store, store.trace_of(stored(store, reference, settings)))


def sources(wanted: SourceFilter, database: Path) -> SourceList:
    """The sources that fit the filter, largest first.

    Raises:
        InputError: there is no such database, or the filter names an outlet or an agency that is not in it.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        return completed(store, store.largest_sources(wanted))


def audits(wanted: AuditFilter, database: Path) -> AuditList:
    """The audits that fit the filter: which documents credit what they draw on.

    Raises:
        InputError: there is no such database, or the filter names an outlet that is not in it.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        return completed(store, store.audited(wanted))


def stored(store: Store, reference: str, settings: Settings) -> int:
    """Row id of the document that a reference names; InputError if it names none, or several.

    The article of a file is recognised by its text and by where it was read from, and not by its content id alone: that
    changes with the outlet under which the article was ingested.
    """
    if not is_file(path := Path(reference)):
        return find_stored(store, reference).id
    from lineage import corpus

    document = corpus.read_text_article(path, settings=settings)
    here = store.documents_read_from(str(Path(document.location or reference).absolute()))
    same = [it for it in here if (it.document.title, it.document.text) == (document.title, document.text)]
    if len(same) == 1:
        return same[0].id
    number = store.document_with_content(document.content_id)
    if number is not None:
        return number
    if same:
        raise several(same, reference)
    hint = f"ask what it is made of with: {command('find', '--db', store.path, '--', reference)}"
    if here:
        hint = f"another text was read from a file of this name: {described(here)}; of this one, {hint}"
    raise InputError("the article of this file is not in the database", where=reference, hint=hint)


def completed(store: Store, answer: Answer) -> Answer:
    """The answer with what to know before believing it, and the places of its documents without an id of their own.

    Remarks that the answer has already come first.
    """
    remarked = replace(answer, remarks=(*answer.remarks, *remarks(store)))
    return replace(remarked, places=store.places(content_ids(remarked)))


def remarks(store: Store) -> tuple[str, ...]:
    """What a reader should know of how the lineage of a database was found; empty if this method found all of it."""
    if store.removed():
        return (REMOVED,)
    if not store.is_traced():  # also where an ingest has begun to find anew what another method found
        return (UNFINISHED,)
    return (OTHER_METHOD,) if _is_of_another_method(store) else ()


def _is_of_another_method(store: Store) -> bool:
    try:
        asked = Settings.restored(store.last_settings())
    except InputError:  # thresholds of another version, which this one does not know
        return True
    found_by = methods.renewed(asked, [text for _, text in store.agency_files()])
    return store.renewable(found_by) and not store.is_empty()
