"""Names of methods follow whatever decides an answer, and are those of the methods themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage import credits, methods
from lineage.config import DEFAULT, Settings
from lineage.datafiles import PACKAGE, texts

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
        assert {kind for kind in before if before[kind] != after[kind]} == expected, changed.name


VERSIONS = [("PASSAGES", "passages"), ("CREDITS", "credits"), ("LINKS", "lineage"), ("TRACING", "lineage")]


@pytest.mark.parametrize(("version", "kind"), VERSIONS)
def test_a_version_names_its_kind(monkeypatch: pytest.MonkeyPatch, version: str, kind: str) -> None:
    """Whoever raises a version has what that method found found anew, and nothing else."""
    before = methods.renewed(DEFAULT, [])
    monkeypatch.setattr(methods, version, "raised")
    after = methods.renewed(DEFAULT, [])
    assert {key for key in before if before[key] != after[key]} == {kind}
