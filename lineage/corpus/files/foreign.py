"""the first bytes of a file -> nothing, or the refusal of a file of another program, which says what to do with it.

What word processors, databases and archivers write are no articles, though some of it is plain text by its bytes: RTF,
a page saved with all its files, a dump of a database.  A folder may hold any of it, and so may a path that the user
names.  The kinds are data (`data/foreign.toml`).  Cost: a microsecond a file that is of none.
Failure mode: a kind that the data do not know is read as the text that it is by its bytes, or refused as binary.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lineage.corpus.files.streams import Source
from lineage.datafiles import table
from lineage.errors import RecordError

_TAR: Final = slice(257, 262), b"ustar"
"""Where an archive of tar says what it is."""
_MAIL: Final = re.compile(rb"[A-Z][\w-]{1,40}:[ \t]")
_SAVED: Final = re.compile(rb"^Content-Type:\s{0,20}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_VERSION: Final = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD: Final = re.compile(rb"\r?\n\r?\n")


class Kind(NamedTuple):
    """A kind of file: what it begins with, what it holds besides, and what to say of it."""

    begins: tuple[bytes, ...]
    holds: tuple[bytes, ...]
    name: str
    hint: str
    is_read: bool = False  # unless another format is asked for


SAVED_PAGE: Final = Kind((), (), "a page saved in one file (MHTML)", "save the page as HTML, or its text")
ARCHIVE: Final = Kind((), (), "an archive of files", "unpack it, and name the folder")


def refuse(source: Source, *, as_text: bool) -> None:
    """Raise RecordError, saying what it is and what to do, for a file of another program.

    With `as_text`, for what is read as one text, a crawl is refused as well.
    """
    if found := _kind(source.head):
        told = f"{found.name}, not text" if found.is_read else f"{found.name}, which lineage does not read"
        raise RecordError(told, hint=found.hint)
    if as_text and source.head.startswith(b"WARC/"):
        raise RecordError("a crawl (WARC), not one text", hint="read it with --format warc, or without --format")


def _kind(head: bytes) -> Kind | None:
    start = head[:4096].lstrip()
    if start.startswith(_beginnings()):
        for kind in _kinds():
            if start.startswith(kind.begins) and all(part in head for part in kind.holds):
                return kind
    if head[_TAR[0]] == _TAR[1]:
        return ARCHIVE
    return SAVED_PAGE if _MAIL.match(start) and _is_saved_page(head) else None


def _is_saved_page(head: bytes) -> bool:
    """Whether lines of a mail's head say that what follows is a page with its files."""
    end = _END_OF_HEAD.search(head.lstrip())
    lines = head.lstrip()[: end.start()] if end else head
    return bool(_VERSION.search(lines) and _SAVED.search(lines))


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            _bytes(kind["begins"]),
            _bytes(kind.get("holds", ())),
            kind["name"],
            kind["hint"],
            is_read=kind.get("is_read", False),
        )
        for kind in table("corpus", "foreign")["kinds"]
    )


@cache
def _beginnings() -> tuple[bytes, ...]:
    return tuple(begins for kind in _kinds() for begins in kind.begins)


def _bytes(given: list[str]) -> tuple[bytes, ...]:
    return tuple(text.encode("latin-1") for text in given)
