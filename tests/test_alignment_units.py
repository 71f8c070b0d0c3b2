"""Units of an article: what they cover, and how many of them are compared."""

from __future__ import annotations

import pytest

from lineage.alignment import units as module
from lineage.alignment.links.register import Register
from lineage.alignment.links.tallies import tally
from lineage.alignment.quoting import Marks, marks_of
from lineage.alignment.statements import LEAST_WORDS
from lineage.alignment.units import MAX_UNITS, Unit, units
from lineage.config import DEFAULT
from lineage.passages import amount
from lineage.records import Article

BUTTON = "Share this article"
"""Furniture."""


def saying(found: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in found if unit.kind != "furniture"]


def page(lines: int, *between: str) -> str:
    """So many lines of news, each with its number, and others behind each."""
    return "\n\n".join(
        "\n\n".join([f"Barge {number} of the salt fleet left Tarrow.", *between]) for number in range(lines)
    )


@pytest.mark.parametrize("between", [(), (BUTTON,), (BUTTON, BUTTON)], ids=["news alone", "a button", "two"])
@pytest.mark.parametrize("lines", [6, 7, 8, 13, 14, 15, 50])
def test_what_is_compared_is_bounded(monkeypatch: pytest.MonkeyPatch, lines: int, between: tuple[str, ...]) -> None:
    """Whatever stands between the sentences, no more than the bound are compared, and nothing is left out."""
    monkeypatch.setattr(module, "MAX_UNITS", 7)
    text = page(lines, *between)
    found = units(Article(text), DEFAULT)
    assert min(lines, 4) <= len(saying(found)) <= 7
    at = 0
    for unit in found:
        assert not text[at : unit.span.start].strip()
        at = unit.span.end
    assert not text[at:].strip()
    assert all(any(f"Barge {number} of" in unit.text for unit in saying(found)) for number in range(lines))


def test_the_marks_of_an_article_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many of its sentences are made one: each look takes the whole text."""
    asked: list[str] = []

    def spy(text: str) -> Marks:
        asked.append(text)
        return marks_of(text)

    monkeypatch.setattr(module, "MAX_UNITS", 7)
    monkeypatch.setattr(module, "marks_of", spy)
    text = page(50)
    assert len(units(Article(text), DEFAULT)) <= 7
    assert asked == [text]


def test_furniture_does_not_count() -> None:
    """Buttons are not compared: beside thousands of them each sentence stays a unit of its own."""
    found = units(Article(page(2, *[BUTTON] * MAX_UNITS)), DEFAULT)
    assert [unit.text for unit in saying(found)] == [
        f"Barge {number} of the salt fleet left Tarrow." for number in (0, 1)
    ]


def test_more_units_than_have_numbers_are_refused() -> None:
    """The number of a unit shares a machine word with a hash, and must not run over into it."""
    (unit,) = units(Article("The salt fleet left Tarrow."), DEFAULT)
    assert tally([unit] * MAX_UNITS, Register()).cell_row.max() == MAX_UNITS - 1
    with pytest.raises(ValueError, match=f"at most {MAX_UNITS}"):
        tally([unit] * (MAX_UNITS + 1), Register())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("董事长说：“这不是简单的规模相加；这是补上我们在高端制造上的短板。”", 1),
        (
            "市长说：“这座桥一定会修好，让两岸的居民都能放心地过河上班和上学；所有费用由省里承担，工程将在明年春天之前全部完成。”",
            2,
        ),
        ("The mill will stay open; the bridge will be mended.", 1),
        (
            "The mill on the river will stay open at least until the end of spring; "
            "the bridge will be mended before the first snow of the next winter.",
            2,
        ),
    ],
)
def test_a_semicolon_parts_statements_that_say_enough(text: str, parts: int) -> None:
    """Enough is so much in words of English: a character of Chinese is less than a word."""
    assert len(units(Article(text), DEFAULT)) == parts


@pytest.mark.parametrize(
    ("first", "parts"),
    [
        ("Harbourmasters everywhere recommended strengthening breakwaters before thunderstorms", 1),
        ("The men at the quay told us to make the old wall strong before the next storm", 2),
    ],
)
def test_words_with_spaces_between_them_are_counted_as_they_are_written(first: str, parts: int) -> None:
    """Seven long words of English are as much text as fourteen short ones, but no more than seven to compare."""
    assert amount(first) >= LEAST_WORDS
    text = f"“{first}. And the mayor wants it all to be done before the first snow of the winter,” Haas said."
    assert len(units(Article(text), DEFAULT)) == parts
