"""Names of methods follow whatever decides an answer, and are those of the methods themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import lineage
from lineage import credits, methods
from lineage.config import DEFAULT, Settings
from lineage.datafiles import PACKAGE, texts
from tests.program import everything

COPIED = (
    "Twelve farms below the Ozren dam were flooded before dawn, and nobody was hurt there, the ministry said. "
    "Neighbours had rowed Marta Ilves and her nineteen goats to the chapel of Saint Brannoc when the wall gave way."
)
OWN = credits.AgencyFile("own.toml", '[[agency]]\nname = "Aldmoor Wire"\nnames = ["Aldmoor Wire"]\n')


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (replace(DEFAULT, passages=replace(DEFAULT.passages, min_words=20)), {"passages"}),
        (replace(DEFAULT, matching=replace(DEFAULT.matching, min_jaccard=0.9)), {"passages"}),
        (replace(DEFAULT, sources=replace(DEFAULT.sources, tie_words=20)), {"lineage"}),
        (replace(DEFAULT, changes=replace(DEFAULT.changes, rounding=0.5)), {"lineage"}),
        (replace(DEFAULT, waits=replace(DEFAULT.waits, writer_seconds=1)), set()),
    ],
    ids=["passages", "matching", "sources", "changes", "waits"],
)
def test_a_threshold_names_what_it_decides(other: Settings, kinds: set[str]) -> None:
    """What is found anew follows from what has changed, and how long to wait decides no answer."""
    before, after = methods.renewed(DEFAULT, []), methods.renewed(other, [])
    assert {kind for kind in before if before[kind] != after[kind]} == kinds


@pytest.mark.parametrize("files", [(), (OWN,)])
def test_credits_are_named_alike_by_rules_and_readers(files: tuple[credits.AgencyFile, ...]) -> None:
    """The rules call themselves what a reader expects who has not loaded them; further agencies are other rules."""
    named = methods.renewed(DEFAULT, [file.text for file in files])["credits"]
    assert credits.rules(credits.load(files)).ruleset == named
    assert (named == methods.renewed(DEFAULT, [])["credits"]) == (not files)


@pytest.mark.parametrize(
    ("room", "kinds"),
    [
        ("passages", {"passages"}),
        ("credits", {"credits", "lineage"}),
        ("alignment", {"lineage"}),
        ("provenance", {"lineage"}),
        ("corpus", set()),
    ],
)
def test_a_word_more_in_a_table_is_another_method(monkeypatch: pytest.MonkeyPatch, room: str, kinds: set[str]) -> None:
    """Of those that read it; tables of how files are read decide what is stored, and nothing that is found again."""
    before = methods.renewed(DEFAULT, [])
    for changed in (PACKAGE / room / "data").iterdir():
        held = {other: {**texts(other)} for other in ("passages", "credits", "alignment", "provenance", "corpus")}
        held[room][changed.name] += "# more"
        with monkeypatch.context() as patched:
            patched.setattr(methods, "texts", held.__getitem__)
            patched.setattr(methods, "text", lambda of, name, held=held: held[of][name])
            after = methods.renewed(DEFAULT, [])
        expected = {"credits"} if changed.name == methods.AGENCIES else kinds
        if room == "alignment" and changed.name in methods.TERM_TABLES:
            expected = kinds | {"terms"}
        assert {kind for kind in before if before[kind] != after[kind]} == expected, changed.name


@pytest.mark.parametrize("version", ["PASSAGES", "CREDITS", "LINKS", "TRACING"])
def test_what_an_older_version_found_is_doubted_until_it_is_found_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str
) -> None:
    """Answers say so, until the next ingest has derived it, with all that an older one had left out."""
    database = tmp_path / "old.db"
    rows = [
        {"id": outlet, "outlet": outlet, "date": f"2026-03-0{day}", "text": f"{COPIED} The {outlet} was told so."}
        for day, outlet in enumerate(("Quay Post", "Coast Leaf"), 1)
    ]
    lineage.ingest(rows, database, jobs=1)
    before = everything(database)
    assert before["credit_audit"]
    assert lineage.sources(database).remarks == ()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM audits")
    monkeypatch.setattr(methods, version, f"raised-{getattr(methods, version)}")
    assert "found by other rules" in " ".join(lineage.sources(database).remarks)
    report = lineage.ingest(rows, database, jobs=1)
    assert (report.documents, report.unchanged) == (0, 2)
    assert lineage.sources(database).remarks == ()
    assert everything(database) == before
