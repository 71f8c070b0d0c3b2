"""a corpus -> how often the right agency is inferred for a document whose credit was removed.

    python benchmarks/masking.py CORPUS… [--agencies FILE] [--most 200] [--misses 10]

Trials are the documents that credit an agency and have at least half of their body passages in common with another
document that credits the same agency, where what they share is told to be the agency's (not where it "contributed" to
the reports of one house).  The credit is removed from one document at a time (dateline, byline, tail, copyright line,
author field) and the documents around it are traced again: the source of the masked document must name the same agency,
and its audit must say `uncredited`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from documents import read
from memory import Traced, shared_passages, traced

from lineage import credits, provenance
from lineage.config import DEFAULT
from lineage.records import Document, Lineage

HALF = 0.5


class Trial(NamedTuple):
    """A document, and the agency whose credit is removed from it."""

    row: int
    agency: str
    circle: tuple[int, ...]  # rows that share passages with it, and those that share passages with these


def trials(corpus: Traced, most: int) -> list[Trial]:
    """The trials that a corpus allows, spread over it if there are too many."""
    shared = _shared(corpus)
    found = []
    for (a, b), passages in sorted(shared.items()):
        for one, other in ((a, b), (b, a)):
            names = _agencies(corpus, one) & _agencies(corpus, other)
            body = sum(passage.kind == "body" for passage in corpus.case.documents[one].passages)
            if len(_agencies(corpus, one)) == 1 and names and passages[one] >= HALF * body:
                found.append((one, min(names)))
    rows = sorted(set(found))
    step = max(1, len(rows) // most)
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in shared:
        near[a].add(b)
        near[b].add(a)
    return [Trial(row, name, _circle(row, near)) for row, name in rows[::step]]


def _agencies(corpus: Traced, row: int) -> set[str]:
    return {credit.name for credit in corpus.case.documents[row].credits if credit.role == "carries"}


def _shared(corpus: Traced) -> dict[tuple[int, int], dict[int, int]]:
    """Pairs of documents, with how many passages of each stand in the other."""
    return {
        (one, other): {one: len({mine for mine, _ in pairs}), other: len({theirs for _, theirs in pairs})}
        for (one, other), pairs in shared_passages(corpus.case).items()
    }


def _circle(row: int, near: dict[int, set[int]]) -> tuple[int, ...]:
    """Rows of the document, of those that share passages with it, and of those that share passages with these."""
    circle = {row, *near[row]}
    return tuple(sorted(circle.union(*(near[other] for other in near[row]))))


def masked(document: Document, item: provenance.CaseDocument, agency: str) -> Document:
    """The document without any credit to the agency: its names are cut out of the places where they are credits."""
    text = document.text
    for credit in sorted(item.credits, key=lambda credit: -(credit.start or 0)):
        if credit.name == agency and credit.start is not None and credit.end is not None:
            start, end = credit.start, credit.end
            if credit.place == "dateline":
                while start > 0 and text[start - 1] in " (/":
                    start -= 1
                while end < len(text) and text[end] in ")/":
                    end += 1
            else:
                start = text.rfind("\n", 0, start) + 1 if "\n" in text[:start] else start
                behind = text.find("\n", end)
                end = behind if behind >= 0 else len(text)
            text = text[:start] + text[end:]
    author = document.author
    if author and any(credit.place == "metadata" for credit in item.credits):
        author = None
    return replace(document, text=re.sub(r"\n{3,}", "\n\n", text), author=author)


def outcome(lineage: Lineage, document: int, agency: str) -> tuple[str, str | None]:
    """How the agency of the masked document is told ("right", "wrong" or "silent"), and the verdict of its audit."""
    rows = [audit for audit in lineage.audits if audit.document == document and audit.source is not None]
    named = [audit for audit in rows if audit.name is not None]
    if not named:
        return "silent", rows[0].verdict if rows else None
    first = max(named, key=lambda audit: audit.share)
    return ("right" if first.name == agency else "wrong"), first.verdict


def run(
    documents: Sequence[Document], rules: credits.CreditRules, most: int
) -> Iterator[tuple[Trial, str, str | None]]:
    """Every trial with its outcome."""
    corpus = traced(documents, rules, DEFAULT, align=False)
    for trial in trials(corpus, most):
        circle = [documents[row] for row in trial.circle]
        at = trial.circle.index(trial.row)
        known = provenance.trace(traced(circle, rules, DEFAULT).case, DEFAULT, rules)
        if outcome(known, at + 1, trial.agency)[0] != "right":
            continue
        circle[at] = masked(documents[trial.row], corpus.case.documents[trial.row], trial.agency)
        case = traced(circle, rules, DEFAULT).case
        left = {credit.name for credit in case.documents[at].credits if credit.role == "carries"}
        if trial.agency not in left:
            yield trial, *outcome(provenance.trace(case, DEFAULT, rules), at + 1, trial.agency)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--agencies", action="append", type=Path, default=[])
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--misses", type=int, default=10)
    options = parser.parse_args()
    documents = read(options.corpus)
    results = list(run(documents, credits.rules(credits.load(credits.read_agencies(options.agencies))), options.most))
    counts = Counter(result for _, result, _ in results)
    verdicts = Counter(verdict for _, _, verdict in results)
    total = max(1, len(results))
    print(
        f"{len(results)} trials: right {counts['right'] / total:.1%}, wrong {counts['wrong'] / total:.1%}, "
        f"silent {counts['silent'] / total:.1%}; uncredited {verdicts['uncredited'] / total:.1%}"
    )
    for trial, result, verdict in [entry for entry in results if entry[1] != "right"][: options.misses]:
        print(f"  {result}: {documents[trial.row].key} ({trial.agency}), audit {verdict}")


if __name__ == "__main__":
    main()
