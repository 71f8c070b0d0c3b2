"""Package whose names live in its modules -> its `__getattr__`, which loads a module when one of its names is used.

Half of what `lineage show` of two files takes is loading code.  What a command does not use it should not pay for, and
whoever asks a door for a name need not know in which module that is.  Nothing here may import more than it must:
`lineage --help` passes through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def loading(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562); `homes` names modules and, separated by spaces, what each exports.

    ImportError where a module has the name of an export: once it is loaded, it would stand in the package in its place.

    >>> loading("lineage.views", {"lineage.views.report": "report"})
    Traceback (most recent call last):
    ImportError: lineage.views.report would hide what lineage.views exports under this name
    """
    home_of = {name: module for module, names in homes.items() for name in names.split()}
    for module in sorted({*homes} & {f"{package}.{name}" for name in home_of}):
        raise ImportError(f"{module} would hide what {package} exports under this name")

    def load(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(home_of[name]), name)

    return load
