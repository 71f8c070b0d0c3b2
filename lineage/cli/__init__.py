"""argv -> one command, its output, and an exit status.  The only home of click.

Each command is one short file that reads its options, calls the library, and writes what a view returns.  Nothing
heavy is imported before a command runs, so that `lineage --help` stays instant.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click
from click.shell_completion import shell_complete

from lineage import __version__
from lineage.cli import console, exit_codes, signals
from lineage.cli.audit import audit
from lineage.cli.check import check
from lineage.cli.find import find
from lineage.cli.ingest import ingest
from lineage.cli.schema import schema
from lineage.cli.show import show
from lineage.cli.sources import sources
from lineage.cli.trace import trace
from lineage.cli.why import why
from lineage.errors import InputError, Interrupted, LineageError, ResourceError, StoreError

__all__ = ["main", "program"]


UNMAPPED = "failed to map segment"
"""Part of the message of the loader of shared libraries if there is too little memory for a library."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=exit_codes.HELP)
@click.version_option(__version__, prog_name="lineage")
def program() -> None:
    """Which news passages are the same, where they came from, and what an outlet did with them.

    \b
    Start here:
      lineage ingest articles/            read a corpus into lineage.db
      lineage show ARTICLE-A ARTICLE-B    set two articles side by side
      lineage trace ARTICLE               tell where an article comes from
      sqlite3 lineage.db                  ask your own questions

    Two plain files need no database: lineage show a.txt b.txt
    """


for command in (ingest, show, trace, sources, why, audit, find, check, schema):
    program.add_command(command)


def main() -> NoReturn:
    """Run the program on sys.argv, and exit with its status."""
    # NumPy starts a thread for each core when it is imported; our matrices are too small to gain from them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _open_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal of another encoding gets escapes for what it lacks
        sys.stdout.reconfigure(errors="backslashreplace")
    status = run(sys.argv[1:])
    if status > signals.SHELL_BASE:
        # `python -m lineage` would end itself by SIGINT, whatever the status, if the KeyboardInterrupt has come out of
        # an exec(), as it does while a dataclass is made.
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # nobody reads it any more
                stream.flush()
        os._exit(status)
    gc.freeze()  # else Python would look for cycles among all that it is about to drop: 0.1 s after an ingest
    sys.exit(status)


def _open_closed_streams() -> None:
    """Open the null device for each standard stream that a shell has closed (`>&-`).

    Otherwise the next file that is opened would take its number, and get the output.
    """
    for stream, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, stream) is None:
            setattr(sys, stream, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def run(arguments: list[str]) -> int:
    """Run the program on `arguments` and return its exit status; the one place that turns errors into messages."""
    if instruction := os.environ.get("_LINEAGE_COMPLETE"):
        return shell_complete(program, {}, "lineage", "_LINEAGE_COMPLETE", instruction)
    stops = signals.Stops()
    try:
        # Not program.main(): it would turn a closed pipe into exit status 1 before we see it.
        with program.make_context("lineage", arguments) as context:
            result = program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        console.tell("\n".join(map(console.escaped, said.getvalue().split("\n"))), ended=False)
        return exit_codes.UNUSABLE
    except (click.Abort, KeyboardInterrupt) as stop:
        report_stop(stop)
        return stops.exit_status
    except BrokenPipeError:
        # The reader of our output (head, less) has gone, which is its right; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.DONE
    except LineageError as error:
        report(error)
        return exit_codes.STORE if isinstance(error, StoreError) else exit_codes.UNUSABLE
    except OSError as error:  # an output that cannot be written: no such folder, no permission, a full disk
        report(InputError(f"cannot be written: {error.strerror}", where=str(error.filename or "the output")))
        return exit_codes.UNUSABLE
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and UNMAPPED not in str(error):
            raise
        report(ResourceError("memory ran out", hint="close other programs, or raise the limit (ulimit -v)"))
        return exit_codes.UNUSABLE
    return result if isinstance(result, int) else exit_codes.DONE


def report(error: LineageError) -> None:
    """Write to stderr what went wrong, where, and what to do next."""
    where = f"{error.where}: " if error.where else ""
    console.tell(f"Error: {console.escaped(f'{where}{error.message}')}")
    if error.hint:
        console.tell(f"Hint:  {console.escaped(error.hint)}")


def report_stop(stop: BaseException) -> None:
    """Write to stderr that the program was stopped, and for an ingest also what is stored and how to go on."""
    if isinstance(stop, Interrupted):
        console.tell(f"\nInterrupted: {console.escaped(stop.message)}\nHint:  {console.escaped(stop.hint)}")
    else:
        console.tell("\nInterrupted.")
