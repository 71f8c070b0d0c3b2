"""A document that carries text of a source -> what there is to know before its credit is judged.

Of which house it is, how much it has and how late, whom it names, who handed the text on, and what others say of it.
Cost: the other carriers that it may name.
"""

from __future__ import annotations

from itertools import pairwise

from lineage.credits import is_release, said_in
from lineage.provenance.audits.ledger import Ledger
from lineage.provenance.named.outlet_credits import FIRST_HAND, Naming
from lineage.provenance.named.places import CITED, CREDITED
from lineage.provenance.named.votes import credited
from lineage.provenance.origins.third_parties import GIVEN, SIGNED, is_signed
from lineage.records import Credit, SourceMember

MUCH = 0.5
"""Share of its words that a document must have from a source to be blamed for it where only dates speak: whoever has a
fifth in common with an earlier one quotes with it, nearly always, the same speech, poll or report."""
LATE = 1.0
"""Hours behind another printer from which a document may have its text from there; papers of one group, and all who
are served by one hand, print within minutes."""
HANDED_ON = 0.5
"""Weight of a credit to who handed the text on, against that of one to the source."""


class Member:
    """A document that carries text of a source."""

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
        """Whether its own publisher has the earliest known copy, or one that may be the earliest."""
        house = [carrier for carrier in self.carriers if carrier in self.sisters]
        if (giver := self.giver) is not None:
            return giver in house or any(self._may_precede(one, giver) for one in house)
        return any(not any(self.reading.before(other, one) for other in self.carriers) for one in house)

    def _may_precede(self, one: int, giver: int) -> bool:
        """Whether a document is dated earlier than the origin, and than all who credit that."""
        if not self.reading.before(one, giver):
            return False
        crediting = (other for other in self.carriers if other != one and self.reading.before(other, one))
        named = (self.ledger.named_as(other, self.index, giver) for other in crediting)
        return not any(found is not None and found.strength >= CREDITED for found in named)

    def is_credited(self) -> bool:
        """Whether the origin, or, where nobody is it, another carrier credits this one's outlet, whatever the dates."""
        asked = self.carriers if self.giver is None else [self.giver]
        found = (self.ledger.named_as(other, self.index, self.number) for other in asked if other != self.number)
        return any(named is not None and named.strength >= CREDITED for named in found)

    def is_much(self) -> bool:
        """Whether it has so much of the text that it has it from somebody, even where only dates speak."""
        return self.share >= MUCH

    def is_given_to_all(self) -> bool:
        """Whether a third party may have given the text to all who print it."""
        signs = {signal.signal for signal in self.source.evidence}
        return GIVEN in signs or (SIGNED in signs and is_signed(self.reading, self.number))

    def names_of(self, other: int) -> set[str]:
        """Whom another carrier credits, or which agency it is."""
        publisher = self.ledger.publishers[other]
        return {*credited(self.reading, other), *([publisher] if publisher else [])}

    def says_whose_it_is(self) -> bool:
        """Whether it credits an outlet of the case whose words these are not: both may be rewrites of its report."""
        others = self.ledger.namers.may_name(self.number) - self.sisters - set(self.carriers)
        found = (self.ledger.named_as(self.number, self.index, other) for other in sorted(others))
        return any(named is not None and named.strength >= CITED for named in found)

    def is_late(self, other: int) -> bool:
        """Whether it came so long after a carrier of another owner that it may have the text from there."""
        if other in self.sisters:
            return False
        hours = self.reading.hours_between(other, self.number)
        return hours is not None and (hours >= LATE or not self.reading.has_hours((other, self.number)))

    def is_shown(self) -> bool:
        """Whether more than its date says that the text is the first printer's own."""
        return any(
            signal.signal in ("named", "announced", "own", "byline") and signal.weight > 0
            for signal in self.source.evidence
        )

    def announced_by(self, giver: int) -> str | None:
        """The words by which it says that all is from a release, where its source is one."""
        if not self.ledger.is_announced(self.index) and not is_release(self.reading.document(giver)):
            return None
        return said_in(self.reading.document(self.number).text, self.reading.document(giver).text)

    def naming(self, other: int) -> Naming | None:
        return self.ledger.named_as(self.number, self.index, other)

    def handed_on(self) -> tuple[float, str] | None:
        """That it credits another carrier, who may have handed the text on, or a sister of the origin; how surely."""
        giver = self.giver
        may = self.ledger.namers.may_name(self.number)
        asked = (carrier for carrier in self.carriers if carrier in may and carrier not in (self.number, giver))
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
        """Whom it credits in place of the source."""
        if giver is not None and self.reading.case.owners.get(outlet) == self.reading.owner(giver):
            return f"{self.key} says {quoted(named)}: {outlet} is a sister of {self.reading.document(giver).outlet}"
        whose = self.source.name if giver is None else self.reading.document(giver).outlet
        origin = f", though not {whose}, whose text it is" if whose else ""
        return f"{self.key} credits {outlet}, which carries this text{origin}: {quoted(named)}"

    def cited(self, name: str) -> Credit | None:
        """Where it cites an agency as the first to report what it tells, or in a passage that it took, or in the one
        before ("The agency reported:")."""
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
        """Who may be credited for an agency's text as well, where its own document is held.

        Who carries it, and whom that document credits, or somebody beside the agency.  Others who credit the same wrong
        one alone vouch for nothing.
        """
        others = [carrier for carrier in self.carriers if carrier != self.number]
        found = {name for other in others if (name := self.ledger.publishers[other])}
        found |= {self.reading.document(other).outlet for other in others}
        for other in others:
            names = credited(self.reading, other).keys()
            found |= names if other == own or self.source.name in names else set()
        return found

    def named_by_others(self) -> set[str]:
        """Whom the other carriers are or credit, but for those of whom they carry another text.

        Nor for agencies whose own text on the matter is held and is another one.
        """
        held = {name for name in self.ledger.publishers if name}
        others = [carrier for carrier in self.carriers if carrier != self.number]
        here = {name for other in others if (name := self.ledger.publishers[other])}
        found = {self.reading.document(other).outlet for other in others}
        for other in others:
            found |= credited(self.reading, other).keys() - self.ledger.elsewhere(other, self.index) - (held - here)
        return found

    def nobody(self) -> str:
        """That it credits nobody; what it cites in its text is no credit, but it is said."""
        cited = next((credit for credit in self.reading.documents[self.number].credits if credit.role == "cites"), None)
        if cited is None:
            return f"{self.key} names nobody where credits stand"
        return f"{self.key} cites {cited.name} ({cited.text!r}), but names nobody where credits stand"


def quoted(named: Naming) -> str:
    """The words that name an outlet, as evidence quotes them."""
    return f"{named.words!r} in its {named.field}" if named.field else f"{named.words!r}"
