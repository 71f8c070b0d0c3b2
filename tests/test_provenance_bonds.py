"""Which documents are traced together: laws of the rule, and the sets that chains of pairs make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.provenance import Outline, Shared, connected_sets, hold_together
from lineage.stories import Days

SOURCES, WINDOW = DEFAULT.sources, DEFAULT.stories.window_days
EVER = Days(1, 3_000_000)

spans = st.builds(lambda first, length: Days(first, first + length), st.integers(1, 60), st.integers(0, 40))
outlines = st.builds(Outline, st.integers(1, 2), spans, st.integers(1, 3000))
shared_words = st.builds(Shared, st.integers(0, 400), st.booleans())


def bound(words: int, *, gap: int = 0, one_outlet: bool = False, aligned: bool = False, length: int = 2000) -> bool:
    """Whether two documents of `length` words that share some hold together."""
    one, other = Outline(1, Days(100, 100), length), Outline(1 if one_outlet else 2, Days(100 + gap, 100 + gap), length)
    return hold_together(Shared(words, aligned), one, other, DEFAULT)


def test_two_outlets_within_days_hold_together_by_anything() -> None:
    """A quotation of eight words may be a statement that both report."""
    assert bound(8, gap=WINDOW)
    assert not bound(8, gap=WINDOW + 1)


def test_after_weeks_only_copies_hold_together() -> None:
    """A sentence that comes back is a standing phrase; three paragraphs, or a quarter of a short text, are a copy."""
    assert not bound(SOURCES.tie_words - 1, gap=100)
    assert bound(SOURCES.tie_words, gap=100)
    assert bound(50, gap=100, length=200)


@pytest.mark.parametrize("gap", [0, 100])
def test_notes_of_a_house_hold_nothing_together(gap: int) -> None:
    """What one outlet prints under many articles does not tie these."""
    assert not bound(SOURCES.one_outlet_words - 1, gap=gap, one_outlet=True)
    assert bound(500, gap=gap, one_outlet=True)


def test_an_alignment_holds_together() -> None:
    """Sentences that say the same were found among reports of one event."""
    assert bound(0, gap=100, aligned=True)


def test_without_a_date_documents_are_near_to_all() -> None:
    """Nothing excludes that they are of one time."""
    assert hold_together(Shared(8, False), Outline(1, EVER, 900), Outline(2, Days(5, 5), 900), DEFAULT)


@given(shared_words, outlines, outlines)
def test_the_rule_knows_no_side_and_more_is_never_less(shared: Shared, one: Outline, other: Outline) -> None:
    """Swapping changes nothing, and whoever shares more words still holds together."""
    held = hold_together(shared, one, other, DEFAULT)
    assert held == hold_together(shared, other, one, DEFAULT)
    assert hold_together(shared._replace(words=shared.words + 1), one, other, DEFAULT) >= held


@given(st.sets(st.integers(0, 30)).map(sorted), st.data())
def test_connected_sets_are_what_chains_reach(numbers: list[int], data: st.DataObject) -> None:
    """Every number is in one set; two of a pair share theirs; and no set falls apart without using a pair."""
    ends = st.sampled_from(numbers) if numbers else st.nothing()
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=20)) if numbers else []
    sets = connected_sets(numbers, pairs)
    assert sorted(number for members in sets for number in members) == numbers
    assert sets == connected_sets(numbers, reversed(pairs))
    home = {number: place for place, members in enumerate(sets) for number in members}
    assert all(home[one] == home[other] for one, other in pairs)
    for members in sets:
        reached = {members[0]}
        for _ in members:
            reached |= {number for pair in pairs for number in pair if reached & set(pair)}
        assert reached == set(members)
