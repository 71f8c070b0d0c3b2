"""Arguments of the Python functions -> values that the library takes; InputError with a hint for any other argument."""

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
"""Hint for an argument `field` of the wrong form."""
DATABASE: Final = "lineage.db"
"""Path of the database if neither an argument nor the variable LINEAGE_DB names one, as on the command line."""


def unfit(wanted: str, given: object, name: str, hint: str) -> InputError:
    """The InputError for the argument `name` whose value `given` has the wrong type; `wanted` is the right one."""
    return InputError(f"expected a {wanted}, not {type(given).__name__}", where=name, hint=hint)


def database_of(given: PathLike | None) -> Path:
    """Path of the database: the one given, else that of the environment variable LINEAGE_DB, else lineage.db."""
    if given is None:
        return Path(os.environ.get("LINEAGE_DB") or DATABASE)
    return path_of(given, "database")


def path_of(given: object, name: str) -> Path:
    """The Path of a string or of a Path; InputError for another type, and for a name that no file can have."""
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
    """The Paths of one path or of several; InputError as for `path_of`."""
    if isinstance(given, str | os.PathLike) or not isinstance(given, Iterable):
        return (path_of(given, name),)
    return tuple(path_of(path, name) for path in given)


def reference_of(given: object, name: str) -> str:
    """The name of a stored document (an id, a URL or a path) as a string; InputError for another type."""
    if isinstance(given, str):
        return given
    if isinstance(given, Path):
        return str(given)
    hint = "give its id, its URL or its path; a text that is not stored goes to lineage.compare or lineage.find"
    raise InputError(f"expected a name of a document, not {type(given).__name__}", where=name, hint=hint)


def string_of(given: object, name: str) -> str:
    """The string itself; InputError for another type."""
    if isinstance(given, str):
        return given
    raise unfit("string", given, name, "give a string")


def name_of(given: object, name: str) -> str | None:
    """The string itself, or None if None is given; InputError for another type."""
    return None if given is None else string_of(given, name)


def flag_of(given: object, name: str) -> bool:
    """The bool itself; InputError for any other value, since "no" would count as True."""
    if isinstance(given, bool):
        return given
    raise InputError(f"{given!r} is neither True nor False", where=name, hint="give one of these")


def jobs_of(given: object) -> int:
    """The number of processes, 0 or more; InputError for anything else."""
    return _count(given, "processes", "jobs", "0 takes every core")


def limit_of(given: object) -> int:
    """The number of rows to list, 0 or more; InputError for anything else."""
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
    """The settings given, else the usual ones; `wait`, if given, replaces the seconds to wait for other writers.

    InputError if `given` is no Settings, or `wait` no number of 0 or more.
    """
    settings = DEFAULT if given is None else given
    if not isinstance(settings, Settings):
        raise unfit("Settings", given, "settings", "give a lineage.Settings")
    if wait is None:
        return settings
    if not isinstance(wait, Real) or not float(wait) >= 0:  # nan neither
        raise InputError(f"{wait!r} is not a number of seconds", where="wait", hint="give 0 or more")
    return replace(settings, waits=replace(settings.waits, writer_seconds=float(wait)))


def progress_of(given: object) -> Progress:
    """The function to report progress to; without one a function that does nothing.  InputError for another type."""
    if given is None:
        return pipeline.silent
    if callable(given):
        return given
    raise unfit("function", given, "progress", "give one that takes the name of a stage and a number of documents")


def labels_of(given: object) -> tuple[str, ...]:
    """The labels of one string or of several; InputError for another type."""
    return _names(given, "only", "label", "give labels of the stretches to be shown")


def columns_of(given: object) -> dict[str, tuple[str, ...]]:
    """Field -> the names that the input may have for it, in the order of trial; InputError for another form."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise unfit("dictionary", given, "field", HOW_TO_NAME)
    return {
        string_of(field, "field"): _names(called, "field", "name of a field", HOW_TO_NAME)
        for field, called in given.items()
    }


def _names(given: object, name: str, wanted: str, hint: str) -> tuple[str, ...]:
    """The strings of one string or of several; InputError about the argument `name` for another type among them."""
    strings = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    for string in strings:
        if not isinstance(string, str):
            raise unfit(wanted, string, name, hint)
    return strings


def zones_of(given: object) -> dict[str | None, str]:
    """Outlet -> zone of its times; the key None has the zone of all other outlets.  InputError for another form."""
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
    """Which comes first in a date, the day or the month; None if that is not said.  InputError for another value."""
    if given is not None and given not in get_args(DateOrder):
        hint = f"give {' or '.join(map(repr, get_args(DateOrder)))}"
        raise InputError(f"{given!r} does not say what comes first in a date", where="dates", hint=hint)
    return given
