"""a message or an item of NewsML-G2 -> one record an article.

The message is cut into items before it is parsed (see `xmlitems`), so that a broken item costs only itself.  What is no
article (packages, pictures and whatever else has no text) is counted in one remark.
Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment is taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lineage.corpus.files.streams import RawRecord, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.names import short
from lineage.corpus.readers.portions import once
from lineage.corpus.readers.wires import ArticleListener, form
from lineage.corpus.readers.xmlarticle import NO_TEXT
from lineage.corpus.readers.xmlitems import Cut, Cutter, Item, hear
from lineage.datafiles import table
from lineage.errors import RecordError
from lineage.messages import listed
from lineage.records import Remark, Skipped

ROOTS: Final = ("newsItem", "newsMessage")
"""Names of the element that holds all: an item, or a message with many."""
FIRST_VERSION: Final = ("", "0", "1")
"""Versions of an item that are told by its id alone."""
MAX_KINDS: Final = 8
"""Kinds of items left out that a remark names."""

_ITEMS = table("corpus", "wires")["newsml"]["items"]
_CUT = Cut(frozenset((*_ITEMS["article"], *_ITEMS["others"])), frozenset(("newsMessage",)))


def read(source: Source) -> Iterator[RawRecord | Skipped | Remark]:
    """The articles of the message, or the one item; raises RecordError where entities are declared, or no item is."""
    cutter = Cutter(source, _CUT)
    left_out: Counter[str] = Counter()
    for found in once(_found(source, cutter)):
        if isinstance(found, str):
            left_out[found] += 1
        else:
            yield found
    if not cutter.found:
        raise RecordError("a message without items", hint="get it again, or remove it")
    if cutter.is_cut:
        yield Skipped(source.shown, "the file ends inside the message", "get the file again, whole")
    if left_out:
        kinds = listed([f"{number:,} {kind}" for kind, number in sorted(left_out.items())], MAX_KINDS)
        yield Remark(source.shown, f"left out, as they are no articles: {kinds}")


def _found(source: Source, cutter: Cutter) -> Iterator[RawRecord | Skipped | Remark | str]:
    """What comes of each item: its record, why there is none, or the kind of item that is no article."""
    for item in cutter.items():
        if item.name in _ITEMS["article"]:
            yield from _article(item, source, cutter.encoding)
        else:
            yield item.name


def _article(item: Item, source: Source, encoding: str | None) -> Iterator[RawRecord | Skipped | Remark | str]:
    article = ArticleListener(form("newsml"))
    heard = hear(item, source, article, encoding)
    if isinstance(heard, Skipped):
        yield heard
        return
    fields, where = article.fields(), f"{source.shown}:{item.line}"
    if "text" not in fields and "text" not in source.columns:
        yield from _textless(where, fields)
        return
    if heard.note:
        yield Remark(source.shown, heard.note)
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
