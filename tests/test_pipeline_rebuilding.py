"""The next ingest derives anew what another method derived, and until then `lineage check` says so."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.config import DEFAULT, Settings
from lineage.errors import StoreError
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


@pytest.mark.parametrize(
    "other",
    [
        replace(DEFAULT, stories=replace(DEFAULT.stories, pairs_per_document=1)),
        replace(DEFAULT, stories=replace(DEFAULT.stories, terms=10)),
        replace(DEFAULT, sources=replace(DEFAULT.sources, tie_words=20)),
        replace(DEFAULT, matching=replace(DEFAULT.matching, min_jaccard=0.9)),
        replace(DEFAULT, passages=replace(DEFAULT.passages, min_words=20)),
    ],
    ids=["stories", "terms", "sources", "matching", "passages"],
)
def test_what_other_settings_derived_is_derived_anew(tmp_path: Path, other: Settings) -> None:
    """A program with other thresholds adds to a file as if it had made all of it, and the check finds it sound."""
    pieces, whole = tmp_path / "pieces.db", tmp_path / "whole.db"
    pipeline.ingest([CORPUS / "wire"], pieces, ONE_JOB)
    pipeline.ingest([CORPUS], pieces, ONE_JOB, settings=other)
    pipeline.ingest([CORPUS], whole, ONE_JOB, settings=other)
    assert pipeline.digest(pieces) == pipeline.digest(whole)
    assert pipeline.check(pieces, jobs=1).wrong == ()


# ── documents that are deleted ────────────────────────────────────────────────────────────────────────────────────


def delete(database: Path, *keys: str) -> None:
    """What a user does with any program that speaks SQL."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany("DELETE FROM documents WHERE key = ?", [(key,) for key in keys])


def articles(path: Path, *rows: tuple[str, str, str]) -> Path:
    """A file of articles: id, outlet, text."""
    lines = [
        json.dumps({"id": key, "outlet": outlet, "date": "2026-03-01", "text": text}) for key, outlet, text in rows
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


HARBOUR = "The harbour council met on Monday and voted to rebuild the eastern quay before the winter storms come back."
BUDGET = "Members will discuss the budget of the new library again in June, the chairwoman said after the meeting."


def test_deleted_documents_are_said_to_be_missing_and_leave_no_trace(tmp_path: Path) -> None:
    """Until the next ingest a note; then the lineage of a file that never had them, without their outlets."""
    files = [
        articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR), ("b", "Star", HARBOUR)),
        articles(tmp_path / "b.jsonl", ("c", "Mail", f"{HARBOUR}\n\n{BUDGET}")),
        articles(tmp_path / "c.jsonl", ("d", "Sun", BUDGET)),
    ]
    full, clean = tmp_path / "full.db", tmp_path / "clean.db"
    pipeline.ingest(files[:2], full, ONE_JOB)
    pipeline.ingest(files[1:], clean, ONE_JOB)
    delete(full, "a", "b")
    assert any("documents were deleted" in remark for remark in pipeline.traced("c", full).remarks)
    report = pipeline.check(full, jobs=1)
    assert report.wrong == ()
    assert any("documents were deleted" in note for note in report.notes)
    repaired = tmp_path / "repaired.db"
    shutil.copy(full, repaired)
    pipeline.ingest(files[2:], full, ONE_JOB)
    assert pipeline.traced("c", full).remarks == ()
    assert pipeline.digest(full) == pipeline.digest(clean)
    assert pipeline.check(full, jobs=1).wrong == ()
    told = pipeline.check(repaired, repair=True, jobs=1)
    assert (told.wrong, told.notes) == ((), ())
    assert "2 documents are removed" in told.repaired[0].message
    pipeline.ingest(files[2:], repaired, ONE_JOB)
    assert pipeline.digest(repaired) == pipeline.digest(clean)


def test_where_foreign_keys_are_enforced_nothing_is_deleted(tmp_path: Path) -> None:
    """A program that has them enforced is refused, and the file is what it was; others delete."""
    database = tmp_path / "a.db"
    pipeline.ingest([articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR), ("b", "Star", HARBOUR))], database, ONE_JOB)
    before = pipeline.digest(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("DELETE FROM documents WHERE key = 'a'")
    assert pipeline.digest(database) == before
    delete(database, "a")
    assert pipeline.digest(database) != before


def test_all_documents_are_deleted(tmp_path: Path) -> None:
    """What is left is a file with nothing in it, to which others can be added."""
    database, new = tmp_path / "a.db", tmp_path / "new.db"
    pipeline.ingest([articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR))], database, ONE_JOB)
    delete(database, "a")
    assert pipeline.check(database, jobs=1).wrong == ()
    more = articles(tmp_path / "b.jsonl", ("b", "Star", BUDGET))
    for path in (database, new):
        pipeline.ingest([more], path, ONE_JOB)
    assert pipeline.digest(database) == pipeline.digest(new)


def test_a_text_is_replaced_by_deleting_it_first(tmp_path: Path) -> None:
    """The corrected version comes in under the id of the one that is gone."""
    database, new = tmp_path / "a.db", tmp_path / "new.db"
    pipeline.ingest([articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR), ("b", "Star", HARBOUR))], database, ONE_JOB)
    later = articles(tmp_path / "later.jsonl", ("a", "Post", f"{HARBOUR} {BUDGET}"))
    (refused,) = pipeline.ingest([later], database, ONE_JOB).skipped
    assert "DELETE FROM documents" in str(refused.hint)
    delete(database, "a")
    assert pipeline.ingest([later], database, ONE_JOB).documents == 1
    pipeline.ingest([later, articles(tmp_path / "b.jsonl", ("b", "Star", HARBOUR))], new, ONE_JOB)
    assert pipeline.digest(database) == pipeline.digest(new)


def test_documents_deleted_under_an_ingest_stop_it(tmp_path: Path) -> None:
    """It would take in what hung on them; the same command completes it."""
    database, new = tmp_path / "a.db", tmp_path / "new.db"
    old = articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR), ("b", "Star", HARBOUR))
    later = articles(tmp_path / "b.jsonl", ("c", "Mail", HARBOUR))
    pipeline.ingest([old], database, ONE_JOB)

    def interfering(stage: str, _: int) -> None:
        if stage == "reading":
            delete(database, "a")

    with pytest.raises(StoreError, match="deleted from the database meanwhile"):
        pipeline.ingest([later], database, ONE_JOB, progress=interfering)
    pipeline.ingest([later], database, ONE_JOB)
    pipeline.ingest([later, articles(tmp_path / "b2.jsonl", ("b", "Star", HARBOUR))], new, ONE_JOB)
    assert pipeline.digest(database) == pipeline.digest(new)


def test_a_view_of_another_build_is_said_to_be_renewed(tmp_path: Path) -> None:
    """It is told as wrong, as damage would look no other, and what becomes of it."""
    database = tmp_path / "a.db"
    pipeline.ingest([articles(tmp_path / "a.jsonl", ("a", "Post", HARBOUR))], database, ONE_JOB)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript("DROP VIEW families; CREATE VIEW families AS SELECT 1 AS family")
    (wrong,) = pipeline.check(database, jobs=1).wrong
    assert wrong.where == "families"
    assert "the next ingest renews it" in wrong.message
