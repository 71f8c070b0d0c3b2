"""Sentence matches -> what they come to between two passages, counted in words.

Cost: linear in the matches.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lineage.passages import words
from lineage.provenance.case import Reading, quoted_share
from lineage.records import Label

COPIED: Final[tuple[Label, ...]] = ("verbatim", "edited")
_MOSTLY = 0.5  # share of a sentence in quotation marks from which it is what somebody said


class Meeting(NamedTuple):
    """A sentence match between two parts, counted in words."""

    label: Label
    score: float
    a_words: int
    b_words: int
    a_span: tuple[int, int]
    literal: bool  # mostly a quotation, with the same words


class Paraphrase(NamedTuple):
    """Two parts of different documents with sentences that say the same, whatever their words."""

    a: int
    b: int
    words: int  # in those sentences, on the side that has fewer
    links: int
    score: float  # mean
    label: Label
    literal: int  # words in sentences that are mostly a quotation, equal on both sides
    spans: tuple[tuple[int, int], ...]  # in the document of part a


def meetings(reading: Reading) -> dict[tuple[int, int], list[Meeting]]:
    """Pairs of parts (smaller index first) -> their sentence matches."""
    found: dict[tuple[int, int], list[Meeting]] = {}
    for match in reading.case.sentences:
        a, b = reading.part_of.get(match.a_passage), reading.part_of.get(match.b_passage)
        if a is None or b is None or reading.parts[a].document == reading.parts[b].document:
            continue
        spans = (match.a, match.b)
        if a > b:
            a, b, spans = b, a, (match.b, match.a)
        texts = [
            reading.document(reading.parts[part].document).text[start:end]
            for part, (start, end) in zip((a, b), spans, strict=True)
        ]
        literal = match.label in COPIED and all(quoted_share(text) >= _MOSTLY for text in texts)
        a_words, b_words = (len(words(text)) for text in texts)
        found.setdefault((a, b), []).append(
            Meeting(match.label, match.score, a_words, b_words, (spans[0].start, spans[0].end), literal)
        )
    return {pair: sorted(found[pair]) for pair in sorted(found)}  # no result may depend on the order of rows


def paraphrases(found_between: dict[tuple[int, int], list[Meeting]]) -> list[Paraphrase]:
    """What the sentence matches of each pair of parts come to."""
    found = []
    for (a, b), sentences in found_between.items():
        a_words, b_words = sum(s.a_words for s in sentences), sum(s.b_words for s in sentences)
        worst = max(sentences, key=lambda s: ("verbatim", "edited", "paraphrase").index(s.label)).label
        score = sum(s.score for s in sentences) / len(sentences)
        literal = sum(min(s.a_words, s.b_words) for s in sentences if s.literal)
        spans = tuple(sorted({s.a_span for s in sentences}))
        found.append(Paraphrase(a, b, min(a_words, b_words), len(sentences), score, worst, literal, spans))
    return found
