"""Sentences of one form that tell of different people, places or amounts: each has its own counterpart or none."""

from __future__ import annotations

import pytest

from lineage import compare
from lineage.alignment import align
from lineage.config import DEFAULT
from lineage.records import Article, Comparison

OPENING = "The assembly of Corrany sat until midnight on Tuesday over the plan for a second harbour."
CLOSING = "A vote is expected before the summer recess."
TWINS = (
    (
        "Pia Holt, who speaks for the growers, welcomed the plan.",
        "Jon Marr, who speaks for the anglers, condemned the plan.",
    ),
    (
        '"The harbour will feed this town," said Ossian Grey of the Unity list.',
        '"The harbour will drown this town," said Ada Quist of the Free list.',
    ),
    (
        "The surveyors reckon with a cost of 40 million crowns.",
        "The treasury reckons with a cost of 95 million crowns.",
    ),
    (
        "In Tolm 312 people signed the petition.",
        "In Ravensey 78 people signed the petition.",
    ),
    (
        "The port of Elling handled 2 million tonnes last year and made a profit.",
        "The port of Sarn handled 5 million tonnes last year and made a loss.",
    ),
    (
        "According to the ministry the quay would be ready in 2031.",
        "According to the builders the quay would be ready in 2036.",
    ),
    (
        "Fog held up the morning ferry to Elling.",
        "Ice held up the evening ferry to Sarn.",
    ),
    (
        "Der Landrat von Elling lobte den Entwurf.",
        "Die Bürgermeisterin von Sarn verwarf den Entwurf.",
    ),
    (
        "Selon le maire de Tolm, le port coûterait 40 millions.",
        "Selon la préfète de Sarn, le port coûterait 95 millions.",
    ),
    (
        "По словам мэра Толма, порт обойдётся в 40 миллионов.",
        "По словам главы Сарна, порт обойдётся в 95 миллионов.",
    ),
)


def page(*sentences: str) -> str:
    return "\n\n".join([OPENING, *sentences, CLOSING])


def compared(a: str, b: str) -> Comparison:
    return align(Article(a), Article(b), DEFAULT)


@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins[0][:20])
def test_what_is_left_out_is_omitted_though_its_twin_is_kept(twins: tuple[str, str], kept: int) -> None:
    """An outlet that prints one of two twins has omitted the other, and changed no fact."""
    found = compared(page(*twins), page(twins[kept]))
    assert found.shares["b"]["verbatim"] == 1
    assert [found.a.text[s.start : s.end] for s in found.segments if s.label == "omitted"] == [twins[1 - kept]]
    assert not [link.changes for link in found.links if link.changes]


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins[0][:20])
def test_what_is_put_beside_its_twin_is_added(twins: tuple[str, str]) -> None:
    """An outlet that copies a sentence and adds one of the same form has added it, and changed no fact."""
    found = compared(page(twins[0]), page(*twins))
    assert found.shares["a"]["verbatim"] == 1
    assert [found.b.text[s.start : s.end] for s in found.segments if s.label == "added"] == [twins[1]]
    assert not [link.changes for link in found.links if link.changes]


def test_what_is_copied_and_told_again_in_other_words_is_linked_twice() -> None:
    """A statement that B copies and also retells stands in A both times."""
    told = "Eleven passengers of the ferry Tarn were taken to hospital with burns to their hands and faces."
    again = "Burns to their hands and faces brought eleven people to hospital."
    found = compared(page(told), page(told, again))
    assert {found.b.text[slice(*link.b)] for link in found.links if found.a.text[slice(*link.a)] == told} == {
        told,
        again,
    }


def test_a_copied_sentence_has_no_changes_towards_another_counterpart() -> None:
    """A's headline and its text count differently; B took over the text, and changed nothing."""
    copied = "Fourteen people were hurt when a tram left the rails in Ravensey."
    a = f"Dozens hurt as tram leaves the rails in Ravensey\n\n{copied}"
    found = compare(a, f"{copied}\n\nThe line stays closed until Monday, the city said.")
    assert any(link.label == "verbatim" for link in found.links)
    assert not [link.changes for link in found.links if link.changes]


def test_a_changed_number_is_still_told_where_nothing_is_copied() -> None:
    """The same sentence with another number is no twin where its like is missing."""
    found = compared(page(TWINS[3][0]), page(TWINS[3][0].replace("312", "321")))
    assert [(change.a, change.b) for link in found.links for change in link.changes] == [("312", "321")]
