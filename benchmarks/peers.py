"""a corpus -> near-duplicate paragraphs as other libraries find them, each used as its own documentation shows.

    python benchmarks/peers.py rensa|datasketch CORPUS.jsonl PAIRS.jsonl

It runs in an environment that `speed.py` makes.  Paragraphs are the lines of eight words and more; equal ones are
collapsed first, as any user with boilerplate would do.  Words, five-word shingles and 128 permutations are the same for
all libraries; candidates are verified with rapidfuzz.  The output are pairs of paragraphs, each as document, start and
end.  Nothing else is stored: no database, no text index, no families.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"\w+")
MIN_WORDS = 8
SHINGLE = 5
PERMUTATIONS = 128
THRESHOLD = 0.5
SAME = 70  # of 100, rapidfuzz's token_set_ratio from which a candidate counts

Paragraph = tuple[list[str], str, list[object]]


def paragraphs(corpus: Path) -> list[Paragraph]:
    """The distinct paragraphs of the corpus: the words of each, its words as one text, and its place."""
    seen: set[str] = set()
    found: list[Paragraph] = []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for match in re.finditer(r"[^\n]+", record["text"]):
                words = WORD.findall(match[0].lower())
                joined = " ".join(words)
                if len(words) >= MIN_WORDS and joined not in seen:
                    seen.add(joined)
                    found.append((words, joined, [record["id"], *match.span()]))
    return found


def shingles(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def rensa_pairs(found: list[Paragraph]) -> Iterator[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    signatures = []
    for number, (words, _, _) in enumerate(found):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(shingles(words))
        index.insert(number, signature)
        signatures.append(signature)
    for number, signature in enumerate(signatures):
        yield from ((other, number) for other in index.query(signature) if other < number)


def datasketch_pairs(found: list[Paragraph]) -> Iterator[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashed = ([shingle.encode() for shingle in shingles(words)] for words, _, _ in found)
    for number, signature in enumerate(MinHash.generator(hashed, num_perm=PERMUTATIONS)):
        yield from ((other, number) for other in index.query(signature))
        index.insert(number, signature, check_duplication=False)


def main() -> None:
    from rapidfuzz import fuzz

    name, corpus, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    found = paragraphs(corpus)
    pairs = rensa_pairs(found) if name == "rensa" else datasketch_pairs(found)
    with out.open("w", encoding="utf-8") as file:
        for one, other in pairs:
            if fuzz.token_set_ratio(found[one][1], found[other][1]) >= SAME:
                file.write(json.dumps([found[one][2], found[other][2]]) + "\n")


if __name__ == "__main__":
    main()
