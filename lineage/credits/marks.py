"""Signs that stand for the letters of a name, so that a pattern sees names and not words."""

from __future__ import annotations

import re

HEAD, REST = "\ue000", "\ue001"
"""Marks of the first and of every other character of a name; code points that no writer uses."""

ONE = f"{HEAD}{REST}*"
"""Pattern of one marked name."""


def mark(name: re.Match[str]) -> str:
    """The marks of a name, as many as it has characters."""
    return HEAD + REST * (len(name[0]) - 1)
