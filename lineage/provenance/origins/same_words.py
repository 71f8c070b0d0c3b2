"""A group of documents -> whether those of several owners share more than what somebody said to all of them.

Two reporters who were at one press conference, read one statement or report one vote tell the same in words of their
own, and share what stands in quotation marks and what the statement says.  A copy has sentences of the narrator in
common as well, word for word.  If nothing but its date speaks for the earliest document, a paragraph of these is asked
for: words in rows that stand there outside quotation marks, in sentences that are not taken from a statement.  The
later document may set them in quotation marks: it then quotes the narrator.  Of the 13 texts that 10,489 articles
shared by dates alone four were the first printer's; of the nine with less than a paragraph one.

Cost: the words of the group's parts.  Failure modes: a copy that is reworded throughout; a book's title, a poll's
question or a person's office of so many words, which two reporters give alike; a statement that no sentence mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import ceil

from lineage.credits import compiled
from lineage.datafiles import table
from lineage.passages import rows, sentences_of, words_by_sentence, words_of
from lineage.provenance.case import Reading
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence


def nothing_but_said(reading: Reading, group: Group, first: int) -> Evidence | None:
    """Evidence that other houses have too little narration of the house of `first` word for word; None if enough."""
    owner, settings = reading.owner(first), reading.settings.sources
    house = [number for number in group.documents if reading.owner(number) == owner]
    strangers = [number for number in group.documents if reading.owner(number) != owner]
    length = ceil(settings.min_narrative_words / (reading.amount(first, 1) or 1))
    alike = _told_alike(reading, _parts(group, house), _parts(group, strangers), length)
    if alike and reading.amount(first, alike) < settings.bare_words:  # what one took beside it counts as well
        everything = (part for number in house for part in reading.parts_of(number))
        others = (part for number in strangers for part in reading.parts_of(number))
        alike = _told_alike(reading, everything, others, length)
    if reading.amount(first, alike) >= settings.bare_words:
        return None
    told = f"fewer than {settings.bare_words} words of what the narrator tells are the same"
    return Evidence("told alike", 0.0, f"{told}: each may have heard it from others")


def _parts(group: Group, documents: Iterable[int]) -> Iterator[int]:
    """The parts of these documents that belong to the group."""
    return (part for number in documents for part in sorted(group.carried[number]))


def _told_alike(reading: Reading, mine: Iterable[int], theirs: Iterable[int], length: int) -> int:
    """Number of words of parts `mine` that stand in rows of `length` in parts `theirs`.

    Only those of sentences that tell nothing by a statement count, outside quotation marks.
    """
    known = {row for part in theirs for row in rows(words_of(reading.text(part)), length)}
    alike = 0
    for part in mine:
        text = reading.outside_quotes(part)
        for span, own in zip(sentences_of(text), words_by_sentence(text), strict=True):
            if not _attributed().search(text[span.start : span.end]):
                starts = (at for at, row in enumerate(rows(own, length)) if row in known)
                alike += len({at + step for at in starts for step in range(length)})
    return alike


@cache
def _attributed() -> re.Pattern[str]:
    signs = table("provenance", "third_parties")["attributed"]["signs"]
    return compiled(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")
