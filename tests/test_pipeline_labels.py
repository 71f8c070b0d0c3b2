"""The label of a passage speaks of all of it, whether words or an aligner found the match: in views, trace and find."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
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


WORDS = "{}he old bridge at Aldmoor was closed to all heavy traffic until the next morning, said the mayor of the town."
PUNCTUATED = {"a": WORDS.format("Sadly. T"), "b": WORDS.format("Sadly, t"), "c": WORDS.format("T")}
"""The same words in other sentences, and without the first word, which is a sentence of its own in A alone."""


@pytest.mark.parametrize("order", ["abc", "bac", "cab", "cba"])
@pytest.mark.parametrize("at_a_time", [1, 3])
def test_texts_of_the_same_words_may_have_other_sentences(order: str, at_a_time: int, tmp_path: Path) -> None:
    """Each pair has the label of its own two texts, whichever text of these words came first."""
    database = tmp_path / "a.db"
    records = [
        json.dumps({"id": key, "outlet": f"Post {key}", "date": f"2024-05-0{number}", "text": PUNCTUATED[key]})
        for number, key in enumerate("abc", start=1)
    ]
    lines = [records["abc".index(key)] for key in order]
    for start in range(0, 3, at_a_time):
        (tmp_path / "some.jsonl").write_text("\n".join(lines[start : start + at_a_time]), "utf-8")
        pipeline.ingest([tmp_path / "some.jsonl"], database, pipeline.IngestOptions(jobs=1))
    labels = [pipeline.explained(one, "c", database).shared[0].label for one in "ab"]
    assert labels == ["verbatim", "edited"]
    with closing(sqlite3.connect(database)) as connection:
        found = "SELECT a_document, label FROM passage_matches WHERE b_document = 'c' ORDER BY 1"
        assert connection.execute(found).fetchall() == [("a", "verbatim"), ("b", "edited")]
        assert connection.execute("SELECT label FROM overlaps").fetchall() == [("verbatim",)]  # of the words alone


def test_of_counterparts_alike_in_all_the_first_is_named(tmp_path: Path) -> None:
    """Whatever numbers the matches have, which depend on what was stored in between."""
    line = "The old bridge at Aldmoor stays closed until noon on Sunday."
    found = traced(tmp_path, f"{line}\n\n{LEAD}\n\n{line}", f"{line}\n\nThe mayor was not there when it was closed.")
    assert [it.start for it in found.passages[0].counterparts] == [0]
    with closing(sqlite3.connect(tmp_path / "reports.db")) as connection, connection:
        connection.execute("UPDATE matches SET id = 1000 - id")
    assert pipeline.traced("b", tmp_path / "reports.db").passages == found.passages
