"""Hypothesis strategies for the values that travel between rooms, with the texts that break things."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from samples import shares

from lineage.records import (
    Article,
    Change,
    ChangeKind,
    Comparison,
    Edit,
    EditOperation,
    Label,
    Link,
    Segment,
    Side,
    Span,
)

HOSTILE = (
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt; ]]> --> '\"`",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "\x9b2J\x00\x7f\r",
    "\u202eevil\u202c\u2066x",
    "\ud800 lone \udfff",
    "e\u0301\u200d\u200c\u00ad\ufeff",
    "新聞記者団は港で会見した",
    "خبرگزاری بندر گزارش داد",
    "👩\u200d👩\u200d👧 🇳🇴",
    "A" * 300,
)

texts = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Mn", "Lo", "So", "Zs", "Zl")), max_size=12),
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(("the", "of", "Ferry", "pier", "12", "hurt,", "said")), max_size=12).map(" ".join),
)
"""Any text: random, made of awkward characters, hostile, or a few words."""

solid = texts.map(str.strip).filter(bool)
"""Text with a non-space character at both ends."""

LINKED: tuple[Label, ...] = ("verbatim", "edited", "paraphrase")


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and the spans of its sentences, which cover all but the white space between them."""
    text, spans = "", []
    for sentence in draw(st.lists(solid, max_size=6)):
        text += draw(st.sampled_from(("", " ", "\n", " \n", "\n\n", "\t"))) if text else ""
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans


@st.composite
def tilings(draw: st.DrawFn, a: Span, b: Span) -> tuple[Edit, ...]:
    """Edits of any kind whose ranges tile both spans."""
    count = draw(st.integers(0, 4))
    cuts_a = [a.start, *sorted(draw(st.integers(a.start, a.end)) for _ in range(count)), a.end]
    cuts_b = [b.start, *sorted(draw(st.integers(b.start, b.end)) for _ in range(count)), b.end]
    operations = st.sampled_from(get_args(EditOperation))
    return tuple(Edit(draw(operations), cuts_a[i], cuts_a[i + 1], cuts_b[i], cuts_b[i + 1]) for i in range(count + 1))


changes = st.builds(Change, st.sampled_from(get_args(ChangeKind)), st.none() | texts, st.none() | texts)
fields = st.none() | texts


@st.composite
def links(draw: st.DrawFn, a: list[Span], b: list[Span]) -> dict[tuple[int, int], Link]:
    """Links between some pairs of spans; (number of the span of A, number of the span of B) -> link."""
    if not a or not b:
        return {}
    pairs = st.tuples(st.integers(0, len(a) - 1), st.integers(0, len(b) - 1))
    return {
        (i, j): Link(
            a[i],
            b[j],
            draw(st.sampled_from(LINKED)),
            draw(st.floats(0, 1)),
            draw(tilings(a[i], b[j])),
            tuple(draw(st.lists(changes, max_size=2))),
        )
        for i, j in sorted(draw(st.sets(pairs, max_size=5)))
    }


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any comparison that keeps the contract: ordered segments that cover every character, links many to many."""
    (text_a, spans_a), (text_b, spans_b) = draw(laid_out()), draw(laid_out())
    made = draw(links(spans_a, spans_b))
    segments: list[Segment] = []
    sides: list[tuple[Side, list[Span], Label]] = [("a", spans_a, "omitted"), ("b", spans_b, "added")]
    for side, spans, alone in sides:
        for index, span in enumerate(spans):
            own = tuple(n for n, pair in enumerate(made) if pair[0 if side == "a" else 1] == index)
            label = draw(st.sampled_from(LINKED if own else (alone, "furniture")))
            segments.append(Segment(side, *span, label, draw(st.booleans()), draw(st.booleans()), own))
    a, b = (Article(text, *(draw(fields) for _ in range(5))) for text in (text_a, text_b))
    both: dict[Side, dict[Label, float]] = {"a": shares(text_a, segments, "a"), "b": shares(text_b, segments, "b")}
    return Comparison(a, b, tuple(segments), tuple(made.values()), both)
