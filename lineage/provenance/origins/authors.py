"""A document -> the persons who sign it.

A person signs a document if its author field or its byline names the person; names of outlets, agencies and departments
are no persons.  Cost: a search of a few lines.  Failure mode: a person whose name is written in one word, or without
capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from lineage.datafiles import table
from lineage.provenance.case import Reading

_LONGEST: Final = 200
"""Number of characters of a line that are searched: a longer text is no signature."""
_PERSON: Final = re.compile(
    r"(?<![\w’'-])[^\W\d_a-zà-ÿ][\w’'-]*\.?(?:\s(?:(?:de|da|di|del|van|von|der|den|al|bin|ben|la|le)\s){0,2}[^\W\d_a-zà-ÿ][\w’'-]*\.?){1,3}"
)


@cache
def _no_person() -> frozenset[str]:
    """Words, in small letters, that stand in no person's name."""
    return frozenset(table("provenance", "third_parties")["person"]["not_in_names"])


def persons(reading: Reading, number: int) -> frozenset[str]:
    """The names of the persons who sign a document, in small letters."""
    return frozenset(_signed(reading, number))


def as_signed(reading: Reading, documents: Iterable[int], person: str) -> str:
    """The name of a person as it is written in the first of these documents that the person signs.

    Raises StopIteration if the person signs none of them.
    """
    return next(names[person] for number in documents if person in (names := _signed(reading, number)))


def _signed(reading: Reading, number: int) -> Mapping[str, str]:
    item = reading.documents[number]
    bylines = (item.document.text[one.start : one.end] for one in item.passages if one.kind == "byline")
    lines = tuple(line[:_LONGEST] for line in (item.document.author or "", *bylines))
    return _persons(lines, item.document.outlet.casefold())


@lru_cache(maxsize=1024)
def _persons(lines: tuple[str, ...], outlet: str) -> Mapping[str, str]:
    """Name of a person in small letters -> the name as it is written, for all persons in these lines."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _PERSON.finditer(re.sub(r"^\s*(?:By|BY|Von|Par|Por|Di|Door|Av|Af)\s", "", line)):
            written = " ".join(match[0].strip(".").split())
            name = written.casefold()
            if name not in outlet and outlet not in name and _no_person().isdisjoint(name.split()):
                found.setdefault(name, written)
    return found


def signed_alone(reading: Reading, number: int, others: Iterable[int]) -> str | None:
    """The first, by name, of the persons who sign this document, if none of them signs one of the others; else None."""
    mine = persons(reading, number)
    return min(mine) if mine and all(mine.isdisjoint(persons(reading, other)) for other in others) else None


def signed_where_no_other_is(reading: Reading, number: int, others: Iterable[int]) -> str | None:
    """The first, by name, of the persons who sign this document, if no person signs any of the others; else None."""
    mine = persons(reading, number)
    return min(mine) if mine and not any(persons(reading, other) for other in others) else None


def signed_by_another(reading: Reading, first: int, copies: Iterable[int]) -> tuple[int, str] | None:
    """The first of these copies that other persons sign than the document `first`, and one of these; None if none.

    In each paper a release is signed by the person who brought it in.  And where a page bears the date of its last
    change, the copy may be the older text, with its author's signature.
    """
    mine = persons(reading, first)
    for number in copies:
        theirs = persons(reading, number)
        if theirs and theirs.isdisjoint(mine):
            return number, min(theirs)
    return None


def signed_by_both(reading: Reading, documents: Iterable[int]) -> str | None:
    """A person who signs documents of two or more owners, as a guest or a columnist of many papers does; else None."""
    owners: dict[str, set[str]] = {}
    for number in documents:
        for name in persons(reading, number):
            owners.setdefault(name, set()).add(reading.owner(number))
    return min((name for name, found in owners.items() if len(found) > 1), default=None)
