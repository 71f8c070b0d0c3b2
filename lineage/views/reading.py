"""Comparison -> its reading: both articles as stretches with their names, counterparts, word marks and changed facts.

The terminal and the page show the same things in two forms; what they show is worked out here once.  A stretch is one
segment with a name that a reader can refer to (`B7`: the seventh segment of B).

Word marks consider the whole comparison, not one link: if a sentence of B draws on two sentences of A, a word is new
only if neither of them has it.  Islands of kept function words between two changed runs are joined to them, because
"{+the first+} of {+many talks+}" reads worse than "{+the first of many talks+}" and says no more.

Cost: linear in segments, links and edits.  A link without edits has no word marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineage.records import Article, Change, Comparison, Label, Segment, Side, Span

ISLAND_LETTERS = 3
"""Most letters of a word of an island.  "of", "to the" and "und" are islands, "said" is not; nor is anything with a
digit, a capital or a letter without case, as one Chinese character is a word."""

MAX_MARKED = 0.75
"""Share of a stretch's letters, 0..1, from which on marks are left out: if nearly every word is another, marking the
words hides the text and tells no more than the label does."""

SURE = 0.5
"""Least score of a link, 0..1, that is shown without the remark `unsure`.  Links are shown from a lower score on, at
which they are as often true as false: of 18 links between news articles below it nine were right, of 57 above it 45."""

MARKED: frozenset[Label] = frozenset({"edited", "paraphrase"})
"""Labels whose changed words are marked; a verbatim stretch differs in punctuation and case only."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A changed fact, with the stretches in which it stands (None if no segment carries its link)."""

    change: Change
    a: int | None  # index into Reading.a
    b: int | None  # index into Reading.b


@dataclass(frozen=True, slots=True)
class Stretch:
    """One segment as the views show it."""

    name: str  # "A1", "A2", … or "B1", "B2", …
    segment: Segment
    partners: tuple[int, ...]  # indices of the stretches of the other side that share a link, ascending
    marks: tuple[Span, ...]  # ranges of words that the other side lacks, ascending
    flags: tuple[int, ...]  # indices into Reading.flags
    unsure: bool  # whether it has links, and all of them score below SURE

    @property
    def remarks(self) -> tuple[str, ...]:
        """The words that every view writes beside the label of the stretch: `unsure`, `moved`, `quote`."""
        said = {"unsure": self.unsure, "moved": self.segment.moved, "quote": self.segment.quote}
        return tuple(word for word, holds in said.items() if holds)


@dataclass(frozen=True, slots=True)
class Reading:
    """Both articles, stretch by stretch, and the facts that changed between them, in the order of B."""

    a: tuple[Stretch, ...]
    b: tuple[Stretch, ...]
    flags: tuple[Flag, ...]

    def side(self, side: Side) -> tuple[Stretch, ...]:
        """The stretches of one side."""
        return self.a if side == "a" else self.b


def read(comparison: Comparison) -> Reading:
    """The reading of a comparison; link indices of segments that do not exist are ignored."""
    a = [segment for segment in comparison.segments if segment.side == "a"]
    b = [segment for segment in comparison.segments if segment.side == "b"]
    of_a, of_b = _by_link(a), _by_link(b)
    flags = _flags(comparison, of_a, of_b)
    return Reading(
        a=_stretches(comparison, a, of_b, {i: flag.a for i, flag in enumerate(flags)}),
        b=_stretches(comparison, b, of_a, {i: flag.b for i, flag in enumerate(flags)}),
        flags=flags,
    )


def article(comparison: Comparison, side: Side) -> Article:
    """The article of one side."""
    return comparison.a if side == "a" else comparison.b


def _by_link(segments: Iterable[Segment]) -> dict[int, list[int]]:
    """Index of a link -> indices of one side's segments that carry it."""
    found: dict[int, list[int]] = {}
    for index, segment in enumerate(segments):
        for link in segment.links:
            found.setdefault(link, []).append(index)
    return found


def _flags(comparison: Comparison, of_a: Mapping[int, list[int]], of_b: Mapping[int, list[int]]) -> tuple[Flag, ...]:
    """Every change of every link, in the order of B, at the last segment of its link on either side."""
    found = []
    for index, link in enumerate(comparison.links):
        a, b = of_a.get(index, [None])[-1], of_b.get(index, [None])[-1]
        found += [(link.b.start, index, Flag(change, a, b)) for change in link.changes]
    return tuple(flag for _, _, flag in sorted(found, key=lambda item: item[:2]))


def _stretches(
    comparison: Comparison,
    segments: list[Segment],
    others: Mapping[int, list[int]],
    flagged: Mapping[int, int | None],
) -> tuple[Stretch, ...]:
    at: dict[int, list[int]] = {}
    for flag, index in flagged.items():
        if index is not None:
            at.setdefault(index, []).append(flag)
    return tuple(
        Stretch(
            name=f"{segment.side.upper()}{index + 1}",
            segment=segment,
            partners=tuple(sorted({other for link in segment.links for other in others.get(link, [])})),
            marks=_marks(comparison, segment),
            flags=tuple(at.get(index, [])),
            unsure=_is_unsure(comparison, segment),
        )
        for index, segment in enumerate(segments)
    )


def _is_unsure(comparison: Comparison, segment: Segment) -> bool:
    scores = [comparison.links[link].score for link in segment.links if link < len(comparison.links)]
    return bool(scores) and max(scores) < SURE


def _marks(comparison: Comparison, segment: Segment) -> tuple[Span, ...]:
    """Ranges of a segment's words that none of its links has on the other side."""
    edits = [edit for link in segment.links if link < len(comparison.links) for edit in comparison.links[link].edits]
    if segment.label not in MARKED or not edits:
        return ()
    kept = sorted(
        (edit.a_start, edit.a_end) if segment.side == "a" else (edit.b_start, edit.b_end)
        for edit in edits
        if edit.operation == "equal"
    )
    text = article(comparison, segment.side).text
    gaps = _gaps(segment.start, segment.end, kept)
    trimmed = (_trimmed(text, gap) for gap in _joined(text, gaps))
    marks = tuple(span for span in trimmed if _letters(text, span))
    marked = sum(_letters(text, span) for span in marks)
    return marks if marked < MAX_MARKED * _letters(text, Span(segment.start, segment.end)) else ()


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))


def _gaps(start: int, end: int, kept: Iterable[tuple[int, int]]) -> list[Span]:
    """The parts of the range [start, end) that lie in none of the sorted ranges `kept`."""
    gaps = []
    for kept_start, kept_end in kept:
        if kept_start > start:
            gaps.append(Span(start, min(kept_start, end)))
        start = max(start, kept_end)
        if start >= end:
            return gaps
    return [*gaps, Span(start, end)]


def _joined(text: str, gaps: list[Span]) -> list[Span]:
    """The ranges, with neighbours joined if only an island of little words lies between them."""
    joined: list[Span] = []
    for gap in gaps:
        if joined and _is_island(text[joined[-1].end : gap.start]):
            joined[-1] = Span(joined[-1].start, gap.end)
        else:
            joined.append(gap)
    return joined


def _is_island(kept: str) -> bool:
    words = "".join(character if character.isalnum() else " " for character in kept).split()
    return all(len(word) <= ISLAND_LETTERS and all(map(str.islower, word)) for word in words)


def _trimmed(text: str, span: Span) -> Span:
    """The range without white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
