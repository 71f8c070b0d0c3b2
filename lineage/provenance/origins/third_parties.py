"""A group of documents -> evidence that a third party gave its text to all outlets that print it.

Releases, statements, transcripts, letters, notices of death, columns: the first outlet to print them is no more their
origin than the last.  If nothing but its date speaks for the earliest document, a sign of such a text is enough to
leave it open whose text it is.  Signs are words in the text, beside it or above it (`data/third_parties.toml`), an
author who signs documents of several owners, and a narrator who says "I" or "we".

Cost: a search of some hundred words in the documents, only where dates alone would decide.  Failure modes: a text of a
kind, or in a language, that the table lacks; an article that merely speaks of a funeral.
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
"""Number of characters up to which a passage may be a line about the text."""
_MOST: Final = 40
"""Number of documents of a group that are searched."""


class _Kind(NamedTuple):
    """A kind of text that third parties give to all, with the words by which it is known."""

    name: str
    signed: bool  # it is known by a signature, and so only in documents that have that
    signs: re.Pattern[str]
    words: re.Pattern[str] | None  # words that are signs only in a line that stands apart from the report

    def said_in(self, text: str, line: bool) -> re.Match[str] | None:
        """The first sign of this kind in a text; `line`: True if the text stands apart from the report."""
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
    """The kinds of which a document says that its text is, each with the words; `lines` stand apart from `report`."""
    for kind in kinds:
        if found := kind.said_in(lines, line=True) or kind.said_in(report, line=False):
            yield kind, found


@cache
def _narrator() -> re.Pattern[str]:
    return _of(table("provenance", "third_parties")["narrator"]["signs"])


def _of(signs: Sequence[str]) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")


def given_to_all(reading: Reading, group: Group) -> Evidence | None:
    """Evidence that the group's text may be a third party's; None if nothing shows it.

    A signature (`SIGNED`), of an agency that no list knows or of a person in documents of several owners, holds only
    for the documents that print it; every other sign (`GIVEN`) holds for all.
    """
    documents = group.documents[:_MOST]
    for number in documents:
        lines, report = ("\n".join(part) for part in _beside(reading, number, group.carried[number]))
        for kind, found in _said(lines, report, _kinds()):
            text = f"it may be {kind.name}: {reading.document(number).key} says {' '.join(found[0].split())!r}"
            return Evidence(SIGNED if kind.signed else GIVEN, 0.0, text)
    spoken = [match[0] for number in documents if (match := _narrated(reading, group.carried[number])) is not None]
    if len(spoken) > 1:
        return Evidence(GIVEN, 0.0, f"its narrator says {spoken[0]!r}, as authors and speakers do")
    if (name := signed_by_both(reading, documents)) is not None:
        return Evidence(SIGNED, 0.0, f"{as_signed(reading, documents, name)} signs it in several houses")
    return None


def is_signed(reading: Reading, number: int) -> bool:
    """True if a document says by whom its text is: by a person, an agency or a syndicate."""
    lines, report = ("\n".join(part) for part in _beside(reading, number, reading.parts_of(number)))
    signed = _said(lines, report, (kind for kind in _kinds() if kind.signed))
    return any(True for _ in signed) or bool(persons(reading, number))


def _beside(reading: Reading, number: int, parts: Iterable[int]) -> tuple[Sequence[str], Sequence[str]]:
    """The passages in which a document may say what kind of text these parts are: lines apart from it, and the report.

    Lines are the title, the author field, and short passages that are none of these parts, or that begin or end the
    document.  The report are these parts and the longer passages beside them.
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
    """The first words in these parts, outside quotation marks, in which a narrator says "I" or "we"; None if none."""
    found = (_narrator().search(reading.outside_quotes(part)) for part in parts)
    return next((match for match in found if match), None)
