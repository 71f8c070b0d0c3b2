"""Documents of Word: what of them is the text, what they are believed, and what becomes of those that are broken."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from corpus_files import FORMATS, Reading, reading
from word_files import docx, paragraph, run

from lineage.config import Limits, Settings
from lineage.corpus.readers import word
from tests.program import lineage

pytest.importorskip("mammoth")

STORY = "The old malthouse burned down on Sunday."
BOX = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
SHAPE = "<w:drawing><wp:anchor><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
DRAWN = SHAPE.format(f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
PICTURE = SHAPE.format('<pic:pic><pic:blipFill><a:blip r:embed="rId404"/></pic:blipFill></pic:pic>')
CHOICE = f'<mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CORE = (
    '<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>Minutes 2013</dc:title><cp:revision>9'
    "</cp:revision><dc:creator>Microsoft Office User</dc:creator><dcterms:modified>2026-03-09T16:45:00Z"
    "</dcterms:modified><dc:subject> </dc:subject></cp:coreProperties>"
)


def cells(*columns: str) -> str:
    """A row of a table, a cell for each of the columns."""
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{column}</w:tc>' for column in columns)}</w:tr>"


def found(folder: Path, *body: str, **made: dict[str, str | bytes] | str) -> Reading:
    """What is read of a document with this body."""
    (folder / "a.docx").write_bytes(docx(*body, **made))  # type: ignore[arg-type]
    return reading(folder / "a.docx")


BODIES: dict[str, tuple[tuple[str, ...], str]] = {
    "what was deleted or moved away is not there, what was put in its place is": (
        (
            paragraph(
                "The pier ",
                f'<w:del w:id="0">{run("was").replace("w:t", "w:delText")}</w:del>',
                f'<w:ins w:id="0">{run("stays")}</w:ins>',
                f'<w:moveFrom w:id="0">{run(" far")}</w:moveFrom>',
                f'<w:moveTo w:id="0">{run(" shut")}</w:moveTo>',
                ".",
            ),
        ),
        "The pier stays shut.",
    ),
    "a paragraph whose mark was deleted goes on in the next": (
        ('<w:p><w:pPr><w:rPr><w:del w:id="0"/></w:rPr></w:pPr>' + run("The pier ") + "</w:p>", "stays shut."),
        "The pier stays shut.",
    ),
    "deleted rows and cells": (
        (
            "<w:tbl>"
            + cells(paragraph("A"), paragraph("B")).replace("<w:tcPr/>", "<w:tcPr><w:cellDel/></w:tcPr>", 1)
            + cells(paragraph("C")).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="0"/></w:trPr>')
            + "</w:tbl>",
        ),
        "B",
    ),
    "comments and bookmarks": (
        (
            paragraph(
                '<w:commentRangeStart w:id="1"/><w:bookmarkStart w:id="2"/>',
                "The pier.",
                '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:bookmarkEnd w:id="2"/>',
            ),
        ),
        "The pier.",
    ),
    "hidden words are not there, and what denies to be hidden is": (
        (
            paragraph(
                '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Slug </w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/></w:rPr>'
                "<w:t>Pier</w:t></w:r>"
            ),
        ),
        "Pier",
    ),
    "an empty field does not say its prompt, a filled one what it was filled with": (
        tuple(
            f"<w:sdt><w:sdtPr>{mark}</w:sdtPr><w:sdtContent>{paragraph(said)}</w:sdtContent></w:sdt>"
            for mark, said in (("<w:showingPlcHdr/>", "Click here to enter text."), ("", "The pier."))
        ),
        "The pier.",
    ),
    "headings and items of lists are paragraphs": (
        (
            "Lead.",
            paragraph("Heading", style="berschrift2"),
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("Item") + "</w:p>",
            paragraph("Quoted", style="of nobody"),
        ),
        "Lead.\n\nHeading\n\nItem\n\nQuoted",
    ),
    "rows are paragraphs, and a cell of several paragraphs is those": (
        (
            f"<w:tbl>{cells(paragraph('Tarn'), paragraph(), paragraph('3'))}"
            f"{cells(paragraph('One.') + paragraph('Two.'), paragraph('Three.'))}</w:tbl>",
        ),
        "Tarn 3\n\nOne.\n\nTwo.\n\nThree.",
    ),
    "breaks of lines, pages and columns part paragraphs": (
        (paragraph('<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:cr/><w:t>C</w:t><w:br w:type="page"/><w:t>D</w:t></w:r>'),),
        "A\n\nB\n\nC\n\nD",
    ),
    "formatting parts no words, a tab does": (
        (paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>T</w:t></w:r>", "he pier", "<w:r><w:tab/></w:r>", "is shut"),),
        "The pier is shut",
    ),
    "a link is its words, wherever it leads": (
        (
            paragraph("See ", f'<w:hyperlink r:id="rId404">{run("the")}</w:hyperlink>')
            + paragraph(
                FIELD.format("begin"),
                '<w:r><w:instrText>HYPERLINK "http://a.example"</w:instrText></w:r>',
                FIELD.format("separate"),
                "pier",
                FIELD.format("end"),
                f'<w:fldSimple w:instr="DATE">{run(" today")}</w:fldSimple>',
            ),
        ),
        "See the\n\npier today",
    ),
    "pictures": ((paragraph("The pier.", f"<w:r>{PICTURE}</w:r>"),), "The pier."),
    "text boxes stand behind their paragraph, once, in whatever form they come": (
        (
            paragraph(f"<w:r><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:r>", "One."),
            paragraph(f"<w:r>{DRAWN}</w:r>", "Two."),
            paragraph(
                f"<w:r><mc:AlternateContent>{CHOICE}<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>",
                "Three.",
            ),
        ),
        "One.\n\nIn the box.\n\nTwo.\n\nIn the box.\n\nThree.\n\nIn the box.",
    ),
    "the words, and not how they are read aloud; words from right to left": (
        (
            paragraph(
                f"<w:r><w:ruby><w:rt>{run('せきもん')}</w:rt><w:rubyBase>{run('閘門')}</w:rubyBase></w:ruby></w:r>",
                f'<w:bdo w:val="rtl">{run(" הרציף")}</w:bdo>',
            ),
        ),
        "閘門 הרציף",
    ),
    "wide spaces inside stay, a paragraph of nothing else is none": (
        ("9\xa0km to the\u202fpier,  <b>&amp;\xad", "\xa0", " "),
        "9\xa0km to the\u202fpier, <b>&amp;\xad",
    ),
    "a block of metadata on top is none of the text": (
        ("---", "outlet: Quay Post", "date: 2025-03-09", "---", STORY),
        STORY,
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_what_is_text(tmp_path: Path, case: str) -> None:
    """What a reader would see with all changes accepted, a blank line between paragraphs; nothing to remark."""
    body, text = BODIES[case]
    result = found(tmp_path, *body)
    assert (result.texts, result.skipped, result.remarks) == ([text], [], [])


def test_headers_footers_and_what_else_is_in_the_archive_are_no_text(tmp_path: Path) -> None:
    """Nor does a style map that somebody has put in for mammoth decide what is text."""
    parts: dict[str, str | bytes] = {
        "word/header1.xml": f"<w:hdr>{paragraph('Header')}</w:hdr>",
        "word/comments.xml": "broken",
        "word/media/image1.png": bytes(9),
        "mammoth/style-map": "p => !",
    }
    assert found(tmp_path, STORY, parts=parts).texts == [STORY]


def test_notes_are_left_out_with_a_remark(tmp_path: Path) -> None:
    """Footnotes and endnotes are seen on the page: that they are missing is said, unless they were deleted."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = note.replace("footnote", "endnote")
    result = found(tmp_path, paragraph("The pier", note, " is", end, " shut.", f'<w:del w:id="0">{note}</w:del>'))
    assert result.texts == ["The pier is shut."]
    assert [remark.message for remark in result.remarks] == ["2 notes are left out (at the foot of a page, or the end)"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ((paragraph("Malthouse", "<w:r><w:br/></w:r>", "burns", style="Titel"), STORY), "Malthouse burns"),
        ((paragraph("Malthouse burns", style="berschrift1"), STORY), "Malthouse burns"),
        (("---", "author: Ann Bell", "---", paragraph("Fire", style="Titel"), STORY), "Fire"),
        (("---", "headline: Blaze", "---", paragraph("Fire", style="Titel"), STORY), "Blaze"),
        (("Malthouse burns", STORY), None),
        ((STORY, paragraph("Background", style="berschrift1"), STORY), None),
        (("Malthouse burns", paragraph("Malthouse", style="berschrift1"), STORY), None),
    ],
)
def test_the_title_is_what_the_text_begins_with(tmp_path: Path, body: tuple[str, ...], title: str | None) -> None:
    """In the style of a title or first heading, whatever these are called here; it stays in the text."""
    (document,) = found(tmp_path, *body).documents
    assert document.title == title
    assert document.text.endswith(STORY)


def test_properties_are_kept_and_not_believed(tmp_path: Path) -> None:
    """Title, author and date are those of a template, of a machine and of the last change."""
    (document,) = found(tmp_path, STORY, parts={"docProps/core.xml": CORE}).documents
    assert (document.title, document.author, document.published, document.outlet) == (None, None, None, tmp_path.name)
    assert document.extra == {
        "word_properties": {
            "title": "Minutes 2013",
            "creator": "Microsoft Office User",
            "modified": "2026-03-09T16:45:00Z",
        }
    }


def test_the_text_may_say_what_a_text_file_may(tmp_path: Path) -> None:
    """Outlet, author and date in a block on top, or a line near the top that is a date."""
    (document,) = found(tmp_path, *BODIES["a block of metadata on top is none of the text"][0]).documents
    assert (document.outlet, document.published) == ("Quay Post", "2025-03-09")
    (document,) = found(tmp_path, "Malthouse burns", "Published: 15 March 2024", STORY).documents
    assert document.published == "2024-03-15"


def test_it_is_the_document_of_the_same_text(tmp_path: Path) -> None:
    """A draft and the text that was saved from it have one id, whichever parts stand first, in both dialects of XML."""
    first = found(tmp_path, "The pier.", STORY).documents[0]
    (tmp_path / "a.txt").write_text(f"The pier.\n\n{STORY}")
    assert reading(tmp_path / "a.txt").documents[0].content_id == first.content_id
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        parts = {name: archive.read(name) for name in reversed(archive.namelist())}
    old, new = b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old, new))
    assert reading(tmp_path / "b.docx").documents[0].content_id == first.content_id


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.doc", "a.txt", "a.csv", "a", "a.docx.gz"])
def test_it_is_told_by_what_it_holds(tmp_path: Path, name: str) -> None:
    """Whatever it is called, in a folder as well."""
    data = docx(STORY)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert reading(tmp_path).texts == [STORY]


def test_it_is_told_by_its_name_where_a_picture_comes_first(tmp_path: Path) -> None:
    """The first bytes of an archive that somebody packed again may be those of a picture."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/media/a.png", bytes(200_000))
        with zipfile.ZipFile(io.BytesIO(docx(STORY))) as other:
            archive.writestr("word/document.xml", other.read("word/document.xml"))
    assert reading(tmp_path / "a.docx").texts == [STORY]


def test_it_comes_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a stream, which cannot be gone back in."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(docx(STORY))))
    assert reading("-").texts == [STORY]


def test_an_export_of_an_archive_is_its_articles(tmp_path: Path) -> None:
    """Nexis hands out Word as well; one document of all articles would be one that nobody has printed."""
    text = (FORMATS / "nexis-uni.txt").read_text(encoding="utf-8").replace("doubles\nat", "doubles at")
    result = found(tmp_path, *map(paragraph, text.replace(": ", ":\xa0").splitlines()))
    assert [document.title for document in result.documents] == ["Lock stays shut", "Toll doubles at the lock"]
    assert result.documents[0].author == "Ada Fenn"
    assert result.texts[1] == "The toll doubles from June."
    unknown = text.replace("Length", "Extent").replace(": ", ":\xa0")
    refused = found(tmp_path, *map(paragraph, unknown.splitlines()))
    assert refused.reasons == ["a.docx: an export of Nexis with several articles"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TYPED = "<!DOCTYPE w:document [<!ENTITY a 'boo'>]>"


def lying() -> bytes:
    """An archive that tells a hundred bytes for a part of a hundred megabytes."""
    data = bytearray(docx(STORY, parts={"word/document.xml": b" " * 100_000_000}))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    """An archive whose parts are said to be encrypted, as other programs than Word may do."""
    data = bytearray(docx(STORY))
    data[data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml")) + 8] |= 1
    return bytes(data)


def squeezed() -> bytes:
    """An archive packed as Word packs none."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


BROKEN: dict[str, tuple[bytes, str, str]] = {
    "nothing": (docx(), "the text is empty", "lost"),
    "a picture alone": (docx(paragraph(f"<w:r>{PICTURE}</w:r>")), "the text is empty", "lost"),
    "cut off": (docx(STORY)[:-30], "damaged document of Word: File is not a zip file", "save it anew"),
    "broken XML": (
        docx(STORY, parts={"word/document.xml": "<w:document>"}),
        "damaged document of Word",
        "save it anew",
    ),
    "a damaged byte": (docx(STORY).replace(b"word/document.xml", b"word/documenT.xml", 1), "damaged", "save it anew"),
    "a document type": (docx(STORY, prolog=TYPED), "declares a document type", "save it anew"),
    "the same in UTF-16": (
        docx(parts={"word/document.xml": f"<?xml version='1.0' encoding='utf-16'?>{TYPED}<a/>".encode("utf-16")}),
        "declares a document type",
        "save it anew",
    ),
    "depth": (docx("<w:ins>" * 90 + "</w:ins>" * 90), "more than 80 elements inside one another", "save its text"),
    "a symbol of no number": (docx(paragraph('<w:r><w:sym w:char="x"/></w:r>')), "cannot be read: ", "save its text"),
    "more than it says": (lying(), "damaged document of Word: Bad CRC-32", "save it anew"),
    "encrypted parts": (encrypted(), "packed or encrypted in a way that Word does not use", "save it anew"),
    "another packing": (squeezed(), "packed or encrypted in a way that Word does not use", "save it anew"),
    "a password": (
        OLE + "EncryptedPackage".encode("utf-16-le") + bytes(99),
        "a file of Office that a password protects",
        "without the password",
    ),
    "the format before it": (OLE, "a file of an older Office", "as .docx"),
    "RTF": (b"{\\rtf1\\ansi The pier.\\par}", "a document in RTF", ".docx"),
    "a page": (b"<html><p>The pier.</p></html>", "no document of Word, whatever its name says", "--format"),
    "another archive": (b"PK\x03\x04" + docx(STORY)[4:].replace(b"word/", b"text/"), "but another archive", "unpack"),
    "a template": (docx(STORY, kind="vnd.ms-word.template.macroEnabledTemplate"), "a template of Word", "as .docx"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_costs_only_itself(tmp_path: Path, case: str) -> None:
    """It is counted and named, with the reason and what to do; the others are read."""
    data, reason, hint = BROKEN[case]
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "b.docx").write_bytes(docx(STORY))
    result = reading(tmp_path)
    assert result.texts == [STORY]
    (said,) = result.reasons
    assert said.startswith("a.docx: ")
    assert reason in said
    assert hint in str(result.skipped[0].hint)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the size that it tells, with the limit's name."""
    monkeypatch.setattr(word, "_element", pytest.fail)
    (tmp_path / "a.docx").write_bytes(docx("<w:p/>" * 1_000_000))
    result = reading(tmp_path / "a.docx")
    assert result.reasons == ["a.docx: a document of Word of more than 4,000,000 bytes, unpacked and without pictures"]
    assert "limits.max_word_bytes in lineage.Settings" in str(result.skipped[0].hint)


def test_pictures_count_for_nothing(tmp_path: Path) -> None:
    """The limit is one of what is read."""
    (tmp_path / "a.docx").write_bytes(docx(STORY, parts={"word/media/a.png": bytes(9_000)}))
    assert reading(tmp_path, settings=Settings(limits=Limits(max_word_bytes=9_000))).texts == [STORY]


def test_another_format_that_was_asked_for_is_not_this(tmp_path: Path) -> None:
    """Its bytes are no text; and what is no document of Word does not become one."""
    (tmp_path / "a.docx").write_bytes(docx(STORY))
    for form in ("text", "json"):
        result = reading(tmp_path / "a.docx", format=form)
        assert result.reasons == ["a.docx: a document of Word, not text"]
        assert "--format docx" in str(result.skipped[0].hint)
    (tmp_path / "a.txt").write_text(STORY)
    assert reading(tmp_path / "a.txt", format="docx").reasons[0].endswith("whatever its name says")


def test_files_that_word_puts_beside_open_documents_are_passed_over(tmp_path: Path) -> None:
    """They are hidden where Word runs, and hold the name of who has the document open."""
    (tmp_path / "a.docx").write_bytes(docx(STORY))
    (tmp_path / "~$a.docx").write_bytes(b"\x08Ann Bell" + bytes(153))
    result = reading(tmp_path)
    assert (result.texts, result.skipped) == ([STORY], [])


def test_drafts_are_compared_and_looked_up(tmp_path: Path, traced_corpus: Path) -> None:
    """`show` needs two paths and no database, `find` a path or a stream."""
    (tmp_path / "a.docx").write_bytes(docx(STORY, "Nobody was hurt, the brigade said."))
    (tmp_path / "b.txt").write_text(f"{STORY}\n\nFour engines came from Tarn Mill.\n")
    done = lineage("show", tmp_path / "a.docx", tmp_path / "b.txt", "--format", "json")
    assert [link["label"] for link in json.loads(done.stdout)["links"]] == ["verbatim"], done.stderr
    text = (FORMATS.parent / "draft.txt").read_text(encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(docx(*text.split("\n\n")))
    done = lineage("find", tmp_path / "c.docx", "--db", traced_corpus, "--format", "json")
    sources = json.loads(done.stdout)["sources"]
    assert "Meridian Press Agency" in {source["name"] for source in sources}, done.stderr
