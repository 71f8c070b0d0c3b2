"""The fixtures' gold -> proof that it agrees with the corpus.

The corpus files are parsed here with the standard library alone, so that a mistake in a reader of lineage can hide no
mistake in the gold.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
CORPUS = FIXTURES / "corpus"
TEXT_FIELDS = ("text", "maintext", "content", "text_content", "body")
LABELS = {"verbatim", "edited", "paraphrase", "added"}
AUDIT_VERDICTS = {"credited", "uncredited", "misattributed", "credit_without_copy"}
CREDIT_VERDICTS = {"origin", "carries", "cites", "mentions"}
PHENOMENA = {
    "verbatim wire copy with credit",
    "verbatim wire copy without credit",
    "trimmed from the end",
    "light edits",
    "rewritten lead",
    "independent translations",
    "merged paragraphs",
    "split paragraph",
    "added background",
    "changed figure",
    "changed name",
    "dropped allegedly",
    "cut quotation",
    "boilerplate",
    "correction",
    "copies another outlet with its additions",
    "wire outside the corpus, credited",
    "wire outside the corpus, uncredited",
    "misattributed credit",
    "credit without copy",
    "same statement in independent reports",
    "same-owner copy",
    "Cyrillic script",
    "Han script",
    "undated",
    "garbage date",
    "one-block body",
    "headline repeated at the top",
    "paragraph repeated over updates",
    "same topic words, another event",
    "stock phrase",
    "independent reports in other words",
}
"""What the corpus is for; the gold may show more, never less."""

Row = dict[str, Any]


def records(path: Path) -> Iterator[Row]:
    """The records of one corpus file, as its format holds them."""
    if path.suffix == ".jsonl":
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
    elif path.suffix == ".json":
        yield from json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix in (".csv", ".tsv"):
        with path.open(encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle, delimiter="\t" if path.suffix == ".tsv" else ",")
    else:
        yield {"text": path.read_text(encoding="utf-8")}


def read_corpus() -> dict[tuple[str, str | None], str]:
    """(file below fixtures/, the record's own id) -> text."""
    found = {}
    for path in sorted(p for p in CORPUS.rglob("*") if p.is_file()):
        for record in records(path):
            key = (path.relative_to(FIXTURES).as_posix(), record.get("id"))
            assert key not in found, key
            found[key] = next(str(record[field]) for field in TEXT_FIELDS if record.get(field))
    return found


TEXTS = read_corpus()
GOLD: dict[str, Any] = json.loads((FIXTURES / "gold" / "lineage.json").read_text(encoding="utf-8"))
PAIRS = {
    p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((FIXTURES / "gold" / "pairs").glob("*.json"))
}
DOCUMENTS: dict[str, Row] = GOLD["documents"]


def text_of(document: str) -> str:
    """The text of a document that the gold names."""
    entry = DOCUMENTS[document]
    return TEXTS[entry["file"], entry["external_id"]]


def shingles(text: str) -> set[tuple[str, ...]]:
    """Five-word shingles; each Han character counts as a word."""
    words = re.findall(r"[\u4e00-\u9fff]|[^\W_]+(?:[’'.-][^\W_]+)*", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def member_text(member: Row) -> str:
    """The paragraph, or the part of one, that is a member of a family."""
    return text_of(member["document"])[member["start"] : member["end"]]


def test_corpus_and_gold_hold_the_same_documents() -> None:
    """Each gold document stands in the corpus, each corpus record in the gold, and the ids are unique."""
    assert sorted((e["file"], e["external_id"] or "") for e in DOCUMENTS.values()) == sorted(
        (f, i or "") for f, i in TEXTS
    )
    given = [i for _, i in TEXTS if i]
    assert len(given) == len(set(given))
    assert all(e["external_id"] in (None, name) for name, e in DOCUMENTS.items())


def test_corpus_is_large_and_varied_enough() -> None:
    """At least 34 articles of 9 outlets in 5 stories and 3 scripts, none of them a stub."""
    assert len(DOCUMENTS) >= 34
    assert len({e["outlet"] for e in DOCUMENTS.values()}) >= 9
    assert len(GOLD["stories"]) >= 5
    assert len({e["script"] for e in DOCUMENTS.values()}) >= 3
    assert all(len(text_of(d).split()) >= 130 for d, e in DOCUMENTS.items() if e["script"] != "Han")
    assert all(len(text_of(d)) >= 300 for d, e in DOCUMENTS.items() if e["script"] == "Han")


def test_every_phenomenon_has_an_article() -> None:
    """Nothing that the corpus is for is missing, and the table in its README says the same."""
    assert set(GOLD["phenomena"]) >= PHENOMENA
    table = (FIXTURES / "README.md").read_text(encoding="utf-8").splitlines()
    for phenomenon, documents in GOLD["phenomena"].items():
        assert documents
        assert set(documents) <= set(DOCUMENTS)
        assert f"| {phenomenon} | {', '.join(f'`{d}`' for d in documents)} |" in table


def test_stories_are_disjoint_and_complete() -> None:
    """A document is of one story, optional in one, or alone."""
    named = [d for s in GOLD["stories"].values() for d in [*s["documents"], *s["optional"]]] + GOLD["alone"]
    assert sorted(named) == sorted(DOCUMENTS)
    assert all(DOCUMENTS[d]["story"] == key for key, s in GOLD["stories"].items() for d in s["documents"])


@pytest.mark.parametrize("rows", ["furniture", "headlines", "credits", "not_credits"])
def test_quoted_spans_are_the_quoted_text(rows: str) -> None:
    """Every span of the gold holds the words that the gold quotes; a credit in metadata has no span."""
    for row in GOLD[rows]:
        if row["start"] is None:
            assert row["where"] == "metadata"
        else:
            assert text_of(row["document"])[row["start"] : row["end"]] == row["text"]


def test_family_members_stand_in_their_documents() -> None:
    """A member's span lies in its text, touches no white space, and begins with the quoted words."""
    for family in GOLD["families"]:
        assert len({m["document"] for m in family["members"]}) >= 2
        for member in family["members"]:
            text = member_text(member)
            assert text == text.strip() != ""
            assert text.startswith(member["starts_with"])


def test_core_members_are_near_duplicates() -> None:
    """Core members of a family share half of their shingles, pair by pair: no chaining is needed to join them."""
    for family in GOLD["families"]:
        for one, other in combinations([shingles(member_text(m)) for m in family["members"] if m["core"]], 2):
            assert len(one & other) >= 0.5 * len(one | other), family["key"]


def test_families_are_told_apart() -> None:
    """Members of different families share next to nothing, and no span belongs to two families."""
    sets = [
        (f["key"], m["document"], m["start"], m["end"], shingles(member_text(m)))
        for f in GOLD["families"]
        for m in f["members"]
    ]
    for (key, document, start, end, words), (other, second, begin, stop, more) in combinations(sets, 2):
        if key != other:
            assert len(words & more) <= 0.1 * min(len(words), len(more)), (key, other)
            assert document != second or end <= begin or stop <= start


def test_translations_share_no_shingle() -> None:
    """The two pairs of independent reports are invisible to word shingles: that is why they are telling."""
    for pair in (PAIRS["summit"], PAIRS["inquiry"]):
        assert not shingles(pair["a"]["text"]) & shingles(pair["b"]["text"])


def test_sources_name_known_documents_and_families() -> None:
    """Members are of one story, the origin is a member, kinds and names follow the vocabulary."""
    families = {f["key"] for f in GOLD["families"]}
    for source in GOLD["sources"]:
        assert source["kind"] in {"agency", "document", "inferred"}
        assert set(source["members"]) <= set(GOLD["stories"][source["story"]]["documents"])
        assert len(source["members"]) >= 2
        assert source["document"] in (source["members"] if source["kind"] != "inferred" else [None])
        assert set(source.get("families", ())) <= families
        assert bool(source["name"]) or source["kind"] != "agency"


def test_directions_join_documents_of_one_source() -> None:
    """A direction is claimed, or denied, only between two members of one source."""
    for row in GOLD["directions"]:
        assert row["from"] in (None, row["a"])
        assert any({row["a"], row["b"]} <= set(source["members"]) for source in GOLD["sources"])


def test_verdicts_are_of_the_vocabulary() -> None:
    """Audit and credit rows use the four words each, and the audit covers or leaves out every document."""
    assert {r["verdict"] for r in GOLD["audit"]} == AUDIT_VERDICTS
    assert {v for r in GOLD["credits"] for v in r["verdicts"]} == CREDIT_VERDICTS
    sources = {s["key"]: s for s in GOLD["sources"]}
    for row in GOLD["audit"]:
        assert row["source"] is None or row["document"] in sources[row["source"]]["members"]
    assert sorted({r["document"] for r in GOLD["audit"]} | set(GOLD["no_verdict"])) == sorted(DOCUMENTS)


def test_audit_follows_from_credits() -> None:
    """A verdict and the credits of its document agree: that is what the verdicts mean."""
    carried = {(r["document"], r["name"]) for r in GOLD["credits"] if "carries" in r["verdicts"]}
    for row in (r for r in GOLD["audit"] if r["source_name"]):
        credits = {name for document, name in carried if document == row["document"]}
        expected = {"credited": row["source_name"] in credits, "uncredited": not credits,
                    "misattributed": bool(credits) and row["source_name"] not in credits,
                    "credit_without_copy": row["source_name"] in credits}  # fmt: skip
        assert expected[row["verdict"]], row


def test_boilerplate_repeats() -> None:
    """At least two outlets print one line under six articles or more, so that frequency can be seen."""
    often: dict[tuple[str, str], int] = {}
    for row in GOLD["furniture"]:
        key = (DOCUMENTS[row["document"]]["outlet"], row["text"])
        often[key] = often.get(key, 0) + 1
    assert len({outlet for (outlet, _), count in often.items() if count >= 6}) >= 2


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_pair_is_well_formed(name: str) -> None:
    """Texts are the corpus's own, spans are ordered and tight, and each sentence of B has one valid row."""
    pair = PAIRS[name]
    assert pair["name"] == name
    for side in (pair["a"], pair["b"]):
        assert side["text"] == text_of(side["id"])
        assert side["outlet"] == DOCUMENTS[side["id"]]["outlet"]
        position = 0
        for start, end in side["sentences"]:
            assert position <= start < end <= len(side["text"])
            assert side["text"][start:end] == side["text"][start:end].strip()
            assert not side["text"][position:start].strip()
            position = end
        assert not side["text"][position:].strip()
    assert [row["b"] for row in pair["gold"]] == list(range(len(pair["b"]["sentences"])))


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_pair_labels_agree_with_links(name: str) -> None:
    """Only an added sentence has no counterpart, links point at sentences of A, and verbatim sentences stand in A."""
    pair = PAIRS[name]
    a, b = (
        [re.sub(r"\W+", " ", side["text"][start:end]).strip().lower() for start, end in side["sentences"]]
        for side in (pair["a"], pair["b"])
    )
    for row in pair["gold"]:
        assert set(row["labels"]) <= LABELS
        assert bool(row["a"]) == (row["labels"][0] != "added")
        assert all(0 <= link < len(a) for link in [*row["a"], *row["a_optional"]])
        assert not set(row["a"]) & set(row["a_optional"])
        assert row["partial"] in (True, False)
        assert row["quote"] in (True, False)
        if row["labels"] == ["verbatim"]:
            counterpart = " ".join(a[link] for link in row["a"])
            assert b[row["b"]].removeprefix("port ansel ") in counterpart  # a dateline is no wording


def test_pairs_cover_every_label_and_script() -> None:
    """The labelled pairs show each label often, an unrelated pair, and three scripts."""
    counts = {
        label: sum(row["labels"][0] == label for p in PAIRS.values() for row in p["gold"]) for label in sorted(LABELS)
    }
    assert min(counts.values()) >= 15, counts
    assert len({DOCUMENTS[p["b"]["id"]]["script"] for p in PAIRS.values()}) >= 3
    assert any(all(row["labels"] == ["added"] for row in p["gold"]) for p in PAIRS.values())


def test_side_files_name_outlets_and_agencies_of_the_corpus() -> None:
    """Owners are given for outlets that exist, and the invented agency is one that credits name."""
    outlets = {e["outlet"] for e in DOCUMENTS.values()}
    owners = tomllib.loads((FIXTURES / "owners.toml").read_text(encoding="utf-8"))["owners"]
    assert all(len(group) >= 2 and set(group) <= outlets for group in owners.values())
    agencies = tomllib.loads((FIXTURES / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    assert {a["name"] for a in agencies} <= {r["name"] for r in GOLD["credits"]}


def test_bad_inputs_are_described() -> None:
    """Each broken file has its expectation and each expectation its file, and all of them are tiny."""
    expected = json.loads((FIXTURES / "gold" / "bad.json").read_text(encoding="utf-8"))
    files = sorted((FIXTURES / "bad").iterdir())
    assert sorted(row["file"] for row in expected) == [p.name for p in files]
    assert all(p.stat().st_size < 2_000 for p in files)
