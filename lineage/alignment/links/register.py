"""Words as texts write them -> numbers, and the properties of each word that do not depend on the text.

All news consists of the same ten thousand words.  The properties of a word (its stem, whether it begins with a capital,
how rare it is, its kin) are worked out once and kept in arrays by number, so that an article is read by looking its
words up.  Numbers are given out in the order of first use and mean nothing; no result may depend on them.

Cost: 3 µs for a new word, 0.1 µs for a known word; some 200 bytes a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import local
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.links.background import UNLISTED, languages, rarity
from lineage.alignment.links.kin import kin_table
from lineage.alignment.words import spelling

MOST_WORDS = 1 << 16
"""Most words of a register, 15 MB; a thread whose register has more begins a new one."""

_OWN = local()  # one register for each thread: two that enter words into one would give out a number twice

_WORD = np.dtype([("stem", np.int64), ("form", np.int64), ("capital", np.bool_), ("digit", np.bool_)])
_STEM = np.dtype(
    [
        ("rarity", np.float64),  # in English news at large, 0..1
        ("languages", np.int64),  # those that have it for a small word, as bits
        ("kin", np.int64),  # its number in the table of kin, -1 if it is not listed
        ("digit", np.bool_),  # whether it begins with a digit
        ("beginning", np.uint64),  # its first eight bytes, as a number that sorts as the bytes do
    ]
)


class Register:
    """Numbers of words and of their stems, with the properties of each.

    `stems[n]` is stem n, and `of_stem[n]` has its rarity, its languages, its kin, whether it begins with a digit, and
    its beginning.
    """

    def __init__(self) -> None:
        self.stems: list[str] = []
        self._words = _Numbers(self._enter)
        self._forms: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._of_word = _Rows(_WORD)
        self._of_stem = _Rows(_STEM)

    def __len__(self) -> int:
        """The number of words that the register holds."""
        return len(self._words)

    def read(self, written: Iterable[str]) -> NDArray[Any]:
        """For each word a row with the numbers of its stem and its plain form, and whether it begins with a capital or
        a digit; unknown words are entered."""
        numbers = list(map(self._words.__getitem__, written))
        return self._of_word.table()[np.array(numbers, np.int64)]

    @property
    def of_stem(self) -> NDArray[Any]:
        """The properties of each stem, by its number."""
        return self._of_stem.table()

    def _enter(self, written: str) -> int:
        """Enter a word that the register does not hold yet; returns its number."""
        form, stem, capital, digit = spelling(written)
        number = self._stems.get(stem)
        if number is None:
            number = self._stems[stem] = len(self.stems)
            self.stems.append(stem)
            beginning = int.from_bytes(stem.encode("utf-8", "surrogatepass")[:8].ljust(8, b"\0"), "big")
            rare = rarity().get(stem, rarity()[UNLISTED])
            kin = kin_table().numbers.get(stem, -1)
            self._of_stem.append((rare, languages().get(stem, 0), kin, stem[0].isdigit(), beginning))
        self._of_word.append((number, self._forms.setdefault(form, len(self._forms)), capital, digit))
        return len(self._words)


class _Rows:
    """A table that grows; new rows wait in a list until it is read, since writing one row at a time takes twice as
    long."""

    def __init__(self, kind: np.dtype[Any]) -> None:
        self._table: NDArray[Any] = np.zeros(1024, kind)
        self._length = 0
        self._waiting: list[tuple[Any, ...]] = []
        self.append = self._waiting.append

    def table(self) -> NDArray[Any]:
        """The table with all rows, and unused rows behind them."""
        if self._waiting:
            new = np.array(self._waiting, self._table.dtype)
            self._waiting.clear()
            end = self._length + len(new)
            if end > len(self._table):
                self._table = np.concatenate([self._table[: self._length], np.zeros(2 * end, self._table.dtype)])
            self._table[self._length : end] = new
            self._length = end
        return self._table


class _Numbers(dict[str, int]):
    """Word -> number; looking up an unknown word enters it."""

    def __init__(self, enter: Callable[[str], int]) -> None:
        super().__init__()
        self._enter = enter

    def __missing__(self, written: str) -> int:
        self[written] = number = self._enter(written)
        return number


def register() -> Register:
    """The register of this thread; a new one if the old one has grown too large.

    Ask for it once and use it for all articles that are compared with one another: numbers of two registers differ.
    """
    kept: Register | None = getattr(_OWN, "register", None)
    if kept is None or len(kept) > MOST_WORDS:
        kept = _OWN.register = Register()
    return kept
