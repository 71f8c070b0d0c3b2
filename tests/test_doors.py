"""A package that loads its modules late gives the same names however often, and in whatever order, it is asked."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = ("lineage", "lineage.pipeline", "lineage.views")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_hides_a_name_of_its_package(package: str) -> None:
    """Each name is the same value before and after every other one has been loaded."""
    script = (
        f"import {package} as package\n"
        "first = {name: getattr(package, name) for name in package.__all__}\n"
        "assert all(getattr(package, name) is value for name, value in first.items())\n"
        "assert not [name for name, value in first.items() if type(value).__name__ == 'module']\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("package", PACKAGES)
def test_a_type_checker_knows_the_names_of_a_package(package: str) -> None:
    """One that saw the function which loads them would let every misspelt name pass."""
    file = importlib.import_module(package).__file__
    assert file is not None
    seen = [
        ast.unparse(statement)
        for statement in ast.parse(Path(file).read_text("utf-8")).body
        if not (isinstance(statement, ast.If) and ast.unparse(statement.test) == "not TYPE_CHECKING")
    ]
    assert not [text for text in seen if text.startswith(("__getattr__", "def __getattr__"))]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_name_that_a_package_lacks_is_an_attribute_error(package: str) -> None:
    """As for any other module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = importlib.import_module(package).nothing
