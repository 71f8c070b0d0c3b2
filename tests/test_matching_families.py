"""Families do not chain, and depend on their connected set alone."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from matching_texts import SETTINGS, edited, passage
from numpy.typing import NDArray

from lineage.matching import Pairs, families, is_match, measure, select
from lineage.passages import encode
from lineage.records import Overlaps


def matches_of(texts: list[str], first: int = 0) -> tuple[NDArray[np.int64], Overlaps]:
    """Ids from `first` on, and all matches among the texts, found by measuring every pair."""
    ids = np.arange(first, first + len(texts))
    left, right = np.triu_indices(len(texts), 1)
    overlaps = measure(Pairs(ids[left], ids[right]), ids, encode(texts, SETTINGS.shingle_words))
    return ids, select(overlaps, is_match(overlaps, SETTINGS))


def pairs_of(matches: Overlaps) -> list[tuple[int, int]]:
    return list(zip(matches.left.tolist(), matches.right.tolist(), strict=True))


def families_of(texts: list[str]) -> list[list[str]]:
    """Families as lists of texts, in an order of the texts themselves."""
    ids, matches = matches_of(texts)
    order = np.argsort(np.argsort(texts))
    representatives = families(ids, order, matches, SETTINGS)
    members: dict[int, list[str]] = {}
    for text, representative in zip(texts, representatives.tolist(), strict=True):
        members.setdefault(representative, []).append(text)
    return sorted(sorted(family) for family in members.values())


@st.composite
def clouds(draw: st.DrawFn) -> list[str]:
    """Windows of one long text, some edited: everything resembles its neighbours."""
    long = passage(1, 90)
    windows = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(20, 40), st.integers(0, 89)), max_size=12))
    return list({" ".join(edited(long, [place])[begin : begin + length]): None for begin, length, place in windows})


@given(clouds(), st.randoms())
def test_numbers_do_not_matter(texts: list[str], random: st.DrawFn) -> None:
    """Families are the same sets of texts however the texts are numbered."""
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert families_of(shuffled) == families_of(texts)


@given(clouds())
def test_unrelated_texts_change_nothing(texts: list[str]) -> None:
    """A corpus is more than one story, and stories do not touch each other's families."""
    strangers = [" ".join(passage(seed)) for seed in range(100, 103)]
    assert families_of(texts + strangers) == sorted(families_of(texts) + [[text] for text in strangers])


@given(clouds())
def test_members_resemble_each_other(texts: list[str]) -> None:
    """Each member is a near-duplicate of the representative; any two share the floor, or one holds the other."""
    ids, matches = matches_of(texts)
    representatives = families(ids, ids, matches, SETTINGS)
    jaccard = dict(zip(pairs_of(matches), matches.jaccard.tolist(), strict=True))
    sets = [set(zip(*(text.split()[at:] for at in range(5)), strict=False)) for text in texts]
    for one, other in combinations(range(len(texts)), 2):
        if representatives[one] == representatives[other]:
            representative = int(representatives[one])
            pairs = [(min(representative, member), max(representative, member)) for member in (one, other)]
            assert all(jaccard.get(pair, 0) >= SETTINGS.min_jaccard for pair in pairs if pair[0] != pair[1])
            shared, smaller = len(sets[one] & sets[other]), min(len(sets[one]), len(sets[other]))
            share = shared / len(sets[one] | sets[other])
            assert share >= SETTINGS.family_floor or shared / smaller >= SETTINGS.min_containment


def test_no_chaining() -> None:
    """Where each version resembles the one before, the first and the last do not end in one family."""
    long = passage(1, 200)
    versions = [" ".join(long[begin : begin + 60]) for begin in range(0, 120, 12)]
    ids, matches = matches_of(versions)
    representatives = families(ids, ids, matches, SETTINGS)
    assert all(pair in set(pairs_of(matches)) for pair in pairwise(range(len(versions))))
    assert representatives[0] != representatives[-1]
    assert len(set(representatives.tolist())) > 1


def test_beginning_and_end_of_a_text_are_no_family() -> None:
    """Two halves each share half of the whole; they share nothing and are not put together through it."""
    whole = passage(1, 64)
    halves = [" ".join(whole[:36]), " ".join(whole[28:])]
    ids, matches = matches_of([" ".join(whole), *halves])
    representatives = families(ids, ids, matches, SETTINGS)
    assert len(matches) == 2
    assert len(set(representatives.tolist())) == 2


def test_the_first_in_order_represents() -> None:
    """The caller's order decides who represents a family, not the numbers."""
    texts = [" ".join(edited(passage(1), [place])) for place in (5, 6, 7)]
    ids, matches = matches_of(texts, first=40)
    assert families(ids, np.array([2, 0, 1]), matches, SETTINGS).tolist() == [41, 41, 41]
    assert families(ids, np.array([0, 1, 2]), matches, SETTINGS).tolist() == [40, 40, 40]


def test_contained_passages_are_matches_but_no_family() -> None:
    """A quarter of a paragraph stands inside it and is not the same paragraph."""
    whole = passage(1, 80)
    ids, matches = matches_of([" ".join(whole), " ".join(whole[10:30])])
    assert len(matches) == 1
    assert families(ids, ids, matches, SETTINGS).tolist() == [0, 1]


def test_alone() -> None:
    """Without matches each wording represents itself."""
    ids, matches = matches_of([" ".join(passage(seed)) for seed in range(3)])
    assert families(ids, ids, matches, SETTINGS).tolist() == [0, 1, 2]
    assert families(ids[:0], ids[:0], matches, SETTINGS).tolist() == []
