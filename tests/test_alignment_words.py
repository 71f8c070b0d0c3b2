"""Words as the aligner compares them: offsets, stems, kin and rarity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import UNLISTED, rarity
from lineage.alignment.links.kin import kin
from lineage.alignment.words import letters, stem, words


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    """Words come in order, do not overlap, and hold no white space."""
    found = words(text, 0, len(text))
    ends = [0, *(word.end for word in found)]
    assert all(before <= word.start < word.end for before, word in zip(ends, found, strict=False))
    assert all(not any(map(str.isspace, text[word.start : word.end])) for word in found)
    assert all(word.stem and word.form for word in found)


@given(st.text(max_size=40), st.text(max_size=40))
def test_offsets_belong_to_the_whole_text(before: str, text: str) -> None:
    """Reading a part of a text gives the same words as reading the part alone, moved."""
    part = words(before + "\n" + text, len(before) + 1, len(before) + 1 + len(text))
    alone = words(text, 0, len(text))
    assert [(w.start - len(before) - 1, w.form) for w in part] == [(w.start, w.form) for w in alone]


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
    ],
)
def test_spellings_and_endings_meet(one: str, other: str) -> None:
    """Numbers in words, dotted acronyms, possessives and common endings do not keep words apart."""
    assert stem(one) == stem(other)


def test_different_words_stay_apart() -> None:
    """Short words and different numbers keep their form."""
    assert len({stem(word) for word in ("cat", "cast", "12", "14", "won't", "want")}) == 6


def test_characters_of_unspaced_scripts_are_words() -> None:
    """Chinese gives one word a character, Hindi keeps its vowel signs."""
    assert len(words("大桥开放", 0, 4)) == 4
    assert len(words("हिन्दी समाचार", 0, 13)) == 2


def test_kin_is_symmetric_and_not_handed_on() -> None:
    """Two words are kin when a group names both, whatever their order; strangers are not."""
    stems = [stem(word) for word in ("dawn", "probe", "investigation")]
    assert kin(stems) == [(1, 2)]
    assert kin(stems[::-1]) == [(0, 1)]


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
