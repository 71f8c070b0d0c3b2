"""texts made to be slow -> how the cost of each part of lineage grows with them.

    python benchmarks/growth.py [--parts PATTERN] [--traps PATTERN] [--start 2000] [--budget 2.0] [--all]

Each trap (a character, sign or phrase that is repeated; a text in which every word, line or sentence is a new one) goes
into each part in doubling lengths, until a run takes longer than half the budget.  Printed are the exponent of the last
doublings (1: linear; 2: square) and the CPU seconds that a text at its limit would take if growth went on like that.
Without --all, only growth is printed that is worse than linear, or over budget for a text of half a million characters.
"""

from __future__ import annotations

import argparse
import gc
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from math import log2
from typing import NamedTuple

from parts import LIMIT, Part, parts
from traps import traps

from lineage.errors import LineageError

SMALLEST = 0.02  # CPU seconds below which a time says nothing about growth
WORSE = 1.35  # exponent from which growth counts as worse than linear; caches and allocation explain 1.2


class Growth(NamedTuple):
    """How the CPU time of one part grows with the length of one trap."""

    part: str
    trap: str
    length: int  # characters of the longest text tried
    seconds: float  # CPU seconds for it
    exponent: float | None  # None where every run was too short to tell

    @property
    def at_limit(self) -> float:
        """CPU seconds for a text of LIMIT characters, if growth goes on."""
        exponent = max(self.exponent or 1.0, 1.0)
        return self.seconds * float((LIMIT / self.length) ** exponent)

    def __str__(self) -> str:
        shown = "-" if self.exponent is None else f"{self.exponent:.2f}"
        cost = f"{self.length:>9,} {self.seconds:8.2f} s  exponent {shown:>5}  at the limit {self.at_limit:9.0f} s"
        return f"{self.part:18} {self.trap:22} {cost}"


def growth(part: tuple[str, Part], trap: tuple[str, Callable[[int], str]], args: argparse.Namespace) -> Growth:
    """Double the length until the budget is spent."""
    length: int = args.start
    times: list[float] = []
    while True:
        text = trap[1](length)
        gc.collect()
        began = time.process_time()
        with suppress(LineageError):
            part[1](text)
        times.append(time.process_time() - began)
        if times[-1] > args.budget / 2 or length * 2 > args.longest:
            break
        length *= 2
    telling = [taken for taken in times if taken >= SMALLEST]
    steps = min(len(telling) - 1, 2)
    exponent = log2(telling[-1] / telling[-1 - steps]) / steps if steps > 0 else None
    return Growth(part[0], trap[0], length, times[-1], exponent)


def measured(args: argparse.Namespace) -> Iterator[Growth]:
    """Every chosen part with every chosen trap."""
    chosen = [trap for trap in traps().items() if re.search(args.traps, trap[0])]
    for part in parts().items():
        if re.search(args.parts, part[0]):
            yield from (growth(part, trap, args) for trap in chosen)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", default="", help="regular expression of the parts")
    parser.add_argument("--traps", default="", help="regular expression of the traps")
    parser.add_argument("--start", type=int, default=2_000)
    parser.add_argument("--longest", type=int, default=512_000)
    parser.add_argument("--budget", type=float, default=2.0)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    for row in measured(args):
        if args.all or (row.exponent or 0) > WORSE or row.seconds > args.budget / 2:
            print(row, flush=True)


if __name__ == "__main__":
    main()
