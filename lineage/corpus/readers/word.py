"""a document of Word (.docx) -> the record of a text file that says the same, or those of an export of an archive.

A draft has no site around it: mammoth makes HTML of its body, and the paragraphs of that are the text, as they are of
HTML in a field.  It is what a reader would see with all changes accepted: what was deleted or moved away, comments,
hidden words and the prompts of empty fields are no part of it, nor are pictures, headers, footers and notes (of these a
remark tells, since an article is compared word for word, and a "[1]" in its sentences, or the list below it, is
printed nowhere).  Headings, items of lists, text boxes and rows of tables are paragraphs; a row with a cell of several
paragraphs is those.  A soft line break parts paragraphs, as it does in HTML.

Nothing is believed of the properties of the file: Word fills them in from whoever bought the machine, and from the
document that was copied; they are kept beside the text.  The title is the paragraph in the style "Title" or "Heading 1"
that the text begins with; whatever a text file may say of outlet, date and author on top, a document may as well.

Strangers' XML is parsed here first, without document types and within bounds, and mammoth sees what is left: of what it
does not know the text is brought into a form that it does.  Cost: a quarter of a second for a megabyte of XML, and for
a hostile one 4 s and 100 MB of memory.
Failure mode: words that Word counts or computes when it shows them (numbers of lists) are not there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lineage.config import Limits
from lineage.corpus.files import foreign
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.corpus.parts.markup import block_texts
from lineage.corpus.parts.names import make_plan
from lineage.corpus.readers import factiva, nexis, plaintext
from lineage.errors import MissingExtra, RecordError
from lineage.messages import counted
from lineage.records import Remark

MAGIC: Final = b"PK\x03\x04"
PROPERTIES: Final = ("title", "creator", "lastModifiedBy", "created", "modified")
"""What is kept of the properties, under these names."""

MOST_DEPTH: Final = 80
"""Elements inside one another: real documents have thirty, and mammoth calls itself up to eight times for each."""

_MAIN = re.compile(rb"word/document\d*\.xml")
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml"
    r"|word/(?:_rels/document\d*\.xml\.rels|(?:document|styles)\d*\.xml)"
)
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='heading 1'] => h1:fresh\n" + "\n".join(
    f"br[type='{kind}'] => br:fresh" for kind in ("page", "column")
)
_LABEL = re.compile(r"(?<=\w):\xa0[ \xa0]*")
"""What stands behind the labels of Nexis in Word ("Length:"), where its plain text has a space."""
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_DAMAGED: Final = "get it again, or open it in Word and save it anew"
_AS_TEXT: Final = "save its text instead"

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KNOWN_AS: Final = {
    **dict.fromkeys(("moveTo", "fldSimple", "dir", "bdo", "ruby", "rubyBase"), "smartTag"),
    **dict.fromkeys(("anchor", "inline", "graphic", "graphicData", "wgp", "wpc", "wsp", "txbx", "oval"), "smartTag"),
    "drawing": "pict",
    "cr": "br",
    "ptab": "tab",
}
"""Elements that mammoth does not look into, or looks into for pictures alone -> elements that it reads like them."""
_NOTES: Final = frozenset(("footnoteReference", "endnoteReference"))
_SILENT: Final = _NOTES | {"commentReference", "bookmarkStart", "fldChar", "instrText", "rt", "docPr", "imagedata",
                           "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr"}  # fmt: skip
"""Elements without text of the article; some of them would have mammoth look up what is not handed on."""
_UNSEEN: Final = {"r": "vanish", "sdt": "showingPlcHdr", "tr": "del", "tc": "cellDel"}
"""Elements, and what in their properties says that they are not shown, or were deleted."""
_NOT: Final = frozenset(("0", "false", "off"))
"""Values of a mark that deny what it says."""
_ATTRIBUTES: Final = frozenset(("val", "type", "font", "char"))
"""Attributes that words depend on: names of styles, kinds of breaks, symbols."""


def matches(source: Source) -> bool:
    """Whether the first bytes are those of an archive with a document of Word in it."""
    return source.head.startswith(MAGIC) and _MAIN.search(source.head) is not None


def read(source: Source) -> Iterator[Found]:
    """The article; RecordError where it is none, damaged or beyond a limit, MissingExtra without mammoth."""
    if not source.head.startswith(MAGIC):
        foreign.refuse(source, as_text=False)
        raise RecordError("no document of Word, whatever its name says", hint="save it anew as .docx, or use --format")
    parts = _unpacked(source)
    if notes := sum(_tidied(part, source.limits) for part in parts.values() if _name(part) == "document"):
        yield Remark(source.shown, f"{counted(notes, 'note', be=True)} left out (at the foot of a page, or the end)")
    markup = _markup(parts)
    text = "\n\n".join(block_texts(markup))
    listed = _LABEL.sub(": ", text)
    if export := next((archive for archive in (nexis, factiva) if archive.matches(_told(source, listed))), None):
        yield from export.read(_told(source, listed))
        return
    title, own = _TITLE.search(markup), _properties(parts)
    for found in plaintext.read(_told(source, text)):
        yield _with_title(found, title[1] if title else "", own) if isinstance(found, RawRecord) else found


def _told(source: Source, text: str) -> Source:
    """A text as that of a file."""
    return Source(source.shown, ".txt", io.BufferedReader(io.BytesIO(text.encode())), source.limits, source.columns)


def _with_title(found: RawRecord, title: str, own: Mapping[str, Any]) -> RawRecord:
    """The record with the title that its text begins with, if it names no other, and the properties of the file."""
    fields = {**found.fields, **own}
    lines = block_texts(title)
    stands_on_top = lines and f"{fields['text']}\n".startswith("\n\n".join(lines) + "\n")
    if stands_on_top and not make_plan(tuple(fields), {})["title"]:
        fields["title"] = " ".join(lines)
    return found._replace(fields=fields)


# ── the archive ──────────────────────────────────────────────────────────────────────────────────────────────────


def _unpacked(source: Source) -> dict[str, ElementTree.Element]:
    """The parts of the document that are read, by their names in the archive."""
    data = source.whole()
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if _PARTS.fullmatch(info.filename)]
            if sum(info.file_size for info in infos) > source.limits.max_word_bytes:
                raise _too_large(source.limits)
            if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & 1 for info in infos):
                raise RecordError("packed or encrypted in a way that Word does not use", hint=_DAMAGED)
            parts = {}
            for info in infos:
                with archive.open(info) as part:
                    parts[info.filename] = _element(part.read(info.file_size))  # no more, although there may be
    except (RecordError, MemoryError):
        raise
    except Exception as error:  # the archive or the XML of a stranger may be broken in any way
        raise RecordError(f"damaged document of Word: {error}", hint=_DAMAGED) from error
    if not any(_name(part) == "document" for part in parts.values()):
        hint = "save it anew as .docx, or unpack it and name the folder"
        raise RecordError("no document of Word, but another archive", hint=hint)
    if any("template" in kind.get("ContentType", "").lower() for kind in parts.get("[Content_Types].xml", ())):
        raise RecordError("a template of Word, and no document", hint="save what it was filled with as .docx")
    return parts


def _too_large(limits: Limits) -> RecordError:
    message = f"a document of Word of more than {limits.max_word_bytes:,} bytes, unpacked and without pictures"
    return RecordError.beyond("max_word_bytes", message, instead="split it")


class _Builder(ElementTree.TreeBuilder):
    """Builds the elements of a part; RecordError for what no document of Word has: a document type, a great depth."""

    depth = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise RecordError("its XML declares a document type, which is never read from strangers", hint=_DAMAGED)

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> ElementTree.Element:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise RecordError(f"more than {MOST_DEPTH} elements inside one another", hint=_AS_TEXT)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self.depth -= 1
        return super().end(tag)


def _element(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))


def _name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace, of which there are two for one thing."""
    return element.tag.rpartition("}")[2]


def _properties(parts: Mapping[str, ElementTree.Element]) -> dict[str, Any]:
    said = {_name(part): (part.text or "").strip() for part in parts.get("docProps/core.xml", ())}
    kept = {name: said[name] for name in PROPERTIES if said.get(name)}
    return {"word_properties": kept} if kept else {}


# ── the body ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _tidied(root: ElementTree.Element, limits: Limits) -> int:
    """Bring all that is text into a form that mammoth reads, and leave out what is none; the number of notes.

    RecordError where there are more paragraphs than a text may have lines: of these mammoth is slowest.
    """
    notes = lines = 0
    for element in root.iter():
        name = _name(element)
        children = list(element)
        lines += name == "p"
        if lines > limits.max_text_lines:
            message = f"more than {limits.max_text_lines:,} paragraphs"
            raise RecordError.beyond("max_text_lines", message, instead="split it")
        notes += sum(_name(child) in _NOTES for child in children)
        element[:] = _read_of(name, [child for child in children if not _is_silent(child, name)])
        for key in [key for key in element.attrib if key.rpartition("}")[2] not in _ATTRIBUTES]:
            del element.attrib[key]
        if name in _KNOWN_AS:
            element.tag = _W + _KNOWN_AS[name]
    for row in [element for element in root.iter() if _name(element) == "tr"]:
        _in_one_line(row)
    return notes


def _is_silent(element: ElementTree.Element, around: str) -> bool:
    """Whether nothing in an element is text of the article; `around` is the name of the one that holds it."""
    name = _name(element)
    if name in _SILENT:
        return True
    if name == "rPr":
        return around == "r"
    if name in ("del", "moveFrom"):
        return around != "rPr"  # there it says that the mark of a paragraph was deleted
    unseen = _UNSEEN.get(name)
    said = (mark for part in element if _name(part) == f"{name}Pr" for mark in part if _name(mark) == unseen)
    return any(_NOT.isdisjoint(value for key, value in mark.attrib.items() if key.endswith("}val")) for mark in said)


def _read_of(name: str, children: list[ElementTree.Element]) -> list[ElementTree.Element]:
    """The children of an element, of which one is shown: what older programs show of it, else the first."""
    if name != "AlternateContent":
        return children
    shown = sorted(children, key=lambda child: _name(child) != "Fallback")[:1]
    for child in shown:
        child.tag = child.tag.rpartition("}")[0] + "}Fallback"
    return shown


def _in_one_line(row: ElementTree.Element) -> None:
    """Make the cells of a row one, and their paragraphs, if none has two."""
    cells = [cell for cell in row if _name(cell) == "tc"]
    found = [list(islice((part for part in cell.iter() if _name(part) == "p"), 2)) for cell in cells]
    if any(len(inside) > 1 for inside in found):
        return
    own = [inside[0] for inside in found if inside]
    for other in own[1:]:
        ElementTree.SubElement(ElementTree.SubElement(own[0], f"{_W}r"), f"{_W}tab")
        own[0].extend(child for child in other if _name(child) != "pPr")
        other[:] = []


def _markup(parts: Mapping[str, ElementTree.Element]) -> str:
    """What mammoth makes of the parts."""
    try:
        import mammoth
    except ImportError as error:
        raise MissingExtra(error.name or "mammoth", "word") from error
    packed = io.BytesIO()
    try:
        with ZipFile(packed, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, ElementTree.tostring(part))
        made = mammoth.convert_to_html(
            packed, style_map=_STYLES, include_default_style_map=False, include_embedded_style_map=False
        )
    except MemoryError:
        raise
    except Exception as error:  # the document of a stranger may break any parser in any way
        raise RecordError(f"the document of Word cannot be read: {error!r}", hint=_AS_TEXT) from error
    return str(made.value)
