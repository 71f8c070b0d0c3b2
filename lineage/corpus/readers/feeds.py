"""a feed, or an export of WordPress -> one record an item.

RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom.  An export of WordPress is RSS with elements of its own; of what it holds only
posts and pages that are published are articles, and the others are counted in one remark.  The text is the whole one
where the item has it, else its summary, and a remark says how many are no more than that.  The feed is cut into items
before it is parsed (see `xmlitems`), so that a broken item costs only itself.  Nothing is fetched.
Cost: some milliseconds a megabyte.  Failure mode: what a feed calls by another prefix than all others do is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, RawRecord, Source
from lineage.corpus.parts import values
from lineage.corpus.parts.markup import paragraphs
from lineage.corpus.parts.names import names, short
from lineage.corpus.readers.feeditems import ItemListener
from lineage.corpus.readers.several import record
from lineage.corpus.readers.wires import ArticleListener, form, form_of
from lineage.corpus.readers.xmlitems import Cut, Item, hear, read_items, tag_of
from lineage.corpus.readers.xmlreading import declared, parse
from lineage.datafiles import table
from lineage.errors import RecordError
from lineage.messages import counted
from lineage.records import Remark, Skipped

ROOTS: Final = ("rss",)
"""Names of the element that holds all which nothing but feeds have."""
ROOTS_OF: Final = {
    "feed": rb"https?://(?:www\.w3\.org/2005/Atom|purl\.org/atom/ns)",
    "RDF": rb"purl\.org/rss/1\.0/|/rdf/simple/0\.9",
}
"""Names that others give to it as well, and the vocabulary by which a feed is known."""
SUMMARY_CHARACTERS: Final = 600
"""Length of a summary below which there is more to the article; some feeds have the whole text in this place."""
NO_TEXT: Final = "fetch its page with another tool, if it is an article"

_LISTS = tag_of(frozenset((*ROOTS, *ROOTS_OF)))
_RSS = Cut(frozenset(("item",)), frozenset(("rss", "RDF")), called="feed", articles="published posts or pages")
_ATOM = _RSS._replace(items=frozenset(("entry",)), lists=frozenset(("feed",)))
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\s+\((?P<name>[^()]+)\)\Z")  # jane@paper.example (Jane Roe)


class Channel(NamedTuple):
    """What holds for all items: the address of the site, its language, and the names of its authors by their logins."""

    link: str | None
    language: str | None
    authors: Mapping[str, str]


class _Summaries:
    """Counts the items whose text is no more than a summary."""

    def __init__(self) -> None:
        self._items = 0
        self._summaries = 0
        self._characters = 0  # of the summaries

    def count(self, summary: str | None) -> None:
        """One item more; its text where that is no more than a summary."""
        self._items += 1
        if summary is not None:
            self._summaries += 1
            self._characters += len(summary)

    def remarks(self, where: str) -> Iterator[Remark]:
        """How many summaries there are, if any."""
        if self._summaries:
            share = f"{self._summaries:,} of {counted(self._items, 'item')}"
            length = f"{self._characters // self._summaries:,} characters on average"
            yield Remark(where, f"{share} hold only a summary ({length}); the texts must be fetched by another tool")


def read(source: Source) -> Iterator[Found]:
    """The items of the feed; raises RecordError where entities are declared, or no item is."""
    root = _LISTS.search(source.head)
    cut = _ATOM if root and root["name"] == b"feed" else _RSS
    summaries = _Summaries()
    yield from read_items(source, cut, partial(_article, source, _channel(source, cut), summaries))
    yield from summaries.remarks(source.shown)


def is_feed(name: str, head: bytes) -> bool:
    """Whether a file with such an element around all is a feed."""
    return name in ROOTS or (name in ROOTS_OF and re.search(ROOTS_OF[name], head) is not None)


def _channel(source: Source, cut: Cut) -> Channel:
    """What stands before the first item, as far as it is in the first bytes and not broken."""
    head = source.head
    first = tag_of(cut.items).search(head)
    listener = ArticleListener(form_of(table("corpus", "wires")["feed"]["channel"]))
    try:
        text, _ = decode(head[: first.start() if first else head.rfind(b"<")], declared(head))
        parse(text, listener, source.limits, is_whole=False, with_prefixes=True)
    except RecordError:
        pass  # entities are refused by who reads the items; all else is no reason to lose them
    fields = listener.fields()
    logins, said = (_several(fields.get(name)) for name in ("logins", "names"))
    return Channel(
        fields.get("link"),
        fields.get("language"),
        dict(zip(logins, said, strict=False)) if len(logins) == len(said) else {},
    )


def _several(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _article(
    source: Source, channel: Channel, summaries: _Summaries, item: Item, encoding: str | None
) -> Iterator[Found | str]:
    """The record of an item, why there is none, or the kind of what is no article."""
    listener = ItemListener(form("feed"))
    heard = hear(item, source, listener, encoding, with_prefixes=True)
    if isinstance(heard, Skipped):
        yield heard
        return
    fields, where = listener.fields(), f"{source.shown}:{item.line}"
    if kind := _no_article(fields):
        yield kind
        return
    for found in record(
        source, where, _record(fields, channel), [heard.note], Skipped(where, "no text in the item", NO_TEXT)
    ):
        if isinstance(found, RawRecord):
            is_summary = listener.is_summary and len(fields["text"]) < SUMMARY_CHARACTERS
            summaries.count(fields["text"] if is_summary else None)
        yield found


def _no_article(fields: Mapping[str, Any]) -> str | None:
    """What an item of WordPress is, where that is no published article."""
    kinds = table("corpus", "wires")["feed"]["wordpress"]
    kind, status = fields.get("post_type"), fields.get("post_status")
    if kind and kind not in kinds["articles"]:
        return f"of type {short(kind)}"
    return f"of status {short(status)}" if status and status not in kinds["published"] else None


def _record(found: Mapping[str, Any], channel: Channel) -> dict[str, Any]:
    """The fields of an item under the names that all records have."""
    fields = {name: value for name, value in found.items() if name not in _OWN}
    title = found.get("title") or " ".join(paragraphs(found.get("title_markup", "")).split())
    authors = [channel.authors.get(one, _named(one)) for one in _several(found.get("author"))]
    named = {
        "title": title,
        "author": authors[0] if len(authors) == 1 else authors,
        "language": found.get("language") or channel.language,
        **_placed(found, channel),
    }
    if "published" not in found and "updated" in found:  # which every entry of Atom has: that of the only version
        named["versionCreated"] = fields.pop("updated")
    return {**fields, **{name: value for name, value in named.items() if value}}


_OWN: Final = frozenset(
    (
        "url",
        "guid",
        "is_permanent",
        "title",
        "title_markup",
        "author",
        "language",
        "source",
        "source_url",
        "post_type",
        "post_status",
    )
)
"""Fields of an item that become others."""


def _named(author: str) -> str:
    """The name behind an address for mail, as RSS has it."""
    found = _MAIL.match(author)
    return found["name"].strip() if found else author


def _placed(found: Mapping[str, Any], channel: Channel) -> dict[str, str | None]:
    """Address, id and outlet of an item.

    An id that is an address stands for the item's own where that is missing or leads there by way of another site.  A
    source is the outlet where the item leads there, or nobody knows where; else it says whom the outlet has it from.
    """
    link, guid = found.get("url"), found.get("guid")
    if link and channel.link and not values.address(link, ""):
        link = _joined(channel.link, link)
    own = values.address(guid, "") if guid else None
    tried = [one for one in (link, own) if one]
    if own and link and found.get("is_permanent") == "false":
        tried.remove(own)
    url = next((one for one in tried if not _leads_elsewhere(one)), tried[0] if tried else None)
    named = {"url": url, "id": None if own else guid}
    source, site = found.get("source"), values.host(url)
    if source and (not site or _leads_elsewhere(str(url)) or _is_of(site, values.host(found.get("source_url")))):
        return {**named, "outlet": source}
    if source:
        return {**named, "outlet": site, "source": source}
    return named if site else {**named, "outlet": values.host(channel.link)}


def _joined(base: str, path: str) -> str:
    try:
        return urljoin(base, path)
    except ValueError:  # an unclosed IPv6 bracket
        return path


def _leads_elsewhere(url: str) -> bool:
    return names().redirects.search(values.host(url) or "") is not None


def _is_of(site: str, other: str | None) -> bool:
    """Whether two hosts are of one site: the one is the other, or part of it."""
    return other is not None and (site == other or site.endswith(f".{other}") or other.endswith(f".{site}"))
