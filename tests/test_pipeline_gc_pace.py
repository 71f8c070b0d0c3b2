"""Cyclic garbage is looked for seldom while an ingest works, and afterwards as often as before."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from lineage.pipeline import ingest
from lineage.pipeline.gc_pace import PACE, seldom_collected


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Whatever a test leaves behind, the next one begins as this one did."""
    pace = gc.get_threshold()
    yield
    gc.set_threshold(*pace)
    gc.unfreeze()


class Cycle:
    """An object that only the search for garbage can free."""

    def __init__(self) -> None:
        self.own = self


def test_inside_it_is_looked_for_seldom_and_afterwards_as_before() -> None:
    gc.set_threshold(600, 11, 12)
    with seldom_collected():
        assert gc.get_threshold() == PACE
        assert gc.get_freeze_count()
    assert gc.get_threshold() == (600, 11, 12)
    assert not gc.get_freeze_count()


def test_an_error_leaves_it_as_before() -> None:
    pace = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), seldom_collected():
        raise ValueError("broken")
    assert (gc.get_threshold(), gc.get_freeze_count()) == (pace, 0)


def test_cycles_made_inside_are_freed_inside() -> None:
    freed: list[int] = []
    with seldom_collected():
        weakref.finalize(Cycle(), freed.append, 1)
        kept = [[] for _ in range(2 * PACE[0])]  # what an ingest does: objects that stay
    assert freed == [1]
    assert kept


def test_a_program_that_has_set_objects_apart_keeps_its_own_way() -> None:
    gc.set_threshold(900, 5, 5)
    gc.freeze()
    with seldom_collected():
        assert gc.get_threshold() == (900, 5, 5)
    assert gc.get_freeze_count()


def test_an_ingest_leaves_the_program_as_it_was(tmp_path: Path) -> None:
    article = tmp_path / "outlet" / "article.txt"
    article.parent.mkdir()
    article.write_text("The bridge over the Tarn was closed on Monday because of cracks in its third pier.\n")
    before = gc.get_threshold()
    ingest([article], tmp_path / "news.db")
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
