"""the head of a file and its name -> the reader for its format.

One row a format; a new format is one file with a `read` and one row here.  Content goes before the name where it is
unmistakable (a Parquet file called .txt is Parquet), the name where content alone could be several things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lineage.corpus.files import foreign
from lineage.corpus.files.encoding import is_binary
from lineage.corpus.files.streams import Found, Source
from lineage.corpus.readers import (
    factiva,
    feeds,
    jsonlines,
    jsonvalues,
    newsml,
    nexis,
    parquet,
    plaintext,
    tableheads,
    tables,
    warc,
    webpages,
    word,
    xmlarticle,
)
from lineage.errors import RecordError

Reader = Callable[[Source], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for `--format`, the suffixes of its files, its reader, and what its files begin with."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    matches: Callable[[Source], object]  # true where the head of the file is unmistakable
    is_text: bool = True


_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_ROOT = re.compile(  # behind what may stand before the first element: declarations, comments, a document type
    rb"(?>\s*(?:<\?[^>]{0,1000}>|<!--.{0,5000}?-->|<!DOCTYPE[^\[>]{0,1000}(?:\[.{0,5000}?\]\s*)?>)){0,20}+"
    rb"\s*<(?:[\w.-]{1,60}:)?(?P<name>[\w.-]{1,60})(?=[\s/>])",
    re.S | re.I,
)
_XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z][\w:]*[\s>])")
_JSON = re.compile(rb"\s*(?:\[\s*[{\]]|\{\s*[\"}])")  # an array of objects, or an object
_LAID_OUT = re.compile(rb"\s*(?:\[\s*[{\]]|\{\s*\n)")  # JSON that cannot be one object a line


def _is_json_lines(source: Source) -> bool:
    """Whether one of the first lines is an object of its own, as it is in no pretty-printed JSON."""
    head = source.head
    if not head.lstrip().startswith(b"{"):
        return False
    lines = head.split(b"\n")[:8]
    whole = [line for line in (lines if len(lines) == 1 else lines[:-1]) if not line.isspace()]
    if not all(line.startswith(b"{") and line.strip() != b"{" for line in whole if line):
        return False
    return any(isinstance(jsonlines.parsed(line.decode("utf-8", "replace")), dict) for line in whole)


def _begins(magic: bytes) -> Callable[[Source], bool]:
    """Whether a source begins with these bytes."""
    return lambda source: source.head.startswith(magic)


def _opens(pattern: re.Pattern[bytes]) -> Callable[[Source], object]:
    """Whether a source begins with what the pattern matches."""
    return lambda source: pattern.match(source.head)


def _holds(tells: Callable[[str, bytes], bool]) -> Callable[[Source], bool]:
    """Whether the name of the element that holds all (without its prefix), and what stands in it, tell the format."""

    def holds(source: Source) -> bool:
        found = _ROOT.match(source.head)
        return found is not None and tells(found["name"].decode(), source.head)

    return holds


FORMATS: tuple[Format, ...] = (
    Format("parquet", (".parquet", ".pq"), parquet.read, _begins(parquet.MAGIC), is_text=False),
    Format("docx", (".docx", ".docm", ".dotx", ".dotm"), word.read, word.matches, is_text=False),
    Format("warc", (".warc",), warc.read, _begins(b"WARC/"), is_text=False),
    Format("jsonl", (".jsonl", ".ndjson", ".jl"), jsonlines.read, _is_json_lines),
    Format("json", (".json",), jsonvalues.read, _opens(_JSON)),
    Format("html", (".html", ".htm", ".xhtml"), webpages.read, _opens(_PAGE)),
    Format("nitf", (".nitf",), xmlarticle.read_nitf, _holds(xmlarticle.is_nitf)),
    Format("newsml", (".newsml",), newsml.read, _holds(newsml.is_newsml)),
    Format("feed", (".rss", ".atom", ".rdf"), feeds.read, _holds(feeds.is_feed)),
    Format("trafilatura", (), xmlarticle.read_trafilatura, _holds(xmlarticle.is_of_trafilatura)),
    Format("nexis", (), nexis.read, nexis.matches),
    Format("factiva", (), factiva.read, factiva.matches),
    Format("tsv", (".tsv", ".tab"), tables.read_tsv, lambda source: tableheads.separator(source) == "\t"),
    Format("csv", (".csv",), tables.read_csv, tableheads.separator),
    Format("text", (".txt", ".text", ".md", ".markdown"), plaintext.read, lambda _source: False),
)
"""In the order in which content is tried."""
BY_NAME = {entry.name: entry for entry in FORMATS}
_OVERRULED = {
    "text": ("parquet", "docx", "warc", "jsonl", "html", "nitf", "newsml", "feed", "trafilatura", "nexis", "factiva"),
    "jsonl": ("parquet", "docx", "warc"),
}
"""Formats that the content may name instead of the one that the suffix names."""
_ALWAYS = ("parquet", "docx", "warc", "jsonl")
"""The same for the other suffixes."""


def choose(source: Source, forced: str | None, *, given: bool) -> Format:
    """The format of a source; raises RecordError where it is empty, binary, or of no format that is read.

    `forced` is the name from `--format`; `given` tells a path that the user named from one found in a folder, which
    is not taken for an article on the mere ground that it is text.
    """
    head = source.head
    if not head:
        raise RecordError("the file is empty", hint="remove it, or get it again")
    found = BY_NAME[forced] if forced else _recognised(source)
    if found is None or found.is_text:
        foreign.refuse(source, as_text=found is BY_NAME["text"])
        if is_binary(head):
            hint = f"the formats are {', '.join(sorted(BY_NAME))}"
            raise RecordError("binary, in none of the formats that lineage reads", hint=hint)
    if found:
        return found
    if source.suffix and not given:
        raise RecordError(f"unknown kind of file ({source.suffix})", hint="name the file itself, or use --format")
    if _XML.match(head):
        raise RecordError("XML of an unknown kind", hint="use --format html or --format text to read it all the same")
    return BY_NAME["text"]


def _recognised(source: Source) -> Format | None:
    """The format that content and name agree on, or that one of them is sure of."""
    named = next((entry for entry in FORMATS if source.suffix in entry.suffixes), None)
    if named is BY_NAME["jsonl"] and _LAID_OUT.match(source.head):
        return BY_NAME["json"]
    candidates = _OVERRULED.get(named.name, _ALWAYS) if named else tuple(BY_NAME)
    sure = next((name for name in candidates if BY_NAME[name].matches(source)), None)
    if sure is None and named is BY_NAME["text"] and (sign := tableheads.of_text(source)):
        sure = "tsv" if sign == "\t" else "csv"
    return BY_NAME[sure] if sure else named
