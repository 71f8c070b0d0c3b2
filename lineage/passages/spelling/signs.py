"""The signs about which spelling is free: one table for all modules that cut texts into words, lest they disagree.

Each constant is the inside of a character class, to be written between the brackets of a regular expression.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

INVISIBLE: Final = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\u0640\u064b-\u0652\u180b-\u180d\u180f\u20dd-\u20e4\ufe00-\ufe0f\U000e0000-\U000e01ef"
)
"""Characters that stand in words and say nothing: format characters, tatweel, Arabic vowel signs, enclosing marks and
variation selectors.  The zero width space, a format character too, is not among them: it is written to separate
words."""

APOSTROPHE_LETTERS: Final = "\u02b9-\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c"
"""Characters that are letters to Unicode, but that writers use for an apostrophe."""

APOSTROPHES: Final = f"'`\u00b4\u2018\u2019\uff07{APOSTROPHE_LETTERS}"
"""All characters that writers use for an apostrophe."""

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f"
    "\U00016fe0-\U000187ff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Scripts that write no spaces between words: Thai, Lao, Myanmar, Khmer, Han, kana, Bopomofo, Tangut and their
extensions."""

_RESPELT = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),  # Arabic without hamza, as everyday writing has it
        **{"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"},  # the same letters on Persian and Egyptian keyboards
        **{"٫": ".", "٬": ",", "־": "-"},  # signs of numbers, and the Hebrew hyphen
        **{"ı": "i", "\u0307": None, "\u093c": None},  # Turkish i in small letters; the dot that Hindi may leave out
    }
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)}
)
"""Letters, digits and signs that one language writes in two ways; for comparison alone."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def folded(text: str) -> str:
    """`text` in small letters and compatibility forms, without invisible signs, with one kind of apostrophe.

    A text of nothing but invisible signs is returned as it is.

    >>> folded("STRASSE") == folded("Straße"), folded("Donʼt co\u00adoperate")
    (True, "don't cooperate")
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKC", text.replace("\u00b4", "'"))  # NFKC would make a space and an accent of it
    plain = _INVISIBLE.sub("", _APOSTROPHE.sub("'", plain))
    return respelt(unicodedata.normalize("NFKC", plain.casefold())) or text


def respelt(text: str) -> str:
    """`text` in one spelling where writers of its language choose between several, without invisible signs.

    >>> respelt("٣٫٥"), respelt("أحمد") == respelt("احمد")
    ('3.5', True)
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text).translate(_RESPELT))
