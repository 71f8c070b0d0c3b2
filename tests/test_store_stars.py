"""Large groups of equal passages cost rows in proportion to their size, and every passage keeps a match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.provenance import connected_sets
from lineage.store.stars import MAX_PAIRS, Member, is_ordered, pairs_between, pairs_within
from lineage.times import known_date


def members(documents: Sequence[int], first_place: int = 1) -> list[Member]:
    """One member for each document number, in this order of time."""
    return [Member(place, one, one, 0, 9, place, "") for place, one in enumerate(documents, start=first_place)]


GROUPS = st.lists(st.integers(1, 30), min_size=1, max_size=60).map(members)


@given(GROUPS)
def test_every_passage_with_a_counterpart_keeps_a_match(group: list[Member]) -> None:
    """Pairs are ordered, distinct and between documents; rows grow with the group; nobody is left out."""
    pairs = list(pairs_within(group))
    assert all(a.place < b.place and a.document != b.document for a, b in pairs)
    assert len(set(pairs)) == len(pairs) <= max(MAX_PAIRS, 5 * len(group))
    matched = {member for pair in pairs for member in pair}
    assert matched == (set(group) if len({member.document for member in group}) > 1 else set())


@given(GROUPS, GROUPS.map(lambda group: [member._replace(passage=m, place=m) for m, member in enumerate(group, 100)]))
def test_two_groups_are_joined_by_few_pairs(left: list[Member], right: list[Member]) -> None:
    """Across groups the same holds: all pairs where they are few, else each with the other side's earliest."""
    pairs = list(pairs_between(left, right))
    assert sorted(pairs) == sorted(pairs_between(right, left))
    assert all(a.place < b.place and a.document != b.document for a, b in pairs)
    assert len(set(pairs)) == len(pairs) <= max(MAX_PAIRS, 5 * (len(left) + len(right)))
    matched = {member for pair in pairs for member in pair}
    for side, other in ((left, right), (right, left)):
        assert {m for m in side if any(m.document != o.document for o in other)} == matched & set(side)


def test_a_large_group_is_a_star_around_its_earliest_passage() -> None:
    """Fifty thousand equal paragraphs are twice as many rows: each with the first, and with the one before it."""
    pairs = list(pairs_within(members(range(50_000))))
    assert len(pairs) == 49_999 + 49_998
    assert sum(a.place == 1 for a, _ in pairs) == 49_999
    assert all(a.place == 1 or b.place - a.place == 1 for a, b in pairs)


def test_a_line_that_one_document_repeats_is_paired_in_linear_time() -> None:
    """Ten thousand times in one document and once in another: nobody walks along the repetitions."""
    pairs = list(pairs_within(members([*[1] * 10_000, 2, *[1] * 10_000])))
    assert len(pairs) == 20_000  # each outlet's earliest, and nobody in between


DATED = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), min_size=1, max_size=40).map(
    lambda rows: [Member(n, n, outlet, 0, 9, n, f"{day:03d}") for n, (day, outlet) in enumerate(sorted(rows))]
)


@given(DATED, st.integers(0, 10), st.data())
def test_what_two_outlets_print_within_days_stays_connected(
    group: list[Member], days: int, data: st.DataObject
) -> None:
    """The earliest passage may be years older than what a dozen outlets print today."""

    def near(pair: tuple[Member, Member]) -> bool:
        return pair[0].outlet != pair[1].outlet and abs(int(pair[0].known) - int(pair[1].known)) <= days

    def sets(pairs: Iterable[tuple[Member, Member]]) -> list[list[int]]:
        return connected_sets(range(len(group)), ((a.place, b.place) for a, b in pairs if near((a, b))))

    assert sets(pairs_within(group)) == sets(combinations(group, 2))
    side = data.draw(st.lists(st.booleans(), min_size=len(group), max_size=len(group)))
    left, right = ([m for m, chosen in zip(group, side, strict=True) if chosen == is_left] for is_left in (True, False))
    across = sets(pairs_between(left, right))
    assert all(any(set(some) <= set(whole) for whole in sets(product(left, right))) for some in across)


def plainly(members: Sequence[Member], others: Sequence[Member]) -> set[tuple[int, int]]:
    """For each member the earliest of another document, and on both sides the nearest of another outlet."""
    pairs = []
    for one in members:
        apart = [other for other in others if other.outlet != one.outlet]
        pairs += [(one, other) for other in others if other.document != one.document][:1]
        pairs += [(one, other) for other in apart if other.place < one.place][-1:]
        pairs += [(one, other) for other in apart if other.place > one.place][:1]
    return {(min(a.place, b.place), max(a.place, b.place)) for a, b in pairs}


PRINTED = st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=30).map(
    lambda rows: [(Member(n, number, number % 3, 0, 9, n, ""), left) for n, (number, left) in enumerate(rows)]
)


@given(PRINTED)
def test_large_groups_are_paired_as_a_plain_loop_would(rows: list[tuple[Member, bool]]) -> None:
    """Within a group and across two, wherever an outlet or a document stands several times in a row."""
    group = [member for member, _ in rows]
    left, right = ([member for member, is_left in rows if is_left == side] for side in (True, False))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.store.stars.MAX_PAIRS", -1)
        assert [(a.place, b.place) for a, b in pairs_within(group)] == sorted(plainly(group, group))
        if left and right:
            expected = sorted(plainly(left, right) | plainly(right, left))
            assert [(a.place, b.place) for a, b in pairs_between(left, right)] == expected


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
