"""Helper processes, however a system starts them."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lineage.pipeline.workers import in_order

SCRIPT = """
import multiprocessing

from lineage.pipeline import processes
from lineage.pipeline.workers import in_order

processes._context = lambda: multiprocessing.get_context({method!r})
print(list(in_order(abs, range(-3, 2), 2)), __file__, __spec__)
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_script_needs_no_guard(tmp_path: Path, method: str) -> None:
    """A program that calls at its top level is not run again by the processes, and keeps its own name."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(method=method), encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    found = [(number, abs(number)) for number in range(-3, 2)]
    assert (done.stdout.strip(), done.stderr) == (f"{found} {script} None", "")


THREADS = """
import os
from threading import Thread

import work

work.parent = os.getpid()
Thread(target=work.slowly, daemon=True).start()
work.began.wait()
from lineage.pipeline.workers import in_order
print([result for _, result in in_order(work.done, range(3), 2)], flush=True)
os._exit(0)
"""
WORK = """
import os
import time
from threading import Event, RLock

parent, began, lock = 0, Event(), RLock()


def slowly():
    with lock:
        began.set()
        time.sleep(1_000)


def done(number):
    with lock:
        return os.getpid() != parent and number
"""


def test_what_a_thread_holds_is_not_held_in_a_process(tmp_path: Path) -> None:
    """A thread of the program that calls has a lock, as on a module that it imports; no process waits for it."""
    script = tmp_path / "script.py"
    script.write_text(THREADS, encoding="utf-8")
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[0, 1, 2]", "")


def in_a_pool(number: int) -> tuple[int, list[tuple[int, int]]]:
    """The process that works, and what a stream of items comes to in it, with the process that worked it out."""
    return os.getpid(), list(in_order(worked_out_by, range(number), 2))


def worked_out_by(_: int) -> int:
    """The process in which this runs."""
    return os.getpid()


def test_a_process_of_a_pool_works_alone() -> None:
    """Such a process may start none itself."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        worker, found = pool.apply(in_a_pool, [3])
    assert found == [(number, worker) for number in range(3)]
