"""Text -> the same text with every agency's name turned into one mark, offset by offset.

The rules for credits ask where a name stands, not which name it is.  A pattern that spells out three hundred names at
every place where one may stand costs a millisecond an article; a pattern over marked text costs microseconds.  A name
is looked for only where its longest word occurs, which one set of words decides.

Cost: some 15 µs for the 700 characters of a tail.  Failure mode: a name that a text glues to another word is not seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property

from lineage.credits.agencies import Agencies
from lineage.credits.marks import HEAD, REST

SCRIPTS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Ranges of characters of the scripts that are written without spaces."""
_WORD = re.compile(r"\w+")
_SPACED_WORD = re.compile(rf"[^\W{SCRIPTS}]+")  # slower, and needed only beside those scripts
_MARKS = re.compile(f"[{HEAD}{REST}]")
_UNSPACED = re.compile(f"[{SCRIPTS}]")


class Mentions:
    """Finds the names of a set of agencies in short stretches of text."""

    def __init__(self, agencies: Agencies) -> None:
        self.agencies = agencies

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        """Longest word of a name -> the names that it gives away, longest first."""
        names: dict[str, list[str]] = {}
        for form in sorted(self.agencies.forms, key=lambda form: (-len(form), form)):
            words = [] if _UNSPACED.search(form) else _WORD.findall(form)
            if words:
                names.setdefault(max(words, key=len), []).append(form)
        return {word: tuple(forms) for word, forms in names.items()}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._by_word)

    @cached_property
    def _unspaced(self) -> re.Pattern[str]:
        forms = sorted(
            (form for form in self.agencies.forms if _UNSPACED.search(form)), key=lambda form: (-len(form), form)
        )
        return re.compile("|".join(map(re.escape, forms)) or r"(?!)")

    def marked(self, text: str) -> str | None:
        """`text` with HEAD and REST in place of every name, of the same length; None where it holds none."""
        unspaced = not text.isascii() and _UNSPACED.search(text)
        words = self._words.intersection((_SPACED_WORD if unspaced else _WORD).findall(text))
        found = [span for word in words for form in self._by_word[word] for span in _occurrences(form, text)]
        if unspaced:
            found += [match.span() for match in self._unspaced.finditer(text)]
        if not found:
            return None
        pieces: list[str] = []
        at = 0
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= at:
                pieces += _MARKS.sub(" ", text[at:start]), HEAD, REST * (end - start - 1)
                at = end
        return "".join([*pieces, _MARKS.sub(" ", text[at:])])


def _occurrences(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `form` stands as a whole word."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not (start and _is_word(text[start - 1])) and not (end < len(text) and _is_word(text[end])):
            yield start, end
        start = text.find(form, end)


def _is_word(character: str) -> bool:
    """Whether a name beside this character would be part of a longer word; vowel signs of Indic scripts count."""
    if character.isascii():
        return character.isalnum() or character == "_"
    return unicodedata.category(character)[0] in "LMN" and not _UNSPACED.match(character)
