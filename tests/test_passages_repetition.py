"""Furniture by repetition: boxes and biographies are, news that comes back is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.passages import repeated_furniture


def marked(*, words: int, printed: int, days: int, documents: int = 1000, outlet_days: int = 300) -> bool:
    """The verdict on one wording."""
    verdict = repeated_furniture(
        words=[words],
        printed=[printed],
        days=[days],
        outlet_documents=documents,
        outlet_days=outlet_days,
        settings=DEFAULT,
    )
    return bool(verdict[0])


def test_news_printed_twice_is_news() -> None:
    """A story printed two or three times, however short its paragraphs, is not furniture."""
    for words in (1, 5, 12, 40, 400):
        for printed in (1, 2, 3):
            assert not marked(words=words, printed=printed, days=printed)


def test_box_is_furniture() -> None:
    """What stands under forty stories of many days is furniture, however long it is."""
    for words in (8, 40, 400):
        assert marked(words=words, printed=40, days=35)


def test_longer_wordings_need_more() -> None:
    """A biography of twelve words needs six documents; a background paragraph in as many stories is news."""
    assert marked(words=12, printed=6, days=6)
    assert not marked(words=45, printed=6, days=6)


def test_updates_of_one_story_are_news() -> None:
    """Twenty versions of a story in two days share their paragraphs, and are news."""
    assert not marked(words=30, printed=20, days=2)


def test_short_lines_repeat_by_chance() -> None:
    """A short sentence that one document in a thousand holds is chance; a label of one document in ten is furniture."""
    assert not marked(words=4, printed=100, days=90, documents=100_000)
    assert marked(words=2, printed=100, days=90, documents=1000)


def test_without_days_the_share_decides() -> None:
    """In an undated or one-day collection only what a tenth of the documents print is furniture."""
    assert not marked(words=20, printed=12, days=0, documents=1000, outlet_days=0)
    assert marked(words=20, printed=12, days=0, documents=60, outlet_days=0)
    assert not marked(words=20, printed=12, days=1, documents=200, outlet_days=1)
    assert marked(words=20, printed=60, days=1, documents=100, outlet_days=1)


@given(st.integers(1, 500), st.integers(1, 200), st.integers(0, 200), st.integers(1, 10_000), st.integers(0, 300))
def test_more_evidence_never_frees(words: int, printed: int, days: int, documents: int, outlet_days: int) -> None:
    """More documents on more days never turn furniture into news, and fewer words never do above the least length."""
    if marked(words=words, printed=printed, days=days, documents=documents, outlet_days=outlet_days):
        assert marked(words=words, printed=printed + 1, days=days + 1, documents=documents, outlet_days=outlet_days)
        if words > DEFAULT.passages.min_words:
            assert marked(words=words - 1, printed=printed, days=max(days, 15), documents=documents, outlet_days=300)


@given(st.integers(1, 500), st.integers(1, 200), st.integers(0, 200), st.integers(1, 2_000), st.data())
def test_the_days_of_the_outlet_count_as_enough_or_not(
    words: int, printed: int, days: int, documents: int, data: st.DataObject
) -> None:
    """Where none and as many as there can be give one verdict, nobody has to count them."""
    least = marked(words=words, printed=printed, days=days, documents=documents, outlet_days=0)
    if least == marked(words=words, printed=printed, days=days, documents=documents, outlet_days=documents):
        outlet_days = data.draw(st.integers(0, documents))
        assert least == marked(words=words, printed=printed, days=days, documents=documents, outlet_days=outlet_days)


def test_arrays_and_numbers() -> None:
    """The outlet's figures may be given once or for each wording; no wordings give no answers."""
    one = repeated_furniture(
        words=[40, 40], printed=[3, 40], days=[3, 40], outlet_documents=900, outlet_days=200, settings=DEFAULT
    )
    each = repeated_furniture(
        words=[40, 40],
        printed=[3, 40],
        days=[3, 40],
        outlet_documents=[900, 900],
        outlet_days=[200, 200],
        settings=DEFAULT,
    )
    assert one.dtype == np.bool_
    assert one.tolist() == each.tolist() == [False, True]
    none = repeated_furniture(words=[], printed=[], days=[], outlet_documents=1, outlet_days=1, settings=DEFAULT)
    assert none.shape == (0,)


@pytest.mark.parametrize("printed", [4, 400])
def test_wording_without_words(printed: int) -> None:
    """What has no words has no wording, and is not judged."""
    assert not marked(words=0, printed=printed, days=printed)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 60), st.data())
def test_what_an_outlet_prints_elsewhere_makes_nothing_furniture(
    words: int, printed: int, days: int, data: st.DataObject
) -> None:
    """More documents and days of the outlet never mark a wording that they do not print: it need not be asked again."""
    days = min(days, printed)
    documents = data.draw(st.integers(printed, 400))
    outlet_days = data.draw(st.integers(days, documents))
    more = data.draw(st.integers(documents, 2 * documents))
    before = marked(words=words, printed=printed, days=days, documents=documents, outlet_days=outlet_days)
    for later in (outlet_days, data.draw(st.integers(outlet_days, more))):
        assert before >= marked(words=words, printed=printed, days=days, documents=more, outlet_days=later)
