"""One corpus, in any order and any pieces, gives one lineage: small random corpora in which everything can change.

Lines are repeated until they become furniture of their outlet, families grow beyond the pairs that are stored, copies
come before their origins, and some documents have no date.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.config import DEFAULT, Settings
from lineage.corpus import reader
from lineage.errors import InputError

WOODS = (
    "amber brook cedar delta ember fjord grove haven inlet jetty knoll ledge marsh north oasis pearl quarry ridge "
    "shoal thorn umber vale wharf yonder zephyr alder birch clover dune elm fern gale heath isle juniper kelp linden "
    "maple nettle oak pine quill reed sedge tansy vetch willow yarrow"
)
Record = dict[str, str]


def sentence(chance: random.Random, length: int) -> str:
    """Words that hardly come twice in one order."""
    woods = WOODS.split()
    words = (chance.choice(woods) + ("" if chance.random() < 0.6 else chance.choice("abcdefgh")) for _ in range(length))
    return " ".join(words).capitalize() + "."


def corpus(chance: random.Random) -> list[Record]:
    """Eight to forty articles of a few outlets, with lines that many print and texts that are taken from another."""
    pool = [sentence(chance, chance.randint(9, 30)) for _ in range(chance.randint(3, 8))]
    pool += [f"“{sentence(chance, 14)[:-1]},” said {chance.choice(('Orla Finch', 'Bram Holt'))}." for _ in range(3)]
    outlets = [f"Paper {number}" for number in range(chance.choice([2, 4, 12]))]
    records: list[Record] = []
    for number in range(chance.randint(8, 40)):
        paragraphs = [sentence(chance, chance.randint(9, 40)) for _ in range(chance.randint(1, 5))]
        for line in pool:
            if chance.random() < 0.3:
                paragraphs.insert(chance.randrange(len(paragraphs) + 1), line)
        if records and chance.random() < 0.3:
            model = chance.choice(records)["text"].split("\n\n")
            paragraphs = model[: chance.randint(1, 6)] + paragraphs[: chance.randint(0, 3)]
        record = {"id": f"d{number:02}", "text": "\n\n".join(paragraphs), "outlet": chance.choice(outlets)}
        if chance.random() > 0.15:
            record["date"] = f"2024-{chance.randint(1, 3):02}-{chance.randint(1, 28):02}"
        records.append(record)
    return records


def pieces(chance: random.Random, records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records in any order, in two to six portions."""
    order = chance.sample(records, len(records))
    cuts = sorted(chance.sample(range(1, len(order)), chance.randint(1, 5)))
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        yield order[start:end]


def ingested(database: Path, portions: Sequence[Sequence[Record]], settings: Settings = DEFAULT) -> Path:
    """A database of these portions, one after the other."""
    for number, portion in enumerate(portions):
        file = database.with_name(f"{database.stem}-{number}.jsonl")
        file.write_text("".join(json.dumps(record) + "\n" for record in portion))
        pipeline.ingest([file], database, pipeline.IngestOptions(jobs=1), settings=settings)
    return database


@pytest.mark.parametrize("seed", range(12))
def test_any_pieces_give_one_lineage(tmp_path: Path, seed: int) -> None:
    """Whatever a later portion changes about the earlier ones is found: the digest says so, and so does the check."""
    chance = random.Random(seed)
    records = corpus(chance)
    whole = ingested(tmp_path / "whole.db", [records])
    parts = ingested(tmp_path / "pieces.db", [*pieces(chance, records)])
    assert pipeline.digest(parts).digest == pipeline.digest(whole).digest
    assert pipeline.check(parts, jobs=1).wrong == ()


@pytest.mark.parametrize("crowd", [1, 2, 3, 5])
@pytest.mark.parametrize("seed", range(4))
def test_lines_that_become_formulas_leave_no_trace(tmp_path: Path, seed: int, crowd: int) -> None:
    """What overlapped before too many had it in common is parted again: families, matches and sources follow."""
    chance = random.Random(100 * crowd + seed)
    records = corpus(chance)
    for record in records:
        if chance.random() < 0.7:
            number, when = chance.randrange(12), chance.choice(("today", "now", "here"))
            record["text"] += f"\n\nRead on with a map of the area under number {number} {when} while it is there."
    settings = replace(DEFAULT, matching=replace(DEFAULT.matching, crowd=crowd))
    whole = ingested(tmp_path / "whole.db", [records], settings)
    parts = ingested(tmp_path / "pieces.db", [*pieces(chance, records)], settings)
    assert pipeline.digest(parts).digest == pipeline.digest(whole).digest
    assert pipeline.check(parts, jobs=1).wrong == ()


@pytest.mark.parametrize("strict", [False, True])
def test_a_corpus_read_by_another_process_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strict: bool
) -> None:
    """The same lineage and, in the same order, the same reports of what could not be used or is doubtful."""
    chance = random.Random(7)
    file = tmp_path / "corpus.jsonl"
    lines = [json.dumps(record) for record in corpus(chance)]
    doubtful = json.dumps({"id": "doubt", "text": "Fog over the harbour.", "date": "0001-01-01"})
    broken = [] if strict else ["{", json.dumps({"id": "empty"})]
    file.write_text("\n".join([lines[0], *broken, *lines[1:], doubtful, *broken, lines[0]]))
    reports = {}
    for name, large in (("here", 1 << 30), ("elsewhere", 1)):
        monkeypatch.setattr(reader, "LARGE_BYTES", large)
        options = pipeline.IngestOptions(jobs=2, strict=strict)
        reports[name] = pipeline.ingest([file], tmp_path / f"{name}.db", options)
    here, there = reports["here"], reports["elsewhere"]
    assert (there.documents, there.unchanged, there.skipped, there.remarks) == (
        here.documents,
        here.unchanged,
        here.skipped,
        here.remarks,
    )
    assert there.unchanged == 1
    assert there.remarks
    assert len(there.skipped) == 2 * len(broken)
    assert pipeline.digest(tmp_path / "elsewhere.db").digest == pipeline.digest(tmp_path / "here.db").digest


def test_a_large_corpus_without_documents_is_refused_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other process raises is told as if it had been raised here, and no database is left."""
    monkeypatch.setattr(reader, "LARGE_BYTES", 0)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no files"):
        pipeline.ingest([tmp_path / "empty"], tmp_path / "none.db", pipeline.IngestOptions(jobs=2))
    assert not (tmp_path / "none.db").exists()
