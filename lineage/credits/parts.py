"""Pattern that names words in braces -> the same with the words of `data/parts.toml` in their place.

What texts say in many languages is data, and each list of it stands once.  A pattern takes 2 ms to compile, and a text
meets few of them: each is compiled when it is asked for first.  Failure mode: a part that the file does not have is a
KeyError when it is named.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from lineage.credits.marks import ONE
from lineage.datafiles import table

_PART: Final = re.compile(r"\{([a-z_]+)\}")


def listed(name: str) -> Any:
    """What the file says of a part: a pattern, or words; not to be changed by the caller."""
    return table("credits", "parts")[name]


def written(pattern: str) -> str:
    """A pattern with the parts that it names in braces written out.

    >>> written("{announces}!")
    '(?:宣布|发布公告|發布公告)!'
    """
    return _PART.sub(lambda named: _part(named[1]), pattern)


@cache
def _part(name: str) -> str:
    part = ONE if name == "one" else listed(name)
    return written(part) if isinstance(part, str) else f"(?:{'|'.join(part)})".replace(" ", r"[\s-]+")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The same, compiled to be matched without case."""
    return re.compile(written(pattern), re.IGNORECASE)


@cache
def needed(needs: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they are given, and of a list that is named in braces the longest word of each entry.

    The same words are one value, which tells rules that share them at a glance.

    >>> needed(("quelle:", "{announces}"))
    ('quelle:', '宣布', '发布公告', '發布公告')
    """
    words: dict[str, None] = {}
    for need in needs:
        named = _PART.fullmatch(need)
        words |= dict.fromkeys([max(entry.split(), key=len) for entry in listed(named[1])] if named else [need])
    return tuple(words)
