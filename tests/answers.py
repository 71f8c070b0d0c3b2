"""The keys that JSON answers about provenance must have, and functions that run a command for its answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.program import lineage

HEAD = ["id", "outlet", "title", "url", "published"]
EVIDENCE = ["signal", "weight", "text"]
SOURCE = ["source", "kind", "name", "document", "first_seen", "confidence", "evidence", "text", "carriers"]
CARRIER = ["document", "role", "words", "share", "through", "confidence", "evidence"]
AUDIT = ["source", "source_name", "source_document", "source_confidence", "confidence", "share", "verdict", "evidence"]
CREDIT = ["name", "text", "start", "end", "place", "role", "rule"]
PASSAGE = ["start", "end", "kind", "label", "words", "text", "sources", "counterparts", "others"]
TRACE = ["schema", "document", "shares", "same_event", "credits", "audit", "passages", "sources", "remarks"]


def asked(*arguments: str | Path) -> dict[str, Any]:
    """The JSON answer of a command; asserts that it succeeds and writes nothing to stderr."""
    done = lineage(*arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def source_keys(source: dict[str, Any]) -> None:
    """Assert the keys of a source, its carriers and its evidence, and that every number is a share."""
    assert list(source) == SOURCE
    assert source["document"] is None or list(source["document"]) == HEAD
    assert source["evidence"]
    for carrier in source["carriers"]:
        assert list(carrier) == CARRIER
        assert list(carrier["document"]) == HEAD
        assert 0 <= carrier["share"] <= 1
        for entry in [*carrier["evidence"], *source["evidence"]]:
            assert list(entry) == EVIDENCE


def trace_keys(answer: dict[str, Any]) -> None:
    """Assert the keys of an answer of `trace` or `find`, and what these promise about shares, passages and places."""
    assert list(answer["document"]) == [*HEAD, "words"]
    assert abs(sum(answer["shares"].values()) - 1) < 1e-9
    assert list(answer["shares"]) == ["verbatim", "edited", "paraphrase", "added", "furniture"]
    position = 0
    for passage in answer["passages"]:
        assert list(passage) == PASSAGE
        assert position <= passage["start"] < passage["end"]
        position = passage["end"]
        for row in passage["sources"]:
            assert answer["sources"][row["place"]]["source"] == row["source"]
            assert row["evidence"]
        for row in passage["counterparts"]:
            assert list(row) == ["document", "start", "end", "label", "score"]
    assert all(list(credit) == CREDIT for credit in answer["credits"])
    assert all(list(audit) == AUDIT for audit in answer["audit"])
    for source in answer["sources"]:
        source_keys(source)


def plain(*arguments: str | Path, width: int = 80) -> str:
    """The terminal answer of a command in a pipe; asserts that it has no escape codes, and no line wider than asked."""
    done = lineage(*arguments, "--width", str(width))
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    wide = [line for line in done.stdout.splitlines() if line.isascii() and len(line) > width]
    assert not wide
    return done.stdout
