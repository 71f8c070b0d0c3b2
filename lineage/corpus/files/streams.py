"""a file or standard input -> a source of decompressed bytes, and of lines, in bounded memory.

Files are unpacked piece by piece (`packing`).  UTF-16 and UTF-32 with a byte order mark are handed on as UTF-8, so
that every reader splits lines in the same way.  Memory: the buffer and one record of at most `max_record_bytes`.
"""

from __future__ import annotations

import codecs
import io
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

from lineage.config import Limits
from lineage.corpus.files.encoding import bom
from lineage.corpus.files.packing import PACKED_SUFFIXES, unpacked
from lineage.errors import InputError, RecordError
from lineage.records import Remark, Skipped

HEAD_BYTES = 1 << 16
"""Bytes from which format and encoding are told."""
CHUNK_BYTES = 1 << 16
"""Bytes taken from a stream at once."""

Columns = Mapping[str, tuple[str, ...]]
"""Parts of an article -> the fields that a user names for each: these alone play it where a record has one of them."""


class RawRecord(NamedTuple):
    """One record as a format reader found it: where, and its fields under their own names."""

    where: str
    fields: Mapping[str, Any]
    is_text: bool = False  # its reader has made a text of its input, which is stored as it is, whatever it looks like


Found: TypeAlias = RawRecord | Skipped | Remark
"""What a reader yields: a record, in the place of one why there is none, or a doubt about what was read."""


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: its name in reports, what its name says, and its decompressed bytes."""

    shown: str
    suffix: str  # lower case, with the dot, compression aside; empty for standard input
    stream: io.BufferedReader
    limits: Limits
    columns: Columns = field(default_factory=dict)  # a table is known by the names in its header

    @property
    def head(self) -> bytes:
        """The first bytes, not consumed: nearly HEAD_BYTES of them, or the whole file."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Number and bytes of each line; None for a line above the limit, of which no more than that is ever held."""
        limit, readline = self.limits.max_record_bytes, self.stream.readline
        number = 0
        while line := readline(limit + 1):
            number += 1
            if len(line) <= limit or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = readline(CHUNK_BYTES)
            yield number, None

    def whole(self) -> bytes:
        """All bytes; raises RecordError where they are more than one record may have."""
        data = self.stream.read(self.limits.max_record_bytes + 1)
        if len(data) > self.limits.max_record_bytes:
            raise too_long(self.limits)
        return data


def too_long(limits: Limits) -> RecordError:
    """The error for a record above the limit, naming the limit."""
    return RecordError.beyond("max_record_bytes", f"longer than {limits.max_record_bytes:,} bytes", instead="split it")


@contextmanager
def open_source(path: Path | None, shown: str, limits: Limits, columns: Columns) -> Iterator[Source]:
    """The source behind a path, or behind standard input where it is None; `shown` is its name in reports.

    InputError where standard input is closed, OSError where the file cannot be opened.
    """
    with _opened(path) as file:
        suffixes = [s.lower() for s in path.suffixes] if path else []
        if suffixes and suffixes[-1] in PACKED_SUFFIXES:
            suffixes.pop()
        stream = _unmarked(_unpacked(file, limits))
        yield Source(shown, suffixes[-1] if suffixes else "", stream, limits, columns)


@contextmanager
def _opened(path: Path | None) -> Iterator[io.BufferedReader]:
    """The bytes as they are, behind a buffer that holds a whole head; standard input stays open."""
    if path is None:
        if sys.stdin is None:  # closed by whoever started the program
            raise InputError("standard input is closed", where="-", hint="give a path, or pipe something in")
        yield _buffered(_pieces(sys.stdin.buffer))
        return
    with path.open("rb", buffering=HEAD_BYTES) as file:
        # a pipe fills its buffer piecemeal; a file does not, and Parquet needs to seek in it
        yield cast(io.BufferedReader, file) if file.seekable() else _buffered(_pieces(file))


def _unpacked(file: io.BufferedReader, limits: Limits) -> io.BufferedReader:
    """The stream decompressed, where it is compressed."""
    pieces = unpacked(file, limits)
    return file if pieces is None else _buffered(pieces)


def _unmarked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream without byte order mark, and as UTF-8 where the mark announces another encoding."""
    mark = bom(stream.peek(4))
    if mark is None:
        return stream
    stream.read(mark[0])
    return stream if mark[1] == "utf-8" else _buffered(_transcoded(stream, mark[1]))


class _Pieces(io.RawIOBase):
    """An iterator of byte strings as a raw stream whose reads are full wherever possible.

    An error in the middle of a read waits until what came before it has been handed out.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        target = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(target) and (self._rest or self._next(filled)):
            step = min(len(self._rest), len(target) - filled)
            target[filled : filled + step] = self._rest[:step]
            self._rest = self._rest[step:]
            filled += step
        return filled

    def _next(self, filled: int) -> bool:
        """Take the next piece; False at the end, and before an error that has to wait."""
        if self._error is None:
            try:
                self._rest = memoryview(next(self._pieces, b""))
            except (OSError, EOFError, ValueError, zlib.error, RecordError) as error:
                self._error = error
            else:
                return bool(self._rest)
        if filled:
            return False
        raise self._error


def _buffered(pieces: Iterator[bytes]) -> io.BufferedReader:
    return io.BufferedReader(_Pieces(pieces), HEAD_BYTES)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK_BYTES):
        yield piece


def _transcoded(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    """The bytes of a UTF-16 or UTF-32 stream in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)()
    while piece := stream.read(CHUNK_BYTES):
        if text := decoder.decode(piece):
            yield text.encode("utf-8")
    decoder.decode(b"", final=True)  # nothing is left, or half a character, which is an error
