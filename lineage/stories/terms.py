"""Document -> the rare terms, names and numbers that tell which event it is about.

Two reports of one event share few wordings, but they cannot do without its names.  The weight of a term is its rarity
in news at large (a fixed table of the alignment room, so that no other document changes a score); it is higher with a
capital and in the title.  Only the first part of the body counts, where news says what it is about.  The table knows
English; in a text of other words, capitals and length stand in for rarity, small words of its language are no terms,
and text in scripts without spaces gives runs of three characters.  Of terms with equal weights those with the smaller
hash are kept, so that two documents keep the same ones.

Cost: 0.3 ms an article, whatever its length.  Failure modes: an event told without names ("the bridge is open");
common words of a language without a list of small words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

import numpy as np

from lineage.alignment import MARKS, UNLISTED, language_of, languages, rarity, stem
from lineage.config import StorySettings
from lineage.identity import hash64
from lineage.passages import INVISIBLE
from lineage.records import Document, Passage

_WORD = re.compile(  # most English words are told by their letters and what they end before, at a fraction of the cost
    r"[A-Za-z]++(?![^\s.,])|\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_][^\W_]*(?:[{MARKS}{INVISIBLE}]+[^\W_]*)*(?:['’][^\W\d_]+)*"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GRAM = 3
_FOREIGN = 0.4
"""Share of unlisted words from which a text is not in the table's language; English news stays below 0.2."""
_MIN_LETTERS = 3


class Term(NamedTuple):
    """A rare word, name or number of a document."""

    key: int  # unsigned 64-bit hash of its stem
    weight: float  # the squares of a document's weights add up to 1
    form: str  # as the document writes it


def terms(document: Document, passages: Sequence[Passage], settings: StorySettings) -> tuple[Term, ...]:
    """The `settings.terms` heaviest terms of a document, by descending weight; empty for a text without rare words.

    Furniture, bylines and datelines are left out.
    """
    title = document.title or ""  # counts twice
    counts = Counter(_words("\n".join([title, title, *_pieces(document.text, passages, settings.lead_characters)])))
    best = sorted(_weighted(counts, settings))[: settings.terms]
    length = sqrt(sum(weight * weight for weight, _, _ in best))
    return tuple([Term(key, -weight / length, form) for weight, key, form in best])


def _pieces(text: str, passages: Sequence[Passage], budget: int) -> Iterator[str]:
    for passage in passages:
        if passage.kind in ("body", "headline") and budget > 0:
            piece = text[passage.start : min(passage.end, passage.start + budget)]
            budget -= len(piece)
            yield piece


def _words(text: str) -> Iterator[str]:
    """The words of a text as written; a run in a script without spaces gives overlapping groups of three characters."""
    for word in _WORD.findall(text):
        if word.isascii() or not _UNSPACED.search(word):
            yield word
            continue
        for run in _UNSPACED.findall(word):
            yield from (run[at : at + _GRAM] for at in range(max(1, len(run) - _GRAM + 1)))


def _weighted(counts: Counter[str], settings: StorySettings) -> Iterator[tuple[float, int, str]]:
    """Weight, key and form of each stem that is rare enough; weights are negated, so that the heaviest sort first."""
    spelt = unlisted = 0
    spoken: Counter[int] = Counter()
    merged: dict[str, tuple[float | None, int, bool, str]] = {}
    for word, count in counts.items():
        name, known, number, small = _looked_up(word)
        spelt += 0 if number else count
        unlisted += count if known is None else 0
        if small:
            spoken[small] += count
        if known is None or known > settings.min_rarity:
            _, times, capital, form = merged.get(name, (known, 0, False, word))
            merged[name] = (known, times + count, capital or word[0].isupper(), form)
    foreign = unlisted > _FOREIGN * spelt
    language = language_of(np.fromiter(spoken, np.int64), np.fromiter(spoken.values(), np.int64))
    for name, (known, times, capital, form) in merged.items():
        if language and languages().get(name, 0) >> language & 1:
            continue
        rare = known if known is not None else _guessed(form, capital) if foreign else rarity()[UNLISTED]
        if rare > settings.min_rarity:
            factor = settings.capital_factor if capital else 1.0
            yield -(rare - settings.min_rarity) * factor * (1 + log(times)), _key(name), form


@lru_cache(maxsize=1 << 17)
def _looked_up(word: str) -> tuple[str, float | None, bool, int]:
    """The stem of a word, its rarity in news, 0 to 1 (None: not in the table), whether the word is a number, and the
    languages of which it is a small word, as in `languages`.

    The rarity of a number depends on its length, since no table can list them; years and single digits say nothing.
    """
    name, number = stem(word), word[0].isdigit()
    if name[:1].isdigit():
        digits = sum(character.isdigit() for character in name)
        return name, 0.01 if digits < 2 or _YEAR.fullmatch(name) else 0.35 if digits == 2 else 0.55, number, 0
    known = 0.01 if len(name) < _MIN_LETTERS and name.isascii() else rarity().get(name)
    return name, known, number, languages().get(name, 0)


def _guessed(form: str, capital: bool) -> float:
    """Rarity of a word of another language than the table's, 0 to 1, from its length and its capital."""
    if _UNSPACED.match(form):
        return 0.5 if len(form) == _GRAM else 0.0
    return 0.0 if len(form) <= _MIN_LETTERS else 0.7 if capital else 0.3 + 0.02 * min(len(form), 10)


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> int:
    return hash64(name.encode("utf-8", "surrogatepass"))
