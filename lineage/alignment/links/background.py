"""(nothing) -> how rare a stem is in news at large, from the shipped table.

`training/background.py` derives the table from a corpus of English-language news.  Stems that it does not list, such as
all words of other alphabets, count as rare; the frequencies inside a pair of articles correct that.  Cost: 5 ms, once a
process; the table is pure data, so keeping it changes no result.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lineage.datafiles import text

STEPS = 32
UNLISTED = "*"


@cache
def rarity() -> Mapping[str, float]:
    """Rarity of each listed stem, 0 (in every article) to 1 (in none); the key `UNLISTED` has that of other stems."""
    table: dict[str, float] = {}
    for line in text("alignment", "rarity.txt").splitlines():
        step, _, stems = line.partition("\t")
        table.update(dict.fromkeys(stems.split(), int(step) / STEPS))
    return table
