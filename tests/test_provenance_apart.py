"""Two texts that the same papers print side by side, and one text of which papers print parts."""

from __future__ import annotations

import pytest

from lineage.records import Document
from tests.test_provenance_tracing import PIER, article, lineage_of, sources_of

OWLS = [
    "Three eagle owls have hatched in the tower of the sugar factory at Dorrum, the first in the district for more "
    "than eighty years.",
    "A camera that had been put there to watch the chimney sent the pictures to a night watchman, who first took them "
    "for dust on the lens.",
    "Conservationists have closed the upper stairs until July, and the painting of the walls has been put off.",
    "The parents feed the young with rats from the beet yard, of which there are, the watchman says, enough for all "
    "owls of the continent.",
]
DAWN, EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (5, 8, 12, 18))
BOTH = (article("Coast Daily", [*PIER, *OWLS], NOON), article("Island Post", [*OWLS[:3], *PIER[:4]], LATE))


def wire(place: str, agency: str, paragraphs: list[str]) -> list[str]:
    """The paragraphs under a dateline."""
    return [f"{place} ({agency}) - {paragraphs[0]}", *paragraphs[1:]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            article("Norland Mail", wire("OSTRAVA BAY", "AP", PIER), DAWN),
            article("Gorland Echo", wire("DORRUM", "Reuters", OWLS), EARLY),
        ),
        (article("Associated Press", PIER, DAWN), article("Gorland Echo", [*OWLS, "(Reuters)"], LATE)),
        (article("Associated Press", PIER), article("Reuters", OWLS)),
    ],
)
def test_each_agency_has_its_own_text(one: Document, other: Document) -> None:
    """Whoever has the one text owes nothing to the agency of the other."""
    found = lineage_of(one, other, *BOTH)
    assert {source.name: tuple(sorted(m.document for m in source.members)) for source in found.sources} == {
        "Associated Press": (1, 3, 4),
        "Reuters": (2, 3, 4),
    }


@pytest.mark.parametrize("last", [[], ["Source: Gorland Echo"]])
def test_an_outlets_text_is_not_the_agencys_beside_it(last: list[str]) -> None:
    """It is older than all who print both; whether they name it or nobody."""
    found = lineage_of(
        article("Norland Mail", wire("OSTRAVA BAY", "AP", PIER), DAWN),
        article("Gorland Echo", OWLS, EARLY),
        article("Coast Daily", [*PIER, *OWLS, *last], NOON),
        BOTH[1],
    )
    assert sources_of(found) == [
        ("inferred", "Associated Press", None, (1, 3, 4)),
        ("document", None, 2, (2, 3, 4)),
    ]
    assert all(audit.document != 2 for audit in found.audits)


def test_datelines_part_the_texts_of_one_document() -> None:
    """Each of them says whose the paragraphs below it are."""
    together = [*wire("OSTRAVA BAY", "AP", PIER), *wire("DORRUM", "Reuters", OWLS)]
    found = lineage_of(article("Coast Daily", together, NOON), article("Island Post", together, LATE))
    assert [source.name for source in found.sources] == ["Associated Press", "Reuters"]
    assert {audit.verdict for audit in found.audits} == {"credited"}


@pytest.mark.parametrize(
    "documents",
    [
        [  # the whole credits the agency of the first half
            article("Norland Mail", wire("OSTRAVA BAY", "AP", PIER[:3]), EARLY),
            article("Gorland Echo", PIER[3:], DAWN),
            article("Coast Daily", wire("OSTRAVA BAY", "AP", PIER), NOON),
            article("Island Post", PIER, LATE),
        ],
        [  # the second half is printed after the whole
            article("Norland Mail", wire("OSTRAVA BAY", "AP", PIER[:3]), NOON),
            article("Gorland Echo", PIER[3:], LATE),
            article("Coast Daily", PIER, DAWN),
            article("Island Post", PIER, EARLY),
        ],
        [  # two texts of one agency
            article("Norland Mail", wire("OSTRAVA BAY", "AP", PIER), DAWN),
            article("Gorland Echo", wire("DORRUM", "AP", OWLS), EARLY),
            *BOTH,
        ],
    ],
)
def test_parts_of_one_text_stay_together(documents: list[Document]) -> None:
    """Two cuts of one report, and whatever one agency wrote."""
    assert [source.name for source in lineage_of(*documents).sources] == ["Associated Press"]


@pytest.mark.parametrize(("rest", "texts"), [(OWLS, 2), ([f"{OWLS[0]} So said Solveig Harnmark.", *OWLS[1:]], 1)])
def test_what_tells_of_one_person_is_one_text_whoever_was_first_with_a_part(rest: list[str], texts: int) -> None:
    """Two papers print each a part of it before anybody prints the whole."""
    whole = [*PIER, *rest]
    found = lineage_of(
        article("Norland Mail", PIER, DAWN),
        article("Gorland Echo", rest, EARLY),
        article("Coast Daily", whole, NOON),
        article("Island Post", whole, LATE),
    )
    assert len(found.sources) == texts
