"""A carrier of a source's text -> whether it credits the source, with the words that say so.

An outlet owes no credit to itself or to a sister, an agency none for its own text, and whoever may have written a text,
or whose own house may, owes none for it.  Who names the paper that he copied has given a credit, even if that paper had
the text elsewhere, and so has who cites an agency where he takes its words.  A credit that names another agency than
the source is misattributed only if none of the other carriers names that agency for this text, and the document has
hardly anything else that the credit may be for.

Where nothing but dates says whose an outlet's text is, only who has much of it, and is not minutes behind, is blamed;
who credits the agency by way of which he has a paper's text has given a credit.

That somebody is credited nowhere is said only where a search for the name finds nothing; a name in a form that is no
known credit is quoted.  Cost: the other carriers that it may name.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from lineage.credits import UNNAMED_RELEASE, is_short_for
from lineage.provenance.audits.member import HANDED_ON, Member, quoted
from lineage.provenance.named.outlet_credits import FIRST_HAND, Naming
from lineage.provenance.named.places import ALONE, CITED, CREDITED
from lineage.provenance.named.votes import credited
from lineage.provenance.origins.authors import persons
from lineage.provenance.origins.third_parties import SIGNED
from lineage.records import DATES_ALONE, AuditVerdict, Evidence

_SYNDICATE = "syndicat"
"""Part of the names of those who sell what others sign."""

Verdict = tuple[AuditVerdict, Evidence]


def verdict(member: Member) -> Verdict | None:
    """Whether it credits the source, with the words that say so; None where it owes nobody a credit."""
    if member.source.name is not None:
        mine = member.reading.document(member.number).outlet
        if member.ledger.publishers[member.number] == member.source.name or is_short_for(member.source.name, mine):
            return None
        found = _on_agency(member, member.source.name)
        return None if found[0] == "uncredited" and _signs_a_column(member, member.source.name) else found
    giver = member.giver
    if giver is not None and giver not in member.sisters:  # a credit is one, though the page be dated earlier
        named = member.naming(giver)
        quotes = member.reading.borrows(member.number, member.reading.document(giver).outlet)
        if named is not None and named.strength >= (CITED if quotes else CREDITED):
            return _says(member, named)
    if giver is None and (agreed := _as_others_do(member)) is not None:
        return agreed
    if member.is_of_the_house() or member.is_credited():
        return None
    return _on_nobody(member) if giver is None else _on_document(member, giver)


def _signs_a_column(member: Member, name: str) -> bool:
    """Whether who signs it signs it elsewhere for the same syndicate, and so owes no more than the signature.

    The author is a guest of all who print him; of agencies, whose reporters sign as well, this does not hold.
    """
    if _SYNDICATE not in name.casefold():
        return False
    mine = persons(member.reading, member.number)
    others = (other for other in member.carriers if other not in member.sisters)
    return any(
        not mine.isdisjoint(persons(member.reading, other)) and name in credited(member.reading, other)
        for other in others
    )


def _as_others_do(member: Member) -> Verdict | None:
    """That it credits the agency that all others do who credit any, whatever the dates of those who credit none."""
    mine = credited(member.reading, member.number)
    naming = {other: member.names_of(other) for other in member.carriers if other not in member.sisters}
    naming = {other: names for other, names in naming.items() if names}
    if naming and (agreed := mine.keys() & set.intersection(*naming.values())):
        strength, credit = mine[min(agreed)]
        text = f"{member.key} credits {min(agreed)} in its {credit.place}: {credit.text!r}"
        others = member.reading.document(min(naming)).key
        return "credited", Evidence("credit", strength, f"{text}; so does {others}, and nobody credits another")
    return None


def _on_nobody(member: Member) -> Verdict | None:
    """That it lacks the signature that the text has elsewhere; where nothing tells whose it is, nobody is asked."""
    signed = next((signal for signal in member.source.evidence if signal.signal == SIGNED), None)
    if signed is None or member.is_given_to_all() or not member.is_much():
        return None
    if not any(map(member.is_late, member.carriers)):
        return None
    if credited(member.reading, member.number) or member.handed_on() is not None:
        return None
    return "uncredited", Evidence("credit", 0.5, f"{member.nobody()}, nor who signs the text: {signed.text}")


def _on_document(member: Member, giver: int) -> Verdict | None:
    """On an outlet's text."""
    outlet = member.reading.document(giver).outlet
    named = member.naming(giver)
    if named is not None and named.strength >= ALONE:
        return _says(member, named)
    if (instead := member.handed_on()) is not None:
        return "credited", Evidence("named", *instead)
    if (said := member.announced_by(giver)) is not None:
        text = f"{member.key} says {said!r}: it rests on a release, and {outlet} issued it"
        return "credited", Evidence("named", CITED, text)
    mine = credited(member.reading, member.number).keys()
    if agencies := {name for name in mine if member.ledger.rules.agencies.named(name) is not None}:
        return _by_an_agency(member, giver, agencies)
    if named is not None:
        return _in_no_form(member, outlet, named) if member.is_much() else None
    if mine:
        text = f"{member.key} credits {', '.join(sorted(mine))}, and nowhere {outlet}"
        return "uncredited", Evidence("credit", 0.4, text)
    if member.is_shown():
        return "uncredited", Evidence("credit", 0.8, f"{member.key} nowhere credits {outlet}")
    if not member.is_much() or not member.is_late(giver) or member.says_whose_it_is():
        return None
    text = f"{member.key} nowhere credits {outlet}; that the text is {outlet}'s, nothing but the dates tells"
    return "uncredited", Evidence(DATES_ALONE, 0.4, text)


def _by_an_agency(member: Member, giver: int, mine: AbstractSet[str]) -> Verdict | None:
    """That it credits the agency by way of which it has the text, where another of the agency's carriers tells.

    No other credit to an agency is known to be wrong.
    """
    outlet = member.reading.document(giver).outlet
    for other in member.carriers:
        theirs = credited(member.reading, other).keys() | {member.ledger.publishers[other]}
        if other == member.number or theirs.isdisjoint(mine):
            continue
        if (named := member.ledger.named_as(other, member.index, giver)) is not None and named.strength >= CITED:
            names = ", ".join(sorted(mine))
            text = f"{member.key} credits {names}, as does {member.reading.document(other).key}, which says of {outlet}"
            return "credited", Evidence("named", HANDED_ON, f"{text} {quoted(named)}")
    return None


def _says(member: Member, named: Naming) -> Verdict:
    return "credited", Evidence("named", named.strength, f"{member.key} says {quoted(named)}")


def _in_no_form(member: Member, outlet: str, named: Naming) -> Verdict:
    text = f"{member.key} names {outlet}, but not in a form that is known as a credit for this text"
    return "uncredited", Evidence("credit", 0.3, f"{text}: {quoted(named)}")


def _on_agency(member: Member, name: str) -> Verdict:
    """On an agency's text."""
    mine = credited(member.reading, member.number)
    if name in mine:
        strength, credit = mine[name]
        return "credited", Evidence(
            "credit", strength, f"{member.key} credits {name} in its {credit.place}: {credit.text!r}"
        )
    if member.ledger.is_outlet(name):  # others print it, and name it in their own ways
        named_outlet = member.ledger.naming(member.number, member.index, name, None)
        if named_outlet is not None and named_outlet.strength >= ALONE:
            return _says(member, named_outlet)
        if named_outlet is not None and not mine:
            return _in_no_form(member, name, named_outlet)
    if (instead := member.handed_on()) is not None:
        return "credited", Evidence("named", *instead)
    if not mine and (cited := member.cited(name)) is not None:
        first = cited.rule in FIRST_HAND
        where = "in its headline" if cited.start is None else "as the first to report it"
        how = where if first else "beside what it took"
        strength = CREDITED if first else CITED
        return "credited", Evidence("named", strength, f"{member.key} cites {name} {how}: {cited.text!r}")
    if not mine:
        return "uncredited", Evidence("credit", 0.8, f"{member.nobody()}; the text is {_whose(name)}")
    named = ", ".join(sorted(mine))
    wrong = mine.keys() - member.ledger.elsewhere(member.number, member.index)
    if not wrong:
        text = f"{member.key} credits {named}, whose other text it carries, but not {name}, whose text this is"
        return "uncredited", Evidence("credit", 0.4, text)
    if not member.is_much():
        text = f"{member.key} credits {named}, perhaps for what else it tells, but not {name}, whose text this is"
        return "uncredited", Evidence("credit", 0.4, text)
    if member.giver is not None and member.vouched_for(member.giver).isdisjoint(wrong):
        document = member.reading.document(member.giver).key
        text = f"{member.key} credits {named}, and the text is {_whose(name)}: {document} is its own"
        return "misattributed", Evidence("credit", 0.7, text)
    if member.named_by_others().isdisjoint(wrong):
        text = f"{member.key} credits {named}; nobody else who carries this text does so for it"
        return "misattributed", Evidence("credit", 0.7, f"{text}, and it is {_whose(name)}")
    text = f"{member.key} credits {named}, who carries this text or is credited by others who do, but not {name}"
    return "uncredited", Evidence("credit", 0.4, text)


def _whose(name: str) -> str:
    """Whose a text is, behind "it is"."""
    return f"that of a {name}" if name == UNNAMED_RELEASE else f"{name}'s"
