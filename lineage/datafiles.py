"""Room and name of a data file that comes with the package -> its text, or its content as a table.

Words, names and fitted numbers are data, in the folder `data` of the room that reads them.  Cost: a file is parsed once
a process, 6 ms for the largest.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = Path(__file__).parent


def text(room: str, file: str) -> str:
    """The text of `lineage/<room>/data/<file>`."""
    return (PACKAGE / room / "data" / file).read_text(encoding="utf-8")


def texts(room: str) -> dict[str, str]:
    """The texts of all data files of a room, file -> text, in the order of names."""
    return {path.name: text(room, path.name) for path in sorted((PACKAGE / room / "data").iterdir())}


@cache
def table(room: str, name: str) -> dict[str, Any]:
    """The parsed content of `lineage/<room>/data/<name>.toml`; callers share it and must not change it."""
    return tomllib.loads(text(room, f"{name}.toml"))
