"""Lineage of a case and two of its documents -> which draws on the other, why, and how sure that is.

The answer is often "nobody can know": two outlets that take one agency's text, or hear one speaker, draw on neither of
the two.  A document is called the model of another only if it is the agency's own text, is proved to be earlier, is
named, or is the one whose slips and additions the other repeats; never one that is proved to be later, unless the other
names it, whose page may bear the date of a revision.  Of two versions of one outlet the later one is the update.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lineage.provenance.case import Case, known_time
from lineage.provenance.signals import speaks_for
from lineage.records import RETOLD, Direction, Document, Evidence, Lineage, Source, SourceMember
from lineage.times import is_before

_WAYS: Final = ("slips", "additions", "handed on")
"""Signals that tell by way of whom a text came."""
_PROOFS: Final = ("time", "named", "correction", *_WAYS)
"""Signals that prove which of two documents draws on the other."""
_WAY: Final = 0.45
"""How sure it is that a text came by way of another carrier, before these signals; they stay below 1."""


def direction(case: Case, lineage: Lineage, a: int, b: int) -> Direction:
    """Which of the documents `a` and `b` the other draws on; `origin` is None where that cannot be known.

    Of several sources that both belong to, the one that tells most decides: one with a direction before one without,
    then the one with more words.
    """
    heads = {item.id: item.document for item in case.documents}
    found = [
        answer for index, source in enumerate(lineage.sources) for answer in _answers(index, source, (a, b), heads)
    ]
    if not found:
        return Direction(None, None, 0.0, "They have no source in common.", ())
    return min(found, key=lambda entry: (entry[1].origin is None, -entry[0]))[1]


def _answers(
    index: int, source: Source, pair: tuple[int, int], heads: dict[int, Document]
) -> Iterator[tuple[int, Direction]]:
    """What a source says on two documents, if both are its members, and how many words it rests on."""
    members = {member.document: member for member in source.members if member.document in pair}
    if len(members) == 2:
        answer = _of_source(index, source, members, heads)
        yield min(member.words for member in members.values()), answer


def _of_source(index: int, source: Source, members: dict[int, SourceMember], heads: dict[int, Document]) -> Direction:
    one, other = members.values()
    keys = {number: head.key for number, head in heads.items()}
    if one.role == "quotes" or other.role == "quotes":
        reason = "Both tell the same statement; nothing says that one copied the other."
        if any(signal.signal == RETOLD for signal in source.evidence):
            reason = "One tells nearly all that the other does, in its order: it may be a rewrite."
        return Direction(None, index, source.confidence, reason, source.evidence)
    for giver, taker in ((one, other), (other, one)):
        if taker.through == giver.document:
            reason = f"{keys[taker.document]} has it by way of {keys[giver.document]}."
            return Direction(giver.document, index, _of_the_way(taker), reason, taker.evidence)
        if giver.role == "origin" and _is_outrun(giver, taker, heads):
            return _of_versions(index, source, (taker, giver), heads)
        if giver.role == "origin":
            return _from_origin(index, source, (giver, taker), keys)
    name = source.name or (keys[source.document] if source.document is not None else None)
    reason = (
        f"Both take it from the same source, {name}; nothing says that one had it from the other."
        if name
        else "Both print one text, and nothing tells whose it is: the one's, the other's, or that of somebody else."
    )
    return Direction(None, index, source.confidence, reason, (*source.evidence, *one.evidence, *other.evidence))


def _is_outrun(origin: SourceMember, taker: SourceMember, heads: dict[int, Document]) -> bool:
    """Whether a member is proved to be earlier than the origin, and does not name it, or is of its own outlet."""
    first, last = heads[taker.document], heads[origin.document]
    named = speaks_for(taker.evidence, "named")
    return is_before(known_time(first), known_time(last)) and (first.outlet == last.outlet or not named)


def _of_versions(
    index: int, source: Source, pair: tuple[SourceMember, SourceMember], heads: dict[int, Document]
) -> Direction:
    """Of a member and the origin, which is dated later: an update of the one, or a later version of what it carries."""
    earlier, later = pair
    evidence: tuple[Evidence, ...] = (*source.evidence, *earlier.evidence)
    first, last = heads[earlier.document], heads[later.document]
    if first.outlet == last.outlet:
        reason = f"{last.key} draws on {first.key}: it is a later version of it, of the same outlet."
        return Direction(earlier.document, index, earlier.confidence, reason, evidence)
    reason = f"Both have one text, and {last.key}, which has most of it, is dated later than {first.key}."
    return Direction(None, index, source.confidence, reason, evidence)


def _of_the_way(taker: SourceMember) -> float:
    """How sure it is that a member has the text by way of the one that is named, which is less than that it has it."""
    told = sum(signal.weight for signal in taker.evidence if signal.signal in _WAYS)
    return round(min(taker.confidence, _WAY + told), 3)


def _from_origin(
    index: int, source: Source, pair: tuple[SourceMember, SourceMember], keys: dict[int, str]
) -> Direction:
    origin, taker = pair
    evidence: tuple[Evidence, ...] = (*source.evidence, *taker.evidence)
    confidence = round(min(source.confidence, taker.confidence), 3)
    proved = speaks_for(taker.evidence, *_PROOFS)
    if source.kind != "agency" and not proved:
        reason = "One of them holds the other's text, but nothing proves which came first."
        return Direction(None, index, confidence, reason, evidence)
    how = f"{keys[taker.document]} draws on {keys[origin.document]}"
    if taker.through is not None and taker.through != origin.document:
        how += f", by way of {keys[taker.through]}"
    return Direction(origin.document, index, confidence, how + ".", evidence)
