"""Everything that is stored can be read back, whether it was stored in batches or at once."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_corpus import RUN, build, derive, document, relate, store_documents, undone, wordings_of

from lineage.errors import InputError, StoreError
from lineage.identity import content_id
from lineage.records import Document, Overlaps, Remark, Skipped
from lineage.store import PassageColumns, Store

STORABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@settings(max_examples=60, deadline=None)
@given(
    text=STORABLE,
    outlet=STORABLE.filter(bool),
    title=st.none() | STORABLE,
    extra=st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())),
)
def test_a_document_comes_back_as_it_went_in(
    shared: Store, text: str, outlet: str, title: str | None, extra: dict[str, object]
) -> None:
    """Any text that SQLite can hold, any outlet and title, any unknown fields: equal after the round trip."""
    one = Document(content_id(outlet, title, text), outlet, text, title=title, extra=extra, location="f.jsonl:1")
    with undone(shared):
        shared.add_documents([one], shared.start_run(RUN))
        assert shared.find_document(one.key).document == one


def test_every_field_comes_back(store: Store) -> None:
    """No field of a document is lost or swapped."""
    one = Document(
        content_id("Gazette", "Rain", "It rained."),
        "Gazette",
        "It rained.",
        external_id="g-1",
        title="Rain",
        url="https://gazette.example/1",
        author="Ann Reed; Bo Lind",
        language="en",
        published="2024-03-05T10:20:30+00:00",
        published_precision="second",
        published_original="5 March 2024, 10.20",
        extra={"tags": ["a", None, 1.5]},
        location="in.jsonl:7",
    )
    (number,) = store.add_documents([one], store.start_run(RUN)).tolist()
    assert store.find_document("g-1").document == one
    assert [(stored.id, stored.document) for stored in store.documents()] == [(number, one)]


@pytest.mark.parametrize("text", ["nul \0 inside", "half \ud83d a character"])
def test_a_text_that_sqlite_cannot_hold_is_named(store: Store, text: str) -> None:
    """NUL and lone surrogates are refused before anything is stored, and `known` says so beforehand."""
    fine = document("fine", "Gazette", "A fine text.")
    broken = Document("lx1:0", "Gazette", text, "broken", location="bad\udcff.txt")
    assert store.known([fine, broken]) == ["new", "unstorable"]
    with pytest.raises(InputError, match="lone surrogate") as caught:
        store.add_documents([fine, broken], store.start_run(RUN))
    assert caught.value.where == r"bad\udcff.txt"
    assert store.counts()["documents"] == 0


def test_odd_values_in_unknown_fields_are_stored_as_json(store: Store) -> None:
    """NaN, lone surrogates and values that JSON does not know do not stop a document and leave valid JSON."""
    extra = {"nan": [float("nan"), 1.0], "half": "\ud83d", "path": Path("x")}
    store.add_documents([Document("lx1:1", "G", "t", extra=extra)], store.start_run(RUN))
    assert store.find_document("lx1:1").document.extra == {"nan": [None, 1.0], "half": "\ud83d", "path": "x"}
    assert store._value("SELECT json_valid(extra) FROM documents") == 1


def test_known_tells_new_unchanged_and_conflicting_documents_apart(store: Store) -> None:
    """Same id and text: unchanged; same id and another text: conflict; also inside one list."""
    old = document("a", "Gazette", "The first text.")
    store.add_documents([old], store.start_run(RUN))
    changed, new = document("a", "Gazette", "Another text."), document(None, "Gazette", "The first text.")
    assert store.known([old, changed, new, new]) == ["unchanged", "conflict", "new", "unchanged"]


def test_passages_are_numbered_and_cut_by_code_points(tmp_path: Path) -> None:
    """Ordinals count from 0 in each document; substr() cuts astral and combining characters where Python does."""
    paragraphs = ["𝒜 crowd 👩‍👩‍👧 gathered", "东京电力公司说", "e\u0301tude − fin"]
    build(tmp_path / "t.db", [document("x", "A", *paragraphs), document("y", "B", *paragraphs[::-1])])
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection:
        rows = connection.execute("SELECT document, ordinal, text FROM passage_texts").fetchall()
    assert rows == [
        (key, n, text) for key, texts in [("x", paragraphs), ("y", paragraphs[::-1])] for n, text in enumerate(texts)
    ]


WORDING = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, -1, 2**63 - 1, -(2**63)])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDING, min_size=1, max_size=8), max_size=4))
def test_a_wording_is_new_once(shared: Store, batches: list[list[int]]) -> None:
    """Over any batches each wording is announced where it first stands, and none (0) never."""
    seen = {0}
    with undone(shared):
        run = shared.start_run(RUN)
        for number, batch in enumerate(batches):
            new = [value not in seen and value not in batch[:at] for at, value in enumerate(batch)]
            assert shared.new_wordings(np.array(batch, np.int64)).tolist() == new
            text = "x" * len(batch)
            (owner,) = shared.add_documents([document(str(number), "A", text)], run)
            starts, count = np.arange(len(batch)), len(batch)
            columns = (np.full(count, owner), starts, starts + 1, ["body"] * count, np.ones(count, np.int32))
            shared.add_passages(PassageColumns(*columns, np.array(batch, np.int64)))
            seen.update(batch)


def test_an_indexed_wording_is_read_back_by_its_passage(store: Store) -> None:
    """Wordings and texts come in the order asked for, also twice; equal words are one wording however written."""
    run = store.start_run(RUN)
    store_documents(store, [document("a", "A", "One two", "Three"), document("b", "B", "ONE TWO")], run)
    wordings, texts = store.indexed_wordings(np.array([2, 3, 1, 2]))
    assert texts == ["Three", "ONE TWO", "One two", "Three"]
    assert wordings.tolist() == wordings_of("three", "one two", "one two", "three").tolist()
    with pytest.raises(KeyError):
        store.indexed_wordings(np.array([99]))


def test_an_index_comes_back_page_by_page(store: Store) -> None:
    """Segments come with their sizes, ranges of keys in ascending order, and only the pages that are asked for."""
    sizes = np.array([3, 0, 65_535], np.uint16)
    store.add_index(7, sizes, [(1, 5, b"one"), (5, 9, b"two"), (2**32 - 1, 2**32 - 1, b"three")])
    store.add_index(10, sizes[:0], [])
    first, second = store.index_segments()
    assert (first.first, first.sizes.tolist(), second.first, second.sizes.tolist()) == (7, [3, 0, 65_535], 10, [])
    ids, low, high = store.index_ranges(first.id)
    assert (low.tolist(), high.tolist()) == ([1, 5, 2**32 - 1], [5, 9, 2**32 - 1])
    assert list(store.index_pages(ids[1:])) == [(5, 9, b"two"), (2**32 - 1, 2**32 - 1, b"three")]
    assert len(store.index_ranges(second.id)[0]) == 0
    store.mark_matched()
    store.add_index(10, sizes, [])
    assert [segment.matched for segment in store.index_segments()] == [True, True, False]


def test_another_scheme_is_refused(store: Store) -> None:
    """Hashes of two methods never meet in one file: the error names both, and nothing is bound."""
    store.bind_schemes({"content": "lx1", "wording": "w1"})
    store.bind_schemes({"content": "lx1", "wording": "w1"})
    with pytest.raises(StoreError, match="wording scheme w1, this lineage uses w2"):
        store.bind_schemes({"anchors": "a1", "wording": "w2"})
    assert store.schemes() == {"content": "lx1", "wording": "w1"}


def test_overlaps_are_read_back_by_connected_set(store: Store) -> None:
    """Asked for one wording, its whole set comes, and nothing of other sets; a known pair is replaced."""
    texts = ["one", "two", "three", "four", "five"]
    store_documents(store, [document("a", "A", *texts)], store.start_run(RUN))
    relate(store, ("one", "two"), ("three", "two"), ("four", "five"))
    relate(store, ("two", "one"))
    one, two, three, *_ = ids = wordings_of(*texts).tolist()
    assert store.connected(np.array([three])).tolist() == sorted(ids[:3])
    found = store.overlaps_of(np.array([one]))
    expected = sorted([(min(one, two), max(one, two)), (min(two, three), max(two, three))])
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    assert found.jaccard.tolist() == [0.7] * 2
    assert store._rows("SELECT DISTINCT label, score FROM overlaps") == [("edited", 0.8)]
    assert len(store.overlaps_of(np.array(ids))) == 3
    nothing = store.overlaps_of(np.array([], np.int64))
    assert isinstance(nothing, Overlaps)
    assert len(nothing) == 0


def test_runs_record_what_was_asked_and_what_was_met(tmp_path: Path) -> None:
    """Settings, inputs and counts are JSON; skipped inputs and remarks keep the place, even an unprintable one."""
    with Store.create(tmp_path / "t.db") as store:
        run = store.start_run(RUN)
        store.add_reports(run, [Skipped("bad\udcff.txt", "nul \0 byte", "mend it")], [Remark("a:1", "odd date")])
        store.finish_run(run, {"documents": 0}, failed=True)
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection:
        ((status, inputs, counts, bands),) = connection.execute(
            "SELECT status, inputs, counts, settings ->> '$.matching.bands' FROM runs WHERE finished >= started"
        ).fetchall()
        assert (status, json.loads(inputs), json.loads(counts), bands) == ("failed", ["corpus/"], {"documents": 0}, 32)
        skip = connection.execute("SELECT run, location, reason, hint FROM skips").fetchone()
        assert skip == (run, r"bad\udcff.txt", r"nul \x00 byte", "mend it")
        assert connection.execute("SELECT location, message FROM remarks").fetchall() == [("a:1", "odd date")]


def test_ingesting_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """Apart from the record of the run, every table is the same after a second ingest."""
    corpus = [document("a", "A", "Same words here", day="2024-01-01"), document("b", "B", "same words here", "more")]
    build(tmp_path / "t.db", corpus)
    before = contents(tmp_path / "t.db")
    build(tmp_path / "t.db", corpus)
    assert contents(tmp_path / "t.db") == before


def test_batches_make_no_difference(tmp_path: Path) -> None:
    """Ingested one by one, in either order, or at once: the same families and matches, row ids aside."""
    corpus = [
        document(key, key[0], "Shared words " + key[1], f"Own words of {key}", day=f"2024-01-0{n}")
        for n, key in enumerate(["A1", "B1", "C2", "A2", "D1"], start=1)
    ]
    related = ("Shared words 1", "Shared words 2")
    at_once = tmp_path / "once.db"
    build(at_once, corpus, related)
    for name, order in (("forth.db", corpus), ("back.db", corpus[::-1])):
        for one in order[:-1]:
            build(tmp_path / name, [one])
        build(tmp_path / name, order[-1:], related)
        assert lineage_of(tmp_path / name) == lineage_of(at_once)


def test_an_interrupted_ingest_says_what_is_left_to_derive(store: Store) -> None:
    """Wordings that passages share, or overlap, are pending until families and matches are derived."""
    corpus = [document("a", "A", "One", "Two", "Shared words 1", "Alone"), document("b", "B", "one", "Shared words 2")]
    store_documents(store, corpus, store.start_run(RUN))
    relate(store, ("Shared words 1", "Shared words 2"))
    assert store.pending_wordings().tolist() == sorted(wordings_of("one", "shared words 1", "shared words 2").tolist())
    derive(store)
    assert store.pending_wordings().tolist() == []
    assert store.matches_with(store.document_ids()) == (2, 0)


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that describe runs and statistics."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        kept = [name for name in names if name not in ("runs", "seals") and not name.startswith("sqlite_stat")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in kept}


def lineage_of(path: Path) -> list[list[tuple[object, ...]]]:
    """What the views say, without row ids."""
    queries = (
        "SELECT document, start, end, kind, label, text FROM passage_lineage",
        "SELECT a_document, a_start, b_document, label, score, scope, ordered, family > 0 FROM passage_matches",
        "SELECT size, outlets, documents, first_document, first_published, text FROM families",
        "SELECT document, verbatim, edited, paraphrase, added, furniture FROM document_lineage",
        "SELECT * FROM outlet_reuse",
    )
    with closing(sqlite3.connect(path)) as connection:
        return [sorted(connection.execute(query).fetchall(), key=repr) for query in queries]
