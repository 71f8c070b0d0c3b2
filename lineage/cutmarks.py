"""a text -> the mark with which its sender has cut it off, if there is one.

Interfaces that sell news hand out beginnings of texts, and say behind them how much is missing.  What stood there,
a credit among other things, cannot be known.  Cost: a look at the last characters.
"""

from __future__ import annotations

import re

CUT_CHARACTERS = 60
"""Characters at the end of a text in which the mark stands."""

_CUT = re.compile(r"(?:(?:…|\.\.\.)\s?)?\[\+?[\d,]{1,12} chars\]\s*\Z")


def cut_mark(text: str) -> str | None:
    """What says at the end of a text that its sender has cut it off there; None where nothing does.

    >>> cut_mark("The lock stays… [+1900 chars]"), cut_mark("The lock stays shut.")
    ('… [+1900 chars]', None)
    """
    if "chars]" not in text[-CUT_CHARACTERS:]:
        return None
    found = _CUT.search(text, max(len(text) - CUT_CHARACTERS, 0))
    return found[0].strip() if found else None
