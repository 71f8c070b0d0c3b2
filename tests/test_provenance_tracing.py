"""Tracing small invented corpora: what makes a source, and laws that hold for every case."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))

from documents import read  # noqa: E402
from memory import traced  # noqa: E402

from lineage import credits, provenance  # noqa: E402
from lineage.config import DEFAULT  # noqa: E402
from lineage.provenance import Case, CaseDocument  # noqa: E402
from lineage.records import Document, Lineage, SentenceMatch, Span  # noqa: E402

RULES = credits.rules(credits.load(credits.read_agencies([ROOT / "fixtures/agencies.toml"])))

PIER = [
    (
        "The new pier at Ostrava Bay will be four hundred metres long, the harbour council decided on Tuesday"
        " night after a debate of seven hours."
    ),
    (
        "Fishermen had asked for a shorter pier because the current turns at three hundred metres and carries"
        " ice against anything that stands beyond."
    ),
    (
        "Work is to begin in April and to last for two summers, according to the plan that the engineer "
        "Solveig Harnmark laid before the council."
    ),
    (
        "The ferry company Norrlinje, which pays a third of the cost, wants to land two ships at a time and "
        "has ordered a second one in Gdynia."
    ),
    (
        "A group of neighbours has announced that it will go to court over the lamps, which would shine into "
        "forty bedrooms on Kelp Street."
    ),
]
FAIR = [
    (
        "Wool prices at the autumn fair in Lower Tinnel rose by a fifth, the highest since the year in which "
        "the mill at Corby Weir burned down."
    ),
    (
        "Buyers from nine countries had come, and the last bale was sold before noon, the secretary of the "
        "fair, Barnaby Eccleswick, said."
    ),
    (
        "The shepherds of the upper valley, who clip their sheep twice, brought six thousand fleeces on carts"
        " because the railway is closed."
    ),
]
OWN = [
    (
        "In the village hall they have begun to sell maps on which the sea is drawn one finger wider than it "
        "was last year."
    ),
    (
        "My grandmother used to say that a harbour without a quarrel is a pond, and that ponds are for ducks "
        "and for poets."
    ),
    (
        "The bakery opposite has stopped making the long rolls, and nobody can say whether that is a comment "
        "or a shortage of flour."
    ),
]


def article(outlet: str, paragraphs: Sequence[str], published: str | None = None, **fields: str | None) -> Document:
    """An article of these paragraphs."""
    precision = None if published is None else "day" if len(published) == 10 else "second"
    key = f"{outlet}-{published or 'undated'}-{len(paragraphs)}".replace(" ", "-").lower()
    text = "\n\n".join(paragraphs)
    return Document("x", outlet, text, external_id=key, published=published, published_precision=precision, **fields)  # type: ignore[arg-type]


def lineage_of(*documents: Document, owners: dict[str, str] | None = None) -> Lineage:
    """The lineage of a corpus."""
    return provenance.trace(traced(documents, RULES, DEFAULT, owners=owners).case, DEFAULT, RULES)


def sources_of(lineage: Lineage) -> list[tuple[str, str | None, int | None, tuple[int, ...]]]:
    """Kind, name, document and members of each source."""
    return [
        (source.kind, source.name, source.document, tuple(sorted(member.document for member in source.members)))
        for source in lineage.sources
    ]


def test_a_later_copy_draws_on_the_earlier_document() -> None:
    """Nobody credits anybody, and the dates are clear."""
    found = lineage_of(
        article("Bay Gazette", PIER, "2024-03-05T08:00:00+00:00"),
        article("Valley Star", [*PIER[:3], *OWN], "2024-03-06T09:00:00+00:00"),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert [audit.verdict for audit in found.audits] == ["uncredited"]


def test_without_dates_nobody_is_the_origin() -> None:
    """Each holds what the other has, and no date tells."""
    found = lineage_of(article("Bay Gazette", PIER), article("Valley Star", [*PIER[:3], *OWN]))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]


def test_a_paragraph_that_goes_on_after_its_copy_is_not_all_copied() -> None:
    """What the carrier adds inside of a copied paragraph neither derives nor is part of what the carriers agree on."""
    wire = [f"{PIER[0]} {PIER[1]}", PIER[2]]
    extended = [f"{wire[0]} {OWN[0]} {OWN[1]}", wire[1]]
    credit = "OSTRAVA (AP) - "
    first = article("Bay Gazette", [credit + wire[0], *wire[1:]], "2024-03-05T08:00:00+00:00")
    for second in (extended, [f"{OWN[0]} {OWN[1]} {wire[0]}", wire[1]]):
        later = article("Valley Star", [credit + second[0], *second[1:]], "2024-03-06T09:00:00+00:00")
        found = lineage_of(first, later)
        assert sources_of(found) == [("inferred", "Associated Press", None, (1, 2))]
        assert found.sources[0].text == "\n\n".join(wire)
        shares = {member.document: member.share for member in found.sources[0].members}
        assert shares[1] > 0.9
        assert 0.4 < shares[2] < 0.7
        assert [audit.share for audit in found.audits] == [shares[1], shares[2]]


def test_an_addition_that_two_of_many_carriers_print_is_theirs_both() -> None:
    """However many print the paragraph without it, and whoever comes first."""
    plain, longer = f"{PIER[0]} {PIER[1]}", f"{PIER[0]} {PIER[1]} {OWN[0]} {OWN[1]}"
    documents = [article(f"Paper {number}", [plain, PIER[2]]) for number in range(20)]
    documents += [article(f"Star {number}", [longer, PIER[2]]) for number in range(2)]
    found = lineage_of(*documents)
    (source,) = found.sources
    assert min(member.share for member in source.members) > 0.95


def test_whoever_may_have_written_a_text_owes_nobody_a_credit() -> None:
    """Of two equal texts without dates none is blamed, nor the third of three, where two may be the first."""
    undated = lineage_of(article("Bay Gazette", PIER), article("Valley Star", [*PIER[:3], *OWN]))
    assert undated.audits == ()
    days = ("2024-03-05", "2024-03-05", "2024-03-06")
    three = lineage_of(*(article(f"Paper {number}", PIER, day) for number, day in enumerate(days)))
    assert three.audits == ()


def test_a_bare_day_orders_nothing() -> None:
    """Two documents of one day, one with a time."""
    found = lineage_of(
        article("Bay Gazette", PIER, "2024-03-05"),
        article("Valley Star", [*PIER[:3], *OWN], "2024-03-05T09:00:00+00:00"),
    )
    assert sources_of(found)[0][0] == "inferred"


def test_a_credit_names_the_missing_wire() -> None:
    """One of two copies credits an agency: the source is the agency's, and the other owes the credit."""
    found = lineage_of(
        article("Bay Gazette", ["OSTRAVA BAY (Reuters) - " + PIER[0], *PIER[1:]], "2024-03-05"),
        article("Valley Star", [*PIER[:4], *OWN], "2024-03-05"),
    )
    assert sources_of(found) == [("inferred", "Reuters", None, (1, 2))]
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "credited", 2: "uncredited"}
    assert (found.sources[0].text or "").split("\n\n") == PIER[:4]


def test_an_even_dispute_names_nobody() -> None:
    """One copy credits one agency, one another: nobody can tell, so nobody is accused.  Two against one decide."""
    wire = {name: [f"OSTRAVA BAY ({name}) - " + PIER[0], *PIER[1:]] for name in ("AP", "Reuters")}
    first = article("Bay Gazette", wire["AP"], "2024-03-05T08:00:00+00:00")
    second = article("Valley Star", wire["Reuters"], "2024-03-05T09:00:00+00:00")
    even = lineage_of(first, second)
    assert sources_of(even) == [("inferred", None, None, (1, 2))]
    assert "nobody can tell" in even.sources[0].evidence[0].text
    assert even.audits == ()
    decided = lineage_of(first, second, article("Norland Mail", wire["Reuters"], "2024-03-05T10:00:00+00:00"))
    assert sources_of(decided) == [("inferred", "Reuters", None, (1, 2, 3))]
    verdicts = {audit.document: audit.verdict for audit in decided.audits}
    assert verdicts == {1: "misattributed", 2: "credited", 3: "credited"}


def test_single_quotation_marks_quote() -> None:
    """A speaker's words in the marks of some papers are no copy either."""
    said = (
        "the lighthouse will shine again for every sailor on this cold coast, as long as I am the harbour master of Orr"
    )
    found = lineage_of(
        article("Bay Gazette", [*PIER, f"'I say that {said},' Ida Lund said.", *OWN], "2024-03-05T08:00:00+00:00"),
        article("Valley Star", [*FAIR, f"“I say that {said},” said Ida Lund on Monday."], "2024-03-06T08:00:00+00:00"),
    )
    assert all(member.role == "quotes" for source in found.sources for member in source.members)
    assert len(found.sources) == 1


def test_the_agency_itself_is_the_origin_whatever_its_date() -> None:
    """An undated agency text that holds all that the others print."""
    found = lineage_of(
        article("Reuters", PIER), article("Bay Gazette", PIER[:4], "2024-03-05"), article("Valley Star", PIER[:3])
    )
    assert sources_of(found) == [("agency", "Reuters", 1, (1, 2, 3))]
    assert {audit.document: audit.verdict for audit in found.audits} == {2: "uncredited", 3: "uncredited"}


def test_naming_another_outlet_is_a_credit() -> None:
    """The copy says where it is from, which also tells the direction of undated documents."""
    found = lineage_of(
        article("Bay Gazette", PIER),
        article("Valley Star", [*PIER[:4], "This article was first published by the Bay Gazette."]),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert [audit.verdict for audit in found.audits] == ["credited"]


def test_one_owner_owes_no_credit_to_itself() -> None:
    """Copies inside a publishing group are not audited."""
    documents = [
        article("Bay Gazette", PIER, "2024-03-05T08:00:00+00:00"),
        article("Valley Star", PIER[:4], "2024-03-06T09:00:00+00:00"),
    ]
    owners = {"Bay Gazette": "Norrpress", "Valley Star": "Norrpress"}
    assert lineage_of(*documents, owners=owners).audits == ()
    assert len(lineage_of(*documents).audits) == 1


def test_a_round_up_draws_on_two_sources() -> None:
    """One document with the text of two others belongs to two sources, which stay apart."""
    found = lineage_of(
        article("Bay Gazette", PIER, "2024-03-05T08:00:00+00:00"),
        article("Wool Weekly", FAIR, "2024-03-05T09:00:00+00:00"),
        article("Valley Star", [*PIER[:3], *FAIR], "2024-03-06T09:00:00+00:00"),
    )
    assert sources_of(found) == [("document", None, 1, (1, 3)), ("document", None, 2, (2, 3))]


def test_a_speakers_words_are_no_copy() -> None:
    """Two reports with one quotation, and nothing else in common."""
    quotation = (
        "“I have counted the stones myself, and there are enough of them for a pier of any length that you "
        "like,” Harnmark said."
    )
    found = lineage_of(
        article("Bay Gazette", [PIER[0], quotation, PIER[1]], "2024-03-05"),
        article(
            "Valley Star",
            [OWN[0], quotation.replace(" Harnmark said.", " the engineer told us."), OWN[1]],
            "2024-03-06",
        ),
    )
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert found.sources[0].evidence[0].signal == "same statement"
    assert found.audits == ()


SPOKEN = {
    "stones": "I have counted the stones myself, and there are enough of them for a pier of any length that you like",
    "lamps": "The lamps will burn until the last boat is in, and not an hour longer, whatever the neighbours may say",
    "ice": "Whoever has seen the ice go out in March will not ask me again why the piles have to be this thick",
}


def test_all_who_quote_a_speaker_alike_have_a_source_in_common() -> None:
    """Whatever else each of them has in common with others."""
    said = {name: f"“{words},” Harnmark said." for name, words in SPOKEN.items()}
    documents = [
        article("Bay Gazette", [PIER[0], said["stones"], PIER[1]], "2024-03-05"),
        article("Valley Star", [OWN[0], said["stones"], said["lamps"], OWN[1]], "2024-03-05"),
        article("Island Post", [FAIR[0], said["lamps"], said["ice"], FAIR[1]], "2024-03-06"),
        article("Marl Sun", [FAIR[2], said["ice"], OWN[2]], "2024-03-06"),
    ]
    found = [{member.document for member in source.members} for source in lineage_of(*documents).sources]
    assert sorted(map(sorted, found)) == [[1, 2], [2, 3], [3, 4]]


@pytest.mark.parametrize("mark", ["“{}”", "{}"])
def test_a_speech_that_one_report_prints_without_marks_is_told_by_both(mark: str) -> None:
    """A transcript, say: that nobody is said to have copied it does not part them."""
    words = f"HARNMARK: {mark.format(SPOKEN['stones'])}, she said to the council."
    found = lineage_of(
        article("Bay Gazette", [FAIR[0], f"“{SPOKEN['stones']},” Harnmark said.", FAIR[1]], "2024-03-05"),
        article("Valley Star", [OWN[0], words, OWN[1]], "2024-03-05"),
    )
    assert [{member.role for member in source.members} for source in found.sources] == [{"quotes"}]


def test_a_sentence_that_an_aligner_takes_for_a_copy_counts_for_what_is_common() -> None:
    """Of two reports that name the same people in words of their own, neither carries text of the other."""
    one = [
        "The Tinnel Watch, whose name in the hill dialect is that of a lawful guard, wants wider berths on each quay.",
        "Its captain, the retired pilot Odd Brekke, has asked for a third gate since the last winter of the war.",
    ]
    other = [
        "Since its founding in a chapel loft, by nine men and a boy, the lawful guard has been the Tinnel Watch.",
        "Nobody else would pay for more gates than two, as the retired pilot found, so Brekke rang the bell himself.",
    ]
    case = traced([article("Bay Gazette", one), article("Valley Star", other)], RULES, DEFAULT).case
    (mine, theirs) = ([p for p in document.passages if p.kind == "body"] for document in case.documents)
    pairs = zip(mine, theirs, strict=True)
    sentences = [SentenceMatch(a.id, b.id, Span(a.start, a.end), Span(b.start, b.end), "edited", 0.9) for a, b in pairs]
    found = provenance.trace(replace(case, sentences=tuple(sentences)), DEFAULT, RULES)
    assert not any(member.role == "carries" for source in found.sources for member in source.members)


def test_standing_text_of_an_outlet_is_no_source() -> None:
    """A note that an outlet prints under unrelated articles ties nothing together."""
    note = (
        "The Bay Gazette is printed in Ostrava on paper from the mill at Tinnel and delivered by boat to all "
        "of the outer islands."
    )
    found = lineage_of(
        article("Bay Gazette", [*PIER, note], "2024-03-05"),
        article("Bay Gazette", [*FAIR, note], "2024-03-06"),
        article("Bay Gazette", [*OWN, note], "2024-03-07"),
    )
    assert found.sources == ()


def test_a_credit_without_a_copy_is_said() -> None:
    """An agency is credited, and nobody else has the text."""
    found = lineage_of(
        article("Bay Gazette", ["OSTRAVA BAY (AFP) - " + PIER[0], *PIER[1:]]), article("Valley Star", OWN)
    )
    assert [(audit.document, audit.name, audit.verdict) for audit in found.audits] == [
        (1, "Agence France-Presse", "credit_without_copy")
    ]


def test_a_copy_of_a_copy_goes_through_it() -> None:
    """The Star repeats the Gazette's slips and additions to an agency report."""
    edited = [
        PIER[0].replace("four hundred", "five hundred"),
        PIER[1].replace("three hundred", "two hundred"),
        *PIER[2:],
    ]
    documents = (
        article("Reuters", PIER, "2024-03-05T08:00:00+00:00"),
        article("Bay Gazette", [*edited, *FAIR], "2024-03-05T12:00:00+00:00"),
        article("Valley Star", [*edited[:4], *FAIR], "2024-03-05T18:00:00+00:00"),
        article("Island Post", PIER[:4], "2024-03-05T19:00:00+00:00"),
    )
    case = traced(documents, RULES, DEFAULT).case
    found = provenance.trace(case, DEFAULT, RULES)
    assert sources_of(found) == [("agency", "Reuters", 1, (1, 2, 3, 4)), ("document", None, 2, (2, 3))]
    assert {member.document: member.through for member in found.sources[0].members} == {1: None, 2: None, 3: 2, 4: None}
    assert provenance.direction(case, found, 1, 3).reason.endswith(f", by way of {documents[1].key}.")


def test_a_text_that_forty_outlets_trim_is_one_source() -> None:
    """Every outlet stops at another paragraph; the longest have few readers in common, and all belong together."""
    long = [*PIER, *FAIR, *OWN]
    found = lineage_of(
        *(article(f"Outlet {n}", long[: 4 + n % 8], f"2024-03-05T{n % 24:02d}:00:00+00:00") for n in range(40))
    )
    assert [len(source.members) for source in found.sources] == [40]


def test_an_empty_case_has_an_empty_lineage() -> None:
    """Nothing in, nothing out."""
    assert provenance.trace(Case(()), DEFAULT, RULES) == Lineage()


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def fixtures() -> Case:
    """The fixtures' corpus as one case, aligned."""
    return traced(read([ROOT / "fixtures/corpus"]), RULES, DEFAULT).case


def named(case: Case, lineage: Lineage) -> list[object]:
    """A lineage without ids: documents by key, passages by document and place."""
    keys = {item.id: item.document.key for item in case.documents}
    places = {passage.id: (item.document.key, passage.start) for item in case.documents for passage in item.passages}
    sources = [
        (
            replace(source, document=None, members=()),
            keys.get(source.document or 0),
            [(keys[m.document], *m[1:4], keys.get(m.through or 0), *m[5:]) for m in source.members],
        )
        for source in lineage.sources
    ]
    derivations = [(places[row.passage], *row[1:]) for row in lineage.derivations]
    return [sources, derivations, [(keys[row.document], *row[1:]) for row in lineage.audits]]


@pytest.mark.parametrize("seed", [1, 2])
def test_lineage_depends_on_no_order_and_on_no_ids(fixtures: Case, seed: int) -> None:
    """Other row numbers, other wording numbers, another order of everything: the same lineage."""
    chance = random.Random(seed)
    fresh = list(range(1, 100_000))
    chance.shuffle(fresh)
    documents = []
    for item in fixtures.documents:
        passages = [p._replace(id=fresh[p.id], wording=p.wording and fresh[p.wording]) for p in item.passages]
        documents.append(CaseDocument(fresh[item.id], item.document, tuple(passages), item.credits))
    wordings = [
        match._replace(left=fresh[match.right], right=fresh[match.left])
        if chance.random() < 0.5
        else match._replace(left=fresh[match.left], right=fresh[match.right])
        for match in fixtures.wordings
    ]
    sentences = [
        match._replace(a_passage=fresh[match.a_passage], b_passage=fresh[match.b_passage])
        for match in fixtures.sentences
    ]
    for rows in (documents, wordings, sentences):
        chance.shuffle(rows)  # type: ignore[arg-type]
    moved = Case(tuple(documents), tuple(wordings), tuple(sentences), fixtures.owners)
    assert named(moved, provenance.trace(moved, DEFAULT, RULES)) == named(
        fixtures, provenance.trace(fixtures, DEFAULT, RULES)
    )


def test_lineage_of_the_parts_is_the_lineage_of_the_whole(fixtures: Case) -> None:
    """A connected set of documents has the same lineage alone and among others."""
    whole = provenance.trace(fixtures, DEFAULT, RULES)
    parts = [provenance.trace(part, DEFAULT, RULES) for part in _parts(fixtures)]
    assert len(parts) > 5

    def ids(lineage: Lineage) -> set[object]:
        rows = {(row.passage, lineage.sources[row.source], row.label, row.confidence) for row in lineage.derivations}
        audits = {(row.document, row.name, row.share, row.verdict) for row in lineage.audits}
        return {*lineage.sources, *rows, *audits}

    assert ids(whole) == set().union(*map(ids, parts))


def _parts(case: Case) -> list[Case]:
    """The connected sets of a case."""
    near: dict[int, set[int]] = {item.id: set() for item in case.documents}
    owner = {passage.id: item.id for item in case.documents for passage in item.passages}
    with_wording: dict[int, set[int]] = {}
    for item in case.documents:
        for passage in item.passages:
            if passage.kind == "body":
                with_wording.setdefault(passage.wording, set()).add(item.id)
    circles = [found for wording, found in with_wording.items() if wording]
    circles += [with_wording[match.left] | with_wording[match.right] for match in case.wordings]
    circles += [{owner[match.a_passage], owner[match.b_passage]} for match in case.sentences]
    for circle in circles:
        for number in circle:
            near[number] |= circle
    left, parts = set(near), []
    while left:
        front = {min(left)}
        found: set[int] = set()
        while front:
            number = front.pop()
            found.add(number)
            front |= near[number] - found
        left -= found
        parts.append(replace(case, documents=tuple(item for item in case.documents if item.id in found)))
    return parts
