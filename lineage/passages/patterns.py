"""Pattern of the word lists in `data` -> the same compiled, each once.

That is done when a line first needs it: most runs meet only a few of the languages.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def caseless(pattern: str) -> re.Pattern[str]:
    """A pattern to be matched without case and across lines."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which case matters."""
    return re.compile(pattern)
