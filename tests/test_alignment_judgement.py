"""How one passage is worded after another that is known to match it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import is_shortened, judge_words
from lineage.config import DEFAULT
from lineage.passages import words

WIRE = "All 214 passengers were taken off the ferry early on Monday after a fire broke out in its engine room."


@pytest.mark.parametrize(
    ("other", "label"),
    [
        (WIRE.upper(), "verbatim"),
        (f"“{WIRE}” the coast guard said.", "verbatim"),
        (WIRE.replace("214", "241"), "edited"),
        (WIRE.replace(" on Monday", " Monday"), "edited"),
        ("Early on Monday a fire drove every one of the passengers off the ferry.", "paraphrase"),
    ],
)
def test_the_label_says_whether_words_were_changed(other: str, label: str) -> None:
    """A passage is word for word the same, or stands whole in the other; one word more or less is an edit."""
    assert judge_words(words(WIRE), words(other), DEFAULT)[0] == label
    assert not is_shortened(WIRE, other)


@given(st.text(max_size=200), st.text(max_size=200))
def test_swapping_changes_nothing_and_scores_are_shares(a: str, b: str) -> None:
    """The verdict belongs to the pair; equal words are verbatim with score 1."""
    label, score = judge_words(words(a), words(b), DEFAULT)
    assert (label, score) == judge_words(words(b), words(a), DEFAULT)
    assert is_shortened(a, b) == is_shortened(b, a)
    assert 0 <= score <= 1
    if words(a) == words(b):
        assert (label, score) == ("verbatim", 1.0)
