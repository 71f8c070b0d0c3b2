"""A connection -> a connection whose schema is the newest; older databases are brought up, newer ones refused.

Each migration is a function that sqlite-utils runs once and records in the file; its number is the schema version,
kept in `PRAGMA user_version`.  What people gave is carried over row by row.  What is derived may be dropped instead: an
ingest derives it anew if a file has documents and no passages.  Views hold no data, and are made anew whenever they
differ from those of `views`, which holds their present form and no history.  All of it happens in one transaction: a
crash leaves the old schema or the new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from lineage.errors import StoreError
from lineage.store.provenance_tables import DERIVATIONS, DUPLICATES, PROVENANCE_TABLES, TRACED
from lineage.store.schema import Table
from lineage.store.storable import sealed
from lineage.store.tables import AGENCY_FILES, GIVEN, MATCHES, ON_REMOVAL_SQL, SEALS, STAGES, TABLES
from lineage.store.versions import APPLICATION_ID, SCHEMA_VERSION
from lineage.store.views import SEARCH, VIEWS, renew_views

DERIVED = tuple(table for table in TABLES + PROVENANCE_TABLES if table not in GIVEN)
"""The tables that follow from the documents."""
DERIVED_IN_SCHEMA_1 = (
    "passage_search schemes stages wordings passages index_segments index_pages overlaps wording_families matches "
    "document_terms related_documents alignments stories story_members credits sources source_members derivations "
    "audits"
)
migrations = Migrations("lineage")


def create(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Make these tables with their indexes, all views, the search index, and the trigger on the documents' table."""
    for table in tables:
        for statement in (table.create_sql(), *table.index_sql()):
            connection.execute(statement)
    for view in VIEWS:  # the search index reads its text through a view
        connection.execute(view.create_sql())
    connection.execute(SEARCH.create_sql())
    for name, value in SEARCH.settings:
        connection.execute(f"INSERT INTO {SEARCH.name} ({SEARCH.name}, rank) VALUES (?, ?)", (name, value))
    connection.execute(ON_REMOVAL_SQL)


def _empty_derived(db: Database) -> None:
    """Drop all that follows from the documents, and make its tables anew, empty, as this version defines them."""
    for name in (SEARCH.name, *(table.name for table in DERIVED)):
        db.execute(f'DROP TABLE IF EXISTS "{name}"')
    create(db.conn, DERIVED)


@migrations()
def m001_documents_passages_matches_sources(db: Database) -> None:
    """Everything: documents, passages, wordings, what they share, and where it came from."""
    create(db.conn, TABLES + PROVENANCE_TABLES)


@migrations()
def m002_checksums(db: Database) -> None:
    """A checksum for each row that could not be made again; all else is dropped, for the next ingest to derive anew.

    Rows that are stored already are taken for sound.  Tables are made anew instead of altered, so that their
    statements, with all comments, are those of new files.
    """
    if "checksum" in db["documents"].columns_dict:  # a new file
        return
    for table in GIVEN:
        if not db[table.name].exists():  # it came with a later schema
            continue
        moved = replace(table, name=f"{table.name}_new")
        db.execute(moved.create_sql())
        rows = db.execute(f'SELECT * FROM "{table.name}" ORDER BY id')
        marks = ", ".join("?" * len(table.columns))
        db.conn.executemany(f'INSERT INTO "{moved.name}" VALUES ({marks})', map(sealed, rows))
        db.execute(f'DROP TABLE "{table.name}"')
        db.execute(f'ALTER TABLE "{moved.name}" RENAME TO "{table.name}"')
        for statement in table.index_sql():
            db.execute(statement)
    for name in DERIVED_IN_SCHEMA_1.split():
        db.execute(f'DROP TABLE "{name}"')
    create(db.conn, DERIVED)


@migrations()
def m003_wordings_by_hash(db: Database) -> None:
    """A wording is its hash, not a row.  Nearly all that is derived refers to wordings: it is dropped, as before.

    The user's files of agencies get a table.  It is empty: earlier schemas did not keep them, and the next ingest may
    bring some.
    """
    if not db[AGENCY_FILES.name].exists():
        db.execute(AGENCY_FILES.create_sql())
    if not db["wordings"].exists():
        return
    for name in (*DERIVED_IN_SCHEMA_1.split(), "seals"):
        db.execute(f'DROP TABLE "{name}"')
    create(db.conn, DERIVED)


@migrations()
def m004_neighbours_in_time(db: Database) -> None:
    """A text of many carriers has more matches, on which sources depend: what is derived is dropped, as before."""
    if db[MATCHES.name].schema != MATCHES.create_sql():  # else a new file, or one that an earlier migration has emptied
        _empty_derived(db)


@migrations()
def m005_words_that_derive(db: Database) -> None:
    """A derivation says how many words of its passage it explains: what is derived is dropped, as before."""
    if db[DERIVATIONS.name].schema != DERIVATIONS.create_sql():
        _empty_derived(db)


@migrations()
def m006_duplicates_and_removals(db: Database) -> None:
    """A table of duplicates, which the next ingest finds together with all sources, and a mark of removed documents.

    Nothing else that is derived has changed: it stays.
    """
    if db[DUPLICATES.name].exists():  # a new file, or one that an earlier migration has emptied
        return
    stages = db.execute(f"SELECT * FROM {STAGES.name} WHERE name <> 'sources'").fetchall()
    db.execute(f"DROP TABLE {STAGES.name}")  # made anew, because its comments have changed
    for table in (STAGES, DUPLICATES):
        for statement in (table.create_sql(), *table.index_sql()):
            db.execute(statement)
    db.conn.executemany(f"INSERT INTO {STAGES.name} VALUES (?, ?)", stages)
    db.execute(ON_REMOVAL_SQL)


@migrations()
def m007_traced_documents(db: Database) -> None:
    """A table of what each document was traced with; unknown for stored documents, so that each is traced once more."""
    if not db[TRACED.name].exists():
        db.execute(TRACED.create_sql())


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date; StoreError if it is newer than that.  The connection must be in autocommit mode."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    enforced = connection.execute("PRAGMA foreign_keys").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = OFF")  # so that a table to which others refer can be made anew
    connection.execute("BEGIN IMMEDIATE")  # two programs that create the same file take turns
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise StoreError(f"the database has schema {version}, newer than {SCHEMA_VERSION}", hint="update lineage")
        if version < SCHEMA_VERSION:
            _apply(db)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute(f"PRAGMA foreign_keys = {enforced}")


def _apply(db: Database) -> None:
    for name in db.view_names():
        db.execute(f'DROP VIEW "{name}"')
    migrations.apply(db)
    renew_views(db.conn)
    db.execute(f"DELETE FROM {SEALS.name}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
