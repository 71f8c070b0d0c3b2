"""The line that tells of a long command's progress, and what a stopped one says."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from lineage.cli import report_stop
from lineage.cli.progress import display
from lineage.errors import Interrupted
from lineage.pipeline import processes

STEERING = "\x1b]0;owned\x07[bold]run 7[/bold]\nError: spoofed"
SHOWN = r"\x1b]0;owned\x07[bold]run 7[/bold]\nError: spoofed"


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_a_stage_is_shown_as_it_is_and_steers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may name who holds the file, as the file tells it: neither escapes nor rich's markup act."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    with display(quiet=False) as progress:
        progress(f"waiting for {STEERING}", 0)
        progress(STEERING, 1_234)
    assert f"{SHOWN}: 1,234 documents" in terminal.getvalue()
    assert "\x1b]" not in terminal.getvalue()
    assert "\nError" not in terminal.getvalue()


def test_the_thread_that_draws_makes_no_process_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second each, where they begin as copies: this thread locks nothing that they want."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    before = {*threading.enumerate()}
    processes.leave_aside(before)  # what other tests have left
    with display(quiet=False):
        assert len({*threading.enumerate()} - before) == 1
        assert processes.beginning() is processes.CONTEXT


@pytest.mark.parametrize(("quiet", "stream"), [(True, Terminal()), (False, io.StringIO())])
def test_a_pipe_and_a_quiet_command_get_no_line(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, stream: io.StringIO
) -> None:
    """Not a byte."""
    monkeypatch.setattr(sys, "stderr", stream)
    with display(quiet) as progress:
        progress("matching", 5)
    assert stream.getvalue() == ""


def test_the_report_of_a_stopped_ingest_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """What is stored and how to go on are two lines, whatever they name."""
    report_stop(Interrupted(STEERING, hint=STEERING))
    assert capsys.readouterr().err == f"\nInterrupted: {SHOWN}\nHint:  {SHOWN}\n"
