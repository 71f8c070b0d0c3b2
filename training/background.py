"""A corpus of articles -> the background table of word rarity that the aligner ships.

    python -m training.background CORPUS.jsonl[.zst] lineage/alignment/data/rarity.txt

Reads one JSON object a line with the key `text`.  A stem's rarity is log((articles + 1) / (articles with it + 1)),
divided by log(articles + 1), hence 0 (in every article) to 1 (in none); rounded to steps of 1/32.  Stems found in fewer
than `LEAST` articles are left out; the row of `*` holds the rarity of what is not listed.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lineage.alignment.words import stem, surfaces

LEAST = 8
STEPS = 32


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, compressed or not."""
    import zstandard

    with path.open("rb") as raw:
        stream = zstandard.ZstdDecompressor().stream_reader(raw) if path.suffix == ".zst" else raw
        for line in io.TextIOWrapper(stream, encoding="utf-8"):
            yield json.loads(line)


def main() -> None:
    """Count, class and write."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    found: Counter[str] = Counter()
    articles = 0
    for record in records(source):
        articles += 1
        found.update(set(map(stem, surfaces(record["text"]))))
    classes: dict[int, list[str]] = {}
    for word, count in found.items():
        if count >= LEAST and word.isascii() and ":" not in word:
            classes.setdefault(rarity(articles, count), []).append(word)
    rows = [f"{step}\t{' '.join(sorted(stems))}\n" for step, stems in sorted(classes.items())]
    unlisted = f"{rarity(articles, LEAST // 2)}\t*\n"
    target.write_text(unlisted + "".join(rows), encoding="utf-8")


def rarity(articles: int, count: int) -> int:
    """The class of a stem that `count` of `articles` hold, in steps of 1/32."""
    return round(STEPS * math.log((articles + 1) / (count + 1)) / math.log(articles + 1))


if __name__ == "__main__":
    main()
