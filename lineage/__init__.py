"""lineage: which news passages are the same, where they came from, and what an outlet did with them.

>>> import lineage
>>> result = lineage.compare("The dam broke at dawn on Friday.", "The dam broke at dawn on Friday.")
>>> result.shares["b"]["verbatim"]
1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["LineageError", "Settings", "__version__", "compare", "ingest"]

if TYPE_CHECKING:
    from lineage.api import compare, ingest
    from lineage.config import Settings
    from lineage.errors import LineageError


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `import lineage` and `lineage --help` stay instant."""
    from importlib import import_module

    homes = {
        "compare": "lineage.api",
        "ingest": "lineage.api",
        "Settings": "lineage.config",
        "LineageError": "lineage.errors",
    }
    if name not in homes:
        raise AttributeError(f"module 'lineage' has no attribute {name!r}")
    return getattr(import_module(homes[name]), name)
