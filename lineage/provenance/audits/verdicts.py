"""A carrier of a source's text -> whether it credits the source, with the words that say so.

An outlet owes no credit to itself or to a sister, an agency none for its own text, and whoever may have written a text,
or whose own house may, owes none for it.  Who names the paper that he copied has given a credit, even if that paper had
the text elsewhere, and so has who cites an agency where he takes its words.  A credit that names another agency than
the source is misattributed only if none of the other carriers names that agency for this text.

Where nothing but dates says whose an outlet's text is, only who has much of it, and is not minutes behind, is blamed;
who credits the agency by way of which he has a paper's text has given a credit.

That nobody is named is said only where a search for the name finds nothing; a name in a form that is no known credit is
quoted.  Cost: the other carriers that it may name.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from lineage.credits import UNNAMED_RELEASE, is_release, is_short_for, said_in
from lineage.provenance.audits.ledger import Ledger
from lineage.provenance.named.outlet_credits import FIRST_HAND, Naming
from lineage.provenance.named.places import ALONE, CITED, CREDITED
from lineage.provenance.named.votes import credited
from lineage.provenance.origins.authors import persons
from lineage.provenance.origins.third_parties import GIVEN, SIGNED, is_signed
from lineage.records import AuditVerdict, Credit, Evidence, SourceMember

MUCH = 0.5
"""Share of its words that a document must have from a source to be blamed for it where only dates speak: whoever has a
fifth in common with an earlier one quotes with it, nearly always, the same speech, poll or report."""
LATE = 1.0
"""Hours behind another printer from which a document may have its text from there; papers of one group, and all who
are served by one hand, print within minutes."""
_SYNDICATE = "syndicat"
"""Part of the names of those who sell what others sign."""
DATES = "dates"
"""The signal of a verdict that blames somebody where nothing but dates says whose the text is."""
HANDED_ON = 0.5
"""Weight of a credit to who handed the text on, against that of one to the source."""

Verdict = tuple[AuditVerdict, Evidence]


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
        self.carriers = ledger.carriers[index]
        self.sisters = ledger.sisters(number)

    def _signs_a_column(self, name: str) -> bool:
        """Whether who signs it signs it elsewhere for the same syndicate, and so owes no more than the signature.

        The author is a guest of all who print him; of agencies, whose reporters sign as well, this does not hold.
        """
        if _SYNDICATE not in name.casefold():
            return False
        mine = persons(self.reading, self.number)
        others = (other for other in self.carriers if other not in self.sisters)
        return any(
            not mine.isdisjoint(persons(self.reading, other)) and name in credited(self.reading, other)
            for other in others
        )

    def verdict(self) -> Verdict | None:
        """Whether it credits the source, with the words that say so; None where it owes nobody a credit."""
        if self.source.name is not None:
            mine = self.reading.document(self.number).outlet
            if self.ledger.publishers[self.number] == self.source.name or is_short_for(self.source.name, mine):
                return None
            found = self._on_agency(self.source.name)
            return None if found[0] == "uncredited" and self._signs_a_column(self.source.name) else found
        giver = None if self.source.document is None else self.reading.number_of[self.source.document]
        if giver is not None and giver not in self.sisters:  # a credit is one, though the page be dated earlier
            named = self._naming(giver)
            quotes = self.reading.borrows(self.number, self.reading.document(giver).outlet)
            if named is not None and named.strength >= (CITED if quotes else CREDITED):
                return self._says(named)
        if giver is None and (agreed := self._as_others_do()) is not None:
            return agreed
        if self._is_of_the_house() or self._is_credited():
            return None
        return self._on_nobody() if giver is None else self._on_document(giver)

    def _is_of_the_house(self) -> bool:
        """Whether its own publisher has the earliest known copy, or one that may be the earliest."""
        house = [carrier for carrier in self.carriers if carrier in self.sisters]
        if self.source.document is not None:
            giver = self.reading.number_of[self.source.document]
            return giver in house or any(self._may_precede(one, giver) for one in house)
        return any(not any(self.reading.before(other, one) for other in self.carriers) for one in house)

    def _may_precede(self, one: int, giver: int) -> bool:
        """Whether a document is dated earlier than the origin, and than all who credit that."""
        if not self.reading.before(one, giver):
            return False
        crediting = (other for other in self.carriers if other != one and self.reading.before(other, one))
        named = (self.ledger.named_as(other, self.index, giver) for other in crediting)
        return not any(found is not None and found.strength >= CREDITED for found in named)

    def _is_credited(self) -> bool:
        """Whether the origin, or, where nobody is it, another carrier credits this one's outlet, whatever the dates."""
        origin = self.source.document
        asked = self.carriers if origin is None else [self.reading.number_of[origin]]
        found = (self.ledger.named_as(other, self.index, self.number) for other in asked if other != self.number)
        return any(named is not None and named.strength >= CREDITED for named in found)

    def _is_much(self) -> bool:
        """Whether it has so much of the text that it has it from somebody, even where only dates speak."""
        return self.share >= MUCH

    def _is_given_to_all(self) -> bool:
        """Whether a third party may have given the text to all who print it."""
        signs = {signal.signal for signal in self.source.evidence}
        return GIVEN in signs or (SIGNED in signs and is_signed(self.reading, self.number))

    # ── a text of which nobody can tell whose it is ───────────────────────────────────────────────────────────────

    def _as_others_do(self) -> Verdict | None:
        """That it credits the agency that all others do who credit any, whatever the dates of those who credit none."""
        mine = credited(self.reading, self.number)
        naming = {other: self._names_of(other) for other in self.carriers if other not in self.sisters}
        naming = {other: names for other, names in naming.items() if names}
        if naming and (agreed := mine.keys() & set.intersection(*naming.values())):
            strength, credit = mine[min(agreed)]
            text = f"{self.key} credits {min(agreed)} in its {credit.place}: {credit.text!r}"
            others = self.reading.document(min(naming)).key
            return "credited", Evidence("credit", strength, f"{text}; so does {others}, and nobody credits another")
        return None

    def _on_nobody(self) -> Verdict | None:
        """That it lacks the signature that the text has elsewhere; where nothing tells whose it is, nobody is asked."""
        signed = next((signal for signal in self.source.evidence if signal.signal == SIGNED), None)
        if signed is None or self._is_given_to_all() or not self._is_much():
            return None
        if not any(map(self._is_late, self.carriers)):
            return None
        if credited(self.reading, self.number) or self._handed_on() is not None:
            return None
        return "uncredited", Evidence("credit", 0.5, f"{self._nobody()}, nor who signs the text: {signed.text}")

    def _names_of(self, other: int) -> set[str]:
        """Whom another carrier credits, or which agency it is."""
        publisher = self.ledger.publishers[other]
        return {*credited(self.reading, other), *([publisher] if publisher else [])}

    # ── an outlet's text ──────────────────────────────────────────────────────────────────────────────────────────

    def _on_document(self, giver: int) -> Verdict | None:
        outlet = self.reading.document(giver).outlet
        named = self._naming(giver)
        if named is not None and named.strength >= ALONE:
            return self._says(named)
        if (instead := self._handed_on()) is not None:
            return "credited", Evidence("named", *instead)
        if (said := self._announced_by(giver)) is not None:
            text = f"{self.key} says {said!r}: it rests on a release, and {outlet} issued it"
            return "credited", Evidence("named", CITED, text)
        mine = credited(self.reading, self.number).keys()
        if agencies := {name for name in mine if self.ledger.rules.agencies.named(name) is not None}:
            return self._by_an_agency(giver, agencies)
        if named is not None:
            return self._in_no_form(outlet, named) if self._is_much() else None
        if mine:
            text = f"{self.key} credits {', '.join(sorted(mine))}, and nowhere names {outlet}"
            return "uncredited", Evidence("credit", 0.4, text)
        if self._is_shown():
            return "uncredited", Evidence("credit", 0.8, f"{self.key} nowhere names {outlet}")
        if not self._is_much() or not self._is_late(giver) or self._says_whose_it_is():
            return None
        text = f"{self.key} nowhere names {outlet}; that the text is {outlet}'s, nothing but the dates tells"
        return "uncredited", Evidence(DATES, 0.4, text)

    def _says_whose_it_is(self) -> bool:
        """Whether it credits an outlet of the case whose words these are not: both may be rewrites of its report."""
        others = self.ledger.namers.may_name(self.number) - self.sisters - set(self.carriers)
        found = (self.ledger.named_as(self.number, self.index, other) for other in sorted(others))
        return any(named is not None and named.strength >= CITED for named in found)

    def _is_late(self, other: int) -> bool:
        """Whether it came so long after a carrier of another owner that it may have the text from there."""
        if other in self.sisters:
            return False
        hours = self.reading.hours_between(other, self.number)
        return hours is not None and (hours >= LATE or not self.reading.has_hours((other, self.number)))

    def _by_an_agency(self, giver: int, mine: AbstractSet[str]) -> Verdict | None:
        """That it credits the agency by way of which it has the text, where another of the agency's carriers tells.

        No other credit to an agency is known to be wrong.
        """
        outlet = self.reading.document(giver).outlet
        for other in self.carriers:
            theirs = credited(self.reading, other).keys() | {self.ledger.publishers[other]}
            if other == self.number or theirs.isdisjoint(mine):
                continue
            if (named := self.ledger.named_as(other, self.index, giver)) is not None and named.strength >= CITED:
                names = ", ".join(sorted(mine))
                text = f"{self.key} credits {names}, as does {self.reading.document(other).key}, which says of {outlet}"
                return "credited", Evidence("named", HANDED_ON, f"{text} {_quoted(named)}")
        return None

    def _is_shown(self) -> bool:
        """Whether more than its date says that the text is the first printer's own."""
        return any(
            signal.signal in ("named", "announced", "own", "byline") and signal.weight > 0
            for signal in self.source.evidence
        )

    def _announced_by(self, giver: int) -> str | None:
        """The words by which it says that all is from a release, where its source is one."""
        if not self.ledger.is_announced(self.index) and not is_release(self.reading.document(giver)):
            return None
        return said_in(self.reading.document(self.number).text, self.reading.document(giver).text)

    def _says(self, named: Naming) -> Verdict:
        return "credited", Evidence("named", named.strength, f"{self.key} says {_quoted(named)}")

    def _in_no_form(self, outlet: str, named: Naming) -> Verdict:
        text = f"{self.key} names {outlet}, but not in a form that is known as a credit for this text"
        return "uncredited", Evidence("credit", 0.3, f"{text}: {_quoted(named)}")

    def _naming(self, other: int) -> Naming | None:
        return self.ledger.named_as(self.number, self.index, other)

    def _handed_on(self) -> tuple[float, str] | None:
        """That it credits another carrier, who may have handed the text on, or a sister of the origin; how surely."""
        document = self.source.document
        giver = None if document is None else self.reading.number_of[document]
        may = self.ledger.namers.may_name(self.number)
        asked = (carrier for carrier in self.carriers if carrier in may and carrier not in (self.number, giver))
        for other in sorted(asked, key=lambda other: (other != self.through, other)):
            if self.source.name and self.ledger.publishers[other] == self.source.name:
                continue
            enough = CREDITED if self.reading.before(self.number, other) else CITED
            if (named := self._naming(other)) is not None and named.strength >= enough:
                return named.strength * HANDED_ON, self._instead(self.reading.document(other).outlet, named, giver)
        for outlet in () if giver is None else self._sisters(giver):
            named = self.ledger.naming(self.number, self.index, outlet, None)
            if named is not None and named.strength >= CITED:
                return named.strength * HANDED_ON, self._instead(outlet, named, giver)
        return None

    def _sisters(self, giver: int) -> list[str]:
        owner = self.reading.owner(giver)
        return sorted(outlet for outlet, owned in self.reading.case.owners.items() if owned == owner)

    def _instead(self, outlet: str, named: Naming, giver: int | None) -> str:
        """Whom it credits in place of the source."""
        if giver is not None and self.reading.case.owners.get(outlet) == self.reading.owner(giver):
            return f"{self.key} says {_quoted(named)}: {outlet} is a sister of {self.reading.document(giver).outlet}"
        whose = self.source.name if giver is None else self.reading.document(giver).outlet
        origin = f", though not {whose}, whose text it is" if whose else ""
        return f"{self.key} credits {outlet}, which carries this text{origin}: {_quoted(named)}"

    # ── an agency's text ──────────────────────────────────────────────────────────────────────────────────────────

    def _on_agency(self, name: str) -> Verdict:
        mine = credited(self.reading, self.number)
        if name in mine:
            strength, credit = mine[name]
            return "credited", Evidence(
                "credit", strength, f"{self.key} credits {name} in its {credit.place}: {credit.text!r}"
            )
        if self.ledger.is_outlet(name):  # others print it, and name it in their own ways
            named_outlet = self.ledger.naming(self.number, self.index, name, None)
            if named_outlet is not None and named_outlet.strength >= ALONE:
                return self._says(named_outlet)
            if named_outlet is not None and not mine:
                return self._in_no_form(name, named_outlet)
        if (instead := self._handed_on()) is not None:
            return "credited", Evidence("named", *instead)
        if not mine and (cited := self._cited(name)) is not None:
            first = cited.rule in FIRST_HAND
            how = "as the first to report it" if first else "beside what it took"
            strength = CREDITED if first else CITED
            return "credited", Evidence("named", strength, f"{self.key} cites {name} {how}: {cited.text!r}")
        if not mine:
            return "uncredited", Evidence("credit", 0.8, f"{self._nobody()}; the text is {_whose(name)}")
        named = ", ".join(sorted(mine))
        wrong = mine.keys() - self.ledger.elsewhere(self.number, self.index)
        if not wrong:
            text = f"{self.key} credits {named}, whose other text it carries, but not {name}, whose text this is"
            return "uncredited", Evidence("credit", 0.4, text)
        held = self.source.document
        if held is not None and self._vouched_for(self.reading.number_of[held]).isdisjoint(wrong):
            document = self.reading.document(self.reading.number_of[held]).key
            text = f"{self.key} credits {named}, and the text is {_whose(name)}: {document} is its own"
            return "misattributed", Evidence("credit", 0.7, text)
        if self._named_by_others().isdisjoint(wrong):
            text = f"{self.key} credits {named}; nobody else who carries this text does so for it"
            return "misattributed", Evidence("credit", 0.7, f"{text}, and it is {_whose(name)}")
        text = f"{self.key} credits {named}, who carries this text or is credited by others who do, but not {name}"
        return "uncredited", Evidence("credit", 0.4, text)

    def _cited(self, name: str) -> Credit | None:
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

    def _vouched_for(self, own: int) -> set[str]:
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

    def _named_by_others(self) -> set[str]:
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

    def _nobody(self) -> str:
        """That it credits nobody; what it cites in its text is no credit, but it is said."""
        cited = next((credit for credit in self.reading.documents[self.number].credits if credit.role == "cites"), None)
        if cited is None:
            return f"{self.key} names nobody where credits stand"
        return f"{self.key} cites {cited.name} ({cited.text!r}), but names nobody where credits stand"


def _quoted(named: Naming) -> str:
    return f"{named.words!r} in its {named.field}" if named.field else f"{named.words!r}"


def _whose(name: str) -> str:
    """Whose a text is, behind "it is"."""
    return f"that of a {name}" if name == UNNAMED_RELEASE else f"{name}'s"
