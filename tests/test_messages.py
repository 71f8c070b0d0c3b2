"""Words of messages: they read well, and what they tell a user to type does what they say."""

from __future__ import annotations

import configparser
import importlib.metadata
import os.path
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.messages import command, counted, installing, nearest, sqlite3_command, unmistakable

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@given(st.lists(NAMES, max_size=5))
def test_a_shell_reads_a_command_as_it_was_meant(words: list[str]) -> None:
    """Whatever stands in a name, it stays one word; a path may be given as such."""
    assert shlex.split(command(*words)) == ["lineage", *words]
    assert command(*map(Path, words)) == command(*(str(Path(word)) for word in words))


@given(NAMES, NAMES)
def test_a_question_names_the_same_file(name: str, sql: str) -> None:
    """What stands before the SQL leads to the file that is meant, and the SQL stays one word."""
    program, database, asked = shlex.split(sqlite3_command(name, sql))
    assert (program, asked) == ("sqlite3", sql)
    assert os.path.normpath(database) == os.path.normpath(name)


@pytest.mark.parametrize("name", ["-readonly", "--help", ":memory:", "file:news.db?mode=ro"])
def test_a_path_is_taken_for_no_option(name: str) -> None:
    """Names that sqlite3 takes for something else are told as places in this folder."""
    assert unmistakable(name) == f"./{name}"


@pytest.mark.parametrize("name", ["news.db", "./news.db", "/tmp/-news.db", "a:b.db"])
def test_a_path_that_is_clear_stays_as_typed(name: str) -> None:
    """A hint repeats what the user has written wherever it can."""
    assert unmistakable(name) == name


@pytest.mark.parametrize(
    ("number", "told", "they"),
    [
        (0, "0 rows", "0 rows are"),
        (1, "1 row", "1 row is"),
        (2, "2 rows", "2 rows are"),
        (1_234_567, "1,234,567 rows", "1,234,567 rows are"),
    ],
)
def test_numbers_and_nouns_agree(number: int, told: str, they: str) -> None:
    """One of a thing is told in the singular, none and many in the plural, with their verb if it is asked for."""
    assert counted(number, "row") == told
    assert counted(number, "row", be=True) == they


def test_a_slip_of_the_finger_finds_its_name() -> None:
    """A name that differs by a letter, or in case, is offered; among several, the one most like it."""
    names = ["notes.md", "wire.txt", "wire-2.txt"]
    assert nearest("wire.tx", names) == "wire.txt"
    assert nearest("wire2.txt", names) == "wire-2.txt"
    assert nearest("NOTES.MD", names) == "notes.md"


def test_nothing_is_offered_that_is_nothing_like_it() -> None:
    """A hint that misleads is worse than none."""
    assert nearest("summit", ["notes.md", "wire.txt"]) is None
    assert nearest("summit", []) is None


@pytest.mark.parametrize("extra", ["html", "parquet", "warc", "word"])
def test_what_an_extra_holds_is_installed_by_its_own_name(extra: str) -> None:
    """The command names each package with the bounds of setup.cfg, for this Python, and never `lineage` itself."""
    file = configparser.ConfigParser()
    file.read(Path(__file__).parent.parent / "setup.cfg")
    declared = filter(None, file["options.extras_require"][extra].splitlines())
    python, *words = shlex.split(installing(extra, "a.b"))
    assert (python, words[:3]) == (sys.executable, ["-m", "pip", "install"])
    assert sorted(map(_bounds, words[3:])) == sorted(map(_bounds, declared))


def _bounds(requirement: str) -> tuple[str, ...]:
    """Name and bounds of a requirement, whatever order the bounds come in."""
    start = min((requirement.find(sign) for sign in "<>=" if sign in requirement), default=len(requirement))
    return requirement[:start], *sorted(requirement[start:].split(","))


@pytest.mark.parametrize("declared", [None, ["somebody-elses>=1", 'other; extra == "docs"']])
def test_without_metadata_the_package_is_named(monkeypatch: pytest.MonkeyPatch, declared: list[str] | None) -> None:
    """Run from a folder, or beside another project of the same name, nothing tells the bounds; the name holds."""

    def requires(_name: str) -> list[str]:
        if declared is None:
            raise importlib.metadata.PackageNotFoundError
        return declared

    monkeypatch.setattr(importlib.metadata, "requires", requires)
    assert shlex.split(installing("warc", "warcio.archiveiterator"))[1:] == ["-m", "pip", "install", "warcio"]
