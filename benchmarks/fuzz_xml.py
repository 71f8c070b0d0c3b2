"""a generator of random numbers -> articles in XML of strangers: NITF, NewsML, feeds, documents of Word.

The same generator gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from random import Random
from xml.sax.saxutils import escape

from fuzz_texts import changed, text, value
from hostile_words import HOSTILE, TOKENS


def _escaped(said: str, random: Random) -> str:
    """The text as XML has it, mostly without what XML cannot hold."""
    if random.random() < 0.98:
        said = re.sub("[^\\t\\n -\\ud7ff\\ue000-\\ufffd\U00010000-\U0010ffff]", "", said)
    return escape(said, {'"': "&quot;"})


def _element(random: Random, name: str, inside: str, depth: int = 2) -> str:
    """An element of a wire format, mostly well formed, with an attribute that means something or does not."""
    attributes = (
        "norm",
        "id-string",
        "holder",
        "literal",
        "qcode",
        "guid",
        "version",
        "role",
        "class",
        "xml:lang",
        "tag",
    )
    said = _escaped(str(value(random, 0)), random) if random.random() < 0.7 else ""
    tag = f"{random.choice(('', '', '', 'x:'))}{name}"
    ending = f"</{tag}>" if random.random() < 0.97 else random.choice(("", "</p>", "<", "]]>"))
    more = _elements(random, depth - 1) if depth and random.random() < 0.3 else ""
    return f'<{tag} {random.choice(attributes)}="{said}">{inside}{more}{ending}'


def _elements(random: Random, depth: int) -> str:
    """Elements that one of the wire formats knows, anywhere."""
    names = ("p", "hl1", "media", "table", "tr", "td", "block", "br", "hedline", "byline", "dateline", "script", "head",
             "body", "body.content", "inlineXML", "inlineData", "newsItem", "provider", "name", "headline")  # fmt: skip
    return "".join(
        _element(random, random.choice(names), _escaped(random.choice(HOSTILE), random), depth)
        for _ in range(random.randint(0, 4))
    )


def _paragraphs(random: Random) -> str:
    """The paragraphs of a text, with elements between them."""
    lines = (_element(random, "p", _escaped(line, random), 1) for line in text(random, 500).split("\n"))
    return "".join(line + (_elements(random, 1) if random.random() < 0.2 else "") for line in lines)


def _prolog(random: Random) -> str:
    """What stands before the first element: mostly nothing that is dangerous."""
    subset = "[<!ENTITY a 'b'><!ENTITY c '&a;&a;'><!ENTITY % d SYSTEM 'file:///etc/passwd'>%d;]"
    encoding = random.choice(("utf-8", "iso-8859-1", "utf-16", "x", "rot13"))
    kinds = ("", "", f"<?xml version='1.0' encoding='{encoding}'?>", "<!DOCTYPE nitf SYSTEM 'http://a.example/x'>",
             f"<!DOCTYPE nitf {subset}>", "<!-- a -->", "\n")  # fmt: skip
    return "".join(random.choice(kinds) for _ in range(random.randint(0, 2)))


def nitf(random: Random) -> bytes:
    """An article in NITF with hostile values and elements where none belong."""
    docdata = "".join(
        f'<{name}="{_escaped(str(value(random, 0)), random)}"/>'
        for name in ("doc-id id-string", "date.issue norm", "doc.copyright holder", "pubdata ex-ref")
    )
    top = "".join(
        _element(random, name, _escaped(random.choice(HOSTILE), random), 1) for name in ("hl1", "byline", "dateline")
    )
    content = f"<body.content>{_paragraphs(random)}</body.content>"
    head = f"<head><docdata>{docdata}</docdata></head>"
    inside = f"{head}<body><body.head><hedline>{top}</hedline></body.head>{content}</body>"
    return f"{_prolog(random)}<nitf>{inside}</nitf>".encode(
        random.choice(("utf-8", "utf-8", "cp1252", "utf-16")), "replace"
    )


def newsml(random: Random) -> bytes:
    """A message of NewsML-G2 or NewsML 1 with some items, each with one or two contents."""
    make, around = random.choice(((_news_item, "newsMessage"), (_component_item, "NewsML")))
    items = "".join(make(random) for _ in range(random.randint(0, 4)))
    wrapped = f"<{around}>{items}</{around}>" if random.random() < 0.8 else items
    return f"{_prolog(random)}{wrapped}".encode(random.choice(("utf-8", "utf-8", "cp1252", "utf-16")), "replace")


def _news_item(random: Random) -> str:
    name = random.choice(("newsItem", "newsItem", "newsItem", "packageItem"))
    names = ("provider", "versionCreated", "pubStatus", "itemClass", "headline", "by", "creditline", "dateline")
    metas = [_element(random, name, _escaped(str(value(random, 0)), random), 1) for name in random.sample(names, 4)]
    kind = random.choice(("text/plain", "text/html", "x"))
    contents = (
        f"<inlineXML><html><body>{_paragraphs(random)}</body></html></inlineXML>",
        f'<inlineData contenttype="{kind}">{_escaped(text(random, 200), random)}</inlineData>',
        nitf(random).decode("utf-8", "replace"),
        "",
    )
    content = "".join(random.choice(contents) for _ in range(random.randint(0, 2)))
    meta = f"<itemMeta>{''.join(metas[:2])}</itemMeta><contentMeta>{''.join(metas[2:])}</contentMeta>"
    return f'<{name} guid="{random.randint(0, 3)}">{meta}<contentSet>{content}</contentSet></{name}>'


def _component_item(random: Random) -> str:
    names = ("PublicIdentifier", "NewsItemId", "RevisionId", "FirstCreated", "HeadLine", "DateLine", "CreditLine")
    metas = [_element(random, name, _escaped(str(value(random, 0)), random), 1) for name in names]
    named, managed, lines = "".join(metas[:3]), metas[3], "".join(metas[4:])
    head = (
        f"<Identification><NewsIdentifier>{named}</NewsIdentifier></Identification><NewsManagement>{managed}"
        f"</NewsManagement><NewsLines>{lines}</NewsLines>"
    )
    return f"<NewsItem>{head}{_component(random, 3)}</NewsItem>"


def _component(random: Random, depth: int) -> str:
    inner = "".join(_component(random, depth - 1) for _ in range(random.randint(0, 2))) if depth else ""
    role = random.choice(("Main", "Lead", "Body", "Caption", "", _escaped(random.choice(HOSTILE), random)))
    contents = (_paragraphs(random), _escaped(text(random, 200), random), nitf(random).decode("utf-8", "replace"), "")
    content = f"<ContentItem><DataContent>{random.choice(contents)}</DataContent></ContentItem>"
    return f'<NewsComponent><Role FormalName="{role}"/>{content}{inner}</NewsComponent>'


def feed(random: Random) -> bytes:
    """A feed with some items, or entries, whose texts are HTML in any dress."""
    tag, around = random.choice((
        ("item", "<rss xmlns:wp='x'><channel><link>http://a.example/</link>{}</channel></rss>"),
        ("entry", "<feed xmlns='http://www.w3.org/2005/Atom'>{}</feed>"),
        ("item", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>{}</rdf:RDF>"),
    ))  # fmt: skip
    items = "".join(_feed_item(random, tag) for _ in range(random.randint(0, 4)))
    return f"{_prolog(random)}{around.format(items)}".encode(random.choice(("utf-8", "utf-8", "cp1252")), "replace")


def _feed_item(random: Random, tag: str) -> str:
    names = ("title", "link", "guid", "id", "pubDate", "published", "updated", "dc:creator", "author", "source",
             "category", "wp:post_type", "wp:status", "description", "feedburner:origLink")  # fmt: skip
    metas = "".join(
        _element(random, name, _escaped(str(value(random, 0)), random), 0) for name in random.sample(names, 6)
    )
    kind = random.choice(("html", "xhtml", "text", "x"))
    contents = (
        f"<content:encoded><![CDATA[{_paragraphs(random)}]]></content:encoded>",
        f'<content type="{kind}">{_escaped(text(random, 200), random)}</content>',
        f'<content type="{kind}"><div>{_paragraphs(random)}</div></content>',
        f"<description>{_escaped(random.choice(HOSTILE), random)}</description>",
    )
    return f"<{tag}>{metas}{''.join(random.choice(contents) for _ in range(random.randint(0, 2)))}</{tag}>"


SCHEMAS = "http://schemas.openxmlformats.org/"
SPACES = (f"xmlns:w='{SCHEMAS}wordprocessingml/2006/main' xmlns:mc='{SCHEMAS}markup-compatibility/2006' "
          f"xmlns:r='{SCHEMAS}officeDocument/2006/relationships' xmlns:a='{SCHEMAS}drawingml/2006/main'")  # fmt: skip
WORDS = ("p", "p", "r", "r", "t", "t", "pPr", "rPr", "tbl", "tr", "tc", "trPr", "tcPr", "gridSpan", "vMerge", "ins",
         "del", "vanish", "moveFrom", "moveTo", "br", "cr", "tab", "sym", "hyperlink", "fldChar", "instrText", "sdt",
         "fldSimple", "sdtPr", "sdtContent", "footnoteReference", "commentReference", "bookmarkStart", "pStyle",
         "numPr", "ilvl", "numId", "pict", "drawing", "txbxContent", "ruby", "rubyBase", "rt", "sectPr")  # fmt: skip


def word(random: Random) -> bytes:
    """A document of Word whose elements stand anywhere, and whose parts may be anything."""
    said = (_escaped(line, random) for line in text(random, 500).split("\n"))
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r>{_word(random, 3)}</w:p>" for line in said) + _word(random, 4)
    prolog = _prolog(random) if random.random() < 0.1 else ""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{prolog}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{_word(random, 3)}</w:styles>",
        "docProps/core.xml": f"<core><title>{_escaped(str(value(random, 0)), random)}</title></core>",
        "_rels/.rels": "<Relationships><Relationship/></Relationships>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, held in parts.items():
            data = held.encode("utf-8", "replace")
            if name == "word/document.xml" or random.random() < 0.3:
                archive.writestr(name, changed(data, random, TOKENS["xml"]) if random.random() < 0.2 else data)
    return out.getvalue()


def _word(random: Random, depth: int) -> str:
    """Elements that Word knows, anywhere, with attributes that mean something or do not."""
    made = []
    for _ in range(random.randint(0, 3)):
        name = random.choice(WORDS)
        key = random.choice(("w:val", "w:id", "r:id", "w:type", "w:char", "w:fldCharType", "w:anchor", "w:styleId"))
        said = random.choice(
            ("begin", "separate", "end", "page", "0", "F0FE", _escaped(random.choice(HOSTILE), random))
        )
        inside = _word(random, depth - 1) if depth else _escaped(random.choice(HOSTILE), random)
        made.append(f'<w:{name} {key}="{said}">{inside}</w:{name}>')
    return "".join(made)
