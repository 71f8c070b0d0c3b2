"""Which documents may name which outlets: a look at a few letters rules pairs out, and never one that does name."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.credits import load, rules
from lineage.provenance import Case, CaseDocument
from lineage.provenance.case import Reading
from lineage.provenance.named.namers import Namers
from lineage.provenance.named.outlet_credits import naming
from lineage.provenance.named.places import Copy
from lineage.records import CasePassage, Credit, Document

RULES = rules(load())
OUTLETS = [
    "Kelp Courier", "The Orrin Post", "kelpcourier.example", "ΕΛΛΑΣ", "Портовая газета", "İzmir Postası", "日海新聞",
    "Straße", "Le Rivage Bleu", "Tannheimer Bote", "Fox Online News", "X", "BBC", "Reuters", "CNN (Web News)",
]  # fmt: skip
SPELT = [
    "the Post", "KELP COURIER", "@kelpcourier", "kelp-courier.example/pier", "Портовой газеты", "ΕΛΛΑΣΑ", "im Boten",
    "日海新聞によると", "STRASSE", "Fox News", "CNN", "tannheimerbote.example", "rivagebleu.example", "İZMİR POSTASI",
]  # fmt: skip


def reading(outlets: Sequence[str], said: Sequence[str], author: str | None, credit: str) -> Reading:
    """A case of documents of these outlets, the first of which says something of others."""
    text = "Rain fell in Aldmoor. " + " and ".join(said)
    credits = (Credit(credit, credit, None, None, "author", "carries", "author-field"),)
    passages = (CasePassage(1, 0, len(text), "body", len(text.split()), 1),)
    first = CaseDocument(1, Document("0", "Valley Star", text, author=author), passages, credits)
    others = (
        CaseDocument(number, Document(str(number), outlet, "Rain fell in Aldmoor."), ())
        for number, outlet in enumerate(outlets, start=2)
    )
    return Reading(Case((first, *others)), DEFAULT, RULES)


@given(
    st.lists(st.sampled_from(OUTLETS), min_size=1, max_size=8),
    st.lists(st.sampled_from([*OUTLETS, *SPELT]), max_size=4),
    st.none() | st.sampled_from(OUTLETS),
    st.sampled_from(OUTLETS),
)
def test_whoever_is_named_may_be_named(outlets: list[str], said: list[str], author: str | None, credit: str) -> None:
    """Names in full, in capitals, inflected, in short, as hosts and handles; in text, in fields and in credits."""
    case = reading(outlets, said, author, credit)
    first = next(number for number, item in enumerate(case.documents) if item.id == 1)
    parts = tuple(case.parts_of(first))
    for other, item in enumerate(case.documents):
        if naming(case, Copy(first, parts), item.document.outlet, item.document.url) is not None:
            assert other in Namers(case).may_name(first)


def test_who_is_nowhere_named_is_not_asked_for() -> None:
    """A common word of many names is looked for once, and tells them apart no further."""
    case = reading(["Kelp Courier", "The Orrin Post", "Orrin Gazette"], ["as the Orrin Post said"], None, "Reuters")
    first = next(number for number, item in enumerate(case.documents) if item.id == 1)
    named = {case.document(number).outlet for number in Namers(case).may_name(first)}
    assert named == {"The Orrin Post"}
