"""The signs and sentences that all views share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ferry
from strategies import comparisons

from lineage.records import Comparison, Side
from lineage.views.cells import width
from lineage.views.labels import LABELS, SIDE_LABELS, SIGNS, in_a_nutshell, percent, share, shown_date


def test_every_label_has_a_sign_of_its_own_of_one_cell() -> None:
    """A column of signs can only be read if no two are alike and all are equally wide."""
    glyphs = [SIGNS[label].glyph for label in LABELS]
    assert len(set(glyphs)) == len(LABELS)
    assert {width(glyph) for glyph in glyphs} == {1}


def test_added_and_omitted_are_mirrors() -> None:
    """A cannot add and B cannot omit."""
    assert set(SIDE_LABELS["a"]) - set(SIDE_LABELS["b"]) == {"omitted"}
    assert set(SIDE_LABELS["b"]) - set(SIDE_LABELS["a"]) == {"added"}


@given(st.floats(0, 1))
def test_percent_calls_only_nothing_nothing(share: float) -> None:
    """0% and 100% are said of exactly nothing and of (up to rounding errors of the sum) everything."""
    assert (percent(share) == "0%") == (share == 0)
    assert share >= 0.9999 or percent(share) != "100%"


def test_nutshell_names_what_was_taken_reworded_added_and_left_out() -> None:
    """The sentence at the top says it all, in a fixed order."""
    said = "".join(text for text, _ in in_a_nutshell(ferry()))
    assert [word in said for word in ("word for word", "lightly edited", "reworded", "added", "left out")] == [True] * 5
    assert said.index("word for word") < said.index("reworded") < said.index("added") < said.index("left out")


@given(comparisons())
def test_nutshell_is_always_two_sentences(comparison: Comparison) -> None:
    """Also of empty articles something true can be said: that they are empty."""
    said = "".join(text for text, _ in in_a_nutshell(comparison))
    of_b, _, of_a = said.partition(". ")
    assert of_b == "B is empty" if not comparison.b.text.strip() else of_b.startswith(("Of B, ", "Nothing of B "))
    assert of_a == "A is empty." if not comparison.a.text.strip() else of_a.startswith("Of A, ")
    assert of_a.endswith((" is left out.", " is empty."))


@given(comparisons())
def test_shares_of_text_add_up_to_one_and_emptiness_has_none(comparison: Comparison) -> None:
    """What people see of a side is all of it, or nothing of what holds nothing."""
    sides: list[tuple[Side, str]] = [("a", comparison.a.text), ("b", comparison.b.text)]
    for side, text in sides:
        shown = [value for label in LABELS if (value := share(comparison, side, label)) is not None]
        assert sum(shown) == pytest.approx(1) if text.strip() else shown == []


@pytest.mark.parametrize("text", [None, "", "2024", "2024-03-05", "around noon, perhaps", "2024-03-05 10:20:30"])
def test_dates_of_other_forms_are_shown_as_they_are(text: str | None) -> None:
    """Only full ISO 8601 times are shortened."""
    assert shown_date(text) == text
