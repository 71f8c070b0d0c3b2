"""the value of a field -> whether it is a word for that nothing is there, from the data file `data/nothing.toml`.

Cost: a fraction of a microsecond.  Failure mode: a tool with a word of its own.
"""

from __future__ import annotations

from functools import cache

from lineage.datafiles import table


def says_nothing(said: str, part: str) -> bool:
    """Whether a value says that an article has no such part: its `date`, `author`, `text`, …

    >>> [says_nothing(said, "author") for said in ("nan", "NAN", "NA", "na", "Ada Fenn")]
    [True, False, True, False, False]
    """
    words, longest = _words(part)
    return len(said) <= longest and (said.strip().casefold() if part == "date" else said.strip()) in words


@cache
def _words(part: str) -> tuple[frozenset[str], int]:
    """The words for a part, and the length that a value with one of them may have, white space round it included."""
    data = table("corpus", "nothing")
    words = frozenset(data["every"]) | frozenset(data["parts"].get(part, ()))
    if part == "date":
        words = frozenset(word.casefold() for word in words)
    return words, 2 * max(map(len, words))
