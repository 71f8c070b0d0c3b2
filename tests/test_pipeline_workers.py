"""Work in several processes: the same answer as in one, and no process outlives its purpose."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processes_seen import children, is_alive

from lineage.errors import ResourceError
from lineage.pipeline import processes
from lineage.pipeline.workers import in_order

HOURS = 10_000.0


def squared(number: int) -> int:
    """What is worked out."""
    return number * number


def killed_at(number: int, *, wrong: int) -> int:
    """Dies as the system lets a process die that takes too much memory."""
    if number == wrong:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused_at(number: int, *, wrong: int) -> int:
    """Raises what a mistake of ours would raise."""
    if number == wrong:
        raise ValueError(number)
    return number


def endless(number: int, *, started: Path) -> int:
    """Notes the process that works, and works for ever."""
    (started / str(os.getpid())).touch()
    time.sleep(HOURS)
    return number


@settings(max_examples=15)
@given(st.lists(st.integers(), max_size=30), st.integers(1, 3))
def test_the_answer_does_not_depend_on_the_number_of_processes(numbers: list[int], jobs: int) -> None:
    """Each item with its result, in the order of the items."""
    assert list(in_order(squared, numbers, jobs)) == [(number, number * number) for number in numbers]


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("wrong", [0, 7, 29])
def test_a_process_that_dies_is_an_error_that_says_what_to_do(jobs: int, wrong: int) -> None:
    """Neither a wait without end nor a result that is not there."""
    with pytest.raises(ResourceError, match=r"killed.*memory") as caught:
        list(in_order(partial(killed_at, wrong=wrong), range(30), jobs))
    assert "--jobs 1" in (caught.value.hint or "")


def test_a_mistake_in_a_process_is_told_with_its_place() -> None:
    """The exception is the one that was raised, with the lines where it was."""
    with pytest.raises(ValueError, match="3") as caught:
        list(in_order(partial(refused_at, wrong=3), range(9), 2))
    assert "refused_at" in "".join(caught.value.__notes__)


def test_who_goes_away_leaves_no_process_behind(tmp_path: Path) -> None:
    """Closing ends processes that would work for hours."""

    def numbers() -> Iterator[int]:
        yield from (1, 2)
        children(tmp_path, 2)
        raise KeyboardInterrupt

    endlessly = partial(endless, started=tmp_path)
    with closing(in_order(endlessly, numbers(), 2)) as results, pytest.raises(KeyboardInterrupt):
        next(results)
    assert not any(map(is_alive, children(tmp_path, 2)))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the system about processes of other parents")
def test_processes_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    """Once the parent is gone and the work in hand is done, so are they."""
    parent = os.fork()
    if parent == 0:
        try:
            list(in_order(partial(briefly, started=tmp_path), range(1_000), 2))
        finally:
            os._exit(0)
    working = children(tmp_path, 2)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    while any(map(is_alive, working)):
        time.sleep(0.01)


def briefly(number: int, *, started: Path) -> int:
    """Notes the process that works."""
    (started / str(os.getpid())).touch()
    time.sleep(0.01)
    return number


def test_more_jobs_than_help_start_no_more_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--jobs 100000` does not stop the machine: each core gets a few processes, and the answer is the same."""
    monkeypatch.setattr(processes, "available_cores", lambda: 1)
    with closing(in_order(squared, range(40), processes.MOST_PER_CORE + 3)) as results:
        assert next(results) == (0, 0)
        assert len(active_children()) == processes.MOST_PER_CORE
        assert list(results) == [(number, squared(number)) for number in range(1, 40)]
