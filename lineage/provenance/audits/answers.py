"""What the rules on credits have in common: their answers, and rules that are asked about sources of several kinds.

A rule answers with a verdict and its evidence, or that nothing is owed (`FREE`), or leaves the question to the next
(None).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from lineage.provenance.audits.member import Member, quoted
from lineage.provenance.named.outlet_credits import Naming
from lineage.provenance.named.votes import credited
from lineage.records import AuditVerdict, Credit, Evidence

Verdict = tuple[AuditVerdict, Evidence]
Answer = Verdict | Literal["free"] | None
FREE: Final = "free"
"""The answer of a rule that shows that the carrier owes nobody a credit."""


def is_of_the_house(member: Member, giver: int | None = None) -> Answer:
    """Free if its own publisher has the earliest known copy, or one that may be the earliest."""
    return FREE if member.is_of_the_house() else None


def is_credited_itself(member: Member, giver: int | None = None) -> Answer:
    """Free if the origin, or another carrier of a text that is nobody's, credits this carrier's outlet."""
    return FREE if member.is_credited() else None


def credits_who_handed_it_on(member: Member, source: object = None) -> Answer:
    """Credited if it credits another carrier that may have handed the text on, or a sister of the origin."""
    instead = member.handed_on()
    return None if instead is None else ("credited", Evidence("named", *instead))


def credits_of(member: Member) -> Mapping[str, tuple[float, Credit]]:
    """Whom it credits, how strongly and where."""
    return credited(member.reading, member.number)


def all_credited(member: Member) -> str:
    """Whom it credits, as a list."""
    return ", ".join(sorted(credits_of(member)))


def says(member: Member, named: Naming) -> Verdict:
    """Credited, in the words in which it names the source."""
    return "credited", Evidence("named", named.strength, f"{member.key} says {quoted(named)}")


def in_no_form(member: Member, outlet: str, named: Naming) -> Verdict:
    """Uncredited, though it names the outlet: what it says is no known form of a credit, and is quoted."""
    text = f"{member.key} names {outlet}, but not in a form that is known as a credit for this text"
    return "uncredited", Evidence("credit", 0.3, f"{text}: {quoted(named)}")
