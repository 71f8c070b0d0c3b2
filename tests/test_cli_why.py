"""`lineage why` as users run it: which of two documents draws on the other, or that nobody can know."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lineage.pipeline import explained
from tests.answers import HEAD, asked, plain, source_keys
from tests.program import FIXTURES, lineage

GOLD = json.loads((FIXTURES / "gold" / "lineage.json").read_text(encoding="utf-8"))
FILES = {key: row["file"] for key, row in GOLD["documents"].items() if row["external_id"] is None}
KEYS = ["schema", "a", "b", "origin", "confidence", "reason", "evidence", "same_event", "source", "shared", "remarks"]


def named(key: str) -> str | Path:
    """How a document of the gold file is named on the command line: by its id, or by its file where it has none."""
    return FIXTURES / FILES[key] if key in FILES else key


@pytest.mark.parametrize("pair", GOLD["directions"], ids=lambda pair: f"{pair['a']}-{pair['b']}")
def test_directions_are_those_of_the_gold_file(traced_corpus: Path, pair: dict[str, Any]) -> None:
    """Whoever is named first, the same document is drawn from, or none; asked of the library, which is quicker."""
    for a, b in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
        answer = explained(str(named(a)), str(named(b)), traced_corpus)
        assert answer.origin == pair["from"], answer.reason


def test_the_json_has_the_promised_keys(traced_corpus: Path) -> None:
    """Heads, the answer with its evidence, the source of both, and what they share."""
    answer = asked("why", "continental-post-ferry", "brenhaven-gazette-ferry", "--db", traced_corpus)
    assert list(answer) == KEYS
    assert answer["schema"] == "lineage.why/1"
    assert list(answer["a"]) == HEAD
    assert "additions" in {entry["signal"] for entry in answer["evidence"]}
    source_keys(answer["source"])
    assert answer["shared"]
    assert list(answer["shared"][0]) == ["a", "b", "label", "score", "text"]


def test_two_documents_that_share_nothing(traced_corpus: Path) -> None:
    """No origin, no source, no evidence, and a sentence that says so."""
    answer = asked("why", "northern-courier-dam", "harbour-ledger-lighthouse", "--db", traced_corpus)
    assert (answer["origin"], answer["source"], answer["evidence"]) == (None, None, [])
    text = plain("why", "northern-courier-dam", "harbour-ledger-lighthouse", "--db", traced_corpus)
    assert "Nothing shows that one draws on the other." in text
    assert "Shared passages and sentences: none." in text


FIRE = "Eleven people were taken to hospital after a ferry caught fire off Port Ansel"
TRAMS = "Trams were late in the whole of Tarrow, and nobody knew why until the evening."
APART = {
    "no text": ((TRAMS, FIRE + "."), "They have no text in common."),
    "too short": (
        (FIRE + ".", f"{FIRE}, police said. {TRAMS}"),
        "has 14 words; of fewer than 20 no source is asked for",
    ),
}


@pytest.mark.parametrize("name", APART)
def test_why_two_documents_have_no_source_in_common_is_said(tmp_path: Path, name: str) -> None:
    """The reason fits what is listed below it: nothing in common, or a sentence too short to ask for a source."""
    texts, reason = APART[name]
    records = [
        {"id": str(day), "outlet": f"Outlet {day}", "date": f"2026-03-0{day}", "text": text}
        for day, text in enumerate(texts, start=1)
    ]
    source = tmp_path / "two.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    lineage("ingest", source, "--db", tmp_path / "two.db")
    answer = asked("why", "1", "2", "--db", tmp_path / "two.db")
    assert (answer["source"], reason in answer["reason"]) == (None, True), answer["reason"]
    assert bool(answer["shared"]) == (name != "no text")


def test_a_passage_with_several_counterparts_is_listed_once(traced_corpus: Path) -> None:
    """What is listed in common, and counted, are passages of A, each by its closest counterpart."""
    a, b = "harbour-ledger-summit", "continental-post-summit"
    spans = [tuple(row["a"]) for row in asked("why", a, b, "--db", traced_corpus)["shared"]]
    assert len(set(spans)) < len(spans)
    lines = plain("why", a, b, "--db", traced_corpus).partition("In common")[2].splitlines()
    assert sum(line.startswith(("  =", "  ~", "  ≈")) for line in lines) == len(set(spans))


@pytest.mark.parametrize(
    ("a", "b"),
    [("continental-post-ferry", "brenhaven-gazette-ferry"), ("harbour-ledger-summit", "continental-post-summit")],
)
def test_the_terminal_view_looks_like_this(
    traced_corpus: Path, golden: Callable[[str, str], None], a: str, b: str
) -> None:
    """The whole view at 80 columns; numbers of sources are row ids and left out."""
    lines = plain("why", a, b, "--db", traced_corpus).splitlines()
    golden(f"why_{a}_{b}.txt", "\n".join(line.partition(" Source ")[0] for line in lines) + "\n")


def test_a_document_is_not_compared_with_itself(traced_corpus: Path) -> None:
    """Exit status 2, because there is nothing to ask."""
    done = lineage("why", "mpa-ferry", "mpa-ferry", "--db", traced_corpus)
    assert done.returncode == 2
    assert "same document" in done.stderr
