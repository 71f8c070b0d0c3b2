"""the bytes of a text or a page -> nothing, or the refusal of an export that holds several articles.

Taken for one article such a file would be a document that no outlet has printed, and its parts would be lost without a
word.  The marks of such exports are data (`data/exports.toml`); two of them must stand in the file at least twice each.
Cost: some microseconds for a text without the words of any.
Failure mode: an export that nobody has listed is one article.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final, Literal, NamedTuple

from lineage.datafiles import table
from lineage.errors import RecordError

TIMES: Final = 2
"""Times that a mark must stand in a file, and marks that must: what an article cites of an export is less."""


class _Bundle(NamedTuple):
    name: str
    words: tuple[bytes, ...]
    marks: tuple[re.Pattern[bytes], ...]
    advice: str


def refuse(data: bytes, form: Literal["text", "html"]) -> None:
    """Raise RecordError, saying what it is and what to do, where the file is an export of several articles."""
    for bundle in _bundles(form):
        if (
            any(word in data for word in bundle.words)
            and sum(_stands_often(mark, data) for mark in bundle.marks) >= TIMES
        ):
            raise RecordError(f"an export of {bundle.name} with several articles", hint=bundle.advice)


def _stands_often(mark: re.Pattern[bytes], data: bytes) -> bool:
    return len(list(islice(mark.finditer(data), TIMES))) == TIMES


@cache
def _bundles(form: str) -> tuple[_Bundle, ...]:
    before = r"^[ \t]*" if form == "text" else ""
    return tuple(
        _Bundle(
            row["name"],
            tuple(word.encode() for word in row["words"]),
            tuple(re.compile(f"{before}(?:{mark})".encode(), re.MULTILINE) for mark in row["marks"]),
            row["advice"],
        )
        for row in table("corpus", "exports")["bundles"]
        if row["format"] == form
    )
