"""Press releases: how a text says that it is one, and whose."""

from __future__ import annotations

import pytest

from lineage.config import DEFAULT
from lineage.credits import find_credits, load, rules
from lineage.credits.releases import UNNAMED_RELEASE
from lineage.passages import segment
from lineage.records import Document

RULES = rules(load())
BODY = "Aurora Pumps will build a new pump for the pier of Ostrava Bay, the largest that it has built so far.\n\n" * 9


def named(text: str, outlet: str = "Bay Gazette") -> list[str]:
    """Whom an article with this text credits, in text order."""
    document = Document("x", outlet, text)
    found = find_credits(document, segment(text, None, DEFAULT), RULES)
    return [credit.name for credit in found if credit.role == "carries"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("SOURCE Aurora Pumps", ["Aurora Pumps"]),
        ("SOURCE: Aurora Pumps, Inc.", ["Aurora Pumps"]),
        ("Source: Aurora Pumps press release", ["Aurora Pumps"]),
        ("Quelle: Pressemitteilung der Aurora Pumpen GmbH", ["Aurora Pumpen"]),
        ("Pressemitteilung Stadtwerke Ostrava", ["Stadtwerke Ostrava"]),
        ("This is a press release from Aurora Pumps.", ["Aurora Pumps"]),
        ("Este es un comunicado de prensa de Bombas Aurora.", ["Bombas Aurora"]),
        ("Communiqué de presse de la Mairie d’Ostrava", ["Mairie d’Ostrava"]),
        ("Persbericht van Aurora Pompen", ["Aurora Pompen"]),
        ("Original-Content von: Aurora Pumps, übermittelt durch news aktuell", ["Aurora Pumps", "news aktuell"]),
        ("OTS-ORIGINALTEXT PRESSEAUSSENDUNG", ["APA-OTS"]),
        ("Fuente: comunicado de prensa", [UNNAMED_RELEASE]),
        ("Provided by University of Ostrava", ["University of Ostrava"]),
        ("Materials provided by Ostrava College. Content may be edited for length.", ["Ostrava College"]),
        ("Story source: Materials provided by Ostrava College via EurekAlert.", ["Ostrava College"]),
        ("Contact: Press Office, University of Ostrava, press@ostrava.example", ["University of Ostrava"]),
        ("The University of Ostrava issued this text.", ["University of Ostrava"]),
        ("This text was issued by the Ministry of Piers.", ["Ministry of Piers"]),
        ("Media contact: Lena Orr, 01632 960 001", [UNNAMED_RELEASE]),
        ("Pressekontakt: presse@pumpen.example", [UNNAMED_RELEASE]),
        ("Original publication: doi 10.1234/apl.2026.88", [UNNAMED_RELEASE]),
    ],
)
def test_a_closing_line_names_the_issuer(line: str, names: list[str]) -> None:
    """By the form of words, whatever the issuer is called; companies without their legal form."""
    assert named(f"{BODY}\n\n{line}") == names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("by University of Ostrava", ["University of Ostrava"]),
        ("Ostrava Institute", ["Ostrava Institute"]),
        ("College Football Staff", []),
        ("Ida Lund, University Correspondent", []),
    ],
)
def test_an_institution_in_the_author_field_is_the_issuer(author: str, names: list[str]) -> None:
    """Nobody else signs with its name alone."""
    document = Document("x", "Bay Gazette", BODY, author=author)
    assert [credit.name for credit in find_credits(document, segment(BODY, None, DEFAULT), RULES)] == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            "News Release 28-Jul-2025\n\nBees on coffee\n\nPublication\n\nUniversity of Ostrava",
            ["University of Ostrava"],
        ),
        ("Press release 3 May 2025\n\nOstrava College", ["Ostrava College"]),
        ("News Release 28-Jul-2025\n\nBees on coffee", [UNNAMED_RELEASE]),
        ("Submitted by the Orrin County Sheriff's Office", ["Orrin County Sheriff's Office"]),
        ("Information provided by Ostrava Police.", ["Ostrava Police"]),
        ("From the Ostrava Police:", ["Ostrava Police"]),
        ("Submitted by Ida Lund", []),
        ("PRESS RELEASE: EMBARGOED UNTIL 10 MARCH", [UNNAMED_RELEASE]),
        ("From Ostrava to Orrin in a day", []),
    ],
)
def test_a_line_on_top_names_the_issuer(head: str, names: list[str]) -> None:
    """As services for researchers begin, and papers that print what an office sends them."""
    assert named(f"{head}\n\n{BODY}") == names


@pytest.mark.parametrize(
    "line",
    ["PRESS RELEASE", "FOR IMMEDIATE RELEASE", "Comunicato stampa", "[보도자료]", "Пресс-релиз", "BASIN BÜLTENİ"],
)
def test_a_release_of_nobody_is_a_credit(line: str) -> None:
    """The outlet has not written it, whoever has."""
    assert named(f"{line}\n\n{BODY}") == [UNNAMED_RELEASE]


def test_a_named_issuer_stands_for_the_release() -> None:
    """That a text is a release says nothing beside who issued or distributed it."""
    assert named(f"PRESS RELEASE\n\n{BODY}\n\nSOURCE Aurora Pumps") == ["Aurora Pumps"]
    assert named(f"PRESS RELEASE\n\nOSTRAVA, May 3, 2026 /PRNewswire/ -- {BODY}") == ["PR Newswire"]


def test_an_issuer_owes_itself_no_credit() -> None:
    """On its own pages a company's release is its own text."""
    assert named(f"{BODY}\n\nSOURCE Aurora Pumps", outlet="Aurora Pumps") == []


@pytest.mark.parametrize(
    "line",
    [
        "Press release was late, says mayor",
        "Pressemitteilung sorgt für Wirbel",
        "Press releases",
        "Read the press release here",
        "A press release from Aurora Pumps spoke of two pumps.",
        "According to a press release from Aurora Pumps, the pier is safe.",
        "Das geht aus einer Pressemitteilung der Stadtwerke hervor.",
        "Source: Ministry of Piers",
        "SOURCE: Ministry of Piers",
        "SOURCE CODE OF THE PUMP STOLEN",
        "Press Release Distribution Services",
        "The press office of the university did not answer calls.",
        "Contact: Jane Pratt, jane@baygazette.example",
        "Media contact: news@baygazette.example",
        "Media contact with the team has been limited.",
        "Lunch was provided by University Catering.",
        "Provided by Ida Lund",
        "Original publication: May 3, 2026",
        "The council issued this text message: stay at home.",
    ],
)
def test_other_words_of_releases_credit_nobody(line: str) -> None:
    """Quoting one, headlines about one, menus, and whose the figures are."""
    assert named(f"{line}\n\n{BODY}") == named(f"{BODY}\n\n{line}") == []
