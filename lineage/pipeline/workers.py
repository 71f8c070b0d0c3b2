"""A function and a stream of items -> their results, in order, from as many processes as are wanted.

Memory stays at a few items for each process.  The answer does not depend on the number of processes, only the time.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from typing import Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 2
"""Items that wait for each worker, so that none of them is ever idle."""


def in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[tuple[Item, Result]]:
    """Each item with its result, in the order of the items; `jobs` 0 means every core.

    With one job everything happens here.  Processes are started when a second item comes: little work is done before
    they are.  `function` and its results must be picklable.
    """
    workers = jobs or available_cores()
    items = iter(items)
    if workers > 1:
        for first in items:
            second = next(items, None)
            if second is not None:
                yield from _in_processes(function, chain([first, second], items), workers)
                return
            yield first, function(first)
    for item in items:
        yield item, function(item)


def _in_processes(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[tuple[Item, Result]]:
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(function, item)))
                if len(waiting) > AHEAD * workers:
                    done, future = waiting.popleft()
                    yield done, future.result()
            for done, future in waiting:
                yield done, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def available_cores() -> int:
    """Cores that this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
