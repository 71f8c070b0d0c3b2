"""Comparisons made by hand: two invented articles and what a careful reader would mark in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from lineage.records import Article, Change, Comparison, Edit, Label, Link, Segment, Side, Span

WORD = re.compile(r"(\w+(?:[-'’]\w+)*|[^\w\s])\s*")

Paragraphs = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Drawn:
    """A link between sentence i of A and sentence j of B, as a reader would draw it."""

    a: int
    b: int
    label: Label
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One article as paragraphs of sentences, and the numbers of its sentences that are marked."""

    article: Article  # its text is made of the paragraphs
    paragraphs: Paragraphs
    furniture: Collection[int] = ()
    quotes: Collection[int] = ()
    moved: Collection[int] = ()
    spans: list[Span] = field(default_factory=list)

    def text(self) -> str:
        """The article's text; its sentences' places are noted on the way."""
        text = ""
        for paragraph in self.paragraphs:
            text += "\n\n" if text else ""
            for index, sentence in enumerate(paragraph):
                text += " " if index else ""
                self.spans.append(Span(len(text), len(text) + len(sentence)))
                text += sentence
        return text


def drawn(a: Draft, b: Draft, links: Sequence[Drawn]) -> Comparison:
    """The comparison that follows from the links; word edits are those of the longest common word sequence."""
    text_a, text_b = a.text(), b.text()
    made = tuple(
        Link(
            a.spans[link.a],
            b.spans[link.b],
            link.label,
            0.9,
            word_edits(text_a, a.spans[link.a], text_b, b.spans[link.b]),
            link.changes,
        )
        for link in links
    )
    segments = []
    for side, part in (("a", a), ("b", b)):
        for index, span in enumerate(part.spans):
            own = tuple(i for i, link in enumerate(links) if (link.a if side == "a" else link.b) == index)
            alone: Label = "omitted" if side == "a" else "added"
            label = links[own[0]].label if own else "furniture" if index in part.furniture else alone
            segments.append(
                Segment("a" if side == "a" else "b", *span, label, index in part.quotes, index in part.moved, own)
            )
    return Comparison(
        _with_text(a.article, text_a),
        _with_text(b.article, text_b),
        tuple(segments),
        made,
        {"a": shares(text_a, segments, "a"), "b": shares(text_b, segments, "b")},
    )


def _with_text(article: Article, text: str) -> Article:
    return Article(text, article.id, article.outlet, article.title, article.url, article.published)


def word_edits(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Edit, ...]:
    """Word operations that tile both spans."""
    words_a = [(found[1].casefold(), a.start + found.start()) for found in WORD.finditer(text_a[a.start : a.end])]
    words_b = [(found[1].casefold(), b.start + found.start()) for found in WORD.finditer(text_b[b.start : b.end])]
    at_a, at_b = [at for _, at in words_a] + [a.end], [at for _, at in words_b] + [b.end]
    return tuple(
        Edit(op.tag, at_a[op.src_start], at_a[op.src_end], at_b[op.dest_start], at_b[op.dest_end])
        for op in Indel.opcodes([word for word, _ in words_a], [word for word, _ in words_b])
    )


def shares(text: str, segments: Sequence[Segment], side: Side) -> dict[Label, float]:
    """Fractions of one side's non-space characters."""
    labels: tuple[Label, ...] = ("verbatim", "edited", "paraphrase", "omitted" if side == "a" else "added", "furniture")
    counts = dict.fromkeys(labels, 0)
    for segment in segments:
        if segment.side == side:
            counts[segment.label] += len("".join(text[segment.start : segment.end].split()))
    total = sum(counts.values())
    return {label: count / total if total else 0.0 for label, count in counts.items()}


def ferry() -> Comparison:
    """Every label and every mark: an agency report of a ferry accident, and what a paper made of it."""
    a = Draft(
        Article(
            "",
            "wire-0512",
            "Northern Wire",
            "Ferry hits pier in Skarvik, 12 hurt",
            "https://northernwire.example/0512",
            "2024-05-12T07:40:00+00:00",
        ),
        [
            ["SKARVIK, May 12 (Northern Wire) — A passenger ferry struck a pier in the port of Skarvik on Sunday "
             "morning, injuring 12 people, police said."],
            ["The Aurora was arriving from the island of Tarn with 140 people on board when its engines failed to "
             "reverse.", "Two of the injured were taken to hospital by helicopter."],
            ["“We heard a dull bang and then everybody was on the floor,” passenger Ilse Brandt said.",
             "“The crew did everything right.”"],
            ["The ferry was built in 1987.", "Its owner, Tarn Lines, did not immediately answer questions."],
            ["A spokeswoman for the port, Mette Lund, said the pier would allegedly stay closed until Wednesday."],
            ["Reporting by the Skarvik bureau"],
        ],
        furniture=[8],
        quotes=[3, 4],
    )  # fmt: skip
    b = Draft(
        Article(
            "",
            "cp-88121",
            "Continental Post",
            "“Everybody was on the floor”: island ferry rams pier",
            "https://post.example/88121",
            "2024-05-12T11:05:00+00:00",
        ),
        [
            ["Share this article", "Sign up for our morning letter"],
            ["“We heard a dull bang, and then everybody was on the floor,” said passenger Ilse Brandt."],
            ["She was one of 140 people who were on the Aurora when the ferry ran into a pier in Skarvik on Sunday "
             "because its engines could not be put into reverse."],
            ["Fourteen people were hurt, according to police, and two of the injured were flown to hospital by "
             "helicopter."],
            ["It is the third accident on the Tarn route in five years.", "In 2021 a deckhand lost a hand when a "
             "mooring line snapped, and the line was fined."],
            ["The owner, Tarn Lines, did not immediately answer questions sent by this newspaper.",
             "The pier will stay closed until Wednesday, port spokeswoman Mette Lund said."],
        ],
        furniture=[0, 1],
        quotes=[2],
        moved=[2],
    )  # fmt: skip
    return drawn(
        a,
        b,
        [
            Drawn(3, 2, "verbatim"),
            Drawn(0, 3, "paraphrase"),
            Drawn(1, 3, "paraphrase"),
            Drawn(0, 4, "paraphrase", (Change("number", "12", "Fourteen"),)),
            Drawn(2, 4, "paraphrase"),
            Drawn(6, 7, "edited"),
            Drawn(7, 8, "edited", (Change("modality", "allegedly", None),)),
        ],
    )


def scripts() -> Comparison:
    """Right-to-left letters, wide characters, combining marks, and characters that would drive a terminal."""
    a = Draft(
        Article("", None, "نشریهٔ بندر", "آتش‌سوزی در بندر", "javascript:alert(1)", "1403"),
        [["کشتی در بندر آتش گرفت.", "۱۲ نفر زخمی شدند."], ["港で船が燃えた。", "消防は三時間後に火を消し止めた。"]],
    )
    b = Draft(
        Article("", "b\x1b[2J", "Gazette\x07", "Fire\u202e eriF", None, None),
        [
            ["کشتی در بندر سوخت.", "\x1b]0;owned\x07The cafe\u0301 \x9b31mstayed open\u2066."],
            ["港で船が燃えたと警察が発表した。", "</script><script>alert(1)</script>"],
        ],
    )
    return drawn(a, b, [Drawn(0, 0, "paraphrase"), Drawn(2, 2, "edited", (Change("attribution", None, "警察"),))])
