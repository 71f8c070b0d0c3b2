"""Python values -> values that a SQLite file can hold and every tool can read back.

For many tools a text ends at a NUL, and UTF-8 cannot hold a lone surrogate: documents with either are refused by name,
and messages about them show the character as an escape.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from typing import Any, Final

from lineage.identity import hash64, signed
from lineage.records import Document

UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")

_CANONICAL: Final = json.JSONEncoder(separators=(",", ":"), default=bytes.hex)
"""Writes a row in one form, whatever the machine and the version of Python."""


def is_storable(text: str | None) -> bool:
    """True if a database can hold the text as it is."""
    if text is None or (text.isascii() and "\0" not in text):
        return True
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def is_storable_document(document: Document) -> bool:
    """True if every text of the document can be stored as it is; its location, stored with escapes, always can."""
    named = (document.external_id, document.outlet, document.title, document.url, document.author, document.language)
    return all(map(is_storable, (*named, document.published_original, document.text)))


def shown(text: str | None) -> str | None:
    """The text with escapes in the place of characters that cannot be stored.

    >>> shown("a\\0b")
    'a\\\\x00b'
    """
    return UNSTORABLE.sub(lambda found: ascii(found.group())[1:-1], text) if text else text


def to_json(value: Any) -> str:
    """JSON text, readable in any script; lone surrogates are escaped, NaN and infinities become null."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError:
        value = _finite(value)
        text = json.dumps(value, ensure_ascii=False, default=str)
    return text if is_storable(text) else json.dumps(value, default=str)


def sealed(row: Sequence[Any]) -> tuple[Any, ...]:
    """A row with its checksum added, which is the last column of tables whose content cannot be made again."""
    return *row, row_checksum(row)


def row_checksum(row: Sequence[Any]) -> int:
    """64-bit hash of values as SQLite gives them back, signed; text that is no UTF-8 may be surrogate-escaped."""
    return signed(hash64(_CANONICAL.encode(row).encode()))


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
