"""the value of a field -> what it means in its part, or nothing; and values of any kind -> JSON values.

Each reading takes a value and the name of its field, and gives a string or None: a value that makes no sense in a part
leaves the place to the next field, as does a word for that nothing is there (see `nothing`).  A list of one value is
that value, and so is what an export of MongoDB wraps ({"$oid": …}).  Pure functions, some microseconds each.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from lineage.corpus.files.encoding import clean
from lineage.corpus.nothing import says_nothing
from lineage.corpus.parts import roles
from lineage.corpus.parts.articleparts import text_of_parts
from lineage.corpus.parts.languages import language_code
from lineage.corpus.parts.names import Slot, names, plain_name, value_at
from lineage.errors import RecordError

MAX_LIST_CHARACTERS = 10_000
"""Length of a printed list of authors that is taken apart."""
MIN_TEXT = 100
"""Characters from which a text of one word, as scripts without spaces have it, is no name or number."""
WRAPPERS = frozenset({"$date", "$oid", "$uuid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal"})
"""Names under which MongoDB's extended JSON has a value that JSON has no type for."""
MAX_WRAPPED = 3
"""Wrappers round a value: a list, a date, and the number that it counts."""

Reading = Callable[[Any, str], str | None]
"""The value of a field and its name -> what it means in a part; None where it makes no sense there."""

_URL = re.compile(r"(?:https?|ftp)://[^\s/?#]|(?:www\.)[\w-]+\.[\w.-]+(?:[/?#]|\Z)", re.IGNORECASE)
_SITE = re.compile(r"(?:https?://|(?=www\.))((?:[\w-]+\.)+[\w-]+)(?::\d+)?/?", re.IGNORECASE)
"""A whole site by its address, and its host."""
_AUTHORS = re.compile(r"(?:&#?\w{1,31};|[^;])+")
"""Names between semicolons, those of character references apart."""


def first(fields: Mapping[str, Any], slots: tuple[Slot, ...], used: list[Slot], reading: Reading) -> str | None:
    """The first value that the reading accepts; its place is noted as used."""
    for slot in slots:
        value = value_at(fields, slot)
        if value is not None and (result := reading(value, slot.key)):
            used.append(slot)
            return result
    return None


def full_text(value: Any, key: str) -> str | None:
    """A text that is not blank, as it is; of a list of paragraphs, these with a blank line between each two; of a list
    of bodies with roles and types, that of the main one; of an article in parts, what stands in them."""
    if isinstance(value, list) and is_prose(value):
        value = "\n\n".join(value)
    elif isinstance(value, list | dict):
        value = (roles.body(value) if isinstance(value, list) else None) or text_of_parts(value)
    if not isinstance(value, str) or not value or value.isspace():
        return None
    if len(value) < MIN_TEXT:
        is_word = len(value.split(None, 1)) < 2
        if says_nothing(value, "text") or (is_word and plain_name(key) in names().doubtful):
            return None
    return value


def is_prose(value: Any) -> bool:
    """Whether a value is a text, or a list of paragraphs."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


def bare(value: Any) -> Any:
    """The one value in a list of one, or in a wrapper of MongoDB's; any other as it is.

    >>> bare(["Ice"]), bare({"$date": {"$numberLong": "1773165840000"}}), bare([1, 2])
    ('Ice', '1773165840000', [1, 2])
    """
    for _ in range(MAX_WRAPPED):
        if isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        elif isinstance(value, dict) and len(value) == 1 and not WRAPPERS.isdisjoint(value):
            (value,) = value.values()
        else:
            break
    return value


def scalar(value: Any) -> str | None:
    """A string, or a number as one, also if it is wrapped; nothing for lists, objects, booleans and blanks."""
    if not isinstance(value, str | int | float):
        value = bare(value)
    if isinstance(value, str):
        return storable(value.strip()) or None
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return str(value)
    return None


def line(value: Any, _key: str) -> str | None:
    """A single line: runs of white space become one space."""
    found = scalar(value)
    return " ".join(found.split()) if found else None


def _told(found: str | None, part: str) -> str | None:
    """What was found, where it does not say that nothing is there."""
    return None if found is None or says_nothing(found, part) else found


def headline(value: Any, key: str) -> str | None:
    """A single line; of a list of headlines with roles, that of the main one."""
    if isinstance(value, list):
        value = roles.chosen(value) or value
    return _told(line(value, key), "title")


def address(value: Any, key: str) -> str | None:
    """A web address; anything else, `javascript:` too, is none, nor is a source's whole site."""
    found = scalar(value)
    if not found or not _URL.match(found) or len(found.split()) > 1:
        return None
    return None if plain_name(key) == "source" and _SITE.fullmatch(found) else found


def external_id(value: Any, key: str) -> str | None:
    """An id as one line; an address only where the field is called an id."""
    found = _told(line(value, key), "id")
    return None if found is None or (plain_name(key) == "uri" and _URL.match(found)) else found


def language(value: Any, _key: str) -> str | None:
    """ISO 639 code in lower case, of two letters where there is one (eng, English: en); regions and scripts are dropped
    (en-US: en)."""
    found = _told(scalar(value), "language")
    return language_code(found) if found else None


def outlet(value: Any, key: str) -> str | None:
    """A name, or a host without "www."; no page's address, and no text collection in a field that may name either."""
    found = _told(line(value, key), "outlet")
    if found and (site := _SITE.fullmatch(found)):
        found = site[1]
    if not found or "://" in found or (_URL.match(found) and "/" in found):
        return None
    if plain_name(key) in ("source", "meta", "metadata") and names().collections.search(found):
        return None
    return found[4:] if found.lower().startswith("www.") and " " not in found else found


def authors(value: Any, key: str) -> str | None:
    """One string for a name, a ";"-joined string, a list of names or of objects with a name."""
    if isinstance(value, str) and value.startswith("['") and value.endswith("']"):
        value = _listed(value)  # what pandas writes for a list
    if isinstance(value, str) and ";" not in value:
        return _told(line(value, key), "author")
    parts = _AUTHORS.findall(value) if isinstance(value, str) else value if isinstance(value, list | tuple) else [value]
    named = [part.get("name") if isinstance(part, dict) else part for part in parts]
    found = [name for part in named if (name := _told(line(part, key), "author"))]
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


def withdrawal(value: Any, _key: str) -> str | None:
    """What the sender of an article says of it, where that is that it must not be printed; a code may have its scheme
    before it ("stat:canceled")."""
    found = line(value, "")
    return found if found and found.rpartition(":")[2].casefold() in names().withdrawn else None


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
