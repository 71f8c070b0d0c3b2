"""A case -> the same case, with credits that only show where one knows which name to look for.

"Source: the Orrin Herald" is a credit, and "Source: the harbour board" is none; what tells them apart is that another
carrier of the same text says that it first appeared in the Orrin Herald.  So a name that documents give their source,
and that no list has as an agency's, is looked for in all who share text with these, in the forms in which outlets
credit one another.  Outlets of the case itself are asked about elsewhere (`outlet_credits.naming`), and so is who
issued a release.

Cost: linear in the case for each such name; a search for a few words in each document that is asked.  Failure mode: a
name that is given in a form of no list and by nobody else stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from lineage.credits import UNNAMED_RELEASE, CreditRules, is_short_for, names_alike, spellings_of
from lineage.provenance.case import Case
from lineage.provenance.named.namers import fewest_hints
from lineage.provenance.named.outlet_credits import credit_to
from lineage.provenance.named.votes import NAMELESS
from lineage.records import CasePassage, Credit


def with_revealed(case: Case, rules: CreditRules) -> Case:
    """The case, with credits to names that other documents beside theirs give their source."""
    found: dict[int, list[Credit]] = {}
    neighbours = _Neighbours(case)
    folded: dict[int, str] = {}
    for name, givers in sorted(_names(case, rules).items()):
        spelt = spellings_of(name, None, rules.agencies.named(name))
        if spelt is None:
            continue
        hints, beginnings = fewest_hints(spelt.hints), _beginnings(name)
        for number in sorted(neighbours.of(givers) - givers):
            document = case.documents[number].document
            if number not in folded:
                folded[number] = f"{document.author or ''}\n{document.text}".casefold()
            held = folded[number]
            if not any(hint in held for hint in hints) or not all(beginning in held for beginning in beginnings):
                continue
            credit = credit_to(name, spelt, document, rules)
            own = credit and (is_short_for(name, document.outlet) or is_short_for(document.outlet, name))
            if credit is not None and not own:
                found.setdefault(number, []).append(credit)
    if not found:
        return case
    documents = (
        item._replace(credits=(*item.credits, *found.get(number, ()))) for number, item in enumerate(case.documents)
    )
    return replace(case, documents=tuple(documents))


def _beginnings(name: str) -> list[str]:
    """What the longer words of a name begin with, in whatever case: all of it stands where the name does.

    Many papers are called Chronicle.  Of names that addresses spell otherwise ("muenchner") nothing is asked.
    """
    words = re.findall(r"\w{4,}", name.casefold()) if name.isascii() else []
    return [word[: max(4, len(word) - 2)] for word in words if word not in _LEFT_OUT]  # the rest may be inflected


_LEFT_OUT = frozenset(("news", "online"))
"""Words that names of outlets lose (`outlet_names`)."""


def _names(case: Case, rules: CreditRules) -> Mapping[str, set[int]]:
    """Names that documents give their source as outlets are named -> these documents."""
    found: dict[str, set[int]] = {}
    for number, item in enumerate(case.documents):
        for credit in item.credits:
            if credit.role == "carries" and _is_outlet(credit, rules):
                found.setdefault(credit.name, set()).add(number)
    if not found:
        return found
    here = frozenset().union(*(names_alike(item.document.outlet) for item in case.documents))
    return {name: givers for name, givers in found.items() if here.isdisjoint(names_alike(name))}


def _is_outlet(credit: Credit, rules: CreditRules) -> bool:
    if credit.name in NAMELESS or credit.name == UNNAMED_RELEASE or credit.rule.startswith("release-"):
        return False
    agency = rules.agencies.named(credit.name)
    return agency is None or agency.kind == "outlet"


class _Neighbours:
    """Who shares passages or sentences with whom."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, numbers: Collection[int]) -> set[int]:
        """The documents that share something with one of these, and these themselves."""
        passages = [passage for number in numbers for passage in self._case.documents[number].passages]
        wordings = {passage.wording for passage in passages if passage.wording}
        wordings |= {other for wording in wordings for other in self._linked.get(wording, ())}
        having = (self._with.get(wording, set()) for wording in wordings)
        met = (self._met.get(passage.id, set()) for passage in passages)
        return set(numbers).union(*having, *met)

    def _passages(self) -> Iterator[tuple[int, CasePassage]]:
        for number, item in enumerate(self._case.documents):
            for passage in item.passages:
                yield number, passage

    @cached_property
    def _with(self) -> Mapping[int, set[int]]:
        """Wording -> documents that have it."""
        found: dict[int, set[int]] = {}
        for number, passage in self._passages():
            if passage.wording:
                found.setdefault(passage.wording, set()).add(number)
        return found

    @cached_property
    def _linked(self) -> Mapping[int, set[int]]:
        """Wording -> wordings that share most of their words with it."""
        found: dict[int, set[int]] = {}
        for pair in self._case.wordings:
            found.setdefault(pair.left, set()).add(pair.right)
            found.setdefault(pair.right, set()).add(pair.left)
        return found

    @cached_property
    def _met(self) -> Mapping[int, set[int]]:
        """Passage -> documents with a sentence that says what one of its own does."""
        of = {passage.id: number for number, passage in self._passages()}
        found: dict[int, set[int]] = {}
        for one, other, *_ in self._case.sentences:
            found.setdefault(one, set()).add(of[other])
            found.setdefault(other, set()).add(of[one])
        return found
