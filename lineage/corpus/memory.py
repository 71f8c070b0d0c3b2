"""records in memory -> the records that a JSON Lines file of them would give, as a stream.

Whoever has articles in a program need not write a file: a record is a dictionary with the field names that files may
have, or an `Article`.  What JSON has other forms for gets these: times become ISO 8601, numbers and arrays of NumPy
plain ones, and what tables of other libraries put where nothing is (NaN, NaT, NA) becomes null.  So the rules, the
checks and the remarks are those of files.  Cost: some microseconds a record.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np

from lineage.corpus.files.streams import RawRecord
from lineage.corpus.readers.plaintext import dated
from lineage.records import Article, Skipped

MEMORY = "memory"
"""Outlet of records that name none, where no other is known either; and what stands for the path that they have not."""


@dataclass(frozen=True, slots=True)
class Records:
    """Records in memory, each a dictionary or an `Article`; read once, one after the other."""

    items: Iterable[object]


def read(records: Records, depth: int) -> Iterator[RawRecord | Skipped]:
    """The records, each with its number for reports; what is none is reported in its place.

    Below `depth` levels of lists and dictionaries a value stays as it is, for those who refuse it to see.
    """
    for number, item in enumerate(records.items, 1):
        where = f"record {number}"
        if isinstance(item, Article):
            yield RawRecord(where, fields_of(item), is_text=True)
        elif isinstance(item, Mapping):
            yield RawRecord(where, {str(key): _plain(value, depth) for key, value in item.items()})
        else:
            hint = "each record must be a dictionary with a text, or an Article"
            yield Skipped(where, f"not a record ({type(item).__name__})", hint)


def fields_of(given: str | Article) -> dict[str, Any]:
    """The fields that a file would have: of an article by their usual names, of a text as a text file has them."""
    if isinstance(given, str):
        return {"text": given, "date": dated(given)}
    named = {"id": given.id, "outlet": given.outlet, "title": given.title, "url": given.url, "date": given.published}
    return {"text": given.text, **named, "author": given.author, "language": given.language}


def _plain(value: Any, depth: int) -> Any:
    """The value in the form that JSON would give it; what has none stays as it is."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, np.datetime64):  # whose own plain form is a number where it counts nanoseconds
        return None if np.isnat(value) else str(value)
    if isinstance(value, Decimal | UUID):
        return str(value)
    if depth > 0 and isinstance(value, Mapping):
        return {str(key): _plain(inner, depth - 1) for key, inner in value.items()}
    if depth > 0 and isinstance(value, list | tuple):
        return [_plain(inner, depth - 1) for inner in value]
    if depth > 0 and hasattr(value, "tolist"):  # a scalar or an array of NumPy
        return _plain(value.tolist(), depth - 1)
    if _is_nothing(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _is_nothing(value: Any) -> bool:
    """Whether a value stands for none: it is not equal to itself (NaT), or does not say whether it is (NA)."""
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return True
