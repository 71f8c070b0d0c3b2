"""The text of a record: HTML in fields for text, look-alikes, pages, articles in parts, texts that are cut off."""

from __future__ import annotations

import builtins
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pytest
from corpus_files import FORMATS
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.corpus import ReadOptions, Records, read, read_records, read_text_article, text_article
from lineage.corpus.fields import Mapper
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.parts.articleparts import text_of_parts
from lineage.corpus.parts.htmltext import is_page, markup_of
from lineage.corpus.parts.markup import laid_out, paragraphs, resolved
from lineage.records import Article, Document, Remark, Skipped

STORY = ("KIEL (dpa) - The lock stays shut & dry.", "“Nobody knows why”, it said.")
HTML = "".join(f"<p>{escape(part)}</p>" for part in STORY)
PLAIN = "\n\n".join(STORY)
PAGE = (FORMATS / "page.html").read_text(encoding="utf-8")
HEAD = "<head><title>Lock stays shut</title></head>"


def read_all(*records: Mapping[str, Any], **said: Any) -> tuple[list[Document], list[str]]:
    """The documents of records, and what is said of them; their outlet is known."""
    items = list(read_records(Records(records), ReadOptions(**{"outlet": "Boje", **said})))
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [
        item.message if isinstance(item, Remark) else str(item) for item in items if item not in documents
    ]


# ── markup ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_markup_becomes_paragraphs() -> None:
    """Blocks become paragraphs; comments, scripts and inline tags go."""
    assert paragraphs("a<br/>b <b>c</b><!-- <p>d</p> --><script>e</script><p>f &lt; g</p>") == "a\n\nb c\n\nf < g"
    assert paragraphs("a<!-- b") == "a"
    assert paragraphs("<script>a") == ""


@given(st.text("<>/!-ap &;sript", max_size=60))
def test_any_markup_gives_text(markup: str) -> None:
    """Broken markup raises nothing, and no paragraph is blank."""
    text = paragraphs(markup)
    assert all(line.strip() for line in text.split("\n\n")) or not text


DISPATCH = """
      TARN MILL (dpa) - The lock stays shut until
Friday, the canal office said.
   "Barges wait below the weir," said
a keeper.
   By Ada Fenn
   The toll doubles from June.

 (Reporting by Ada Fenn; editing by Jon
Mott)"""


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div><p>{}</p></div>", "<p>{}</p><p>Last.</p>"])
def test_a_dispatch_in_one_block_keeps_its_paragraphs(form: str) -> None:
    """Indented lines and blank ones begin paragraphs where the others begin at the margin."""
    found = paragraphs(form.format(DISPATCH)).split("\n\n")
    assert found[:5] == [
        "TARN MILL (dpa) - The lock stays shut until Friday, the canal office said.",
        '"Barges wait below the weir," said a keeper.',
        "By Ada Fenn",
        "The toll doubles from June.",
        "(Reporting by Ada Fenn; editing by Jon Mott)",
    ]
    assert found[5:] == ["Last."] * form.count("Last.")


@pytest.mark.parametrize(
    "block",
    [
        "The lock stays\nshut.", "\n    The lock\n    stays shut.\n  ", "The lock,\n    <b>shut</b>\nfor now, opens.",
        "It is shut.\n    barges wait\nbelow.", "\n  It is shut.\n    Barges wait.\n  Below.",
    ],
)  # fmt: skip
def test_lines_that_only_nest_or_wrap_part_nothing(block: str) -> None:
    """Lines of one indentation, an element on a line of its own, a line that goes on in small letters."""
    assert "\n" not in paragraphs(f"<p>{block}</p>")


@given(st.lists(st.sampled_from(["One.", "two", "  Three.", "   four", "", "\tFive", " ", "Six"]), max_size=12))
def test_laying_out_loses_no_word(lines: list[str]) -> None:
    """The paragraphs of a block hold its words, in their order."""
    block = "\n".join(lines)
    assert " ".join(laid_out(block)).split() == block.split()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>KIEL</b> One.\n\nTwo.\r\n \r\nThree\nstays.", "KIEL One.\n\nTwo.\n\nThree stays."),
        ("One.\n\n<h2>Ice</h2>\n\nTwo.<!--more-->\n\nThree.", "One.\n\nIce\n\nTwo.\n\nThree."),
        ("<p>One\n\nline.</p>Two.\n\nThree.", "One line.\n\nTwo.\n\nThree."),
        ("<div>One\n\nline.</div>", "One line."),
        ("<ul><li>One\n\nline<li>two</ul>Three.\n\nFour.", "One line\n\ntwo\n\nThree.\n\nFour."),
        ("<p>One\n\nline<br>two\n\nlines", "One line\n\ntwo lines"),
        ("One.<hr>Two.\n\nThree.", "One.\n\nTwo.\n\nThree."),
    ],
)
def test_blank_lines_part_paragraphs_where_no_block_is_around_them(markup: str, text: str) -> None:
    """As editors of sites keep them: `wpautop` of WordPress makes paragraphs of the same lines."""
    assert paragraphs(markup) == text


def test_lines_that_no_block_is_around_may_stay() -> None:
    """What was kept as a text may have a paragraph a line."""
    assert (
        paragraphs("<ul><li>Ice</li></ul>\r\nOne.\n <i>Two</i>.\n\nThree.", lines=True) == "Ice\n\nOne.\nTwo.\n\nThree."
    )
    assert paragraphs("<p>One\nline.</p>", lines=True) == "One line."


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<blockquote><p>{}</p></blockquote>"])
@pytest.mark.parametrize("lines", [False, True])
def test_lines_of_preformatted_text_are_lines(around: str, lines: bool) -> None:
    """Whatever is around it; a blank line parts paragraphs there as well."""
    block = around.format("<pre>Weir 2\r\n<b>Tarn</b>   1\n\nIce &amp; ebb</pre>")
    assert (
        paragraphs(f"<p>One\n\nline.</p>{block}<p>Two\nlines", lines=lines)
        == "One line.\n\nWeir 2\nTarn 1\n\nIce & ebb\n\nTwo lines"
    )


@pytest.mark.parametrize("name", ["<ada@tarn.example>", "<ada.fenn@tarn.example>", "<https://tarn.example/1>", "<a.b>"])
def test_an_address_between_angle_brackets_is_no_tag(name: str) -> None:
    """The name of a tag ends with a letter or digit, before a space, a slash or the bracket."""
    assert paragraphs(f"<p>Ada {name} wrote:</p><p class='x'>Ice<br/>ebb") == f"Ada {name} wrote:\n\nIce\n\nebb"
    (document,), _ = read_all({"text": f"<p>Write to {name}.</p><p>Two.</p>"})
    assert document.text == f"Write to {name}.\n\nTwo."


def test_only_whole_references_are_resolved() -> None:
    """In a title an "&" may be one."""
    assert (
        resolved("AT&amp;T&#8217;s R&D &copy 2025, &#x201c;Ice&rdquo; &unheardof;")
        == "AT&T’s R&D &copy 2025, “Ice” &unheardof;"
    )


# ── HTML in fields for text ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "said",
    [
        "<p>One</p>",
        "\n\t<p class='x'>One<br>two",
        "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->",
        "<div><img src='a.jpg'/></div>One",
        "<img src='a.jpg'><p>One</p>",
        "<P>One</P>",
        "One<br>two<br />three<BR>four",
        "One\n<p>two</p>\n<p>three",
        "<tx><ld><p>One</p></ld><zt>Ice</zt></tx>",
        "<b>KIEL (dpa)</b> - One.",
        "<a href='/kiel'>KIEL</a> (dpa) - One.",
        "&lt;p&gt;One &amp;amp; two&lt;/p&gt;",
        "One&lt;br/&gt;two&lt;br/&gt;three&lt;br/&gt;",
        "<html><body><p>One</p></body></html>",
    ],
)
def test_what_is_html(said: str) -> None:
    """It begins with a tag and goes on so, or has several; also if it was escaped as a whole."""
    markup = markup_of(said)
    assert markup is not None
    assert "<" not in paragraphs(markup)
    assert not is_page(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "The lock stays shut.",
        "1 <p> 2",
        "<p>",
        "<p>One",
        "a < b and c > d",
        "I <3 the ice",
        "<script>alert(1)</script>",
        "vector<int> and map<p, vector<li>>",
        "<ada@tarn.example> wrote: <jon@weir.example> is away",
        "<a@b.example>",
        "The tag <p> begins a paragraph, which </p> ends.",
        "A <p>, a <div> and a <table> are blocks.",
        "`<p>`, `</p>` and `<p>` again",
        "Escaped: &lt;b&gt; and 1 &lt; 2",
        "&lt;p&gt;One&lt;/p&gt; in a text with <b>tags</b>",
        "<name>, <place> and <date> are to be filled in",
        "<Zwischenruf> Nein! </Zwischenruf>",
        "<b>never closed",
        "<--- ice --->",
        "<!-- a comment -->",
    ],
)
def test_what_only_looks_like_html(said: str) -> None:
    """A tag or two make none, nor do angle brackets of other kinds."""
    assert markup_of(said) is None


@given(st.text("<>/!-ap &;brdivl\n`", max_size=60))
def test_any_value_is_html_or_none(said: str) -> None:
    """Broken markup raises nothing."""
    is_page(said)
    if (markup := markup_of(said)) is not None:
        paragraphs(markup, lines=True)


@pytest.mark.parametrize("name", ["text", "content", "article", "body", "Article Text"])
def test_html_in_a_field_for_text_gives_its_paragraphs(name: str) -> None:
    """As a field for markup does; a remark says so once a field, and how the value is kept."""
    (one, other, plain), said = read_all({name: HTML}, {name: f"{HTML} "}, {name: "Ice."})
    assert (one.text, other.text, plain.text) == (PLAIN, PLAIN, "Ice.")
    keeping = f"text={name}" if " " not in name else f"'text={name}'"
    assert said == [f"the text in {name!r} is HTML: its paragraphs are stored (--field {keeping} keeps it as it is)"]
    (kept,), said = read_all({name: HTML}, columns={"text": (name.upper(),)})
    assert (kept.text, said) == (HTML, [])


def test_each_field_with_html_is_told_of() -> None:
    """One reading may have records of several kinds."""
    said = read_all({"content": HTML}, {"body": HTML}, {"content": f"{HTML} "}, {"body_html": HTML})[1]
    assert [message.split(" is ")[0] for message in said] == ["the text in 'content'", "the text in 'body'"]


def test_texts_of_texts_stay_as_they_are(tmp_path: Path) -> None:
    """A text file, a text in memory and an article of a wire format are texts, whatever they look like."""
    path = tmp_path / "a.txt"
    path.write_text(HTML, encoding="utf-8")
    assert read_text_article(path).text == HTML
    assert [item.text for item in read([path]) if isinstance(item, Document)] == [HTML]
    assert text_article(HTML).text == text_article(Article(HTML)).text == HTML
    assert [item.text for item in read_records(Records([Article(HTML)])) if isinstance(item, Document)] == [HTML]
    item = (
        f"<nitf><head><title>Ice</title></head><body><body.content><p>{escape(HTML)}</p></body.content></body></nitf>"
    )
    (tmp_path / "a.nitf").write_text(item, encoding="utf-8")
    assert read_text_article(tmp_path / "a.nitf").text == HTML
    path.write_text("nan")
    assert read_text_article(path).text == "nan"


def test_references_in_title_and_author_of_html_are_resolved() -> None:
    """Where the text is none, nobody knows that they are references; a rendered title always is HTML."""
    said = {"title": "Rates &amp; Ice &#8217;25", "author": "Ada O&#8217;Fenn &amp; Co; Jon Marsh"}
    (html, markup, plain), _ = read_all({"text": HTML, **said}, {"body_html": HTML, **said}, {"text": "T.", **said})
    for document in (html, markup):
        assert (document.title, document.author) == ("Rates & Ice ’25", "Ada O’Fenn & Co; Jon Marsh")
    assert (plain.title, plain.author) == (said["title"], said["author"])
    (rendered,), _ = read_all({"text": "T.", "title": {"rendered": "<em>Ice</em> &amp; Ebb"}})
    assert rendered.title == "Ice & Ebb"


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_in_a_field_goes_the_way_of_an_html_file() -> None:
    """What the record says itself goes before what the page says; the page is not kept."""
    pytest.importorskip("trafilatura")
    address = "https://tarn.example/lock"
    record = {"url": address, "title": "", "author": "Ada Fenn", "date": "None", "html": PAGE, "status": 200}
    (document,), said = read_all(record)
    assert said == []
    assert document.text == read_text_article(FORMATS / "page.html").text
    assert (document.url, document.title, document.author) == (address, "Lock stays shut", "Ada Fenn")
    assert (document.language, document.published) == ("en", "2025-05-06T07:30:00+00:00")
    assert document.extra["status"] == 200
    assert not {"html", "title", "date"} & document.extra.keys()
    (named,), _ = read_all({**record, "title": "Ebb", "outlet": "Weir Weekly", "date": "2025-05-07", "lang": "de"})
    assert (named.title, named.outlet, named.published, named.language) == ("Ebb", "Weir Weekly", "2025-05-07", "de")
    assert read_all({"content": PAGE})[0][0].text == document.text
    assert read_all({**record, "text": "The article."})[0][0].text == "The article."


FETCHED = "2025-05-28T05:48:59Z"
OWN = "2025-05-06T07:30:00+00:00"


@pytest.mark.parametrize(
    ("beside", "published"),
    [
        ({"timestamp": FETCHED}, OWN),
        ({"date": FETCHED}, OWN),
        ({"metadata": {"timestamp": FETCHED}}, OWN),
        ({"date": FETCHED, "published": ""}, OWN),
        ({"date": FETCHED, "timestamp": "2025-05-28 05:49:00"}, OWN),
        ({"timestamp": FETCHED, "published_at": "2025-05-07T10:15:00Z"}, "2025-05-07T10:15:00+00:00"),
        ({"timestamp": FETCHED, "date": "2025-05-07"}, "2025-05-07"),
    ],
)
def test_a_time_beside_a_page_may_be_when_it_was_fetched(beside: dict[str, Any], published: str) -> None:
    """What the page says goes before it, and it is kept; a day alone, or another name, is a date of publication."""
    pytest.importorskip("trafilatura")
    (document,), said = read_all({"url": "https://tarn.example/lock", "html": PAGE, **beside})
    assert (document.published, said) == (published, [])
    fetched = {name: value for name, value in beside.items() if name in ("timestamp", "metadata") or value == FETCHED}
    assert {name: document.extra.get(name) for name in fetched} == fetched


def test_a_time_beside_a_page_without_a_date_is_one() -> None:
    """As in any record."""
    pytest.importorskip("trafilatura")
    (document,), _ = read_all({"html": PAGE.replace("article:published_time", "x"), "timestamp": FETCHED})
    assert (document.published, document.extra.get("timestamp")) == ("2025-05-28T05:48:59+00:00", None)


def test_what_a_page_says_beside_the_article_leaves_the_record_its_own() -> None:
    """Its description and its tags are taken where the record has none."""
    pytest.importorskip("trafilatura")
    head = '<meta name="description" content="Of the page."><meta name="keywords" content="Page">'
    page = PAGE.replace("<title>", f"{head}<title>")
    (own, blank), _ = read_all(
        {"html": page, "description": "Ours.", "tags": ["Canals"]}, {"html": page, "description": "", "tags": None}
    )
    assert (own.extra["description"], own.extra["tags"]) == ("Ours.", ["Canals"])
    assert blank.extra["description"] == "Of the page."
    assert "Page" in str(blank.extra["tags"])


def test_a_page_in_a_field_that_the_user_names_goes_the_way_of_an_html_file() -> None:
    """A field for markup under a name of its own, also inside of an object; what it holds of the article is markup."""
    pytest.importorskip("trafilatura")
    text = read_text_article(FORMATS / "page.html").text
    (document, fragment), said = read_all(
        {"seite": PAGE, "id": 7}, {"seite": f"<html><body>{HTML}</body></html>"}, columns={"markup": ("seite",)}
    )
    assert (document.text, document.title, document.published) == (text, "Lock stays shut", OWN)
    assert (document.external_id, "seite" in document.extra, fragment.text, said) == ("7", False, PLAIN, [])
    (inner,), _ = read_all({"doc": {"seite": PAGE, "k": 1}}, columns={"markup": ("doc.seite",)})
    assert (inner.text, inner.extra["doc"]) == (text, {"k": 1})


def test_what_is_a_page() -> None:
    """A frame that a parser has put round an article is none."""
    assert is_page(PAGE)
    assert is_page(f"\n<html>{HEAD}<body>")
    assert not is_page(f"<html><body>{HTML}</body></html>")
    assert not is_page("<html> is an element")
    (document,), _ = read_all({"html": f"<html><body>{HTML}</body></html>"})
    assert document.text == PLAIN
    (document,), _ = read_all({"body_html": f"<html>{HEAD}<body>{HTML}</body></html>"})
    assert document.text.endswith(PLAIN)


def test_a_page_without_an_article_costs_only_its_record() -> None:
    """It is reported in its place."""
    pytest.importorskip("trafilatura")
    documents, said = read_all({"html": f"<!doctype html><html>{HEAD}<body></body></html>"}, {"text": "Ice."})
    assert [document.text for document in documents] == ["Ice."]
    assert "no article was found on the page" in said[0]


def test_a_page_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an HTML file does; records that hold none are read."""
    given = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "trafilatura":
            raise ImportError("no module", name=name)
        return given(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    documents, said = read_all({"html": PAGE}, {"text": "Ice."})
    assert [document.text for document in documents] == ["Ice."]
    assert "this input needs the package trafilatura" in said[0]


# ── articles in parts ────────────────────────────────────────────────────────────────────────────────────────────


def test_elements_of_an_article_give_its_text() -> None:
    """Text, headings, quotations, lists and tables do; pictures, videos and links to other articles do not."""
    elements = [
        {"type": "text", "content": "KIEL (dpa) &mdash; <i>One</i>."},
        {"type": "image", "caption": "Ice"},
        {"type": "header", "content": "Ebb", "level": 2},
        {
            "type": "quote",
            "content_elements": [{"type": "text", "content": "Two<br/>three"}],
            "citation": {"content": "Fenn"},
        },
        {
            "type": "list",
            "items": [
                {"type": "text", "content": "Four"},
                {"type": "list", "items": [{"type": "text", "content": "5"}]},
            ],
        },
        {"type": "table", "header": [{"type": "text", "content": "A"}], "rows": [[{"type": "text", "content": "B"}]]},
        {"type": "interstitial_link", "content": "READ MORE", "url": "https://a.example/"},
        {"type": ["text"], "content": "x"},
        "text",
        None,
    ]
    assert text_of_parts(elements) == "KIEL (dpa) — One.\n\nEbb\n\nTwo\n\nthree\n\nFour\n\n5\n\nA\n\nB"


@pytest.mark.parametrize(
    "value", [None, "text", 5, [], {}, ["a", 5], {"sections": "x"}, {"sections": [1, {}]}, [{"type": "text"}]]
)
def test_anything_else_has_no_parts(value: object) -> None:
    """It is left to those who know its shape."""
    assert text_of_parts(value) is None


# ── texts that are cut off ───────────────────────────────────────────────────────────────────────────────────────


def test_texts_that_are_cut_off_are_counted(tmp_path: Path) -> None:
    """Once a reading, behind all records; the texts stay as they are."""
    texts = [
        "One… [+1900 chars]",
        "Two... [1234 chars]\n",
        "Three [+20 chars] more",
        "Four [1,234 chars]",
        "Five [chars]",
    ]
    documents, said = read_all(*({"text": text} for text in texts))
    assert [document.text for document in documents] == texts
    assert said == ["the texts of 3 records are cut off ('… [+1900 chars]'): nothing is known of the rest"]
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"text": f"{name} [+1 chars]", "date": "2025"}) + "\n")
    remarks = [item for item in read([tmp_path], ReadOptions(outlet="Boje")) if isinstance(item, Remark | Skipped)]
    assert [str(remark) for remark in remarks] == [
        str(
            Remark(
                f"{tmp_path}/a.jsonl:1",
                "the texts of 2 records are cut off ('[+1 chars]'): nothing is known of the rest",
            )
        )
    ]
    assert read_all({"text": texts[0]})[1] == [
        "the text of 1 record is cut off ('… [+1900 chars]'): nothing is known of the rest"
    ]


def test_limits_hold_for_the_text_that_is_stored() -> None:
    """Tags do not count."""
    limits = DEFAULT.limits.__class__(max_text_characters=len(PLAIN))
    assert Mapper(ReadOptions(), limits).document(RawRecord("x", {"text": HTML}), "f")[0].text == PLAIN
