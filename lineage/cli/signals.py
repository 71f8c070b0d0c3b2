"""Ctrl-C, `kill` and a closed terminal -> one KeyboardInterrupt, and the exit status that says which of them it was."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final, NoReturn

STOPPING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
SHELL_BASE: Final = 128
"""Shells report a program that a signal has ended with this number and that of the signal."""


class Stops:
    """Listens for signals that ask the program to stop, from its creation on."""

    def __init__(self) -> None:
        self._number: int = signal.SIGINT
        for number in STOPPING:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it, and shells for jobs behind
                signal.signal(number, self._stop)

    @property
    def exit_status(self) -> int:
        """What a program that was stopped so ends with."""
        return SHELL_BASE + self._number

    def _stop(self, number: int, frame: FrameType | None) -> NoReturn:
        """Stop in good order; a second signal ends the program at once, which does no harm to a database either."""
        self._number = number
        for each in STOPPING:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, signal.SIG_DFL)
        raise KeyboardInterrupt
