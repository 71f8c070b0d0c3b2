"""The progress of a long command, on stderr and only on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lineage.cli import console
from lineage.messages import counted

if TYPE_CHECKING:
    from lineage.pipeline import Progress


@contextmanager
def display(quiet: bool) -> Iterator[Progress]:
    """A function to report stages to; it draws one line, which is removed at the end of the `with` block.

    If stderr is a pipe or a file, or if `quiet`, nothing is drawn, and rich is not imported.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from lineage.pipeline import leave_aside

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    before = threading.enumerate()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        leave_aside({*threading.enumerate()} - {*before})
        task = bar.add_task("starting", total=None)

        def progress(stage: str, done: int) -> None:
            said = console.escaped(stage)  # it may say who holds the file, as the file tells it
            bar.update(task, description=f"{said}: {counted(done, 'document')}" if done else said)

        yield progress
