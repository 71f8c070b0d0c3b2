"""Imports go one way, and each third-party package has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lineage"

# A room may import the rooms named behind it, and the shared values below; nothing else of lineage.
ROOMS: dict[str, set[str]] = {
    "corpus": set(),
    "passages": set(),
    "matching": {"passages"},
    "alignment": {"passages"},
    "credits": {"passages"},
    "stories": {"passages", "alignment"},
    "provenance": {"passages", "alignment", "credits", "stories"},
    "store": set(),
    "views": set(),
    "pipeline": {"corpus", "passages", "matching", "alignment", "credits", "stories", "provenance", "store"},
    "api": {"pipeline", "views", "corpus", "store"},
    "cli": {"pipeline", "views", "corpus", "store"},
}
# Parts of a room that is a flow of its own: each may import those before it; modules beside them tie them together.
PARTS: dict[str, tuple[str, ...]] = {
    "corpus": ("files", "dates", "parts", "readers"),
    "passages": ("spelling", "datelines", "splitting", "kinds", "sequences"),
    "provenance": ("named", "shared", "origins", "copies", "audits"),
    "alignment/facts": ("words", "figures", "mentions", "pairs", "numbers", "naming", "stance", "sources"),
}
# Parts that know nothing of one another, whichever comes first.
APART: dict[str, tuple[str, ...]] = {"alignment/facts": ("numbers", "naming", "stance", "sources")}
TYING: dict[str, tuple[str, ...]] = {
    "corpus": ("reader", "fields", "formats"),
    "provenance": ("tracing", "directions"),
    "passages": (),
    "alignment/facts": (),
}
VALUES = {"records", "answers", "reports", "filters", "config"}
SHARED = VALUES | {
    "doors",
    "locks",
    "times",
    "arrays",
    "datafiles",
    "errors",
    "messages",
    "methods",
    "identity",
    "places",
    "cutmarks",
}

# The rooms where a package may be imported.  numpy is a value type of the doors and goes anywhere.
HOMES: dict[str, set[str]] = {
    "click": {"cli"},
    "rich": {"cli"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "xxhash": {"identity"},
    "datasketch": {"matching"},
    "rapidfuzz": {"alignment"},
    "threadpoolctl": {"alignment"},
    "sentencex": {"passages"},
    "jinja2": {"views"},
    "charset_normalizer": {"corpus"},
    "dateparser": {"corpus"},
    "zstandard": {"corpus"},
    "trafilatura": {"corpus"},
    "mammoth": {"corpus"},
    "pyarrow": {"corpus"},
    "warcio": {"corpus"},
}
FORBIDDEN = {"difflib"}


def modules() -> Iterator[tuple[str, Path]]:
    """Each source file with the name of the room (or top-level module) that it belongs to."""
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        yield relative.parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Dotted names of the modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            name = node.module or ""
            yield from (f"{name}.{alias.name}" for alias in node.names) if name == "lineage" else [name]


@pytest.mark.parametrize(("room", "path"), [pytest.param(r, p, id=str(p.relative_to(PACKAGE))) for r, p in modules()])
def test_imports_follow_the_flow(room: str, path: Path) -> None:
    """A room knows only the rooms above it in the flow, through their doors, and the shared values."""
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "lineage":
            assert parts[0] not in FORBIDDEN, f"{path} imports {name}"
            assert room in HOMES.get(parts[0], {room}), f"{path}: {parts[0]} belongs to {HOMES[parts[0]]}"
        elif room in ROOMS and len(parts) > 1 and parts[1] in ROOMS and parts[1] != room:
            assert parts[1] in ROOMS[room], f"{path}: {room} must not know {parts[1]}"
            assert len(parts) == 2 or parts[1] == "pipeline", f"{path}: use the door lineage.{parts[1]}, not {name}"
        elif room in SHARED and len(parts) > 1:
            assert parts[1] in SHARED, f"{path}: shared values depend on nothing but one another"


@pytest.mark.parametrize("room", PARTS)
def test_parts_of_a_room_follow_its_flow(room: str) -> None:
    """A part knows the parts before it, and of the modules beside them none that ties parts together."""
    order = PARTS[room]
    assert {path.name for path in (PACKAGE / room).iterdir() if (path / "__init__.py").exists()} == set(order)
    for place, part in enumerate(order):
        apart = APART.get(room, ())
        unknown = {*order[place + 1 :], *TYING[room], *(apart if part in apart else ())} - {part}
        later = {f"lineage.{room.replace('/', '.')}.{name}" for name in unknown}
        for path in sorted((PACKAGE / room / part).glob("*.py")):
            for name in imported(path):
                assert not any(name == one or name.startswith(f"{one}.") for one in later), f"{path} imports {name}"


def test_every_room_is_known() -> None:
    """A new room has to be placed in the flow before it can be used."""
    found = {room for room, _ in modules()} - SHARED - {"__init__", "__main__"}
    assert found <= set(ROOMS)
