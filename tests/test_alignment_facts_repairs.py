"""Laws of fact changes in sentences that are nearly the same: sums, parts, times of day, exchanged, dropped words."""

from __future__ import annotations

import pytest

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.records import Change, Span
from tests.facts import reported

BOARD = "The board of the port consists of"


@pytest.mark.parametrize("told", ["eleven members, four of them women.", "eleven people, including four women."])
def test_a_sum_is_told_in_its_parts_too(told: str) -> None:
    """Also where one part stands on both sides."""
    assert not reported(f"{BOARD} seven men and four women.", f"{BOARD} {told}")


def test_two_numbers_in_one_place_contradict_whatever_the_arithmetic() -> None:
    """Three and two more make five, yet three hurt are not five."""
    changes = reported("Three miners were hurt in Orlen.", "Five miners were hurt in Orlen, including two boys.")
    assert changes == (Change("number", "Three", "Five"),)


def test_a_part_counts_the_noun_of_its_whole() -> None:
    """And the whole is no rival of the part."""
    assert reported("Hail broke 20 roofs.", "Hail broke 31 of the 90 roofs.") == (Change("number", "20", "31"),)
    assert not reported("Hail broke 31 roofs.", "Hail broke 31 out of 90 roofs.")


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("Die Wahl begann um 16.30 Uhr.", "Die Wahl begann um halb fünf."),
        ("Die Wahl begann um 8.45 Uhr.", "Die Wahl begann um Viertel vor neun."),
        ("The vote began at 16:30 in Sem.", "The vote began at half past four in Sem."),
        ("La votación empezó a las 16.30.", "La votación empezó a las cuatro y media."),
        ("The dam cost 2.5 billion.", "The dam cost two and a half billion."),
        ("The dam cost 1.5 billion.", "The dam cost a billion and a half."),
    ],
)
def test_times_and_fractions_in_words_agree_with_digits(digits: str, words: str) -> None:
    """English and German times are read; of other languages an hour in words is not compared with one in digits."""
    assert not reported(digits, words)


def test_headlines_compare_numbers_of_one_fate_and_verb() -> None:
    """Not the dead with the rescued, nor what is bought with what is sold."""
    assert not reported("Six dead in ferry fire", "Forty rescued in ferry fire")
    assert not reported("Town buys 12 trams", "Town sells 30 trams")
    assert reported("Six dead in ferry fire", "Eight dead in ferry fire")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The bill passed by 40 votes to 33.", "The bill passed by 33 votes to 40.", "number"),
        ("The nurse bit the patient.", "The patient bit the nurse.", "name"),
        ("Orlo pushed Sund into the harbour.", "Sund pushed Orlo into the harbour.", "name"),
    ],
)
def test_an_exchange_of_places_is_a_change_where_all_else_is_the_same(a: str, b: str, kind: str) -> None:
    """Of numbers, of names and of nouns; not of what does something together."""
    assert [change.kind for change in reported(a, b)] == [kind]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The nurse met the patient.", "The patient met the nurse."),
        ("The nurse and the patient left.", "The patient and the nurse left."),
        ("In June the nurse left Sem.", "The nurse left Sem in June."),
        ("Orlo is married to Sund.", "Sund is married to Orlo."),
        ("Orlo and Sund left.", "Sund and Orlo left."),
    ],
)
def test_what_two_do_together_has_no_order(a: str, b: str) -> None:
    """Nor has a circumstance."""
    assert not reported(a, b)


@pytest.mark.parametrize(
    ("a", "b", "change"),
    [
        ("The well, according to Bell, is dry.", "The well is dry.", Change("attribution", "Bell", None)),
        ("At least 30 sheep died.", "30 sheep died.", Change("modality", "At least", None)),
        ("The mill almost collapsed.", "The mill collapsed.", Change("modality", "almost", None)),
        ("It is the oldest inn here.", "It is one of the oldest inns here.", Change("modality", "the", "one of the")),
        ("The deputy mayor sang.", "The mayor sang.", Change("name", "deputy mayor", "mayor")),
        ("The fair closes this year.", "The fair closes next year.", Change("number", "this", "next")),
        ("The wind came from the north.", "The wind came from the east.", Change("negation", "north", "east")),
        ("Ida Bell, a 61-year-old cook, won.", "Ida Bell (16), a cook, won.", Change("number", "61-year-old", "16")),
    ],
)
def test_a_word_or_two_make_a_change_where_all_else_is_the_same(a: str, b: str, change: Change) -> None:
    """What is left out of a copy, or put in the place of what excludes it."""
    (found,) = reported(a, b)
    assert found.kind == change.kind
    assert all(
        (found_text or "").startswith(text or "") for found_text, text in ((found.a, change.a), (found.b, change.b))
    )


def test_a_pronoun_is_whom_the_sentence_before_is_about() -> None:
    """Not another who is named in its place; of two who come before, it may be either."""
    said = "said the beams were too thin for such a roof."

    def found(before: str, name: str) -> list[str]:
        a, b = f"{before} He {said}", f"{before} {name} {said}"
        spans = Span(len(before) + 1, len(a)), Span(len(before) + 1, len(b))
        return [change.kind for change in fact_changes(a, spans[0], b, spans[1], word_edits(a, spans[0], b, spans[1]))]

    assert found("Viktor Haas was surprised.", "Ann Strand") == ["attribution"]
    assert not found("Viktor Haas was surprised.", "Haas")
    assert not found("Viktor Haas met Ann Strand.", "Strand")
