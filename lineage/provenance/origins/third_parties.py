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
from lineage.provenance.origins.authors import as_signed, persons, signed_by_both
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

GIVEN: Final = "third party"
SIGNED: Final = "signed by both"
_LINE: Final = 160
"""Characters of a passage up to which it may be a line about the text."""
_MOST: Final = 40
"""Documents of a group that are looked at."""


class _Kind(NamedTuple):
    name: str
    signed: bool
    signs: re.Pattern[str]
    words: re.Pattern[str] | None  # which say so in a line of their own, and nothing in a report

    def said_in(self, text: str, line: bool) -> re.Match[str] | None:
        """Where a text says that it is of this kind; `line`: one that stands apart from the report."""
        return self.signs.search(text) or (self.words.search(text) if line and self.words else None)


@cache
def _kinds() -> Sequence[_Kind]:
    kinds = table("provenance", "third_parties")["kind"]
    return [
        _Kind(
            kind["name"], kind.get("signed", False), _of(kind["signs"]), _of(kind["words"]) if "words" in kind else None
        )
        for kind in kinds
    ]


def _said(lines: str, report: str, kinds: Iterable[_Kind]) -> Iterator[tuple[_Kind, re.Match[str]]]:
    """Of which of these kinds a document says that its text is, and in what words; lines stand apart from it."""
    for kind in kinds:
        if found := kind.said_in(lines, line=True) or kind.said_in(report, line=False):
            yield kind, found


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
        lines, report = ("\n".join(part) for part in _beside(reading, number, group.carried[number]))
        for kind, found in _said(lines, report, _kinds()):
            text = f"it may be {kind.name}: {reading.document(number).key} says {' '.join(found[0].split())!r}"
            return Evidence(SIGNED if kind.signed else GIVEN, 0.0, text)
    said = [match[0] for number in documents if (match := _narrated(reading, group.carried[number])) is not None]
    if len(said) > 1:
        return Evidence(GIVEN, 0.0, f"its narrator says {said[0]!r}, as authors and speakers do")
    if (name := signed_by_both(reading, documents)) is not None:
        return Evidence(SIGNED, 0.0, f"{as_signed(reading, documents, name)} signs it in several houses")
    return None


def is_signed(reading: Reading, number: int) -> bool:
    """Whether a document says by whom its text is: a person, an agency, a syndicate."""
    lines, report = ("\n".join(part) for part in _beside(reading, number, reading.parts_of(number)))
    signed = _said(lines, report, (kind for kind in _kinds() if kind.signed))
    return any(True for _ in signed) or bool(persons(reading, number))


def _beside(reading: Reading, number: int, parts: Iterable[int]) -> tuple[Sequence[str], Sequence[str]]:
    """Where a document may say what the text is: lines of its own, and the text with what stands beside it.

    Lines are title and author, and short passages that are not of the text, or that begin or end the document.
    """
    item = reading.documents[number]
    lines = [field for field in (item.document.title, item.document.author) if field]
    report: list[str] = []
    taken = {reading.parts[part].passage for part in parts}
    places = [place for place, passage in enumerate(item.passages) if passage.id in taken]
    ends = {0, len(item.passages) - 1}
    for place in sorted({place + step for place in places for step in (-1, 0, 1)} | ends):
        if 0 <= place < len(item.passages):
            passage = item.passages[place]
            apart = place in ends or passage.id not in taken
            of = lines if apart and passage.end - passage.start <= _LINE else report
            of.append(item.document.text[passage.start : passage.end])
    return lines, report


def _narrated(reading: Reading, parts: Iterable[int]) -> re.Match[str] | None:
    """Where a narrator speaks of himself in these parts."""
    found = (_narrator().search(reading.outside_quotes(part)) for part in parts)
    return next((match for match in found if match), None)
