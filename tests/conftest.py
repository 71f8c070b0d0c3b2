"""What tests share: the option that rewrites golden files, the check against them, empty stores, a traced corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lineage.store import Store
from tests.program import FIXTURES, lineage

# The check command answers the same every time, on slow machines too; `make fuzz` looks for what nobody has seen yet.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-golden`, which rewrites golden files by what the program says now; review the difference."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the files of tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Asserts that a text equals the file of that name in `tests/golden`."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no {path.name}; write it with --update-golden"
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read()

    return check


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with Store.create(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store, open for writing, for all Hypothesis examples of a test; see `undone`."""
    with Store.create(tmp_path_factory.mktemp("store") / "shared.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def traced_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the fixtures' corpus, with its agency and owners, ingested once by the installed program."""
    path = tmp_path_factory.mktemp("traced") / "fixtures.db"
    extra = ("--agencies", FIXTURES / "agencies.toml", "--owners", FIXTURES / "owners.toml")
    done = lineage("ingest", FIXTURES / "corpus", "--db", path, *extra)
    assert done.returncode == 0, done.stderr
    return path
