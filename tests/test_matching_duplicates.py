"""Which documents an earlier one stands for: by how much of them it holds, without chains, in the order of time."""

from __future__ import annotations

import pytest

from lineage.matching import Body, duplicates
from lineage.records import CasePassage, Duplicate


def body(document: int, *passages: tuple[int, int]) -> Body:
    """A document of these passages: wording, number of words."""
    return Body(document, [CasePassage(0, 0, 1, "body", words, wording) for wording, words in passages])


def test_the_earliest_stands_for_its_copies() -> None:
    """Each of them, and not one for the next."""
    copies = [body(number, (1, 30), (2, 20)) for number in (7, 3, 5)]
    assert list(duplicates(copies, {}, 0.8)) == [Duplicate(3, 7, 1.0, 1.0, 1.0), Duplicate(5, 7, 1.0, 1.0, 1.0)]


def test_copies_do_not_chain() -> None:
    """Of versions that keep three quarters of the one before, the third has too little in common with the first."""
    versions = [body(at, *((at + part, 10) for part in range(4))) for at in range(4)]
    found = list(duplicates(versions, {}, 0.7))
    assert [(one.document, one.representative) for one in found] == [(1, 0), (3, 2)]


def test_an_excerpt_is_told_by_its_part_of_the_representative() -> None:
    """All of it stands there, and it has little of it; a short report that came first is no duplicate."""
    long, short = body(1, (1, 40), (2, 40), (3, 20)), body(2, (3, 20))
    assert list(duplicates([long, short], {}, 0.8)) == [Duplicate(2, 1, 1.0, 1.0, 0.2)]
    assert list(duplicates([short, long], {}, 0.8)) == []


def test_of_several_the_one_that_holds_most_stands_for_it() -> None:
    """The earliest, where two hold as much."""
    kept = [body(1, (1, 50), (2, 45), (9, 95)), body(2, (1, 50), (3, 50), (8, 95)), body(3, (3, 50), (1, 50), (7, 95))]
    (found,) = duplicates([*kept, body(4, (1, 50), (3, 50))], {}, 0.8)
    assert (found.representative, found.share) == (2, 1.0)


@pytest.mark.parametrize(("part", "share"), [(1.0, 1.0), (0.5, 0.75)])
def test_what_is_held_in_part_counts_in_part(part: float, share: float) -> None:
    """A paragraph that another one holds with edits, or of which it holds a half."""
    held = {10: [(11, part)], 11: [(10, part)]}
    found = list(duplicates([body(1, (1, 20), (10, 20)), body(2, (1, 20), (11, 20))], held, 0.7))
    assert found == [Duplicate(2, 1, share, 0.5, share)]


def test_no_words_are_counted_twice() -> None:
    """A paragraph that stands in two of the other's is held once, and passages without words make no copy."""
    held = {10: [(11, 1.0), (12, 1.0)]}
    assert list(duplicates([body(1, (11, 20), (12, 20)), body(2, (10, 20), (4, 20))], held, 0.6)) == []
    assert list(duplicates([body(1), body(2)], {}, 0.8)) == []
