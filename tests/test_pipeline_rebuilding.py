"""What other methods found is found anew by the next ingest, and until then the check says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.pipeline.rebuilding import lineage_scheme
from tests.program import FIXTURES

CORPUS = FIXTURES / "corpus"
ONE_JOB = pipeline.IngestOptions(jobs=1)
OLDER = "UPDATE schemes SET name = 'trace-0' WHERE kind = 'lineage'"
UNKNOWN = "DELETE FROM schemes WHERE kind = 'lineage'"
STALE = (
    "UPDATE matches SET score = 0.5 WHERE method = 'alignment'; DELETE FROM story_members; UPDATE sources SET text = ''"
)


@pytest.mark.parametrize("before", [OLDER, UNKNOWN])
def test_stories_and_sources_of_another_method_are_found_anew(tmp_path: Path, before: str) -> None:
    """A database of a program that aligned or traced otherwise comes to the lineage of a new one, by any ingest."""
    database = tmp_path / "a.db"
    pipeline.ingest([CORPUS], database, ONE_JOB)
    whole = pipeline.digest(database).digest
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(f"{before}; {STALE}")
    (finding,) = pipeline.check(database, jobs=1).wrong
    assert (finding.where, lineage_scheme() in finding.message) == ("schemes", True)
    assert pipeline.ingest([CORPUS / "wire"], database, ONE_JOB).documents == 0
    assert pipeline.digest(database).digest == whole
    assert pipeline.check(database, jobs=1).wrong == ()


def test_the_method_has_a_name_that_follows_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other weights of the link model are another method."""
    from lineage.alignment import model

    before = lineage_scheme()
    monkeypatch.setattr(model, "TABLES", model.TABLES[:1])
    assert lineage_scheme() != before
