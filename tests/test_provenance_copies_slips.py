"""Who handed a text on: slips that two copies share, and what speaks against it."""

from __future__ import annotations

import pytest

from lineage.passages import words
from lineage.passages.sequences.coverage import runs
from lineage.provenance.copies.slips import Model, slips, undone

LEDGER = "The mill at Corby sold 4,700 sacks to Ann Wexley, records seen by the Bay Gazette show, and lost 89 of them."


def read(version: str, origin: str = LEDGER) -> list[tuple[str, str, float]]:
    """Kind, words and weight of the slips of a version."""
    model = Model(origin, frozenset(words(origin)), ("Bay Gazette",))
    return [(slip.kind, slip.found, slip.weight) for slip in slips(model, version, frozenset(runs(words(version))))]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("4,700", "7,400", "number"),
        ("Wexley", "Wexly", "name"),
        ("sacks", "bags", "words"),
        ("at Corby ", "", "cut"),
        (", records seen by the Bay Gazette show,", "", "style"),
        ("records seen by the Bay Gazette show", "documents show", "style"),
    ],
)
def test_an_edit_is_one_slip(old: str, new: str, kind: str) -> None:
    """Figures and names tell most; what becomes of the attribution tells nothing, however many words it has."""
    assert [slip[0] for slip in read(LEDGER.replace(old, new))] == [kind]


@pytest.mark.parametrize(
    ("origin", "version"),
    [
        ("Prices rose by six percent in the harbour.", "Prices rose by six per cent in the harbour."),
        ("Prices rose by eleven crowns in the harbour.", "Prices rose by 11 crowns in the harbour."),
        ("The harbour opens on Tuesday.", "The harbour opens on March 3."),
        ("The colour of the harbour pleased them.", "The color of the harbor pleased them."),
        ("The mayor, Ida Lund, came. The mayor spoke.", "The mayor, Ida Lund, came. Lund spoke."),
    ],
)
def test_the_style_of_a_house_is_no_slip(origin: str, version: str) -> None:
    """Spelling, figures for words, dates, and words that the origin has elsewhere: two houses may have one style."""
    assert sum(weight for _, _, weight in read(version, origin)) == 0


def test_a_cut_counts_once_whatever_its_length() -> None:
    """Twelve words that are left out are one decision."""
    origin = "The mill burned down, as it had done in the years of the old and of the new bridge. Nobody was hurt."
    assert read("The mill burned down. Nobody was hurt.", origin) == [("cut", "", 0.5)]


def test_two_versions_share_what_they_word_alike() -> None:
    """A changed figure is shared; a figure that the other has as the origin does is undone."""
    model = Model(LEDGER, frozenset(words(LEDGER)), ())
    texts = (LEDGER.replace("4,700", "7,400").replace("89", "98"), LEDGER.replace("4,700", "7,400"))
    one, other = (slips(model, text, frozenset(runs(words(text)))) for text in texts)
    assert [slip.found for slip in one if any(slip.marks & theirs.marks for theirs in other)] == ["7,400"]
    assert [slip.found for slip in undone(one, other)] == ["98"]
