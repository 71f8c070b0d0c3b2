"""Several programs at one file: writers take turns, readers go on, nothing is lost and nothing is counted twice."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lineage import pipeline
from lineage.config import DEFAULT, Settings, Waits
from lineage.errors import InputError, StoreError
from lineage.filters import AuditFilter, SourceFilter
from lineage.store import Store
from tests.program import FIXTURES, lineage, rows

CORPUS = FIXTURES / "corpus"
ONE_JOB = pipeline.IngestOptions(jobs=1)
IMPATIENT = replace(DEFAULT, waits=Waits(writer_seconds=0.1, attempt_seconds=0.01))


def articles(path: Path, **texts: str) -> Path:
    """A corpus of articles with these ids and texts."""
    path.write_text(
        "".join(json.dumps({"id": key, "outlet": "Post", "text": text}) + "\n" for key, text in texts.items())
    )
    return path


def test_five_ingests_at_once_lose_nothing(tmp_path: Path) -> None:
    """Overlapping parts into a file that nobody has made yet, one ingest fails, and somebody reads all the time."""
    target, whole = tmp_path / "all.db", tmp_path / "whole.db"
    parts = [
        [CORPUS / "wire", CORPUS / "world.jsonl"],
        [CORPUS],
        [CORPUS / "northern-courier.csv"],
        [CORPUS / "world.jsonl"],
    ]
    command = [sys.executable, "-m", "lineage", "ingest", "--quiet", "--db", str(target)]
    writers = [
        subprocess.Popen([*command, *map(str, part)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for part in [*parts, [FIXTURES / "bad" / "broken-line.jsonl", "--strict"]]
    ]
    seen: list[int] = []
    done = threading.Event()
    reader = threading.Thread(target=read_on, args=(target, done, seen))
    reader.start()
    said = [writer.communicate(timeout=300)[1] for writer in writers]
    done.set()
    reader.join()
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0, 2], said
    assert said[:4] == [""] * 4
    assert seen == sorted(seen)  # what was there once stays
    pipeline.ingest([CORPUS], whole, ONE_JOB)
    assert pipeline.digest(target).digest == pipeline.digest(whole).digest
    assert pipeline.check(target, jobs=1).wrong == ()
    pipeline.ingest([CORPUS / "wire"], target, ONE_JOB)  # a reader may have kept the last one from tidying up
    assert {path.name for path in tmp_path.iterdir()} == {"all.db", "whole.db"}


def read_on(database: Path, done: threading.Event, seen: list[int]) -> None:
    """Read until the others are done; once there is a document, no reader may fail.

    Before that the file may come and go: who has made it and fails removes it while nothing is in it.
    """
    while not done.is_set():
        try:
            with Store.open(database) as store:
                seen.append(store.counts()["documents"])
            pipeline.sources(SourceFilter(), database)
        except (InputError, StoreError) as error:
            if any(seen) or error.message not in ("no such database", "the file is empty"):
                seen.append(-1)
                raise


QUESTIONS: dict[str, Callable[[Path], object]] = {
    "sources": lambda database: pipeline.sources(SourceFilter(), database),
    "trace": lambda database: pipeline.traced("mpa-ferry", database),
    "why": lambda database: pipeline.explained("continental-post-ferry", "brenhaven-gazette-ferry", database),
    "audit": lambda database: pipeline.audits(AuditFilter(), database),
    "find": lambda database: pipeline.find_text(FIXTURES / "draft.txt", database),
}


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("statements", [1, 2, 4, 8])
def test_an_answer_is_of_one_moment(
    traced_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, statements: int
) -> None:
    """Whatever another program stores after any statement of a question, the answer is that of before."""
    database = Path(shutil.copy(traced_corpus, tmp_path / "a.db"))
    before = QUESTIONS[name](database)
    left = statements

    def counted(ask: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any) -> Any:
            nonlocal left
            answer = ask(*arguments)
            left -= 1
            if left == 0:
                with other:
                    for table in ("derivations", "source_members", "audits", "sources", "story_members", "matches"):
                        other.execute(f"DELETE FROM {table}")
            return answer

        return asked

    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA journal_mode = WAL")  # as it is while an ingest works
        monkeypatch.setattr(Store, "_rows", counted(Store._rows))
        assert QUESTIONS[name](database) == before
        assert left < statements


def test_nobody_writes_between_what_is_found_and_what_is_ticked_off(tmp_path: Path) -> None:
    """From the first look at what is new to the last source an ingest holds the file."""
    database, other = tmp_path / "a.db", articles(tmp_path / "other.jsonl", x="Snow fell on the harbour all night.")
    refused: list[str] = []
    heard: set[str] = set()

    def progress(stage: str, done: int) -> None:
        if stage.startswith(("finding", "aligning", "tracing")):
            with pytest.raises(StoreError, match=r"run 1 .* is writing"):
                pipeline.ingest(
                    [other], database, ONE_JOB, settings=IMPATIENT, progress=lambda stage, done: heard.add(stage)
                )
            refused.append(stage)

    pipeline.ingest([CORPUS], database, ONE_JOB, progress=progress)
    assert {"finding families and matches", "finding stories", "tracing sources"} <= set(refused)
    assert len(heard) == 1  # it waited before it read anything, and said for whom
    assert heard.pop().startswith("waiting for run 1 (process ")
    assert pipeline.ingest([other], database, ONE_JOB, settings=IMPATIENT).documents == 1


def test_what_another_ingest_has_stored_meanwhile_is_known_or_named(tmp_path: Path) -> None:
    """Of documents that two ingests read at the same time, equal ones count as known, and none is dropped unnamed."""
    database = tmp_path / "a.db"
    first = articles(tmp_path / "1.jsonl", a="The dam broke at dawn.", b="Rain fell on Monday.", c="The mayor left.")
    second = articles(tmp_path / "2.jsonl", a="The dam broke at dawn.", b="Rain fell on Tuesday.", d="Snow fell.")

    def progress(stage: str, done: int) -> None:
        if stage == "reading" and not database.with_name("done").exists():
            database.with_name("done").touch()
            assert pipeline.ingest([second], database, ONE_JOB).documents == 3

    report = pipeline.ingest([first], database, ONE_JOB, progress=progress)
    assert (report.documents, report.unchanged) == (1, 1)
    (skipped,) = report.skipped
    assert skipped.reason == "the id 'b' already belongs to a document with another text, title or outlet"


WIRED = (
    "HARBOURTOWN, March 5 (ZQN) - The dam broke at dawn on Friday after a week of rain, officials said. It has rained "
    "for a week.\n\nEngineers had warned about the wall for many years without any answer from the ministry of works."
)
AGENCY = '[[agency]]\nname = "{}"\nacronyms = ["{}"]\n'
OTHER_CUTS = replace(DEFAULT, passages=replace(DEFAULT.passages, block_words=20, split_words=25))


@pytest.mark.parametrize(("agencies", "settings"), [(True, DEFAULT), (False, OTHER_CUTS)], ids=["agencies", "settings"])
@pytest.mark.parametrize("own", [True, False], ids=["own agencies", "no agencies"])
@pytest.mark.parametrize("stage", ["reading", "storing"])
def test_a_method_that_another_ingest_has_replaced_derives_nothing_more(
    tmp_path: Path, stage: str, own: bool, agencies: bool, settings: Settings
) -> None:
    """One of two ingests with other agencies or settings ends; the file is sound, and a second try completes it."""
    database, whole = tmp_path / "a.db", tmp_path / "whole.db"
    first = articles(tmp_path / "1.jsonl", a=WIRED, b=f"{WIRED} More rain is due.")
    second = articles(tmp_path / "2.jsonl", c=WIRED, d="Snow fell on the harbour all night.")
    for name, sign in (("own", "ZQN"), ("other", "OTH")):
        (tmp_path / f"{name}.toml").write_text(AGENCY.format(f"Wire Service {sign}", sign))
    options = replace(ONE_JOB, agencies=(tmp_path / "own.toml",) if own else ())
    others = replace(ONE_JOB, agencies=(tmp_path / "other.toml",) if agencies else ())
    done: list[int] = []

    def progress(at: str, count: int) -> None:
        if at == stage and not done:
            done.append(pipeline.ingest([second], database, others, settings=settings).documents)

    with pytest.raises(StoreError, match="another ingest with other agencies or settings") as caught:
        pipeline.ingest([first], database, options, progress=progress)
    assert (caught.value.where, done) == (str(database), [2])
    assert pipeline.check(database, jobs=1).wrong == ()
    pipeline.ingest([first], database, options)
    assert pipeline.check(database, jobs=1).wrong == ()
    last = options if own else others  # without agencies of its own an ingest takes those that the file keeps
    pipeline.ingest([first, second], whole, last)
    assert pipeline.digest(database).digest == pipeline.digest(whole).digest


def test_an_ingest_of_what_another_has_stored_meanwhile_adds_nothing(tmp_path: Path) -> None:
    """Nothing new is left of the batch when its turn comes."""
    database, corpus = tmp_path / "a.db", articles(tmp_path / "1.jsonl", a="The dam broke at dawn.", b="Rain fell.")
    done: list[int] = []

    def progress(stage: str, count: int) -> None:
        if stage == "reading" and not done:
            done.append(1)
            done[0] = pipeline.ingest([corpus], database, ONE_JOB).documents

    report = pipeline.ingest([corpus], database, ONE_JOB, progress=progress)
    assert (done, report.documents, report.unchanged, report.skipped) == ([2], 0, 2, ())


def test_a_report_counts_no_matches_of_another_ingest(tmp_path: Path) -> None:
    """What another one stores in the meantime, with higher numbers, is not found by this one."""
    database = tmp_path / "a.db"
    texts = {key: f"{WIRED} Number {key} is out." for key in "bcdef"}
    own, others = articles(tmp_path / "own.jsonl", a=WIRED), articles(tmp_path / "others.jsonl", **texts)
    done: list[int] = []

    def progress(stage: str, count: int) -> None:
        if stage == "storing" and not done:
            done.append(pipeline.ingest([others], database, ONE_JOB).matches_inside_outlets)

    report = pipeline.ingest([own], database, ONE_JOB, progress=progress)
    sql = "SELECT count(*) FROM passage_matches WHERE label <> 'furniture' AND 'a' IN (a_document, b_document)"
    assert [(report.matches_inside_outlets,)] == rows(database, sql)
    assert report.matches_inside_outlets < done[0]


def test_a_failed_ingest_never_takes_the_file_of_another(tmp_path: Path) -> None:
    """Who has made the file removes it only while nobody else has it open and nothing is in it."""
    database = tmp_path / "a.db"
    maker = Store.create(database)
    with Store.create(database) as other:
        maker.discard_if_empty()
        assert database.exists()
        assert not other.made
    maker = Store.create(tmp_path / "b.db")
    maker.discard_if_empty()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_failed_ingest_of_a_program_that_went_elsewhere_removes_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the database of the same name in the folder in which the program works by now."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        monkeypatch.chdir(folder)
        made = Store.create("a.db")
        if folder == there:
            made.close()
        else:
            maker = made
    maker.discard_if_empty()
    assert [path.name for path in tmp_path.glob("*/*")] == ["a.db"]
    assert (there / "a.db").exists()


def test_a_failed_ingest_leaves_a_link_to_no_file(tmp_path: Path) -> None:
    """The file that it has made where the link points is removed, and not the link."""
    link = tmp_path / "a.db"
    link.symlink_to(tmp_path / "elsewhere.db")
    Store.create(link).discard_if_empty()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert link.is_symlink()


def test_a_file_that_is_removed_while_it_is_opened_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever had opened it, but not looked yet, writes to a file that has its name."""
    from lineage.store import opening

    database = tmp_path / "a.db"
    makers, prepare = [Store.create(database)], opening._prepare

    def too_late(connection: sqlite3.Connection) -> None:
        while makers:
            makers.pop().discard_if_empty()
            assert not database.exists()
        prepare(connection)

    monkeypatch.setattr(opening, "_prepare", too_late)
    with Store.create(database) as store:
        assert store.made
        assert database.exists()
    assert lineage("ingest", CORPUS / "wire", "--db", database).returncode == 0
