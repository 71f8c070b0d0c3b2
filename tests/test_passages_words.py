"""Normalised words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import words
from lineage.passages.spelling.words import END_OF_TEXT, normalise

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's “plan” — it’s $1.2m.", "the mayor s plan it s 1 2m"),
        ("Don't, don’t, don´t, donʼt", "don t don t don t don t"),
        ("Café CAFE\u0301 cafe", "café café cafe"),
        ("STRASSE Straße ﬁnal", "strasse strasse final"),
        ("２０２４年１２月", "2024 年 12 月"),
        ("co\u00adoperate می\u200cخواهم", "cooperate میخواهم"),
        ("北京の天気", "北 京 の 天 気"),
        ("ข่าว", "ข ่ า ว"),
        ("น้ำ", "น ้ ํ า"),
        ("ﾆｭｰｽ ㊐ ①", "ニ ュ ー ス 1"),
        ("हिन्दी में", "हिन्दी में"),
        ("العَرَبِيَّة", "العربية"),
        ("서울에서 만나", "서울에서 만나"),
        ("snake_case\x00 and\ttabs\u2028x", "snake case and tabs x"),
        ("½ km² ❤\ufe0f ok", "1 2 km2 ok"),
        ("", ""),
    ],
)
def test_words_of_a_text(text: str, expected: str) -> None:
    """Case, quote marks, apostrophes and compatibility forms do not tell words apart; accents and digits do."""
    assert words(text) == expected.split()


@given(ANY_TEXT)
def test_words_are_made_of_letters_marks_and_digits(text: str) -> None:
    """Nothing but letters, marks and digits is left, whatever comes in."""
    assert all(word and all(unicodedata.category(letter)[0] in "LMN" for letter in word) for word in words(text))


@given(ANY_TEXT)
def test_words_are_words(text: str) -> None:
    """What is left is left as it is when it comes in again."""
    assert words(" ".join(words(text))) == words(text)


@given(ANY_TEXT)
def test_canonically_equal_texts_have_equal_words(text: str) -> None:
    """How an editor's software composes accents makes no difference."""
    assert words(unicodedata.normalize("NFC", text)) == words(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(max_codepoint=0x7F), max_size=80))
def test_the_fast_way_agrees_with_the_slow_one(text: str) -> None:
    """An ASCII text has the same words when a character that is no word forces it through the slow way."""
    assert words(text) == words(text + " \N{BLACK SUN WITH RAYS}")


@given(st.lists(ANY_TEXT, max_size=5))
def test_texts_do_not_run_into_each_other(texts: list[str]) -> None:
    """A batch holds the words of each text and one mark after each, also for lone surrogates' neighbours."""
    rows = b"".join(normalise(texts)[at : at + 1] for at in range(len(normalise(texts)))).split(END_OF_TEXT)
    assert [[word.decode() for word in row.split()] for row in rows[:-1]] == [words(text) for text in texts]


def test_lone_surrogates_separate() -> None:
    """What cannot be encoded is no word and breaks nothing."""
    assert words("one\ud800two") == ["one", "two"]
