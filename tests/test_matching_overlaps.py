"""Overlaps measured in arrays are those of Python's sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from matching_texts import SETTINGS, edited, passage, related

from lineage.matching import Pairs, is_match, measure, select
from lineage.passages import encode
from lineage.records import Overlaps, ShingleSets


def all_pairs(count: int, first: int = 0) -> Pairs:
    left, right = np.triu_indices(count, 1)
    return Pairs(left.astype(np.int64) + first, right.astype(np.int64) + first)


def sets_of(shingles: ShingleSets) -> list[set[int]]:
    return [
        set(shingles.hashes[begin:end].tolist())
        for begin, end in zip(shingles.indptr[:-1], shingles.indptr[1:], strict=True)
    ]


def measured(*texts: str) -> Overlaps:
    return measure(all_pairs(len(texts)), np.arange(len(texts)), encode(texts, SETTINGS.shingle_words))


@given(related())
def test_overlaps_are_those_of_sets(texts: list[str]) -> None:
    """Shared, Jaccard and containment of every pair equal what Python's sets give, repeats and empty rows included."""
    doubled = [f"{text} {text}" for text in texts[:2]] + texts
    shingles = encode(doubled, 5)
    pairs = all_pairs(len(doubled), first=7)
    overlaps = measure(pairs, np.arange(7, 7 + len(doubled)), shingles)
    sets = sets_of(shingles)
    for at, (left, right) in enumerate(zip(pairs.left - 7, pairs.right - 7, strict=True)):
        one, other = sets[left], sets[right]
        assert overlaps.shared[at] == len(one & other)
        assert overlaps.jaccard[at] == pytest.approx(len(one & other) / max(1, len(one | other)))
        assert overlaps.containment[at] == pytest.approx(len(one & other) / max(1, min(len(one), len(other))))


@given(related())
def test_portions_do_not_matter(texts: list[str]) -> None:
    """Measuring a few pairs at a time gives the same numbers."""
    whole = measured(*texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.overlaps._PORTION_HASHES", 50)
        patch.setattr("lineage.matching.overlaps._PORTION_ROWS", 3)
        parts = measured(*texts)
    assert np.array_equal(whole.shared, parts.shared)
    assert np.array_equal(whole.jaccard, parts.jaccard)


def test_jaccard_is_one_on_itself_and_symmetric() -> None:
    """A text measured against itself is the same text, and sides can be exchanged."""
    one, other = " ".join(passage(1)), " ".join(edited(passage(1), [20]))
    same = measured(one, one)
    assert (same.jaccard[0], same.containment[0]) == (1, 1)
    there, back = measured(one, other), measured(other, one)
    assert there.jaccard[0] == back.jaccard[0]
    assert 0 < there.jaccard[0] < 1


def test_only_the_pairs_that_are_asked_for() -> None:
    """Ids may be any ascending numbers, and wordings outside all pairs are ignored."""
    shingles = encode([" ".join(passage(seed)) for seed in (1, 2, 1)], 5)
    overlaps = measure(Pairs(np.array([10]), np.array([30])), np.array([10, 20, 30]), shingles)
    assert (overlaps.left.tolist(), overlaps.right.tolist(), overlaps.jaccard.tolist()) == ([10], [30], [1.0])
    assert len(measure(Pairs(np.array([], np.int64), np.array([], np.int64)), np.array([10, 20, 30]), shingles)) == 0


def test_straddling_paragraph() -> None:
    """A paragraph whose two sentences stand in two passages elsewhere matches both; half a sentence is not enough."""
    paragraph = passage(1, 44)
    first, second = [*passage(2, 30), *paragraph[:22]], [*paragraph[22:], *passage(3, 30)]
    little = [*paragraph[:14], *passage(4, 30)]
    overlaps = measured(" ".join(paragraph), " ".join(first), " ".join(second), " ".join(little))
    matches = select(overlaps, is_match(overlaps, SETTINGS))
    assert list(zip(matches.left.tolist(), matches.right.tolist(), strict=True)) == [(0, 1), (0, 2)]


def test_what_counts_as_a_match() -> None:
    """Near-duplicates and contained passages match; a formula of ten words inside two paragraphs does not."""
    whole = passage(1, 60)
    formula = passage(2, 9)
    overlaps = measured(
        " ".join(whole),
        " ".join(edited(whole, [30])),
        " ".join(whole[20:40]),
        " ".join(formula),
        " ".join([*passage(3, 40), *formula]),
    )
    matches = select(overlaps, is_match(overlaps, SETTINGS))
    assert set(zip(matches.left.tolist(), matches.right.tolist(), strict=True)) == {(0, 1), (0, 2)}
    assert overlaps.containment[-1] == 1
