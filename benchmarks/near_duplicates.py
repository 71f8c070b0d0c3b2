"""a corpus -> its database by the near-duplicate path alone, with the CPU seconds of each stage.

    python benchmarks/near_duplicates.py CORPUS FILE.db [JOBS]

The stages are: read, cut, encode, sign, store, index for search, match, families.  That is everything that `lineage
ingest` does except credits, stories, alignment and sources, which no peer has.  The last line of the output is the
stages as JSON; with several jobs it counts this process only.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lineage import alignment, matching, passages
from lineage.matching import index
from lineage.pipeline import IngestOptions, ingest, prepare, rebuilding
from lineage.pipeline import match as matched
from lineage.store import Store

STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "cut into passages": ((passages, "segment"),),
    "words and shingles": ((passages, "encode"), (passages, "take")),
    "sign": ((index, "sign"),),
    "index": tuple((matching, name) for name in ("build", "renumber", "pack")),
    "candidates": tuple((matching, name) for name in ("unpack", "shared", "pairs_within", "key_ranges")),
    "measure": ((matching, "measure"), (matching, "select")),
    "label": ((alignment, "judge_words"),),
    "store documents": ((Store, "add_documents"), (Store, "known")),
    "look wordings up": ((Store, "new_wordings"),),
    "store passages and search index": ((Store, "add_passages"),),
    "store candidate index": ((Store, "add_index"),),
    "store overlaps": ((Store, "add_overlaps"), (Store, "indexed_wordings")),
    "families, furniture, matches": ((rebuilding, "derive"),),
}


class Clock:
    """CPU seconds of this process by stage; the time of a stage inside another one is not counted for the outer one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.open: list[float] = []

    def watch(self, stage: str, owner: Any, name: str) -> None:
        """Time every call of owner.name."""
        inner: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(inner)
        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.process_time()
            self.open.append(0.0)
            try:
                result = inner(*arguments, **named)
                return list(result) if name == "pack" else result  # its work is done while it is read
            finally:
                spent = time.process_time() - began
                self.seconds[stage] += spent - self.open.pop()
                if self.open:
                    self.open[-1] += spent

        setattr(owner, name, timed)


def leave_out_provenance() -> None:
    """Replace the steps of an ingest that follow near-duplicates by functions that do nothing."""
    changes: dict[tuple[Any, str], Callable[..., Any]] = {
        (prepare, "credits_of"): lambda documents, *_: tuple(() for _ in documents),
        (prepare, "terms_of"): lambda *_: (),
        (rebuilding, "trace"): lambda *_: None,
        (Store, "add_credits"): lambda *_: None,
        (Store, "add_terms"): lambda *_: None,
    }
    for (owner, name), nothing in changes.items():
        if not hasattr(owner, name):
            raise SystemExit(f"{owner.__name__}.{name} is gone: bring benchmarks/near_duplicates.py up to date")
        setattr(owner, name, nothing)


def main() -> None:
    corpus, database = Path(sys.argv[1]), Path(sys.argv[2])
    jobs = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    leave_out_provenance()
    clock = Clock()
    if jobs == 1:
        for stage, functions in STAGES.items():
            for owner, name in functions:
                clock.watch(stage, owner, name)
        clock.watch("rest of matching", matched, "match")
        rebuilding.match = matched.match  # type: ignore[attr-defined]  # the ingest holds it by name
    began = time.process_time()
    ingest([corpus], database, IngestOptions(jobs=jobs))
    clock.seconds["read, commit, rest"] = time.process_time() - began - sum(clock.seconds.values())
    spent = sorted(clock.seconds.items(), key=lambda item: -item[1])
    print(json.dumps({stage: round(seconds, 2) for stage, seconds in spent}))


if __name__ == "__main__":
    main()
