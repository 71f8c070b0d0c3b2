"""The README cannot lie: its commands run, its outputs are what comes out, its Python works."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from code import InteractiveConsole
from collections.abc import Iterator
from contextlib import chdir, closing, redirect_stderr, redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.program import ROOT, lineage

README = ROOT / "README.md"
TOUR = ROOT / "docs" / "walkthrough.md"
PAGES = (README, *(ROOT / "docs" / f"{name}.md" for name in ("recipes", "python", "keeping")), TOUR)
"""The pages with examples, in the order in which they are read: the later ones ask what the first has made."""
SECONDS = re.compile(r"\d+\.\d+ s\b")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"(?:`(\w+)`\sin\s)?`((?:lineage|tests)/[\w./]+\.\w+)`")
"""A file that the tour names, and before it a name in it."""


class Example(NamedTuple):
    """One command of a console block, and what its page says that it prints."""

    page: Path
    command: str
    output: str


def blocks(language: str) -> Iterator[tuple[Path, str]]:
    """The fenced blocks in this language, each with its page."""
    for page in PAGES:
        yield from ((page, body) for name, body in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language)


def examples() -> Iterator[Example]:
    """The command and the output of each console block, in order."""
    for page, block in blocks("console"):
        command, _, output = block.partition("\n")
        assert command.startswith("$ "), "a console block holds one command and what it prints"
        yield Example(page, command.removeprefix("$ "), output.strip("\n"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the fixtures in it, where the README's commands run one after the other."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "fixtures", path / "fixtures")
    return path


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one; a semicolon in a string ends none."""
    statement = ""
    for piece in sql.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def run(command: str, folder: Path) -> str:
    """What a command of the README prints; `sqlite3 FILE "SQL"` is answered by Python's own sqlite3."""
    words = shlex.split(command)
    if words[0] == "sqlite3":
        with chdir(folder), closing(sqlite3.connect(words[1], isolation_level=None)) as connection:
            rows = [row for statement in statements(words[2]) for row in connection.execute(statement)]
        return "\n".join("|".join("" if v is None else str(v) for v in row) for row in rows)
    assert words[0] == "lineage", f"the README may only run lineage and sqlite3 here: {command}"
    done = lineage(*words[1:], cwd=folder)
    assert done.returncode == (4 if "fixtures/bad" in command else 0), done.stderr
    return (done.stderr + done.stdout).rstrip("\n")  # a screen shows both


def test_every_console_example_prints_what_its_page_says(folder: Path, request: pytest.FixtureRequest) -> None:
    """Commands run in order in one folder; a line `…` stands for any lines, and seconds may differ.

    With --update-golden, outputs without such a line are written into the page.
    """
    found = list(examples())
    assert len(found) >= 8
    for example in found:
        printed = run(example.command, folder)
        if request.config.getoption("--update-golden") and not re.search(r"(?m)^…$", example.output):
            text = example.page.read_text(encoding="utf-8")
            before = f"{example.output}\n" if example.output else ""
            old, new = (f"$ {example.command}\n{output}```" for output in (before, f"{printed}\n"))
            example.page.write_text(text.replace(old, new), encoding="utf-8")
            continue
        expected = SECONDS.sub("N s", example.output)
        pattern = ".*".join(re.escape(piece) for piece in re.split(r"(?m)^…$", expected))
        assert re.fullmatch(pattern, SECONDS.sub("N s", printed), re.DOTALL), f"$ {example.command}\n{printed}"


def test_the_python_examples_run(folder: Path) -> None:
    """Each Python block runs as it stands, in the folder of the fixtures; that for pandas where there is pandas."""
    for page, block in blocks("python"):
        if page == TOUR or ("import pandas" in block and find_spec("pandas") is None):
            continue
        done = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_each_step_of_the_tour_prints_what_it_says(
    traced_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Its Python blocks can be pasted one after the other into one session, beside the database of `make demo`.

    What each prints stands at its end, as comments; with --update-golden it is written there.
    """
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    shutil.copy(traced_corpus, tmp_path / "demo.db")
    monkeypatch.chdir(tmp_path)
    page = TOUR.read_text(encoding="utf-8")
    steps = [body for language, body in BLOCK.findall(page) if language == "python"]
    assert len(steps) > 10
    session: dict[str, Any] = {}
    for step in steps:
        console = InteractiveConsole(session)
        with redirect_stdout(StringIO()) as screen, redirect_stderr(StringIO()) as errors:
            for line in [*step.splitlines(), ""]:
                console.push(line)
        assert not errors.getvalue(), errors.getvalue()
        code = re.sub(r"(?m)^# .*\n", "", step)
        printed = code + re.sub("(?m)^", "# ", screen.getvalue().rstrip("\n")) + "\n"
        if request.config.getoption("--update-golden"):
            page = page.replace(step, printed)
        else:
            assert printed == step
    if request.config.getoption("--update-golden"):
        TOUR.write_text(page, encoding="utf-8")


def test_the_tour_leads_to_places_that_are_there() -> None:
    """Every file that it names exists, and defines the name that stands before it."""
    found = PLACE.findall(TOUR.read_text(encoding="utf-8"))
    assert len(found) > 30
    for name, path in found:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not name or re.search(rf"(?m)^(?:def |class )?{name}\b", text), f"no {name} in {path}"


def test_the_two_commands_are_the_makefiles() -> None:
    """`make demo` and `make test` exist, and the demo runs what the README shows."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in README.read_text(encoding="utf-8")
        assert f"\n{target}:" in makefile
    shown = {example.command for example in examples()}
    for command in re.findall(r"\$\(BIN\)/(lineage .*)", makefile):
        assert command in shown, f"the README does not show: {command}"


def test_every_command_is_explained_and_teaches() -> None:
    """Each command stands in the README, and its --help has an example."""
    commands = re.findall(r"^  (\w+)  ", lineage("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert commands
    for command in commands:
        assert f"lineage {command}" in README.read_text(encoding="utf-8")
        assert "Examples:" in lineage(command, "--help").stdout


def test_ci_calls_the_test_command_of_the_readme() -> None:
    """The continuous integration runs what the README tells people to run."""
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
