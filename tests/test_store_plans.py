"""Statements of a question, or of one more article, go through an index: their cost is that of what they find."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.store import Store
from tests.program import FIXTURES
from tests.query_plans import scanned

ONE_JOB = pipeline.IngestOptions(jobs=1)
WHOLE = (
    r"SELECT count\(\*\) FROM \w+( WHERE documents > 1)?",  # the totals that an ingest reports
    r"SELECT EXISTS \(SELECT 1 FROM documents\)",  # as far as the first row
    r"SELECT outlet, count\(\*\) FROM documents GROUP BY outlet",  # of an index
    r"SELECT d.outlet, m.wording, .* JOIN wording_families f ON f.id = m.family AND f.documents >= .*",  # of an index
    r"SELECT id FROM documents ORDER BY id",
    r"SELECT location FROM documents WHERE location IS NOT NULL",  # of 100,000 documents at most
)
"""Statements that are meant to see all of a table."""


def new_article(path: Path) -> Path:
    """An article that repeats a paragraph of one that is stored."""
    with Store.open(path.with_name("a.db")) as store:
        text = store.find_document("mpa-ferry").document.text
    path.write_text(f"Port Ansel Post\n\n{text}\n\nThe port stays closed until Monday, its master said.", "utf-8")
    return path


ASKED: dict[str, Callable[[Path], object]] = {
    "trace": lambda database: pipeline.traced("mpa-ferry", database),
    "why": lambda database: pipeline.explained("continental-post-ferry", "brenhaven-gazette-ferry", database),
    "find": lambda database: pipeline.find_text(FIXTURES / "draft.txt", database),
    "ingest": lambda database: pipeline.ingest([new_article(database.with_name("new.txt"))], database, ONE_JOB),
}


@contextmanager
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Every statement that stores run inside."""
    found: set[str] = set()

    def recorded(function: Callable[..., object]) -> Callable[..., object]:
        def run(store: Store, sql: str, *arguments: object) -> object:
            found.add(sql)
            return function(store, sql, *arguments)

        return run

    with monkeypatch.context() as patched:
        for name in ("_rows", "_stream", "_run", "_many"):
            patched.setattr(Store, name, recorded(getattr(Store, name)))
        yield found


@contextmanager
def large(database: Path) -> Iterator[sqlite3.Connection]:
    """The database, which SQLite takes for ten thousand times as large when it plans."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for row, stat in connection.execute("SELECT rowid, stat FROM sqlite_stat1").fetchall():
            rows, *rest = stat.split()
            told = " ".join([f"{10_000 * int(rows)}", *rest])
            connection.execute("UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?", [told, row])
    with closing(sqlite3.connect(database)) as connection:
        yield connection


@pytest.mark.parametrize("name", ASKED)
def test_no_large_table_is_read_from_end_to_end(
    traced_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What a statement costs follows from what it finds, and not from what is stored."""
    database = Path(shutil.copy(traced_corpus, tmp_path / "a.db"))
    with statements(monkeypatch) as found:
        ASKED[name](database)
    assert len(found) > 10
    asked = [
        sql
        for sql in sorted(found)
        if re.match(r"\s*(SELECT|WITH|UPDATE|DELETE|INSERT)", sql)
        and not any(re.fullmatch(whole, sql, re.DOTALL) for whole in WHOLE)
    ]
    with large(database) as connection:
        assert {sql: steps for sql in asked if (steps := scanned(connection, sql))} == {}


def test_a_scan_is_seen(traced_corpus: Path, tmp_path: Path) -> None:
    """The test above can fail: for a table by its name, by its alias, and behind a union."""
    with large(Path(shutil.copy(traced_corpus, tmp_path / "a.db"))) as connection:
        for sql in (
            "SELECT id FROM passages WHERE words = ?",
            "SELECT p.id FROM passages p WHERE p.words = :words",
            "SELECT m.one FROM (SELECT a_passage AS one FROM matches UNION ALL SELECT b_passage FROM matches) m",
        ):
            assert scanned(connection, sql)
        assert not scanned(connection, "SELECT p.id FROM passages p WHERE p.document = ?")
