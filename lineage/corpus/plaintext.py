"""a text file -> one record: the file is the article.

It has no title, date or id of its own; its content identifies it and the folder's name is its outlet.
"""

from __future__ import annotations

from collections.abc import Iterator

from lineage.corpus.encoding import decode
from lineage.corpus.streams import RawRecord, Source
from lineage.errors import RecordError
from lineage.records import Remark, Skipped


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The text of the file; raises RecordError where it is binary, undecodable or too long."""
    data = source.whole()
    if b"\x00" in data:
        raise RecordError("binary, not text (it has NUL bytes)", hint="remove it, or name its format with --format")
    text, note = decode(data)
    if note:
        yield Remark(source.shown, note)
    yield RawRecord(source.shown, {"text": text})
