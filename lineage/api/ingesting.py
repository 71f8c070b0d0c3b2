"""Files, folders, or records in memory -> a database, and a report of what went in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from lineage import pipeline
from lineage.api.arguments import (
    PathLike,
    columns_of,
    database_of,
    flag_of,
    jobs_of,
    name_of,
    order_of,
    path_of,
    paths_of,
    progress_of,
    settings_of,
    string_of,
    unfit,
    zones_of,
)
from lineage.api.shown import ShownReport, shown
from lineage.config import Settings
from lineage.corpus import DateOrder, Records
from lineage.errors import InputError
from lineage.pipeline import Progress
from lineage.records import Article

Record: TypeAlias = Mapping[str, Any] | Article
"""One article in memory."""
WHAT_TO_GIVE = "give paths of files and folders, or records: dictionaries with a text, or lineage.Article"


def ingest(
    inputs: PathLike | Iterable[PathLike] | Record | Iterable[Record],
    database: PathLike | None = None,
    *,
    outlet: str | None = None,
    format: str | None = None,  # the option's name
    field: Mapping[str, str | Sequence[str]] | None = None,
    id_prefix: str = "",
    ids_from_files: bool = False,
    dates: DateOrder | None = None,
    timezone: str | Mapping[str | None, str] | None = None,
    agencies: PathLike | Sequence[PathLike] = (),
    owners: PathLike | None = None,
    strict: bool = False,
    jobs: int = 0,
    wait: float | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> ShownReport:
    """Read a corpus into an SQLite file and find what its passages share; as `lineage ingest PATH…`.

    Records in memory are read as a JSON Lines file of them would be, one after the other, from any iterable: the same
    names of fields, the same checks, the same remarks.  NaN, NaT and times of pandas and NumPy are understood.

    Args:
        inputs: a folder or file, or several, in any of the formats of `lineage ingest`, "-" for standard input; or
            a dictionary or `lineage.Article`, or an iterable of these.
        database: the SQLite file, made where it does not exist, added to where it does; by default that of LINEAGE_DB,
            else lineage.db.
        outlet: the outlet of records that name none and have no URL; without it that of files is the name of their
            folder, and that of records in memory "memory".
        format: read every file as csv, html, json, jsonl, newsml, nexis, nitf, parquet, text, tsv or warc.
        field: what the input calls a field ({"text": "artikeltext", "date": ["erschienen", "stand"]}, the first that
            a record has); one of text, markup, title, url, date, author, outlet, language and id.
        id_prefix: put before each id that the input gives.
        ids_from_files: let the id of a text or HTML file be its folder and name ("post/quay").
        dates: what comes first in 05/03/2024, "day-first" or "month-first".
        timezone: zone of times that name none ("Europe/Berlin"), or outlet -> zone, None standing for all others.
        agencies: TOML files of further news agencies; the database keeps them.
        owners: a TOML file of publishing groups and their outlets.
        strict: store nothing at all if a single input cannot be used.
        jobs: processes that cut, encode and align texts, at most four a core; 0 takes every core, 1 starts none.
        wait: seconds to wait while another ingest writes to the database; by default those of the settings, 600.
        settings: thresholds, stored with the run; by default those of the command line.
        progress: called with the name of each stage, and how many documents it has taken so far.

    Returns:
        An IngestReport: counts of what went in, every input that was skipped with its reason, and every remark on what
        was not wholly believed; `seconds` is wall time.

    Raises:
        InputError: an argument cannot be used, a path does not exist, nothing could be read at all, a file of agencies
            or owners could not, or (with strict) a single input; nothing is stored then.
        StoreError: the file is damaged, newer than this program, not a lineage database, or held by another writer.
        ResourceError: there is too little memory.
        Interrupted: the user stopped it; it is a KeyboardInterrupt, and says what is stored.
    """
    taken = _inputs(inputs)
    named = flag_of(ids_from_files, "ids_from_files")
    if isinstance(taken, Records) and (format is not None or named):
        raise InputError(
            "records in memory have no format, and no file to be named after",
            hint="leave out format and ids_from_files",
        )
    options = pipeline.IngestOptions(
        outlet=name_of(outlet, "outlet"),
        format=format,
        strict=flag_of(strict, "strict"),
        jobs=jobs_of(jobs),
        agencies=paths_of(agencies, "agencies"),
        owners={} if owners is None else pipeline.read_owners(path_of(owners, "owners")),
        columns=columns_of(field),
        id_prefix=string_of(id_prefix, "id_prefix"),
        dates=order_of(dates),
        zones=zones_of(timezone),
        ids_from_files=named,
    )
    target = database_of(database)
    chosen = settings_of(settings, wait)
    found = pipeline.ingest(taken, target, options, settings=chosen, progress=progress_of(progress))
    return shown(ShownReport, found, database=str(target))


def _inputs(given: object) -> Sequence[str | Path] | Records:
    """Paths or records; of an iterable its first item tells which."""
    if isinstance(given, str | os.PathLike):
        return [_path(given)]
    if isinstance(given, Mapping | Article):
        return Records([given])
    if type(given).__name__ == "DataFrame":  # it would give the names of its columns, which would pass for paths
        raise InputError("this is a table", where="inputs", hint='give its rows: frame.to_dict("records")')
    if isinstance(given, bytes | bytearray) or not isinstance(given, Iterable):
        raise unfit("corpus", given, "inputs", WHAT_TO_GIVE)
    items = iter(given)
    first = next(items, None)
    if first is None:
        raise InputError("nothing to read", where="inputs", hint=WHAT_TO_GIVE)
    if isinstance(first, Mapping | Article):
        return Records(chain([first], items))
    return [_path(item) for item in chain([first], items)]


def _path(given: object) -> str | Path:
    """A path, or "-"."""
    if isinstance(given, str | os.PathLike):
        return given if given == "-" else path_of(given, "inputs")
    message = f"neither a path nor a record, but {type(given).__name__}"
    raise InputError(message, where="inputs", hint=f"{WHAT_TO_GIVE}, and not both at once")
