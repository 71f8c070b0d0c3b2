"""A case -> the case with the name in each credit replaced by the full name of the agency or outlet that it means.

"This article first appeared in the Chronicle" means the Wexby Chronicle if that is the only outlet of such a name among
those that print the same text, or, if none of these has such a name, in the case.  If there are two such outlets,
nobody can tell which one is meant, and the credit names nobody (`votes.NAMELESS`).  Nor does a credit to an agency that
no list knows ("LOWMERE (HNS) —"), unless documents of two owners sign so: then the agency has the name that they give
it.  Spellings of one name ("The Orrin Herald", "ORRIN HERALD") become one.  An issuer that writes "PRESS RELEASE" above
a text of its own credits nobody: that credit is dropped.  A document that shares text with a release which a service
sent out, and says that somebody said so in a press release, cites that service: that credit is added.

Cost: a look at every credit; for each name of no list one at the outlets of the case; for each credit that may mean one
of them another at the documents that share text with the crediting one.
Failure mode: a short form of an outlet that the corpus does not hold is taken for an outlet of such a name that it
holds.
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
"""Number of characters at the beginning of a release in which its issuer is named."""
SAID_IN_RELEASE: Final = "release-said"
"""Id of the rule for citations of a release: "the company said in a press release that …"."""
_SAID: Final = r"(?<!\w)(?:in|dans|en|em|i|per)\s(?:{article}\s)?{release}(?!\w)"


def named_in_full(case: Case, rules: CreditRules) -> Case:
    """The case, with credits by the full names of the agencies and outlets that they mean."""
    names = _Names(case, rules)
    documents = tuple(names.settled(item) for item in case.documents)
    return case if documents == case.documents else replace(case, documents=documents)


class _Names:
    """The names in the credits of a case, and the agencies and outlets that they mean."""

    def __init__(self, case: Case, rules: CreditRules) -> None:
        self._case = case
        self._listed = rules.agencies
        self._signing: dict[str, set[str]] = {}  # name that no list knows -> owners of the documents that credit it
        spelt: dict[str, Counter[str]] = {}
        for item in case.documents:
            for credit in item.credits:
                if credit.role == "carries" and credit.name not in NAMELESS and self._listed.meant(credit.name) is None:
                    outlet = item.document.outlet
                    alike = _alike(credit.name)
                    self._signing.setdefault(alike, set()).add(case.owners.get(outlet, outlet))
                    spelt.setdefault(alike, Counter())[credit.name] += 1
        self._releases = {item.id: names for item in case.documents if (names := self._services(item))}
        self._written = {alike: _best(forms) for alike, forms in spelt.items()}  # name -> how most write it

    def settled(self, item: CaseDocument) -> CaseDocument:
        """The document with its credits by full names."""
        cited = self._cited_release(item) if self._releases and item.id not in self._releases else None
        if not item.credits and cited is None:
            return item
        credits = tuple(credit for credit in item.credits if not _is_of_issuer(credit, item))
        settled = tuple(self._settled(credit, item) for credit in credits)
        return item._replace(credits=settled if cited is None else (*settled, cited))

    def _services(self, item: CaseDocument) -> set[str]:
        """The names of the release services that a document credits or is published by."""
        publisher = self._listed.publisher(item.document.outlet, item.document.url)
        agencies = (publisher, *(self._listed.meant(credit.name) for credit in item.credits))
        return {agency.name for agency in agencies if agency is not None and agency.kind == "release"}

    def _cited_release(self, item: CaseDocument) -> Credit | None:
        """The words "said in a release" in a document, as a citation of a release service; None if they cite none.

        They cite a service if the document shares text with releases that this service alone sent out.
        """
        cited = compiled(_SAID).search(item.document.text)
        if cited is None:
            return None
        near = self._case.neighbours.of({item.id}) & self._releases.keys()
        names: set[str] = set().union(*(self._releases[number] for number in near))
        if len(names) != 1:
            return None
        return Credit(min(names), " ".join(cited[0].split()), *cited.span(), "body", "cites", SAID_IN_RELEASE)

    def _settled(self, credit: Credit, item: CaseDocument) -> Credit:
        if credit.rule in UNLISTED_RULES and len(self._signing[_alike(credit.name)]) < 2:
            return credit._replace(name=UNLISTED)
        if credit.role != "carries" or credit.name in NAMELESS or self._listed.meant(credit.name) is not None:
            return credit
        found = meant(self._case, item, credit.name)
        if found and credit.rule not in UNLISTED_RULES:
            return credit._replace(name=min(found) if len(found) == 1 else EITHER)
        return credit._replace(name=self._written[_alike(credit.name)])


def _best(forms: Mapping[str, int]) -> str:
    """The form that stands in most credits; forms in capitals only if there is no other."""
    return min(forms, key=lambda form: (form.isupper(), -forms[form], form))


def _alike(name: str) -> str:
    """A key that is equal for all spellings of one name: "The Orrin Herald", "Orrin Herald", "ORRIN HERALD"."""
    return min(filter(None, names_alike(name)), key=lambda form: (len(form), form), default=name)


def meant(case: Case, item: CaseDocument, name: str) -> set[str]:
    """The outlets that a document may mean by a name: among documents that share text with it, else in the case."""
    whole, short = _bearers(name, case.outlets)
    others = (whole | short) - {item.document.outlet}
    if not others:
        return set()
    near = others & {case.by_id[number].document.outlet for number in case.neighbours.of({item.id})}
    return set(whole & near or near or whole & others or others)


@lru_cache(maxsize=256)
def _bearers(name: str, outlets: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The outlets whose whole name this may be, and the outlets for which it may be short."""
    whole = frozenset(outlet for outlet in outlets if same_outlet(name, outlet))
    return whole, frozenset(outlet for outlet in outlets if is_short_for(name, outlet))


def _is_of_issuer(credit: Credit, item: CaseDocument) -> bool:
    """True if a credit merely says that its document is a release, which names its publisher at the beginning."""
    document = item.document
    lead = f"{document.title or ''}\n{document.text[:_LEAD]}"
    return credit.name == UNNAMED_RELEASE and is_issued_by(document.outlet, document.url, lead)
