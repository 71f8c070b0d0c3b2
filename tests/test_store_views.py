"""The views answer in plain SQLite: what each says, which index it uses, and how passages are searched."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_corpus import build, document

from lineage.store.views import VIEWS
from tests.query_plans import scanned

WIRE = "The harbour council met on Monday and voted to rebuild the eastern quay."
WIRE_EDITED = "The harbour council met Monday and voted to rebuild the eastern quay."
AGENDA = "Members will discuss the budget again in June."
OWN = "Our reporter counted forty fishing boats at the old pier."
MENU = "[Sign up for the morning letter]"
CORPUS = [
    document("agency-1", "Wire Service", "By Ann Reed", WIRE, AGENDA, day="2024-03-04T08:00:00+00:00"),
    document("gazette-1", "Gazette", WIRE, OWN, MENU, day="2024-03-04T12:00:00+00:00"),
    document("courier-1", "Courier", WIRE_EDITED, MENU, day="2024-03-05"),
    document("courier-2", "Courier", WIRE_EDITED, day="2024-03-06"),
    document("undated", "Herald", AGENDA),
    document("empty", "Herald", "", day="2024-03-01"),
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A plain SQLite connection to the small corpus."""
    path: Path = tmp_path_factory.mktemp("views") / "t.db"
    build(path, CORPUS, (WIRE, WIRE_EDITED))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A corpus large enough for SQLite to prefer indexes: 40 outlets, 400 documents, 2,400 passages."""
    path: Path = tmp_path_factory.mktemp("views") / "large.db"
    corpus = [
        document(
            f"doc-{n}",
            f"outlet {n % 40}",
            *(f"Passage {m} of document number {n}." for m in range(5)),
            f"Shared paragraph {n % 100}",
            day=f"2024-01-{n % 28 + 1:02}",
        )
        for n in range(400)
    ]
    build(path, corpus)
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_passage_lineage_labels_each_passage(connection: sqlite3.Connection) -> None:
    """The earliest is added, later copies carry their best label; bylines and menus are furniture; no source yet."""
    rows = connection.execute(
        "SELECT document, ordinal, label FROM passage_lineage WHERE source IS NULL ORDER BY document, ordinal"
    ).fetchall()
    assert rows == [
        ("agency-1", 0, "furniture"),
        ("agency-1", 1, "added"),
        ("agency-1", 2, "verbatim"),  # the other document that has it is undated: nobody knows who was first
        ("courier-1", 0, "edited"),
        ("courier-1", 1, "furniture"),
        ("courier-2", 0, "verbatim"),
        ("gazette-1", 0, "verbatim"),
        ("gazette-1", 1, "added"),
        ("gazette-1", 2, "furniture"),
        ("undated", 0, "verbatim"),
    ]


def test_passage_text_is_the_span_of_the_document(connection: sqlite3.Connection) -> None:
    """Text, start and end agree with the stored document."""
    texts = dict(connection.execute("SELECT key, text FROM documents"))
    for key, start, end, text in connection.execute("SELECT document, start, end, text FROM passage_lineage"):
        assert texts[key][start:end] == text


def test_passage_matches_run_from_earlier_to_later(connection: sqlite3.Connection) -> None:
    """A is the earlier document; `ordered` says whether the dates prove it; scope and family are told."""
    rows = connection.execute(
        "SELECT a_document, b_document, label, jaccard, scope, ordered, family IS NOT NULL FROM passage_matches "
        "ORDER BY a_document, b_document"
    ).fetchall()
    assert rows == [
        ("agency-1", "courier-1", "edited", 0.7, "cross_outlet", 1, 1),
        ("agency-1", "courier-2", "edited", 0.7, "cross_outlet", 1, 1),
        ("agency-1", "gazette-1", "verbatim", 1.0, "cross_outlet", 1, 1),
        ("agency-1", "undated", "verbatim", 1.0, "cross_outlet", 0, 1),
        ("courier-1", "courier-2", "verbatim", 1.0, "same_outlet", 1, 1),
        ("gazette-1", "courier-1", "edited", 0.7, "cross_outlet", 1, 1),
        ("gazette-1", "courier-1", "furniture", 1.0, "cross_outlet", 1, 1),
        ("gazette-1", "courier-2", "edited", 0.7, "cross_outlet", 1, 1),
    ]


def test_document_lineage_shares_add_up_to_one(connection: sqlite3.Connection) -> None:
    """Shares count words; a document without words is all its own."""
    rows = connection.execute(
        "SELECT document, words, verbatim + edited + paraphrase + added + furniture, verbatim, added "
        "FROM document_lineage"
    ).fetchall()
    assert [row[2] for row in rows] == pytest.approx([1.0] * len(CORPUS))
    found = {row[0]: row for row in rows}
    words = [len(text.split()) for text in (WIRE, OWN, MENU)]
    assert found["gazette-1"][1:] == pytest.approx((sum(words), 1.0, words[0] / sum(words), words[1] / sum(words)))
    assert found["empty"][1:] == (0, 1.0, 0.0, 1.0)


def test_families_count_passages_outlets_and_the_first(connection: sqlite3.Connection) -> None:
    """One row a family, with who printed it first; undated documents come last."""
    rows = connection.execute(
        "SELECT size, documents, outlets, first_document, substr(first_published, 1, 10), kind FROM families "
        "ORDER BY size DESC, first_document"
    ).fetchall()
    assert rows == [
        (4, 4, 3, "agency-1", "2024-03-04", "body"),
        (2, 2, 2, "agency-1", "2024-03-04", "body"),
        (2, 2, 2, "gazette-1", "2024-03-04", "furniture"),
    ]


def test_outlet_reuse_counts_ordered_matches_between_outlets(connection: sqlite3.Connection) -> None:
    """Same-outlet copies, furniture and undated documents are left out; the first outlet has what others repeat."""
    rows = connection.execute("SELECT * FROM outlet_reuse ORDER BY from_outlet, to_outlet").fetchall()
    words = len(WIRE_EDITED.split())
    assert rows == [
        ("Wire Service", "Courier", 2, 2, 2 * words),
        ("Wire Service", "Gazette", 1, 1, len(WIRE.split())),
    ]


def test_outlet_reuse_names_the_first_and_no_sister(tmp_path: Path) -> None:
    """Of three who print one text in turn the first has it twice; two of one day both have it; sisters owe nothing."""
    text = "The keeper of the Corran light counted forty herring boats before the fog came in on Monday."
    days = {
        "Wire": "2024-03-04T06:00:00+00:00",
        "Xenon": "2024-03-04T08:00:00+00:00",
        "Yarrow": "2024-03-04T12:00:00+00:00",
    }
    path = tmp_path / "t.db"
    build(path, [document(name, name, text, day=day) for name, day in days.items()])
    question = "SELECT from_outlet, to_outlet, passages FROM outlet_reuse ORDER BY 1, 2"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(question).fetchall() == [("Wire", "Xenon", 1), ("Wire", "Yarrow", 1)]
        connection.execute("UPDATE outlets SET owner = 'Sound Press' WHERE name IN ('Wire', 'Xenon')")
        assert connection.execute(question).fetchall() == [("Wire", "Yarrow", 1)]
    tied = tmp_path / "tied.db"
    days["Xenon"] = "2024-03-03"
    days["Wire"] = "2024-03-03T06:00:00+00:00"
    build(tied, [document(name, name, text, day=day) for name, day in days.items()])
    with closing(sqlite3.connect(tied)) as connection:
        assert connection.execute(question).fetchall() == [("Wire", "Yarrow", 1), ("Xenon", "Yarrow", 1)]


def test_views_of_sources_show_what_later_stages_store(tmp_path: Path) -> None:
    """With sources, derivations and audits stored, the same views name them."""
    path = tmp_path / "t.db"
    build(path, CORPUS, (WIRE, WIRE_EDITED))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM source_timeline").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM credit_audit").fetchone() == (0,)
        connection.executescript(
            """
            INSERT INTO sources (id, kind, name, document, confidence, evidence)
              SELECT 1, 'agency', 'Wire Service', id, 0.9, '[]' FROM documents WHERE key = 'agency-1';
            INSERT INTO source_members (source, document, role, words, share, confidence, evidence)
              SELECT 1, id, 'carries', 9, 0.25, 0.9, '[]' FROM documents WHERE key = 'gazette-1';
            INSERT INTO derivations (passage, source, label, words, confidence, evidence)
              SELECT id, 1, 'paraphrase', 9, 0.9, '[{"signal": "time"}]' FROM passage_texts
              WHERE document = 'gazette-1' AND ordinal = 0;
            INSERT INTO audits (document, source, share, verdict, evidence)
              SELECT id, 1, 0.5, 'uncredited', '[]' FROM documents WHERE key = 'gazette-1';
            """
        )
        passage = connection.execute(
            "SELECT label, source_kind, source_name, source_document, confidence FROM passage_lineage WHERE source = 1"
        ).fetchall()
        assert passage == [("paraphrase", "agency", "Wire Service", "agency-1", 0.9)]
        lineage = connection.execute(
            "SELECT round(paraphrase, 3), source, source_name, credit_verdict FROM document_lineage "
            "WHERE document = 'gazette-1'"
        ).fetchone()
        words = [len(text.split()) for text in (WIRE, OWN, MENU)]
        assert lineage == (round(9 / sum(words), 3), 1, "Wire Service", "uncredited")  # the rest is its own
        timeline = connection.execute("SELECT document, passages, share, role FROM source_timeline").fetchall()
        assert timeline == [("gazette-1", 1, 0.25, "carries")]
        audit = connection.execute("SELECT document, outlet, source_name, verdict FROM credit_audit").fetchall()
        assert audit == [("gazette-1", "Gazette", "Wire Service", "uncredited")]


@pytest.mark.parametrize(
    "condition",
    [
        "passage_lineage WHERE document = :document",
        "passage_lineage WHERE outlet = :outlet",
        "passage_lineage WHERE family = 7",
        "passage_lineage WHERE source = 7",
        "passage_matches WHERE a_document = :document",
        "passage_matches WHERE b_document = :document",
        "passage_matches WHERE a_outlet = :outlet",
        "passage_matches WHERE b_outlet = :outlet",
        "passage_matches WHERE family = 7",
        "document_lineage WHERE document = :document",
        "document_lineage WHERE outlet = :outlet",
        "document_duplicates WHERE document = :document",
        "document_duplicates WHERE outlet = :outlet",
        "families WHERE family = 7",
        "families WHERE first_document = :document",
        "source_timeline WHERE source = 7",
        "source_timeline WHERE document = :document",
        "source_timeline WHERE outlet = :outlet",
        "outlet_reuse WHERE from_outlet = :outlet",
        "outlet_reuse WHERE to_outlet = :outlet",
        "credit_audit WHERE document = :document",
        "credit_audit WHERE outlet = :outlet",
        "passage_texts WHERE document = :document",
    ],
)
def test_a_condition_on_a_key_reaches_an_index(large: sqlite3.Connection, condition: str) -> None:
    """No table is read from end to end where the question names a document, outlet, family or source."""
    question = re.sub(r":\w+", "?", f"SELECT * FROM {condition}")
    assert scanned(large, question, " ".join(view.select for view in VIEWS)) == []


def test_a_passage_is_looked_up_once(large: sqlite3.Connection) -> None:
    """SQLite copies an expression to each place that names it: shares of a whole corpus took five times as long."""
    plan = large.execute("EXPLAIN QUERY PLAN SELECT sum(words * (verbatim + edited)) FROM document_lineage").fetchall()
    assert sum("CORRELATED SCALAR SUBQUERY" in step for *_, step in plan) < 12


def test_full_text_search_finds_passages_and_shows_them(connection: sqlite3.Connection) -> None:
    """MATCH joins to the passages; snippet() and highlight() take the words from the document."""
    rows = connection.execute(
        "SELECT t.document, t.ordinal, snippet(passage_search, 0, '<', '>', '…', 9), "
        "highlight(passage_search, 0, '<', '>') "
        "FROM passage_search JOIN passage_texts t ON t.id = passage_search.rowid "
        "WHERE passage_search MATCH '\"fishing boats\"' ORDER BY rank"
    ).fetchall()
    ((document_, ordinal, snippet, highlight),) = rows
    assert (document_, ordinal) == ("gazette-1", 1)
    assert "<fishing boats>" in snippet
    assert highlight == OWN.replace("fishing boats", "<fishing boats>")


def test_search_ignores_case_and_accents_and_follows_later_ingests(tmp_path: Path) -> None:
    """The index holds no copy of the text, agrees with it, and grows with each ingest."""
    path = tmp_path / "t.db"
    build(path, [document("a", "A", "Le Président à Genève")])
    build(path, [document("b", "B", "the president of geneva")])
    with closing(sqlite3.connect(path)) as connection:
        found = "SELECT rowid FROM passage_search WHERE passage_search MATCH ? ORDER BY rowid"
        assert connection.execute(found, ["president"]).fetchall() == [(1,), (2,)]
        assert connection.execute(found, ["geneve"]).fetchall() == [(1,)]
        connection.execute("INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert "passage_search_content" not in tables
