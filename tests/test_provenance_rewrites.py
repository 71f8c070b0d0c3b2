"""Rewrites: who tells another's report in words of his own, and says so."""

from __future__ import annotations

import pytest

from lineage import provenance
from lineage.config import DEFAULT
from lineage.records import Lineage
from tests.test_provenance_tracing import RULES, article, lineage_of, sources_of, traced

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
CRANE = [
    "A retired ferryman, Olof Brandt, has spent nine years and £60,000 of his savings building a Roman crane.",
    "Brandt, 73, of Kelp Street in Orrin, started with a drawing in a library book and oak beams of an old barn.",
    "The crane stands 11 metres high and can lift two tonnes when four people walk inside its wheel, or a car.",
    "The council of Orrin gave Brandt until August to apply for permission, as two neighbours complained of shade.",
    "The Museum of Engineering at Fenby has said that it would take the crane in if it had to be taken down.",
]
RETOLD = [
    "Olof Brandt, who used to work on the ferry, put £60,000 and nine years into a crane as Romans had it.",
    "All that the 73-year-old of Kelp Street, Orrin, had was a picture in a library book and the oak of a barn.",
    "With four people in its wheel the crane, 11 metres in height, heaves two tonnes; a car was lifted by it already.",
    "Two neighbours complained of its shade, and the council of Orrin wants Brandt to ask for permission until August.",
    "Should the crane have to be taken down, the Museum of Engineering at Fenby would be glad to take it in.",
]
AGAIN = [
    "In Orrin stands a copy of a Roman crane: Olof Brandt, a retired ferryman, built it in nine years for £60,000.",
    "Oak beams of an old barn and a drawing in a library book were what Brandt, 73, of Kelp Street had at first.",
    "It is 11 metres high, and when four people walk in the wheel, the crane can lift two tonnes, or once a car.",
    "Brandt has until August to apply to the council of Orrin for permission; two neighbours had complained of shade.",
    "If it must be taken down, the crane may go to the Museum of Engineering at Fenby, which has said so.",
]


def told(*closings: str) -> Lineage:
    """A report, and retellings of it that may close with a line of their own."""
    texts = zip(("Valley Star", "Coast Daily"), (RETOLD, AGAIN), (NOON, LATE), closings, strict=False)
    later = [article(outlet, [*text, *filter(None, [line])], when) for outlet, text, when, line in texts]
    return lineage_of(article("Bay Gazette", CRANE, EARLY), *later)


@pytest.mark.parametrize("line", ["Source: Bay Gazette", "This story first appeared in the Bay Gazette."])
def test_who_retells_a_report_and_credits_it_draws_on_it(line: str) -> None:
    """Though they have no wording in common; and the credit counts."""
    found = told(line)
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert [member.role for member in found.sources[0].members] == ["origin", "carries"]
    assert {audit.document: audit.verdict for audit in found.audits} == {2: "credited"}
    assert {row.label for row in found.derivations} == {"paraphrase"}


@pytest.mark.parametrize(
    "line", ["", "The Bay Gazette has sold more copies than last year.", "Source: Museum of Fenby"]
)
def test_who_retells_it_and_does_not_may_have_been_there_himself(line: str) -> None:
    """It is only said that the one may be a rewrite of the other."""
    found = told(line)
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert {member.role for member in found.sources[0].members} == {"quotes"}
    assert [signal.signal for signal in found.sources[0].evidence] == ["retold"]
    assert found.audits == ()


def test_the_credit_of_one_says_nothing_of_another() -> None:
    """Who retells the same and credits nobody stays an independent report."""
    found = told("Source: Bay Gazette", "")
    assert sorted(sources_of(found)) == [("document", None, 1, (1, 2)), ("inferred", None, None, (1, 3))]


def test_two_that_say_so_have_one_source() -> None:
    """The report that both name, each in words of its own."""
    found = told("Source: Bay Gazette", "(Bay Gazette)")
    assert sources_of(found) == [("document", None, 1, (1, 2, 3))]
    said = {member.document: member.evidence[-1].text for member in found.sources[0].members}
    assert "says 'Source: Bay Gazette'" in said[2]
    assert "says '(Bay Gazette)'" in said[3]


def test_an_earlier_report_is_no_rewrite_of_a_later_one() -> None:
    """Whatever it is said to credit."""
    found = lineage_of(
        article("Bay Gazette", CRANE, LATE), article("Valley Star", [*RETOLD, "Source: Bay Gazette"], EARLY)
    )
    assert [source.kind for source in found.sources] == ["inferred"]


def test_of_a_retelling_without_a_credit_nobody_knows_the_direction() -> None:
    """Whoever asks is told what the one may be."""
    case = traced((article("Bay Gazette", CRANE, EARLY), article("Valley Star", RETOLD, NOON)), RULES, DEFAULT).case
    found = provenance.direction(case, provenance.trace(case, DEFAULT, RULES), 1, 2)
    assert found.origin is None
    assert "may be a rewrite" in found.reason


@pytest.mark.parametrize(("when", "telling"), [(LATE, {3}), (EARLY, {1, 3})])
def test_what_a_report_gave_to_others_and_told_first_is_its_own(when: str, telling: set[int]) -> None:
    """A copy shows whose text it is; a later report that tells the same in other words does not take that away.

    A report that is as early may have told it first, and so the same is told by both.
    """
    copy = [*CRANE, "This story first appeared in the Bay Gazette."]
    texts = [("Bay Gazette", CRANE, EARLY), ("Island Post", copy, NOON), ("Valley Star", RETOLD, when)]
    case = traced([article(*text) for text in texts], RULES, DEFAULT).case
    found = provenance.trace(case, DEFAULT, RULES)
    assert sources_of(found) == [("document", None, 1, (1, 2)), ("inferred", None, None, (1, 3))]
    documents = {passage.id: item.id for item in case.documents for passage in item.passages}
    assert {documents[row.passage] for row in found.derivations if row.source == 1} == telling
