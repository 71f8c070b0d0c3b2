"""Names, counterparts, word marks and changed facts, as both human-readable views show them."""

from __future__ import annotations

from hypothesis import given
from samples import Draft, Drawn, drawn, ferry
from strategies import comparisons

from lineage.records import Article, Comparison
from lineage.views.reading import SURE, article, read


def words(comparison: Comparison, name: str) -> list[str]:
    """The marked words of a stretch."""
    reading = read(comparison)
    stretch = next(stretch for stretch in (*reading.a, *reading.b) if stretch.name == name)
    text = article(comparison, stretch.segment.side).text
    return [text[mark.start : mark.end] for mark in stretch.marks]


@given(comparisons())
def test_counterparts_are_mutual(comparison: Comparison) -> None:
    """If B3 is a counterpart of A2, A2 is one of B3."""
    reading = read(comparison)
    for index, stretch in enumerate(reading.a):
        assert all(index in reading.b[partner].partners for partner in stretch.partners)
    for index, stretch in enumerate(reading.b):
        assert all(index in reading.a[partner].partners for partner in stretch.partners)


@given(comparisons())
def test_marks_lie_apart_inside_their_stretch(comparison: Comparison) -> None:
    """Marks are ordered, do not touch, start and end with a non-space character, and stay inside the segment."""
    reading = read(comparison)
    for stretch in (*reading.a, *reading.b):
        text = article(comparison, stretch.segment.side).text
        at = stretch.segment.start
        for mark in stretch.marks:
            assert at <= mark.start < mark.end <= stretch.segment.end
            assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
            at = mark.end + 1


@given(comparisons())
def test_every_change_is_flagged_once(comparison: Comparison) -> None:
    """No changed fact is lost, and each stands at one stretch of either side."""
    reading = read(comparison)
    changes = [change for link in comparison.links for change in link.changes]
    assert sorted(map(repr, changes)) == sorted(repr(flag.change) for flag in reading.flags)
    for stretches in (reading.a, reading.b):
        assert sorted(flag for stretch in stretches for flag in stretch.flags) == list(range(len(changes)))


def test_a_word_is_new_only_if_no_counterpart_has_it() -> None:
    """B4 draws on A1 and A2; what either of them says is not marked."""
    marked = " ".join(words(ferry(), "B4"))
    assert "because" in marked
    assert "Skarvik" not in marked  # A1 says it
    assert "engines" not in marked  # A2 says it


@given(comparisons())
def test_a_stretch_is_unsure_where_all_its_links_are(comparison: Comparison) -> None:
    """One sure link is enough; what has no counterpart is no matter of doubt."""
    reading = read(comparison)
    for stretch in (*reading.a, *reading.b):
        scores = [comparison.links[link].score for link in stretch.segment.links]
        assert stretch.unsure == (bool(scores) and all(score < SURE for score in scores))


def test_little_words_between_changes_are_marked_with_them() -> None:
    """A kept "the" or "to the" between two changed words does not cut the mark; a name or a number does."""
    comparison = drawn(
        Draft(Article(""), [["On Sunday police closed the road to the coast in Skarvik with 12 cars, he said."]]),
        Draft(Article(""), [["On Sunday officers shut the motorway to the beach in Skarvik using 12 vans, he said."]]),
        [Drawn(0, 0, "edited")],
    )
    assert words(comparison, "B1") == ["officers shut the motorway to the beach", "using", "vans"]


def test_a_stretch_of_other_words_throughout_is_not_marked() -> None:
    """Where nearly every word differs, marks would only hide the text."""
    comparison = drawn(
        Draft(Article(""), [["Police closed the road to the coast."]]),
        Draft(Article(""), [["Officers shut the motorway to all beaches."]]),
        [Drawn(0, 0, "paraphrase")],
    )
    assert words(comparison, "B1") == words(comparison, "A1") == []


def test_verbatim_stretches_have_no_marks() -> None:
    """They differ in punctuation and case only."""
    assert words(ferry(), "B3") == words(ferry(), "A4") == []
