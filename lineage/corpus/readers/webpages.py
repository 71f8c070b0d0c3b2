"""an HTML page -> one record: the article on it, and what the page says about it.

trafilatura finds the article among the page's furniture; it is the most reliable of the kept extractors.  Comments
of readers are left out, tables are kept.  Its paragraphs are lines; here they are separated by blank lines, as in
every other input.  Its dates are not taken: where a page states none it takes the first of January of a year that the
page speaks of (see `pagedates`).
Cost: 5 to 50 ms a page, hence the limit on its size.  Failure mode: a teaser page yields its teasers as an article.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lineage.config import Limits
from lineage.corpus.dates.pagedates import stated
from lineage.corpus.files.bundles import refuse
from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.corpus.parts.languages import language_code
from lineage.errors import MissingExtra, RecordError
from lineage.records import Remark

KEPT = ("title", "author", "url", "hostname", "sitename", "language", "description", "categories", "tags",
        "license", "image", "pagetype")  # fmt: skip
"""Fields of trafilatura's result that are facts about the article (the others repeat it or are of the tool)."""
NO_DATE = {"outputformat": ""}
"""What keeps trafilatura from looking for a date: a form to write it in that is none."""
HEAD_BYTES = 4096
"""Bytes in which a page declares its encoding; browsers look at 1024, real pages put scripts before it."""

MIN_CHARACTERS = 20
"""Length of a text below which there is no article: the shortest news flash, in Chinese, has about as many."""
MAX_LINKED_DATA = 30_000
"""Characters of a page's JSON-LD that are handed on.  Real blocks have some thousand; on a hostile one trafilatura's
patterns need time with the square of the length, at this one 4 seconds."""

_SCRIPT = re.compile(r"<script\b[^<>]{0,2000}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?([\w.:-]{1,40})|<\?xml[^>]{1,100}?encoding=[\"']([\w.:-]{1,40})", re.I
)


def read(source: Source) -> Iterator[Found]:
    """The article of the page; raises RecordError where there is none or several, MissingExtra without trafilatura."""
    data = source.whole()
    refuse(data, "html")
    fields, note = page(data, source.limits)
    if note:
        yield Remark(source.shown, note)
    yield RawRecord(source.shown, fields, is_text=True)


def page(
    data: bytes, limits: Limits, *, url: str | None = None, charset: str | None = None
) -> tuple[dict[str, Any], str | None]:
    """The fields of the article on a page, and a note on its encoding.

    `url` is where the page was fetched, `charset` what its server said.  Raises RecordError where the page is too
    large, cannot be decoded, or has no article; MissingExtra where trafilatura is not installed.
    """
    if len(data) > limits.max_html_bytes:
        raise RecordError.beyond("max_html_bytes", f"a page of more than {limits.max_html_bytes:,} bytes")
    text, note = decode(data, charset or declared_charset(data))
    text = text.replace("\x00", "\ufffd")
    scripts = list(_scripts(text))
    markup = "".join(_without_scripts(text, scripts))
    found = _extracted(markup, url)
    body = (found.get("text") or "").strip()
    if len(body) < MIN_CHARACTERS:
        raise RecordError("no article was found on the page", hint="save the article's own page, or its text")
    fields = {name: found[name] for name in KEPT if found.get(name)}
    if language := _LANGUAGE.search(text, 0, HEAD_BYTES):
        fields.setdefault("language", language[1])
    linked = [text[start:stop] for start, stop, is_linked in scripts if is_linked]
    if day := _date(markup, linked, fields, url):
        fields["date"] = day
    if url:
        fields = _fetched(fields, url)
    return {**fields, "text": re.sub(r"\n+", "\n\n", body)}, note


def _fetched(fields: Mapping[str, Any], url: str) -> dict[str, Any]:
    """The fields of a page that was fetched at `url`, whose host stands for the site where the page names none.

    The address that a page declares is that of the original where the page is a copy, and trafilatura takes from it
    the host, and the site's name where the page has none.
    """
    declared, site = fields.get("url"), fields.get("sitename")
    derived = site and declared and re.match(rf"https?://(?:www\.|w\d+\.)?{re.escape(site)}(?:/|\Z)", declared)
    own = {name: value for name, value in fields.items() if name != "hostname" and not (name == "sitename" and derived)}
    if declared and declared != url:
        own["canonical_url"] = declared
    return {**own, "url": url}


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page declares in its first bytes."""
    found = _DECLARED.search(data, 0, HEAD_BYTES)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _scripts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where the contents of the scripts begin and end, and whether they are JSON-LD."""
    position = 0
    while start := _SCRIPT.search(text, position):
        end = _SCRIPT_END.search(text, start.end())
        position = end.start() if end else len(text)
        yield start.end(), position, "ld+json" in start[0].lower()


def _without_scripts(text: str, scripts: Sequence[tuple[int, int, bool]]) -> Iterator[str]:
    """The page without its scripts, which hold no article; JSON-LD stays, up to its limit."""
    position, allowance = 0, MAX_LINKED_DATA
    for start, stop, is_linked in scripts:
        yield text[position:start]
        if is_linked and stop - start <= allowance:
            allowance -= stop - start
            yield text[start:stop]
        position = stop
    yield text[position:]


def _date(markup: str, linked: Sequence[str], fields: Mapping[str, Any], url: str | None) -> str | None:
    """The date that the page states; `markup` is the page without its scripts, `linked` its JSON-LD."""
    from trafilatura import load_html

    tree = load_html(markup)
    if tree is None:
        return None
    language = language_code(fields.get("language") or "")
    return stated(tree, linked, url=url or fields.get("url"), title=fields.get("title"), language=language)


def _extracted(text: str, url: str | None) -> Mapping[str, Any]:
    """trafilatura's fields; empty where it finds nothing.  It neither logs nor warns."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingExtra(error.name or "trafilatura", "html") from error
    hush("trafilatura", "htmldate", "justext", "courlan")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = bare_extraction(
                text,
                url=url,
                with_metadata=True,
                include_comments=False,
                deduplicate=False,
                date_extraction_params=NO_DATE,
            )
        except Exception as error:  # a page from a stranger may break any parser in any way
            raise RecordError(f"the page cannot be parsed: {error}", hint="save its text instead") from error
    if found is None:
        return {}
    return found if isinstance(found, dict) else found.as_dict()


def hush(*packages: str) -> None:
    """Give the packages' loggers a handler that does nothing: without any, Python prints their warnings to stderr."""
    import logging

    for name in packages:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
