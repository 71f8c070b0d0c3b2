"""Where a text comes from: what the documents say of one another against what their dates say."""

from __future__ import annotations

import pytest

from lineage.provenance.origins.first_documents import BY_DATES
from lineage.records import DATES_ALONE, AuditVerdict, Document, Lineage
from tests.test_provenance_tracing import FAIR, PIER, article, lineage_of, sources_of

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
YARD = [
    (
        "Ottelin Marine today announced that it will build three ferries with methanol engines in Korsund, the first "
        "of which is to sail in the spring of 2029."
    ),
    *PIER[1:],
]


def verdicts(found: Lineage) -> dict[int, AuditVerdict]:
    """Document -> its verdict."""
    return {audit.document: audit.verdict for audit in found.audits}


# ── an outlet against an agency ───────────────────────────────────────────────────────────────────────────────────


def test_one_copy_that_credits_an_agency_does_not_outweigh_two_that_credit_the_outlet() -> None:
    """The first printer credits nobody, and owes nobody a credit."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", [*PIER, "Source: Bay Gazette"], NOON),
        article("Island Post", [*PIER, "(Reuters)"], NOON),
        article("Coast Daily", [*PIER, "Source: Bay Gazette"], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3, 4))]
    assert 1 not in verdicts(found)
    (source,) = found.sources
    assert any("Reuters" in signal.text for signal in source.evidence)  # it is said that one names another


def test_more_copies_that_credit_the_agency_outweigh_one_that_credits_the_outlet() -> None:
    """Who prints an agency's text first is not its origin."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", [*PIER, "Source: Bay Gazette"], NOON),
        article("Island Post", [*PIER, "(Reuters)"], NOON),
        article("Coast Daily", [*PIER, "(Reuters)"], LATE),
    )
    assert [source.name for source in found.sources] == ["Reuters"]


def test_a_release_that_an_agency_carried_is_its_issuers() -> None:
    """The issuer announced it before all others; a copy came by way of an agency."""
    found = lineage_of(
        article("Ottelin Marine", YARD, EARLY),
        article("Valley Star", [*YARD, "(Reuters)"], NOON),
        article("Island Post", YARD, LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3))]
    assert 1 not in verdicts(found)


# ── who handed the text on ────────────────────────────────────────────────────────────────────────────────────────


def test_two_houses_that_cut_one_attribution_are_no_chain() -> None:
    """Each of them has a paragraph of the origin that the other lacks."""
    told = [PIER[0].replace("decided", "told the Bay Gazette"), *PIER[1:]]
    silent = [PIER[0].replace("decided", "said").replace("seven", "7"), *PIER[1:]]
    found = lineage_of(
        article("Bay Gazette", told, EARLY),
        article("Valley Star", silent[:3], NOON),
        article("Island Post", [silent[0], *silent[2:]], LATE),
    )
    assert [member.through for source in found.sources for member in source.members] == [None, None, None]


def test_what_the_giver_lacks_speaks_against_it() -> None:
    """Two shared figures make a chain, unless the taker has two paragraphs that the giver left out."""
    slipped = [
        "The fair lasted 14 days, 3,200 sheep were sold and 71 prizes given, more than in any year since the war.",
        *PIER,
    ]
    copied = [slipped[0].replace("14", "41").replace("3,200", "2,300"), *PIER]
    for theirs, giver in ((copied[:3], 2), ([copied[0], *copied[3:]], None)):
        found = lineage_of(
            article("Bay Gazette", slipped, EARLY),
            article("Valley Star", copied[:3], NOON),
            article("Island Post", theirs, LATE),
        )
        assert {member.document: member.through for member in found.sources[0].members}[3] == giver


# ── later than its copies ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "says",
    [
        "As first reported by the Bay Gazette, the harbour will change.",
        "This article was originally published by Bay Gazette.",
        "Source: Bay Gazette",
    ],
)
def test_whom_a_copy_names_is_its_source_whatever_the_dates(says: str) -> None:
    """A page that was revised bears a later date than what was copied from it."""
    found = lineage_of(article("Bay Gazette", PIER, LATE), article("Valley Star", [*PIER[:4], says], EARLY))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert verdicts(found) == {2: "credited"}


@pytest.mark.parametrize("outlet", ["Ottelin Marine", "Ottelin Marine Online", "ottelinmarine.example"])
@pytest.mark.parametrize("says", ["Ottelin Marine today announced", "A media release by OTTELIN MARINE says"])
def test_whom_the_text_calls_the_announcer_is_its_source_whatever_the_dates(outlet: str, says: str) -> None:
    """A release under embargo is no copy of the papers that print it earlier, however these spell whose it is."""
    text = [YARD[0].replace("Ottelin Marine today announced", says), *YARD[1:]]
    found = lineage_of(article(outlet, text, NOON), article("Valley Star", text, EARLY))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert 1 not in verdicts(found)


@pytest.mark.parametrize("says", ["The yard announces", "Die Werft gab am Dienstag bekannt", "Сегодня верфь объявила"])
def test_a_government_announces_what_its_page_says(says: str) -> None:
    """On its own site nobody else is named."""
    text = [YARD[0].replace("Ottelin Marine today announced", says), *YARD[1:]]
    found = lineage_of(article("yards.gov.example", text, NOON), article("Valley Star", text, EARLY))
    assert sources_of(found) == [("document", None, 2, (1, 2))]
    found = lineage_of(article("ottelin.gov", text, NOON), article("Valley Star", text, EARLY))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


def test_an_announcer_whose_page_is_not_held_is_no_source() -> None:
    """Both may have it from there, and dates alone tell nothing."""
    found = lineage_of(article("Bay Gazette", YARD, NOON), article("Valley Star", YARD, EARLY))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert found.audits == ()


def test_an_outlet_that_is_cited_farther_down_is_no_source() -> None:
    """What a goalkeeper told another paper says nothing of the pier."""
    aside = "The goalkeeper of the Rovers told the Bay Gazette that he will retire in June."
    found = lineage_of(article("Valley Star", [*PIER, aside], EARLY), article("Bay Gazette", PIER, LATE))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


# ── agencies that are not named, and too many that are ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "credit",
    [
        "(With agency inputs)",
        "Agencies",
        "(Agenturen)",
        "Avec les agences",
        "(Con información de agencias)",
        "(وكالات)",
    ],
)
def test_who_credits_an_agency_without_a_name_is_no_origin(credit: str) -> None:
    """The source is an agency's text, nobody is it, and who says so much is not blamed."""
    found = lineage_of(
        article("Bay Gazette", [*PIER, credit], EARLY), article("Valley Star", [*PIER[:4], credit], LATE)
    )
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert verdicts(found) == {}


def test_an_agency_that_another_carrier_names_is_the_one() -> None:
    """ "Agencies" is neither a wrong credit nor none."""
    found = lineage_of(
        article("Bay Gazette", [*PIER, "(Agencies)"], EARLY), article("Valley Star", [*PIER, "(Reuters)"], LATE)
    )
    assert sources_of(found) == [("inferred", "Reuters", None, (1, 2))]
    assert verdicts(found) == {2: "credited"}


@pytest.mark.parametrize("line", ["Aid agencies have sent food.", "Staff from six agencies contributed to the hunt."])
def test_agencies_of_other_kinds_are_no_credit(line: str) -> None:
    """The word alone says nothing where no credit stands."""
    found = lineage_of(article("Bay Gazette", [*PIER, line], EARLY), article("Valley Star", PIER[:4], LATE))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


@pytest.mark.parametrize("both", ["Reuters/AFP", "AP, Reuters", "TASS/Anadolu"])
def test_of_two_agencies_that_are_named_as_often_neither_is_the_source(both: str) -> None:
    """Alphabetical order is no reason; who names both has given credit."""
    found = lineage_of(article("Bay Gazette", [*PIER, both], EARLY), article("Valley Star", [*PIER, both], LATE))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert "not known which" in found.sources[0].evidence[0].text
    assert verdicts(found) == {1: "credited", 2: "credited"}


def test_a_third_carrier_may_settle_which_of_two_it_is() -> None:
    """One more credit for one of them."""
    found = lineage_of(
        article("Bay Gazette", [*PIER, "Reuters/AFP"], EARLY), article("Valley Star", [*PIER, "(Reuters)"], LATE)
    )
    assert sources_of(found) == [("inferred", "Reuters", None, (1, 2))]


# ── versions of one outlet ────────────────────────────────────────────────────────────────────────────────────────


def test_versions_of_one_outlet_are_one_origin() -> None:
    """None of them holds all that is copied, and each passage is of the version that had it first."""
    found = lineage_of(
        article("Bay Gazette", PIER[:2], EARLY),
        article("Bay Gazette", [PIER[0], *PIER[2:]], NOON),
        article("Valley Star", [PIER[0], *PIER[2:4]], LATE),
        article("Island Post", PIER[:2], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3, 4)), ("document", None, 2, (2, 3))]
    assert {(audit.document, audit.verdict) for audit in found.audits} == {(3, "uncredited"), (4, "uncredited")}
    assert {member.document: member.through for member in found.sources[0].members}[3] == 2


def test_of_versions_of_one_day_the_fullest_speaks_for_all() -> None:
    """Which came first is not known; that they came before the copy is."""
    found = lineage_of(
        article("Bay Gazette", PIER[:2], EARLY[:10]),
        article("Bay Gazette", [PIER[0], *PIER[2:]], EARLY[:10]),
        article("Valley Star", PIER[:4], "2024-03-06"),
    )
    assert sources_of(found)[0] == ("document", None, 2, (1, 2, 3))


def test_versions_that_a_copy_names_need_no_dates() -> None:
    """Who says whose text it is names all of them."""
    found = lineage_of(
        article("Bay Gazette", [PIER[0], *PIER[3:]]),
        article("Bay Gazette", PIER[:3]),
        article("Valley Star", [*PIER, "Source: Bay Gazette"]),
    )
    assert {source.kind for source in found.sources} == {"document"}
    assert verdicts(found) == {3: "credited"}


@pytest.mark.parametrize(
    "times",
    [
        (EARLY, LATE, NOON),  # the update has it from the paper that was there before
        (EARLY[:10], EARLY[:10], EARLY[:10]),  # nothing tells who was first
        (None, None, None),
    ],
)
def test_versions_are_no_origin_of_what_others_may_have_had_before(times: tuple[str | None, ...]) -> None:
    """Each stretch must have stood in a version before another outlet had it."""
    first, update, other = times
    found = lineage_of(
        article("Bay Gazette", PIER[:2], first),
        article("Bay Gazette", [PIER[0], *PIER[2:]], update),
        article("Valley Star", PIER, other),
    )
    assert all(source.document not in (1, 2) for source in found.sources)


# ── contributions to an update ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "credit",
    [
        "With files from Reuters",
        "Additional reporting by Reuters",
        "Reuters contributed to this report.",
        "(With inputs from Reuters)",
    ],
)
def test_a_contributor_to_an_update_is_no_source_of_the_first_report(credit: str) -> None:
    """What stood there before owes the agency nothing, and those who copied it neither."""
    found = lineage_of(
        article("Bay Gazette", PIER[:4], EARLY),
        article("Bay Gazette", [*PIER, credit], LATE),
        article("Valley Star", PIER[:4], NOON),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3))]
    assert verdicts(found) == {3: "uncredited"}


def test_who_copies_the_update_copies_its_credit() -> None:
    """The line says no more of the first report there than it does in the update."""
    update = [*PIER, "With files from Reuters"]
    found = lineage_of(
        article("Bay Gazette", PIER[:4], EARLY),
        article("Bay Gazette", update, NOON),
        article("Valley Star", update, LATE),
    )
    assert sources_of(found)[0] == ("document", None, 1, (1, 2, 3))
    assert 1 not in verdicts(found)


@pytest.mark.parametrize(
    "documents",
    [
        [article("Bay Gazette", PIER[:4], EARLY), article("Bay Gazette", ["By Reuters", *PIER], LATE)],
        [
            article("Bay Gazette", [*PIER[:4], "With files from Reuters"], EARLY),
            article("Bay Gazette", PIER, LATE),
            article("Valley Star", PIER, LATE),
        ],
        [
            article("Bay Gazette", PIER[:4], EARLY),
            article("Bay Gazette", [*PIER, "With files from Reuters"], LATE),
            article("Valley Star", ["OSTRAVA BAY (Reuters) - " + PIER[0], *PIER[1:]], NOON),
        ],
    ],
)
def test_an_agency_is_the_source_where_more_is_said(documents: list[Document]) -> None:
    """A byline, a contribution to the first version, another paper's dateline."""
    assert [source.name for source in lineage_of(*documents).sources] == ["Reuters"]


def test_who_introduces_a_text_in_the_name_of_its_outlet_has_it_from_there_at_any_depth() -> None:
    """Whatever the dates, and far below the beginning; elsewhere in the text an outlet may be cited for anything."""
    long = [f"{sentence} {OWN}" for sentence in FAIR]
    for line, origin in (("Bay Gazette reports:", 1), ("The weather is as the Bay Gazette wrote.", None)):
        found = lineage_of(
            article("Bay Gazette", [OWN, *PIER], LATE, author="Rhona Tait"),
            article("Valley Star", [*long, line, *PIER, *FAIR], EARLY),
        )
        assert [source.document for source in found.sources] == [origin]
        assert not [audit for audit in found.audits if audit.verdict == "uncredited"]


# ── copies that grow ──────────────────────────────────────────────────────────────────────────────────────────────

OWN = (
    "A member of the board, Hetty Vane, said that she had voted against it and would ask the county to audit the books."
)


def test_what_a_copy_adds_makes_no_other_origin_of_the_rest() -> None:
    """Three outlets in a row, the second with a paragraph of its own: two sources, and the way of the third."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", [*PIER[:3], OWN, "The Bay Gazette first reported this."], NOON),
        article("Island Post", [*PIER[:2], OWN], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3)), ("document", None, 2, (2, 3))]
    assert [member.through for member in found.sources[0].members] == [None, None, 2]
    assert verdicts(found) == {2: "credited", 3: "uncredited"}


@pytest.mark.parametrize("credit", ["This story first appeared in the Bay Gazette.", "Source: Bay Gazette"])
def test_a_credit_to_the_origin_says_nothing_of_what_a_copy_added(credit: str) -> None:
    """It is the copy's own, also where the next one repeats the credit."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", [*PIER[:3], OWN, credit], NOON),
        article("Island Post", [*PIER[:2], OWN, credit], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3)), ("document", None, 2, (2, 3))]
    assert not any("has it from an agency" in signal.text for source in found.sources for signal in source.evidence)


def test_what_all_carriers_of_an_agency_have_beside_its_own_page_is_a_longer_version() -> None:
    """Nobody has it from the other; where one of them credits nobody, he may."""
    for closing, kind in (("(Reuters)", "inferred"), ("", "document")):
        found = lineage_of(
            article("Reuters", PIER, EARLY),
            article("Valley Star", [*PIER[:3], OWN, "(Reuters)"], NOON),
            article("Island Post", [*PIER[:2], OWN, *filter(None, [closing])], LATE),
        )
        assert [source.kind for source in found.sources] == ["agency", kind]


def test_an_outlet_that_others_print_has_longer_versions_as_well() -> None:
    """Both who print more than its page has say that they have it from there."""
    found = lineage_of(
        article("CNN", PIER, EARLY),
        article("Valley Star", ["(CNN) — " + PIER[0], *PIER[1:3], OWN, "Copyright 2024 CNN."], NOON),
        article("Island Post", ["(CNN) — " + PIER[0], PIER[1], OWN, "Copyright 2024 CNN."], LATE),
    )
    assert [(source.kind, source.name) for source in found.sources] == [("document", "CNN"), ("inferred", "CNN")]


def test_an_outlet_that_others_print_is_no_agency_of_what_it_took() -> None:
    """What it says of its own source is evidence like that of any other."""
    taken = ["The Bay Gazette reported on Tuesday that the pier will be long.", *PIER[:3]]
    found = lineage_of(article("Bay Gazette", PIER, EARLY), article("CNN", taken, LATE))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert not any("agency" in signal.text for signal in found.sources[0].evidence)


def test_a_page_that_names_its_own_site_names_no_guest_who_writes_there() -> None:
    """Data call his page by his name; what both print is the site's, or anybody's."""
    guest = article("Guest Writer", PIER, EARLY, url="https://www.cnn.com/opinions/pier.html")
    page = [*PIER[:3], "Harnmark said in an interview with CNN that it will last."]
    found = lineage_of(guest, article("CNN", page, LATE, url="https://www.cnn.com/news/pier.html"))
    assert "named" not in {signal.signal for source in found.sources for signal in source.evidence}
    assert found.audits == ()


def test_of_two_who_added_the_last_one_handed_it_on() -> None:
    """A chain of four."""
    second = (
        "The landlady of the harbour inn had pinned the timetable of the last boats above the till by Tuesday night."
    )
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", [*PIER[:3], OWN], "2024-03-05T10:00:00+00:00"),
        article("Marl Sun", [*PIER[:2], OWN, second], NOON),
        article("Island Post", [*PIER[:2], OWN, second], LATE),
    )
    assert [source.document for source in found.sources] == [1, 2, 3]
    assert {member.document: member.through for member in found.sources[0].members} == {1: None, 2: None, 3: 2, 4: 3}


@pytest.mark.parametrize("dates", [("2024-03-05",) * 3, (EARLY, "", LATE)])
def test_days_that_do_not_tell_who_was_first_prove_no_addition(dates: tuple[str, str, str]) -> None:
    """Nor do pages without a date."""
    told = PIER, [*PIER[:3], OWN], [*PIER[:2], OWN]
    outlets = ("Bay Gazette", "Valley Star", "Island Post")
    found = lineage_of(*(article(outlet, text, date) for outlet, text, date in zip(outlets, told, dates, strict=True)))
    assert sources_of(found)[0][:3] == ("inferred", None, None)


def test_a_brief_is_not_the_origin_of_a_report_that_is_longer_than_it() -> None:
    """Who adds more than it took may have had all of it elsewhere."""
    found = lineage_of(
        article("Bay Gazette", PIER[:1], EARLY), article("Valley Star", PIER, NOON), article("Island Post", PIER, LATE)
    )
    assert 1 not in {source.document for source in found.sources}


# ── a paper from which an agency has it ───────────────────────────────────────────────────────────────────────────


def test_a_paper_that_the_agency_names_is_the_origin_of_what_it_printed_first() -> None:
    """What the agency adds is the agency's; its carriers have given a credit, and nobody is accused."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Valley Star", ["OSTRAVA BAY (AP) — " + PIER[0], *PIER[1:4], "Information from: Bay Gazette"], LATE),
        article("Island Post", ["OSTRAVA BAY (AP) — " + PIER[0], *PIER[1:3]], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3))]
    assert verdicts(found) == {2: "credited", 3: "credited"}


def test_what_the_agency_adds_to_a_paper_s_report_is_its_own() -> None:
    """Two texts: the paper's, and what the agency's own document and a carrier of it have beside."""
    added = ["OSTRAVA BAY (AP) — " + PIER[0], *PIER[1:3], "The Bay Gazette first reported the plan.", *FAIR, OWN]
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY),
        article("Associated Press", added, NOON),
        article("Valley Star", added, LATE),
    )
    assert sources_of(found)[0][:3] == ("document", None, 1)
    assert ("agency", "Associated Press", 2, (2, 3)) in sources_of(found)
    assert 1 not in verdicts(found)
    assert set(verdicts(found).values()) == {"credited"}


def test_a_paper_that_was_told_what_the_agency_prints_later_is_the_origin() -> None:
    """The agency writes "the paper" for it, and names it nowhere."""
    told = [*PIER[:3], "The ferry company wants to land two ships at a time, its owner Ulf Brandt told the Gazette."]
    retold = [*PIER[:3], "The ferry company wants to land two ships at a time, its owner Ulf Brandt told the paper."]
    found = lineage_of(article("Bay Gazette", told, EARLY), article("Valley Star", [*retold, "(Reuters)"], NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert 1 not in verdicts(found)


@pytest.mark.parametrize("shared", [True, False])
def test_what_a_paper_was_told_speaks_for_the_text_that_it_stands_in(shared: bool) -> None:
    """A call to the paper, in a paragraph that nobody took, does not make the rest its own."""
    call = "The net-makers have been asked three times whether they would move, Odd Brekke told the Bay Gazette."
    taken = [*PIER, call.replace("told the Bay Gazette", "said")] if shared else PIER
    found = lineage_of(article("Bay Gazette", [*PIER, call], EARLY), article("Valley Star", taken, LATE))
    assert ("own" in {signal.signal for signal in found.sources[0].evidence}) == shared


@pytest.mark.parametrize("wire", ["", "(Reuters)"])
@pytest.mark.parametrize("more", ["Odd Brekke told the Bay Gazette", "as readers of the Bay Gazette know"])
def test_what_only_the_rest_of_a_paragraph_says_of_its_paper_speaks_for_nothing(more: str, wire: str) -> None:
    """A copy took the paragraph as far as its first sentence."""
    rest = f"The net-makers, who have their lofts on the other side of the bay, will not move, {more}."
    first = article("Bay Gazette", [*PIER[:2], f"{PIER[2]} {rest}"], EARLY)
    found = lineage_of(first, article("Valley Star", [*PIER[:3], *filter(None, [wire])], LATE))
    assert "own" not in {signal.signal for signal in found.sources[0].evidence}


@pytest.mark.parametrize(("author", "later"), [("Nell Orde", NOON), (None, "2024-03-06T18:00:00+00:00")])
def test_a_signature_or_a_day_s_lead_leaves_it_open_whose_text_it_is(author: str | None, later: str) -> None:
    """A wire is printed within hours by all, and its printers' own authors do not sign it."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY, author=author), article("Valley Star", [*PIER, "(Reuters)"], later)
    )
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert found.audits == ()


def test_an_hour_s_lead_is_none_against_an_agency() -> None:
    """Who is silent about a wire, and prints it early, owes the credit."""
    found = lineage_of(article("Bay Gazette", PIER, EARLY), article("Valley Star", [*PIER, "(Reuters)"], NOON))
    assert [source.name for source in found.sources] == ["Reuters"]
    assert verdicts(found) == {1: "uncredited", 2: "credited"}


TOLD = "The ferry company wants to land two ships at a time, its owner Ulf Brandt told Reuters by telephone on Monday."


def test_who_prints_that_somebody_told_the_agency_has_that_from_the_agency() -> None:
    """However early, and though the only credit is a weak one; nor is he first who follows him and cuts the words."""
    cut = TOLD.replace("told Reuters", "said")
    found = lineage_of(
        article("Bay Gazette", [*PIER[:3], TOLD], EARLY),
        article("Valley Star", [*PIER[:3], cut], NOON),
        article("Island Post", [*PIER[:3], TOLD, *FAIR, "With reporting by Reuters"], LATE),
    )
    assert {source.name for source in found.sources} == {"Reuters"}
    assert verdicts(found) == {1: "credited", 2: "uncredited", 3: "credited"}
    silent = lineage_of(
        article("Bay Gazette", [*PIER[:3], cut], EARLY),
        article("Island Post", [*PIER[:3], cut, *FAIR, "With reporting by Reuters"], LATE),
    )
    assert [source.name for source in silent.sources] == [None]


def test_what_one_agency_was_told_makes_no_text_of_another() -> None:
    """A paper may quote it, and be quoted by a carrier of the other."""
    found = lineage_of(
        article("Bay Gazette", [*PIER[:3], TOLD.replace("Reuters", "TASS")], EARLY),
        article("Island Post", [*PIER[:3], *FAIR, "With reporting by Reuters"], LATE),
    )
    assert [source.name for source in found.sources] == [None]


@pytest.mark.parametrize(("closing", "through"), [(["(AP)"], None), ([], 2)])
def test_carriers_of_one_agency_have_a_paper_s_words_from_the_agency(closing: list[str], through: int | None) -> None:
    """What both changed in the paper's text, the agency did; without that credit the one may have it from the other."""
    known = "Ottelin Marine knew for two years that the shafts of its ferries were cracked and went on selling them, "
    fell = "Shares in Norrlinje fell 14 percent. It wants to land two ships at a time and has ordered one in Gdynia."
    retold = [known + "the Bay Gazette reported Monday, citing internal emails.", *PIER[1:3], fell, *closing]
    found = lineage_of(
        article("Bay Gazette", [known + "internal emails seen by the Bay Gazette show.", *PIER[1:]], EARLY),
        article("Valley Star", retold, NOON),
        article("Island Post", retold, LATE),
    )
    assert sources_of(found)[0][:3] == ("document", None, 1)
    assert {member.document: member.through for member in found.sources[0].members}[3] == through


# ── a text that was given to all ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The following is the full text of the statement:", ""),
        ("According to a pool report:", ""),
        ("Remarks as prepared for delivery:", ""),
        ("To the Editor:", ""),
        ("", "According to a news release from the harbour office, work begins in April."),
        ("", "Source: Ostrava Fire and Rescue Service"),
        ("", "The Bureau of Labor Statistics will publish the figures for April in May."),
        ("Wie das Statistische Bundesamt mitteilte:", ""),
        ("The National Weather Service in Ostrava has issued an advisory for the bay.", ""),
        ("", "Arrangements by Dahl Funeral Home, Ostrava."),
        ("", "Anyone with information is asked to call 555-0142."),
        ("Im Wortlaut:", ""),
        ("", "Founded in 1911 as a maker of churns, Ottelin Marine employs 340 people at six yards."),
        ("", "Die 1911 gegründete Werft beschäftigt an drei Orten 340 Menschen."),
    ],
)
def test_who_was_first_to_print_what_was_given_to_all_is_no_origin(above: str, below: str) -> None:
    """Whoever says it, and whichever of them comes first."""
    framed = [text for text in (above, *PIER, below) if text]
    for one, other in ((PIER, framed), (framed, PIER)):
        found = lineage_of(article("Bay Gazette", one, EARLY), article("Valley Star", other, LATE))
        assert sources_of(found) == [("inferred", None, None, (1, 2))]
        assert found.audits == ()


def test_an_author_who_signs_in_two_houses_is_no_staff_of_the_first() -> None:
    """Whoever signs has credited; who leaves the name out owes it."""
    found = lineage_of(
        article("Bay Gazette", PIER, "2024-03-05", author="Ruth Amadi"),
        article("Valley Star", PIER, "2024-03-07", author="By Ruth Amadi"),
        article("Clickbarn", PIER, "2024-03-09"),
    )
    assert sources_of(found) == [("inferred", None, None, (1, 2, 3))]
    assert verdicts(found) == {3: "uncredited"}


def test_a_narrator_who_speaks_of_himself_is_nobody_s_reporter() -> None:
    """A guest, a letter-writer, a speaker."""
    said = ["I have taught chemistry in Ostrava for twenty-two years, and have bought every beaker myself.", *PIER[1:]]
    found = lineage_of(article("Bay Gazette", said, EARLY), article("Valley Star", said, LATE))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert found.audits == ()


@pytest.mark.parametrize(
    ("told", "author", "owed"),
    [
        ("the harbour master told AFP by telephone", None, False),
        ("the harbour master told AFP by telephone", "Ida Lund", True),
        ("the harbour master told CNN on the quay", None, True),
    ],
)
def test_what_somebody_told_an_agency_may_be_the_agency_s(told: str, author: str | None, owed: bool) -> None:
    """Where nothing but a date says that it is the first printer's; who signs it may have quoted the agency."""
    text = [*PIER, f"“Nobody has counted the piles since the war,” {told}."]
    found = lineage_of(
        article("Bay Gazette", text, "2024-03-05", author=author), article("Valley Star", text, "2024-03-09")
    )
    assert sources_of(found) == [("document", None, 1, (1, 2)) if owed else ("inferred", None, None, (1, 2))]
    assert verdicts(found) == ({2: "uncredited"} if owed else {})


def test_a_credit_outweighs_the_signs_of_a_third_party() -> None:
    """Somebody says that the text is the first printer's."""
    text = [*PIER, "Anyone with information is asked to call 555-0142."]
    found = lineage_of(
        article("Bay Gazette", text, EARLY),
        article("Valley Star", [*text, "Source: Bay Gazette"], NOON),
        article("Island Post", text, LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2, 3))]
    assert verdicts(found) == {2: "credited", 3: "uncredited"}


def test_of_two_at_one_time_neither_is_the_origin() -> None:
    """Whatever their ids; nor is it known that who comes an hour later has it from one of them."""
    for names in (("Bay Gazette", "Valley Star"), ("Valley Star", "Bay Gazette")):
        found = lineage_of(*(article(name, PIER, EARLY) for name in names), article("Clickbarn", PIER, LATE))
        assert sources_of(found) == [("inferred", None, None, (1, 2, 3))]
        assert verdicts(found) == {}


def test_a_signature_speaks_for_the_first_printer_only_where_no_copy_bears_one() -> None:
    """A release is signed by whoever brings it into each paper: then dates alone blame nobody.

    Where only the first printer's copy is signed, dates alone blame the others: many a page names no author.
    """
    first = article("Bay Gazette", PIER, EARLY, author="Rob Kemp")
    found = lineage_of(first, article("Valley Star", PIER, LATE))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert "byline" in {signal.signal for signal in found.sources[0].evidence}
    assert found.sources[0].confidence == BY_DATES
    assert found.audits[0].evidence[0].signal == DATES_ALONE
    for other in ("Ann Lee", "Ann Lee and Tom Orr"):
        found = lineage_of(first, article("Valley Star", PIER, LATE, author=other))
        assert sources_of(found) == [("inferred", None, None, (1, 2))]
        assert verdicts(found) == {}


def test_nobody_signs_a_copy_is_said_only_of_all_copies() -> None:
    """A report that has hardly more than half of its words from elsewhere bears a signature as well."""
    first = article("Bay Gazette", PIER, EARLY, author="Rob Kemp")
    found = lineage_of(first, article("Valley Star", [*PIER[:2], *FAIR, OWN], LATE, author="Ann Lee"))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert "byline" not in {signal.signal for signal in found.sources[0].evidence}


def test_that_a_paper_was_ahead_of_its_own_next_report_tells_nothing_of_others() -> None:
    """On one day two papers print the same, and one of them prints it again on the next: whose it is, nobody can tell.

    Whether or not a person signs it there.
    """
    day, next_day = "2024-03-05", "2024-03-06"
    for author in (None, "Rob Kemp"):
        mine = (
            article("Bay Gazette", [FAIR[0], *PIER, OWN], day, author=author),
            article("Bay Gazette", [*PIER, *FAIR], next_day, author=author),
        )
        found = lineage_of(article("Valley Star", [*PIER, FAIR[1]], day), *mine)
        assert [source.document for source in found.sources if len(source.members) == 3] == [None]
        assert not [audit for audit in found.audits if audit.verdict == "uncredited"]


def test_what_a_person_signs_may_be_older_than_its_date() -> None:
    """A page bears the date of its last change, and its copy that of the day on which it was taken."""
    copy, signed = article("Valley Star", PIER, EARLY), article("Bay Gazette", PIER, LATE, author="Rhona Tait")
    assert lineage_of(copy, signed).audits == ()


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("The piles were counted twice, The Associated Press reports.", None),
        ("The piles were counted twice, CNN reported on Monday.", None),
        ("The piles were counted twice, the diver Odd Brekke told Reuters.", 1),
        ("The piles were counted twice, and 160 of them are rotten.", 1),
    ],
)
def test_who_cites_an_agency_within_a_text_is_not_its_origin_by_the_date(line: str, origin: int | None) -> None:
    """What stands around the citation may be the agency's; an interview of its own is one sentence."""
    text = [PIER[0], line, *PIER[1:]]
    found = lineage_of(article("Bay Gazette", text, EARLY, author="Rob Kemp"), article("Valley Star", text, LATE))
    assert [source.document for source in found.sources] == [origin]


INTERVIEW = "The piles will be driven at low water only, the state geologist Jon Parr told The Associated Press, {}"
WHERE = "and the herring fleet is to lie in Korsund until the spring."


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ([INTERVIEW.format(WHERE)], "Associated Press"),
        ([INTERVIEW.format(WHERE), "The mayor told Reuters that he would resign if 160 piles were not enough."], None),
        (
            [
                INTERVIEW.format(WHERE),
                "Nobody had asked the fishermen, the Bay Gazette reported on Monday of last week.",
            ],
            "Associated Press",
        ),
        ([INTERVIEW.format(WHERE), "Nobody had asked the fishermen, CNN reported on Monday of last week."], None),
        (
            [INTERVIEW.format(WHERE), "Nobody had asked the fishermen, their speaker Odd Brekke told the Valley Star."],
            None,
        ),
        ([INTERVIEW.format(WHERE).replace("The Associated Press", "CNN")], None),
    ],
)
def test_what_papers_print_of_an_interview_with_one_agency_is_the_agency_s(said: list[str], name: str | None) -> None:
    """On one day, in the same words, and if nothing else speaks; a third that leaves the name out is not blamed."""
    shared, day = [*PIER[:2], *said], "2024-03-05"
    found = lineage_of(
        article("Marl Sun", [OWN, *shared], day),
        article("Valley Star", [*shared, FAIR[0]], day),
        article("Coast Daily", [FAIR[1], *PIER[:2], "The piles will be driven at low water only."], day),
    )
    assert {source.name for source in found.sources} == {name}
    assert name is None or "uncredited" not in verdicts(found).values()


PLANS = (
    "the new pier at Ostrava Bay will be four hundred metres long and carry a tramway of two tracks, with three stops",
    "its 160 lamps will burn until midnight on all days of the year but one, on which the fleet sails from Korsund",
)


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("According to the harbour council, {}.", None),
        ("The harbour council said in a joint statement that {}.", None),
        ("Laut einer Mitteilung des Hafenrats heisst es, {}.", None),
        ("The lead is simple, and the tail is long: {}.", 1),
        ("The harbour council has decided at last, after seven hours and two fights, that {}.", 1),
    ],
)
def test_what_somebody_gave_in_writing_is_nobodys_by_its_date(told: str, origin: int | None) -> None:
    """Two reporters read it; of what the narrator tells in so many words, the first printer is likely the origin."""
    shared = [told.format(plan) for plan in PLANS]
    found = lineage_of(article("Bay Gazette", [*shared, OWN], EARLY), article("Valley Star", [*shared, FAIR[1]], LATE))
    assert [source.document for source in found.sources] == [origin]
    assert bool(found.audits) == bool(origin)


def test_what_an_outlet_says_that_it_was_told_may_be_older_than_its_date() -> None:
    """Though the earlier copy leaves the name out."""
    told = [*PIER, "“We will fish from it all the same,” the net-maker Odd Brekke told the Bay Gazette on the quay."]
    said = [paragraph.replace("told the Bay Gazette", "said") for paragraph in told]
    found = lineage_of(article("Valley Star", said, EARLY), article("Bay Gazette", told, LATE))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]
    assert found.audits == ()


def test_where_only_dates_speak_it_is_about_even() -> None:
    """The verdict stays, and its evidence says on what it rests."""
    found = lineage_of(article("Bay Gazette", PIER, EARLY), article("Valley Star", PIER, LATE))
    assert found.sources[0].confidence == BY_DATES
    assert verdicts(found) == {2: "uncredited"}
    assert found.audits[0].evidence[0].signal == "dates"


@pytest.mark.parametrize(("sentences", "origin"), [(1, None), (2, 1)])
def test_less_than_a_paragraph_in_common_is_nobody_s_by_its_date(sentences: int, origin: int | None) -> None:
    """One sentence may stand in what both have read."""
    lead = (
        "A pier of four hundred metres will be built in Ostrava Bay, and the lamps on it will burn until the morning."
    )
    next_one = (
        "Work begins in April, once the ice has gone out and Norrlinje has brought its two dredgers over from Gdynia."
    )
    shared = " ".join((lead, next_one)[:sentences])
    found = lineage_of(article("Bay Gazette", [shared, OWN], EARLY), article("Valley Star", [shared, *FAIR], LATE))
    assert [source.document for source in found.sources] == [origin]


def test_a_notice_to_the_public_is_an_institution_s() -> None:
    """No reporter asks visitors to stay away."""
    text = [*PIER, "Visitors are asked not to step on the planks before the paint is dry."]
    assert lineage_of(article("Bay Gazette", text, EARLY), article("Valley Star", text, LATE)).audits == ()


@pytest.mark.parametrize(
    ("place", "origin"), [(0, ("inferred", None, None, (1, 2))), (3, ("document", None, 2, (1, 2)))]
)
def test_a_paper_that_is_cited_in_the_first_lines_may_have_been_first(
    place: int, origin: tuple[str, str | None, int | None, tuple[int, ...]]
) -> None:
    """Its page may bear the date of a change; further down, papers are cited for anything."""
    cited = "A pier will be built after all, the Kelp Courier reported on Tuesday."
    found = lineage_of(
        article("Kelp Courier", PIER, "2024-05-02"),
        article("Tarn Echo", [*PIER[:place], cited, *PIER[place:]], "2024-05-01"),
    )
    assert sources_of(found) == [origin]
