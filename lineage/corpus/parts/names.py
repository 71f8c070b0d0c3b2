"""field names of a record -> which field may play which part, from the data file `data/fields.toml`.

Worked out once for each combination of names, then used for every record that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from lineage.corpus.files.streams import Columns
from lineage.datafiles import table
from lineage.messages import listed, shortened

MAX_PLANS = 256
"""Combinations of field names whose plan is kept; a corpus has a handful."""
MAX_NAMES_SHOWN = 12
"""Field names that a report lists."""
MAX_SHOWN = 40
"""Characters of a name or a date that a report shows."""
HOW_TO_NAME = "say which of them it is with --field text=NAME"
"""What to do where no field is known to hold the text."""
ADDRESSES_ALONE = "; if they only list addresses, the texts must be fetched by another tool"
"""What is added to that where a field holds the address of the article."""

STATUS, REVISION = "status", "revision"
"""The parts of a plan that say whether the article may be printed, and when its text was last changed; no parts of an
article that users name."""
SHARED = ({"id", "url"},)
"""Parts that one field may play: a web address may be an id as well."""


class Slot(NamedTuple):
    """Where a value stands in a record: a field, and the names inside it."""

    key: str
    inner: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name by which a user names it."""
        return ".".join((self.key, *self.inner))


Plan = Mapping[str, tuple[Slot, ...]]


class Names(NamedTuple):
    """The content of fields.toml."""

    parts: Mapping[str, tuple[str, ...]]
    wrappers: tuple[str, ...]
    single: frozenset[str]
    mixed: frozenset[str]
    beside: frozenset[str]
    inner: tuple[str, ...]
    headless: tuple[tuple[str, ...], ...]
    collections: re.Pattern[str]
    taken: frozenset[str]
    redirects: re.Pattern[str]
    repeats: frozenset[str]
    revisions: tuple[str, ...]
    statuses: tuple[str, ...]
    withdrawn: frozenset[str]
    doubtful: frozenset[str]
    pages: frozenset[str]
    elements: frozenset[str]
    utc: frozenset[str]


@cache
def names() -> Names:
    """The field names that corpora use, from the data file."""
    fields = table("corpus", "fields")
    other = fields["other"]
    return Names(
        {part: tuple(aliases) for part, aliases in fields["parts"].items()},
        tuple(other["wrappers"]),
        frozenset(other["single"]),
        frozenset(other["mixed"]),
        frozenset(other["beside"]),
        tuple(other["inner"]),
        tuple(map(tuple, other["headless"])),
        re.compile(other["collections"], re.IGNORECASE),
        frozenset(other["taken"]),
        re.compile(other["redirects"]),
        frozenset(other["repeats"]),
        tuple(other["revisions"]),
        tuple(other["statuses"]),
        frozenset(other["withdrawn"]),
        frozenset(other["doubtful"]),
        frozenset(other["pages"]),
        frozenset(other["elements"]),
        frozenset(other["utc"]),
    )


class Plans:
    """The plans of a reading, each made once; `columns` are the names of the user for the parts of an article."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._made: dict[tuple[str, ...], Plan] = {}

    def knows(self, keys: tuple[str, ...]) -> bool:
        """Whether the plan for records with these fields is kept."""
        return keys in self._made

    def of(self, keys: tuple[str, ...]) -> Plan:
        """The plan for records with these fields."""
        plan = self._made.get(keys)
        if plan is None:
            plan = make_plan(keys, self._columns)
            if len(self._made) < MAX_PLANS:
                self._made[keys] = plan
        return plan


def known_columns(header: list[str], columns: Columns) -> int:
    """How many of the names in a table's header play a part; -1 where none of them holds text."""
    plan = make_plan(tuple(header), columns)
    taken = {slot.key for slots in plan.values() for slot in slots}
    return len(taken) if plan["text"] or plan["markup"] else -1


def has_column(keys: tuple[str, ...], column: str) -> bool:
    """Whether records with these fields have the one that a user names."""
    return _named(column, {plain_name(key): key for key in keys}) is not None


def make_plan(keys: tuple[str, ...], columns: Columns) -> Plan:
    """For each part of an article the places, best first, where records with these fields may have it.

    A field that the user names for one part plays no other.  One for markup is where the text is.
    """
    present: dict[str, str] = {}
    for key in keys:
        present.setdefault(plain_name(key), key)
    named = {
        part: tuple(slot for column in chosen if (slot := _named(column, present))) for part, chosen in columns.items()
    }
    plan = {}
    for part, aliases in (*names().parts.items(), (STATUS, names().statuses), (REVISION, names().revisions)):
        heads = [alias.split(".") for alias in aliases]
        known = tuple(Slot(present[head], tuple(inner)) for head, *inner in heads if head in present)
        taken = {slot for other, slots in named.items() if {part, other} not in SHARED for slot in slots}
        plan[part] = named.get(part) or tuple(slot for slot in known if not _is_taken(slot, taken))
    if named.get("markup") and not named.get("text"):
        plan["text"] = ()
    return plan


def is_named(slot: Slot, columns: tuple[str, ...]) -> bool:
    """Whether a place is that of a field which the user names."""
    return bool(columns) and plain_name(slot.name) in {plain_name(column) for column in columns}


def _is_taken(slot: Slot, taken: set[Slot]) -> bool:
    """Whether a place is one of these, or lies inside one."""
    return bool(taken) and any(Slot(slot.key, slot.inner[:depth]) in taken for depth in range(len(slot.inner) + 1))


def _named(column: str, present: Mapping[str, str]) -> Slot | None:
    """Where the field stands that a user names: one of this whole name, else one inside another ("meta.source")."""
    if key := present.get(plain_name(column)):
        return Slot(key)
    head, *inner = column.split(".")
    key = present.get(plain_name(head))
    return Slot(key, tuple(inner)) if key and inner else None


def value_at(fields: Mapping[str, Any], slot: Slot) -> Any:
    """What a record has there; None where it has nothing."""
    value = fields[slot.key]
    for name in slot.inner:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def without(value: Any, taken: Iterable[tuple[str, ...]]) -> Any:
    """A field's value less the inner fields that were used; None where nothing is left."""
    tops = {inner[0] for inner in taken if len(inner) == 1}
    if not tops or not isinstance(value, dict):
        return value
    return {k: v for k, v in value.items() if k not in tops} or None


def plain_name(key: str) -> str:
    """The name as it is compared: without case, with "-" and " " as "_"."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")


def how_to_name(fields: Iterable[str]) -> str:
    """What to do where no field is known to hold the text: of a list of addresses there is none to be named."""
    parts = names().parts
    addresses = set(parts["url"]).difference(parts["outlet"], parts["id"])  # "source" and "id" may be anything
    return HOW_TO_NAME + ("" if addresses.isdisjoint(map(plain_name, fields)) else ADDRESSES_ALONE)


def short(text: str) -> str:
    """A name or a value for a report, in quotes, cut where it is long."""
    return repr(shortened(text, MAX_SHOWN))


def listing(fields: Iterable[str]) -> str:
    """The names of fields for a report, those beyond the first counted."""
    return listed([short(name) for name in fields], MAX_NAMES_SHOWN)
