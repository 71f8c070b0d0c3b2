"""A group of documents -> what shows that its text is of none of those who print it, but was given to all.

Releases, statements, transcripts, letters, notices of death, columns: the first to print them is no more their origin
than the last.  Where nothing but its date speaks for a first printer, a sign of these is enough to leave it open whose
text it is.  Signs are words in the text, beside it or above it (`data/third_parties.toml`), an author who signs in
several houses, and a narrator who says "I" or "we".

Cost: a search of some hundred words in the documents, only where dates alone would decide.  Failure modes: a text of a
kind that the table lacks, and in a language that it lacks; an article that merely speaks of a funeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from lineage.credits import compiled
from lineage.datafiles import table
from lineage.provenance.case import Reading
from lineage.provenance.origins.authors import persons, signed_by_both
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

GIVEN: Final = "third party"
SIGNED: Final = "signed by both"
_MOST: Final = 40
"""Documents of a group that are looked at."""


class _Kind(NamedTuple):
    name: str
    signed: bool
    signs: re.Pattern[str]


@cache
def _kinds() -> Sequence[_Kind]:
    kinds = table("provenance", "third_parties")["kind"]
    return [_Kind(kind["name"], kind.get("signed", False), _of(kind["signs"])) for kind in kinds]


@cache
def _narrator() -> re.Pattern[str]:
    return _of(table("provenance", "third_parties")["narrator"]["signs"])


def _of(signs: Sequence[str]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")


def given_to_all(reading: Reading, group: Group) -> Evidence | None:
    """What shows that the text may be a third party's; None where nothing does.

    A signature, of an agency that no list knows or of somebody in several houses (`SIGNED`), speaks for those alone who
    print it; the rest for all (`GIVEN`).
    """
    documents = group.documents[:_MOST]
    for number in documents:
        looked = "\n".join(_beside(reading, number, group.carried[number]))
        for kind in _kinds():
            if match := kind.signs.search(looked):
                text = f"it may be {kind.name}: {reading.document(number).key} says {' '.join(match[0].split())!r}"
                return Evidence(SIGNED if kind.signed else GIVEN, 0.0, text)
    said = [match[0] for number in documents if (match := _narrated(reading, group.carried[number])) is not None]
    if len(said) > 1:
        return Evidence(GIVEN, 0.0, f"its narrator says {said[0]!r}, as authors and speakers do")
    if (name := signed_by_both(reading, documents)) is not None:
        return Evidence(SIGNED, 0.0, f"{name.title()} signs it in several houses")
    return None


def is_signed(reading: Reading, number: int) -> bool:
    """Whether a document says by whom its text is: a person, an agency, a syndicate."""
    item = reading.document(number)
    looked = "\n".join(filter(None, (item.author, item.text)))
    return bool(persons(reading, number)) or any(kind.signed and kind.signs.search(looked) for kind in _kinds())


def _beside(reading: Reading, number: int, parts: Iterable[int]) -> Iterator[str]:
    """Where a document may say what the text is: title and author, the text itself and what stands beside it."""
    item = reading.documents[number]
    yield from filter(None, (item.document.title, item.document.author))
    taken = {reading.parts[part].passage for part in parts}
    places = [place for place, passage in enumerate(item.passages) if passage.id in taken]
    near = {place + step for place in places for step in (-1, 0, 1)} | {0, len(item.passages) - 1}
    for place in sorted(near):
        if 0 <= place < len(item.passages):
            yield item.document.text[item.passages[place].start : item.passages[place].end]


def _narrated(reading: Reading, parts: Iterable[int]) -> re.Match[str] | None:
    """Where a narrator speaks of himself in these parts."""
    found = (_narrator().search(reading.told(part)) for part in parts)
    return next((match for match in found if match), None)
