"""Marking names: same length, same offsets, whole words only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.credits import load
from lineage.credits.marks import HEAD, REST
from lineage.credits.mentions import Mentions

MENTIONS = Mentions(load())


def names(text: str) -> list[str]:
    """The names that are marked in a text."""
    marked = MENTIONS.marked(text) or ""
    found: list[str] = []
    for place, character in enumerate(marked):
        if character == HEAD:
            found.append(text[place])
        elif character == REST:
            found[-1] += text[place]
    return found


def test_names_of_every_script_are_marked() -> None:
    """Latin, Cyrillic, Arabic and unspaced names are found where they stand."""
    assert names("With AFP and The Associated Press") == ["AFP", "Associated Press"]
    assert names("/ТАСС/ и Интерфакс") == ["ТАСС", "Интерфакс"]
    assert names("(أ ف ب)") == ["أ ف ب"]
    assert names("据新华社北京电") == ["新华社"]
    assert names("パリAFP時事") == ["AFP", "時事"]
    assert names("(भाषा) भाषाओं") == ["भाषा"]


def test_parts_of_words_are_not_marked() -> None:
    """A name inside another word is no name."""
    assert names("AP2, RAP, Reutersville, sAFPe") == []


def test_the_longest_name_wins() -> None:
    """ "Australian Associated Press" is not "Associated Press"."""
    assert names("the Australian Associated Press") == ["Australian Associated Press"]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["AP", " ", "(", "Reuters", "新华社", HEAD, REST, "x"])).map("".join)
)
def test_marking_keeps_the_length(text: str) -> None:
    """Offsets in the marked text are offsets in the text, whatever it holds."""
    marked = MENTIONS.marked(text)
    assert marked is None or len(marked) == len(text)
    assert marked is None or all(
        old == new for old, new in zip(text, marked, strict=True) if new not in (HEAD, REST) and old not in (HEAD, REST)
    )
