"""Nothing -> the options of an ingest beside its inputs; its result is `reports.IngestReport`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.corpus import DateOrder

Progress = Callable[[str, int], None]
"""Called with the name of a stage and how many documents it has taken so far (0: a stage without a count begins)."""


def silent(stage: str, done: int) -> None:
    """A `Progress` that ignores what it is told."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How a corpus is to be read."""

    outlet: str | None = None  # the outlet of records that name none
    format: str | None = None  # overrides what content and name say; one of corpus.FORMATS
    strict: bool = False  # a single input that cannot be used stops everything, and nothing is stored
    jobs: int = 0  # processes that cut, encode and align; 0: one for each core; with 1 there is no other process
    agencies: tuple[Path, ...] = ()  # files of further agencies, in the place of those that the database keeps
    owners: Mapping[str, str] = field(default_factory=dict)  # outlet -> publishing group
    columns: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # one of corpus.FIELDS -> what the input calls it
    id_prefix: str = ""  # stands before each id that the input gives
    dates: DateOrder | None = None  # what comes first in 05/03/2024
    zones: Mapping[str | None, str] = field(default_factory=dict)  # for times that name none; see corpus.ReadOptions
    ids_from_files: bool = False  # texts and pages, which have no ids, get folder and name of their file: "post/quay"


USUAL = IngestOptions()
