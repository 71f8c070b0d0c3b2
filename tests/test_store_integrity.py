"""The check finds nothing in a sound database and names what was changed behind its back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from store_corpus import RUN, build, document, hashes_of, store_documents

from lineage.store import Store

CORPUS = [
    document("a", "A", "By Ann", "The same words", "Own words of a", day="2024-01-01"),
    document("b", "B", "the same words", "The same word", day="2024-01-02"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished database with families, matches, overlaps and an index segment."""
    path = tmp_path / "t.db"
    with Store.create(path) as store:
        store.add_index(1, np.array([2, 3], np.uint16), [(5, 9, b"packed keys")])
    build(path, CORPUS, ("the same words", "the same word"))
    return path


def test_a_sound_database_has_no_findings(path: Path) -> None:
    """Every part is checked, also the hashes of wordings, and the file is left as it was."""
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.check(hashes_of) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE documents SET text = replace(text, 'Own', 'Odd')", "documents 1"),
        ("UPDATE documents SET title = 'A title' WHERE id = 2", "documents 2"),
        ("UPDATE documents SET key = 'c' WHERE id = 2", "documents 2"),
        ("UPDATE documents SET outlet = 99 WHERE id = 1", "documents 1"),
        ('UPDATE passages SET "end" = 999 WHERE id = 3', "passages"),
        ("UPDATE passages SET start = 7 WHERE id = 3", "passages"),
        ("DELETE FROM passages WHERE id = 3", "passage_search"),
        ("UPDATE passages SET wording = wording + 1 WHERE id = 3", "passages 3"),
        ('UPDATE overlaps SET "left" = "left" - 1', "overlaps"),
        ("UPDATE overlaps SET jaccard = 1.5", "overlaps"),
        ("UPDATE wording_families SET passages = 9", "wording_families"),
        ("UPDATE matches SET b_end = b_end + 1 WHERE id = 1", "matches"),
        ("UPDATE matches SET b_passage = 999 WHERE id = 1", "matches 1"),
        ("UPDATE index_segments SET sizes = zeroblob(4)", "index_segments 1"),
        ("UPDATE index_pages SET data = zeroblob(11)", "index_pages 1"),
        ("DELETE FROM stages", "stages"),
        ("DROP VIEW families", "families"),
        ("INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', 2, 'other')", "passage_search"),
    ],
)
def test_damage_is_found_and_named(path: Path, damage: str, where: str) -> None:
    """Each kind of change is found, at the table or row where it was made."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    with Store.open(path) as store:
        findings = store.check(hashes_of)
    assert where in [finding.where for finding in findings]
    assert all(finding.message and finding.hint for finding in findings)


def test_a_torn_page_is_found(path: Path) -> None:
    """Bytes overwritten in the middle of the file end in findings, not in an exception."""
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'passages'").fetchone()[0]
    data[(page - 1) * 4096 : (page - 1) * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(data)
    with Store.open(path) as store:
        assert store.check()


def test_an_interrupted_ingest_is_told_how_to_go_on(tmp_path: Path) -> None:
    """Documents without families and matches are no damage, but something to finish."""
    with Store.create(tmp_path / "t.db") as store:
        store_documents(store, CORPUS, store.start_run(RUN))
        (finding,) = store.check()
    assert finding.hint == "run the same ingest again"
