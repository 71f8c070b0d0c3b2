"""Rows and their values <-> what they mean: evidence as JSON, and lists by document.

These are pure functions, and one SQL statement, that several parts of the store share.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from lineage.records import Evidence

Kind = TypeVar("Kind")

MATCH_SQL: Final = """
INSERT INTO matches (a_passage, b_passage, a_start, a_end, b_start, b_end,
                     label, score, jaccard, containment, ordered, method)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

_AS_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""One for all values, where `json.dumps` makes a new one for each."""


def by_document(rows: Iterable[tuple[Any, ...]], made: Callable[[tuple[Any, ...]], Kind]) -> dict[int, list[Kind]]:
    """Document -> what `made` makes of the rest of each row that begins with it, in the order of the rows."""
    grouped: dict[int, list[Kind]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(made(row[1:]))
    return grouped


def evidence_json(evidence: Sequence[Evidence]) -> str:
    """Evidence as a JSON array of objects with signal, weight and text."""
    return _AS_JSON.encode([entry._asdict() for entry in evidence])


def as_evidence(text: str) -> tuple[Evidence, ...]:
    """The evidence in a JSON array that `evidence_json` has made."""
    return tuple(Evidence(**entry) for entry in json.loads(text))
