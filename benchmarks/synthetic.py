"""a seed and a number of documents -> a corpus of invented news with planted copies, and the truth about them.

    python benchmarks/synthetic.py FILE.jsonl [--documents 10000] [--seed 1] [--boilerplate 0.3] [--numbered]

It writes FILE.jsonl and FILE.truth.jsonl.  Words are invented and drawn as often as words of a language are (Zipf), so
that chance seldom repeats five in a row; each event has names of its own, without which every two reports of one week
would look like one event.  A tenth of the documents are wire copies: they begin with paragraphs of an earlier document
of another outlet, each as it was, with one word in twenty replaced, cut to its first half, or with as many words of its
own joined to it.  One sentence of thirty words stands at the end of a share of all documents (--boilerplate); with
--numbered, it has a different number in its middle in each of them, as addresses and reference numbers are.  The truth
has one line for each planted paragraph: document and line of the original and of the copy, and what was done.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

VOCABULARY = 60_000
OUTLETS = 40
PARAGRAPHS = (8, 32)
WORDS = (12, 80)
COPIES = 0.1  # of the documents
KEPT = 0.7  # of the paragraphs of a copied document
RECENT = 200  # documents back from which copies are taken
NAMES = 6  # people and places of an event
NAMED = 0.07  # of the words are names
HEADS = (
    "bal",
    "cor",
    "den",
    "fal",
    "gor",
    "hal",
    "jen",
    "kar",
    "lor",
    "men",
    "nor",
    "pel",
    "quen",
    "ros",
    "sel",
    "tor",
)
TAILS = ("a", "en", "is", "ot", "ur", "ade", "ing", "ory", "eth", "ula")


class Planted(NamedTuple):
    """A paragraph that was copied: where from, where to, and how."""

    original: tuple[str, int]
    copy: tuple[str, int]
    how: str


class Corpus:
    """Documents in the order of their numbers; the same seed gives the same ones."""

    def __init__(self, seed: int, boilerplate: float, *, numbered: bool) -> None:
        self.random = np.random.default_rng(seed)
        numbers = np.arange(VOCABULARY)
        self.words = np.array([f"{HEADS[n % 16]}{TAILS[n // 16 % 10]}{_letters(n // 160)}" for n in numbers.tolist()])
        self.odds = np.cumsum(1 / (numbers + 10))
        self.boilerplate = boilerplate
        self.numbered = numbered
        self.standing = self.paragraph(30)
        self.recent: list[tuple[str, int, list[str], list[list[str]]]] = []

    def paragraph(self, length: int, names: Sequence[str] = ()) -> list[str]:
        """A paragraph of this many words, some of them names."""
        drawn = np.searchsorted(self.odds, self.random.random(length) * self.odds[-1])
        words: list[str] = self.words[drawn].tolist()
        for place in np.flatnonzero(self.random.random(length) < NAMED).tolist() if names else ():
            words[place] = names[int(self.random.integers(len(names)))]
        return words

    def documents(self, count: int) -> Iterator[tuple[dict[str, str], list[Planted]]]:
        """Records as they stand in a corpus, each with the paragraphs that were planted in it."""
        for number in range(count):
            outlet = int(self.random.integers(OUTLETS))
            key = f"d{number}"
            others = [old for old in self.recent if old[1] != outlet]
            origin = (
                others[int(self.random.integers(len(others)))] if self.random.random() < COPIES and others else None
            )
            names = origin[2] if origin else [f"{_letters(number * NAMES + n + 7_200)}n".title() for n in range(NAMES)]
            paragraphs = [
                self.paragraph(int(n), names)
                for n in self.random.integers(*WORDS, int(self.random.integers(*PARAGRAPHS)))
            ]
            planted = self._copy(key, (origin[0], origin[3]), paragraphs) if origin else []
            self.recent = [*self.recent[-RECENT:], (key, outlet, names, paragraphs)]
            lines = [_sentence(words) for words in paragraphs]
            if self.random.random() < self.boilerplate:
                number_in_it = [str(number)] if self.numbered else []
                lines.append(_sentence([*self.standing[:15], *number_in_it, *self.standing[15:]]))
            day = f"2024-{number * 12 // count + 1:02}-{number % 28 + 1:02}"
            yield {"id": key, "outlet": f"Outlet {outlet}", "date": day, "text": "\n".join(lines)}, planted

    def _copy(self, key: str, origin: tuple[str, list[list[str]]], paragraphs: list[list[str]]) -> list[Planted]:
        """Put paragraphs of an earlier document of another outlet in front of the given ones."""
        original, texts = origin
        planted: list[Planted] = []
        copied: list[list[str]] = []
        for line, words in enumerate(texts):
            if self.random.random() < KEPT:
                changed, how = self._changed(words)
                planted.append(Planted((original, line), (key, len(copied)), how))
                copied.append(changed)
        paragraphs[:0] = copied
        return planted

    def _changed(self, words: list[str]) -> tuple[list[str], str]:
        kind = self.random.random()
        if kind < 0.5:
            return words, "identical"
        if kind < 0.8:
            changed = list(words)
            for place in self.random.integers(0, len(words), 1 + len(words) // 20).tolist():
                changed[place] = self.paragraph(1)[0]
            return changed, "edited"
        if kind < 0.9 and len(words) >= 24:
            return words[: len(words) // 2], "contained"
        return words + self.paragraph(len(words)), "contained"


def _sentence(words: Sequence[str]) -> str:
    """The words as a sentence, with a capital in front and a full stop behind."""
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _letters(number: int) -> str:
    """A syllable or two for each number, so that no two words are equal."""
    text = ""
    while number:
        text += "bdfgklmnprst"[number % 12] + "aeiou"[number // 12 % 5]
        number //= 60
    return text


def write(path: Path, documents: int, seed: int = 1, boilerplate: float = 0.3, *, numbered: bool = False) -> Path:
    """Write a corpus and its truth; returns the path of the truth."""
    truth = path.with_suffix(".truth.jsonl")
    with path.open("w", encoding="utf-8") as corpus, truth.open("w", encoding="utf-8") as told:
        for record, planted in Corpus(seed, boilerplate, numbered=numbered).documents(documents):
            corpus.write(json.dumps(record) + "\n")
            told.writelines(json.dumps(row) + "\n" for row in planted)
    return truth


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A corpus of invented news with planted copies.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boilerplate", type=float, default=0.3, help="share of documents that end in one sentence")
    parser.add_argument("--numbered", action="store_true", help="with another number in that sentence under each")
    options = parser.parse_args()
    write(options.file, options.documents, options.seed, options.boilerplate, numbered=options.numbered)
