"""Large groups of equal passages cost rows in proportion to their size, and nobody who has a match loses it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.records import known_date
from lineage.store.stars import MAX_PAIRS, Member, is_ordered, pairs_between, pairs_within


def members(documents: Sequence[int], first_place: int = 1) -> list[Member]:
    """One member for each document number, in this order of time."""
    return [Member(place, one, one, 0, 9, place, "") for place, one in enumerate(documents, start=first_place)]


GROUPS = st.lists(st.integers(1, 30), min_size=1, max_size=60).map(members)


@given(GROUPS)
def test_every_passage_with_a_counterpart_keeps_a_match(group: list[Member]) -> None:
    """Pairs are ordered, distinct and between documents; rows grow with the group; nobody is left out."""
    pairs = list(pairs_within(group))
    assert all(a.place < b.place and a.document != b.document for a, b in pairs)
    assert len(set(pairs)) == len(pairs) <= max(MAX_PAIRS, len(group))
    matched = {member for pair in pairs for member in pair}
    assert matched == (set(group) if len({member.document for member in group}) > 1 else set())


@given(GROUPS, GROUPS.map(lambda group: [member._replace(passage=m, place=m) for m, member in enumerate(group, 100)]))
def test_two_groups_are_joined_by_few_pairs(left: list[Member], right: list[Member]) -> None:
    """Across groups the same holds: all pairs where they are few, else each with the other side's earliest."""
    pairs = list(pairs_between(left, right))
    assert sorted(pairs) == sorted(pairs_between(right, left))
    assert all(a.place < b.place and a.document != b.document for a, b in pairs)
    assert len(set(pairs)) == len(pairs) <= max(MAX_PAIRS, len(left) + len(right))
    matched = {member for pair in pairs for member in pair}
    for side, other in ((left, right), (right, left)):
        assert {m for m in side if any(m.document != o.document for o in other)} == matched & set(side)


def test_a_large_group_is_a_star_around_its_earliest_passage() -> None:
    """Fifty thousand equal paragraphs are 49,999 rows, each with the first."""
    pairs = list(pairs_within(members(range(50_000))))
    assert len(pairs) == 49_999
    assert {a.place for a, _ in pairs} == {1}


@pytest.mark.parametrize(
    ("a", "b", "ordered"),
    [
        (("2024-03-05", "day"), ("2024-03-06", "day"), True),
        (("2024-03-05", "day"), ("2024-03-05T10:00:00+00:00", "second"), False),
        (("2024-03-04", "day"), ("2024-03-05T10:00:00+00:00", "second"), True),
        (("2024-03", "month"), ("2024-03-31", "day"), False),
        (("2024-03-05T10:00:00+00:00", "minute"), ("2024-03-05T10:00:30+00:00", "second"), False),
        (("2024-03-05T10:00:00+00:00", "second"), ("2024-03-05T10:00:01+00:00", "second"), True),
        (("2024", "year"), (None, None), False),
    ],
)
def test_order_is_only_what_the_dates_prove(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], ordered: bool
) -> None:
    """Dates are compared as far as both are known; a missing or coarser date orders nothing inside its range."""
    one, other = (Member(n, n, n, 0, 1, n, known_date(*date)) for n, date in enumerate((a, b)))
    assert is_ordered(one, other) == ordered
    assert not is_ordered(other, one)
