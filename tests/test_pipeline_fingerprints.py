"""A set of documents keeps its sources as long as nothing changes that tracing reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import pipeline, provenance
from lineage.config import Settings
from lineage.credits import CreditRules
from lineage.pipeline.fingerprints import fingerprint
from lineage.pipeline.method import method_of
from lineage.pipeline.rebuilding import complete
from lineage.provenance import Case, CaseDocument, WordingMatch, trace
from lineage.records import CasePassage, Credit, Document, Lineage, SentenceMatch, Span
from lineage.store import Store
from tests.program import FIXTURES, rows

ARTICLE = Document("lx1:0", "Gazette", "The dam held.")
PASSAGE = CasePassage(1, 0, 13, "body", 3, 77)
CREDIT = Credit("Halcyon", "HALCYON", None, None, "metadata", "carries", "author")
SENTENCES = SentenceMatch(1, 2, Span(0, 13), Span(0, 12), "edited", 0.9)
WORDINGS = WordingMatch(77, 78, "edited", 0.6, 0.7)
CASE = Case(
    (CaseDocument(1, ARTICLE, (PASSAGE,), (CREDIT,)), CaseDocument(2, replace(ARTICLE, content_id="lx1:1"), ())),
    (WORDINGS,),
    (SENTENCES,),
    {"Gazette": "Press Group"},
    {1: 2},
)
KNOWN = [
    replace(CASE, documents=CASE.documents[:1]),
    replace(CASE, documents=CASE.documents[::-1]),
    *(
        replace(CASE, documents=(CASE.documents[0]._replace(passages=(other,)), CASE.documents[1]))
        for other in (PASSAGE._replace(kind="furniture"), PASSAGE._replace(wording=78), PASSAGE._replace(end=12))
    ),
    replace(CASE, documents=(CASE.documents[0]._replace(credits=()), CASE.documents[1])),
    replace(CASE, wordings=()),
    replace(CASE, wordings=(WORDINGS._replace(jaccard=0.61),)),
    replace(CASE, sentences=(SENTENCES._replace(score=0.8),)),
    replace(CASE, sentences=(SENTENCES._replace(b=Span(0, 11)),)),
    replace(CASE, owners={}),
    replace(CASE, elsewhere={1: 3}),
    replace(CASE, elsewhere={2: 2}),
]


def test_whatever_is_known_counts() -> None:
    """No two of these cases have one number, and each has the same again."""
    assert len({fingerprint(case) for case in (CASE, *KNOWN)}) == 1 + len(KNOWN)
    assert [fingerprint(replace(case)) for case in KNOWN] == [fingerprint(case) for case in KNOWN]


@given(st.permutations(range(6)))
def test_the_order_of_what_is_shared_does_not_count(order: list[int]) -> None:
    """Pairs come from the database in any order."""
    pairs = [WORDINGS._replace(left=number) for number in range(6)]
    shuffled = [pairs[number] for number in order]
    elsewhere = dict.fromkeys(order, 1)
    one, other = (replace(CASE, wordings=tuple(some), elsewhere=elsewhere) for some in (pairs, shuffled))
    assert fingerprint(one) == fingerprint(replace(other, elsewhere=dict(sorted(elsewhere.items()))))


def retraced(database: Path, monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """The sets of documents whose sources were found anew, when all were to be looked at again."""
    found: list[set[int]] = []

    def spy(case: Case, settings: Settings, rules: CreditRules) -> Lineage:
        found.append({item.id for item in case.documents})
        return trace(case, settings, rules)

    with monkeypatch.context() as patched, Store.create(database) as store:
        patched.setattr(provenance, "trace", spy)
        complete(store, method_of(store, database, jobs=1), lambda _step, _done: None, retrace=True)
    return found


@pytest.mark.parametrize("outlet", ["Northern Courier", "Harbour Ledger"])
def test_only_what_is_known_otherwise_is_traced_again(
    outlet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing changed sources stay; those of whoever has a passage less are found anew, and no others."""
    database = tmp_path / "a.db"
    pipeline.ingest([FIXTURES / "corpus"], database, pipeline.IngestOptions(jobs=1))
    whole = pipeline.digest(database)
    assert retraced(database, monkeypatch) == []
    passages = (
        "SELECT p.document, p.id FROM passages p JOIN documents d ON d.id = p.document JOIN outlets o "
        "ON o.id = d.outlet JOIN derivations v ON v.passage = p.id WHERE o.name = ? AND p.kind = 'body' ORDER BY p.id"
    )
    document, passage = rows(database, passages, [outlet])[0]
    for kind in ("furniture", "body"):
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("UPDATE passages SET kind = ? WHERE id = ?", [kind, passage])
        (members,) = retraced(database, monkeypatch)
        assert document in members
        assert (pipeline.digest(database) == whole) == (kind == "body")
