"""docs/json.md cannot lie: every object of every answer has exactly the keys of one of its tables."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.program import ROOT, lineage

DOCUMENTED = ROOT / "docs" / "json.md"
ASKED = (
    ("show", "continental-post-ferry", "brenhaven-gazette-ferry"),
    ("show", "harbour-ledger-summit", "continental-post-summit"),
    ("show", "mpa-ferry", "continental-post-ferry"),
    ("trace", "continental-post-ferry"),
    ("trace", "harbour-ledger-strike"),
    ("find", str(ROOT / "fixtures" / "draft.txt")),
    ("sources",),
    ("why", "continental-post-ferry", "brenhaven-gazette-ferry"),
    ("audit",),
    ("check",),
    ("check", "--digest"),
)
BY_TABLE = "parts"
"""The one object whose keys are data: the tables of a digest."""


def documented() -> Mapping[frozenset[str], str]:
    """Keys of each table of the page -> the heading above it."""
    found: dict[frozenset[str], str] = {}
    for heading, body in re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", DOCUMENTED.read_text("utf-8"), re.M | re.S):
        firsts = re.findall(r"^\| (`.*?) \|", body, re.M)
        keys = frozenset(key for first in firsts for key in re.findall(r"`(\w+)`", first))
        assert keys, heading
        assert keys not in found, f"{heading} and {found[keys]} are one object"
        found[keys] = heading
    return found


def objects(value: object) -> Iterator[frozenset[str]]:
    """The keys of every object in an answer."""
    if isinstance(value, dict):
        yield frozenset(value)
        for key, held in value.items():
            yield from objects(list(held.values()) if key == BY_TABLE and isinstance(held, dict) else held)
    elif isinstance(value, list):
        for held in value:
            yield from objects(held)


@pytest.fixture(scope="module")
def answers(traced_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The answers of every command, one of a damaged file among them."""
    damaged = tmp_path_factory.mktemp("damaged") / "damaged.db"
    shutil.copy(traced_corpus, damaged)
    damage(damaged)
    found: list[object] = []
    for database in (traced_corpus, damaged):
        for command in ASKED if database is traced_corpus else (("check", "--repair"),):
            done = lineage(*command, "--db", database, "--format", "json")
            found.append(json.loads(done.stdout))
    found.append(json.loads(lineage("schema", "--format", "json").stdout))
    return found


def damage(database: Path) -> None:
    """Takes a derived row out of the file."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM credits WHERE rowid = (SELECT min(rowid) FROM credits)")


def test_every_object_of_an_answer_is_documented(answers: list[object]) -> None:
    """With all its keys; an object that no table has is named by its keys."""
    known = documented()
    unknown = {keys for answer in answers for keys in objects(answer)} - known.keys()
    assert not unknown, [sorted(keys) for keys in unknown]


def test_every_documented_object_is_met_in_an_answer(answers: list[object]) -> None:
    """No table tells of an object that the program no longer writes."""
    met = {keys for answer in answers for keys in objects(answer)}
    assert {heading for keys, heading in documented().items() if keys not in met} == set()
