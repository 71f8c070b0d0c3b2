"""Answers about provenance -> text: harmless and within its width whatever the documents say; JSON that can be read."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import views
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
from lineage.records import RETOLD, Credit, Evidence, Span
from lineage.views.cells import width
from lineage.views.terminal_answers import called, calling, of_itself

texts = st.text(min_size=1, max_size=60) | st.sampled_from(
    ["\x1b[31mred", "a\u202eb", "新聞 新聞", "x" * 300, "\ud800"]
)


def head(text: str, published: str | None = "2026-03-05T10:20:30+00:00") -> DocumentHead:
    """A document with the text wherever a text can stand."""
    return DocumentHead(text, text, text, text, published)


def source(text: str) -> TracedSource:
    """A source with every kind of carrier."""
    evidence = (Evidence("credit", 1.0, text), Evidence("time", -0.5, text), Evidence("silence", 0.0, text))
    carriers = (
        Carrier(head(text), "origin", 9, 1.0, None, 1.0, ()),
        Carrier(head(text, None), "carries", 5, 0.5, text, 0.5, evidence),
        Carrier(head(text, text), "quotes", 5, 0.001, None, 0.5, evidence),
    )
    return TracedSource(3, "inferred", text, None, text, text, 0.5, evidence, carriers)


def trace(text: str) -> DocumentTrace:
    """A trace with every kind of passage."""
    evidence = (Evidence("wording", 1.0, text),)
    found = TracedPassage(0, 9, "body", text, 9, "edited", (PassageSource(0, "edited", 9, 0.5, evidence),), (), 3)
    partly = TracedPassage(9, 12, "body", text, 3, "added", (), (Counterpart(head(text), 0, 9, "verbatim", 1.0),), 2)
    rest = TracedPassage(12, 15, "furniture", text, 3, "furniture")
    return DocumentTrace(
        document=head(text, None),
        words=15,
        shares={"verbatim": 0.0, "edited": 0.6, "paraphrase": 0.0, "added": 0.2, "furniture": 0.2},
        passages=(found, partly, rest),
        sources=(source(text),),
        credits=(Credit(text, text, 0, 3, "tail", "carries", "rule"),),
        audits=(AuditedDocument(head(text), 3, text, None, 0.6, "uncredited", evidence),),
        same_event=(head(text),) * 9,
        remarks=(text,),
    )


def explanation(text: str) -> Explanation:
    """An explanation with a source, whose carriers it speaks of."""
    a, b = head(text), head(text, None)
    shared = (SharedPassage(Span(0, 9), Span(0, 9), "edited", 0.9, text),)
    return Explanation(a, b, None, 0.5, text, (Evidence("time", 0.2, text),), source(text), shared, True)


def terminals(text: str, columns: int) -> list[str]:
    """Every terminal view of answers that say `text` everywhere."""
    options = views.TerminalOptions(width=columns)
    return [
        views.trace_terminal(trace(text), options),
        views.find_terminal(trace(text), options),
        views.sources_terminal(SourceList(7, (source(text),), 9), options),
        views.audit_terminal(AuditList({"uncredited": 1}, trace(text).audits), options),
        views.why_terminal(explanation(text), options),
    ]


@given(texts, st.sampled_from([40, 59, 60, 80, 120]))
def test_no_text_reaches_the_terminal_raw_or_beyond_its_width(text: str, columns: int) -> None:
    """No control character but line breaks, and no line wider than asked."""
    for shown in terminals(text, columns):
        for line in shown.split("\n"):
            assert not any(unicodedata.category(c)[0] == "C" for c in line if c not in "\u200c\u200d")
            assert width(line) <= columns, line


def test_a_credit_without_copy_is_a_word_and_a_name() -> None:
    """No text came from whom it credits, so there is neither a share nor how sure that is."""
    audit = AuditedDocument(head("a"), None, "Reuters", None, 0.0, "credit_without_copy", ())
    shown = views.trace_terminal(replace(trace("a"), audits=(audit,)))
    assert "\n  credit without copy: Reuters\n" in shown


def test_text_of_its_own_that_others_have_names_how_many() -> None:
    """Those beyond the counterparts that are named."""
    assert "also in 2 documents; not known to come from there" in views.trace_terminal(trace("a"))


@given(texts)
def test_json_can_be_encoded_and_says_the_same(text: str) -> None:
    """Lone surrogates are escaped; everything else stands as it is."""
    answers = (
        views.trace_json(trace(text)),
        views.find_json(trace(text)),
        views.sources_json(SourceList(7, (source(text),), 9)),
        views.audit_json(AuditList({"uncredited": 1}, trace(text).audits)),
        views.why_json(explanation(text)),
    )
    for answer in answers:
        assert json.loads(answer.encode())["schema"].startswith("lineage.")
        assert answer.endswith("}\n")
    assert json.loads(answers[0])["passages"][0]["text"] == text


def test_colour_is_painted_only_when_asked() -> None:
    """The plain form holds no escape code; the painted one says the same with them."""
    plain = views.trace_terminal(trace("a text"), views.TerminalOptions(colour=False))
    painted = views.trace_terminal(trace("a text"), views.TerminalOptions(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[" in painted


@pytest.mark.parametrize(
    ("kind", "said"),
    [("agency", "Aldmoor Wire, its own text: wire-1"), ("document", "wire-1, of Aldmoor Wire")],
)
def test_a_source_with_a_document_is_named_by_it(kind: str, said: str) -> None:
    """An agency's own text and another document of the corpus are told apart."""
    origin = DocumentHead("wire-1", "Aldmoor Wire", None, None, None)
    name = "Aldmoor Wire" if kind == "agency" else None
    found = TracedSource(1, kind, name, origin, None, None, 1.0, (), ())  # type: ignore[arg-type]
    shown = views.sources_terminal(SourceList(1, (found,), 1))
    assert said in shown
    assert "on no known date" in shown


def test_what_one_report_tells_as_another_does_is_no_statement() -> None:
    """Who tells nearly all of another report may have rewritten it, or have been there himself."""
    carriers = tuple(
        Carrier(DocumentHead(key, "Aldmoor Wire", None, None, None), "quotes", 90, 0.9, None, 0.5, ())
        for key in ("first-report", "second-report")
    )
    evidence = (Evidence(RETOLD, 0.4, "second-report tells nearly all of first-report"),)
    found = TracedSource(1, "inferred", None, None, None, None, 0.5, evidence, carriers)
    assert "what one report tells as another does" in views.sources_terminal(SourceList(1, (found,), 1))


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("mpa-ferry", "mpa-ferry"),
        ("104", "104 (Lowmere Star)"),
        ("ng-9", "ng-9 (Lowmere Star)"),
        ("lx1:" + "ab" * 16, "lx1:" + "ab" * 16 + " (Lowmere Star)"),
        ("https://lowmere.example/1", "https://lowmere.example/1"),
    ],
)
def test_an_id_that_says_nothing_has_its_outlet_beside_it(key: str, shown: str) -> None:
    """Numbers and ids made from the text; at the beginning of a sentence of evidence as well, and nowhere else."""
    head = DocumentHead(key, "Lowmere Star", "Fire", None, None)
    assert called(head) == shown
    told = calling([Evidence("credit", 1.0, f"{key} credits {key}"), Evidence("words", 1.0, f"{key}0 of 9")], [head])
    assert [signal.text for signal in told] == [f"{shown} credits {key}", f"{key}0 of 9"]
    assert [signal.text for signal in of_itself(told[1:], head)] == [f"{key}0 of 9"]


def carried(number: int) -> DocumentTrace:
    """A trace of the last of so many documents that carry one source."""
    heads = [
        DocumentHead(f"copy-{place}", "Post", None, None, f"2026-03-05T10:{place:02}:00") for place in range(number)
    ]
    carriers = tuple(Carrier(one, "carries", 9, 1.0, None, 1.0, ()) for one in heads)
    shared = TracedSource(3, "inferred", "Reuters", None, None, None, 0.5, (), carriers)
    return replace(trace("x"), document=heads[-1], sources=(shared,), same_event=(), passages=(), audits=(), credits=())


def test_of_many_carriers_the_first_and_the_one_that_is_asked_for_are_listed() -> None:
    """And how many more there are, and how to see them; a program gets all."""
    told = views.trace_terminal(carried(30), views.TerminalOptions(limit=5))
    assert [number for number in range(30) if f" copy-{number} " in told.partition("Sources")[2]] == [0, 1, 2, 3, 4, 29]
    assert "and 24 more, with --limit 0" in told
    assert "more, with" not in views.trace_terminal(carried(30), views.TerminalOptions(limit=0))
    assert "more, with" not in views.trace_terminal(carried(6), views.TerminalOptions(limit=5))
    assert len(json.loads(views.trace_json(carried(30)))["sources"][0]["carriers"]) == 30
