"""A document -> the words by which it says that its own outlet, or an agency, was told something or found it out.

"Told the Gazette" in a text of the Gazette shows that the text is the Gazette's, wherever else it is printed; "told
Reuters" there shows that this sentence is not the Gazette's, whether Reuters is credited or not.  Cost: a search for
the outlet's name in full and in short; where it stands, four rules.  Failure mode: a paper that quotes what somebody
told it years ago.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from lineage.credits import Rule, around, is_name_there, marked, short_spellings, tried
from lineage.provenance.case import Reading
from lineage.provenance.shared.groups import Group
from lineage.records import Credit, Evidence

_TOLD: Final = frozenset(("outlet-told", "outlet-obtained", "outlet-first-reported", "outlet-first-reported-abroad"))
"""Ids of rules for words by which a paper says that it was told something, has seen it or found it out."""
_TOLD_AN_AGENCY: Final = frozenset(("told", "told-abroad"))
"""Ids of rules for what somebody told an agency."""


def told_it(reading: Reading, number: int, parts: Iterable[int]) -> str | None:
    """The words by which these parts of a document say that its own outlet was told something or found it out."""
    spans = [reading.parts[part][2:4] for part in parts]
    return _told(reading, number, lambda at: any(start <= at < end for start, end in spans))


def told_in_common(reading: Reading, number: int, group: Group) -> str | None:
    """The same words, where they stand in a sentence that other documents of the group have as well."""
    return _told(reading, number, lambda at: group.is_common(reading, number, at))


def _told(reading: Reading, number: int, counts: Callable[[int], bool]) -> str | None:
    """The words by which a document says so of its outlet, named at a place of its text that `counts`."""
    text = reading.document(number).text
    full, short = reading.spellings(number), short_spellings(reading.document(number).outlet)
    in_full = full.found_in(text) if full is not None else ()
    in_short = short.found_in(text) if short is not None else ()
    telling = [rule for rule in reading.rules.by_place["outlet"] if rule.id in _TOLD]
    for names in (in_full, (name for name in in_short if is_name_there(text, *name.span()))):
        counted = [name for name in names if counts(name.start())]
        stretches = [*around(text, [name.start() for name in counted])]
        if counted and (said := said_in(telling, text, marked(text, counted), stretches)):
            return said
    return None


def said_in(rules: Sequence[Rule], text: str, looked: str, stretches: Sequence[tuple[int, int]]) -> str | None:
    """The words in these stretches of a text that the first fitting rule finds; None if no rule does.

    `looked` is the text with the names marked, as rules expect them.
    """
    possible = tried(rules, " ".join(text[slice(*stretch)] for stretch in stretches))
    found = (rule.pattern.search(looked, *stretch) for rule in possible for stretch in stretches)
    return next((" ".join(text[slice(*match.span())].split()) for match in found if match), None)


def told_an_agency(reading: Reading, group: Group, names: Collection[str]) -> set[int]:
    """The documents whose share of the group's text says that somebody told one of these agencies something."""
    told = ((number, credit) for number in group.documents for credit in _within(reading, group, number))
    return {number for number, credit in told if credit.rule in _TOLD_AN_AGENCY and credit.name in names}


def told_a_wire(reading: Reading, group: Group) -> Evidence | None:
    """Evidence that somebody told a news agency what the group's text tells; None if the text does not say so.

    The text may then be that agency's, even if all carriers credit nobody.
    """
    for number in group.documents:
        told = {credit.name for credit in _within(reading, group, number) if credit.rule in _TOLD_AN_AGENCY}
        if (wire := next((name for name in sorted(told) if _is_wire(reading, name)), None)) is not None:
            text = f"it may be of {wire}: {reading.document(number).key} says what somebody told it"
            return Evidence("told", 0.0, text)
    return None


def told_to_one_wire(reading: Reading, group: Group) -> tuple[str, tuple[Evidence, ...]] | None:
    """The news agency whose text the group's is, since papers of several owners print what somebody told that agency.

    With the evidence; None if anything else speaks: another agency that one of them cites within the text, or one that
    told nobody.  Two reporters who quote one interview of an agency do not frame it in the same words.
    """
    found: dict[str, dict[str, tuple[int, str]]] = {}  # agency -> owner -> first document, and the words
    cited: set[str] = set()
    for number in group.documents:
        for credit in _within(reading, group, number):
            cited.add(credit.name)
            if credit.rule in _TOLD_AN_AGENCY:
                found.setdefault(credit.name, {}).setdefault(reading.owner(number), (number, credit.text))
    if len(found) != 1 or cited != set(found):
        return None
    ((name, owners),) = found.items()
    if len(owners) < 2 or not _is_wire(reading, name):
        return None
    told = (
        f"{reading.document(number).key} says what somebody told it: {words!r}" for number, words in owners.values()
    )
    return name, tuple(Evidence("told", 0.25, text) for text in told)


def cites_another(reading: Reading, group: Group, number: int) -> Evidence | None:
    """Evidence that a document's share of the group's text cites an agency for what it tells; None if it does not.

    Outlets that others print count as agencies.  The text, or the sentences around the citation, may then be that
    agency's.  What somebody told an agency is one sentence, and no sign for those around it.
    """
    for credit in _within(reading, group, number):
        if credit.role == "cites" and credit.rule not in _TOLD_AN_AGENCY:
            text = f"it may be of {credit.name}, which {reading.document(number).key} cites in it: {credit.text!r}"
            return Evidence("cited", 0.0, text)
    return None


def _within(reading: Reading, group: Group, number: int) -> Iterator[Credit]:
    """The credits and citations of a document that stand within its share of the group's text."""
    spans = [reading.parts[part][2:4] for part in group.carried[number]]
    for credit in reading.documents[number].credits:
        if credit.start is not None and any(start <= credit.start < end for start, end in spans):
            yield credit


def _is_wire(reading: Reading, name: str) -> bool:
    """True if this is the name of a news agency."""
    agency = reading.rules.agencies.named(name)
    return agency is not None and agency.kind == "wire"
