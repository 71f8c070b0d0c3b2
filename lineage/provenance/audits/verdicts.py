"""A carrier of a source's text -> whether it credits the source, with the words that say so.

What a carrier owes depends on whose the text is: an agency's (`OF_AGENCIES`), an outlet's whose document the corpus
holds (`OF_DOCUMENTS`), or one of which nobody can tell whose it is (`OF_NOBODY`).  Each of these is a list of rules in
the order in which they are asked: a rule answers with a verdict and its evidence, or that nothing is owed (`FREE`), or
leaves the question to the next.

An outlet owes no credit to itself or to a sister, an agency none for its own text, and whoever may have written a text,
or whose own house may, owes none for it.  A document that names the paper that it copied has given a credit, even if
that paper had the text elsewhere, and so has one that cites an agency beside what it took.  A credit that names another
agency than the source is misattributed only if none of the other carriers names that agency for this text, and the
document has hardly anything else that the credit may be for.

That somebody is credited nowhere is said only where a search for the name finds nothing; a name in a form that is no
known credit is quoted.  Of a text whose end its sender has cut off it is not said.  Cost: the other carriers that it
may name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.cutmarks import cut_mark
from lineage.provenance.audits.answers import FREE, Answer, Verdict, credits_of, is_credited_itself, is_of_the_house
from lineage.provenance.audits.member import Member
from lineage.provenance.audits.of_agencies import OF_AGENCIES
from lineage.provenance.audits.of_documents import OF_DOCUMENTS
from lineage.provenance.named.votes import credited
from lineage.provenance.origins.authors import persons
from lineage.provenance.origins.third_parties import SIGNED
from lineage.records import Evidence

_SYNDICATE = "syndicat"
"""Part of the names of those who sell what others sign."""


def verdict(member: Member) -> Verdict | None:
    """Whether a carrier credits the source, with the words that say so; None where it owes nobody a credit."""
    answer = next((answer for answer in _answers(member) if answer is not None), FREE)
    if isinstance(answer, str):
        return None
    if answer[0] == "uncredited" and (_signs_a_column(member) or _lost_its_end(member)):
        return None
    return answer


def _answers(member: Member) -> Iterator[Answer]:
    """What the rules for the kind of its source answer, in their order."""
    if member.source.name is not None:
        yield from (rule(member, member.source.name) for rule in OF_AGENCIES)
    elif member.giver is not None:
        yield from (rule(member, member.giver) for rule in OF_DOCUMENTS)
    else:
        yield from (rule(member) for rule in OF_NOBODY)


def _signs_a_column(member: Member) -> bool:
    """True if its author signs elsewhere for the syndicate that is the source: it owes no more than the signature.

    The author is a guest of all who print the column; of agencies, whose reporters sign as well, this does not hold.
    """
    name = member.source.name
    if name is None or _SYNDICATE not in name.casefold():
        return False
    mine = persons(member.reading, member.number)
    others = (other for other in member.carriers if other not in member.sisters)
    return any(
        not mine.isdisjoint(persons(member.reading, other)) and name in credited(member.reading, other)
        for other in others
    )


def _lost_its_end(member: Member) -> bool:
    """True if it credits nobody, and what the corpus has of it was cut off: the credit may stand in the rest."""
    return not credits_of(member) and cut_mark(member.reading.document(member.number).text) is not None


# ── text of which nobody can tell whose it is ─────────────────────────────────────────────────────────────────────


def _credits_as_others_do(member: Member) -> Answer:
    """Credited if every other carrier that credits anybody credits the agency that it does, whatever the dates."""
    mine = credits_of(member)
    naming = {other: member.names_of(other) for other in member.carriers if other not in member.sisters}
    naming = {other: names for other, names in naming.items() if names}
    if naming and (agreed := mine.keys() & set.intersection(*naming.values())):
        strength, credit = mine[min(agreed)]
        text = f"{member.key} credits {min(agreed)} in its {credit.place}: {credit.text!r}"
        others = member.reading.document(min(naming)).key
        return "credited", Evidence("credit", strength, f"{text}; so does {others}, and nobody credits another")
    return None


def _lacks_the_signature(member: Member) -> Answer:
    """Uncredited if it credits nobody, and lacks the signature of a person that the text has elsewhere."""
    signed = next((signal for signal in member.source.evidence if signal.signal == SIGNED), None)
    if signed is None or member.is_given_to_all() or not member.is_much():
        return FREE
    if not any(map(member.is_late, member.carriers)):
        return FREE
    if credits_of(member) or member.handed_on() is not None or member.is_introduced():
        return FREE
    return "uncredited", Evidence("credit", 0.5, f"{member.nobody()}, nor who signs the text: {signed.text}")


OF_NOBODY: Final = (_credits_as_others_do, is_of_the_house, is_credited_itself, _lacks_the_signature)
"""Rules for a source without a name and a document; the last one always answers."""
