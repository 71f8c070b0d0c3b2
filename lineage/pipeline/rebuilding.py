"""Stored documents -> everything that is derived from them, once more: what `check` compares with, and how it repairs.

The same functions as in an ingest, on documents that are stored already.  Cost: that of the ingest without reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.config import Settings
from lineage.pipeline.match import derive, match, schemes
from lineage.pipeline.storing import store_anew
from lineage.pipeline.testimony import credit_rules
from lineage.pipeline.trace import trace
from lineage.pipeline.values import Progress
from lineage.store import Store


@dataclass(frozen=True, slots=True)
class Method:
    """How the lineage of a database was derived, and with how many processes to do it again."""

    settings: Settings
    agencies: Sequence[Path]  # files of agencies that the shipped rules do not know
    jobs: int = 0  # 0: one for each core

    def schemes(self) -> dict[str, str]:
        """The methods behind what is stored, kind -> name."""
        return {**schemes(self.settings), "credits": credit_rules(self.agencies).ruleset}


def rebuild(store: Store, method: Method, progress: Progress) -> None:
    """Derive everything from the documents of a store that holds nothing derived."""
    with store.transaction():
        store.bind_schemes(method.schemes())
        store_anew(store, method.settings, method.jobs, method.agencies, progress)
        complete(store, method, progress)


def complete(store: Store, method: Method, progress: Progress) -> None:
    """Derive what an interrupted ingest has left undone."""
    with store.transaction():
        progress("finding families and matches", 0)
        match(store, method.settings)
        changed = derive(store, method.settings)
        trace(store, changed, method.settings, credit_rules(method.agencies), method.jobs, progress)
