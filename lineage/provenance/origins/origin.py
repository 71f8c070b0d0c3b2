"""Group of documents that share text -> where the text comes from, and why.

In this order: a paper from which an agency has the text (`scoops`); an agency's own document, when it holds what the
others share; what its carriers credit, when the agency's text is not among them; a document of the corpus that is
earlier, named or alone able to be the origin; else nobody in the corpus, and the source is inferred from what its
carriers agree on.  Who credits an agency without a name
is no origin.  What makes a document the origin is told in `first_documents`; here it is held against the credits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from lineage.credits import CreditRules
from lineage.provenance.case import Reading, known_time
from lineage.provenance.named.votes import EITHER, UNLISTED, Vote, credited, rival, tied, unnamed, votes
from lineage.provenance.origins.claims import Claims
from lineage.provenance.origins.first_documents import (
    Origin,
    best_document,
    by_dates,
    in_doubt,
    own_document,
    published_by,
    said,
)
from lineage.provenance.origins.houses import contributed
from lineage.provenance.origins.joint import joint
from lineage.provenance.origins.scoops import may_be_first, scoop
from lineage.provenance.origins.third_parties import given_to_all
from lineage.provenance.origins.told import told_an_agency
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

DISPUTED: Final = 0.2
"""Votes by which the first name must lead one that other documents give: less than the shares of a copy vary."""


def origin(reading: Reading, group: Group, rules: CreditRules, without: frozenset[str] = frozenset()) -> Origin:
    """The origin of the text that the group's copying documents share; names in `without` do not count."""
    if (found := scoop(reading, group, rules)) is not None and _has_all(reading, group, found[0]):
        return _first_printed(reading, group, *found)
    agency = own_document(reading, group, rules, without)
    if agency is not None:
        return agency
    one_outlet = len({reading.document(document).outlet for document in group.documents}) == 1
    carried = {document: sum(parts.values()) for document, parts in group.carried.items()}
    here = {reading.document(document).outlet for document in group.documents}  # their documents speak for themselves
    votes_of = partial(contributed, reading, group)
    named = votes(reading, carried, without | here, votes_of)
    enough = reading.settings.sources.min_votes * len(carried)
    hidden = [number for number in group.documents if unnamed(reading, number)]
    claims = Claims(reading, group, rules)
    best = best_document(reading, group, claims, without)
    if named and named[0].votes >= (max(enough, reading.settings.sources.one_outlet_votes) if one_outlet else enough):
        if best is not None and _outweighs(best, named, claims, group):
            told = [Evidence("dispute", 0.0, f"others name {vote.name}: {vote.evidence[0].text}") for vote in named]
            return replace(best, evidence=(*best.evidence, *told))
        if strangers := _strangers(reading, hidden, named):
            return _unnamed(reading, strangers, len(carried), named[:1])
        if (first := _printed_before(reading, group, named)) is not None:
            return _disputed(reading, first, named)
        if (may := may_be_first(reading, group, rules)) is not None:
            return _disputed(reading, may[0], named, may[1])
        naming = [number for number in group.documents if next(claims.sources_of(number), None)]
        with_own = votes(reading, carried, without | (here - _wires(reading, group, rules)), votes_of)
        return _credited(named, with_own, group.documents, {*hidden, *naming})
    if best is not None and (len(hidden) < enough or said(best, "named", "announced")):
        return _likely(reading, group, best, claims, rules)
    if hidden:
        return _unnamed(reading, hidden, len(carried))
    text = "no document of the corpus is proved to come first, holds all that is shared, or is named by the others"
    told = [Evidence("unknown", 0.0, text)]
    if (sign := given_to_all(reading, group)) is not None:
        told.append(sign)
    return Origin("inferred", None, None, 0.5, tuple(told))


def _likely(reading: Reading, group: Group, best: Origin, claims: Claims, rules: CreditRules) -> Origin:
    """The document that is most likely the origin, unless it says itself that others made the text with it."""
    if best.document is not None and (together := joint(reading, group, best.document, claims, rules)) is not None:
        return Origin("inferred", None, None, 0.5, (together,))
    doubt = in_doubt(reading, group, best, claims)
    return by_dates(reading, group, best) if doubt is None else _open(reading, best, doubt)


def _open(reading: Reading, best: Origin, doubt: Evidence) -> Origin:
    """Nobody's text for certain, as nothing but a date speaks for the first printer."""
    first = "" if best.document is None else reading.document(best.document).key
    text = f"nothing but its date says that the text is {first}'s: whose it is, nobody can tell"
    return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), doubt))


def _outweighs(best: Origin, named: Sequence[Vote], claims: Claims, group: Group) -> bool:
    """Whether more carriers credit the outlet of a document than any agency, or its outlet announced the text first.

    Not where the document credits one itself.
    """
    document = best.document
    naming = {number for vote in named for number in vote.documents}
    if document is None or document in naming:
        return False
    others = [number for number in group.documents if number != document]
    crediting = sum((claims.named(number, document) or (0.0, ""))[0] == 1 for number in others)
    most = max(len(vote.documents) for vote in named)
    if not all(claims.is_earlier(document, other) for other in others):
        return crediting > most
    return crediting >= most or claims.announced(document) is not None


def _printed_before(reading: Reading, group: Group, named: Sequence[Vote]) -> int | None:
    """A document that credits nobody, holds what is shared, and is proved to be earlier than all who name an agency.

    Only where these are other outlets, and have more text from elsewhere, of which their credit may speak as well:
    together they have not one full vote.  Who prints that somebody told the agency has that from the agency, as well as
    those who name it.
    """
    if sum(vote.votes for vote in named) >= 1:
        return None
    naming = {number for vote in named for number in vote.documents}
    naming |= told_an_agency(reading, group, {vote.name for vote in named})
    outlets = {reading.document(number).outlet for number in naming}
    silent = (
        number
        for number in group.documents
        if reading.document(number).outlet not in outlets
        if not credited(reading, number) and unnamed(reading, number) is None
        if group.held_share(number) >= reading.settings.sources.own_share
    )
    return next((number for number in silent if all(reading.before(number, other) for other in naming)), None)


def _has_all(reading: Reading, group: Group, document: int) -> bool:
    """Whether a document holds what the others share; what it lacks is a text of its own (`apart`)."""
    return group.held_share(document) >= reading.settings.sources.origin_share


def _first_printed(reading: Reading, group: Group, first: int, shown: Evidence) -> Origin:
    """The paper from which an agency has the text."""
    held = group.held_share(first)
    when = f"published {known_time(reading.document(first))}, before all who credit an agency"
    told = [
        Evidence("containment", round(0.3 * held, 3), f"it holds {held:.0%} of what the others share"),
        Evidence("time", 0.2, when),
        shown,
    ]
    return Origin("document", None, first, round(min(0.95, sum(one.weight for one in told)), 3), tuple(told))


def _disputed(reading: Reading, first: int, named: Sequence[Vote], why: str = "") -> Origin:
    """Nobody's text for certain: who printed it first credits nobody, and may not have it from the agency."""
    text = f"{reading.document(first).key} printed it before and credits nobody: whose text it is, nobody can tell"
    text += f" ({why})" if why else ""
    told = [signal._replace(signal="dispute", weight=0.0) for vote in named for signal in vote.evidence]
    return Origin("inferred", None, None, 0.5, (Evidence("unknown", 0.0, text), *told))


def _strangers(reading: Reading, hidden: Sequence[int], named: Sequence[Vote]) -> list[int]:
    """Documents that credit agencies that no list knows, where they are as many as name the first of those it does."""
    found = [
        number
        for number in hidden
        if (credit := unnamed(reading, number)) and credit.name == UNLISTED and not credited(reading, number)
    ]
    return found if len(found) > named[0].votes - DISPUTED else []


def _unnamed(reading: Reading, hidden: Sequence[int], carriers: int, others: Sequence[Vote] = ()) -> Origin:
    """The text of an agency, when all that is known of it is that it is one's; so of an outlet."""
    credits = [(number, credit) for number in hidden if (credit := unnamed(reading, number))]
    whom = "an agency" if all(credit.name != EITHER for _, credit in credits) else "an agency or an outlet"
    text = f"{whom} is credited by {len(hidden)} of {carriers} carriers, and none says which"
    told = [Evidence("unknown", 0.0, text)]
    for number, credit in credits:
        text = f"{reading.document(number).key} credits {credit.name}, in its {credit.place}: {credit.text!r}"
        told.append(Evidence("credit", 0.0, text))
    told += [Evidence("dispute", 0.0, signal.text) for vote in others for signal in vote.evidence]
    return Origin("inferred", None, None, 0.5, tuple(told))


def _wires(reading: Reading, group: Group, rules: CreditRules) -> set[str]:
    """The agencies of which the group has a document of their own."""
    found = (published_by(reading, number, rules) for number in group.documents)
    return {agency.name for agency in found if agency is not None and agency.kind == "wire"}


def _credited(
    named: Sequence[Vote], with_own: Sequence[Vote], carriers: Sequence[int], others: Collection[int]
) -> Origin:
    """An agency's text that the corpus does not hold; `others` of its carriers credit somebody else.

    `with_own` are the same votes and those for agencies that have a document among the carriers: who names one of these
    as well, as often, does not say that the text is the other's.
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
    confidence = min(0.95, 0.5 + 0.25 * min(first.votes, 1) + 0.2 * (share - 0.5))
    return Origin("inferred", first.name, None, round(confidence, 3), tuple(evidence))
