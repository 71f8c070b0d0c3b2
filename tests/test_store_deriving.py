"""Families, matches and furniture follow from what is stored, and can be taken back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_corpus import RUN, derive, document, relate, store_documents, undone, wordings_of

from lineage.store import Store


def kinds(store: Store) -> list[tuple[str, str]]:
    """Document and kind of each passage."""
    return [(row[0], row[1]) for row in store._rows("SELECT document, kind FROM passage_lineage ORDER BY id")]


def test_repetitions_are_counted_by_outlet(store: Store) -> None:
    """Documents of one outlet with one wording, twice in a document counting once; headlines and the like apart."""
    corpus = [
        document("a1", "A", "Follow us here", "By Ann", "Follow us here", day="2024-01-01"),
        document("a2", "A", "follow us here", "By Ann", day="2024-01-02"),
        document("a3", "A", "News of the day"),
        document("b1", "B", "Follow us here"),
    ]
    store_documents(store, corpus, store.start_run(RUN))
    derive(store)
    (menu,) = menus = wordings_of("follow us here")
    found = store.repetition_counts(menus)
    (outlet,) = store._rows("SELECT id FROM outlets WHERE name = 'A'")[0]
    columns = (found.outlet, found.wording, found.documents, found.outlet_documents)
    assert [column.tolist() for column in columns] == [[outlet], [menu], [2], [3]]
    assert found.days.tolist() == [2]
    assert store.days_of_outlets(found.outlet) == {found.outlet[0]: 2}
    assert len(store.repetition_counts(menus, minimum=3)) == 0
    assert len(store.repetition_counts(menus, after=store.last_derived())) == 0


def test_furniture_by_repetition_is_marked_and_taken_back(store: Store) -> None:
    """Only body passages of the named outlet become furniture; what is no longer named is body again."""
    corpus = [
        document("a1", "A", "Menu line", "By Ann"),
        document("a2", "A", "Menu line"),
        document("b1", "B", "Menu line"),
    ]
    store_documents(store, corpus, store.start_run(RUN))
    (outlet,) = store._rows("SELECT id FROM outlets WHERE name = 'A'")[0]
    menu, byline = wordings_of("menu line", "by ann").tolist()
    marks = (np.array([outlet, outlet]), np.array([menu, byline]))
    for _ in range(2):
        store.mark_furniture(*marks)
        assert kinds(store) == [("a1", "furniture"), ("a1", "byline"), ("a2", "furniture"), ("b1", "body")]
    derive(store)
    assert len(store.repetition_counts(np.array([], np.int64))) == 1  # what is marked is counted, by its form
    store.mark_furniture(np.array([], np.int64), np.array([], np.int64))
    assert ("a1", "furniture") not in kinds(store)


def test_a_passage_that_stands_alone_has_no_family(store: Store) -> None:
    """One passage is no family; the same words twice are one."""
    run = store.start_run(RUN)
    store_documents(store, [document("a", "A", "Lonely words")], run)
    derive(store)
    assert store._rows("SELECT * FROM families") == []
    store_documents(store, [document("b", "B", "lonely words")], run)
    derive(store)
    assert store._rows("SELECT size, first_document FROM families") == [(2, "a")]


def test_a_family_that_falls_apart_is_gone(store: Store) -> None:
    """Families are replaced for the wordings given, and only for those."""
    store_documents(
        store, [document("a", "A", "One", "Two", "Three"), document("b", "B", "Three")], store.start_run(RUN)
    )
    relate(store, ("one", "two"))
    derive(store)
    assert [row[0] for row in store._rows("SELECT size FROM families ORDER BY size, family")] == [2, 2]
    apart = wordings_of("one", "two")
    store.replace_families(apart, apart)
    assert store._rows("SELECT size, first_document, text FROM families") == [(2, "a", "Three")]


def test_an_earlier_document_that_comes_later_becomes_the_first(store: Store) -> None:
    """What is derived depends on the dates of publication, not on the order of ingestion."""
    run = store.start_run(RUN)
    store_documents(store, [document("late", "A", "Words", day="2024-05-02")], run)
    store_documents(store, [document("later", "B", "words", day="2024-05-03")], run)
    derive(store)
    store_documents(store, [document("early", "C", "words", day="2024-05-01")], run)
    derive(store)
    pairs = store._rows("SELECT a_document, b_document FROM passage_matches ORDER BY 1, 2")
    assert pairs == [("early", "late"), ("early", "later"), ("late", "later")]
    assert store._rows("SELECT first_document, size FROM families") == [("early", 3)]


def test_a_text_printed_by_hundreds_is_a_star(store: Store) -> None:
    """Two hundred equal paragraphs are 199 matches with the first, 198 with the one before, and one family of 200."""
    corpus = [document(f"{n:03}", f"outlet {n}", "The same paragraph everywhere", day="2024-01-01") for n in range(200)]
    store_documents(store, corpus, store.start_run(RUN))
    derive(store)
    assert store.matches_with(store.document_ids()) == (199 + 198, 0)
    assert store._rows("SELECT size, outlets FROM families") == [(200, 200)]


def test_matches_of_an_aligner_are_left_alone(store: Store) -> None:
    """Replacing what word overlap found does not touch what an aligner found."""
    store_documents(store, [document("a", "A", "Words"), document("b", "B", "words")], store.start_run(RUN))
    derive(store)
    store._run("UPDATE matches SET method = 'alignment', label = 'paraphrase'")
    store.replace_matches(wordings_of("words"))
    assert store._rows("SELECT label FROM matches ORDER BY id") == [("paraphrase",), ("verbatim",)]


QUERIES = (
    "SELECT size, outlets, documents, first_document, text FROM families",
    "SELECT a_document, a_start, b_document, b_start, label, ordered, family IS NULL FROM passage_matches",
)
PRINTED = st.tuples(
    st.sampled_from("ABC"), st.sampled_from(["2024-01-01", "2024-01-02", None]), st.lists(st.integers(0, 3), max_size=4)
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PRINTED, max_size=8), st.data())
def test_families_and_matches_grow_to_what_they_would_be(
    shared: Store, printed: list[tuple[str, str | None, list[int]]], data: st.DataObject
) -> None:
    """In any order and any pieces, deriving after each, the same families and matches; row ids aside."""
    corpus = [
        document(f"d{number}", outlet, f"Own {number}", *(f"Line {line}" for line in lines), day=day)
        for number, (outlet, day, lines) in enumerate(printed)
    ]
    order = data.draw(st.permutations(corpus))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), max_size=3)))
    told = []
    for pieces in ([corpus], [order[a:b] for a, b in pairwise([0, *cuts, len(corpus)])]):
        with undone(shared):
            run = shared.start_run(RUN)
            for piece in pieces:
                store_documents(shared, piece, run)
                derive(shared)
            told.append([sorted(shared._rows(query), key=repr) for query in QUERIES])
    assert told[0] == told[1]


@pytest.mark.parametrize("turned", [False, True])
def test_which_document_was_stored_first_does_not_tell_who_copies_another(store: Store, turned: bool) -> None:
    """One paragraph that another document prints as two is all of these, and they are not all of it."""
    first, last = (" ".join(f"{letter}{number}" for number in range(many)) for letter, many in (("a", 60), ("b", 40)))
    ends = ["c " * 20, "d " * 20]
    corpus = [document("whole", "A", f"{first} {last}", ends[0]), document("parted", "B", first, last, ends[1])]
    ids = store_documents(store, corpus[:: -1 if turned else 1], store.start_run(RUN))
    relate(store, (f"{first} {last}", first), (f"{first} {last}", last))
    derive(store)
    assert [side.tolist() for side in store.copied_pairs(ids, 0.8, 30)] == [[ids[0]], [ids[1]]]
