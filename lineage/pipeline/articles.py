"""What a user typed for an article -> the Article; two Articles -> their Comparison."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.config import DEFAULT, Settings
from lineage.errors import InputError
from lineage.messages import IS_FOLDER, NAME_FILE, SAVE_PAGE, command, is_address
from lineage.records import Article, Comparison, Document

if TYPE_CHECKING:
    from lineage.store import Store, StoredDocument


def compare(a: Article, b: Article, *, settings: Settings = DEFAULT) -> Comparison:
    """Align two articles sentence by sentence; see `lineage.alignment.align`."""
    from lineage import alignment

    return alignment.align(a, b, settings)


def articles(references: tuple[str, str], database: Path, *, settings: Settings = DEFAULT) -> tuple[Article, Article]:
    """The two articles that `references` name.

    A reference is a path to a text, HTML or Word file, a document's id (its own or the content id), its URL, or the
    place that it was read from.  The database is opened only when a reference is not a file.

    Raises:
        InputError: a reference names no file and no document, or several documents.
        StoreError: the database is damaged, newer than this program, or not a lineage database.
    """
    strange = [reference for reference in references if not is_file(Path(reference))]
    if strange and _is_missing(database):
        if folder := next(filter(_is_folder, strange), None):
            raise InputError(IS_FOLDER, where=folder, hint=NAME_FILE)
        said = f"neither {strange[0]} nor {strange[1]} is a file" if len(strange) > 1 else f"{strange[0]} is no file"
        files = SAVE_PAGE if any(map(is_address, strange)) else "give paths that exist"
        raise InputError(
            f"no such database, and {said}",
            where=str(database),
            hint=f"{files}, or make a database with: {command('ingest', 'FOLDER', '--db', database)}",
        )
    first, second = (_find(reference, database, settings) for reference in references)
    return article(first), article(second)


def _find(reference: str, database: Path, settings: Settings) -> Document:
    path = Path(reference)
    if is_file(path):
        from lineage import corpus

        document = corpus.read_text_article(path, settings=settings)
        folder = path.resolve().parent.name  # the reader's last guess at an outlet; of a file on a desk it says nothing
        return replace(document, external_id=reference, outlet="" if document.outlet == folder else document.outlet)
    from lineage import store

    with store.Store.open(database) as opened:
        return find_stored(opened, reference).document


def find_stored(opened: Store, reference: str) -> StoredDocument:
    """The stored document that a reference names; the reference is not a file.

    Raises:
        InputError: the reference names no document or several, or it is a folder and no document has its name.
    """
    try:
        return opened.find_document(reference)
    except InputError as error:
        if not _is_folder(reference):
            raise
        raise InputError(IS_FOLDER, where=reference, hint=f"{NAME_FILE}; {error.hint}") from error


def _is_missing(path: Path) -> bool:
    """True if nothing has this path; False also if it cannot be looked at: opening it will say why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        pass
    return False


def is_file(path: Path) -> bool:
    """True if the path names a file; False for a reference of another kind, such as a URL."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a URL or an id may be too long for a path, or hold a NUL
        return False


def _is_folder(reference: str) -> bool:
    """True if a reference is the path of a folder; an empty reference is no path."""
    try:
        return bool(reference) and Path(reference).is_dir()
    except (OSError, ValueError):
        return False


def article(document: Document) -> Article:
    """The document as a comparison shows it."""
    return Article(
        text=document.text,
        id=document.key,
        outlet=document.outlet or None,
        title=document.title,
        url=document.url,
        published=document.published,
    )
