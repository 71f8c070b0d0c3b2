"""Documents of a group and their credits -> who is named as the source of their text, and by whom.

Each document that credits an agency votes for it: fully by a dateline, a byline or a copyright line, half by "with
files from", and in proportion to how much of it belongs to the group.  The agency with the most votes names the source.
Outlets are named in ways of their own (`outlet_credits`).

Cost: linear in the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from lineage.credits import UNNAMED_RELEASE, CreditRules, names_alike
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
"""Rules for words that leave part of the text to the outlet itself."""
DISTRIBUTED: Final = "distributed"
"""Rule for who sold a text on: beside another credit it says less whose text it is."""
ISSUED: Final = frozenset(("release-source", "release-original-content"))
"""Rules for the line in which a service says whose release it sent out: beside it, its own name says less as well."""


UNNAMED: Final = "an agency, not named"
"""Name of a credit that gives none: "With agency inputs"."""
UNLISTED: Final = "an agency that no list knows"
"""Name of a credit to one that a single house calls so: "LOWMERE (HNS) —"."""
EITHER: Final = "one of several outlets of that name"
"""Name of a credit to an outlet by a part of its name that others of the same case have as well: "the Chronicle"."""
NAMELESS: Final = frozenset((UNNAMED, UNLISTED, EITHER))
"""Names of credits that somebody has given, and of whom nobody knows to whom."""


class Vote(NamedTuple):
    """An agency that a group's documents name."""

    name: str
    votes: float
    evidence: tuple[Evidence, ...]
    documents: frozenset[int]  # that name it


def credited(reading: Reading, document: int) -> dict[str, tuple[float, Credit]]:
    """The agencies that a document credits as a source, each with the strength and the text of its best credit."""
    found: dict[str, tuple[float, Credit]] = {}
    given = [
        credit
        for credit in reading.documents[document].credits
        if credit.role in ("carries", "origin") and credit.name not in NAMELESS
    ]
    several = len({credit.name for credit in given}) > 1
    issued = any(credit.rule in ISSUED for credit in given)
    for credit in given:
        sold = credit.rule == DISTRIBUTED or (issued and credit.rule not in ISSUED)
        weak = credit.rule in WEAK_RULES or (several and sold)
        strength = reading.settings.sources.weak_credit if weak else 1.0
        if strength > found.get(credit.name, (0.0, credit))[0]:
            found[credit.name] = (strength, credit)
    return found


def agencies_credited(reading: Reading, document: int, outlets: Collection[int], rules: CreditRules) -> set[str]:
    """The agencies that a document credits; outlets of these documents, whom no list has as agencies, are none."""
    names = credited(reading, document).keys()
    listed = {name for name in names if (found := rules.agencies.named(name)) is not None and found.kind != "outlet"}
    if listed == names:
        return listed
    here = frozenset().union(*(names_alike(reading.document(number).outlet) for number in outlets))
    return listed | {name for name in names if here.isdisjoint(names_alike(name))}


def name_alike(reading: Reading, one: int, other: int) -> bool:
    """Whether two documents credit the same agency, or one of them the outlet of the other."""
    mine, theirs = (credited(reading, number).keys() - {UNNAMED_RELEASE} for number in (one, other))
    return (
        not mine.isdisjoint(theirs) or reading.document(one).outlet in theirs or reading.document(other).outlet in mine
    )


def unnamed(reading: Reading, document: int) -> Credit | None:
    """The credit by which a document says that somebody has a part in it, and not, or not clearly, who."""
    return next((credit for credit in reading.documents[document].credits if credit.name in NAMELESS), None)


def votes(
    reading: Reading,
    carried: Mapping[int, int],
    without: frozenset[str] = frozenset(),
    contributed: Callable[[int, str], int] | None = None,
) -> list[Vote]:
    """The agencies that the documents name, most votes first; `carried` says how many words of the group each has.

    A document's vote is full if half of it belongs to the group and it has a good part of what the fullest one has.
    `contributed` says of how many of these words a document may speak that calls an agency a mere contributor; of all
    of them where it is None.
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
        totals.pop(UNNAMED_RELEASE, None)  # the others say whose release it is
    ranked = sorted(totals, key=lambda name: (-round(totals[name], 6), _first(reading, carried, name), name))
    return [Vote(name, totals[name], tuple(evidence[name]), frozenset(naming[name])) for name in ranked]


def rival(ranked: Sequence[Vote], margin: float) -> Vote | None:
    """Whoever others name nearly as strongly as the first, so that nobody can tell whose text it is; None: nobody."""
    first, *others = ranked
    near = (vote for vote in others if vote.documents.isdisjoint(first.documents))
    return next((vote for vote in near if vote.votes > first.votes - margin), None)


def tied(ranked: Sequence[Vote]) -> list[Vote]:
    """The agencies that are named as strongly as the first, by some who name both ("Reuters/AFP"), and the first.

    There is no telling whose text it is; alphabetical order is no reason.
    """
    first = ranked[0]
    return [vote for vote in ranked if round(first.votes - vote.votes, 6) == 0 and vote.documents & first.documents]


def _first(reading: Reading, documents: Mapping[int, float], name: str) -> int:
    return min(number for number in documents if name in credited(reading, number))
