"""A document -> the names of its house: of its owner, and of its outlet in all forms in which data gives that.

Documents are of one house if they have such a name in common: no outlet owes a credit to itself or to a sister.
"""

from __future__ import annotations

from collections.abc import Iterable

from lineage.credits import names_alike
from lineage.provenance.case import Reading


def house_names(reading: Reading, number: int) -> frozenset[str]:
    """The owner of a document, and the names of its outlet in small letters, marked so that no owner equals one."""
    alike = names_alike(reading.document(number).outlet)
    return frozenset((reading.owner(number), *(f"\n{name}" for name in alike)))


def is_one_house(reading: Reading, documents: Iterable[int]) -> bool:
    """True if all of these documents, one at least, have a name of their house in common."""
    return bool(frozenset.intersection(*(house_names(reading, number) for number in documents)))
