"""the parts of lineage that read text of strangers, each as a function of one text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

from lineage import alignment, credits, identity, passages, stories, views
from lineage.alignment.changes import fact_changes
from lineage.alignment.edits import word_edits
from lineage.alignment.units import units
from lineage.config import DEFAULT
from lineage.corpus import fields, formats, options
from lineage.corpus.dates import moments
from lineage.corpus.files import encoding, streams
from lineage.corpus.parts import markup, values
from lineage.corpus.readers import webpages
from lineage.passages.kinds import bylines, furniture, headlines, paragraphs
from lineage.records import Article, Comparison, Document, Label, Segment, Side, Span

LIMIT = DEFAULT.limits.max_text_characters
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIELDS = ("title", "author", "url", "date", "language", "outlet", "id", "source")

Part = Callable[[str], object]


def parts() -> dict[str, Part]:
    """Name -> the part."""
    return {**_reading(), **_cutting(), **_comparing(), **{f"view {name}": _view(name) for name in VIEWS}}


def _reading() -> dict[str, Part]:
    return {
        "decode": lambda t: encoding.decode(_bytes(t)),
        "clean": encoding.clean,
        "markup": markup.paragraphs,
        "date": lambda t: moments.read_date(t, now=NOW),
        **{f"field {name}": _field(name) for name in FIELDS},
        "html": lambda t: webpages.page(_bytes(t), DEFAULT.limits),
        "html body": lambda t: webpages.page(_bytes(f"<html><body><article><p>{t}</p>"), DEFAULT.limits),
        **{f"read {name}": _reader(name) for name in ("json", "jsonl", "csv", "tsv", "text")},
        "read csv body": _reader("csv", "text,title\n"),
        "read tsv body": _reader("tsv", "text\ttitle\n"),
        "choose format": lambda t: formats.choose(_source(t, ""), None, given=True),
    }


def _cutting() -> dict[str, Part]:
    rules = credits.rules(credits.load(()))

    def found(text: str) -> object:
        return credits.find_credits(_document(text), passages.segment(text, None, DEFAULT), rules)

    def author_credits(text: str) -> object:
        document = Document("c", "o", "x", author=values.authors(text, "author"))
        return credits.find_credits(document, [], rules)

    return {
        "paragraphs": paragraphs.paragraphs,
        "segment": lambda t: passages.segment(t, None, DEFAULT),
        "segment titled": lambda t: passages.segment(t, t, DEFAULT),
        "sentences": lambda t: passages.sentences(t, 0, len(t)),
        "dateline": lambda t: passages.find_dateline(t, 0, len(t)),
        "furniture": lambda t: t.strip() and furniture.furniture_kind(t.strip(), "any"),
        "byline": bylines.is_byline,
        "headlines": lambda t: headlines.headlines([t, t, "x"], t),
        "words": passages.words,
        "encode": lambda t: passages.encode([t], DEFAULT.matching.shingle_words),
        "credits": found,
        "author credits": author_credits,
        "terms": lambda t: stories.terms(_document(t), passages.segment(t, None, DEFAULT), DEFAULT.stories),
    }


def _comparing() -> dict[str, Part]:
    return {
        "units": lambda t: units(Article(t), DEFAULT),
        "judge words": lambda t: alignment.judge_words(passages.words(t), passages.words(f"{t} x"), DEFAULT),
        "is shortened": lambda t: alignment.is_shortened(t, f"{t} x"),
        "word edits": lambda t: word_edits(t, Span(0, len(t)), t[::-1], Span(0, len(t))),
        "word edits same": lambda t: word_edits(t, Span(0, len(t)), f"{t} x", Span(0, len(t) + 2)),
        "changes around": _changes_around,
        "align": lambda t: alignment.align(Article(t), Article(f"x {t}"), DEFAULT),
        "align reversed": lambda t: alignment.align(Article(t), Article(t[::-1]), DEFAULT),
    }


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _document(text: str) -> Document:
    return Document(identity.content_id("o", None, text), "o", text)


def _source(text: str, name: str) -> streams.Source:
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(_bytes(text)), streams.HEAD_BYTES)
    return streams.Source("f", name and f".{name}", stream, DEFAULT.limits)


def _reader(name: str, head: str = "") -> Part:
    return lambda t: sum(1 for _ in formats.BY_NAME[name].read(_source(head + t, name)))


def _field(name: str) -> Part:
    mapper = fields.Mapper(options.ReadOptions(now=NOW), DEFAULT.limits)
    return lambda t: mapper.document(streams.RawRecord("w", {"text": "A text.", name: t}), "folder")


def _changes_around(text: str) -> object:
    """Fact changes of a short sentence at the head of a long text, which is looked at as well."""
    a, b = f"Police said 12 people died in Port Ansel. {text}", f"Police said 14 people died in Port Hansel. {text}"
    span_a, span_b = Span(0, a.index(". ") + 1), Span(0, b.index(". ") + 1)
    return fact_changes(a, span_a, b, span_b, word_edits(a, span_a, b, span_b))


VIEWS: dict[str, Callable[[Comparison], str]] = {
    "terminal": views.show_terminal,
    "html": views.show_html,
    "json": views.show_json,
}


def _view(name: str) -> Part:
    return lambda t: VIEWS[name](_compared(t))


def _compared(text: str) -> Comparison:
    """A comparison in which nothing is linked: the cost of aligning is measured as a part of its own."""
    spans = [span for p in passages.segment(text, None, DEFAULT) for span in passages.sentences(text, p.start, p.end)]
    sides: tuple[tuple[Side, Label], ...] = (("a", "omitted"), ("b", "added"))
    segments = tuple(Segment(side, *span, label, False, False, ()) for side, label in sides for span in spans)
    article = Article(text, "id", "outlet", text[:2000], "http://a.example/", None)
    return Comparison(article, article, segments, (), {side: {label: 1.0} for side, label in sides})
