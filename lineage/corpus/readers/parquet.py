"""a Parquet file -> records, one a row, in batches.

Rows are read in small batches and turned into Python objects one by one, so memory is that of a row and of the pages
behind a batch, which may not expand further than text does.  Nested columns become objects and lists; times, decimals
and bytes become strings where they end up in `extra`.  The format needs to seek: it is read from files only, neither
compressed once more nor from standard input.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from os import SEEK_END
from typing import Any, BinaryIO

from lineage.corpus.files.packing import GRACE_BYTES, expands
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.errors import MissingExtra, RecordError
from lineage.records import Skipped

MAGIC = b"PAR1"
BATCH_ROWS = 256
"""Rows decoded at once: about a megabyte of articles."""


def read(source: Source) -> Iterator[Found]:
    """The rows; raises MissingExtra without pyarrow and RecordError where the stream cannot seek."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    if not source.stream.seekable():
        raise RecordError("Parquet cannot be read from a pipe or a compressed file", hint="give the file itself")
    number = 0
    try:
        with parquet.ParquetFile(source.stream, read_dictionary=_texts(source.stream)) as file:
            bound = _bound(file.metadata, source)
            for group in range(file.num_row_groups):
                for row in _rows(file.iter_batches(batch_size=BATCH_ROWS, row_groups=[group])):
                    bound -= sum(len(value) for value in row.values() if isinstance(value, str))
                    if bound < 0:
                        raise expands(source.limits)
                    number += 1
                    yield RawRecord(f"{source.shown}:{number}", row)
    except RecordError:
        raise
    except Exception as error:  # the parser of a foreign file may fail in any way
        lines = str(error).splitlines() or [type(error).__name__]
        yield Skipped(f"{source.shown}:{number + 1}", f"damaged Parquet: {lines[0]}", "the rows before it are read")


def _texts(stream: BinaryIO) -> list[str]:
    """The columns of text, which are kept as distinct values and their numbers: a file of a kilobyte may say ten
    megabytes a thousand times."""
    from pyarrow import parquet, types

    with parquet.ParquetFile(stream) as file:
        schema = file.schema_arrow
    stream.seek(0)
    return [field.name for field in schema if types.is_string(field.type) or types.is_binary(field.type)]


def _bound(metadata: Any, source: Source) -> int:
    """Bytes that a file may expand to; raises RecordError where its pages alone are more.

    Asked for a damaged column's own size, pyarrow ends the whole process.
    """
    packed = source.stream.seek(0, SEEK_END)
    source.stream.seek(0)
    bound = max(GRACE_BYTES, source.limits.max_expansion * packed)
    if sum(metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups)) > bound:
        raise expands(source.limits)
    return bound


def _rows(batches: Iterator[Any]) -> Iterator[dict[str, Any]]:
    """The rows of the batches, each made when it is asked for."""
    for batch in batches:
        columns = list(zip(batch.schema.names, batch.columns, strict=True))
        for place in range(batch.num_rows):
            yield {name: _plain(column[place].as_py()) for name, column in columns}


def _plain(value: Any) -> Any:
    """Times as ISO 8601, text kept as bytes as text; everything else as it is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value
    return value
