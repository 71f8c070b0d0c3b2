"""CSV or TSV -> records, one a row, named by the header.

The standard library's parser in its strict mode, fed with lines that are bounded and decoded one by one.  The
separator is the one that makes most of the header's names familiar; tabs are read with quotes only where the first
rows are quoted properly, because many TSV corpora hold bare quotes.  Forgiving modes join rows and drop quotes
without a word; here a row that is not well formed, or has not as many cells as the header, is reported, and where it
ran over several lines those behind its first one are read again, so that a quote that nobody closed costs little.
Cost: about 15 microseconds a row of 3 KB.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from lineage.corpus.encoding import GUESSED, LineDecoder, decode
from lineage.corpus.names import HOW_TO_NAME, Columns, known_columns, listing
from lineage.corpus.streams import RawRecord, Source, too_long
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

SEPARATORS = ",;\t|"
MAX_HEADER_CHARACTERS = 10_000
"""Length of a first line that may be a header; a real one has some hundred characters."""
MAX_RESCUES = 20
"""Times that the lines behind a broken row are read again: each may cost the length of what the row swallowed."""
HOW_TO_QUOTE = "enclose cells in quotes, and double the quotes inside them"

Numbered = tuple[int, str]


def read_csv(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The rows below the header; raises RecordError where the header names no text."""
    found = separator(source)
    yield from _rows(source, found or ",", csv.QUOTE_MINIMAL)


def read_tsv(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The rows below the header, separated by tabs; raises RecordError where the header names no text."""
    yield from _rows(source, "\t", csv.QUOTE_MINIMAL if _is_quoted(source.head) else csv.QUOTE_NONE)


def separator(source: Source) -> str | None:
    """The separator that makes most names of the first line familiar; None where no name is that of a text."""
    first = _start(source.head).split("\n", 1)[0].rstrip("\r")
    if not first or len(first) > MAX_HEADER_CHARACTERS:
        return None
    try:
        known = {
            sign: known_columns(next(csv.reader([first], delimiter=sign), []), source.columns) for sign in SEPARATORS
        }
    except csv.Error:
        return None
    best = max(SEPARATORS, key=lambda sign: known[sign])
    return best if known[best] > 0 else None


def _start(head: bytes) -> str:
    try:
        return decode(head[: head.rfind(b"\n") + 1] or head).text
    except RecordError:
        return ""


def _is_quoted(head: bytes) -> bool:
    """Whether quotes enclose cells in the first rows, and all those rows are well formed and equally long."""
    lines = _start(head).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter="\t", strict=True)
    lengths: set[int] = set()
    try:
        lengths.update(len(row) for row in reader if row)
    except csv.Error:
        if reader.line_num < len(lines):  # else the head ends inside a quoted cell
            return False
    return len(lengths) == 1 and any('\t"' in line or line.startswith('"') for line in lines)


class _TooLong(Exception):
    """A row above the limit."""


class _Lines:
    """The decoded lines of a file, with those of the current row at hand so that they can be read again."""

    def __init__(self, source: Source) -> None:
        self.row: list[Numbered] = []
        self.reports: list[Skipped | Remark] = []
        self._source = source
        self._lines = source.lines()
        self._decoder = LineDecoder()
        self._again: deque[Numbered] = deque()
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        number, line = self._again.popleft() if self._again else self._next()
        self.row.append((number, line))
        self._size += len(line)
        if self._size > self._source.limits.max_record_bytes:
            raise _TooLong
        return line

    def start_row(self) -> None:
        """Forget the lines of the last row."""
        self.row, self._size = [], 0

    def push_back(self, lines: list[Numbered]) -> None:
        """Have these lines read again, before the others."""
        self._again.extendleft(reversed(lines))

    def _next(self) -> Numbered:
        for number, data in self._lines:
            where = f"{self._source.shown}:{number}"
            try:
                if data is None:
                    raise too_long(self._source.limits)
                text, note = self._decoder.decode(data)
            except RecordError as error:
                self.reports.append(Skipped(where, f"line: {error.message}", error.hint))
                continue
            if note:  # a guess is one about the file, and a line may be one of many in a cell
                self.reports.append(Remark(self._source.shown if note.startswith(GUESSED) else where, note))
            return number, text
        raise StopIteration


def _rows(source: Source, delimiter: str, quoting: int) -> Iterator[RawRecord | Skipped | Remark]:
    """The records of a table, and what is wrong with the others."""
    lines = _Lines(source)
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    header: list[str] | None = None
    rescues = 0
    while True:
        lines.start_row()
        row = _next_row(reader, source.limits.max_record_bytes)
        yield from lines.reports
        lines.reports.clear()
        if row is None:
            return
        if header is None:
            header = _header(row, lines.row[0][1], source.columns)
            continue
        where = f"{source.shown}:{lines.row[0][0]}" if lines.row else source.shown
        problem = row if isinstance(row, RecordError) else _miscounted(row, header)
        if problem:
            rescues += len(lines.row) > 1
            yield _lost(where, problem, lines, rescues <= MAX_RESCUES)
        elif row and not isinstance(row, RecordError):
            yield RawRecord(where, dict(zip(header, row, strict=True)))


def _next_row(reader: Iterator[list[str]], limit: int) -> list[str] | RecordError | None:
    """The next row, what is wrong with it, or None at the end.

    The parser's limit on cells is one for the whole process, so it is put back after each row.
    """
    before = csv.field_size_limit(limit)
    try:
        return next(reader, None)
    except csv.Error as error:
        return RecordError(f"broken row: {error}", hint=HOW_TO_QUOTE)
    except _TooLong:
        message = f"the row is longer than {limit:,} bytes"
        return RecordError.beyond("max_record_bytes", message, instead=HOW_TO_QUOTE)
    finally:
        csv.field_size_limit(before)


def _header(row: list[str] | RecordError, line: str, columns: Columns) -> list[str]:
    """The names of the columns; raises RecordError, naming those there are, where none of them is that of a text.

    Which sign separates columns of unknown names is not known either: they are told by the one that makes most of them.
    """
    if isinstance(row, RecordError):
        raise RecordError(f"the first row names no column with text ({row.message})", hint=HOW_TO_NAME)
    if known_columns(row, columns) < 0:
        names = max((row, *(_cut(line, sign) for sign in SEPARATORS)), key=len)
        found = listing(names)
        raise RecordError(f"the first row names no column with text ({found})", hint=HOW_TO_NAME)
    return row


def _cut(line: str, sign: str) -> list[str]:
    """The cells of a line with this separator; none where the parser takes it for no row."""
    try:
        return next(csv.reader([line[:MAX_HEADER_CHARACTERS]], delimiter=sign), [])
    except csv.Error:
        return []


def _miscounted(row: list[str], header: list[str]) -> RecordError | None:
    if not row or len(row) == len(header):
        return None
    return RecordError(f"{len(row)} cells where the header names {len(header)}", hint=HOW_TO_QUOTE)


def _lost(where: str, problem: RecordError, lines: _Lines, rescue: bool) -> Skipped:
    """The report of a broken row; the lines behind its first one are read again while that is affordable."""
    last = lines.row[-1][0] if lines.row else 0
    reason = problem.message
    if rescue:
        lines.push_back(lines.row[1:])
    elif len(lines.row) > 1:
        reason = f"{reason}; all lines up to {last} are lost"
    return Skipped(where, reason, problem.hint)
