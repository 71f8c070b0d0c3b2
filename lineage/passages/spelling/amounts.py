"""text -> how much it says, whatever its language, in words of English.

A minimum of so many words means one thing in English and another where a character is a word, or where one word says
what three do elsewhere.  How many letters a language needs for a text differs far less among those of one script, and
so letters are counted: of each kind of script as many as say one English word.

The numbers are those of the Universal Declaration of Human Rights in 47 languages, 1,719 words in English, counted as
`words` cuts them.  Its 27 translations into alphabets have 5.3 letters for each of these words (standard deviation
0.4), but between 0.73 (Finnish) and 1.16 (French) words; thirteen of India and of around it 4.3 to 6.7, Arabic 3.4 and
Hebrew 3.3, Amharic and Tigrinya 2.6, Korean 1.9.  Chinese has 1.4 characters, and as the Declaration is wordier than
news, 1.6 are taken; Japanese 2.1, about half of them kana.  Thai has 5.1, Lao and Khmer 5.7, Burmese 7.8.

Where words are spaced, a text has at least as many words of English as it has words: French and Dutch are not measured
down, nor is English, of which 99 in 100 articles have fewer than 5.3 letters a word.  Cost: one pass over the text for
each kind of script, 20 µs an article of English.  Failure mode: German, with long words, counts a tenth too much.
"""

from __future__ import annotations

import re
from typing import Final

from lineage.passages.spelling.patterns import compiled
from lineage.passages.spelling.signs import UNSPACED
from lineage.passages.spelling.words import END_OF_TEXT, normalise

LETTERS: Final = 5.3
"""Letters that say one word of English in the scripts of Europe and India."""
_SPACED: Final = (
    (3.4, "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"),  # Hebrew, Arabic and their kin, which write few vowels
    (2.6, "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f"),  # Ethiopic: a sign is a syllable, and three consonants a root
    (1.9, "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"),  # Hangul: a sign is a syllable
)
"""Letters that say one word of English in other scripts with spaces between words, and the letters of these scripts."""
_WITHOUT_SPACES: Final = (
    (3.0, "\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\uff66-\uff9f"),  # kana
    (5.4, "\u0e00-\u0eff\u1780-\u17ff"),  # Thai, Lao, Khmer; signs for vowels and tones included
    (7.8, "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"),  # Burmese
)
"""Letters that say one word of English in scripts without spaces between words, and the letters of these scripts."""
_HAN: Final = 1.6
"""Characters of Han that say one word of English: of all characters of scripts without spaces that are not above."""

_ANY_UNSPACED: Final = re.compile(f"[{UNSPACED}]")


def amount(text: str, counted: int | None = None) -> float:
    """Length of a text in words of English, at least the number of its words with spaces between them; 0 for no words.

    `counted` is the number of its words, if the caller knows it already.

    >>> amount("Rain fell in Aldmoor on Monday.")
    6.0
    >>> round(amount("周一，阿尔德穆尔下雨。"), 1)
    5.6
    """
    plain = normalise([text]).replace(END_OF_TEXT, b"")
    if plain.isascii():
        count = len(plain.split()) if counted is None else counted
        return max(float(count), (len(plain) - plain.count(b" ")) / LETTERS)
    found = plain.decode().split()
    signs = "".join(found)
    unspaced = len(_ANY_UNSPACED.findall(signs))
    return _spaced(signs, len(found) - unspaced, len(signs) - unspaced) + _unspaced(signs, unspaced)


def _spaced(signs: str, count: int, letters: int) -> float:
    """Length, in words of English, of `count` words with spaces between them that have so many `letters` in all."""
    said = 0.0
    for each, script in _SPACED:
        among = len(compiled(f"[{script}]").findall(signs))
        said += among / each
        letters -= among
    return max(float(count), said + letters / LETTERS)


def _unspaced(signs: str, count: int) -> float:
    """Length, in words of English, of `count` characters of scripts without spaces."""
    if not count:
        return 0.0
    said = 0.0
    for each, script in _WITHOUT_SPACES:
        among = len(compiled(f"[{script}]").findall(signs))
        said += among / each
        count -= among
    return said + count / _HAN
