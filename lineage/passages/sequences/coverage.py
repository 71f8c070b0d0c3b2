"""A text and others -> how much of it stands in them.

A word stands in the others if a run of three words that holds it does, wherever the run stands: sentences may have
changed places.  Words between such runs are edits of what is taken, unless they are so many that they are an addition.
Cost: linear in the words of the texts.  Failure mode: a long clause that says the same in other words counts as an
addition.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from lineage.passages.sequences.texts import (
    RUN,
    Run,
    runs,
    runs_of,
    sentences_of,
    words_by_sentence,
    words_in_sentences,
    words_of,
)
from lineage.records import Span

ADDITION: Final = 8
"""Words in a row, none of them in a common run, from which they are an addition and not an edit: a short clause."""


def words_from(text: str, others: Collection[str]) -> int:
    """How many of a text's words come from the other texts, light edits included; from 0 to all of its words.

    >>> words_from("Rain fell in Aldmoor on Monday, police said.", ["Rain fell in Aldmoor."])
    8
    >>> words_from("Rain fell in Aldmoor. The mayor, who was away, has not said a word.", ["Rain fell in Aldmoor."])
    4
    """
    own = words_of(text)
    if text in others:
        return len(own)
    return len(own) - sum(end - start for start, end in _additions(standing(own, _runs_of(others))))


def common_sentences(text: str, others: Collection[str]) -> str:
    """The text without the sentences that stand in none of the others; all of it if no sentence stands there.

    A sentence stands there if at least half of its words do, or if it is too short to be an addition.
    """
    kept = common_spans(text, others)
    if not kept or len(kept) == len(sentences_of(text)):
        return text
    return " ".join(text[span.start : span.end].strip() for span in kept)


def common_spans(text: str, others: Collection[str]) -> Sequence[Span]:
    """Where the sentences of a text are that stand in the others, as `common_sentences` has it; empty for none."""
    if text in others:
        return sentences_of(text)
    common = _runs_of(others)
    return [span for span, own in zip(sentences_of(text), words_by_sentence(text), strict=True) if _stands(own, common)]


def standing(own: Sequence[str], common: AbstractSet[Run]) -> list[bool]:
    """For each word of `own`, True if it belongs to one of the runs `common`."""
    if len(own) < RUN:
        return [tuple(own) in common] * len(own)
    found = [False] * len(own)
    for at, run in enumerate(runs(own)):
        if run in common:
            found[at : at + RUN] = [True] * RUN
    return found


def is_cut(own: Sequence[str], others: Iterable[str]) -> bool:
    """True if the words stand in other texts, and at every place with exactly one more word of the sentence on a side.

    A sentence that lost its "no" or "not" says the contrary; two words and more may be a speech tag or a clause.

    >>> is_cut(["hubo", "muertos"], ["No hubo muertos."]), is_cut(["hubo", "muertos"], ["No, hubo. Hubo muertos."])
    (True, False)
    """
    found = False
    for other in others:
        theirs, ends = words_in_sentences(other)
        for at in _places(tuple(own), theirs):
            before = at - ends[bisect_right(ends, at) - 1]
            behind = ends[bisect_left(ends, at + len(own))] - at - len(own)
            if before != 1 and behind != 1:
                return False
            found = True
    return found


def _places(own: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[int]:
    """Indices at which the words `own`, one behind the other, stand in `theirs`."""
    at = -1
    for _ in range(theirs.count(own[0])):
        at = theirs.index(own[0], at + 1)
        if theirs[at : at + len(own)] == own:
            yield at


def _runs_of(texts: Iterable[str]) -> AbstractSet[Run]:
    return frozenset().union(*map(runs_of, texts))


def _stands(own: Sequence[str], common: AbstractSet[Run]) -> bool:
    return len(own) < ADDITION or sum(standing(own, common)) * 2 >= len(own)


def _additions(found: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches (start, end) of words that are not `found` in the others, each long enough to be an addition."""
    start = 0
    for at, common in enumerate([*found, True]):
        if common:
            if at - start >= ADDITION:
                yield start, at
            start = at + 1
