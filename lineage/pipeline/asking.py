"""A question about what was ingested -> the answer: where a document comes from, the largest sources, the audits.

Nothing is inferred anew, so that every answer agrees with the views; each is of one moment, whoever writes meanwhile.
Cost: a few indexed look-ups.
"""

from __future__ import annotations

from pathlib import Path

from lineage import __version__
from lineage.answers import AuditList, DocumentTrace, SourceFilter, SourceList
from lineage.config import DEFAULT, Settings
from lineage.errors import InputError
from lineage.messages import command
from lineage.pipeline.articles import is_file
from lineage.records import AuditVerdict
from lineage.store import Store


def traced(reference: str, database: Path, *, settings: Settings = DEFAULT) -> DocumentTrace:
    """Where each passage of a stored document comes from.

    A reference is a document's id (its own or the content id), its URL, or a path to a text or HTML file that was
    ingested.

    Raises:
        InputError: there is no such database, or no document or several documents of that name in it.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        return store.trace_of(stored(store, reference, settings))


def sources(wanted: SourceFilter, database: Path) -> SourceList:
    """The sources that fit the filter, largest first; raises as `traced` does, and for names that nobody has."""
    with Store.open(database) as store, store.snapshot():
        return store.largest_sources(wanted)


def audits(outlet: str | None, verdict: AuditVerdict | None, database: Path, limit: int = 0) -> AuditList:
    """Who credits what; raises as `traced` does, and for an outlet that is not there."""
    with Store.open(database) as store, store.snapshot():
        return store.audited(outlet, verdict, limit)


def stored(store: Store, reference: str, settings: Settings) -> int:
    """Row id of the document that a reference names; InputError where it names none, or several."""
    if not is_file(path := Path(reference)):
        return store.find_document(reference).id
    from lineage import corpus

    document = corpus.read_text_article(path, settings=settings)
    number = store.document_with_content(document.content_id)
    if number is None:
        hint = f"ask what it is made of with: {command('find', '--db', store.path, '--', reference)}"
        raise InputError("the article of this file is not in the database", where=reference, hint=hint)
    return number


def doubts(database: Path) -> tuple[str, ...]:
    """What a reader of answers should know of how they were found: nothing, where this version found all."""
    with Store.open(database) as store:
        if store.finished_by() == __version__:  # the rest takes a tenth of a second to load
            return ()
        from lineage.pipeline import rebuilding

        return rebuilding.doubts(store)
