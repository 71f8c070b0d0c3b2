"""A document that carries text of a source -> what has to be known before its credit is judged.

Whether its own owner may have the text first, how much of the text it has and how late, whom it names, which carrier
handed the text on, and what the other carriers say.  Cost: linear in the other carriers that it may name.
"""

from __future__ import annotations

from itertools import pairwise

from lineage.credits import is_release, said_in
from lineage.provenance.audits.ledger import Ledger
from lineage.provenance.named.introductions import introductions, is_in_own_name, names_somebody
from lineage.provenance.named.outlet_credits import FIRST_HAND, Naming, is_cited_in_short
from lineage.provenance.named.places import CITED, CREDITED
from lineage.provenance.named.votes import WEAK_RULES, credited
from lineage.provenance.origins.third_parties import GIVEN, SIGNED, is_signed
from lineage.provenance.signals import speaks_for
from lineage.records import Credit, SourceMember

MUCH = 0.5
"""Share of its words that a document must have from a source to be blamed if only dates speak for the source: documents
with a fifth of their words in common nearly always quote the same speech, poll or report."""
LATE = 1.0
"""Hours after another carrier from which a document may have its text from there; papers of one owner, and all that are
served by one agency, print within minutes."""
HANDED_ON = 0.5
"""Weight of a credit to a carrier that handed the text on, where a credit to the source has 1."""


class Member:
    """A document that carries text of a source, with the questions that its verdict depends on."""

    def __init__(self, ledger: Ledger, index: int, member: SourceMember, number: int) -> None:
        self.ledger = ledger
        self.reading = ledger.reading
        self.index = index
        self.source = ledger.sources[index]
        self.number = number
        self.through = None if member.through is None else self.reading.number_of[member.through]
        self.share = member.share
        self.key = self.reading.document(number).key
        self.giver = None if self.source.document is None else self.reading.number_of[self.source.document]
        self.carriers = ledger.carriers[index]
        self.sisters = ledger.sisters(number)

    def is_of_the_house(self) -> bool:
        """True if the document's own outlet or owner has the earliest known copy, or one that may be the earliest."""
        house = [carrier for carrier in self.carriers if carrier in self.sisters]
        if (giver := self.giver) is not None:
            return giver in house or any(self._may_precede(one, giver) for one in house)
        return any(not any(self.reading.before(other, one) for other in self.carriers) for one in house)

    def _may_precede(self, one: int, giver: int) -> bool:
        """True if a document is dated earlier than the origin, and than all carriers that credit the origin."""
        if not self.reading.before(one, giver):
            return False
        crediting = (other for other in self.carriers if self.reading.before(other, one))
        named = (self.ledger.named_as(other, self.index, giver) for other in crediting)
        return not any(found is not None and found.strength >= CREDITED for found in named)

    def is_credited(self) -> bool:
        """True if the origin, or, without an origin, another carrier credits this document's outlet, at any date."""
        asked = self.carriers if self.giver is None else [self.giver]
        found = (self.ledger.named_as(other, self.index, self.number) for other in asked)
        return any(named is not None and named.strength >= CREDITED for named in found)

    def is_cited(self) -> bool:
        """True if another house's carrier cites this document's outlet for what it took: "the Ledger reported"."""
        asked = [other for other in self.carriers if other not in self.sisters]
        found = (self.ledger.named_as(other, self.index, self.number) for other in asked)
        if any(named is not None and named.strength >= CITED for named in found):
            return True
        mine, ledger = self.reading.document(self.number), self.ledger
        return any(
            is_cited_in_short(self.reading, ledger.copy(other, self.index, mine.outlet), mine.outlet, mine.url)
            for other in asked
            if self.number in ledger.namers.may_name(other)
        )

    def is_merely_drawn_on(self, name: str) -> bool:
        """True if only documents of this document's house credit an agency, and all of them as a mere contributor."""
        credits = {other: credited(self.reading, other).get(name) for other in self.carriers}
        given = {other: found[1].rule for other, found in credits.items() if found is not None}
        return given.keys() <= self.sisters and WEAK_RULES.issuperset(given.values())

    def is_much(self) -> bool:
        """True if so much of the document comes from the source that it can be blamed even if only dates speak."""
        return self.share >= MUCH

    def is_given_to_all(self) -> bool:
        """True if a third party may have given the text to all carriers, or to all that sign it, as this one does."""
        signs = {signal.signal for signal in self.source.evidence}
        return GIVEN in signs or (SIGNED in signs and is_signed(self.reading, self.number))

    def names_of(self, other: int) -> set[str]:
        """The names that another carrier credits, and that of the agency that published it itself."""
        publisher = self.ledger.publishers[other]
        return {*credited(self.reading, other), *([publisher] if publisher else [])}

    def says_whose_it_is(self) -> bool:
        """True if the document names as its source an outlet of the case that does not carry this text.

        Then the document and its source may both be rewrites of that outlet's report.
        """
        others = self.ledger.namers.may_name(self.number) - self.sisters - set(self.carriers)
        found = (self.ledger.named_as(self.number, self.index, other) for other in sorted(others))
        return any(named is not None and named.strength >= CITED for named in found)

    def is_late(self, other: int) -> bool:
        """True if a carrier came so much earlier that the document may have the text from there."""
        hours = self.reading.hours_between(other, self.number)
        return hours is not None and (hours >= LATE or not self.reading.has_hours((other, self.number)))

    def is_shown(self) -> bool:
        """True if more than its date says that the text is the origin's own."""
        return speaks_for(self.source.evidence, "named", "announced", "own")

    def is_signed_there(self) -> bool:
        """True if a person signs the text in the origin, and nobody signs a copy."""
        return speaks_for(self.source.evidence, "byline")

    def announced_by(self, giver: int) -> str | None:
        """The words by which the document says that its text is from a release, if the origin is one; else None."""
        if not self.ledger.is_announced(self.index) and not is_release(self.reading.document(giver)):
            return None
        return said_in(self.reading.document(self.number).text, self.reading.document(giver).text)

    def naming(self, other: int) -> Naming | None:
        return self.ledger.named_as(self.number, self.index, other)

    def handed_on(self) -> tuple[float, str] | None:
        """A credit to another carrier, which may have handed the text on, or to an outlet of the origin's owner.

        The weight of the credit and the words of the evidence; None if the document gives no such credit.
        """
        giver = self.giver
        asked = self.ledger.namers.may_name(self.number).intersection(self.carriers) - {self.number, giver}
        for other in sorted(asked, key=lambda other: (other != self.through, other)):
            if self.source.name and self.ledger.publishers[other] == self.source.name:
                continue
            enough = CREDITED if self.reading.before(self.number, other) else CITED
            if (named := self.naming(other)) is not None and named.strength >= enough:
                return named.strength * HANDED_ON, self._instead(self.reading.document(other).outlet, named, giver)
        for outlet in () if giver is None else self._outlets_of_the_house(giver):
            named = self.ledger.naming(self.number, self.index, outlet, None)
            if named is not None and named.strength >= CITED:
                return named.strength * HANDED_ON, self._instead(outlet, named, giver)
        return None

    def _outlets_of_the_house(self, giver: int) -> list[str]:
        owner = self.reading.owner(giver)
        return sorted(outlet for outlet, owned in self.reading.case.owners.items() if owned == owner)

    def _instead(self, outlet: str, named: Naming, giver: int | None) -> str:
        """The evidence that the document credits another outlet in place of the source."""
        if giver is not None and self.reading.case.owners.get(outlet) == self.reading.owner(giver):
            return f"{self.key} says {quoted(named)}: {outlet} is a sister of {self.reading.document(giver).outlet}"
        whose = self.source.name if giver is None else self.reading.document(giver).outlet
        origin = f", though not {whose}, whose text it is" if whose else ""
        return f"{self.key} credits {outlet}, which carries this text{origin}: {quoted(named)}"

    def cited(self, name: str) -> Credit | None:
        """A citation of the source, an agency of this name, that does as a credit; None if the document has none.

        It cites the agency as the first to report what it tells, or stands in a passage that the document took, or in
        the passage before such a one ("The agency reported:").
        """
        parts = self.reading.parts
        taken = self.ledger.taken.get(self.number, {}).get(self.index, set())
        own = self.reading.parts_of(self.number)
        leading = {before for before, part in pairwise(own) if part in taken}
        near = [parts[part][2:4] for part in taken | leading]
        found = [credit for credit in self.reading.documents[self.number].credits if credit.name == name]
        first = (credit for credit in found if credit.rule in FIRST_HAND)
        beside = (
            credit for credit in found if credit.start is not None and any(a <= credit.start < b for a, b in near)
        )
        return next(first, None) or next(beside, None)

    def vouched_for(self, own: int) -> set[str]:
        """Names that may be credited for an agency's text as well as the agency, whose own document is `own`.

        These are the other carriers, the names that `own` credits, and the names that another carrier credits beside
        the agency.  Carriers that credit the same wrong name and not the agency vouch for nothing.
        """
        others = [carrier for carrier in self.carriers if carrier != self.number]
        found = {name for other in others if (name := self.ledger.publishers[other])}
        found |= {self.reading.document(other).outlet for other in others}
        for other in others:
            names = credited(self.reading, other).keys()
            found |= names if other == own or self.source.name in names else set()
        return found

    def named_by_others(self) -> set[str]:
        """Names that the other carriers bear, or credit for this text.

        Without names that a carrier may credit for another text that it carries, and without agencies of which the case
        holds documents, but none that carries this text.
        """
        held = {name for name in self.ledger.publishers if name}
        others = [carrier for carrier in self.carriers if carrier != self.number]
        here = {self.ledger.publishers[other] for other in others}
        found = {self.reading.document(other).outlet for other in others}
        for other in others:
            found |= credited(self.reading, other).keys() - self.ledger.elsewhere(other, self.index) - (held - here)
        return found

    def is_introduced(self) -> bool:
        """True if it introduces what it took in somebody's name: "The Orrin Herald has the details:"."""
        taken = self.ledger.taken.get(self.number, {}).get(self.index, set())
        others = [carrier for carrier in self.carriers if carrier not in self.sisters]
        said = introductions(self.reading, self.number, taken, others)
        own = self.reading.spellings(self.number)
        foreign = (one for one in said if not is_in_own_name(one, own))
        return names_somebody(foreign, self.reading.rules) is not None

    def nobody(self) -> str:
        """The evidence that the document credits nobody; if it cites somebody in its text, it says whom."""
        cited = next((credit for credit in self.reading.documents[self.number].credits if credit.role == "cites"), None)
        if cited is None:
            return f"{self.key} names nobody where credits stand"
        return f"{self.key} cites {cited.name} ({cited.text!r}), but names nobody where credits stand"


def quoted(named: Naming) -> str:
    """The words that name an outlet, as evidence quotes them."""
    return f"{named.words!r} in its {named.field}" if named.field else f"{named.words!r}"
