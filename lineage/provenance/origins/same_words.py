"""A group of documents -> whether those of several owners share more than what somebody said to all of them.

Two reporters who were at one press conference, read one statement or report one vote tell the same in words of their
own, and share what stands in quotation marks and what the statement says.  A copy has sentences of the narrator in
common as well, word for word.  If nothing but its date speaks for the earliest document, these are asked for: a run of
words that stands there outside quotation marks, in a sentence that is not taken from a statement.  The later document
may set it in quotation marks: it then quotes the narrator.

Cost: the words of the group's parts.  Failure modes: a copy that is reworded throughout; a book's title, a poll's
question or a person's office of so many words, which two reporters give alike; a statement that no sentence mentions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from math import ceil

from lineage.credits import compiled
from lineage.datafiles import table
from lineage.passages import Run, rows, sentences, words, words_of
from lineage.provenance.case import Reading
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence


def nothing_but_said(reading: Reading, group: Group, first: int) -> Evidence | None:
    """Evidence that no other house has narration of the house of `first` word for word; None if one has."""
    owner = reading.owner(first)
    house = [number for number in group.documents if reading.owner(number) == owner]
    strangers = [number for number in group.documents if reading.owner(number) != owner]
    enough = reading.settings.sources.min_narrative_words
    length = max(1, ceil(enough / (reading.amount(first, 1) or 1)))
    told = (reading.outside_quotes(part) for part in _parts(group, house))
    mine = {row for text in told for row in _told_by_the_narrator(text, length)}
    if any(row in mine for part in _parts(group, strangers) for row in rows(words_of(reading.text(part)), length)):
        return None
    text = f"no {enough} words in a row of what the narrator tells are the same: each may have heard it from others"
    return Evidence("told alike", 0.0, text)


def _parts(group: Group, documents: Collection[int]) -> Iterator[int]:
    """The parts of these documents that belong to the group."""
    return (part for number in documents for part in sorted(group.carried[number]))


def _told_by_the_narrator(text: str, length: int) -> Iterator[Run]:
    """The runs of `length` words in the sentences of a text that tell nothing by a statement."""
    for span in sentences(text, 0, len(text)):
        sentence = text[span.start : span.end]
        if not _attributed().search(sentence):
            yield from rows(words(sentence), length)


@cache
def _attributed() -> re.Pattern[str]:
    signs = table("provenance", "third_parties")["attributed"]["signs"]
    return compiled(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")
