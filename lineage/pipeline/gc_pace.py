"""Cyclic garbage, looked for as seldom as suits a program that makes many objects and keeps them.

An ingest makes millions of tuples and strings, nearly none of them in cycles.  Python looks through them after every
700 new ones, and through all modules and tables again and again: that takes 5 % of the time of adding a hundred
documents to ten thousand, and 3 % of an ingest of all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lineage.locks import ForkLock

PACE: Final = (50_000, 20, 20)
"""Thresholds of the three generations: new objects until the youngest is looked through, and rounds of a generation
until the next older one is.  At most 10 MB of garbage wait."""


OF_PYTHON: Final = 1_000
"""Objects that Python itself may keep apart: 3.12 does with 375, and a program that does has thousands."""

_entering = ForkLock()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Inside, Python looks for cyclic garbage seldom, and only among objects that are made inside.

    Afterwards all is as before.  Nothing changes for a program that has itself kept objects apart with `gc.freeze`, nor
    by a second ingest in another thread.
    """
    with _entering:
        pace = gc.get_threshold()
        apart = gc.get_freeze_count() > OF_PYTHON
        if not apart:
            gc.freeze()
            gc.set_threshold(*PACE)
    if apart:
        yield
        return
    try:
        yield
    finally:
        gc.set_threshold(*pace)
        gc.unfreeze()
