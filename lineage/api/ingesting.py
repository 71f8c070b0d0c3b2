"""Files, folders, or records in memory -> a database, and a report of what was stored."""

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
from lineage.corpus import DateOrder, ReadOptions, Records
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
    keep_versions: bool = False,
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

    Records in memory may come from any iterable and are read one after the other, as the lines of a JSON Lines file
    are: fields have the same names, and checks and remarks are the same.  NaN, NaT and times of pandas and NumPy are
    understood.

    Args:
        inputs: a folder or file, or several, in any of the formats of `lineage ingest`, "-" for standard input; or
            a dictionary or `lineage.Article`, or an iterable of these.
        database: the SQLite file, made where it does not exist, added to where it does; by default that of LINEAGE_DB,
            else lineage.db.
        outlet: the outlet of records that name none and have no URL; by default the name of their folder, and "memory"
            for records in memory.
        format: read every file as csv, docx, factiva, feed, html, json, jsonl, newsml, nexis, nitf, parquet, text,
            trafilatura, tsv or warc.
        field: what the input calls a field, one of text, markup, title, url, date, author, outlet, language and id.
            Of several names, as in {"text": "artikeltext", "date": ["erschienen", "stand"]}, the first that a record
            has counts.
        id_prefix: text put before each id that the input gives.
        ids_from_files: take folder and name of a text, HTML or Word file ("post/quay") as its id.
        keep_versions: store a changed text beside the one that is stored under its id, as ID-v2, ID-v3, … if both are
            of one outlet; by default it is skipped.
        dates: which comes first in 05/03/2024: "day-first" or "month-first".
        timezone: zone of times that name none ("Europe/Berlin"), or a dictionary of outlets and their zones, in which
            None stands for all other outlets.
        agencies: TOML files of further news agencies; the database keeps them.
        owners: a TOML file of publishing groups and their outlets.
        strict: store nothing at all if a single input cannot be used.
        jobs: number of processes that cut, encode and align texts, at most four a core; 0 takes every core,
            1 starts no other process; nor does a process that may have none, as those of `multiprocessing.Pool`.
        wait: seconds to wait while another ingest writes to the database; by default those of the settings, 600.
        settings: thresholds, stored with the run; by default those of the command line.
        progress: function called with the name of each stage and the number of documents that it has taken so far.

    Returns:
        An IngestReport: numbers of what was stored, every skipped input with its reason, and every remark on an input
        that was not wholly believed; `seconds` is wall time.

    Raises:
        InputError: an argument or a file of agencies or owners cannot be used, a path does not exist, nothing could be
            read at all, or (with strict) a single input could not be used; nothing is stored then.
        StoreError: the file is damaged, newer than this program, not a lineage database, or held by another writer.
        ResourceError: there is too little memory.
        Interrupted: the user stopped the ingest; the error is a KeyboardInterrupt that says what is stored.
    """
    taken = _inputs(inputs)
    named = flag_of(ids_from_files, "ids_from_files")
    if isinstance(taken, Records) and (format is not None or named):
        raise InputError(
            "records in memory have no format, and no file to be named after",
            hint="leave out format and ids_from_files",
        )
    groups = {} if owners is None else pipeline.read_owners(path_of(owners, "owners"))
    reading = ReadOptions(
        outlet=name_of(outlet, "outlet"),
        format=format,
        columns=columns_of(field),
        id_prefix=string_of(id_prefix, "id_prefix"),
        dates=order_of(dates),
        zones=zones_of(timezone),
        ids_from_files=named,
    )
    further = paths_of(agencies, "agencies")
    options = pipeline.IngestOptions(
        reading, flag_of(keep_versions, "keep_versions"), flag_of(strict, "strict"), jobs_of(jobs), further, groups
    )
    target = database_of(database)
    chosen = settings_of(settings, wait)
    found = pipeline.ingest(taken, target, options, settings=chosen, progress=progress_of(progress))
    return shown(ShownReport, found, database=str(target))


def _inputs(given: object) -> Sequence[str | Path] | Records:
    """The paths or the records given; the first item of an iterable tells which it holds.  InputError for neither."""
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
    """The path given, or "-"; InputError for anything else."""
    if isinstance(given, str | os.PathLike):
        return given if given == "-" else path_of(given, "inputs")
    message = f"neither a path nor a record, but {type(given).__name__}"
    raise InputError(message, where="inputs", hint=f"{WHAT_TO_GIVE}, and not both at once")
