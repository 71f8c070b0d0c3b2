"""A text -> its words, its sentences and its runs, found once however often the steps of tracing ask.

Tracing sets the same passages beside one another again and again: as copies of an origin, as versions of a unit, as
what a speaker said.  The results for the texts that were asked for last are kept, so that a case of some dozen
documents is read once.

Cost: cutting each new text into words and sentences; a few MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

from lineage.passages.spelling.words import words
from lineage.passages.splitting.sentences import sentences
from lineage.records import Span

Run = tuple[str, ...]
RUN: Final = 3
"""Words of a run: so many in a row are hardly common to two texts by chance."""
_KEPT: Final = 1024
"""Texts that are remembered: the passages of some fifty articles."""


@lru_cache(_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """The normalised words of a text, in order."""
    return tuple(words(text))


@lru_cache(_KEPT)
def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order."""
    return tuple(sentences(text, 0, len(text)))


@lru_cache(_KEPT)
def words_by_sentence(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence, in order; an empty tuple for a sentence of signs alone."""
    return tuple(tuple(words(text[span.start : span.end])) for span in sentences_of(text))


@lru_cache(_KEPT)
def words_in_sentences(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """All words of a text in one row, and the indices in it between which its sentences lie, from 0 to its length."""
    sentences = words_by_sentence(text)
    return tuple(chain.from_iterable(sentences)), (0, *accumulate(map(len, sentences)))


@lru_cache(_KEPT)
def runs_of(text: str) -> frozenset[Run]:
    """The distinct runs of a text's words."""
    return frozenset(runs(words_of(text)))


def runs(own: Sequence[str]) -> list[Run]:
    """The runs of RUN words in a row, in order; fewer words than that make one shorter run."""
    return list(rows(own, RUN)) or [tuple(own)]


def rows(own: Sequence[str], length: int) -> Iterator[Run]:
    """All rows of `length` words, in order; none if there are fewer words.

    >>> list(rows(["a", "b", "c"], 2)), list(rows(["a"], 2))
    ([('a', 'b'), ('b', 'c')], [])
    """
    return zip(*(own[at:] for at in range(length)), strict=False)
