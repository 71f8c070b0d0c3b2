"""The signs about which spelling is free."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineage.passages import APOSTROPHES, INVISIBLE, UNSPACED, folded, respelt

ZERO_WIDTH_SPACE = "\u200b"


def test_every_format_character_is_invisible_but_one() -> None:
    """A format character of Unicode does not tell words apart; the zero width space is written to do so."""
    formats = {
        character for character in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(character) == "Cf"
    }
    assert {character for character in formats if not re.match(f"[{INVISIBLE}]", character)} == {ZERO_WIDTH_SPACE}


def test_no_sign_is_of_two_kinds() -> None:
    """What is invisible, an apostrophe, or a letter of an unspaced script is nothing else."""
    kinds = [re.compile(f"[{kind}]") for kind in (INVISIBLE, APOSTROPHES, UNSPACED)]
    assert all(sum(bool(kind.match(chr(code))) for kind in kinds) <= 1 for code in range(sys.maxunicode + 1))


@given(st.text())
@example("ŉ ẚ ʹ ´ `")
@example("ı\u0301 \u0307 क\u093c")
def test_what_is_folded_stays_so(text: str) -> None:
    """Folding again changes nothing, and something is left of everything."""
    assert folded(folded(text)) == folded(text)
    assert bool(folded(text)) == bool(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_case_and_composition_are_free(text: str) -> None:
    """Capitals and decomposed accents are the same text."""
    assert folded(text.casefold()) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("sign", ["\u0640", "\ufcf2", "\u00ad\u200d"])
def test_what_has_no_visible_sign_stays_as_it_is(sign: str) -> None:
    """A tatweel that stands alone is not nothing."""
    assert folded(sign) == sign


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد إلى القاهرة", "احمد الي القاهره"),
        ("الملك الكبير", "الملک الکبیر"),
        ("٣٫٥", "3.5"),
        ("۱۲۰۰", "1200"),
        ("१२०", "120"),
        ("ל־45", "ל-45"),
        ("तेज़", "तेज"),
        ("İZMİR", "izmir"),
    ],
)
def test_spellings_of_one_language_are_one(one: str, other: str) -> None:
    """Letters, digits and signs between which writers choose make no difference where words are compared."""
    assert folded(one) == folded(other)
    assert respelt(one.lower()) == respelt(other.lower())
