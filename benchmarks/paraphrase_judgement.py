"""labelled text pairs -> how well the aligner's measures tell rewording and copying from their absence.

    python benchmarks/paraphrase_judgement.py [--msr FILE] [--answers FOLDER]

--msr      The Microsoft Research Paraphrase Corpus: tab-separated, `Quality` 1 or 0 in front, the two sentences last.
           Ten folds; printed beside the Jaccard coefficient of the words with a threshold tuned on the other folds.
--answers  The Corpus of Plagiarised Short Answers: `file_information.csv` (File, Task, Category) and the texts.
           Copied (cut, light, heavy) against not; the threshold for a task comes from the other tasks.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lineage.alignment.links.background import UNLISTED, rarity
from lineage.alignment.links.kin import kin_table
from lineage.alignment.words import Spelling, spelling, surfaces
from training.logistic import fit

Array = NDArray[np.float64]
Case = tuple[str, str, bool]
"""Two texts, and whether the second rewords or copies the first."""

FOLDS = 10
PENALTY = 1.0
CONTENT_RARITY = 0.25
NEAR_WORDS = 4


def main() -> None:
    """Print the figures of the corpora that are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--msr", type=Path)
    parser.add_argument("--answers", type=Path)
    options = parser.parse_args()
    if options.msr:
        cases = list(sentence_pairs(options.msr))
        folds = np.arange(len(cases)) % FOLDS
        report("word Jaccard, tuned threshold", cases, folds, lambda case: [jaccard(case)])
        report("measures of the aligner", cases, folds, sentence_measures)
    if options.answers:
        answers, tasks = short_answers(options.answers)
        report("word Jaccard, tuned threshold", answers, tasks, lambda case: [jaccard(case)])
        report("measures of the aligner", answers, tasks, copy_measures)


def report(name: str, cases: Sequence[Case], folds: NDArray[np.int_], measure: Callable[[Case], list[float]]) -> None:
    """Accuracy and F1 of a logistic model of the measures on each fold, fitted on the others.

    With one measure that is the best threshold for the likelihood, moved to the most accurate place nearby.
    """
    values = np.array([measure(case) for case in cases])
    answers = np.array([case[2] for case in cases], np.float64)
    found = np.zeros(len(cases), bool)
    for fold in np.unique(folds):
        rest, held = folds != fold, folds == fold
        names = [str(index) for index in range(values.shape[1])]
        model = fit(names, values[rest], answers[rest], np.ones(int(rest.sum())), PENALTY)
        chance = model.probability({name: values[:, int(name)] for name in names}, len(cases))
        found[held] = chance[held] >= best_threshold(chance[rest], answers[rest])
    hits = float((found * answers).sum())
    f1 = 2 * hits / max(1.0, found.sum() + answers.sum())
    print(f"{name:32} {len(cases):5} pairs  accuracy {np.mean(found == answers):.3f}  F1 {f1:.3f}")


def best_threshold(chance: Array, answers: Array) -> float:
    """The threshold of the highest accuracy, in the middle of its gap."""
    order = np.argsort(chance)
    sorted_chance, sorted_answers = chance[order], answers[order]
    right = np.concatenate([[sorted_answers.sum()], sorted_answers.sum() + np.cumsum(1 - 2 * sorted_answers)])
    edges = np.concatenate([[0.0], (sorted_chance[1:] + sorted_chance[:-1]) / 2, [1.0]])
    best = np.flatnonzero(right == right.max())
    return float(edges[best[np.argmin(np.abs(edges[best] - 0.5))]])


# ── the corpora ───────────────────────────────────────────────────────────────────────────────────────────────────


def sentence_pairs(path: Path) -> Iterator[Case]:
    """The pairs of a paraphrase corpus; the quotes in it are bare, so tabs alone separate."""
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        quality, *_, one, other = line.split("\t")
        yield one, other, quality == "1"


def short_answers(folder: Path) -> tuple[list[Case], NDArray[np.int_]]:
    """Source and answer with whether it was copied, and the number of its task."""
    with (folder / "file_information.csv").open(encoding="latin-1", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Category"] != "orig"]
    cases = [
        (
            (folder / f"orig_task{row['Task']}.txt").read_text(encoding="latin-1"),
            (folder / row["File"]).read_text(encoding="latin-1"),
            row["Category"] != "non",
        )
        for row in rows
    ]
    return cases, np.array([ord(row["Task"]) for row in rows])


# ── measures ──────────────────────────────────────────────────────────────────────────────────────────────────────


def spelt(text: str) -> list[Spelling]:
    """The words of a text."""
    return list(map(spelling, surfaces(text)))


def jaccard(case: Case) -> float:
    """Common share of the words of both texts."""
    one, other = ({word.form for word in spelt(text)} for text in case[:2])
    return len(one & other) / max(1, len(one | other))


def copy_measures(case: Case) -> list[float]:
    """Shares of the second text's distinct stems, and of its close pairs of content words, that the first one has."""
    source, answer = ([word.stem for word in spelt(text)] for text in case[:2])
    near = close_pairs(answer)
    return [
        weight(set(answer) & set(source)) / max(1e-9, weight(set(answer))),
        len(near & close_pairs(source)) / max(1, len(near)),
    ]


def sentence_measures(case: Case) -> list[float]:
    """Measures of common words, of words missing on either side, of order, and of contradicting numbers and names."""
    one, other = map(spelt, case[:2])
    stems = [{word.stem for word in side} for side in (one, other)]
    common = stems[0] & stems[1]
    left, right = (side - common for side in stems)
    relatives = {word for side, other in ((left, right), (right, left)) for word in side if kin(word) & other}
    total = [max(1e-9, weight(side)) for side in stems]
    order = in_order(one, other)
    missing = sorted((weight(left - relatives), weight(right - relatives)))
    numbers = [{word.stem for word in side if word.number} for side in (one, other)]
    names = [{word.stem for word in side[1:] if word.capital} for side in (one, other)]
    near = [close_pairs([word.stem for word in side]) for side in (one, other)]
    return [
        jaccard(case),
        weight(common) / min(total),
        weight(common) / max(total),
        *missing,
        order / max(1, min(len(one), len(other))),
        order / max(1, len(one), len(other)),
        len(near[0] & near[1]) / max(1, min(len(near[0]), len(near[1]))),
        len(numbers[0] ^ numbers[1]),
        len(names[0] ^ names[1]),
        min(len(one), len(other)) / max(1, len(one), len(other)),
        abs(len(one) - len(other)),
    ]


@cache
def kin(stem: str) -> frozenset[str]:
    """The stems that can stand for this one."""
    table = kin_table()
    number = table.numbers.get(stem)
    if number is None:
        return frozenset()
    stems = list(table.numbers)
    return frozenset(stems[other] for other in table.kin[slice(*table.starts[number : number + 2])])


def weight(stems: set[str]) -> float:
    """The summed rarity of the stems."""
    table = rarity()
    return sum(table.get(stem, table[UNLISTED]) for stem in sorted(stems))


def close_pairs(stems: Sequence[str]) -> set[tuple[str, str]]:
    """Pairs of content words that stand close to one another."""
    table = rarity()
    content = [stem for stem in stems if table.get(stem, table[UNLISTED]) > CONTENT_RARITY]
    return {
        (min(one, two), max(one, two))
        for position, one in enumerate(content)
        for two in content[position + 1 : position + 1 + NEAR_WORDS]
        if one != two
    }


def in_order(one: Sequence[Spelling], other: Sequence[Spelling]) -> int:
    """The number of stems that both texts have in the same order."""
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(word.stem, len(numbers)) for word in side] for side in (one, other)]
    return LCSseq.similarity(*sides)


if __name__ == "__main__":
    main()
