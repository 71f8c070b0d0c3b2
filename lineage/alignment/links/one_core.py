"""The products of arrays, on one core while texts are aligned.

The products of two articles take a tenth of a millisecond.  If threads share them, they take as long, and the threads
wait for one another on every core: three times the CPU time of the whole comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController

from lineage.locks import ForkLock

_limited = ForkLock()


@contextmanager
def one_core() -> Iterator[None]:
    """Inside, products of arrays take one core; afterwards as many as before.

    The limit holds for the whole program.  So of threads that are inside at once only the first one sets it, and lifts
    it: each its own, the last would leave it as it had found it, and the program's own products on one core for good.
    """
    with _limited.if_open() as first:
        if first:
            with _controller().limit(limits=1):
                yield
        else:
            yield


@cache
def _controller() -> ThreadpoolController:
    """The control over the threads that multiply arrays in this process."""
    return ThreadpoolController()
