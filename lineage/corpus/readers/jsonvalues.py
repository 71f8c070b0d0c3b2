"""a JSON array, a single object, or objects one after the other -> records, in bounded memory.

The file is never parsed as a whole: a scan for quotes and brackets finds where each element ends, and the element
alone goes to `json`.  So a broken element costs only itself, and an array of any length is read in the memory of its
longest element.  Cost: about a tenth of a millisecond for an article of 3 KB, beside the parsing.  Failure mode: a
string that is never closed swallows what follows it, which is then reported as one record that is too long or cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lineage.corpus.files.streams import CHUNK_BYTES, Found, Source, too_long
from lineage.corpus.readers.jsonlines import Parser
from lineage.records import Skipped

_STRUCTURE = re.compile(rb'["{}\[\],]')
_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BETWEEN = re.compile(rb"[ \t\r\n,]*")
_BLANK = b" \t\r\n,"


def read(source: Source) -> Iterator[Found]:
    """The elements of the array, or the objects of the file."""
    parser = Parser()
    splitter = Splitter(source.limits.max_record_bytes)
    number = 0
    while chunk := source.stream.read(CHUNK_BYTES):
        for element in splitter.feed(chunk):
            number += 1
            where = f"{source.shown}:{number}"
            if element is None:
                error = too_long(source.limits)
                yield Skipped(where, error.message, error.hint)
            else:
                yield from parser.parse(where, element)
    if splitter.is_cut:
        yield Skipped(f"{source.shown}:{number + 1}", "the file ends inside this record", "get the file again, whole")


class Splitter:
    """Cuts a stream of JSON, fed in chunks, into its top-level values, or into the elements of its one array."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: list[bytes] = []  # of the current element, from earlier chunks
        self._size = 0
        self._base = -1  # depth at which elements stand: 1 inside an array, 0 otherwise, -1 before the first byte
        self._depth = 0
        self._in_string = False
        self._escaped = False  # the last chunk ended with a backslash inside a string

    @property
    def is_cut(self) -> bool:
        """Whether something was begun and not ended."""
        return bool(b"".join(self._kept).strip(_BLANK)) or self._size > self._limit or self._depth > 0

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """The elements that end in this chunk; None for one above the limit."""
        start = position = 0
        if self._base < 0:
            start = position = self._open(chunk)
        while position < len(chunk):
            if self._in_string:
                position = self._string(chunk, position)
                continue
            found = _STRUCTURE.search(chunk, position)
            if not found:
                break
            position = found.end()
            if ending := self._ends(found[0]):
                yield from self._take(chunk[start : position - (ending == "before")])
                between = None if self._in_string else _BETWEEN.match(chunk, position)
                start = position = between.end() if between else position
        self._keep(chunk[start:])

    def _open(self, chunk: bytes) -> int:
        """Look at the first byte: an array opens here, or values stand one after the other."""
        blank = len(chunk) - len(chunk.lstrip(_BLANK))
        if blank == len(chunk):
            return blank
        self._base = self._depth = int(chunk[blank : blank + 1] == b"[")
        return blank + self._base

    def _string(self, chunk: bytes, position: int) -> int:
        """Move to behind the string's closing quote, or to the end of the chunk."""
        if self._escaped:
            self._escaped = False
            position += 1
        found = _STRING.match(chunk, position)
        end = found.end() if found else position
        if chunk[end : end + 1] == b'"':
            self._in_string = False
            return end + 1
        self._escaped = chunk[end : end + 1] == b"\\"
        return len(chunk)

    def _ends(self, token: bytes) -> Literal["before", "with"] | None:
        """Count the token; whether an element ends before it (a comma, the array's own bracket) or with it."""
        if token == b'"':
            self._in_string = True
        elif token in b"{[":
            self._depth += 1
        elif token in b"}]":
            self._depth = max(self._depth - 1, 0)
            if self._depth < self._base:  # the array is closed; what follows stands for itself
                self._base = 0
                return "before"
            return "with" if self._depth == self._base else None
        return "before" if token == b"," and self._depth == self._base else None

    def _keep(self, part: bytes) -> None:
        if not self._size:  # what stands before an element does not count, wherever a chunk begins
            part = part.lstrip(_BLANK)
        self._size += len(part)
        if self._size <= self._limit:
            self._kept.append(part)
        else:
            self._kept.clear()

    def _take(self, part: bytes) -> Iterator[bytes | None]:
        self._keep(part)
        element = b"".join(self._kept).strip(_BLANK)
        if self._size > self._limit:
            yield None
        elif element:
            yield element
        self._kept.clear()
        self._size = 0
