"""A statement that other programs hold up -> its result as soon as they let go, and the names of these programs.

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
"""Called with the name of the program that has to be waited for."""
NAME: Final = re.compile(r"process (\d+) on (.*)", re.DOTALL)
BREATH_SECONDS: Final = 0.02
"""Seconds between two attempts to get hold of a file: some refusals come at once, however long SQLite may wait."""
OTHER: Final = "another program"
NAMED: Final = 3
"""Most runs that are named to a program that waits; more write at once only in tests."""


def untold(holder: str) -> None:
    """A `Told` that ignores the name."""


def patiently(attempt: Callable[[], Result], seconds: float, told: Callable[[], None]) -> Result:
    """The result of `attempt`, which is repeated while others use the file; `told` is called before each repetition.

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
    """True if the error says that another program or connection uses the file."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def this_process() -> str:
    """Process id and host, as the table `runs` names a process."""
    return f"process {os.getpid()} on {_host()}"


def is_gone(name: str) -> bool:
    """True if the process of this name has certainly ended; False for a process of another machine."""
    found = NAME.fullmatch(name)
    if found is None or found[2] != _host() or os.name != "posix":
        return False
    try:
        os.kill(int(found[1]), 0)  # signal 0 only asks whether the process exists
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # the process is there, and another user's
        return False
    return False


def named(runs: list[tuple[int, str, str]]) -> str:
    """Names of the runs (id, process, start) that may still be at work, as the subject of a sentence."""
    living = [f"run {number} ({process}), since {started}" for number, process, started in runs if not is_gone(process)]
    return " or ".join(living[:NAMED]) or OTHER


def _host() -> str:
    return platform.node() or "this machine"
