"""Outlets that made a text together: the one that printed it a minute earlier gave it to nobody."""

from __future__ import annotations

import pytest

from lineage.records import Lineage
from tests.test_provenance_tracing import PIER, article, lineage_of, sources_of

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
OPEN = [("inferred", None, None, (1, 2))]


def printed(lead: str, *, closing: tuple[str, str] = ("", ""), author: str | None = None) -> Lineage:
    """A text of the Bay Gazette at eight and of the Valley Star at noon, with a lead and with lines of their own."""
    first, second = ([lead, *PIER, *filter(None, [line])] for line in closing)
    return lineage_of(article("Bay Gazette", first, EARLY, author=author), article("Valley Star", second, NOON))


@pytest.mark.parametrize(
    "lead",
    [
        "The council knew that the pier is too long, a joint investigation by the Bay Gazette and Valley Star shows.",
        "The pier is too long, as reporters from Radio Fen, the Valley Star, and the Bay Gazette found out in a year.",
        "Der Pier ist zu lang, das zeigen gemeinsame Recherchen von Bay Gazette und Valley Star aus dem letzten Jahr.",
        "Le quai est trop long, révèle une enquête menée pendant un an par Bay Gazette et le quotidien Valley Star.",
        "El muelle es demasiado largo, según una investigación conjunta de Bay Gazette, Valley Star y Radio Fen.",
    ],
)
def test_what_a_text_says_that_two_of_its_carriers_found_out_is_of_neither_alone(lead: str) -> None:
    """Nobody copied, and the evidence quotes who says so."""
    found = printed(lead)
    assert sources_of(found) == OPEN
    assert "Bay Gazette" in found.sources[0].evidence[0].text
    assert found.audits == ()


def test_an_author_field_may_say_it() -> None:
    """Of houses, or of the persons of several."""
    lead = "The harbour council has known since the autumn of last year that the new pier will be too long for the bay."
    assert sources_of(printed(lead, author="Ann Orde (Bay Gazette), Leo Marl (Valley Star)")) == OPEN


def test_a_name_inside_another_one_is_no_second_outlet() -> None:
    """The Bay Gazette that signs its own text has not made it with the Gazette, which prints it later."""
    signed = article("Bay Gazette", PIER, EARLY, author="Ann Orde, Bay Gazette")
    found = lineage_of(signed, article("Gazette", PIER, NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


def test_two_that_name_one_another_took_from_nobody() -> None:
    """Each of them says that the other had a part in it."""
    lines = (
        "This story was reported in partnership with the Valley Star.",
        "This story was reported in partnership with the Bay Gazette.",
    )
    found = printed(PIER[0], closing=lines)
    assert sources_of(found) == OPEN
    assert {member.through for member in found.sources[0].members} == {None}


@pytest.mark.parametrize(
    "lead",
    [
        "The council's investigation into the pier cost as much as a bridge, a clerk told the Bay Gazette on Monday.",
        "The Bay Gazette, and not the council, found out in its investigation that the new pier will be too long.",
        "Readers may buy the plan of the pier, with the Bay Gazette or the Valley Star, at any kiosk near the harbour.",
    ],
)
def test_other_words_about_outlets_leave_the_text_to_its_first_printer(lead: str) -> None:
    """One outlet that investigated, or two that are named for something else."""
    assert sources_of(printed(lead)) == [("document", None, 1, (1, 2))]


def test_who_is_credited_and_credits_nobody_is_the_origin() -> None:
    """A partner that only one side names is a credit as any."""
    found = printed(PIER[0], closing=("", "This story comes from our partners at the Bay Gazette."))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
