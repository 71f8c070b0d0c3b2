"""What a command says -> stdout, in the form that was asked for, and stderr, harmless."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lineage.views import TerminalOptions

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


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
