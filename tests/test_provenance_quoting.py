"""Who quotes whom, and how it is worded: press reviews, speeches, sentences in another order."""

from __future__ import annotations

import pytest

from lineage.records import Lineage
from tests.test_provenance_tracing import FAIR, OWN, PIER, article, lineage_of

NEST = (
    "The lighthouse at Corran Head has been kept dark since March because a pair of ospreys built their nest on the "
    "lamp housing, and the keeper, Ailsa Munroe, would not have it moved. Fishing boats now steer by a string of "
    "hurricane lanterns that the primary school hangs along the breakwater at dusk."
)
FIRST, LATER, LAST = "2024-03-05T08:00:00+00:00", "2024-03-06T09:00:00+00:00", "2024-03-06T18:00:00+00:00"
SPEECH = [
    "“I have stood on this quay since I was nine,” said the minister, Oda Hjelm. “I have never seen the cranes idle on"
    " a Tuesday, and I will not get used to it.”",
    "“Give us two summers and a dredger, and we will show the capital what a harbour is,” she told the crowd.",
]


def verdicts(lineage: Lineage) -> dict[int, str]:
    """Document -> the verdict on it."""
    return {audit.document: audit.verdict for audit in lineage.audits}


def labels(lineage: Lineage) -> set[str]:
    """The labels of all derivations."""
    return {row.label for row in lineage.derivations}


@pytest.mark.parametrize(
    "quoted",
    [
        f"The Bay Gazette puts it like this: “{NEST}”",
        f"“{NEST}”, kommentiert die Bay Gazette.",
        f"„{NEST}“ (Bay Gazette)",
        f"Voici ce qu'en dit le Bay Gazette : « {NEST} »",
        f'As the Bay Gazette had it on Tuesday: "{NEST}"',
        f"The Bay Gazette’s Nell Orde and Ida Lund described it this way: “{NEST}”",
    ],
)
def test_who_quotes_an_outlet_and_names_it_credits_it(quoted: str) -> None:
    """The marks hide neither the debt nor the copy of a third, which says nothing."""
    found = lineage_of(
        article("Bay Gazette", [PIER[0], NEST, PIER[1]], FIRST),
        article("Valley Star", [OWN[0], quoted], LATER),
        article("Wool Weekly", [FAIR[0], NEST, FAIR[1]], LAST),
    )
    assert [(source.kind, source.document) for source in found.sources] == [("document", 1)]
    assert verdicts(found) == {2: "credited", 3: "uncredited"}


def test_who_quotes_a_text_of_another_and_names_nobody_hides_no_copy() -> None:
    """Of the quotation nothing is said: it may be of a speaker; the text without marks was copied all the same."""
    found = lineage_of(
        article("Bay Gazette", [PIER[0], NEST, PIER[1]], FIRST),
        article("Valley Star", [OWN[0], f"Somebody wrote: “{NEST}”"], LATER),
        article("Wool Weekly", [FAIR[0], NEST, FAIR[1]], LAST),
    )
    assert verdicts(found) == {3: "uncredited"}


def test_a_speech_is_nobodys_text_although_one_prints_it_without_marks() -> None:
    """The ministry's transcript comes first, and two outlets quote the minister."""
    transcript = " ".join(SPEECH).replace(" said the minister, Oda Hjelm.", "").replace(" she told the crowd.", "")
    found = lineage_of(
        article(
            "Ministry of Harbours", ["The speech as delivered.", transcript.replace("“", "").replace("”", "")], FIRST
        ),
        article("Bay Gazette", [PIER[0], *SPEECH], LATER),
        article("Valley Star", [OWN[0], *SPEECH[::-1]], LAST),
    )
    assert verdicts(found) == {}
    assert all(member.role == "quotes" for source in found.sources for member in source.members)


def test_equal_quotations_are_verbatim() -> None:
    """Whoever is said to speak; what was changed between the marks is edited."""
    later = [line.replace("she told the crowd", "Hjelm said").replace("the minister, ", "") for line in SPEECH]
    first = article("Bay Gazette", [PIER[0], *SPEECH], FIRST)
    assert labels(lineage_of(first, article("Valley Star", [OWN[0], *later], LATER))) == {"verbatim"}
    changed = [line.replace("on a Tuesday", "in winter").replace("and a dredger", "and money") for line in later]
    assert labels(lineage_of(first, article("Valley Star", [OWN[0], *changed], LATER))) == {"edited"}


def test_sentences_in_another_order_are_verbatim() -> None:
    """Put together in paragraphs of which the origin has none."""
    mixed = [f"{PIER[3]} {PIER[0]}", f"{PIER[2]} {PIER[4]} {PIER[1]}"]
    found = lineage_of(article("Bay Gazette", PIER, FIRST), article("Valley Star", mixed, LATER))
    assert labels(found) == {"verbatim"}
    assert [member.share for member in found.sources[0].members] == [1.0, 1.0]
    edited = [
        line.replace("four hundred metres", "half a mile").replace("wants to land", "hopes for") for line in mixed
    ]
    assert "edited" in labels(lineage_of(article("Bay Gazette", PIER, FIRST), article("Valley Star", edited, LATER)))


@pytest.mark.parametrize(
    "quoted",
    [
        f"The Bay Gazette writes: “{NEST}”",
        f"“{NEST}”, reports the Bay Gazette.",
        f"„{NEST}“ (Bay Gazette)",
        f"From the Bay Gazette:\n\n“{NEST}”",
        f"“{NEST}”\n\nSource: Bay Gazette",
    ],
)
def test_an_outlet_that_is_quoted_is_the_origin_whatever_its_date(quoted: str) -> None:
    """An updated page bears a later date than who quotes it."""
    found = lineage_of(
        article("Valley Star", [OWN[0], *quoted.split("\n\n"), OWN[1]], FIRST),
        article("Bay Gazette", [PIER[0], NEST, PIER[1]], LATER),
    )
    assert [(source.kind, source.document) for source in found.sources] == [("document", 2)]
    assert verdicts(found) == {1: "credited"}


@pytest.mark.parametrize(
    "quoted",
    [
        [f"The Rook Ledger writes: “{NEST}”"],
        [f"“{NEST}” the harbour master said on stage."],
        [f"“{NEST}” the harbour master said on stage.", "A cook told the Bay Gazette that soup is out of fashion."],
    ],
)
def test_a_later_outlet_that_is_not_named_for_the_quotation_is_no_origin(quoted: list[str]) -> None:
    """Named beside something else it has not said this."""
    found = lineage_of(
        article("Valley Star", [OWN[0], *quoted, OWN[1]], FIRST),
        article("Bay Gazette", [PIER[0], NEST, PIER[1]], LATER),
    )
    assert all(source.document != 2 for source in found.sources)
