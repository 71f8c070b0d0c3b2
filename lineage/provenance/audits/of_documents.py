"""A carrier of an outlet's text, of which the corpus holds the document -> whether it credits the outlet.

Where nothing but dates says whose the text is, a carrier is blamed only if it has much of it and is not minutes behind.
"""

from __future__ import annotations

from typing import Final

from lineage.provenance.audits.answers import (
    FREE,
    Answer,
    all_credited,
    credits_of,
    credits_who_handed_it_on,
    in_no_form,
    is_credited_itself,
    is_of_the_house,
    says,
)
from lineage.provenance.audits.member import HANDED_ON, Member, quoted
from lineage.provenance.named.places import ALONE, CITED, CREDITED
from lineage.provenance.named.votes import credited
from lineage.records import DATES_ALONE, Evidence


def _names_the_paper(member: Member, giver: int) -> Answer:
    """Credited if it credits the outlet, or cites it for what it quotes: a credit is one whatever the dates say."""
    if giver in member.sisters or (named := member.naming(giver)) is None:
        return None
    quotes = member.reading.borrows(member.number, member.reading.document(giver).outlet)
    return says(member, named) if named.strength >= (CITED if quotes else CREDITED) else None


def _names_it_alone(member: Member, giver: int) -> Answer:
    """Credited if it names the outlet on a line of its own, or more clearly."""
    named = member.naming(giver)
    return says(member, named) if named is not None and named.strength >= ALONE else None


def _rests_on_the_release(member: Member, giver: int) -> Answer:
    """Credited if it says that it rests on a release, and the outlet issued that."""
    if (said := member.announced_by(giver)) is None:
        return None
    text = f"{member.key} says {said!r}: it rests on a release, and {_outlet(member, giver)} issued it"
    return "credited", Evidence("named", CITED, text)


def _credits_an_agency(member: Member, giver: int) -> Answer:
    """Credited if another carrier that has the text of the same agency tells that the agency has it from the outlet.

    Free if it credits an agency and nobody tells: no other credit to an agency is known to be wrong.
    """
    mine = {name for name in credits_of(member) if member.reading.rules.agencies.named(name) is not None}
    if not mine:
        return None
    for other in member.carriers:
        theirs = credited(member.reading, other).keys() | {member.ledger.publishers[other]}
        if other == member.number or theirs.isdisjoint(mine):
            continue
        named = member.ledger.named_as(other, member.index, giver)
        if named is not None and named.strength >= CITED:
            text = f"credits {', '.join(sorted(mine))}, as does {member.reading.document(other).key}, which says of"
            return "credited", Evidence(
                "named", HANDED_ON, f"{member.key} {text} {_outlet(member, giver)} {quoted(named)}"
            )
    return FREE


def _names_it_in_no_form(member: Member, giver: int) -> Answer:
    """Uncredited if it names the outlet in no form that is known as a credit; free if it has little of the text."""
    if (named := member.naming(giver)) is None:
        return None
    return in_no_form(member, _outlet(member, giver), named) if member.is_much() else FREE


def _credits_somebody_else(member: Member, giver: int) -> Answer:
    """Uncredited if it credits others, and nowhere the outlet."""
    if not credits_of(member):
        return None
    text = f"{member.key} credits {all_credited(member)}, and nowhere {_outlet(member, giver)}"
    return "uncredited", Evidence("credit", 0.4, text)


def _takes_what_is_shown_to_be_theirs(member: Member, giver: int) -> Answer:
    """Uncredited if more than its date says that the text is the outlet's own."""
    if not member.is_shown():
        return None
    return "uncredited", Evidence("credit", 0.8, f"{member.key} nowhere credits {_outlet(member, giver)}")


def _only_dates_speak(member: Member, giver: int) -> Answer:
    """Uncredited by the dates alone if it has much of the text, is not minutes behind, and does not say whose it is."""
    if not member.is_much() or not member.is_late(giver) or member.says_whose_it_is() or member.is_introduced():
        return FREE
    outlet = _outlet(member, giver)
    signs = "the dates and a signature" if member.is_signed_there() else "the dates"
    text = f"{member.key} nowhere credits {outlet}; that the text is {outlet}'s, nothing but {signs} tells"
    return "uncredited", Evidence(DATES_ALONE, 0.4, text)


OF_DOCUMENTS: Final = (
    _names_the_paper,
    is_of_the_house,
    is_credited_itself,
    _names_it_alone,
    credits_who_handed_it_on,
    _rests_on_the_release,
    _credits_an_agency,
    _names_it_in_no_form,
    _credits_somebody_else,
    _takes_what_is_shown_to_be_theirs,
    _only_dates_speak,
)
"""Rules for a source that is a document of an outlet; the last one always answers."""


def _outlet(member: Member, giver: int) -> str:
    """The outlet of the document that is the source."""
    return member.reading.document(giver).outlet
