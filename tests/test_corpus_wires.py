"""What agencies and archives themselves deliver: ninjs 2 and 3, NITF, NewsML-G2, exports of Nexis."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from corpus_files import FORMATS, Reading, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.config import DEFAULT, Limits, Settings
from lineage.corpus.readers import xmlitems
from lineage.credits import find_credits, load, rules
from lineage.passages import segment
from lineage.records import Document

WITHDRAWN = "its sender has withdrawn it, or holds it back ({!r}); it is stored all the same"
LOCK = "The lock at Tarn Mill stays shut until Friday.\n\nBarges wait below the weir, the canal office said."


# ── ninjs ────────────────────────────────────────────────────────────────────────────────────────────────────────


def ninjs(folder: Path, **fields: Any) -> Reading:
    """An item of ninjs with these fields."""
    path = folder / "item.json"
    path.write_text(json.dumps({"uri": "urn:example:1", "type": "text", **fields}), encoding="utf-8")
    return reading(path)


def test_ninjs_2_and_3_give_what_ninjs_1_does() -> None:
    """One article in ninjs 1 and 3: the same text, title, outlet, language and date; what else it says stays."""
    first, third = (reading(FORMATS / name).documents[0] for name in ("ninjs.json", "ninjs-3.json"))
    for part in ("text", "title", "outlet", "language", "published"):
        assert getattr(first, part) == getattr(third, part)
    assert (third.external_id, third.author) == ("urn:example:tarn:weir", "By Ada Fenn, Tarn Press")
    assert third.extra["headlines"] == [{"role": "kicker", "value": "Canals"}]
    assert third.extra["infoSources"] == [{"name": "dpa"}]
    assert "bodies" not in third.extra


def test_ninjs_2_writes_its_names_in_small_letters() -> None:
    """Lower-case names, no roles, plain text; an item that was cancelled goes in, and that is said."""
    found = reading(FORMATS / "ninjs-2.json")
    (document,) = found.documents
    assert document.text == "The toll doubles from June.\n\nA barge pays 12 marks."
    assert (document.title, document.published) == ("Toll doubles at the lock", "2025-05-07T09:30:00+00:00")
    assert [remark.message for remark in found.remarks] == [WITHDRAWN.format("canceled")]


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ([{"contentType": "text/html", "value": "<p>One.</p><p>Two.</p>"}], "One.\n\nTwo."),
        ([{"contentType": "text/html; charset=utf-8", "value": "One<br>Two"}], "One\n\nTwo"),
        ([{"contentType": "text/plain", "value": "1 <p> 2 & 3"}], "1 <p> 2 & 3"),
        ([{"value": "<p>One &amp; two.</p>"}], "One & two."),
        ([{"value": "One & two."}], "One & two."),
        ([{"value": "Brief."}, {"role": "main", "value": "Whole."}], "Whole."),
        ([{"value": "First."}, {"role": "main", "value": " "}], "First."),
        ([{"role": "main", "contentType": "application/xml", "value": "<X/>"}, {"value": "First."}], "First."),
        ([{"role": "main", "contentType": "text/html", "value": "<p> </p>"}, {"value": "First."}], "First."),
        ([None, 7, "stray", {"value": 7}, {"value": "First.", "contentType": 3}], "First."),
    ],
)  # fmt: skip
def test_the_main_body_is_the_text(tmp_path: Path, bodies: list[Any], text: str) -> None:
    """The main body that can be read, else the first; HTML by its type, or by its look where it gives none."""
    assert ninjs(tmp_path, bodies=bodies).texts == [text]


@pytest.mark.parametrize("bodies", [[], [7], {}, "", [{"value": ""}], [{"contentType": "text/x", "value": "x"}]])
def test_an_item_without_a_body_is_skipped(tmp_path: Path, bodies: Any) -> None:
    """No body that can be read as text: a skip, not an empty document."""
    found = ninjs(tmp_path, bodies=bodies, headlines=[{"value": "Picture"}])
    assert (found.documents, len(found.reasons)) == ([], 1)


@pytest.mark.parametrize("status", ["canceled", "Cancelled", "stat:canceled", "withheld", "usable", "", None, 7, ["x"]])
def test_a_withdrawn_item_is_stored_with_a_remark(tmp_path: Path, status: Any) -> None:
    """Of `pubStatus`, in any spelling, a remark tells where it says not to print; the article is stored in any case."""
    found = ninjs(tmp_path, bodies=[{"value": "The pier is closed."}], pubStatus=status)
    bad = isinstance(status, str) and status.rpartition(":")[2].casefold() in ("canceled", "cancelled", "withheld")
    assert found.texts == ["The pier is closed."]
    assert [remark.message for remark in found.remarks] == ([WITHDRAWN.format(status)] if bad else [])
    assert found.documents[0].extra.get("pubStatus") == (status or None)


# ── NITF ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DECLARES = "it declares entities of its own, which are never read from strangers"


def written(path: Path, xml: str | bytes) -> Path:
    """The file, with this in it."""
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode("utf-8"))
    return path


def nitf(folder: Path, content: str, *, head: str = "", top: str = "", name: str = "a.xml", **said: Any) -> Reading:
    """An article in NITF with this in `body.content`, in `docdata` and in `body.head`."""
    parts = f"<head><docdata>{head}</docdata></head><body><body.head>{top}</body.head>"
    xml = f"<nitf>{parts}<body.content>{content}</body.content></body></nitf>"
    return reading(written(folder / name, xml), **said)


def test_nitf() -> None:
    """One article with everything: its parts are found, and nothing of pictures stands in its text."""
    found = reading(FORMATS / "nitf.xml")
    (document,) = found.documents
    assert document.text.split("\n\n") == [
        "The lock at Tarn Mill stays shut until Friday.",
        "Barges wait below the weir, the canal office said.",
        "What it costs",
        "Barge Marks",
        "Small 12",
        "The café is open & warm.",
        "The path is not.",
    ]
    assert (document.title, document.author) == ("Lock stays shut", "By ADA FENN, Tarn Press")
    assert (document.external_id, document.outlet, document.language) == ("tarn-lock-1", "Tarn Press", "en")
    assert (document.published, document.published_original) == ("2025-05-06T09:30:00+00:00", "20250506T113000+0200")
    assert document.extra["dateline"] == "TARN MILL (dpa)"
    assert (document.extra["distributor"], document.extra["tagline"]) == ("dpa", "(Reporting by Jon Marsh)")
    assert document.extra["keywords"] == ["canals", "locks"]
    assert document.location == str(FORMATS / "nitf.xml")
    assert (found.remarks, found.skipped) == ([], [])


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<p>Two.</p>Three.", "One.\n\nTwo.\n\nThree."),
        ("<p>One\n  line, <a href='x'>lin</a>ked</p>", "One line, linked"),
        ("<p>One<br/>Two</p>", "One\n\nTwo"),
        ("<p><![CDATA[1 < 2 & 3]]></p>", "1 < 2 & 3"),
        ("<block><p>One.</p></block><bq><block><p>Two.</p><credit>Ada</credit></block></bq>", "One.\n\nTwo.\n\nAda"),
        ("<p>One.</p><media><media-caption><p>No.</p></media-caption></media><p>Two.</p>", "One.\n\nTwo."),
        ("<table><tbody><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></tbody></table>", "A 1\n\nB 2"),
        ("<p>caf&eacute;&nbsp;&mdash; &#233; &strange; &amp;amp;</p>", "café — é &strange; &amp;"),
        ("<!-- no --><p>One.<?pi no?></p>", "One."),
        ("<block class='lead_paragraph'><p>LEAD: One.</p></block>"
         "<block class='full_text'><p>LEAD: One.</p><p>Two.</p></block><block class='x'><p>No.</p></block>",
         "LEAD: One.\n\nTwo."),
    ],
)  # fmt: skip
def test_the_text_of_nitf_is_what_stands_in_its_body(tmp_path: Path, content: str, text: str) -> None:
    """Paragraphs as a page shows them; no pictures, and no first paragraph twice."""
    assert nitf(tmp_path, content).texts == [text]


@pytest.mark.parametrize(
    ("head", "top", "parts"),
    [
        ('<date.issue norm="20250506"/>', "", {"published": "2025-05-06"}),
        ('<date.issue norm="20250506+0200"/>', "", {"published": "2025-05-06"}),
        ('<date.issue norm="20250506T1130+0200"/>', "", {"published": "2025-05-06T09:30:00+00:00"}),
        ("", '<dateline><story.date norm="20250506T113000Z"/></dateline>', {"published": "2025-05-06T11:30:00+00:00"}),
        ('<doc.copyright holder="Tarn Press"/>', "", {"outlet": "Tarn Press"}),
        ("", "<rights><rights.owner>Tarn Press</rights.owner></rights>", {"outlet": "Tarn Press"}),
        ("", "<distributor>dpa</distributor>", {"outlet": "feed", "extra": {"distributor": "dpa"}}),
        ("", "<hedline><hl2>Below</hl2></hedline>", {"title": "Below"}),
        ("", '<byline class="normalized_byline">Fenn, A</byline><byline class="print_byline">By Ada Fenn</byline>',
         {"author": "By Ada Fenn"}),
        ("", "<byline>Ada Fenn</byline><byline>Jon Marsh</byline>", {"author": "Ada Fenn; Jon Marsh"}),
        ("", "<dateline><location>OSLO</location><story.date>May 6</story.date></dateline>",
         {"extra": {"dateline": "OSLO May 6"}}),
    ],
)  # fmt: skip
def test_the_parts_of_nitf(tmp_path: Path, head: str, top: str, parts: dict[str, Any]) -> None:
    """Dates in their shorter forms, outlets and authors wherever the standard has a place for them."""
    folder = tmp_path / "feed"
    folder.mkdir()
    (document,) = nitf(folder, "<p>One.</p>", head=head, top=top).documents
    assert {part: getattr(document, part) for part in parts} == parts


def test_an_archive_in_nitf(tmp_path: Path) -> None:
    """What a paper's archive says of the printed paper: its name, its day, the address."""
    day = '<pubdata date.publication="20250506T000000" name="Tarn Courier" ex-ref="https://tarn.example/1"/>'
    xml = f"<nitf><head>{day}</head><body><body.content><p>One.</p></body.content></body></nitf>"
    (document,) = reading(written(tmp_path / "1.xml", xml)).documents
    assert (document.outlet, document.published, document.url) == (
        "Tarn Courier",
        "2025-05-06",
        "https://tarn.example/1",
    )


def test_nitf_in_any_dress(tmp_path: Path) -> None:
    """With a namespace, a prefix, a document type, another suffix or encoding: the same article."""
    body = "<n:body><n:body.content><n:p>Café.</n:p></n:body.content></n:body>"
    prefixed = f'<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">{body}</n:nitf>'
    plain = prefixed.replace("n:", "")
    kind = '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "file:///etc/passwd">'
    for number, data in enumerate((
        prefixed.encode(),
        plain.encode(),
        f"\n<!-- feed -->{kind}\n{plain}".encode(),
        f'<?xml version="1.0" encoding="iso-8859-1" standalone="yes"?>\n{plain}'.encode("latin-1"),
        f'<?xml version="1.0" encoding="utf-16"?>{plain}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-8"?>{plain}'.encode("utf-8-sig"),
        plain.replace("é", "&eacute;").encode(),
    )):  # fmt: skip
        for suffix in (".xml", ".nitf", ".txt", ".xml.gz" if number == 0 else ".XML"):
            packed = gzip.compress(data) if suffix.endswith("gz") else data
            assert reading(written(tmp_path / f"a{suffix}", packed)).texts == ["Café."], (number, suffix)
        assert reading(tmp_path / "a.xml", format="nitf").texts == ["Café."]
        found = reading(tmp_path)
        assert found.texts, "a folder is searched for it"
    assert found.reasons == []


def test_broken_nitf_names_its_line(tmp_path: Path) -> None:
    """XML that breaks its rules: file, line and reason, and no article."""
    path = written(tmp_path / "a.xml", "<nitf>\n<body><body.content>\n<p>One.</body.content></body></nitf>")
    found = reading(path)
    assert (found.documents, found.reasons) == ([], ["a.xml:3: broken XML: mismatched tag (column 10)"])


def test_nothing_of_a_document_type_is_read(tmp_path: Path) -> None:
    """Entities that a document declares are refused; none of a file or an address is fetched, nor another DTD."""
    secret = written(tmp_path / "secret.txt", "fetched")
    inner = """<!ENTITY % b "<!ENTITY a 'x'>"> %b;"""
    for declared in ('<!ENTITY a "x">', f'<!ENTITY a SYSTEM "{secret.as_uri()}">', inner):
        xml = f"<!DOCTYPE nitf [{declared}]><nitf><body><body.content><p>One. &a;</p></body.content></body></nitf>"
        found = reading(written(tmp_path / "a.nitf", xml))
        assert (found.texts, found.reasons) == ([], [f"a.nitf: {DECLARES}"])
        g2 = f"<!DOCTYPE newsMessage [{declared}]><newsMessage><itemSet>{item('One. &a;')}</itemSet></newsMessage>"
        found = reading(written(tmp_path / "a.newsml", g2))
        assert (found.texts, found.reasons) == ([], [f"a.newsml: {DECLARES}"])
    dtd = written(tmp_path / "other.dtd", "<!ENTITY a 'fetched'>").as_uri()
    named = f'<!DOCTYPE nitf [<!ENTITY % b SYSTEM "{dtd}"> %b;]>'
    xml = f"{named}<nitf><body><body.content><p>One. &a;</p></body.content></body></nitf>"
    assert reading(written(tmp_path / "a.nitf", xml)).texts == ["One. &a;"]
    assert reading(written(tmp_path / "a.newsml", f"{named}{item('One. &a;')}")).texts == ["One. &a;"]
    xml = f'<!DOCTYPE nitf SYSTEM "{secret.as_uri()}"><nitf><body><body.content>One.</body.content></body></nitf>'
    assert reading(written(tmp_path / "a.nitf", xml)).texts == ["One."]


def test_limits_of_xml(tmp_path: Path) -> None:
    """Depth and size are bounded, and the bound is named."""
    deep = nitf(tmp_path, "<b>" * 300 + "One." + "</b>" * 300)
    assert deep.reasons == ["a.xml: more than 200 elements inside one another"]
    assert "limits.max_xml_depth" in str(deep.skipped[0].hint)
    flat = Settings(limits=Limits(max_xml_depth=4))
    assert [nitf(tmp_path, text, settings=flat).texts for text in ("<b>One.</b>", "<b><i>One.</i></b>")] == [
        ["One."],
        [],
    ]
    small = Settings(limits=Limits(max_record_bytes=500))
    assert nitf(tmp_path, "x" * 500, settings=small).reasons == ["a.xml: longer than 500 bytes"]
    items = item("One.") + item("x" * 500) + item("Two.")
    found = reading(written(tmp_path / "a.xml", f"<newsMessage>{items}</newsMessage>"), settings=small)
    assert (found.texts, found.reasons) == (["One.", "Two."], ["a.xml:1: longer than 500 bytes"])


def test_nitf_without_text_is_skipped(tmp_path: Path) -> None:
    """A picture with its caption is no article; what the user names as the text is one."""
    picture = "<media><media-caption>The lock.</media-caption></media>"
    assert nitf(tmp_path, picture).reasons == ["a.xml: no text in body.content"]
    top = "<abstract><p>The lock is shut.</p></abstract>"
    assert nitf(tmp_path, picture, top=top, columns={"text": ("abstract",)}).texts == ["The lock is shut."]


def test_the_options_hold_for_nitf(tmp_path: Path) -> None:
    """`--field`, `--outlet`, `--timezone`, `--id-prefix` and `--ids-from-files` do what they do for all records."""
    head, top = '<date.issue norm="20250506T113000"/><doc-id id-string="1"/>', "<dateline>Oslo</dateline>"
    (document,) = nitf(
        tmp_path, "<p>One.</p>", head=head, top=top, zones={None: "Europe/Oslo"}, outlet="Tarn", id_prefix="t-",
        columns={"title": ("dateline",)}, ids_from_files=True,
    ).documents  # fmt: skip
    assert (document.published, document.outlet) == ("2025-05-06T09:30:00+00:00", "Tarn")
    assert (document.external_id, document.title) == ("t-1", "Oslo")


@pytest.mark.parametrize("status", ["canceled", "withheld", "usable"])
def test_a_withdrawn_article_of_nitf(tmp_path: Path, status: str) -> None:
    """`management-status` is told as `pubStatus` is."""
    head = f'<head><docdata management-status="{status}"/></head>'
    xml = f"<nitf>{head}<body><body.content>One.</body.content></body></nitf>"
    found = reading(written(tmp_path / "a.xml", xml))
    assert found.texts == ["One."]
    assert [remark.message for remark in found.remarks] == [WITHDRAWN.format(status)] * (status != "usable")


@pytest.mark.parametrize("name", ["a.xml", "a.svg"])
@pytest.mark.parametrize(
    "xml",
    ["<rss2><channel/></rss2>", "<NewsMLs><NewsItem/></NewsMLs>", "<newsItems><a/></newsItems>", "<nitf2> </nitf2>"],
)
def test_xml_of_another_kind_is_refused_as_before(tmp_path: Path, xml: str, name: str) -> None:
    """Whatever begins alike: named by the user an unknown kind of XML, in a folder of file."""
    path = written(tmp_path / name, xml)
    assert reading(path).reasons == [f"{name}: XML of an unknown kind"]
    assert reading(tmp_path).reasons == [f"{name}: unknown kind of file ({path.suffix})"]


# ── NewsML-G2 ────────────────────────────────────────────────────────────────────────────────────────────────────


def item(
    text: str, *, guid: str = "", meta: str = "", content: str = "", kind: str = "text/plain", version: int = 1
) -> str:
    """An item whose data are this text, with this in `itemMeta` and in `contentMeta`."""
    data = f'<contentSet><inlineData contenttype="{kind}">{text}</inlineData></contentSet>' if text else ""
    named = f' guid="{guid}" version="{version}"' if guid else ""
    return f"<newsItem{named}><itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta>{data}</newsItem>"


def message(folder: Path, *items: str, **said: Any) -> Reading:
    """A message with these items, each on a line of its own."""
    lines = "\n".join(("<newsMessage><itemSet>", *items, "</itemSet></newsMessage>"))
    return reading(written(folder / "m.xml", lines), **said)


def test_newsml() -> None:
    """A message with an article in NITF, one in XHTML, one in plain text, a picture and a package."""
    found = reading(FORMATS / "newsml.xml")
    lock, toll, path = found.documents
    assert lock.text == LOCK
    assert (lock.title, lock.author, lock.language, lock.outlet) == (
        "Lock stays shut",
        "By Ada Fenn",
        "en",
        "Tarn Press",
    )
    assert lock.external_id == "urn:newsml:tarnpress.example:20250506:lock-v2"
    assert (lock.published, lock.extra["versionCreated"]) == ("2025-05-06T09:30:00+00:00", "2025-05-06T12:00:00+02:00")
    assert (lock.extra["dateline"], lock.extra["creditline"]) == ("Tarn Mill", "dpa/Tarn Press")
    assert toll.text == "The toll doubles from June.\n\nA barge pays 12 marks."
    assert (toll.external_id, toll.outlet) == ("urn:newsml:tarnpress.example:20250506:toll", "tarnpress.example")
    assert path.text == "The path is closed.\n\nIt opens in May."
    assert [Path(document.location or "").name for document in found.documents] == [
        "newsml.xml:5", "newsml.xml:37", "newsml.xml:45"
    ]  # fmt: skip
    assert [remark.message for remark in found.remarks] == [
        WITHDRAWN.format("canceled"),
        "left out, as they are no articles: 1 of class 'picture', 1 packageItem",
    ]
    assert found.skipped == []


def test_a_single_item_is_a_file_as_well(tmp_path: Path) -> None:
    """An item without a message around it, with a prefix or without."""
    for xml in (item("One."), item("One.").replace("</", "\0").replace("<", "<n:").replace("\0", "</n:")):
        assert reading(written(tmp_path / "a.xml", xml)).texts == ["One."]


def test_a_broken_item_costs_only_itself(tmp_path: Path) -> None:
    """Each broken item is named with its line and the reason; those around it are read."""
    found = message(
        tmp_path, item("One."), "<newsItem>\n<itemMeta>\n</newsItem>", item("Two."), "<newsItem><itemMeta>",
        item("Three."), item("a & b"), item(""), item("Four."),
    )  # fmt: skip
    assert found.texts == ["One.", "Two.", "Three.", "Four."]
    assert found.reasons == [
        "m.xml:5: broken XML: mismatched tag (column 3)",
        "m.xml:8: broken XML: no element found (column 1)",
        "m.xml:9: broken XML: not well-formed (invalid token) (column 111)",
        "m.xml:10: no text in the item",
    ]


@pytest.mark.parametrize(
    ("xml", "texts", "reasons"),
    [
        (f"<newsMessage>{item('One.')}{item('Two.')[:-30]}", ["One."], ["m.xml:1: the file ends inside this item"]),
        (f"<newsMessage><itemSet>{item('One.')}", ["One."], ["m.xml: the file ends inside the message"]),
        (item("One.")[:-4], [], ["m.xml:1: the file ends inside this item"]),
        ("<newsMessage><header/></newsMessage>", [], ["m.xml: a message without items"]),
        ("<newsMessage/>", [], ["m.xml: a message without items"]),
        ("<newsMessage><itemSet><newsItem/></itemSet></newsMessage>", [], ["m.xml:1: no text in the item"]),
    ],
)
def test_messages_that_are_cut_or_empty(tmp_path: Path, xml: str, texts: list[str], reasons: list[str]) -> None:
    """What came before the end of the file is read, and what is missing is said."""
    found = reading(written(tmp_path / "m.xml", xml))
    assert found.texts == texts
    assert found.reasons == reasons


@pytest.mark.parametrize("size", [1, 2, 7, 64, 1000])
def test_an_item_is_the_same_wherever_the_stream_is_cut(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of any size give what the whole gives, places included."""
    whole = reading(FORMATS / "newsml.xml")
    monkeypatch.setattr(xmlitems, "CHUNK_BYTES", size)
    assert reading(FORMATS / "newsml.xml") == whole


PIECES = (
    *("<newsItem>", "</newsItem>", "<newsItem/>", "</newsItem", ">", "<n:newsItem a='>'", item("One."), "x" * 90),
    *("<packageItem>", "</packageItem>", "<newsMessage>", "</newsMessage>", "<!ENTITY", "<!--", "-->", "\n", "<", "é"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_message_depends_on_how_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: list[str], size: int
) -> None:
    """Whatever stands in it, in whatever pieces it comes: the same documents, skips and remarks."""
    path = written(tmp_path / "m.newsml", "<newsMessage>" + "".join(parts))
    with monkeypatch.context() as patched:
        whole = reading(path)
        patched.setattr(xmlitems, "CHUNK_BYTES", size)
        patched.setattr(xmlitems, "LONGEST_TAG", 70)
        assert reading(path) == whole


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<inlineXML><html><head><title>No</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>",
         "One.\n\nTwo."),
        ("<inlineXML><p>One.</p></inlineXML>", "One."),
        ("<inlineXML><html><body><header><ul><li>Canals</li></ul><h1>Lock shut</h1></header>"
         "<section class='main x'><p>One.</p><p>Two.</p></section></body></html></inlineXML>", "One.\n\nTwo."),
        ("<inlineXML><html><body><p>\n  (dpa) - The lock\nis shut.\n   Barges\nwait.</p></body></html></inlineXML>",
         "(dpa) - The lock is shut.\n\nBarges wait."),
        ("<inlineXML> </inlineXML><inlineXML><p>Second.</p></inlineXML>", "Second."),
        ("<inlineData>Flat text.</inlineData><inlineXML><p>One.</p></inlineXML>", "One."),
        ("<inlineXML/><inlineData>Flat text.</inlineData>", "Flat text."),
        ('<inlineData contenttype="text/plain"><![CDATA[\n<p> One\n two.</p>]]></inlineData>', "One two."),
        ('<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;</inlineData>', "One."),
        ("<inlineData><p>One.</p><p>Two.</p></inlineData>", "One.\n\nTwo."),
        ('<inlineData contenttype="image/png">x</inlineData><inlineData>One.</inlineData>', "One."),
        ('<inlineData encoding="base64">eA==</inlineData><inlineData>One.</inlineData>', "One."),
        ("<inlineXML><nitf><body><body.head><abstract>No.</abstract></body.head><body.content><p>One.</p></body.content>"
         "<body.end><tagline>No.</tagline></body.end></body></nitf></inlineXML>", "One."),
        ("<inlineData>One.\n\n  Two.</inlineData>", "One.\n\n  Two."),
    ],
)  # fmt: skip
def test_the_text_of_an_item(tmp_path: Path, content: str, text: str) -> None:
    """The first content with text, markup before data; of NITF and of a page what stands in the body."""
    xml = f"<newsItem><contentSet>{content}</contentSet></newsItem>"
    assert reading(written(tmp_path / "a.xml", xml)).texts == [text]


@pytest.mark.parametrize(
    ("meta", "content", "parts"),
    [
        ('<provider qcode="nprov:Tarn"/>', "", {"outlet": "Tarn"}),
        ('<provider literal="t.example"><name>Tarn</name></provider>', "", {"outlet": "Tarn"}),
        ("", "", {"outlet": "feed"}),
        ("<versionCreated>2025-05-06T10:00:00Z</versionCreated>", "<contentCreated>2025-05-05</contentCreated>",
         {"published": "2025-05-06T10:00:00+00:00"}),
        ("", "<contentCreated>2025-05-05+02:00</contentCreated>", {"published": "2025-05-05"}),
        ("", "<headline>One</headline><headline role='x:main'>Two</headline>", {"title": "Two"}),
        ("", "<headline role='x:sub'>One</headline><headline>Two</headline>", {"title": "Two"}),
        ("<title>Slug</title>", "", {"title": "Slug"}),
        ("", "<creator><name>Ada</name></creator><creator><name>Jon</name></creator>", {"author": "Ada; Jon"}),
        ("", "<language tag='de-CH'/>", {"language": "de"}),
    ],
)  # fmt: skip
def test_the_parts_of_an_item(tmp_path: Path, meta: str, content: str, parts: dict[str, Any]) -> None:
    """What the standard has for outlet, date, headline, author and language."""
    folder = tmp_path / "feed"
    folder.mkdir()
    (document,) = message(folder, item("One.", meta=meta, content=content)).documents
    assert {part: getattr(document, part) for part in parts} == parts


def test_versions_of_an_item_are_texts_of_their_own(tmp_path: Path) -> None:
    """The first version has the id alone, later ones their number behind it; without an id there is none."""
    found = message(tmp_path, *(item(f"Text {v}.", guid="urn:a", version=v) for v in (0, 1, 2, 12)), item("No id."))
    assert [document.external_id for document in found.documents] == ["urn:a", "urn:a", "urn:a-v2", "urn:a-v12", None]


def test_what_is_no_article_is_counted(tmp_path: Path) -> None:
    """Packages and items of classes without text are told in one remark, a text without text is skipped."""
    picture, text = '<itemClass qcode="ninat:picture"/>', '<itemClass qcode="ninat:text"/>'
    killed = f'{text}<pubStatus qcode="stat:canceled"/>'
    package = "<packageItem><itemMeta/></packageItem>"
    found = message(
        tmp_path, *[item("", meta=picture)] * 3, package, package, item("", meta=text), item("", meta=killed),
        item("Caption that is a story.", meta=picture),
    )  # fmt: skip
    assert found.texts == ["Caption that is a story."]
    assert found.reasons == [
        "m.xml:7: no text in the item",
        "m.xml:8: no text; its sender has withdrawn it, or holds it back ('canceled')",
    ]
    assert [remark.message for remark in found.remarks] == [
        "left out, as they are no articles: 3 of class 'picture', 2 packageItem"
    ]


def test_an_encoding_that_lies_is_told_once(tmp_path: Path) -> None:
    """Items that are not in UTF-8 are read by a guess, which one remark says for the file."""
    data = f"<newsMessage>{item('Café au lait.')}{item('Déjà vu à Orléans.')}</newsMessage>".encode("cp1252")
    found = reading(written(tmp_path / "m.xml", data), outlet="Boje")
    assert found.texts == ["Café au lait.", "Déjà vu à Orléans."]
    assert len(found.remarks) == 1
    declares = b'<?xml version="1.0" encoding="windows-1252"?>' + data
    assert reading(written(tmp_path / "m.xml", declares)).texts == found.texts


# ── Nexis ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_exports_of_nexis() -> None:
    """The older form, with numbers before the articles, and the newer one, with marks behind them and a list on top."""
    lock, toll = reading(FORMATS / "nexis.txt").documents
    assert lock.text.split("\n\n") == [
        "The lock at Tarn Mill stays shut until Friday. The canal office said so on\nTuesday: the gate is bent.",
        "Barges wait below the weir.",
    ]
    assert (lock.outlet, lock.title) == ("The Tarn Courier", "Lock stays shut: barges wait below the weir")
    assert (lock.author, lock.published) == ("Ada Fenn; Jon Marsh", "2025-05-06")
    assert (toll.outlet, toll.title, toll.author) == ("Weir Weekly", "Toll doubles at the lock", "Jon Marsh")
    assert toll.text == "The toll doubles from June.\n\nA barge pays 12 marks."
    found = reading(FORMATS / "nexis-uni.txt")
    lock, toll = found.documents
    assert lock.text == "The lock at Tarn Mill stays shut until Friday.\nBarges wait below the weir."
    assert (lock.outlet, lock.title, lock.published) == ("The Tarn Courier", "Lock stays shut", "2025-05-06")
    assert (lock.extra["dateline"], credited(lock)) == ("TARN MILL", [("Associated Press", "metadata", "carries")])
    assert (toll.outlet, toll.title, toll.published) == ("Weir Weekly", "Toll doubles at the lock", "2025-05-08")
    assert [Path(document.location or "").name for document in found.documents] == [
        "nexis-uni.txt:1", "nexis-uni.txt:31"
    ]  # fmt: skip
    assert (found.skipped, found.remarks) == ([], [])


@pytest.mark.parametrize(
    ("said", "author"),
    [("By Ada Fenn", "Ada Fenn"), ("BY: ADA FENN", "ADA FENN"), ("Bya Fenn", "Bya Fenn"), ("By", "By")],
)
def test_bylines_of_nexis_give_the_name_alone(tmp_path: Path, said: str, author: str) -> None:
    """Of what Nexis prints behind "Byline:", "By" is no part of the name."""
    (tmp_path / "a.txt").write_text(NUMBERED.replace("Ada Fenn", said), encoding="utf-8")
    (document,) = reading(tmp_path).documents
    assert document.author == author


NUMBERED = "Document 1 of 2\nTarn Courier\nLock shut\nMay 6, 2025\nByline: Ada Fenn\nLength: 2 words\nBody\nThe lock.\n"


def test_numbered_documents(tmp_path: Path) -> None:
    """A number before each: outlet, title and day; one without a text is skipped by its line."""
    text = (
        f"{NUMBERED}Load-Date: May 7, 2025\n\nDocument 2 of 2\nWeir Weekly\nToll\nMay 8, 2025\nLength: 0 words\nBody\n"
    )
    for ends in ("\n", "\r\n"):
        found = reading(written(tmp_path / "a.txt", text.replace("\n", ends)))
        (lock,) = found.documents
        assert (lock.outlet, lock.title, lock.author, lock.text) == (
            "Tarn Courier",
            "Lock shut",
            "Ada Fenn",
            "The lock.",
        )
        assert found.reasons == ["a.txt:12: no text in the article"]


def test_a_copyright_of_several_lines_is_no_outlet(tmp_path: Path) -> None:
    """What a copyright goes on with, up to the next blank line, names neither outlet nor title."""
    rights = "   Copyright 2025 Tarn Interactive, LLC d/b/a\n    Tarn Digital\n    All Rights Reserved\n\n"
    head = f"1 of 1 DOCUMENT\n\n{rights}   The Tarn Courier\n\n   May 6, 2025\n\nLock shut\n\nLENGTH: 2 words\n\n"
    (document,) = reading(written(tmp_path / "a.txt", f"{head}The lock.\n\nLOAD-DATE: x")).documents
    assert (document.outlet, document.title, document.text) == ("The Tarn Courier", "Lock shut", "The lock.")


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED.replace("Length: 2 words\n", ""),
        NUMBERED.replace("Body\n", ""),
        NUMBERED.replace("Document 1 of 2\n", ""),
        NUMBERED.replace("Document 1 of 2\n", "1 of 2\n"),
        NUMBERED.replace("Length: 2 words", "Length: unknown"),
    ],
)
def test_what_may_be_something_else_stays_plain_text(tmp_path: Path, text: str) -> None:
    """Without a number, a length in words and a mark around the text, a file is one article, letter for letter."""
    assert reading(written(tmp_path / "a.txt", text)).texts == [text]
    assert reading(written(tmp_path / "b.txt", NUMBERED)).texts == ["The lock."]
    assert reading(tmp_path / "b.txt", format="text").texts == [NUMBERED]


def test_a_mark_of_the_tail_inside_of_the_text_cuts_nothing_off(tmp_path: Path) -> None:
    """A line that could begin the tail does so only near its end."""
    body = "Graphic\n" + "The lock stays shut.\n" * 60
    text = f"{NUMBERED}{body}GRAPHIC: A lock.\nLoad-Date: May 7, 2025\n"
    (document,) = reading(written(tmp_path / "a.txt", text)).documents
    assert document.text == f"The lock.\n{body}".strip("\n")


# ── credits ──────────────────────────────────────────────────────────────────────────────────────────────────────

DPA = "Deutsche Presse-Agentur"


def credited(document: Document) -> list[tuple[str, str, str]]:
    """The agencies that a document credits, where and in which role."""
    found = find_credits(document, segment(document.text, document.title, DEFAULT), rules(load()))
    return [(credit.name, credit.place, credit.role) for credit in found]


@pytest.mark.parametrize(
    "top",
    ["<distributor>dpa</distributor>", "<distributor><org>dpa</org></distributor>", "<dateline>Kiel (dpa)</dateline>"],
)
def test_an_agency_in_the_head_of_nitf_is_a_credit(tmp_path: Path, top: str) -> None:
    """In the distributor or the dateline beside a paper's own copyright; in the agency's own file it is itself."""
    for holder, role in (("Tarn Courier", "carries"), ("dpa", "origin")):
        head = f'<doc.copyright holder="{holder}"/>'
        (document,) = nitf(tmp_path, "<p>The lock stays shut.</p>", head=head, top=top).documents
        assert credited(document) == [(DPA, "metadata", role)]


@pytest.mark.parametrize(
    ("provider", "content", "role"),
    [
        ("Tarn Courier", "<creditline>dpa</creditline>", "carries"),
        ("Tarn Courier", '<infoSource qcode="is:dpa"/>', "carries"),
        ("Tarn Courier", "<dateline>Kiel (dpa)</dateline>", "carries"),
        ("Tarn Courier", "<by>Ada Fenn, dpa</by>", "carries"),
        ("dpa", "<creditline>dpa</creditline>", "origin"),
        ("dpa", '<infoSource literal="dpa"/>', "origin"),
    ],
)
def test_an_agency_in_an_item_is_a_credit(tmp_path: Path, provider: str, content: str, role: str) -> None:
    """In credit line, source, dateline and author of another provider's item; in its own it is itself."""
    meta = f'<provider literal="{provider}"/>'
    (document,) = message(tmp_path, item("The lock stays shut.", meta=meta, content=content)).documents
    assert credited(document) == [(DPA, "metadata", role)]


def test_a_provider_that_is_not_the_outlet_is_a_credit(tmp_path: Path) -> None:
    """Where the user says that another field holds the outlet, the agency that provides the item is its source."""
    xml = item("The lock stays shut.", meta='<provider literal="dpa"/>', content="<slugline>Tarn Courier</slugline>")
    (document,) = message(tmp_path, xml, columns={"outlet": ("slugline",)}).documents
    assert (document.outlet, credited(document)) == ("Tarn Courier", [(DPA, "metadata", "carries")])
