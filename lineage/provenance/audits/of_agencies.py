"""A carrier of an agency's text -> whether it credits the agency.

The source bears a name: that of an agency, or of an outlet that others print and of which the corpus lacks the text.
"""

from __future__ import annotations

from typing import Final

from lineage.credits import UNNAMED_RELEASE, is_short_for
from lineage.provenance.audits.answers import (
    FREE,
    Answer,
    all_credited,
    credits_of,
    credits_who_handed_it_on,
    in_no_form,
    says,
)
from lineage.provenance.audits.member import Member
from lineage.provenance.named.outlet_credits import FIRST_HAND
from lineage.provenance.named.places import ALONE, CITED, CREDITED
from lineage.records import Evidence


def _is_the_agency(member: Member, name: str) -> Answer:
    """Free if it is the agency's own document, or the outlet's that is named as the source."""
    mine = member.reading.document(member.number).outlet
    is_own = member.ledger.publishers[member.number] == member.source.name or is_short_for(name, mine)
    return FREE if is_own else None


def _credits_the_agency(member: Member, name: str) -> Answer:
    """Credited if it credits the agency where credits stand."""
    mine = credits_of(member)
    if name not in mine:
        return None
    strength, credit = mine[name]
    text = f"{member.key} credits {name} in its {credit.place}: {credit.text!r}"
    return "credited", Evidence("credit", strength, text)


def _names_the_outlet(member: Member, name: str) -> Answer:
    """Where the source is an outlet that others print: credited if it names that in a form for outlets.

    Uncredited if it names it in no such form, and credits nobody else.
    """
    if not member.ledger.is_outlet(name):
        return None
    named = member.ledger.naming(member.number, member.index, name, None)
    if named is not None and named.strength >= ALONE:
        return says(member, named)
    return in_no_form(member, name, named) if named is not None and not credits_of(member) else None


def _cites_the_agency(member: Member, name: str) -> Answer:
    """Credited if it credits nobody and cites the agency beside what it took, or as the first to report it."""
    if credits_of(member) or (cited := member.cited(name)) is None:
        return None
    first = cited.rule in FIRST_HAND
    where = "in its headline" if cited.start is None else "as the first to report it"
    how = where if first else "beside what it took"
    text = f"{member.key} cites {name} {how}: {cited.text!r}"
    return "credited", Evidence("named", CREDITED if first else CITED, text)


def _is_cited_itself(member: Member, name: str) -> Answer:
    """Free if another carrier cites this carrier's outlet for what it took: the agency then tells what that found out.

    Whatever the dates say: a page bears the date of its last change, and a paper in print is later than the wire.
    """
    return FREE if member.is_cited() else None


def _had_it_before_its_house_drew_on_the_agency(member: Member, name: str) -> Answer:
    """Free if nobody but its own house credits the agency, as a contributor, and the earliest known copy is its own.

    What the agency contributed to is the later report; what that repeats of an earlier one may be the house's own.
    """
    return FREE if member.is_of_the_house() and member.is_merely_drawn_on(name) else None


def _owes_it_an_interview_at_most(member: Member, name: str) -> Answer:
    """Free if the agency is the source only for what it was told, and not for credits: that blames nobody."""
    return FREE if any(signal.signal == "told" for signal in member.source.evidence) else None


def _credits_nobody(member: Member, name: str) -> Answer:
    """Uncredited if it credits nobody; free if it introduces what it took in the name of somebody that no list has."""
    if credits_of(member):
        return None
    if member.is_introduced():
        return FREE
    return "uncredited", Evidence("credit", 0.8, f"{member.nobody()}; the text is {_whose(name)}")


def _credits_for_another_text(member: Member, name: str) -> Answer:
    """Uncredited if all that it credits may be for another text that it carries."""
    if _wrong(member):
        return None
    text = f"credits {all_credited(member)}, whose other text it carries, but not {name}, whose text this is"
    return "uncredited", Evidence("credit", 0.4, f"{member.key} {text}")


def _credits_for_the_rest(member: Member, name: str) -> Answer:
    """Uncredited if most of its words are from elsewhere, so that its credit may be for these."""
    if member.is_much():
        return None
    text = f"credits {all_credited(member)}, perhaps for what else it tells, but not {name}, whose text this is"
    return "uncredited", Evidence("credit", 0.4, f"{member.key} {text}")


def _contradicts_the_original(member: Member, name: str) -> Answer:
    """Misattributed if the corpus holds the agency's own document, and nothing vouches for who is credited instead."""
    if member.giver is None or not member.vouched_for(member.giver).isdisjoint(_wrong(member)):
        return None
    document = member.reading.document(member.giver).key
    text = f"{member.key} credits {all_credited(member)}, and the text is {_whose(name)}: {document} is its own"
    return "misattributed", Evidence("credit", 0.7, text)


def _is_alone_with_its_credit(member: Member, name: str) -> Answer:
    """Misattributed if no other carrier names for this text whom it credits."""
    if not member.named_by_others().isdisjoint(_wrong(member)):
        return None
    text = f"{member.key} credits {all_credited(member)}; nobody else who carries this text does so for it"
    return "misattributed", Evidence("credit", 0.7, f"{text}, and it is {_whose(name)}")


def _credits_another_carrier(member: Member, name: str) -> Answer:
    """Uncredited: whom it credits carries this text as well, or is credited by others who do."""
    text = f"credits {all_credited(member)}, who carries this text or is credited by others who do"
    return "uncredited", Evidence("credit", 0.4, f"{member.key} {text}, but not {name}")


OF_AGENCIES: Final = (
    _is_the_agency,
    _credits_the_agency,
    _names_the_outlet,
    credits_who_handed_it_on,
    _cites_the_agency,
    _is_cited_itself,
    _had_it_before_its_house_drew_on_the_agency,
    _owes_it_an_interview_at_most,
    _credits_nobody,
    _credits_for_another_text,
    _credits_for_the_rest,
    _contradicts_the_original,
    _is_alone_with_its_credit,
    _credits_another_carrier,
)
"""Rules for a source that has the name of an agency; the last one always answers."""


def _wrong(member: Member) -> set[str]:
    """Whom it credits for no other text that it carries."""
    return credits_of(member).keys() - member.ledger.elsewhere(member.number, member.index)


def _whose(name: str) -> str:
    """Whose a text is, behind "it is"."""
    return f"that of a {name}" if name == UNNAMED_RELEASE else f"{name}'s"
