"""what a record calls its language -> its code in ISO 639, from the data file `data/languages.toml`.

Two letters where the language has such a code, also for three ("eng_Latn") and for its name ("English", "Deutsch").
Codes of languages that the file does not list stay as they are.  Pure functions, a microsecond each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lineage.datafiles import table

_CODE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9_-]+)?", re.ASCII)
_BEHIND = re.compile(r"\s*[(\[].*\Z", re.DOTALL)
"""What may stand behind a name: "Portuguese (Brazil)"."""
MAX_CHARACTERS = 60
"""Length of a value that may name a language."""


@lru_cache(maxsize=1 << 10)
def language_code(said: str) -> str | None:
    """The code of a language, without region and script; None for what names none.

    >>> [language_code(said) for said in ("en-GB", "eng_Latn", "German", "yue", "zxx", "many")]
    ['en', 'en', 'de', 'yue', None, None]
    """
    if len(said) > MAX_CHARACTERS:
        return None
    name = said.strip().casefold()
    found = _CODE.fullmatch(name)
    code = found["code"] if found else None
    if code is None:
        return _codes().get(_BEHIND.sub("", name))
    return None if code in _none() else _codes().get(code, code)


def language_named(said: str) -> str | None:
    """The code of the language that has this name; None for a code, and for what is no such name.

    >>> [language_named(said) for said in ("German", "Allemand", "de", "Barges")]
    ['de', 'de', None, None]
    """
    name = said.strip().casefold()
    return None if _CODE.fullmatch(name) or len(said) > MAX_CHARACTERS else _codes().get(name)


@cache
def _codes() -> Mapping[str, str]:
    """Other codes and names of languages -> their codes."""
    return {
        name.casefold(): code for code, names in table("corpus", "languages")["languages"].items() for name in names
    }


@cache
def _none() -> frozenset[str]:
    """The codes that stand for no language."""
    return frozenset(table("corpus", "languages")["none"])
