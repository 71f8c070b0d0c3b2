"""Words have numbers; what follows from a text does not depend on them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import local
from time import sleep

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import align, rarity
from lineage.alignment.links import register as registers
from lineage.alignment.links.kin import kin_table
from lineage.alignment.links.linking import counted, linked
from lineage.alignment.links.model import shipped
from lineage.alignment.links.register import Register, register
from lineage.alignment.units import units
from lineage.alignment.words import reading
from lineage.config import DEFAULT
from lineage.records import Article

WORDS = st.lists(
    st.sampled_from(
        [
            "Flood",
            "floods",
            "FLOODED",
            "mayor’s",
            "Mayor",
            "12",
            "twelve",
            "U.S.",
            "Äpfel",
            "大",
            "Said",
            "probe",
            "xyzzy",
        ]
    )
)
PAGES = (
    "The mayor of Tarrow warned of floods.\n\nNobody listened to her for eleven years.",
    "For eleven years nobody had listened to the mayor.\n\nTarrow's floods were foreseen.",
)


@given(WORDS, WORDS)
def test_rows_say_what_reading_says(before: list[str], words: list[str]) -> None:
    """Whatever came first, a word has its stem, form, capital and digit, and its stem rarity and kin."""
    held = Register()
    held.read(before)
    rows = held.read(words)
    for word, row in zip(words, rows, strict=True):
        stem = held.stems[row["stem"]]
        assert (stem, row["capital"], row["digit"]) == (reading(word).stem, reading(word).capital, reading(word).number)
        assert held.of_stem["rarity"][row["stem"]] == rarity().get(stem, rarity()["*"])
        assert held.of_stem["kin"][row["stem"]] == kin_table().numbers.get(stem, -1)
    for name in ("stem", "form"):
        known = {getattr(reading(word), name): row[name] for word, row in zip(words, rows, strict=True)}
        assert len(set(known.values())) == len(known)
        assert all(known[getattr(reading(word), name)] == row[name] for word, row in zip(words, rows, strict=True))
    assert len(held) == len({*before, *words})


def test_it_grows() -> None:
    """Rows of a word stay what they were when thousands of others have come."""
    held = Register()
    first = held.read(["Tarrow"])
    rows = held.read([f"word{number}" for number in range(5000)])
    assert len(np.unique(rows["form"])) == 5000
    assert held.read(["Tarrow"]) == first


@given(WORDS)
def test_links_do_not_depend_on_what_was_read_before(before: list[str]) -> None:
    """Two articles have the same links in a new register and in one that holds other words."""
    held = Register()
    held.read(before)
    found = []
    for words in (Register(), held):
        a, b = (counted(units(Article(page), DEFAULT), words) for page in PAGES)
        found.append(linked([(a, b)], shipped()))
    assert found[0] == found[1] != [[]]


def test_a_register_that_has_grown_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks next gets a new one; until then a thread has always the same."""
    monkeypatch.setattr(registers, "MOST_WORDS", 10)
    monkeypatch.setattr(registers, "_OWN", local())
    held = register()
    held.read([f"word{number}" for number in range(10)])
    assert register() is held
    held.read(["another"])
    assert register() is not held
    assert len(register()) == 0


def test_threads_do_not_share_one() -> None:
    """Comparisons in several threads at once are those of one after the other."""
    pages = [
        Article(f"{PAGES[number % 2]}\n\nWord{number} said word{number + 1} to all of them.") for number in range(40)
    ]
    alone = [align(a, b, DEFAULT) for a, b in pairwise(pages)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda pair: align(*pair, DEFAULT), pairwise(pages))) == alone
        held = set(threads.map(lambda _: (sleep(0.01), id(register()))[1], range(64)))
    assert id(register()) not in held
