"""a message or an item of NewsML-G2, or of NewsML 1 -> one record an article.

The message is cut into items before it is parsed (see `xmlitems`), so that a broken item costs only itself.  What is no
article (packages, pictures and whatever else has no text) is counted in one remark.
Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment is taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from lineage.corpus.files.streams import Found, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.names import short
from lineage.corpus.readers.newsml1 import ItemListener
from lineage.corpus.readers.several import record
from lineage.corpus.readers.wires import ArticleListener, form
from lineage.corpus.readers.xmlarticle import NO_TEXT
from lineage.corpus.readers.xmlitems import Cut, Item, hear, read_items
from lineage.datafiles import table
from lineage.records import Skipped

FIRST_VERSION: Final = ("", "0", "1")
"""Versions of an item that are told by its id alone."""
UPDATES: Final = "NUA"
"""Letters behind a version at the end of an id of NewsML 1: new, update, alternative."""
OTHERS: Final = "an item holds other texts beside the one that is read, as in other languages; they are left out"

_ITEMS = table("corpus", "wires")["newsml"]["items"]
_LISTENERS: Mapping[str, Callable[[], ArticleListener]] = {
    "newsItem": partial(ArticleListener, form("newsml")),
    "NewsItem": ItemListener,  # of NewsML 1
}
_NAMES = frozenset((*_LISTENERS, *_ITEMS["others"]))
_MESSAGE = Cut(_NAMES, frozenset(("newsMessage", "NewsML")), called="message", articles="articles")


def read(source: Source) -> Iterator[Found]:
    """The articles of the message, or the one item; raises RecordError where entities are declared, or no item is."""
    yield from read_items(source, _MESSAGE, partial(_article, source))


def is_newsml(name: str, _head: bytes) -> bool:
    """Whether a file with such an element around all is an item (of NewsML-G2), or a message with many."""
    return name == "newsItem" or name in _MESSAGE.lists


def _article(source: Source, item: Item, encoding: str | None) -> Iterator[Found | str]:
    """The record of an item, why there is none, or the kind of what is no article."""
    if item.name not in _LISTENERS:
        yield item.name
        return
    article = _LISTENERS[item.name]()
    heard = hear(item, source, article, encoding)
    if isinstance(heard, Skipped):
        yield heard
        return
    fields, where = article.fields(), f"{source.shown}:{item.line}"
    notes = (heard.note, OTHERS if article.others else None)
    yield from record(source, where, {**fields, **_named(fields)}, notes, _textless(where, fields))


def _textless(where: str, fields: Mapping[str, Any]) -> Skipped | str:
    """Of an item without text: its class, where that is none of an article, else that it has none."""
    kind, status = fields.get("itemClass", fields.get("mediaType")), values.withdrawal(fields.get("pubStatus"), "")
    if kind and kind.casefold() not in _ITEMS["texts"]:
        return f"of class {short(kind)}"
    if status:
        return Skipped(where, f"no text; its sender has withdrawn it, or holds it back ({short(status)})", NO_TEXT)
    return Skipped(where, "no text in the item", NO_TEXT)


def _named(fields: Mapping[str, Any]) -> dict[str, str]:
    """The id of an item, with its version where it does not say it already: versions are texts of their own."""
    guid, version = fields.get("guid"), fields.get("version", "")
    if not guid:
        return {}
    is_told = version in FIRST_VERSION or guid.rpartition(":")[2].rstrip(UPDATES) == version
    return {"id": guid if is_told else f"{guid}-v{version}"}
