"""a WARC crawl -> one record for each HTML page in it.

Each page goes the way of an HTML file.  The crawler's date is kept as a field of its own: it says when the page was
fetched, not when it was published.  What is no page (images, redirects, requests) is counted in one remark.
Cost: that of the pages.  A page above the limit is skipped without being held.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from lineage.corpus.streams import RawRecord, Source
from lineage.corpus.webpages import hush, page
from lineage.errors import MissingExtra, RecordError
from lineage.messages import counted
from lineage.records import Remark, Skipped

PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The articles on the crawled pages; raises MissingExtra without warcio or trafilatura."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtra("warcio", "warc") from error
    hush("warcio")
    crawl = ArchiveIterator(source.stream)
    number = left_out = 0
    try:
        while (record := _next(crawl)) is not None:
            number += 1
            if _is_page(record):
                yield from _page(record, f"{source.shown}:{number}", source)
            else:
                left_out += record.rec_type == "response"
    except (MissingExtra, RecordError, EOFError, OSError):
        raise
    except Exception as error:  # the parser of a foreign file may fail in any way
        yield Skipped(f"{source.shown}:{number + 1}", f"damaged WARC: {error}", "what came before is read")
    if crawl.err_count:
        broken = counted(crawl.err_count, "record", be=True)
        yield Skipped(source.shown, f"{broken} not as long as announced", "get the file again, whole")
    if left_out:
        yield Remark(source.shown, f"left out: {counted(left_out, 'response')} other than HTML pages")


def _next(crawl: Any) -> Any:
    """The next record, None at the end; warcio writes its warnings to stderr itself, and counts them."""
    with redirect_stderr(StringIO()):
        return next(crawl, None)


def _is_page(record: Any) -> bool:
    """Whether the record is a page that was found."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return False
    kind = (headers.get_header("Content-Type") or PAGE_TYPES[0]).split(";")[0].strip().lower()
    return kind in PAGE_TYPES and (headers.get_statuscode() or "200").startswith("2")


def _page(record: Any, where: str, source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The article of one page."""
    try:
        data = record.content_stream().read(source.limits.max_html_bytes + 1)
        if not record.raw_stream.read(1) and record.raw_stream.limit > 0:  # bytes announced that are not there
            raise RecordError("the file ends inside this record", hint="get the file again, whole")
        url = record.rec_headers.get_header("WARC-Target-URI")
        fields, note = page(data, source.limits, url=(url or "").strip("<>") or None, charset=_charset(record))
    except RecordError as error:
        yield Skipped(where, error.message, error.hint)
        return
    if note:
        yield Remark(where, note)
    fetched = record.rec_headers.get_header("WARC-Date")
    yield RawRecord(
        where,
        {**fields, "warc_date": fetched, "warc_record_id": record.rec_headers.get_header("WARC-Record-ID")},
        is_text=True,
    )


def _charset(record: Any) -> str | None:
    """The encoding that the server announced."""
    kind = record.http_headers.get_header("Content-Type") or ""
    _, _, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
