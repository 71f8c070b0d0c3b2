"""Which documents are said to credit what they copied: from outlets, sister papers, go-betweens, and two agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage import credits
from lineage.credits import CreditRules
from lineage.credits.outlet_names import same_outlet, spellings
from lineage.provenance.named import introductions
from lineage.records import Document, Lineage
from tests.test_provenance_tracing import FAIR, OWN, PIER, article, lineage_of

RULES: CreditRules = credits.rules(credits.load())
WHOLE = "\n\n".join(PIER)
FERRY = "The ferry company had told nobody of the ship in Gdynia, "


def copied(frame: str, giver: str = "Kelp Courier", **fields: str | None) -> Lineage:
    """The lineage of a text of `giver` and of its copy in the Tarn Echo, with `frame` around it."""
    copy = Document(
        "c", "Tarn Echo", frame.format(WHOLE), external_id="copy", published="2024-05-02", published_precision="day"
    )
    return lineage_of(article(giver, PIER, "2024-05-01"), replace(copy, **fields))  # type: ignore[arg-type]


def verdict(found: Lineage) -> tuple[str, str]:
    """The verdict on a copy, and its first evidence."""
    (audit,) = found.audits
    return audit.verdict, audit.evidence[0].text


@pytest.mark.parametrize(
    "frame",
    [
        "{}\n\nContinue reading at Kelp Courier",
        "{} Read more at the Kelp Courier.",
        "{}\n\nFull story: Kelp Courier",
        "{}\n\n(Kelp Courier)",
        "{}\n\nh/t Kelp Courier",
        "{}\n\n© 2024 Kelp Courier",
        "{}\n\nVia KELP COURIER:",
        "{}\n\nThis article first appeared on kelpcourier.example.",
        "{}\n\nhttps://www.kelp-courier.example/pier",
        "{}\n\nThe Kelp Courier contributed to this report.",
        "{}\n\nThis story comes from our partners at the Kelp Courier.",
        "{}\n\nThe Kelp Courier broke the story on Monday.",
        "By Ida Lund, Kelp Courier\n\n{}",
        "TARN (Kelp Courier) - {}",
        "The Kelp Courier takes a long look at the pier and at those who will have to pay for it all:\n\n{}",
    ],
)
def test_outlets_credit_one_another_in_many_forms(frame: str) -> None:
    """Bylines, brackets, copyright, addresses, thanks: each is a credit, and the evidence quotes it."""
    given, text = verdict(copied(frame))
    assert given == "credited"
    assert "says '" in text


@pytest.mark.parametrize(
    "lead",
    [
        "The council knew of the ice, according to a Kelp Courier investigation.",
        "The council knew of the ice, a Kelp Courier analysis of the minutes has found.",
        "The council knew of the ice, it emerged after the Kelp Courier uncovered the minutes.",
        "The council knew of the ice, according to minutes obtained by the Kelp Courier.",
        "The Kelp Courier on Monday published the minutes in which the council speaks of the ice.",
    ],
)
def test_an_outlet_is_credited_for_what_it_found_out(lead: str) -> None:
    """In a sentence above what was taken."""
    given, text = verdict(copied(lead + "\n\n{}"))
    assert given == "credited"
    assert "Kelp Courier" in text


def test_what_somebody_told_an_outlet_once_credits_no_other_text() -> None:
    """It says nothing of what stands below, other than papers that the outlet has seen."""
    assert (
        verdict(copied("My neighbour, a postman, told the Kelp Courier last year that he sings.\n\n{}"))[0]
        != "credited"
    )


@pytest.mark.parametrize(
    ("outlet", "frame"),
    [
        ("Tarn-Bote", "Wie der Tarn-Bote berichtet, wird die Pier lang.\n\n{}"),
        ("Tarn-Bote", "{}\n\nDieser Beitrag ist zuerst im Tarn-Boten erschienen."),
        ("Le Rivage Bleu", "Selon Le Rivage Bleu, la jetée sera longue.\n\n{}"),
        ("Le Rivage Bleu", "{}\n\nLire l'article complet sur Le Rivage Bleu"),
        ("Diario del Muelle", "Lo informó el Diario del Muelle.\n\n{}"),
        ("Il Molo Nuovo", "Come riferisce Il Molo Nuovo, sarà lungo.\n\n{}"),
        ("Портовая газета", "Как сообщает «Портовая газета», причал будет длинным.\n\n{}"),
        ("Портовая газета", "По данным «Портовой газеты», причал будет длинным.\n\n{}"),
        ("De Kade", "{}\n\nLees het hele artikel op De Kade"),
        ("Gazeta Portowa", "Jak podaje Gazeta Portowa, pomost będzie długi.\n\n{}"),
    ],
)
def test_other_languages_credit_with_other_verbs(outlet: str, frame: str) -> None:
    """Reporting verbs, prepositions and cases."""
    assert verdict(copied(frame, outlet))[0] == "credited"


def test_the_author_field_and_the_headline_are_read() -> None:
    """A byline of the metadata is a credit as well."""
    assert verdict(copied("{}", author="Ida Lund, Kelp Courier"))[0] == "credited"
    assert verdict(copied("{}", title="A long pier - Kelp Courier"))[0] == "credited"


def test_nowhere_is_said_only_where_a_search_finds_nothing() -> None:
    """A name in an unknown form is quoted, and weighs less against the copy."""
    silent = copied("{}").audits[0].evidence[0]
    frame = (
        "{}\n\nThe cook of the harbour inn has papered a whole wall with pages of the Kelp Courier, which is a pity."
    )
    naming = copied(frame).audits[0].evidence[0]
    assert (
        silent.text == "copy nowhere credits Kelp Courier; that the text is Kelp Courier's, nothing but the dates tells"
    )
    assert "in a form that is known as a credit for this text: 'The cook" in naming.text
    assert naming.weight < silent.weight


def test_a_signature_is_told_beside_the_dates() -> None:
    """It speaks for the outlet as well, if little, and `why` lists it."""
    mine = article("Kelp Courier", PIER, "2024-05-01", author="Ida Lund")
    found = lineage_of(mine, article("Tarn Echo", PIER, "2024-05-02"))
    assert "byline" in {signal.signal for signal in found.sources[0].evidence}
    assert verdict(found)[1].endswith("nothing but the dates and a signature tells")


@pytest.mark.parametrize(
    "frame",
    [
        "{}\n\nThe goalkeeper of Lower Tinnel told the Kelp Courier that he will keep bees from June onwards.",
        "The goalkeeper of Lower Tinnel told the Kelp Courier that he will keep bees from June onwards.\n\n{}",
        "{}\n\nPhoto courtesy of the Kelp Courier",
        "{}\n\nSource: Rook Courier",
    ],
)
def test_what_is_cited_elsewhere_credits_nothing_here(frame: str) -> None:
    """An interview on another matter, a picture, another paper of a like name."""
    assert verdict(copied(frame))[0] == "uncredited"


@pytest.mark.parametrize(
    "frame",
    [
        "{}\n\n"
        + FERRY
        + "the council of the harbour told the Kelp Courier, and of the lamps on Kelp Street even less.",
        "{}\n\nThe Kelp Courier reported it on Monday.",
    ],
)
def test_what_is_cited_beside_the_copy_on_the_same_matter_credits_it(frame: str) -> None:
    """Beside what was taken, on the same matter or in a few words."""
    assert verdict(copied(frame))[0] == "credited"


def test_nobody_is_accused_over_the_text_of_his_house() -> None:
    """Whoever has the earliest known copy, or a sister of his, may print it again.

    Of the sisters neither is the origin of all, so that nobody else is blamed for it either.
    """
    first = article("Kelp Courier", PIER[:2], "2024-05-01")
    taken = article("Tarn Echo", PIER[:2], "2024-05-02")
    for outlet, blamed in (("Kelp Courier", [2, 4]), ("Kelp Sunday", [])):
        again = article(outlet, PIER[:4], "2024-05-03")
        last = article("Rook Ledger", PIER[:4], "2024-05-04")
        found = lineage_of(first, taken, again, last, owners={"Kelp Courier": "Kelp", "Kelp Sunday": "Kelp"})
        assert sorted({audit.document for audit in found.audits}) == blamed


def test_a_sister_gets_no_verdict_at_all() -> None:
    """Not even for a credit that she need not have given."""
    sister = article("Tarn Echo", [*PIER, "Source: Kelp Courier"], "2024-05-02")
    owners = {"Kelp Courier": "Kelp", "Tarn Echo": "Kelp"}
    assert lineage_of(article("Kelp Courier", PIER, "2024-05-01"), sister, owners=owners).audits == ()


def test_whoever_names_the_paper_that_he_copied_has_given_a_credit() -> None:
    """Though that paper had it from another: from an outlet, from an agency, or from a sister."""
    middle = article("Rook Ledger", PIER, "2024-05-02")
    last = article("Tarn Echo", [*PIER, "Source: Rook Ledger"], "2024-05-03")
    found = {row.document: row for row in lineage_of(article("Kelp Courier", PIER, "2024-05-01"), middle, last).audits}
    assert (found[2].verdict, found[3].verdict) == ("uncredited", "credited")
    assert "credits Rook Ledger, which carries this text, though not Kelp Courier" in found[3].evidence[0].text
    wire = article("Rook Ledger", [*PIER, "(Reuters)"], "2024-05-02")
    found = {row.document: row for row in lineage_of(article("Reuters", PIER, "2024-05-01"), wire, last).audits}
    assert (found[2].verdict, found[3].verdict) == ("credited", "credited")
    owners = {"Kelp Courier": "Kelp", "Rook Ledger": "Kelp"}
    (only,) = lineage_of(article("Kelp Courier", PIER, "2024-05-01"), last, owners=owners).audits
    assert only.verdict == "credited"


def test_a_credit_for_another_text_does_not_excuse_a_wrong_one() -> None:
    """One honest paper mixes both wires; whoever calls the one's text the other's is misattributed all the same."""
    reuters = article("Reuters", PIER, "2024-05-01")
    other = article("Associated Press", FAIR, "2024-05-01")
    honest = article("Rook Ledger", [*PIER[:3], *FAIR, "(Reuters, AP)"], "2024-05-02")
    wrong = article("Tarn Echo", [*PIER, "(AP)"], "2024-05-02")
    found = {(row.document, row.name): row.verdict for row in lineage_of(reuters, other, honest, wrong).audits}
    assert found == {(3, "Reuters"): "credited", (3, "Associated Press"): "credited", (4, "Reuters"): "misattributed"}
    unsure = article("Rook Ledger", [*PIER, "(Reuters, AP)"], "2024-05-02")
    assert {row.verdict for row in lineage_of(reuters, unsure, wrong).audits} == {"credited", "uncredited"}


def test_a_last_line_is_no_dateline() -> None:
    """Evidence says where the credit stands."""
    copies = article("Rook Ledger", [*PIER, "(AFP)"], "2024-05-02"), article("Tarn Echo", PIER, "2024-05-02")
    assert "in its tail: 'AFP'" in lineage_of(*copies).audits[0].evidence[0].text


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("CNN (Web News)", "as CNN reports"),
        ("Kelp Times - News", "in the Kelp Times"),
        ("Le Rivage Bleu", "du Rivage Bleu"),
        ("Süd-Anzeiger", "sued-anzeiger.example"),
        ("Северный вестник", "«Северного вестника»"),
        ("kelpcourier.example", "in the Kelp Courier"),
        ("KCNews.com", "as KC News reports"),
        ("東港新聞", "據東港新聞報道"),
    ],
)
def test_texts_spell_outlets_otherwise_than_data_do(outlet: str, text: str) -> None:
    """Without what a data set adds, inflected, as a host, between other signs."""
    spelt = spellings(outlet, "", ())
    assert spelt is not None
    assert spelt.named_in(text)
    assert spelt.pattern.search(text)


def test_names_that_differ_in_decoration_mean_one_outlet() -> None:
    """So that none is accused of copying itself."""
    assert same_outlet("Kelp News", "Kelp Online News")
    assert same_outlet("The Kelp Times", "Kelp Times - Opinion")
    assert not same_outlet("Kelp Times", "Rook Times")


# ── releases ──────────────────────────────────────────────────────────────────────────────────────────────────────

YARD = [
    "Ottelin Marine today announced that it will build three ferries with methanol engines in Korsund, the first of "
    "which is to sail in the spring of 2029.",
    *PIER[1:],
    "Ottelin Marine said in a statement that the order may grow to five ships if the county finds the money for them.",
]


def printed(paragraphs: list[str], release: list[str] = YARD, **fields: str | None) -> Lineage:
    """The lineage of a release and of a paper that prints these paragraphs the day after."""
    own = replace(article("Ottelin Marine", release, "2024-05-01"), title="Ottelin Marine to build three ferries")
    return lineage_of(own, replace(article("Tarn Echo", paragraphs, "2024-05-02"), **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (YARD, None),
        (YARD[:4], None),
        (YARD, "Ottelin Marine to build three ferries"),
        ([YARD[0].replace("today announced", "announced on Monday"), *YARD[1:]], None),
        ([" ".join(YARD[:3]), *YARD[3:]], None),
    ],
)
def test_what_a_release_says_of_its_issuer_is_no_credit(paragraphs: list[str], title: str | None) -> None:
    """Word for word, cut, under its headline, with another day: a reader is not told where it is from."""
    assert verdict(printed(paragraphs, title=title))[0] == "uncredited"


@pytest.mark.parametrize(
    ("paragraphs", "release"),
    [
        ([*YARD, "Source: Ottelin Marine"], YARD),
        (["Press release of Ottelin Marine", *YARD], YARD),
        (["The yard is full for years, Ottelin Marine announced on Monday.", *YARD[1:]], YARD[1:]),
        (["“Ottelin Marine” will build three ferries, Ottelin Marine announced on Monday.", *YARD[1:]], YARD[1:]),
    ],
)
def test_what_the_paper_adds_to_a_release_is_one(paragraphs: list[str], release: list[str]) -> None:
    """Its own line, or its own sentence."""
    assert verdict(printed(paragraphs, release))[0] == "credited"


def test_told_the_gazette_is_a_credit_in_every_copy() -> None:
    """An outlet's text that names it so tells each reader whose it is."""
    told = [*PIER, "The lamps will be blue, an engineer of the harbour council told the Kelp Courier in an interview."]
    found = lineage_of(article("Kelp Courier", told, "2024-05-01"), article("Tarn Echo", told, "2024-05-02"))
    assert verdict(found)[0] == "credited"


CONTRIBUTED = "The Associated Press contributed to this report."


@pytest.mark.parametrize(
    "note", [CONTRIBUTED, "Copyright 2024 The Associated Press.", "With material from The Associated Press."]
)
def test_who_printed_first_is_not_accused_by_a_later_credit_to_an_agency(note: str) -> None:
    """The later one has more text, of which its credit may speak: whose the common part is, nobody can tell."""
    found = lineage_of(
        article("Kelp Courier", [*PIER, *FAIR], "2024-05-01T08:00:00+00:00"),
        article("Tarn Echo", [*PIER[:2], *OWN, note], "2024-05-01T12:00:00+00:00"),
    )
    assert [(source.name, source.document) for source in found.sources] == [(None, None)]
    assert not found.audits


def test_a_credit_for_all_of_a_text_speaks_of_it_whoever_was_first() -> None:
    """Under a dateline of the agency stands nothing else."""
    found = lineage_of(
        article("Kelp Courier", PIER, "2024-05-01T08:00:00+00:00"),
        article("Tarn Echo", [f"TARN (AP) — {PIER[0]}", *PIER[1:]], "2024-05-01T12:00:00+00:00"),
    )
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "uncredited", 2: "credited"}


def test_who_cites_an_agency_beside_its_words_has_credited_it() -> None:
    """As one who cites a newspaper there has."""
    wire = [f"TARN (AP) — {PIER[0]}", *PIER[1:]]
    found = lineage_of(
        article("Kelp Courier", wire, "2024-05-01T08:00:00+00:00"),
        article("Valley Star", wire, "2024-05-01T09:00:00+00:00"),
        article("Tarn Echo", [OWN[0], "The Associated Press reports:", *PIER, *OWN[1:]], "2024-05-01T12:00:00+00:00"),
    )
    told = {audit.document: (audit.verdict, audit.evidence[0].text) for audit in found.audits}
    assert told[3][0] == "credited"
    assert "cites Associated Press beside what it took" in told[3][1]


def test_who_cites_an_agency_for_something_else_has_not_credited_it() -> None:
    """In a paragraph that it took from nobody, and not above one that it took."""
    wire = [f"TARN (AP) — {PIER[0]}", *PIER[1:]]
    cited = "A keeper told The Associated Press in March that the wolves are back in the hills above the town."
    found = lineage_of(
        article("Kelp Courier", wire, "2024-05-01T08:00:00+00:00"),
        article("Valley Star", wire, "2024-05-01T09:00:00+00:00"),
        article("Tarn Echo", [*PIER, OWN[0], cited, OWN[1]], "2024-05-01T12:00:00+00:00"),
    )
    assert {audit.document: audit.verdict for audit in found.audits}[3] == "uncredited"


def test_a_credit_for_one_text_is_none_for_another_and_no_wrong_one() -> None:
    """Who prints the reports of two agencies and credits one of them owes the other a credit, and has blamed nobody."""
    pier, fair = [f"TARN (AP) — {PIER[0]}", *PIER[1:]], [f"TINNEL (Reuters) — {FAIR[0]}", *FAIR[1:]]
    found = lineage_of(
        article("Kelp Courier", pier, "2024-05-01T08:00:00+00:00"),
        article("Valley Star", pier, "2024-05-01T09:00:00+00:00"),
        article("Isle Post", fair, "2024-05-01T08:00:00+00:00"),
        article("Reuters", FAIR, "2024-05-01T07:00:00+00:00"),
        article("Tarn Echo", [*pier, *FAIR], "2024-05-01T12:00:00+00:00"),
    )
    told = {audit.name: (audit.verdict, audit.evidence[0].text) for audit in found.audits if audit.document == 5}
    assert {name: verdict for name, (verdict, _) in told.items()} == {
        "Associated Press": "credited",
        "Reuters": "uncredited",
    }
    assert "whose other text it carries" in told["Reuters"][1]


WIRED = [FAIR[0], *PIER[:2], "(AP)"]
HERALD = "Jane Doe of the Orrin Herald wrote on Friday:"


@pytest.mark.parametrize(
    "frame",
    [
        "{own} Orrin Herald has the details:\n\n{text}",
        "{own}\n\nThe Orrin Herald reports:\n\n{text}",
        "{own}\n\nVia Orrin Herald:\n\n{text}",
        "{own} Jane Doe of the Orrin Herald wrote on Friday:\n\n{text}",
        "{own} According to the Orrin Herald: {text}",
        "{own}\n\nOrrin Herald meldet:\n\n{text}",
        "{own}\n\nOur partners at the Orrin Herald report:\n\n{text}",
    ],
)
def test_who_introduces_what_it_took_in_the_name_of_an_outlet_is_not_said_to_name_nobody(frame: str) -> None:
    """Though no list and no other document knows that outlet, which may have the text from the agency."""
    text = frame.format(own=OWN[0], text="\n\n".join(PIER[:2]))
    found = lineage_of(article("Kelp Courier", WIRED, "2024-05-01"), article("Tarn Echo", [text, OWN[1]], "2024-05-02"))
    assert [(audit.document, audit.verdict) for audit in found.audits] == [(1, "credited")]


@pytest.mark.parametrize(
    "line", ["Here is what was decided:", "They said on Tuesday:", "Three things stand out on Friday:"]
)
def test_a_colon_alone_names_nobody(line: str) -> None:
    """Nor does a word with a capital that every sentence begins with."""
    found = lineage_of(
        article("Kelp Courier", WIRED, "2024-05-01"), article("Tarn Echo", [OWN[0], line, *PIER[:2]], "2024-05-02")
    )
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "credited", 2: "uncredited"}


@pytest.mark.parametrize(
    "line",
    [
        "The Tarn Echo has the details:",
        "Tarn Echo reporter Ann Bell writes:",
        "Our reporter Ann Bell reports:",
        "Unsere Korrespondentin Ann Bell berichtet:",
    ],
)
def test_who_introduces_what_it_took_in_its_own_name_names_nobody_else(line: str) -> None:
    """The reader takes the text for the outlet's own."""
    found = lineage_of(
        article("Kelp Courier", WIRED, "2024-05-01"), article("Tarn Echo", [OWN[0], line, *PIER[:2]], "2024-05-02")
    )
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "credited", 2: "uncredited"}


@pytest.mark.parametrize(
    ("wire", "copy"),
    [
        ([FAIR[0], f"{PIER[0]} {HERALD} {PIER[1]}", "(AP)"], [OWN[0], f"{PIER[0]} {HERALD} {PIER[1]}"]),
        (WIRED, [f"{PIER[0]} {HERALD} {OWN[0]}", PIER[1]]),
    ],
    ids=["the agency has the sentence as well", "it introduces what the agency has not"],
)
def test_what_introduces_a_speaker_says_nothing_of_the_text(wire: list[str], copy: list[str]) -> None:
    """It stands in the text itself, or before words that were not taken."""
    found = lineage_of(article("Kelp Courier", wire, "2024-05-01"), article("Tarn Echo", copy, "2024-05-02"))
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "credited", 2: "uncredited"}


@pytest.mark.parametrize(("most", "blamed"), [(3, False), (2, True)])
def test_only_the_first_sentences_with_a_colon_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, most: int, blamed: bool
) -> None:
    """Each is searched for in whole texts, and a list may have thousands; no reader credits a source below them."""
    assert introductions._MOST == 200
    monkeypatch.setattr(introductions, "_MOST", most)
    lines = ["Here is what was decided:", "Fishermen had asked for it:", "The Orrin Herald reports:"]
    lines = [line for pair in zip(lines, PIER, strict=False) for line in pair]
    found = lineage_of(
        article("Kelp Courier", [FAIR[0], *PIER[:3], "(AP)"], "2024-05-01"),
        article("Tarn Echo", [OWN[0], *lines], "2024-05-02"),
    )
    assert (2 in {audit.document for audit in found.audits if audit.verdict == "uncredited"}) is blamed


ELSEWHERE = "as a poll among nine clubs shows, the Kelp Courier reported in the spring."
CITING = [
    PIER[0].replace("decided on Tuesday", "has decided, the Kelp Courier reported on Tuesday"),
    f"{PIER[1]} The Kelp Courier said that it had seen the plans.",
    *PIER[2:],
    "Copyright 2024 The Associated Press. All rights reserved.",
]


@pytest.mark.parametrize("day", ["2024-04-30", "2024-05-01", "2024-05-02"])
def test_whom_an_agency_cites_for_what_it_tells_owes_it_no_credit(day: str) -> None:
    """A page bears the date of its last change, and a paper in print is later than the wire."""
    mine = article("Kelp Courier", [*PIER, OWN[0]], day, author="Ida Lund")
    found = lineage_of(mine, article("Tarn Echo", CITING, "2024-05-01"))
    assert not [audit for audit in found.audits if audit.document == 1]


@pytest.mark.parametrize("day", ["2024-04-30", "2024-05-01", "2024-05-02"])
@pytest.mark.parametrize(
    ("told", "free"),
    [
        ([f"{PIER[0][:-1]}, the Kelp Courier reported.", *PIER[1:]], True),
        ([f"{PIER[0][:-1]}, according to the Kelp Courier.", *PIER[1:]], True),
        ([*PIER, "The Kelp Courier first reported this."], True),
        ([*PIER, FAIR[0], f"Goalkeepers dislike rain, {ELSEWHERE}"], False),
        (PIER, False),
    ],
)
def test_the_agency_s_own_document_says_of_whom_it_has_its_text(told: list[str], free: bool, day: str) -> None:
    """Nothing of it derives from the source that it is: what others print of it is what a citation speaks of."""
    agency = article("Associated Press", [f"TARN (AP) — {told[0]}", *told[1:]], "2024-05-01")
    mine = article("Kelp Courier", [*PIER, OWN[0]], day)
    found = lineage_of(mine, replace(agency, url="https://apnews.com/article/pier"))
    assert (not [audit for audit in found.audits if audit.document == 1]) is free


def test_an_outlet_is_cited_by_a_part_of_its_name_where_it_is_named_in_full_above() -> None:
    """The text that both print says who found it out, and its first lines say which Times that is."""
    lead = f"{OWN[0]} That is what documents show, the Orrin Times reported on Tuesday."
    told = [f"TARN (AP) — {lead}", *FAIR, f"{PIER[0]} That is new, the Times reported.", *PIER[1:]]
    mine = article("Orrin Times", [*PIER, OWN[1]], "2024-05-02")
    assert not [
        audit for audit in lineage_of(mine, article("Tarn Echo", told, "2024-05-01")).audits if audit.document == 1
    ]
    bare = [
        line.replace(", the Times reported", ", to some").replace("the Orrin Times reported", "it was said")
        for line in told
    ]
    blamed = lineage_of(mine, article("Tarn Echo", bare, "2024-05-01")).audits
    assert {audit.document: audit.verdict for audit in blamed} == {1: "uncredited", 2: "credited"}


def test_who_is_cited_for_something_else_is_not_free() -> None:
    """A report that the agency's text says nothing of, in a paragraph of the carrier's own."""
    agency = [f"TARN (AP) — {PIER[0]}", *PIER[1:], FAIR[0], f"Goalkeepers dislike rain, {ELSEWHERE}"]
    found = lineage_of(
        article("Kelp Courier", [*PIER, OWN[0]], "2024-05-02"), article("Tarn Echo", agency, "2024-05-01")
    )
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "uncredited", 2: "credited"}


def test_what_contributed_to_a_later_report_is_not_the_source_of_an_earlier_one_of_the_house() -> None:
    """The line stands under one of two reports of an outlet, and speaks of that; in two houses, of what both have."""
    mine = article("Kelp Courier", [*PIER, OWN[0]], "2024-05-01")
    later = [FAIR[0], *PIER, CONTRIBUTED]
    for outlet in ("Kelp Courier", "Kelp Courier Online"):
        found = lineage_of(mine, article(outlet, later, "2024-05-02"))
        assert {source.name for source in found.sources} == {None}
        assert [(audit.document, audit.verdict) for audit in found.audits] == [(2, "credit_without_copy")]
    found = lineage_of(mine, article("Tarn Echo", later, "2024-05-01"))
    assert {source.name for source in found.sources} == {"Associated Press"}
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "uncredited", 2: "credited"}


def test_an_agency_named_by_its_own_house_as_a_contributor_does_not_blame_the_first_report() -> None:
    """A third paper that has the text as well, and credits the agency, does."""
    first, second = article("Kelp Courier", PIER, "2024-05-01"), [*PIER, FAIR[0], CONTRIBUTED]
    owners = {"Kelp Courier": "Kelp Group", "Bay Courier": "Kelp Group"}
    for credit, blamed in (("", False), ("(AP)", True)):
        third = article("Tarn Echo", [*PIER, *([credit] if credit else []), OWN[0]], "2024-05-03")
        found = lineage_of(first, article("Bay Courier", second, "2024-05-02"), third, owners=owners)
        assert (("uncredited") in [audit.verdict for audit in found.audits if audit.document == 1]) == blamed


def test_an_outlet_is_known_under_what_a_data_set_calls_it() -> None:
    """CNN does not owe itself a credit for being filed as "CNN (Web News)"."""
    agencies = credits.load()
    named = agencies.publisher("CNN (Web News)", None)
    assert named is not None
    assert named == agencies.publisher("CNN", None)
    assert agencies.publisher("CNN (Atlantis)", None) is None


def test_a_paragraph_that_tells_as_much_as_it_quotes_is_told() -> None:
    """A week and more later, too, four of them are no formula and no speech."""
    halves = [f"{told} “{said}” said the engineer." for told, said in zip(PIER[:4], [*FAIR, OWN[1]], strict=True)]
    found = lineage_of(
        article("Kelp Courier", [*halves, *OWN], "2024-05-01"), article("Tarn Echo", halves, "2024-05-11")
    )
    assert [(source.kind, source.document) for source in found.sources] == [("document", 1)]
    assert [audit.verdict for audit in found.audits] == ["uncredited"]


def test_wrong_credits_vouch_for_nothing_where_the_agency_s_own_text_is_held() -> None:
    """Three call Reuters's text the AP's; the one who calls it Reuters's is right."""
    wrong = [article(f"Paper {number}", [*PIER, "(AP)"], "2024-05-02") for number in range(3)]
    right = article("Tarn Echo", [*PIER, "(Reuters)"], "2024-05-02")
    found = lineage_of(article("Reuters", PIER, "2024-05-01"), *wrong, right)
    assert [row.verdict for row in sorted(found.audits, key=lambda row: row.document)] == [
        *["misattributed"] * 3,
        "credited",
    ]


def test_a_copy_that_is_dated_between_the_credits_and_a_revised_original_owes_the_credit() -> None:
    """The original was out before whoever credits it."""
    found = lineage_of(
        article("Kelp Courier", PIER, "2024-05-09T08:00:00+00:00"),
        article("Tarn Echo", [*PIER, "First published in the Kelp Courier."], "2024-05-07T08:00:00+00:00"),
        article("Rook Ledger", PIER, "2024-05-07T18:00:00+00:00"),
    )
    assert {row.document: row.verdict for row in found.audits} == {2: "credited", 3: "uncredited"}


def test_little_in_common_is_no_theft_where_only_dates_speak() -> None:
    """A third of a text may be a speech or a poll that both quote."""
    found = lineage_of(
        article("Kelp Courier", PIER, "2024-05-01"), article("Tarn Echo", [*PIER[:2], *FAIR, *OWN], "2024-05-03")
    )
    assert [source.kind for source in found.sources] == ["document"]
    assert found.audits == ()


def test_who_credits_the_agency_that_others_credit_is_credited_whoever_printed_it_before() -> None:
    """Though a paper that was first, and signs, leaves it open whose text it is."""
    first = article("Kelp Courier", PIER, "2024-05-01T06:00:00+00:00", author="Dale Kurtz")
    lead = [f"OSTRAVA (Reuters) - {PIER[0]}", *PIER[1:]]
    others = [article("Tarn Echo", lead, "2024-05-01T12:00:00+00:00")]
    others.append(article("Rook Ledger", [*PIER, "Reuters"], "2024-05-01T13:00:00+00:00"))
    found = lineage_of(first, *others)
    assert found.sources[0].name is None
    assert {audit.document: audit.verdict for audit in found.audits} == {2: "credited", 3: "credited"}


def test_who_signs_a_column_in_several_houses_owes_the_syndicate_nothing_more() -> None:
    """The signature is the credit; who prints the column without it lacks one."""
    papers = [
        article("Kelp Courier", [*PIER, "Copyright 2024 Creators Syndicate"], "2024-05-01", author="Marian Kell"),
        article("Tarn Echo", PIER, "2024-05-02", author="Marian Kell"),
        article("Rook Ledger", PIER, "2024-05-03"),
    ]
    found = lineage_of(*papers)
    assert {audit.document: audit.verdict for audit in found.audits} == {1: "credited", 3: "uncredited"}


def test_who_credits_a_report_that_both_reword_is_not_blamed_by_dates() -> None:
    """Two rewrites of one report are closer to each other than to it."""
    reworded = ["A pier of 400 metres is coming to Ostrava Bay, councillors agreed after seven hours.", *PIER[1:4]]
    report = article("Kelp Courier", [*FAIR], "2024-05-01")
    first = article("Tarn Echo", reworded, "2024-05-02")
    for lines, blamed in (([], [3]), (["That is what the Kelp Courier reports."], [])):
        found = lineage_of(report, first, article("Rook Ledger", [*reworded, *lines], "2024-05-03"))
        assert [audit.document for audit in found.audits] == blamed


@pytest.mark.parametrize(("minutes", "audited"), [(59, []), (60, ["uncredited"]), (61, ["uncredited"])])
def test_who_prints_a_text_within_the_hour_is_not_blamed(minutes: int, audited: list[str]) -> None:
    """A third party sends one text to many desks, and some are quicker than others."""
    later = f"2024-05-01T{10 + minutes // 60:02d}:{minutes % 60:02d}:00+00:00"
    found = lineage_of(article("Kelp Courier", PIER, "2024-05-01T10:00:00+00:00"), article("Tarn Echo", PIER, later))
    assert [audit.verdict for audit in found.audits] == audited


@pytest.mark.parametrize(("end", "audited"), [("", ["uncredited"]), ("\n\nNobody knows… [+1900 chars]", [])])
def test_nobody_is_accused_of_what_may_stand_behind_the_cut(end: str, audited: list[str]) -> None:
    """What an interface cuts off is the end of the text, where credits stand."""
    assert [audit.verdict for audit in copied("{}" + end).audits] == audited
