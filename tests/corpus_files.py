"""What the tests of the readers share: reading with a fixed present time, and sorting the items that come out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from lineage.config import DEFAULT, Settings
from lineage.corpus import ReadOptions, read
from lineage.records import Document, Remark, Skipped

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FORMATS = Path(__file__).parent.parent / "fixtures" / "formats"


class Reading(NamedTuple):
    """The items that a reading yielded, by kind."""

    documents: list[Document]
    skipped: list[Skipped]
    remarks: list[Remark]

    @property
    def texts(self) -> list[str]:
        return [document.text for document in self.documents]

    @property
    def reasons(self) -> list[str]:
        """`where: reason` of each skipped input, with the folder cut off; asserts that each says what to do."""
        assert all(item.hint for item in self.skipped)
        return [f"{Path(item.where).name}: {item.reason}" for item in self.skipped]


def reading(
    paths: Path | str | Sequence[Path | str],
    *,
    settings: Settings = DEFAULT,
    **said: Any,
) -> Reading:
    """Read everything, as of NOW; `said` are fields of ReadOptions."""
    given = [paths] if isinstance(paths, Path | str) else paths
    items = list(read(given, ReadOptions(now=NOW, **said), settings))
    return Reading(
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, Skipped)],
        [item for item in items if isinstance(item, Remark)],
    )
