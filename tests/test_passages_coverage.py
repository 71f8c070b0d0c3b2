"""How much of a text stands in others: laws, and what is an addition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import words
from lineage.passages.sequences.coverage import ADDITION, common_sentences, is_cut, words_from

TEXTS = st.lists(
    st.sampled_from(["rain", "fell", "in", "aldmoor", "on", "monday", "while", "the", "mayor", "slept", ".", ","]),
    max_size=40,
).map(" ".join)
COPIED = "The roof of the concert hall in Osterfeld fell in during a rehearsal on Tuesday, the fire brigade said."
OWN = "But the mayor was paid by the roofing firm, as papers seen by this newspaper show."


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_no_more_words_come_from_others_than_there_are(text: str, others: list[str]) -> None:
    """Between none and all, and never fewer with one more text to come from."""
    found = words_from(text, others)
    assert 0 <= found <= len(words(text))
    assert found <= words_from(text, [*others, text]) == len(words(text))


@given(TEXTS, TEXTS)
def test_sentences_may_change_places(one: str, other: str) -> None:
    """All of a text stands in the same sentences in another order."""
    assert words_from(f"{one}. {COPIED}", [f"{COPIED} {other}. {one}."]) == len(words(f"{one}. {COPIED}"))


@pytest.mark.parametrize("text", [f"{COPIED} {OWN}", f"{OWN} {COPIED}"])
def test_what_a_paragraph_adds_is_its_own(text: str) -> None:
    """Before and behind what it copies."""
    assert words_from(text, [COPIED]) == len(words(COPIED))
    assert common_sentences(text, [COPIED]) == COPIED


def test_light_edits_are_taken() -> None:
    """A few words in a row that the other has not change what is taken; they are no statement of their own."""
    edited = COPIED.replace("fell in during a rehearsal", "came down as the orchestra practised")
    assert words_from(edited, [COPIED]) == len(words(edited))
    assert words_from(COPIED.replace("said", "said " + "so " * ADDITION), [COPIED]) == len(words(COPIED))


def test_a_text_that_is_all_its_own_keeps_its_sentences() -> None:
    """An agreed text is never empty."""
    assert common_sentences(OWN, [COPIED]) == OWN


@pytest.mark.parametrize(
    ("text", "other", "cut"),
    [
        ("Hubo muertos.", "No hubo muertos.", True),
        ("有人员失联。", "没有人员失联。", True),
        ("Er kommt morgen.", "Er kommt morgen nicht.", True),
        ("Rain fell in Aldmoor.", "“Rain fell in Aldmoor,” she said.", False),
        ("Rain fell in Aldmoor.", "It was late. Rain fell in Aldmoor.", False),
        ("Hubo muertos.", "No hubo muertos. Hubo muertos.", False),
        ("Snow fell.", "Rain fell in Aldmoor.", False),
    ],
)
def test_a_sentence_that_lost_its_first_or_last_word_is_cut(text: str, other: str, cut: bool) -> None:
    """It may say the contrary now; a speech tag has two words, and whole sentences may stand anywhere."""
    assert is_cut(words(text), [other]) is cut


@given(st.lists(st.sampled_from([OWN, "It was late.", "Nobody slept."]), max_size=4), st.integers(0, 4))
def test_whole_sentences_are_never_cut(around: list[str], at: int) -> None:
    """Wherever they stand."""
    assert not is_cut(words(COPIED), [" ".join([*around[:at], COPIED, *around[at:]])])
