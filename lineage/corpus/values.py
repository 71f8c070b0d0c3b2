"""the value of a field -> what it means in its part, or nothing; and values of any kind -> JSON values.

Each reading takes a value and the name of its field, and gives a string or None: a value that makes no sense in a part
leaves the place to the next field.  Pure functions, some microseconds each.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from lineage.corpus.encoding import clean
from lineage.corpus.names import names, plain_name
from lineage.errors import RecordError

MAX_LIST_CHARACTERS = 10_000
"""Length of a printed list of authors that is taken apart."""

_URL = re.compile(r"(?:https?|ftp)://[^\s/?#]|(?:www\.)[\w-]+\.[\w.-]+(?:[/?#]|\Z)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\Z")


def full_text(value: Any, _key: str) -> str | None:
    """A text that is not blank, as it is; of a list of paragraphs, these with a blank line between each two."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and value and not value.isspace() else None


def scalar(value: Any) -> str | None:
    """A string, or a number as one; nothing for lists, objects, booleans and blanks."""
    if isinstance(value, str):
        return storable(value.strip()) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def line(value: Any, _key: str) -> str | None:
    """A single line: runs of white space become one space."""
    found = scalar(value)
    return " ".join(found.split()) if found else None


def address(value: Any, _key: str) -> str | None:
    """A web address; anything else, `javascript:` too, is none."""
    found = scalar(value)
    return found if found and _URL.match(found) and len(found.split()) == 1 else None


def external_id(value: Any, key: str) -> str | None:
    """An id as one line; an address only where the field is called an id."""
    found = line(value, key)
    return None if found is None or (plain_name(key) == "uri" and _URL.match(found)) else found


def language(value: Any, _key: str) -> str | None:
    """ISO 639 code in lower case; regions and scripts are dropped (en-US: en)."""
    found = _LANGUAGE.match(scalar(value) or "")
    return found[1].lower() if found else None


def outlet(value: Any, key: str) -> str | None:
    """A name, or a host without "www."; no address, and no text collection in a field that may name either."""
    found = line(value, key)
    if not found or found.casefold() == "none" or "://" in found or (_URL.match(found) and "/" in found):
        return None
    if plain_name(key) in ("source", "meta", "metadata") and names().collections.search(found):
        return None
    return found[4:] if found.lower().startswith("www.") and " " not in found else found


def authors(value: Any, key: str) -> str | None:
    """One string for a name, a ";"-joined string, a list of names or of objects with a name."""
    if isinstance(value, str) and value.startswith("['") and value.endswith("']"):
        value = _listed(value)  # what pandas writes for a list
    if isinstance(value, str) and ";" not in value:
        name = line(value, key)
        return name if name and name.casefold() != "none" else None
    parts = value.split(";") if isinstance(value, str) else value if isinstance(value, list | tuple) else [value]
    named = [part.get("name") if isinstance(part, dict) else part for part in parts]
    found = [name for part in named if (name := line(part, key)) and name.casefold() != "none"]
    return "; ".join(dict.fromkeys(found)) or None


def _listed(value: str) -> Any:
    try:
        return ast.literal_eval(value) if len(value) < MAX_LIST_CHARACTERS else value
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value


def host(url: str | None) -> str | None:
    """The host of an address, in lower case and without "www."; None where there is none.

    >>> host("https://www.Example.org:8080/a")
    'example.org'
    """
    if not url:
        return None
    try:
        name = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:  # an unclosed IPv6 bracket
        return None
    return name.removeprefix("www.") or None if name else None


# ── values that can be stored ────────────────────────────────────────────────────────────────────────────────────


def jsonable(value: Any, depth: int) -> Any:
    """The value as JSON can hold it: other types as strings, no NaN; raises RecordError above `depth` levels."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth <= 0:
        raise RecordError.beyond("max_json_depth", "its fields are nested too deeply", instead="drop the nested field")
    if isinstance(value, Mapping):
        return {storable(str(key)): jsonable(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(inner, depth - 1) for inner in value]
    if isinstance(value, bytes):
        return storable(value.decode("utf-8", "replace"))
    return storable(str(value))


def storable(text: str) -> str:
    """The string without what UTF-8 or SQLite cannot hold."""
    return clean(text).text if "\x00" in text or not text.isascii() else text
