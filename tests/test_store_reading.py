"""Documents are found by every name that a user may have for them, and the store can tell what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_corpus import RUN, build, document, store_documents

from lineage.errors import InputError
from lineage.records import Document
from lineage.store import Store
from lineage.store.reading import EARLIEST
from lineage.times import in_time

GAZETTE = replace(
    document("gazette-quay", "Gazette", "By Ann", "The quay."), url="https://gazette.example/news/quay-17"
)
UNNAMED = replace(
    document(None, "Courier", "The pier.", day="2024-03-04"),
    title="Old pier reopens",
    url="https://courier.example/pier",
    location="texts/pier.txt",
)
COPY = replace(
    document("courier-pier-2", "Courier", "The pier."), url=UNNAMED.url, location="../other/texts/courier.jsonl:2"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three documents, read-only."""
    path: Path = tmp_path_factory.mktemp("reading") / "t.db"
    build(path, [GAZETTE, UNNAMED, COPY])
    with Store.open(path) as opened:
        yield opened


@pytest.mark.parametrize("reference", ["gazette-quay", GAZETTE.content_id, "https://gazette.example/news/quay-17"])
def test_a_document_is_found_by_each_of_its_names(store: Store, reference: str) -> None:
    """External id, content id and URL all lead to it."""
    assert store.find_document(reference).document == GAZETTE


def test_an_exact_id_wins_over_a_shared_name(store: Store) -> None:
    """Two documents have this content id, but for one of them it is the id that users see."""
    assert store.find_document(UNNAMED.content_id).document == UNNAMED


def test_an_ambiguous_name_lists_the_documents(store: Store) -> None:
    """A URL that two documents have is refused with their ids, the earlier first, and with what tells them apart."""
    with pytest.raises(InputError, match="2 documents answer") as caught:
        store.find_document("https://courier.example/pier")
    assert caught.value.hint == (
        f"use an id: {UNNAMED.content_id} (Courier, 2024-03-04, “Old pier reopens”, texts/pier.txt); "
        "courier-pier-2 (Courier, no date, ../other/texts/courier.jsonl:2)"
    )


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("texts/pier.txt", UNNAMED),
        ("./texts/../texts/pier.txt", UNNAMED),
        ("pier.txt", UNNAMED),
        ("/home/ann/texts/pier.txt", UNNAMED),
        ("courier.jsonl:2", COPY),
        ("../other/texts/courier.jsonl:2", COPY),
        ("../texts/courier.jsonl:2", COPY),
    ],
)
def test_a_document_is_found_by_where_it_was_read_from(store: Store, reference: str, meant: Document) -> None:
    """As far as the path is given, wherever the ingest and the question have run."""
    assert store.find_document(reference).document == meant


@pytest.mark.parametrize("reference", ["ier.txt", "elsewhere/pier.txt", "courier.jsonl", "courier.jsonl:22", "texts"])
def test_a_path_is_compared_name_by_name(store: Store, reference: str) -> None:
    """Part of a name, another folder, or a file of many documents is no place of one."""
    with pytest.raises(InputError, match="no such document"):
        store.find_document(reference)


@pytest.mark.parametrize(
    ("reference", "near"),
    [
        ("QUAY", "gazette-quay"),
        ("http://elsewhere.example/quay-17/", "gazette-quay"),
        ("old pier", "pier.txt (Courier, "),
        ("gazete-quay", "gazette-quay"),
        ("pier.tx", "pier.txt (Courier, "),
    ],
)
def test_a_name_that_is_nearly_right_gets_suggestions(store: Store, reference: str, near: str) -> None:
    """Part of an id, the last part of a URL, words of a title, or an id that is mistyped lead to a hint."""
    with pytest.raises(InputError, match="no such document") as caught:
        store.find_document(reference)
    assert caught.value.hint is not None
    assert near in caught.value.hint


def test_ids_and_titles_are_offered_before_addresses(tmp_path: Path) -> None:
    """What a name occurs in by chance is offered only where no id or title holds it, and a short one has nothing."""
    documents = [
        replace(document("a", "Gazette", "One."), url="https://gazette.example/pier/1", location="pier-1234.jsonl:1"),
        replace(document("b", "Gazette", "Two."), title="The pier"),
        document("summit-1234", "Gazette", "Three."),
    ]
    build(tmp_path / "t.db", documents)
    with Store.open(tmp_path / "t.db") as store:
        for reference, offered in (("pier", "b ("), ("1234", "summit-1234 ("), ("jsonl", "a ("), ("1", ""), ("pi", "")):
            with pytest.raises(InputError, match="no such document") as caught:
                store.find_document(reference)
            hint = str(caught.value.hint)
            assert hint.startswith(f"close matches: {offered}" if offered else "see them all with: ")
            assert ";" not in hint


@pytest.mark.parametrize("reference", ["", "/", "nothing like it", "50%", "half \udcff", "a\0b"])
def test_a_name_unlike_any_is_refused(store: Store, reference: str) -> None:
    """Also empty names, wildcards and broken encodings get a clear answer."""
    with pytest.raises(InputError, match="no such document"):
        store.find_document(reference)


def test_the_passages_of_a_document_come_in_order(store: Store) -> None:
    """Offsets and kinds as stored."""
    number = store.find_document("gazette-quay").id
    passages = store.story_passages(np.array([number]))[number]
    assert [passage[1:4] for passage in passages] == [(0, 6, "byline"), (8, 17, "body")]


DATES = st.none() | st.sampled_from(
    ["2024", "2024-03", "2024-03-04", "2024-03-04T09:15", "2024-03-04T09:15:30", "2024-03-05", "2024-03-05T00:01:00"]
)


@given(
    st.lists(st.tuples(DATES, st.text("abc-9é", min_size=1, max_size=3)), max_size=8, unique_by=lambda entry: entry[1])
)
def test_sql_sorts_by_time_as_everybody_does(entries: list[tuple[str | None, str]]) -> None:
    """The expression of the store and the key of the records are one order."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE d (published, key)")
        connection.executemany("INSERT INTO d VALUES (?, ?)", entries)
        found = connection.execute(f"SELECT published, key FROM d ORDER BY {EARLIEST}").fetchall()
    assert found == sorted(entries, key=lambda entry: in_time(*entry))


def test_the_counts_tell_what_the_file_holds(tmp_path: Path) -> None:
    """Rows, and families of two documents or more."""
    with Store.create(tmp_path / "t.db") as store:
        store_documents(store, [document("a", "A", "Näher"), document("b", "B", "näher")], store.start_run(RUN))
        counts = store.counts()
    expected = {"documents": 2, "outlets": 2, "passages": 2, "runs": 1, "families": 0}
    assert {name: counts[name] for name in expected} == expected
