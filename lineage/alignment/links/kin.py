"""(nothing) -> which stems can stand for one another (`probe` for `investigation`), from the shipped table.

The table is hand-written: groups of words that news writers exchange, one group a line, near-synonyms and derivations
that the stemmer misses, no opposites.  A word may be in several groups; two words are kin only if one group has both.
It is English only; words that it does not list have no kin.  It takes 3 % off the loss of the link model on pairs left
out of training; word vectors of a news corpus take 1 %, and nothing more beside the table.  Cost: 5 ms, once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations
from typing import NamedTuple

import numpy as np

from lineage.alignment.words import stem
from lineage.arrays import Ids
from lineage.datafiles import text


class Table(NamedTuple):
    """The listed stems by number, and the kin of each of them."""

    numbers: Mapping[str, int]
    starts: Ids  # (n + 1,): where the kin of each of n stems begin in `kin`, and at last where all end
    kin: Ids  # numbers of stems


@cache
def kin_table() -> Table:
    """The shipped table; pure data, so keeping it changes no result."""
    numbers: dict[str, int] = {}
    pairs: set[tuple[int, int]] = set()
    for line in text("alignment", "kin.txt").splitlines():
        group = dict.fromkeys(numbers.setdefault(stem(word), len(numbers)) for word in line.split())
        pairs.update(permutations(group, 2))
    one, other = np.array(sorted(pairs), np.int64).reshape(-1, 2).T
    return Table(numbers, np.searchsorted(one, np.arange(len(numbers) + 1)), other)
