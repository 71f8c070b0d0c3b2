"""The name of an outlet -> the parts of it by which texts call it: "the Chronicle", "im Anzeiger", "Le Courrier".

Such a part is whole words of the name, and counts where it is used as a name: behind an article or a colon, or between
quotation marks.  Which outlet it means is told by those who print the same text (`known_as`); words are data
(`data/mastheads.toml`).  Failure mode: an abbreviation ("the FT") is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lineage.credits.agencies import undecorated
from lineage.credits.outlet_names import ARTICLE, SLAVIC, Spellings, inflected, label, stem
from lineage.credits.parts import listed
from lineage.datafiles import table

LEAST_SHORT: Final = 3
"""Letters of a part of a name by which an outlet is called: "the Sun", "the Bee"."""
_OPENING, _CLOSING = '«„“"', '»“”"'
_LONGEST = 10
"""Characters before a name in which its article stands."""


class _Words(NamedTuple):
    """`data/mastheads.toml`."""

    behind: re.Pattern[str]  # what stands before a part of a name
    articles: frozenset[str]
    of: frozenset[str]
    saying_nothing: frozenset[str]
    titles: tuple[str, ...]


@cache
def _data() -> _Words:
    data = table("credits", "mastheads")
    behind = rf"(?:(?<!\w)(?:{'|'.join(data['articles'])})\s|(?<!\w)l['’]|:\s)$"
    return _Words(
        re.compile(behind, re.IGNORECASE),
        frozenset(data["articles"]),
        frozenset(data["of"]),
        frozenset(data["saying_nothing"]),
        (*listed("masthead"), *listed("further"), *listed("surname")),
    )


def is_short_for(name: str, outlet: str) -> bool:
    """Whether a name is that of an outlet in short, or as it stands, by whole words in their order.

    >>> is_short_for("the Chronicle", "The Wexby Chronicle"), is_short_for("Chronicle", "wexbychronicle.example")
    (True, True)
    >>> is_short_for("Le Courrier", "Le Courrier de Vaud"), is_short_for("Star", "Starlight Weekly")
    (True, False)
    """
    spelt = short_spellings(outlet)
    if spelt is not None and spelt.pattern.fullmatch(name):  # «Вестнике»
        return True
    words = _words(ARTICLE.sub("", name))
    if len("".join(words)) < LEAST_SHORT:
        return False
    whole = _words(outlet)
    if any(whole[at : at + len(words)] == words for at in range(len(whole))):
        return True
    return len("".join(words)) >= LEAST_SHORT + 1 and label(outlet).endswith("".join(words))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def is_called_in_full(text: str, form: str, outlet: str) -> bool:
    """Whether a text has another name that ends like a part of an outlet's: who tells of the Orrin Times does not mean
    the Wexby Times by "the Times"."""
    before = re.findall(rf"(?<!\w)([^\W\d_a-zà-ÿа-яё][\w’'-]+)\s{re.escape(form)}(?!\w)", text)
    return any(word not in outlet and word.lower() not in _data().articles for word in before)


def is_name_there(text: str, start: int, end: int) -> bool:
    """Whether a part of a name is used as one: behind an article or a colon, or between quotation marks."""
    if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
        return start > 0 and end < len(text)
    return _data().behind.search(text, max(0, start - _LONGEST), start) is not None


@lru_cache(maxsize=4096)
def short_spellings(outlet: str) -> Spellings | None:
    """How texts call an outlet by a part of its name, wherever that stands; None for one that has none."""
    forms = sorted({*_forms(outlet)}, key=lambda form: (-len(form), form))
    if not forms:
        return None
    slavic = SLAVIC.search(outlet) is not None
    called = "|".join(r"\s".join(inflected(word, slavic) for word in form.split()) for form in forms)
    hints = dict.fromkeys(stem(max(form.split(), key=len), slavic)[0] for form in forms)
    return Spellings(hints, rf"(?<!\w)(?:{called})(?!\w)")


def _forms(outlet: str) -> Iterator[str]:
    """The last words of a name of several, and the first ones before "de", "of" or the like."""
    known = _data()
    words = ARTICLE.sub("", undecorated(outlet)).split()
    if site := label(outlet):
        words = [
            "",
            next((title for title in known.titles if site.endswith(title.lower()) and site != title.lower()), ""),
        ]
    small = next((at for at, word in enumerate(words) if at and word.lower() in known.of), 0)
    for form in (words[-1:], words[-2:] if len(words) > 2 else [], words[:small]):
        called = " ".join(form)
        called = called[:1].upper() + called[1:]  # «Вестник» is the Речной вестник
        telling = form and form[-1].lower() not in known.saying_nothing and called[:1].isupper()
        if telling and len(form) < len(words) and len(called) >= LEAST_SHORT:
            yield called
