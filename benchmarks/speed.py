"""a corpus, or none -> lineage and its peers on the same input: CPU, wall time, memory, accuracy, growth; as a table.

    python benchmarks/speed.py [CORPUS] [--documents 10000] [--repeats 3] [--peers NAME…] [--write] [--near-only]

It makes the environments of the peers in the folder --work (by default one that is removed at the end), writes CORPUS
or a synthetic corpus there as plain JSONL, and runs each program on it in turn, `repeats` times; medians count.  CPU is
user and system time of a process and its children, memory the most that one process had in use at a time.  The truth is
planted (synthetic) or found by brute force on the first 2,000 documents, between different outlets.  Lineage is
measured twice: the near-duplicate path alone, which is what the peers do, and the full `lineage ingest`, provenance
included, which --near-only leaves out.  With --write the table replaces the one in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import synthetic
from accuracy import brute_force, of_lineage, of_peer, planted
from documents import read
from recall import lines, stored_answer

from lineage.pipeline import digest
from lineage.records import Document

HERE = Path(__file__).parent
PACKAGES = ("rensa", "datasketch>=2,<3", "rapidfuzz")
DEDUP = "text-dedup"
PEERS = ("rensa", "datasketch", DEDUP)
ONE, ALL, WHOLE = "lineage, one job", "lineage, a job a core", "lineage, provenance included"
ADDED = 100
STARTS = 31  # runs of a program that does nothing
MEASURE = """
import json, os, subprocess, sys, time
began = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - began
code = os.waitstatus_to_exitcode(status)
print("\\n" + json.dumps([code, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss]))
"""
MARKS = ("<!-- results -->\n", "<!-- end of results -->\n")


class Cost(NamedTuple):
    """What a run took: CPU and wall seconds, bytes of its largest process; and the last line that it printed."""

    cpu: float
    wall: float
    memory: int
    said: str = ""


# ── running ───────────────────────────────────────────────────────────────────────────────────────────────────────


def run(command: Sequence[str | Path]) -> Cost:
    """Run a program to its end; CalledProcessError if it fails.

    A small process starts it and measures it: what a process inherits in memory from a large one would count.  Modules
    are compiled once, as in a program that is installed, also where the user keeps them from being written.
    """
    words = [str(part) for part in command]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", MEASURE, *words], stdout=subprocess.PIPE, check=False, env=kept)
    *said, figures = [line for line in done.stdout.decode().splitlines() if line]
    code, cpu, wall, memory = json.loads(figures)
    if code:
        raise subprocess.CalledProcessError(code, words)
    return Cost(cpu, wall, memory * (1 if sys.platform == "darwin" else 1024), said[-1] if said else "")


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure of some runs."""
    figures = (statistics.median(column) for column in list(zip(*costs, strict=True))[:3])
    cpu, wall, memory = figures
    return Cost(cpu, wall, int(memory), costs[-1].said)


def environment(folder: Path, *packages: str) -> Path | None:
    """The Python of an environment with these packages, which is made if need be; None if they cannot be installed."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=False, capture_output=True)
    return None if done.returncode else python


def text_dedup(python: Path, source: Path, out: Path) -> Cost:
    """Run text-dedup on paragraphs, in one process: it writes the paragraphs without near-duplicates, and no pairs."""
    shutil.rmtree(f"{out}.cache", ignore_errors=True)
    files = f"--path json --data_files {source} --split train --column text --output {out} --cache_dir {out}.cache"
    settings = "--num_proc 1 --ngram 5 --min_length 8 --threshold 0.5 --num_perm 128 --hash_func xxh3"
    return run([python, "-m", "text_dedup.minhash", *files.split(), *settings.split()])


def near_duplicates(source: Path, database: Path, jobs: int = 1) -> Cost:
    """Run the near-duplicate path of lineage alone; it adds to the database if there is one."""
    return run([sys.executable, HERE / "near_duplicates.py", source, database, str(jobs)])


def whole(source: Path, database: Path, jobs: int = 0) -> Cost:
    """Run the full ingest; it adds to the database if there is one."""
    return run([sys.executable, "-m", "lineage", "ingest", source, "--db", database, "--jobs", str(jobs), "--quiet"])


Ingest = Callable[[Path, Path], Cost]
PATHS: dict[str, Ingest] = {"near-duplicate path": near_duplicates, "whole ingest": whole}


def absent(database: Path) -> Path:
    """The path, after a database that is there was removed."""
    for file in database.parent.glob(database.name + "*"):
        file.unlink()
    return database


# ── input ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def plain(documents: Sequence[Document], path: Path) -> Path:
    """Write documents as JSONL that every program can read."""
    with path.open("w", encoding="utf-8") as file:
        for one in documents:
            record = {"id": one.key, "outlet": one.outlet, "date": one.published, "title": one.title, "text": one.text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


# ── measuring ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Bench:
    """One corpus, and the figures as they come."""

    def __init__(self, work: Path, source: Path | None, documents: int, repeats: int) -> None:
        self.work, self.repeats = work, repeats
        truth = None
        if source is None:
            source = work / "synthetic.jsonl"
            truth = synthetic.write(source, documents)
        self.documents = read([source], documents)
        self.plain = plain(self.documents, work / "corpus.jsonl")
        self.planted = planted(truth, self.documents) if truth else None
        self.size = sum(len(document.text.encode()) for document in self.documents)
        self.databases = {name: work / f"lineage {at}.db" for at, name in enumerate(PATHS)}
        self.rows: list[str] = []

    def part(self, start: int, end: int) -> Path:
        return plain(self.documents[start:end], self.work / "part.jsonl")

    def head(self) -> None:
        kind = "synthetic" if self.planted is not None else "news"
        self.rows += [
            f"{len(self.documents):,} documents ({kind}), {self.size / 1e6:.0f} MB of text; {os.cpu_count()} cores, "
            f"Python {sys.version.split()[0]}; medians of {self.repeats}.",
            "",
        ]

    def contest(self, paths: Sequence[str], peers: Sequence[str], python: Path, other: Path | None) -> dict[str, Cost]:
        """Run each program in turn on the whole corpus; returns what each path of lineage took."""
        near, full = self.databases.values()
        out = {name: self.work / f"{name}.jsonl" for name in peers if name != DEDUP}
        tasks: dict[str, Callable[[], Cost]] = {
            ONE: lambda: near_duplicates(self.plain, absent(near)),
            ALL: lambda: near_duplicates(self.plain, absent(self.work / "all.db"), 0),
        }
        if len(paths) > 1:
            tasks[WHOLE] = lambda: whole(self.plain, absent(full))
        for name, path in out.items():
            tasks[name] = partial(run, [python, HERE / "peers.py", name, self.plain, path])
        if other:
            tasks[DEDUP] = lambda: text_dedup(other, self.paragraphs(), self.work / DEDUP)
        costs: dict[str, list[Cost]] = {name: [] for name in tasks}
        for turn in range(self.repeats):
            for name, task in tasks.items():
                cost = task()
                costs[name].append(cost)
                print(f"{turn + 1}: {name}: {cost.cpu:.1f} s CPU, {cost.wall:.1f} s", file=sys.stderr)
        middle = {name: median(some) for name, some in costs.items()}
        self._table(middle, out)
        return dict(zip(paths, (middle[name] for name in (ONE, WHOLE) if name in middle), strict=True))

    def _table(self, middle: dict[str, Cost], out: dict[str, Path]) -> None:
        answer = stored_answer(next(iter(self.databases.values())), self.documents)
        truth = self.planted if self.planted is not None else brute_force(self.documents, answer)
        found = {name: of_peer(truth, self.documents, path) for name, path in out.items()}
        found[ONE] = found[ALL] = found[WHOLE] = of_lineage(truth, self.documents, answer)
        lead = middle[ONE]
        self.rows += [
            "| | CPU s | lineage's CPU / its | wall s | peak MB | identical | edited | contained | precision |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        for name, cost in middle.items():
            shares = [f"{share:.3f}" for share in found.get(name, ())] or ["–"] * 4
            figures = [f"{cost.cpu:.1f}", f"{lead.cpu / cost.cpu:.2f}", f"{cost.wall:.1f}", f"{cost.memory / 1e6:.0f}"]
            self.rows.append(f"| {' | '.join([name, *figures, *shares])} |")
        self.rows += ["", f"Wall time with a job a core / with one: {middle[ALL].wall / lead.wall:.2f}."]
        if WHOLE in middle and "datasketch" in middle:
            ratio = middle[WHOLE].cpu / middle["datasketch"].cpu
            self.rows.append(f"CPU with provenance / datasketch's pairs alone: {ratio:.2f}.")

    def paragraphs(self) -> Path:
        path = self.work / "paragraphs.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for document in self.documents:
                file.writelines(json.dumps({"text": document.text[a:b]}) + "\n" for a, b in lines(document.text))
        return path

    def sizes(self, paths: Sequence[str]) -> None:
        ratios = [f"{name} {self.databases[name].stat().st_size / self.size:.2f}" for name in paths]
        self.rows.append(f"Database / texts: {', '.join(ratios)}.")

    def growth(self, name: str, full: Cost) -> None:
        """Measure CPU and memory for a quarter and a half of the corpus."""
        count = len(self.documents)
        costs = {}
        for size in (count // 4, count // 2):
            source = self.part(0, size)
            database = self.work / "part.db"
            costs[size] = median([PATHS[name](source, absent(database)) for _ in range(self.repeats)])
        costs[count] = full
        first = costs[count // 4]
        exponent = math.log(full.cpu / first.cpu) / math.log(count / (count // 4))
        told = "; ".join(f"{size:,}: {cost.cpu:.1f} s, {cost.memory / 1e6:.0f} MB" for size, cost in costs.items())
        self.rows.append(
            f"Growth of the {name} ({told}): exponent of CPU {exponent:.2f}; four times the corpus takes "
            f"{full.memory / first.memory:.2f} times the memory."
        )

    def adding(self, name: str, full: Cost) -> None:
        """Measure what it takes to add the last documents to a database of all others."""
        path, database, kept = PATHS[name], self.work / "added.db", self.work / "before.db"
        path(self.part(0, len(self.documents) - ADDED), absent(kept))
        source, costs = self.part(len(self.documents) - ADDED, len(self.documents)), []
        for _ in range(self.repeats):
            shutil.copy(kept, absent(database))
            costs.append(path(source, database))
        one = self.part(0, 1)
        nothing = median([path(one, absent(self.work / "one.db")) for _ in range(self.repeats)])
        cost = median(costs)
        share = (cost.cpu - nothing.cpu) / full.cpu
        same = digest(database).digest == digest(self.databases[name]).digest
        self.rows.append(
            f"Adding {ADDED} documents by the {name}: {cost.cpu:.2f} s CPU, of which a start with one document takes "
            f"{nothing.cpu:.2f} s; the rest is {share:.1%} of all at once, and the lineage is "
            f"{'the same' if same else 'ANOTHER'}."
        )

    def starting(self) -> None:
        commands = (["-m", "lineage", "--help"], ["-c", "import click"])
        times = [[run([sys.executable, *command]).wall for command in commands] for _ in range(STARTS)]  # in turn
        ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = ours / theirs
        self.rows.append(f"`lineage --help` / `python -c 'import click'`: {ratio:.2f}.")

    def stages(self, full: Cost) -> None:
        spent: dict[str, float] = json.loads(full.said)
        total = sum(spent.values())
        self.rows += ["", "| stage, one job | CPU s | share |", "|---|---|---|"]
        self.rows += [f"| {stage} | {seconds:.2f} | {seconds / total:.0%} |" for stage, seconds in spent.items()]


def written(text: str) -> None:
    """Put the results into the README, between the marks."""
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    readme.write_text(f"{before}{MARKS[0]}\n{text}\n\n{MARKS[1]}{after}", "utf-8")


def command(options: argparse.Namespace) -> str:
    """The command line of this run, without the paths that only this machine has."""
    parts = ["python benchmarks/speed.py", *(["CORPUS"] if options.corpus else [])]
    parts += [f"--documents {options.documents}", f"--repeats {options.repeats}"]
    parts += [f"--peers {' '.join(options.peers)}"] if set(options.peers) != set(PEERS) else []
    return " ".join([*parts, *(["--near-only"] if options.near_only else [])])


def main() -> None:
    parser = argparse.ArgumentParser(description="Lineage and its peers on the same input.")
    parser.add_argument("corpus", type=Path, nargs="?", help="a corpus that lineage reads; without it a synthetic one")
    parser.add_argument("--documents", type=int, default=10_000, help="documents to take, or to make (10000)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of everyone; medians count (3)")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="whom to compare with (all)")
    parser.add_argument("--near-only", action="store_true", help="leave the full ingest with provenance out")
    parser.add_argument("--write", action="store_true", help="put the results into benchmarks/README.md")
    parser.add_argument("--work", type=Path, help="a folder to work in, kept for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        python = environment(work / "peers", *PACKAGES)
        if python is None:
            raise SystemExit(f"cannot install {', '.join(PACKAGES)} into {work / 'peers'}")
        bench = Bench(work, options.corpus, options.documents, options.repeats)
        bench.head()
        other = environment(work / DEDUP, DEDUP) if DEDUP in options.peers else None
        paths = list(PATHS)[: 1 if options.near_only else None]
        full = bench.contest(paths, options.peers, python, other)
        bench.sizes(paths)
        for name in paths:
            bench.growth(name, full[name])
        for name in paths:
            bench.adding(name, full[name])
        bench.starting()
        bench.stages(full[paths[0]])
    text = "\n".join([f"`{command(options)}`", "", *bench.rows])
    print(text)
    if options.write:
        written(text)


if __name__ == "__main__":
    main()
