"""A case -> the case with more credits: those that only show to somebody who knows which name to look for.

"Source: the Orrin Herald" is a credit, and "Source: the harbour board" is none; what tells them apart is that another
carrier of the same text says that it first appeared in the Orrin Herald.  So a name that documents give as their
source's, and that no list has as an agency's, is looked for in all documents that share text with these, in the forms
in which outlets credit one another.  Outlets of the case itself are looked for elsewhere (`outlet_credits.naming`), and
so are the issuers of releases.

Cost: linear in the case for each such name; a search for a few words in each document that is looked at.  Failure mode:
a name that is given only in forms that no list has stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lineage.credits import (
    UNNAMED_RELEASE,
    CreditRules,
    beginnings,
    fewest_hints,
    is_short_for,
    names_alike,
    spellings_of,
)
from lineage.provenance.case import Case
from lineage.provenance.named.outlet_credits import credit_to
from lineage.provenance.named.votes import NAMELESS
from lineage.records import Credit


def with_revealed(case: Case, rules: CreditRules) -> Case:
    """The case, with credits added for names that neighbouring documents give as their source's."""
    found: dict[int, list[Credit]] = {}
    folded: dict[int, str] = {}
    for name, givers in sorted(_names(case, rules).items()):
        spelt = spellings_of(name, None, rules.agencies.named(name))
        if spelt is None:
            continue
        hints, begun = fewest_hints(spelt.hints), beginnings(name)
        for number in sorted(case.neighbours.of(givers) - givers):
            document = case.by_id[number].document
            if number not in folded:
                folded[number] = f"{document.author or ''}\n{document.text}".casefold()
            held = folded[number]
            if not any(hint in held for hint in hints) or not all(beginning in held for beginning in begun):
                continue
            credit = credit_to(name, spelt, document, rules)
            own = credit and (is_short_for(name, document.outlet) or is_short_for(document.outlet, name))
            if credit is not None and not own:
                found.setdefault(number, []).append(credit)
    if not found:
        return case
    documents = (item._replace(credits=(*item.credits, *found.get(item.id, ()))) for item in case.documents)
    return replace(case, documents=tuple(documents))


def _names(case: Case, rules: CreditRules) -> Mapping[str, set[int]]:
    """Name of a source, if it may be an outlet's outside of the case -> ids of the documents that credit it."""
    found: dict[str, set[int]] = {}
    for item in case.documents:
        for credit in item.credits:
            if credit.role == "carries" and _is_outlet(credit, rules):
                found.setdefault(credit.name, set()).add(item.id)
    if not found:
        return found
    here = frozenset().union(*map(names_alike, case.outlets))
    return {name: givers for name, givers in found.items() if here.isdisjoint(names_alike(name))}


def _is_outlet(credit: Credit, rules: CreditRules) -> bool:
    if credit.name in NAMELESS or credit.name == UNNAMED_RELEASE or credit.rule.startswith("release-"):
        return False
    agency = rules.agencies.named(credit.name)
    return agency is None or agency.kind == "outlet"
