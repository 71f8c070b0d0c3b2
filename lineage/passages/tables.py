"""Name of a shipped word list -> its content; each file is read once.

Patterns are compiled when a line first needs them: most runs meet only a few of the languages.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `data/<name>.toml`; not to be changed by the caller."""
    return tomllib.loads(resources.files("lineage.passages").joinpath(f"data/{name}.toml").read_text("utf-8"))


@cache
def caseless(pattern: str) -> re.Pattern[str]:
    """A pattern of the word lists, compiled to be matched without case and across lines."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the word lists in which case matters."""
    return re.compile(pattern)
