"""a message or an item of NewsML-G2 -> one record an article.

The file is never parsed as a whole: a scan for the tags of items finds where each begins and ends, and the item alone
goes to the parser.  So a broken item costs only itself, and a message of any length is read in the memory of its
longest item.  What is no article (packages, pictures and whatever else has no text) is counted in one remark.
Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment is taken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lineage.corpus import values
from lineage.corpus.encoding import decode
from lineage.corpus.names import short
from lineage.corpus.nitf import NO_TEXT
from lineage.corpus.streams import CHUNK_BYTES, RawRecord, Source, too_long
from lineage.corpus.wires import ArticleListener, form
from lineage.corpus.xmlreading import DECLARED, NO_ENTITIES, BrokenXML, declared, parse
from lineage.datafiles import table
from lineage.errors import RecordError
from lineage.messages import listed
from lineage.records import Remark, Skipped

ROOTS: Final = ("newsItem", "newsMessage")
"""Names of the element that holds all: an item, or a message with many."""
FIRST_VERSION: Final = ("", "0", "1")
"""Versions of an item that are told by its id alone."""
LONGEST_TAG: Final = 200
"""Bytes at the end of a piece in which a tag may begin that ends in the next."""
MAX_KINDS: Final = 8
"""Kinds of items left out that a remark names."""

_ITEMS = table("corpus", "wires")["newsml"]["items"]
_NAMES = "|".join((*_ITEMS["article"], *_ITEMS["others"])).encode()
_TAG = re.compile(rb"<(?P<close>/?)(?:[\w.-]{1,60}:)?(?P<name>" + _NAMES + rb")(?=[\s/>])")
_EMPTY = re.compile(rb"<[^<>]{0,5000}/>")
_MESSAGE = re.compile(rb"<(?P<close>/?)(?:[\w.-]{1,60}:)?newsMessage(?=[\s/>])")
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)


class Item(NamedTuple):
    """An element of the message: its name, the line on which it begins, its bytes; None where they are too many."""

    name: str
    line: int
    data: bytes | None
    ending: str  # "own" tag, the beginning of the "next" item, or the "file"


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The articles of the message, or the one item; raises RecordError where entities are declared, or no item is."""
    cutter = Cutter(source)
    left_out: Counter[str] = Counter()
    told: set[str] = set()
    for item in cutter.items():
        if item.name not in _ITEMS["article"]:
            left_out[item.name] += 1
            continue
        for found in _article(item, source, cutter.encoding):
            if isinstance(found, str):
                left_out[found] += 1
            elif not isinstance(found, Remark):
                yield found
            elif found.message not in told:  # the encoding is that of the whole file
                told.add(found.message)
                yield found
    if not cutter.found:
        raise RecordError("a message without items", hint="get it again, or remove it")
    if cutter.is_cut:
        yield Skipped(source.shown, "the file ends inside the message", "get the file again, whole")
    if left_out:
        kinds = listed([f"{number:,} {kind}" for kind, number in sorted(left_out.items())], MAX_KINDS)
        yield Remark(source.shown, f"left out, as they are no articles: {kinds}")


def _article(item: Item, source: Source, encoding: str | None) -> Iterator[RawRecord | Skipped | Remark | str]:
    """The record of an item, why there is none, or the kind of item that is no article."""
    where = f"{source.shown}:{item.line}"
    if item.data is None:
        error = too_long(source.limits)
        yield Skipped(where, error.message, error.hint)
        return
    article = ArticleListener(form("newsml"))
    try:
        text, note = decode(item.data, encoding)
        parse(text, article, source.limits)
    except BrokenXML as broken:
        if item.ending == "file":
            yield Skipped(where, "the file ends inside this item", "get the file again, whole")
        else:
            yield Skipped(f"{source.shown}:{item.line + broken.line - 1}", broken.message, broken.hint)
        return
    except RecordError as refused:
        yield Skipped(where, refused.message, refused.hint)
        return
    fields = article.fields()
    if "text" not in fields and "text" not in source.columns:
        yield from _textless(where, fields)
        return
    if note:
        yield Remark(source.shown, note)
    yield RawRecord(where, {**_named(fields), **fields}, is_text=True)


def _textless(where: str, fields: Mapping[str, Any]) -> Iterator[Skipped | str]:
    """Of an item without text: its class, where that is none of an article, else that it has none."""
    kind, status = fields.get("itemClass"), values.withdrawal(fields.get("pubStatus"), "")
    if kind and kind not in _ITEMS["texts"]:
        yield f"of class {short(kind)}"
    elif status:
        yield Skipped(where, f"no text; its sender has withdrawn it, or holds it back ({short(status)})", NO_TEXT)
    else:
        yield Skipped(where, "no text in the item", NO_TEXT)


def _named(fields: Mapping[str, Any]) -> dict[str, str]:
    """The id of an item: its versions are texts of their own."""
    guid, version = fields.get("guid"), fields.get("version", "")
    if not guid:
        return {}
    return {"id": guid if version in FIRST_VERSION else f"{guid}-v{version}"}


class Cutter:
    """Cuts a stream into items; knows the encoding that its head declares."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._limit = source.limits.max_record_bytes
        self._held = bytearray()  # what is read and not yet used: of an item all since its tag
        self._scanned = 0  # how much of it has no tag that is still to be seen
        self._line = 1  # on which it begins
        self._name: str | None = None  # of the item that is open
        self._unclosed = 0  # messages that were opened and not closed
        self.encoding = declared(source.head)
        self.found = False
        self.is_cut = False  # the message was not closed

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
        while tag := _TAG.search(self._held, scan):
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
        """See what stands between items: messages begin and end; entities are refused."""
        if _ENTITY.search(data):
            raise RecordError(DECLARED, hint=NO_ENTITIES)
        for tag in _MESSAGE.finditer(data):
            self._unclosed += -1 if tag["close"] else 1
