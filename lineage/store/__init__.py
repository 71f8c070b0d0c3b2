"""Documents, passages, measurements -> one SQLite file, and back.  The only home of SQL.

    with Store.create("lineage.db") as store, store.transaction():
        run = store.start_run(RunRecord(version, fingerprint))
        ids = store.add_documents(documents, run)
        …
    with Store.open("lineage.db") as store:
        store.find_document("some-id")

The views of the file are a public contract (`schema()` describes them); the tables behind them are not.
"""

from __future__ import annotations

from lineage.reports import Schema
from lineage.store.asking import Asking
from lineage.store.connection import IMPLAUSIBLE
from lineage.store.deriving import Deriving
from lineage.store.integrity import REPAIR
from lineage.store.locating import Locating, StoredOverlap
from lineage.store.naming import Naming, described, several
from lineage.store.opening import files_of, is_of_database
from lineage.store.rebuilding import Rebuilding
from lineage.store.relating import Relating
from lineage.store.tracing import Tracing
from lineage.store.values import (
    DocumentPairs,
    Held,
    Ids,
    IndexSegment,
    PassageColumns,
    RunRecord,
    Standing,
    StoredDocument,
    StoredTerms,
    TermColumns,
    Traced,
)
from lineage.store.versions import SCHEMA_VERSION
from lineage.store.writing import Writing

__all__ = [
    "IMPLAUSIBLE",
    "REPAIR",
    "SCHEMA_VERSION",
    "DocumentPairs",
    "Held",
    "Ids",
    "IndexSegment",
    "PassageColumns",
    "RunRecord",
    "Standing",
    "Store",
    "StoredDocument",
    "StoredOverlap",
    "StoredTerms",
    "TermColumns",
    "Traced",
    "described",
    "files_of",
    "is_of_database",
    "schema",
    "several",
]


class Store(Naming, Writing, Deriving, Relating, Tracing, Rebuilding, Asking, Locating):
    """A lineage database: `Store.create(path)` to write, `Store.open(path)` to read; a context manager.

    Each of its parts is a `Connection` with the statements of one purpose, and builds on the parts that it needs.
    """


def schema() -> Schema:
    """Every table, the search index and every view, each column with the reason for it, views first."""
    from lineage.store.provenance_tables import PROVENANCE_TABLES
    from lineage.store.tables import TABLES
    from lineage.store.views import SEARCH, VIEWS

    relations = (*VIEWS, SEARCH, *TABLES, *PROVENANCE_TABLES)
    return Schema(SCHEMA_VERSION, tuple(relation.describe() for relation in relations))
