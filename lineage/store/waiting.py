"""A statement that other programs stand in the way of -> its result as soon as they let go, and who they are.

The lock is SQLite's and ends with the process that holds it; the names in the table `runs` are for people who wait.
"""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import time
from collections.abc import Callable
from typing import Final, TypeVar

Result = TypeVar("Result")
Told = Callable[[str], None]
"""Called with the name of whoever has to be waited for."""
NAME: Final = re.compile(r"process (\d+) on (.*)", re.DOTALL)
BREATH_SECONDS: Final = 0.02
"""Seconds between two attempts to get hold of a file: some refusals come at once, however long SQLite may wait."""
OTHER: Final = "another program"
NAMED: Final = 3
"""Runs that are named to one that waits; more write at once only in tests."""


def untold(holder: str) -> None:
    """The wait of somebody who does not want to know for whom."""


def patiently(attempt: Callable[[], Result], seconds: float, told: Callable[[], None]) -> Result:
    """What `attempt` returns as soon as nobody stands in its way; `told` is called whenever somebody does.

    After `seconds` the last error is raised.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() >= until:
                raise
        told()
        time.sleep(BREATH_SECONDS)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether it says that somebody else uses the file."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def this_process() -> str:
    """Process id and host, as the table `runs` has them."""
    return f"process {os.getpid()} on {_host()}"


def is_gone(name: str) -> bool:
    """Whether the process of this name has ended for certain; of other machines nobody knows."""
    found = NAME.fullmatch(name)
    if found is None or found[2] != _host() or os.name != "posix":
        return False
    try:
        os.kill(int(found[1]), 0)  # asks only
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it is there, and somebody else's
        return False
    return False


def named(runs: list[tuple[int, str, str]]) -> str:
    """Runs (id, process, start) as one of a sentence's subjects."""
    living = [f"run {number} ({process}), since {started}" for number, process, started in runs if not is_gone(process)]
    return " or ".join(living[:NAMED]) or OTHER


def _host() -> str:
    return platform.node() or "this machine"
