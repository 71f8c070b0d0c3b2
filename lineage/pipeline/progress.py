"""How a long job tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int], None]
"""Called with the name of a stage and how many documents it has taken so far (0: a stage without a count begins)."""


def silent(stage: str, done: int) -> None:
    """A `Progress` that ignores what it is told."""
