"""How much of the order of words two candidates share: computed in arrays, it is what a plain loop finds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.alignment.links.evidence import evidence
from lineage.alignment.links.order import NEAR_WORDS, QUOTE_RUN
from lineage.alignment.links.register import Register
from lineage.alignment.links.sides import Side, Sides, sides
from lineage.alignment.links.tallies import tally
from lineage.alignment.units import units
from lineage.config import DEFAULT
from lineage.records import Article

WORDS = ("dam", "burst", "Fenn", "Ruta", "flooding", "the", "probe", "investigation", "1,200", "homes", "at")
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
WORDS = Register()


def sentence(parts: tuple[str, str, str]) -> str:
    """A sentence with two quotations."""
    return f"He told {parts[0]} “{parts[1]}” and “{parts[2]}” there."


PAGES = st.lists(st.tuples(SAID, SAID, SAID).map(sentence), min_size=1, max_size=4).map("\n\n".join)


def longest_run(a: Sequence[int], b: Sequence[int]) -> int:
    """Words of the longest stretch that stands in both."""
    return max(
        (
            k
            for k in range(1, len(a) + 1)
            for i in range(len(a) - k + 1)
            for j in range(len(b) - k + 1)
            if a[i : i + k] == b[j : j + k]
        ),
        default=0,
    )


def words(side: Side, unit: int) -> list[int]:
    """The numbers of the words of a unit, in order."""
    return [int(number) for number in side.number[side.starts[unit] : side.starts[unit + 1]]]


def taken(quoting: Side, row: int, other: Sequence[int]) -> float:
    """How much of a quotation of the unit the other words take over, by trying every stretch."""
    best = 0.0
    for start, end in quoting.quotes.tolist():
        if start < end and quoting.row[start] == row:
            run = longest_run(quoting.number[start:end].tolist(), other)
            best = max(best, run / (end - start) * min(1.0, run / QUOTE_RUN)) if run >= QUOTE_RUN - 1 else best
    return best


def close(both: Sides, words: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of content words of a unit that stand close together, but for two names."""
    said, name = both.words.content, both.words.name
    content = [number for number in words if said[number]]
    return {
        (min(content[i], content[j]), max(content[i], content[j]))
        for i, j in combinations(range(len(content)), 2)
        if j - i <= NEAR_WORDS and content[i] != content[j] and not (name[content[i]] and name[content[j]])
    }


@settings(max_examples=60, deadline=None)
@given(PAGES, PAGES)
def test_quotations_and_close_words_are_those_of_a_plain_reading(a: str, b: str) -> None:
    """Every candidate has what trying all stretches and all pairs of words gives."""
    both = sides([(tally(units(Article(a), DEFAULT), WORDS), tally(units(Article(b), DEFAULT), WORDS))])
    found = evidence(both)
    for k, (i, j) in enumerate(zip(found.rows.tolist(), found.columns.tolist(), strict=True)):
        one, other = words(both.a, i), words(both.b, j)
        quotation = max(taken(both.a, i, other), taken(both.b, j, one))
        shared = close(both, one) & close(both, other)
        weight = sum(float(both.words.weight[x]) * float(both.words.weight[y]) for x, y in shared)
        assert np.isclose(found.values["quotation"][k], quotation, atol=1e-6)
        assert np.isclose(found.values["close"][k], weight**0.5, atol=1e-4)


@given(st.lists(st.tuples(SAID, SAID, SAID), min_size=1, max_size=4))
def test_quotations_hold_the_words_between_their_marks(told: list[tuple[str, str, str]]) -> None:
    """The ranges of a tally are the words that stand inside the quotation marks on the page."""
    of = tally(units(Article("\n\n".join(map(sentence, told))), DEFAULT), WORDS)
    inside = {place for begin, end in of.quotes.tolist() for place in range(begin, end)}
    quoted: list[bool] = []
    for first, *parts in ([len(part.split()) for part in parts] for parts in told):
        quoted += [False] * (2 + first) + [True] * parts[0] + [False] + [True] * parts[1] + [False]
    assert [place in inside for place in range(len(of.row))] == quoted
