"""Products of arrays take one core while texts are aligned, and afterwards as many as before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

INSIDE = """
from threading import Event, Thread

import numpy
from threadpoolctl import threadpool_info

from lineage.alignment.links.one_core import one_core

def cores():
    return [library["num_threads"] for library in threadpool_info()]

def stay():
    with one_core():
        inside.set()
        done.wait()

inside, done = Event(), Event()
thread = Thread(target=stay)
"""
OVERLAPPING = """
before = cores()
thread.start()
inside.wait()
assert cores() == [1 for _ in before]
with one_core():
    done.set()
    thread.join()
assert cores() == before, cores()
"""
COPIED = """
import os
import signal

thread.start()
inside.wait()
child = os.fork()
if not child:
    signal.alarm(30)
    with one_core():
        os._exit(0)
done.set()
assert os.waitpid(child, 0)[1] == 0
"""


def ends_well(script: str) -> None:
    """Runs a program with a thread that can be inside, of three cores."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "3", "OMP_NUM_THREADS": "3", "MKL_NUM_THREADS": "3"}
    program = [sys.executable, "-W", "ignore", "-c", INSIDE + script]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_threads_that_overlap_leave_it_as_it_was() -> None:
    """A program that multiplies arrays of its own keeps its cores, in whatever order its threads come to their end."""
    ends_well(OVERLAPPING)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")
def test_a_process_that_is_copied_meanwhile_can_align() -> None:
    ends_well(COPIED)
