"""A case -> the same case, in which each credit bears the name of whom its documents show that it means.

"This article first appeared in the Chronicle": that is the Wexby Chronicle, where it is the one outlet of such a name
among those who print the same text, or else in the case.  Of two such outlets nobody can tell which is meant, and the
credit names nobody (`votes.NAMELESS`).  So does one to an agency that no list knows ("LOWMERE (HNS) —"), unless
documents of two houses sign so: then it is called as they call it.  Spellings of one name ("The Orrin Herald", "ORRIN
HERALD") are one.  And an issuer credits nobody by the words "PRESS RELEASE" above a text of its own.  Who shares text
with a release that a service sent out, and says that somebody said so in a press release, cites that service.

Cost: a look at every credit; for each name of no list one at the outlets of the case, for each credit that may mean one
of them another at those who share text with its document.
Failure mode: a short form of an outlet that the corpus does not hold is taken for the one of such a name that it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from lineage.credits import (
    UNLISTED_RULES,
    UNNAMED_RELEASE,
    CreditRules,
    compiled,
    is_issued_by,
    is_short_for,
    names_alike,
    same_outlet,
)
from lineage.provenance.case import Case, CaseDocument
from lineage.provenance.named.votes import EITHER, NAMELESS, UNLISTED
from lineage.records import Credit

_LEAD: Final = 400
"""Characters of a release in which its issuer is named."""
SAID_IN_RELEASE: Final = "release-said"
"""Rule of a citation of a release: "the company said in a press release that …"."""
_SAID: Final = r"(?<!\w)(?:in|dans|en|em|i|per)\s(?:{article}\s)?{release}(?!\w)"


def named_in_full(case: Case, rules: CreditRules) -> Case:
    """The case, with credits by the names of those whom they mean."""
    names = _Names(case, rules)
    documents = tuple(names.settled(item) for item in case.documents)
    return case if documents == case.documents else replace(case, documents=documents)


class _Names:
    """Whom the documents of a case call by which name."""

    def __init__(self, case: Case, rules: CreditRules) -> None:
        self._case = case
        self._listed = rules.agencies
        self._signing: dict[str, set[str]] = {}  # name that no list knows -> owners of those who sign with it
        self._vouched: set[str] = set()  # such names in credits that are no mere signatures
        spelt: dict[str, Counter[str]] = {}
        for item in case.documents:
            for credit in item.credits:
                if credit.role == "carries" and credit.name not in NAMELESS and self._listed.meant(credit.name) is None:
                    outlet = item.document.outlet
                    alike = _alike(credit.name)
                    if credit.rule not in UNLISTED_RULES:
                        self._vouched.add(alike)
                    self._signing.setdefault(alike, set()).add(case.owners.get(outlet, outlet))
                    spelt.setdefault(alike, Counter())[credit.name] += 1
        self._releases = {item.id: names for item in case.documents if (names := self._services(item))}
        self._written = {alike: _best(forms) for alike, forms in spelt.items()}  # name -> how most write it

    def settled(self, item: CaseDocument) -> CaseDocument:
        """A document with its credits by full names."""
        cited = self._cited_release(item) if self._releases and item.id not in self._releases else None
        if not item.credits and cited is None:
            return item
        credits = tuple(credit for credit in item.credits if not _is_of_issuer(credit, item))
        settled = tuple(self._settled(credit, item) for credit in credits)
        return item._replace(credits=settled if cited is None else (*settled, cited))

    def _services(self, item: CaseDocument) -> set[str]:
        """The services for releases that a document credits, or is published by."""
        publisher = self._listed.publisher(item.document.outlet, item.document.url)
        agencies = (publisher, *(self._listed.meant(credit.name) for credit in item.credits))
        return {agency.name for agency in agencies if agency is not None and agency.kind == "release"}

    def _cited_release(self, item: CaseDocument) -> Credit | None:
        """Where a document says what somebody said in a release, if it shares text with one that a service sent out."""
        said = compiled(_SAID).search(item.document.text)
        if said is None:
            return None
        near = self._case.neighbours.of({item.id}) & self._releases.keys()
        names: set[str] = set().union(*(self._releases[number] for number in near))
        if len(names) != 1:
            return None
        return Credit(min(names), " ".join(said[0].split()), *said.span(), "body", "cites", SAID_IN_RELEASE)

    def _settled(self, credit: Credit, item: CaseDocument) -> Credit:
        if credit.rule in UNLISTED_RULES and not self._is_known(_alike(credit.name)):
            return credit._replace(name=UNLISTED)
        if credit.role != "carries" or credit.name in NAMELESS or self._listed.meant(credit.name) is not None:
            return credit
        found = meant(self._case, item, credit.name)
        if found and credit.rule not in UNLISTED_RULES:
            return credit._replace(name=min(found) if len(found) == 1 else EITHER)
        return credit._replace(name=self._written[_alike(credit.name)])

    def _is_known(self, alike: str) -> bool:
        """Whether a signature of no list names somebody: two houses sign so, or another credit says the same."""
        return alike in self._vouched or len(self._signing[alike]) > 1


def _best(forms: Mapping[str, int]) -> str:
    """The form that stands in most credits, not in capitals if another one is there."""
    return min(forms, key=lambda form: (form.isupper(), -forms[form], form))


def _alike(name: str) -> str:
    """What is common to the spellings of one name: "The Orrin Herald", "Orrin Herald", "ORRIN HERALD"."""
    return min(filter(None, names_alike(name)), key=lambda form: (len(form), form), default=name)


def meant(case: Case, item: CaseDocument, name: str) -> set[str]:
    """The outlets of other documents that a document may mean by a name: of those who print the same, else of all."""
    whole, short = _bearers(name, case.outlets)
    others = (whole | short) - {item.document.outlet}
    if not others:
        return set()
    near = others & {case.by_id[number].document.outlet for number in case.neighbours.of({item.id})}
    return set(whole & near or near or whole & others or others)


@lru_cache(maxsize=256)
def _bearers(name: str, outlets: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the outlets that a name may mean by the whole of it, and by part of it."""
    whole = frozenset(outlet for outlet in outlets if same_outlet(name, outlet))
    return whole, frozenset(outlet for outlet in outlets if is_short_for(name, outlet))


def _is_of_issuer(credit: Credit, item: CaseDocument) -> bool:
    """Whether a release says of itself that it is one: at its beginning it names the outlet that publishes it."""
    document = item.document
    lead = f"{document.title or ''}\n{document.text[:_LEAD]}"
    return credit.name == UNNAMED_RELEASE and is_issued_by(document.outlet, document.url, lead)
