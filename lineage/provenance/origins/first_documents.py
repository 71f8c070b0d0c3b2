"""A group of documents that share text -> the document among them that is the origin of the text, if likely enough.

An agency's own document is the origin if it holds what the others share.  Else the origin is a document that is
earlier than the others, or named by them, or the only one that can be it; or the versions of one outlet together
(`houses`).

Weights are judgements of experience, kept in one table so that they can be read and argued with; the fixtures check
them.  If nothing but its date speaks for the earliest document, any of several signs leaves it open whose text it is
(`in_doubt`); if there is none, the chance that the text is from the earliest document is about even (`BY_DATES`).
Failure mode: two outlets that print an agency's report without a word of credit look like one copying the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lineage.credits import Agency, compiled, listed
from lineage.provenance.case import Reading, known_time
from lineage.provenance.named.votes import credited, unnamed
from lineage.provenance.origins.authors import as_signed, signed_by_another, signed_where_no_other_is
from lineage.provenance.origins.claims import Claims
from lineage.provenance.origins.houses import House, added, houses
from lineage.provenance.origins.same_words import nothing_but_said
from lineage.provenance.origins.third_parties import given_to_all
from lineage.provenance.origins.told import cites_another, told_a_wire
from lineage.provenance.shared.groups import Group
from lineage.provenance.signals import speaks_for
from lineage.records import Evidence, SourceKind

WEIGHTS: Final[Mapping[str, float]] = {
    "containment": 0.3,  # the document holds all that the others share; they do not
    "grown": 0.2,  # it holds all but what a later document added, and others copied from there
    "time": 0.35,  # all other documents are proved to be later
    "named": 0.4,  # another document names its outlet as the source
    "announced": 0.4,  # the text says that its outlet announced what the text tells
    "later": -0.2,  # it is dated later than copies of it: it was revised since, or under embargo
    "names": -0.5,  # it names the outlet of another document as its own source
    "announcer": -0.4,  # another outlet, whose document holds the text as well, announced what the text tells
    "own": 0.1,  # the shared text names its outlet ("told the Gazette")
    "byline": 0.05,  # a person signs it, and no person signs a copy
    "outlet": 0.2,  # all documents are of one outlet, so that no other one need be the source
    "credit": -0.5,  # it credits an agency itself
    "undated": -0.1,
}
BY_DATES: Final = 0.5
"""Highest confidence, 0 to 1, that a text is from its earliest document if nothing but the dates says so: a release
that all print, and a report that one outlet wrote and others took, look the same."""
_WHOLE: Final = 0.5
"""Share of a document's words in the group from which it counts as a copy, whose signature is one under that text: in a
document with less of it, a person may sign what else is there."""
_LEAD = 300  # characters at the beginning of a text in which an update says what time of day it is


@dataclass(frozen=True)
class Origin:
    """Where the text of a group comes from, as far as it is known."""

    kind: SourceKind
    name: str | None  # of the agency or outlet; None if it is not known, or is that of `document`
    document: int | None  # number of the document that is the origin; None if the case does not hold it
    confidence: float  # 0 to 1
    evidence: tuple[Evidence, ...]


def own_document(reading: Reading, group: Group, without: frozenset[str]) -> Origin | None:
    """The origin, if an agency's own document holds enough of what the others share (`sources.own_share`); else None.

    Of several such documents, the one that holds most.  An outlet whose texts other outlets print counts as an agency
    only if a document credits it, which none of its own does.  Agencies named in `without` do not count.
    """
    best: tuple[float, int, Agency] | None = None
    for document in group.documents:
        publisher = reading.publishers[document]
        if publisher is None or publisher.name in without:
            continue
        if publisher.kind == "outlet" and not any(publisher.name in credited(reading, n) for n in group.documents):
            continue
        held = group.held_share(document)
        if best is None or held > best[0] + 1e-9:
            best = (held, document, publisher)
    if best is None or best[0] < reading.settings.sources.own_share:
        return None
    held, document, agency = best
    evidence = [
        Evidence("agency", 0.6, f"{reading.document(document).key} is {agency.name}'s own text"),
        Evidence("containment", round(0.3 * held, 3), f"it holds {held:.0%} of what the others share"),
    ]
    if earlier := [number for number in group.documents if reading.before(number, document)]:
        keys = ", ".join(reading.document(number).key for number in earlier[:3])
        text = f"dated later than {keys}: an earlier version of it was carried"
        evidence.append(Evidence("time", WEIGHTS["later"], text))
    kind: SourceKind = "document" if agency.kind == "outlet" else "agency"
    return Origin(kind, agency.name, document, _total(evidence), tuple(evidence))


def best_document(reading: Reading, group: Group, claims: Claims, without: frozenset[str]) -> Origin | None:
    """The document that is most likely the origin, or None if none is likely enough (`sources.origin_confidence`)."""
    enough, least = reading.settings.sources.origin_share, reading.settings.sources.origin_confidence
    own = (number for number in group.documents if not unnamed(reading, number))
    possible = [number for number in own if _holds(reading, group, number, enough) and not claims.excluded(number)]
    standing = [
        (document, _alone(reading, group, document, enough))
        for document in possible[: reading.settings.sources.compare_at_most]
    ]
    for house in houses(reading, group, claims):
        if house.held >= enough and not any(unnamed(reading, version) for version in house.versions):
            standing.append((house.first, _together(reading, house)))
    found = [
        (document, [*evidence, *_signals(reading, group, document, claims, without)]) for document, evidence in standing
    ]
    if not found:
        return None
    document, evidence = min(found, key=lambda one: (-_total(one[1]), part_of_day(reading, one[0]), one[0]))
    asked = "own" not in {signal.signal for signal in evidence}
    most = _total(evidence) + (WEIGHTS["own"] if asked else 0)
    if not speaks_for(evidence, "time", "named", "announced") or most < least:
        return None  # not even what it says of its own outlet, which takes longest to find out, would be enough
    if asked and (told := claims.told_in_common(document)) is not None:
        evidence.append(Evidence("own", WEIGHTS["own"], f"it says of its own outlet {told!r}"))
    if _total(evidence) < least:
        return None
    return Origin("document", None, document, min(0.95, _total(evidence)), tuple(evidence))


def rests_on_dates(reading: Reading, group: Group, best: Origin) -> bool:
    """True if nothing but dates says that a text is of the owner of its origin, and not of another of the group."""
    several = len({reading.owner(number) for number in group.documents}) > 1
    return several and not speaks_for(best.evidence, "named", "announced", "own")


def in_doubt(reading: Reading, group: Group, first: int, claims: Claims, *, signed: bool) -> Evidence | None:
    """Why a document that is the origin by its date alone may not be it; None if nothing speaks against it.

    The reasons: a third party gave the text to all; the document cites an agency within it; the documents of other
    owners have nothing of it word for word but what somebody said; one of them says that its own outlet was told what
    it tells; a person signs such a copy.  Two more reasons hold unless a person signs the document, and nobody a copy
    (`signed`): somebody told an agency what it tells; a document of another owner holds the text and, as far as the
    dates tell, is as early.
    """
    if (sign := given_to_all(reading, group)) is not None:
        return sign
    if (cited := cites_another(reading, group, first)) is not None:
        return cited
    if (alike := nothing_but_said(reading, group, first)) is not None:
        return alike
    strangers = [number for number in group.documents if reading.owner(number) != reading.owner(first)]
    for other in strangers:
        if (told := claims.told(other, group.carried[other])) is not None:
            return Evidence(
                "told", 0.0, f"{reading.document(other).key}, though later, says of its own outlet {told!r}"
            )
    if (other_hand := signed_by_another(reading, first, _copies(reading, group, strangers))) is not None:
        other, person = other_hand
        return Evidence(
            "signature", 0.0, f"{as_signed(reading, [other], person)} signs it in {reading.document(other).key}"
        )
    if signed:
        return None
    if (wire := told_a_wire(reading, group)) is not None:
        return wire
    enough = reading.settings.sources.origin_share
    for other in strangers:
        if not reading.before(first, other) and group.held_share(other) >= enough:
            keys = f"{reading.document(first).key} and {reading.document(other).key}"
            return Evidence("tie", 0.0, f"{keys} hold the same, and no date tells which was first")
    return None


def _copies(reading: Reading, group: Group, documents: Sequence[int]) -> list[int]:
    """Those of the documents that are hardly more than the group's text."""
    return [n for n in documents if sum(group.carried[n].values()) >= _WHOLE * reading.total_words[n]]


def _holds(reading: Reading, group: Group, document: int, enough: float) -> bool:
    """True if a document holds the share `enough` of what the others share, apart from what they added later."""
    return (
        group.held_share(document) >= enough or group.held_share(document, added(reading, group, (document,))) >= enough
    )


def _alone(reading: Reading, group: Group, document: int, enough: float) -> Iterator[Evidence]:
    """Evidence for a document: how much of the text it holds, and how many documents of other owners it precedes.

    That it precedes other documents of its own house counts only if there are no others.
    """
    others = _others(reading, [number for number in group.documents if number != document], document)
    held = group.held_share(document)
    if held >= enough:
        yield Evidence("containment", WEIGHTS["containment"], f"it holds {held:.0%} of what the others share")
    else:
        held = group.held_share(document, added(reading, group, (document,)))
        text = f"it holds {held:.0%} of what the others share, apart from what was added later"
        yield Evidence("containment", WEIGHTS["grown"], text)
    if proved := [other for other in others if reading.before(document, other)]:
        weight = round(WEIGHTS["time"] * len(proved) / len(others), 3)
        yield Evidence("time", weight, _time_text(reading, document, proved, others))


def _others(reading: Reading, documents: Sequence[int], one: int) -> Sequence[int]:
    """Those of the documents that are of another owner than `one`; all of them if none is."""
    return [number for number in documents if reading.owner(number) != reading.owner(one)] or documents


def _together(reading: Reading, house: House) -> Iterator[Evidence]:
    """Evidence for all versions of one outlet: how much they hold together, and how many documents they precede."""
    outlet = reading.document(house.first).outlet
    held = f"in {len(house.versions)} versions {outlet} holds {house.held:.0%} of what other outlets print"
    yield Evidence("containment", WEIGHTS["containment"], held)
    others = _others(reading, house.others, house.first)
    if proved := [number for number in house.proved if number in others]:
        weight = round(WEIGHTS["time"] * len(proved) / len(others), 3)
        text = f"a version is earlier than each of {len(proved)} of {len(others)} documents of others"
        yield Evidence("time", weight, text)


def _signals(reading: Reading, group: Group, document: int, claims: Claims, without: frozenset[str]) -> list[Evidence]:
    """Further evidence for and against a document as the origin, apart from what it holds and whom it precedes."""
    evidence = [*_claimed(reading, group, document, claims)]
    outlet = reading.document(document).outlet
    if _speaks_of(reading, group, document, outlet):
        evidence.append(Evidence("own", WEIGHTS["own"], f"the shared text speaks of {outlet} itself"))
    strangers = [number for number in group.documents if reading.owner(number) != reading.owner(document)]
    if strangers and (person := signed_where_no_other_is(reading, document, strangers)) is not None:
        text = f"{as_signed(reading, [document], person)} signs it, and nobody signs a copy"
        evidence.append(Evidence("byline", WEIGHTS["byline"], text))
    if len({reading.document(number).outlet for number in group.documents}) == 1:
        evidence.append(Evidence("outlet", WEIGHTS["outlet"], "all documents are of one outlet"))
    if credits := credited(reading, document).keys() - without:
        evidence.append(Evidence("credit", WEIGHTS["credit"], f"it credits {', '.join(sorted(credits))} itself"))
    if not known_time(reading.document(document)):
        evidence.append(Evidence("undated", WEIGHTS["undated"], "it has no date"))
    return evidence


def _speaks_of(reading: Reading, group: Group, document: int, outlet: str) -> bool:
    """True if a sentence of a document that others of the group have as well holds the name of its outlet."""
    text = reading.document(document).text
    return any(group.is_common(reading, document, name.start()) for name in re.finditer(re.escape(outlet), text))


def _claimed(reading: Reading, group: Group, document: int, claims: Claims) -> Iterator[Evidence]:
    """Evidence for and against a document as the origin from what the documents say about whose text it is."""
    naming = [(found, number) for number in group.documents if (found := claims.named(number, document))]
    announced = claims.announced(document)
    (strength, words), other = max(naming, key=lambda entry: (entry[0][0], -entry[1]), default=((0.0, ""), 0))
    if strength == 1 or (strength and not announced):  # a copy of an announcement names its outlet for that, too
        weight = round(WEIGHTS["named"] * (strength + 1) / 2, 3)
        yield Evidence("named", weight, f"{reading.document(other).key} says {words!r}")
    if announced:
        yield Evidence("announced", WEIGHTS["announced"], f"the text says {announced!r}")
    if earlier := claims.earlier(document):
        keys = ", ".join(reading.document(number).key for number in earlier[:3])
        yield Evidence("time", WEIGHTS["later"], f"dated later than {keys}: an earlier version of it was carried")
    if named := next(claims.sources_of(document), None):
        yield Evidence("named", round(WEIGHTS["names"] * named[0], 3), f"it says {named[1]!r} itself")
    announcer = claims.announcer(document, reading.settings.sources.origin_share)
    if announcer is not None:
        key = reading.document(announcer).key
        yield Evidence("announced", WEIGHTS["announcer"], f"{key} announced it: {claims.announced(announcer)!r}")


def part_of_day(reading: Reading, document: int) -> int:
    """The hour, 0 to 23, that the first lines suggest ("shortly before noon"); 24 if they suggest none.

    Often nothing else tells apart the updates of one outlet on one day.  The hour breaks ties and proves nothing.
    """
    found = compiled(r"\b(?a:{hours})\b").search(reading.document(document).text[:_LEAD])
    return listed("hours")[found[0].lower()] if found else 24


def _total(evidence: Sequence[Evidence]) -> float:
    return round(sum(signal.weight for signal in evidence), 3)


def _time_text(reading: Reading, document: int, proved: Sequence[int], others: Sequence[int]) -> str:
    when = known_time(reading.document(document))
    if len(proved) == len(others):
        return f"published {when}, before all others"
    unknown = [other for other in others if other not in proved and not reading.before(other, document)]
    rest = "; of the rest the order is not known" if unknown else ""
    return f"published {when}, before {len(proved)} of {len(others)} others{rest}"
