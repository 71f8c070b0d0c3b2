"""`lineage ingest` as users run it: what goes in, what is said, what bad input gets."""

from __future__ import annotations

import json
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from lineage.config import DEFAULT
from lineage.corpus import FIELDS
from lineage.views.ingest import EXAMPLES
from tests.program import FIXTURES, everything, lineage, rows

CORPUS = FIXTURES / "corpus"
BAD: list[dict[str, Any]] = json.loads((FIXTURES / "gold" / "bad.json").read_text(encoding="utf-8"))


BOUNDED = """
import resource

resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))  # bytes of address space
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures' corpus, ingested once by the installed program."""
    path = tmp_path_factory.mktemp("ingest") / "fixtures.db"
    done = lineage("ingest", CORPUS, "--db", path)
    assert done.returncode == 0, done.stderr
    return path


def test_the_summary_says_what_went_in_and_what_to_do_next(tmp_path: Path) -> None:
    """Counts of documents, passages, families and matches, what was skipped, how long, and a command to type."""
    done = lineage("ingest", CORPUS, "--db", "a.db", cwd=tmp_path)
    assert done.returncode == 0
    for said in (
        "47 documents",
        "passages",
        "families",
        "with other outlets",
        "skipped",
        " s\n",
        "Next: lineage show ",
    ):
        assert said in done.stdout
    following = done.stdout.rstrip().rpartition("Next: lineage ")[2].split()
    assert lineage(*following, cwd=tmp_path).returncode == 0


def test_a_program_gets_the_report_as_json(tmp_path: Path) -> None:
    """One object on stdout, the same messages on stderr, the same exit status; its command runs as it stands."""
    corpora = (FIXTURES / "bad", CORPUS)
    told = lineage("ingest", *corpora, "--db", "my told.db", cwd=tmp_path)
    done = lineage("ingest", *corpora, "--db", "my a.db", "--report", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (told.returncode, told.stderr) == (4, told.stderr)
    report = json.loads(done.stdout)
    assert list(report)[:2] == ["schema", "database"]
    assert (report["schema"], report["database"]) == ("lineage.ingest/1", "my a.db")
    for table in ("skips", "remarks"):
        reason, key = ("reason", "skipped") if table == "skips" else ("message", table)
        stored = rows(tmp_path / "my a.db", f"SELECT location, {reason} FROM {table} ORDER BY rowid")
        assert [(entry["where"], entry[reason]) for entry in report[key]] == stored != []
    assert report["totals"]["documents"] == report["documents"] == 47 + 12
    program, *following = shlex.split(report["next"])
    assert program == "lineage"
    assert lineage(*following, cwd=tmp_path).returncode == 0


def test_of_an_empty_corpus_a_program_gets_no_next_command(tmp_path: Path) -> None:
    """Where a person is told what to give."""
    (tmp_path / "empty.txt").touch()
    done = lineage("ingest", "empty.txt", "--report", "json", cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["next"]) == (4, None)


@pytest.mark.parametrize("words", [("ingest", ""), ("find", ""), ("ingest", ".", "--db", "")], ids=" ".join)
def test_an_empty_path_is_not_the_current_folder(words: tuple[str, ...], tmp_path: Path) -> None:
    """It comes from a variable of the shell that is not set."""
    (tmp_path / "post.txt").write_text("The pier will reopen in May.", encoding="utf-8")
    done = lineage(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "an empty path names no file" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["post.txt"]


def test_what_was_added_is_what_to_look_at_next(tmp_path: Path) -> None:
    """The pair to look at has a new document; where those share nothing with others, it is the closest of all."""
    whole = lineage("ingest", CORPUS, "--db", tmp_path / "whole.db")
    closest = suggested(whole.stdout)
    new = {"northern-courier-ferry"}
    assert not new & closest
    target = tmp_path / "a.db"
    lineage("ingest", *(path for path in CORPUS.iterdir() if path.name != "northern-courier.csv"), "--db", target)
    added = lineage("ingest", CORPUS / "northern-courier.csv", "--db", target)
    assert new & suggested(added.stdout)
    other = tmp_path / "alone.txt"
    other.write_text("Nobody else has ever said what this single sentence says about the lighthouse of Tarrow.")
    assert suggested(lineage("ingest", other, "--db", target).stdout) == closest


def test_matches_are_told_of_what_is_new(tmp_path: Path) -> None:
    """Two ingests tell each match once or, between their documents, with the later one; furniture apart."""
    *some, last = sorted(path for path in CORPUS.iterdir() if path.name != "README.md")
    told = []
    for paths in ([CORPUS], some, [last], [last]):
        target = tmp_path / ("whole.db" if paths == [CORPUS] else "parts.db")
        done = lineage("ingest", *paths, "--db", target)
        told.append(
            [int(count) for count in re.findall(r"matches +(\d+) with other outlets, (\d+) inside", done.stdout)[0]]
        )
    body = "SELECT kind FROM passage_lineage l WHERE l.document = m.{0}_document AND l.start = m.{0}_start"
    apart = " AND ".join(f"(({body.format(side)} LIMIT 1) IS NOT 'furniture')" for side in "ab")
    counted = rows(tmp_path / "whole.db", f"SELECT count(*), sum({apart}) FROM passage_matches m")
    assert counted[0][1] == sum(told[0]) < counted[0][0]
    whole, first, second, again = told
    assert [one + other for one, other in zip(first, second, strict=True)] == whole
    assert again == [0, 0]
    assert all(first)
    assert any(second)


def suggested(summary: str) -> set[str]:
    """The ids in the command that a summary ends with."""
    return set(summary.rpartition("Next: lineage show ")[2].split()[:2])


def test_the_files_that_help_shows_are_taken_as_they_stand(tmp_path: Path) -> None:
    """Of agencies and of owners: whoever has installed the program has no other page to read."""
    told = lineage("ingest", "--help").stdout
    assert "docs/" not in told
    for kind in ("agencies", "owners"):
        _, _, rest = told.partition(f"A file for --{kind}")
        example = textwrap.dedent(rest.partition(":\n")[2].partition("\n\n")[0])
        (tmp_path / f"{kind}.toml").write_text(example, encoding="utf-8")
    (tmp_path / "post.jsonl").write_text(
        json.dumps(
            {"outlet": "Harbour Ledger", "text": "PORT ANSEL (MPA) - The pier will reopen in May, it was said."}
        ),
        encoding="utf-8",
    )
    extra = ("--agencies", "agencies.toml", "--owners", "owners.toml")
    done = lineage("ingest", "post.jsonl", *extra, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "lineage.db", "SELECT name FROM credits") == [("Meridian Press Agency",)]
    assert rows(tmp_path / "lineage.db", "SELECT owner FROM outlets WHERE owner IS NOT NULL") == [
        ("Straits Media Group",)
    ]


def test_a_limit_is_raised_as_its_hint_says(tmp_path: Path) -> None:
    """The limit that an input was above is allowed with the option that was named; the run keeps it."""
    (tmp_path / "long.txt").write_text("The pier will reopen in May, said the mayor.\n" * 100_001, encoding="utf-8")
    done = lineage("ingest", "long.txt", cwd=tmp_path)
    assert done.returncode == 4
    (name,) = re.findall(r"--allow (\w+)=NUMBER", done.stderr)
    done = lineage("ingest", "long.txt", "--allow", f"{name}=200000", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    ((settings,),) = rows(tmp_path / "lineage.db", "SELECT settings FROM runs ORDER BY id DESC LIMIT 1")
    assert json.loads(settings)["limits"][name] == 200_000
    for wrong, said in (("max_files=1", "the limits are max_record_bytes, "), (f"{name}=many", "LIMIT=NUMBER")):
        done = lineage("ingest", "long.txt", "--allow", wrong, cwd=tmp_path)
        assert done.returncode == 2
        assert said in " ".join(done.stderr.split())


def test_a_pipe_gets_no_progress_display(tmp_path: Path) -> None:
    """Nothing but remarks on stderr when it is no terminal: no escape sequence, no carriage return."""
    done = lineage("ingest", CORPUS, "--db", tmp_path / "a.db")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stderr


def test_ingesting_the_same_again_changes_nothing(database: Path, tmp_path: Path) -> None:
    """A second run stores no document and leaves every view as it was."""
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    done = lineage("ingest", CORPUS, "--db", copy)
    assert "stored    0 documents, 47 known already" in done.stdout
    assert everything(copy) == everything(database)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_batches_and_jobs_do_not_matter(database: Path, tmp_path: Path, seed: int) -> None:
    """Any order of files, any split into several ingests and any number of jobs gives the same lineage."""
    chance = random.Random(seed)
    files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    chance.shuffle(files)
    target = tmp_path / "pieces.db"
    while files:
        count = chance.randint(1, 6)
        now, files = files[:count], files[count:]
        done = lineage("ingest", *now, "--db", target, "--jobs", str(chance.randint(1, 3)))
        assert done.returncode == 0, done.stderr
    assert everything(target) == everything(database)


def test_two_ingests_at_once_lose_nothing(database: Path, tmp_path: Path) -> None:
    """Overlapping corpora fed at the same time: each waits for the other, and the lineage is that of one ingest."""
    target = tmp_path / "both.db"
    lineage("ingest", CORPUS / "wire", "--db", target)
    command = [sys.executable, "-m", "lineage", "ingest", "--db", str(target)]
    both = [
        subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL) for path in (CORPUS, CORPUS / "world.jsonl")
    ]
    assert [process.wait(timeout=100) for process in both] == [0, 0]
    assert everything(target) == everything(database)


def test_old_and_new_documents_are_matched(tmp_path: Path) -> None:
    """A copy that comes later is matched with the wire that is already there."""
    target = tmp_path / "a.db"
    lineage("ingest", CORPUS / "wire", "--db", target)
    lineage("ingest", CORPUS / "northern-courier.csv", "--db", target)
    found = rows(
        target,
        "SELECT count(*) FROM passage_matches WHERE a_document = 'mpa-ferry' AND b_document = 'northern-courier-ferry'",
    )
    assert found[0][0] >= 5


def test_the_finished_file_is_one_file(database: Path) -> None:
    """No log is left beside it, and it opens read-only as if on a read-only disk."""
    assert [path.name for path in database.parent.iterdir()] == [database.name]
    connection = sqlite3.connect(f"{database.as_uri()}?immutable=1", uri=True)
    assert connection.execute("SELECT count(*) FROM document_lineage").fetchone() == (47,)
    connection.close()


def test_a_folder_is_read_without_the_database_in_it(tmp_path: Path) -> None:
    """`lineage ingest .` skips nothing, with --strict as well; a database that is named itself is no corpus."""
    (tmp_path / "one.txt").write_text("The pier was closed again on Monday.", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    for folder, place in ((".", tmp_path), ("..", tmp_path / "inner")):
        for strict in ((), ("--strict",)):
            done = lineage("ingest", folder, "--db", tmp_path / "lineage.db", *strict, cwd=place)
            assert (done.returncode, done.stderr) == (0, "")
    assert rows(tmp_path / "lineage.db", "SELECT count(*) FROM documents") == [(1,)]
    done = lineage("ingest", "lineage.db", cwd=tmp_path)
    assert done.returncode == 4
    assert "lineage.db: a SQLite database, which lineage does not read" in done.stderr


@pytest.mark.parametrize("option", ["--agencies", "--owners"])
@pytest.mark.parametrize("content", [None, b"#" * 4_000_001, b"a = " + b"[" * 100_000], ids=["endless", "long", "deep"])
def test_a_file_of_agencies_or_owners_is_bounded(tmp_path: Path, option: str, content: bytes | None) -> None:
    """Exit status 2, the file, and what to do: within bounds of memory, and with no database made."""
    path = Path("/dev/zero") if content is None else tmp_path / "file.toml"
    if content is not None:
        path.write_bytes(content)
    (tmp_path / "sitecustomize.py").write_text(BOUNDED, encoding="utf-8")
    done = lineage("ingest", CORPUS, "--db", tmp_path / "a.db", option, path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"Error: {path}: ")
    assert "Hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("seconds", ["nan", "-1", "soon"])
def test_a_wait_is_a_number_of_seconds(tmp_path: Path, seconds: str) -> None:
    """Exit status 2 for what would never be over."""
    done = lineage("ingest", CORPUS, "--db", tmp_path / "a.db", "--wait", seconds)
    assert done.returncode == 2
    assert "--wait" in done.stderr


def test_standard_input_is_a_corpus(tmp_path: Path) -> None:
    """`-` reads a stream; the outlet comes from the option where the record names none."""
    record = json.dumps({"id": "one", "text": "The mayor of Aldmoor opened the new bridge on Sunday."})
    done = lineage(
        "ingest", "-", "--format", "jsonl", "--outlet", "Aldmoor Post", "--db", "a.db", stdin=record, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "a.db", "SELECT document, outlet FROM document_lineage") == [("one", "Aldmoor Post")]


NUMBERED = {
    "post.csv": "id,wortlaut\n1,The mayor of Aldmoor opened the new bridge on Sunday and nobody came to see it.\n",
    "courier.csv": "id,wortlaut\n1,The mayor of Aldmoor opened the new bridge and nobody at all came to see it.\n",
}


def test_two_corpora_that_count_alike_live_in_one_file(tmp_path: Path) -> None:
    """With a prefix each, whichever comes first and however often: one lineage, and nothing is skipped."""
    for name, content in NUMBERED.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    digests = set()
    for order in (["post", "courier"], ["courier", "post"], ["post", "courier", "post"]):
        database = tmp_path / f"{'-'.join(order)}.db"
        for name in order:
            words = ("--field", "text=wortlaut", "--outlet", name, "--id-prefix", f"{name}-")
            done = lineage("ingest", tmp_path / f"{name}.csv", *words, "--db", database)
            assert (done.returncode, done.stderr) == (0, "")
        assert rows(database, "SELECT document FROM document_lineage ORDER BY 1") == [("courier-1",), ("post-1",)]
        digests.add(lineage("check", "--digest", "--db", database).stdout)
    assert len(digests) == 1


def test_ids_that_are_taken_get_the_option_that_helps(tmp_path: Path) -> None:
    """Exit status 4, --keep-versions for what an outlet has changed, and --id-prefix for two corpora."""
    for name, content in NUMBERED.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = lineage("ingest", *NUMBERED, "--field", "text=wortlaut", cwd=tmp_path)
    assert done.returncode == 4
    assert "--id-prefix" in done.stderr
    assert "--keep-versions" in done.stderr


@pytest.mark.parametrize("given", ["text", "=body", "text=", "txt=body"])
def test_a_field_is_named_as_it_should_be(tmp_path: Path, given: str) -> None:
    """Exit status 2, what is wrong, and no database."""
    done = lineage("ingest", CORPUS, "--db", tmp_path / "a.db", "--field", given)
    assert done.returncode == 2
    assert ("language, markup" if given == "txt=body" else "NAME=COLUMN") in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_help_names_the_fields_that_are_read() -> None:
    """They are written out there, so that the help need not import the corpus room."""
    said = " ".join(lineage("ingest", "--help").stdout.split())
    named = re.findall(r"NAME is one of (.+?)\.", said)[0]
    assert set(re.split(", | and ", named)) == set(FIELDS)


def test_hours_of_an_unknown_zone_accuse_nobody(tmp_path: Path) -> None:
    """14:00 in Berlin is before 13:30 UTC: without `--timezone` the two are of one day, with it the copy is known."""
    text = (
        "The old malthouse on Cooper Street burned down on Sunday, and three people were taken to hospital.\n\n"
        "Sixty firefighters fought the flames until daybreak, and the people of twelve houses had to leave their beds."
        "\n\nThe building had stood empty since 2011 and was insured, its owner said on the telephone from Odervale."
    )
    records = [
        {"id": "original", "outlet": "Berlin Blatt", "date": "15.03.2026 14:00 Uhr", "text": text},
        {"id": "copy", "outlet": "London Leaf", "date": "2026-03-15T13:30:00Z", "text": text},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    for database, said, origin in (
        ("bare.db", (), None),
        ("all.db", ("--timezone", "Europe/Berlin"), "original"),
        ("one.db", ("--timezone", "Berlin Blatt=Europe/Berlin"), "original"),
    ):
        done = lineage("ingest", "a.jsonl", "--db", database, *said, cwd=tmp_path)
        assert done.returncode == 0
        assert ("--timezone" in done.stderr) == (origin is None)
        answer = lineage("why", "original", "copy", "--db", database, "--format", "json", cwd=tmp_path)
        assert json.loads(answer.stdout)["origin"] == origin


def test_a_zone_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    """The likeliest other name is told, and nothing is stored."""
    done = lineage("ingest", FIXTURES / "draft.txt", "--db", "a.db", "--timezone", "Berlin", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean Europe/Berlin?" in done.stderr
    assert not (tmp_path / "a.db").exists()


def test_dates_that_could_be_either_are_one_kind_of_doubt(tmp_path: Path) -> None:
    """A few examples, the number of all, and the option that settles them: with it each is a day, without a doubt."""
    days = [(month, day) for month in (3, 4) for day in range(1, 29)]
    table = "".join(f"{n},{m:02}/{d:02}/2024,The keeper counted {n} boats.\n" for n, (m, d) in enumerate(days))
    (tmp_path / "a.csv").write_text(f"id,date,text\n{table}", encoding="utf-8")
    either = sum(day <= 12 and day != month for month, day in days)
    doubted = lineage("ingest", "a.csv", "--db", "doubted.db", "--outlet", "Boje", cwd=tmp_path)
    assert len(doubted.stderr.splitlines()) == 1 + EXAMPLES + 1
    assert f"… and {either - EXAMPLES} more like these" in doubted.stderr
    assert "--dates" in doubted.stderr
    assert len(rows(tmp_path / "doubted.db", "SELECT 1 FROM remarks")) == either
    for order in ("month-first", "day-first"):
        said = lineage("ingest", "a.csv", "--db", f"{order}.db", "--dates", order, "--outlet", "Boje", cwd=tmp_path)
        assert said.stderr == ""
    read = rows(
        tmp_path / "month-first.db", "SELECT published FROM document_lineage ORDER BY CAST(document AS INTEGER)"
    )
    assert [published for (published,) in read] == [f"2024-{month:02}-{day:02}" for month, day in days]


def test_agencies_and_owners_come_from_files(traced_corpus: Path) -> None:
    """An agency that only the user's file knows names its source, and sister outlets are stored with their owner."""
    names = rows(traced_corpus, "SELECT DISTINCT source_name FROM source_timeline WHERE document = 'mpa-ferry'")
    assert ("Meridian Press Agency",) in names
    owners = rows(traced_corpus, "SELECT name, owner FROM outlets WHERE owner IS NOT NULL ORDER BY name")
    assert owners == [("Harbour Ledger", "Straits Media Group"), ("coast-daily", "Straits Media Group")]


def test_the_database_keeps_its_agencies(traced_corpus: Path, tmp_path: Path) -> None:
    """A later ingest needs no option, and changes nothing."""
    copy = tmp_path / "copy.db"
    shutil.copy(traced_corpus, copy)
    assert lineage("ingest", CORPUS, "--db", copy).returncode == 0
    assert everything(copy) == everything(traced_corpus)


def test_agencies_named_later_are_as_good_as_those_named_first(traced_corpus: Path, tmp_path: Path) -> None:
    """Credits of what is stored are found anew, and the lineage is that of one ingest with the right file."""
    files = ("--owners", FIXTURES / "owners.toml", "--db", tmp_path / "a.db")
    assert lineage("ingest", CORPUS, *files).returncode == 0
    assert everything(tmp_path / "a.db") != everything(traced_corpus)
    one = CORPUS / "wire" / "reuters.jsonl"
    assert lineage("ingest", one, "--agencies", FIXTURES / "agencies.toml", *files).returncode == 0
    assert everything(tmp_path / "a.db") == everything(traced_corpus)


@pytest.mark.parametrize("option", ["--agencies", "--owners"])
def test_a_file_of_agencies_or_owners_that_is_none_stops_everything(tmp_path: Path, option: str) -> None:
    """Exit status 2, the file is named, and no database is made."""
    (tmp_path / "notes.toml").write_text("[[agency]]\nkind = 3\n", encoding="utf-8")
    done = lineage("ingest", CORPUS, option, "notes.toml", "--db", "a.db", cwd=tmp_path)
    assert done.returncode == 2
    assert "notes.toml" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.toml"]


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", BAD, ids=lambda case: str(case["file"]))
def test_bad_input_is_named_and_the_rest_goes_in(case: dict[str, Any], tmp_path: Path) -> None:
    """Each broken input is counted and named with its place; everything else is stored; exit status 4."""
    good = CORPUS / "wire" / "reuters.jsonl"
    done = lineage("ingest", FIXTURES / "bad" / case["file"], good, "--db", tmp_path / "a.db")
    assert done.returncode == (4 if case["skipped"] else 0), done.stderr
    held = rows(tmp_path / "a.db", "SELECT count(*) FROM document_lineage")[0][0]
    assert held == case["taken"] + 1
    skips = rows(tmp_path / "a.db", "SELECT location, reason FROM skips")
    assert len(skips) == case["skipped"]
    for location, reason in skips:
        assert case["file"] in location
        assert f"{location}: {reason}" in done.stderr


def test_strict_stores_nothing(tmp_path: Path) -> None:
    """With --strict one broken line stops everything: exit status 2, and not even an empty database."""
    done = lineage("ingest", FIXTURES / "bad" / "broken-line.jsonl", CORPUS, "--strict", "--db", tmp_path / "a.db")
    assert done.returncode == 2
    assert "broken-line.jsonl:2" in done.stderr
    assert not list(tmp_path.iterdir())


def test_strict_leaves_an_existing_database_as_it_was(database: Path, tmp_path: Path) -> None:
    """What was stored before a strict run that fails is still there, and nothing else."""
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    done = lineage("ingest", FIXTURES / "bad", "--strict", "--db", copy)
    assert done.returncode == 2
    assert everything(copy) == everything(database)


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """Exit status 2, the path is named, and no database is made."""
    done = lineage("ingest", "no-such-folder", "--db", "a.db", cwd=tmp_path)
    assert done.returncode == 2
    assert "no-such-folder" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["ingest", CORPUS], ["show", "one", "two"]], ids=["ingest", "show"])
def test_a_file_that_is_no_database_of_ours_is_left_alone(tmp_path: Path, arguments: list[str]) -> None:
    """Exit status 3 for text, another program's SQLite file and a newer schema; not a byte changes."""
    text, other, newer = (tmp_path / name for name in ("text.db", "other.db", "newer.db"))
    text.write_text("These are the notes of somebody who calls everything a database.\n" * 40)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    lineage("ingest", CORPUS / "wire", "--db", newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    for path in (text, other, newer):
        before = path.read_bytes()
        done = lineage(*arguments, "--db", path)
        assert done.returncode == 3, (path.name, done.stderr)
        assert path.name in done.stderr
        assert path.read_bytes() == before


def test_the_help_names_the_wait_that_the_settings_hold() -> None:
    """It is written out there, so that the help need not import the settings."""
    assert f"[default: {DEFAULT.waits.writer_seconds:g}]" in " ".join(lineage("ingest", "--help").stdout.split())


@pytest.mark.parametrize("module", ["numpy", "sqlite3", "lineage.config", "dataclasses"])
def test_the_help_imports_nothing_heavy(module: str) -> None:
    """What a command needs is imported when it runs."""
    script = f"import sys, lineage.cli; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
