"""Options that several commands share, so that one word means one thing everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

MIN_WIDTH = 40
"""That of `lineage.views`, written out because that package loads NumPy, which --help can do without."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class FilePath(click.Path):
    """A parameter that becomes a pathlib.Path; the module is loaded with the first value, since --help needs none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":  # an unset variable of the shell; as a path it would be the current folder
            self.fail("an empty path names no file.", param, ctx)
        return super().convert(value, param, ctx)

    def coerce_path_result(self, value: str | os.PathLike[str]) -> Path:
        from pathlib import Path

        return Path(value)


def database() -> Decorator:
    """`--db FILE`: the SQLite file; by default that of the variable LINEAGE_DB, else lineage.db."""
    return click.option(
        "--db",
        "database",
        type=FilePath(dir_okay=False),
        default="lineage.db",
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
    """`--width`: most columns that a terminal view may use; None stands for the columns of the terminal."""
    return click.option(
        "--width",
        type=click.IntRange(MIN_WIDTH),
        help=f"Columns to use at most, {MIN_WIDTH} or more.  [default: those of the terminal]",
    )


def limit(default: int, what: str) -> Decorator:
    """`--limit`: number of rows of an answer that are listed; 0 lists all."""
    return _limit(default, f"How many {what} are listed; 0 lists all.  The counts are of all.")


def carriers() -> Decorator:
    """`--limit`: number of carriers of a source that a terminal view lists; JSON has all of them."""
    return _limit(20, "How many carriers of a source are listed, the earliest; 0 lists all, as JSON does.")


def _limit(default: int, told: str) -> Decorator:
    return click.option("--limit", type=click.IntRange(0), default=default, show_default=True, help=told)


def since(what: str) -> Decorator:
    """`--since DATE`: earliest day, month or year of the rows; `what` names the rows ("sources first seen")."""
    return click.option("--since", metavar="DATE", callback=_date, help=f"Only {what} on this date or later.")


def until(what: str) -> Decorator:
    """`--until DATE`: latest day, month or year of the rows; `what` names the rows."""
    return click.option("--until", metavar="DATE", callback=_date, help=f"Only {what} on this date or earlier.")


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from lineage.filters import DATES, is_date

        if not is_date(value):
            raise click.BadParameter(f"{value!r} is not a date; {DATES}.")
    return value


def require_range(since: str | None, until: str | None, what: str) -> None:
    """Raise BadParameter if no date can lie in the range; `what` is the noun for a row ("source")."""
    from lineage.filters import is_empty_range

    if is_empty_range(since, until):
        message = f"{until} lies before {since}: no {what} can be in this range."
        raise click.BadParameter(message, param_hint="'--until'")


def colour() -> Decorator:
    """`--color/--no-color`: None leaves the decision to terminal and environment (see `console.wants_colour`)."""
    return click.option(
        "--color/--no-color",
        "coloured",
        default=None,
        help="Force or forbid colour.  By default: only on a terminal, and never where NO_COLOR is set.",
    )
