"""One helper process at the other end of a pipe.

A pipe just ends when the process does, where a queue that processes share, as concurrent.futures has, can block for
ever when one of them is killed with the lock or half a message.  So a process that dies is an error at once, processes
that are not needed any more are killed whatever they are doing, and those whose parent was killed come to the end of
their pipe and go.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from typing import Any, Final
from weakref import WeakSet

from lineage.errors import ResourceError
from lineage.locks import ForkLock

STOPPING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals by which a program is asked to stop."""
FEWER: Final = "try again with --jobs 1, or with fewer files at a time; what was stored stays stored"

CONTEXT: Final = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
"""How processes begin: with what this one has loaded, where that is sound, as Linux did by itself up to Python 3.13.
Elsewhere they begin anew (half a second each)."""
ANEW: Final = multiprocessing.get_context("spawn")
"""How they begin where this program has threads: what another thread has locked stays locked for ever in a process that
begins as a copy of this one, and the first that wants it waits without end."""
MOST_PER_CORE: Final = 4
"""Processes for each core: more only wait for one another, and thousands would take the machine's memory."""

_bystanders: WeakSet[threading.Thread] = WeakSet()
_leaving_out = ForkLock()

Answer = tuple[Any, Exception | None, str]
"""What comes through the pipe: a result, or an error with the lines where it was raised."""
Job = Callable[[Connection, Any], None]
"""What the process does: it is handed its end of the pipe and one argument, and ends when it returns."""


def available_cores() -> int:
    """Cores that this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes_for(jobs: int) -> int:
    """How many processes do what `jobs` asks for: 0 for one on each core; at most four a core.

    In a process that may have no children, as those of `multiprocessing.Pool`, all is done by itself.
    """
    if multiprocessing.current_process().daemon:
        return 1
    return min(jobs or available_cores(), MOST_PER_CORE * available_cores())


def leave_aside(threads: Iterable[threading.Thread]) -> None:
    """Say of threads that they lock nothing that a helper process wants, such as one that draws the progress."""
    _bystanders.update(threads)


def beginning() -> Any:  # of which there is a class for each way
    """How a process begins now."""
    others = {*threading.enumerate()} - {threading.current_thread(), *_bystanders}
    return ANEW if others and CONTEXT.get_start_method() == "fork" else CONTEXT


class Helper:
    """A process that does a job.  ResourceError if it cannot be started, or has died when it is sent or asked for."""

    def __init__(self, job: Job, argument: Any) -> None:
        context = beginning()
        self._pipe, there = context.Pipe()
        copied = context.get_start_method() == "fork"
        held = self._pipe if copied else None  # by the new process as well
        program = nullcontext() if copied else _program_left_out()
        self._process = context.Process(target=_run, args=(there, held, job, argument), daemon=True)
        try:
            with _signals_wait(), program:  # signals until the new process has said what it does with them
                self._process.start()
        except OSError as error:
            raise ResourceError(f"no further process can be started: {error.strerror}", hint=FEWER) from error
        finally:
            there.close()  # the process alone holds this end now, so that its death is the end of the pipe

    def send(self, item: Any) -> None:
        """Hand the process an item."""
        with self._alive():
            self._pipe.send(item)

    def receive(self) -> Any:
        """The next result of the process; an error that was raised there is raised here."""
        with self._alive():
            result, error, trace = self._pipe.recv()
        if error is not None:
            error.add_note(trace)
            raise error
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()

    @contextmanager
    def _alive(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError) as gone:
            raise ResourceError(self._fate(), hint=FEWER) from gone

    def _fate(self) -> str:
        self._process.join(timeout=1)  # second: its pipe has ended, so the process is about to end as well
        if self._process.exitcode == -signal.SIGKILL:
            return "a helper process was killed, as the system does with the largest one when memory runs out"
        return f"a helper process died (exit status {self._process.exitcode})"


def _context() -> Any:
    """How a process begins: with what this one has loaded, where that is sound, as Linux did up to Python 3.13.

    Elsewhere it begins anew, which takes half a second; so it does beside other threads, because a lock that one of
    them holds, as on a module that it imports, would be held in the new process for ever.
    """
    alone = threading.active_count() == 1
    return multiprocessing.get_context("fork" if sys.platform == "linux" and alone else "spawn")


def failed(error: Exception) -> Answer:
    """The answer of a process in which this error was raised; to be made in the `except` block that caught it."""
    return None, error, f"in a helper process:\n{traceback.format_exc()}"


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


@contextmanager
def _program_left_out() -> Iterator[None]:
    """Keep a process that begins anew from running the program that it is started by, as it does to find functions.

    A job is a function of this package; but a script of the user's that calls `lineage.ingest` would begin one there.
    Two threads that start processes take turns: else one would find what the other has hidden, and leave it so.
    """
    program = vars(sys.modules["__main__"])
    with _leaving_out:
        known: dict[str, Any] = {name: program[name] for name in ("__file__", "__spec__") if name in program}
        program.update(dict.fromkeys(known))
        try:
            yield
        finally:
            program.update(known)


def _run(pipe: Connection, held: Connection | None, job: Job, argument: Any) -> None:
    """What a process does from its start to its end.

    A forked process holds the parent's end of its pipe as well, and closes it: else it would wait for itself.  It also
    holds the parent's ends of the pipes of processes that were started before it, so that these see their pipes end
    only when this process is gone too.
    """
    if held is not None:
        held.close()
    _leave_stopping_to_the_parent()
    job(pipe, argument)


def _leave_stopping_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the parent, which ends its processes, has to say something."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
