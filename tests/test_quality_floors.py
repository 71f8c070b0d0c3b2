"""The gate itself: it fails when it should, and floors only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from quality import floors


def test_a_figure_below_its_floor_fails(tmp_path: Path) -> None:
    """The message names the gate, the figure and the floor."""
    baseline = tmp_path / "baseline.json"
    baseline.write_text('{"links": {"f1": 0.82}}')
    floors.hold("links", {"f1": 0.82}, baseline)
    with pytest.raises(AssertionError, match=r"links: f1 fell to 0\.8100, floor 0\.8200"):
        floors.hold("links", {"f1": 0.81}, baseline)


@pytest.mark.parametrize(("measured", "message"), [({"f1": 1.0, "new": 0.5}, "new has no floor"), ({}, "not measured")])
def test_figures_and_floors_belong_together(tmp_path: Path, measured: dict[str, float], message: str) -> None:
    """A figure without floor and a floor without figure fail as well, so that no gate is left open."""
    baseline = tmp_path / "baseline.json"
    baseline.write_text('{"links": {"f1": 0.5}}')
    with pytest.raises(AssertionError, match=message):
        floors.hold("links", measured, baseline)


def test_raising_never_lowers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable set, floors go up to what is measured, and a lower figure still fails."""
    baseline = tmp_path / "baseline.json"
    monkeypatch.setenv(floors.RAISE, "1")
    floors.hold("links", {"f1": 0.9, "recall": 0.7}, baseline)
    floors.hold("links", {"f1": 0.9, "recall": 0.8}, baseline)
    with pytest.raises(AssertionError, match="f1 fell"):
        floors.hold("links", {"f1": 0.85, "recall": 0.8}, baseline)
    assert json.loads(baseline.read_text()) == {"links": {"f1": 0.9, "recall": 0.8}}


def test_pinned_floors_meet_the_goals() -> None:
    """What was promised is not undercut by the baseline: fact changes with precision 0.95 and recall 0.8."""
    pinned = floors.load()["changes"]
    assert pinned["precision"] >= 0.95
    assert pinned["recall"] >= 0.8
