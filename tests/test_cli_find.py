"""`lineage find` as users run it: what a new text is made of, with nothing stored."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from lineage import pipeline
from tests.answers import TRACE, asked, plain, trace_keys
from tests.program import FIXTURES, lineage, rows

AGENCIES = FIXTURES / "agencies.toml"
FERRY = (
    "PORT ANSEL (MPA) - All 214 passengers and crew were taken off the car ferry Selka early on Monday after a fire in "
    "the engine room left it without power off Port Ansel.\n\n"
    "The mayor of Aldmoor was not on board; he has never liked boats and says so in every speech he gives.\n\n"
    "Straits Line, which owns the Selka, said it would not comment on the cause.\n"
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A new text: a sentence of the wire, edited, and one that nobody has printed."""
    path = tmp_path / "draft.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def test_a_new_text_is_traced_and_nothing_is_stored(traced_corpus: Path, draft: Path) -> None:
    """Keys are pinned, the copied sentence hangs on the wire's stored source, and not a byte of the file changes."""
    before = hashlib.sha256(traced_corpus.read_bytes()).digest()
    answer = asked("find", draft, "--db", traced_corpus)
    assert hashlib.sha256(traced_corpus.read_bytes()).digest() == before
    assert list(answer) == TRACE
    assert answer["schema"] == "lineage.find/1"
    trace_keys(answer)
    labels = [passage["label"] for passage in answer["passages"]]
    assert labels[:3] == ["furniture", "edited", "added"]
    copied = answer["passages"][1]
    assert "mpa-ferry" in {row["document"]["id"] for row in copied["counterparts"]}
    source = answer["sources"][copied["sources"][0]["place"]]
    assert (source["kind"], source["name"]) == ("agency", "Meridian Press Agency")
    stored = rows(traced_corpus, "SELECT DISTINCT source FROM source_timeline WHERE document = 'mpa-ferry'")
    assert (source["source"],) in stored
    assert [entry["verdict"] for entry in answer["audit"]] == ["credited"]
    assert str(draft) in {carrier["document"]["id"] for carrier in source["carriers"]}


def test_counterparts_stand_where_the_answer_says(traced_corpus: Path, draft: Path) -> None:
    """The offsets of a counterpart are those of a passage of the stored text."""
    answer = asked("find", draft, "--db", traced_corpus)
    for passage in answer["passages"]:
        assert FERRY[passage["start"] : passage["end"]] == passage["text"]
        for row in passage["counterparts"]:
            place = [row["document"]["id"], row["start"], row["end"]]
            sql = 'SELECT 1 FROM passage_texts WHERE document = ? AND start <= ? AND "end" >= ?'
            assert rows(traced_corpus, sql, place)


def test_a_text_of_nobody_has_no_source(traced_corpus: Path, tmp_path: Path) -> None:
    """Everything is added, and the view says that nothing in the database says it."""
    path = tmp_path / "own.txt"
    path.write_text(
        "The mayor of Aldmoor bought a parrot that sings the anthem backwards on Sundays.\n", encoding="utf-8"
    )
    answer = asked("find", path, "--db", traced_corpus)
    assert answer["shares"]["added"] == 1
    assert (answer["sources"], answer["audit"], answer["same_event"]) == ([], [], [])
    text = plain("find", path, "--db", traced_corpus)
    assert "nothing in the database says it" in text
    assert "whether it came before or after the others is not" in text


def test_a_text_that_is_stored_is_compared_with_the_others(traced_corpus: Path) -> None:
    """It says under which id it is known, and does not find itself."""
    path = FIXTURES / "corpus" / "valley-echo" / "2026-03-18-grauhorn-strike-over.txt"
    answer = asked("find", path, "--db", traced_corpus)
    assert any("in the database already" in remark for remark in answer["remarks"])
    carriers = [carrier["document"]["id"] for carrier in answer["sources"][0]["carriers"]]
    assert carriers == ["harbour-ledger-strike", str(path)]
    assert not any("agencies" in remark for remark in answer["remarks"])


def test_a_stored_text_has_the_sources_that_its_trace_has(tmp_path: Path) -> None:
    """The note of a house that stands in two of its stories is a source of both versions, however one asks."""
    note = "Write to the newsroom of the Valley Post at Mill Lane, or ring the bell beside the green door after six."
    story = [
        f"The {word}mill of {word}dale went on turning for nine hours and {word}ers saw the {word}wheel {word}ly burn."
        for word in ("north", "east", "south", "west")
    ]
    folder = tmp_path / "House"
    folder.mkdir()
    texts = {"first": [*story, note], "second": [*story, note, "Nobody was hurt, said Orla Finch."], "other": [note]}
    for name, paragraphs in texts.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    assert lineage("ingest", folder, "--db", tmp_path / "a.db").returncode == 0
    for name in ("first", "second"):
        found, traced = (asked(verb, folder / f"{name}.txt", "--db", tmp_path / "a.db") for verb in ("find", "trace"))
        claims = [
            [[(c["source"], c["label"]) for c in p["sources"]] for p in one["passages"]] for one in (found, traced)
        ]
        assert claims[0] == claims[1]
        assert found["passages"][-1 if name == "first" else -2]["sources"]


@pytest.mark.parametrize("key", ["northern-courier-ferry", "continental-post-dam", "harbour-ledger-summit"])
def test_a_text_gets_the_sources_that_an_ingest_would_give_it(traced_corpus: Path, tmp_path: Path, key: str) -> None:
    """Held out of the corpus and asked for, a document has the sources and verdicts that it has when it is stored."""
    sql = (
        "SELECT d.external_id, o.name, d.title, d.url, d.published, d.text FROM documents d "
        "JOIN outlets o ON o.id = d.outlet"
    )
    names = ("id", "outlet", "title", "url", "date", "text")
    records = [dict(zip(names, row, strict=True)) for row in rows(traced_corpus, sql)]
    records = [{name: value for name, value in record.items() if value} for record in records]
    rest, one, database = (tmp_path / name for name in ("rest.jsonl", "one.json", "rest.db"))
    others = [json.dumps(record) for record in records if record.get("id") != key]
    rest.write_text("\n".join(others) + "\n", encoding="utf-8")
    one.write_text(json.dumps(next(record for record in records if record.get("id") == key)), encoding="utf-8")
    pipeline.ingest([rest], database, pipeline.IngestOptions(agencies=(AGENCIES,), jobs=1))
    found = pipeline.find_text(one, database)
    stored = pipeline.traced(key, traced_corpus)
    assert [(source.kind, source.name) for source in found.sources] == [(s.kind, s.name) for s in stored.sources]
    assert [(audit.verdict, audit.name) for audit in found.audits] == [(a.verdict, a.name) for a in stored.audits]


def test_a_file_that_is_not_there_and_a_database_that_is_not_there(traced_corpus: Path, tmp_path: Path) -> None:
    """Exit status 2, and what is missing is named."""
    done = lineage("find", "no-such-file.txt", "--db", traced_corpus)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no-such-file.txt" in done.stderr
    (tmp_path / "a.txt").write_text("A text of some words that nobody will ever read again.\n", encoding="utf-8")
    done = lineage("find", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "no such database" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
