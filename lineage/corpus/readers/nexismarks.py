"""the first bytes of a file -> the marks of an export of Nexis, in the language of the page that it was made on.

The words are data (`data/exports.toml`).  Patterns for bytes know them in UTF-8 and in windows-1252.
Failure mode: marks that nobody has listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from lineage.datafiles import table

ENCODINGS = ("utf-8", "cp1252")
"""Those of exports in languages that are written in Latin letters."""
DOCUMENTS = (b"ocument", b"okument", b"OCUMENT")
"""Of these one stands in each line that parts articles, in any language: what is quick to look for."""
_COLON = "(?: |\u00a0)?:"
"""French has a space before it."""
_ENGLISH_LABEL = r"(?P<name>[A-Z][A-Za-z]{2,20}(?:-[A-Za-z]{2,12})?):(?:\s+(?P<value>.*))?$"
_OTHER_LABEL = rf"(?P<name>[^\W\d_a-z][^\W\d_]{{2,20}}(?:-[^\W\d_]{{2,12}})?){_COLON}(?:\s+(?P<value>.*))?$"


class Marks(NamedTuple):
    """Lines that part articles, and those inside of one."""

    language: str
    first: re.Pattern[bytes]  # before an article
    last: re.Pattern[bytes]  # behind an article
    counted: re.Pattern[bytes]  # its length in words
    around: re.Pattern[bytes]  # one of the marks around its text
    label: re.Pattern[str]
    body: re.Pattern[str]
    loaded: re.Pattern[str]
    tail: re.Pattern[str]
    rights: re.Pattern[str]
    fields: dict[str, str]  # a label in small letters -> the field that stands behind it

    def parting(self, line: bytes) -> Literal["first", "last"] | None:
        """What a line that parts articles stands at: the first line of an article, or the last."""
        return "first" if self.first.match(line) else "last" if self.last.match(line) else None


def told(head: bytes) -> Marks | None:
    """The marks of the first language that has all kinds of them in these bytes."""
    if not any(word in head for word in DOCUMENTS) or not any(word in head for word in _lengths()):
        return None
    for language in table("corpus", "exports")["nexis"]:
        marks = marks_of(language)
        is_parted = marks.first.search(head) or marks.last.search(head)
        if is_parted and marks.counted.search(head) and marks.around.search(head):
            return marks
    return None


@cache
def marks_of(language: str) -> Marks:
    """The marks of a language (ISO 639)."""
    every = table("corpus", "exports")["nexis"]
    english, own = every["en"], every[language]
    data = english if language == "en" else {kind: [*own.get(kind, ()), *english[kind]] for kind in english}
    numbered = "|".join(rf"{re.escape(word)}[ \t]+\d{{1,6}} {re.escape(of)} \d{{1,6}}" for word, of in data["numbered"])
    body, loaded, tail = (_any_of(data[kind]) for kind in ("body", "loaded", "tail"))
    labels = ("headline", "byline", "section", "dateline")
    fields = {word: "title" if kind == "headline" else kind for kind in labels for word in reversed(data[kind])}
    lengths = {word.lower(): "length" for word in data["length"]}
    units = _any_of(sorted(table("corpus", "exports")["factiva"]["words"], key=len, reverse=True))
    colon = ":" if language == "en" else _COLON
    return Marks(
        language,
        _bytes(rf"^[ \t]*(?:{numbered}|\d{{1,6}} of \d{{1,6}} DOCUMENTS?)[ \t]*\r?$", re.I),
        _bytes(rf"^[ \t]*{_any_of(data['last'])}[ \t]*\r?$"),
        _bytes(rf"^{_any_of(data['length'])}{colon}[ \t]*[\d,.]{{1,9}} {units}"),
        _bytes(rf"^(?:{body}:?[ \t]*\r?$|{loaded}{colon})"),
        re.compile(_ENGLISH_LABEL if language == "en" else _OTHER_LABEL),
        re.compile(rf"{body}:?\s*$"),
        re.compile(rf"{loaded}{colon}"),
        re.compile(rf"{tail}{colon}|{_any_of(data['graphic'])}\s*$"),
        re.compile(rf"\s*{_any_of(data['rights'])}\b", re.IGNORECASE),
        {**fields, **lengths},
    )


@cache
def _lengths() -> tuple[bytes, ...]:
    """What stands before the length in any language: without it, a text is no export."""
    words = (word for data in table("corpus", "exports")["nexis"].values() for word in data["length"])
    return tuple(dict.fromkeys(word.encode(encoding) for word in words for encoding in ENCODINGS))


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in words)})"


def _bytes(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[bytes]:
    """A pattern for bytes, which may be in any of the encodings."""
    either = "|".join(dict.fromkeys(pattern.encode(encoding).decode("latin-1") for encoding in ENCODINGS))
    return re.compile(either.encode("latin-1"), flags | re.MULTILINE)
