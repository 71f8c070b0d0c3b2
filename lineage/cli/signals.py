"""Ctrl-C, `kill` or a closed terminal -> a KeyboardInterrupt, and the exit status that says which of these it was."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final, NoReturn

STOPPING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
SHELL_BASE: Final = 128
"""Exit status that shells report for a program that a signal has ended, minus the number of the signal."""


class Stops:
    """Handler of the signals that ask the program to stop, in force from its creation on."""

    def __init__(self) -> None:
        self._number: int = signal.SIGINT
        for number in STOPPING:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it, and shells for jobs behind
                signal.signal(number, self._stop)

    @property
    def exit_status(self) -> int:
        """The exit status of the program after the signal that stopped it."""
        return SHELL_BASE + self._number

    def _stop(self, number: int, frame: FrameType | None) -> NoReturn:
        """Raise KeyboardInterrupt; a second signal then ends the program at once, which harms no database either."""
        self._number = number
        for each in STOPPING:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, signal.SIG_DFL)
        raise KeyboardInterrupt
