"""an input of a stranger -> assertions of what each part of lineage promises about it.

An exception that is no LineageError is a fault as well.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import NamedTuple

import fuzz_inputs as inputs
from hostile_words import DATES, HOSTILE

from lineage import views
from lineage.alignment import align, is_shortened, judge_words
from lineage.answers import (
    AuditedDocument,
    AuditList,
    Carrier,
    Counterpart,
    DocumentHead,
    DocumentTrace,
    Explanation,
    PassageSource,
    SharedPassage,
    SourceList,
    TracedPassage,
    TracedSource,
)
from lineage.config import DEFAULT
from lineage.corpus import ReadOptions, read
from lineage.errors import LineageError
from lineage.identity import content_id
from lineage.passages import segment, sentences, words
from lineage.pipeline.prepare import prepare
from lineage.records import Article, Comparison, Credit, Document, Evidence, Label, Remark, Skipped, Span

UNHELD = re.compile("[\0\ud800-\udfff]")


# ── readers ───────────────────────────────────────────────────────────────────────────────────────────────────────


def read_file(form: str, path: Path, random: Random) -> None:
    """Read a file of this format, as of that format or as of the one that it seems to have."""
    path.write_bytes(inputs.file(form, random))
    forced = None if form == "packed" or random.random() < 0.3 else form
    with suppress(LineageError):
        for item in read([path], ReadOptions(format=forced)):
            if isinstance(item, Document):
                _document(item)
            else:
                assert isinstance(item, Skipped | Remark)
                assert (item.reason and item.hint) if isinstance(item, Skipped) else item.message


def _document(document: Document) -> None:
    named = (document.external_id, document.outlet, document.title, document.author, document.language, document.url)
    for text in (*named, document.text, document.published, document.published_original):
        assert text is None or not UNHELD.search(text), repr(text)
    assert all(text is None or (text and "\n" not in text) for text in named), named
    assert document.url is None or re.match(r"(?:https?|ftp)://|www\.", document.url, re.IGNORECASE), document.url
    assert document.text.strip()
    assert document.content_id == content_id(document.outlet, document.title, document.text)
    json.dumps(document.extra, allow_nan=False).encode()


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def cut(random: Random) -> None:
    """Passages and sentences cover the text in order."""
    text = inputs.text(random, 1500)
    title = random.choice((None, inputs.text(random, 80), text[:60]))
    passages = segment(text, title, DEFAULT)
    _covers(text, [Span(passage.start, passage.end) for passage in passages])
    start = random.randint(0, len(text))
    found = sentences(text, start, len(text))
    _covers(text[start:], [Span(span.start - start, span.end - start) for span in found])
    document = Document(content_id("o", title, text), "o", text, title=title, author=inputs.text(random, 80))
    ready = prepare([document], DEFAULT, ())
    for credit in ready.credits[0]:
        assert credit.start is None or text[credit.start : credit.end] == credit.text


def _covers(text: str, spans: list[Span]) -> None:
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


def _pair(random: Random, longest: int) -> tuple[Article, Article]:
    """Two articles, mostly one of them a rewording of the other."""
    one = inputs.text(random, longest)
    return _article(one, random), _article(
        inputs.reworded(one, random) if random.random() < 0.7 else inputs.text(random, longest), random
    )


def _article(text: str, random: Random) -> Article:
    id, outlet, title = (random.choice((None, *HOSTILE)) for _ in range(3))
    url = random.choice((f"http://a/{random.choice(HOSTILE)}", "javascript:x", None))
    return Article(text, id, outlet, title, url, random.choice(DATES))


def aligned(random: Random) -> None:
    """A comparison keeps the contract: segments cover, edits give back both texts, shares add up."""
    a, b = _pair(random, 500)
    comparison = align(a, b, DEFAULT)
    for side, text in (("a", a.text), ("b", b.text)):
        _covers(text, [Span(s.start, s.end) for s in comparison.segments if s.side == side])
        shares = comparison.shares["a" if side == "a" else "b"]
        assert abs(sum(shares.values()) - 1) < 1e-9
    for number, link in enumerate(comparison.links):
        _tiles(link.a, [(edit.a_start, edit.a_end) for edit in link.edits])
        _tiles(link.b, [(edit.b_start, edit.b_end) for edit in link.edits])
        assert 0 <= link.score <= 1
        assert {s.side for s in comparison.segments if number in s.links} == {"a", "b"}
    assert 0 <= judge_words(words(a.text), words(b.text), DEFAULT)[1] <= 1
    assert is_shortened(a.text, b.text) == is_shortened(b.text, a.text)


def _tiles(span: Span, parts: list[tuple[int, int]]) -> None:
    at = span.start
    for start, end in parts:
        assert at == start <= end
        at = end
    assert at == span.end


# ── renderers ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.scripts = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.scripts += tag == "script"
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def _usual() -> Elements:
    """What stands in the page of a plain comparison with every kind of label and change."""
    a = "The dam broke at dawn, police said. Twelve farms were flooded. The mayor left. The driver allegedly fled."
    b = "“The dam broke at dawn,” police said. Fourteen farms were flooded. It rained. The driver fled."
    a, b = (f"{text}\n\nShare this article" for text in (a, b))
    return Elements(
        views.show_html(
            align(
                Article(a, "i", "o", "t", "http://a/", "2024"), Article(b, "j", "p", "u", "http://b/", "2025"), DEFAULT
            )
        )
    )


USUAL = _usual()


def rendered(random: Random) -> None:
    """No view of a comparison or of an answer lets anything in a text act as markup or as a terminal command."""
    a, b = _pair(random, 250)
    comparison = align(a, b, DEFAULT)
    columns = random.choice((1, 40, 80, 116, 300))
    _harmless(views.show_terminal(comparison, views.TerminalOptions(columns)), max(40, columns))
    _page(comparison)
    shown = json.loads(views.show_json(comparison).encode())
    assert shown["schema"] == "lineage.show/1"
    said = random.choice((a.text[:200], *HOSTILE)) or "x"
    terminal, as_json = random.choice(ANSWERS)
    answers = _answers(said)
    _harmless(terminal(answers, views.TerminalOptions(columns)), max(40, columns))
    assert json.loads(as_json(answers).encode())["schema"].startswith("lineage.")


def _harmless(text: str, columns: int) -> None:
    assert text.endswith("\n")
    for character in set(text) - {"\n", "\u200c", "\u200d"}:
        assert unicodedata.category(character)[0] != "C", repr(character)
    assert all(len(line) <= columns for line in text.split("\n") if line.isascii())
    text.encode()


def _page(comparison: Comparison) -> None:
    page = views.show_html(comparison)
    page.encode()
    found = Elements(page)
    assert found.scripts == 1
    assert found.names <= USUAL.names, found.names - USUAL.names
    assert found.attributes <= USUAL.attributes, found.attributes - USUAL.attributes
    assert all(link.startswith(("#", "http://", "https://")) for link in found.links), found.links


class Answers(NamedTuple):
    """One of every kind of answer."""

    trace: DocumentTrace
    sources: SourceList
    audits: AuditList
    why: Explanation


def _answers(said: str) -> Answers:
    """One of every kind of answer, with the same text in every field that can hold a text."""
    head = DocumentHead(said, said, said, said, said)
    evidence = (Evidence("credit", 1.0, said),)
    carriers = (Carrier(head, "origin", 9, 1.0, None, 1.0, ()), Carrier(head, "carries", 5, 0.5, said, 0.5, evidence))
    source = TracedSource(3, "inferred", said, None, said, said, 0.5, evidence, carriers)
    passages = (
        TracedPassage(0, 9, "body", said, 9, "edited", (PassageSource(0, "edited", 9, 0.5, evidence),), (), 3),
        TracedPassage(9, 12, "body", said, 3, "added", (), (Counterpart(head, 0, 9, "verbatim", 1.0),), 2),
    )
    audits = (AuditedDocument(head, 3, said, head, 0.6, "uncredited", evidence),)
    shares: dict[Label, float] = {"edited": 0.6, "added": 0.4}
    credits = (Credit(said, said, 0, 3, "tail", "carries", said),)
    trace = DocumentTrace(head, 15, shares, passages, (source,), credits, audits, (head,) * 9, (said,))
    shared = (SharedPassage(Span(0, 9), Span(0, 9), "edited", 0.9, said),)
    why = Explanation(head, head._replace(id=f"{said}x"), said, 0.5, said, evidence, source, shared, True)
    return Answers(trace, SourceList(7, (source,), 9), AuditList({"uncredited": 1}, audits), why)


Terminal = Callable[[Answers, views.TerminalOptions], str]
ANSWERS: tuple[tuple[Terminal, Callable[[Answers], str]], ...] = (
    (lambda of, options: views.trace_terminal(of.trace, options), lambda of: views.trace_json(of.trace)),
    (lambda of, options: views.find_terminal(of.trace, options), lambda of: views.find_json(of.trace)),
    (lambda of, options: views.sources_terminal(of.sources, options), lambda of: views.sources_json(of.sources)),
    (lambda of, options: views.audit_terminal(of.audits, options), lambda of: views.audit_json(of.audits)),
    (lambda of, options: views.why_terminal(of.why, options), lambda of: views.why_json(of.why)),
)
"""The views of every answer."""

TEXTS: dict[str, Callable[[Random], None]] = {"segmenter": cut, "aligner": aligned, "renderers": rendered}
"""What is tried on texts, by name."""
