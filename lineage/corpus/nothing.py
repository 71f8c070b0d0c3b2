"""the value of a field -> whether it is a word for that nothing is there, from the data file `data/nothing.toml`.

Cost: a fraction of a microsecond.  Failure mode: a tool with a word of its own.
"""

from __future__ import annotations

from functools import cache

from lineage.datafiles import table

MAX_CHARACTERS = 100
"""Length of a value that may be such a word, white space round it included."""

_ANY = ""
"""Stands for all parts together."""


def says_nothing(said: str, part: str) -> bool:
    """Whether a value says that an article has no such part: its `date`, `author`, `text`, …

    >>> [says_nothing(said, "author") for said in ("nan", "NAN", "NA", "na", "Ada Fenn")]
    [True, False, True, False, False]
    """
    if len(said) > MAX_CHARACTERS:
        return False
    bare = said.strip()
    return (bare.casefold() if part == "date" else bare) in _words(part)


def is_word_for_nothing(said: str) -> bool:
    """Whether a value says in some part that there is none."""
    return says_nothing(said, _ANY)


@cache
def _words(part: str) -> frozenset[str]:
    """The words for a part."""
    data = table("corpus", "nothing")
    parts = data["parts"]
    own = parts.get(part, ()) if part != _ANY else [word for words in parts.values() for word in words]
    words = frozenset(data["every"]) | frozenset(own)
    return frozenset(map(str.casefold, words)) if part == "date" else words
