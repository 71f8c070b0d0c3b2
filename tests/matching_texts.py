"""Invented passages of known overlap, for the tests of matching."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from lineage.config import MatchingSettings
from lineage.matching import Index, Pairs, build, pairs_within
from lineage.passages import encode

SETTINGS = MatchingSettings()
VOCABULARY = [
    f"{head}{tail}" for head in ("har", "fer", "mo", "tu", "sel", "dra") for tail in ("bour", "ry", "ll", "n")
]


def passage(seed: int, words: int = 45) -> list[str]:
    """Words drawn from an endless vocabulary: two seeds share no shingle."""
    random = np.random.default_rng(seed)
    return [f"{VOCABULARY[number % len(VOCABULARY)]}{number}" for number in random.integers(0, 10**9, words).tolist()]


def edited(words: list[str], places: list[int]) -> list[str]:
    """The passage with other words in some places."""
    return [f"other{at}" if at in places else word for at, word in enumerate(words)]


def index_of(texts: list[str], first: int = 1, settings: MatchingSettings = SETTINGS) -> Index:
    """An index of texts that are numbered from `first` on."""
    shingles = encode(texts, settings.shingle_words)
    return build(np.arange(first, first + len(texts)), shingles, settings)


def pair_set(pairs: Pairs) -> set[tuple[int, int]]:
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def text_pairs(texts: list[str], order: list[int]) -> set[frozenset[str]]:
    """Candidate pairs among texts numbered in the given order, as pairs of texts."""
    arranged = [texts[at] for at in order]
    return {frozenset((arranged[a], arranged[b])) for a, b in pair_set(pairs_within(index_of(arranged, 0), SETTINGS))}


@st.composite
def related(draw: st.DrawFn) -> list[str]:
    """Distinct texts, many of which are parts, edits or continuations of one another."""
    texts = {}
    for _ in range(draw(st.integers(1, 9))):
        words = passage(draw(st.integers(0, 2)), draw(st.integers(3, 50)))
        begin = draw(st.integers(0, 10))
        changed = edited(words, draw(st.lists(st.integers(0, 49), max_size=3)))[begin:]
        texts[" ".join(changed)] = None
    return list(texts)
