"""Two pieces of text -> whether they are one sentence.

The repairs to a sentence splitter, each for a mistake seen in news text: initials ("D-N.|Y."), titles ("Govs.|Dahl"),
names and acronyms ("R.|Kelm", "the U.S.|Senate"), figures ("No.|5", "am 3.|Oktober"), time zones ("a.m.|ET"),
asides ("D-Ore.|— who left —"), list markers ("3.|Turnout"), small letters behind a quotation.
`data/abbreviations.toml` holds the words.

Cost: one to two microseconds a boundary; only the last and the first word are looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lineage.datafiles import table

OPENING = "\"'“‘«„‹([{「『（【"
CLOSING = "\"'”’»›)]}」』）】"
_LOOSE = ".,;:)"

TOKEN = 24
"""Characters looked at on each side; no abbreviation is longer."""

_MARKER = re.compile(r"[\s\"“(\[]{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s*")
_ORDINAL = re.compile(r"(?:^|\s)(?P<before>\w+)\s\d{1,3}\.\s*$")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_INITIALS = re.compile(r"(?:(?P<before>\S)\S*\s+|^|[\s(\[“‘\"'-])(?P<letters>(?:[^\W\d_]\.)+)\s*$")
_DASHES = "-–—"
_ASIDE = re.compile(f"[{_DASHES}]{{1,3}}\\s?[^\\W\\d_A-Z]")
_SHORTENED = re.compile(r"(?<![^\W_])[A-Z][a-z]{1,5}\.\s*$")  # "Calif.", "Corp."
_APOSTROPHE = re.compile("['’]")


@dataclass(frozen=True, slots=True)
class _Words:
    """`data/abbreviations.toml`."""

    before_word: frozenset[str]
    before_figure: frozenset[str]
    time_zones: frozenset[str]
    after_ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    after_quote: tuple[str, ...]
    openers: frozenset[str]


@cache
def _words() -> _Words:
    data = table("passages", "abbreviations")
    return _Words(
        before_word=frozenset(data["before_word"]),
        before_figure=frozenset(data["before_figure"]),
        time_zones=frozenset(data["time_zones"]),
        after_ordinal=frozenset(data["after_ordinal"]),
        before_ordinal=frozenset(data["before_ordinal"]),
        after_quote=tuple(data["after_quote"]),
        openers=frozenset(data["openers"]),
    )


def goes_on(left: str, right: str) -> bool:
    """True if the sentence that ends with `left` goes on with `right`, so that a cut between them is wrong.

    `left` needs to hold only the last 60 characters before the cut and `right` the first 60 behind it.

    >>> goes_on("Russia met Sen. ", "Dahl."), goes_on("He came on May 3. ", "Officials said")
    (True, False)
    """
    head, tail = right[:TOKEN].split(None, 1), left.rstrip()[-TOKEN:].rsplit(None, 1)
    if not head or not tail:
        return True
    first, last = head[0], tail[-1].lstrip(OPENING + "–—-")
    word = first.lstrip(OPENING)
    if word[:1].islower():  # but not an address ("pic.twitter.com/…") or a name ("iPhone")
        return not ("/" in word or "." in word[:-1] or any(c.isupper() for c in word))
    if not _ALPHANUMERIC.search(right) or _MARKER.fullmatch(left):
        return True
    if not last.endswith("."):
        return last.endswith(("」", "』")) and first.startswith(_words().after_quote)
    spaced = left[-1].isspace() or right[0].isspace()
    if spaced and last[-2:-1].isupper() and first[0].isupper() and _is_initials(left):
        return _APOSTROPHE.split(word)[0].strip(_LOOSE).casefold() not in _words().openers
    if first[0] in _DASHES and _ASIDE.match(right) and _SHORTENED.search(left):
        return True
    return _abbreviates(left, last[:-1], word, spaced=spaced)


def _is_initials(left: str) -> bool:
    """True if a text ends with initials: capitals with a full stop behind each, as in "D-N." or "A.B.".

    A single "I." is the word "I" unless a capitalised word stands before it.
    """
    found = _INITIALS.search(left)
    if found is None or not found["letters"].isupper():
        return False
    before = found["before"]
    return found["letters"] != "I." or (before is not None and before.isupper())


def _abbreviates(left: str, last: str, word: str, *, spaced: bool) -> bool:
    """True if the full stop behind `last` abbreviates it, given the word that follows."""
    words = _words()
    folded = last.casefold()
    if folded in words.before_word or (folded in words.before_figure and word[:1].isdigit()):
        return True
    if not spaced and word[:1].isalnum():  # "D-N.|Y."; "outlawed.|In" lacks only its space
        decimal = last[-1:].isdecimal() and word[0].isdecimal()  # of a script whose digits the splitter does not know
        return decimal or (last[-1:].isupper() and not last[-2:-1].isalnum())
    bare = word.strip(_LOOSE).casefold()
    if folded in ("a.m", "p.m", "am", "pm"):
        return bare in words.time_zones
    if last.isdigit() and len(last) <= 3:
        ordinal = _ORDINAL.search(left)
        return bare in words.after_ordinal or (
            ordinal is not None and ordinal["before"].casefold() in words.before_ordinal
        )
    return False
