"""Words as the aligner compares them: where they are cut, stems and rarity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import UNLISTED, rarity
from lineage.alignment.edits import word_edits
from lineage.alignment.words import Spelling, letters, plain, spelling, stem, surfaces
from lineage.passages import words
from lineage.records import Span


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    """Words come in order, do not overlap, hold no white space, and have a form and a stem."""
    at = 0
    for word in surfaces(text):
        at = text.index(word, at) + len(word)
        assert not any(map(str.isspace, word))
        assert spelling(word).form
        assert spelling(word).stem


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_part_of_a_text_is_read_like_a_text(before: str, text: str) -> None:
    """Reading a part gives the same words as reading it alone."""
    assert surfaces(f"{before}\n{text}", len(before) + 1) == surfaces(text)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Floods", Spelling("floods", "flood", capital=True, number=False)),
        ("U.S.", Spelling("us", "us", capital=True, number=False)),
        ("eight", Spelling("eight", "8", capital=False, number=False)),
        ("7,200", Spelling("7200", "7200", capital=False, number=True)),
        ("Fenn’s", Spelling("fenn's", "fen", capital=True, number=False)),
        ("Наводнения", Spelling("наводнения", "наводн", capital=True, number=False)),
    ],
)
def test_a_word_is_known_by_its_letters(surface: str, expected: Spelling) -> None:
    """Form, stem, capital and number of a word."""
    assert spelling(surface) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supported", "supports"),
        ("parties", "party"),
        ("stopped", "stop"),
        ("said", "says"),
        ("eight", "8"),
        ("7,200", "7200"),
        ("U.S.", "US"),
        ("Fenn’s", "Fenn"),
        ("мостами", "мостам"),
        ("Нины", "Нина"),
        ("Москвы", "Москва"),
        ("Αθήνας", "Αθήνα"),
        ("والبرلمان", "برلمان"),
        ("للوزير", "الوزير"),
        ("الوزير", "وزير"),
        ("بالمدينة", "مدينة"),
        ("۵٫۸", "5.8"),
        ("١٬٢٠٠", "1200"),
    ],
)
def test_spellings_and_endings_meet(one: str, other: str) -> None:
    """Numbers in words, dotted acronyms, possessives and common endings do not keep words apart."""
    assert stem(one) == stem(other)


def test_different_words_stay_apart() -> None:
    """Short words and different numbers keep their form."""
    assert len({stem(word) for word in ("cat", "cast", "12", "14", "won't", "want")}) == 6
    assert len({stem(word) for word in ("мост", "место", "оно", "она", "они", "суд", "судно")}) == 7
    assert len({stem(word) for word in ("الدم", "دم", "كتاب", "ولد", "لبنان", "ليبيا")}) == 6
    assert len({stem(word) for word in ("été", "là", "año", "são", "öl", "ó")}) == 6


def test_numbers_keep_the_signs_of_their_script() -> None:
    """A decimal sign of Persian or Arabic digits does not cut a number in two."""
    assert surfaces("بزرگی ۵٫۸ ریشتر، ١٬٢٠٠ شخص") == ["بزرگی", "۵٫۸", "ریشتر", "١٬٢٠٠", "شخص"]


def test_characters_of_unspaced_scripts_are_words() -> None:
    """Chinese gives one word a character, kana keep their marks, Hindi its vowel signs."""
    assert surfaces("大桥开放") == ["大", "桥", "开", "放"]
    assert surfaces("हिन्दी समाचार") == ["हिन्दी", "समाचार"]
    assert surfaces("カ\u3099サ\u3099") == ["カ\u3099", "サ\u3099"]


def test_rarity_orders_common_and_rare_words() -> None:
    """Articles weigh nothing, ordinary words some, words that the table does not list most."""
    table = rarity()
    assert table["the"] == 0 < table[stem("minister")] < table[stem("landslide")] < table[UNLISTED] <= 1


def test_letters_are_distinct_and_no_surrogates() -> None:
    """Every number has its own character that any string function takes."""
    numbers = [*range(0, 70_000, 7), 500_000]
    spelt = letters(np.array(numbers))
    assert len(set(spelt)) == len(spelt) == len(numbers)
    spelt.encode()


ALIKE = (
    ("cooperate", "co\u00adoperate", "CO\u2060OPER\u200dATE", "Co\ufe0foperate\u200f"),
    ("don't", "don’t", "DONʼT", "don‘t", "don´t", "don`t", "don＇t"),
    ("Hawaiʻi", "Hawai'i", "HAWAI’I"),
    ("Abbas", "ʿAbbas"),
    ("Straße", "STRASSE", "Stra\u00adße"),
    ("préfet", "PRE\u0301FET", "pre\u0301\u00adfet"),
    ("العَرَبِيَّة", "العربية", "العربيـــة", "\u200fالعربية\u061c"),
    ("می\u200cخواهم", "میخواهم"),
    ("ශ්\u200dරී", "ශ්රී"),
    ("ODOS", "odos"),
    ("ΟΔΟΣ", "οδος", "οδοσ"),
    ("ﾆｭｰｽ", "ニュース"),
    ("mayor of", "mayor\u200bof"),
    ("２０", "20"),
)
"""Spellings of the same words."""


@given(st.lists(st.sampled_from(ALIKE).flatmap(lambda row: st.tuples(st.sampled_from(row), st.sampled_from(row)))))
def test_all_that_cut_words_agree_on_what_is_one_word(pairs: list[tuple[str, str]]) -> None:
    """Invisible signs, apostrophes, case and vowel signs tell no words apart: here, in edits, in passages."""
    one, other = (" ".join(words) for words in zip(*pairs, strict=True)) if pairs else ("", "")
    assert list(map(plain, surfaces(one))) == list(map(plain, surfaces(other)))
    assert {edit.operation for edit in word_edits(one, Span(0, len(one)), other, Span(0, len(other)))} <= {"equal"}
    assert words(one) == words(other)


@pytest.mark.parametrize("text", ["ـ", "ﹷ", "ﳲ", "\u00ad", "’", "ʼ", "ʿ ʾ"])
def test_signs_alone_break_nothing(text: str) -> None:
    """What is no word, or looks like none, has a form if it is taken for one."""
    assert all(spelling(word).form and spelling(word).stem for word in surfaces(text))
