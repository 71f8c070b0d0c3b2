"""A stream made in another process: the same stream, and no process that outlives its purpose."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processes_seen import children, is_alive

from lineage.errors import InputError, ResourceError
from lineage.pipeline.reader_process import PORTION, made_elsewhere


def given_back(items: list[int]) -> Iterator[int]:
    """The items one by one."""
    yield from items


def refused_behind(items: list[int]) -> Iterator[int]:
    """The items, then what a reader raises that finds nothing to read."""
    yield from items
    raise InputError("no file to read", where="here", hint="name another")


def killed_behind(items: list[int]) -> Iterator[int]:
    """The items, then an end as of a process that takes too much memory."""
    yield from items
    os.kill(os.getpid(), signal.SIGKILL)


def unsendable() -> Iterator[Any]:
    """Functions without a name."""
    while True:
        yield from [lambda: None] * 3


def endless(started: Path) -> Iterator[int]:
    """Notes the process that works, and works for ever."""
    (started / str(os.getpid())).touch()
    while True:
        yield PORTION


def weight(number: Any) -> int:
    """Some numbers are as heavy as a portion, others are light."""
    return number * PORTION if isinstance(number, int) else PORTION


NUMBERS = st.lists(st.integers(0, 2), max_size=30)


@settings(max_examples=20)
@given(NUMBERS)
def test_it_is_the_same_stream(numbers: list[int]) -> None:
    """Every item, in order, however heavy each is."""
    assert list(made_elsewhere(partial(given_back, numbers), weight)) == numbers


@settings(max_examples=10)
@given(NUMBERS.filter(all))
def test_an_error_comes_behind_what_came_before_it(numbers: list[int]) -> None:
    """It is the one that was raised there, with the lines where it was."""
    stream = made_elsewhere(partial(refused_behind, numbers), weight)
    assert list(islice(stream, len(numbers))) == numbers
    with pytest.raises(InputError) as caught:
        next(stream)
    assert (caught.value.where, caught.value.hint) == ("here", "name another")
    assert "refused_behind" in "".join(caught.value.__notes__)


def test_a_process_that_dies_is_an_error_that_says_what_to_do() -> None:
    """A stream that was cut off is never taken for one that ended."""
    with pytest.raises(ResourceError, match=r"killed.*memory") as caught:
        list(made_elsewhere(partial(killed_behind, [2] * 40), weight))
    assert "--jobs 1" in (caught.value.hint or "")


def test_what_cannot_be_sent_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    """Nobody waits for it; the process says what it was."""
    with pytest.raises(ResourceError, match="died"):
        list(made_elsewhere(unsendable, weight))
    assert "<lambda>" in capfd.readouterr().err


def test_who_goes_away_leaves_no_process_behind(tmp_path: Path) -> None:
    """Closing ends a process that would work for ever; one that nobody has asked is never started."""
    with closing(made_elsewhere(partial(endless, tmp_path), weight)):
        assert not active_children()
    with closing(made_elsewhere(partial(endless, tmp_path), weight)) as numbers:
        assert next(numbers) == PORTION
    assert not any(map(is_alive, children(tmp_path, 1)))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system about processes of other parents")
def test_processes_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    """Also where it waits for room in its pipe."""
    parent = os.fork()
    if parent == 0:
        try:
            numbers = made_elsewhere(partial(endless, tmp_path), weight)
            next(numbers)
            time.sleep(10_000)
        finally:
            os._exit(0)
    working = children(tmp_path, 1)
    time.sleep(0.05)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    while any(map(is_alive, working)):
        time.sleep(0.01)
