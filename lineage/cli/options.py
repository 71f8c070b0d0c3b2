"""Options that several commands share, so that one word means one thing everywhere."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from lineage.views import TerminalOptions

CONTROLS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")

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


def width() -> Decorator:
    """`--width`: columns of the terminal view; None means those of the terminal."""
    return click.option(
        "--width", type=click.IntRange(40, 400), help="Columns to use.  [default: those of the terminal]"
    )


def limit(default: int, what: str) -> Decorator:
    """`--limit`: how many rows of an answer are listed; 0 lists all."""
    return click.option(
        "--limit",
        type=click.IntRange(0),
        default=default,
        show_default=True,
        help=f"How many {what} are listed; 0 lists all.  The counts are of all.",
    )


def colour() -> Decorator:
    """`--color/--no-color`: None means decide by terminal and environment (see `wants_colour`)."""
    return click.option(
        "--color/--no-color",
        "coloured",
        default=None,
        help="Force or forbid colour.  By default: only on a terminal, and never where NO_COLOR is set.",
    )


def harmless(text: str) -> str:
    """Text for a message: what could steer a terminal (control and direction characters) is shown as its code."""
    return CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


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


def terminal(columns: int | None, forced_colour: bool | None) -> TerminalOptions:
    """How a terminal view is to look, from `--width` and `--color`."""
    from lineage import views

    columns = columns or shutil.get_terminal_size((80, 24)).columns
    return views.TerminalOptions(width=columns, colour=wants_colour(forced_colour))


def write(text: str) -> None:
    """Write a finished answer to stdout, with one line break at its end."""
    click.echo(text.removesuffix("\n"), color=True)  # the view has decided on colour; echo would take it out in a pipe
