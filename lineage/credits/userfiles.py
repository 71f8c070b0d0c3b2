"""A TOML file of the user -> its tables; agencies and owners are given so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from lineage.errors import InputError

MOST_BYTES: Final = 4_000_000
"""Of one file: a hundred thousand agencies.  What is longer is no such file, and some devices never end."""


def text_of(path: Path, kind: str) -> str:
    """The text of a file of this kind ("agencies"); InputError where it cannot be read, is too long, or no UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"cannot read this file of {kind}: {error.strerror}",
            where=str(path),
            hint="check the path, or leave it out",
        ) from error
    if len(data) > MOST_BYTES:
        raise InputError(
            f"longer than {MOST_BYTES:,} bytes", where=str(path), hint=f"give a file of {kind}, or several shorter ones"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"this is not TOML: {error}", where=str(path), hint="save it as UTF-8") from error


def tables_of(text: str, where: str, hint: str) -> dict[str, Any]:
    """What the text says; InputError with this hint where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"this is not TOML: {error}", where=where, hint=hint) from error
    except RecursionError as error:
        raise InputError("this is not TOML: nested too deeply", where=where, hint=hint) from error
