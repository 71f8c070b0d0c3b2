"""From units to linked pairs: measurements, surroundings, and what is worth a link."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.alignment.links import arrays
from lineage.alignment.links.arrays import Matrix
from lineage.alignment.links.context import context
from lineage.alignment.links.evidence import Evidence, evidence
from lineage.alignment.links.linking import Pair, counted, linked, out_of_order
from lineage.alignment.links.model import Logistic, shipped
from lineage.alignment.links.register import Register
from lineage.alignment.links.sides import Sides, sides
from lineage.alignment.links.tallies import tally
from lineage.alignment.units import units
from lineage.config import DEFAULT
from lineage.records import Article

WORDS = Register()
LINES = (
    "The Tessin dam burst at dawn on Friday, flooding 1,200 homes in the lower town.",
    "About 1,200 houses were under water after the Tessin dam broke.",
    '"We had eleven minutes to wake everybody," mayor Ruta Fenn told reporters.',
    "Engineers had warned the council twice that the spillway was cracked.",
    "The town is known for its lace.",
    "Zwölf Häuser standen unter Wasser.",
    "!!!",
)
PAGES = st.lists(st.sampled_from(LINES), max_size=6).map("\n\n".join)


def measured(a: str, b: str) -> tuple[Sides, Evidence]:
    both = sides([(tally(units(Article(a), DEFAULT), WORDS), tally(units(Article(b), DEFAULT), WORDS))])
    return both, evidence(both)


@settings(max_examples=40, deadline=None)
@given(PAGES, PAGES)
def test_evidence_and_context_are_symmetric(a: str, b: str) -> None:
    """The same candidates with the same measurements, whichever article comes first."""
    there, back = measured(a, b), measured(b, a)
    order = np.lexsort((back[1].rows, back[1].columns))
    assert (there[1].rows == back[1].columns[order]).all()
    assert (there[1].columns == back[1].rows[order]).all()
    first = shipped().first.probability(there[1].values, len(there[1].rows))
    turned = shipped().first.probability(back[1].values, len(back[1].rows))
    one, other = context(*there, first), context(*back, turned)
    for name, values in one.items():
        assert np.allclose(values, other[name][order], atol=1e-4), name


def test_long_articles_are_measured_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much of an array exists at a time changes no measurement; the last bits of a product are left open."""
    a, b = ("\n\n".join(LINES[(step * k) % len(LINES)] for k in range(30)) for step in (1, 3))
    both, found = measured(a, b)
    first = shipped().first.probability(found.values, len(found.rows))
    whole = context(both, found, first)
    for cells in (1, 500, 5000):
        monkeypatch.setattr(arrays, "BAND", cells)
        pieces, again = measured(a, b)
        assert (again.rows == found.rows).all()
        assert (again.columns == found.columns).all()
        for name, values in context(pieces, again, first).items():
            assert np.allclose(values, whole[name], atol=1e-5), (name, cells)


@settings(max_examples=40, deadline=None)
@given(PAGES, PAGES)
def test_measurements_are_finite(a: str, b: str) -> None:
    """No division by an empty sentence reaches the model."""
    both, found = measured(a, b)
    probability = shipped().first.probability(found.values, len(found.rows))
    for values in (found.values, context(both, found, probability)):
        assert all(np.isfinite(column).all() and len(column) == len(found.rows) for column in values.values())


def test_the_model_knows_its_measurements() -> None:
    """The shipped weights belong to measurements that are made, and none is made in vain."""
    both, found = measured(LINES[0], LINES[1])
    model = shipped()
    assert set(model.first.terms) == set(found.values)
    probability = model.first.probability(found.values, len(found.rows))
    assert set(model.second.terms) == set(context(both, found, probability))


def test_twins_are_linked_to_their_like_alone() -> None:
    """Two sentences with one beginning, each with its double, are not linked crosswise."""
    page = "She came across as somebody who knows ships.\n\nShe came across as likable."
    other = page + "\n\nThe debate lasted two hours."
    (found,) = linked(
        [(counted(units(Article(page), DEFAULT), WORDS), counted(units(Article(other), DEFAULT), WORDS))], shipped()
    )
    assert [(pair.a, pair.b) for pair in found] == [(0, 0), (1, 1)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PAGES, PAGES), min_size=1, max_size=5))
def test_pairs_of_articles_that_are_aligned_together_know_nothing_of_one_another(pages: list[tuple[str, str]]) -> None:
    """Whichever pairs come together, each has the links that it has alone, with the same scores."""
    pairs = [(counted(units(Article(a), DEFAULT), WORDS), counted(units(Article(b), DEFAULT), WORDS)) for a, b in pages]
    assert linked(pairs, shipped()) == [linked([pair], shipped())[0] for pair in pairs]


@pytest.mark.parametrize("seed", range(8))
def test_not_even_the_last_digit_of_a_probability_depends_on_the_sides(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored scores are rounded: those at a border would tell which of two documents came first."""
    found: list[list[float]] = []
    probability = Logistic.probability

    def spy(model: Logistic, values: Mapping[str, Matrix], count: int) -> Matrix:
        result = probability(model, values, count)
        found.append(sorted(result.tolist()))
        return result

    monkeypatch.setattr(Logistic, "probability", spy)
    chance, words = random.Random(seed), " ".join(LINES[:-1]).split()
    pages = ["\n\n".join(" ".join(chance.choices(words, k=25)) for _ in range(size)) for size in (5, 8)]
    a, b = (counted(units(Article(page), DEFAULT), WORDS) for page in pages)
    ((there,), (back,)) = linked([(a, b)], shipped()), linked([(b, a)], shipped())
    assert [(pair.a, pair.b, pair.score) for pair in back] == sorted((pair.b, pair.a, pair.score) for pair in there)
    assert found[:2] == found[2:]


def test_furniture_and_repeated_headlines_take_no_part() -> None:
    """A sign-up box that both pages have is no link, and a headline that the page repeats is compared once."""
    unit = units(Article(LINES[0]), DEFAULT)[0]
    box, headline = replace(unit, kind="furniture"), replace(unit, kind="headline")
    assert linked([(counted([box], WORDS), counted([box], WORDS))], shipped()) == [[]]
    (found,) = linked([(counted([headline, headline], WORDS), counted([unit], WORDS))], shipped())
    assert [(pair.a, pair.b) for pair in found] == [(0, 0)]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12, unique=True))
def test_what_is_in_order_is_a_longest_chain(ends: list[tuple[int, int]]) -> None:
    """The pairs that stay never run backwards, and no pair that left could be added to them."""
    pairs = [Pair(a, b, 1.0) for a, b in sorted(ends)]
    left = out_of_order(pairs)
    chain = [pair for index, pair in enumerate(pairs) if index not in left]
    assert all(one.b <= two.b for one, two in pairwise(chain))
    for index in left:
        more = sorted([*chain, pairs[index]])
        assert any(one.b > two.b for one, two in pairwise(more))
