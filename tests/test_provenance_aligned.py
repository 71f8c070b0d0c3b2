"""Links of two documents as matches between their passages."""

from __future__ import annotations

from lineage.provenance import sentence_matches
from lineage.records import CasePassage, Link, Span


def test_a_sentence_behind_a_long_dateline_is_of_the_story() -> None:
    """A dateline is aligned with the sentence behind it; that it has more letters does not make it the story."""
    dated = [CasePassage(1, 0, 40, "dateline", 5, 11), CasePassage(2, 41, 60, "body", 4, 12)]
    plain = [CasePassage(3, 0, 19, "body", 4, 12)]
    link = Link(Span(0, 60), Span(0, 19), "verbatim", 1.0)
    (match,) = sentence_matches([link], dated, plain)
    assert (match.a_passage, match.b_passage) == (2, 3)
    assert sentence_matches([link], dated[:1], plain) == []
