"""The label of a passage speaks of all of it, whether words or an aligner found the match: in views, trace and find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.answers import PASSAGE_LABELS, DocumentTrace

LEAD = "A coach full of pupils overturned on the Tarrow road on Tuesday after sliding on ice near the quarry bridge."
CASES = {
    "all of it": (
        "Zwölf Menschen wurden verletzt. Die Straße blieb bis zum Abend gesperrt.",
        "Zwölf Menschen wurden verletzt. Die Straße blieb bis zum Abend gesperrt.",
        "verbatim",
    ),
    "another number, another sentence, and one as it is": (
        "Zwölf Menschen wurden verletzt. Niemand schwebt in Lebensgefahr. Die Straße blieb bis zum Abend gesperrt.",
        "Vierzehn Menschen wurden verletzt. Zwei schweben in Lebensgefahr. Die Straße blieb bis zum Abend gesperrt.",
        "edited",
    ),
    "without its first word": (
        "No hubo muertos. La alcaldesa Inés Aldmoor pidió a los 300 vecinos que no salgan de casa hasta que amaine.",
        "Hubo muertos. La alcaldesa Inés Aldmoor pidió a los 300 vecinos que no salgan de casa hasta que amaine.",
        "edited",
    ),
    "one sentence as it is behind a new one": (
        "Twelve people were hurt. The Tarrow road stayed shut until the early evening, the county said.",
        "The driver, who had worked for thirty hours, was led away. The Tarrow road stayed shut until the"
        " early evening, the county said.",
        "edited",
    ),
}


def traced(folder: Path, one: str, other: str) -> DocumentTrace:
    """The trace of the second of two reports."""
    file, database = folder / "reports.jsonl", folder / "reports.db"
    records = (
        {"id": key, "outlet": outlet, "date": f"2024-05-02T{hour}:00:00Z", "title": LEAD, "text": text}
        for key, outlet, hour, text in (("a", "Moor Gazette", "06", one), ("b", "Vell Post", "09", other))
    )
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    pipeline.ingest([file], database, pipeline.IngestOptions(jobs=1))
    return pipeline.traced("b", database)


@pytest.mark.parametrize("case", CASES)
def test_a_label_claims_no_more_than_the_sentences_do(case: str, tmp_path: Path) -> None:
    """Also where none is the document's source; what is said of counterparts is no closer."""
    one, other, label = CASES[case]
    found = traced(tmp_path, f"{LEAD}\n\n{one}", f"{LEAD}\n\n{other}")
    (passage,) = (passage for passage in found.passages if passage.text == other)
    assert passage.label == label
    assert all(counterpart.label != "verbatim" or label == "verbatim" for counterpart in passage.counterparts)


@pytest.mark.parametrize("case", CASES)
def test_a_text_that_is_not_stored_is_called_nothing_closer(case: str, tmp_path: Path) -> None:
    """As if it had been stored, or nothing at all, where no aligner read it."""
    one, other, label = CASES[case]
    traced(tmp_path, f"{LEAD}\n\n{one}", f"{LEAD}\n\n{one}")
    file = tmp_path / "new.txt"
    file.write_text(f"{LEAD}\n\n{other}")
    found = pipeline.find_text(file, tmp_path / "reports.db", outlet="Dale Times")
    (passage,) = (passage for passage in found.passages if passage.text == other)
    assert PASSAGE_LABELS.index(passage.label) >= PASSAGE_LABELS.index(label)
