"""The batch kernel against datasketch itself."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_texts import SETTINGS, edited, passage, related

from lineage.matching import reference_signature, sign, signature_scheme
from lineage.matching.signatures import EMPTY, permutations
from lineage.passages import encode


@given(related())
@settings(max_examples=40)
def test_signatures_are_datasketch_signatures(texts: list[str]) -> None:
    """Every value of every row equals what datasketch computes for the same shingles, one text at a time."""
    shingles = encode(texts, SETTINGS.shingle_words)
    signatures = sign(shingles, SETTINGS)
    assert signatures.dtype == np.uint32
    for row, signature in enumerate(signatures):
        hashes = shingles.hashes[shingles.indptr[row] : shingles.indptr[row + 1]]
        assert np.array_equal(signature, reference_signature(hashes, SETTINGS))


@pytest.mark.parametrize(("num_perm", "seed"), [(1, 1), (24, 1), (128, 7)])
def test_permutations_are_datasketch_permutations(num_perm: int, seed: int) -> None:
    """The numbers drawn here are those of datasketch, which is not imported for them."""
    multipliers, offsets = permutations(replace(SETTINGS, num_perm=num_perm, seed=seed))
    theirs = MinHash(num_perm=num_perm, seed=seed, scheme="affine32").permutations
    assert np.array_equal(np.array([multipliers, offsets]), theirs)


def test_signing_does_not_import_datasketch() -> None:
    """Importing it costs half a second, which no run of the program should pay."""
    source = sys.modules["lineage.matching.signatures"]
    assert "datasketch" not in vars(source)


@given(st.lists(st.integers(0, 2**48 - 1), min_size=1, max_size=400), st.integers(1, 40))
@settings(max_examples=30)
def test_stretches_do_not_matter(hashes: list[int], stretch: int) -> None:
    """Signatures are the same however many shingles are permuted at a time."""
    texts = [" ".join(f"w{value}" for value in hashes[at : at + 9]) for at in range(0, len(hashes), 9)]
    shingles = encode(texts, 5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.signatures._STRETCH", stretch)
        parts = sign(shingles, SETTINGS)
    assert np.array_equal(parts, sign(shingles, SETTINGS))


def test_too_short_for_a_signature() -> None:
    """Texts without a shingle get datasketch's empty row, not the signature of something else."""
    texts = ["", "four words are short", " ".join(passage(1)), "北京"]
    signatures = sign(encode(texts, 5), SETTINGS)
    assert (signatures[[0, 1, 3]] == EMPTY).all()
    assert (signatures[2] != EMPTY).any()
    assert np.array_equal(signatures[0], MinHash(num_perm=SETTINGS.num_perm, scheme="affine32").hashvalues)


def test_agreeing_values_estimate_jaccard() -> None:
    """Over many pairs the share of equal values is the Jaccard of the sets, within three standard deviations."""
    setting = replace(SETTINGS, num_perm=64, bands=32)
    ones = [passage(seed, 44) for seed in range(300)]
    others = [edited(words, [21]) for words in ones]  # 35 of 45 shingles in common
    signatures = sign(encode([" ".join(words) for words in ones + others], 5), setting)
    agreeing = (signatures[:300] == signatures[300:]).mean()
    assert agreeing == pytest.approx(35 / 45, abs=3 * (0.78 * 0.22 / (300 * 64)) ** 0.5)


def test_scheme_names_what_matters() -> None:
    """Two settings that give different signatures have different schemes."""
    changed = [{"num_perm": 48}, {"seed": 2}, {"shingle_words": 4}, {"signed_shingles": 9}, {"anchor_window": 5}]
    assert len({signature_scheme(replace(SETTINGS, **change)) for change in [{}, *changed]}) == 1 + len(changed)
