"""What the comparison of facts finds on one side: values, quantities, names, and whether two can be one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment.facts.figures.quantities import bound, quantities
from lineage.alignment.facts.figures.values import Quantity, digit_values
from lineage.alignment.facts.mentions.frames import frames
from lineage.alignment.facts.mentions.names import Name, is_proper, names
from lineage.alignment.facts.pairs.aliases import may_agree
from lineage.alignment.facts.pairs.sides import one_to_one
from lineage.alignment.facts.words.reading import Reading, read
from lineage.alignment.facts.words.stems import stem
from lineage.datafiles import table
from lineage.records import Span


def reading(text: str) -> Reading:
    """A text read as a whole."""
    return read(text, Span(0, len(text)))


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (quantity,) = quantities(reading(text))
    return quantity


def name(text: str) -> Name:
    """The one name in a text, behind a word that is none."""
    (found,) = names(reading(f"so {text}"))
    return found


@given(st.text(st.characters(), max_size=80))
def test_words_are_in_order_and_rebuild_the_span(text: str) -> None:
    """Gaps and words follow one another; the gap of a word is what stands before it."""
    at = 0
    for index, word in enumerate(reading(text).words):
        assert at <= word.start < word.end <= len(text)
        assert not index or text[at : word.start] == word.gap
        at = word.end


@given(st.integers(0, 10**9))
def test_grouped_digits_are_read(value: int) -> None:
    """A number is among the readings of its English and of its German form."""
    assert float(value) in digit_values(f"{value:,}")
    assert float(value) in digit_values(f"{value:,}".replace(",", "."))


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("twenty-five ships", 25, "count"),
        ("two hundred and ten ships", 210, "count"),
        ("two hundred fifty ships", 250, "count"),
        ("two years and a half", 2.5, "time"),
        ("um drei Uhr", 180, "clock"),
        ("um 3 Uhr", 180, "clock"),
        ("twenty-one ships", 21, "count"),
        ("the twenty-first ship", 21, "ordinal"),
        ("a thirty-second film", 30, "time"),
        ("half a million people", 500_000, "count"),
        ("two and a half million people", 2_500_000, "count"),
        ("$1.2m", 1_200_000, "$"),
        ("€ 40 million", 40_000_000, "€"),
        ("5 million dollars", 5_000_000, "$"),
        ("12 per cent", 12, "percent"),
        ("one in five", 20, "percent"),
        ("two-thirds", 66.6667, "percent"),
        ("a third of them", 33.3333, "percent"),
        ("a 34-year-old man", 34, "age"),
        ("9:30 pm", 1290, "clock"),
        ("in 1968", 1968, "year"),
        ("the 12th man", 12, "ordinal"),
        ("三十五人", 35, "count"),
        ("٣٥ شخصا", 35, "count"),
        ("3,5 Millionen", 3_500_000, "count"),
        ("1 200 personnes", 1200, "count"),
        (".25 points", 0.25, "point"),
        ("12 square miles", 12, "area"),
        ("3 sq km", 3, "area"),
        ("40 cubic metres", 40, "volume"),
        ("2:08:37", 128, "clock"),
        ("sales tripled", 3, "factor"),
        ("twice as much", 2, "factor"),
        ("four times higher", 4, "factor"),
        ("three times champion", 3, "count"),
        ("Ann Bell, who was 71, left", 71, "age"),
        ("died at the age of 71", 71, "age"),
        ("a boy, 14, left", 14, "age"),
        ("a river, 14, left", 14, "count"),
    ],
)
def test_quantities_are_read(text: str, value: float, kind: str) -> None:
    """Value and kind of one quantity."""
    quantity = only(text)
    assert quantity.kind == kind
    assert any(abs(value - read_value) < 0.001 for read_value in quantity.values)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("June 14th, 2021", (14, 6, 2021)),
        ("14 June", (14, 6, 0)),
        ("2021-06-14", (14, 6, 2021)),
        ("in May", (0, 5, 0)),
        ("10 to 12 weeks", (10, 12)),
        ("3-1", (3, 1)),
        ("in spring 2026", (1, 2026)),
        ("next autumn", (3, 0)),
    ],
)
def test_dates_and_series_are_read(text: str, parts: tuple[float, ...]) -> None:
    """The numbers that a date or a series holds; 0 where a date does not say."""
    assert only(text).parts == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 40 men", (0, 1)),
        ("they found more than 40 men", (2, 1)),
        ("no more than 40 men", (0, -1)),
        ("only under 40 men", (1, -1)),
        ("nearly 40 men", (1, 0)),
    ],
)
def test_bounds_are_read(text: str, found: tuple[int, int]) -> None:
    """Where the words begin by which a number is the least (1) or the most (-1); "nearly" is neither."""
    assert bound(reading(text), only(text).first) == found


@pytest.mark.parametrize(
    "text",
    ["the F-16 jet", "G20 leaders", "may come", "march on", "the spring", "t.co/7hafBac", "9" * 400, "million " * 60],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Digits of names, verbs that are months elsewhere, and codes are not compared."""
    assert quantities(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("then Foreign Minister Ann Bell left", [("ann", "bell")]),
        ("then Housing Minister Ann Bell left", [("ann", "bell")]),
        ("with the Bank of Velmora in Halden", [("bank", "velmora"), ("halden",)]),
        ("on Monday the President spoke", []),
        ("the United States and its Tuesdays", [("united", "states")]),
        ("the novelist Ada Holt of Nigeria", [("ada", "holt"), ("nigeria",)]),
        ("Moroccan Interior Minister Al Mustapha Sahel", [("moroccan",), ("mustapha", "sahel")]),
    ],
)
def test_names_are_found_without_titles(text: str, found: list[tuple[str, ...]]) -> None:
    """Rows of capitalised words, cut at titles; days and roles are no names."""
    assert [one.words for one in names(reading(text))] == found


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("Rolf Anders", "President Anders"),
        ("J. Marsh", "John Marsh"),
        ("Bob Carlin", "Robert Carlin"),
        ("Baqer Nouri", "Bagher Noori"),
        ("Iran", "Tehran"),
        ("R-Pa.", "R-Pennsylvania"),
        ("Ohio", "America"),
        ("Norvania", "Norvanian"),
        ("United Nations", "UN"),
        ("National Rail Board", "NRB"),
        ("Kyiv", "Kiev"),
        ("Qaeda", "Qaida"),
        ("United States", "American"),
        ("Ministry of Defence", "Ministry of Defense"),
    ],
)
def test_forms_of_one_name_agree(x: str, y: str) -> None:
    """Titles, initials, nicknames, transliterations, peoples, capitals, acronyms: both ways, also where strict."""
    for strict in (False, True):
        assert may_agree(name(x), name(y), strict)
        assert may_agree(name(y), name(x), strict)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Ohio", "Iowa"),
        ("Austria", "Australia"),
        ("Ann Bell", "Ann Hart"),
        ("Meadow Party", "Orchard Party"),
    ],
)
def test_different_names_do_not_agree(x: str, y: str) -> None:
    """Neighbours in the alphabet, a shared forename, a shared sort of body."""
    assert not may_agree(name(x), name(y))
    assert not may_agree(name(y), name(x))


def test_another_spelling_is_another_name_only_in_a_copy() -> None:
    """Keller and Kellner may be one in a translation, not where the sentence was copied."""
    assert may_agree(name("Kellner"), name("Keller"))
    assert not may_agree(name("Kellner"), name("Keller"), strict=True)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police said the road was closed.", "Police"),
        ("The road was closed, the mayor told reporters.", "the mayor"),
        ("“It is closed,” said Ann Bell on Monday.", "Ann Bell"),
        ("According to the union, it is closed.", "the union"),
        ("The water was safe, said the company that runs the plant.", "the company"),
        ("Ann Bell, who runs the port, said she had seen him.", "Ann Bell"),
        ("Ed Ray, spokesman for St. Arden Mayor Ida Moss, said nobody was hurt in it.", "Ed Ray"),
        ("On Friday the mayor's sister, Orla Finch, told the Ledger that it was closed.", "Orla Finch"),
        ("“She said it was closed,” Ann Bell told reporters.", "Ann Bell"),
    ],
)
def test_speakers_are_found(text: str, speaker: str) -> None:
    """The words that name the source, before the verb or behind it."""
    read_text = reading(text)
    (frame,) = frames(read_text)
    assert read_text.surface(frame.first, frame.last) == speaker


def test_to_claim_lives_is_not_to_say() -> None:
    """Nobody speaks where a flood claims lives or a gang claims responsibility."""
    assert not frames(reading("The flood claimed 12 lives, and a gang claimed responsibility."))


def test_a_range_of_years_is_two_years() -> None:
    """The years at both ends, each comparable with a year."""
    found = quantities(reading("between 2009 and 2014"))
    assert [(quantity.kind, quantity.values) for quantity in found] == [("year", (2009.0,)), ("year", (2014.0,))]


@pytest.mark.parametrize(
    ("text", "proper"),
    [("Boeing", True), ("Airbus", True), ("Farmers", False), ("Demolition", False), ("Police", False)],
)
def test_a_first_word_may_be_a_name(text: str, proper: bool) -> None:
    """A capital at the start of a sentence is no name for certain: plurals, nouns and kinds of speakers are none."""
    read_text = reading(f"{text} will pay.")
    found = [one for one in names(read_text) if is_proper(one, read_text)]
    assert bool(found) == proper


def test_a_word_that_stands_in_small_letters_elsewhere_is_no_name() -> None:
    """The text itself says what is a common noun."""
    read_text = read("Snow will fall. The snow melts.", Span(0, 15))
    assert not any(is_proper(one, read_text) for one in names(read_text))


def test_stems_join_inflected_forms() -> None:
    """Regular endings, doubled letters and the irregular forms of the data."""
    for forms in (["produce", "produced", "producing"], ["stop", "stopped"], ["sell", "sold"], ["city", "cities"]):
        assert len({stem(form) for form in forms}) == 1


def test_one_to_one_takes_the_best_first() -> None:
    """Each index is used once, nothing below the floor, and of equal scores the nearest pair."""
    scored = [(3.0, 0, 1), (3.0, 0, 0), (2.0, 1, 0), (2.6, 1, 1)]
    assert one_to_one(scored, 2.5) == [(0, 0), (1, 1)]


TABLES = ("grammar", "names", "numbers", "places", "speech", "stance", "words")


@pytest.mark.parametrize("name", TABLES)
def test_no_list_says_a_thing_twice(name: str) -> None:
    """A list that is long is read by nobody who adds to it."""
    lists: list[Any] = [table("alignment", name)]
    while lists:
        some = lists.pop()
        if isinstance(some, dict):
            lists.extend(some.values())
        elif isinstance(some, list):
            assert len({str(one) for one in some}) == len(some), some


def test_no_two_lists_of_one_say_a_thing_twice() -> None:
    """Where the code puts lists together, each word stands in one of them; nor is a pair of opposites turned round."""
    words, grammar, names, numbers, speech, stance = (
        table("alignment", name) for name in ("words", "grammar", "names", "numbers", "speech", "stance")
    )
    for lists in (
        [words["function"], grammar["function"]],
        [names["names"]["never"], numbers["months"], numbers["weekdays"]],
        [numbers["bounds"]["less"], numbers["bounds"]["limits"], numbers["approximate"]["words"]],
        [speech["verbs"], {*speech["plain"], *speech["claiming"]}],
        [stance["modality"]["doubt"], {*stance["modality"]["possibility"], *stance["modality"]["intention"]}],
    ):
        assert len(set().union(*lists)) == sum(map(len, lists)), lists
    pairs = [frozenset(pair) for pair in stance["opposites"]["pairs"]]
    assert len(set(pairs)) == len(pairs)
