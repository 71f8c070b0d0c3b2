"""From articles to the rows of the view of duplicates, with any dates, outlets and order of ingest."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage import pipeline

ONE_JOB = pipeline.IngestOptions(jobs=1)
TOPICS = ("harbour", "library", "railway", "orchard", "tramway", "brewery", "lighthouse", "quarry")
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu")


def paragraph(chance: random.Random) -> str:
    """A paragraph of thirty words that no other one shares a run of words with."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30)]
    return f"{' '.join(words).capitalize()}."


TEXTS = {topic: "\n\n".join(paragraph(random.Random(f"{topic} {at}")) for at in range(3)) for topic in TOPICS}
Row = tuple[str, str, str | None, str]
"""Id, outlet, date, topic."""


def ingested(folder: Path, rows: list[Row], pieces: int = 1) -> Path:
    """A database of these articles, ingested in so many pieces."""
    database = folder / "a.db"
    for piece in range(pieces):
        lines = [
            json.dumps({"id": key, "outlet": outlet, "date": date, "text": TEXTS[topic]})
            for key, outlet, date, topic in rows[piece::pieces]
        ]
        path = folder / f"{piece}.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        pipeline.ingest([path], database, ONE_JOB)
    return database


def groups(database: Path) -> dict[str, tuple[str, int]]:
    """Document -> representative, and number of documents of its group."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT document, representative, documents FROM document_duplicates")
        return {document: (representative, documents) for document, representative, documents in rows}


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        (("2026-03-01", "2026-03-01", "2026-03-01"), "a"),
        ((None, None, None), "a"),
        ((None, "2026-03-02", "2026-03-01"), "c"),
        (("2026-03-03", "2026-03-02T10:00:00Z", "2026-03-02"), "b"),
    ],
)
@pytest.mark.parametrize("outlets", [("Post", "Star", "Mail"), ("Post", "Post", "Post")])
def test_one_of_identical_articles_is_kept(
    tmp_path: Path, dates: tuple[str | None, ...], kept: str, outlets: tuple[str, ...]
) -> None:
    """The first in time, undated ones last, then by id, also where no date orders them."""
    rows = [(key, outlet, date, "harbour") for key, outlet, date in zip("abc", outlets, dates, strict=True)]
    database = ingested(tmp_path, [*rows, ("other", "Sun", "2026-03-01", "library")])
    assert groups(database) == {**dict.fromkeys("abc", (kept, 3)), "other": ("other", 1)}


def test_an_article_that_was_stored_many_times_is_one(tmp_path: Path) -> None:
    """Also where its outlet has it on so many days that all of it is furniture by repetition."""
    rows: list[Row] = [(f"h{day:02}", "Post", f"2026-03-{day:02}", "harbour") for day in range(1, 13)]
    rows += [(topic, "Post", f"2026-03-{20 + at}", topic) for at, topic in enumerate(TOPICS[1:])]
    database = ingested(tmp_path, rows)
    with closing(sqlite3.connect(database)) as connection:
        (standing,) = connection.execute("SELECT count(*) FROM passages WHERE form = 'body'").fetchone()
    assert standing
    found = groups(database)
    assert {found[key] for key, _, _, topic in rows if topic == "harbour"} == {("h01", 12)}
    assert all(found[topic] == (topic, 1) for topic in TOPICS[1:])


def test_the_order_of_ingest_changes_nothing(tmp_path: Path) -> None:
    """In one go or one by one, whoever comes first: the same rows, and the digest."""
    rows: list[Row] = [
        (f"{topic}-{number}", f"outlet {number}", f"2026-03-{1 + (5 * number) % 7:02}", topic)
        for topic in TOPICS[:3]
        for number in range(4)
    ]
    answers = []
    for seed, pieces in ((0, 1), (1, 3), (2, len(rows))):
        (folder := tmp_path / str(seed)).mkdir()
        random.Random(seed).shuffle(rows)
        database = ingested(folder, rows, pieces)
        answers.append((groups(database), pipeline.digest(database).digest))
    assert answers[0] == answers[1] == answers[2]


def test_short_lines_count_where_half_of_an_article_matches(tmp_path: Path) -> None:
    """Of lines of fewer than eight words nothing is matched, but they are as much of the article as others."""
    lines = [f"Station {at}: {name} to {name}, on time." for at, name in enumerate(TOPICS)]
    text = "\n\n".join([TEXTS["harbour"], *lines])
    for key in "ab":
        record = {"id": key, "outlet": f"Outlet {key}", "date": "2026-03-01", "text": text}
        (tmp_path / f"{key}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    database = tmp_path / "a.db"
    pipeline.ingest([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], database, ONE_JOB)
    with closing(sqlite3.connect(database)) as connection:
        body = connection.execute("SELECT sum(words) FROM passages WHERE document = 1").fetchone()[0]
        (matched,) = connection.execute(
            "SELECT sum(words) FROM passages WHERE id IN (SELECT a_passage FROM matches)"
        ).fetchone()
    assert 0.5 < matched / body < 0.8
    assert groups(database) == {"a": ("a", 2), "b": ("a", 2)}
