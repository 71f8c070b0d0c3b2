"""a WARC crawl -> one record for each HTML page in it, or for each text in the WET files of Common Crawl.

Each page goes the way of an HTML file.  A text (a "conversion") is what was visible on a page, with its navigation: it
is taken as it is, and neither titled by its first line nor dated by a line near its top, where many sites print the day
of the visit.  The crawler's date is kept as a field of its own: it says when the page was fetched, not when it was
published.  What is no page (images, redirects, requests) is counted in one remark.
Cost: that of the pages.  A page or text above the limit is skipped without being held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any, TypeAlias

from lineage.config import Limits
from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, RawRecord, Source, too_long
from lineage.corpus.readers.webpages import hush, page
from lineage.errors import MissingExtra, RecordError
from lineage.messages import counted
from lineage.records import Remark, Skipped

PAGE_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPE = "text/plain"
UNDATED = "its texts are without a date of publication: warc_date says only when they were fetched"

Reading: TypeAlias = Callable[[Any, Limits], tuple[dict[str, Any], str | None]]
"""A record -> its fields, and a note on its encoding; RecordError where it holds no article."""


def read(source: Source) -> Iterator[Found]:
    """The articles on the crawled pages; raises MissingExtra without warcio or trafilatura."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtra("warcio", "warc") from error
    hush("warcio")
    crawl = ArchiveIterator(source.stream)
    number = left_out = 0
    kinds: set[str] = set()  # of the records: response, request, …
    found = {"page": 0, "text": 0}
    try:
        while (record := _next(crawl)) is not None:
            number += 1
            kinds.add(str(record.rec_type))
            where = f"{source.shown}:{number}"
            if _is_page(record):
                found["page"] += 1
                yield from _article(record, where, source.limits, _page)
            elif _is_text(record):
                found["text"] += 1
                yield from _article(record, where, source.limits, _text)
            else:
                left_out += record.rec_type == "response"
    except (MissingExtra, RecordError, EOFError, OSError):
        raise
    except Exception as error:  # the parser of a foreign file may fail in any way
        yield Skipped(f"{source.shown}:{number + 1}", f"damaged WARC: {error}", "what came before is read")
    if crawl.err_count:
        broken = counted(crawl.err_count, "record", be=True)
        yield Skipped(source.shown, f"{broken} not as long as announced", "get the file again, whole")
    if found["text"]:
        yield Remark(source.shown, UNDATED)
    if left_out:
        yield Remark(source.shown, f"left out: {counted(left_out, 'response')} other than HTML pages")
    elif number and not any(found.values()):
        reason = f"it holds neither pages nor texts, only records of other kinds ({', '.join(sorted(kinds))})"
        yield Skipped(source.shown, reason, "take the file of the crawl with its pages (WARC) or texts (WET)")


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


def _is_text(record: Any) -> bool:
    """Whether the record is the text of a page."""
    kind = record.rec_headers.get_header("Content-Type") or TEXT_TYPE
    return record.rec_type == "conversion" and kind.split(";")[0].strip().lower() == TEXT_TYPE


def _article(record: Any, where: str, limits: Limits, reading: Reading) -> Iterator[Found]:
    """The article of one record, with when it was fetched; or why there is none."""
    try:
        fields, note = reading(record, limits)
    except RecordError as error:
        yield Skipped(where, error.message, error.hint)
        return
    if note:
        yield Remark(where, note)
    yield RawRecord(where, {**fields, **_fetched(record)}, is_text=True)


def _page(record: Any, limits: Limits) -> tuple[dict[str, Any], str | None]:
    """The fields of the article on a page, and a note on its encoding."""
    return page(_content(record, limits.max_html_bytes + 1), limits, url=_address(record), charset=_charset(record))


def _text(record: Any, limits: Limits) -> tuple[dict[str, Any], str | None]:
    """The fields of the text of a page; that it has no date is no doubt about them."""
    data = _content(record, limits.max_record_bytes + 1)
    if len(data) > limits.max_record_bytes:
        raise too_long(limits)
    text, note = decode(data)
    return {"text": text, "url": _address(record), "date": None}, note


def _content(record: Any, most: int) -> bytes:
    """The first bytes of a record; raises RecordError where fewer are there than it announces."""
    data: bytes = record.content_stream().read(most)
    if not record.raw_stream.read(1) and record.raw_stream.limit > 0:
        raise RecordError("the file ends inside this record", hint="get the file again, whole")
    return data


def _address(record: Any) -> str | None:
    """Where the page was fetched."""
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None


def _fetched(record: Any) -> dict[str, Any]:
    """When, and the record's id."""
    headers = record.rec_headers
    return {"warc_date": headers.get_header("WARC-Date"), "warc_record_id": headers.get_header("WARC-Record-ID")}


def _charset(record: Any) -> str | None:
    """The encoding that the server announced."""
    kind = record.http_headers.get_header("Content-Type") or ""
    _, _, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
