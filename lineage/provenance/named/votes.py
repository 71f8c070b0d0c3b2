"""Documents of a group and their credits -> the agencies that are named as the source of their text, and by which.

Each document that credits an agency votes for it.  A dateline, a byline or a copyright line is a full vote, "with files
from" half a vote; the vote is in proportion to how much of the document belongs to the group.  The agency with the most
votes names the source.  Outlets are named in ways of their own (`outlet_credits`).

Cost: linear in the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from lineage.credits import UNNAMED_AGENCY, UNNAMED_RELEASE, names_alike
from lineage.provenance.case import Reading
from lineage.records import Credit, Evidence

WEAK_RULES: Final = frozenset(
    (
        "contributed",
        "contributing",
        "partnership",
        "more-from",
        "used-in-report",
        "includes-reporting",
        "compiled-from",
        "drew-on",
        "with-agencies",
        "with-inputs",
        "inputs-from",
        "outlet-with-agency",
        "partly-from",
        "beside-newsroom",
        "outlet-contributed",
        "outlet-contributed-abroad",
        "outlet-drew-on",
        "outlet-partner",
        "outlet-read-more",
    )
)
"""Ids of rules for words that leave part of the text to the outlet itself."""
DISTRIBUTED: Final = "distributed"
"""Id of the rule for the seller of a text: beside another credit, it tells less about whose text it is."""
ISSUED: Final = frozenset(("release-source", "release-original-content"))
"""Ids of rules for the line in which a service says whose release it sent out: beside it, the name of the service tells
less about whose text it is."""


UNLISTED: Final = "an agency that no list knows"
"""Name in a credit to an agency that only documents of one owner call so: "LOWMERE (HNS) —"."""
EITHER: Final = "one of several outlets of that name"
"""Name in a credit to an outlet by a part of its name that several outlets of the case have: "the Chronicle"."""
NAMELESS: Final = frozenset((UNNAMED_AGENCY, UNLISTED, EITHER))
"""Names in credits of which it is not known to whom they are."""


class Vote(NamedTuple):
    """An agency that documents of a group credit."""

    name: str
    votes: float  # 1 for each document that votes for it fully
    evidence: tuple[Evidence, ...]
    documents: frozenset[int]  # that credit it


def credited(reading: Reading, document: int) -> dict[str, tuple[float, Credit]]:
    """Name of an agency that a document credits as a source -> its strongest credit, with the strength, 0 to 1."""
    found: dict[str, tuple[float, Credit]] = {}
    credits = [
        credit
        for credit in reading.documents[document].credits
        if credit.role in ("carries", "origin") and credit.name not in NAMELESS
    ]
    several = len({credit.name for credit in credits}) > 1
    issued = any(credit.rule in ISSUED for credit in credits)
    for credit in credits:
        sold = credit.rule == DISTRIBUTED or (issued and credit.rule not in ISSUED)
        weak = credit.rule in WEAK_RULES or (several and sold)
        strength = reading.settings.sources.weak_credit if weak else 1.0
        if strength > found.get(credit.name, (0.0, credit))[0]:
            found[credit.name] = (strength, credit)
    return found


def agencies_credited(reading: Reading, document: int, outlets: Collection[int]) -> set[str]:
    """The agencies that a document credits, without outlets of the documents `outlets` that no list has as agencies."""
    names = credited(reading, document).keys()
    listed = {
        name for name in names if (found := reading.rules.agencies.named(name)) is not None and found.kind != "outlet"
    }
    if listed == names:
        return listed
    here = frozenset().union(*(names_alike(reading.document(number).outlet) for number in outlets))
    return listed | {name for name in names if here.isdisjoint(names_alike(name))}


def name_alike(reading: Reading, one: int, other: int) -> bool:
    """True if two documents credit the same agency, or one of them credits the outlet of the other."""
    mine, theirs = (credited(reading, number).keys() - {UNNAMED_RELEASE} for number in (one, other))
    return (
        not mine.isdisjoint(theirs) or reading.document(one).outlet in theirs or reading.document(other).outlet in mine
    )


def unnamed(reading: Reading, document: int) -> Credit | None:
    """The first credit of a document that does not say, or not clearly, whom it credits (`NAMELESS`); None if none."""
    return next((credit for credit in reading.documents[document].credits if credit.name in NAMELESS), None)


def votes(
    reading: Reading,
    carried: Mapping[int, int],
    without: frozenset[str] = frozenset(),
    contributed: Callable[[int, str], int] | None = None,
) -> list[Vote]:
    """The agencies that the documents credit, without the names in `without`, most votes first.

    `carried`: document -> number of words of the group that it has.  A document's vote is full if a certain share of
    the document belongs to the group (`sources.full_vote_share`), and it has a certain share of the words that the
    fullest document has (`sources.full_vote_part`).  `contributed` is asked for a document that calls an agency a mere
    contributor: the number of its words to which that credit may refer; if it is None, all of them.
    """
    settings = reading.settings.sources
    most = max(carried.values(), default=1)
    totals: dict[str, float] = {}
    evidence: dict[str, list[Evidence]] = {}
    naming: dict[str, set[int]] = {}
    for document, words in sorted(carried.items()):
        named = {name: best for name, best in credited(reading, document).items() if name not in without}
        for name, (strength, credit) in named.items():
            meant = words if contributed is None or credit.rule not in WEAK_RULES else contributed(document, name)
            if not meant:
                continue
            share = min(1.0, meant / reading.total_words[document] / settings.full_vote_share)
            part = min(1.0, meant / most / settings.full_vote_part)
            totals[name] = totals.get(name, 0.0) + strength * share * part
            text = f"{reading.document(document).key} credits {name} in its {credit.place}: {credit.text!r}"
            naming.setdefault(name, set()).add(document)
            evidence.setdefault(name, []).append(Evidence("credit", round(strength * share * part, 3), text))
    if len(totals) > 1:
        totals.pop(UNNAMED_RELEASE, None)  # the other credits say whose release it is
    ranked = sorted(totals, key=lambda name: (-round(totals[name], 6), _first(reading, carried, name), name))
    return [Vote(name, totals[name], tuple(evidence[name]), frozenset(naming[name])) for name in ranked]


def rival(ranked: Sequence[Vote], margin: float) -> Vote | None:
    """The next agency with nearly as many votes as the first, all of other documents; None if there is none.

    If there is one, nobody can tell whose text it is.  `margin`: votes by which the first must lead.
    """
    first, *others = ranked
    near = (vote for vote in others if vote.documents.isdisjoint(first.documents))
    return next((vote for vote in near if vote.votes > first.votes - margin), None)


def tied(ranked: Sequence[Vote]) -> list[Vote]:
    """The first agency, and those with as many votes that some document credits beside it ("Reuters/AFP").

    If there is more than one, there is no telling whose text it is; alphabetical order is no reason.
    """
    first = ranked[0]
    return [vote for vote in ranked if round(first.votes - vote.votes, 6) == 0 and vote.documents & first.documents]


def _first(reading: Reading, documents: Mapping[int, float], name: str) -> int:
    return min(number for number in documents if name in credited(reading, number))
