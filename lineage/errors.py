"""The error tree: what went wrong, where, and what to do next.

    LineageError
    ├── InputError        a corpus, file or argument cannot be used            (exit 2)
    │   └── RecordError   one record of a corpus cannot be used; the rest can  (counted; exit 4, with --strict 2)
    ├── MissingExtra      an optional package is not installed                 (exit 2)
    ├── ResourceError     too little memory, or room for temporary files       (exit 2)
    └── StoreError        the database is damaged, newer, busy, or not ours    (exit 3)

    KeyboardInterrupt
    └── Interrupted       an ingest was stopped by the user                    (exit 130)

The library raises these and nothing else for mistakes of input; it never prints and never exits.
`lineage.cli` alone turns them into messages and exit codes.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable


class LineageError(Exception):
    """Base of every error that lineage raises on purpose.

    `message` says what happened, `where` is a file, `file:line` or id, `hint` is the next step.
    """

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class InputError(LineageError):
    """A corpus, a file or an argument cannot be used at all."""


class RecordError(InputError):
    """One record cannot be used; readers yield it in place of the document and go on."""


class MissingExtra(LineageError):
    """A format needs a package that is not installed; the hint holds the exact pip command."""

    def __init__(self, package: str, extra: str, *, where: str | None = None) -> None:
        super().__init__(
            f"this input needs the package {package}",
            where=where,
            hint=f"pip install 'lineage[{extra}]'",
        )
        self.package = package
        self.extra = extra


class ResourceError(LineageError):
    """The machine has too little for the job: room for temporary files, or memory.

    For want of memory a helper process may have been killed.
    """


class StoreError(LineageError):
    """The database is damaged, of a newer schema, held by another writer, or not a lineage database."""


class Interrupted(KeyboardInterrupt):
    """The user stopped an ingest; `message` says what is stored, `hint` how to go on."""

    def __init__(self, message: str, *, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})")


def command(*words: str | os.PathLike[str]) -> str:
    """A command of lineage for a hint, as a shell takes it: quoted where a name needs it.

    >>> command("ingest", "FOLDER", "--db", "my news.db")
    "lineage ingest FOLDER --db 'my news.db'"
    """
    return shlex.join(["lineage", *(os.fspath(word) for word in words)])


def question(database: str | os.PathLike[str], sql: str) -> str:
    """A command that asks a database with sqlite3, as a shell takes it.

    >>> question("my news.db", "select 1"), question("-x.db", "select 1")
    ("sqlite3 'my news.db' 'select 1'", "sqlite3 ./-x.db 'select 1'")
    """
    return shlex.join(["sqlite3", unmistakable(database), sql])


def unmistakable(path: str | os.PathLike[str]) -> str:
    """A path that programs take for one: sqlite3 takes some names for an option, for no file, or for a URI."""
    name = os.fspath(path)
    return f"./{name}" if name.startswith(("-", ":", "file:")) else name


def counted(number: int, noun: str, *, be: bool = False) -> str:
    """A number with its noun as it stands behind it, for any message; with `be`, "is" or "are" behind both.

    >>> counted(1, "document"), counted(1200, "word"), counted(1, "row", be=True)
    ('1 document', '1,200 words', '1 row is')
    """
    if be:
        return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


MIN_LIKENESS = 0.4
"""Dice coefficient of character pairs from which another name is offered for one that does not exist."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is most like a name that does not exist, for a hint; None where none is like it.

    >>> nearest("wire.tx", ["notes.md", "wire.txt"]), nearest("wire.tx", ["notes.md"])
    ('wire.txt', None)
    """
    likeness, best = max(((_likeness(name, other), other) for other in names), default=(0.0, ""))
    return best if likeness >= MIN_LIKENESS else None


def _likeness(a: str, b: str) -> float:
    """Dice coefficient of the sets of character pairs, 0..1."""
    one, two = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (f"^{a.lower()}$", f"^{b.lower()}$"))
    return 2 * len(one & two) / (len(one) + len(two))
