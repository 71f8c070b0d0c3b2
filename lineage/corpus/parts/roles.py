"""a list of values, each with a role -> the one that is meant.

ninjs 2 and 3 keep what may stand several times as `[{"role": "main", "value": …}, …]`: headlines, and bodies, which
give their `contentType` as well.  The one whose role is "main" is meant, else the first that can be used.  Such a list
is known by its shape, under whatever name it stands.  Pure functions, a microsecond each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lineage.corpus.parts.markup import typed_text
from lineage.corpus.parts.names import plain_name

MAIN = "main"
"""The role of the value that is meant."""


def chosen(value: Any) -> str | None:
    """The value of the list's main entry, else of the first that is not blank; None for anything but such a list."""
    return next((said for said, _ in _entries(value)), None)


def others(value: Any) -> Any:
    """The list without what `chosen` gives; None where nothing is left."""
    said = chosen(value)
    if said is None:
        return None
    left = list(value)
    left.remove(next(entry for entry in left if isinstance(entry, Mapping) and said in entry.values()))
    return left or None


def body(value: Any) -> str | None:
    """The text of the main body, else of the first that is a plain text or HTML; None for anything but such a list."""
    texts = (typed_text(said, kind) for said, kind in _entries(value))
    return next((text for text in texts if text), None)


def _entries(value: Any) -> list[tuple[str, str | None]]:
    """The values that are not blank, and what they say of their type, the main one first."""
    if not isinstance(value, list):
        return []
    objects = (entry for entry in value if isinstance(entry, Mapping))
    named = [{plain_name(str(key)): inner for key, inner in entry.items()} for entry in objects]
    named.sort(key=lambda entry: entry.get("role") != MAIN)
    pairs = ((entry.get("value"), entry.get("contenttype")) for entry in named)
    return [
        (said, kind if isinstance(kind, str) and kind else None)
        for said, kind in pairs
        if isinstance(said, str) and said and not said.isspace()
    ]
