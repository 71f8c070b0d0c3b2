"""Compressed bytes -> their content, piece by piece: gzip, zstd, bzip2, xz.

Compression is told by content, not by name.  Decompression is pulled in small pieces, so that a bomb expands no
further than its reader asks, and ends where the expansion is no longer that of text.  A damaged or truncated file
gives what can be read and then an error (EOFError, OSError), never silence.

Cost: zstd about 2 ms a megabyte, gzip 3, xz 10, bzip2 40.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Protocol

from lineage.config import Limits
from lineage.errors import RecordError

PACKED_SUFFIXES: Final = (".gz", ".zst", ".bz2", ".xz")

_CHUNK_BYTES: Final = 1 << 16
"""Bytes taken from a stream, or given out, at once."""
_ZSTD_CHUNK_BYTES: Final = 1 << 11
"""Compressed bytes decoded at once: four of them may expand to 128 KB, so this bounds one step by 64 MB."""
_XZ_MEMORY_BYTES: Final = 1 << 27
"""Memory that a file may ask of its decoder: twice what `xz -9` needs."""
GRACE_BYTES: Final = 1 << 24
"""Bytes that any file may expand to before its expansion is judged."""


def unpacked(file: io.BufferedReader, limits: Limits) -> Iterator[bytes] | None:
    """The content of a compressed file in pieces; None for one that is not compressed.

    RecordError where it expands to more than text could have been packed into it.
    """
    head = file.peek(max(map(len, UNPACKERS)))
    unpack = next((unpack for magic, unpack in UNPACKERS.items() if head.startswith(magic)), None)
    if unpack is None:
        return None
    counted = _Counted(file)
    return _bounded(unpack(counted), counted, limits)


class _Counted:
    """A file that counts the bytes taken from it."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.taken += len(data)
        return data


def _gunzip(file: _Counted) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=file) as unpacked:  # type: ignore[call-overload]
        while piece := unpacked.read1(_CHUNK_BYTES):
            yield piece


def _unzstd(file: _Counted) -> Iterator[bytes]:
    """The frames of a zstd file one after the other; a frame without an end is an error, unlike in its own reader."""
    import zstandard

    frame = None
    while data := file.read(_ZSTD_CHUNK_BYTES):
        while data:
            if frame is None or frame.eof:
                frame = zstandard.ZstdDecompressor().decompressobj()
            try:
                piece = frame.decompress(data)
            except zstandard.ZstdError as error:
                raise OSError(str(error)) from error
            data = frame.unused_data
            if piece:
                yield piece
    if frame is None or not frame.eof:
        raise EOFError("compressed file ended before the end of its last frame")


class _Decoder(Protocol):
    """What the decoders of bzip2 and xz have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def _bunzip2(file: _Counted) -> Iterator[bytes]:
    from bz2 import BZ2Decompressor

    return _streams(file, BZ2Decompressor)


def _unxz(file: _Counted) -> Iterator[bytes]:
    from lzma import FORMAT_XZ, LZMADecompressor, LZMAError

    try:
        yield from _streams(file, lambda: LZMADecompressor(FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES))
    except LZMAError as error:
        raise OSError(str(error)) from error


def _streams(file: _Counted, decoder_for_next: Callable[[], _Decoder]) -> Iterator[bytes]:
    """The streams of a file one after the other; one without an end is an error."""
    decoder: _Decoder | None = None
    data = b""
    while True:
        if not data and (decoder is None or decoder.eof or decoder.needs_input):
            data = file.read(_CHUNK_BYTES)
            if not data:
                break
        if decoder is None or decoder.eof:
            data = data.lstrip(b"\0")  # xz pads its streams
            if not data:
                continue
            decoder = decoder_for_next()
        if piece := decoder.decompress(data, _CHUNK_BYTES):
            yield piece
        data = decoder.unused_data if decoder.eof else b""
    if decoder is None or not decoder.eof:
        raise EOFError("compressed file ended before the end of its last stream")


def expands(limits: Limits) -> RecordError:
    """The error for packed data that are no text by their size, naming the limit."""
    message = f"it expands to more than {limits.max_expansion} times its size"
    return RecordError.beyond("max_expansion", message, instead="unpack it first")


def _bounded(pieces: Iterator[bytes], file: _Counted, limits: Limits) -> Iterator[bytes]:
    """The pieces, until they are more than text could have been packed into the bytes taken."""
    given = 0
    for piece in pieces:
        given += len(piece)
        if given > GRACE_BYTES and given > limits.max_expansion * max(file.taken, 1):
            raise expands(limits)
        yield piece


UNPACKERS: Final[Mapping[bytes, Callable[[_Counted], Iterator[bytes]]]] = {
    b"\x1f\x8b": _gunzip,
    b"\x28\xb5\x2f\xfd": _unzstd,
    b"BZh": _bunzip2,
    b"\xfd7zXZ\0": _unxz,
}
"""What packed files begin with -> what unpacks them."""
