"""Two articles -> their comparison: links between sentences, labelled segments of both sides, shares.

The one value behind every view.  Units → pairs that say the same → how each is worded → segments and shares.  Cost: the
square of the sentences for the matrix products, everything else grows with the candidate pairs.  Failure mode: what the
link model does not see is `added`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.alignment.links.linking import Pair, compared, counted, linked, out_of_order
from lineage.alignment.links.model import LinkModel, shipped
from lineage.alignment.links.register import Register, register
from lineage.alignment.units import Unit, units
from lineage.alignment.wording import Spelt, link_label, wording
from lineage.alignment.words import stem
from lineage.config import Settings
from lineage.records import Article, Comparison, Label, Link, Passage, PassageKind, Segment, Side

MOSTLY = 0.5
"""Share of the common words that must stand in quotation marks on both sides for the link to be a quotation."""
NOT_THE_STORY: frozenset[PassageKind] = frozenset({"byline", "dateline"})
"""What says who wrote or sent the article, when and where from; without a counterpart it adds nothing to the story."""
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
    """The comparison of two articles with a link model of one's own, as training and its benchmark need it."""
    of_a, of_b = units(a, settings), units(b, settings)
    words = register()
    if a.text == b.text:
        of_b = of_a
        pairs = [Pair(index, index, 1.0) for index in range(len(of_a))]
    else:
        (pairs,) = linked([(counted(of_a, words), counted(of_b, words))], model)
    spelt_a, spelt_b = ([Spelt.of(unit, words) for unit in side] for side in (of_a, of_b))
    quoted = frozenset(k for k, pair in enumerate(pairs) if _quotation(of_a[pair.a], of_b[pair.b]))
    marks = _Marks(out_of_order(pairs), quoted)
    told = [
        _link(
            (a, of_a[pair.a]),
            (b, of_b[pair.b]),
            link_label(spelt_a[pair.a], spelt_b[pair.b], settings.alignment),
            pair.score,
            settings,
        )
        for pair in pairs
    ]
    links = _changes_of_copies_left_out(told, pairs)
    backwards = [(pair.b, pair.a) for pair in pairs]
    labelled = [
        *_segments("a", of_a, (spelt_a, spelt_b), [pair[:2] for pair in pairs], marks, settings),
        *_segments("b", of_b, (spelt_b, spelt_a), backwards, marks, settings),
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
    """The links of `align` for each pair of numbers of articles that differ, without word edits and fact changes.

    For pairs that nobody looks at.  Each article is read once, 3 ms for 900 words; a pair then takes 2 ms, and half a
    millisecond more for each two sentences that would be verbatim, did not a fact perhaps differ.  `cut` holds the
    passages of articles that are cut already.
    """
    known, words = cut or {}, register()
    read = {number: _Read(article, known.get(number), settings, words) for number, article in articles.items()}
    together = linked([(read[a].counted, read[b].counted) for a, b in pairs], shipped())
    return [
        tuple(_bare_link(read[a], read[b], pair, settings) for pair in found)
        for (a, b), found in zip(pairs, together, strict=True)
    ]


class _Read:
    """An article that several others are linked with."""

    def __init__(self, article: Article, cut: Sequence[Passage] | None, settings: Settings, register: Register) -> None:
        self.article = article
        self.units = units(article, settings, cut)
        self.counted = counted(self.units, register)
        self._register = register
        self._spelt: dict[int, Spelt] = {}

    def spelt(self, place: int) -> Spelt:
        """A unit as characters; made when the first link needs it."""
        if place not in self._spelt:
            self._spelt[place] = Spelt.of(self.units[place], self._register)
        return self._spelt[place]

    def written(self, place: int) -> str:
        """A unit as it stands on the page."""
        return self.article.text[slice(*self.units[place].span)]


def _bare_link(a: _Read, b: _Read, pair: Pair, settings: Settings) -> Link:
    """The link of a pair of units; facts are compared only where they decide the label."""
    label = link_label(a.spelt(pair.a), b.spelt(pair.b), settings.alignment)
    one, other = a.units[pair.a], b.units[pair.b]
    if label == "verbatim" and a.written(pair.a) != b.written(pair.b):
        label = _link((a.article, one), (b.article, other), label, pair.score, settings).label
    return Link(one.span, other.span, label, round(pair.score, 4))


class _Marks(NamedTuple):
    """Indices of links."""

    moved: frozenset[int]  # those that leave the common order of both articles
    quoted: frozenset[int]  # those whose common words are mostly quoted on both sides


def _link(a: tuple[Article, Unit], b: tuple[Article, Unit], label: Label, score: float, settings: Settings) -> Link:
    """The link of two units, with its word edits and the facts that they change."""
    (left, unit_a), (right, unit_b) = a, b
    edits = word_edits(left.text, unit_a.span, right.text, unit_b.span)
    changes = fact_changes(left.text, unit_a.span, right.text, unit_b.span, edits, settings.changes)
    link = Link(unit_a.span, unit_b.span, label, round(score, 4), edits, changes)
    return replace(link, label="edited") if label == "verbatim" and _alters(link) else link


def _alters(link: Link) -> bool:
    """Whether a fact differs; who is named as the speaker belongs to the speech tag, which verbatim text may change."""
    return any(change.kind != "attribution" for change in link.changes)


def _changes_of_copies_left_out(links: Sequence[Link], pairs: Sequence[Pair]) -> list[Link]:
    """The links without the changes towards other counterparts of a sentence that has one word for word.

    What stands there was taken from that one; that the other tells it with another number is no change of B's.
    """
    copied_a, copied_b = (
        {pair[side] for pair, link in zip(pairs, links, strict=True) if link.label == "verbatim"} for side in (0, 1)
    )
    return [
        replace(link, changes=()) if link.label != "verbatim" and (pair.a in copied_a or pair.b in copied_b) else link
        for pair, link in zip(pairs, links, strict=True)
    ]


def _with_facts(segment: Segment, links: Sequence[Link]) -> Segment:
    """The segment, not verbatim where one of its links changes a fact: one word in fifty can be the one that counts."""
    if segment.label == "verbatim" and any(_alters(links[index]) for index in segment.links):
        return replace(segment, label="edited")
    return segment


def _segments(
    side: Side,
    units: Sequence[Unit],
    spelt: tuple[Sequence[Spelt], Sequence[Spelt]],
    ends: Sequence[tuple[int, int]],
    marks: _Marks,
    settings: Settings,
) -> list[Segment]:
    """One segment a unit of this side.

    `spelt` holds the units of this and of the other side, `ends` the own and the other unit of each link.
    """
    own, others = spelt
    aside = set(range(len(units))).difference(compared(units))  # what is no article, and a headline printed once more
    links: list[list[int]] = [[] for _ in units]
    for index, (place, _) in enumerate(ends):
        links[place].append(index)
    result: list[Segment] = []
    for place, (unit, words, indices) in enumerate(zip(units, own, links, strict=True)):
        if indices:
            label = wording(words, [others[ends[index][1]] for index in indices]).label(settings.alignment)
        else:
            label = "furniture" if place in aside or unit.kind in NOT_THE_STORY else UNMATCHED[side]
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
    """Whether what two units have in common is mostly quoted in both."""
    if not (a.quotes and b.quotes):
        return False
    stems = [[stem(word) for word in unit.written.words] for unit in (a, b)]
    common = set(stems[0]) & set(stems[1])
    return all(_quoted(unit, own, common) >= MOSTLY for unit, own in zip((a, b), stems, strict=True))


def _quoted(unit: Unit, stems: Sequence[str], common: Set[str]) -> float:
    """Share of those of its words whose stems are `common` that stand inside quotation marks, 0..1."""
    quoted = sum(own in common for begin, end in unit.written.quotes for own in stems[begin:end])
    return quoted / max(sum(own in common for own in stems), 1)


def _shares(side: Side, text: str, segments: Sequence[Segment]) -> dict[Label, float]:
    """Fractions of the non-space characters of one side."""
    labels: tuple[Label, ...] = ("verbatim", "edited", "paraphrase", UNMATCHED[side], "furniture")
    counts = dict.fromkeys(labels, 0)
    for segment in segments:
        if segment.side == side:
            counts[segment.label] += len("".join(text[segment.start : segment.end].split()))
    total = sum(counts.values())
    if not total:
        return {label: float(label == UNMATCHED[side]) for label in labels}
    return {label: count / total for label, count in counts.items()}
