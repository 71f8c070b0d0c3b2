"""What the user says about an input, beside what it says itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lineage.corpus.dates.dateforms import DateOrder
from lineage.corpus.files.streams import Columns
from lineage.corpus.parts.takenfrom import Sites


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input."""

    outlet: str | None = None  # of records that name none and have no address
    format: str | None = None  # one of FORMATS; None: told by content and name
    apart: Sequence[Path] = ()  # files that are passed over in folders: those of the database that is written
    now: datetime | None = None  # bound of believable dates, aware; None: the current time
    columns: Columns = field(default_factory=dict)  # parts of an article (FIELDS) -> the fields that hold them
    id_prefix: str = ""  # stands before each id that the input gives
    dates: DateOrder | None = None  # what comes first in 05/03/2024
    zones: Mapping[str | None, str] = field(default_factory=dict)  # outlet (None: others) -> zone of times without one
    sites: Sites = field(default_factory=dict)  # of news agencies: beside another outlet they are no outlet
    ids_from_files: bool = False  # an article that is a whole file has its name as id


USUAL = ReadOptions()
