"""Every format on good and on broken input, and how a format is recognised."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shlex
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from corpus_files import FORMATS, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import docx

from lineage.config import Limits, Settings
from lineage.corpus.files.encoding import ADVICE
from lineage.corpus.nothing import says_nothing
from lineage.corpus.parts.htmltext import is_page, markup_of
from lineage.corpus.readers.jsonvalues import Splitter
from lineage.corpus.readers.warc import UNDATED

SMALL = Settings(limits=Limits(max_record_bytes=200))
LOCK = "https://www.tarncourier.example/lock"
PRODUCERS: dict[str, dict[str, Any]] = {
    "trafilatura.json": {"outlet": "Tarn Courier", "url": LOCK, "published": "2025-05-06"},
    "trafilatura-python.json": {"outlet": "Tarn Courier", "url": LOCK, "published": "2025-05-06"},
    "news-please.json": {"outlet": "tarncourier.example", "url": LOCK, "published": "2025-05-06T09:30:00+00:00"},
    "newspaper4k.json": {"outlet": "Tarn Courier", "url": LOCK, "published": "2025-05-06T07:30:00+00:00"},
    "mediacloud.json": {"outlet": "tarncourier.example", "url": LOCK, "published": "2025-05-06"},
}


@pytest.mark.parametrize("name", PRODUCERS)
def test_producers_work_untouched(name: str) -> None:
    """One article in the shape of each scraper gives the same text, title, authors and language."""
    (document,) = reading(FORMATS / name).documents
    assert document.text.startswith("The lock at Tarn Mill stays shut until Friday. Barges")
    assert (document.title, document.author, document.language) == ("Lock stays shut", "Ada Fenn; Jon Marsh", "en")
    for field, value in PRODUCERS[name].items():
        assert getattr(document, field) == value
    assert document.external_id is None
    assert "raw_text" not in document.extra


def test_corpora_and_wires_work_untouched() -> None:
    """passim, Hugging Face corpora, ninjs and NewsAPI: ids, outlets, dates and wrapped records."""
    passim, hub, wire, api = (
        reading(FORMATS / name).documents
        for name in ("passim.jsonl", "huggingface.jsonl", "ninjs.json", "newsapi.json")
    )
    assert [(d.key, d.outlet, d.published) for d in passim] == [
        ("tarn-1912-05-06/3", "tarncourier", "1912-05-06"),
        ("https://archive.example/tarn/1912-05-07", "tarncourier", "1912-05-07"),
    ]
    assert [(d.outlet, d.external_id) for d in hub] == [
        ("tarncourier.example", None),
        ("Tarn Courier", "17"),
        ("tarncourier.example", None),
    ]
    assert hub[2].extra == {"meta": {"quality": 0.5}}
    assert (wire[0].key, wire[0].outlet, wire[0].published) == (
        "urn:example:tarn:lock",
        "Tarn Press",
        "2025-05-06T09:30:00+00:00",
    )
    assert wire[0].text.split("\n\n")[1] == "Barges wait below the weir, the canal office said."
    assert [d.outlet for d in api] == ["Tarn Courier", "Weir Weekly"]


def test_documents_say_where_they_stood(tmp_path: Path) -> None:
    """A location is file:line for lines, and the file for a file that is one article."""
    (tmp_path / "a.jsonl").write_text('\n{"text": "One."}\n')
    (tmp_path / "b.txt").write_text("Two.")
    assert [d.location for d in reading(tmp_path).documents] == [f"{tmp_path}/a.jsonl:2", f"{tmp_path}/b.txt"]


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    """Every kind of bad line is named with its number, and the lines around it are read."""
    path = tmp_path / "a.jsonl"
    lines = ['{"text": "One."}', "{broken", "[1]", '"a"', '{"text": 5}', '{"title": "t"}', "{" * 3000, "[" * 100_000,
             '{"text": "tab\there", "x": NaN}', "x" * 500, '{"n": ' + "9" * 5000 + "}", '{"text": "Two."}']  # fmt: skip
    path.write_text("\n".join(lines))
    result = reading(path, settings=Settings(limits=Limits(max_record_bytes=200_000)))
    assert result.texts == ["One.", "tab\there", "Two."]
    assert result.documents[1].extra == {}
    assert [reason.split(": ")[0] for reason in result.reasons] == [
        f"a.jsonl:{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 11)
    ]
    assert result.reasons[6] == "a.jsonl:8: JSON nested too deeply"


def test_a_long_line_is_skipped_without_being_held(tmp_path: Path) -> None:
    """A line above the limit is named with the limit and the setting; the next ones are read."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 500_000 + '"}\n{"text": "Next."}\n{"text": "' + "x" * 300)
    result = reading(path, settings=SMALL)
    assert result.texts == ["Next."]
    assert result.reasons == ["a.jsonl:1: line longer than 200 bytes", "a.jsonl:3: line longer than 200 bytes"]
    assert "limits.max_record_bytes" in str(result.skipped[0].hint)


def test_escapes_that_cannot_be_stored(tmp_path: Path) -> None:
    """Lone surrogates and NUL from JSON escapes are replaced, and that is said."""
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"text": "a\ud800b\u0000c\ud83d\ude00", "x": "\udfff"}' + "\n")
    result = reading(path)
    assert result.texts == ["a\ufffdb\ufffdc😀"]
    assert result.documents[0].extra == {"x": "\ufffd"}
    assert [r.message for r in result.remarks] == ["characters that cannot be stored stand as U+FFFD"]


def test_lines_in_another_encoding(tmp_path: Path) -> None:
    """A line that is not UTF-8 is read with a guess that is said; a hopeless one is skipped."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        '{"text": "Café."}\n'.encode("cp1252") + b'{"text": "' + bytes(range(128, 256)) + b'"}\n{"text": "C"}\n'
    )
    result = reading(path, outlet="Boje")
    assert result.texts == ["Café.", "C"]
    assert [r.message for r in result.remarks] == [f"encoding guessed: cp1252{ADVICE}"]
    assert result.reasons == ["a.jsonl:2: the encoding cannot be recognised"]


@pytest.mark.parametrize(
    "text", ['[{"text": "A"}, {"text": "B"}]', '{"text": "A"}\n{\n "text": "B"}', ' {"text": "A"} {"text": "B"}']
)
def test_json_values(tmp_path: Path, text: str) -> None:
    """Arrays, pretty-printed objects and objects one after the other are told by content."""
    path = tmp_path / "a.json"
    path.write_text(text)
    assert reading(path).texts == ["A", "B"]


def test_broken_elements_cost_only_themselves(tmp_path: Path) -> None:
    """Bad elements of an array are named by their number."""
    path = tmp_path / "a.json"
    path.write_text('[{"text": "A"}, {bad}, 7, {"text": "' + "x" * 300 + '"}, {"text": "]},{[\\""}, {"text": "cut')
    result = reading(path, settings=SMALL)
    assert result.texts == ["A", ']},{["']
    assert [reason.split(": ")[0] for reason in result.reasons] == ["a.json:2", "a.json:3", "a.json:4", "a.json:6"]
    assert result.reasons[-1].endswith("the file ends inside this record")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(json_values.map(lambda v: {"v": v}), max_size=5),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.integers(1, 9),
)
def test_splitting_json_gives_back_its_values(values: list[Any], array: bool, indent: int | None, size: int) -> None:
    """However the values are laid out and wherever the chunks are cut, each value comes out whole."""
    dumped = [json.dumps(v, indent=indent) for v in values]
    data = (json.dumps(values, indent=indent) if array else "\n".join(dumped)).encode()
    splitter = Splitter(1_000_000)
    found = [e for i in range(0, len(data), size) for e in splitter.feed(data[i : i + size])]
    assert [json.loads(e) for e in found if e] == values
    assert not splitter.is_cut


@given(st.binary(max_size=80) | st.text('[]{},:"\\a ', max_size=80).map(str.encode), st.integers(1, 20))
def test_splitting_anything_is_bounded(data: bytes, limit: int) -> None:
    """Any bytes are cut into pieces no longer than the limit, and the cut does not depend on the chunks."""
    whole, single = Splitter(limit), Splitter(limit)
    pieces = list(whole.feed(data))
    assert pieces == [e for i in range(len(data)) for e in single.feed(data[i : i + 1])]
    assert all(piece is None or len(piece) <= limit for piece in pieces)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_separators_and_paragraphs_in_cells() -> None:
    """A semicolon table is told by its header; a row's place is its first line."""
    result = reading(FORMATS / "semicolon.csv")
    assert [(d.text, d.published, d.location) for d in result.documents] == [
        ("The lock; it stays shut.\n\nBarges wait.", "2025-05-06", f"{FORMATS}/semicolon.csv:2"),
        ("The weir holds.", "2025-05-06", f"{FORMATS}/semicolon.csv:5"),
    ]


def test_bad_rows_cost_only_themselves() -> None:
    """An unclosed quote does not swallow the rows behind it; a row with too many cells is not cut to fit."""
    result = reading(FORMATS / "broken.csv")
    assert result.texts == ["The lock stays shut.", 'Barges "wait" below.', "The last one."]
    assert [r.split(": ")[0] for r in result.reasons] == ["broken.csv:3", "broken.csv:5"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "table", "a.txt"])
def test_a_table_with_columns_of_its_own_names(tmp_path: Path, name: str) -> None:
    """It is known as a table, its separator is found, and its cells are taken, once the user says what they are."""
    sign = "\t" if name.endswith("tsv") else ";"
    rows = [["nr", "inhalt", "blatt"], ["1", "The quay, again.", "Tarn Courier"]]
    (tmp_path / name).write_text("".join(sign.join(row) + "\n" for row in rows))
    said = {"id": ("nr",), "text": ("inhalt",), "outlet": ("blatt",), "title": ("zeile",)}
    result = reading(tmp_path / name, columns=said, format="csv" if name == "a.txt" else None)
    (document,) = result.documents
    assert (document.key, document.text, document.outlet, document.extra) == (
        "1",
        "The quay, again.",
        "Tarn Courier",
        {},
    )
    assert [(r.where, r.message) for r in result.remarks] == [
        ("--field title=zeile", "no record has a field of this name")
    ]


def test_bare_quotes_in_tsv() -> None:
    """Quotes in a TSV without quoting are part of the text."""
    assert reading(FORMATS / "bare-quotes.tsv").texts == ['"Barges wait", the office said.', 'The "lock" is shut.']


def test_unclosed_quote_at_the_end_and_long_rows(tmp_path: Path) -> None:
    """A quote that is never closed and a row above the limit are reported; the process-wide limit is untouched."""
    before = csv.field_size_limit()
    path = tmp_path / "a.csv"
    path.write_text('text\nOne.\n"' + "long\n" * 60 + '"\nTwo.\n"never closed\nThree.\n')
    result = reading(path, settings=SMALL)
    assert result.texts[0] == "One."
    assert {"Two.", "Three."} <= set(result.texts)
    assert "the row is longer than 200 bytes" in result.reasons[0]
    assert "--allow max_record_bytes=NUMBER" in str(result.skipped[0].hint)
    assert result.reasons[-1].startswith("a.csv:65: broken row")
    assert csv.field_size_limit() == before


def test_rescues_are_bounded(tmp_path: Path) -> None:
    """Where unclosed quotes go on and on, rows are given up in the end, and how many is said."""
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + '1,"x\n' * 101)
    result = reading(path)
    assert len(result.skipped) < 101
    assert any("are lost" in reason for reason in result.reasons)


@pytest.mark.parametrize("header", ["id,wortlaut", '"id', ""])
def test_a_table_without_text_column(tmp_path: Path, header: str) -> None:
    """Without a column for the text the whole file is refused, naming the columns."""
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n1,Text.\n")
    assert not reading(path).documents
    assert "the first row names no column with text" in reading(path).reasons[0] or header == ""


# characters that CSV can carry; a carriage return inside a cell is normalised like everywhere else
csv_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")
    | st.sampled_from("\n\t\x1b"),
    min_size=1,
    max_size=40,
)
# A value that is HTML, or a word for that nothing is there, is no text: test_corpus_texts and test_corpus_values.
solid_text = csv_text.filter(
    lambda t: not t.isspace() and not says_nothing(t, "text") and markup_of(t) is None and not is_page(t)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(solid_text, min_size=1, max_size=5))
@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "tsv"])
def test_texts_survive_every_format(tmp_path: Path, suffix: str, texts: list[str]) -> None:
    """Whatever a text holds, it comes out of each format as it went in."""
    buffer = io.StringIO()
    rows = [{"id": f"i{n}", "text": text} for n, text in enumerate(texts)]
    if suffix in ("csv", "tsv"):
        writer = csv.DictWriter(
            buffer, ["id", "text"], delimiter="\t" if suffix == "tsv" else ",", quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(rows)
    else:
        buffer.write(json.dumps(rows) if suffix == "json" else "".join(json.dumps(row) + "\n" for row in rows))
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(buffer.getvalue().encode())
    result = reading(path, outlet="Boje")
    assert result.texts == texts
    assert not result.skipped + result.remarks


# ── text and HTML ────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_files(tmp_path: Path) -> None:
    """A text file is one article: the folder is its outlet, its content its id."""
    folder = tmp_path / "tarncourier"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\n")
    (document,) = reading(tmp_path).documents
    assert (document.text, document.outlet, document.external_id) == ("One.\n\nTwo.\n", "tarncourier", None)
    assert document.key == document.content_id


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize(
    ("name", "form"), [("a.txt", "{}"), ("a.jsonl", '{{"text": "{}"}}\n'), ("a.csv", "id,text\n1,{}\n")]
)
def test_byte_order_marks(tmp_path: Path, encoding: str, name: str, form: str) -> None:
    """UTF-16, UTF-32 and UTF-8 with a mark are read in every line format, without a guess."""
    path = tmp_path / name
    path.write_bytes(form.format("Größe – 大").encode(encoding))
    result = reading(path)
    assert result.texts == ["Größe – 大"]
    assert not result.remarks


def test_files_that_are_no_text(tmp_path: Path) -> None:
    """Empty, blank, binary, undecodable, cut and overlong files are each named with a reason."""
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)) * 20)
    (tmp_path / "blank.txt").write_text(" \n")
    (tmp_path / "cut.txt").write_bytes("Größe".encode("utf-16")[:-1])
    (tmp_path / "empty.txt").touch()
    (tmp_path / "holes.txt").write_bytes(b"Text " * 50 + b"\x00")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
    (tmp_path / "long.txt").write_text("x" * 300)
    (tmp_path / "none.json").write_text("[]")
    (tmp_path / "notes.log").write_text("started\n")
    (tmp_path / "odd.txt").write_bytes(bytes(range(128, 256)))
    (tmp_path / "wire.xml").write_text("<?xml version='1.0'?><nitf/>")
    result = reading(tmp_path, settings=Settings(limits=Limits(max_record_bytes=260)))
    assert not result.documents
    assert [reason.split(":")[0] for reason in result.reasons] == sorted(p.name for p in tmp_path.iterdir())


def test_an_article_page() -> None:
    """The article without its page: paragraphs, title, author, outlet, language, address, time."""
    (document,) = reading(FORMATS / "page.html").documents
    assert (document.title, document.author, document.outlet, document.language) == (
        "Lock stays shut",
        "Jon Marsh",
        "Tarn Courier",
        "en",
    )
    assert (document.url, document.published) == (LOCK, "2025-05-06T07:30:00+00:00")
    paragraphs = document.text.split("\n\n")
    assert paragraphs[1].startswith("The lock at Tarn Mill")
    assert paragraphs[-1].endswith("upper basin.")
    assert "Terms" not in document.text


def test_pages_in_other_encodings(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The encoding that a page declares is used; reading it prints nothing."""
    page = (FORMATS / "page.html").read_text(encoding="utf-8").replace('charset="utf-8"', "charset=windows-1252")
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    result = reading(tmp_path)
    assert "“We lift the gate on Thursday,”" in result.texts[0]
    assert not result.remarks
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "page", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!doctype html>", "<html>" + "<div>" * 2000]
)
def test_pages_without_an_article(tmp_path: Path, page: str) -> None:
    """A page without an article, or a broken one, is skipped."""
    (tmp_path / "a.html").write_text(page)
    assert reading(tmp_path).reasons == ["a.html: no article was found on the page"]


def test_hostile_pages_are_bounded(tmp_path: Path) -> None:
    """A page above the limit is refused; JSON-LD that would tie up the extractor is not handed on."""
    (tmp_path / "large.html").write_text("<html>" + " " * 5000)
    trap = '<script type="application/ld+json">{"author":"' + '\\"a' * 200_000 + "</script></head>"
    (tmp_path / "trap.html").write_text((FORMATS / "page.html").read_text(encoding="utf-8").replace("</head>", trap))
    limits = Settings(limits=Limits(max_html_bytes=1_000_000))
    assert len(reading(tmp_path / "trap.html", settings=limits).documents) == 1
    small = Settings(limits=Limits(max_html_bytes=4000))
    assert "limits.max_html_bytes" in str(reading(tmp_path / "large.html", settings=small).skipped[0].hint)


# ── Parquet and WARC ─────────────────────────────────────────────────────────────────────────────────────────────


def test_parquet(tmp_path: Path) -> None:
    """Rows become documents; values that JSON has not are kept as strings."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    rows = [
        {"text": "One.", "date": date(2025, 5, 6), "price": Decimal("1.50"), "raw": b"\xff", "authors": ["A", "B"]},
        {"text": None, "date": None, "price": None, "raw": None, "authors": None},
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    result = reading(path)
    (document,) = result.documents
    assert (document.text, document.published, document.author) == ("One.", "2025-05-06", "A; B")
    assert document.extra == {"price": "1.50", "raw": "\ufffd"}
    assert result.reasons == ["a.parquet:2: the text is empty"]
    (tmp_path / "cut.parquet").write_bytes(path.read_bytes()[:-9])
    assert "damaged Parquet" in reading(tmp_path / "cut.parquet").reasons[0]


@pytest.mark.parametrize("dictionary", [True, False])
def test_parquet_bombs_are_stopped(tmp_path: Path, dictionary: bool) -> None:
    """A file of some kilobytes that says one text a thousand times, or holds a page of nothing, names the limit."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = ["word " * 20_000] * 1000 if dictionary else ["a" * 30_000_000]
    path = tmp_path / "bomb.parquet"
    parquet.write_table(pyarrow.table({"text": texts}), path, compression="zstd", use_dictionary=dictionary)
    assert path.stat().st_size < 100_000
    (skip,) = reading(path).skipped
    assert "expands to more than 250 times" in skip.reason
    assert "limits.max_expansion" in str(skip.hint)


READ_EVERY_FLIP = """
import sys
from pathlib import Path

from lineage.corpus import ReadOptions, read

path = Path(sys.argv[1])
whole = path.read_bytes()
for bit in range(8 * len(whole)):
    damaged = bytearray(whole)
    damaged[bit // 8] ^= 1 << bit % 8
    path.write_bytes(damaged)
    print(bit, len(list(read([path], ReadOptions(format="parquet")))), flush=True)
"""


def test_a_damaged_parquet_file_does_not_end_the_process(tmp_path: Path) -> None:
    """Whichever bit of the file flips, its rows or a reason come back; pyarrow aborts if asked for a damaged column."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": ["The pier was closed again."]}).replace_schema_metadata(None)
    parquet.write_table(table, path, store_schema=False)
    bits = 8 * path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", READ_EVERY_FLIP, path], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1]}: {done.stderr[-300:]}"
    assert len(done.stdout.splitlines()) == bits


def warc_record(url: str, status: str, kind: str, body: bytes) -> bytes:
    """One response of a crawl."""
    payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    lines = ("WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2025-05-09T00:00:00Z",
             "WARC-Record-ID: <urn:x:1>", f"Content-Length: {len(payload)}")  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + payload + b"\r\n\r\n"


def crawl() -> list[bytes]:
    """Four responses: an article, a picture, a page that is gone, and a page without an article."""
    page = (FORMATS / "page.html").read_bytes().replace(b'<link rel="canonical"', b'<link rel="nothing"')
    return [
        warc_record("https://crawl.example/lock", "200 OK", "text/html; charset=UTF-8", page),
        warc_record("https://crawl.example/lock.jpg", "200 OK", "image/jpeg", b"\xff\xd8"),
        warc_record("https://crawl.example/gone", "404 Not Found", "text/html", page),
        warc_record("https://crawl.example/empty", "200 OK", "text/html", b"<html></html>"),
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc(tmp_path: Path, name: str) -> None:
    """Pages become documents with the crawled address; the crawl's date is no publication date."""
    pytest.importorskip("warcio")
    path = tmp_path / name
    path.write_bytes(b"".join(gzip.compress(part) if name.endswith("gz") else part for part in crawl()))
    result = reading(path)
    (document,) = result.documents
    assert (document.url, document.outlet) == ("https://crawl.example/lock", "Tarn Courier")
    assert document.published == "2025-05-06T07:30:00+00:00"
    assert document.extra["warc_date"] == "2025-05-09T00:00:00Z"
    assert result.reasons == [f"{name}:4: no article was found on the page"]
    assert [r.message for r in result.remarks] == ["left out: 2 responses other than HTML pages"]
    path.write_bytes(path.read_bytes()[:900])
    assert not reading(path).documents
    assert reading(path).skipped


@pytest.mark.parametrize("declared", ["https://www.tarncourier.example/lock", "https://crawl.example/lock", None])
@pytest.mark.parametrize("site", ["Tarn Courier", None])
def test_a_crawled_page_is_of_the_site_where_it_was_found(
    tmp_path: Path, declared: str | None, site: str | None
) -> None:
    """The outlet is the site that the page names, else the host of its own address, whatever original it declares."""
    pytest.importorskip("warcio")
    page = (FORMATS / "page.html").read_bytes()
    page = page.replace(b'rel="canonical" href="' + LOCK.encode(), f'rel="canonical" href="{declared or ""}'.encode())
    page = page if site else page.replace(b"og:site_name", b"og:nothing")
    own = "https://crawl.example/lock"
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(own, "200 OK", "text/html", page))
    (document,) = reading(path).documents
    assert (document.outlet, document.url) == (site or "crawl.example", own)
    assert document.extra.get("canonical_url") == (declared if declared != own else None)


def test_a_crawl_with_wrong_lengths_is_reported_in_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Records that are not as long as they say are reported, and the package that reads them prints nothing."""
    pytest.importorskip("warcio")
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(crawl()).replace(b"</html>\n\r\n", b"</html>\nmore\r\n", 1))
    result = reading(path)
    assert len(result.documents) == 1
    assert "a.warc: 1 record is not as long as announced" in result.reasons
    assert capfd.readouterr() == ("", "")


def wet_record(url: str, body: bytes, kind: str = "conversion", more: int = 0) -> bytes:
    """One record of a WET file, which announces `more` bytes than it has."""
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2025-05-09T00:00:00Z",
        f"WARC-Record-ID: <urn:{url}>",
        "Content-Type: text/plain",
        f"Content-Length: {len(body) + more}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def test_texts_of_a_crawl(tmp_path: Path) -> None:
    """WET files hold the text of each page as it was read; neither its fetching nor a line in it dates it."""
    pytest.importorskip("warcio")
    text = "Lock stays shut | Tarn Courier\n9 May 2025\nThe lock at Tarn Mill stays shut until Friday."
    parts = [
        wet_record("x", b"software: x", kind="warcinfo"),
        wet_record(LOCK, text.encode()),
        wet_record("https://a.example/2", b"x" * 3000),
        wet_record(f"{LOCK}/caf", "The caf\u00e9 below the lock is shut.".encode("cp1252")),
        wet_record("https://a.example/3", b"Cut", more=90),
    ]
    (tmp_path / "a.warc.wet.gz").write_bytes(b"".join(map(gzip.compress, parts)))
    found = reading(tmp_path, settings=Settings(limits=Limits(max_record_bytes=2000)))
    document, guessed = found.documents
    assert guessed.text == "The caf\u00e9 below the lock is shut."
    assert (document.text, document.url, document.outlet) == (text, LOCK, "tarncourier.example")
    assert (document.title, document.published) == (None, None)
    assert document.extra == {"warc_date": "2025-05-09T00:00:00Z", "warc_record_id": f"<urn:{LOCK}>"}
    assert "a.warc.wet.gz:3: longer than 2,000 bytes" in found.reasons
    assert any(reason.startswith("a.warc.wet.gz:5: ") for reason in found.reasons)
    assert [remark.message for remark in found.remarks] == [f"encoding guessed: cp1252{ADVICE}", UNDATED]


def test_a_crawl_of_other_records_is_said_to_be_one(tmp_path: Path) -> None:
    """WAT files hold metadata, and nothing that could be read."""
    pytest.importorskip("warcio")
    records = wet_record("x", b"a: b", kind="warcinfo") + wet_record("y", b"{}", kind="metadata")
    (tmp_path / "a.wat").write_bytes(records)
    assert reading(tmp_path).reasons == [
        "a.wat: it holds neither pages nor texts, only records of other kinds (metadata, warcinfo)"
    ]


# ── telling formats ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("lines.json", '{"text": "A"}\n{"text": "B"}\n', ["A", "B"]),
        ("broken-first.json", '{"text": "A\n{"text": "B"}\n{"text": "C"}\n', ["B", "C"]),
        ("array.jsonl", '[\n{"text": "A"}]', ["A"]),
        ("lines.txt", '{"text": "A"}\n', ["A"]),
        ("noext", '{"text": "A"}\n', ["A"]),
        ("table.dat", "id\ttext\n1\tA\n", ["A"]),
        ("plain", "Just a text.", ["Just a text."]),
        ("brackets.txt", "[Editor's note: A]", ["[Editor's note: A]"]),
        ("braces.txt", "{draft} A", ["{draft} A"]),
    ],
)
def test_formats_are_told_by_content_and_name(tmp_path: Path, name: str, content: str, texts: list[str]) -> None:
    """Content decides where it is unmistakable, the name where it is not."""
    path = tmp_path / name
    path.write_text(content)
    assert reading(path).texts == texts


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_columns_of_unknown_names_are_named(tmp_path: Path, sign: str) -> None:
    """Whatever separates them, each can be read, and the option says what to do with them."""
    path = tmp_path / "a.csv"
    path.write_text(sign.join(["kennung", "überschrift", "wortlaut"]) + "\n" + sign.join("KÜA") + "\n", "utf-8")
    found = reading(path).skipped[0]
    assert found.reason == "the first row names no column with text ('kennung', 'überschrift', 'wortlaut')"
    assert "--field text=NAME" in str(found.hint)


@pytest.mark.parametrize(
    "line", ["a\rb;c\n", "x" * 200_000 + "\n", '"a;b\n', "\n;\n", ";".join("abcdefghijklmnop") + "\n"]
)
def test_any_first_row_is_told(tmp_path: Path, line: str) -> None:
    """One that no parser takes for a row, a long one, and more columns than a line has room for."""
    path = tmp_path / "a.csv"
    path.write_bytes(line.encode() * 2)
    assert "first row names no column" in reading(path).skipped[0].reason


def test_a_guessed_encoding_is_told_once_a_table(tmp_path: Path) -> None:
    """It is the file's, not that of the lines in its cells."""
    path = tmp_path / "a.csv"
    rows = "".join(
        f'"Die Straße {n}.\n\nDie Brücke {n} über den Fluss ist für Fußgänger gesperrt."\n' for n in range(3)
    )
    path.write_bytes(f"text\n{rows}".encode("cp1252"))
    found = reading(path, outlet="Boje")
    assert len(found.documents) == 3
    assert [(Path(r.where).name, r.message) for r in found.remarks] == [("a.csv", f"encoding guessed: cp1252{ADVICE}")]


def test_the_format_can_be_forced(tmp_path: Path) -> None:
    """`--format` goes before content and name."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A"}\n')
    assert reading(path, format="text").texts == ['{"text": "A"}\n']


@pytest.mark.parametrize(
    ("module", "name", "content", "package"),
    [
        ("trafilatura", "a.html", b"<html></html>", "trafilatura"),
        ("pyarrow", "a.parquet", b"PAR1....", "pyarrow"),
        ("warcio.archiveiterator", "a.warc", b"WARC/1.0\r\n", "warcio"),
        ("mammoth", "a.docx", docx("The pier."), "mammoth"),
    ],
)
def test_missing_extras_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, content: bytes, package: str
) -> None:
    """Without its package a file is skipped with the exact command for it; the others are read."""
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text("B")
    result = reading(tmp_path)
    assert result.texts == ["B"]
    python, *words = shlex.split(result.skipped[0].hint or "")
    assert (python, words[:3]) == (sys.executable, ["-m", "pip", "install"])
    assert words[3].startswith(package)


STORY = "The old malthouse burned down on Sunday.\n\nNobody was hurt.\n"


@pytest.mark.parametrize(
    ("top", "published", "original"),
    [
        ("Old malthouse burns down\n\n15 March 2024\n\n", "2024-03-15", "15 March 2024"),
        ("Date: 2024-03-15\nOld malthouse burns down\n\n", "2024-03-15", "Date: 2024-03-15"),
        ("Brand\n\nVon Anna Krug\nVeröffentlicht: 15.03.2024, 14:00 Uhr\n\n", "2024-03-15",
         "Veröffentlicht: 15.03.2024, 14:00 Uhr"),
        ("Incendie\n\nPublié le 15 mars 2024\n\n", "2024-03-15", "Publié le 15 mars 2024"),
        ("Fuego\n\nFecha: 15 de marzo de 2024\n\n", "2024-03-15", "Fecha: 15 de marzo de 2024"),
        ("Пожар\n\nОпубликовано: 15 марта 2024\n\n", "2024-03-15", "Опубликовано: 15 марта 2024"),
        ("Fire\n\nPublished: 2024-03-15T14:00:00+01:00\n\n", "2024-03-15T13:00:00+00:00",
         "Published: 2024-03-15T14:00:00+01:00"),
        ("火災\n\n2024年3月15日\n\n", "2024-03-15", "2024年3月15日"),
        ("Fire\n\n05/03/2024\n\n", "2024", "05/03/2024"),
        # the label tells which of two days is meant
        ("Fire\n\n14 March 2024\n\nPublished: 15 March 2024\n\n", "2024-03-15", "Published: 15 March 2024"),
        ("Fire\n\n15 March 2024\n\n15/03/2024\n\n", "2024-03-15", "15 March 2024"),
    ],
)  # fmt: skip
def test_a_line_that_is_a_date_dates_a_text(tmp_path: Path, top: str, published: str, original: str) -> None:
    """As precise as the line is, read as dates are everywhere; the line stays in the text."""
    (tmp_path / "a.txt").write_text(top + STORY, encoding="utf-8")
    found = reading(tmp_path / "a.txt")
    assert found.texts == [top + STORY]
    assert (found.documents[0].published, found.documents[0].published_original) == (published, original)


@pytest.mark.parametrize(
    "top",
    [
        "",
        "Updated: 15 March 2024\n\n",  # nobody knows how long before that it was published
        "Budget 2024 passes\n\n",
        "2024\n\n",
        "March 2024\n\n",
        "20240315\n\n",
        "1709633700\n\n",
        "On 15 March 2024 the malthouse was sold.\n\n",
        "12 March 2024\n\nThe lake freezes.\n\n15 March 2024\n\nThe ice breaks.\n\n",
        "The lake freezes.\n\n" * 8 + "15 March 2024\n\n",
    ],
)
def test_other_lines_date_no_text(tmp_path: Path, top: str) -> None:
    """Years, months, numbers, prose, and days that disagree are no date of publication, and nothing is said of them."""
    (tmp_path / "a.txt").write_text(top + STORY, encoding="utf-8")
    found = reading(tmp_path / "a.txt")
    assert (found.documents[0].published, found.documents[0].published_original, found.remarks) == (None, None, [])


def test_xml_without_a_name_that_tells_it_is_not_taken_for_text(tmp_path: Path) -> None:
    """A feed is no article; who wants it read all the same can say so."""
    (tmp_path / "feed").write_text('<?xml version="1.0"?>\n<feed><entry>Rain fell.</entry></feed>', encoding="utf-8")
    assert reading(tmp_path / "feed").reasons == ["feed: XML of an unknown kind"]
