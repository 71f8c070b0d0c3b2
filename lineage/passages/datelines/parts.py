"""Words -> whether they can be the place, the date or the agency of a dateline, and where it ends.

The judgements that all forms of dateline share.  They lean on `data/datelines.toml`, whose lists are open: nothing is
found only because it is listed, except in forms that would otherwise be ambiguous.

Cost: a few microseconds each on strings of at most 140 characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lineage.passages.datelines.lists import Lexicon
from lineage.records import Span

MAX_PLACE_WORDS = 6
"""Words of a place with its region; longer phrases before a bracket are prose ("The Ministry of … (MFA) said")."""
MAX_HEAD = 120
"""Characters of place and date."""
MIN_CAPITALS = 3
"""Letters that a word in capitals needs to count as written in capitals; "US" and "UK" do not."""

DASHES = r"(?:\.?\s?[-–—―‒−_]{1,3})"
"""Pattern of the dash behind a dateline."""

_WORD = re.compile(r"[^\W_][\w.’'`-]*")
_SLOT = re.compile(r"[^\W_][\w .,/&’'!-]{0,38}[\w.!]")
_BEFORE_DATE = re.compile(r"[\s,]+(?:في|le|den|del?|на)$")  # "Paris, le 5 mars": the article belongs to the date
_BARE_DAY = re.compile(  # "MADRID, 5 (EUROPA PRESS)", "الكويت - 5 - 9 (كونا)"
    r"(?:(?<=[^\W\d_a-zà-ÿ],\s)|(?<=\s)\d{1,2}\s-\s)(?:[12]?\d|3[01])$"
)
TIME_OF_DAY = r",?\s(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:GMT|UTC|CET|Uhr|h|hs))?"
"""Pattern of a time behind the date: "Roma, 3 mar 09:12 - "."""
_TIME_AT_END = re.compile(rf"(?<=[\w.]){TIME_OF_DAY}$")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_ENDING = re.compile(rf"\s*(?P<mark>{DASHES}|[:.।|])?\s*")
_MARK = re.compile(r"\s?(?P<mark>—|―|--|(?<=\s)[-–](?=\s)|:(?=\s))")
_NO_HEAD = re.compile(r"[(){};:!?\"“”]")


class Dateline(NamedTuple):
    """A dateline and its parts, as ranges of the document's text; None for a part that it does not say.

    `form` names the rule that found it: "bracket", "slash", "dated", "dashed", "agency", "east-asian", "reported";
    without an agency "place" (well known, or with its region or a date) or "capitals" (an unknown word in capitals
    before a dash: believable at the top of an article only).
    """

    start: int
    end: int  # behind the closing dash or colon, white space not included
    place: Span | None
    date: Span | None
    agency: Span | None
    form: str


class Head(NamedTuple):
    """What stands before the agency: place and date as ranges of the window, None for a part that is not said."""

    place: Span | None = None
    date: Span | None = None
    capitals: bool = False  # the place is written in capitals
    listed: bool = False  # the place is a known one
    region: bool = False  # the place is followed by its region or country, not in capitals
    uncased: bool = False  # the place is in a script without capitals

    @property
    def firm(self) -> bool:
        """True if this is the head of a dateline whatever the agency behind it is called."""
        return self.place is not None and (self.capitals or self.listed or self.date is not None)


def head(window: str, stop: int, words: Lexicon) -> Head | None:
    """Place and date in `window[:stop]`; None if it holds anything else, and an empty `Head` if it is empty."""
    before = window[:stop].rstrip(" ,.;:-–—\u00a0")
    if not before:
        return Head()
    parts = _date_and_place(before, words) if len(before) <= MAX_HEAD else None
    if parts is None:
        return None
    date, start, place = parts
    if not place:
        return Head(date=date)
    if not is_place(place, words):
        return None
    first = place.split(",")[0].strip()
    bare = first.split(" [")[0].casefold()
    listed = bare in words.places or bare.split("/")[0] in words.places
    letters = _LETTER.findall(first)
    capitals = first == first.upper() and first != first.lower() and len(letters) >= MIN_CAPITALS
    region = place[len(first) :].strip(" ,.")
    regional = bool(region) and (len(_LETTER.findall(region)) <= MIN_CAPITALS or region != region.upper())
    return Head(Span(start, start + len(place)), date, capitals, listed, regional, first.upper() == first.lower())


def place_at(window: str, start: int, words: Lexicon) -> tuple[Head, int, bool] | None:
    """A place before a dash or colon at `start`: the head, where the mark ends, and whether it is a colon."""
    mark = _MARK.search(window, start + 2, start + 62)
    if not mark or _NO_HEAD.search(window, start, mark.start()):
        return None
    before = head(window[start:], mark.start() - start, words)
    if not before or before.place is None:
        return None
    place, date = (part and Span(part.start + start, part.end + start) for part in before[:2])
    return before._replace(place=place, date=date), mark.end("mark"), mark["mark"] == ":"


def _date_and_place(before: str, words: Lexicon) -> tuple[Span | None, int, str] | None:
    """The date behind or before the place, the offset of the place, and its text; None if figures are no date."""
    if not _DIGIT.search(before):  # most have no date
        return None, 0, before
    before = _TIME_AT_END.sub("", before)
    dated = words.date_at_end(before).search(before) or _BARE_DAY.search(before)
    if dated:
        return Span(*dated.span()), 0, _BEFORE_DATE.sub("", before[: dated.start()].rstrip(" ,.:/-–—\u00a0"))
    if before[-1] in "0123456789":
        return None
    dated = words.date(before).match(before) if before[0].isdigit() else None
    if dated and before.startswith(", ", dated.end()):  # "5 мая, Минск /БЕЛТА/"
        return Span(*dated.span()), dated.end() + 2, before[dated.end() + 2 :]
    return None, 0, before


def group(found: re.Match[str], name: str) -> Span | None:
    """The range of a named group of a match; None if the group is empty."""
    return Span(*found.span(name)) if found[name] else None


def is_place(phrase: str, words: Lexicon) -> bool:
    """True if a phrase is spelled like a place: few words, each with a capital, no figures, no sentence marks.

    Scripts without capitals pass by their length alone.
    """
    if len(phrase) < 2 or any(mark in phrase for mark in '!?;:"“”«»()@#&*=|') or any(c.isdigit() for c in phrase):
        return False
    parts = _WORD.findall(phrase)
    if not parts or len(phrase.split()) > MAX_PLACE_WORDS:
        return False
    folded = phrase.casefold()
    if parts[0].rstrip(".").casefold() in words.not_places and not folded.startswith(words.places_in_spite):
        return folded in words.places
    if phrase.upper() == phrase.lower():
        return len(phrase.split()) <= 4
    return parts[0][0].isupper() and all(
        word[0].isupper() or word.casefold() in words.particles or word.startswith(("al-", "el-", "d'", "d’"))
        for word in parts[1:]
    )


def is_known(slot: str, words: Lexicon) -> bool:
    """True if the agency slot is a listed name, or holds one beside others ("XINHUA/ITALPRESS")."""
    if slot.casefold() in words.agencies:
        return True
    if not _SLOT.fullmatch(slot) or any(word in words.not_agencies for word in slot.casefold().split()):
        return False
    return any(part.strip().casefold() in words.agencies for part in re.split(r"[/,&]", slot))


def is_wholly_known(slot: str, words: Lexicon) -> bool:
    """True if every name in the agency slot is listed; not so in "(Jane Doe/AP)", the credit of a picture."""
    return slot.casefold() in words.agencies or all(
        part.strip().casefold() in words.agencies for part in re.split(r"[/,&-]", slot)
    )


def is_slot(slot: str, words: Lexicon) -> bool:
    """True if bracketed words can be the name of an agency.

    They cannot if they are a party ("R-Ky."), an abbreviated state ("Ore.") or a whole clause, or hold figures.
    """
    if is_known(slot, words):
        return True
    if not _SLOT.fullmatch(slot) or len(slot.split()) > 5 or any(c.isdigit() for c in slot):
        return False
    if (
        slot.casefold().strip(".") in words.not_agencies
        or re.match(r"[A-Z]-", slot)
        or re.fullmatch(r"[\w.]{1,6}\.", slot)
    ):
        return False
    return not slot[0].islower() or (len(slot) <= 6 and slot.isalpha())


def is_expansion(place: str, slot: str) -> bool:
    """True if the bracket only abbreviates the words before it ("Chinese Global Television Network (CGTN)").

    >>> is_expansion("Palestinian Authority", "PA"), is_expansion("BRUSSELS, Belgium", "AP")
    (True, False)
    """
    letters = "".join(c for c in slot if c.isalnum()).casefold()
    initials = "".join(word[0] for word in re.split(r"[\s/-]+", place) if word[:1].isalpha()).casefold()
    capitals = "".join(c for c in place if c.isupper()).casefold()
    return len(letters) > 1 and (initials.endswith(letters) or (place.upper() != place and capitals == letters))


def ending(window: str, at: int) -> tuple[int | None, bool]:
    """Where the dateline ends, and whether a dash or another mark ends it; None if the sentence simply goes on.

    A small letter behind the bracket is the proof of prose: "the Palestinian Authority (PA) said".
    """
    found = _ENDING.match(window, at)
    if found is None or window[found.end() : found.end() + 1].islower():
        return None, False
    return (found.end("mark"), True) if found["mark"] else (at, False)
