"""Which carrier handed an agency's text on to a copy, if the copy says so itself."""

from __future__ import annotations

import pytest

from lineage.provenance.directions import direction
from lineage.records import Document, Lineage
from tests.test_provenance_tracing import DEFAULT, PIER, RULES, article, lineage_of, traced

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
WIRE = ["OSTRAVA BAY (Reuters) - " + PIER[0], *PIER[1:]]


def through(found: Lineage) -> dict[int, int | None]:
    """Document -> who handed its text on, for the carriers of the only source."""
    (source,) = found.sources
    return {member.document: member.through for member in source.members if member.role == "carries"}


@pytest.mark.parametrize(
    "line",
    [
        "Source: Coast Daily",
        "This article first appeared in the Coast Daily.",
        "Reprinted with permission from the Coast Daily.",
        "(Coast Daily/Reuters)",
        "Source: Reuters via Coast Daily",
        "Read more at Coast Daily",
    ],
)
@pytest.mark.parametrize("held", [True, False])
def test_a_credit_to_another_carrier_says_by_way_of_whom_it_came(line: str, held: bool) -> None:
    """Whether the corpus holds the agency's own text or not; the source stays the agency's."""
    agency = [article("Reuters", PIER, EARLY)] if held else []
    found = lineage_of(article("Coast Daily", WIRE, NOON), article("Isle Post", [*PIER[:4], line], LATE), *agency)
    assert found.sources[0].name == "Reuters"
    assert through(found) == {1: None, 2: 1}


def test_a_citation_in_the_first_lines_says_it_too() -> None:
    """And `why` names the one who handed it on."""
    cited = ["As the Coast Daily reports, there will be a pier.", *PIER]
    documents = [article("Reuters", PIER, EARLY), article("Coast Daily", WIRE, NOON), article("Isle Post", cited, LATE)]
    case = traced(documents, RULES, DEFAULT).case
    found = lineage_of(*documents)
    assert through(found) == {2: None, 3: 2}
    answer = direction(case, found, 2, 3)
    assert answer.origin == 2
    assert "by way of" in answer.reason


def test_who_took_it_from_a_taker_has_it_from_him() -> None:
    """A chain of two, each of which says so."""
    found = lineage_of(
        article("Reuters", PIER, EARLY),
        article("Coast Daily", WIRE, "2024-03-05T09:00:00+00:00"),
        article("Marl Sun", [*PIER, "Source: Coast Daily"], NOON),
        article("Isle Post", [*PIER[:4], "Source: Marl Sun"], LATE),
    )
    assert through(found) == {2: None, 3: 2, 4: 3}


@pytest.mark.parametrize(
    "documents",
    [
        [article("Coast Daily", WIRE, NOON), article("Isle Post", PIER[:4], LATE)],
        [article("Coast Daily", WIRE, LATE), article("Isle Post", [*PIER[:4], "Source: Coast Daily"], NOON)],
        [article("Coast Daily", WIRE, NOON), article("Isle Post", ["Photo: Coast Daily", *PIER[:4]], LATE)],
        [
            article("Coast Daily", WIRE, NOON),
            article("Isle Post", [*PIER, "A goalkeeper told the Coast Daily that he keeps bees."], LATE),
        ],
    ],
)
def test_nothing_is_said_where_the_copy_does_not(documents: list[Document]) -> None:
    """Nobody named, one who is later, a picture, another matter."""
    assert set(through(lineage_of(article("Reuters", PIER, EARLY), *documents)).values()) == {None}


def test_what_the_agency_says_of_a_paper_is_no_way() -> None:
    """Its own text names the paper, and all who print it do."""
    told = [*PIER[:4], "The lamps will be blue, as was first reported by the Coast Daily, and shine until midnight."]
    found = lineage_of(
        article("Reuters", told, EARLY), article("Coast Daily", told, NOON), article("Isle Post", told, LATE)
    )
    assert set(through(found).values()) == {None}


def test_no_version_draws_on_a_later_one() -> None:
    """Of two versions of an agency the later one is the update; who has the first has nothing from the second."""
    update = [*PIER, "The council said later that the pier will be lit."]
    documents = [
        article("Reuters", PIER, EARLY),
        article("Isle Post", WIRE, NOON),
        article("Reuters", update, LATE),
        article("Coast Daily", [*update, "(Reuters)"], LATE),
        article("Bay Star", [*update, "(Reuters)"], LATE),
    ]
    case = traced(documents, RULES, DEFAULT).case
    found = lineage_of(*documents)
    assert [source.document for source in found.sources] == [3]
    update_of = direction(case, found, 1, 3)
    assert (update_of.origin, "later version" in update_of.reason) == (1, True)
    assert direction(case, found, 2, 3).origin is None
    assert direction(case, found, 4, 3).origin == 3


def test_of_two_that_name_one_another_only_one_can_have_it_from_the_other() -> None:
    """And no date tells which: the first that is asked."""
    found = lineage_of(
        article("Reuters", PIER, EARLY),
        article("Coast Daily", [*PIER, "Source: Isle Post"], "2024-03-06"),
        article("Isle Post", [*PIER[:4], "Source: Coast Daily"], "2024-03-06"),
    )
    assert through(found) == {2: 3, 3: None}
