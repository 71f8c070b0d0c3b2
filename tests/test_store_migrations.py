"""A saved database of every released schema comes up to the newest, empty and filled, and a newer one is refused."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.errors import StoreError
from lineage.store import SCHEMA_VERSION, Store
from lineage.store.tables import GIVEN
from tests.program import FIXTURES, everything, lineage, rows

SAVED = sorted(FIXTURES.glob("db/*.db.gz"))
OLDER = [path for path in SAVED if not path.name.startswith(f"schema-{SCHEMA_VERSION}")]
FILLED = [path for path in SAVED if "empty" not in path.name]
EXTRA = ("--agencies", FIXTURES / "agencies.toml", "--owners", FIXTURES / "owners.toml")


def unpacked(saved: Path, folder: Path) -> Path:
    """The database as it was saved."""
    path = folder / saved.name.removesuffix(".gz")
    path.write_bytes(gzip.decompress(saved.read_bytes()))
    return path


def version(path: Path) -> int:
    """The number of the schema, as it stands in the file."""
    return int(rows(path, "PRAGMA user_version")[0][0])


def test_every_released_schema_is_saved(tmp_path: Path) -> None:
    """For each version but the newest there is a filled database and an empty one."""
    for number in range(1, SCHEMA_VERSION):
        for name in (f"schema-{number}.db.gz", f"schema-{number}-empty.db.gz"):
            path = unpacked(FIXTURES / "db" / name, tmp_path)
            assert version(path) == number
            assert bool(rows(path, "SELECT count(*) FROM documents")[0][0]) != ("empty" in name)


@pytest.mark.parametrize("saved", OLDER, ids=lambda path: path.name)
def test_a_saved_database_is_brought_up_and_is_sound(saved: Path, tmp_path: Path) -> None:
    """Until then readers are told how; then no row that people gave is lost, and the schema is that of a new file."""
    path = unpacked(saved, tmp_path)
    there = {name for (name,) in rows(path, "SELECT name FROM sqlite_schema")}
    kept = {table.name: rows(path, f"SELECT * FROM {table.name}") for table in GIVEN if table.name in there}
    with pytest.raises(StoreError, match=rf"schema \d+, this lineage reads {SCHEMA_VERSION}") as caught:
        Store.open(path)
    assert "bring it up with" in str(caught.value.hint)
    Store.create(path).close()
    Store.create(tmp_path / "new.db").close()
    assert version(path) == SCHEMA_VERSION
    for table, before in kept.items():
        width = len(before[0]) if before else 0
        assert [row[:width] for row in rows(path, f"SELECT * FROM {table}")] == before, table
    statements = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    assert rows(path, statements) == rows(tmp_path / "new.db", statements)
    report = pipeline.check(path, jobs=1)
    assert report.wrong == ()
    assert bool(report.notes) == bool(kept["documents"])  # what is derived waits for the next ingest


@pytest.mark.parametrize("saved", FILLED, ids=lambda path: path.name)
def test_a_saved_database_is_added_to_as_if_it_were_new(saved: Path, tmp_path: Path) -> None:
    """Ingesting the rest of the corpus gives the views of one ingest by this version, and a database that is sound."""
    path = unpacked(saved, tmp_path)
    for database in (path, tmp_path / "new.db"):
        done = lineage("ingest", FIXTURES / "corpus", *SAVED_INPUTS, *EXTRA, "--db", database)
        assert done.returncode == 4, done.stderr
    assert everything(path) == everything(tmp_path / "new.db")
    checked = lineage("check", "--db", path)
    assert checked.returncode == 0, checked.stdout
    assert pipeline.digest(path) == pipeline.digest(tmp_path / "new.db")


SAVED_INPUTS = (FIXTURES / "bad" / "broken-line.jsonl", FIXTURES / "bad" / "garbage-dates.jsonl")
"""What the saved databases hold besides files of the corpus."""


@pytest.mark.parametrize("command", ["check", "sources", "audit", "ingest"])
def test_an_older_program_refuses_a_newer_file(command: str, tmp_path: Path) -> None:
    """Exit status 3, both versions named, and neither the file nor its folder changed."""
    path = unpacked(FILLED[-1], tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = hashlib.sha256(path.read_bytes()).digest()
    paths = [FIXTURES / "draft.txt"] if command == "ingest" else []
    done = lineage(command, *paths, "--db", path)
    assert done.returncode == 3
    assert f"schema {SCHEMA_VERSION + 1}, this lineage knows up to {SCHEMA_VERSION}" in done.stderr
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert list(tmp_path.iterdir()) == [path]


def test_views_of_another_version_are_made_anew(tmp_path: Path) -> None:
    """The next ingest shows what this version shows; a view that the user has made stays."""
    database = tmp_path / "views.db"
    lineage("ingest", FIXTURES / "corpus", "--db", database)
    with closing(sqlite3.connect(database)) as connection:
        (whole,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'outlet_reuse'").fetchone()
        connection.execute("DROP VIEW outlet_reuse")
        connection.execute("CREATE VIEW outlet_reuse AS SELECT 1 AS old")
        connection.execute("CREATE VIEW mine AS SELECT count(*) AS documents FROM documents")
    lineage("ingest", FIXTURES / "corpus", "--db", database)
    assert rows(database, "SELECT sql FROM sqlite_master WHERE name = 'outlet_reuse'") == [(whole,)]
    assert rows(database, "SELECT documents > 0 FROM mine") == [(1,)]
