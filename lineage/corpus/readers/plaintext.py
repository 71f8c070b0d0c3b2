"""a text file -> one record: the file is the article.

It has no title and no id of its own; its content identifies it and the folder's name is its outlet.  Its date is that
of a line near the top which is nothing but a date, with or without "Published:" before it.  Two such lines that
disagree, as at the head of a chronicle, date nothing unless only one of them says that it is the date of publication.
A block of metadata at its top (see `frontmatter`) is not part of the text: what it says are the fields of the record.
Failure mode: a text that opens with the day that it tells of, alone in a line, is dated by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lineage.corpus.dates.moments import has_year, is_day, read_stated
from lineage.corpus.dates.spellings import has_label
from lineage.corpus.files.bundles import refuse
from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.corpus.readers.frontmatter import has_date, parted
from lineage.errors import RecordError
from lineage.records import Remark

TOP_LINES = 8
"""Lines from the top, blank ones apart, among which the date stands: behind a section, a headline, a standfirst, a
byline and the sharing buttons."""


def read(source: Source) -> Iterator[Found]:
    """The text of the file; raises RecordError where it is binary, undecodable, too long, or several articles."""
    data = source.whole()
    if b"\x00" in data:
        raise RecordError("binary, not text (it has NUL bytes)", hint="remove it, or name its format with --format")
    refuse(data, "text")
    text, note = decode(data)
    if note:
        yield Remark(source.shown, note)
    fields, text = parted(text) or ({}, text)
    day = None if has_date(fields) else dated(text)
    yield RawRecord(source.shown, {**fields, "text": text, **({"date": day} if day else {})}, is_text=True)


def dated(text: str) -> str | None:
    """The line near the top that dates the text; None where there is none, or where two lines disagree.

    >>> dated("Malthouse burns down\\n\\nPublished: 15 March 2026\\n\\nThe old malthouse burned down on Sunday.")
    'Published: 15 March 2026'
    """
    dates = [line for line in _top(text) if has_year(line) and is_day(line)]
    told = [line for line in dates if has_label(line)] or dates
    return told[0] if len({read_stated(line) for line in told}) == 1 else None


def _top(text: str) -> list[str]:
    """The first lines that are not blank; of a text in one line no more is looked at than of any other."""
    lines = (line.strip() for line in text[: TOP_LINES * 1000].split("\n"))
    return list(islice(filter(None, lines), TOP_LINES))
