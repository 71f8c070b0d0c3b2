"""Helper processes, however a system starts them."""

from __future__ import annotations

import multiprocessing
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

LOCKED = """
import threading

lock = threading.Lock()

def under_lock(number):
    with lock:
        return abs(number)
"""
SERVICE = """
import threading

from lineage.pipeline.workers import in_order
from locked import lock, under_lock

def hold():
    with lock:
        held.set()
        done.wait()

held, done = threading.Event(), threading.Event()
threading.Thread(target=hold).start()
held.wait()
try:
    print(list(in_order(under_lock, range(-3, 2), 2)), __file__)
finally:
    done.set()
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_script_needs_no_guard(tmp_path: Path, method: str) -> None:
    """A program that calls at its top level is not run again by the processes, and keeps its own name."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(method=method), encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    found = [(number, abs(number)) for number in range(-3, 2)]
    assert (done.stdout.strip(), done.stderr) == (f"{found} {script} None", "")


def test_what_a_thread_has_locked_stops_no_process(tmp_path: Path) -> None:
    """A service ingests in one thread while others work: processes do not begin with the locks that those hold."""
    (tmp_path / "locked.py").write_text(LOCKED, encoding="utf-8")
    script = tmp_path / "service.py"
    script.write_text(SERVICE, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=60)
    found = [(number, abs(number)) for number in range(-3, 2)]
    assert (done.stdout.strip(), done.stderr) == (f"{found} {script}", "")


def test_a_process_that_may_have_no_children_works_alone() -> None:
    """So are those of `multiprocessing.Pool`, and of programs that are made of them."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(alone) == [(number, abs(number)) for number in range(-3, 2)]


def alone() -> list[tuple[int, int]]:
    """Asks for two processes."""
    return list(in_order(abs, range(-3, 2), 2))
