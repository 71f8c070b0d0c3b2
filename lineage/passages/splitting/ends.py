"""Text before and behind a full stop -> whether a sentence surely ends there although an abbreviation stands before it.

A splitter that knows an abbreviation never cuts behind it.  But years and units in many languages ("построен в 1974
г.|Сейчас", "pesa 80 g.|La"), acronyms ("Alfa S.p.A.|Il titolo") and what says "and so on" ("и др.|Полиция") end
sentences as often as not.  A word that begins sentences tells that one begins; so does any capital behind a figure and
its unit, unless the figure opens its clause, as in "В 1974 г. Иванов", or behind a participle: "Założona w 1958 r.
Fabryka".

Cost: a microsecond for each full stop inside what the splitter takes for one sentence.  Failure mode: a phrase of time
or of measure in the middle of a sentence before a name: "Диплом в 1974 г. Иванов получил".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lineage.passages.spelling.patterns import compiled
from lineage.passages.splitting.abbreviations import abbreviations, is_name_too, opens

REACH = 60
"""Characters looked at on each side of a full stop."""

_STOP = re.compile(r"\.\s+(?=[\"“„«(]?[^\W\d_a-z])")
_UNIT = (
    r"(?:^|[\s(«„\"“-])(?P<figure>\d[\d.,\s\u2013-]*|[IVXLC]+\s)(?:[^\W\d_]{2,4}\.?\s)?"
    r"[^\W\d_/]{1,4}(?:/[hs])?\.$"
)
"""A figure, perhaps a word like "млн" or "кв.", and a unit, at the end of a text."""
_ACRONYM = r"(?P<before>\S*)\s+(?P<letters>[^\W\d_](?:\.[^\W\d_]){0,4})\.$"
_OPENING = '"“„«('
_BORDER = ',;:—–-(«„"“'
_CLAUSE = r"[,;:—–(«„\"“]\s"
_PARTICIPLE = (
    r"\w{2,}(?:нн|вш|щ|т|ем|им)(?:ый|ая|ое|ые|ий|ее|ие|ого|ой|ых)(?:ся)?|\w{3,}(?:ан|ен|їн)(?:ий|а|е|і)"
    r"|\w{2,}(?:[aoe]n|[ęryu]t)[yae]|\w{2,}(?:eni|ani|ęci|rci|ąc[yae])"
)


def surely_ends(left: str, right: str) -> bool:
    """True if a sentence ends between `left`, whose last sign is a full stop, and `right`, in spite of an abbreviation.

    `left` needs to hold only the last 60 characters before the cut, and no sentence before it; `right` the first 60.

    >>> surely_ends("Завод построили в 1974 г.", "Рабочие"), surely_ends("В марте 1974 г.", "Иванов")
    (True, False)
    """
    left = left.rstrip()
    words = right.split(None, 1)
    word = words[0].lstrip(_OPENING) if words else ""
    if not left.endswith(".") or not word[:1].isupper():
        return False
    left, opener = left[-REACH:], opens(word)
    tail = left[:-1].rsplit(None, 1)
    last = tail[-1].lstrip("0123456789") if tail else ""
    if last in abbreviations().behind_figure or last.casefold() in abbreviations().scales:
        unit = compiled(_UNIT).search(left)
        if unit is not None:
            return _ends_in_unit(left[: unit.start("figure")], last, word, opener)
    if left.endswith(_closers()):
        return opener or not left[-2].isascii()
    return opener and _ends_in_acronym(left, word)


def kept_whole(piece: str) -> Iterator[int]:
    """Offsets in a piece that a splitter left whole at which the next sentence begins; ascending."""
    last = 0
    for stop in _STOP.finditer(piece):
        at = stop.end()
        if surely_ends(piece[max(last, at - REACH) : at], piece[at : at + REACH]) and not _is_open(piece[last:at]):
            yield at
            last = at


def _is_open(text: str) -> bool:
    """True if a quotation or a bracket is open at the end of a text: what it holds stays one sentence."""
    curved = text.count("“") + text.count("”")
    pointed = text.count("«") > text.count("»") or text.count("(") > text.count(")")
    return pointed or bool(curved + text.count("„") & 1) or bool(text.count('"') & 1)


def _ends_in_unit(before: str, unit: str, word: str, opener: bool) -> bool:
    """True if a figure and its unit end the sentence, given the text before the figure and the word that follows."""
    known = abbreviations()
    if unit not in known.behind_figure:
        return opener
    words = before.split()
    while words and (words[-1].casefold() in known.lead_in or words[-1].isdigit()):
        words.pop()
    if opener or not words:
        return bool(words)
    return not (word.casefold().startswith(known.counted) or _opens_clause(words))


def _opens_clause(words: Sequence[str]) -> bool:
    """True if what stands behind `words` is at the beginning of a clause, or belongs to a participle that is."""
    if words[-1][-1] in _BORDER:
        return True
    clause = compiled(_CLAUSE).split(" ".join(words))[-1].split()
    return bool(clause) and compiled(_PARTICIPLE).fullmatch(clause[0].casefold()) is not None


def _ends_in_acronym(left: str, word: str) -> bool:
    """True if a text ends with an acronym or a single letter that `word`, which begins sentences, cannot go on."""
    known = abbreviations()
    found = compiled(_ACRONYM).search(left)
    if found is None:
        return False
    if found["letters"].casefold() in known.firms:
        return True
    if not (found["letters"][0].isupper() and found["letters"][-1].isupper()):
        return False
    return not is_name_too(word) and (len(found["letters"]) > 1 or found["before"][:1].isalpha())


@cache
def _closers() -> tuple[str, ...]:
    return tuple(f" {closer}." for closer in abbreviations().closers)
