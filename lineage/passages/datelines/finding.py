"""Paragraph -> its dateline: where, when, and the slot in which an agency signs.

A dateline is a form, not a list of agencies: a place (in capitals, well known, or with a date beside it), perhaps a
date, and a short name in brackets or slashes before a dash.  Each form (`enclosed`, `bare`, `scripts`) looks for one
sign (bracket, slash, date, dash) and then has `parts` judge what stands before it: one pattern for forty houses in ten
scripts could not be read, and could not say which part is which.

What the agency slot means is not decided here: the slot of "JAKARTA (JP):" is reported as it stands.

Cost: some microseconds a paragraph; only the first `MAX_LENGTH` characters are looked at.  Failure modes: an unlisted
agency without brackets is missed; "PORTLAND (Ducks) - " passes for a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from lineage.passages.datelines import bare, enclosed
from lineage.passages.datelines.lists import Lexicon, lexicon
from lineage.passages.datelines.parts import MAX_PLACE_WORDS, Dateline
from lineage.records import Span

MAX_LENGTH = 140
"""Characters of the longest dateline; those of press releases, with place, region and year, come near it."""

MOST_MARKS = 3
"""Asterisks that Markdown sets on either side of what is bold."""

_SIGN = re.compile(r"[(\[/|—–―:_\d-]")
_WRITER_BEFORE = re.compile(  # "By Jane Doe WASHINGTON (Reuters) - ", where a page has lost the line break
    r"By\s(?:[^\W\d_a-z][\w.’'-]*(?:,?\sand|,)?\s){2,6}?(?=[A-ZÀ-Þ][A-ZÀ-Þ/ .’'-]{2,40}(?:,\s[\w. ]{2,20}){0,2}\s\()"
)
_BOLD = re.compile(rf"\*{{1,{MOST_MARKS}}}(?=[^\s*][^*\n]{{1,130}}\*)")  # "**KIEL (dpa)** –", as Markdown has it

_FORMS = (*enclosed.FORMS, *bare.FORMS)


def find_dateline(text: str, start: int, end: int, words: Lexicon | None = None) -> Dateline | None:
    """The dateline with which `text[start:end]` begins, or None.

    `words` are given if agencies are known beside the shipped ones.

    >>> line = "ROVANIEMI, Finland, May 3 (Aurora) -- The ice"
    >>> found = find_dateline(line, 0, len(line))
    >>> [line[slice(*part)] for part in (found.place, found.date, found.agency)], line[: found.end]
    (['ROVANIEMI, Finland', 'May 3', 'Aurora'], 'ROVANIEMI, Finland, May 3 (Aurora) --')
    """
    window = text[start : min(end, start + MAX_LENGTH)].partition("\n")[0]
    words = words or lexicon()
    bold = _BOLD.match(window)
    skipped = bold.end() if bold else 0
    if bold:
        window = window[:skipped] + window[skipped:].replace("*", " ")
    writer = _WRITER_BEFORE.match(window, skipped)
    skipped = writer.end() if writer else skipped
    at, window = start + skipped, window[skipped:]
    foreign = _is_foreign(window)
    if not foreign and _is_prose(window, words):
        return None
    for form in _forms_of_scripts() if foreign else _FORMS:
        found = form(window, words)
        if found is not None:
            place, date, agency = (part and Span(part.start + at, part.end + at) for part in found[2:5])
            behind = text[at + found.end : at + found.end + MOST_MARKS] if bold else ""
            over = len(behind) - len(behind.lstrip("*"))
            return Dateline(start, at + found.end + over, place, date, agency, found.form)
    return None


def _is_foreign(window: str) -> bool:
    """True if the window begins in a script other than Latin, Cyrillic or Greek, or with a bracket before one."""
    begin = window[:4]
    return not begin.isascii() and (begin[0] in "【［" or any(c >= "\u0590" and c.isalpha() for c in begin))


def _is_prose(window: str, words: Lexicon) -> bool:
    """True if a dateline is ruled out at once: no sign of one is found, or small words stand before the first sign."""
    sign = _SIGN.search(window, 0, 100)
    if sign is None:
        return True
    before = window[: sign.start()].split()
    usual = (words.particles, words.agencies, words.months)
    return len(before) > MAX_PLACE_WORDS + 1 or any(
        len(word) > 2 and word.islower() and not any(word in some for some in usual) for word in before
    )


@cache
def _forms_of_scripts() -> tuple[Callable[[str, Lexicon], Dateline | None], ...]:
    """The forms of other scripts, and behind them the Western ones, in which such papers sign as well."""
    from lineage.passages.datelines import scripts

    return (*scripts.FORMS, *_FORMS)
