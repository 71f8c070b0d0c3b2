"""The error tree: what went wrong, where, and what to do next.

    LineageError
    ├── InputError        a corpus, file or argument cannot be used            (exit 2)
    │   └── RecordError   one record of a corpus cannot be used; the rest can  (counted; exit 4, with --strict 2)
    ├── MissingExtra      an optional package is not installed                 (counted likewise)
    ├── ResourceError     too little memory, or room for temporary files       (exit 2)
    └── StoreError        the database is damaged, newer, busy, or not ours    (exit 3)

    KeyboardInterrupt
    └── Interrupted       an ingest was stopped by the user                    (exit 130)

The library raises these and nothing else for mistakes of input; it never prints and never exits.  RecordError and
MissingExtra do not leave the readers: a user meets them as a skipped input, or as the InputError made of one.
`lineage.cli` alone turns them into messages and exit codes.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from lineage.messages import installing


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

    @classmethod
    def beyond(cls, limit: str, message: str, *, instead: str = "") -> RecordError:
        """The error for an input above one of `Settings.limits`; its hint says how that limit is raised.

        `instead` is what else there is to do, which the hint says first.
        """
        raised = f"raise limits.{limit} in lineage.Settings (of lineage ingest: --allow {limit}=NUMBER)"
        return cls(message, hint=f"{instead}, or {raised}" if instead else raised)


class MissingExtra(LineageError):
    """A format needs a package that is not installed; the hint holds the exact pip command."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"this input needs the package {package}", hint=installing(extra, package))
        self._made_of = (package, extra)

    def __reduce__(self) -> tuple[Any, ...]:
        return MissingExtra, self._made_of  # an error is copied, and sent by a process, as what it is made of


class ResourceError(LineageError):
    """The machine has too little memory for the job, or too little room for temporary files.

    It is also raised if a helper process dies, as the system may kill one when memory runs out.
    """


class StoreError(LineageError):
    """The database is damaged, of a newer schema, held by another writer, or not a lineage database."""


class Interrupted(KeyboardInterrupt):
    """The user stopped an ingest; `message` says what is stored, `hint` how to go on."""

    def __init__(self, message: str, *, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})")

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Interrupted, hint=self.hint), (self.message,)
