"""docs/json.md cannot lie: each object of every answer has exactly the keys of one of its tables, and its nulls."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

import lineage as library
from tests.program import ROOT, lineage

DOCUMENTED = ROOT / "docs" / "json.md"
ASKED = (
    ("show", "continental-post-ferry", "brenhaven-gazette-ferry"),
    ("show", "harbour-ledger-summit", "continental-post-summit"),
    ("show", "mpa-ferry", "continental-post-ferry"),
    ("trace", "continental-post-ferry"),
    ("trace", "harbour-ledger-strike"),
    ("trace", "capital-standard-dam"),
    ("trace", "northern-courier-strike"),
    ("trace", "brenhaven-gazette-ferry"),
    ("find", str(ROOT / "fixtures" / "draft.txt")),
    ("sources",),
    ("why", "continental-post-ferry", "brenhaven-gazette-ferry"),
    ("why", "harbour-ledger-summit", "mpa-ferry"),
    ("audit",),
    ("check",),
    ("check", "--digest"),
)
BY_TABLE = "parts"
"""The one object whose keys are data: the tables of a digest."""
AS_ELSEWHERE = ("as above", "as of every document")
"""What stands in a row for what an earlier table says of the same key."""
SHARED = "The pier at Aldmoor will reopen in May after two winters of repairs, the mayor said on Monday at the harbour."
ALONE = (
    "Twelve farms below the Ozren dam were flooded before dawn, and nobody was hurt there, the ministry said.\n\n"
    "Neighbours had rowed Marta Ilves and her nineteen goats to the chapel of Saint Brannoc when the wall gave way."
)
Field = tuple[str, str]
"""Heading of a table, and one of its keys."""


def tables() -> Iterator[tuple[str, list[tuple[list[str], str]]]]:
    """The heading of each table of the page, and its rows: the keys of a row, and what it says of them."""
    for heading, body in re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", DOCUMENTED.read_text("utf-8"), re.M | re.S):
        rows = re.findall(r"^\| (`.*?) \| (.*) \|$", body, re.M)
        yield heading, [(re.findall(r"`(\w+)`", keys), said) for keys, said in rows]


def nullable() -> Iterator[list[Field]]:
    """The fields of each row that says that they may be null."""
    told: dict[str, str] = {}
    for heading, rows in tables():
        for keys, said in rows:
            if said not in AS_ELSEWHERE:
                told |= dict.fromkeys(keys, said)
            if fields := [(heading, key) for key in keys if "`null`" in told[key]]:
                yield fields


def documented() -> Mapping[frozenset[str], str]:
    """Keys of each table of the page -> the heading above it."""
    found: dict[frozenset[str], str] = {}
    for heading, rows in tables():
        keys = frozenset(key for row, _ in rows for key in row)
        assert keys, heading
        assert keys not in found, f"{heading} and {found[keys]} are one object"
        found[keys] = heading
    return found


def objects(value: object) -> Iterator[dict[str, object]]:
    """Every object in an answer."""
    if isinstance(value, dict):
        yield value
        for key, held in value.items():
            yield from objects(list(held.values()) if key == BY_TABLE and isinstance(held, dict) else held)
    elif isinstance(value, list):
        for held in value:
            yield from objects(held)


@pytest.fixture(scope="module")
def answers(traced_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The answers of every command, of a damaged file and of documents of which little is known among them."""
    folder = tmp_path_factory.mktemp("answers")
    damaged, bare = folder / "damaged.db", folder / "bare.db"
    shutil.copy(traced_corpus, damaged)
    damage(damaged)
    undated = [{"text": SHARED, "outlet": outlet} for outlet in ("Quay Post", "Coast Leaf")]
    library.ingest([*undated, {"text": ALONE, "outlet": "Quay Post", "date": "2026-03-05"}], bare, jobs=1)
    (folder / "bare.txt").write_text(f"7 March 2026\n\n{ALONE}", encoding="utf-8")
    asked: list[tuple[Path, tuple[str, ...]]] = [
        *((traced_corpus, command) for command in ASKED),
        (bare, ("sources",)),
        (bare, ("find", str(folder / "bare.txt"))),
        (bare, ("show", *[str(folder / "bare.txt")] * 2)),
        (damaged, ("check",)),
        (damaged, ("check", "--repair")),
    ]
    found = [json.loads(lineage(*command, "--db", file, "--format", "json").stdout) for file, command in asked]
    for name in ("bad", "none"):
        source = ROOT / "fixtures" / "bad" if name == "bad" else ROOT / "fixtures" / "bad" / "empty.txt"
        found.append(json.loads(lineage("ingest", source, "--db", folder / f"{name}.db", "--report", "json").stdout))
    found.append(json.loads(library.compare("Nine were hurt in the fire.", "Eleven were hurt in the fire.").to_json()))
    found.append(json.loads(lineage("schema", "--format", "json").stdout))
    return found


def damage(database: Path) -> None:
    """Takes a derived row out of the file."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM credits WHERE rowid = (SELECT min(rowid) FROM credits)")


def test_every_object_of_an_answer_is_documented(answers: list[object]) -> None:
    """With all its keys; an object that no table has is named by its keys."""
    known = documented()
    unknown = {frozenset(each) for answer in answers for each in objects(answer)} - known.keys()
    assert not unknown, [sorted(keys) for keys in unknown]


def test_every_documented_object_is_met_in_an_answer(answers: list[object]) -> None:
    """No table tells of an object that the program no longer writes."""
    met = {frozenset(each) for answer in answers for each in objects(answer)}
    assert {heading for keys, heading in documented().items() if keys not in met} == set()


def test_what_may_be_null_is_documented_and_met(answers: list[object]) -> None:
    """No other field is ever null, and of each row that promises null one field is in some answer."""
    known = documented()
    met: set[Field] = {
        (known[frozenset(each)], key)
        for answer in answers
        for each in objects(answer)
        for key, value in each.items()
        if value is None
    }
    rows = list(nullable())
    assert met - {field for row in rows for field in row} == set()
    assert [row for row in rows if not met & set(row)] == []


def test_a_file_that_is_shown_has_its_path_as_id(tmp_path: Path) -> None:
    """As it was typed; only a text that Python gives has none."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SHARED, encoding="utf-8")
    answer = json.loads(lineage("show", "a.txt", "b.txt", "--format", "json", cwd=tmp_path).stdout)
    assert (answer["a"]["id"], answer["b"]["id"]) == ("a.txt", "b.txt")
