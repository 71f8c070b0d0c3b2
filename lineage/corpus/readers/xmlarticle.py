"""XML that is one article -> one record: NITF, and what trafilatura writes.

NITF (News Industry Text Format) is what agencies and the systems of newsrooms have sent since 1998, and archives of
papers are kept in; its text is what stands in `body.content`.  trafilatura writes XML and TEI of its own making.  One
file is one article; where its parts stand is data (`data/wires.toml`).  Cost: some milliseconds a megabyte.
Failure mode: what a producer puts beside the elements that the standard has for it is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.corpus.readers.several import record
from lineage.corpus.readers.wires import ArticleListener, form
from lineage.corpus.readers.xmlreading import BrokenXML, declared, parse
from lineage.records import Skipped

NO_TEXT: Final = "an item without text, such as a picture with its caption, is no article"
OF_TRAFILATURA: Final = {
    "doc": re.compile(rb"<doc(?:\s[^<>]{0,20000})?>\s*<main[\s>]"),
    "TEI": re.compile(rb"\bident=\"Trafilatura\"|<div\s[^<>]{0,200}\btype=\"entry\""),
}
"""Names of the element that holds all, which others use as well, and what only trafilatura has in it."""

_SITE = re.compile(r"(?P<name>.+) \([\w-]+(?:\.[\w-]+)+\)\Z")  # Tarn Courier (tarncourier.example)
_NO_SITE = "N/A"


def read_nitf(source: Source) -> Iterator[Found]:
    """The article of the file; raises RecordError where it declares entities or is nested too deeply."""
    yield from _read(source, "nitf", "body.content")


def read_trafilatura(source: Source) -> Iterator[Found]:
    """As `read_nitf`, of XML and TEI by trafilatura."""
    is_tei = b"<TEI" in source.head
    for found in _read(source, "tei" if is_tei else "trafilatura", "its main part"):
        yield found._replace(fields=_with_site(found.fields)) if isinstance(found, RawRecord) else found


def is_nitf(name: str, _head: bytes) -> bool:
    """Whether a file with such an element around all is in NITF."""
    return name == "nitf"


def is_of_trafilatura(name: str, head: bytes) -> bool:
    """Whether a file with such an element around all is trafilatura's."""
    return name in OF_TRAFILATURA and OF_TRAFILATURA[name].search(head) is not None


def _read(source: Source, kind: str, place: str) -> Iterator[Found]:
    """The article of a file of this kind, whose text stands at a place of this name."""
    data = source.whole()
    text, note = decode(data, declared(data))
    article = ArticleListener(form(kind))
    try:
        parse(text, article, source.limits)
    except BrokenXML as error:
        yield Skipped(f"{source.shown}:{error.line}", error.message, error.hint)
        return
    textless = Skipped(source.shown, f"no text in {place}", NO_TEXT)
    yield from record(source, source.shown, article.fields(), [note], textless)


def _with_site(fields: Any) -> dict[str, Any]:
    """The fields with the name alone of the site, which TEI has its host behind."""
    publisher = fields.get("publisher")
    others = {name: value for name, value in fields.items() if name != "publisher"}
    if not publisher or publisher == _NO_SITE:
        return others
    found = _SITE.match(publisher)
    return {**others, "publisher": found["name"] if found else publisher}
