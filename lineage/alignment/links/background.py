"""(nothing) -> how rare a stem is in news at large, from the shipped table.

The table is derived by `training/background.py` from a corpus of English-language news; stems that it does not list,
and so all words of other alphabets, count as rare, and the pair's own frequencies do the rest.  Read once, 5 ms; pure
data, so keeping it changes no result.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lineage.datafiles import text

STEPS = 32
UNLISTED = "*"


@cache
def rarity() -> Mapping[str, float]:
    """Rarity of each listed stem, 0 (in every article) to 1 (in none); the key `UNLISTED` stands for the others."""
    table: dict[str, float] = {}
    for line in text("alignment", "rarity.txt").splitlines():
        step, _, stems = line.partition("\t")
        table.update(dict.fromkeys(stems.split(), int(step) / STEPS))
    return table
