"""Nothing -> the views and the search index: the questions people ask, in plain SQL.  Names and columns are a contract.

A view is written so that a condition on a document, outlet, family or source reaches an index.  SQLite passes a
condition into one level of GROUP BY, and only if it names a grouped column: hence GROUP BY names columns that are
determined without it, and there is no second level.  Shares count words; `added` are the words without another label.
"""

from __future__ import annotations

import sqlite3

from lineage.store.views.documents import DOCUMENT_DUPLICATES, DOCUMENT_LINEAGE
from lineage.store.views.passages import FAMILIES, PASSAGE_LINEAGE, PASSAGE_MATCHES, PASSAGE_TEXTS, SEARCH
from lineage.store.views.sources import CREDIT_AUDIT, OUTLET_REUSE, SOURCE_TIMELINE

__all__ = ["SEARCH", "VIEWS", "renew_views"]

VIEWS = (
    PASSAGE_TEXTS,
    PASSAGE_LINEAGE,
    PASSAGE_MATCHES,
    DOCUMENT_LINEAGE,
    DOCUMENT_DUPLICATES,
    FAMILIES,
    SOURCE_TIMELINE,
    OUTLET_REUSE,
    CREDIT_AUDIT,
)


def renew_views(connection: sqlite3.Connection) -> None:
    """Make those views anew that another version of this program has made; views that users have added stay."""
    stored = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    stale = [view for view in VIEWS if stored.get(view.name) != view.create_sql()]
    if not stale:
        return
    connection.execute("SAVEPOINT views")  # inside a transaction, or as one
    for view in stale:
        connection.execute(f'DROP VIEW IF EXISTS "{view.name}"')
        connection.execute(view.create_sql())
    connection.execute("RELEASE views")
