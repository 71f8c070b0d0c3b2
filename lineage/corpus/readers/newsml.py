"""a message or an item of NewsML-G2, or of NewsML 1 -> one record an article.

The message is cut into items before it is parsed (see `xmlitems`), so that a broken item costs only itself.  What is no
article (packages, pictures and whatever else has no text) is counted in one remark.
Cost: some milliseconds a megabyte.  Failure mode: a tag of an item inside a comment is taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from lineage.corpus.files.streams import RawRecord, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.names import short
from lineage.corpus.readers.newsml1 import ItemListener
from lineage.corpus.readers.portions import once
from lineage.corpus.readers.wires import ArticleListener, form
from lineage.corpus.readers.xmlarticle import NO_TEXT
from lineage.corpus.readers.xmlitems import Cut, Cutter, Item, hear
from lineage.datafiles import table
from lineage.errors import RecordError
from lineage.messages import listed
from lineage.records import Remark, Skipped

ROOTS: Final = ("newsItem", "newsMessage", "NewsML")
"""Names of the element that holds all: an item, or a message with many; the last is that of NewsML 1."""
FIRST_VERSION: Final = ("", "0", "1")
"""Versions of an item that are told by its id alone."""
UPDATES: Final = "NUA"
"""Letters behind a version at the end of an id of NewsML 1: new, update, alternative."""
OTHERS: Final = "an item holds other texts beside the one that is read, as in other languages; they are left out"
MAX_KINDS: Final = 8
"""Kinds of items left out that a remark names."""

_ITEMS = table("corpus", "wires")["newsml"]["items"]
_LISTENERS: Mapping[str, Callable[[], ArticleListener]] = {
    "newsItem": partial(ArticleListener, form("newsml")),
    "NewsItem": ItemListener,  # of NewsML 1
}
_CUT = Cut(frozenset((*_LISTENERS, *_ITEMS["others"])), frozenset(("newsMessage", "NewsML")))


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
        if item.name in _LISTENERS:
            yield from _article(item, source, cutter.encoding)
        else:
            yield item.name


def _article(item: Item, source: Source, encoding: str | None) -> Iterator[RawRecord | Skipped | Remark | str]:
    article = _LISTENERS[item.name]()
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
    if article.others:
        yield Remark(source.shown, OTHERS)
    yield RawRecord(where, {**fields, **_named(fields)}, is_text=True)


def _textless(where: str, fields: Mapping[str, Any]) -> Iterator[Skipped | str]:
    """Of an item without text: its class, where that is none of an article, else that it has none."""
    kind, status = fields.get("itemClass", fields.get("mediaType")), values.withdrawal(fields.get("pubStatus"), "")
    if kind and kind.casefold() not in _ITEMS["texts"]:
        yield f"of class {short(kind)}"
    elif status:
        yield Skipped(where, f"no text; its sender has withdrawn it, or holds it back ({short(status)})", NO_TEXT)
    else:
        yield Skipped(where, "no text in the item", NO_TEXT)


def _named(fields: Mapping[str, Any]) -> dict[str, str]:
    """The id of an item, with its version where it does not say it already: versions are texts of their own."""
    guid, version = fields.get("guid"), fields.get("version", "")
    if not guid:
        return {}
    is_told = version in FIRST_VERSION or guid.rpartition(":")[2].rstrip(UPDATES) == version
    return {"id": guid if is_told else f"{guid}-v{version}"}
