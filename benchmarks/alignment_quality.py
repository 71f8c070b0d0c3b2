"""A folder of labelled article pairs -> how well links and labels agree with those of the readers, pair by pair.

    python benchmarks/alignment_quality.py FOLDER [--also FOLDER]

Three lines of figures: the link model trained without the pair that is scored (on the other pairs of FOLDER and on all
of --also), the model that lineage ships, and the shipped model on the pairs with A and B swapped (links only).  For the
form of the files see training/links.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lineage.alignment.comparison import compare
from lineage.alignment.links.model import LinkModel, shipped
from lineage.config import DEFAULT
from lineage.records import Article, Comparison
from training.links import example, read, train
from training.scores import Scores, mirrored, score

Record = dict[str, Any]


def main() -> None:
    """Score the folder three times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also", type=Path, help="further labelled pairs, for training alone")
    options = parser.parse_args()
    records = read(options.folder)
    examples = [example(record) for record in records]
    further = [example(record) for record in read(options.also)] if options.also else []

    def without(index: int) -> LinkModel:
        return train([*examples[:index], *examples[index + 1 :], *further])

    tell("pair left out", records, without)
    tell("shipped model", records, lambda _: shipped())
    tell("swapped", [mirrored(record) for record in records], lambda _: shipped(), labels=False)


def tell(name: str, records: Sequence[Record], model: Callable[[int], LinkModel], *, labels: bool = True) -> None:
    """Print the figures of all pairs together and the link F1 of each."""
    pairs = [(record, compared(record, model(index))) for index, record in enumerate(records)]
    total = score(pairs)
    print(f"{name:14} {line(total, labels)}")
    print("   " + "  ".join(f"{record['name']} {score([(record, c)]).link_f1:.2f}" for record, c in pairs))


def compared(record: Record, model: LinkModel) -> Comparison:
    """The comparison of the two texts, without dates and outlets, as a user gives them."""
    return compare(Article(record["a"]["text"]), Article(record["b"]["text"]), DEFAULT, model)


def line(total: Scores, labels: bool) -> str:
    """The figures in one line."""
    links = f"links F1 {total.link_f1:.3f} (P {total.link_precision:.2f} R {total.link_recall:.2f})"
    if not labels:
        return links
    each = " ".join(f"{name} {total.label_f1(name):.2f}" for name in ("verbatim", "edited", "paraphrase", "added"))
    return f"{links}  labels macro F1 {total.label_macro_f1:.3f} accuracy {total.label_accuracy:.3f}  {each}"


if __name__ == "__main__":
    main()
