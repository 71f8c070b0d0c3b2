"""A short, repeatable run of the fuzzer; `make fuzz` makes the long one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.program import ROOT

READERS = (
    *("text", "jsonl", "json", "csv", "tsv", "html", "warc", "nitf", "newsml", "feed", "nexis", "factiva"),
    *("parquet", "docx", "packed"),
)


@pytest.mark.parametrize("targets", [READERS, ("segmenter", "aligner", "renderers")])
def test_hostile_inputs_break_no_law(targets: tuple[str, ...]) -> None:
    """Each reader, the segmenter, the aligner and every view: no foreign exception, no broken promise."""
    only = [argument for target in targets for argument in ("--only", target)]
    command = [sys.executable, "benchmarks/fuzz.py", "60", "--seed", "7", "--jobs", "1", "--seconds", "600", *only]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == list(targets)
