"""English words -> their stems.

A stem is crude, and only ever compared.  Forms that no ending tells are listed in `data` (grammar.toml, words.toml).

The stems of links (`lineage.alignment.words`) cut more.  For facts that is too much, as it makes "reporters" a form of
"report" and "official" one of "office": nine tests fail with it, and of 286 planted changes five more are missed.  For
links these cut too little: with a table of rarity made for them, the link F1 of ten labelled pairs falls from 0.831 to
0.818, and that of 28 further pairs from 0.790 to 0.784.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lineage.datafiles import table


def stem(word: str) -> str:
    """The part of a lower-case English word that its inflected forms share; crude, and only ever compared.

    >>> [stem(word) for word in ("produced", "produces", "stopping", "cities", "process", "sold")]
    ['produc', 'produc', 'stop', 'city', 'proces', 'sel']
    """
    base = irregular().get(word)
    if base is not None:
        word = base
    elif len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    else:
        for suffix in ("ing", "ed", "es", "s"):
            if word.endswith(suffix) and len(word) - len(suffix) > 2 and not word.endswith(("ss", "us", "is")):
                word = word[: -len(suffix)]
                break
    word = word.rstrip("e") or word
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word


@cache
def irregular() -> Mapping[str, str]:
    """Irregular form -> its base: "said" -> "say"."""
    lists = (table("alignment", name)["irregular"] for name in ("words", "grammar"))
    return {form: base for forms in lists for base, some in forms.items() for form in some.split()}
