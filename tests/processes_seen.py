"""Processes that tests start, as the system sees them."""

from __future__ import annotations

import time
from pathlib import Path


def children(started: Path, count: int) -> list[int]:
    """Ids of that many processes, as soon as they work."""
    while len(found := [int(path.name) for path in started.iterdir()]) < count:
        time.sleep(0.01)
    return found


def is_alive(process: int) -> bool:
    """Whether the process exists and is not waiting to be collected."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
