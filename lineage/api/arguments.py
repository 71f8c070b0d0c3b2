"""Arguments of the Python door -> what the library takes; InputError, with what to pass, for what it cannot take."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from lineage.config import DEFAULT, Settings
from lineage.errors import InputError

PathLike: TypeAlias = str | os.PathLike[str]

DATABASE: Final = "lineage.db"
"""The database where none is named, neither here nor by LINEAGE_DB; as on the command line."""


def database_of(given: PathLike | None) -> Path:
    """The database that is meant: the one given, else that of the environment variable LINEAGE_DB, else lineage.db."""
    if given is None:
        return Path(os.environ.get("LINEAGE_DB") or DATABASE)
    return path_of(given, "database")


def path_of(given: object, name: str) -> Path:
    """A path, given as a string or as a Path."""
    if isinstance(given, str | os.PathLike):
        found = os.fspath(given)
        if isinstance(found, str):
            return Path(found)
    raise InputError(f"this is no path, but {type(given).__name__}", where=name, hint="give a string or a Path")


def reference_of(given: object, name: str) -> str:
    """What names a stored document: an id, a URL, or a path."""
    if isinstance(given, str):
        return given
    if isinstance(given, Path):
        return str(given)
    hint = "give its id, its URL or its path; a text that is not stored goes to lineage.compare or lineage.find"
    raise InputError(f"this names no document, but is {type(given).__name__}", where=name, hint=hint)


def jobs_of(given: int) -> int:
    """The number of processes."""
    if given < 0:
        raise InputError(f"{given} is no number of processes", where="jobs", hint="0 takes every core")
    return given


def settings_of(given: Settings | None, wait: float | None = None) -> Settings:
    """The settings that are meant, with this patience for other writers."""
    settings = DEFAULT if given is None else given
    if wait is None:
        return settings
    if not wait >= 0:  # nan neither
        raise InputError(f"{wait} is no number of seconds", where="wait", hint="give 0 or more")
    return replace(settings, waits=replace(settings.waits, writer_seconds=wait))
