"""The HTML form of a comparison: complete, escaped, closed; what a browser makes of it is in test_views_browser."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from samples import ferry, scripts, word_edits
from strategies import comparisons

from lineage.records import Article, Comparison, Link, Segment, Side, Span
from lineage.views import show_html
from lineage.views.labels import LABELS

VOID = {"meta", "input", "link", "br", "img"}
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "svg",
    "defs",
    "pattern",
    "rect",
    "circle",
    "path",
    "header",
    "h1",
    "h2",
    "dl",
    "div",
    "dt",
    "dd",
    "bdi",
    "b",
    "span",
    "section",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "label",
    "input",
    "p",
    "ins",
    "del",
    "em",
    "ul",
    "li",
    "main",
    "article",
    "footer",
    "script",
}
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "width",
    "height",
    "aria-hidden",
    "focusable",
    "id",
    "patternunits",
    "patterntransform",
    "cx",
    "cy",
    "r",
    "d",
    "y",
    "x",
    "dir",
    "rel",
    "scope",
    "type",
    "checked",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "role",
    "data-name",
    "data-links",
    "data-sign",
    "data-a",
    "data-b",
}
UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Page(HTMLParser):
    """What stands in a page: elements, attributes, ids, and the text of its two articles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.articles: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "article":
            self.articles.append("")
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.articles[-1] += data
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data


def solid(text: str) -> str:
    """The text without white space and without what HTML cannot hold."""
    return "".join(UNHOLDABLE.sub("", text).split())


def without_pictures(text: str) -> str:
    """The text without the characters that stand for those that HTML cannot hold."""
    return "".join(re.sub("[\u2400-\u241f\ufffd]", "", text).split())


@settings(deadline=None, max_examples=60)
@given(comparisons())
def test_any_comparison_gives_a_closed_page_with_nothing_foreign(comparison: Comparison) -> None:
    """Balanced, of the template's elements and attributes only, and both texts are in it character by character."""
    text = show_html(comparison)
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    page = Page(text)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    for shown, of in zip(page.articles, (comparison.a, comparison.b), strict=True):
        assert without_pictures(shown) == without_pictures(solid(of.text))


def test_each_paragraph_has_its_own_marks_of_words() -> None:
    """A stretch may go on in the next paragraph, and white space may stand behind it."""
    a, b = "Old pier shut. \nOld lock open.", "New pier shut. \nNew lock open."
    of_a, of_b = Span(0, len(a)), Span(0, len(b))
    link = Link(of_a, of_b, "edited", 1.0, word_edits(a, of_a, b, of_b))
    segments = (Segment("a", *of_a, "edited", links=(0,)), Segment("b", *of_b, "edited", links=(0,)))
    page = show_html(Comparison(Article(a), Article(b), segments, (link,), {"a": {}, "b": {}}))
    marked = re.findall(r'<(?:del|ins) class="word">([^<]+)<', page)
    assert marked == ["only in B", "only in A", "Old", "Old", "New", "New"]


@settings(deadline=None, max_examples=60)
@given(comparisons())
def test_every_stretch_stands_once_by_name_and_links_to_what_exists(comparison: Comparison) -> None:
    """Names are unique ids; every stretch with text is in the page and in a strip; inner links lead somewhere."""
    page = Page(show_html(comparison))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    names = [name for name in ids if name and re.fullmatch("[AB][0-9]+", name)]
    sides: tuple[Side, Side] = ("a", "b")
    counts = {side: sum(segment.side == side for segment in comparison.segments) for side in sides}
    assert sorted(names) == sorted(f"{side.upper()}{i + 1}" for side in sides for i in range(counts[side]))
    blocks = [attributes.get("data-name") for tag, attributes in page.elements if tag == "rect"]
    assert sorted(filter(None, blocks)) == sorted(names)
    for tag, attributes in page.elements:
        if tag == "a" and (attributes["href"] or "").startswith("#"):
            assert (attributes["href"] or "")[1:] in ids


def test_policy_allows_this_style_and_this_script_alone() -> None:
    """Their hashes in the policy are those of the page's own text; nothing else may load or run."""
    page = Page(show_html(ferry()))
    policy = next(a["content"] for t, a in page.elements if t == "meta" and a.get("http-equiv")) or ""
    for element in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.texts[element].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not [a for _, a in page.elements if "src" in a or "style" in a]


def test_only_web_addresses_become_links() -> None:
    """A `javascript:` address is not even shown as a link; http and https are."""
    page = show_html(scripts())
    assert "javascript:" not in page
    assert 'href="https://post.example/88121"' in show_html(ferry())
    comparison = ferry()
    for url in ("data:text/html,x", "\x01javascript:alert(1)", "//evil.example", "file:///etc/passwd", ""):
        assert url not in show_html(replace(comparison, b=replace(comparison.b, url=url))) or not url


def test_labels_are_said_in_words_and_signs() -> None:
    """Each stretch has an accessible name with its label, counterparts and marks; each label a legend row."""
    text = show_html(ferry())
    page = Page(text)
    spoken = {a["id"]: a["aria-label"] for t, a in page.elements if t == "span" and "id" in a}
    assert spoken["B3"] == "B3 verbatim, counterpart A4, moved, quote"
    assert spoken["A1"] == "A1 paraphrase, counterpart B4, B5"
    assert spoken["B6"] == "B6 added"
    doubtful = replace(ferry(), links=tuple(replace(link, score=0.4) for link in ferry().links))
    assert "B3 verbatim, counterpart A4, unsure, moved, quote" in show_html(doubtful)
    assert 'data-sign="=?⇅❞"' in show_html(doubtful)
    assert [a["id"] for t, a in page.elements if t == "input"] == [*[f"show-{label}" for label in LABELS], "show-words"]


def test_changed_facts_are_listed_and_flagged_on_both_sides() -> None:
    """Each fact stands in the list with links to its stretches, and in the text at the end of either."""
    text = show_html(ferry())
    assert "2 changed facts" in text
    assert text.count('data-a="12" data-b="Fourteen"') == 2
    assert 'aria-label="changed certainty: A says allegedly, B does not say"' in text
    assert 'href="#A8"' in text
