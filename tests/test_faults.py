"""docs/faults.md names the test that shows each fault; every one of them is there."""

from __future__ import annotations

import re

import pytest

from tests.program import ROOT

PAGE = ROOT / "docs" / "faults.md"
CODE = re.compile(r"`([^`]+)`")
PLACES = tuple(path for room in ("tests", "benchmarks") for path in sorted((ROOT / room).glob("*.py")))
TESTS = {name for path in PLACES for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.M)}


def rows() -> list[list[str]]:
    """The cells of each row of the table, without its head."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:40])
def test_each_fault_is_shown_by_tests_that_exist(row: list[str]) -> None:
    """Four cells; the last names tests, files of tests, or benchmarks, and nothing that is not there."""
    assert len(row) == 4
    named = CODE.findall(row[3])
    assert named
    for name in named:
        file = name.split()[0]
        if file.endswith(".py"):
            assert any(path.name == file or path == ROOT / file for path in PLACES), name
        elif file != "make":
            assert name in TESTS, name
