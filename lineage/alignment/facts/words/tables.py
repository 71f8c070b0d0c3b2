"""The rows of a list -> a table to look words or stems up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lineage.alignment.facts.words.stems import stem

Words = frozenset[str]


def stems(words: Iterable[str]) -> Words:
    """The stems of a list."""
    return frozenset(map(stem, words))


def pole(words: str) -> str:
    """One of two opposites with its first word as a stem: "vot against"."""
    first, *others = words.split()
    return " ".join([stem(first), *others])


def rows_of(rows: Iterable[list[str]]) -> dict[str, str]:
    """Each word -> the first word of its row."""
    return {word: row[0] for row in rows for word in row}


def classes_of(classes: Mapping[str, list[str]]) -> dict[str, str]:
    """Stem of each member -> its class; the first class wins."""
    found: dict[str, str] = {}
    for name, words in classes.items():
        for word in words:
            found.setdefault(stem(word), name)
    return found


def steps_of(ladders: Mapping[str, list[list[str]]]) -> dict[str, tuple[str, int]]:
    """Each word -> its ladder and its step; of a word on two ladders the first counts."""
    found: dict[str, tuple[str, int]] = {}
    for name, steps in ladders.items():
        for step, words in enumerate(steps):
            for word in words:
                found.setdefault(pole(word), (name, step))
    return found


def deeds_of(rows: Iterable[list[str]]) -> dict[str, str]:
    """Each verb as a pole -> the first of its row, with the minus of the verb."""
    signed = ((row[0], verb, "-" * verb.startswith("-")) for row in rows for verb in row)
    return {pole(verb.removeprefix("-")): sign + deed for deed, verb, sign in signed}


def both_ways(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Each pair, and the same the other way round."""
    one_way = frozenset(pairs)
    return one_way | {(other, one) for one, other in one_way}


def sizes_of(units: Mapping[str, list[Any]]) -> dict[str, tuple[str, float]]:
    """Stem of each unit -> dimension and size; squares of lengths in hectares, cubes in litres."""
    found = {stem(unit): (dimension, float(size)) for unit, (dimension, size) in units.items()}
    lengths = [(unit, size) for unit, (dimension, size) in found.items() if dimension == "length"]
    squares = {f"square {unit}": ("area", size**2 / 10_000) for unit, size in lengths}
    return found | squares | {f"cubic {unit}": ("volume", size**3 * 1_000) for unit, size in lengths}
