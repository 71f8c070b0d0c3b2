"""A document with the id of another text -> the later version that it is, under an id and with a date of its own.

A page that an outlet has changed mostly keeps the date of its first version.  Believed of the later one, that date
would make the outlet the first to print what it took over since: a version has the date at which its record says that
it was changed, or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from lineage.records import Document
from lineage.store import Held

_NUMBERED = re.compile(r"(.+)-v([1-9][0-9]{0,5})", re.DOTALL)


class Version(NamedTuple):
    """A document under the id of one of the versions of an article, and what is held under that id, if anything."""

    document: Document
    held: Held | None


def version_of(document: Document, held: Callable[[str], Held | None]) -> Version | None:
    """The version that a document is of the article with its id: the one with its content, else one with a free id.

    None if the text that has its id is of another outlet: then two corpora have used one id.
    """
    latest = ""  # date of the latest of the earlier versions
    for key in _ids(document.key):
        found = held(key)
        if found and found.outlet != document.outlet:
            return None
        if found is None or found.content_id == document.content_id:
            return Version(_dated(replace(document, external_id=key), latest), found)
        latest = max(latest, found.published or "")
    raise AssertionError("there is always a further number")


def _ids(key: str) -> Iterator[str]:
    """An id and those of the later versions: 104, 104-v2, 104-v3, …; for 104-v2 those from there on."""
    numbered = _NUMBERED.fullmatch(key)
    first, base = (int(numbered[2]), numbered[1]) if numbered else (1, key)
    yield key
    yield from (f"{base}-v{number}" for number in count(first + 1))


def _dated(document: Document, earlier: str) -> Document:
    """The document with the date of its own version; `earlier` is that of the versions before it."""
    if not earlier or ((published := document.published or "") > earlier and not published.startswith(earlier)):
        return document
    revised = document.revised
    if revised and revised.published > earlier:
        return replace(
            document,
            published=revised.published,
            published_precision=revised.precision,
            published_original=revised.original,
        )
    return replace(document, published=None, published_precision=None)
