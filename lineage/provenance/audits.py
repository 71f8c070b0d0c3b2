"""Documents, their sources and their credits -> whether they credit what they draw on.

Only copies are audited: who merely quotes the same speaker owes nobody a credit, an outlet owes none to itself, an
agency none for its own text, and whoever may have written a text that nobody names owes none for it.  A credit that
names another agency than the source is misattributed only if none of the other carriers names that agency.  A credit to
an agency whose text is found in no other document is a credit without copy: nothing is wrong with it, and nothing in
the corpus confirms it.

Cost: linear in the members of the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.provenance.case import Reading
from lineage.provenance.credit_rules import CreditRules
from lineage.provenance.naming import credited, names_outlet, unnamed
from lineage.provenance.origins import published_by
from lineage.records import Audit, AuditVerdict, Evidence, Source, SourceMember


def audits(reading: Reading, sources: Sequence[Source], rules: CreditRules) -> Iterator[Audit]:
    """The verdicts, by document, then by source."""
    numbers = reading.number_of
    drawn: set[int] = set()
    for index, source in enumerate(sources):
        outlets = {reading.document(numbers[member.document]).outlet for member in source.members}
        for member in source.members:
            number = numbers[member.document]
            if member.role != "carries" or member.share < reading.settings.sources.audit_share:
                continue
            drawn.add(number)
            hidden = unnamed(reading, number) is not None and source.name not in credited(reading, number)
            if (len(outlets) > 1 or source.name is not None) and not hidden:  # it credits an agency, not saying which
                yield from _of_member(reading, (index, source), member, number, rules)
    for number in range(len(reading.documents)):
        if number not in drawn:
            yield from _without_copy(reading, number)


def _of_member(
    reading: Reading, indexed: tuple[int, Source], member: SourceMember, number: int, rules: CreditRules
) -> Iterator[Audit]:
    index, source = indexed
    item = reading.document(number)
    if source.name is not None:
        publisher = published_by(reading, number, rules)
        if publisher is None or publisher.name != source.name:
            verdict, evidence = _agency_verdict(reading, source, number)
            yield Audit(member.document, index, source.name, member.share, verdict, evidence)
        return
    if source.document is None:
        text = f"{len(source.members)} documents share this text, and {_nobody(reading, number)}"
        first = not any(reading.before(reading.number_of[member.document], number) for member in source.members)
        if not first and not credited(reading, number):
            yield Audit(member.document, index, None, member.share, "uncredited", (Evidence("credit", 0.5, text),))
        return
    giver = reading.number_of[source.document]
    if reading.document(giver).outlet == item.outlet:
        return
    named = names_outlet(reading, number, giver, rules)
    if named is not None:
        evidence = (Evidence("named", named[0], f"{item.key} says {named[1]!r}"),)
        yield Audit(member.document, index, None, member.share, "credited", evidence)
    elif reading.owner(giver) != reading.owner(number):
        text = f"{item.key} nowhere names {reading.document(giver).outlet}"
        yield Audit(member.document, index, None, member.share, "uncredited", (Evidence("credit", 0.8, text),))


def _nobody(reading: Reading, number: int) -> str:
    """That a document credits nobody; what it cites in its text is no credit, but it is said."""
    key = reading.document(number).key
    cited = next((credit for credit in reading.documents[number].credits if credit.role == "cites"), None)
    if cited is None:
        return f"{key} names nobody where credits stand"
    return f"{key} cites {cited.name} ({cited.text!r}), but names nobody where credits stand"


def _agency_verdict(reading: Reading, source: Source, number: int) -> tuple[AuditVerdict, tuple[Evidence, ...]]:
    """Credited, misattributed or uncredited, with the words that say so."""
    key = reading.document(number).key
    mine = credited(reading, number)
    if source.name in mine:
        strength, credit = mine[source.name]
        return "credited", (
            Evidence("credit", strength, f"{key} credits {source.name} in its {credit.place}: {credit.text!r}"),
        )
    if not mine:
        text = f"{_nobody(reading, number)}; the text is {source.name}'s"
        return "uncredited", (Evidence("credit", 0.8, text),)
    others = {
        name
        for other in (reading.number_of[member.document] for member in source.members)
        if other != number
        for name in (reading.document(other).outlet, *credited(reading, other))
    }
    named = ", ".join(sorted(mine))
    if others.isdisjoint(mine):
        text = f"{key} credits {named}; nobody else who carries this text does, and it is {source.name}'s"
        return "misattributed", (Evidence("credit", 0.7, text),)
    text = f"{key} credits {named}, who carries this text or is credited by others who do, but not {source.name}"
    return "uncredited", (Evidence("credit", 0.4, text),)


def _without_copy(reading: Reading, number: int) -> Iterator[Audit]:
    """One verdict for each agency that a document credits although it shares its text with nobody."""
    item = reading.documents[number]
    for name, (strength, credit) in sorted(credited(reading, number).items()):
        if credit.role == "carries":
            text = f"it credits {name} in its {credit.place}: {credit.text!r}; no other document has enough of its text"
            yield Audit(item.id, None, name, 0.0, "credit_without_copy", (Evidence("credit", strength, text),))
