"""Sentence matches -> the sentence matches of each two passages, counted in words, and what they add up to.

Cost: linear in the matches.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from lineage.passages import word_counts, words_from
from lineage.provenance.case import Reading, quoted_share
from lineage.records import Label, SentenceMatch, Span

COPIED: Final[tuple[Label, ...]] = ("verbatim", "edited")
_ORDER: Final[tuple[Label, ...]] = (*COPIED, "paraphrase")
_MOSTLY = 0.5  # share of a sentence's characters in quotation marks from which it counts as a quotation


class Meeting(NamedTuple):
    """A sentence match between two parts, counted in words."""

    label: Label
    score: float
    a_words: int
    b_words: int
    a_common: int  # words of a that b has as well, light edits included; 0 unless the label is one of a copy
    b_common: int
    a_span: tuple[int, int]  # where the sentence stands in the document of part a
    literal: bool  # both sentences are mostly a quotation, with the same words


class Paraphrase(NamedTuple):
    """Two parts of different documents with sentences that say the same, in the same words or in others."""

    a: int
    b: int
    words: int  # in those sentences, on the side that has fewer
    links: int  # number of sentence matches
    score: float  # mean score of the sentence matches
    label: Label  # of the match that is least like a copy
    literal: int  # words in sentences that are mostly a quotation, equal on both sides
    spans: tuple[tuple[int, int], ...]  # where the sentences stand in the document of part a


class _Sentence(NamedTuple):
    """What has to be known of a matched sentence."""

    text: str
    words: int
    quoted: bool  # mostly a quotation


_End = tuple[int, Span]
"""A part, and the span of the sentence in its document."""


def meetings(reading: Reading) -> dict[tuple[int, int], list[Meeting]]:
    """Pair of parts of two documents (smaller index first) -> their sentence matches, sorted."""
    matches: list[tuple[_End, _End, SentenceMatch]] = []
    for match in reading.case.sentences:
        a, b = reading.part_of.get(match.a_passage), reading.part_of.get(match.b_passage)
        if a is not None and b is not None and reading.parts[a].document != reading.parts[b].document:
            one, other = sorted(((a, match.a), (b, match.b)))
            matches.append((one, other, match))
    sentences = _sentences(reading, {end for match in matches for end in match[:2]})
    found: dict[tuple[int, int], list[Meeting]] = {}
    for one, other, match in matches:
        found.setdefault((one[0], other[0]), []).append(_meeting(match, one[1], sentences[one], sentences[other]))
    return {pair: sorted(found[pair]) for pair in sorted(found)}  # no result may depend on the order of rows


def _meeting(match: SentenceMatch, span: Span, mine: _Sentence, theirs: _Sentence) -> Meeting:
    a_common = b_common = 0
    if match.label in COPIED:
        a_common, b_common = words_from(mine.text, [theirs.text]), words_from(theirs.text, [mine.text])
    literal = match.label in COPIED and mine.quoted and theirs.quoted
    place = span.start, span.end
    return Meeting(match.label, match.score, mine.words, theirs.words, a_common, b_common, place, literal)


def _sentences(reading: Reading, sentences: Collection[_End]) -> dict[_End, _Sentence]:
    """The text and length of each of these sentences, and whether it is a quotation; each is read once."""
    texts = [reading.document(reading.parts[part].document).text[start:end] for part, (start, end) in sentences]
    quoted = [quoted_share(text) >= _MOSTLY for text in texts]
    return dict(zip(sentences, map(_Sentence, texts, word_counts(texts), quoted), strict=True))


def paraphrases(found_between: dict[tuple[int, int], list[Meeting]]) -> list[Paraphrase]:
    """The sentence matches of each pair of parts, summed up."""
    found = []
    for (a, b), sentences in found_between.items():
        labels, scores, a_words, b_words, *_, spans, _ = zip(*sentences, strict=True)
        words = min(sum(a_words), sum(b_words))
        literal = sum(min(s.a_words, s.b_words) for s in sentences if s.literal)
        worst = max(labels, key=_ORDER.index)
        links = len(sentences)
        found.append(Paraphrase(a, b, words, links, sum(scores) / links, worst, literal, tuple(sorted(set(spans)))))
    return found
