"""Options that several commands share, so that one word means one thing everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def database() -> Decorator:
    """`--db FILE`: the SQLite file; from LINEAGE_DB where that is set."""
    return click.option(
        "--db",
        "database",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("lineage.db"),
        envvar="LINEAGE_DB",
        show_default=True,
        show_envvar=True,
        help="The SQLite file.",
    )


def output_format(*formats: str) -> Decorator:
    """`--format`: how the answer is written to stdout; the first of `formats` is the default."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How the answer is written to standard output.",
    )


def colour() -> Decorator:
    """`--color/--no-color`: None means decide by terminal and environment (see `wants_colour`)."""
    return click.option(
        "--color/--no-color",
        "coloured",
        default=None,
        help="Force or forbid colour.  By default: only on a terminal, and never where NO_COLOR is set.",
    )


def wants_colour(forced: bool | None) -> bool:
    """Whether to write colour to stdout: the option, else NO_COLOR, else FORCE_COLOR, else whether it is a terminal.

    NO_COLOR and FORCE_COLOR count when set to anything but the empty string (https://no-color.org).
    """
    if forced is not None:
        return forced
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
