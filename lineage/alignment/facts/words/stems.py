"""English words -> their stems.

A stem is crude, and only ever compared.  Forms that no ending tells are listed in `data` (grammar.toml, words.toml),
and handed in.
"""

from __future__ import annotations

from collections.abc import Mapping


def stem(word: str, irregular: Mapping[str, str]) -> str:
    """The part of a lower-case English word that its inflected forms share; crude, and only ever compared.

    >>> [stem(word, {}) for word in ("produced", "produces", "stopping", "cities", "process")]
    ['produc', 'produc', 'stop', 'city', 'proces']
    """
    if word in irregular:
        word = irregular[word]
    elif len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    else:
        for suffix in ("ing", "ed", "es", "s"):
            if word.endswith(suffix) and len(word) - len(suffix) > 2 and not word.endswith(("ss", "us", "is")):
                word = word[: -len(suffix)]
                break
    word = word.rstrip("e") or word
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word
