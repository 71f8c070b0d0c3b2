"""`lineage check`: one digest however a corpus came in, and another one for any other lineage."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.corpus import ReadOptions
from lineage.store import Store
from lineage.store.contents import COMPARED
from tests.program import FIXTURES, lineage, rows

FILES = sorted(path for path in (FIXTURES / "corpus").rglob("*") if path.is_file())
OWNERS = pipeline.read_owners(FIXTURES / "owners.toml")


@pytest.fixture(scope="module")
def expected(traced_corpus: Path) -> str:
    """The digest of the fixtures, ingested in one go by the installed program."""
    done = lineage("check", "--digest", "--db", traced_corpus)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize("seed", range(20))
def test_any_order_split_and_number_of_jobs_give_one_digest(
    expected: str, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files in random order, in a random number of ingests, by a random number of processes, for however few pairs."""
    chance = random.Random(seed)
    monkeypatch.setattr("lineage.pipeline.trace.FEW_PAIRS", chance.choice([0, 0, 100]))
    files = chance.sample(FILES, len(FILES))
    cuts = sorted(chance.sample(range(1, len(files)), chance.randint(0, 3)))
    for start, end in zip([0, *cuts], [*cuts, len(files)], strict=True):
        options = pipeline.IngestOptions(
            jobs=chance.choice([1, 1, 2]), agencies=(FIXTURES / "agencies.toml",), owners=OWNERS
        )
        pipeline.ingest(files[start:end], tmp_path / "a.db", options)
    assert pipeline.digest(tmp_path / "a.db").digest == expected


def test_the_digest_covers_every_table_of_the_lineage(traced_corpus: Path, tmp_path: Path) -> None:
    """A row less in any of them is another digest, and the parts tell in which table; asking changes no byte."""
    before = traced_corpus.read_bytes()
    whole = json.loads(lineage("check", "--digest", "--format", "json", "--db", traced_corpus).stdout)
    assert whole["schema"] == "lineage.digest/1"
    assert traced_corpus.read_bytes() == before
    for table in COMPARED:
        assert whole["parts"][table.name]["rows"], f"the fixtures have no row in {table.name}"
        path = tmp_path / f"{table.name}.db"
        shutil.copy(traced_corpus, path)
        with closing(sqlite3.connect(path)) as connection, connection:
            row = "rowid" if not table.without_rowid else f'"{table.columns[1].name}"'
            connection.execute(f'DELETE FROM "{table.name}" WHERE {row} = (SELECT max({row}) FROM "{table.name}")')
        less = pipeline.digest(path)
        assert less.digest != whole["digest"]
        assert {part.table: part.rows for part in less.parts}[table.name] < whole["parts"][table.name]["rows"]


def test_documents_that_share_nothing_count_as_well(tmp_path: Path) -> None:
    """Whether a line is furniture depends on how many documents its outlet has, also on those that came later alone."""
    line = "The harbour master of Aldmoor has held the post since the flood."
    boxed = [f"Report {number} of the {number}th day.\n\n{line}" for number in range(6)]
    plain = [" ".join(f"word{number}{letter}" for letter in "abcdefghij") for number in range(70)]
    for name, texts in (("boxed", boxed), ("plain", plain)):
        (tmp_path / name).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / name / f"{number}.txt").write_text(text, encoding="utf-8")
    for database, runs in (("once.db", [["boxed", "plain"]]), ("twice.db", [["boxed"], ["plain"]])):
        for folders in runs:
            paths = [path for folder in folders for path in sorted((tmp_path / folder).iterdir())]
            pipeline.ingest(paths, tmp_path / database, pipeline.IngestOptions(ReadOptions(outlet="Ledger"), jobs=1))
    kinds = "SELECT DISTINCT kind FROM passages WHERE words = 12"
    assert rows(tmp_path / "once.db", kinds) == [("body",)]
    assert pipeline.digest(tmp_path / "once.db") == pipeline.digest(tmp_path / "twice.db")


def test_families_have_one_digest_whatever_gaps_their_numbers_have(tmp_path: Path) -> None:
    """A family bears the number of a passage: behind a document of 2,000 paragraphs, a high one."""
    shared = "The pier of Aldmoor was closed on Monday after two of its piles had given way in the storm."
    plain = "\n\n".join(" ".join(f"word{number}{letter}" for letter in "abcdef") for number in range(2_000))
    for name, text in (("one", f"One.\n\n{shared}"), ("other", f"Other.\n\n{shared}"), ("plain", plain)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found = set()
    for number, names in enumerate((("one", "other", "plain"), ("plain", "other", "one"))):
        database = tmp_path / f"{number}.db"
        for name in names:
            pipeline.ingest(
                [tmp_path / f"{name}.txt"], database, pipeline.IngestOptions(ReadOptions(outlet=name), jobs=1)
            )
        found.add(pipeline.digest(database).digest)
        assert rows(database, "SELECT id > 2000 FROM wording_families") == [(number,)]
    assert len(found) == 1


# ── is it sound? ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_database_is_said_to_be_sound(expected: str, traced_corpus: Path) -> None:
    """Exit status 0, what was looked at, and the digest; the agencies and settings of the ingest need not be given."""
    done = lineage("check", "--db", traced_corpus)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{traced_corpus} is sound" in done.stdout
    assert expected in done.stdout
    found = json.loads(lineage("check", "--db", traced_corpus, "--format", "json").stdout)
    assert (found["schema"], found["sound"], found["wrong"]) == ("lineage.check/1", True, [])
    assert found["digest"] == expected


def test_damage_is_named_and_repaired(expected: str, traced_corpus: Path, tmp_path: Path) -> None:
    """Exit status 3, the table and the row, what to do; after that the lineage of before."""
    path = Path(shutil.copy(traced_corpus, tmp_path / "a.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE matches SET label = 'verbatim', score = 0.5 WHERE id IN (1, 2)")
    done = lineage("check", "--db", path)
    assert done.returncode == 3
    assert "matches 1, 2: are not what follows from the documents" in done.stdout
    assert "lineage check --repair" in done.stdout
    found = json.loads(lineage("check", "--db", path, "--format", "json").stdout)
    assert (found["sound"], found["digest"], found["wrong"][0]["where"]) == (False, None, "matches 1, 2")
    mended = lineage("check", "--repair", "--db", path)
    assert mended.returncode == 0
    assert "is sound; what is derived was built anew" in mended.stdout
    assert expected in mended.stdout


LIMITED = """
import os
import resource

limit = int(os.environ["LIMIT"])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # bytes of each file
"""


@pytest.mark.parametrize("share", [0.2, 0.9, 1.0])
@pytest.mark.parametrize("others", [0, 1_000_000])
def test_want_of_room_is_not_taken_for_damage(traced_corpus: Path, tmp_path: Path, share: float, others: int) -> None:
    """Where copies outgrow the folder of temporary files, it is named, and nothing is said about the database.

    `share` is that of the file's size which a copy may have.  An ingest was interrupted, so that the copy grows while
    it is completed; beside what `others` have added, in bytes, the other copy is small.
    """
    path = Path(shutil.copy(traced_corpus, tmp_path / "a.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("derivations", "source_members", "sources", "audits"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM stages WHERE name = 'sources'")
        connection.execute("CREATE TABLE others AS SELECT zeroblob(?) AS data", [others])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    room = tmp_path / "room"
    room.mkdir()
    (tmp_path / "sitecustomize.py").write_text(LIMITED, encoding="utf-8")
    limit = str(int(share * path.stat().st_size))
    done = lineage("check", "--db", path, "--jobs", "1", PYTHONPATH=str(tmp_path), TMPDIR=str(room), LIMIT=limit)
    assert (done.returncode, done.stdout) == (2, ""), done.stdout
    assert f"{room}/lineage-check-" in done.stderr
    assert "TMPDIR" in done.stderr
    assert list(room.iterdir()) == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Nothing to check is an unusable argument; something else than a lineage database is exit status 3."""
    assert lineage("check", "--db", tmp_path / "none.db").returncode == 2
    (tmp_path / "text.db").write_text("no database" * 20, encoding="utf-8")
    for options in ([], ["--digest"], ["--repair"]):
        done = lineage("check", "--db", tmp_path / "text.db", *options)
        assert done.returncode == 3
        assert "not a SQLite database" in done.stderr
    assert lineage("check", "--digest", "--repair", "--db", tmp_path / "text.db").returncode == 2


def test_an_empty_database_is_sound(tmp_path: Path) -> None:
    """One to which nothing has been added yet."""
    Store.create(tmp_path / "a.db").close()
    done = lineage("check", "--db", tmp_path / "a.db")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("kind", ["lineage", "credits"])
def test_another_method_is_a_note_and_hides_no_damage(traced_corpus: Path, tmp_path: Path, kind: str) -> None:
    """Exit status 0 and the next ingest as the cure; what does not depend on the method is compared all the same."""
    database = tmp_path / "my old.db"
    shutil.copy(traced_corpus, database)
    sound = pipeline.digest(database).digest
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE schemes SET name = 'of-before' WHERE kind = ?", [kind])
    done = lineage("check", "--db", database)
    assert (done.returncode, done.stderr) == (0, "")
    assert "the next ingest finds them anew" in done.stdout
    assert f"{sound}, once the next ingest has run" in done.stdout
    assert "--repair" not in done.stdout
    for table in ("overlaps", "family_members"):
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute(f"DELETE FROM {table}")
        done = lineage("check", "--db", database)
        assert done.returncode == 3
        assert f"  {table}: " in done.stdout
        assert f"lineage check --repair --db '{database}'" in done.stdout


PAGE = "a page of the candidate index is damaged"
SETTINGS = "the settings of the last run are damaged"
AGENCIES = "what is stored of the agencies in"
DIGEST = ("check", "--digest")
FIND = ("find", FIXTURES / "draft.txt")


@pytest.mark.parametrize(
    ("damage", "asked", "named"),
    [
        ("UPDATE index_pages SET last_key = last_key + 1 WHERE id = 1", DIGEST, PAGE),
        ("UPDATE index_pages SET data = x'00'", DIGEST, PAGE),
        ("UPDATE index_pages SET data = x'00'", FIND, PAGE),
        ("UPDATE agency_files SET text = '['", FIND, AGENCIES),
        ("UPDATE agency_files SET text = '['", ("ingest", FIXTURES / "draft.txt"), AGENCIES),
        ("UPDATE runs SET settings = '{'", FIND, SETTINGS),
        ("UPDATE runs SET settings = '{'", ("trace", "mpa-ferry"), SETTINGS),
    ],
)
def test_damage_that_others_meet_leads_to_the_check_of_that_file(
    traced_corpus: Path, tmp_path: Path, damage: str, asked: tuple[str | Path, ...], named: str
) -> None:
    """Who meets one damaged row does not know of the others: the command that does can be pasted as it stands."""
    database = tmp_path / "my old.db"
    shutil.copy(traced_corpus, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(damage)
    done = lineage(*asked, "--db", database)
    assert done.returncode == 3
    assert named in done.stderr
    assert f"lineage check --db '{database}'" in done.stderr
    assert lineage("check", "--db", database).returncode == 3


@pytest.mark.parametrize("options", [(), ("--repair",)])
def test_settings_that_this_version_does_not_know_are_named(
    traced_corpus: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Exit status 3, the file and the setting, and an ingest as the cure, which is one."""
    database = tmp_path / "my old.db"
    shutil.copy(traced_corpus, database)
    with Store.create(database) as store:
        store._run("UPDATE runs SET settings = json_set(settings, '$.sources.of_another_version', 1)")
        store._seal("runs", 1)
    done = lineage("check", "--db", database, *options)
    assert done.returncode == 3
    assert f"{database}: this version of lineage does not know the setting sources.of_another_version" in done.stderr
    assert f"lineage ingest --db '{database}' PATH" in done.stderr
    assert lineage("ingest", FIXTURES / "corpus" / "wire", "--db", database).returncode == 0
    assert lineage("check", "--db", database, *options).returncode == 0


def test_one_lost_row_is_told_as_one(traced_corpus: Path, tmp_path: Path) -> None:
    """Numbers and nouns agree, in this message as in all others."""
    database = tmp_path / "a.db"
    shutil.copy(traced_corpus, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM family_members WHERE wording = (SELECT max(wording) FROM family_members)")
    assert "  family_members: 1 row is missing\n" in lineage("check", "--db", database).stdout


def test_a_document_that_is_deleted_by_hand_is_gone_from_the_lineage(traced_corpus: Path, tmp_path: Path) -> None:
    """As the README says: the row, then a repair; what is left is a sound database of the others."""
    path = tmp_path / "t.db"
    path.write_bytes(traced_corpus.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM documents WHERE key = 'capital-standard-ferry'")
    repaired = lineage("check", "--db", path, "--repair")
    assert repaired.returncode == 0, repaired.stderr
    assert pipeline.check(path).wrong == ()
    for view, column in (
        ("passage_lineage", "document"),
        ("source_timeline", "document"),
        ("passage_matches", "b_document"),
    ):
        assert not rows(path, f"SELECT 1 FROM {view} WHERE {column} = 'capital-standard-ferry'"), view
