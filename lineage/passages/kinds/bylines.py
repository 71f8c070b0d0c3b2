"""Paragraph near the top -> whether it only says who wrote the article, or when.

Names are not looked up: a byline is a line that begins with "By" (in some language) and goes on in capitals, a line of
nothing but words and figures of dates, or one of the forms in which agencies sign.  `data/furniture.toml` lists the
words.  Bylines are looked for only where they stand, so that "By Tuesday" in the middle of a story is safe.

Cost: some microseconds, on short lines at the top or the end only.  Failure mode: a bare name ("Jane Doe") is a byline
only next to another line that is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lineage.datafiles import table
from lineage.passages.datelines.lists import lexicon
from lineage.passages.spelling.patterns import caseless

MAX_WORDS = 18
"""Words of the longest byline: three names with their titles and an agency."""
MAX_CHARACTERS = 160
STAMP_CHARACTERS = 70
"""Characters of the longest stamp of a page: "Published: Wednesday, September 30, 2018 at 12:55 p.m. EDT"."""

_TOKEN = re.compile(r"[^\W_][\w.’'@-]*")
_BEFORE_BY = re.compile(r"[^.!?]{1,40}[—–|]\s?(?=[Bb]y\s)")  # "Aurora News — By Jane Doe"
_ADDRESS = re.compile(r"\W{0,3}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){0,3}\W{0,2}")
_FIGURES = re.compile(r"\d{1,4}(?:[:./h-]\d{1,4}){0,2}(?:st|nd|rd|th|am|pm|h)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d|\.\d)")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}")
_TIME = re.compile(rf"\d{{1,2}}[:.h]\d{{2}}|{_DATE.pattern}")
_HAN_DATE = re.compile(r"\W*(?:\d{4}[年-])?\d{1,2}[月-]\d{1,2}日?\W*(?:\d{1,2}[:：时時]\d{0,2}分?)?.{0,6}")
_SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\b[JSDM]r)(?<!\bInc)(?<!\bCo)[.!?]$")


@dataclass(frozen=True, slots=True)
class _Words:
    starts: frozenset[str]
    between: frozenset[str]
    agencies: re.Pattern[str]
    dates: frozenset[str]
    stamps: frozenset[str]


@cache
def _words() -> _Words:
    data, months = table("passages", "furniture"), table("passages", "datelines")["months"]
    return _Words(
        starts=frozenset(data["byline"]["starts"]),
        between=frozenset(data["byline"]["between"]),
        agencies=caseless(f"(?:{'|'.join(data['byline']['agency_lines'])})"),
        dates=frozenset(data["dates"]["words"]).union(data["dates"]["stamps"], months),
        stamps=frozenset(data["dates"]["stamps"]),
    )


def is_byline(line: str) -> bool:
    """True if a line near the top or the end names the writer, the agency, or the time of publication.

    >>> [is_byline(s) for s in ("By JANE DOE and Ola Berg", "May 31 at 3:41 PM", "By Tuesday, the ice had gone.")]
    [True, True, False]
    """
    if len(line) > MAX_CHARACTERS:
        return False
    words = _words()
    prefix = _BEFORE_BY.match(line)
    tokens = _TOKEN.findall(line, prefix.end() if prefix else 0)
    if not tokens or len(tokens) > MAX_WORDS:
        return False
    if _is_stamp(line, tokens, words) or _ADDRESS.fullmatch(line) or words.agencies.fullmatch(line.strip("—–-•*()| ")):
        return True
    first = tokens[0].rstrip(".").casefold()
    two = " ".join(tokens[:2]).casefold()
    return (first in words.starts or two in words.starts) and _is_signed(line, tokens, words)


def is_stamp(line: str) -> bool:
    """True if a line anywhere in an article is the stamp of a page: a date with a time of day, or with "updated".

    A date alone may be the heading of a timeline.

    >>> [is_stamp(s) for s in ("Updated: 3:56 AM, June 02, 2018", "June 2, 2018", "Updated rules apply in June 2018")]
    [True, False, False]
    """
    if len(line) > STAMP_CHARACTERS or _DIGIT.search(line) is None:
        return False
    words, tokens = _words(), _TOKEN.findall(line)
    if not _is_stamp(line, tokens, words):
        return False
    timed = _CLOCK.search(line) is not None or any(token.casefold().rstrip(".") in words.stamps for token in tokens)
    return timed and (_DATE.search(line) is not None or lexicon().date(line).search(line) is not None)


def is_name(line: str) -> bool:
    """True if a line could consist of bare names: two to eight capitalised words, perhaps joined by "and".

    >>> is_name("Jane B. Doe and Ola Berg"), is_name("The vote"), is_name("Further Reading:")
    (True, False, False)
    """
    parts = line.replace(",", " ").replace(" and ", " ").split()
    if not 2 <= len(parts) <= 8 or line[-1] in ":?!" or any(c.isdigit() for c in line):
        return False
    return all(part[0].isupper() and part.strip(".'’-").replace("-", "").replace("'", "").isalpha() for part in parts)


def _is_stamp(line: str, tokens: list[str], words: _Words) -> bool:
    """True if a line holds only words and figures of dates, and among them something that only a date has."""
    if len(tokens) > 14 or _HAN_DATE.fullmatch(line):
        return len(tokens) <= 14
    telling = False
    months = _DIGIT.search(line) is not None and lexicon().date(line).search(line) is not None
    for at, token in enumerate(tokens):
        folded = token.casefold().rstrip(".")
        if folded in words.dates:
            telling = telling or folded in words.stamps
        elif not _FIGURES.fullmatch(folded) and (at or len(tokens) == 1 or not words.agencies.fullmatch(token)):
            return False
    return telling or months or _TIME.search(line) is not None


def _is_signed(line: str, tokens: list[str], words: _Words) -> bool:
    """True if a line that begins with "By" goes on with names alone."""
    if len(tokens) == 1:
        return line.strip(" .:—–-|").casefold() in words.starts
    if _SENTENCE_END.search(line):
        return False
    names = 0
    for token in tokens[1:]:
        if token[0].isupper() or token.upper() == token.lower():
            names += not token[0].isdigit()
        elif token.casefold().rstrip(".") not in words.between and "@" not in token:
            return False
    return names > 0
