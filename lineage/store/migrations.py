"""A connection -> a connection whose schema is the newest; older databases are brought up, newer ones refused.

Each migration is a function that sqlite-utils runs once and records in the file; its number is the schema version that
it leads to, kept in `PRAGMA user_version`.  Views hold no data and are made anew whenever a migration runs, so
`views.py` shows them as they are, not as a history.  All of it happens in one transaction: a crash leaves the old
schema or the new one.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from lineage.errors import StoreError
from lineage.store.provenance_tables import PROVENANCE_TABLES
from lineage.store.tables import TABLES
from lineage.store.versions import APPLICATION_ID, SCHEMA_VERSION
from lineage.store.views import SEARCH, VIEWS

migrations = Migrations("lineage")


@migrations()
def m002_documents_passages_matches_sources(db: Database) -> None:
    """Everything: documents, passages, wordings, what they share, and where it came from."""
    for table in TABLES + PROVENANCE_TABLES:
        for statement in (table.create_sql(), *table.index_sql()):
            db.execute(statement)
    for view in VIEWS:  # the search index reads its text through a view
        db.execute(view.create_sql())
    db.execute(SEARCH.create_sql())
    for name, value in SEARCH.settings:
        db.execute(f"INSERT INTO {SEARCH.name} ({SEARCH.name}, rank) VALUES (?, ?)", (name, value))


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up; StoreError if the file is of a newer one.  The connection must be in autocommit mode."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
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


def _apply(db: Database) -> None:
    for name in db.view_names():
        db.execute(f'DROP VIEW "{name}"')
    migrations.apply(db)
    existing = set(db.view_names())
    for view in VIEWS:
        if view.name not in existing:
            db.execute(view.create_sql())
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
