"""an article in NITF -> one record: its text is what stands in `body.content`.

NITF (News Industry Text Format) is what agencies and the systems of newsrooms have sent since 1998, and archives of
papers are kept in.  One file is one article.  Cost: some milliseconds a megabyte.  Failure mode: what a producer puts
beside the elements that the standard has for it is not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.corpus.encoding import decode
from lineage.corpus.streams import RawRecord, Source
from lineage.corpus.wires import ArticleListener, form
from lineage.corpus.xmlreading import BrokenXML, declared, parse
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

ROOT: Final = "nitf"
"""Name of the element that holds all."""
NO_TEXT: Final = "an item without text, such as a picture with its caption, is no article"


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The article of the file; raises RecordError where it has no text, declares entities or is nested too deeply."""
    data = source.whole()
    text, note = decode(data, declared(data))
    article = ArticleListener(form("nitf"))
    try:
        parse(text, article, source.limits)
    except BrokenXML as error:
        yield Skipped(f"{source.shown}:{error.line}", error.message, error.hint)
        return
    fields = article.fields()
    if "text" not in fields and "text" not in source.columns:
        raise RecordError("no text in body.content", hint=NO_TEXT)
    if note:
        yield Remark(source.shown, note)
    yield RawRecord(source.shown, fields, is_text=True)
