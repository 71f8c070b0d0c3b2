"""A corpus -> whether an ingest that dies anywhere is completed by the same command to the same lineage.

    python benchmarks/crashes.py [CORPUS] [--moments 100] [--steps 100] [--cuts 20] [--disks 20] [--jobs 2] [--seed 1]

Each trial ends an ingest, checks what it left, runs the same ingest again, and compares the digest with that of an
undisturbed one.  The ways to end it:

commits   killed right before and right after each commit
steps     killed before a statement, or between two rows of one, anywhere
cuts      killed like `steps`, and the log then cut at any byte: what a power cut may leave of what was not on the disk
moments   the installed program, with helper processes, killed at any moment
stops     the installed program, stopped by Ctrl-C at any moment
disks     the installed program on a full disk: a tmpfs where we may mount one, else a limit on the size of files

The exit status is 1 if a database did not open, did not pass the check, or came to another lineage.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from lineage import pipeline
from lineage.errors import InputError, LineageError, StoreError
from lineage.pipeline import intake

FIXTURES: Final = Path(__file__).parent.parent / "fixtures" / "corpus"
BATCH: Final = 5
"""Documents of the first batch in a process that dies: a small corpus then has several commits."""
UNFILLED: Final = ("no such database", "the file is empty")
"""The errors for the file of an ingest that died before there was anything in it."""
LOG_HEADER: Final = 32
"""Bytes before the first page of a log."""


# ── dying at a chosen step ────────────────────────────────────────────────────────────────────────────────────────


class Step(NamedTuple):
    """A statement that an ingest runs."""

    sql: str
    rows: int  # of an executemany; 0 for a single statement


@dataclass(frozen=True)
class Death:
    """Where an ingest is killed: before its statement `step` (from 0), or between the rows of that."""

    step: int
    row: int = 0
    keeps_log: bool = False  # nothing is moved from the log to the file, so that any part of the log may be lost


class Mortal(sqlite3.Connection):
    """A connection that notes its statements, and kills its process at a chosen one."""

    steps: list[Step]
    death: Death | None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a statement, or die before it if it is the chosen one."""
        self._reach(Step(sql, 0))
        found = super().execute(sql, parameters)
        if self.death and self.death.keeps_log and sql == "PRAGMA journal_mode = WAL":
            super().execute("PRAGMA wal_autocheckpoint = 0")
        return found

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """Run a statement for each row, or die at the chosen row."""
        given = list(rows)
        self._reach(Step(sql, len(given)))
        return super().executemany(sql, self._rows(given))

    def _rows(self, rows: Sequence[Any]) -> Iterator[Any]:
        at = self.death.row if self.death and self.death.step == len(self.steps) - 1 else 0
        for index, row in enumerate(rows):
            if at and index == at:
                die()
            yield row

    def _reach(self, step: Step) -> None:
        if self.death and self.death.step == len(self.steps) and not self.death.row:
            die()
        self.steps.append(step)


def die() -> None:
    """End this process as a power cut would: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def steps_of(corpus: Sequence[Path], database: Path) -> list[Step]:
    """The statements of an undisturbed ingest, in order."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        try:
            steps = _mortal_ingest(corpus, database, None)
            with os.fdopen(writer, "w") as pipe:
                json.dump(steps, pipe)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return [Step(*step) for step in json.loads(told)]


def killed_at(corpus: Sequence[Path], database: Path, death: Death) -> None:
    """Leave `database` as an ingest leaves it that is killed at this place."""
    if not (child := os.fork()):
        try:
            _mortal_ingest(corpus, database, death)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        raise RuntimeError(f"the ingest was not killed at {death}, but ended with {status}")


def _mortal_ingest(corpus: Sequence[Path], database: Path, death: Death | None) -> list[Step]:
    """Run an ingest that kills itself; in a process of its own, so that nothing else dies with it."""
    intake.FIRST_DOCUMENTS = BATCH
    Mortal.steps, Mortal.death = [], death
    connect = sqlite3.connect
    sqlite3.connect = partial(_connected, connect)
    pipeline.ingest(corpus, database, pipeline.IngestOptions(jobs=1))
    return Mortal.steps


def _connected(connect: Callable[..., sqlite3.Connection], place: str, **options: Any) -> Any:
    """A connection: a mortal one if it may write, else a plain one, so that the look at the header is not counted."""
    return connect(place, **options, **({"factory": Mortal} if place.endswith("mode=rwc") else {}))


def deaths_at_commits(steps: Sequence[Step]) -> Iterator[Death]:
    """Deaths before and after each commit, commits of single statements included."""
    depth = False
    for place, step in enumerate(steps):
        opens, closes = step.sql.startswith("BEGIN"), step.sql.startswith(("COMMIT", "ROLLBACK"))
        if closes or not (depth or opens):
            yield Death(place)
            if place + 1 < len(steps):
                yield Death(place + 1)
        depth = (depth or opens) and not closes


def deaths_anywhere(steps: Sequence[Step], count: int, chance: random.Random) -> Iterator[Death]:
    """Deaths before random statements, and every other time between two rows of a statement that has several."""
    several = [place for place, step in enumerate(steps) if step.rows > 1]
    for number in range(count):
        if number % 2:
            place = chance.choice(several)
            yield Death(place, chance.randrange(1, steps[place].rows))
        else:
            yield Death(chance.randrange(len(steps)))


def deaths_with_log(steps: Sequence[Step], count: int, chance: random.Random) -> Iterator[Death]:
    """Deaths at random statements, while all that was written is still in the log."""
    first = next(place for place, step in enumerate(steps) if step.sql == "PRAGMA journal_mode = WAL") + 1
    last = next(place for place, step in enumerate(steps) if step.sql.startswith("PRAGMA wal_checkpoint"))
    for _ in range(count):
        yield Death(chance.randrange(first, last), keeps_log=True)


def cut(log: Path, chance: random.Random) -> None:
    """Lose the end of a log: cut it off, or put zeros in its place."""
    size = log.stat().st_size if log.exists() else 0
    if size > LOG_HEADER:
        kept = chance.randrange(size)
        lost = b"" if chance.random() < 0.5 else bytes(size - kept)
        with log.open("r+b") as file:
            file.truncate(kept)
            file.seek(kept)
            file.write(lost)


# ── the installed program ─────────────────────────────────────────────────────────────────────────────────────────


class Ended(NamedTuple):
    """How a program ended."""

    status: int
    errors: str
    seconds: float  # from the signal to the end of its last process


def program(corpus: Sequence[Path], database: Path, jobs: int) -> list[str]:
    """The command line of the ingest that is run, and then run again."""
    return [sys.executable, "-m", "lineage", "ingest", *map(str, corpus), "--db", str(database), "--jobs", str(jobs)]


def signalled(command: Sequence[str], database: Path, after: float, number: int) -> Ended:
    """Start the program and send it a signal some seconds after it has made the database."""
    running = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which shells ignore for jobs behind
    )
    while not database.exists() and running.poll() is None:
        time.sleep(0.001)
    time.sleep(after)
    began = time.perf_counter()
    if number == signal.SIGKILL:
        running.kill()  # its helpers have to find out for themselves
    elif running.poll() is None:
        os.killpg(running.pid, number)  # as a terminal does
    _, errors = running.communicate(timeout=60)
    while _lives(running.pid):
        time.sleep(0.001)
    return Ended(running.returncode, errors, time.perf_counter() - began)


def _lives(group: int) -> bool:
    """True if any process of the group is there, helpers included that nobody waits for."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def limited(command: Sequence[str], size: int) -> Ended:
    """Run the program with a limit on the size of each file that it writes."""
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        check=False,
    )
    return Ended(done.returncode, done.stderr, 0.0)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Mount a file system of this many bytes on the folder; False if we may not mount one."""
    options = f"size={size // 4096 * 4096}"
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    )
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


# ── the trials ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Trials:
    """One corpus, the digest of its lineage, and what has come out so far."""

    corpus: Sequence[Path]
    expected: str
    chance: random.Random
    jobs: int = 2

    def completed(self, database: Path) -> list[str]:
        """What is wrong with a database after an ingest has died, and after the same ingest has completed it.

        Empty if nothing is.
        """
        try:
            wrong = [f"left: {finding}" for finding in pipeline.check(database, jobs=1).wrong]
        except (InputError, StoreError) as error:
            wrong = [] if error.message in UNFILLED else [f"left: {error}"]
        try:
            pipeline.ingest(self.corpus, database, pipeline.IngestOptions(jobs=1))
            report = pipeline.check(database, jobs=1)
        except LineageError as error:
            return [*wrong, f"then: {error}"]
        wrong += [f"then: {finding}" for finding in report.wrong] + [f"then: {note}" for note in report.notes]
        if report.digest and report.digest.digest != self.expected:
            wrong.append("then: another lineage")
        beside = sorted(path.name for path in database.parent.iterdir() if path != database)
        return wrong + [f"then: {name} lies beside it" for name in beside]

    def dies(self, death: Death) -> list[str]:
        """A trial in which the ingest is killed at a step."""
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "t.db"
            killed_at(self.corpus, database, death)
            if death.keeps_log:
                cut(database.with_name("t.db-wal"), self.chance)
            return [f"{death}: {wrong}" for wrong in self.completed(database)]

    def stopped(self, number: int, within: float) -> list[str]:
        """A trial in which the installed program is killed, or interrupted, at a random moment."""
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "t.db"
            after = self.chance.uniform(0, within)
            ended = signalled(program(self.corpus, database, self.jobs), database, after, number)
            wrong = [f"said: {ended.errors}"] if "Traceback" in ended.errors else []
            if number != signal.SIGKILL and ended.status not in (
                0,
                128 + number,
                -number,
            ):  # done, in time, already done
                wrong.append(f"ended with {ended.status}: {ended.errors}")
            wrong += self.completed(database)
            return [f"signal {number} after {after:.3f} s ({ended.seconds:.2f} s to end): {one}" for one in wrong]

    def fills(self, size: int) -> list[str]:
        """A trial in which the installed program runs into a full disk."""
        with tempfile.TemporaryDirectory() as name, small_disk(Path(name), size) as mounted:
            database = Path(name) / "t.db"
            command = program(self.corpus, database, self.jobs)
            ended = limited(command, sys.maxsize if mounted else size)
            wrong = []
            if (
                ended.status not in (0, 3)
                or "Traceback" in ended.errors
                or (ended.status and "Hint:" not in ended.errors)
            ):
                wrong.append(f"ended with {ended.status}: {ended.errors}")
            if mounted:
                subprocess.run(["mount", "-o", "remount,size=1g", name], check=True)
            if database.exists():
                wrong += self.completed(database)
            return [f"disk of {size:,} bytes: {one}" for one in wrong]


def main() -> int:
    """Run the trials and print what came of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=FIXTURES)
    for name, count in (("moments", 100), ("stops", 20), ("steps", 100), ("cuts", 20), ("disks", 20)):
        parser.add_argument(f"--{name}", type=int, default=count, help="trials; default %(default)s")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = [options.corpus]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "whole.db"
        began = time.perf_counter()
        subprocess.run(program(corpus, database, options.jobs), check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
        size = database.stat().st_size
        expected = pipeline.digest(database).digest
        steps = steps_of(corpus, Path(folder) / "steps.db")
    trials = Trials(corpus, expected, random.Random(options.seed), options.jobs)
    print(f"{options.corpus}: {expected}; {len(steps):,} statements, {seconds:.1f} s, {size:,} bytes", flush=True)
    return 1 if failures(trials, steps, seconds, size, options) else 0


def failures(trials: Trials, steps: Sequence[Step], seconds: float, size: int, options: argparse.Namespace) -> int:
    """The number of trials that went wrong, each of which is printed."""
    chance = trials.chance
    kinds: dict[str, Iterator[Callable[[], list[str]]]] = {
        "commits": (partial(trials.dies, death) for death in deaths_at_commits(steps)),
        "steps": (partial(trials.dies, death) for death in deaths_anywhere(steps, options.steps, chance)),
        "cuts": (partial(trials.dies, death) for death in deaths_with_log(steps, options.cuts, chance)),
        "moments": (partial(trials.stopped, signal.SIGKILL, seconds) for _ in range(options.moments)),
        "stops": (partial(trials.stopped, signal.SIGINT, seconds) for _ in range(options.stops)),
        "disks": (partial(trials.fills, chance.randrange(50_000, 2 * size)) for _ in range(options.disks)),
    }
    wrong = Counter[str]()
    for kind, runs in kinds.items():
        count = 0
        for run in runs:
            found = run()
            count += 1
            wrong[kind] += bool(found)
            for one in found:
                print(f"  {one}", flush=True)
        print(f"{kind:8} {count:4} trials, {wrong[kind]} failed", flush=True)
    return wrong.total()


if __name__ == "__main__":
    if shutil.which("mount") is None:
        print("no mount here: disks are filled by a limit on the size of files")
    sys.exit(main())
