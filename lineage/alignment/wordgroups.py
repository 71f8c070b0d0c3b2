"""Text -> the word groups that a word diff never breaks.

Hyphenated words, elisions, numbers with their separators, currency and unit, dotted acronyms and scores stay whole,
because half of `7,200-km` marked as changed says nothing to a reader.  In scripts that write no spaces each character
is a group.  Everything that is neither white space, punctuation nor a symbol counts as a letter, so that combining
marks and scripts unknown to us stay inside their words.  Cost: one regular expression, linear in the text.  Failure
mode: a rare punctuation sign that the pattern does not know joins two words into one group.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lineage.datafiles import table
from lineage.passages import APOSTROPHE_LETTERS, APOSTROPHES, INVISIBLE, UNSPACED, folded


class Group(NamedTuple):
    """One word group, `text[start:end]`; groups with equal `key` differ only in case, quotes and dashes."""

    start: int
    end: int
    key: str


_HYPHENS = "\\-\u05be\u2010-\u2013\u2212"
_PUNCTUATION = (
    "!-#%-*,-/:;?@\\[-\\]_`{|}\u00a1\u00a7\u00a8\u00ab\u00af\u00b4\u00b6\u00b7\u00b8\u00bb\u00bf\u037e\u0387"
    "\u055a-\u055f\u0589\u058a\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u060d\u061b-\u061f\u066a-\u066d\u06d4"
    "\u0964\u0965\u0e2f\u0e5a\u0e5b\u104a-\u104f\u1360-\u1368\u17d4-\u17da\u1800-\u180a"
    "\u200b\u2010-\u2027\u2030-\u205e\u2e00-\u2e7f\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u30a0\u30fb"
    "\ufe10-\ufe1f\ufe30-\ufe6b\uff01-\uff03\uff05-\uff0a\uff0c-\uff0f\uff1a\uff1b\uff1f\uff20\uff3b-\uff3d"
    "\uff3f\uff5b\uff5d\uff5f-\uff65"
)
_CURRENCY = "$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u0e3f\u20a0-\u20cf\ufe69\uff04\uffe0\uffe1\uffe5\uffe6"
_SYMBOLS = (
    f"{_CURRENCY}+<=>^~\u00a6\u00a9\u00ac\u00ae\u00b0\u00b1\u00d7\u00f7\u2100-\u214f\u2190-\u2bff\uff0b\uff1c-\uff1e"
    "\uff3e\uff5c\uff5e\U0001f000-\U0001faff"
)
_LETTER = f"[^\\s\x00-\x1f\x7f-\x9f{_PUNCTUATION}{_SYMBOLS}{UNSPACED}{INVISIBLE}{APOSTROPHE_LETTERS}]"
_HYPHEN = re.compile(f"[{_HYPHENS}]+")
_APOSTROPHES = re.compile("'{2,}")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of one word group."""
    unit = "|".join(table("alignment", "words")["units"]).replace(" ", "\\x20")
    return re.compile(
        f"""
          (?:[A-Z]{{0,3}}[{_CURRENCY}][\x20\xa0]?)?                    # US$ 1.2 million
          \\d+ (?: [.,:/+{APOSTROPHES}{_HYPHENS}\u066b\u066c\u00a0\u202f]\\d+ )*    # 1,200.5  10-12  3+3  9:30
          (?: [{INVISIBLE}{_HYPHENS}{APOSTROPHES}]* {_LETTER} )*    # 12th  1.2m  7,200-km  90s  100-year-old
          [%\u2030\u00b0\u066a\uff05]?
          (?: [\x20\xa0](?i:{unit})(?![{_HYPHENS}{APOSTROPHES}]?{_LETTER}) ){{0,2}}
        | (?: [^\\W\\d_]\\.){{2,}} (?:[^\\W\\d_](?!{_LETTER}))?      # U.S.  U.S.A
        | (?![{INVISIBLE}{_HYPHENS}{APOSTROPHES}]) (?: [{INVISIBLE}{_HYPHENS}{APOSTROPHES}]* {_LETTER} )+ [{INVISIBLE}]*
        | [{UNSPACED}] [\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u3099\u309a{INVISIBLE}]*
        | [{_SYMBOLS}]
        """,
        re.VERBOSE,
    )


def group_key(surface: str) -> str:
    """The form under which two groups count as equal: Unicode compatibility form with case, dashes and quotes folded.

    >>> group_key("U.S."), group_key("Post–War"), group_key("it’s")
    ('us', 'post-war', "it's")
    """
    if surface.isascii() and surface.isalpha():
        return surface.lower()
    plain = surface.replace(".", "") if _ACRONYM.fullmatch(surface) else surface
    return _APOSTROPHES.sub("'", _HYPHEN.sub("-", " ".join(folded(plain).split())))


def word_groups(text: str, start: int, end: int) -> list[Group]:
    """The word groups of `text[start:end]` in order; offsets are code points of the whole `text`.

    >>> [group.key for group in word_groups("The 7,200-km ride cost US$1.2 million, didn't it?", 0, 49)]
    ['the', '7,200-km', 'ride', 'cost', 'us$1.2 million', "didn't", 'it']
    """
    return [
        Group(match.start(), match.end(), group_key(match.group())) for match in _pattern().finditer(text, start, end)
    ]
