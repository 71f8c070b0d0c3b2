"""A group of documents -> the words that show that several of their outlets made the text together.

"A joint investigation by the Daily, Radio Coast and the magazine Mirror" is printed by each of them at an hour that
they agreed on; the one that is a minute ahead is not the source of the others.  Three signs show joint work: a sentence
of the text lists two of the outlets that print it beside a word for such work; an author field names two of them; or
two carriers name one another as their source.

Cost: a search for the outlets' names in the text of one document; for each other carrier, the forms in which outlets
credit one another.  Failure mode: a word for such work that the list lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from lineage.credits import compiled
from lineage.passages import sentences
from lineage.provenance.case import Reading
from lineage.provenance.origins.claims import Claims
from lineage.provenance.shared.groups import Group
from lineage.records import JOINT, Evidence

_BETWEEN: Final = r"^(?:\s*[,;/&]\s*(?:{and}\s+)?|\s+{and}\s+)(?:[\w’'-]+\s+){0,3}$"
"""What stands between two names of one list: "and the magazine"."""


def joint(reading: Reading, group: Group, first: int, claims: Claims) -> Evidence | None:
    """Evidence that several outlets made the text of document `first` together; None if nothing shows it."""
    if len(group.documents) > reading.settings.sources.compare_at_most:
        return None
    signed = ((number, _signed_together(reading, group, number)) for number in group.documents)
    told = ((first, found) for found in _told_together(reading, group, first))
    if (said := next((entry for entry in chain(signed, told) if entry[1]), None)) is not None:
        text = f"{reading.document(said[0]).key} says that it is of several outlets together: {said[1]!r}"
        return Evidence(JOINT, 0.0, text)
    key = reading.document(first).key
    for other in group.documents:
        if reading.owner(other) == reading.owner(first):
            continue
        mine, theirs = claims.named(first, other), claims.named(other, first)
        if mine and theirs and mine[0] == theirs[0] == 1:
            text = f"{key} names {reading.document(other).outlet} ({mine[1]!r}), and is named there ({theirs[1]!r})"
            return Evidence(JOINT, 0.0, text)
    return None


def _signed_together(reading: Reading, group: Group, number: int) -> str | None:
    """The author field of a document, if it names the document's outlet and another one that prints the text."""
    author = reading.document(number).author
    if not author:
        return None
    owners = {owner for _, _, owner in _named(reading, group, author)}
    return author if len(owners) > 1 and reading.owner(number) in owners else None


def _told_together(reading: Reading, group: Group, first: int) -> Iterator[str]:
    """The shared sentences of `first` that list two of the outlets that print them, beside a word for joint work."""
    text = reading.document(first).text
    for part in group.carried[first]:
        for span in sentences(text, *reading.parts[part][2:4]):
            sentence = text[span.start : span.end]
            if compiled(r"\b{jointly}").search(sentence) and _lists(reading, group, sentence):
                yield " ".join(sentence.split())


def _lists(reading: Reading, group: Group, text: str) -> bool:
    """True if a text lists two outlets of the group with different owners, one name right behind the other."""
    named = sorted(_named(reading, group, text))
    between = compiled(_BETWEEN)
    return any(
        owner != next_owner and between.match(text[end:start]) is not None
        for (_, end, owner), (start, _, next_owner) in pairwise(named)
    )


def _named(reading: Reading, group: Group, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and owner for each name of an outlet of the group in a text; "Kelp Courier" is not the Courier."""
    found = set(_every_name(reading, group, text))
    for start, end, owner in found:
        if not any(one <= start and end <= other and end - start < other - one for one, other, _ in found):
            yield start, end, owner


def _every_name(reading: Reading, group: Group, text: str) -> Iterator[tuple[int, int, str]]:
    for number in group.documents:
        spelt = reading.spellings(number)
        for name in spelt.found_in(text) if spelt is not None else ():
            yield *name.span(), reading.owner(number)
