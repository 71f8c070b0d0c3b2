"""XML that is a list of items -> its items one by one, as bytes, with their lines; and an item -> who listens to it.

The file is never parsed as a whole: a scan for the tags of items finds where each begins and ends, and the item alone
goes to the parser.  So a broken item costs only itself, and a list of any length is read in the memory of its longest
item.  Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment or a CDATA section is taken
for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from lineage.corpus.files.encoding import Decoded
from lineage.corpus.files.streams import CHUNK_BYTES, Source
from lineage.corpus.readers.portions import text_of
from lineage.corpus.readers.xmlreading import DECLARED, NO_ENTITIES, BrokenXML, Listener, declared, parse
from lineage.errors import RecordError
from lineage.records import Skipped

LONGEST_TAG: Final = 200
"""Bytes at the end of a piece in which a tag may begin that ends in the next."""

_EMPTY = re.compile(rb"<[^<>]{0,5000}/>")
_ENTITY = re.compile(rb"<!ENTITY\b(?!\s+%\s+[\w.:-]+\s+(?:SYSTEM|PUBLIC)\s)", re.IGNORECASE)  # but for another file's


class Cut(NamedTuple):
    """Names of the elements that are items, and of those that hold all of them; with any prefix."""

    items: frozenset[str]
    lists: frozenset[str]


class Item(NamedTuple):
    """An element of the list: its name, the line on which it begins, its bytes; None where they are too many."""

    name: str
    line: int
    data: bytes | None
    ending: str  # "own" tag, the beginning of the "next" item, or the "file"


@cache
def tag_of(names: frozenset[str]) -> re.Pattern[bytes]:
    """A pattern for a tag of an element that has one of these names, with a prefix or without."""
    either = "|".join(map(re.escape, sorted(names))).encode()
    return re.compile(rb"<(?P<close>/?)(?:[\w.-]{1,60}:)?(?P<name>" + either + rb")(?=[\s/>])")


class Cutter:
    """Cuts a stream into items; knows the encoding that its head declares."""

    def __init__(self, source: Source, cut: Cut) -> None:
        self._tag, self._list = tag_of(cut.items), tag_of(cut.lists)
        self._stream = source.stream
        self._limit = source.limits.max_record_bytes
        self._held = bytearray()  # what is read and not yet used: of an item all since its tag
        self._scanned = 0  # how much of it has no tag that is still to be seen
        self._line = 1  # on which it begins
        self._name: str | None = None  # of the item that is open
        self._unclosed = 0  # lists that were opened and not closed
        self.encoding = declared(source.head)
        self.found = False
        self.is_cut = False  # the list was not closed

    def items(self) -> Iterator[Item]:
        """The items, in their order; raises RecordError for entities that are declared outside of them."""
        while piece := self._stream.read(CHUNK_BYTES):
            self._held += piece
            yield from self._complete()
            if self._name is not None and len(self._held) > self._limit:
                self.found = True
                yield Item(self._name, self._line, None, "own")
                self._name, self._scanned = None, 0
            if self._name is None:  # a tag may be cut: it begins with the last "<"
                tail = self._held.rfind(b"<", max(0, len(self._held) - LONGEST_TAG))
                yield from self._take(tail if tail >= 0 else len(self._held), "next")
        was_open = self._name is not None
        yield from self._take(len(self._held), "file")
        self.is_cut = self._unclosed > 0 and not was_open

    def _complete(self) -> Iterator[Item]:
        """The items that end in what is held; of an item that does not, all stays."""
        scan = self._scanned
        while tag := self._tag.search(self._held, scan):
            (start, end), name, closes = tag.span(), tag["name"].decode(), bool(tag["close"])
            del tag  # which would keep the bytes from being cut
            if not closes:
                yield from self._take(start, "next")
                self._name, scan = name, end - start
            elif name != self._name:
                scan = end
            elif (bracket := self._held.find(b">", end)) < 0:
                self._scanned = start
                return
            else:
                yield from self._take(bracket + 1, "own")
                scan = 0
        self._scanned = 0 if self._name is None else max(scan, len(self._held) - LONGEST_TAG)

    def _take(self, end: int, ending: str) -> Iterator[Item]:
        """Take what is held up to there: the item that is open, or what stands between two."""
        data = bytes(self._held[:end])
        if self._name is None:
            self._look(data)
        else:
            self.found = True
            if empty := _EMPTY.match(data):
                yield Item(self._name, self._line, empty[0], "own")
            else:
                yield Item(self._name, self._line, data if len(data) <= self._limit else None, ending)
        self._line += data.count(b"\n")
        self._name = None
        del self._held[:end]

    def _look(self, data: bytes) -> None:
        """See what stands between items: lists begin and end; entities are refused."""
        if _ENTITY.search(data):
            raise RecordError(DECLARED, hint=NO_ENTITIES)
        for tag in self._list.finditer(data):
            self._unclosed += -1 if tag["close"] else 1


def hear(
    item: Item, source: Source, listener: Listener, encoding: str | None, *, with_prefixes: bool = False
) -> Decoded | Skipped:
    """Tell the listener what stands in an item; its text, or why it cannot be read.

    `encoding` is the one that the head of the file declares; `with_prefixes` as in `parse`.
    """
    where = f"{source.shown}:{item.line}"
    found = text_of(item.data, where, source.limits, encoding)
    if isinstance(found, Skipped):
        return found
    try:
        parse(found.text, listener, source.limits, with_prefixes=with_prefixes)
    except BrokenXML as broken:
        if item.ending == "file":
            return Skipped(where, "the file ends inside this item", "get the file again, whole")
        return Skipped(f"{source.shown}:{item.line + broken.line - 1}", broken.message, broken.hint)
    except RecordError as refused:
        return Skipped(where, refused.message, refused.hint)
    return found
