"""An answer -> the ids in it that were made from content, and the same answer with places in their stead.

A document without an id of its own is known by an id of 36 characters that nobody can remember or type.  It can be
named by where it was read, if nothing else was read there; people are shown that place.  Programs get the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from lineage.identity import CONTENT_SCHEME
from lineage.records import Evidence

Answer = TypeVar("Answer")

_CONTENT_ID = re.compile(rf"\b{CONTENT_SCHEME}:[0-9a-f]{{32}}\b")
_QUOTED = frozenset(("text", "title", "url", "outlet", "name"))
"""Fields that say what a document says: an id that stands there is no name of a document."""


def content_ids(answer: object) -> set[str]:
    """The ids made from content that an answer names documents by, in its sentences as well."""
    return {found for string in _strings(answer) for found in _CONTENT_ID.findall(string)}


def with_places(answer: Answer, places: Mapping[str, str]) -> Answer:
    """The answer with each content id that `places` knows replaced by its place."""
    if not places:
        return answer
    renamed: Answer = _renamed(answer, places)
    return renamed


def _parts(value: object) -> dict[str, Any]:
    """The fields of a value that may name a document; {} for a value that is no dataclass and no named tuple."""
    if isinstance(value, Evidence):
        return {"text": value.text}
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
    else:
        names = list(getattr(value, "_fields", ()))
    return {name: getattr(value, name) for name in names if name not in _QUOTED and name != "places"}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    inner = _parts(value).values() or (value if isinstance(value, tuple) else ())
    for part in inner:
        yield from _strings(part)


def _renamed(value: Any, places: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _CONTENT_ID.sub(lambda found: places.get(found[0], found[0]), value)
    if parts := _parts(value):
        changed = {name: _renamed(part, places) for name, part in parts.items()}
        return value._replace(**changed) if hasattr(value, "_replace") else replace(value, **changed)
    return tuple(_renamed(part, places) for part in value) if isinstance(value, tuple) else value
