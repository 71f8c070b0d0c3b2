"""a number and a seed -> that many hostile inputs for every reader, the segmenter, the aligner and the renderers.

    python benchmarks/fuzz.py COUNT [--seed 1] [--only NAME] [--first 0] [--jobs 0] [--seconds 10]

It counts inputs, faults (an exception that is no LineageError, or a broken law) and inputs that took longer than
--seconds of CPU.  The exit status is 1 if there is a fault or a slow input.  Input number n of a target depends on
seed, target and n alone: `--only html --first 4711 1` runs one again.  A process may have 3 GB, so that one that takes
memory without bound fails.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import fuzz_inputs
import fuzz_laws

from lineage.pipeline.processes import available_cores

BATCH = 250  # inputs a process takes at a time
MEMORY = 3 << 30  # bytes of address space


class Outcome(NamedTuple):
    """The result of a batch: number of inputs, CPU seconds, the slowest input, and the faults."""

    inputs: int
    seconds: float  # CPU
    slowest: tuple[float, int]  # CPU seconds of the slowest input, and its number
    faults: list[str]


def targets(folder: Path) -> dict[str, Callable[[Random], None]]:
    """Name -> a function that tries one input on the target."""
    readers = {form: partial(fuzz_laws.read_file, form, folder / f"input.{form}") for form in fuzz_inputs.MADE}
    return {**readers, **fuzz_laws.TEXTS}


def batch(target: str, seed: int, first: int, count: int) -> Outcome:
    """Try some inputs on one target."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    faults: list[str] = []
    slowest, began = (0.0, first), time.process_time()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        law = targets(Path(folder))[target]
        for number in range(first, first + count):
            start = time.process_time()
            try:
                law(Random(f"{seed} {target} {number}"))
            except BaseException:
                faults.append(f"{target} {number}\n{traceback.format_exc(limit=-6)}")
            slowest = max(slowest, (time.process_time() - start, number))
    return Outcome(count, time.process_time() - began, slowest, faults)


def tried(pool: ProcessPoolExecutor, target: str, args: argparse.Namespace) -> Outcome:
    """All inputs of one target."""
    starts = range(args.first, args.first + args.count, BATCH)
    waiting = [pool.submit(batch, target, args.seed, at, min(BATCH, args.first + args.count - at)) for at in starts]
    outcomes: list[Outcome] = []
    for at, future in zip(starts, waiting, strict=True):
        try:
            outcomes.append(future.result())
        except BrokenProcessPool:  # a native library fell over
            return Outcome(
                sum(o.inputs for o in outcomes), 0.0, (0.0, at), [f"{target}: a process died at or after input {at}\n"]
            )
    return Outcome(
        sum(outcome.inputs for outcome in outcomes),
        sum(outcome.seconds for outcome in outcomes),
        max(outcome.slowest for outcome in outcomes),
        [fault for outcome in outcomes for fault in outcome.faults],
    )


def main() -> int:
    """Try every target, print a row for each, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", help="a target; may be repeated")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=10.0, help="CPU seconds that one input may take")
    parser.add_argument("--show", type=int, default=5, help="faults shown in full, per target")
    args = parser.parse_args()
    failed = False
    print(f"{'target':10} {'inputs':>8} {'faults':>7} {'CPU s':>8} {'slowest s':>10} {'its number':>11}")
    for target in args.only or targets(Path()):
        with ProcessPoolExecutor(args.jobs or available_cores()) as pool:
            found = tried(pool, target, args)
        slow = found.slowest[0] > args.seconds
        failed = failed or slow or bool(found.faults)
        row = f"{target:10} {found.inputs:8,} {len(found.faults):7,} {found.seconds:8.1f}"
        print(f"{row} {found.slowest[0]:10.2f} {found.slowest[1]:11}", flush=True)
        for fault in found.faults[: args.show]:
            print(fault, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
