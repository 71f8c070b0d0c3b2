"""a message or an item of NewsML-G2 -> one record an article.

The message is cut into items before it is parsed (see `xmlitems`), so that a broken item costs only itself.  What is no
article (packages, pictures and whatever else has no text) is counted in one remark.
Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment is taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from lineage.corpus.files.streams import Found, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.names import short
from lineage.corpus.readers.several import record
from lineage.corpus.readers.wires import ArticleListener, form
from lineage.corpus.readers.xmlarticle import NO_TEXT
from lineage.corpus.readers.xmlitems import Cut, Item, hear, read_items
from lineage.datafiles import table
from lineage.records import Skipped

FIRST_VERSION: Final = ("", "0", "1")
"""Versions of an item that are told by its id alone."""

_ITEMS = table("corpus", "wires")["newsml"]["items"]
_NAMES = frozenset((*_ITEMS["article"], *_ITEMS["others"]))
_MESSAGE = Cut(_NAMES, frozenset(("newsMessage",)), called="message", articles="articles")


def read(source: Source) -> Iterator[Found]:
    """The articles of the message, or the one item; raises RecordError where entities are declared, or no item is."""
    yield from read_items(source, _MESSAGE, partial(_article, source))


def is_newsml(name: str, _head: bytes) -> bool:
    """Whether a file with such an element around all is an item, or a message with many."""
    return name in ("newsItem", "newsMessage")


def _article(source: Source, item: Item, encoding: str | None) -> Iterator[Found | str]:
    if item.name not in _ITEMS["article"]:
        yield item.name
        return
    article = ArticleListener(form("newsml"))
    heard = hear(item, source, article, encoding)
    if isinstance(heard, Skipped):
        yield heard
        return
    fields, where = article.fields(), f"{source.shown}:{item.line}"
    yield from record(source, where, {**_named(fields), **fields}, heard.note, _textless(where, fields))


def _textless(where: str, fields: Mapping[str, Any]) -> Skipped | str:
    """Of an item without text: its class, where that is none of an article, else that it has none."""
    kind, status = fields.get("itemClass"), values.withdrawal(fields.get("pubStatus"), "")
    if kind and kind not in _ITEMS["texts"]:
        return f"of class {short(kind)}"
    if status:
        return Skipped(where, f"no text; its sender has withdrawn it, or holds it back ({short(status)})", NO_TEXT)
    return Skipped(where, "no text in the item", NO_TEXT)


def _named(fields: Mapping[str, Any]) -> dict[str, str]:
    """The id of an item: its versions are texts of their own."""
    guid, version = fields.get("guid"), fields.get("version", "")
    if not guid:
        return {}
    return {"id": guid if version in FIRST_VERSION else f"{guid}-v{version}"}
