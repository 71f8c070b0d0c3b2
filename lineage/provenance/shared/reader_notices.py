"""A unit -> whether it is a notice to readers: a helpline, an appeal for witnesses, where to complain.

Helplines stand below every report on a suicide, and the police send every newsroom the same appeal; no paper has them
from another.  A sentence belongs to a notice if it shows two of three signs: it addresses readers, asks them for
something, or gives a number, an address or a site.  So does a sentence in which a paper says what rules it keeps.  The
words are data (`data/reader_notices.toml`).  Like quotations, notices join no units of text (`groups`).

Cost: a search for signs in each short passage that is shared, some 10 µs.  Failure mode: a notice in a language for
which the data have no words, or a notice without a number.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from lineage.datafiles import table
from lineage.passages import Run, runs_of, sentences_of, standing, words_of
from lineage.provenance.case import Reading
from lineage.provenance.shared.units import VERSIONS, Unit

MOST: Final = 90
"""Length, in English words, up to which a passage may be a notice."""
_CONTACT: Final = re.compile(
    r"(?<![\w.,])(?:\+\d[\d\s().-]{6,}\d|\(?0\d{1,5}\)?[\s/.-]{0,3}\d{2,}|(?:1[-.\s])?\d{3}[-.\s]\d{3}[-.\s]\d{3,4}|"
    r"\d-800-[\w-]{4,}|\d{3}[\s-]\d{3,4})(?!\w)"
    r"|(?<!\w)(?:on|at|call|ring|dial|text|to|unter|nummer|al|au|le|el|il|num[eé]ro|número|op|på|nr\.?|numer(?:em)?|numara\w*|"
    r"номеру?|телефону?|линию|στο|το|pelo|ligue|bel)\s(?:the\s)?\d{3,5}(?![\w%]|[.,:]\d|\s[^\W\d_]+s\b)"
    r"|\d{3,5}(?:番|번|号|热线|熱線)|(?:拨打|撥打|致电|致電)\s?\d{3,}"
    r"|[\w.+-]+@[\w-]+\.\w|https?://|www\.|(?<!\w)(?:visit|at|on|via|sur|unter|auf|en|su|na|op|på|under)\s[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?!\w)"
)
"""A telephone number, an address or a site: three figures are a number only behind a word for one."""


_NUMBER: Final = re.compile(r"\d{2}|@|www|http")
_REST: Final = 0.25
"""Share of a passage's words outside of a notice's sentences up to which it is hardly more than a notice."""


class _Signs(NamedTuple):
    """The patterns and words of `data/reader_notices.toml`."""

    reader: re.Pattern[str]
    request: re.Pattern[str]
    asking: re.Pattern[str]
    standards: re.Pattern[str]
    without_number: tuple[str, ...]


@cache
def _signs() -> _Signs:
    data = table("provenance", "reader_notices")
    reader, request, standards = (
        re.compile(rf"(?<!\w)(?:{'|'.join(data[name])})(?!\w)") for name in ("reader", "request", "standards")
    )
    return _Signs(reader, request, re.compile("|".join(data["asking"])), standards, tuple(data["without_number"]))


def is_notice(reading: Reading, unit: Unit) -> bool:
    """True if a unit is hardly more than a notice to readers."""
    shortest = unit.shortest(reading)
    if reading.english_words(shortest) > MOST:
        return False
    rest = _outside_notice(reading.text(shortest))
    if rest is None:
        return False
    theirs: set[Run] = set()
    for other in unit.ordered[:VERSIONS]:
        if reading.parts[other].document != reading.parts[shortest].document:
            theirs.update(runs_of(reading.text(other)))
    most = max(reading.settings.sources.min_narrative_words, _REST * reading.english_words(shortest))
    return reading.amount(reading.parts[shortest].document, sum(standing(rest, theirs))) < most


@lru_cache(4096)
def _outside_notice(text: str) -> tuple[str, ...] | None:
    """The words of a text outside of the sentences of a notice; None if it has no such sentence."""
    if not _may_ask(text):
        return None
    sentences = [text[span.start : span.end] for span in sentences_of(text)]
    rest = [sentence for sentence in sentences if not _asks(sentence)]
    return None if len(rest) == len(sentences) else words_of(" | ".join(rest))


def _may_ask(text: str) -> bool:
    """False if a text is certainly no notice, as it has no figure, no address and none of a few words."""
    if _NUMBER.search(text) is not None:
        return True
    small = text.lower()
    return any(word in small for word in _signs().without_number)


def _asks(sentence: str) -> bool:
    """True if a sentence asks its readers for something, or tells what rules the paper keeps."""
    signs = _signs()
    small = sentence.lower()
    request, reader = signs.request.search(small) is not None, signs.reader.search(small) is not None
    if (request and reader) or ((request or reader) and _CONTACT.search(sentence) is not None):
        return True
    if signs.standards.search(small) is not None:
        return True
    return not sentence.isascii() and signs.asking.search(sentence) is not None
