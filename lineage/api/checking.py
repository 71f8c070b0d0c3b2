"""A database -> whether it is sound, the digest of its lineage, and the meaning of its tables and views."""

from __future__ import annotations

from lineage import pipeline, store
from lineage.api.arguments import PathLike, database_of, flag_of, jobs_of, progress_of
from lineage.api.shown import ShownCheck, ShownDigest, ShownSchema, shown
from lineage.pipeline import Progress


def check(
    database: PathLike | None = None, *, repair: bool = False, jobs: int = 0, progress: Progress | None = None
) -> ShownCheck:
    """Whether a database is sound: a flipped byte in any table is found and named; as `lineage check`.

    Args:
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        repair: derive again whatever is wrong and can be derived; documents stay untouched.
        jobs: number of processes that derive; 0 takes every core.
        progress: function called with the name of each stage and the number of documents that it has taken so far.

    Returns:
        A CheckReport: `sound` says whether `wrong` is empty.  A check takes as long as the ingest did.

    Raises:
        InputError: there is no such database.
        StoreError: the file cannot be opened as a lineage database of this version, or cannot be repaired.
        ResourceError: there is no room for temporary copies, or too little memory.
    """
    told = progress_of(progress)
    mends = flag_of(repair, "repair")
    found = pipeline.check(database_of(database), repair=mends, jobs=jobs_of(jobs), progress=told)
    return shown(ShownCheck, found)


def digest(database: PathLike | None = None) -> ShownDigest:
    """The digest of a lineage: one short text that stands for all that it says; as `lineage check --digest`.

    Databases of the same documents and settings have the same digest, however they were ingested.

    Args:
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.

    Returns:
        A LineageDigest: `digest` is the text, `parts` the number of rows and the sum of their hashes in each table.

    Raises:
        InputError: there is no such database.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    return shown(ShownDigest, pipeline.digest(database_of(database)))


def schema() -> ShownSchema:
    """Every table, view and column that a database has, and what each is for; as `lineage schema`.

    Returns:
        A Schema: `version` of the tables, and `relations` (tables, views and the search index) with their columns.

    >>> "passage_lineage" in [relation.name for relation in schema().relations if relation.kind == "view"]
    True
    """
    return shown(ShownSchema, store.schema())
