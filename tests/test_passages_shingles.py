"""Shingle hashes in arrays against a slow twin, and the laws of rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import concatenate, encode, encoding_scheme, shingle_hash, take, words
from lineage.records import ShingleSets

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=60),
        st.lists(st.sampled_from(["the", "talks", "ended", "élan", "北京", "don't", "12"]), max_size=15).map(" ".join),
    ),
    max_size=6,
)
SIZES = st.integers(1, 6)


def row(sets: ShingleSets, number: int) -> list[int]:
    return sets.hashes[sets.indptr[number] : sets.indptr[number + 1]].tolist()


def same(one: ShingleSets, other: ShingleSets) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("indptr", "hashes", "words", "wordings")
    )


@given(TEXTS, SIZES)
def test_arrays_agree_with_the_slow_twin(texts: list[str], size: int) -> None:
    """Each row holds the hash of every run of words of its text, in order."""
    sets = encode(texts, size)
    assert len(sets) == len(texts)
    for number, text in enumerate(texts):
        spoken = words(text)
        assert sets.words[number] == len(spoken)
        expected = [shingle_hash(spoken[at : at + size]) for at in range(len(spoken) - size + 1)]
        assert row(sets, number) == expected


@given(TEXTS, TEXTS)
def test_rows_depend_on_their_own_text(one: list[str], other: list[str]) -> None:
    """Batches do not matter: encoding apart and together gives the same rows."""
    assert same(concatenate([encode(one, 5), encode(other, 5)]), encode(one + other, 5))


def test_batches_do_not_matter_where_they_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts longer and shorter than a batch, and none, come out alike for any batch size."""
    texts = ["", "word " * 40, "one two three four five six", "x" * 90 + " y z a b c", "", "北京" * 9]
    whole = encode(texts, 5)
    monkeypatch.setattr("lineage.passages.sequences.shingles._BATCH_CHARACTERS", 16)
    assert same(encode(texts, 5), whole)
    assert len(encode([], 5)) == 0


@given(TEXTS, st.data())
def test_rows_can_be_taken(texts: list[str], data: st.DataObject) -> None:
    """Taking rows is encoding the texts that were taken."""
    if texts:
        chosen = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=5))
        taken = take(encode(texts, 5), np.array(chosen, np.int64))
        assert same(taken, encode([texts[number] for number in chosen], 5))


@given(TEXTS)
def test_equal_wordings_are_equal_word_sequences(texts: list[str]) -> None:
    """The wording hash tells word sequences apart, ignores what separates them, and is 0 for no words."""
    wordings = encode(texts, 5).wordings.tolist()
    for text, wording in zip(texts, wordings, strict=True):
        assert (wording == 0) == (not words(text))
        assert wording == encode([" -- ".join(words(text))], 5).wordings[0]
    assert len(set(wordings)) == len({tuple(words(text)) for text in texts})


def test_order_and_bounds_of_words_count() -> None:
    """The same letters in other words, or the same words in another order, are other shingles."""
    variants = ["a bc d e f", "ab c d e f", "f e d bc a", "a bc d e g"]
    assert len(set(encode(variants, 5).hashes.tolist())) == len(variants)


def test_distinct_words_have_distinct_hashes() -> None:
    """No collisions among a hundred thousand short words, numbers and their neighbours."""
    vocabulary = [f"{stem}{number}" for stem in ("a", "b", "ab", "ba", "aa") for number in range(20_000)]
    assert len(np.unique(encode(vocabulary, 1).hashes)) == len(vocabulary)


def test_stored_hashes_are_pinned() -> None:
    """A change of method must change the scheme's name: these values stand in databases."""
    sets = encode(["The talks ended on Monday."], 5)
    assert encoding_scheme(5) == "xxh64-w5-1"
    assert (int(sets.hashes[0]), int(sets.wordings[0])) == (280862889650962, 17072580363865224399)


def test_one_giant_text() -> None:
    """A text larger than a batch, without a single space in its first part, is encoded like any other."""
    giant = "x" * 700_000 + " " + "one two three four five " * 3
    assert row(encode([giant], 5), 0)[1:] == row(encode(["one two three four five " * 3], 5), 0)
