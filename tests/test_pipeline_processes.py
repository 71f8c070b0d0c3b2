"""Helper processes, however a system starts them."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import multiprocessing

from lineage.pipeline import processes
from lineage.pipeline.workers import in_order

processes.CONTEXT = multiprocessing.get_context({method!r})
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
