"""Changed texts of stored ids: kept as later versions, under ids and with dates of their own, where the user asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import pipeline
from lineage.pipeline.versions import Version, version_of
from lineage.records import Document, Revision
from lineage.store import Held
from tests.program import lineage, rows

KEPT = pipeline.IngestOptions(keep_versions=True, jobs=1)
FIRST = "The council of Tarn Bay voted on Monday to close the old ferry pier for two winters."
SECOND = "The council of Tarn Bay voted on Monday to close the old ferry pier for three winters."
THIRD = "The council of Tarn Bay will vote again on whether to close the old ferry pier."
MORNING, NOON, EVENING = (f"2026-03-09T{hour}:00:00+00:00" for hour in ("08", "12", "20"))


def records(path: Path, *records: dict[str, Any]) -> Path:
    """A file of records of one outlet with the id 104, unless they say otherwise."""
    path.write_text("".join(json.dumps({"id": "104", "outlet": "Tarn Echo"} | one) + "\n" for one in records))
    return path


def stored(database: Path) -> list[tuple[Any, ...]]:
    """Ids, dates and texts of the stored documents."""
    return rows(database, "SELECT key, published, text FROM documents ORDER BY key")


def test_a_changed_text_is_skipped_or_with_the_option_kept_beside_the_first(tmp_path: Path) -> None:
    monday, tuesday = records(tmp_path / "1.jsonl", {"text": FIRST}), records(tmp_path / "2.jsonl", {"text": SECOND})
    assert lineage("ingest", monday, "--db", tmp_path / "a.db").returncode == 0
    refused = lineage("ingest", tuesday, "--db", tmp_path / "a.db")
    assert refused.returncode == 4
    assert "--keep-versions" in refused.stderr
    kept = lineage("ingest", tuesday, "--db", tmp_path / "a.db", "--keep-versions")
    assert kept.returncode == 0
    assert "2.jsonl:1: stored beside an earlier text of the same id" in kept.stderr
    assert "1 document (104-v2)" in kept.stderr
    assert stored(tmp_path / "a.db") == [("104", None, FIRST), ("104-v2", None, SECOND)]
    assert "two → three" in lineage("show", "104", "104-v2", "--db", tmp_path / "a.db").stdout
    assert lineage("check", "--db", tmp_path / "a.db").returncode == 0


def test_every_version_that_is_stored_is_known_when_it_comes_again(tmp_path: Path) -> None:
    texts = [{"text": text, "date": MORNING, "date_modified": day} for text, day in ((FIRST, None), (SECOND, NOON))]
    week = records(tmp_path / "week.jsonl", *texts, {"text": THIRD, "date": MORNING}, *reversed(texts))
    first = pipeline.ingest([week], tmp_path / "a.db", KEPT)
    assert (first.documents, first.unchanged) == (3, 2)
    again = pipeline.ingest([week], tmp_path / "a.db", KEPT)
    assert (again.documents, again.unchanged, again.skipped, again.remarks) == (0, 5, (), ())
    assert stored(tmp_path / "a.db") == [
        ("104", MORNING, FIRST),
        ("104-v2", NOON, SECOND),
        ("104-v3", None, THIRD),  # nobody says when it was changed
    ]


def test_pieces_of_a_corpus_come_to_the_same_versions_as_the_whole(tmp_path: Path) -> None:
    days = [records(tmp_path / f"{day}.jsonl", {"text": text}) for day, text in enumerate((FIRST, SECOND, THIRD))]
    pipeline.ingest(days, tmp_path / "whole.db", KEPT)
    for day in days:
        pipeline.ingest([day], tmp_path / "pieces.db", KEPT)
    assert stored(tmp_path / "whole.db") == stored(tmp_path / "pieces.db")


def test_an_id_of_two_outlets_is_no_version(tmp_path: Path) -> None:
    corpora = records(tmp_path / "a.jsonl", {"text": FIRST}, {"text": SECOND, "outlet": "Quay Post"})
    report = pipeline.ingest([corpora], tmp_path / "a.db", KEPT)
    assert (report.documents, [skipped.where for skipped in report.skipped]) == (1, [f"{corpora}:2"])


def test_ids_that_another_ingest_gives_away_meanwhile_are_not_given_twice(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    pipeline.ingest([records(tmp_path / "1.jsonl", {"text": FIRST})], database, KEPT)
    other = records(tmp_path / "2.jsonl", {"text": SECOND})
    own = records(tmp_path / "3.jsonl", {"text": THIRD}, {"text": SECOND})

    def progress(stage: str, done: int) -> None:
        if stage == "reading" and not database.with_name("done").exists():
            database.with_name("done").touch()
            pipeline.ingest([other], database, KEPT)

    report = pipeline.ingest([own], database, KEPT, progress=progress)
    assert stored(database) == [("104", None, FIRST), ("104-v2", None, SECOND), ("104-v3", None, THIRD)]
    assert (report.documents, report.skipped) == (1, ())


# ── which version, and when ───────────────────────────────────────────────────────────────────────────────────────


def document(key: str, content: str, published: str | None = None, revised: str | None = None) -> Document:
    revision = Revision(revised, "second", revised) if revised else None
    return Document(content, "Tarn Echo", content, external_id=key, published=published, revised=revision)


def found(key: str, held: dict[str, str], content: str = "new") -> str:
    """The id of the version that a document with this id is, beside stored ones: id -> content."""
    version = version_of(
        document(key, content), lambda key: Held(held[key], "Tarn Echo", None, None) if key in held else None
    )
    assert version is not None
    return version.document.key


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        ("104", ("104",), "104-v2"),
        ("104", ("104", "104-v2", "104-v3"), "104-v4"),
        ("104-v2", ("104", "104-v2"), "104-v3"),  # that the input itself numbers versions
        ("hal-v9", ("hal-v9",), "hal-v10"),  # not "hal", which may be something else
    ],
)
def test_a_version_has_the_next_free_number(key: str, held: tuple[str, ...], expected: str) -> None:
    assert found(key, dict.fromkeys(held, "another text")) == expected


@given(st.text(min_size=1), st.integers(0, 20))
def test_contents_and_ids_belong_together_whatever_the_id(key: str, versions: int) -> None:
    held: dict[str, str] = {}
    for number in range(versions + 1):
        held[found(key, held, f"text {number}")] = f"text {number}"
    assert len(held) == versions + 1
    for name, content in held.items():
        assert found(key, held, content) == name


@pytest.mark.parametrize(
    ("published", "revised", "expected"),
    [
        (MORNING, NOON, NOON),
        (MORNING, None, None),  # the date of the first version says nothing of this one
        (MORNING, MORNING, None),
        (MORNING, "2026-03-08", None),
        (None, NOON, NOON),
        (None, None, None),
        (EVENING, NOON, EVENING),  # a feed that dates each version anew
    ],
)
def test_a_version_is_dated_by_what_is_said_of_it_alone(
    published: str | None, revised: str | None, expected: str | None
) -> None:
    version = version_of(
        document("104", "new", published, revised),
        lambda key: Held("old", "Tarn Echo", MORNING, None) if key == "104" else None,
    )
    assert isinstance(version, Version)
    assert version.document.published == expected


def test_a_version_of_an_undated_text_keeps_its_date() -> None:
    version = version_of(
        document("104", "new", MORNING), lambda key: Held("old", "Tarn Echo", None, None) if key == "104" else None
    )
    assert version is not None
    assert version.document.published == MORNING


def test_the_date_of_a_change_accuses_nobody_of_what_he_printed_before(tmp_path: Path) -> None:
    """An outlet takes a paragraph over into an article that keeps the date of its first version."""
    own = FIRST + " The harbour master said that nine of the wooden piles had rotted through below the water line."
    taken = (
        "Divers who went down last week found that the pier at Holm is no better, and the islanders fear that they "
        "will have to cross from the fish dock for years, as the money for both is not there."
    )
    corpus = records(
        tmp_path / "a.jsonl",
        {"text": own, "date": MORNING},
        {"id": "q1", "outlet": "Quay Post", "text": taken, "date": NOON},
        {"text": f"{own}\n\n{taken}", "date": MORNING},
    )
    pipeline.ingest([corpus], tmp_path / "a.db", KEPT)
    assert rows(tmp_path / "a.db", "SELECT from_outlet, to_outlet FROM outlet_reuse") == []
    assert rows(tmp_path / "a.db", "SELECT document FROM credit_audit WHERE verdict <> 'credited'") == []
