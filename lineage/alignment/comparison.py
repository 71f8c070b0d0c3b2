"""Two articles -> their comparison: links between sentences, labelled segments of both sides, shares.

The comparison is the one value behind every view.  Both articles are cut into units, units that say the same are
paired, each pair gets a label by its wording, and segments and shares follow.  Cost: the number of sentences squared
for the matrix products; everything else grows with the candidate pairs.  Failure mode: a sentence whose counterpart the
link model does not see is `added`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.alignment.links.linking import (
    NOT_THE_STORY,
    Counted,
    Pair,
    counted,
    is_turned,
    linked,
    out_of_order,
)
from lineage.alignment.links.model import LinkModel, shipped
from lineage.alignment.links.register import Register, register
from lineage.alignment.units import Unit, units
from lineage.alignment.wording import Spelt, link_label, wording
from lineage.alignment.words import stem
from lineage.config import Settings
from lineage.records import Article, Comparison, Label, Link, Passage, Segment, Side

MOSTLY = 0.5
"""Least share of the common words, 0..1, that must stand in quotation marks on both sides of a link that is a
quotation."""
UNMATCHED: Mapping[Side, Label] = {"a": "omitted", "b": "added"}


def align(a: Article, b: Article, settings: Settings) -> Comparison:
    """The comparison of two articles.

    Returns:
        Links in the order of A, then B.  Segments of A, then of B, each in reading order, covering every non-space
        character.  Shares are fractions of non-space characters and add up to 1 on each side; of an empty side all is
        `omitted` or `added`.  Identical texts are `verbatim` throughout.
    """
    return compare(a, b, settings, shipped())


def compare(a: Article, b: Article, settings: Settings, model: LinkModel) -> Comparison:
    """The comparison of two articles with any link model, which training and its benchmark need; else like `align`."""
    words = register()
    of_a = _Read(a, None, settings, words)
    turned = False
    if a.text == b.text:
        of_b = of_a
        pairs = [Pair(index, index, 1.0) for index in range(len(of_a.units))]
    else:
        of_b = _Read(b, None, settings, words)
        (pairs,) = linked([(of_a.counted, of_b.counted)], model)
        turned = is_turned(of_a.counted, of_b.counted)
    quoted = frozenset(k for k, pair in enumerate(pairs) if _quotation(of_a.units[pair.a], of_b.units[pair.b]))
    backwards = [pair.mirrored for pair in pairs]
    marks = _Marks(out_of_order(backwards if turned else pairs), quoted)
    every = [_link(of_a, of_b, pair, _label(of_a, of_b, pair, settings), settings) for pair in pairs]
    links = _changes_of_copies_left_out(every, pairs)
    labelled = [
        *_segments("a", of_a, of_b, [pair[:2] for pair in pairs], marks, settings),
        *_segments("b", of_b, of_a, [pair[:2] for pair in backwards], marks, settings),
    ]
    segments = [_with_facts(segment, links) for segment in labelled]
    shares: dict[Side, Mapping[Label, float]] = {
        "a": _shares("a", a.text, segments),
        "b": _shares("b", b.text, segments),
    }
    return Comparison(a, b, tuple(segments), tuple(links), shares)


def sentence_links(
    articles: Mapping[int, Article],
    pairs: Sequence[tuple[int, int]],
    settings: Settings,
    cut: Mapping[int, Sequence[Passage]] | None = None,
) -> list[tuple[Link, ...]]:
    """For each pair of articles the links that `align` finds, without word edits and fact changes.

    `pairs` are pairs of keys of `articles`, whose texts must differ; `cut` holds the passages of articles that are cut
    already.  It is for pairs that nobody looks at: each article is read once, 3 ms for 900 words, and a pair then takes
    2 ms, and half a millisecond more for each link that is verbatim unless a fact differs.
    """
    known, words = cut or {}, register()
    read = {number: _Read(article, known.get(number), settings, words) for number, article in articles.items()}
    together = linked([(read[a].counted, read[b].counted) for a, b in pairs], shipped())
    return [
        tuple(_bare_link(read[a], read[b], pair, settings) for pair in found)
        for (a, b), found in zip(pairs, together, strict=True)
    ]


class _Read:
    """An article in the form in which it is linked with any number of other articles."""

    def __init__(self, article: Article, cut: Sequence[Passage] | None, settings: Settings, register: Register) -> None:
        self.article = article
        self.units = units(article, settings, cut)
        self._register = register
        self._spelt: dict[int, Spelt] = {}

    @cached_property
    def counted(self) -> Counted:
        """The units that can be linked; not needed for two articles of one text."""
        return counted(self.units, self._register)

    def spelt(self, place: int) -> Spelt:
        """Unit number `place` as characters; made when the first link needs it."""
        if place not in self._spelt:
            self._spelt[place] = Spelt.of(self.units[place], self._register)
        return self._spelt[place]

    def written(self, place: int) -> str:
        """The text of unit number `place`, as it stands in the article."""
        return self.article.text[slice(*self.units[place].span)]


def _bare_link(a: _Read, b: _Read, pair: Pair, settings: Settings) -> Link:
    """The link of a pair of units without edits and changes; facts are compared only if they decide the label."""
    label = _label(a, b, pair, settings)
    if label == "verbatim" and a.written(pair.a) != b.written(pair.b):
        label = _link(a, b, pair, label, settings).label
    return Link(a.units[pair.a].span, b.units[pair.b].span, label, round(pair.score, 4))


def _label(a: _Read, b: _Read, pair: Pair, settings: Settings) -> Label:
    return link_label(a.spelt(pair.a), b.spelt(pair.b), settings.alignment)


class _Marks(NamedTuple):
    """Indices of links."""

    moved: frozenset[int]  # links that leave the common order of both articles
    quoted: frozenset[int]  # links whose common words are mostly quoted on both sides


def _link(a: _Read, b: _Read, pair: Pair, label: Label, settings: Settings) -> Link:
    """The link of a pair of units, with its word edits and the facts that they change."""
    span_a, span_b = a.units[pair.a].span, b.units[pair.b].span
    edits = word_edits(a.article.text, span_a, b.article.text, span_b)
    changes = fact_changes(a.article.text, span_a, b.article.text, span_b, edits, settings.changes)
    link = Link(span_a, span_b, label, round(pair.score, 4), edits, changes)
    return replace(link, label="edited") if label == "verbatim" and _alters(link) else link


def _alters(link: Link) -> bool:
    """True if a link changes a fact other than the speaker: he belongs to the speech tag, which verbatim text may
    change."""
    return any(change.kind != "attribution" for change in link.changes)


def _changes_of_copies_left_out(links: Sequence[Link], pairs: Sequence[Pair]) -> list[Link]:
    """The links, without the changes of those that are not verbatim but share a sentence with a verbatim link.

    The sentence was taken from its verbatim counterpart; that another counterpart tells another number is no change.
    """
    copied_a, copied_b = (
        {pair[side] for pair, link in zip(pairs, links, strict=True) if link.label == "verbatim"} for side in (0, 1)
    )
    return [
        replace(link, changes=()) if link.label != "verbatim" and (pair.a in copied_a or pair.b in copied_b) else link
        for pair, link in zip(pairs, links, strict=True)
    ]


def _with_facts(segment: Segment, links: Sequence[Link]) -> Segment:
    """The segment, `edited` instead of `verbatim` if one of its links changes a fact: one word in fifty may do so."""
    if segment.label == "verbatim" and any(_alters(links[index]) for index in segment.links):
        return replace(segment, label="edited")
    return segment


def _segments(
    side: Side, own: _Read, others: _Read, ends: Sequence[tuple[int, int]], marks: _Marks, settings: Settings
) -> list[Segment]:
    """One segment for each unit of this side; `ends` are the units of each link, here and there."""
    links: list[list[int]] = [[] for _ in own.units]
    for index, (place, _) in enumerate(ends):
        links[place].append(index)
    compared = set() if all(links) else set(own.counted.places)  # two articles of one text are linked throughout
    result: list[Segment] = []
    for place, (unit, indices) in enumerate(zip(own.units, links, strict=True)):
        if indices:
            counterparts = [others.spelt(ends[index][1]) for index in indices]
            label = wording(own.spelt(place), counterparts).label(settings.alignment)
        else:  # a unit that is no part of the article, or repeats its headline, is furniture
            tells = place in compared and unit.kind not in NOT_THE_STORY
            label = UNMATCHED[side] if tells else "furniture"
        result.append(
            Segment(
                side,
                unit.span.start,
                unit.span.end,
                label,
                quote=not marks.quoted.isdisjoint(indices),
                moved=bool(indices) and all(index in marks.moved for index in indices),
                links=tuple(indices),
            )
        )
    return result


def _quotation(a: Unit, b: Unit) -> bool:
    """True if the words that two units have in common are mostly quoted in both."""
    if not (a.quotes and b.quotes):
        return False
    stems = [[stem(word) for word in unit.written.words] for unit in (a, b)]
    common = set(stems[0]) & set(stems[1])
    return all(_quoted(unit, own, common) >= MOSTLY for unit, own in zip((a, b), stems, strict=True))


def _quoted(unit: Unit, stems: Sequence[str], common: Set[str]) -> float:
    """Share of the words of a unit with stems in `common` that stand inside quotation marks, 0..1."""
    quoted = sum(own in common for begin, end in unit.written.quotes for own in stems[begin:end])
    return quoted / max(sum(own in common for own in stems), 1)


def _shares(side: Side, text: str, segments: Sequence[Segment]) -> dict[Label, float]:
    """For each label its share of the non-space characters of one side, 0..1."""
    labels: tuple[Label, ...] = ("verbatim", "edited", "paraphrase", UNMATCHED[side], "furniture")
    counts = dict.fromkeys(labels, 0)
    for segment in segments:
        if segment.side == side:
            counts[segment.label] += len("".join(text[segment.start : segment.end].split()))
    total = sum(counts.values())
    if not total:
        return {label: float(label == UNMATCHED[side]) for label in labels}
    return {label: count / total for label, count in counts.items()}
