"""The name of an outlet and its spellings -> letters that stand in every text that names it, whatever the case.

Many texts are asked about many names, and hardly any holds one: what is searched for first costs next to nothing, and
only where it stands is a pattern tried.  Texts are compared with their letters folded (`str.casefold`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

_LEFT_OUT: Final = frozenset(("news", "online"))
"""Words that names of outlets lose (`outlet_names`)."""


def fewest_hints(hints: Iterable[str]) -> Sequence[str]:
    """These, letters folded, without those in which another one stands."""
    return fewest({hint.casefold() for hint in hints})


def fewest(hints: AbstractSet[str]) -> Sequence[str]:
    """Those in which no other one stands, ascending: one of them stands wherever any does."""
    return sorted(hint for hint in hints if not any(other in hint for other in hints if other != hint))


def beginnings(name: str) -> Sequence[str]:
    """What the longer words of a name begin with, letters folded: all of it stands where the name does.

    Many papers are called Chronicle.  Of names that addresses spell otherwise ("muenchner") nothing is asked.
    """
    words = re.findall(r"\w{4,}", name.casefold()) if name.isascii() else []
    return [word[: max(4, len(word) - 2)] for word in words if word not in _LEFT_OUT]  # the rest may be inflected
