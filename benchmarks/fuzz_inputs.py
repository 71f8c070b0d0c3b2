"""a generator of random numbers -> inputs that strangers may send: files of every format, and texts.

Half of the files are built from values that mean something in their format and are hostile in their place (a date of a
megabyte, a header inside a cell, a length that lies); the other half are fixtures.  Then bytes are changed in most of
them.  Generators in the same state give the same input.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from fuzz_texts import FIXTURES, changed, reworded, text, value
from fuzz_xml import feed, newsml, nitf, word
from hostile_words import DATES, HOSTILE, NAMES, TOKENS

__all__ = ["FIXTURES", "MADE", "file", "reworded", "text"]


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def bodies(random: Random) -> list[Any]:
    """Bodies as ninjs has them, some of no type or of none that is read."""
    kinds = ("text/plain", "text/html", "application/nitf+xml", None, 7)
    return [
        {"role": random.choice(("main", "html", None)), "contentType": random.choice(kinds), "value": text(random, 200)}
        if random.random() < 0.8
        else value(random)
        for _ in range(random.randint(0, 3))
    ]


def record(random: Random) -> dict[str, Any]:
    """A record whose text is mostly readable, and whose other fields are hostile."""
    made: dict[str, Any] = {"text": text(random, 400)} if random.random() < 0.9 else {"bodies": bodies(random)}
    for _ in range(random.randint(0, 6)):
        made[random.choice(NAMES)] = value(random)
    return made


def json_lines(random: Random) -> bytes:
    """Records, one a line."""
    lines = [json.dumps(record(random), ensure_ascii=random.random() < 0.5) for _ in range(random.randint(1, 4))]
    return "\n".join(lines).encode(random.choice(("utf-8", "utf-8", "utf-16", "cp1252")), "replace")


def json_array(random: Random) -> bytes:
    """Records in an array, an object, or one after the other."""
    records = [record(random) for _ in range(random.randint(0, 4))]
    shape: Any = random.choice((records, {"articles": records}, {"a": {"b": records}}, records[:1]))
    return json.dumps(shape, indent=random.choice((None, 1)), ensure_ascii=random.random() < 0.5).encode(
        "utf-8", "replace"
    )


def table(random: Random, delimiter: str) -> bytes:
    """A table, mostly as long in every row as in its header."""
    header = ["text", *random.sample(NAMES[1:], random.randint(0, 5))]
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        lineterminator=random.choice(("\n", "\r\n")),
    )
    writer.writerow(header)
    for _ in range(random.randint(1, 5)):
        writer.writerow([str(value(random, 1)) for _ in header])
    return out.getvalue().encode(random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")


def page(random: Random) -> bytes:
    """A page whose article, head and linked data are hostile."""
    linked = {
        "@type": random.choice(("NewsArticle", ["Article"], "Person")),
        **{name: value(random, 1) for name in ("datePublished", "author", "headline")},
    }
    metas = (
        f'<meta property="{name}" content="{value(random, 0)}">'
        for name in ("og:title", "article:published_time", "og:url", "author", "og:site_name")
    )
    parts = (
        f"<html lang='{random.choice(HOSTILE)}'><head><title>{random.choice(HOSTILE)}</title>",
        *metas,
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head><body><article>",
        *(f"<p>{piece}</p>" for piece in text(random, 800).split("\n")),
        "</article></body></html>",
    )
    return "".join(parts).encode("utf-8", "replace")


def crawl(random: Random) -> bytes:
    """A crawl of one to three responses, whose lengths may lie."""
    parts = [_response(random) for _ in range(random.randint(1, 3))]
    return b"".join(gzip.compress(part) for part in parts) if random.random() < 0.2 else b"".join(parts)


def _response(random: Random) -> bytes:
    http = (
        f"HTTP/1.1 {random.choice(('200 OK', '404', 'x'))}",
        f"Content-Type: {random.choice(('text/html', 'text/html; charset=x', 'image/png'))}",
        random.choice(("A: b", "Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    )
    payload = "\r\n".join((*http, "", "")).encode() + (page(random) if random.random() < 0.7 else random.randbytes(40))
    head = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {random.choice(('http://a.example/b', *HOSTILE[:6]))}",
        f"WARC-Date: {random.choice(DATES)}",
        f"Content-Length: {len(payload) + random.choice((0, 0, 0, 1, -3, 10**6))}",
    )
    return "\r\n".join((*head, "", "")).encode("utf-8", "replace") + payload + b"\r\n\r\n"


def columns(random: Random) -> bytes:
    """A Parquet file with columns of any types."""
    import pyarrow
    from pyarrow import parquet

    rows = random.randint(1, 4)
    made: dict[str, list[Any]] = {"text": [text(random, 200).encode("utf-8", "replace").decode() for _ in range(rows)]}
    for name in random.sample(NAMES[1:], random.randint(0, 3)):
        kind = random.choice((_bytes, _numbers, _lists))
        made[name] = [kind(random) for _ in range(rows)]
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(made), out, compression=random.choice(("snappy", "zstd", "none")))
    return out.getvalue()


def _bytes(random: Random) -> bytes:
    return random.randbytes(9)


def _numbers(random: Random) -> float:
    return random.choice((0.0, float("nan"), float("inf"), 1e300))


def _lists(random: Random) -> list[dict[str, str]]:
    return [{"name": random.choice(DATES)}]


def export(random: Random) -> bytes:
    """An export of Nexis, whose marks may stand anywhere."""
    marks = ("Body", "BODY:", "Length: 9 words", "LENGTH: 9 words", "Load-Date: x", "Graphic", "End of Document",
             "Copyright 2025 AP", "Document 1 of 2", "2 of 2 DOCUMENTS", "Byline: Ada;Jon", "", "  ")  # fmt: skip
    lines: list[str] = []
    for number in range(1, random.randint(2, 4)):
        parts = (f"Document {number} of 3", random.choice(HOSTILE), random.choice(HOSTILE), random.choice(DATES),
                 "Length: 9 words", "Body", text(random, 300), "Load-Date: May 6, 2025", "End of Document")  # fmt: skip
        lines += [random.choice(marks) if random.random() < 0.1 else part for part in parts]
    return random.choice(("\n", "\n", "\r\n", "\n\n")).join(lines).encode("utf-8", "replace")


def factiva(random: Random) -> bytes:
    """An export of Factiva, with codes or without, whose marks may stand anywhere."""
    marks = ("HD", "WC 9 words", "9 words", "6 May 2025", "LP", "TD", "AN", "English", "© 2025 AP", "", "  ",
             "Document AP00000020250506el5600001", "BY", "14:04", "IN x", "RE  x")  # fmt: skip
    lines: list[str] = []
    for number in range(random.randint(1, 3)):
        codes = ("HD ", "WC ", "PD ", "SN ", "CY ", "LP ") if random.random() < 0.5 else ("",) * 6
        parts = (
            random.choice(HOSTILE),
            "9 words",
            "6 May 2025",
            random.choice(HOSTILE),
            "© 2025 AP",
            text(random, 300),
        )
        coded = [code + part for code, part in zip(codes, parts, strict=True)]
        coded.append(f"Document AP00000020250506el560000{number}")
        lines += [random.choice(marks) if random.random() < 0.1 else part for part in coded]
    return random.choice(("\n", "\n", "\r\n", "\n\n")).join(lines).encode("utf-8", "replace")


def noted(random: Random) -> bytes:
    """A text, perhaps below a block of metadata, whose lines may be anything."""
    mark = random.choice(("---", "---", "+++", ""))
    forms = ("title: {}", "{}: x", "date = '{}'", "  - {}", "tags: [{}, 'a'", "a: |", "#{}", 'b: "{}"')
    lines = (random.choice(forms).format(random.choice((*HOSTILE, *DATES))) for _ in range(random.randint(0, 6)))
    block = "\n".join((mark, "id: 1", *lines, mark, "")) if mark else ""
    return (block + text(random)).encode(random.choice(("utf-8", "utf-8", "utf-16", "cp1252", "utf-32")), "replace")


def packed(random: Random) -> bytes:
    """Lines in .gz or .zst, in one or several members."""
    import zstandard

    data = changed(json_lines(random), random, TOKENS["json"]) if random.random() < 0.5 else json_lines(random)
    at = random.randint(0, len(data))
    pieces = [data] if random.random() < 0.5 else [data[:at], data[at:]]
    pack: Callable[[bytes], bytes] = random.choice((gzip.compress, zstandard.ZstdCompressor().compress))
    return b"".join(map(pack, pieces))


MADE: dict[str, Callable[[Random], bytes]] = {
    "text": noted,
    "jsonl": json_lines,
    "json": json_array,
    "csv": lambda random: table(random, random.choice(",;|")),
    "tsv": lambda random: table(random, "\t"),
    "html": page,
    "warc": crawl,
    "nitf": nitf,
    "newsml": newsml,
    "feed": feed,
    "nexis": export,
    "factiva": factiva,
    "parquet": columns,
    "docx": word,
    "packed": packed,
}
"""Format -> a file that is built, by format."""
_FAMILY = {
    "jsonl": "json",
    "tsv": "csv",
    "nitf": "xml",
    "newsml": "xml",
    "feed": "xml",
    "nexis": "text",
    "factiva": "text",
}
_CHANGED = {"docx": 0.1}
"""Share of the files in which bytes are changed, where checksums find nearly all of these; its maker changes some."""
_SUFFIXES = {
    "text": (".txt",),
    "jsonl": (".jsonl",),
    "json": (".json",),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "html": (".html",),
    "nitf": (".xml",),
    "newsml": (".xml",),
    "nexis": (".txt",),
    "feed": (".xml",),
    "factiva": (".txt",),
}


@cache
def fixtures(form: str) -> tuple[bytes, ...]:
    """The fixtures of a format."""
    suffixes = _SUFFIXES.get(form, ())
    return tuple(path.read_bytes() for path in sorted(FIXTURES.rglob("*")) if path.suffix in suffixes)


def file(form: str, random: Random) -> bytes:
    """A file of this format, built or a fixture, mostly with changed bytes."""
    whole = fixtures(form)
    data = random.choice(whole)[:20_000] if whole and random.random() < 0.5 else MADE[form](random)
    return changed(data, random, TOKENS[_FAMILY.get(form, form)]) if random.random() < _CHANGED.get(form, 0.7) else data
