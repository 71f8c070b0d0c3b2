"""Options and output that several commands share, so that one word means one thing everywhere."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.views import TerminalOptions

MIN_WIDTH = 40
"""That of `lineage.views`, written out because that package loads NumPy, which --help can do without."""
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"

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
    """`--color/--no-color`: None leaves the decision to terminal and environment (see `wants_colour`)."""
    return click.option(
        "--color/--no-color",
        "coloured",
        default=None,
        help="Force or forbid colour.  By default: only on a terminal, and never where NO_COLOR is set.",
    )


def escaped(text: str) -> str:
    """The text for a message: any character that could steer a terminal, or begin a line, is replaced by its escape.

    >>> escaped("a\\x1b[2J\\u202e\\nError: b")
    'a\\\\x1b[2J\\\\u202e\\\\nError: b'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    """The character itself if it is printable, a joiner (part of spelling) or a space of any width, else its escape."""
    if character.isprintable() or character in JOINERS or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode()


def wants_colour(forced: bool | None) -> bool:
    """True if stdout is to have colour: by the option, else NO_COLOR, else FORCE_COLOR, else if it is a terminal.

    NO_COLOR and FORCE_COLOR count when set to anything but the empty string (https://no-color.org).
    """
    if forced is not None:
        return forced
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal(width: int | None, forced_colour: bool | None, limit: int = 0) -> TerminalOptions:
    """The options of a terminal view, made from `--width`, `--color` and `--limit`."""
    from lineage import views

    return views.TerminalOptions(width=columns(width), colour=wants_colour(forced_colour), limit=limit)


def columns(asked: int | None) -> int:
    """The number of columns asked for, else that of the terminal, else 80."""
    import shutil  # with all that it knows of archives a tenth of the time of --help

    return asked or shutil.get_terminal_size((80, 24)).columns


def tell(text: str, *, ended: bool = True) -> None:
    """Write a message to stderr.

    If stderr is closed or full, the message is dropped: the exit status still says how the command ended.
    """
    try:
        click.echo(text, err=True, nl=ended)
    except OSError:  # what is left of it would fail once more at exit, and change the status
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stderr.fileno())
        os.close(nowhere)


def tell_remarks(remarks: Iterable[str]) -> None:
    """Write the remarks on an answer to stderr, one a line."""
    for remark in remarks:
        tell(f"Note: {remark}")


def write(text: str) -> None:
    """Write a terminal view to stdout, with exactly one line break at its end."""
    click.echo(text.removesuffix("\n"), color=True)  # the view has decided on colour; echo would take it out in a pipe


def write_data(text: str) -> None:
    """Write JSON or HTML to stdout in UTF-8, as both are by definition, whatever the encoding of the terminal."""
    # half a character, as names of files may hold, stands as the escape that JSON has for it
    click.echo(text.removesuffix("\n").encode(errors="backslashreplace"))
