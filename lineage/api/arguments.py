"""Arguments of the Python door -> what the library takes; InputError, with what to pass, for what it cannot take."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from numbers import Integral, Real
from pathlib import Path
from typing import Final, TypeAlias, get_args

from lineage import pipeline, views
from lineage.config import DEFAULT, Settings
from lineage.corpus import DateOrder
from lineage.errors import InputError
from lineage.pipeline import Progress

PathLike: TypeAlias = str | os.PathLike[str]

HOW_TO_NAME: Final = 'give what the input calls each field: {"text": "artikeltext", "date": ["erschienen", "stand"]}'
"""What to pass as `field`."""
DATABASE: Final = "lineage.db"
"""The database where none is named, neither here nor by LINEAGE_DB; as on the command line."""


def unfit(wanted: str, given: object, name: str, hint: str) -> InputError:
    """The error for an argument of another type than is wanted."""
    return InputError(f"expected a {wanted}, not {type(given).__name__}", where=name, hint=hint)


def database_of(given: PathLike | None) -> Path:
    """The database that is meant: the one given, else that of the environment variable LINEAGE_DB, else lineage.db."""
    if given is None:
        return Path(os.environ.get("LINEAGE_DB") or DATABASE)
    return path_of(given, "database")


def path_of(given: object, name: str) -> Path:
    """A path, given as a string or as a Path."""
    found = os.fspath(given) if isinstance(given, str | os.PathLike) else given
    if not isinstance(found, str):
        raise unfit("path", given, name, "give a string or a Path")
    try:
        if found and b"\0" not in os.fsencode(found):
            return Path(found)
    except UnicodeEncodeError:  # half a character
        pass
    raise InputError(f"no file can have the name {found!r}", where=name)


def paths_of(given: object, name: str) -> tuple[Path, ...]:
    """One path, or several."""
    if isinstance(given, str | os.PathLike) or not isinstance(given, Iterable):
        return (path_of(given, name),)
    return tuple(path_of(path, name) for path in given)


def reference_of(given: object, name: str) -> str:
    """What names a stored document: an id, a URL, or a path."""
    if isinstance(given, str):
        return given
    if isinstance(given, Path):
        return str(given)
    hint = "give its id, its URL or its path; a text that is not stored goes to lineage.compare or lineage.find"
    raise InputError(f"expected a name of a document, not {type(given).__name__}", where=name, hint=hint)


def string_of(given: object, name: str) -> str:
    """A string."""
    if isinstance(given, str):
        return given
    raise unfit("string", given, name, "give a string")


def name_of(given: object, name: str) -> str | None:
    """A string, or None for nothing."""
    return None if given is None else string_of(given, name)


def flag_of(given: object, name: str) -> bool:
    """True or False.  What merely counts as one is refused: "no" would count as True."""
    if isinstance(given, bool):
        return given
    raise InputError(f"{given!r} is neither True nor False", where=name, hint="give one of these")


def jobs_of(given: object) -> int:
    """The number of processes."""
    return _count(given, "processes", "jobs", "0 takes every core")


def limit_of(given: object) -> int:
    """How many rows are listed."""
    return _count(given, "rows", "limit", "0 lists all")


def width_of(given: object) -> int:
    """The number of columns that the lines of a text may have at most; InputError for fewer than a view needs."""
    columns = _count(given, "columns", "width", "80 is usual")
    if columns < views.MIN_WIDTH:
        raise InputError(f"{columns} columns are too few", where="width", hint=f"give {views.MIN_WIDTH} or more")
    return columns


def _count(given: object, of: str, name: str, hint: str) -> int:
    if isinstance(given, Integral) and int(given) >= 0:
        return int(given)
    raise InputError(f"{given!r} is not a number of {of}", where=name, hint=hint)


def settings_of(given: object, wait: object = None) -> Settings:
    """The settings that are meant, with this patience for other writers."""
    settings = DEFAULT if given is None else given
    if not isinstance(settings, Settings):
        raise unfit("Settings", given, "settings", "give a lineage.Settings")
    if wait is None:
        return settings
    if not isinstance(wait, Real) or not float(wait) >= 0:  # nan neither
        raise InputError(f"{wait!r} is not a number of seconds", where="wait", hint="give 0 or more")
    return replace(settings, waits=replace(settings.waits, writer_seconds=float(wait)))


def progress_of(given: object) -> Progress:
    """What is told of the progress; by default nothing is."""
    if given is None:
        return pipeline.silent
    if callable(given):
        return given
    raise unfit("function", given, "progress", "give one that takes the name of a stage and a number of documents")


def labels_of(given: object) -> tuple[str, ...]:
    """One label, or several."""
    return _names(given, "only", "label", "give labels of the stretches to be shown")


def columns_of(given: object) -> dict[str, tuple[str, ...]]:
    """The names given for each field, in the order in which they are to be tried."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise unfit("dictionary", given, "field", HOW_TO_NAME)
    return {
        string_of(field, "field"): _names(called, "field", "name of a field", HOW_TO_NAME)
        for field, called in given.items()
    }


def _names(given: object, name: str, wanted: str, hint: str) -> tuple[str, ...]:
    """One string, or several."""
    strings = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    for string in strings:
        if not isinstance(string, str):
            raise unfit(wanted, string, name, hint)
    return strings


def zones_of(given: object) -> dict[str | None, str]:
    """The zone of each outlet's times, and under None that of all others."""
    if given is None:
        return {}
    if isinstance(given, str):
        return {None: given}
    hint = 'give a zone ("Europe/Berlin"), or a dictionary of outlets and their zones'
    if not isinstance(given, Mapping):
        raise unfit("time zone", given, "timezone", hint)
    for outlet, zone in given.items():
        name_of(outlet, "timezone")
        if not isinstance(zone, str):
            raise unfit("time zone", zone, "timezone", hint)
    return dict(given)


def order_of(given: DateOrder | None) -> DateOrder | None:
    """What comes first in a date, the day or the month; None where nobody says."""
    if given is not None and given not in get_args(DateOrder):
        hint = f"give {' or '.join(map(repr, get_args(DateOrder)))}"
        raise InputError(f"{given!r} does not say what comes first in a date", where="dates", hint=hint)
    return given
