"""`lineage trace` as users run it: what a document is made of, where from, and who carried it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lineage import pipeline
from tests.answers import TRACE, asked, plain, trace_keys
from tests.program import FIXTURES, lineage, rows
from tests.test_provenance_tracing import PIER


def test_the_json_has_the_promised_keys(traced_corpus: Path) -> None:
    """Every document of the corpus answers in the same form, and its passages agree with the view."""
    keys = rows(traced_corpus, "SELECT document FROM document_lineage ORDER BY document")
    for (key,) in keys[::6]:
        answer = asked("trace", key, "--db", traced_corpus)
        assert list(answer) == TRACE
        assert answer["schema"] == "lineage.trace/1"
        trace_keys(answer)
        seen = rows(traced_corpus, "SELECT start, source FROM passage_lineage WHERE document = ?", [key])
        told = {(p["start"], s["source"]) for p in answer["passages"] for s in p["sources"] or [{"source": None}]}
        assert told == set(seen)


def test_a_copy_names_its_wire_its_credit_and_the_timeline(traced_corpus: Path) -> None:
    """The copy draws on the agency, credits it, and stands in a timeline that begins with the agency."""
    answer = asked("trace", "northern-courier-ferry", "--db", traced_corpus)
    source = answer["sources"][0]
    assert (source["kind"], source["name"]) == ("agency", "Meridian Press Agency")
    assert source["document"]["id"] == "mpa-ferry"
    assert [entry["verdict"] for entry in answer["audit"]] == ["credited"]
    dates = [carrier["document"]["published"][:10] for carrier in source["carriers"]]
    assert dates == sorted(dates)
    assert source["carriers"][0]["role"] == "origin"
    assert "brenhaven-gazette-ferry" in {head["id"] for head in answer["same_event"]}


def test_a_source_outside_the_corpus_is_a_row_with_its_text(traced_corpus: Path) -> None:
    """The inferred wire has a name, no document, and the text that its carriers agree on."""
    source = asked("trace", "tarrow-evening-news-dam", "--db", traced_corpus)["sources"][0]
    assert (source["kind"], source["name"], source["document"]) == ("inferred", "Reuters", None)
    assert source["text"].startswith("Kardania will lower the water")


@pytest.mark.parametrize(
    "words",
    [("trace", "texts"), ("find", "texts"), ("show", "texts", "texts/pier.txt"), ("why", "texts/pier.txt", "./texts/")],
)
def test_a_folder_is_no_document_and_its_files_are_offered(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whether there is a database or not; a document that bears the folder's name is still found."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "pier.txt").write_text("\n\n".join(PIER), encoding="utf-8")
    if words[0] == "show":
        missing = lineage(*words, cwd=tmp_path)
        assert (missing.returncode, missing.stdout) == (2, "")
        assert "texts: this is a folder; one article is needed" in missing.stderr
        assert "name a file in it" in missing.stderr
    assert lineage("ingest", "texts", cwd=tmp_path).returncode == 0
    done = lineage(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a folder; one article is needed" in done.stderr
    assert "name a file in it" in done.stderr
    assert words[0] == "find" or "texts/pier.txt" in done.stderr
    record = json.dumps({"id": "texts", "outlet": "Bay Gazette", "text": "\n\n".join(PIER)})
    assert lineage("ingest", "-", cwd=tmp_path, stdin=record).returncode == 0
    assert lineage("trace", "texts", cwd=tmp_path).returncode == 0


def test_an_origin_owes_nothing_to_its_copies(traced_corpus: Path) -> None:
    """Neither an undated copy nor one of a bare day makes an origin's own text somebody else's."""
    taken = (
        "SELECT DISTINCT m.{} FROM passage_matches m JOIN passage_lineage d ON d.id = m.{} AND d.source_document = m.{}"
    )
    copied = {
        number
        for here, there, key in (("a_passage", "b_passage", "a_document"), ("b_passage", "a_passage", "b_document"))
        for (number,) in rows(traced_corpus, taken.format(here, there, key))
    }
    labels = dict(rows(traced_corpus, "SELECT id, label FROM passage_lineage WHERE source IS NULL"))
    assert {labels[number] for number in copied if number in labels} == {"added"}
    answer = asked("trace", "mpa-ferry", "--db", traced_corpus)
    signals = {
        signal["signal"] for passage in answer["passages"] for row in passage["sources"] for signal in row["evidence"]
    }
    assert signals == {"same statement"}


def test_what_nobody_else_has_is_said_to_be_original(traced_corpus: Path) -> None:
    """A document of its own has no source, and the view says so in words."""
    text = plain("trace", "harbour-ledger-lighthouse", "--db", traced_corpus)
    assert "its own, as far as is known" in text
    assert "Sources" not in text
    assert "none: no agency is named where credits stand" in text


@pytest.mark.parametrize("key", ["continental-post-ferry", "harbour-ledger-strike", "neihai-shibao-port"])
def test_the_terminal_view_looks_like_this(traced_corpus: Path, golden: Callable[[str, str], None], key: str) -> None:
    """The whole view at 80 columns; numbers of sources are row ids and left out."""
    lines = plain("trace", key, "--db", traced_corpus).splitlines()
    golden(f"trace_{key}.txt", "\n".join(line.partition(" Source ")[0] for line in lines) + "\n")


def test_a_document_is_named_by_id_content_id_url_or_its_file(traced_corpus: Path) -> None:
    """All names of a document lead to the same answer."""
    file = FIXTURES / "corpus" / "valley-echo" / "2026-03-18-grauhorn-strike-over.txt"
    by_file = asked("trace", file, "--db", traced_corpus)
    assert asked("trace", by_file["document"]["id"], "--db", traced_corpus) == by_file
    answer = asked("trace", "continental-post-ferry", "--db", traced_corpus)
    assert asked("trace", answer["document"]["url"], "--db", traced_corpus) == answer


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two copies of one text and a database that holds both, of outlets that only the ingest names."""
    (tmp_path / "texts").mkdir()
    for name, outlet in (("wire.txt", "Aldmoor Wire"), ("copy.txt", "Tarn Courier")):
        (tmp_path / "texts" / name).write_text("The mayor of Aldmoor opened the bridge, and nobody came to see it.\n")
        assert lineage("ingest", f"texts/{name}", "--outlet", outlet, cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_path_finds_what_was_read_from_it_whatever_the_ingest_was_told(texts: Path) -> None:
    """From any folder, for every command, and of two files with one text each its own; ids depend on the outlet."""
    database = texts / "lineage.db"
    for name, outlet in (("wire.txt", "Aldmoor Wire"), ("copy.txt", "Tarn Courier")):
        for place, path in ((texts, f"texts/{name}"), (texts / "texts", name), (Path("/"), texts / "texts" / name)):
            found = lineage("trace", path, "--db", database, "--format", "json", cwd=place)
            assert json.loads(found.stdout)["document"]["outlet"] == outlet, found.stderr
        elsewhere = lineage("show", name, f"texts/{name}", "--db", database, "--summary", cwd=Path("/"))
        assert elsewhere.stdout.count(outlet) == 2, elsewhere.stderr
    why = asked("why", texts / "texts" / "wire.txt", texts / "texts" / "copy.txt", "--db", database)
    assert (why["a"]["outlet"], why["b"]["outlet"]) == ("Aldmoor Wire", "Tarn Courier")


def test_a_path_whose_file_has_changed_is_no_name_of_what_it_was(texts: Path) -> None:
    """Exit status 2: what was read from it before is named, and is not taken for what it holds now."""
    stored = asked("trace", texts / "texts" / "wire.txt", "--db", texts / "lineage.db")["document"]
    (texts / "texts" / "wire.txt").write_text("Nobody has ever printed this sentence about the harbour.\n")
    done = lineage("trace", "texts/wire.txt", cwd=texts)
    assert done.returncode == 2
    assert stored["id"] in done.stderr
    assert "lineage find" in done.stderr


def test_a_file_that_is_not_stored_gets_the_command_for_it(traced_corpus: Path, tmp_path: Path) -> None:
    """Exit status 2, and the hint is `lineage find`."""
    file = tmp_path / "new.txt"
    file.write_text("Nobody has ever printed this sentence about the mayor of Aldmoor.\n", encoding="utf-8")
    done = lineage("trace", file, "--db", traced_corpus)
    assert done.returncode == 2
    assert "lineage find" in done.stderr


def test_an_unknown_document_and_a_missing_database(traced_corpus: Path, tmp_path: Path) -> None:
    """Exit status 2; the near ids, or the command that makes a database."""
    done = lineage("trace", "lighthouse", "--db", traced_corpus)
    assert done.returncode == 2
    assert "harbour-ledger-lighthouse" in done.stderr
    done = lineage("trace", "one", cwd=tmp_path)
    assert done.returncode == 2
    assert "lineage ingest" in done.stderr


def test_colour_follows_the_option_and_the_environment(traced_corpus: Path) -> None:
    """--color wins over the pipe, NO_COLOR over FORCE_COLOR."""
    command = ("trace", "mpa-ferry", "--db", traced_corpus)
    assert "\x1b[" in lineage(*command, "--color").stdout
    assert "\x1b[" not in lineage(*command, FORCE_COLOR="1", NO_COLOR="1").stdout


OLDER = "UPDATE schemes SET name = 'trace-0' WHERE kind = 'lineage'"
UNKNOWN = "UPDATE runs SET settings = json_set(settings, '$.sources.of_another_version', 1)"
QUESTIONS = [("trace", "mpa-ferry"), ("sources",), ("why", "mpa-ferry", "continental-post-ferry"), ("audit",)]


@pytest.mark.parametrize("before", [OLDER, UNKNOWN])
@pytest.mark.parametrize("words", QUESTIONS)
def test_answers_of_another_method_are_said_to_be_such(
    traced_corpus: Path, tmp_path: Path, words: tuple[str, ...], before: str
) -> None:
    """A note on stderr, and the answer as it is stored; none about what this method found.

    Whether the program had another version does not matter: between two versions it may have had another method.
    """
    database = tmp_path / "older.db"
    database.write_bytes(traced_corpus.read_bytes())
    sound = lineage(*words, "--db", database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(before)
    older = lineage(*words, "--db", database)
    assert (older.returncode, older.stdout) == (0, sound.stdout)
    assert "the next ingest finds them anew" in older.stderr
    assert sound.stderr == ""


@pytest.mark.parametrize("words", [*QUESTIONS, ("find", FIXTURES / "draft.txt")])
@pytest.mark.parametrize(("before", "stage"), [(OLDER, "reading"), ("SELECT 1", "storing")])
def test_answers_of_an_unfinished_ingest_are_said_to_be_such(
    traced_corpus: Path, tmp_path: Path, words: tuple[str, ...], before: str, stage: str
) -> None:
    """A note while an ingest works and after one that was stopped, until the next one has ended.

    Whether it has stored documents that are not traced yet, or has forgotten what another method found.
    """
    database, new = tmp_path / "a.db", tmp_path / "new.jsonl"
    database.write_bytes(traced_corpus.read_bytes())
    new.write_text('{"id": "new", "outlet": "Post", "text": "Snow fell on the harbour all night."}\n')
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(before)
    during: list[bool] = []

    def warned() -> bool:
        done = lineage(*words, "--db", database)
        return "run the same ingest again" in " ".join(f"{done.stdout} {done.stderr}".split())

    def progress(at: str, count: int) -> None:
        if at == stage:
            during.append(warned())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.ingest([new], database, pipeline.IngestOptions(jobs=1), progress=progress)
    assert (during, warned()) == ([True], True)
    pipeline.ingest([new], database, pipeline.IngestOptions(jobs=1))
    assert not warned()


@pytest.mark.parametrize("status", ["failed", "running"])
def test_a_run_that_did_not_end_leaves_the_note(traced_corpus: Path, tmp_path: Path, status: str) -> None:
    """A new program that failed or was killed has left the answers as an older one found them: the note stays."""
    database = tmp_path / "older.db"
    database.write_bytes(traced_corpus.read_bytes())
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(OLDER)
    assert lineage("ingest", FIXTURES / "bad" / "broken-line.jsonl", "--strict", "--db", database).returncode == 2
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE runs SET status = ? WHERE id = (SELECT max(id) FROM runs)", [status])
    assert "the next ingest finds them anew" in lineage("sources", "--db", database).stderr
    assert lineage("ingest", FIXTURES / "corpus" / "wire", "--db", database).returncode == 0
    assert lineage("sources", "--db", database).stderr == ""


@pytest.mark.parametrize(
    ("model", "document"),
    [
        ("harbour-ledger-summit", "continental-post-summit"),
        ("northern-courier-dam", "tarrow-evening-news-dam"),
        ("mpa-ferry", "continental-post-ferry"),
        ("mpa-ferry", "tarrow-evening-news-ferry"),
    ],
)
def test_what_a_document_adds_is_what_show_says_it_adds(traced_corpus: Path, model: str, document: str) -> None:
    """Counted in words by the one and in characters by the other: within a tenth of the article."""
    shown = asked("show", model, document, "--db", traced_corpus)["shares"]["b"]["added"]
    traced = asked("trace", document, "--db", traced_corpus)["shares"]["added"]
    assert abs(shown - traced) <= 0.1


def test_why_nothing_is_asked_is_said(tmp_path: Path) -> None:
    """A credit that names nobody, and a text of which nothing tells whose it is, are two reasons."""
    papers = [("Bay Gazette", "Staff and wire services"), ("Valley Star", None), ("Tarn Echo", None)]
    lines = [
        json.dumps({"id": f"{number}", "outlet": outlet, "author": author, "text": "\n\n".join(PIER)})
        for number, (outlet, author) in enumerate(papers)
    ]
    (tmp_path / "papers.jsonl").write_text("\n".join(lines))
    database = tmp_path / "papers.db"
    assert lineage("ingest", tmp_path / "papers.jsonl", "--db", database).returncode == 0
    said = [" ".join(plain("trace", f"{number}", "--db", database).split()) for number in range(2)]
    assert "no verdict: it credits an agency, not named (“Staff and wire services”), and nothing shows" in said[0]
    assert "no verdict: nothing tells whose the text is that it shares with others" in said[1]
