"""Names of outlets are found in a text as if all of it were looked at, each once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.credits.outlet_names import Spellings, around, marked, spellings

ADDRESS = "https://www.kelpcourier.example/2024/03/05/harbour/" + "ferry-owners-must-look-at-the-pumps-" * 4 + "now"


def spelt(outlet: str, host: str = "") -> Spellings:
    """The spellings of an outlet that has some."""
    found = spellings(outlet, host, ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("outlet", "host", "text"),
    [
        ("潮汐日报", "", "据潮汐日报报道，" + "渡" * 250 + "潮汐日报" + "轮" * 250 + "潮汐日报称 完"),
        ("潮汐日报", "", "潮汐日报" + "渡" * 350 + "潮汐日报"),
        ("Kelp Courier", "kelpcourier.example", f"The ferry is back.\nSource: {ADDRESS}"),
        ("Kelp Courier", "kelpcourier.example", f"Source: {ADDRESS}\nThe ferry is back, the Kelp Courier says"),
        ("Ebb", "news.tide.example", "As News.Tide.Example has it"),
        ("Ebb", "tide.example", "As TIDE.example has it, and Tide.Example, and tide.EXAMPLE"),
    ],
)
def test_every_name_is_found_whole_and_once(outlet: str, host: str, text: str) -> None:
    names = spelt(outlet, host)
    found = [name.span() for name in names.found_in(text)]
    assert found == [name.span() for name in names.pattern.finditer(text)]
    assert found


def test_a_marked_text_is_as_long_as_the_text() -> None:
    text = "潮汐日报" + "渡" * 250 + "潮汐日报" + "轮" * 250 + "潮汐日报 完"
    assert len(marked(text, spelt("潮汐日报").found_in(text))) == len(text)


@pytest.mark.parametrize("outlet", ["潮汐日报 Online", "Tide 日报 Online", "The Kelp Courier", "Kelp 日报"])
def test_the_longest_of_the_names_of_an_outlet_counts(outlet: str) -> None:
    """Its shorter ones stand in it."""
    assert [name[0] for name in spelt(outlet).found_in(f"据 {outlet} 报道")] == [outlet]


@given(st.text("a \n", max_size=200), st.sets(st.integers(0, 200)), st.integers(0, 40))
def test_stretches_hold_what_is_around_every_place_and_do_not_overlap(text: str, some: set[int], reach: int) -> None:
    places = sorted(at for at in some if at < len(text))
    found = list(around(text, places, reach))
    assert all(end < begin for (_, end), (begin, _) in pairwise(found))
    assert all(end == len(text) or text[end].isspace() for _, end in found)
    for at in places:
        assert any(begin <= max(0, at - reach) and min(len(text), at + reach) <= end for begin, end in found)
