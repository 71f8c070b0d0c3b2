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
from pathlib import Path
from random import Random
from typing import Any

from hostile_words import DATES, HOSTILE, NAMES, TOKENS

FIXTURES = Path(__file__).parent.parent / "fixtures"


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def changed(data: bytes, random: Random, tokens: tuple[bytes, ...]) -> bytes:
    """The data after one to six changes of bytes; at most 20,000 bytes longer."""
    room = len(data) + 20_000
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        data = random.choice(_CHANGES)(data, random, tokens)[:room]
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((0, 1, 1, 4, 16, 64, 256, 2000)))


def _flipped(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 20)) if data else 0):
        flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _repeated(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 10, 100)) + data[end:]


def _inserted(data: bytes, random: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return (
        data[:start]
        + random.choice((*tokens, hostile(random))) * random.choice((1, 1, 1, 5, 50))
        + data[random.choice((start, end)) :]
    )


def _overwritten(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _ended(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    return data[: random.randint(0, len(data))]


def _moved(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    (start, end), (target, _) = _place(data, random), _place(data, random)
    rest = data[:start] + data[end:]
    return rest[:target] + data[start:end] + rest[target:]


_CHANGES = (_flipped, _cut, _repeated, _inserted, _overwritten, _ended, _moved)


def hostile(random: Random) -> bytes:
    """A hostile text as bytes, mostly UTF-8."""
    return random.choice(HOSTILE).encode(random.choice(("utf-8", "utf-8", "utf-16-le", "cp1252")), "replace")


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def articles() -> tuple[str, ...]:
    """The texts of the fixtures' corpus."""
    lines = (
        line for path in sorted((FIXTURES / "corpus").rglob("*.jsonl")) for line in path.read_text("utf-8").split("\n")
    )
    records = [json.loads(line) for line in lines if line.strip()]
    return tuple(text for record in records for text in record.values() if isinstance(text, str) and len(text) > 200)


def text(random: Random, longest: int = 1500) -> str:
    """An article, part of one, or no article at all, with hostile changes."""
    kind = random.random()
    if kind < 0.1:
        return "".join(
            random.choice(HOSTILE) + random.choice((" ", "\n", "\n\n", "", ". ")) for _ in range(random.randint(0, 6))
        )
    if kind < 0.2:
        return "".join(chr(_code(random)) for _ in range(random.randint(0, 60)))
    article = random.choice(articles())
    start = random.choice((0, 0, random.randint(0, len(article))))
    return reworded(article[start : start + random.randint(20, longest)], random)


def reworded(article: str, random: Random) -> str:
    """The text after some changes of its words, lines and characters."""
    sign = random.choice((" ", " ", "\n", ". ", ""))
    pieces = article.split(sign) if sign else list(article)
    joint = random.choice((" ", " ", " ", "\n", ". ", "", "\u00a0", "\t", "\u2028", "\r\n"))
    for _ in range(random.choice((0, 1, 3, 10))):
        at = random.randint(0, len(pieces))
        match random.randrange(5):
            case 0:
                pieces.insert(at, random.choice(HOSTILE))
            case 1:
                del pieces[at : at + random.randint(1, 9)]
            case 2:
                pieces[at:at] = pieces[at : at + random.randint(1, 30)]
            case 3:
                pieces[at : at + 1] = ["".join(chr(_code(random)) for _ in range(random.randint(1, 6)))]
            case 4:
                random.shuffle(pieces)
    return joint.join(pieces)


def _code(random: Random) -> int:
    return random.choice(
        (
            random.randrange(0x80),
            random.randrange(0x3000),
            random.randrange(0x110000),
            random.choice((0, 0x1B, 0x9B, 0xAD, 0x202E, 0xD800, 0xFEFF)),
        )
    )


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def value(random: Random, depth: int = 3) -> Any:
    """A value that no field of an honest record has."""
    match random.randrange(9 if depth else 6):
        case 0:
            return text(random, 300)
        case 1:
            return random.choice(HOSTILE)
        case 2:
            return random.choice(DATES)
        case 3:
            return random.choice((None, True, 0, -1, 10**30, 0.5, 1e308, "", " ", "None"))
        case 4:
            return f"http{random.choice('sx:')}://{random.choice(HOSTILE)}{random.choice(('/', '[', ':99999', '@'))}"
        case 5:
            return random.choice(("['a', 'b']", "[" * 90, "a; b;; ;None", "{'name': 'x'}"))
        case 6:
            return [value(random, depth - 1) for _ in range(random.randint(0, 4))]
        case 7:
            return {
                random.choice((*NAMES, "name", "$date", "$oid", *HOSTILE[:4])): value(random, depth - 1)
                for _ in range(random.randint(0, 4))
            }
    return [{"text": text(random, 100)} for _ in range(random.randint(0, 3))]


def record(random: Random) -> dict[str, Any]:
    """A record whose text is mostly readable, and whose other fields are hostile."""
    made = {"text": text(random, 400)} if random.random() < 0.9 else {}
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


def packed(random: Random) -> bytes:
    """Lines in .gz or .zst, in one or several members."""
    import zstandard

    data = changed(json_lines(random), random, TOKENS["json"]) if random.random() < 0.5 else json_lines(random)
    at = random.randint(0, len(data))
    pieces = [data] if random.random() < 0.5 else [data[:at], data[at:]]
    pack: Callable[[bytes], bytes] = random.choice((gzip.compress, zstandard.ZstdCompressor().compress))
    return b"".join(map(pack, pieces))


MADE: dict[str, Callable[[Random], bytes]] = {
    "text": lambda random: text(random).encode(
        random.choice(("utf-8", "utf-8", "utf-16", "cp1252", "utf-32")), "replace"
    ),
    "jsonl": json_lines,
    "json": json_array,
    "csv": lambda random: table(random, random.choice(",;|")),
    "tsv": lambda random: table(random, "\t"),
    "html": page,
    "warc": crawl,
    "parquet": columns,
    "packed": packed,
}
"""Format -> a file that is built, by format."""
_FAMILY = {"jsonl": "json", "tsv": "csv"}
_SUFFIXES = {
    "text": (".txt",),
    "jsonl": (".jsonl",),
    "json": (".json",),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "html": (".html",),
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
    return changed(data, random, TOKENS[_FAMILY.get(form, form)]) if random.random() < 0.7 else data
