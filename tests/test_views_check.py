"""The report of a check, in the form for people and in that for programs."""

from __future__ import annotations

import json
import unicodedata

import pytest

from lineage.records import Skipped
from lineage.reports import CheckReport, Finding
from lineage.views import check_json, check_terminal, skipped_terminal
from tests.strategies import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_check_tells_acts_or_breaks_its_line(text: str) -> None:
    """A damaged file may say anything in the names of its tables, and so may its own name; JSON keeps each letter."""
    finding = Finding(text, text, text)
    report = CheckReport(text, (finding,), (text,), (finding,), None, 1.0)
    told = check_terminal(report)
    assert not [c for c in told if unicodedata.category(c)[0] == "C" and c not in "\n\u200c\u200d"], ascii(told)
    assert len(told.split("\n")) == 5  # the verdict, the place, the hint, the note, the time
    assert json.loads(check_json(report))["wrong"] == [{"where": text, "message": text, "hint": text}]


def test_of_many_inputs_that_were_skipped_the_first_are_listed() -> None:
    """The others are counted, and can be read in the database."""
    listed = skipped_terminal([Skipped(f"papers.jsonl:{at}", "broken JSON") for at in range(1, 31)]).splitlines()
    assert listed[0] == "Skipped 30 inputs:"
    assert listed[20:] == ["  papers.jsonl:20: broken JSON", "  … and 10 more, all in the table skips"]


def test_a_next_step_is_said_once() -> None:
    """A hundred inputs with one trouble need one hint; another trouble has its own."""
    skipped = [Skipped("a:1", "broken", "mend it"), Skipped("a:2", "broken", "mend it"), Skipped("b", "locked", "ask")]
    assert skipped_terminal(skipped).splitlines() == [
        "Skipped 3 inputs:",
        "  a:1: broken (mend it)",
        "  a:2: broken",
        "  b: locked (ask)",
    ]
