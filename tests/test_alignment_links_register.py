"""Words are registered under numbers; no result for a text depends on which numbers they have."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import sleep

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.alignment import UNLISTED, align, rarity
from lineage.alignment.links import register as registers
from lineage.alignment.links.kin import kin_table
from lineage.alignment.links.linking import counted, linked
from lineage.alignment.links.model import shipped
from lineage.alignment.links.register import Register, register
from lineage.alignment.units import units
from lineage.config import DEFAULT
from lineage.records import Article

KNOWN = {
    "Flood": ("flood", "flood", True, False),
    "floods": ("floods", "flood", False, False),
    "FLOODED": ("flooded", "flood", True, False),
    "mayor’s": ("mayor's", "may", False, False),
    "Mayor": ("mayor", "may", True, False),
    "12": ("12", "12", False, True),
    "twelve": ("twelve", "12", False, False),
    "U.S.": ("us", "us", True, False),
    "Äpfel": ("äpfel", "äpfel", True, False),
    "大": ("大", "大", False, False),
    "Said": ("said", "say", True, False),
    "probe": ("probe", "prob", False, False),
    "xyzzy": ("xyzzy", "xyz", False, False),
}
"""Form and stem of words, and whether a capital or a digit begins them."""
WORDS = st.lists(st.sampled_from(list(KNOWN)))
PAGES = (
    "The mayor of Tarrow warned of floods.\n\nNobody listened to her for eleven years.",
    "For eleven years nobody had listened to the mayor.\n\nTarrow's floods were foreseen.",
)


@given(WORDS, WORDS)
def test_rows_say_what_is_known_of_their_words(before: list[str], words: list[str]) -> None:
    """Whatever came first, a word has its stem, capital and digit, and words of one form have one number for it."""
    held = Register()
    held.read(before)
    rows = held.read(words)
    read = [(held.stems[row["stem"]], row["capital"], row["digit"]) for row in rows]
    assert read == [KNOWN[word][1:] for word in words]
    forms = {(KNOWN[word][0], int(row["form"])) for word, row in zip(words, rows, strict=True)}
    assert len(forms) == len({form for form, _ in forms}) == len({number for _, number in forms})
    assert len(held) == len({*before, *words})


@given(WORDS)
def test_stems_have_their_rarity_and_their_kin(before: list[str]) -> None:
    """Whatever came first, what belongs to a stem is what the tables say; those that they do not list have defaults."""
    held = Register()
    held.read(before)
    numbers = held.read(["probe", "twelve", "xyzzy"])["stem"]
    listed, number, unlisted = held.of_stem[numbers].tolist()
    names = held.of_stem.dtype.names
    assert dict(zip(names, listed, strict=True)) == {
        "rarity": rarity()["prob"],
        "languages": 0,
        "kin": kin_table().numbers["prob"],
        "digit": False,
        "beginning": int.from_bytes(b"prob\0\0\0\0", "big"),
    }
    assert number[3]
    assert unlisted[:4] == (rarity()[UNLISTED], 0, -1, False)


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

    def sizes() -> list[int]:
        found = []
        for count in (0, 10, 1, 0):
            held = register()
            found.append(len(held))
            held.read([f"word{len(held) + number}" for number in range(count)])
        return found

    with ThreadPoolExecutor(1) as thread:  # one that has no register yet
        assert thread.submit(sizes).result() == [0, 0, 10, 0]


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
