"""Records inside of other objects: what interfaces and databases wrap around articles, and what only looks so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpus_files import reading
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import Limits
from lineage.corpus.fields import Mapper
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.options import ReadOptions
from lineage.corpus.parts.envelopes import Envelopes

PIER = {"title": "Pier shut", "text": "The pier is shut."}
LOCK = {"headline": "Lock opens", "body": "The lock is open."}


def opened(fields: dict[str, Any], **said: Any) -> list[tuple[str, dict[str, Any]]]:
    """The places and fields of what a record gives."""
    found = Mapper(ReadOptions(**said), Limits()).unwrapped(RawRecord("a:1", fields))
    return [(raw.where, dict(raw.fields)) for raw in found]


@pytest.mark.parametrize(
    ("wrapped", "path"),
    [
        ({"status": "ok", "articles": [PIER, LOCK]}, "articles"),  # NewsAPI
        ({"posts": [PIER, LOCK], "totalResults": 2}, "posts"),  # Webz, Ghost
        ({"articles": {"results": [PIER, LOCK], "page": 1}}, "articles.results"),  # Event Registry
        ({"response": {"status": "ok", "results": [PIER, LOCK]}}, "response.results"),  # the Guardian
        ({"copyright": "c", "response": {"docs": [PIER, LOCK], "meta": {"hits": 2}}}, "response.docs"),  # Solr
        ({"content": [PIER, LOCK], "pageable": {"size": 2}}, "content"),  # Spring, where the name is that of a text
        ({"data": {"site": {"latest": [PIER, LOCK]}}}, "data.site.latest"),  # a name that nobody knows
    ],
)
def test_records_are_found_up_to_three_objects_deep(wrapped: dict[str, Any], path: str) -> None:
    """Their place names the way to them."""
    assert opened(wrapped) == [(f"a:1:{path} 1", PIER), (f"a:1:{path} 2", LOCK)]


@pytest.mark.parametrize("holder", ["articles", "hits", "latest", "@graph"])
def test_a_null_in_a_list_of_records_costs_nothing_else(holder: str) -> None:
    """An article that was taken back: those around it keep their numbers."""
    assert opened({holder: [None, PIER, None, LOCK]}) == [(f"a:1:{holder} 2", PIER), (f"a:1:{holder} 4", LOCK)]
    assert opened({holder: [None]}) == [("a:1", {holder: [None]})]
    blank = {"headline": "Weir"}
    assert opened({"articles": [None, blank]}) == [("a:1:articles 2", blank)]  # which is then reported


def test_hits_and_resources_are_opened() -> None:
    """The id of Elasticsearch and of JSON:API stands around the record, as do other plain values."""
    hit = {"_index": "news", "_id": "7", "_score": None, "_source": PIER, "sort": [1]}
    node = {"type": "node--article", "id": "8", "attributes": {**LOCK, "type": "news"}, "links": {"self": "x"}}
    source, attributes = {**PIER, "_index": "news", "_id": "7"}, {**LOCK, "type": "news", "id": "8"}
    assert opened({"took": 3, "hits": {"total": {"value": 1}, "hits": [hit]}}) == [("a:1:hits.hits 1", source)]
    assert opened({"data": [node], "included": [PIER]}) == [("a:1:data 1", attributes)]
    assert opened({"data": node}) == [("a:1:data", attributes)]
    assert opened(hit) == [("a:1", source)]  # one a line, as dumps have them
    assert opened({"data": {"posts": {"edges": [{"cursor": "x", "node": PIER}]}}}) == [
        ("a:1:data.posts.edges 1", {**PIER, "cursor": "x"})
    ]


def test_the_text_of_drupal_and_the_guardian_stands_in_an_object(tmp_path: Path) -> None:
    """Both give HTML there; what Drupal has made of what was typed in goes first."""
    node = {"id": "8", "attributes": {"title": "Lock", "body": {"value": "One\nTwo", "processed": "<p>One<p>Two"}}}
    item = {"id": "9", "webTitle": "Pier", "fields": {"body": "<p>Shut.</p>"}}
    (tmp_path / "a.json").write_text(json.dumps({"data": [node]}))
    (tmp_path / "b.json").write_text(json.dumps({"response": {"results": [item]}}))
    found = reading(tmp_path).documents
    assert [(d.external_id, d.title, d.text) for d in found] == [("8", "Lock", "One\n\nTwo"), ("9", "Pier", "Shut.")]


def test_of_a_graph_only_the_articles_are_records() -> None:
    """JSON-LD lists the page, its pictures, people and comments beside the article."""
    article = {"@type": "NewsArticle", "headline": "Lock opens", "articleBody": "The lock is open."}
    graph = [{"@type": "WebPage", "name": "x"}, article, {"@type": "Comment", "text": "Finally!"}]
    assert opened({"@context": "https://schema.org", "@graph": graph}) == [("a:1:@graph 2", article)]
    assert opened({"@graph": graph[::2]}) == [("a:1", {"@graph": graph[::2]})]


def test_single_articles() -> None:
    """The answer for one article, and articles by their ids; other objects with title and text may be anything."""
    assert opened({"response": {"status": "ok", "content": PIER}}) == [("a:1:response.content", PIER)]
    assert opened({"articles": {"7": PIER, "8": LOCK}}) == [("a:1:articles.7", PIER), ("a:1:articles.8", LOCK)]
    blank = {"headline": "Weir"}
    assert len(opened({"articles": {"7": PIER, "8": LOCK, "9": blank}})) == 3  # which is then reported
    assert len(opened({"data": {"7": PIER, "site": blank, "user": {"name": "A"}}})) == 1
    assert opened({"a": PIER, "b": LOCK}) == [("a:1", {"a": PIER, "b": LOCK})]


def test_articles_that_are_not_taken_are_told(tmp_path: Path) -> None:
    """They stand too deep, or one by one under names that say nothing."""
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, [{"a": PIER}, {"x": {"y": {"z": PIER}}}, {"k": 1}])))
    found = reading(tmp_path)
    assert found.reasons == [
        "a.jsonl:1: no text, but articles in 'a'",
        "a.jsonl:2: no text, but articles in 'x.y.z'",
        "a.jsonl:3: no text; the fields are 'k'",
    ]
    assert "make records of them" in str(found.skipped[0].hint)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Film", "text": None, "articles": [PIER]},  # an article whose text is empty
        {"title": "Film", "text": " ", "related": [PIER]},
        {"title": "Film", "sections": [PIER, LOCK]},  # the parts of an article
        {"title": "Film", "replies": {"data": [{"text": "Nice."}]}},
        {"comments": [PIER]},
        {"url": "https://a.example/1", "sections": [PIER, LOCK]},
        {"replies": [{"text": "Nice.", "author": "A"}]},
        {"headlines": {"basic": "Film"}, "content_elements": [{"type": "text", "content": "One."}] * 3},
        {"a": {"b": {"c": {"docs": [PIER]}}}},  # deeper than is looked
        {"articles": []},
        {"articles": [PIER, 1]},
    ],
)
def test_parts_of_articles_are_no_records(fields: dict[str, Any]) -> None:
    """Comments, sections and paragraphs stay what they are, and so does a record whose text is blank."""
    assert opened(fields) == [("a:1", fields)]


def test_a_record_with_a_text_is_never_opened() -> None:
    """Whatever else it holds, its text may also be a list of paragraphs or of bodies."""
    for text in ("T.", ["One.", "Two."], [{"role": "main", "value": "T."}], {"rendered": "<p>T.</p>"}):
        fields = {"content": text, "articles": [PIER]}
        assert opened(fields) == [("a:1", fields)]


def test_the_names_of_the_user_count(tmp_path: Path) -> None:
    """A list whose texts bear a name of their own is found once the user says which it is."""
    docs = [{"headline": {"main": "Pier"}, "lead": "The pier is shut.", "web_url": "https://a.example/1"}]
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "response": {"docs": docs}}))
    (refused,) = reading(tmp_path).skipped
    assert refused.reason == (
        "no text; what has a title stands in 'response.docs', with the fields 'headline', 'lead', 'web_url'"
    )
    assert "--field text=NAME" in str(refused.hint)
    assert [(d.text, d.title) for d in reading(tmp_path, columns={"text": ("lead",)}).documents] == [
        ("The pier is shut.", "Pier")
    ]


def test_records_without_text_in_a_known_list_are_each_reported(tmp_path: Path) -> None:
    """Nothing is lost silently; what holds addresses alone is told to be that."""
    listed = [PIER, {"url": "https://a.example/1", "title": "Lock"}]
    (tmp_path / "a.json").write_text(json.dumps({"results": listed}))
    found = reading(tmp_path)
    assert found.texts == ["The pier is shut."]
    assert found.reasons == ["a.json:1:results 2: no text; the fields are 'url', 'title'"]
    assert "the texts must be fetched by another tool" in str(found.skipped[0].hint)
    (tmp_path / "a.json").write_text(json.dumps({"results": listed[1:]}))
    assert reading(tmp_path).reasons == ["a.json:1:results 1: no text; the fields are 'url', 'title'"]


nested = st.recursive(
    st.none() | st.integers() | st.sampled_from(["", "T.", "\ud800\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["title", "text", "content", "data", "hits", "_source", "attributes", "@graph", "k", "\ud800\n"]
    ), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "data", "hits", "_source", "articles", "k"]), nested, max_size=4))
def test_any_record_gives_records_with_places_that_can_be_stored(fields: dict[str, Any]) -> None:
    """However it is nested, itself or others come out, and each place is one line."""
    found = opened(fields)
    assert found
    for where, _ in found:
        where.encode("utf-8")
        assert "\n" not in where
    Envelopes({}).hidden(fields)
