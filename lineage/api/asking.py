"""A question about where texts come from -> the answer of the command of that name."""

from __future__ import annotations

from pathlib import Path

from lineage import pipeline
from lineage.api.arguments import PathLike, database_of, limit_of, name_of, reference_of, settings_of, unfit
from lineage.api.shown import ShownAudits, ShownExplanation, ShownFind, ShownSources, ShownTrace, shown
from lineage.config import Settings
from lineage.errors import InputError
from lineage.filters import AuditFilter, SourceFilter
from lineage.records import Article, AuditVerdict


def trace(document: PathLike, database: PathLike | None = None, *, settings: Settings | None = None) -> ShownTrace:
    """Where each passage of a stored document comes from, and who carried its sources when; as `lineage trace DOC`.

    Args:
        document: its id, its URL, or the path of a text, HTML or Word file that was ingested; a record of a larger file
            is "FILE:LINE".
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        settings: limits for the file that is read; by default those of the command line.

    Returns:
        A DocumentTrace: `passages` in text order with half-open offsets in code points; `sources`, those with most of
        its words first; `shares` of its words (0..1, adding up to 1); confidences from 0 to 1.  `remarks` says what a
        reader should know before believing the answer.

    Raises:
        InputError: there is no such database, or no document or several documents of that name in it.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    name = reference_of(document, "document")
    return shown(ShownTrace, pipeline.traced(name, database_of(database), settings=settings_of(settings)))


def sources(
    database: PathLike | None = None,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
) -> ShownSources:
    """The texts that several documents derive from, those with most carriers first; as `lineage sources`.

    Args:
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        outlet: only sources that this outlet carries.
        agency: only sources of this agency, by any of its names that the credits use.
        since: only sources first seen on this date or later: YYYY, YYYY-MM or YYYY-MM-DD; undated ones are left out.
        until: only sources first seen on this date or earlier.
        limit: how many are listed; 0 lists all.

    Returns:
        A SourceList: `found` counts all that fit, `sources` holds the largest, statements that nobody copied last.

    Raises:
        InputError: there is no such database, outlet or agency, or no such date.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    wanted = SourceFilter(name_of(outlet, "outlet"), name_of(agency, "agency"), since, until, limit_of(limit))
    return shown(ShownSources, pipeline.sources(wanted, database_of(database)))


def why(
    a: PathLike, b: PathLike, database: PathLike | None = None, *, settings: Settings | None = None
) -> ShownExplanation:
    """Which of two stored documents draws on the other, and what speaks for and against it; as `lineage why A B`.

    Args:
        a: one document, named as for `trace`.
        b: the other document.
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        settings: limits for the files that are read; by default those of the command line.

    Returns:
        An Explanation: `origin` is the id of the document that the other draws on, None if that cannot be known;
        `confidence` from 0 to 1, `evidence` with weights from -1 to 1.

    Raises:
        InputError: there is no such database, a name stands for no document or for several, or both for the same one.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    names = reference_of(a, "a"), reference_of(b, "b")
    found = pipeline.explained(*names, database_of(database), settings=settings_of(settings))
    return shown(ShownExplanation, found)


def audit(
    database: PathLike | None = None,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    verdict: AuditVerdict | None = None,
    limit: int = 50,
) -> ShownAudits:
    """Which documents credit what they draw on, and which do not, the worst first; as `lineage audit`.

    Args:
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        outlet: only documents of this outlet.
        since: only documents published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD; undated ones are left out.
        until: only documents published on this date or earlier.
        verdict: only "misattributed", "uncredited", "credit_without_copy" or "credited" ones.
        limit: how many are listed; 0 lists all.

    Returns:
        An AuditList: `found` counts the verdicts, whatever is listed; `audits` are named tuples, with shares from 0
        to 1.

    Raises:
        InputError: there is no such database, outlet or verdict, or no such date.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    wanted = AuditFilter(name_of(outlet, "outlet"), verdict, since, until, limit_of(limit))
    return shown(ShownAudits, pipeline.audits(wanted, database_of(database)))


def find(
    text: str | Path | Article,
    database: PathLike | None = None,
    *,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> ShownFind:
    """What a new text is made of, by the documents of the database; nothing is stored; as `lineage find FILE`.

    Args:
        text: the text itself, a `lineage.Article`, or the Path of a text, HTML or Word file.
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        outlet: the outlet that publishes the text, if the text does not say.
        settings: thresholds, which have to be those of the ingest; by default those of the command line.

    Returns:
        A DocumentTrace, like that of `trace`; the `counterparts` of each passage say where else it stands.  A text in a
        string gets an id made from its content.  `remarks` says what a reader should know before believing the answer.

    Raises:
        InputError: there is no such file or database, the file holds no article or several, or a string is the name of
            a file.
        StoreError: the database is damaged, of another version or scheme, or not a lineage database.
    """
    publisher, chosen = name_of(outlet, "outlet"), settings_of(settings)
    found = pipeline.find_text(_text(text), database_of(database), outlet=publisher, settings=chosen)
    return shown(ShownFind, found)


def _text(given: object) -> str | Path | Article:
    if isinstance(given, Path | Article):
        return given
    if not isinstance(given, str):
        hint = "give the text as a string, an Article, or the Path of a file"
        raise unfit("text", given, "text", hint)
    if "\n" not in given and _is_file(given):
        hint = f"to read it give pathlib.Path({given!r})"
        raise InputError("this string is the name of a file, and was to be a text", where=given, hint=hint)
    return given


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long for a name, or with NUL
        return False
