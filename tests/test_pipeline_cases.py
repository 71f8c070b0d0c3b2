"""Stored documents fall into the sets that are traced together, and later ingests reach exactly those that change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from lineage import pipeline
from lineage.config import DEFAULT
from lineage.pipeline.cases import cases, connected, outdated
from lineage.store import Store
from tests.program import rows

ONE_JOB = pipeline.IngestOptions(jobs=1)
NOTE = "Write to the newsroom of the Valley Post at Mill Lane, or ring the bell beside the green door after six."
VOW = "“Nobody will lose a single acre of meadow, neither this year nor in any year that follows,” Orla Finch said."


def own(key: str) -> str:
    """Six paragraphs, of some hundred words, that no other article has."""
    return "\n\n".join(
        f"The {key}{noun} of {key}{place} went on {verb} for {key}{count} hours and {key}{people} saw {key}{thing}."
        for noun, place, verb, count, people, thing in (
            ("mill", "dale", "turning", "nine", "ers", "wheel"),
            ("fair", "by", "selling", "ten", "ox", "wool"),
            ("choir", "thorpe", "singing", "six", "els", "bell"),
            ("fire", "ham", "burning", "two", "men", "roof"),
            ("match", "ton", "running", "four", "fans", "ball"),
            ("court", "ville", "sitting", "five", "clerks", "deed"),
        )
    )


def article(key: str, outlet: str, day: str, *paragraphs: str) -> dict[str, str]:
    """A record of an article with text of its own."""
    text = "\n\n".join([own(key), *paragraphs])
    return {"id": key, "outlet": outlet, "date": day, "text": text}


def ingested(folder: Path, name: str, *portions: Iterable[dict[str, str]]) -> Path:
    """A database of these articles, one ingest for each portion."""
    database = folder / f"{name}.db"
    for number, portion in enumerate(portions):
        file = folder / f"{name}{number}.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in portion))
        pipeline.ingest([file], database, ONE_JOB)
    return database


def sets_of(database: Path) -> list[set[str]]:
    """The sets of documents that are traced together, by their ids."""
    with Store.open(database) as store:
        found, _ = connected(store, store.document_ids(), DEFAULT)
        keys = {stored.id: stored.document.key for stored in store.documents()}
        return [{keys[number] for number in members} for members in found]


def test_a_phrase_that_comes_back_makes_no_case_of_a_year(tmp_path: Path) -> None:
    """Four papers print one sentence in two weeks of spring and autumn: two sets, not one."""
    days = ("2024-03-01", "2024-03-04", "2024-10-01", "2024-10-03")
    database = ingested(tmp_path, "a", [article(f"d{n}", f"Paper {n}", day, VOW) for n, day in enumerate(days)])
    assert sets_of(database) == [{"d0", "d1"}, {"d2", "d3"}]


def test_copies_hold_together_at_any_distance(tmp_path: Path) -> None:
    """Who prints the whole text again after half a year took it from somewhere."""
    records = [
        {"id": "spring", "outlet": "Gazette", "date": "2024-03-01", "text": own("k")},
        {"id": "autumn", "outlet": "Courier", "date": "2024-10-01", "text": own("k")},
    ]
    assert sets_of(ingested(tmp_path, "a", records)) == [{"spring", "autumn"}]


def test_what_an_outlet_prints_elsewhere_is_counted(tmp_path: Path) -> None:
    """The note under five articles joins none of them, and each case knows in how many others it was printed."""
    database = ingested(tmp_path, "a", [article(f"d{n}", "Valley Post", f"2024-03-0{n + 1}", NOTE) for n in range(5)])
    assert sets_of(database) == []
    with Store.open(database) as store:
        numbers = store.document_ids().tolist()
        case = next(cases(store, [numbers[:2]], DEFAULT))
        assert sorted(case.elsewhere.values()) == [3, 3]
        assert set(next(cases(store, [numbers], DEFAULT)).elsewhere.values()) == {0}
        assert set(next(cases(store, [numbers[:2]], DEFAULT, numbers[2:4])).elsewhere.values()) == {1}


def versions(key: str, month: str, count: int) -> list[dict[str, str]]:
    """Versions of one story of a house, a day apart, that all hold its note."""
    return [article(key, "House", f"{month}-{1 + n:02}", NOTE) | {"id": f"{key}{n}"} for n in range(count)]


def derived(database: Path) -> set[str]:
    """The documents whose note derives from a source."""
    sql = "SELECT document FROM passage_lineage WHERE text = ? AND source IS NOT NULL"
    return {key for (key,) in rows(database, sql, [NOTE])}


def test_versions_of_another_story_are_one_context(tmp_path: Path) -> None:
    """A house that prints a paragraph in two stories has not made it its note yet, however many versions there are."""
    assert derived(ingested(tmp_path, "one", versions("s", "2024-03", 2))) == {"s1"}
    assert derived(ingested(tmp_path, "two", versions("s", "2024-03", 2), versions("w", "2024-09", 2))) == {"s1", "w1"}
    three = [*versions("s", "2024-03", 2), *versions("w", "2024-09", 2), *versions("m", "2025-03", 2)]
    assert derived(ingested(tmp_path, "three", three)) == set()


@pytest.mark.parametrize("carriers", [10, 11, 12, 30])
def test_a_text_of_many_carriers_has_its_source_whoever_printed_it_long_ago(tmp_path: Path, carriers: int) -> None:
    """The pairs of a large family are not all stored, and the earliest passage says nothing of those of this week."""
    old = article("old", "Paper of Old", "2021-01-05", VOW)
    new = [article(f"d{n:02}", f"Paper {n}", f"2024-03-1{n % 3}", VOW) for n in range(carriers)]
    database = ingested(tmp_path, "a", [old, *new])
    assert sets_of(database) == [{record["id"] for record in new}]
    (members,) = rows(database, "SELECT count(*) FROM source_members GROUP BY source")
    assert members == (carriers,)


@pytest.mark.parametrize("first", ["2024-01-01", "2024-06-01"])
def test_an_older_carrier_changes_no_case_that_it_does_not_join(tmp_path: Path, first: str) -> None:
    """Of a phrase with many carriers only pairs with the earliest are stored; a new earliest one moves all of them."""
    old = [article(f"d{n:02}", f"Paper {n % 7}", f"2024-{3 + n // 5:02}-{1 + n % 5:02}", VOW) for n in range(20)]
    new = [article("early", "Paper 99", first, VOW)]
    pieces, whole = ingested(tmp_path, "pieces", old, new), ingested(tmp_path, "whole", [*new, *old])
    assert sorted(map(sorted, sets_of(pieces))) == sorted(map(sorted, sets_of(whole)))
    assert pipeline.digest(pieces).digest == pipeline.digest(whole).digest


def copies(key: str, day: int, *paragraphs: str) -> list[dict[str, str]]:
    """One story as the House and another paper print it, the House with these paragraphs behind it."""
    date = f"2024-{3 + day // 28:02}-{1 + day % 28:02}"
    return [
        article(key, "House", date, *paragraphs) | {"id": f"{key}-house"},
        article(key, "Paper", date) | {"id": f"{key}-paper"},
    ]


def retraced(database: Path, fresh: int) -> list[int]:
    """The sizes of the sets that would be traced if the last documents had just won all their matches."""
    with Store.open(database) as store:
        new = store.document_ids()[-fresh:]
        met = np.array([row[:2] for row in store.sharing(new)], np.int64).reshape(-1, 2)
        sets, reached = outdated(store, new, new, met, DEFAULT)
        assert np.isin(new, reached).all()
        return sorted(map(len, sets))


def test_a_standing_line_has_no_old_story_traced_again(tmp_path: Path) -> None:
    """The second story with the note says something of the first one; the tenth says nothing of nine others."""
    stories = [[*copies(f"s{n}", 40 * n, NOTE), article(f"s{n}", "House", "2024-03", NOTE)] for n in range(10)]
    assert retraced(ingested(tmp_path, "two", stories[0], stories[1]), 3) == [3, 3]
    database = ingested(tmp_path, "ten", [one for story in stories[:9] for one in story], stories[9])
    assert retraced(database, 3) == [3]


def test_a_line_that_one_article_of_a_story_holds_has_nothing_traced_again(tmp_path: Path) -> None:
    """What only one article of the house prints is shared with nobody in its set, wherever else it stands."""
    assert retraced(ingested(tmp_path, "a", copies("s0", 0, NOTE), copies("s1", 40, NOTE)), 2) == [2]


def test_a_line_becomes_standing_whatever_comes_first(tmp_path: Path) -> None:
    """Stories with one note, one ingest for each, and all at once."""
    stories = [copies(f"s{n}", 9 * n, NOTE, VOW) for n in range(6)]
    expected = pipeline.digest(ingested(tmp_path, "whole", [one for story in stories for one in story])).digest
    assert pipeline.digest(ingested(tmp_path, "pieces", *stories)).digest == expected
    assert pipeline.digest(ingested(tmp_path, "reversed", *reversed(stories))).digest == expected


def test_later_ingests_look_at_what_they_touch(tmp_path: Path) -> None:
    """A new report of one event does not have another event traced again."""
    spring = [article(f"s{n}", f"Paper {n}", "2024-03-01", VOW) for n in range(3)]
    autumn = [article(f"a{n}", f"Paper {n}", "2024-10-01", NOTE) for n in range(3)]
    database = ingested(tmp_path, "a", [*spring, *autumn])
    with Store.open(database) as store:
        number = {stored.document.key: stored.id for stored in store.documents()}
        found, reached = connected(store, np.array([number["s0"]], np.int64), DEFAULT)
        assert found == [sorted(number[f"s{n}"] for n in range(3))]
        assert reached.tolist() == found[0]
