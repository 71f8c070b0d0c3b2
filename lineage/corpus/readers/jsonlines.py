"""JSON Lines -> records, one a line.

The format of most corpora, so the loop is kept bare: reading costs what `json` costs and about a microsecond more.
A line that is broken, too long, or no object is reported with its number, and reading goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lineage.corpus.files.encoding import LineDecoder
from lineage.corpus.files.streams import Found, RawRecord, Source, too_long
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

# control characters inside strings are forgiven; NaN and the infinities, which JSON has not, become null
DECODER = json.JSONDecoder(strict=False, parse_constant=lambda _name: None)


def read(source: Source) -> Iterator[Found]:
    """The objects of the lines; blank lines are passed over."""
    parser = Parser()
    for number, line in source.lines():
        where = f"{source.shown}:{number}"
        if line is None:
            error = too_long(source.limits)
            yield Skipped(where, f"line {error.message}", error.hint)
        elif not line.isspace():
            yield from parser.parse(where, line)


class Parser:
    """Parses the records of one file; remembers the encoding that it guessed."""

    def __init__(self) -> None:
        self._decoder = LineDecoder()

    def parse(self, where: str, data: bytes) -> Iterator[Found]:
        """The object that the bytes hold, or why there is none."""
        try:
            text = data.decode()
        except UnicodeDecodeError:
            try:
                text, note = self._decoder.decode(data)
            except RecordError as error:
                yield Skipped(where, error.message, error.hint)
                return
            if note:
                yield Remark(where, note)
        value = parsed(text)
        yield RawRecord(where, value) if isinstance(value, dict) else Skipped(where, *_complaint(value))


def parsed(text: str) -> object:
    """The JSON value, or the error that stands in its way."""
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        return error


def _complaint(value: object) -> tuple[str, str]:
    """Reason and hint for a value that is not a record."""
    match value:
        case json.JSONDecodeError():
            return f"broken JSON: {value.msg} (column {value.colno})", "repair the record; the others are read"
        case RecursionError():
            return "JSON nested too deeply", "drop the nested field"
        case Exception():
            return f"broken JSON: {value}", "repair the record; the others are read"
    return f"not a JSON object ({type(value).__name__})", "each record must be an object with a text"
