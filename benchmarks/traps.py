"""a number of characters -> texts of that length made to be slow, by name."""

from __future__ import annotations

import random
from collections.abc import Callable

from hostile_words import UNITS


def traps() -> dict[str, Callable[[int], str]]:
    """Name -> a function from a length to a text of that length."""

    def repeated(unit: str) -> Callable[[int], str]:
        return lambda length: (unit * (length // len(unit) + 1))[:length]

    def words(separator: str) -> Callable[[int], str]:
        return lambda length: "".join(f"{_word(n)}{separator}" for n in range(length // (7 + len(separator))))

    made = {f"{name} ×": repeated(unit) for name, unit in UNITS.items()}
    made |= {
        "other words": words(" "),
        "other names": lambda length: words(" ")(length).title(),
        "other lines": words("\n"),
        "other sentences": words(" said so. "),
        "other numbers": lambda length: " ".join(str(n * 7919) for n in range(length // 8)),
        "mixed signs": _mixed,
        "wrapped": lambda length: "".join(f"{('word ' * 12)}x{n % 10}\n" for n in range(length // 63)),
        "news in one block": lambda length: (
            "The minister told reporters on Monday that 12 people were hurt in May 2024. " * (length // 76 + 1)
        )[:length],
    }
    return made


def _word(number: int) -> str:
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return "w" + letters


def _mixed(length: int) -> str:
    generator = random.Random(1)
    return "".join(generator.choices(" \n.,;:()[]“”\"'-—/ABab19é新ب<>&", k=length))
