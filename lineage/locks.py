"""A lock that a forked process finds open.

A process that begins as a copy of another one has the threads of that one no more, but their locks as they were.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import TracebackType


class ForkLock:
    """A lock for `with`, by one thread once; it lives as long as the program does."""

    def __init__(self) -> None:
        self._open_anew()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._open_anew)

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._lock.release()

    @contextmanager
    def if_open(self) -> Iterator[bool]:
        """Whether nobody else is inside; the next one is told so until this one leaves.  Nobody waits."""
        lock = self._lock  # that of a copy of this process is another one
        mine = lock.acquire(blocking=False)
        try:
            yield mine
        finally:
            if mine:
                lock.release()

    def _open_anew(self) -> None:
        self._lock = Lock()
