"""`lineage audit` as users run it: who credits what it draws on."""

from __future__ import annotations

import json
from pathlib import Path

from lineage.cli.audit import VERDICTS
from tests.answers import AUDIT, HEAD, asked, plain
from tests.program import FIXTURES, lineage
from tests.test_provenance_tracing import FAIR, OWN, PIER

GOLD = json.loads((FIXTURES / "gold" / "lineage.json").read_text(encoding="utf-8"))


def test_the_json_has_the_promised_keys(traced_corpus: Path) -> None:
    """Counts of each verdict, and the audits, the worst first."""
    answer = asked("audit", "--db", traced_corpus)
    assert list(answer) == ["schema", "found", "audits", "remarks"]
    assert answer["schema"] == "lineage.audit/1"
    assert list(answer["found"]) == list(VERDICTS)  # as the option offers them
    assert sum(answer["found"].values()) == len(answer["audits"])
    for row in answer["audits"]:
        assert list(row) == ["document", *AUDIT]
        assert list(row["document"]) == HEAD
        assert row["evidence"]
    order = [list(answer["found"]).index(row["verdict"]) for row in answer["audits"]]
    assert order == sorted(order)


def test_the_verdicts_are_those_of_the_gold_file(traced_corpus: Path) -> None:
    """Every verdict that the gold file is sure of is given, for the agency that it names."""
    answer = asked("audit", "--db", traced_corpus)
    given = {(row["document"]["id"], row["source_name"], row["verdict"]) for row in answer["audits"]}
    for row in GOLD["audit"]:
        if row["sure"] and GOLD["documents"][row["document"]]["external_id"]:
            assert (row["document"], row["source_name"], row["verdict"]) in given


def test_filters_by_outlet_and_verdict(traced_corpus: Path) -> None:
    """What is listed fits both; the counts are of the outlet."""
    chosen = ("--outlet", "Capital Standard", "--verdict", "misattributed")
    answer = asked("audit", "--db", traced_corpus, *chosen)
    assert [row["document"]["id"] for row in answer["audits"]] == ["capital-standard-dam"]
    assert answer["found"]["credited"] > 0
    every, few = (asked("audit", "--db", traced_corpus, *limit) for limit in ((), ("--limit", "3")))
    assert (few["audits"], few["found"]) == (every["audits"][:3], every["found"])
    assert lineage("audit", "--db", traced_corpus, "--verdict", "guilty").returncode == 2


def test_dates_leave_the_documents_of_a_range(traced_corpus: Path) -> None:
    """Each end is in it, a day, a month or a year; undated documents lie in none; the counts are of what is left."""
    audits = asked("audit", "--db", traced_corpus)["audits"]
    days = {row["document"]["id"]: str(row["document"]["published"])[:10] for row in audits}
    answer = asked("audit", "--db", traced_corpus, "--since", "2026-03-10", "--until", "2026-03-13")
    wanted = {key for key, day in days.items() if "2026-03-10" <= day <= "2026-03-13"}
    assert {row["document"]["id"] for row in answer["audits"]} == wanted != set(days)
    assert sum(answer["found"].values()) == len(answer["audits"])
    assert asked("audit", "--db", traced_corpus, "--until", "2025")["audits"] == []
    done = lineage("audit", "--db", traced_corpus, "--since", "2026-05", "--until", "2026-01")
    assert done.returncode == 2
    assert "2026-01 lies before 2026-05" in done.stderr


def test_the_terminal_view_names_its_evidence(traced_corpus: Path) -> None:
    """Each verdict is explained, and the words that it rests on stand under it."""
    text = plain("audit", "--db", traced_corpus)
    assert "misattributed: the credit names an agency, but not the one whose text it is" in text
    assert "capital-standard-dam · “Kardania" in " ".join(text.split())
    assert "+ it credits Associated Press" in text
    assert "credit without copy" in text


def test_what_only_dates_say_comes_last_under_a_line_of_its_own(tmp_path: Path) -> None:
    """At about even, though it is more of the document; the verdict is called as the others are."""
    told = [*FAIR, "“We could have sold twice as much of it,” the wool-sorter Inge Moe told the Tarn Echo at the gate."]
    said = [paragraph.replace("told the Tarn Echo", "said") for paragraph in told]
    papers = [
        ("bare", "Bay Gazette", "2024-03-05", PIER),
        ("bare-copy", "Valley Star", "2024-03-07", PIER),
        ("told", "Tarn Echo", "2024-03-05", told),
        ("told-copy", "Rook Ledger", "2024-03-07", [*said, OWN[0]]),
    ]
    names = ("id", "outlet", "date")
    rows = [{**dict(zip(names, of, strict=True)), "text": "\n\n".join(text)} for *of, text in papers]
    (tmp_path / "papers.jsonl").write_text("\n".join(map(json.dumps, rows)))
    database = tmp_path / "papers.db"
    assert lineage("ingest", tmp_path / "papers.jsonl", "--db", database).returncode == 0
    listed = asked("audit", "--db", database)["audits"]
    assert [(row["document"]["id"], row["verdict"]) for row in listed] == [
        ("told-copy", "uncredited"),
        ("bare-copy", "uncredited"),
    ]
    assert listed[0]["source_confidence"] > listed[1]["source_confidence"] == 0.5
    assert listed[0]["confidence"] > listed[1]["confidence"] == 0.5
    known, _, dated = plain("audit", "--db", database).partition("uncredited, only the dates say so: both may have it")
    assert "told-copy" in known.split("uncredited: nothing names the source")[1]
    assert "bare-copy" in dated
