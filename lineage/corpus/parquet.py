"""a Parquet file -> records, one a row, in batches.

Rows are read in small batches, so memory is that of a batch and of the pages behind it.  Nested columns become
objects and lists; times, decimals and bytes become strings where they end up in `extra`.  The format needs to seek:
it is read from files only, neither compressed once more nor from standard input.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lineage.corpus.streams import RawRecord, Source
from lineage.errors import MissingExtra, RecordError
from lineage.records import Remark, Skipped

MAGIC = b"PAR1"
BATCH_ROWS = 256
"""Rows turned into Python objects at once: about a megabyte of articles."""


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The rows; raises MissingExtra without pyarrow and RecordError where the stream cannot seek."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    if not source.stream.seekable():
        raise RecordError("Parquet cannot be read from a pipe or inside .gz or .zst", hint="give the file itself")
    number = 0
    try:
        with parquet.ParquetFile(source.stream) as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield RawRecord(f"{source.shown}:{number}", {key: _plain(value) for key, value in row.items()})
    except Exception as error:  # the parser of a foreign file may fail in any way
        lines = str(error).splitlines() or [type(error).__name__]
        yield Skipped(f"{source.shown}:{number + 1}", f"damaged Parquet: {lines[0]}", "the rows before it are read")


def _plain(value: Any) -> Any:
    """Times as ISO 8601, text kept as bytes as text; everything else as it is."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value
    return value
