"""Two passages known to match -> the label of their wording and a score.

For near-duplicates that another room has found: nothing is searched, only the label and how much of the shorter passage
stands in the longer one are computed.  `align` judges sentences more leniently, as it knows quotations and speech tags;
a whole paragraph is word for word the same, or it was edited.  Cost: 20 µs a pair of 45-word paragraphs, one longest
common subsequence.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from lineage.config import Settings
from lineage.passages import is_cut, words
from lineage.records import Label


def judge_words(a: Sequence[str], b: Sequence[str], settings: Settings) -> tuple[Label, float]:
    """The label `verbatim`, `edited` or `paraphrase`, and a score 0..1, of two passages, given their normalised words.

    The score is the share of the shorter passage's words that stand in the longer one in the same order.  `verbatim`:
    they stand there without a gap; whether a sentence was shortened, only the texts tell (`is_shortened`).  Symmetric;
    two texts without words are verbatim.

    >>> from lineage.config import DEFAULT
    >>> judge_words(words("Rain fell in Aldmoor."), words("“Rain fell in Aldmoor,” she said."), DEFAULT)
    ('verbatim', 1.0)
    """
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if not shorter:
        return ("paraphrase", 0.0) if longer else ("verbatim", 1.0)
    if f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return "verbatim", 1.0
    numbers: dict[str, int] = {}  # rapidfuzz would compare words by their hashes; numbers cannot collide
    sides = [[numbers.setdefault(word, len(numbers)) for word in side] for side in (shorter, longer)]
    score = LCSseq.similarity(*sides) / len(shorter)
    return ("edited" if score >= settings.alignment.edited_share else "paraphrase"), score


def is_shortened(a_text: str, b_text: str) -> bool:
    """True if one of two texts has the words of the other one, without the first or the last word of a sentence.

    It depends on where sentences end, and so on more than words.  Symmetric.

    >>> is_shortened("No one was hurt.", "One was hurt."), is_shortened("No. One was hurt.", "One was hurt.")
    (True, False)
    """
    a, b = words(a_text), words(b_text)
    shorter, longer = (a, b_text) if len(a) <= len(b) else (b, a_text)
    return len(a) != len(b) and bool(shorter) and is_cut(shorter, [longer])
