"""the first bytes of a table -> how it is laid out: separator, quotes, line ends, escapes, the names of its columns.

The separator is the one that makes most names of the first row familiar, or the one that Excel was told ("sep=;").
Tabs are read with quotes only where the first rows are quoted properly, because many TSV corpora hold bare quotes; and
such a table has line ends as `\\n` in two characters, as databases export them, where its texts are full of them.  A
file that is called a text is a table only where nothing else can be meant.
Cost: some milliseconds a table, some microseconds a text.  Failure mode: a table whose first row is none of these has
no header, which is said.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Columns, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.names import known_columns, make_plan, names
from lineage.errors import RecordError

SEPARATORS: Final = ",;\t|"
LINE: Final = "\u2028"
"""What stands for a line feed inside a cell where carriage returns end the rows; texts are stored with `\\n` for it."""
MAX_HEADER_CHARACTERS: Final = 10_000
"""Length of a first line that may be a header; a real one has some hundred characters."""
LONG: Final = 200
"""Characters of a cell that is a text, and no name of a column."""
LONGEST_NAME: Final = 60
"""Characters of the name of a column in a table that is called a text."""
SAMPLE_ROWS: Final = 50
"""Rows of such a table that are counted."""
MIN_REGULAR: Final = 0.8
"""Share of these that have as many cells as the header; others may be broken, as in any table."""
MACINTOSH: Final = "mac_roman"
MIN_ESCAPED: Final = 0.9
"""Share of the long texts of a table that hold line ends as two characters, where that is how it was exported."""

_MARKS: Final = frozenset("„“”‘’«»‹›–—…")
_DECLARED = re.compile(r'"?sep=(?P<sign>[^"\r\n])"?\r?(?:\n|\Z)', re.IGNORECASE)
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_BREAK = re.compile(rb"[\r\n]")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_DAY = re.compile(r"[12]\d{3}(-?)[01]\d\1[0-3]\d")
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
_WORD_GOES_ON = re.compile(r"\\n[a-z]")


class Layout(NamedTuple):
    """How the rows of a table are written."""

    separator: str
    quoting: int = csv.QUOTE_MINIMAL
    has_returns: bool = False  # carriage returns end its rows
    is_declared: bool = False  # its first line says the separator, and is no row
    is_escaped: bool = False
    header: tuple[str, ...] | None = None  # of a table that has none
    encoding: str | None = None  # where it is not UTF-8 and its first bytes tell


def layout(source: Source, given: str | None = None) -> Layout:
    """The layout of a source that is a table; `given` is the separator where the format says it."""
    head = source.head
    text, declared = _opening(_start(head))
    if header := _left_out(text):
        sign, quoting = "\t", csv.QUOTE_MINIMAL
    else:
        sign = given or declared or _likeliest(text, source.columns) or ","
        quoting = csv.QUOTE_NONE if given == "\t" and not _is_quoted(text) else csv.QUOTE_MINIMAL
    escaped = quoting == csv.QUOTE_NONE and _is_escaped(list(_rows(text, sign, quoting)), source.columns)
    returns = _has_returns(head)
    encoding = MACINTOSH if returns and _is_macintosh(head) else None
    return Layout(sign, quoting, returns, declared is not None, escaped, header, encoding)


def separator(source: Source) -> str | None:
    """The separator that makes most names of the first line familiar; None where no name is that of a text."""
    text, declared = _opening(_start(source.head))
    if _left_out(text):
        return "\t"
    if declared:
        return declared if known_columns(_cells(_first(text), declared), source.columns) > 0 else None
    return _likeliest(text, source.columns)


def of_text(source: Source) -> str | None:
    """The separator of a table in a file that is called a text; None where it may be no table.

    Its first line must be a header beyond doubt, with two columns that are known, one of them for the text, and the
    lines behind it must have as many cells.
    """
    head = source.head
    found = _BREAK.search(head, 0, MAX_HEADER_CHARACTERS)
    line = head[: found.start()] if found else b""
    if not any(sign in line and sign + b" " not in line for sign in (b",", b";", b"\t")):  # in prose blanks follow
        return None
    first_two = b"\n".join(head[:MAX_HEADER_CHARACTERS].splitlines()[:2]) + b"\n"
    text, declared = _opening(_start(first_two))
    for sign in [declared] if declared else ",;\t":
        if _is_header(_cells(_first(text), sign), source.columns) and _is_regular(_opening(_start(head))[0], sign):
            return sign
    return None


def strangeness(row: Sequence[str]) -> int:
    """How many kinds of cells a first row has that are no names of columns: addresses, days, texts."""
    return any(map(_ADDRESS.match, row)) + any(map(_DAY.match, row)) + any(len(cell) > LONG for cell in row)


def most_cells(row: list[str], line: str) -> list[str]:
    """The cells of a first row of which no name is known, and so the separator is not: by the one that makes most."""
    return max((row, *(_cells(line, sign) for sign in SEPARATORS)), key=len)


def unescaped(cell: str) -> str:
    """The cell with line ends and tabs for what an export of a database writes in their place; empty for its NULL."""
    if cell == "\\N":
        return ""
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[0]), cell)


def _start(head: bytes) -> str:
    """The whole lines of the first bytes, each with a line feed at its end; empty where they are no text."""
    returns = _has_returns(head)
    try:
        lines = head[: head.rfind(b"\r" if returns else b"\n") + 1] or head
        text = decode(lines, MACINTOSH if returns and _is_macintosh(lines) else None).text
    except RecordError:
        return ""
    return text.replace("\n", LINE).replace("\r", "\n") if returns else text


def _has_returns(head: bytes) -> bool:
    """Whether carriage returns alone end the lines, as on old Macs and in what Excel calls Macintosh."""
    found = _BREAK.search(head)
    return found is not None and found[0] == b"\r" and b"\r\n" not in head


def _is_macintosh(head: bytes) -> bool:
    """Whether lines that end with carriage returns are in the encoding of the programs that write such: the bytes above
    127 are then small letters and quotation marks, as they are in no other code page of western Europe."""
    try:
        head[: head.rfind(b"\r") + 1].decode()
    except UnicodeDecodeError:
        pass
    else:
        return False
    beyond = bytes(byte for byte in head if byte > 127).decode(MACINTOSH)
    return sum(sign.islower() or sign in _MARKS for sign in beyond) > MIN_REGULAR * len(beyond)


def _opening(text: str) -> tuple[str, str | None]:
    """The text from its header on, and the separator that a line before it declares."""
    declared = _DECLARED.match(text)
    return (text[declared.end() :], declared["sign"]) if declared else (text, None)


def _first(text: str) -> str:
    return text.split("\n", 1)[0].rstrip("\r")


def _likeliest(text: str, columns: Columns) -> str | None:
    first = _first(text)
    if not first or len(first) > MAX_HEADER_CHARACTERS:
        return None
    known = {sign: known_columns(_cells(first, sign), columns) for sign in SEPARATORS}
    best = max(SEPARATORS, key=lambda sign: known[sign])
    return best if known[best] > 0 else None


def _cells(line: str, sign: str) -> list[str]:
    """The cells of a line; none where the parser takes it for no row."""
    try:
        return next(csv.reader([line[:MAX_HEADER_CHARACTERS]], delimiter=sign), [])
    except csv.Error:
        return []


def _is_header(cells: list[str], columns: Columns) -> bool:
    """Whether these are names of columns as programs write them, and no list of words in a sentence."""
    if len(set(cells)) < len(cells) or any(cell != cell.strip() or len(cell) > LONGEST_NAME for cell in cells):
        return False
    return known_columns(cells, columns) > 1


def _is_regular(text: str, sign: str) -> bool:
    """Whether nearly all of the first rows have as many cells as the header."""
    quoting = csv.QUOTE_NONE if sign == "\t" and not _is_quoted(text) else csv.QUOTE_MINIMAL
    lengths = [len(row) for row in _rows(text, sign, quoting)]  # the first is the header's, if that is well formed
    return len(lengths) > 1 and lengths[1:].count(lengths[0]) >= MIN_REGULAR * len(lengths[1:])


def _rows(text: str, sign: str, quoting: int) -> Iterator[list[str]]:
    """The first rows that are well formed, up to the first that is not; that at the end may be cut."""
    lines = _LINES.findall(text)
    reader = csv.reader(lines, delimiter=sign, quoting=quoting, strict=True)  # type: ignore[arg-type]
    try:
        yield from islice((row for row in reader if row), SAMPLE_ROWS)
    except csv.Error:
        return


def _is_quoted(text: str) -> bool:
    """Whether quotes enclose cells in the first rows, and all those rows are well formed and equally long."""
    lines = _LINES.findall(text)
    reader = csv.reader(lines, delimiter="\t", strict=True)
    lengths: set[int] = set()
    try:
        lengths.update(len(row) for row in reader if row)
    except csv.Error:
        if reader.line_num < len(lines):  # else the head ends inside a quoted cell
            return False
    return len(lengths) == 1 and any('\t"' in line or line.startswith('"') for line in lines)


def _left_out(text: str) -> tuple[str, ...] | None:
    """The columns of a tool that writes tables without a header, where the first row is beyond doubt one of its."""
    if not text.startswith(("http://", "https://")):
        return None
    row = next(_rows(text, "\t", csv.QUOTE_MINIMAL), [])
    for columns in names().headless:
        cells = dict(zip(columns, row, strict=False))
        if len(row) == len(columns) and _fits(cells):
            return columns
    return None


def _fits(cells: dict[str, str]) -> bool:
    """Whether the host is that of the address, and the date is a day or none."""
    host, day = values.host(cells.get("url")), cells.get("date", "")
    site = cells.get("hostname")
    return bool(host and site and host.endswith(site) and (day == "null" or _DAY.match(day)))


def _is_escaped(rows: Sequence[Sequence[str]], columns: Columns) -> bool:
    """Whether the long texts of a table hold line ends in two characters, and nothing that contradicts it."""
    if len(rows) < 2:
        return False
    keys = {slot.key for slot in make_plan(tuple(rows[0]), columns)["text"]}
    texts = [cell for row in rows[1:] for name, cell in zip(rows[0], row, strict=False) if name in keys]
    texts = [text for text in texts if len(text) > LONG]
    escaped = [text for text in texts if "\\n" in text]
    ends = sum(text.count("\\n") for text in escaped)
    if ends < 2 or len(escaped) < MIN_ESCAPED * len(texts):
        return False
    if any(found[1] not in _ESCAPES for text in escaped for found in _ESCAPE.finditer(text)):
        return False
    return 2 * sum(len(_WORD_GOES_ON.findall(text)) for text in escaped) < ends  # \nabla, C:\new
