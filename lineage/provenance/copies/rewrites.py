"""A statement that several documents tell -> which of them say that they are rewrites of another one's report.

A rewrite shares no wording with its model, and looks like a second report on one event.  But if a document tells nearly
all of another one, in its order, and names that one's outlet as the source ("Source: Orrin Herald"), it says what no
comparison of words shows.  A mere citation is not enough: two reporters at one table may cite one another.

Cost: for each pair of documents of which one tells nearly all of the other, the forms in which outlets credit one
another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lineage.provenance.case import Reading
from lineage.provenance.copies.statements import Statement, retold
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.named.places import CREDITED
from lineage.provenance.shared.meetings import Paraphrase
from lineage.records import RETOLD, Evidence


class Rewrites(NamedTuple):
    """A document and its rewrites."""

    giver: int
    takers: Mapping[int, tuple[Evidence, ...]]  # rewrite -> the evidence that it is one


def rewrites(reading: Reading, statement: Statement, told: Sequence[Paraphrase]) -> Rewrites | Evidence | None:
    """The document of a statement with the most rewrites among the others, and these rewrites.

    If no document says that it is a rewrite, but one tells nearly all of another: evidence that it may be one.  None if
    no document tells nearly all of another.
    """
    pairs = retold(reading, statement, told)
    signals: dict[int, dict[int, tuple[Evidence, ...]]] = {}  # giver -> taker -> why
    for one, other, much in pairs:
        for taker, giver in ((one, other), (other, one)):
            if (named := _credits(reading, statement, taker, giver)) is not None:
                keys = reading.document(taker).key, reading.document(giver).key
                text = f"{keys[0]} and {keys[1]} tell the same in one order: {much:.0%} of one of them is in the other"
                why = Evidence(RETOLD, 0.3, text), Evidence("named", 0.4, f"{keys[0]} says {named!r}")
                signals.setdefault(giver, {}).setdefault(taker, why)
    if signals:
        giver, takers = max(signals.items(), key=lambda entry: (len(entry[1]), -entry[0]))
        return Rewrites(giver, takers)
    if not pairs:
        return None
    one, other, much = pairs[0]
    keys = reading.document(one).key, reading.document(other).key
    text = f"{much:.0%} of {keys[0]} is told in the same order by {keys[1]}: one may be a rewrite of the other"
    return Evidence(RETOLD, 0.3, text)


def _credits(reading: Reading, statement: Statement, taker: int, giver: int) -> str | None:
    """The words by which a document credits the outlet of another as its source; None if there are none.

    None as well if both have one owner, or the dates prove that `taker` is earlier.
    """
    if reading.owner(taker) == reading.owner(giver) or reading.before(taker, giver):
        return None
    named = names_outlet(reading, taker, giver, statement.parts_of(reading, (taker,)))
    return named[1] if named is not None and named[0] == CREDITED else None
