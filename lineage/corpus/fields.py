"""one record, whatever its field names -> a Document, or the reason why there is none.

The names are data (`data/fields.toml`).  Which fields play which part is worked out once for each combination of
field names, so that a record of a homogeneous corpus costs some microseconds.  What no part takes stays in `extra`,
as JSON values.  Text is decoded and cleaned (see `encoding`), then never touched again; titles, authors and outlets
are single lines.

What is decided here:
- `source` is an address for some tools and an outlet for others: it is what it looks like, and the name of a text
  collection ("common-crawl") is neither;
- the outlet is its field, else the address's host without "www.", else `--outlet`, else the folder's name;
- an address is never an external id, unless the field `id` itself holds one (passim), which then is both.

Failure mode: an unheard-of name for the text gives "no text", with the names that were there.
"""

from __future__ import annotations

import ast
import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lineage.config import Limits
from lineage.corpus.dates import Moment, read_date
from lineage.corpus.encoding import clean
from lineage.corpus.markup import paragraphs
from lineage.corpus.streams import RawRecord
from lineage.errors import RecordError
from lineage.identity import content_id
from lineage.records import Document, Remark

MAX_PLANS = 256
"""Combinations of field names whose plan is kept; a corpus has a handful."""
MAX_NAMES_SHOWN = 12
"""Field names that a report lists."""

_URL = re.compile(r"(?:https?|ftp)://[^\s/?#]|(?:www\.)[\w-]+\.[\w.-]+(?:[/?#]|\Z)", re.IGNORECASE)
_EMPTY: tuple[Any, ...] = ("", [], {})
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\Z")


class Slot(NamedTuple):
    """Where a value stands in a record: a field, and the names inside it."""

    key: str
    inner: tuple[str, ...] = ()


Plan = Mapping[str, tuple[Slot, ...]]


class Names(NamedTuple):
    """The content of fields.toml."""

    roles: Mapping[str, tuple[str, ...]]
    wrappers: tuple[str, ...]
    collections: re.Pattern[str]
    repeats: frozenset[str]


@cache
def names() -> Names:
    """The field names that corpora use, from the data file."""
    table = tomllib.loads(files("lineage.corpus").joinpath("data/fields.toml").read_text(encoding="utf-8"))
    other = table["other"]
    return Names(
        {role: tuple(aliases) for role, aliases in table["roles"].items()},
        tuple(other["wrappers"]),
        re.compile(other["collections"], re.IGNORECASE),
        frozenset(other["repeats"]),
    )


def known_columns(header: list[str]) -> int:
    """How many of the names in a table's header play a part; -1 where none of them holds text."""
    plan = make_plan(tuple(header))
    taken = {slot.key for slots in plan.values() for slot in slots}
    return len(taken) if plan["text"] or plan["markup"] else -1


def make_plan(keys: tuple[str, ...]) -> Plan:
    """For each part of an article the places, best first, where records with these fields may have it."""
    present: dict[str, str] = {}
    for key in keys:
        present.setdefault(_plain(key), key)
    plan = {}
    for role, aliases in names().roles.items():
        heads = [alias.split(".") for alias in aliases]
        plan[role] = tuple(Slot(present[head], tuple(inner)) for head, *inner in heads if head in present)
    return plan


def _plain(key: str) -> str:
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What stands in for fields that a record lacks, and the moment that bounds the future."""

    outlet: str | None
    language: str | None
    now: datetime


class Mapper:
    """Turns the records of one reading into documents."""

    def __init__(self, defaults: Defaults, limits: Limits) -> None:
        self._defaults = defaults
        self._limits = limits
        self._plans: dict[tuple[str, ...], Plan] = {}

    def unwrapped(self, raw: RawRecord) -> Iterator[RawRecord]:
        """The record itself, or the records that it wraps ({"articles": [...]})."""
        plan = self._plan(raw.fields)
        if not plan["text"] and not plan["markup"]:
            for name in names().wrappers:
                inner = raw.fields.get(name)
                if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
                    yield from (RawRecord(f"{raw.where}:{name} {i}", item) for i, item in enumerate(inner, 1))
                    return
        yield raw

    def document(self, raw: RawRecord, folder: str) -> tuple[Document, list[Remark]]:
        """The document of a record, and what was not wholly believed; raises RecordError where it has no text.

        `folder` is the outlet where nothing better is known.
        """
        fields, plan = raw.fields, self._plan(raw.fields)
        used: list[Slot] = []
        notes: list[str] = []
        text = self._text(fields, plan, used, notes)
        title = _first(fields, plan["title"], used, _line)
        url = _first(fields, plan["url"], used, _url)
        language = _first(fields, plan["language"], used, _language) or self._defaults.language
        outlet = _first(fields, plan["outlet"], used, _outlet) or host(url) or self._defaults.outlet or folder
        moment, original = self._date(fields, plan, used, notes, language)
        document = Document(
            content_id=content_id(outlet, title, text),
            outlet=outlet,
            text=text,
            external_id=_first(fields, plan["id"], used, _external_id),
            title=title,
            url=url,
            author=_first(fields, plan["author"], used, _authors),
            language=language,
            published=moment.published if moment else None,
            published_precision=moment.precision if moment else None,
            published_original=original,
            extra=self._extra(fields, used),
            location=raw.where,
        )
        return document, [Remark(raw.where, note) for note in notes]

    def _plan(self, fields: Mapping[str, Any]) -> Plan:
        keys = tuple(fields)
        plan = self._plans.get(keys)
        if plan is None:
            plan = make_plan(keys)
            if len(self._plans) < MAX_PLANS:
                self._plans[keys] = plan
        return plan

    def _text(self, fields: Mapping[str, Any], plan: Plan, used: list[Slot], notes: list[str]) -> str:
        text = _first(fields, plan["text"], used, _text)
        if text is None and (markup := _first(fields, plan["markup"], used, _text)):
            text = paragraphs(markup) or None
        if text is None:
            raise _no_text(fields, plan)
        if len(text) > self._limits.max_text_characters:
            raise RecordError(
                f"its text is longer than {self._limits.max_text_characters:,} characters",
                hint="split it, or raise limits.max_text_characters in the settings",
            )
        cleaned = clean(text)
        if cleaned.note:
            notes.append(cleaned.note)
        return cleaned.text

    def _date(
        self, fields: Mapping[str, Any], plan: Plan, used: list[Slot], notes: list[str], language: str | None
    ) -> tuple[Moment | None, str | None]:
        """The first date that can be used, else none and the first string that could not."""
        rejected: tuple[Slot, str, str] | None = None
        for slot in plan["date"]:
            value = _value(fields, slot)
            original = _scalar(value["$date"] if isinstance(value, dict) and "$date" in value else value)
            if not original:
                continue
            moment, complaint = read_date(original, now=self._defaults.now, language=language)
            if moment:
                if complaint:
                    notes.append(f"the date {_short(original)} is used in part: {complaint}")
                used.append(slot)
                return moment, original
            rejected = rejected or (slot, original, complaint or "it is empty")
        if rejected is None:
            return None, None
        used.append(rejected[0])
        notes.append(f"the date {_short(rejected[1])} is not used: {rejected[2]}")
        return None, rejected[1]

    def _extra(self, fields: Mapping[str, Any], used: list[Slot]) -> dict[str, Any]:
        """The fields that no part took, as JSON values; empty ones say nothing and are left out."""
        whole = {slot.key for slot in used if not slot.inner}
        nested = [slot for slot in used if slot.inner]
        extra = {}
        for key, value in fields.items():
            if key in whole or value is None or value in _EMPTY or key in names().repeats:
                continue
            left = _without(value, [slot.inner for slot in nested if slot.key == key])
            if left is not None:
                extra[_storable(key)] = jsonable(left, self._limits.max_json_depth)
        return extra


def _first(fields: Mapping[str, Any], slots: tuple[Slot, ...], used: list[Slot], reading: Any) -> str | None:
    """The first value that the reading accepts; its place is noted as used."""
    for slot in slots:
        value = fields[slot.key] if not slot.inner else _value(fields, slot)
        if value is not None and (result := reading(value, slot.key)):
            used.append(slot)
            return str(result)
    return None


def _value(fields: Mapping[str, Any], slot: Slot) -> Any:
    value = fields[slot.key]
    for name in slot.inner:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _without(value: Any, taken: list[tuple[str, ...]]) -> Any:
    """A field's value less the inner fields that were used; None where nothing is left."""
    if not taken or not isinstance(value, dict):
        return value
    tops = {inner[0] for inner in taken if len(inner) == 1}
    return {k: v for k, v in value.items() if k not in tops} or None


# ── readings: a value and its field's name -> what it means there, or None ───────────────────────────────────────


def _text(value: Any, _key: str) -> str | None:
    return value if isinstance(value, str) and value and not value.isspace() else None


def _scalar(value: Any) -> str | None:
    """A string, or a number as one; nothing for lists, objects, booleans and blanks."""
    if isinstance(value, str):
        return _storable(value.strip()) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _line(value: Any, _key: str) -> str | None:
    """A single line: runs of white space become one space."""
    found = _scalar(value)
    return " ".join(found.split()) if found else None


def _url(value: Any, key: str) -> str | None:
    found = _scalar(value)
    return found if found and _URL.match(found) and len(found.split()) == 1 else None


def _external_id(value: Any, key: str) -> str | None:
    found = _line(value, key)
    return None if found is None or (_plain(key) == "uri" and _URL.match(found)) else found


def _language(value: Any, _key: str) -> str | None:
    """ISO 639 code in lower case; regions and scripts are dropped (en-US: en)."""
    found = _LANGUAGE.match(_scalar(value) or "")
    return found[1].lower() if found else None


def _outlet(value: Any, key: str) -> str | None:
    found = _line(value, key)
    if not found or found.casefold() == "none" or "://" in found:
        return None
    if _plain(key) in ("source", "meta", "metadata") and names().collections.search(found):
        return None
    return found[4:] if found.lower().startswith("www.") and " " not in found else found


def _authors(value: Any, key: str) -> str | None:
    """One string for a name, a ";"-joined string, a list of names or of objects with a name."""
    if isinstance(value, str) and value.startswith("['") and value.endswith("']"):
        value = _listed(value)  # what pandas writes for a list
    if isinstance(value, str) and ";" not in value:
        line = _line(value, key)
        return line if line and line.casefold() != "none" else None
    parts = value.split(";") if isinstance(value, str) else value if isinstance(value, list | tuple) else [value]
    named = [part.get("name") if isinstance(part, dict) else part for part in parts]
    lines = [line for part in named if (line := _line(part, key)) and line.casefold() != "none"]
    return "; ".join(dict.fromkeys(lines)) or None


def _listed(value: str) -> Any:
    try:
        return ast.literal_eval(value) if len(value) < 10_000 else value
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
        return _storable(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth <= 0:
        raise RecordError(
            "its fields are nested too deeply",
            hint="drop the nested field, or raise limits.max_json_depth in the settings",
        )
    if isinstance(value, Mapping):
        return {_storable(str(key)): jsonable(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(inner, depth - 1) for inner in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").replace("\x00", "\ufffd")
    return _storable(str(value))


def _storable(text: str) -> str:
    """The string without what UTF-8 or SQLite cannot hold."""
    return clean(text).text if "\x00" in text or not text.isascii() else text


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:39]}…")


def _no_text(fields: Mapping[str, Any], plan: Plan) -> RecordError:
    """The error for a record without text, saying what was there instead."""
    for slot in plan["text"]:
        value = _value(fields, slot)
        if value is not None and not isinstance(value, str):
            return RecordError(
                f"the text in {slot.key!r} is no string ({type(value).__name__})", hint="give the text as a string"
            )
    if plan["text"] or plan["markup"]:
        return RecordError("the text is empty", hint="nothing to do, unless the text was lost in an earlier step")
    shown = ", ".join(_short(key) for key in list(fields)[:MAX_NAMES_SHOWN]) or "none"
    known = ", ".join(names().roles["text"][:4])
    return RecordError(f"no text; the fields are {shown}", hint=f"name the text's field as one of {known}")


def current_time() -> datetime:
    """Now, as the default bound of the future."""
    return datetime.now(UTC)
