"""Two pieces of text -> whether they are one sentence.

The repairs to a sentence splitter, each for a mistake seen in news text: initials ("D-N.|Y."), titles ("Govs.|Dahl"),
names and acronyms ("R.|Kelm", "the U.S.|Senate"), figures ("No.|5", "am 3.|Oktober"), time zones ("a.m.|ET"),
asides ("D-Ore.|— who left —"), list markers ("3.|Turnout"), small letters behind a quotation, speech tags behind one
("。”|他说。").  `data/abbreviations.toml` holds the words.

Cost: one to two microseconds a boundary; only the last and the first word are looked at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.passages.spelling.patterns import compiled
from lineage.passages.splitting.abbreviations import LOOSE, abbreviations, is_name_too, opens
from lineage.passages.splitting.ends import surely_ends

OPENING = "\"'“‘«„‹([{「『（【"
CLOSING = "\"'”’»›)]}」』）】"

TOKEN = 24
"""Characters looked at on each side; no abbreviation is longer."""
ORDINAL_DIGITS = 3
"""Most digits of a figure that is an ordinal; a longer one is a year."""

_MARKER = re.compile(r"[\s\"“(\[]{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s*")
_ORDINAL = re.compile(r"(?:^|\s)(?P<before>\w+)\s\d{1,3}\.\s*$")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_INITIALS = re.compile(r"(?:(?P<before>\S)\S*\s+|^|[\s(\[“‘\"'-])(?P<letters>(?:[^\W\d_]\.)+)\s*$")
_DASHES = "-–—"
_HALVES = frozenset({"a.m", "p.m", "am", "pm"})
_ASIDE = re.compile(f"[{_DASHES}]{{1,3}}\\s?[^\\W\\d_A-Z]")
_SHORTENED = re.compile(r"(?<![^\W_])[A-Z][a-z]{1,5}\.\s*$")  # "Calif.", "Corp."
_ELISION = re.compile("^[^\\W\\d_]{1,6}['’](?=[^\\W\\d_]{2})")  # "l'ing."
_DOUBLED = r"([A-Z])\1\."  # "JJ. OO.", the plural of an acronym
_TURKISH = re.compile("[ığİş]")
_ENGLISH = r"(?i)\b(?:the|of|and|with|was|its|for)\b"
_ORDINAL_OF_TURKISH = r"(?:(?P<before>[^\W_]+)[.:]?\s+|^|\s)[“\"‘'(]?(?:\d{1,3}|[IVX]+)\.\s*$"
_TAG = r"[^。！？…“”「」：:；;\n]{1,24}(?=。)"
_SENTENCE_CLOSED = ("。”", "！”", "？”", "…”", "。」", "！」", "？」", "。』", "！』", "？』")


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
        return bool(last) and last[-1] in CLOSING and _goes_on_behind_mark(left, last, right)
    spaced = left[-1].isspace() or right[0].isspace()
    if spaced and last[-2:-1].isupper() and first[0].isupper() and _is_initials(left):
        return (not opens(word) or is_name_too(word)) and not surely_ends(left, right)
    if first[0] in _DASHES and _ASIDE.match(right) and _SHORTENED.search(left):
        return True
    return _abbreviates(left, last[:-1], word, right, spaced=spaced) and not surely_ends(left, right)


def _is_initials(left: str) -> bool:
    """True if a text ends with initials: capitals with a full stop behind each, as in "D-N." or "A.B.".

    A single "I." is the word "I" unless a capitalised word stands before it.
    """
    found = _INITIALS.search(left)
    if found is None or not found["letters"].isupper():
        return False
    before = found["before"]
    return found["letters"] != "I." or (before is not None and before.isupper())


def _goes_on_behind_mark(left: str, last: str, right: str) -> bool:
    """True if a sentence whose quotation is closed goes on, as it may in Japanese, Korean and Chinese."""
    known = abbreviations()
    if last.endswith(("」", "』")) and right.lstrip().startswith(known.after_quote):
        return True
    if left[-1] == last[-1] and right.startswith(known.after_mark):
        return True
    tag = compiled(_TAG).match(right) if last.endswith(_SENTENCE_CLOSED) else None
    return tag is not None and tag[0].endswith(known.tag_ends) and not any(word in tag[0] for word in known.no_tag)


class _Stop(NamedTuple):
    """A full stop at which a splitter has cut, and what stands on either side."""

    left: str  # the text up to the cut
    last: str  # the word before the full stop
    core: str  # the same without an article that lost its vowel
    word: str  # the word behind the cut
    right: str  # the text behind the cut
    folded: str  # `core` without case


def _abbreviates(left: str, last: str, word: str, right: str, *, spaced: bool) -> bool:
    """True if the full stop behind `last` abbreviates it, given the `word` that follows."""
    core = last if last.isalpha() else _ELISION.sub("", last)
    stop = _Stop(left, last, core, word, right, core.casefold())
    if _before_any_word(stop) or _before_figure(stop) or _before_name(stop) or _doubled(stop):
        return True
    if not spaced and word[:1].isalnum():  # "am 3. Oktober" goes on, "am 3.Der Rat" has two sentences
        return _inside_word(stop)
    return _before_zone(stop) or _ordinal(stop) or _ordinal_of_turkish(stop)


# ── one rule each: whether a word, a figure or a letter is abbreviated ────────────────────────────────────────────


def _before_any_word(stop: _Stop) -> bool:
    """`Sen. Dahl`; but `BP. Shares`."""
    known = abbreviations()
    return stop.folded in known.before_word and stop.core not in known.acronyms


def _before_figure(stop: _Stop) -> bool:
    """`No. 5`, `Hafenstr. 12`; but `a wage cap. 20 clubs`."""
    known = abbreviations()
    figure = stop.word[:1].isdigit()
    if figure and stop.folded in known.before_figure:
        return stop.folded not in known.english or not compiled(_ENGLISH).search(stop.left)
    return (figure or stop.word.startswith("Nr")) and stop.folded.endswith(known.street)


def _before_name(stop: _Stop) -> bool:
    """`im. Kopernika`, `l'arch. La Rosa`, `Sta. Cruz`; these, or their letters, may end a sentence elsewhere."""
    known = abbreviations()
    core, folded = stop.core, stop.folded
    if folded not in known.at_times or (len(core) > 1 and core.isupper()):
        return False
    behind = known.only_behind.get(folded)
    titled = core != stop.last and folded in known.behind_elision
    if behind is not None:
        before = stop.left.rstrip()[: -len(core) - 1].split()
        titled = (before[-1].lstrip(OPENING).casefold() if before else "") in behind
    if titled and stop.word.casefold() in known.names_too:
        return True
    named = folded in known.before_name or (core[:1].isupper() and folded in known.capital_before_name)
    return (titled or named) and not opens(stop.word)


def _doubled(stop: _Stop) -> bool:
    """`EE. UU.`, the plural of an acronym."""
    last = stop.last
    if len(last) != 2 or last[0] != last[1]:
        return False
    doubled = compiled(_DOUBLED)
    return bool(doubled.match(stop.word) or doubled.match(stop.left.strip()))


def _inside_word(stop: _Stop) -> bool:
    """`D-N.|Y.`, and a decimal of a script whose digits the splitter does not know; "outlawed.|In" lacks a space."""
    last = stop.last
    decimal = last[-1:].isdecimal() and stop.word[0].isdecimal()
    return decimal or (last[-1:].isupper() and not last[-2:-1].isalnum())


def _before_zone(stop: _Stop) -> bool:
    """`a.m. ET`."""
    return stop.folded in _HALVES and stop.word.strip(LOOSE).casefold() in abbreviations().time_zones


def _ordinal(stop: _Stop) -> bool:
    """`am 3. Oktober`, `die 2. Auflage`."""
    known = abbreviations()
    if not (stop.last.isdigit() and len(stop.last) <= ORDINAL_DIGITS):
        return False
    if stop.word.strip(LOOSE).casefold() in known.after_ordinal:
        return True
    found = _ORDINAL.search(stop.left)
    return found is not None and found["before"].casefold() in known.before_ordinal


def _ordinal_of_turkish(stop: _Stop) -> bool:
    """`2. Ağır Ceza`, `II. Murat`: a figure or Roman number before a name in Turkish, whose sentences end in verbs."""
    known = abbreviations()
    if not (stop.last.isdigit() or stop.last.isupper()) or not stop.word[:1].isupper() or opens(stop.word):
        return False
    found = compiled(_ORDINAL_OF_TURKISH).search(stop.left)
    if found is None:
        return False
    before = (found["before"] or "").casefold()
    turkish = before in known.before_regnal or _TURKISH.search(stop.left) or _TURKISH.search(stop.right)
    return bool(turkish) and before not in known.not_before_ordinal
