"""Documents of Word, made of their XML: an archive with the parts that every producer writes, and others."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{space}"'
    for prefix, space in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "mc": "openxmlformats.org/markup-compatibility/2006",
        "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "openxmlformats.org/drawingml/2006/main",
        "pic": "openxmlformats.org/drawingml/2006/picture",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (("Titel", "Title"), ("berschrift1", "heading 1"), ("berschrift2", "heading 2"))
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/{}.main+xml"/></Types>'
)
DOCUMENT = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def paragraph(*said: str, style: str = "") -> str:
    """A paragraph; what begins with "<" is XML, anything else the text of a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(run, said))}</w:p>"


def run(said: str) -> str:
    """A run of this text; XML as it is."""
    return said if said.startswith("<") else f'<w:r><w:t xml:space="preserve">{escape(said)}</w:t></w:r>'


def docx(*body: str, kind: str = DOCUMENT, prolog: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """A document with these paragraphs and tables; what is no XML is a paragraph."""
    inside = "".join(part if part.startswith("<") else paragraph(part) for part in body)
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(kind),
        "word/document.xml": f"{prolog}<w:document {SPACES}><w:body>{inside}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return buffer.getvalue()
