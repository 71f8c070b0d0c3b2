"""A function and a stream of items -> their results, in order, from as many processes as are wanted.

Memory stays at a few items for each process.  The answer does not depend on the number of processes, only the time.

Each process has a pipe of its own and one thread here that writes to it and reads from it.  A queue that processes
share, as concurrent.futures has, can block for ever when one of them is killed with the lock or half a message; a pipe
just ends.  So a process that dies is an error at once, processes that are not needed any more are killed whatever they
are doing, and those whose parent was killed come to the end of their pipe and go.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Final, Generic, TypeVar

from lineage.errors import ResourceError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 2
"""Items that wait for each worker, so that none of them is ever idle."""
STOPPING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals by which a program is asked to stop."""
MOST_PER_CORE: Final = 4
"""Processes for each core: more only wait for one another, and thousands would take the machine's memory."""
FEWER: Final = "try again with --jobs 1, or with fewer files at a time; what was stored stays stored"


def in_order(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Generator[tuple[Item, Result]]:
    """Each item with its result, in the order of the items; `jobs` 0 means every core, four for each are the most.

    With one job everything happens here.  Processes are started when a second item comes: little work is done before
    they are.  `function` and its results must be picklable.  Close the iterator to be rid of the processes at once.

    ResourceError if processes cannot be started, or if one of them dies.
    """
    workers = min(jobs or available_cores(), MOST_PER_CORE * available_cores())
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


def available_cores() -> int:
    """Cores that this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ── on this side of the pipes ─────────────────────────────────────────────────────────────────────────────────────


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
    """A function that hands an item to the first idle one of some processes; they end with the block."""
    started: list[_Worker[Item, Result]] = []
    idle: SimpleQueue[_Worker[Item, Result]] = SimpleQueue()

    def answer(item: Item) -> Result:
        worker = idle.get()  # never waits: there are as many threads as workers
        try:
            return worker.answer(item)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)
    try:
        for _ in range(workers):
            started.append(_Worker(function))
            idle.put(started[-1])
        yield lambda item: threads.submit(answer, item)
    finally:
        for worker in started:
            worker.end()
        threads.shutdown(cancel_futures=True)  # quick: whoever waits for a process sees its pipe end


class _Worker(Generic[Item, Result]):
    """A process that applies a function to one item after the other."""

    def __init__(self, function: Callable[[Item], Result]) -> None:
        self._pipe, there = Pipe()
        self._process = Process(target=_serve, args=(there, self._pipe, function), daemon=True)
        try:
            with _signals_wait():  # until the new process has said what it does with them
                self._process.start()
        except OSError as error:
            raise ResourceError(f"no further process can be started: {error.strerror}", hint=FEWER) from error
        finally:
            there.close()  # the process alone holds this end now, so that its death is the end of the pipe

    def answer(self, item: Item) -> Result:
        """The result for the item, or what the function raised; ResourceError if the process is dead."""
        try:
            self._pipe.send(item)
            result, error, trace = self._pipe.recv()
        except (EOFError, OSError) as gone:
            raise ResourceError(self._fate(), hint=FEWER) from gone
        if error is not None:
            error.add_note(trace)
            raise error
        found: Result = result
        return found

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()

    def _fate(self) -> str:
        self._process.join(timeout=1)  # second; its pipe has ended, so that it is about to
        if self._process.exitcode == -signal.SIGKILL:
            return "a helper process was killed, as the system does with the largest one when memory runs out"
        return f"a helper process died (exit status {self._process.exitcode})"


@contextmanager
def _signals_wait() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ── on the other side ─────────────────────────────────────────────────────────────────────────────────────────────


def _serve(pipe: Connection, other_end: Connection, function: Callable[[Any], Any]) -> None:
    """Answer what comes through the pipe, until it ends.

    A forked process has the parent's end as well, and would wait for itself.  It has those of the processes before it
    too, which therefore see their end as soon as this one is gone.
    """
    other_end.close()
    _leave_stopping_to_the_parent()
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        answer: tuple[Any, Exception | None, str]
        try:
            answer = (function(item), None, "")
        except Exception as error:
            answer = (None, error, f"in a helper process:\n{traceback.format_exc()}")
        try:
            pipe.send(answer)
        except OSError:  # nobody is there any more
            return


def _leave_stopping_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the parent, which ends its processes, has to say something."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
