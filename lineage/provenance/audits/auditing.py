"""Documents, their sources and their credits -> the audits: for each copy, whether it credits its source.

Only copies are audited: a document that merely quotes the same speaker, or tells the same in words of its own, owes
nobody a credit.  A credit to an agency whose text is found in no document of another house is a credit without copy:
nothing is wrong with it, and nothing in the corpus confirms it.  The verdict on a carrier's credit is found in
`verdicts`.

Cost: linear in the members of the sources, and for each in the other carriers whose outlets it may name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.credits import UNNAMED_RELEASE
from lineage.provenance.audits.ledger import Ledger
from lineage.provenance.audits.member import Member
from lineage.provenance.audits.verdicts import verdict as judged
from lineage.provenance.case import Reading
from lineage.provenance.named.house_names import is_one_house
from lineage.provenance.named.votes import credited, unnamed
from lineage.records import Audit, Derivation, Evidence, Source


def audits(reading: Reading, sources: Sequence[Source], derivations: Sequence[Derivation]) -> Iterator[Audit]:
    """The verdicts, ordered by source, then by document; those on credits without a copy come last."""
    drawn: set[int] = set()
    ledger = Ledger(reading, sources, derivations)
    for index, source in enumerate(sources):
        numbers = [reading.number_of[member.document] for member in source.members]
        if source.name is None and is_one_house(reading, numbers):
            continue  # nobody owes a credit for it, and it confirms none
        for member in source.members:
            if member.role == "origin" and member.share >= reading.settings.sources.audit_share:
                drawn.add(reading.number_of[member.document])  # other documents have its text
            if member.role != "carries" or member.share < reading.settings.sources.audit_share:
                continue
            number = reading.number_of[member.document]
            drawn.add(number)
            if not _is_hidden(reading, number, source.name):
                verdict = judged(Member(ledger, index, member, number))
                if verdict is not None and (verdict[0] == "credited" or ledger.is_copy(number, index)):
                    yield Audit(member.document, index, source.name, member.share, verdict[0], (verdict[1],))
    for number in range(len(reading.documents)):
        if number not in drawn:
            yield from _without_copy(reading, number)


def _is_hidden(reading: Reading, number: int, name: str | None) -> bool:
    """True if a document credits, instead of `name`, an agency or a release without saying whose."""
    credits = credited(reading, number).keys()
    return name not in credits and (unnamed(reading, number) is not None or credits == {UNNAMED_RELEASE})


def _without_copy(reading: Reading, number: int) -> Iterator[Audit]:
    """Yield a verdict for each agency that a document credits although no document of another house has its text."""
    item = reading.documents[number]
    for name, (strength, credit) in sorted(credited(reading, number).items()):
        if credit.role == "carries":
            text = f"it credits {name} in its {credit.place}: {credit.text!r}"
            text += "; no document of another house has enough of its text"
            yield Audit(item.id, None, name, 0.0, "credit_without_copy", (Evidence("credit", strength, text),))
