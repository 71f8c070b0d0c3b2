"""Ctrl-C, `kill`, a dead helper, a closed pipe, a busy file: what the installed program says, and what is left."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.errors import Interrupted
from lineage.pipeline.intake import FIRST_DOCUMENTS
from lineage.store import seals
from tests.program import FIXTURES, lineage, rows

FIRST_BATCH = FIRST_DOCUMENTS
BEHIND = 150
"""Records behind those that are waited for: the program reads a pipe in pieces of 64 KB."""
PADDING = "-" * 1_000
PROCESSES = Path("/proc")
needs_proc = pytest.mark.skipif(not (PROCESSES / "self" / "stat").exists(), reason="asks the system about processes")


def records(count: int) -> bytes:
    """Articles of one line each, no two alike."""
    texts = (f"The mayor of town {number} opened bridge {number * number} on Sunday." for number in range(count))
    made = ({"id": f"r{n}", "outlet": f"Post {n % 7}", "text": text, "note": PADDING} for n, text in enumerate(texts))
    return b"".join(json.dumps(record).encode() + b"\n" for record in made)


def heed_signals() -> None:
    """Undo what a shell does to jobs behind, and nohup: the tests may run there."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def running(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program with a pipe to write to, in a process group of its own, as a terminal would start it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lineage", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_signals,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(holds: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something that the process is about to do; two minutes are a hang on any machine."""
    hung = time.monotonic() + 120
    while not holds():
        assert process.poll() is None, "it ended before"
        assert time.monotonic() < hung, "it does not come to it"
        time.sleep(0.01)


def stored(database: Path) -> int:
    """Documents in a database that may be in the making."""
    try:
        return int(rows(database, "SELECT count(*) FROM documents")[0][0])
    except sqlite3.OperationalError:
        return 0


def helpers(process: subprocess.Popen[bytes]) -> list[int]:
    """Processes of the group, its leader apart, that are alive."""
    found = []
    for entry in PROCESSES.iterdir():
        if entry.name.isdigit() and int(entry.name) != process.pid:
            try:
                state, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(group) == process.pid and state != "Z":
                found.append(int(entry.name))
    return found


@contextmanager
def ingesting_with_helpers(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An ingest that has two helpers and waits for more input."""
    with running("ingest", "-", "--format", "jsonl", "--jobs", "2", "--db", database) as process:
        assert process.stdin
        process.stdin.write(records(3 * FIRST_BATCH + BEHIND))
        process.stdin.flush()
        until(lambda: len(helpers(process)) == 2, process)
        yield process


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit status and what was said on stderr; no process of the group is left."""
    _, errors = process.communicate(timeout=60)
    while helpers(process):
        time.sleep(0.01)
    return process.returncode, errors.decode()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_stopped_ingest_says_what_is_stored_and_goes_on(tmp_path: Path, number: signal.Signals, status: int) -> None:
    """The batch that was stored stays, whole; the same input again gives the lineage of an undisturbed run."""
    database, whole = tmp_path / "a.db", tmp_path / "whole.db"
    everything = records(FIRST_BATCH + BEHIND)
    with running("ingest", "-", "--format", "jsonl", "--jobs", "1", "--db", database) as process:
        assert process.stdin
        process.stdin.write(everything)
        process.stdin.flush()
        until(lambda: stored(database) == FIRST_BATCH, process)
        os.killpg(process.pid, number)
        code, said = ended(process)
    assert code == status
    assert f"Interrupted: {FIRST_BATCH} new documents are stored" in said
    assert "run the same command again" in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert pipeline.check(database, jobs=1).wrong == ()
    for path in (database, whole):
        assert lineage("ingest", "-", "--format", "jsonl", "--db", path, stdin=everything).returncode == 0
    assert pipeline.digest(database).digest == pipeline.digest(whole).digest


def test_the_exit_status_tells_the_signal_wherever_it_was_met(tmp_path: Path) -> None:
    """Also in the middle of an `exec`, as when a class is made: of `python -m` Python would end itself by SIGINT."""
    (tmp_path / "stopped.py").write_text(
        "import os, signal, sys, click, lineage.cli as cli\n"
        "stopped = lambda: exec(f'os.kill(os.getpid(), {int(signal.SIGTERM)}); signal.pause()')\n"
        "cli.program.add_command(click.Command('stopped', callback=stopped))\n"
        "sys.argv = ['lineage', 'stopped']\n"
        "cli.main()"
    )
    command = [sys.executable, "-m", "stopped"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=heed_signals)
    assert (done.returncode, done.stderr) == (143, "\nInterrupted.\n")


@needs_proc
def test_a_stop_behind_the_end_does_not_speak_of_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the file is closed: everything is stored and traced, so that the same command would do nothing."""

    def stopped(_: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(seals, "renew", stopped)
    with pytest.raises(Interrupted, match="everything is stored, and what it shares is found"):
        pipeline.ingest([FIXTURES / "corpus" / "wire"], tmp_path / "a.db", pipeline.IngestOptions(jobs=1))
    monkeypatch.undo()
    assert pipeline.check(tmp_path / "a.db", jobs=1).wrong == ()


def test_a_stopped_ingest_with_helpers_leaves_no_process_and_no_empty_file(tmp_path: Path) -> None:
    """Ctrl-C reaches the helpers as well, which say nothing; of a file that holds nothing nothing is left."""
    with ingesting_with_helpers(tmp_path / "a.db") as process:
        os.killpg(process.pid, signal.SIGINT)
        code, said = ended(process)
    assert (code, said.strip().splitlines()) == (
        130,
        ["Interrupted: nothing new was stored", "Hint:  run the same command again whenever you like"],
    )
    assert list(tmp_path.iterdir()) == []


@needs_proc
def test_a_helper_that_the_system_kills_ends_the_ingest_with_what_to_do(tmp_path: Path) -> None:
    """As when memory runs out: exit status 2, a hint, no traceback, and nobody waits for ever."""
    with ingesting_with_helpers(tmp_path / "a.db") as process:
        for helper in helpers(process):
            os.kill(helper, signal.SIGKILL)
        code, said = ended(process)
    assert code == 2
    assert "killed, as the system does" in said
    assert "--jobs 1" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@needs_proc
def test_a_stopped_reader_does_not_speak_of_storing(traced_corpus: Path, tmp_path: Path) -> None:
    """Stopped while it waits for a file that is held, it says that it was interrupted, and no more."""
    database = tmp_path / "a.db"
    database.write_bytes(traced_corpus.read_bytes())
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with running("sources", "--db", database) as process:
            files = PROCESSES / str(process.pid) / "fd"
            until(lambda: any(os.path.realpath(file) == str(database) for file in files.iterdir()), process)
            os.killpg(process.pid, signal.SIGINT)
            code, said = ended(process)
    assert (code, said.strip()) == (130, "Interrupted.")


def test_a_writer_that_is_out_of_patience_names_the_holder(traced_corpus: Path, tmp_path: Path) -> None:
    """Exit status 3: run, process, host and start of whoever writes, never of a dead one; and how to wait longer."""
    database = tmp_path / "a.db"
    database.write_bytes(traced_corpus.read_bytes())
    from lineage.store import RunRecord, Store

    with Store.create(database) as holder:
        dead = holder.start_run(RunRecord("0", "0"))
        holder._run("UPDATE runs SET process = replace(process, ?, '99999999') WHERE id = ?", [str(os.getpid()), dead])
        number = holder.start_run(RunRecord("0", "0"))
        with holder.transaction():
            extra = ("--agencies", FIXTURES / "agencies.toml")
            done = lineage("ingest", FIXTURES / "corpus", *extra, "--db", database, "--wait", "0.1", "--quiet")
    assert done.returncode == 3
    assert f"run {number} (process {os.getpid()} on {os.uname().nodename}), since 20" in done.stderr
    assert f"run {dead} " not in done.stderr
    assert "--wait" in done.stderr


@pytest.mark.parametrize("arguments", [["sources"], ["audit"], ["schema"]], ids=" ".join)
def test_a_closed_pipe_is_quiet(traced_corpus: Path, arguments: list[str]) -> None:
    """`lineage … | head -1`: no word on stderr, exit status 0."""
    given = [] if arguments == ["schema"] else ["--db", traced_corpus]
    with running(*arguments, *given) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")


@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_traceback(tmp_path: Path, redirection: str) -> None:
    """A shell may close any of the three: the work is done, and what would go there goes nowhere."""
    command = f"{sys.executable} -m lineage ingest {FIXTURES / 'corpus' / 'wire'} --db a.db {redirection}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert stored(tmp_path / "a.db") == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_messages_that_nobody_reads_leave_the_exit_status(tmp_path: Path) -> None:
    """What came of a command is told twice, and the exit status cannot get lost: on a full disk, to a closed pipe."""
    calls = [(("trace", "none"), 2), (("ingest", str(FIXTURES / "bad"), "--db", str(tmp_path / "a.db")), 4)]
    for arguments, status in calls:
        command = [sys.executable, "-m", "lineage", *arguments]
        with Path("/dev/full").open("w") as full:
            assert subprocess.run(command, stdout=subprocess.DEVNULL, stderr=full, check=False).returncode == status
        reader, writer = os.pipe()
        os.close(reader)
        assert subprocess.run(command, stdout=subprocess.DEVNULL, stderr=writer, check=False).returncode == status
        os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_is_full_is_an_error() -> None:
    """Exit status 2, and why."""
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m lineage schema >/dev/full"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, "Error: the output: cannot be written: No space left on device\n")
