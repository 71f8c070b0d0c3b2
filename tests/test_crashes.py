"""An ingest that dies anywhere leaves a sound database, which the same command completes to the same lineage.

A few of the trials of `benchmarks/crashes.py`, which makes hundreds of them, on a small corpus.
"""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from benchmarks.crashes import (
    Death,
    Step,
    Trials,
    deaths_anywhere,
    deaths_at_commits,
    deaths_with_log,
    killed_at,
    steps_of,
)
from lineage import pipeline

CORPUS = [Path(__file__).parent.parent / "fixtures" / "corpus" / name for name in ("wire", "northern-courier.csv")]
SEED = 7


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Trials:
    """The corpus, and the digest of its lineage when nothing happens."""
    database = tmp_path_factory.mktemp("crashes") / "whole.db"
    pipeline.ingest(CORPUS, database, pipeline.IngestOptions(jobs=1))
    return Trials(CORPUS, pipeline.digest(database).digest, random.Random(SEED))


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    """The statements of an undisturbed ingest."""
    return steps_of(CORPUS, tmp_path_factory.mktemp("crashes") / "steps.db")


@pytest.mark.parametrize("part", range(3))
def test_killed_before_or_after_a_commit(trials: Trials, steps: list[Step], part: int) -> None:
    """Every transaction of an ingest is a place where it may end: nothing of it is there, or all."""
    commits = {place for place, step in enumerate(steps) if step.sql == "COMMIT"}
    assert len(commits) >= 6  # schema, start, two batches, what is derived, the report
    deaths = [death for death in deaths_at_commits(steps) if {death.step, death.step - 1} & commits]
    assert [found for death in deaths[part::3] if (found := trials.dies(death))] == []


def test_killed_inside_of_transactions(trials: Trials, steps: list[Step]) -> None:
    """Before statements, and between the rows of one."""
    deaths = list(deaths_anywhere(steps, 8, random.Random(SEED)))
    assert any(death.row for death in deaths)
    assert [found for death in deaths if (found := trials.dies(death))] == []


def test_power_goes_out(trials: Trials, steps: list[Step]) -> None:
    """Any part of the log may be missing, or be zeros."""
    deaths = deaths_with_log(steps, 6, random.Random(SEED))
    assert [found for death in deaths if (found := trials.dies(death))] == []


def test_documents_are_there_whole_or_not_at_all(tmp_path: Path, steps: list[Step]) -> None:
    """After the first batch is committed its documents stay, before it none is there; the check says what is open."""
    batches = [place for place, step in enumerate(steps) if step.sql.startswith("INSERT INTO documents")]
    after = next(place for place in range(batches[0], len(steps)) if steps[place].sql == "COMMIT") + 1
    for death, documents in ((batches[0] + 1, 0), (after, 5), (batches[1] + 1, 5)):
        database = tmp_path / f"{death}.db"
        killed_at(CORPUS, database, Death(death))
        report = pipeline.check(database, jobs=1)
        assert report.wrong == ()
        assert report.digest is not None
        assert {part.table: part.rows for part in report.digest.parts}["documents"] == documents
        assert bool(documents) == any("interrupted" in note for note in report.notes)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_program_is_stopped(trials: Trials, number: signal.Signals) -> None:
    """With helper processes, at moments that nobody chose."""
    assert trials.stopped(number, within=1.0) == []


@pytest.mark.parametrize("size", [40_000, 130_000])
def test_the_disk_is_full(trials: Trials, size: int) -> None:
    """Exit status 3, what to do, and whole documents."""
    assert trials.fills(size) == []
