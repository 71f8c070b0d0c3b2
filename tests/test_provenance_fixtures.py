"""The fixtures' gold: stories, sources, directions, credits and verdicts are as people said."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))

from documents import read  # noqa: E402
from memory import Traced, traced  # noqa: E402

from lineage import credits, provenance  # noqa: E402
from lineage.config import DEFAULT  # noqa: E402
from lineage.records import Lineage, Source  # noqa: E402

FIXTURES = ROOT / "fixtures"
GOLD: dict[str, Any] = json.loads((FIXTURES / "gold/lineage.json").read_text(encoding="utf-8"))
RULES = credits.rules(credits.load(credits.read_agencies([FIXTURES / "agencies.toml"])))


@pytest.fixture(scope="module")
def corpus() -> Traced:
    """The fixtures' corpus with all that rooms say about it."""
    owners = tomllib.loads((FIXTURES / "owners.toml").read_text(encoding="utf-8"))["owners"]
    of_outlet = {outlet: owner for owner, outlets in owners.items() for outlet in outlets}
    return traced(read([FIXTURES / "corpus"]), RULES, DEFAULT, owners=of_outlet)


@pytest.fixture(scope="module")
def lineage(corpus: Traced) -> Lineage:
    """The lineage of the fixtures."""
    return provenance.trace(corpus.case, DEFAULT, RULES)


@pytest.fixture(scope="module")
def names(corpus: Traced) -> dict[int, str]:
    """Row number -> the gold's name of the document."""
    found = {}
    for item in corpus.case.documents:
        document = item.document
        for name, entry in GOLD["documents"].items():
            file = (document.location or "").split(":")[0]
            if document.external_id == name or (document.external_id is None and file.endswith(entry["file"])):
                found[item.id] = name
    assert len(found) == len(corpus.case.documents)
    return found


def described(source: Source, names: dict[int, str]) -> dict[str, Any]:
    """A source in the form of the gold."""
    return {
        "kind": source.kind,
        "name": source.name,
        "document": names.get(source.document or 0),
        "members": {names[member.document] for member in source.members},
        "same statement": any(signal.signal == "same statement" for signal in source.evidence),
    }


def test_stories(corpus: Traced, names: dict[int, str]) -> None:
    """Each story holds its documents, perhaps its optional ones, and nothing else; documents alone are in none."""
    found = [{names[member.row + 1] for member in group} for group in corpus.stories]
    for key, story in GOLD["stories"].items():
        needed, allowed = set(story["documents"]), set(story["documents"]) | set(story["optional"])
        assert any(needed <= group <= allowed for group in found), key
    assert not set(GOLD["alone"]) & set().union(*found)


def test_sources(lineage: Lineage, names: dict[int, str]) -> None:
    """The sources are those of the gold, no more and no fewer."""
    found = [described(source, names) for source in lineage.sources]
    for entry in GOLD["sources"]:
        expected = {
            "kind": entry["kind"],
            "name": entry["name"],
            "document": entry["document"],
            "members": set(entry["members"]),
            "same statement": "same statement" in entry["evidence"],
        }
        assert expected in found, entry["key"]
    assert len(found) == len(GOLD["sources"])


def test_who_handed_the_text_on(lineage: Lineage, names: dict[int, str]) -> None:
    """A copy of a copy is told apart from two copies of one text."""
    expected = {pair for entry in GOLD["sources"] for pair in entry.get("through", {}).items()}
    found = {
        (names[member.document], names[member.through])
        for source in lineage.sources
        for member in source.members
        if member.through is not None
    }
    assert found == expected


@pytest.mark.parametrize("entry", GOLD["directions"], ids=lambda entry: f"{entry['a']}-{entry['b']}")
def test_directions(corpus: Traced, lineage: Lineage, names: dict[int, str], entry: dict[str, Any]) -> None:
    """Who draws on whom, either way round, and nobody where nobody can know."""
    rows = {name: row for row, name in names.items()}
    for a, b in ((entry["a"], entry["b"]), (entry["b"], entry["a"])):
        found = provenance.direction(corpus.case, lineage, rows[a], rows[b])
        assert names.get(found.origin or 0) == entry["from"]
        assert found.reason.endswith(".")


def test_unrelated_documents_have_no_direction(corpus: Traced, lineage: Lineage, names: dict[int, str]) -> None:
    """Two documents without a common source share nothing that one could have from the other."""
    rows = {name: row for row, name in names.items()}
    found = provenance.direction(corpus.case, lineage, rows["mpa-ferry"], rows["northern-courier-lake-ferry"])
    assert (found.origin, found.source, found.confidence) == (None, None, 0.0)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in GOLD["credits"] if entry["sure"]],
    ids=lambda entry: f"{entry['document']}-{entry['where']}-{entry['name']}",
)
def test_credits(corpus: Traced, names: dict[int, str], entry: dict[str, Any]) -> None:
    """Every sure credit is found at its place, with an accepted role."""
    item = next(item for item in corpus.case.documents if names[item.id] == entry["document"])
    assert any(
        credit.name == entry["name"]
        and credit.role in entry["verdicts"]
        and (
            credit.start is None
            if entry["start"] is None
            else credit.start is not None
            and credit.end is not None
            and credit.start < entry["end"]
            and entry["start"] < credit.end
        )
        for credit in item.credits
    )


def test_no_other_credits(corpus: Traced, names: dict[int, str]) -> None:
    """Whatever is credited is credited in the gold."""
    expected = {(entry["document"], entry["name"]) for entry in GOLD["credits"]}
    found = {
        (names[item.id], credit.name)
        for item in corpus.case.documents
        for credit in item.credits
        if credit.role in ("origin", "carries")
    }
    assert found <= expected


def test_audits(lineage: Lineage, names: dict[int, str]) -> None:
    """Every sure verdict is given; every verdict given is in the gold; some documents have none."""
    found = {(names[audit.document], audit.name, audit.verdict) for audit in lineage.audits}
    gold = {(entry["document"], entry["source_name"], entry["verdict"]): entry["sure"] for entry in GOLD["audit"]}
    assert {key for key, sure in gold.items() if sure} <= found <= set(gold)
    assert not {document for document, _, _ in found} & set(GOLD["no_verdict"])


def test_reconstructed_texts(corpus: Traced, lineage: Lineage) -> None:
    """A source without a document has a text, made of paragraphs or sentences that its members print."""
    for source in lineage.sources:
        assert (source.text is None) == (source.document is not None)
        printed = [item.document.text for item in corpus.case.documents]
        for paragraph in (source.text or "").split("\n\n"):
            assert any(paragraph in text for text in printed)


def test_the_reconstructed_wire_is_whole_and_in_order(lineage: Lineage) -> None:
    """The report on the dam: all six paragraphs that carriers agree on, each once, furniture and additions out."""
    text = next(source.text for source in lineage.sources if source.name == "Reuters" and source.text)
    starts = ["Kardania will lower", "The reservoir", "“A crack", "The ministry said", "Hydrologist", "The Ozren dam"]
    assert [text.find(start) for start in starts] == sorted(text.find(start) for start in starts)
    assert len(text.split("\n\n")) == len(starts)


def test_derivations(corpus: Traced, lineage: Lineage, names: dict[int, str]) -> None:
    """Each derivation is of a body passage of a member that is not the origin, once for a source, with evidence."""
    owner = {passage.id: (item.id, passage) for item in corpus.case.documents for passage in item.passages}
    seen = set()
    for row in lineage.derivations:
        document, passage = owner[row.passage]
        source = lineage.sources[row.source]
        role = next(member.role for member in source.members if member.document == document)
        assert role != "origin"
        assert passage.kind == "body"
        assert row.label in ("verbatim", "edited", "paraphrase")
        assert 0 < row.confidence <= 1
        assert row.evidence
        assert (row.passage, row.source) not in seen
        seen.add((row.passage, row.source))
    assert not any(names[owner[row.passage][0]] in GOLD["alone"] for row in lineage.derivations)


def test_added_background_derives_from_nothing(corpus: Traced, lineage: Lineage, names: dict[int, str]) -> None:
    """What an outlet added to an agency's report belongs to it alone."""
    derived = {row.passage for row in lineage.derivations}
    item = next(item for item in corpus.case.documents if names[item.id] == "brenhaven-gazette-rates")
    own = [
        passage
        for passage in item.passages
        if "the savings bank on Mill Square" in item.document.text[passage.start : passage.end]
    ]
    assert own
    assert not derived & {passage.id for passage in own}
