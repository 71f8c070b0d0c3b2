"""Interviews: the words are the speaker's, but one outlet alone has heard them."""

from __future__ import annotations

import pytest

from lineage.records import Lineage
from tests.test_provenance_tracing import FAIR, OWN, PIER, article, lineage_of, sources_of

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
SEA = "“If they film it I want the sea to be played by a lake. I am tired of good-looking seas,”"
DOG = "“My mother read it in one night and rang me at five to say that the dog was wrong. I left him,”"


def quoted(*lines: str, when: str = NOON) -> Lineage:
    """An interview, and a report that quotes it in these lines."""
    return lineage_of(
        article("Bay Gazette", [OWN[0], f"{SEA} says Nell Orde.", OWN[1], f"{DOG} she says.", OWN[2]], EARLY),
        article("Valley Star", [FAIR[0], *lines, FAIR[1]], when),
    )


@pytest.mark.parametrize(
    "line",
    [
        f"{SEA} Orde told the Bay Gazette.",
        f"{SEA} the author said in an interview with the Bay Gazette.",
        f"In an interview with the Bay Gazette, Orde said: {SEA.replace(',”', '.”')}",
    ],
)
def test_who_says_to_whom_it_was_told_has_it_from_there(line: str) -> None:
    """With all else that both quote, and with a credit."""
    found = quoted(line, f"{DOG} she said of her mother.")
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert [member.role for member in found.sources[0].members] == ["origin", "carries"]
    assert {audit.document: audit.verdict for audit in found.audits} == {2: "credited"}


@pytest.mark.parametrize(
    "line",
    [
        f"{SEA} Orde said.",
        f"{SEA} Orde told reporters at the festival.",
        f"{SEA} Orde said on stage. She is 61 and has one chair. The Bay Gazette once called her the hermit of Fenby.",
    ],
)
def test_words_that_anybody_may_have_heard_are_one_statement(line: str) -> None:
    """A name that stands elsewhere says nothing of them."""
    found = quoted(line, f"{DOG} she said of her mother.")
    assert [source.kind for source in found.sources] == ["inferred"]
    assert {member.role for member in found.sources[0].members} == {"quotes"}
    assert found.audits == ()


def test_a_paper_that_prints_it_later_has_not_heard_it_first() -> None:
    """The earlier one means another talk."""
    found = lineage_of(
        article("Bay Gazette", [OWN[0], f"{SEA} says Nell Orde.", f"{DOG} she says.", OWN[2]], LATE),
        article("Valley Star", [FAIR[0], f"{SEA} Orde told the Bay Gazette.", f"{DOG} she said.", PIER[1]], NOON),
    )
    assert [source.kind for source in found.sources] == ["inferred"]
