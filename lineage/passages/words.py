"""text -> the words that are compared.

A word is a run of letters, marks and digits, case-folded, with compatibility forms (full-width digits, ligatures) in
their plain form.  Everything else separates, apostrophes of every shape included, so that `don't` and `don’t` are the
same words; accents stay.  Scripts written without spaces give one word a code point: a five-word shingle is then five
characters, long enough to be rare and independent of any segmenter's version.

Texts are normalised many at a time.  Pure ASCII needs one byte table; so does a text whose only other characters are
typographic (a third of the paragraphs of English news); the rest goes character by character.  Cost: 3 ns a character
of English news, about 60 ns in other scripts.  Failure mode: languages without spaces outside `_UNSPACED` (Javanese,
Balinese, Tai Tham) become few, long words, which only match when whole sentences do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

END_OF_TEXT = b"\xff"
"""Word that `normalise` puts after each text; no UTF-8 text holds this byte."""

_BYTES = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() else ord(" ") for byte in range(0x80)) + bytes(
    range(0x80, 0x100)
)
"""ASCII letters and digits in lower case, other ASCII as spaces; bytes of longer UTF-8 sequences as they are."""

_TYPOGRAPHIC = "‘’“”–—…\xa0•»«©®™°\u2009\u202f\u200a―′″"
"""Separators so common in English news that removing them first spares nearly all texts the slow way."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\U00016fe0-\U000187ff\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
"""Thai, Lao, Myanmar, Khmer, Han, kana, Bopomofo, Tangut and their extensions."""

_IGNORED = re.compile("[\u00ad\u0640\u064b-\u0652\u180b-\u180f\u20dd-\u20e4\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Soft hyphen, tatweel, Arabic vowel signs, enclosing marks and variation selectors: spelling, not wording."""

_APOSTROPHE_LETTERS = re.compile("[\u02b9-\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c]")
"""Letters by their category that writers use for an apostrophe."""

_ZERO_WIDTH_SPACE = "\u200b"  # a format character like those that are dropped, yet written to separate words


class _Spelling(dict[int, str]):
    """Code point -> what stands for it among words: a memory of `_spell`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        spelling = self[code] = _spell(chr(code))
        return spelling


_SPELLING = _Spelling()


def _spell(character: str) -> str:
    """A character as it stands in words: folded, and every part of what it folds to judged for itself."""
    if _kind(character) != "word":
        return _place(character)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    return "".join(map(_place, folded))


def _kind(character: str) -> str:
    category = unicodedata.category(character)
    if _IGNORED.match(character) or (category == "Cf" and character != _ZERO_WIDTH_SPACE):
        return "ignored"
    return "word" if category[0] in "LMN" and not _APOSTROPHE_LETTERS.match(character) else "separator"


def _place(character: str) -> str:
    kind = _kind(character)
    if kind != "word":
        return " " if kind == "separator" else ""
    return f" {character} " if _UNSPACED.match(character) else character


def normalise(texts: Iterable[str]) -> bytes:
    """The words of each text in UTF-8, spaces between them, and END_OF_TEXT as a word of its own after each text."""
    mark = b" " + END_OF_TEXT + b" "
    return b"".join([_plain(text).encode() + mark for text in texts]).translate(_BYTES)


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
    return [word.decode() for word in normalise([text]).split()[:-1]]
