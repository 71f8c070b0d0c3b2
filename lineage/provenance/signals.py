"""Evidence -> whether a signal among it speaks for what it is evidence of, as one with a positive weight does."""

from __future__ import annotations

from collections.abc import Iterable

from lineage.records import Evidence


def speaks_for(evidence: Iterable[Evidence], *signals: str) -> bool:
    """True if one of these signals speaks for it; one with no weight says nothing, and a negative one the contrary."""
    return any(found.signal in signals and found.weight > 0 for found in evidence)
