"""Cyclic garbage, looked for at the pace of a program that makes many objects and keeps them.

An ingest makes millions of tuples and strings, nearly none of them in cycles.  Python looks through them after each 700
new ones, and through all modules and tables again and again: 5 % of adding a hundred documents to ten thousand, and 3 %
of an ingest of all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PACE: Final = (50_000, 20, 20)
"""New objects, and younger generations looked through, until a generation is: garbage of 10 MB at most waits."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """To make many objects inside: what there is already is passed over, and new ones are looked through seldom.

    Afterwards all is as before.  A program that has set something of its own apart keeps its own way.
    """
    if gc.get_freeze_count():
        yield
        return
    pace = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*PACE)
    try:
        yield
    finally:
        gc.set_threshold(*pace)
        gc.unfreeze()
