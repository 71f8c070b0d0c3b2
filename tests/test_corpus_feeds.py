"""Feeds (RSS, RDF, Atom), exports of WordPress, and the XML that trafilatura writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus_files import Reading, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.config import Limits, Settings
from lineage.corpus.readers import xmlitems
from lineage.credits import find_credits, load, rules
from lineage.passages import segment

TEXT = "The lock at Tarn Mill stays shut until Friday.\n\nBarges wait below the weir, the canal office said."
HTML = f"<p>{TEXT}</p>".replace("\n\n", "</p><p>").replace("Tarn Mill", "<b>Tarn Mill</b>")
SITE = "https://www.tarncourier.example"
RSS = '<rss version="2.0"><channel><title>News</title><link>{}</link><language>en-GB</language>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>News</title><link href="{}/"/>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><link>{}</link><items><rdf:Seq/></items></channel>{}</rdf:RDF>"
)
LONG = f"<description>{'The lock stays shut. ' * 40}</description>"


def feed(folder: Path, *items: str, form: str = RSS, name: str = "a.xml", **said: Any) -> Reading:
    """A feed of this form with these items, each on a line of its own."""
    path = folder / name
    path.write_text(form.format(SITE, "\n" + "\n".join(items) + "\n"), encoding="utf-8")
    return reading(path, **said)


def item(inside: str, text: str = LONG) -> str:
    """An item of RSS with this in it, and a text."""
    return f"<item><title>Lock shut</title>{inside}{text}</item>"


def entry(inside: str, text: str = f"<content type='html'>{'The lock stays shut. ' * 40}</content>") -> str:
    """An entry of Atom with this in it, and a text."""
    return f"<entry><title>Lock shut</title>{inside}{text}</entry>"


# ── RSS ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rss(tmp_path: Path) -> None:
    """An item with everything: its parts are found, and the summary beside the text is a field."""
    found = feed(
        tmp_path,
        f"<item><title><![CDATA[Lock &amp; weir <i>shut</i>]]></title><link>{SITE}/lock</link>"
        "<guid isPermaLink='false'>lock-1</guid><pubDate>Tue, 06 May 2025 11:30:00 +0200</pubDate>"
        "<dc:creator>Ada Fenn</dc:creator><dc:creator>Jon Marsh</dc:creator><category>Canals</category>"
        "<category>Locks</category><description>&lt;p&gt;No barge passes.&lt;/p&gt;</description>"
        f"<content:encoded><![CDATA[{HTML}]]></content:encoded></item>",
    )
    (document,) = found.documents
    assert document.text == TEXT
    assert (document.title, document.author) == ("Lock & weir shut", "Ada Fenn; Jon Marsh")
    assert (document.url, document.external_id) == (f"{SITE}/lock", "lock-1")
    assert (document.outlet, document.language) == ("tarncourier.example", "en")
    assert (document.published, document.published_precision) == ("2025-05-06T09:30:00+00:00", "second")
    assert document.extra == {"categories": ["Canals", "Locks"], "description": "No barge passes."}
    assert document.location == str(tmp_path / "a.xml:2")
    assert (found.remarks, found.skipped) == ([], [])


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<content:encoded><![CDATA[One.<br><br>Two.]]></content:encoded>", "One.\n\nTwo."),
        ("<content:encoded>&lt;p&gt;One.&lt;/p&gt;Two &amp;amp; 3.</content:encoded>", "One.\n\nTwo & 3."),
        ("<content:encoded> </content:encoded><description>One.</description>", "One."),
        ("<content:encoded><![CDATA[<p> </p>]]></content:encoded><description>One.</description>", "One."),
        ("<description>One.\nTwo.\n\nThree.</description>", "One.\nTwo.\n\nThree."),
        ("<description>1 &lt; 2 and AT&amp;T</description>", "1 < 2 and AT&T"),
        ("<description>It&amp;#8217;s shut.\n\nBarges wait.</description>", "It’s shut.\n\nBarges wait."),
        ("<description><p>One.</p><p>Two &lt; 3</p></description>", "One.\n\nTwo < 3"),
        ("<description>caf&eacute;&nbsp;shut</description>", "café\xa0shut"),
        ("<xhtml:body><h:p xmlns:h='x'>One.</h:p><h:p>Two.</h:p></xhtml:body><description>x</description>",
         "One.\n\nTwo."),
        ("<media:group><media:description>No.</media:description></media:group><description>One.</description>",
         "One."),
        ("<media:content><description>No.</description></media:content><description>One.</description>", "One."),
    ],
)  # fmt: skip
def test_the_text_of_an_item(tmp_path: Path, said: str, text: str) -> None:
    """The whole text before the summary; HTML as text, as CDATA or as elements, and plain text as it is."""
    assert feed(tmp_path, item("", said)).texts == [text]


@pytest.mark.parametrize(
    ("inside", "parts"),
    [
        ("", {"url": None, "external_id": None, "outlet": "tarncourier.example"}),
        (f"<link>{SITE}/1</link><guid>{SITE}/?p=1</guid>", {"url": f"{SITE}/1", "external_id": None}),
        ("<link>/1</link>", {"url": f"{SITE}/1"}),
        (f"<guid>{SITE}/1</guid>", {"url": f"{SITE}/1", "external_id": None}),
        (f"<guid isPermaLink='false'>{SITE}/?p=1</guid>", {"url": f"{SITE}/?p=1", "external_id": None}),
        ("<guid>urn:x:1</guid>", {"url": None, "external_id": "urn:x:1"}),
        (f"<link>https://feeds.feedburner.com/1</link><guid>{SITE}/1</guid>", {"url": f"{SITE}/1"}),
        (f"<link>https://t.co/1</link><feedburner:origLink>{SITE}/1</feedburner:origLink>", {"url": f"{SITE}/1"}),
        ("<atom:link href='https://other.example/'/>", {"url": None}),
        ("<author>ada@tarn.example (Ada Fenn)</author>", {"author": "Ada Fenn"}),
        ("<author>Ada Fenn</author>", {"author": "Ada Fenn"}),
        ("<author>a@tarn.example (A)</author><dc:creator>Ada Fenn</dc:creator>", {"author": "Ada Fenn"}),
        ("<dc:date>2025-05-06</dc:date>", {"published": "2025-05-06"}),
        ("<dc:language>cy</dc:language>", {"language": "cy"}),
        ("<media:title>No</media:title>", {"title": "Lock shut"}),
    ],
)
def test_the_parts_of_an_item(tmp_path: Path, inside: str, parts: dict[str, Any]) -> None:
    """Address, id, author, date and language wherever feeds have them."""
    (document,) = feed(tmp_path, item(inside)).documents
    assert {part: getattr(document, part) for part in parts} == parts


@pytest.mark.parametrize(
    ("link", "source", "outlet", "extra"),
    [
        # an aggregator names the outlet, and its links lead there by way of itself
        ("https://news.google.com/1", "<source url='https://weir.example'>Weir Weekly</source>", "Weir Weekly", {}),
        ("https://a.weir.example/1", "<source url='https://weir.example/feed'>Weir Weekly</source>", "Weir Weekly", {}),
        # a paper says whom it has the text from
        (f"{SITE}/1", "<source url='https://www.reuters.com/rss'>Reuters</source>", "tarncourier.example",
         {"source": "Reuters"}),
        (f"{SITE}/1", "<source>Reuters</source>", "tarncourier.example", {"source": "Reuters"}),
        (f"{SITE}/1", "", "tarncourier.example", {}),
        ("", "<source>Weir Weekly</source>", "Weir Weekly", {}),
    ],
)  # fmt: skip
def test_the_source_of_an_item(tmp_path: Path, link: str, source: str, outlet: str, extra: dict[str, Any]) -> None:
    """It is the outlet where the address leads to its site, or to nobody's; else a credit, beside the host's name."""
    (document,) = feed(tmp_path, item(f"<link>{link}</link>{source}")).documents
    assert (document.outlet, document.extra) == (outlet, extra)
    found = find_credits(document, segment(document.text, document.title, Settings()), rules(load()))
    assert [credit.name for credit in found] == (["Reuters"] if extra else [])


def test_rss_1_is_read_as_rss_2_is(tmp_path: Path) -> None:
    """RDF around the items, which are known by their address."""
    inside = "<title>Lock shut</title><dc:date>2025-05-06T11:30:00+02:00</dc:date><description>Shut.</description>"
    (document,) = feed(tmp_path, f'<item rdf:about="{SITE}/1">{inside}</item>', form=RDF).documents
    assert (document.url, document.title, document.text) == (f"{SITE}/1", "Lock shut", "Shut.")
    assert document.published == "2025-05-06T09:30:00+00:00"


# ── Atom ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_atom(tmp_path: Path) -> None:
    """An entry with everything, in any prefix."""
    inside = (
        f"<link rel='self' href='{SITE}/self'/><link rel='alternate' href='{SITE}/lock'/><id>tag:tarn,2025:1</id>"
        "<published>2025-05-06T11:30:00+02:00</published><updated>2025-05-07T08:00:00Z</updated>"
        "<author><name>Ada Fenn</name><email>a@tarn.example</email></author><category term='Canals'/>"
    )
    content = f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{HTML}</div></content>"
    for form in (ATOM, ATOM.replace("xmlns=", "xmlns:a=").replace("<", "<a:").replace("<a:/", "</a:")):
        one = entry(inside, content)
        one = one if form == ATOM else one.replace("<", "<a:").replace("<a:/", "</a:")
        (document,) = feed(tmp_path, one, form=form).documents
        assert document.text == TEXT
        assert (document.title, document.author, document.outlet) == ("Lock shut", "Ada Fenn", "tarncourier.example")
        assert (document.url, document.external_id) == (f"{SITE}/lock", "tag:tarn,2025:1")
        assert (document.published, document.language) == ("2025-05-06T09:30:00+00:00", "de")
        assert document.extra == {"categories": "Canals", "updated": "2025-05-07T08:00:00Z"}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<content type='html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>", "One.\n\nTwo."),
        ("<content type='text/html'>One.&lt;br/&gt;Two.</content>", "One.\n\nTwo."),
        ("<content type='text'>1 &lt; 2 &amp;amp; 3</content>", "1 < 2 &amp; 3"),
        ("<content>One.</content>", "One."),
        ("<content type='image/png'>xyz</content><summary>One.</summary>", "One."),
        ("<content src='https://x.example'/><summary type='html'>One &amp;amp; two.</summary>", "One & two."),
        ("<summary>Short.</summary><content type='html'>&lt;p&gt;Whole.&lt;/p&gt;</content>", "Whole."),
    ],
)
def test_the_text_of_an_entry(tmp_path: Path, said: str, text: str) -> None:
    """By its type; what is no text, or stands elsewhere, leaves the place to the summary."""
    assert feed(tmp_path, entry("", said), form=ATOM).texts == [text]


def test_titles_of_entries(tmp_path: Path) -> None:
    """HTML where they say so; else as they are."""
    titles = ("<title type='html'>A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title>", "<title>1 &lt;a&gt; 2</title>",
              "<title type='xhtml'><div>A <b>B</b></div></title>")  # fmt: skip
    found = feed(tmp_path, *(f"<entry>{title}<content>One.</content></entry>" for title in titles), form=ATOM)
    assert [document.title for document in found.documents] == ["A & B", "1 <a> 2", "A B"]


def test_the_day_of_an_update_is_taken_where_there_is_no_other(tmp_path: Path) -> None:
    """Atom demands `updated` alone, and many feeds have nothing else."""
    (document,) = feed(tmp_path, entry("<updated>2025-05-07T08:00:00Z</updated>"), form=ATOM).documents
    assert document.published == "2025-05-07T08:00:00+00:00"


@pytest.mark.parametrize(
    ("link", "path"),
    [("lock", "lock"), ("2025/lock.html", "2025/lock.html"), ("./lock", "lock"), ("/lock", "lock"), ("?p=1", "?p=1")],
)
def test_links_of_entries_may_be_relative(tmp_path: Path, link: str, path: str) -> None:
    """To the address of the feed's site, whose host stays the outlet."""
    (document,) = feed(tmp_path, entry(f"<link href='{link}'/><id>tag:tarn,2025:1</id>"), form=ATOM).documents
    assert (document.url, document.external_id) == (f"{SITE}/{path}", "tag:tarn,2025:1")
    assert document.outlet == "tarncourier.example"


def test_a_link_that_is_no_address_is_none(tmp_path: Path) -> None:
    """A bracket that nobody closed costs the link, and not the entry."""
    (document,) = feed(tmp_path, entry("<link href='//[lock'/>"), form=ATOM).documents
    assert (document.url, document.outlet) == (None, "tarncourier.example")


# ── summaries, WordPress ─────────────────────────────────────────────────────────────────────────────────────────


def test_summaries_are_stored_and_told(tmp_path: Path) -> None:
    """One remark a feed says how many texts are no more than a summary; a long one may be the whole text."""
    found = feed(
        tmp_path, item("", "<description>Shut.</description>"), item("", "<description>Shut it is.</description>"),
        item(""), item("", "<content:encoded>Shut.</content:encoded>"),
    )  # fmt: skip
    assert len(found.documents) == 4
    assert [remark.message for remark in found.remarks] == [
        "2 of 4 items hold only a summary (8 characters on average); the texts must be fetched by another tool"
    ]


def post(text: str, kind: str = "post", status: str = "publish") -> str:
    """An item of an export of WordPress."""
    return (
        f"<item><title>Lock shut</title><link>{SITE}/1</link><dc:creator><![CDATA[afenn]]></dc:creator>"
        f"<guid isPermaLink='false'>{SITE}/?p=1</guid><content:encoded><![CDATA[{text}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[No.]]></excerpt:encoded><wp:post_id>1</wp:post_id><wp:status>{status}</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type><wp:comment><wp:comment_content>No.</wp:comment_content></wp:comment></item>"
    )


def test_an_export_of_wordpress(tmp_path: Path) -> None:
    """Published posts and pages are articles, of authors with their names; one remark counts all else."""
    author = ("<wp:author><wp:author_login>afenn</wp:author_login><wp:author_email>a@tarn.example</wp:author_email>"
              "<wp:author_display_name>Ada Fenn</wp:author_display_name></wp:author>")  # fmt: skip
    found = feed(
        tmp_path, author, post("One."), post("Two.", "page"), post("", "attachment", "inherit"),
        post("", "attachment", "inherit"), post("Three.", status="draft"), post("", "nav_menu_item"),
    )  # fmt: skip
    assert found.texts == ["One.", "Two."]
    assert {(d.author, d.url, d.external_id, d.published) for d in found.documents} == {
        ("Ada Fenn", f"{SITE}/1", None, None)
    }
    assert [remark.message for remark in found.remarks] == [
        "left out, as they are no published posts or pages: 1 of status 'draft', 2 of type 'attachment', "
        "1 of type 'nav_menu_item'"
    ]
    assert found.skipped == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("One\nline.\n\nTwo <em>lines</em>.\r\n \r\n<h2>Three</h2>\n\n4.", "One line.\n\nTwo lines.\n\nThree\n\n4."),
        ("<!-- wp:paragraph -->\n<p>One\n\nline.</p>\n<!-- /wp:paragraph -->", "One line."),
        ("[caption id='a' width='3']<img src='x'> The lock.[/caption]\n\nShut [sic]. [gallery ids='1,2']",
         "The lock.\n\nShut [sic]."),
        ("[captions] are not [gallery-like]", "[captions] are not [gallery-like]"),
    ],
)  # fmt: skip
def test_what_wordpress_has_typed(tmp_path: Path, typed: str, text: str) -> None:
    """Blank lines part paragraphs unless the editor has marked them; shortcodes are no text."""
    assert feed(tmp_path, post(typed)).texts == [text]


# ── broken feeds, and what is none ───────────────────────────────────────────────────────────────────────────────


def test_a_broken_item_costs_only_itself(tmp_path: Path) -> None:
    """Each is named with its line and the reason, and the items around it are read."""
    short = "<description>Shut.</description>"
    found = feed(
        tmp_path, item("", short), "<item>\n<title>\n</item>", item("", short), "<item><title>", item("", short),
        item("a & b", short), item("", ""), "<item/>", item("", short),
    )  # fmt: skip
    assert found.texts == ["Shut."] * 4
    assert found.reasons == [
        "a.xml:5: broken XML: mismatched tag (column 3)",
        "a.xml:8: broken XML: no element found (column 1)",
        "a.xml:9: broken XML: not well-formed (invalid token) (column 34)",
        "a.xml:10: no text in the item",
        "a.xml:11: no text in the item",
    ]


@pytest.mark.parametrize(
    ("xml", "texts", "reasons"),
    [
        (f"<rss><channel>{item('')}{item('')[:-30]}", 1, ["a.xml:1: the file ends inside this item"]),
        (f"<rss><channel>{item('')}", 1, ["a.xml: the file ends inside the feed"]),
        ("<rss><channel/></rss>", 0, ["a.xml: a feed without items"]),
    ],
)
def test_feeds_that_are_cut_or_empty(tmp_path: Path, xml: str, texts: int, reasons: list[str]) -> None:
    """What came before the end of the file is read, and what is missing is said."""
    path = tmp_path / "a.xml"
    path.write_text(xml, encoding="utf-8")
    found = reading(path)
    assert (len(found.texts), found.reasons) == (texts, reasons)


def test_nothing_of_a_document_type_is_read_in_feeds(tmp_path: Path) -> None:
    """Entities that a feed declares are refused; a document type of another address is not looked at."""
    secret = tmp_path / "secret.txt"
    secret.write_text("fetched", encoding="utf-8")
    kind = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    found = feed(tmp_path, item("", "<description>&a;</description>"), form=kind + RSS)
    assert found.reasons == ["a.xml: it declares entities of its own, which are never read from strangers"]
    assert found.texts == []
    plain = f'<!DOCTYPE rss SYSTEM "{secret.as_uri()}">'
    assert feed(tmp_path, item("", "<description>Shut &a;</description>"), form=plain + RSS).texts == ["Shut &a;"]


def test_limits_of_feeds(tmp_path: Path) -> None:
    """Depth and size are bounded, and the bound is named."""
    deep = feed(tmp_path, item("", "<description>" + "<b>" * 300 + "x" + "</b>" * 300 + "</description>"))
    assert deep.reasons == ["a.xml:2: more than 200 elements inside one another"]
    small = Settings(limits=Limits(max_record_bytes=200))
    found = feed(tmp_path, item("", "<description>One.</description>"), item(""), settings=small)
    assert (found.texts, found.reasons) == (["One."], ["a.xml:3: longer than 200 bytes"])
    large = item("", f"<description>{'The lock stays shut. ' * 10_000}</description>")  # more than is read at once
    found = feed(tmp_path, large, item("", "<description>One.</description>"), settings=small)
    assert (found.texts, found.reasons) == (["One."], ["a.xml:2: longer than 200 bytes"])


def test_a_tag_may_be_cut_before_its_bracket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """White space before it is no reason to lose an item, wherever the stream is cut."""
    monkeypatch.setattr(xmlitems, "CHUNK_BYTES", 1)
    items = [
        item("", f"<description>{said}</description>").replace("</item>", "</item \n>") for said in ("One.", "Two.")
    ]
    assert feed(tmp_path, *items).texts == ["One.", "Two."]


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.xml", "a.rdf", "a.txt", "a"])
def test_feeds_are_told_by_their_first_element(tmp_path: Path, name: str) -> None:
    """Whatever the file is called, also in a folder."""
    for form, one in ((RSS, item("")), (ATOM, entry("")), (RDF, item(""))):
        declared = f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n{form}'
        assert len(feed(tmp_path, one, form=declared, name=name).documents) == 1
        assert len(reading(tmp_path).documents) == (1 if "." in name else 0) or name == "a"


@pytest.mark.parametrize(
    "xml",
    [
        "<feed><entry><title>Lock</title><content>No feed by its vocabulary.</content></entry></feed>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item><description>No.</description></item></rdf:RDF>',
        "<rssfeed><item><description>No.</description></item></rssfeed>",
        "<doc><field>No.</field></doc>",
        "<doc><title/><main><p>No.</p></main></doc>",
        "<TEI><text><body><div type='act'><p>No.</p></div></body></text></TEI>",
    ],
)
def test_other_xml_is_refused_as_before(tmp_path: Path, xml: str) -> None:
    """Names that others use as well are not enough."""
    path = tmp_path / "a.xml"
    path.write_text(xml, encoding="utf-8")
    assert reading(path).reasons == ["a.xml: XML of an unknown kind"]


PIECES = (
    *("<item>", "</item>", "<item/>", "</item", ">", "<n:item a='>'", item("", "<description>One.</description>")),
    *("<title>", "</title>", "<link>x", "<rss>", "</rss>", "<![CDATA[", "]]>", "<!--", "-->", "\n", "<", "é", "x" * 90),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_feed_depends_on_how_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: list[str], size: int
) -> None:
    """Whatever stands in it, in whatever pieces it comes: the same documents, skips and remarks."""
    path = tmp_path / "a.rss"
    path.write_text("<rss><channel>" + "".join(parts), encoding="utf-8")
    with monkeypatch.context() as patched:
        whole = reading(path)
        patched.setattr(xmlitems, "CHUNK_BYTES", size)
        patched.setattr(xmlitems, "LONGEST_TAG", 70)
        assert reading(path) == whole


# ── trafilatura ──────────────────────────────────────────────────────────────────────────────────────────────────

MAIN = (
    '<head rend="h1">Lock shut</head><p>The lock at <hi rend="#b">Tarn Mill</hi> stays shut.<lb/>Barges wait.</p>'
    "<list><item>One</item><item>Two</item></list><table><row><cell>Barge</cell><cell>Marks</cell></row></table>"
)
PARTS = ["Lock shut", "The lock at Tarn Mill stays shut.", "Barges wait.", "One", "Two", "Barge Marks"]


def test_the_xml_of_trafilatura(tmp_path: Path) -> None:
    """Its own XML and its TEI give one article; comments of readers are none of it."""
    facts = f'sitename="Tarn Courier" title="Lock shut" author="Ada Fenn" date="2025-05-06" url="{SITE}/lock"'
    own = f"<doc {facts}><main>{MAIN}</main><comments><p>No.</p></comments></doc>"
    head = (
        "<titleStmt><title type='main'>Lock shut</title><author>Ada Fenn</author></titleStmt><biblFull>"
        f"<publicationStmt><publisher>Tarn Courier (tarncourier.example)</publisher><ptr target='{SITE}/lock'/>"
        "<date>2025-05-06</date></publicationStmt></biblFull><creation><date>2026-01-01</date></creation>"
    )
    body = MAIN.replace("<head ", "<ab ").replace("</head>", "</ab>")
    tei = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{head}<application ident="Trafilatura"/></teiHeader>'
        f'<text><body><div type="entry">{body}</div><div type="comments"><p>No.</p></div></body></text></TEI>'
    )
    for xml in (own, tei):
        path = tmp_path / "a.xml"
        path.write_text(xml, encoding="utf-8")
        found = reading(path)
        (document,) = found.documents
        assert document.text.split("\n\n") == PARTS
        assert (document.title, document.author, document.outlet) == ("Lock shut", "Ada Fenn", "Tarn Courier")
        assert (document.url, document.published) == (f"{SITE}/lock", "2025-05-06")
        assert (found.remarks, document.location) == ([], str(path))
    path.write_text("<doc title='Lock'>\n<main/><comments/></doc>", encoding="utf-8")
    assert reading(path).reasons == ["a.xml: XML of an unknown kind"]
    path.write_text("<doc title='Lock'>\n<main></main><comments/></doc>", encoding="utf-8")
    assert reading(path).reasons == ["a.xml: no text in its main part"]
