"""Why nobody in the corpus is the origin of a text -> the inferred origin that says so, with its evidence.

An inferred origin bears the name of the agency that the carriers credit, or none where that cannot be told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.named.votes import EITHER, Vote, rival, tied, unnamed
from lineage.provenance.origins.first_documents import Origin
from lineage.records import Evidence

DISPUTED: Final = 0.2
"""Votes by which the first name must lead one that other documents give: less than the shares of a copy vary."""


def of_a_first_printer(reading: Reading, first: int, doubt: Evidence) -> Origin:
    """An origin that nobody can tell, since nothing but a date speaks for the first printer."""
    key = reading.document(first).key
    text = f"nothing but its date says that the text is {key}'s: whose it is, nobody can tell"
    return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), doubt))


def of_a_silent_first_printer(reading: Reading, first: int, named: Sequence[Vote], why: str = "") -> Origin:
    """An origin that nobody can tell: the first printer credits nobody, and may not have the text from the agency."""
    text = f"{reading.document(first).key} printed it before and credits nobody: whose text it is, nobody can tell"
    text += f" ({why})" if why else ""
    told = [signal._replace(signal="dispute", weight=0.0) for vote in named for signal in vote.evidence]
    return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), *told))


def of_an_unnamed_agency(reading: Reading, hidden: Sequence[int], carriers: int, others: Sequence[Vote] = ()) -> Origin:
    """An inferred source whose carriers credit some agency or outlet without saying which."""
    credits = [(number, credit) for number in hidden if (credit := unnamed(reading, number))]
    whom = "an agency" if all(credit.name != EITHER for _, credit in credits) else "an agency or an outlet"
    text = f"{whom} is credited by {len(hidden)} of {carriers} carriers, and none says which"
    told = [Evidence("unknown", 0.0, text)]
    for number, credit in credits:
        text = f"{reading.document(number).key} credits {credit.name}, in its {credit.place}: {credit.text!r}"
        told.append(Evidence("credit", 0.0, text))
    told += [Evidence("dispute", 0.0, signal.text) for vote in others for signal in vote.evidence]
    return Origin("inferred", None, None, 0.5, tuple(told))


def of_the_credited_agency(
    named: Sequence[Vote], with_own: Sequence[Vote], carriers: Sequence[int], others: Collection[int]
) -> Origin:
    """The text of the agency with most votes, or, if another has as many, of one that nobody can tell.

    `with_own` are the same votes and those for agencies that have a document among the carriers: a carrier that names
    one of these as well, as often, does not say that the text is the other's.  `others` are carriers that credit
    somebody else: they are not counted as silent.
    """
    if other := rival(named, DISPUTED):
        text = f"as many documents name {other.name} as name {named[0].name}: whose text it is, nobody can tell"
        disputed = [
            signal._replace(signal="dispute", weight=0.0) for vote in (named[0], other) for signal in vote.evidence
        ]
        return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), *disputed))
    first = named[0]
    if len(either := max(tied(named), tied(with_own), key=len)) > 1 and first.name in {vote.name for vote in either}:
        text = f"{' or '.join(vote.name for vote in either)}, not known which: they are named as often, by the same"
        told = [signal._replace(signal="dispute", weight=0.0) for vote in either for signal in vote.evidence]
        return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), *told))
    total = sum(vote.votes for vote in named)
    share = first.votes / total
    evidence = [*first.evidence]
    evidence += [
        Evidence("dispute", -round(vote.votes, 3), f"others name {vote.name}: {vote.evidence[0].text}")
        for vote in named[1:]
    ]
    if silent := set(carriers).difference(others, *(vote.documents for vote in named)):
        evidence.append(Evidence("silence", 0.0, f"nobody is credited by {len(silent)} of {len(carriers)} carriers"))
    confidence = 0.5 + 0.25 * min(first.votes, 1) + 0.2 * (share - 0.5)
    return Origin("inferred", first.name, None, round(confidence, 3), tuple(evidence))
