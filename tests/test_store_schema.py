"""The documented schema is the schema: every table, view and column of a real file, in order, with its reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lineage.store import SCHEMA_VERSION, Store, schema

# The contract with users and other programs: these columns come first, in this order; more may follow.
CONTRACT = {
    "passage_lineage": "document outlet published ordinal start end kind text family label source source_kind "
    "source_name source_document confidence evidence",
    "passage_matches": "a_document a_start a_end b_document b_start b_end a_outlet b_outlet label jaccard containment "
    "score family",
    "document_lineage": "document outlet published words verbatim edited paraphrase added furniture source source_name "
    "credit_verdict",
    "families": "family size outlets first_document first_published text",
    "source_timeline": "source source_kind source_name document outlet published passages share",
    "outlet_reuse": "from_outlet to_outlet documents passages words",
    "credit_audit": "document outlet source_name share verdict evidence",
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A plain SQLite connection to a new database."""
    path: Path = tmp_path_factory.mktemp("schema") / "t.db"
    Store.create(path).close()
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_every_relation_of_a_file_is_documented(connection: sqlite3.Connection) -> None:
    """What SQLite lists, apart from its own tables and those behind the search index, is what `schema` lists."""
    listed = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_sqlite_%' ESCAPE '\\'"
    )
    assert sorted(name for (name,) in listed) == sorted(relation.name for relation in schema().relations)


@pytest.mark.parametrize("relation", schema().relations, ids=lambda relation: relation.name)
def test_every_column_is_documented(connection: sqlite3.Connection, relation: object) -> None:
    """Names and order are those of the file; each relation and column says why it exists."""
    from lineage.reports import Relation

    assert isinstance(relation, Relation)
    real = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [relation.name])]
    assert [column.name for column in relation.columns] == real
    assert relation.comment
    assert all(column.comment for column in relation.columns)


@pytest.mark.parametrize(("view", "columns"), CONTRACT.items())
def test_the_contract_of_the_views_holds(connection: sqlite3.Connection, view: str, columns: str) -> None:
    """Every promised view has the promised columns, first and in order."""
    promised = columns.split()
    real = [column[0] for column in connection.execute(f"SELECT * FROM {view}").description]
    assert real[: len(promised)] == promised


def test_tables_are_strict_and_refer_to_row_ids(connection: sqlite3.Connection) -> None:
    """Every table of ours is STRICT, and every reference is declared, so that other tools can follow it."""
    ours = {relation.name for relation in schema().relations if relation.kind == "table"}
    strict = {name for name, flag in connection.execute("SELECT name, strict FROM pragma_table_list") if flag}
    assert ours <= strict
    references = {
        table: connection.execute("SELECT * FROM pragma_foreign_key_list(?)", [table]).fetchall() for table in ours
    }
    assert {row[2] for rows in references.values() for row in rows} <= ours
    assert len(references["matches"]) == 2


def test_the_file_says_what_it_is(connection: sqlite3.Connection) -> None:
    """Version, application id, and the comments of columns are in the file itself."""
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION == schema().version
    assert connection.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"LNEG", "big")
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'documents'").fetchone()
    assert '"external_id" TEXT,  -- the id that the input gave; NULL where it gave none' in sql
