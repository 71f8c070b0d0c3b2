"""text -> the words that are compared.

A word is a run of letters, marks and digits, case-folded, with compatibility forms (full-width digits, ligatures) in
their plain form.  Everything else separates, apostrophes of every shape included, so that `don't` and `don’t` are the
same words; accents stay.  Scripts written without spaces give one word a code point: a five-word shingle is then five
characters, long enough to be rare and independent of any segmenter's version.

Texts are normalised many at a time.  Pure ASCII needs one byte table; so does a text whose only other characters are
typographic (a third of the paragraphs of English news); the rest goes character by character.  Cost: 3 ns a character
of English news, about 60 ns in other scripts.  Failure mode: languages without spaces outside `UNSPACED` (Javanese,
Balinese, Tai Tham) become few, long words, which only match when whole sentences do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from lineage.passages.spelling.signs import APOSTROPHE_LETTERS, INVISIBLE, UNSPACED

END_OF_TEXT = b"\xff"
"""Word that `normalise` puts after each text; no UTF-8 text holds this byte."""
_MARK = b" " + END_OF_TEXT + b" "

_BYTES = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() else ord(" ") for byte in range(0x80)) + bytes(
    range(0x80, 0x100)
)
"""ASCII letters and digits in lower case, other ASCII as spaces; bytes of longer UTF-8 sequences as they are."""

_TYPOGRAPHIC = "‘’“”–—…\xa0•»«©®™°\u2009\u202f\u200a―′″"
"""Separators so common in English news that replacing them first spares nearly all texts the slow way."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_IGNORED = re.compile(f"[{INVISIBLE}]")
_APOSTROPHE_LETTERS = re.compile(f"[{APOSTROPHE_LETTERS}]")


class _Spelling(dict[int, str]):
    """Code point -> what stands for it among words: a memory of `_spell`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        spelling = self[code] = _spell(chr(code))
        return spelling


_SPELLING = _Spelling()


def _spell(character: str) -> str:
    """What stands for a character among words: its folded form, of which every character is judged for itself."""
    if _kind(character) != "word":
        return _place(character)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(map(_place, folded))


def _kind(character: str) -> str:
    if _IGNORED.match(character):
        return "ignored"
    is_word = unicodedata.category(character)[0] in "LMN" and not _APOSTROPHE_LETTERS.match(character)
    return "word" if is_word else "separator"


def _place(character: str) -> str:
    kind = _kind(character)
    if kind != "word":
        return " " if kind == "separator" else ""
    return f" {character} " if _UNSPACED.match(character) else character


def normalise(texts: Iterable[str]) -> bytes:
    """The words of each text in UTF-8, spaces between them, and END_OF_TEXT as a word of its own after each text."""
    return b"".join([_plain(text).encode() + _MARK for text in texts]).translate(_BYTES)


def _plain(text: str) -> str:
    """`text` such that `_BYTES` can finish it: ASCII as written, everything else spelt as in words or made a space."""
    if text.isascii():
        return text
    for character in _TYPOGRAPHIC:
        text = text.replace(character, " ")
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SPELLING)


def words(text: str) -> list[str]:
    """The normalised words of a text, in order.

    >>> words("“Don’t!” said Zoë at 10:30 — in ２ cafés. 北京")
    ['don', 't', 'said', 'zoë', 'at', '10', '30', 'in', '2', 'cafés', '北', '京']
    """
    return normalise([text]).removesuffix(_MARK).decode().split()


def word_counts(texts: Iterable[str]) -> list[int]:
    """How many words each text has.

    >>> word_counts(["“Don’t!” said Zoë", "", "北京"])
    [4, 0, 2]
    """
    return [len(some.split()) for some in normalise(texts).split(END_OF_TEXT)[:-1]]
