"""Measured figures -> pass or fail against the floors of `baseline.json`, which only ever rise.

A gate is a name with figures between 0 and 1, higher being better:

    floors.hold("changes", {"precision": 1.0, "recall": 0.97})

To raise the floors to what is measured now (they are never lowered by this):

    LINEAGE_RAISE_FLOORS=1 python -m pytest -p no:xdist tests/test_quality_*.py

A lower floor is a decision of people: edit `baseline.json` by hand and give the reason in the commit.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path

BASELINE = Path(__file__).parent / "baseline.json"
RAISE = "LINEAGE_RAISE_FLOORS"
DIGITS = 4
"""Decimal digits of a floor; what is measured is cut to as many, so that a floor never lies above it."""

Gates = dict[str, dict[str, float]]


def hold(gate: str, measured: Mapping[str, float], baseline: Path = BASELINE) -> None:
    """Fail, naming each figure, when one lies below its floor or has none; with RAISE set, raise the floors instead."""
    floors = load(baseline)
    cut = {name: math.floor(value * 10**DIGITS + 1e-6) / 10**DIGITS for name, value in measured.items()}
    if os.environ.get(RAISE):
        floors[gate] = raised(floors.get(gate, {}), cut)
        baseline.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    problems = below(floors.get(gate, {}), cut)
    assert not problems, f"gate {gate}: " + "; ".join(problems)


def load(baseline: Path = BASELINE) -> Gates:
    """The floors of all gates; none where the file does not exist yet."""
    if not baseline.is_file():
        return {}
    gates: Gates = json.loads(baseline.read_text(encoding="utf-8"))
    return gates


def raised(floors: Mapping[str, float], measured: Mapping[str, float]) -> dict[str, float]:
    """Each floor or the measured figure, whichever is higher."""
    return {name: max(floors.get(name, 0.0), measured.get(name, 0.0)) for name in {*floors, *measured}}


def below(floors: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """What is wrong, in words: figures below their floor, figures without a floor, floors without a figure."""
    problems = [f"{name} has no floor yet" for name in sorted(measured.keys() - floors.keys())]
    problems += [f"{name} was not measured" for name in sorted(floors.keys() - measured.keys())]
    for name in sorted(floors.keys() & measured.keys()):
        if measured[name] < floors[name]:
            problems.append(f"{name} fell to {measured[name]:.{DIGITS}f}, floor {floors[name]:.{DIGITS}f}")
    return problems
