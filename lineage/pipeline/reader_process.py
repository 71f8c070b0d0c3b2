"""A stream -> the same stream, made in a process of its own while this one does something else.

All other processes wait for the one that stores.  Reading a corpus (JSON, dates, names of fields) would be a tenth of
its work; to receive as strings what another process has read takes a third of that time.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection
from queue import Queue
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar

from lineage.pipeline.processes import Answer, Helper, failed

Item = TypeVar("Item")

PORTION: Final = 1 << 19
"""Weight from which items are sent together: some ninety articles."""
AHEAD: Final = 2
"""Portions that wait in the other process while a third is under way."""


class Recipe(NamedTuple):
    """How a stream is made, and how heavy each item is, in about bytes of memory.  Both must be picklable."""

    make: Callable[[], Iterable[Any]]
    weigh: Callable[[Any], int]


def made_elsewhere(make: Callable[[], Iterable[Item]], weigh: Callable[[Item], int]) -> Generator[Item]:
    """The items of `make()` in their order; what it raises is raised behind them.

    Memory: a few portions, or the heaviest item.  `make`, `weigh` and the items must be picklable.  Close the iterator
    to be rid of the process at once.

    ResourceError if the process cannot be started, or dies.
    """
    helper = Helper(_produce, Recipe(make, weigh))
    try:
        while portion := helper.receive():
            yield from portion
    finally:
        helper.end()


def _produce(pipe: Connection, recipe: Recipe) -> None:
    """Send the portions, an empty one behind the last; runs in a process of its own."""
    waiting: Queue[Answer] = Queue(AHEAD)
    sender = Thread(target=_send, args=(pipe, waiting))
    sender.start()
    try:
        for portion in _portions(recipe):
            waiting.put((portion, None, ""))
        waiting.put(([], None, ""))
    except Exception as error:
        waiting.put(failed(error))
    sender.join()


def _send(pipe: Connection, waiting: Queue[Answer]) -> None:
    """Send each waiting answer up to the last one, while the next one is made; runs in a thread of that process."""
    more = True
    while more:
        answer = waiting.get()
        more = bool(answer[0])
        try:
            pipe.send(answer)
        except OSError:  # nobody is there any more
            os._exit(0)
        except Exception:  # it cannot be sent: the end of the pipe tells the other side, which would wait for ever
            traceback.print_exc()
            os._exit(1)


def _portions(recipe: Recipe) -> Iterator[list[Any]]:
    """The items in their order, in lists that weigh `PORTION` or little more; the last one may weigh less."""
    portion: list[Any] = []
    weight = 0
    for item in recipe.make():
        portion.append(item)
        weight += recipe.weigh(item)
        if weight >= PORTION:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion
