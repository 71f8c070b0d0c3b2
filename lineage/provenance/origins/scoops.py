"""A group of documents, some of which credit an agency -> the paper from which the agency has the text, if any.

Agencies take over what their members and others report.  So a paper that credits nobody, and printed the text before
all documents that credit the agency, is its origin if one of these names the paper for it ("the Examiner reported",
"Information from: Examiner"), or if the shared text says what the paper was told.  Without such words, the paper may as
well be an early printer of the agency's report that credits nobody.  Yet all outlets print an agency's report within
hours.  So if the paper is a day ahead, or its own author signs the text, it stays open whose text it is.

Cost: the documents that credit an agency, for each document that is older than all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.named.votes import agencies_credited, unnamed
from lineage.provenance.origins.authors import as_signed, signed_alone
from lineage.provenance.origins.told import told_an_agency, told_in_common, told_it
from lineage.provenance.shared.groups import Group
from lineage.records import Evidence

AHEAD: Final = 24.0
"""Hours before all documents that credit an agency, from which a paper has hardly printed the agency's report."""


def scoop(reading: Reading, group: Group) -> tuple[int, Evidence] | None:
    """The document of a paper from which an agency has the text, and the evidence; None if nothing shows that."""
    if len(group.documents) > reading.settings.sources.compare_at_most:
        return None
    naming = _naming(reading, group)
    for first in _ahead(reading, group, naming):
        for other in naming:
            if (named := names_outlet(reading, other, first, group.carried[other])) is not None:
                text = f"{reading.document(other).key}, which has it from an agency, says {named[1]!r}"
                return first, Evidence("named", 0.4, text)
        if (told := told_in_common(reading, first, group)) is not None:
            return first, Evidence("own", 0.4, f"it says of its own outlet {told!r}, before all who credit an agency")
    return None


def may_be_first(reading: Reading, group: Group) -> tuple[int, str] | None:
    """A paper's document that may be older than the agency's report, and the reason in words; None if there is none."""
    naming = _naming(reading, group)
    for first in _ahead(reading, group, naming):
        if group.held_share(first) < reading.settings.sources.own_share:
            continue
        if (person := signed_alone(reading, first, (n for n in group.documents if n != first))) is not None:
            return first, f"{as_signed(reading, [first], person)} signs it there, and nowhere else"
        ahead = [reading.hours_between(first, other) for other in naming]
        if all(hours is not None and hours >= AHEAD for hours in ahead):
            return first, f"it is {min(filter(None, ahead)):.0f} hours ahead of all who credit an agency"
        if (told := told_it(reading, first, reading.parts_of(first))) is not None:
            return first, f"it says of its own outlet {told!r}"
    return None


def _naming(reading: Reading, group: Group) -> list[int]:
    """The documents that credit an agency, were published by one, or say that somebody told a credited one so.

    An outlet whose texts others print is none here: what it publishes itself it has from nobody in particular.
    """
    crediting = {number: agencies_credited(reading, number, group.documents) for number in group.documents}
    names = set().union(*crediting.values())
    publishers = ((number, reading.publishers[number]) for number in group.documents)
    own = (number for number, agency in publishers if agency is not None and agency.kind != "outlet")
    return sorted({*filter(crediting.get, crediting), *own, *told_an_agency(reading, group, names)})


def _ahead(reading: Reading, group: Group, naming: list[int]) -> Iterator[int]:
    """The documents that credit nobody, and are proved to be older than all documents in `naming`.

    None of an outlet that has a document in `naming`.
    """
    outlets = {reading.document(number).outlet for number in naming}
    for number in group.documents if naming else ():
        silent = reading.document(number).outlet not in outlets and unnamed(reading, number) is None
        if silent and all(reading.before(number, other) for other in naming):
            yield number
