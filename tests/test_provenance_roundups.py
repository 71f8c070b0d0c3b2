"""Round-ups that credit several agencies at their end: each of these, and nobody else's text is theirs by that."""

from __future__ import annotations

import pytest

from lineage.provenance.case import quoted_share
from lineage.records import Document
from tests.test_provenance_tracing import FAIR, OWN, PIER, article, lineage_of, sources_of

EARLY, NOON, LATE, NEXT = "2024-03-05T08:00:00", "2024-03-05T12:00:00", "2024-03-05T18:00:00", "2024-03-06T09:00:00"
TAILS = [
    "AFP, Reuters and AP contributed to this report.",
    "With reporting by Reuters and AFP",
    "(AFP, Reuters)",
    "(Reuters/AFP)",
    "Some information in this report is from AFP and Reuters.",
]


def verdicts(*documents: Document) -> dict[tuple[int, str | None], str]:
    """The audits: number of the document and name of the source -> verdict."""
    found = lineage_of(*documents)
    return {(audit.document, found.sources[audit.source].name): audit.verdict for audit in found.audits}


@pytest.mark.parametrize("tail", TAILS)
def test_a_round_up_credits_each_agency_whose_text_it_has(tail: str) -> None:
    """Where the agencies' own documents are held."""
    found = verdicts(
        article("Reuters", PIER, EARLY),
        article("AFP", FAIR, EARLY),
        article("Bay Gazette", [*PIER[:2], *FAIR[:2], OWN[0], tail], LATE),
    )
    assert found == {(3, "Reuters"): "credited", (3, "Agence France-Presse"): "credited"}


@pytest.mark.parametrize("tail", TAILS)
def test_two_round_ups_make_no_agencys_text_that_of_another(tail: str) -> None:
    """They print two reports side by side; who has one of them alone carries nothing of the other."""
    documents = (
        article("Reuters", PIER, EARLY),
        article("Bay Gazette", [*PIER[:2], *FAIR[:2], OWN[0], tail], NOON),
        article("Valley Star", [PIER[0], PIER[2], FAIR[0], FAIR[2], OWN[1], tail], LATE),
        article("Coast Daily", FAIR, NEXT),
    )
    found = lineage_of(*documents)
    assert ("agency", "Reuters", 1, (1, 2, 3)) in sources_of(found)
    assert ("inferred", None, None, (2, 3, 4)) in sources_of(found)
    blamed = [audit.document for audit in found.audits if audit.verdict != "credited"]
    assert blamed == []


def test_who_is_named_beside_an_agency_that_has_its_own_text_here_is_not_the_source_for_that() -> None:
    """What an agency's own document has no more than a part of is not the other's because both are credited."""
    both = "(AFP, Reuters)"
    found = lineage_of(
        article("Reuters", [PIER[0], *OWN], EARLY),
        article("Bay Gazette", [*PIER[:3], both], NOON),
        article("Valley Star", [*PIER[:4], both], LATE),
    )
    assert {source.name for source in found.sources} <= {None, "Reuters"}
    assert all(audit.verdict == "credited" for audit in found.audits)


def test_a_credit_may_be_for_the_rest_of_a_round_up() -> None:
    """So it is not called wrong; where there is hardly any rest, it is."""
    reuters = article("Reuters", PIER, EARLY)
    some = article("Bay Gazette", [*PIER[:2], *FAIR, *OWN, "(AFP/AP)"], LATE)
    assert verdicts(reuters, some) == {(2, "Reuters"): "uncredited"}
    most = article("Bay Gazette", [*PIER, "(AFP/AP)"], LATE)
    assert verdicts(reuters, most) == {(2, "Reuters"): "misattributed"}


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ('A 12" pipe and a 6\'2" man, no quotation in all of this.', False),
        ("A 12” pipe without a quotation.", False),
        ("‹Halt›, rief sie.", True),
        ("Home › News › Weather", False),
    ],
)
def test_inches_and_pointers_are_no_quotations(text: str, some: bool) -> None:
    """Single guillemets in pairs are."""
    assert (quoted_share(text) > 0) == some
