"""Text -> its words, each with a plain form, a light stem, and whether it begins with a capital or a digit.

Two translations of one speech share stems, not words (`supported`, `support`), and write numbers in both ways (`eight`,
`8`).  English endings are cut by rule; words of other alphabets are cut to a prefix, which is crude but harmless, as
most stems are prefixes, Cyrillic and Greek ones without the vowels of their endings, Arabic ones without the small
words that are written as one with them; in scripts that write no spaces each character is a word.  Hyphens separate
words (`Iran-backed` shares `iran`), unlike in a word diff.  Cost: one regular expression a text, and 2 µs for each
word.  Failure mode: unrelated words with one stem (`university` and `universal`; not `general` and `generation`).
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lineage.datafiles import table
from lineage.passages import APOSTROPHE_LETTERS, APOSTROPHES, INVISIBLE, UNSPACED, folded

STEM_LETTERS = 8
"""Most letters of an English stem: long words differ in their endings, not in their beginnings."""
PREFIX_LETTERS = 6
"""Most letters of the stem of a word of another alphabet."""
LEAST_LETTERS = 3
"""Fewest letters that are left of such a word when its ending or an Arabic article is cut off; of what is left behind
another Arabic beginning, which may be a letter of the word itself, there is at least one more."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
)
"""Ranges of combining marks that stand in words (accents, vowel signs), to be used inside a character class."""
_NO_LETTER = f"\\W_{UNSPACED}{INVISIBLE}{APOSTROPHE_LETTERS}"
_LETTER = f"[^\\d{_NO_LETTER}]"
_MORE = f"[A-Za-z0-9]*(?:(?![\\s.,])(?:[^{_NO_LETTER}]+|[{MARKS}{INVISIBLE}\\d]|[{APOSTROPHES}](?={_LETTER}))+)?"
_USUAL = r"[A-Za-z][A-Za-z0-9]+(?=[\s.,])"  # most words of English text; tried first, as it takes half the time
_WORD = re.compile(
    f"{_USUAL}|(?:{_LETTER}\\.){{2,}}|{_LETTER}{_MORE}|\\d+(?:[.,:\u066b\u066c]\\d+)*|[{UNSPACED}][\u3099\u309a]?"
)
_LONG_ENDING = re.compile(
    "(.{4,}?)(?:ational|ations?|ements?|ments?|ingly|edly|fully|ities|ity|iveness|ness(?:es)?|ives?|ings?|ied|ies|ers|"
    "ors|ions?|ances?|ences?|ally|ial)"
)
_SHORT_ENDING = re.compile("(.{3,}?)(?:er|or|al|ly|ed|es|s|e|y)")
_CASES = "аеёиіїєйоуыьэюяαάεέηήιίϊΐοόυύϋΰωώνσς"
"""Letters of which the endings of names and nouns in Cyrillic and Greek writing mostly are."""
_PROCLITICS = re.compile(rf"(?:(?:ال|لل)(?=\w{{{LEAST_LETTERS}}})|[وفبكل](?=\w{{{LEAST_LETTERS + 1}}}))+")
"""The Arabic article and the one-letter words, as they are written as one with the word behind them."""


class Spelling(NamedTuple):
    """The properties of a word that follow from its letters alone."""

    form: str  # in small letters, without dots, with straight apostrophes
    stem: str
    capital: bool  # whether it begins with a capital letter
    number: bool  # whether it begins with a digit


def plain(surface: str) -> str:
    """The word in small letters, without the dots, commas and kinds of apostrophes in which spellings differ.

    >>> [plain(word) for word in ("U.S.", "Aren’t", "7,200", "3.5")]
    ['us', "aren't", '7200', '3.5']
    """
    if surface.isalpha() and surface.isascii():  # nine words of ten
        return surface.lower()
    form = folded(surface)
    return form.replace(",", "") if form[:1].isdigit() else form.replace(".", "")


def stem(surface: str) -> str:
    """The form under which two words count as equal.

    >>> [stem(word) for word in ("Supported", "support", "U.S.", "eight", "7,200", "Azerbaijan’s")]
    ['support', 'support', 'us', '8', '7200', 'azerbaij']
    """
    return _stem(plain(surface))


def _stem(form: str) -> str:
    """The stem of a plain form."""
    if form[:1].isdigit():
        return form
    form = form.removesuffix("'s")
    form = _bases().get(form, form)
    if not form.isascii():
        return _bare(form)[:PREFIX_LETTERS]
    return _cut(form)[:STEM_LETTERS]


def _bare(form: str) -> str:
    """A word of another alphabet without the letters of its ending, or without the small words before it.

    >>> _bare("нины") == _bare("нина"), _bare("والبرلمان") == _bare("برلمان"), _bare("été")
    (True, True, 'été')
    """
    if begun := _PROCLITICS.match(form):
        form = form[begun.end() :]
    return form[: max(LEAST_LETTERS, len(form.rstrip(_CASES)))]


@cache
def _bases() -> dict[str, str]:
    """Irregular form -> its base, and number word -> its digits."""
    data = table("alignment", "words")
    irregular = data["irregular"] | data["irregular_of_links"]
    forms = {form: base for base, forms in irregular.items() for form in forms.split()}
    return forms | {word: str(number) for word, number in data["numbers"].items()}


def _cut(form: str) -> str:
    """An English word without its ending; at least three letters stay."""
    match = _LONG_ENDING.fullmatch(form) or _SHORT_ENDING.fullmatch(form)
    if match:
        form = match[1]
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "ls":
        form = form[:-1]  # stopp(ed)
    return form[:-1] if len(form) > 3 and form[-1] == "i" else form


def surfaces(text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
    """The words of `text[start:end]` as they are written."""
    return _WORD.findall(text, start, end)


def spelling(surface: str) -> Spelling:
    """The properties of a word, as it is written, that follow from its letters alone."""
    form = plain(surface)
    return Spelling(form, _stem(form), surface[0].isupper(), surface[0].isdigit())


def letters(numbers: NDArray[np.int64]) -> str:
    """A string with one character for each number; none of them is a surrogate, as string functions refuse these."""
    codes = np.where(numbers < 0xD000, numbers + 256, numbers % 0x100000 + 0xE000)
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def caseless(text: str) -> bool:
    """True if most letters of a text belong to scripts without capitals."""
    if text.isascii():
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign.lower() == sign.upper() for sign in letters) * 2 > len(letters)
