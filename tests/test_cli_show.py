"""`lineage show` as users run it: every way to name an article, every form of the answer."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest

from lineage import views
from lineage.cli import options
from lineage.cli.show import LABELS
from lineage.records import Label
from tests.program import FIXTURES, lineage

CORPUS = FIXTURES / "corpus"
PAIR = ("harbour-ledger-summit", "continental-post-summit")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures' corpus, ingested once by the installed program."""
    path = tmp_path_factory.mktemp("show") / "fixtures.db"
    assert lineage("ingest", CORPUS, "--db", path).returncode == 0
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two plain files: a report and a copy with an edit and an addition."""
    folder = tmp_path_factory.mktemp("files")
    a, b = folder / "wire.txt", folder / "ours.txt"
    a.write_text("The dam above Tarrow broke at dawn on Friday.\n\nTwelve farms were flooded.\n", encoding="utf-8")
    b.write_text(
        "The dam above Tarrow broke at dawn on Friday.\n\nFourteen farms were flooded.\n\nThe mayor is on holiday.\n",
        encoding="utf-8",
    )
    return a, b


def contract(answer: dict[str, Any]) -> None:
    """Assert what the JSON promises: segments cover both texts, shares add up to 1, edits rebuild both sides."""
    assert answer["schema"] == "lineage.show/1"
    for side in "ab":
        text, position = answer[side]["text"], 0
        for segment in (s for s in answer["segments"] if s["side"] == side):
            assert segment["start"] >= position
            assert not text[position : segment["start"]].strip()
            position = segment["end"]
        assert not text[position:].strip()
        assert sum(answer["shares"][side].values()) == pytest.approx(1)
    for link in answer["links"]:
        for side, first in (("a", 1), ("b", 3)):
            pieces = [answer[side]["text"][edit[first] : edit[first + 1]] for edit in link["edits"]]
            assert "".join(pieces) == answer[side]["text"][slice(*link[side])]


def test_two_files_need_no_database(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Paths work anywhere, and leave nothing behind."""
    done = lineage("show", *files, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    contract(answer)
    assert {s["label"] for s in answer["segments"] if s["side"] == "b"} == {"verbatim", "edited", "added"}
    assert not list(tmp_path.iterdir())


def test_a_document_is_named_by_id_url_or_content_id(database: Path) -> None:
    """All names of a document lead to the same answer."""
    answer = json.loads(lineage("show", *PAIR, "--db", database, "--format", "json").stdout)
    contract(answer)
    names = [answer["a"]["id"], answer["a"]["url"]]
    assert answer["a"]["outlet"] == "Harbour Ledger"
    for name in filter(None, names):
        again = lineage("show", name, PAIR[1], "--db", database, "--format", "json")
        assert json.loads(again.stdout) == answer


def test_a_document_and_a_file_can_be_compared(database: Path, files: tuple[Path, Path]) -> None:
    """One side may come from the database and the other from a file."""
    done = lineage("show", PAIR[0], files[0], "--db", database, "--format", "json")
    assert done.returncode == 0, done.stderr
    contract(json.loads(done.stdout))


def test_the_database_is_also_named_by_the_environment(database: Path) -> None:
    """LINEAGE_DB stands in for --db."""
    assert lineage("show", *PAIR, LINEAGE_DB=str(database)).returncode == 0


@pytest.mark.parametrize("width", [80, 160])
def test_the_terminal_view_keeps_to_its_width_and_has_no_colour_in_a_pipe(database: Path, width: int) -> None:
    """Piped output is plain, and no line is wider than asked."""
    done = lineage("show", *PAIR, "--db", database, "--width", str(width))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= width


def test_colour_can_be_forced_and_forbidden(database: Path) -> None:
    """--color wins over the pipe, NO_COLOR over FORCE_COLOR."""
    assert "\x1b[" in lineage("show", *PAIR, "--db", database, "--color").stdout
    assert "\x1b[" in lineage("show", *PAIR, "--db", database, FORCE_COLOR="1").stdout
    assert "\x1b[" not in lineage("show", *PAIR, "--db", database, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_every_label_can_be_asked_for() -> None:
    """They are written out for the option, so that the help need not import them."""
    assert get_args(Label) == LABELS


def test_the_width_that_is_written_out_is_that_of_the_views() -> None:
    """The options have it a second time, so that --help need not load the views."""
    assert options.MIN_WIDTH == views.MIN_WIDTH


def test_only_finds_what_the_shares_count(database: Path) -> None:
    """A label that either side has a share of is never an empty list."""
    pair = ("mpa-ferry", "continental-post-ferry", "--db", database)
    shares = json.loads(lineage("show", *pair, "--format", "json").stdout)["shares"]
    assert shares["a"]["paraphrase"] > 0
    assert shares["b"]["paraphrase"] == 0
    shown = lineage("show", *pair, "--only", "paraphrase").stdout
    assert "A4≈" in shown
    assert "Stretches left out: 20 of 21." in shown


def test_the_page_goes_into_a_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    """`--format html -o FILE` writes one page and says so on stderr only."""
    done = lineage("show", *files, "--format", "html", "-o", "pair.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "pair.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


@pytest.mark.parametrize("output", ["html", "json"])
@pytest.mark.parametrize("option", [("--only", "added"), ("--summary",)])
def test_what_is_of_the_terminal_view_is_refused_elsewhere(
    files: tuple[Path, Path], tmp_path: Path, output: str, option: tuple[str, ...]
) -> None:
    """Exit status 2, nothing is written, and it is said what to do: pages and JSON hold the whole comparison."""
    page = tmp_path / "page"
    done = lineage("show", *files, "--format", output, *option, "-o", page)
    assert (done.returncode, done.stdout, page.exists()) == (2, "", False)
    assert option[0] in done.stderr
    assert "leave them out" in done.stderr
    assert "label" in done.stderr or "boxes" in done.stderr
    assert lineage("show", *files, "--format", "terminal", *option).returncode == 0


def test_an_unknown_document_gets_the_near_ones(database: Path) -> None:
    """Exit status 2, with ids that come near."""
    done = lineage("show", "ledger-summit", PAIR[1], "--db", database)
    assert done.returncode == 2
    assert "harbour-ledger-summit" in done.stderr


def test_without_file_and_database_the_next_step_is_said(tmp_path: Path) -> None:
    """Exit status 2, and the hint names the ingest."""
    done = lineage("show", "one", "two", cwd=tmp_path)
    assert done.returncode == 2
    assert "lineage ingest" in done.stderr


def test_an_output_that_cannot_be_written_is_an_error(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Exit status 2 and the path, not a traceback."""
    done = lineage("show", *files, "-o", tmp_path / "nowhere" / "pair.txt")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_overwrites_neither_a_database_nor_what_is_compared(
    database: Path, files: tuple[Path, Path], tmp_path: Path
) -> None:
    """Exit status 2, also by way of a link; a page of before is replaced."""
    link, page = tmp_path / "link.html", tmp_path / "page.html"
    link.symlink_to(files[1])
    page.write_text("of before")
    for target in (database, files[0], files[1], link):
        before = target.read_bytes()
        done = lineage("show", *files, "--format", "html", "-o", target)
        assert done.returncode == 2
        assert "would overwrite" in done.stderr
        assert "-o" in done.stderr
        assert target.read_bytes() == before
    assert lineage("show", *files, "--format", "html", "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_an_output_overwrites_no_log_of_a_database(
    database: Path, files: tuple[Path, Path], tmp_path: Path, ending: str
) -> None:
    """What SQLite has not written into the file itself yet would be lost with it."""
    (tmp_path / "copy.db").write_bytes(database.read_bytes())
    log = tmp_path / f"copy.db{ending}"
    log.write_bytes(b"what was stored last")
    done = lineage("show", *files, "-o", log)
    assert (done.returncode, log.read_bytes()) == (2, b"what was stored last")
    assert "would overwrite a database" in done.stderr


@pytest.mark.parametrize("kind", ["-wal", "-shm"])
def test_a_log_is_known_by_its_place_and_by_its_first_bytes(
    database: Path, files: tuple[Path, Path], tmp_path: Path, kind: str
) -> None:
    """By way of a link of another name, and where it lies apart from its database: in it may be all that is new."""
    copy, link, apart = tmp_path / "copy.db", tmp_path / "page.txt", tmp_path / "kept.txt"
    copy.write_bytes(database.read_bytes())
    log = tmp_path / f"copy.db{kind}"
    link.symlink_to(log)
    with closing(sqlite3.connect(copy)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE others (x)")
        apart.write_bytes(log.read_bytes())
        for target in (log, link, apart):
            before = target.read_bytes()
            done = lineage("show", *files, "--db", copy, "-o", target)
            assert (done.returncode, target.read_bytes()) == (2, before)
            assert "would overwrite a database" in done.stderr


def test_a_hot_journal_is_known_by_its_first_bytes(files: tuple[Path, Path], tmp_path: Path) -> None:
    """With it SQLite undoes what a killed writer has left half done."""
    journal = tmp_path / "kept.txt"
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as connection:
        connection.executescript("PRAGMA cache_size = 1; PRAGMA journal_mode = PERSIST; CREATE TABLE a (x); BEGIN")
        connection.executemany("INSERT INTO a VALUES (?)", [("x" * 4_000,)] * 100)
        connection.execute("UPDATE a SET x = x || 'y'")
        journal.write_bytes((tmp_path / "a.db-journal").read_bytes())
    before = journal.read_bytes()
    done = lineage("show", *files, "-o", journal)
    assert (done.returncode, journal.read_bytes()) == (2, before)


def test_the_database_that_is_asked_is_not_overwritten_in_any_state(
    database: Path, files: tuple[Path, Path], tmp_path: Path
) -> None:
    """Also where its head is damaged, and it does not look like a database any more; a link to itself is an error."""
    damaged, loop = tmp_path / "damaged.db", tmp_path / "loop.txt"
    damaged.write_bytes(b"XXXX" + database.read_bytes()[4:])
    before = damaged.read_bytes()
    assert lineage("show", *files, "--db", damaged, "-o", damaged).returncode == 2
    assert damaged.read_bytes() == before
    loop.symlink_to(loop)
    done = lineage("show", *files, "-o", loop)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_file_called_dash_is_a_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    """`./-` is a path like any other."""
    assert lineage("show", *files, "-o", "./-", cwd=tmp_path).returncode == 0
    assert (tmp_path / "-").read_text(encoding="utf-8")


def test_a_dash_is_standard_output(files: tuple[Path, Path], tmp_path: Path) -> None:
    """`-o -` is as no -o at all, and no file of that name."""
    done = lineage("show", *files, "-o", "-", cwd=tmp_path)
    assert done.stdout == lineage("show", *files).stdout
    assert list(tmp_path.iterdir()) == []


def test_messages_do_not_steer_the_terminal(tmp_path: Path) -> None:
    """An argument with an escape sequence comes back as its code."""
    done = lineage("show", "\x1b[31mred", "two", cwd=tmp_path)
    assert "\x1b" not in done.stderr
    assert "\\x1b[31mred" in done.stderr


def test_a_changed_figure_is_never_verbatim(tmp_path: Path) -> None:
    """One word in fifty can be the one that counts: the sentence is edited, and the figure is flagged."""
    long = (
        "The district office said on Thursday evening that 12 people had been taken from the roof of the old grain "
        "mill near the river after the bridge gave way and the water rose by more than two metres within an hour, as "
        "the chief of the fire brigade of Aldmoor told the council when it met behind closed doors to hear about it."
    )
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text(long, encoding="utf-8")
    b.write_text(long.replace("12 people", "14 people"), encoding="utf-8")
    answer = json.loads(lineage("show", a, b, "--format", "json").stdout)
    assert [link["label"] for link in answer["links"]] == ["edited"]
    assert answer["links"][0]["changes"] == [{"kind": "number", "a": "12", "b": "14"}]
    assert answer["shares"]["b"]["edited"] == 1


def test_a_missing_database_is_named_with_what_is_no_file(tmp_path: Path) -> None:
    """It is the database that is missing, whatever else is; and of two references only those that are no files."""
    (tmp_path / "a.txt").write_text("The dam broke at dawn.")
    for a, b, said in (
        ("101", "nosuch.txt", "neither 101 nor nosuch.txt is a file"),
        ("a.txt", "nosuch.txt", "nosuch.txt is no file"),
        ("a.txt", "https://post.example/1", "https://post.example/1 is no file"),
    ):
        done = lineage("show", a, b, "--db", "nope.db", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(f"Error: nope.db: no such database, and {said}\n")
        assert ("save the page" in done.stderr) == ("https" in b)  # nothing is fetched
        assert not (tmp_path / "nope.db").exists()
