"""Group of documents that share text -> where the text comes from, and why.

`ORDER` lists the rules, each of which answers or leaves the question to the next: first what shows whose text it is (a
paper from which an agency has it, an agency's own document), then whom the carriers credit and what speaks against
these credits, then the document that is most likely the origin, and in the end nobody: the source is inferred from what
its carriers agree on.  A document that credits an agency without a name cannot be the origin.  `first_documents` says
what makes a document the origin; here it is held against the credits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Final

from lineage.provenance.case import Reading, known_time
from lineage.provenance.named.house_names import is_one_house
from lineage.provenance.named.places import CREDITED
from lineage.provenance.named.votes import UNLISTED, WEAK_RULES, Vote, credited, unnamed, votes
from lineage.provenance.origins.claims import Claims
from lineage.provenance.origins.first_documents import (
    BY_DATES,
    Origin,
    best_document,
    in_doubt,
    own_document,
    rests_on_dates,
)
from lineage.provenance.origins.houses import contributed
from lineage.provenance.origins.inferred import (
    DISPUTED,
    of_a_first_printer,
    of_a_silent_first_printer,
    of_an_unnamed_agency,
    of_the_credited_agency,
)
from lineage.provenance.origins.joint import joint
from lineage.provenance.origins.scoops import may_be_first, scoop
from lineage.provenance.origins.third_parties import given_to_all
from lineage.provenance.origins.told import told_an_agency, told_to_one_wire
from lineage.provenance.shared.groups import Group
from lineage.provenance.signals import speaks_for
from lineage.records import Evidence


class Question:
    """What the rules ask about one group of documents; each answer is found once, when a rule first needs it."""

    def __init__(self, reading: Reading, group: Group, without: frozenset[str]) -> None:
        self.reading = reading
        self.group = group
        self.without = without  # names whose credits do not count
        self.claims = Claims(reading, group)

    @cached_property
    def carried(self) -> dict[int, int]:
        """Words of the shared text that each document carries."""
        return {document: sum(parts.values()) for document, parts in self.group.carried.items()}

    @cached_property
    def votes(self) -> Sequence[Vote]:
        """Whom the carriers credit, most votes first.  Outlets of the group are left out: their documents speak."""
        return self._votes_without(self._outlets)

    def votes_with_own_wires(self) -> Sequence[Vote]:
        """The same with votes for agencies of which the group has a document of their own."""
        publishers = (self.reading.publishers[number] for number in self.group.documents)
        wires = {agency.name for agency in publishers if agency is not None and agency.kind == "wire"}
        return self._votes_without(self._outlets - wires)

    def _votes_without(self, names: frozenset[str]) -> Sequence[Vote]:
        return votes(self.reading, self.carried, self.without | names, partial(contributed, self.reading, self.group))

    @cached_property
    def _outlets(self) -> frozenset[str]:
        return frozenset(self.reading.document(document).outlet for document in self.group.documents)

    @cached_property
    def enough(self) -> float:
        """Votes that are needed to name a source, from carriers of several outlets."""
        return self.reading.settings.sources.min_votes * len(self.carried)

    @cached_property
    def is_voted(self) -> bool:
        """True if the first name has enough votes; a single outlet, whose versions repeat one another, needs more.

        False if one house has all of the text and only draws on those that it names: "The AP contributed to this
        report" speaks of that report, and not of what another report of the house has as well.
        """
        if not self.votes or self._draws_on_others:
            return False
        least = self.reading.settings.sources.one_outlet_votes if len(self._outlets) == 1 else 0
        return self.votes[0].votes >= max(self.enough, least)

    @cached_property
    def _draws_on_others(self) -> bool:
        """True if all carriers are of one house, and all that credit somebody call that a mere contributor."""
        given = (credited(self.reading, number)[vote.name] for vote in self.votes for number in vote.documents)
        return is_one_house(self.reading, self.group.documents) and all(one.rule in WEAK_RULES for _, one in given)

    @cached_property
    def hidden(self) -> list[int]:
        """Documents that credit an agency, or an outlet, without saying which."""
        return [number for number in self.group.documents if unnamed(self.reading, number)]

    @cached_property
    def best(self) -> Origin | None:
        """The document that can best be the origin; None where none can."""
        return best_document(self.reading, self.group, self.claims, self.without)


def origin(reading: Reading, group: Group, without: frozenset[str]) -> Origin:
    """The origin of the text that the group's copying documents share; names in `without` do not count."""
    question = Question(reading, group, without)
    return next(answer for rule in ORDER if (answer := rule(question)) is not None)


# ── what shows whose text it is ───────────────────────────────────────────────────────────────────────────────────


def _scooped_paper(question: Question) -> Origin | None:
    """The paper from which an agency has the text, where it holds all that the others share."""
    found = scoop(question.reading, question.group)
    if found is None or not _has_all(question.reading, question.group, found[0]):
        return None
    return _first_printed(question.reading, question.group, *found)


def _agency_document(question: Question) -> Origin | None:
    """An agency's own document, where it holds what the others share."""
    return own_document(question.reading, question.group, question.without)


# ── whom the carriers credit ──────────────────────────────────────────────────────────────────────────────────────


def _outweighing_document(question: Question) -> Origin | None:
    """A document whose outlet more carriers credit than any agency."""
    best = question.best
    if not question.is_voted or best is None or not _outweighs(question, best):
        return None
    told = [Evidence("dispute", 0.0, f"others name {vote.name}: {vote.evidence[0].text}") for vote in question.votes]
    return replace(best, evidence=(*best.evidence, *told))


def _unlisted_agency(question: Question) -> Origin | None:
    """An agency that no list knows, where as many carriers credit such a one as credit the first that is known."""
    if not question.is_voted or not (strangers := _strangers(question.reading, question.hidden, question.votes)):
        return None
    return of_an_unnamed_agency(question.reading, strangers, len(question.carried), question.votes[:1])


def _silent_first_printer(question: Question) -> Origin | None:
    """Nobody for certain, where a document that credits nobody was there before all that credit an agency."""
    if not question.is_voted:
        return None
    if (first := _printed_before(question.reading, question.group, question.votes)) is not None:
        return of_a_silent_first_printer(question.reading, first, question.votes)
    if (may := may_be_first(question.reading, question.group)) is not None:
        return of_a_silent_first_printer(question.reading, may[0], question.votes, may[1])
    return None


def _credited_agency(question: Question) -> Origin | None:
    """The agency that the carriers credit; its text is not in the corpus."""
    if not question.is_voted:
        return None
    documents = question.group.documents
    naming = [number for number in documents if next(question.claims.sources_of(number), None)]
    with_own = question.votes_with_own_wires()
    return of_the_credited_agency(question.votes, with_own, documents, {*question.hidden, *naming})


# ── what is left ──────────────────────────────────────────────────────────────────────────────────────────────────


def _likely_document(question: Question) -> Origin | None:
    """The document that can best be the origin, unless it says itself that others made the text with it."""
    best, reading, group = question.best, question.reading, question.group
    if best is None or (
        len(question.hidden) >= question.enough and not speaks_for(best.evidence, "named", "announced")
    ):
        return None
    if (first := best.document) is None:
        return best
    if (together := joint(reading, group, first, question.claims)) is not None:
        return Origin("inferred", None, None, 0.5, (together,))
    if not rests_on_dates(reading, group, best):
        return best
    signed = speaks_for(best.evidence, "byline")
    if (doubt := in_doubt(reading, group, first, question.claims, signed=signed)) is not None:
        return of_a_first_printer(reading, first, doubt)
    return replace(best, confidence=min(BY_DATES, best.confidence))


def _interviewing_agency(question: Question) -> Origin | None:
    """The agency that somebody told what the text tells, where no carrier credits another, nor was told it itself."""
    if question.hidden or len(question.carried) > question.reading.settings.sources.compare_at_most:
        return None
    found = told_to_one_wire(question.reading, question.group)
    if found is None or any(vote.name != found[0] for vote in question.votes):
        return None
    own = any(question.claims.told(number, parts) for number, parts in question.group.carried.items())
    return None if own else Origin("inferred", found[0], None, BY_DATES, found[1])


def _unnamed_agency(question: Question) -> Origin | None:
    """An agency or outlet that some carriers credit and none names."""
    return of_an_unnamed_agency(question.reading, question.hidden, len(question.carried)) if question.hidden else None


def _nobody(question: Question) -> Origin:
    """Nobody: the text is inferred from what its carriers agree on."""
    text = "no document of the corpus is proved to come first, holds all that is shared, or is named by the others"
    told = [Evidence("unknown", 0.0, text)]
    if (sign := given_to_all(question.reading, question.group)) is not None:
        told.append(sign)
    return Origin("inferred", None, None, 0.5, tuple(told))


ORDER: Final[tuple[Callable[[Question], Origin | None], ...]] = (
    _scooped_paper,
    _agency_document,
    _outweighing_document,
    _unlisted_agency,
    _silent_first_printer,
    _credited_agency,
    _likely_document,
    _interviewing_agency,
    _unnamed_agency,
    _nobody,
)
"""The rules in the order in which they are asked; the last one always answers."""


# ── parts of the rules ────────────────────────────────────────────────────────────────────────────────────────────


def _outweighs(question: Question, best: Origin) -> bool:
    """True if more carriers credit the outlet of a document than any agency, or its outlet announced the text first.

    False if the document credits an agency itself.
    """
    document, named = best.document, question.votes
    naming = {number for vote in named for number in vote.documents}
    if document is None or document in naming:
        return False
    others = [number for number in question.group.documents if number != document]
    said = (question.claims.named(number, document) for number in others)
    crediting = sum(found is not None and found[0] == CREDITED for found in said)
    most = max(len(vote.documents) for vote in named)
    if not all(question.reading.before(document, other) for other in others):
        return crediting > most
    return crediting >= most or question.claims.announced(document) is not None


def _printed_before(reading: Reading, group: Group, named: Sequence[Vote]) -> int | None:
    """A document that credits nobody, holds what is shared, and is proved to be earlier than all that name an agency.

    None unless the documents that name one are of other outlets and together have less than one full vote: they have
    more text from elsewhere, of which their credit may speak as well.  A document that prints what somebody told the
    agency has that from the agency, and counts as one that names it.
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
    """True if a document holds what the others share; text that it lacks has a source of its own (`apart`)."""
    return group.held_share(document) >= reading.settings.sources.origin_share


def _first_printed(reading: Reading, group: Group, first: int, shown: Evidence) -> Origin:
    """The origin that `scoop` found, with how much it holds and when it was published."""
    held = group.held_share(first)
    when = f"published {known_time(reading.document(first))}, before all who credit an agency"
    told = [
        Evidence("containment", round(0.3 * held, 3), f"it holds {held:.0%} of what the others share"),
        Evidence("time", 0.2, when),
        shown,
    ]
    return Origin("document", None, first, round(min(0.95, sum(one.weight for one in told)), 3), tuple(told))


def _strangers(reading: Reading, hidden: Sequence[int], named: Sequence[Vote]) -> list[int]:
    """Documents that credit only unlisted agencies, if about as many as the votes of the first name; else none."""
    found = [
        number
        for number in hidden
        if (credit := unnamed(reading, number)) and credit.name == UNLISTED and not credited(reading, number)
    ]
    return found if len(found) > named[0].votes - DISPUTED else []
