"""Rows and their values <-> what they mean: signals as JSON, and lists of what each document has.

Pure functions, and a statement, which several parts of the store share.
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

_AS_JSON: Final = json.JSONEncoder(ensure_ascii=False)  # json.dumps makes a new one for each value


def by_document(rows: Iterable[tuple[Any, ...]], made: Callable[[tuple[Any, ...]], Kind]) -> dict[int, list[Kind]]:
    """Rows that begin with a document -> what is made of the rest of each, document by document."""
    found: dict[int, list[Kind]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(made(row[1:]))
    return found


def evidence_json(evidence: Sequence[Evidence]) -> str:
    """Signals as a JSON array of objects with signal, weight and text."""
    return _AS_JSON.encode([entry._asdict() for entry in evidence])


def as_evidence(text: str) -> tuple[Evidence, ...]:
    """The signals of such an array."""
    return tuple(Evidence(**entry) for entry in json.loads(text))
