"""A function and a stream of items -> their results, in order, from as many processes as are wanted.

Memory stays at a few items for each process.  The answer does not depend on the number of processes, only the time.
For each process one thread here writes to its pipe and reads from it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from lineage.pipeline.processes import Answer, Helper, failed, processes_for

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 2
"""Items that wait for each worker, so that none of them is ever idle."""
GIVING_WAY: Final = 5
"""Niceness of the processes: all of them wait for the one that stores, so that comes first where cores are few.  With
two cores an ingest takes 5 % less time (means of eight runs in turn)."""


def in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Generator[tuple[Item, Result]]:
    """Each item with its result, in the order of the items; `jobs` as in `processes_for`.

    With one job everything happens here.  Processes are started when a second item comes: little work is done before
    they are.  `function` and its results must be picklable.  Close the iterator to be rid of the processes at once.

    ResourceError if processes cannot be started, or if one of them dies.
    """
    workers = processes_for(jobs)
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
    with _asked(function, workers) as ask:
        for item in items:
            waiting.append((item, ask(item)))
            if len(waiting) > AHEAD * workers:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()


@contextmanager
def _asked(function: Callable[[Item], Result], workers: int) -> Iterator[Callable[[Item], Future[Result]]]:
    """A function that hands an item to the first idle one of `workers` processes, which end with the block."""
    started: list[Helper] = []
    idle: SimpleQueue[Helper] = SimpleQueue()

    def answer(item: Item) -> Result:
        worker = idle.get()  # never waits: there are as many threads as workers
        try:
            worker.send(item)
            result: Result = worker.receive()
            return result
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)
    try:
        for _ in range(workers):
            started.append(Helper(_serve, function))
            idle.put(started[-1])
        yield lambda item: threads.submit(answer, item)
    finally:
        for worker in started:
            worker.end()
        threads.shutdown(cancel_futures=True)  # quick: a thread that waits for a process sees its pipe end


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """Answer what comes through the pipe, until it ends; runs in a process of its own."""
    if hasattr(os, "nice"):
        os.nice(GIVING_WAY)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        answer: Answer
        try:
            answer = (function(item), None, "")
        except Exception as error:
            answer = failed(error)
        try:
            pipe.send(answer)
        except OSError:  # nobody is there any more
            return
