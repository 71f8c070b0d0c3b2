"""Helplines, appeals for witnesses and notes on complaints: who prints them has copied nobody."""

from __future__ import annotations

import pytest

from lineage.records import Lineage
from tests.test_provenance_tracing import PIER, article, lineage_of, sources_of

EARLY, NOON, LATE = (f"2024-03-05T{hour:02d}:00:00+00:00" for hour in (8, 12, 18))
BARN = "A farmer was found dead in his barn near Underhill, and a horse stood beside him."
LAKE = "Divers recovered the body of a student who had gone missing from Marl in January."
HELPLINE = (
    "If you are affected by the issues in this story, call the helpline free on 0800 555 0110 at any hour"
    " of the day or night, or write to listen@helpline.example."
)
NOTICES = [
    HELPLINE,
    (
        "Anyone with information is asked to call Northgate police on 101, quoting incident 417 of 3 "
        "March, or to speak to the charity anonymously on 0800 555 111."
    ),
    (
        "Detectives would like to hear from any witnesses and ask members of the public to check their "
        "doorbell cameras. Please contact Northgate CID, or give information anonymously to the charity."
    ),
    (
        "We follow the editors' code of practice and are regulated by the Independent Press Council. "
        "Complaints can be sent to the readers' editor within four months of publication."
    ),
    (
        "Zeugen, die am Abend etwas Verdächtiges beobachtet haben, werden gebeten, sich unter der "
        "Telefonnummer 07123 4567 bei der Polizei zu melden oder jede andere Dienststelle aufzusuchen."
    ),
    (
        "Si vous avez des idées noires ou si vous vous inquiétez pour un proche, vous pouvez appeler le "
        "3114, numéro gratuit et confidentiel, à toute heure du jour et de la nuit."
    ),
    (
        "Si usted o alguien que conoce necesita ayuda, puede llamar al 024, la línea gratuita y "
        "confidencial de atención a la conducta suicida, a cualquier hora del día o de la noche."
    ),
    (
        "Всех, кто располагает какой-либо информацией о местонахождении мальчика, просят позвонить в "
        "дежурную часть по телефону 02 или на горячую линию поискового отряда в любое время."
    ),
    "如果您或您身边的人正在经历心理困扰，请拨打二十四小时免费心理援助热线12356，专业人员会为您提供保密的咨询服务，也可以前往最近的医院求助。",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_alone_makes_no_copy(notice: str) -> None:
    """Whatever the days between the reports that it stands below."""
    found = lineage_of(article("Bay Gazette", [BARN, notice], EARLY), article("Valley Star", [LAKE, notice], NOON))
    assert found == Lineage((), (), ())


def test_a_copy_with_a_notice_is_a_copy() -> None:
    """And who prints the notice alone has no part in it."""
    found = lineage_of(
        article("Bay Gazette", [*PIER, HELPLINE], EARLY),
        article("Valley Star", [*PIER, HELPLINE], NOON),
        article("Island Post", [BARN, HELPLINE], LATE),
    )
    assert sources_of(found) == [("document", None, 1, (1, 2))]


@pytest.mark.parametrize(
    "paragraph",
    [
        (
            "Parents were asked to call a hotline that nobody answered for eleven hours, the inquiry into"
            " the school bus crash at Orrin was told on Thursday, and the mayor wept."
        ),
        (
            "The Press Council has upheld a complaint against the Orrin Post, which had printed the "
            "address of a witness in a murder trial on its front page."
        ),
        (
            "The mayor of Orrin has called on the 300 strikers at the docks to return to work, and "
            "offered to visit them at the gate on Friday if they let him in."
        ),
    ],
)
def test_news_that_tells_of_such_things_is_none(paragraph: str) -> None:
    """Whom people called, and what became of a complaint."""
    told = [paragraph, *PIER[:1]]
    found = lineage_of(article("Bay Gazette", told, EARLY), article("Valley Star", told, NOON))
    assert sources_of(found) == [("document", None, 1, (1, 2))]
