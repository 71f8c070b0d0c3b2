"""Pairs of numbers -> the sets that chains of pairs connect: union and find.

Cost: nearly linear in the pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Join:
    """Union of numbers; the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, number: int) -> int:
        """The number that stands for the set of this number."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def unite(self, one: int, other: int) -> None:
        """Join the sets of two numbers."""
        one, other = sorted((self.find(one), self.find(other)))
        self.parent[other] = one


def connected_sets(numbers: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The sets of numbers that chains of pairs connect; a number in no pair is a set by itself.

    Each set has the order of `numbers`, and the sets have that of their first numbers.

    >>> connected_sets([3, 5, 7, 9], [(7, 3)])
    [[3, 7], [5], [9]]
    """
    join = Join(len(numbers))
    place = {number: at for at, number in enumerate(numbers)}
    for one, other in pairs:
        join.unite(place[one], place[other])
    sets: dict[int, list[int]] = {}
    for number in numbers:
        sets.setdefault(join.find(place[number]), []).append(number)
    return list(sets.values())
