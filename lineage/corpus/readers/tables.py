"""CSV or TSV -> records, one a row, named by the header.

The standard library's parser in its strict mode, fed with lines that are bounded and decoded one by one; how they are
written is told by the first of them (`tableheads`).  Forgiving modes join rows and drop quotes without a word; here a
row that is not well formed, or has not as many cells as the header, is reported, and where it ran over several lines
those behind its first one are read again, so that a quote that nobody closed costs little.
Cost: about 15 microseconds a row of 3 KB.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from lineage.corpus.files.encoding import ADVICE, GUESSED, LineDecoder
from lineage.corpus.files.streams import CHUNK_BYTES, Columns, Found, RawRecord, Source, too_long
from lineage.corpus.parts.names import HOW_TO_NAME, how_to_name, known_columns, listing
from lineage.corpus.readers.tableheads import LINE, Layout, layout, most_cells, strangeness, unescaped
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

MAX_RESCUES = 20
"""Times that the lines behind a broken row are read again: each may cost the length of what the row swallowed."""
HOW_TO_QUOTE = "enclose cells in quotes, and double the quotes inside them"
ADD_HEADER = "put a row with the names of the columns before it, such as outlet, date, title, text, url"
ESCAPED = "its line ends are written as the two characters \\n, as exports of databases have them, and are read as such"

Numbered = tuple[int, str]


def read_csv(source: Source) -> Iterator[Found]:
    """The rows below the header; raises RecordError where the header names no text."""
    yield from _rows(source, layout(source))


def read_tsv(source: Source) -> Iterator[Found]:
    """The rows below the header, separated by tabs; raises RecordError where the header names no text."""
    yield from _rows(source, layout(source, "\t"))


class _TooLong(Exception):
    """A row above the limit."""


class _Lines:
    """The decoded lines of a file, with those of the current row at hand so that they can be read again."""

    def __init__(self, source: Source, found: Layout) -> None:
        self.row: list[Numbered] = []
        self.reports: list[Skipped | Remark] = []
        self._source = source
        self._has_returns = found.has_returns
        self._lines = _by_returns(source) if found.has_returns else source.lines()
        if found.is_declared:
            next(self._lines, None)
        self._decoder = LineDecoder(found.encoding)
        if found.encoding:
            self.reports.append(Remark(source.shown, f"{GUESSED}{found.encoding}{ADVICE}"))
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
            return number, text.replace("\n", LINE) + "\n" if self._has_returns else text
        raise StopIteration


def _by_returns(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """As `Source.lines`, for lines that end with a carriage return, which is left out."""
    number, size = 0, 0
    kept: list[bytes] = []
    while chunk := source.stream.read(CHUNK_BYTES):
        *ended, rest = chunk.split(b"\r")
        for piece in ended:
            number += 1
            yield number, b"".join((*kept, piece)) if size + len(piece) <= source.limits.max_record_bytes else None
            kept, size = [], 0
        size += len(rest)
        kept = [*kept, rest] if size <= source.limits.max_record_bytes else []
    if size:
        yield number + 1, b"".join(kept) if size <= source.limits.max_record_bytes else None


def _rows(source: Source, found: Layout) -> Iterator[Found]:
    """The records of a table, and what is wrong with the others."""
    lines = _Lines(source, found)
    reader = csv.reader(lines, delimiter=found.separator, quoting=found.quoting, strict=True)  # type: ignore[arg-type]
    header = list(found.header) if found.header else None
    if found.is_escaped:
        yield Remark(source.shown, ESCAPED)
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
            cells = map(unescaped, row) if found.is_escaped else row
            yield RawRecord(where, dict(zip(header, cells, strict=True)))


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
        cells = most_cells(row, line)
        hint = ADD_HEADER if strangeness(cells) else how_to_name(cells)
        raise RecordError(f"the first row names no column with text ({listing(cells)})", hint=hint)
    if strangeness(row) > 1:  # an article, with a cell that is the name of a column by chance
        raise RecordError(f"the first row is no header, but an article ({listing(row)})", hint=ADD_HEADER)
    return row


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
