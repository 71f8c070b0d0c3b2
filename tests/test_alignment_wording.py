"""How alike two matched sentences are worded, and the label of that."""

from __future__ import annotations

import pytest

from lineage.alignment.links.register import Register
from lineage.alignment.units import Unit, units
from lineage.alignment.wording import Spelt, link_label, wording
from lineage.config import DEFAULT
from lineage.records import Article, Label

WORDS = Register()
STATEMENT = "The spillway had been cracked for eleven years"


def unit(text: str) -> Unit:
    (found,) = units(Article(text), DEFAULT)
    return found


@pytest.mark.parametrize(
    ("own", "others", "label"),
    [
        (f"{STATEMENT}.", [f"{STATEMENT.upper()}!"], "verbatim"),
        (f"{STATEMENT}.", [f"Nobody told us, she said, that {STATEMENT.lower()}."], "verbatim"),
        (f"“{STATEMENT},” said Ruta Fenn.", [f"Fenn told a gym full of parents: “{STATEMENT}.”"], "verbatim"),
        (f"“{STATEMENT}. Nobody knew.”", ["“Nobody knew,” she said.", f"“{STATEMENT},” she added."], "verbatim"),
        (f"{STATEMENT}.", ["The spillway had been badly cracked for eleven long years."], "edited"),
        (f"{STATEMENT}.", ["The spillway has been cracked for twelve years."], "edited"),
        (
            "She said it was “cracked for eleven years and leaking”.",
            ["Cracked for eleven years and leaking."],
            "edited",
        ),
        (f"{STATEMENT}.", ["For more than a decade there was a crack in it."], "paraphrase"),
        (
            "Council Backs Tarrow Dam",
            ["The council, in a vote that nobody expected, backs plans for a new road to the old Tarrow dam."],
            "paraphrase",
        ),
        (
            "Fenn: The dam was a trap that the ministry built with open eyes",
            [
                "Ruta Fenn, who has sat on the council for the Greens since 2009, told a crowd the dam was a trap that "
                "the ministry built with open eyes and money from Tarrow."
            ],
            "edited",
        ),
        ("Ruta Fenn on “Dam Report with Olaf Kern”", ["Ivo Marsh, on “Dam Report with Olaf Kern”"], "edited"),
        ("“WE SAID SO FOR YEARS,” said Fenn.", ["“WE SAID SO FOR YEARS,” the mayor said on Monday."], "verbatim"),
    ],
)
def test_the_label_follows_the_vocabulary(own: str, others: list[str], label: Label) -> None:
    """Same words, quotation and speech tag apart, are verbatim; inside a sentence nothing may be added or dropped."""
    own_words, *counterparts = (Spelt.of(unit(text), WORDS) for text in (own, *others))
    assert wording(own_words, counterparts).label(DEFAULT.alignment) == label


def test_a_link_takes_the_closer_direction() -> None:
    """A sentence that stands whole inside a longer one is verbatim, whichever side is the longer."""
    short = Spelt.of(unit(f"{STATEMENT}."), WORDS)
    long = Spelt.of(unit(f"{STATEMENT}, and the council, which met twice, did nothing about it."), WORDS)
    assert link_label(short, long, DEFAULT.alignment) == "verbatim"
    assert link_label(long, short, DEFAULT.alignment) == "verbatim"


def test_sentences_without_words_are_the_same() -> None:
    """Two rows of stars do not differ in their words."""
    stars, dots = (Spelt.of(unit(text), WORDS) for text in ("* * *", "…"))
    assert wording(stars, [dots]).label(DEFAULT.alignment) == "verbatim"
