"""The labels of this folder and a corpus with the texts -> a folder of labelled pairs for `training.links`.

    python -m training.labels CORPUS.jsonl[.zst] FOLDER

`labels.jsonl` holds 28 pairs of articles of 2013 to 2015, chosen by chance from pairs of one day that share many rare
words, and labelled sentence by sentence by one reader.  It has no text: the ids of the articles, where their sentences
stand, and for each sentence of B that has one, [number, counterparts in A, counterparts left open, accepted labels,
whether only a part has a counterpart, whether both quote].  All other sentences of B are `added`.  The corpus has one
JSON object a line with `id`, `title` and `text`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from training.background import records

LABELS = Path(__file__).parent / "labels.jsonl"


def main() -> None:
    """Write one file a pair."""
    corpus, folder = Path(sys.argv[1]), Path(sys.argv[2])
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {row[side] for row in labels for side in "ab"}
    articles = {record["id"]: record for record in records(corpus) if record["id"] in wanted}
    folder.mkdir(parents=True, exist_ok=True)
    for row in labels:
        target = folder / f"{row['name']}.json"
        target.write_text(json.dumps(joined(row, articles), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def joined(row: dict[str, Any], articles: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One pair in the form that `training.links` reads."""
    known = {
        number: {"b": number, "a": a, "a_optional": left_open, "labels": labels, "partial": partial, "quote": quote}
        for number, a, left_open, labels, partial, quote in row["rows"]
    }
    plain = {"a": [], "a_optional": [], "labels": ["added"], "partial": False, "quote": False}
    sides = {
        side: {
            "id": row[side],
            "title": articles[row[side]]["title"],
            "text": articles[row[side]]["text"],
            "sentences": row[f"{side}_sentences"],
        }
        for side in "ab"
    }
    gold = [known.get(number, {"b": number, **plain}) for number in range(len(row["b_sentences"]))]
    return {"name": row["name"], "gold": gold, **sides}


if __name__ == "__main__":
    main()
