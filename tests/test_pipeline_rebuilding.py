"""What other methods found is found anew by the next ingest, and until then the check says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lineage import methods, pipeline
from lineage.config import DEFAULT, Settings
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
    report = pipeline.check(database, jobs=1)
    assert report.wrong == ()
    assert any("the next ingest finds them anew" in note for note in report.notes)
    assert pipeline.ingest([CORPUS / "wire"], database, ONE_JOB).documents == 0
    assert pipeline.digest(database).digest == whole
    assert pipeline.check(database, jobs=1).wrong == ()


def test_the_method_has_a_name_that_follows_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other weights of the link model are another method."""
    before = methods.lineage(DEFAULT)
    monkeypatch.setattr(methods, "LINK_TABLES", methods.LINK_TABLES[:1])
    assert methods.lineage(DEFAULT) != before


@pytest.mark.parametrize(
    "other",
    [
        replace(DEFAULT, stories=replace(DEFAULT.stories, pairs_per_document=1)),
        replace(DEFAULT, sources=replace(DEFAULT.sources, tie_words=20)),
        replace(DEFAULT, matching=replace(DEFAULT.matching, min_jaccard=0.9)),
        replace(DEFAULT, passages=replace(DEFAULT.passages, min_words=20)),
    ],
    ids=["stories", "sources", "matching", "passages"],
)
def test_what_other_settings_derived_is_derived_anew(tmp_path: Path, other: Settings) -> None:
    """A program with other thresholds adds to a file as if it had made all of it, and the check finds it sound."""
    pieces, whole = tmp_path / "pieces.db", tmp_path / "whole.db"
    pipeline.ingest([CORPUS / "wire"], pieces, ONE_JOB)
    pipeline.ingest([CORPUS], pieces, ONE_JOB, settings=other)
    pipeline.ingest([CORPUS], whole, ONE_JOB, settings=other)
    assert pipeline.digest(pieces) == pipeline.digest(whole)
    assert pipeline.check(pieces, jobs=1).wrong == ()
