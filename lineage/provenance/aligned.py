"""Links of two documents -> matches between their passages, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.records import CasePassage, Link, SentenceMatch, Span


def sentence_matches(
    links: Sequence[Link], a_passages: Sequence[CasePassage], b_passages: Sequence[CasePassage]
) -> list[SentenceMatch]:
    """The links of two documents, each with the two passages in which its sentences stand, in the order of the links.

    Links of furniture, bylines and datelines are left out: they say nothing about the story.
    """
    found = []
    for link in links:
        a, b = _passage(link.a, a_passages), _passage(link.b, b_passages)
        if a is not None and b is not None:
            found.append(SentenceMatch(a, b, link.a, link.b, link.label, link.score))
    return found


def _passage(span: Span, passages: Sequence[CasePassage]) -> int | None:
    """Id of the body passage or headline that holds most of a sentence, datelines apart; None if there is none."""
    held = [
        (min(passage.end, span.end) - max(passage.start, span.start), -passage.start, passage)
        for passage in passages
        if passage.start < span.end and span.start < passage.end
    ]
    if not held:
        return None
    passage = max(held)[2]
    story = [entry for entry in held if entry[2].kind in ("body", "headline")]
    if passage.kind == "dateline" and story:
        passage = max(story)[2]
    return passage.id if passage.kind in ("body", "headline") else None
