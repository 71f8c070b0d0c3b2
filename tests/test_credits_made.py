"""Credits that say how a text was made, or that it ought to have had one; and headlines of other articles."""

from __future__ import annotations

import pytest

from lineage.config import DEFAULT
from lineage.credits import find_credits
from lineage.passages import segment
from lineage.records import Document
from tests.test_credits_finding import BODY, RULES, given_credits
from tests.test_provenance_tracing import PIER, article, lineage_of

AP = "Associated Press"
REUTERS = "Reuters"
AFP = "Agence France-Presse"
ANSA = "Agenzia Nazionale Stampa Associata"
UPI = "United Press International"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("With A.F.P.", [AFP]),
        ("(U.P.I.)", [UPI]),
        ("via @AFP", [AFP]),
        ("Entretien : AFP", [AFP]),
        ("Propos recueillis par l'AFP", [AFP]),
        ("Intervista: ANSA", [ANSA]),
        ("Copy: Reuters", [REUTERS]),
        ("This digest was written by our staff from Reuters reports.", [REUTERS]),
        ("This article was translated from an AFP story.", [AFP]),
        ("Adapted from Reuters.", [REUTERS]),
        ("(Translated from AFP by Ida Lund)", [AFP]),
        ("The text was shortened from an AP dispatch.", [AP]),
        ("This story has been updated to credit the Associated Press.", [AP]),
        ("An earlier version of this report did not attribute the quotes to AFP.", [AFP]),
        ("Editor's note: This article has been corrected to include attribution to Reuters.", [REUTERS]),
        ("Reporting for this bulletin came from AFP and Reuters.", [AFP, REUTERS]),
        ("Most read\n\nKing visits pier\n\nSource: AFP", [AFP]),
        ("The mayor left (Reuters)", [REUTERS]),
        ("(c) AFP SAS", [AFP]),
        ("© 2024 Reuters Ltd", [REUTERS]),
        ("Read more:\n\nFerry sinks (AP)\n\n(Reuters)", [REUTERS]),
    ],
)
def test_how_a_text_was_made_credits_its_agency(line: str, names: list[str]) -> None:
    """Translated, cut, summed up, asked, or credited later."""
    assert given_credits(f"{BODY}\n\n{line}") == names


@pytest.mark.parametrize(
    "lines",
    [
        "Related:\n\nKardania drains reservoir (AFP)",
        "Lesen Sie auch:\n\nZentralbank senkt Zinsen (dpa)\n\nFähre brennt (AFP)",
        "Most read\n\nKing visits pier (Reuters)",
        "This story was not written from Reuters copy.",
        "The summary was prepared by the ministry from AP classes' files.",
        "The play was adapted from Reuters' first telegram by Ida Lund of Oslo.",
        "An earlier version of this story was wrongly credited to Reuters.",
        "This story has been updated to remove a reference to Reuters.",
        "This version did not credit the mayor.",
        "The ministry said the report should have credited Reuters engineers.",
        "Interview: Maria Reuters",
        "Interview requests: AP",
        "The bank failed to credit AP Holdings with the money.",
        "Translated from Basque by AP staff who asked not to be named, the letter was read aloud in court.",
        "Copy: legal, AP invoices",
        "Follow us via @bay and tell us what you think of the AP.",
        "This post has been edited to credit the photographer, Ida Lund of AFP.",
        "The article was produced from recycled paper at the AP mill.",
        "The translation was produced from the AP's own Spanish service, he said, by mistake.",
        "She edited the story from AP headquarters.",
    ],
)
def test_lines_like_these_credit_nobody(lines: str) -> None:
    """Headlines in a list of other articles, credits that were wrong, and what is told."""
    assert given_credits(f"{BODY}\n\n{lines}") == given_credits(f"{lines}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("From: AP Planner <planner@ap.example>", [AP]),
        ('Von: "AFP Newsdesk" <desk@afp.example>', [AFP]),
        ("From: Ida Lund <lund@bay.example>", []),
        ("To: AP <feedback@ap.example>", []),
        ("From: AP Photos <photos@ap.example>", []),
        ("From: Reuters to Bay Gazette in ten years", []),
    ],
)
def test_who_sent_a_message_that_was_forwarded(line: str, names: list[str]) -> None:
    """By the header of the message, with its address."""
    assert given_credits(f"{line}\nTo: desk@bay.example\nSubject: Pier\n\n{BODY}") == names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry evacuated off Port Ansel after fire - Reuters", "Reuters"),
        ("Ferry evacuated off Port Ansel after fire | AP", "Associated Press"),
        ("AFP: Ferry evacuated off Port Ansel", "Agence France-Presse"),
        ("Ferry evacuated off Port Ansel after fire - CNN", None),
        ("Ferry evacuated off Port Ansel, says Reuters", None),
        ("A pigeon post - Reuters - and its heirs", None),
        ("Reuters", None),
        (None, None),
    ],
)
def test_a_headline_that_names_an_agency_cites_it(title: str | None, name: str | None) -> None:
    """At its end, as feeds write it, or before a colon."""
    document = Document("x", "Bay Gazette", BODY, title=title)
    found = find_credits(document, segment(BODY, title, DEFAULT), RULES)
    assert [(credit.name, credit.role, credit.start) for credit in found] == ([(name, "cites", None)] if name else [])


def test_a_copy_that_names_the_agency_in_its_headline_names_somebody() -> None:
    """It is not said that it does not."""
    found = lineage_of(
        article("Reuters", PIER, "2024-03-05T08:00:00"),
        article("Bay Gazette", PIER, "2024-03-05T12:00:00", title="New pier for Ostrava Bay - Reuters"),
    )
    assert [audit.verdict for audit in found.audits] == ["credited"]
    assert "in its headline" in found.audits[0].evidence[0].text
