"""A group of documents, some of which credit an agency -> the paper from which the agency has the text, if any.

Agencies take over what their members and others report.  So a paper that credits nobody, and printed the text before
all who credit the agency, is its origin where one of these names that paper for it ("the Examiner reported",
"Information from: Examiner"), or where the text that they share says what the paper was told.  Where neither shows it,
an agency's report may as well have been printed early by somebody who is silent about it: a wire is printed within
hours by all, so that a paper that is a day ahead, or whose own author signs, leaves it open whose text it is.

Cost: the documents that credit an agency, for each one that is older than all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.credits import CreditRules
from lineage.provenance.case import Reading
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.named.votes import agencies_credited, unnamed
from lineage.provenance.origins.authors import as_signed, signed_alone
from lineage.provenance.origins.first_documents import published_by
from lineage.provenance.origins.told import told_an_agency, told_it
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

AHEAD: Final = 24.0
"""Hours by which a paper is ahead of all who credit an agency, from which it has hardly printed its report."""


def scoop(reading: Reading, group: Group, rules: CreditRules) -> tuple[int, Evidence] | None:
    """The paper from which an agency has what the two share, and what shows it."""
    if len(group.documents) > reading.settings.sources.compare_at_most:
        return None
    naming = _naming(reading, group, rules)
    for first in _ahead(reading, group, naming):
        for other in naming:
            taken = group.carried[other]
            if taken and (named := names_outlet(reading, other, first, taken, rules)) is not None:
                text = f"{reading.document(other).key}, which has it from an agency, says {named[1]!r}"
                return first, Evidence("named", 0.4, text)
        if (told := told_it(reading, first, rules, group.carried[first])) is not None:
            return first, Evidence("own", 0.4, f"it says of its own outlet {told!r}, before all who credit an agency")
    return None


def may_be_first(reading: Reading, group: Group, rules: CreditRules) -> tuple[int, str] | None:
    """A paper that may have had the text before the agency, and why it may."""
    naming = _naming(reading, group, rules)
    for first in _ahead(reading, group, naming):
        if group.held_share(first) < reading.settings.sources.own_share:
            continue
        if (person := signed_alone(reading, first, (n for n in group.documents if n != first))) is not None:
            return first, f"{as_signed(reading, [first], person)} signs it there, and nowhere else"
        ahead = [reading.hours_between(first, other) for other in naming]
        if all(hours is not None and hours >= AHEAD for hours in ahead):
            return first, f"it is {min(filter(None, ahead)):.0f} hours ahead of all who credit an agency"
        if (told := told_it(reading, first, rules, reading.parts_of(first))) is not None:
            return first, f"it says of its own outlet {told!r}"
    return None


def _naming(reading: Reading, group: Group, rules: CreditRules) -> list[int]:
    """The documents that credit an agency, are its own, or print that somebody told it something."""
    crediting = {number: agencies_credited(reading, number, group.documents, rules) for number in group.documents}
    names = set().union(*crediting.values())
    own = (number for number in group.documents if published_by(reading, number, rules) is not None)
    return sorted({*filter(crediting.get, crediting), *own, *told_an_agency(reading, group, names)})


def _ahead(reading: Reading, group: Group, naming: list[int]) -> Iterator[int]:
    """The documents that credit nobody, and are proved to be older than all who do."""
    outlets = {reading.document(number).outlet for number in naming}
    for number in group.documents:
        if naming and number not in naming and reading.document(number).outlet not in outlets:
            silent = unnamed(reading, number) is None
            if silent and all(reading.before(number, other) for other in naming):
                yield number
