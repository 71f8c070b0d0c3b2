"""Which pairs are worth measuring: recall, and independence of order and batches."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_texts import SETTINGS, edited, index_of, pair_set, passage, related, text_pairs

from lineage.errors import InputError
from lineage.matching import Index, between, crowded, merge, outgrown, pairs_within, renumber, shared, sign
from lineage.matching.index import BAND_BIT, KEY_SHIFT, band_keys, winnow
from lineage.passages import encode


@given(related(), st.randoms())
def test_order_does_not_matter(texts: list[str], random: st.DrawFn) -> None:
    """Numbering the texts differently gives the same pairs of texts."""
    order = list(range(len(texts)))
    random.shuffle(order)
    assert text_pairs(texts, order) == text_pairs(texts, list(range(len(texts))))


@given(related(), st.integers(0, 9), st.integers(0, 9), st.integers(0, 2**32))
def test_batches_do_not_matter(texts: list[str], one: int, other: int, key: int) -> None:
    """The pairs that each batch adds, joined in two ranges of keys, are the pairs of the whole, none twice."""
    first, second = sorted((min(one, len(texts)), min(other, len(texts))))
    parts = [index_of(texts[:first], 1), index_of(texts[first:second], first + 1), index_of(texts[second:], second + 1)]
    found = [new_pairs(parts[:at], parts[at : at + 1], key) for at in range(3)]
    whole = pair_set(pairs_within(index_of(texts), SETTINGS))
    assert sum(map(len, found)) == len(whole)
    assert set().union(*found) == whole
    assert new_pairs(parts[:1], parts[1:], key) == found[1] | found[2]


def new_pairs(old: list[Index], new: list[Index], key: int) -> set[tuple[int, int]]:
    """Pairs of a wording of `new` and any other one, by the keys below `key` and those from it on."""
    whole = merge([*old, *new])
    ranges = [(0, key), (key, 2**32)]
    common = [shared([between(i, *keys) for i in old], [between(i, *keys) for i in new]) for keys in ranges]
    numbers = [index.first for index in new if len(index.sizes)] or [2**32]
    return pair_set(pairs_within(replace(whole, entries=np.concatenate(common)), SETTINGS, min(numbers)))


@given(related(), st.lists(st.booleans(), min_size=9, max_size=9))
def test_renumbering_is_indexing_under_other_numbers(texts: list[str], kept: list[bool]) -> None:
    """Leaving wordings out and numbering the others anew gives the index that they would have had."""
    numbers = np.cumsum([0, *kept[: len(texts)]]) + 6
    numbers[1:][~np.array(kept[: len(texts)])] = 0
    renumbered = renumber(index_of(texts, 1), numbers)
    expected = index_of([text for text, keep in zip(texts, kept, strict=False) if keep], 7)
    assert renumbered.entries.tolist() == expected.entries.tolist()
    assert renumbered.sizes.tolist() == expected.sizes.tolist()
    assert renumbered.first == expected.first


@given(related(), st.integers(1, 5))
def test_portions_do_not_matter(texts: list[str], portion: int) -> None:
    """Expanding a few shared keys at a time finds the same pairs in the same order."""
    index = index_of(texts)
    whole = pairs_within(index, SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.candidates.PORTION", portion)
        parts = pairs_within(index, SETTINGS)
    assert np.array_equal(np.array(parts), np.array(whole))
    assert (whole.left < whole.right).all()
    assert (np.diff((whole.left << 32) | whole.right) > 0).all()


@given(related(), st.sampled_from([0, 10**9]))
def test_tables_do_not_matter(texts: list[str], table: int) -> None:
    """Counting shared keys in a table and by sorting gives the same pairs."""
    index = index_of(texts, 9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lineage.matching.candidates._TABLE", table)
        forced = pairs_within(index, SETTINGS)
    assert np.array_equal(np.array(forced), np.array(pairs_within(index, SETTINGS)))


@given(related())
def test_pairs_are_those_of_the_definition(texts: list[str]) -> None:
    """A plain loop over all pairs, counting shared keys, finds the same pairs."""
    index = index_of(texts, 0)
    keys = [
        set((index.entries[index.entries & np.uint64(0xFFFFFFFF) == at] >> KEY_SHIFT).tolist())
        for at in range(len(texts))
    ]
    expected = set()
    for one, other in combinations(range(len(texts)), 2):
        shared = keys[one] & keys[other]
        bands = sum(key & 1 for key in shared)
        fewer = min(int(index.sizes[one]), int(index.sizes[other]))
        if shared and (bands or len(shared) - bands >= SETTINGS.min_anchor_share * fewer):
            expected.add((one, other))
    assert pair_set(pairs_within(index, SETTINGS)) == expected


@given(related())
def test_anchors_are_window_minima(texts: list[str]) -> None:
    """Winnowing in arrays agrees with a loop over windows."""
    shingles = encode(texts, 5)
    anchors, rows = winnow(shingles, 4)
    for row in range(len(texts)):
        hashes = shingles.hashes[shingles.indptr[row] : shingles.indptr[row + 1]].tolist()
        expected = {min(hashes[at : at + 4]) for at in range(max(1, len(hashes) - 3))} if hashes else set()
        assert set(anchors[rows == row].tolist()) == expected


@given(st.integers(0, 999), st.integers(8, 30), st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=50)
def test_eight_words_in_a_row_share_an_anchor(seed: int, run: int, before: int, after: int) -> None:
    """The guarantee that containment rests on, whatever stands around the common words."""
    common = passage(seed, run)
    texts = [" ".join(common), " ".join([*passage(seed + 1000, before), *common, *passage(seed + 2000, after)])]
    anchors, rows = winnow(encode(texts, SETTINGS.shingle_words), SETTINGS.anchor_window)
    assert set(anchors[rows == 0].tolist()) & set(anchors[rows == 1].tolist())


def test_short_passage_inside_a_long_block_is_found() -> None:
    """Five hundred short paragraphs, one word of each changed, each inside a block of 400 words: none is missed."""
    inside = [passage(seed, 30) for seed in range(500)]
    blocks = [passage(seed + 1000, 200) + edited(inside[seed], [24]) + passage(seed + 2000, 170) for seed in range(500)]
    found = pair_set(pairs_within(index_of([" ".join(words) for words in inside + blocks], 0), SETTINGS))
    assert found == {(seed, seed + 500) for seed in range(500)}


def test_split_paragraph_is_found() -> None:
    """Both halves of a paragraph that another outlet cut in two are candidates with the whole."""
    whole = passage(3, 60)
    texts = [" ".join(words) for words in (whole, whole[:30], whole[30:], passage(4, 60))]
    assert pair_set(pairs_within(index_of(texts, 0), SETTINGS)) == {(0, 1), (0, 2)}


def test_bands_find_what_theory_says() -> None:
    """The share of pairs at Jaccard 0.6 that have a band in common is 1 - (1 - s^r)^b, within three deviations."""
    ones = [passage(seed, 44) for seed in range(1500)]
    others = [edited(words, [10, 30]) for words in ones]  # 30 of 50 shingles in common
    keys = band_keys(sign(encode([" ".join(words) for words in ones + others], 5), SETTINGS), SETTINGS)
    found = (keys[:1500] == keys[1500:]).any(axis=1).mean()
    expected = 1 - (1 - 0.6 ** (SETTINGS.num_perm // SETTINGS.bands)) ** SETTINGS.bands
    assert found == pytest.approx(expected, abs=3 * (expected * (1 - expected) / 1500) ** 0.5)


def test_keys_of_bands_and_anchors_never_meet() -> None:
    """Bands are odd, anchors even, and the same values in another band are another key."""
    index = index_of([" ".join(passage(1, SETTINGS.signed_shingles + SETTINGS.shingle_words - 1))], 0)
    is_band = (index.entries >> KEY_SHIFT) & BAND_BIT
    assert is_band.sum() == SETTINGS.bands
    assert len(index.entries) - is_band.sum() == index.sizes[0]
    assert len(set(band_keys(np.zeros((1, SETTINGS.num_perm), np.uint32), SETTINGS)[0].tolist())) == SETTINGS.bands


@given(st.integers(1, 40), st.integers(0, 99))
def test_short_wordings_alone_are_signed(length: int, seed: int) -> None:
    """A wording has bands up to `signed_shingles` shingles, and anchors whatever its length."""
    index = index_of([" ".join(passage(seed, length + SETTINGS.shingle_words - 1))], 0)
    bands = int(((index.entries >> KEY_SHIFT) & BAND_BIT).sum())
    assert bands == (SETTINGS.bands if length <= SETTINGS.signed_shingles else 0)
    assert index.sizes[0] == len(index.entries) - bands > 0


@pytest.mark.parametrize("words", [20, 21, 24, 30, 45, 90])
def test_near_duplicates_without_bands_are_found(words: int) -> None:
    """Where words are changed at random, passages too long to be signed meet by their anchors at Jaccard 0.5."""
    random = np.random.default_rng(words)
    ones = [passage(seed, words) for seed in range(400)]
    others = [edited(one, random.choice(words, random.integers(1, words // 9 + 2)).tolist()) for one in ones]
    sets = [{tuple(text[at : at + 5]) for at in range(words - 4)} for text in ones + others]
    near = {(n, n + 400) for n in range(400) if len(sets[n] & sets[n + 400]) >= 0.5 * len(sets[n] | sets[n + 400])}
    assert len(near) > 40
    setting = replace(SETTINGS, signed_shingles=0)
    found = pair_set(pairs_within(index_of([" ".join(text) for text in ones + others], 0, setting), setting))
    assert found >= near


def test_too_short_is_never_a_candidate() -> None:
    """Texts without shingles are in no index and in no pair, not even with each other."""
    index = index_of(["four words are short", "three are too", ""], 5)
    assert len(index.entries) == 0
    assert index.sizes.tolist() == [0, 0, 0]
    assert pair_set(pairs_within(index, SETTINGS)) == set()


def test_common_phrase_is_dropped_before_measuring() -> None:
    """A formula in hundreds of long passages lets hardly any of them be measured."""
    formula = "did not respond to a request for comment on the matter"
    texts = [" ".join([*passage(seed, 45), formula]) for seed in range(300)]
    assert len(pairs_within(index_of(texts), SETTINGS).left) < 0.01 * 300 * 299 / 2


LINE = "read the whole story with pictures and a map of the area at our site under number {} before the month ends"


def test_a_line_with_a_number_makes_pairs_in_proportion() -> None:
    """A line that differs in one number under every article pairs a bounded number of them with each."""
    texts = [LINE.format(number) for number in range(3_000)]
    index = index_of(texts, 0)
    assert len(crowded(index.entries, SETTINGS)) > 0
    assert len(pairs_within(index, SETTINGS).left) < SETTINGS.crowd / 2 * len(texts)


def test_an_edited_copy_is_found_in_a_crowd() -> None:
    """What is particular to a text is in no crowd: its copy with another ending has the same number."""
    index = index_of([LINE.format(number) for number in range(1_000)], 0)
    copy = index_of([LINE.format(77).replace("month ends", "week is over")], 1_000)
    assert (77, 1_000) in pair_set(pairs_within(merge([index, copy]), SETTINGS))


@given(related(), st.integers(0, 9), st.integers(1, 4))
def test_more_wordings_part_those_that_have_outgrown_keys_alone(texts: list[str], cut: int, crowd: int) -> None:
    """Pairs of the first texts that are none among all of them have both ends among the outgrown ones."""
    setting = replace(SETTINGS, crowd=crowd)
    whole = index_of(texts, 1)
    first_new = min(cut, len(texts)) + 1
    old = pair_set(pairs_within(index_of(texts[: first_new - 1], 1), setting))
    every = pair_set(pairs_within(whole, setting))
    added = pair_set(pairs_within(whole, setting, first_new))
    numbers = set(outgrown(whole.entries, crowded(whole.entries, setting), setting, first_new).tolist())
    assert every <= old | added
    assert added == {pair for pair in every if pair[1] >= first_new}
    assert all(numbers.issuperset(pair) for pair in old - every)


@given(related(), st.integers(0, 9), st.integers(1, 4))
def test_what_remains_of_parted_wordings_is_found_among_them(texts: list[str], cut: int, crowd: int) -> None:
    """The pairs among some wordings are those of all, if it is told which keys are formulas."""
    setting = replace(SETTINGS, crowd=crowd)
    whole = index_of(texts, 1)
    numbers = range(1, min(cut, len(texts)) + 1)
    found = pairs_within(index_of(texts[: len(numbers)], 1), setting, formulas=crowded(whole.entries, setting))
    every = pair_set(pairs_within(whole, setting))
    assert pair_set(found) == {pair for pair in every if pair[1] in numbers}


@given(related())
def test_known_wordings_find_their_doubles(texts: list[str]) -> None:
    """The same text under another number is found among old ones, which are not paired again."""
    old, new = index_of(texts, 1), index_of(texts[:1], len(texts) + 1)
    found = new_pairs([old], [new], 2**31)
    assert (1, len(texts) + 1) in found or len(new.entries) == 0
    assert all(right == len(texts) + 1 for _, right in found)


def test_numbers_must_grow() -> None:
    """Overlapping numbers are refused, not silently paired with themselves."""
    one, other = index_of([" ".join(passage(1))], 5), index_of([" ".join(passage(1))], 5)
    with pytest.raises(InputError):
        merge([one, other])


def test_empty_indices_are_harmless() -> None:
    """Nothing pairs with nothing."""
    nothing, something = index_of([]), index_of([" ".join(passage(1))], 3)
    assert pair_set(pairs_within(nothing, SETTINGS)) == set()
    assert new_pairs([nothing], [something], 5) == new_pairs([something], [nothing], 5) == set()
    assert merge([]).first == merge([nothing]).first == 0
    merged: Index = merge([nothing, something, index_of([" ".join(passage(2))], 9)])
    assert (merged.first, len(merged.sizes)) == (3, 7)
