"""a generator of random numbers -> hostile texts, values and changes of bytes, of which inputs are made.

The same generator gives the same text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hostile_words import DATES, HOSTILE, NAMES

FIXTURES = Path(__file__).parent.parent / "fixtures"


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def changed(data: bytes, random: Random, tokens: tuple[bytes, ...]) -> bytes:
    """The data after one to six changes of bytes; at most 20,000 bytes longer."""
    room = len(data) + 20_000
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        data = random.choice(_CHANGES)(data, random, tokens)[:room]
    return data


def _place(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((0, 1, 1, 4, 16, 64, 256, 2000)))


def _flipped(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 20)) if data else 0):
        flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _repeated(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 10, 100)) + data[end:]


def _inserted(data: bytes, random: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return (
        data[:start]
        + random.choice((*tokens, hostile(random))) * random.choice((1, 1, 1, 5, 50))
        + data[random.choice((start, end)) :]
    )


def _overwritten(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _ended(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    return data[: random.randint(0, len(data))]


def _moved(data: bytes, random: Random, _tokens: tuple[bytes, ...]) -> bytes:
    (start, end), (target, _) = _place(data, random), _place(data, random)
    rest = data[:start] + data[end:]
    return rest[:target] + data[start:end] + rest[target:]


_CHANGES = (_flipped, _cut, _repeated, _inserted, _overwritten, _ended, _moved)


def hostile(random: Random) -> bytes:
    """A hostile text as bytes, mostly UTF-8."""
    return random.choice(HOSTILE).encode(random.choice(("utf-8", "utf-8", "utf-16-le", "cp1252")), "replace")


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def articles() -> tuple[str, ...]:
    """The texts of the fixtures' corpus."""
    lines = (
        line for path in sorted((FIXTURES / "corpus").rglob("*.jsonl")) for line in path.read_text("utf-8").split("\n")
    )
    records = [json.loads(line) for line in lines if line.strip()]
    return tuple(text for record in records for text in record.values() if isinstance(text, str) and len(text) > 200)


def text(random: Random, longest: int = 1500) -> str:
    """An article, part of one, or no article at all, with hostile changes."""
    kind = random.random()
    if kind < 0.1:
        return "".join(
            random.choice(HOSTILE) + random.choice((" ", "\n", "\n\n", "", ". ")) for _ in range(random.randint(0, 6))
        )
    if kind < 0.2:
        return "".join(chr(_code(random)) for _ in range(random.randint(0, 60)))
    article = random.choice(articles())
    start = random.choice((0, 0, random.randint(0, len(article))))
    return reworded(article[start : start + random.randint(20, longest)], random)


def reworded(article: str, random: Random) -> str:
    """The text after some changes of its words, lines and characters."""
    sign = random.choice((" ", " ", "\n", ". ", ""))
    pieces = article.split(sign) if sign else list(article)
    joint = random.choice((" ", " ", " ", "\n", ". ", "", "\u00a0", "\t", "\u2028", "\r\n"))
    for _ in range(random.choice((0, 1, 3, 10))):
        at = random.randint(0, len(pieces))
        match random.randrange(5):
            case 0:
                pieces.insert(at, random.choice(HOSTILE))
            case 1:
                del pieces[at : at + random.randint(1, 9)]
            case 2:
                pieces[at:at] = pieces[at : at + random.randint(1, 30)]
            case 3:
                pieces[at : at + 1] = ["".join(chr(_code(random)) for _ in range(random.randint(1, 6)))]
            case 4:
                random.shuffle(pieces)
    return joint.join(pieces)


def _code(random: Random) -> int:
    return random.choice(
        (
            random.randrange(0x80),
            random.randrange(0x3000),
            random.randrange(0x110000),
            random.choice((0, 0x1B, 0x9B, 0xAD, 0x202E, 0xD800, 0xFEFF)),
        )
    )


def value(random: Random, depth: int = 3) -> Any:
    """A value that stands in no part of a record that was made in good faith."""
    match random.randrange(9 if depth else 6):
        case 0:
            return text(random, 300)
        case 1:
            return random.choice(HOSTILE)
        case 2:
            return random.choice(DATES)
        case 3:
            return random.choice((None, True, 0, -1, 10**30, 0.5, 1e308, "", " ", "None"))
        case 4:
            return f"http{random.choice('sx:')}://{random.choice(HOSTILE)}{random.choice(('/', '[', ':99999', '@'))}"
        case 5:
            return random.choice(("['a', 'b']", "[" * 90, "a; b;; ;None", "{'name': 'x'}"))
        case 6:
            return [value(random, depth - 1) for _ in range(random.randint(0, 4))]
        case 7:
            return {
                random.choice((*NAMES, "name", "$date", "$oid", *HOSTILE[:4])): value(random, depth - 1)
                for _ in range(random.randint(0, 4))
            }
    return [{"text": text(random, 100)} for _ in range(random.randint(0, 3))]
