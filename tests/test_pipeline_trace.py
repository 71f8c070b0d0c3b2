"""Which pairs an ingest aligns: reports of one event in other words, and no copies that shared words tell already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import lineage, rows

TOLD = [
    "The warden of Velmarkia, Ola Tindrake, closed the Corby dam on Tuesday after wombats had dug under its wall.",
    "Skelbrook has kept wombats since 1911, and until this spring none of them had been seen near the water.",
    "Tindrake told the council of Harrowgast that the repair would take nine weeks and cost 4,711 crowns.",
]
RETOLD = (
    "Wombats that Skelbrook has kept since 1911 tunnelled beneath the Corby dam, which Velmarkia's warden Ola Tindrake "
    "shut on Tuesday.\n\nNine weeks and 4,711 crowns are needed for repairs, the Harrowgast council heard."
)


def ingested(path: Path, texts: list[str]) -> Path:
    """A database of articles of as many outlets, an hour apart."""
    records = [
        {"id": f"d{at}", "outlet": f"Outlet {at}", "date": f"2024-03-05T{at % 24:02d}:00:00Z", "text": text}
        for at, text in enumerate(texts)
    ]
    corpus = path / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, records)), "utf-8")
    done = lineage("ingest", corpus, "--db", path / "a.db")
    assert done.returncode == 0, done.stderr
    return path / "a.db"


@pytest.mark.parametrize("many", [3, 30])
def test_copies_of_one_text_are_not_aligned(tmp_path: Path, many: int) -> None:
    """However many print it, and in whatever order of its paragraphs: stored matches join only some of many."""
    orders = [TOLD, TOLD[::-1]]
    database = ingested(tmp_path, ["\n\n".join(orders[at % 2]) for at in range(many)])
    assert rows(database, "SELECT count(*) FROM related_documents") == [(many * (many - 1) // 2,)]
    assert rows(database, "SELECT count(*) FROM alignments") == [(0,)]


def test_who_tells_it_in_other_words_is_aligned_with_a_copy(tmp_path: Path) -> None:
    """The copies do not take up the places of those of which words tell nothing."""
    database = ingested(tmp_path, ["\n\n".join(TOLD)] * 12 + [RETOLD])
    ((retold,),) = rows(database, "SELECT id FROM documents WHERE key = 'd12'")
    assert rows(database, 'SELECT DISTINCT "right" FROM alignments') == [(retold,)]


MORE = [
    "Farmers below the dam were told to move their herds, and the road to Skelbrook stayed shut for two nights.",
    "Engineers will lower the lake by three metres before they pack the tunnels with clay and lay a mat of steel.",
]
OPENED = "The lake, which was dammed in 1938, feeds the mills of Harrowgast and the baths that opened there last year."
REOPENED = "Dammed in 1938, the lake drives Harrowgast's mills and supplies baths that were opened there a year ago."


@pytest.mark.parametrize(("last", "label"), [(REOPENED, "paraphrase"), ("", None)])
def test_a_paragraph_that_a_copy_rewords_is_told_from_one_of_its_own(
    tmp_path: Path, last: str, label: str | None
) -> None:
    """What is left of a copy is read beside what is left of the other one, if anything is."""
    database = ingested(tmp_path, ["\n\n".join([*TOLD, *MORE, end]).strip() for end in (OPENED, last)])
    assert rows(database, "SELECT count(*) FROM alignments") == [(0 if label is None else 1,)]
    found = rows(database, "SELECT label FROM passage_lineage WHERE document = 'd1' AND ordinal = 5")
    assert found == ([] if label is None else [(label,)])
