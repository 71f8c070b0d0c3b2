"""`lineage sources` as users run it: the most copied first, and what the filters leave."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.answers import asked, plain, source_keys
from tests.program import lineage, rows
from tests.test_provenance_tracing import PIER


def test_the_json_lists_all_sources_largest_first(traced_corpus: Path) -> None:
    """Keys are pinned; every source is there: first the copied texts, then what was said and told by many."""
    answer = asked("sources", "--db", traced_corpus)
    assert list(answer) == ["schema", "found", "sources", "remarks"]
    assert answer["schema"] == "lineage.sources/1"
    for source in answer["sources"]:
        source_keys(source)
    told = [all(one["role"] == "quotes" for one in source["carriers"]) for source in answer["sources"]]
    sizes = [(not only, len(source["carriers"])) for only, source in zip(told, answer["sources"], strict=True)]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 < sum(told) < len(told)
    assert f"{sum(told)} of them statements" in plain("sources", "--db", traced_corpus)
    numbers = {row[0] for row in rows(traced_corpus, "SELECT DISTINCT source FROM source_timeline")}
    assert {source["source"] for source in answer["sources"]} == numbers
    assert answer["found"] == len(numbers)


def test_a_limit_shortens_the_list_and_not_the_count(traced_corpus: Path) -> None:
    """`--limit 2` lists two of them; 0 lists all."""
    everything = asked("sources", "--db", traced_corpus, "--limit", "0")
    few = asked("sources", "--db", traced_corpus, "--limit", "2")
    assert few["found"] == everything["found"] == len(everything["sources"])
    assert few["sources"] == everything["sources"][:2]


def test_filters_by_outlet_agency_and_date(traced_corpus: Path) -> None:
    """Names go by any case and spelling that the credits use; dates are those on which a source was first seen."""
    outlet = asked("sources", "--db", traced_corpus, "--outlet", "harbour ledger")["sources"]
    assert outlet
    assert all(any(c["document"]["outlet"] == "Harbour Ledger" for c in source["carriers"]) for source in outlet)
    agency = asked("sources", "--db", traced_corpus, "--agency", "afp")["sources"]
    assert {source["name"] for source in agency} == {"Agence France-Presse"}
    both = asked("sources", "--db", traced_corpus, "--since", "2026-03-12", "--until", "2026-03-17")["sources"]
    assert both
    assert all("2026-03-12" <= source["first_seen"] < "2026-03-18" for source in both)
    assert asked("sources", "--db", traced_corpus, "--until", "2025")["sources"] == []


def test_unknown_names_and_dates_are_refused_with_the_near_ones(traced_corpus: Path) -> None:
    """Exit status 2 and a next step, rather than an empty list."""
    done = lineage("sources", "--db", traced_corpus, "--outlet", "harbour")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Harbour Ledger" in done.stderr
    done = lineage("sources", "--db", traced_corpus, "--agency", "Aldmoor Wire")
    assert done.returncode == 2
    assert "Reuters" in done.stderr
    for date in ("yesterday", "2026-13", "2026-02-30"):
        assert lineage("sources", "--db", traced_corpus, "--since", date).returncode == 2


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--agency", "Reutes", "Reuters"),
        ("--agency", "AF", "Agence France-Presse"),
        ("--outlet", "Nothern Corier", "Northern Courier"),
    ],
)
def test_a_misspelt_name_is_known_by_its_letters(traced_corpus: Path, option: str, name: str, meant: str) -> None:
    """The likeliest name comes first, wherever it stands in the alphabet; a list that is cut says how much."""
    done = lineage("sources", "--db", traced_corpus, option, name)
    assert done.returncode == 2
    hint = done.stderr.splitlines()[1]
    assert hint.startswith((f"Hint:  did you mean {meant}? There are: ", f"Hint:  close matches: {meant}"))
    named = len(rows(traced_corpus, "SELECT name FROM outlets"))
    assert option == "--agency" or hint.endswith(f" and {named - 6} more")


def test_no_outlet_is_offered_as_an_agency(traced_corpus: Path) -> None:
    """Also one that others credit; an agency whose own texts the corpus holds is an outlet of it, and an agency."""
    outlets = {name for (name,) in rows(traced_corpus, "SELECT name FROM outlets")}
    assert ("Harbour Ledger",) in rows(traced_corpus, "SELECT name FROM credits")
    done = lineage("sources", "--db", traced_corpus, "--agency", "Zyxwv")
    assert done.returncode == 2
    offered = set(done.stderr.partition("there are: ")[2].strip().split(", "))
    assert offered & outlets == {"Meridian Press Agency", "Reuters"}


def test_no_source_is_told_with_the_reason(traced_corpus: Path, tmp_path: Path) -> None:
    """Filters that leave out all, a corpus whose articles share nothing, and a range in which no day lies."""
    assert "The filters leave out all that the database holds: " in plain(
        "sources", "--db", traced_corpus, "--until", "2025"
    )
    (tmp_path / "a.txt").write_text("A text of some words that nobody will ever read again.\n", encoding="utf-8")
    assert lineage("ingest", tmp_path / "a.txt", "--db", tmp_path / "a.db").returncode == 0
    assert "No two documents share text of one origin" in plain("sources", "--db", tmp_path / "a.db")
    done = lineage("sources", "--db", traced_corpus, "--since", "2026-05", "--until", "2026-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "2026-01 lies before 2026-05" in done.stderr
    assert lineage("sources", "--db", traced_corpus, "--since", "2026-03-12", "--until", "2026-03").returncode == 0


def test_the_terminal_view_says_what_is_known_and_what_is_not(traced_corpus: Path) -> None:
    """Kinds are told apart in words, and evidence stands under each source."""
    text = " ".join(plain("sources", "--db", traced_corpus).split())
    assert "Meridian Press Agency, its own text: mpa-ferry" in text
    assert "Reuters: a text that the corpus does not hold, inferred from its copies" in text
    assert "one statement that several reports share" in text
    assert "one text, and nothing tells whose it is" in text
    assert "+ northern-courier-dam credits Reuters in its dateline: 'Reuters'" in text


def test_ids_that_are_numbers_are_not_taken_for_counts(tmp_path: Path) -> None:
    """A table counts its articles from 1, and so do the sentences of evidence: neither begins like the other."""
    wire = [
        "The crane had stood in the harbour of Lowmere since 1911, and nobody had ever painted it in another colour.",
        "Its driver, who was having his supper at the time, heard what he called the longest groan of his life.",
        "Two barges that lay below it were sunk, and with them eleven hundred sacks of barley for the brewery.",
        "The harbour board will decide on Friday whether a new crane is bought or the old one is raised again.",
        "Until then ships that carry grain are sent on to Port Ansel, which has three cranes and a long queue.",
    ]
    texts = {
        "1": ["LOWMERE (AP) — The tallest crane of the coast has fallen into the harbour basin.", *wire],
        "2": wire,
        "3": wire[:4],
        "4": wire[1:],
    }
    corpus = tmp_path / "a.jsonl"
    lines = [
        {"id": key, "outlet": f"Outlet {key}", "date": f"2026-03-0{key}", "text": "\n\n".join(text)}
        for key, text in texts.items()
    ]
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    lineage("ingest", corpus, "--db", tmp_path / "a.db")
    stored = rows(
        tmp_path / "a.db",
        "SELECT evidence FROM sources UNION ALL SELECT evidence FROM source_members "
        "UNION ALL SELECT evidence FROM audits",
    )
    said = [signal["text"] for (evidence,) in stored for signal in json.loads(evidence)]
    assert "nobody is credited by 3 of 4 carriers" in said
    for text in said:
        assert not re.match(r"\d+ ", text) or re.match(r"[1-4] (?:credits|names|nowhere|holds|says|is|was) ", text), (
            text
        )


def test_a_text_of_several_outlets_together_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """Each of its carriers has made it: nothing tells whose it is, and nobody else's copy is inferred."""
    lead = "The board hid the cracks, a joint investigation by the Bay Gazette and the Valley Star shows."
    text = "\n\n".join([lead, *PIER])
    lines = [
        {"id": key, "outlet": outlet, "date": f"2026-03-05T{hour}:00:00Z", "text": text}
        for key, outlet, hour in (("gazette", "Bay Gazette", "08"), ("star", "Valley Star", "12"))
    ]
    corpus = tmp_path / "a.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    lineage("ingest", corpus, "--db", tmp_path / "a.db")
    told = " ".join(plain("sources", "--db", tmp_path / "a.db").split())
    assert "one text, and nothing tells whose it is" in told
    assert "that the corpus does not hold" not in told


def test_where_nobody_is_credited_no_agency_is_guessed(tmp_path: Path) -> None:
    """The hint says that there is none, and proposes no other name."""
    (tmp_path / "a.txt").write_text("Rain fell in Aldmoor on Monday, and the pier stayed shut all day long.")
    assert lineage("ingest", "a.txt", "--db", "a.db", cwd=tmp_path).returncode == 0
    asked_for = lineage("sources", "--agency", "AFP", "--db", "a.db", cwd=tmp_path)
    assert asked_for.returncode == 2
    assert "the database holds none" in asked_for.stderr
