"""The check finds nothing in a sound database, names what was changed behind its back, and repairs what is derived."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.flips import content, flipped, flips, outcome
from lineage import passages, pipeline
from lineage.errors import LineageError, StoreError
from lineage.filters import AuditFilter
from lineage.identity import signed
from lineage.store import Store, seals
from lineage.store.tables import GIVEN
from tests.program import FIXTURES

FLIPS = 200
PARTS = 8
"""The flips are shared out to so many tests, which run side by side."""
SMALL = ("wire/mpa.jsonl", "wire/reuters.jsonl", "northern-courier.csv", "harbour-ledger.jsonl")

# damage by a statement, and where it is found
GIVEN_DAMAGE = [
    ("UPDATE documents SET text = replace(text, 'ferry', 'fairy') WHERE id = 1", "documents 1"),
    ("UPDATE documents SET title = 'A title' WHERE id = 2", "documents 2"),
    ("UPDATE documents SET key = 'c' WHERE id = 2", "documents 2"),
    ("UPDATE documents SET published = '2026-03-01' WHERE id = 1", "documents 1"),
    ("UPDATE documents SET url = 'x' WHERE id = 1", "documents 1"),
    ("UPDATE outlets SET owner = 'Nobody' WHERE id = 1", "outlets 1"),
    ("UPDATE runs SET started = '2020-01-01' WHERE id = 1", "runs 1"),
    ("UPDATE remarks SET message = 'none' WHERE id = 1", "remarks 1"),
    ("UPDATE documents SET text = CAST(x'61ff62' AS TEXT) WHERE id = 3", "documents 3"),
]
DERIVED_DAMAGE = [
    ('UPDATE passages SET "end" = "end" - 1 WHERE id = 3', "passages 3"),
    ("UPDATE passages SET kind = 'furniture' WHERE id = 3", "passages 3"),
    ("DELETE FROM credits WHERE id = 1", "credits"),
    ("UPDATE credits SET start = start + 1 WHERE id = (SELECT min(id) FROM credits WHERE start > 0)", "credits"),
    ("UPDATE passages SET wording = wording + 1 WHERE id = 3", "passages 3"),
    ("UPDATE overlaps SET score = score / 2", "overlaps"),
    ("UPDATE wording_families SET passages = 9", "wording_families"),
    ("UPDATE matches SET b_end = b_end - 1 WHERE id = 1", "matches 1"),
    ("DELETE FROM matches WHERE id = 1", "matches"),
    ("UPDATE story_members SET score = score + 1e-12", "story_members"),
    ("UPDATE related_documents SET score = score + 1e-12", "related_documents"),
    ("UPDATE sources SET confidence = 0.5 WHERE id = 1", "sources 1"),
    ("UPDATE derivations SET label = 'verbatim'", "derivations"),
    ("UPDATE audits SET evidence = '[]'", "audits"),
    ("UPDATE document_terms SET keys = zeroblob(8) WHERE document = 1", "document_terms 1"),
    ("UPDATE index_segments SET sizes = zeroblob(4)", "index_segments 1"),
    ("UPDATE index_pages SET data = zeroblob(11) WHERE id = 1", "index_pages 1"),
    ("UPDATE index_pages SET last_key = last_key + 1", "index_pages"),
    ("UPDATE index_segments SET matched = 0", "index_segments 1"),
    ("UPDATE stages SET passage = passage + 1", "stages matches, sources"),
    ("DROP VIEW families", "families"),
    ("DROP INDEX matches_1", "matches_1"),
    ("INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', 2, 'other')", "passage_search"),
    ("UPDATE sqlite_stat1 SET stat = '1 1' WHERE idx = 'matches_1'", "sqlite_stat1"),
]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished database of a few files, with a row in every table that a lineage has."""
    path = tmp_path_factory.mktemp("small") / "small.db"
    options = pipeline.IngestOptions(
        jobs=1, agencies=(FIXTURES / "agencies.toml",), owners=pipeline.read_owners(FIXTURES / "owners.toml")
    )
    files = [*(FIXTURES / "corpus" / name for name in SMALL), FIXTURES / "bad" / "garbage-dates.jsonl"]
    pipeline.ingest(files, path, options)
    return path


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A database that may be damaged."""
    return Path(shutil.copy(small, tmp_path / "t.db"))


def damage(path: Path, statement: str) -> None:
    """Change the file with plain SQLite, which minds neither references nor checksums."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_sound_database_has_no_findings(copy: Path) -> None:
    """Nothing is found, the file is left as it was, and a file that cannot be written is checked as well."""
    before = copy.read_bytes()
    copy.chmod(0o444)
    report = pipeline.check(copy, jobs=1)
    assert (report.wrong, report.notes) == ((), ())
    assert report.digest == pipeline.digest(copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(("statement", "where"), GIVEN_DAMAGE)
def test_what_people_gave_is_found_damaged_and_never_repaired(copy: Path, statement: str, where: str) -> None:
    """Each kind of change is named with its row; a repair leaves it alone, and derives nothing from altered texts."""
    damage(copy, statement)
    report = pipeline.check(copy, jobs=1)
    assert where in [finding.where for finding in report.wrong]
    assert all(finding.message and "copy" in str(finding.hint) for finding in report.wrong)
    before = content(copy)
    if where.startswith(("documents", "outlets")):
        with pytest.raises(StoreError, match=r"only what follows from sound documents|decode"):
            pipeline.check(copy, repair=True, jobs=1)
        assert content(copy) == before
    else:
        assert where in [finding.where for finding in pipeline.check(copy, repair=True, jobs=1).wrong]
        assert content(copy)[where.split()[0]] == before[where.split()[0]]


@pytest.mark.parametrize(("statement", "where"), DERIVED_DAMAGE)
def test_what_is_derived_is_found_damaged_and_repaired(small: Path, copy: Path, statement: str, where: str) -> None:
    """Each kind of change is named, and a repair brings back the lineage without touching what people gave."""
    damage(copy, statement)
    report = pipeline.check(copy, jobs=1)
    assert any(finding.where.startswith(where) for finding in report.wrong), report.wrong
    assert all("--repair" in str(finding.hint) for finding in report.wrong)
    mended = pipeline.check(copy, repair=True, jobs=1)
    assert (mended.wrong, mended.repaired) == ((), report.wrong)
    assert mended.digest == pipeline.digest(small)
    for table in GIVEN:
        assert content(copy)[table.name] == content(small)[table.name]


@pytest.mark.parametrize("of_row", seals.FORMER)
def test_seals_of_earlier_versions_hold_and_break(copy: Path, of_row: Callable[[Sequence[Any]], int]) -> None:
    """They summed up rows in other forms: a sound file is not called damaged, and a changed byte is found."""
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(f"DELETE FROM seals WHERE name LIKE '{seals.PAGES}%'")  # these sealed all pages as one
        for name in seals.INDEX:
            earlier = signed(sum(of_row(row) for row in connection.execute(f"SELECT * FROM {name}")) % (1 << 64))
            connection.execute("INSERT OR REPLACE INTO seals VALUES (?, ?)", [name, earlier])
    assert pipeline.check(copy, jobs=1).wrong == ()
    with closing(sqlite3.connect(copy)) as connection, connection:
        last = "(SELECT max(id) FROM passage_search_data)"
        connection.execute(f"UPDATE passage_search_data SET block = block || x'00' WHERE id = {last}")
    assert "passage_search_data" in {finding.where for finding in pipeline.check(copy, jobs=1).wrong}


def test_pages_of_the_search_index_that_an_ingest_leaves_alone_keep_their_seals(tmp_path: Path) -> None:
    """What was damaged before is found behind it as well; while somebody writes, seals of pages say nothing."""
    for number in range(2):
        text = " ".join(f"word{word * 2 + number}" for word in range(4_000))
        line = json.dumps({"id": str(number), "outlet": "Gazette", "text": text})
        (tmp_path / f"{number}.jsonl").write_text(line, "utf-8")
    database = tmp_path / "n.db"
    pipeline.ingest([tmp_path / "0.jsonl"], database)
    with closing(sqlite3.connect(database)) as connection, connection:
        assert list(seals.broken(connection)) == []
        pages = [row for (row,) in connection.execute("SELECT id FROM passage_search_data WHERE id > 1000 ORDER BY id")]
        spoil = "UPDATE passage_search_data SET block = zeroblob(length(block)) WHERE id = ?"
        connection.execute(spoil, [pages[len(pages) // 2]])
    pipeline.ingest([tmp_path / "1.jsonl"], database)
    with closing(sqlite3.connect(database)) as connection:
        assert list(seals.broken(connection)) == ["passage_search_data"]
        connection.execute(seals.BROKEN)
        assert list(seals.broken(connection)) == []


def test_statistics_are_renewed_when_the_corpus_has_outgrown_them(tmp_path: Path) -> None:
    """Not each time: as long as indexes rank alike, the queries are planned as well as with new ones."""

    def told() -> int:
        with closing(sqlite3.connect(tmp_path / "n.db")) as connection:
            query = "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = 'documents' LIMIT 1"
            return int(connection.execute(query).fetchone()[0])

    known = []
    for count in (3, 5, 12):
        lines = [json.dumps({"id": str(n), "outlet": "Gazette", "text": f"Line {n} of the day."}) for n in range(count)]
        (tmp_path / "n.jsonl").write_text("\n".join(lines), "utf-8")
        pipeline.ingest([tmp_path / "n.jsonl"], tmp_path / "n.db")
        assert pipeline.check(tmp_path / "n.db", jobs=1).wrong == ()
        known.append(told())
    assert known == [3, 3, 12]


@pytest.mark.parametrize("rows", [0, 400])
def test_statistics_of_another_program_are_no_damage(copy: Path, rows: int) -> None:
    """ANALYZE, with whatever sample, is what people are advised to run on their databases."""
    with closing(sqlite3.connect(copy)) as connection, connection:
        for further in ("CREATE TABLE notes (document TEXT PRIMARY KEY)", "INSERT INTO notes VALUES ('mpa-ferry')"):
            connection.execute(further)
        connection.execute(f"PRAGMA analysis_limit = {rows}")
        connection.execute("ANALYZE")
        assert seals.STATISTICS in seals.broken(connection)
    assert pipeline.check(copy, jobs=1).wrong == ()


def test_damaged_statistics_are_renewed(copy: Path) -> None:
    """By the next ingest as well as by a repair."""
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE sqlite_stat1 SET stat = stat || ' 1'")
    assert {finding.where for finding in pipeline.check(copy, jobs=1).wrong} == {"sqlite_stat1"}
    pipeline.ingest([FIXTURES / "corpus" / SMALL[0]], copy)
    assert pipeline.check(copy, jobs=1).wrong == ()


def test_a_repair_keeps_what_others_added(copy: Path) -> None:
    """Tables, indexes and views of other programs are no damage, and stay."""
    for statement in (
        "CREATE TABLE notes (document TEXT, note TEXT)",
        "INSERT INTO notes VALUES ('mpa-ferry', 'call them')",
        "CREATE INDEX notes_by_document ON notes (document)",
        "CREATE INDEX longest ON passages (words)",
        "CREATE VIEW noted AS SELECT n.note, d.outlet FROM notes n JOIN document_lineage d USING (document)",
    ):
        damage(copy, statement)
    assert pipeline.check(copy, jobs=1).wrong == ()
    damage(copy, "DELETE FROM matches")
    assert pipeline.check(copy, repair=True, jobs=1).wrong == ()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT * FROM noted").fetchall() == [("call them", "Meridian Press Agency")]
        assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'longest'").fetchall()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_flipped_byte_is_silent(small: Path, tmp_path: Path, part: int) -> None:
    """A byte changed at random is found, or the file is refused, or SQLite alone shows that the byte was unused."""
    for flip in list(flips(small, FLIPS, seed=6))[part::PARTS]:
        fate, told = outcome(small, flipped(small, flip, tmp_path))
        assert fate in ("found", "refused", "unused"), (flip, fate, told)


def test_a_damaged_database_is_never_a_traceback(small: Path, tmp_path: Path) -> None:
    """Whatever byte is changed, every reader of a database answers or raises a LineageError."""
    found = 0
    for flip in flips(small, 60, seed=3):
        path = flipped(small, flip, tmp_path)
        for ask in (
            lambda path=path: pipeline.traced("northern-courier-ferry", path),
            lambda path=path: pipeline.audits(AuditFilter(), path),
            lambda path=path: pipeline.find_text(FIXTURES / "draft.txt", path),
            lambda path=path: pipeline.ingest([FIXTURES / "draft.txt"], path, pipeline.IngestOptions(jobs=1)),
        ):
            try:
                ask()
            except LineageError:
                found += 1
    assert found


def test_an_interrupted_ingest_is_no_damage(copy: Path) -> None:
    """What a killed ingest left undone is told, with what to do; damage to the rest is found all the same."""
    damage(copy, "UPDATE stages SET passage = 5")
    report = pipeline.check(copy, jobs=1)
    assert report.wrong == ()
    assert "run the same ingest again" in report.notes[0]
    damage(copy, "UPDATE overlaps SET score = score / 2")
    assert pipeline.check(copy, jobs=1).wrong
    damage(copy, "UPDATE document_terms SET keys = x'01'")
    damage(copy, "DELETE FROM stages")
    assert pipeline.check(copy, jobs=1).wrong[0].where == "derived tables"


def test_a_torn_page_is_found_and_repaired(small: Path, copy: Path) -> None:
    """Bytes overwritten in the middle of a derived table end in findings, not in an exception."""
    with closing(sqlite3.connect(copy)) as connection:
        page, size = (
            connection.execute(sql).fetchone()[0]
            for sql in ("SELECT rootpage FROM sqlite_schema WHERE name = 'passages'", "PRAGMA page_size")
        )
    data = bytearray(copy.read_bytes())
    data[(page - 1) * size : (page - 1) * size + 64] = b"\xa5" * 64
    copy.write_bytes(data)
    assert pipeline.check(copy, jobs=1).wrong
    mended = pipeline.check(copy, repair=True, jobs=1)
    assert mended.wrong == ()
    assert mended.digest == pipeline.digest(small)


def test_a_mistake_of_the_program_is_not_blamed_on_the_file(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A callback of the user's, and a room that reads nothing stored, raise what they raise."""

    def mistaken(*_: object) -> None:
        raise ValueError("a mistake")

    one_job = pipeline.IngestOptions(jobs=1)
    with pytest.raises(ValueError, match="a mistake"), Store.open(copy):
        mistaken()
    with pytest.raises(ValueError, match="a mistake"):
        pipeline.ingest([FIXTURES / "draft.txt"], copy, one_job, progress=mistaken)
    monkeypatch.setattr(passages, "segment", mistaken)
    with pytest.raises(ValueError, match="a mistake"):
        pipeline.ingest([FIXTURES / "draft.txt"], tmp_path / "new.db", one_job)
    assert not (tmp_path / "new.db").exists()


def test_a_reader_that_meets_nonsense_says_what_to_do(copy: Path) -> None:
    """A value that no lineage stores is a StoreError that names the check."""
    damage(copy, "UPDATE sources SET evidence = '[{'")
    with pytest.raises(StoreError, match="makes no sense") as caught, Store.open(copy) as store:
        store.traced_sources([1])
    assert "lineage check --db" in str(caught.value.hint)
