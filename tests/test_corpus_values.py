"""The values of fields: words for nothing, names of languages, values in lists and wrappers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.corpus.nothing import says_nothing
from lineage.corpus.parts.languages import language_code
from lineage.corpus.parts.names import names
from lineage.corpus.parts.values import bare, headline, language, scalar
from lineage.datafiles import table


@pytest.mark.parametrize(
    "word", ["nan", "NaN", "null", "NULL", "None", "none", "\\N", "N/A", "n/a", "<NA>", "undefined", "[]", "-"]
)
def test_words_for_nothing(word: str) -> None:
    """In every part, white space aside; a text that only has such a word in it is one."""
    for part in names().parts:
        assert says_nothing(f" {word}\n", part)
        assert not says_nothing(f"{word} {word}", part)


def test_words_that_mean_nothing_in_some_parts_only() -> None:
    """R writes NA, but an outlet may be called so, and small letters are initials; a name may be Nan, or Null."""
    assert {part for part in names().parts if says_nothing("NA", part)} == {
        "title",
        "author",
        "id",
        "language",
        "text",
        "date",
    }
    assert {part for part in names().parts if says_nothing("na", part)} == {"date"}
    assert {part for part in names().parts if says_nothing("NAN", part)} == {"date"}
    assert not any(says_nothing(name, "author") for name in ("Nan", "Null", "Noneth", "0", ""))
    assert not says_nothing("Unknown", "title")
    assert says_nothing("Unknown", "author")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("en-GB", "en"),
        ("de_AT", "de"),
        ("zh-Hant-TW", "zh"),
        ("ENG", "en"),
        ("eng_Latn", "en"),
        ("arb_Arab", "ar"),
        ("cmn_Hani", "zh"),
        ("deu", "de"),
        ("ger", "de"),
        ("English", "en"),
        ("german", "de"),
        ("Deutsch", "de"),
        ("FRANÇAIS", "fr"),
        ("Portuguese (Brazil)", "pt"),
        ("Русский", "ru"),
        ("nob", "nb"),
        ("nor", "no"),
        ("iw-IL", "he"),  # as old versions of Java and Android have it
        ("in_ID", "id"),
        ("yue", "yue"),
        ("fil-PH", "fil"),
        ("qq", "qq"),
        (["en"], "en"),
        ("und", None),
        ("zxx", None),
        ("mul-Latn", None),
        ("xx", None),
        ("unknown", None),
        ("NA", None),
        ("en,fr", None),
        ("Klingon", None),
        ("e", None),
        ("Latin letters " * 9, None),
        (5, None),
    ],
)
def test_languages(said: object, code: str | None) -> None:
    """A code of ISO 639, of two letters where there is one; what names no language, or several, is none."""
    assert language(said, "language") == code


def test_the_table_of_languages_is_sound() -> None:
    """Keys are codes of two letters, and no name is that of two languages."""
    languages = table("corpus", "languages")["languages"]
    said = [name for others in languages.values() for name in others]
    assert len(said) == len(set(said))
    assert all(len(code) == 2 and language_code(code) == code for code in languages)
    assert all(language_code(name) == code for code, others in languages.items() for name in others)
    assert not set(table("corpus", "languages")["none"]) & ({*said} | languages.keys())


def test_values_in_lists_and_wrappers() -> None:
    """A list of one value is that value; of several, none is meant."""
    assert headline(["Ice  and\nEbb"], "headline") == "Ice and Ebb"
    assert headline(["Ice", "Ebb"], "headline") is None
    assert scalar([["Ice"]]) == "Ice"
    assert scalar({"$date": {"$numberLong": "5"}}) == "5"
    assert scalar({"$date": "5", "x": 1}) is None
    assert scalar({"text": "Ice"}) is None
    assert scalar(float("inf")) is None
    assert bare([]) == []


@given(
    st.recursive(
        st.text(max_size=5), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just("$date"), inner)
    )
)
def test_any_value_can_be_unwrapped(value: object) -> None:
    """Whatever is in it."""
    assert isinstance(scalar(value), str | None)
