"""Processes that tests start, as the system sees them."""

from __future__ import annotations

import time
from pathlib import Path


def children(started: Path, count: int) -> list[int]:
    """Ids of this number of child processes, as soon as so many are at work."""
    while len(found := [int(path.name) for path in started.iterdir()]) < count:
        time.sleep(0.01)
    return found


def is_alive(process: int) -> bool:
    """True if the process exists and has not ended: a process that waits to be collected is not alive."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
