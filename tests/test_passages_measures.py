"""Signs for inches and feet, which are no quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import without_measures

SIGNS = {"″": '"', "′": "'"}
NUMBERS = st.integers(1, 99).map(str) | st.sampled_from(["6.5", "15,6", "8½", "¾", "3/4", "11 1/2"])
WORDS = st.text("abcdefgh", min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('A 12" long pipe burst.', "A 12″ long pipe burst."),
        ("A 12” long pipe burst.", "A 12″ long pipe burst."),
        ("A 12'' long pipe burst.", "A 12′′ long pipe burst."),
        ("A 6' fence fell.", "A 6′ fence fell."),
        ("He is 5' 11\" tall.", "He is 5′ 11″ tall."),
        ("He is 6’2” tall.", "He is 6’2″ tall."),
        ('Boards of 2"x4" and 8½" x 11" sheets.', "Boards of 2″x4″ and 8½″ x 11″ sheets."),
        ('"The pipe was 12" long," he said.', '"The pipe was 12″ long," he said.'),
        ("“The pipe was 12” long,” he said.", "“The pipe was 12″ long,” he said."),
        ("'We laid 12' of pipe,' he said.", "'We laid 12′ of pipe,' he said."),
        ('The 12" vinyl of "Blue Day" sold.', 'The 12″ vinyl of "Blue Day" sold.'),
        ('A 27" screen.\n\n"It fell," she said.', 'A 27″ screen.\n\n"It fell," she said.'),
    ],
)
def test_a_mark_behind_a_number_measures(text: str, seen: str) -> None:
    """Where no quotation is open that it may close, or where the one that is goes on to its own end."""
    assert without_measures(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        '"I am 12" she said. "And you?"',
        'The "Top 40" and the "Route 66" of song.',
        "The “Gang of 14” senators met “for 15” minutes.",
        'Press "1" for English," he said.',
        'He saw "Studio 60" Monday night. It was dull," he said.',
        "„Wir sind 12“, sagte sie.",
        'The drought of 2015" he said.',
        'page 12"The mayor left," he wrote.',
        '[caption width="583"] A tank',
        'They paid "$5" each.',
        "It rained in the '90s and the 60's.",
        "The 6'2 forward scored.",
        "no number here, only “marks” and 'others'",
    ],
)
def test_other_marks_behind_numbers_stay(text: str) -> None:
    """They close a quotation, stand round the number itself, or belong to a year, a price, a word."""
    assert without_measures(text) == text


@given(st.text("ab1 28½'\"“”„‘’,.!?x\n-(", max_size=40))
def test_nothing_but_marks_changes_and_no_offset_does(text: str) -> None:
    """Whatever the text; and what has been seen once is seen again."""
    seen = without_measures(text)
    assert len(seen) == len(text)
    assert all(was == now or (was in "\"”'’" and now in SIGNS) for was, now in zip(text, seen, strict=True))
    assert text.count("“") == seen.count("“")


@given(NUMBERS, WORDS, WORDS, st.sampled_from(['"', "”"]))
def test_a_measure_is_one_in_and_outside_of_a_quotation(number: str, one: str, other: str, sign: str) -> None:
    """With one sign for both, as typewriters have it."""
    opening = "“" if sign == "”" else sign
    outside = f"The {one} of {number}{sign} {other} broke."
    assert without_measures(outside) == outside.replace(sign, "″")
    before, behind = f"{opening}The {one} of {number}", f" {other} broke,{sign} she said."
    assert without_measures(f"{before}{sign}{behind}") == f"{before}″{behind}"


@given(st.integers(1, 999), WORDS)
def test_a_number_that_ends_a_quotation_closes_it(number: int, word: str) -> None:
    """Before a new sentence, or where nothing else would close it."""
    for text in (f'"{word.title()} {number}" he said. "And so on."', f"the “{word} {number}” list"):
        assert without_measures(text) == text
