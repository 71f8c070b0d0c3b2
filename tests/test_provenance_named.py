"""Whom a credit means: outlets by a part of their names, agencies that no list knows, issuers by their own releases."""

from __future__ import annotations

import pytest

from lineage.credits.releases import said_in
from lineage.credits.short_names import is_short_for
from lineage.credits.unlisted import is_agency_like
from lineage.records import AuditVerdict, Document, Lineage
from tests.test_provenance_tracing import PIER, article, lineage_of, sources_of

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))


def verdicts(found: Lineage) -> dict[int, AuditVerdict]:
    """Document -> its verdict."""
    return {audit.document: audit.verdict for audit in found.audits}


def copied(outlet: str, line: str, copier: str = "Valley Star") -> Lineage:
    """An outlet's text, and a copy that ends with a line."""
    return lineage_of(article(outlet, PIER, EARLY), article(copier, [*PIER, line], NOON))


# ── outlets by a part of their names ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("The Orrin Chronicle", "This article first appeared in the Chronicle."),
        ("The Orrin Chronicle", "A version of this article was first published by the Chronicle."),
        ("orrinchronicle.example", "This article first appeared in the Chronicle."),
        ("The Orrin Post", "As the Post first reported, the pier is old."),
        ("Orrin Evening Mercury", "Source: the Mercury"),
        ("Seeblatt Anzeiger", "Dieser Artikel erschien zuerst im Anzeiger."),
        ("Tannheimer Bote", "Zuerst berichtete der Bote."),
        ("Le Courrier de Brenn", "Cet article a d'abord été publié par le Courrier."),
        ("La Voz de Páramo", "Este artículo fue publicado originalmente en La Voz."),
        ("Corriere di Brenna", "Articolo pubblicato originariamente sul Corriere."),
        ("Речной вестник", "Впервые опубликовано в «Вестнике»."),
        ("Orrin Today", "By Ida Lund, ORRIN TODAY NETWORK"),
        ("Orrin Today", "Contributing: Ida Lund, Orrin Today Network; Per Dahl"),
    ],
)
def test_a_part_of_its_name_credits_the_one_outlet_that_bears_it(outlet: str, line: str) -> None:
    """And who printed the text first is not accused on the ground of its own name."""
    found = copied(outlet, line)
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert verdicts(found) == {2: "credited"}


@pytest.mark.parametrize(
    ("outlet", "copier", "line"),
    [
        ("Bay Gazette", "The Orrin Post", "This article first appeared in the Post."),  # itself
        ("Orrin Evening Star", "Valley Star", "Source: the Star"),
        ("Wexby Times", "Valley Star", "The Orrin Times has a map. As the Times first reported, seals live there."),
        ("The Orrin Post", "Valley Star", "A letter came by the post."),
        ("The Orrin Post", "Valley Star", "Snow is on its way, says the Post in its almanac."),
        ("Fox Valley News", "Valley Star", "As the News first reported."),
        ("Radio Orrin", "Valley Star", "The boat was built in Orrin."),
    ],
)
def test_what_is_no_credit_to_it(outlet: str, copier: str, line: str) -> None:
    """The copier's own name, another paper's, a common word, and what is merely cited."""
    found = copied(outlet, line, copier)
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert verdicts(found) == {2: "uncredited"}


def test_of_two_outlets_with_that_part_nobody_is_accused_on_its_ground() -> None:
    """Nor does it name the source."""
    found = lineage_of(
        article("Orrin Chronicle", PIER, EARLY),
        article("Wexby Chronicle", PIER, NOON),
        article("Valley Star", [*PIER, "This article first appeared in the Chronicle."], LATE),
    )
    (source,) = found.sources
    assert source.name is None
    assert not {1, 3} & {document for document, verdict in verdicts(found).items() if verdict == "uncredited"}


def test_a_name_that_no_outlet_bears_stays_as_it_is_written() -> None:
    """The corpus does not hold the Chronicle."""
    found = copied("Bay Gazette", "This article first appeared in the Chronicle.")
    assert [source.name for source in found.sources] == ["Chronicle"]
    assert verdicts(found) == {1: "uncredited", 2: "credited"}


def test_parts_of_names() -> None:
    """Whole words, in their order."""
    assert is_short_for("Mail on Sunday", "The Underhill Mail on Sunday")
    assert not is_short_for("Star", "Starlight Weekly")
    assert not is_short_for("Sunday Mail", "The Underhill Mail on Sunday")


# ── agencies that no list knows ───────────────────────────────────────────────────────────────────────────────────


def under(dateline: str) -> list[str]:
    """The text under a dateline."""
    return [f"{dateline} {PIER[0]}", *PIER[1:]]


def test_an_agency_of_no_list_that_two_houses_sign_with_is_the_source() -> None:
    """By the name that they give it; who signs with another credits the wrong one, and who does not credits nobody."""
    found = lineage_of(
        article("Bay Gazette", under("LOWMERE (HNS) —"), EARLY),
        article("Valley Star", under("LOWMERE (HNS) —"), NOON),
        article("Island Post", under("LOWMERE (AP) —"), LATE),
        article("Coast Daily", PIER, LATE),
    )
    assert [source.name for source in found.sources] == ["HNS"]
    assert verdicts(found) == {1: "credited", 2: "credited", 3: "misattributed", 4: "uncredited"}


def test_against_one_that_a_list_knows_it_counts_as_much() -> None:
    """One house against one: nobody can tell whose text it is."""
    found = lineage_of(
        article("Bay Gazette", under("LOWMERE (HNS) —"), EARLY),
        article("Valley Star", under("LOWMERE (AP) —"), NOON),
    )
    assert [source.name for source in found.sources] == [None]
    assert "uncredited" not in verdicts(found).values()


@pytest.mark.parametrize(
    "dateline",
    [
        *("LONDON (Web Desk) —", "SYDNEY (NSW) —", "HARTFORD (Conn.) —", "LONDON (Updated) —", "NEW YORK (NASDAQ) —"),
        *("LONDON (UK) —", "WASHINGTON (GOP) —", "KARACHI (Staff Reporter) —", "LOWMERE (EST) —", "LOWMERE (BDG) —"),
    ],
)
def test_what_else_stands_there_is_no_agency(dateline: str) -> None:
    """Desks, states, parties, exchanges, clocks, and the outlet's own initials."""
    found = lineage_of(article("Bay Daily Gazette", under(dateline), EARLY), article("Valley Star", PIER, NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


def test_names_of_agencies() -> None:
    """Acronyms of three letters, and names that say what they are."""
    assert is_agency_like("Halcyon News Service", "Bay Gazette")
    assert is_agency_like("КВН", "Берег")
    assert not is_agency_like("Aurora", "Bay Gazette")
    assert not is_agency_like("Press Correspondent", "Bay Gazette")


def signed(line: str) -> list[str]:
    """The text with a closing line; none where that is empty."""
    return [*PIER, line] if line else PIER


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("— Wold News Agency", "WOLD NEWS AGENCY"),
        ("(Wold News Service)", "Source: Wold News Service"),
        ("© 2024 Wold Newswire", "Wold Newswire"),
        ("(Agencia Costera)", "Agencia Costera"),
        ("Quelle: Nachrichtenagentur Wold", "(Nachrichtenagentur Wold)"),
        ("Источник: Агентство Прибой", "Агентство Прибой"),
    ],
)
def test_what_calls_itself_an_agency_at_the_end_is_one_where_two_houses_sign_so(first: str, second: str) -> None:
    """In whatever form they sign; one house alone is accused by nobody, and is no origin."""
    found = lineage_of(
        article("Bay Gazette", signed(first), EARLY),
        article("Valley Star", signed(second), NOON),
        article("Coast Daily", PIER, LATE),
    )
    assert verdicts(found) == {1: "credited", 2: "credited", 3: "uncredited"}
    alone = lineage_of(article("Coast Daily", PIER, EARLY), article("Valley Star", signed(second), NOON))
    assert [(source.kind, source.name, source.document) for source in alone.sources] == [("inferred", None, None)]
    assert 2 not in verdicts(alone)


@pytest.mark.parametrize("author", ["Wold News Service", "Ida Lund, Wold News Service", "By WOLD NEWS SERVICE"])
def test_so_does_the_author_field(author: str) -> None:
    """With others of the same name."""
    found = lineage_of(
        article("Bay Gazette", PIER, EARLY, author=author),
        article("Valley Star", signed("(Wold News Service)"), NOON),
        article("Coast Daily", PIER, LATE),
    )
    assert [source.name for source in found.sources] == ["Wold News Service"]
    assert verdicts(found) == {1: "credited", 2: "credited", 3: "uncredited"}


def test_a_writer_on_the_line_above_is_no_part_of_its_name() -> None:
    """Nor does a note on the writer call the writer an agency."""
    found = lineage_of(
        article("Bay Gazette", ["By Ida Lund\nWold News Service", *PIER], EARLY),
        article("Valley Star", PIER, NOON, author="Ida Lund / Wold News Service"),
        article("Island Post", signed("Ida Lund is a reporter for Wold News Service, a program of the college."), LATE),
    )
    assert [source.name for source in found.sources] == ["Wold News Service"]
    assert verdicts(found) == {1: "credited", 2: "credited", 3: "credited"}


@pytest.mark.parametrize("line", ["(National Weather Service)", "Agencia Tributaria", "Photo: Wold News Agency"])
def test_offices_and_pictures_sign_no_text(line: str) -> None:
    """However many print them."""
    found = lineage_of(article("Bay Gazette", signed(line), EARLY), article("Valley Star", signed(line), NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]


# ── sources outside of the corpus ─────────────────────────────────────────────────────────────────────────────────


def third(*paragraphs: str, author: str | None = None, name: str = "the Juniper Monitor") -> AuditVerdict:
    """The verdict on a document where another one says that the text first appeared in an outlet nobody else knows."""
    found = lineage_of(
        article("Bay Gazette", [*PIER, f"This article first appeared in {name}."], EARLY),
        article("Valley Star", paragraphs or PIER, NOON, author=author),
    )
    assert [source.name for source in found.sources] == ["Juniper Monitor"]
    return verdicts(found)[2]


@pytest.mark.parametrize(
    "author",
    [
        *("Juniper Monitor", "JUNIPER MONITOR", "Ida Lund, Juniper Monitor", "Ida Lund | Juniper Monitor"),
        *("Juniper Monitor, Ida Lund", "By Ida Lund Juniper Monitor", "Source: Juniper Monitor", "via Juniper Monitor"),
        "Redaktion Juniper Monitor",
    ],
)
def test_a_name_that_one_carrier_gives_is_read_in_the_authors_of_others(author: str) -> None:
    """As that of an outlet of the corpus would be."""
    assert third(author=author) == "credited"


@pytest.mark.parametrize(
    "line",
    [
        *("Source: Juniper Monitor", "© 2024 Juniper Monitor", "— Juniper Monitor", "(Juniper Monitor)"),
        *("Reprinted from the Juniper Monitor.", "Read the original at the Juniper Monitor.", "H/T: Juniper Monitor"),
        *("This story was published in partnership with the Juniper Monitor.", "Story courtesy of Juniper Monitor."),
        "This story is part of a collaboration between the Valley Star and the Juniper Monitor.",
        "The Valley Star and the Juniper Monitor collaborated on this story.",
        "The Juniper Monitor is a nonprofit news service that covers the islands.",
        "Ida Lund is a staff reporter for the Juniper Monitor.",
        "Ida Lund covers the coast for the Juniper Monitor.",
        "(Translated from the Danish edition of the Juniper Monitor)",
        "This article was produced for the Juniper Monitor’s network.",
        "As first reported by the Juniper Monitor.",
        "The pier leans, pictures analyzed by the nonprofit newsroom Juniper Monitor show.",
    ],
)
def test_and_in_all_forms_in_which_outlets_are_credited(line: str) -> None:
    """Below the text."""
    assert third(*PIER, line) == "credited"


@pytest.mark.parametrize(
    "line",
    [
        *("Photo: Ida Lund / Juniper Monitor", "Ida Lund / Juniper Monitor via Getty Images", "Source: harbour board"),
        "A photographer of the Juniper Monitor was knocked over in the crowd that had come to see the new pier.",
        "The building that once housed the Juniper Monitor stands empty beside the quay and is for sale.",
    ],
)
def test_but_not_in_those_in_which_they_are_not(line: str) -> None:
    """Pictures, and what tells of the outlet."""
    assert third(*PIER, line) == "uncredited"


def test_what_the_text_itself_says_of_its_outlet_credits_nobody() -> None:
    """Every copy repeats it."""
    text = [*PIER, "A copy of the Juniper Monitor from 1961 hangs in a frame above the stove of the harbour master."]
    found = lineage_of(
        article("Bay Gazette", [*text, "This article first appeared in the Juniper Monitor."], EARLY),
        article("Valley Star", text, NOON),
    )
    assert verdicts(found) == {1: "credited", 2: "uncredited"}


def test_spellings_of_one_name_are_one_source() -> None:
    """With an article or without, in capitals or not."""
    found = lineage_of(
        article("Bay Gazette", signed("This article first appeared in The Juniper Monitor."), EARLY),
        article("Valley Star", signed("This article first appeared in Juniper Monitor."), NOON),
        article("Coast Daily", signed("This article first appeared in Juniper Monitor."), LATE),
    )
    assert [source.name for source in found.sources] == ["Juniper Monitor"]
    assert set(verdicts(found).values()) == {"credited"}


def test_a_name_tells_nothing_of_documents_that_share_nothing_with_its_own() -> None:
    """They are in one set by way of others."""
    other = [paragraph[::-1] for paragraph in PIER]
    found = lineage_of(
        article("Bay Gazette", signed("This article first appeared in the Juniper Monitor."), EARLY),
        article("Valley Star", [*PIER, *other], NOON),
        article("Coast Daily", [*other, "Source: Juniper Monitor"], LATE),
    )
    named = [audit.name for audit in found.audits if audit.document == 3]
    assert "Juniper Monitor" not in named


def test_who_sold_a_text_on_is_not_whose_it_is() -> None:
    """Where another credit says that."""
    found = lineage_of(
        article("Bay Gazette", signed("©2024 Juniper Monitor. Distributed by Tribune Content Agency, LLC."), EARLY),
        article("Valley Star", PIER, NOON, author="Ida Lund, Juniper Monitor"),
        article("Coast Daily", signed("Distributed by Tribune Content Agency, LLC."), LATE),
    )
    assert [source.name for source in found.sources] == ["Juniper Monitor"]
    alone = lineage_of(
        article("Bay Gazette", signed("Distributed by Tribune Content Agency, LLC."), EARLY),
        article("Coast Daily", PIER, LATE),
    )
    assert [source.name for source in alone.sources] == ["Tribune News Service"]


@pytest.mark.parametrize("line", ["The news was first reported by AP.", "h/t Associated Press"])
def test_who_cites_an_agency_as_the_first_has_credited_it(line: str) -> None:
    """Wherever that stands; of a text that nobody credits to the agency, nobody can then tell whose it is."""
    wire = [article(outlet, under("LOWMERE (AP) —"), EARLY) for outlet in ("Bay Gazette", "Marl Sun")]
    found = lineage_of(*wire, article("Valley Star", signed(line), NOON))
    assert verdicts(found)[3] == "credited"
    found = lineage_of(article("Bay Gazette", signed(line), EARLY), article("Valley Star", signed(line), NOON))
    assert sources_of(found) == [("inferred", None, None, (1, 2))]


# ── releases ──────────────────────────────────────────────────────────────────────────────────────────────────────


RELEASE = [
    "PRESS RELEASE",
    "Ottelin Marine today announced that it will build three ferries with methanol engines in Korsund by 2029.",
    *PIER[1:],
]


def released(*closing: str, issuer: str = "Ottelin Marine") -> Lineage:
    """A release, and a copy that may close with a line of its own."""
    return lineage_of(article(issuer, RELEASE, EARLY), article("Valley Star", [*RELEASE[1:], *closing], NOON))


@pytest.mark.parametrize("issuer", ["Ottelin Marine", "Ottelin Marine Ltd"])
def test_an_issuers_own_release_credits_nobody(issuer: str) -> None:
    """It is the origin, and the copy is judged against it."""
    found = released(issuer=issuer)
    assert sources_of(found) == [("document", None, 1, (1, 2))]
    assert verdicts(found) == {2: "uncredited"}


@pytest.mark.parametrize("closing", ["SOURCE Ottelin Marine", "SOURCE Ottelin Marine Inc."])
def test_a_release_is_its_issuer_s_and_not_that_of_the_service_that_sent_it_out(closing: str) -> None:
    """The service names both, and only one of them wrote it."""
    sent = ["KORSUND, May 3, 2024 /PRNewswire/ -- " + RELEASE[1], *PIER[1:], closing]
    found = lineage_of(article("Market Pages", sent, EARLY), article("Valley Star", RELEASE[1:], NOON))
    assert [source.name for source in found.sources] == ["Ottelin Marine"]
    alone = lineage_of(article("Market Pages", sent[:-1], EARLY), article("Valley Star", RELEASE[1:], NOON))
    assert [source.name for source in alone.sources] == ["PR Newswire"]


def test_a_report_of_the_police_is_theirs_and_not_that_of_the_service() -> None:
    """In the form that German services use."""
    line = "Original-Content von: Polizeiinspektion Orrin, übermittelt durch news aktuell"
    sent = article("Market Pages", ["Orrin (ots) - " + PIER[0], *PIER[1:], line], EARLY)
    found = lineage_of(sent, article("Valley Star", PIER, NOON))
    assert [source.name for source in found.sources] == ["Polizeiinspektion Orrin"]


def test_a_copy_that_says_that_it_was_announced_in_a_release_is_no_theft() -> None:
    """Though it does not repeat the name."""
    found = released("The company made this known in a press release.")
    assert verdicts(found) == {2: "credited"}
    assert "in a press release" in found.audits[0].evidence[0].text


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (
            "The firm said in a press release that its yard in Orrin could build forty boats a year from 2031.",
            "credited",
        ),
        ("The firm said on Monday that its yard in Orrin could build forty boats a year from 2031.", "uncredited"),
    ],
)
def test_who_cites_the_release_that_a_service_sent_out_has_credited_it(line: str, verdict: str) -> None:
    """Though neither the service nor the words of a credit are there."""
    sent = article("PR Newswire", ["ORRIN, May 3 /PRNewswire/ -- " + PIER[0], *PIER[1:]], EARLY)
    assert verdicts(lineage_of(sent, article("Valley Star", [*PIER, line], NOON)))[2] == verdict


@pytest.mark.parametrize(
    "line",
    [
        "The pier is old, according to an investigation by our colleagues at the Orrin Chronicle.",
        "The mayor has thanked the Orrin Chronicle, which uncovered the affair.",
    ],
)
def test_colleagues_and_who_uncovered_it_are_credited(line: str) -> None:
    """In words that do not call it the first."""
    assert verdicts(copied("The Orrin Chronicle", line)) == {2: "credited"}


def test_sentences_that_rest_a_text_on_a_release() -> None:
    """Short ones, that the release does not hold itself."""
    assert said_in("Es regnete. Das teilte die Firma in einer Pressemitteilung mit.", "Es regnete.")
    assert said_in("Lo ha reso noto l'azienda in un comunicato stampa.", "")
    assert said_in("The firm said so in a press release.", "The firm said so in a press release.") is None
    assert said_in(f"In March {'the dockers and their wives ' * 4}wrote an angry press release.", "") is None


def test_a_paper_that_prints_a_release_is_told_from_its_issuer() -> None:
    """It says that the text is a release, and not whose."""
    found = lineage_of(article("Bay Gazette", RELEASE, EARLY), article("Valley Star", RELEASE[1:], NOON))
    assert [source.name for source in found.sources] == ["press release"]
    assert not any("press release's" in signal.text for audit in found.audits for signal in audit.evidence)


# ── what a report drew on ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("The author drew on reports by Reuters.", True),
        ("This article draws on reporting by Reuters.", True),
        ("The writer drew partly on Reuters reports.", True),
        ("Der Autor stützte sich auf Berichte von Reuters.", True),
        ("L'auteur s'est appuyé sur des dépêches de Reuters.", True),
        ("El autor se basó en informes de Reuters.", True),
        ("L'autore si è basato su notizie di Reuters.", True),
        ("O autor baseou-se em despachos da Reuters.", True),
        ("Автор опирался на сообщения Reuters.", True),
        ("Autor korzystał z depesz Reuters.", True),
        ("The author is a former reporter of Reuters.", False),
        ("The author once drew cartoons of Reuters.", False),
        ("The board based its decision on a report by Reuters.", False),
        ("Der Autor arbeitete früher für Reuters.", False),
    ],
)
def test_what_the_author_drew_on_is_a_credit(line: str, credits: bool) -> None:
    """In several languages; who worked there, or decided on its ground, credits nobody."""
    wire: list[Document] = [
        article(outlet, under("LOWMERE (Reuters) -"), EARLY) for outlet in ("Bay Gazette", "Marl Sun")
    ]
    found = lineage_of(*wire, article("Valley Star", [*PIER, line], NOON))
    assert verdicts(found)[3] == ("credited" if credits else "uncredited")
