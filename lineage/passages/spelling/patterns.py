"""Pattern made of the word lists in `data` -> its compiled form, made once.

A pattern is compiled when a line first needs it: most runs meet only a few of the languages.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def caseless(pattern: str) -> re.Pattern[str]:
    """The compiled form of a pattern that is matched without case, and whose dot also stands for a line end."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled form of a pattern in which case matters."""
    return re.compile(pattern)
