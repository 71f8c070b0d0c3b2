"""A source needs the same in every script: as much text, with something particular in it, or with a credit."""

from __future__ import annotations

import pytest

from lineage.records import Document
from tests.test_provenance_tracing import article, lineage_of, sources_of

EARLY, LATE, NEXT = "2024-05-02T08:00:00+00:00", "2024-05-02T11:00:00+00:00", "2024-05-04T09:00:00+00:00"

ROUTINE = {
    "zh": (
        ["昨晚，青石镇一家纺织厂突然起火，附近居民纷纷下楼避险。", "本报记者看到，厂房屋顶已经塌陷，空气里满是焦味。"],
        ["大雨之后，柳河上游一段堤坝出现渗水，村民连夜扛沙袋堵漏。", "村支书告诉本报，去年曾三次申请加固经费。"],
        "相关部门已成立工作组赶赴现场，事件的具体原因以及责任正在进一步调查之中，后续情况将及时向社会公布。",
    ),
    "ja": (
        [
            "港町の青石で昨夜、製糸工場から火が出た。近くの住民は階段を下りて外へ逃げた。",
            "屋根は落ち、焦げた匂いが残っていた。",
        ],
        [
            "大雨のあと、柳川の上流で堤から水がにじみ出し、住民が土のうを積んだ。",
            "区長は本紙に、補修を何度も頼んだと話した。",
        ],
        "県の担当部署は、詳しい状況と原因を調べるとともに、今後の対応について関係する機関と協議を進めることにしている。",
    ),
    "en": (
        ["A spinning mill in Aldmoor caught fire last night and its neighbours ran down into the street in slippers."],
        ["Water seeped through the dyke above Vell after the rain, and villagers carried sandbags until dawn came."],
        "The exact circumstances of what happened are being looked into and the authorities will inform the public of"
        " any further results as soon as these are known to them.",
    ),
}
"""Two reports of different events, and a sentence that may stand under either."""


@pytest.mark.parametrize("language", ROUTINE)
@pytest.mark.parametrize("second", [LATE, NEXT])
def test_a_sentence_of_routine_is_nobodys(language: str, second: str) -> None:
    """Without a name or a figure it makes no source, and no accusation, however many characters it has."""
    one, other, routine = ROUTINE[language]
    found = lineage_of(article("Moor Gazette", [*one, routine], EARLY), article("Vell Post", [*other, routine], second))
    assert not found.sources
    assert not found.audits


BRIEFS = {
    "pl": (
        "PAP",
        "Aldmoor (PAP) - ",
        [
            "W pożarze przędzalni w Aldmoorze ucierpiało w nocy z wtorku na środę siedmioro pracowników nocnej zmiany.",
            "Komendant nie wykluczył podpalenia. Zabezpieczono nagrania sąsiedniego magazynu, przesłuchano świadków.",
            "Właściciel zapowiedział odbudowę zakładu jeszcze przed nadejściem zimy.",
        ],
        "Nasza reporterka zastała przed bramą kobiety, które czekały na wiadomość, czy dostaną zaległą wypłatę.",
        "(PAP)",
    ),
    "tr": (
        "Anadolu Ajansı",
        "ALDMOOR (AA) - ",
        [
            "Aldmoor’daki iplik fabrikasında salı gecesi çıkan yangında gece vardiyasında çalışan yedi işçi yaralandı.",
            "İtfaiye müdürü kundaklama ihtimalini dışlamadı. Komşu deponun kamera kayıtlarına elkonuldu.",
            "Fabrika sahibi, tesisin kıştan önce yeniden kurulacağını açıkladı.",
        ],
        "Muhabirimiz kapının önünde, içeride kalan ücretlerini alıp alamayacaklarını soran kadınlarla konuştu.",
        "Kaynak: AA",
    ),
    "ko": (
        "연합뉴스",
        "(올드무어=연합뉴스) ",
        [
            "올드무어의 방적공장에서 화요일 밤 불이 나 야간 근무를 하던 직원 일곱 명이 다쳐 병원으로 옮겨졌다.",
            "소방서장은 방화 가능성을 배제하지 않았다. 경찰은 이웃 창고의 녹화 영상을 확보했다.",
            "공장 소유주는 겨울이 오기 전에 다시 짓겠다고 밝혔다.",
        ],
        "본지 기자는 정문 앞에서 밀린 임금을 받을 수 있을지 묻는 여성들을 만나 이야기를 들었다.",
        "출처: 연합뉴스",
    ),
}
"""An agency, its dateline and paragraphs, an own paragraph of a brief, and the credit below it."""


@pytest.mark.parametrize("language", BRIEFS)
def test_a_brief_of_few_long_words_has_the_agencys_text(language: str) -> None:
    """One paragraph is enough for who credits the agency whose text it is."""
    outlet, dateline, wire, own, credit = BRIEFS[language]
    agency = article(outlet, [dateline + wire[0], *wire[1:]], EARLY)
    (audit,) = (one for one in lineage_of(agency, article("Blatt", [own, wire[1], credit], LATE)).audits)
    assert (audit.verdict, audit.source) == ("credited", 0)


@pytest.mark.parametrize("language", BRIEFS)
def test_who_credits_nobody_needs_more(language: str) -> None:
    """The same paragraph in a report that names no agency: nothing is said of it."""
    outlet, dateline, wire, own, _ = BRIEFS[language]
    agency = article(outlet, [dateline + wire[0], *wire[1:]], EARLY)
    assert not lineage_of(agency, article("Blatt", [own, wire[1]], LATE)).sources


FIRE = [
    "A fire in the spinning mill at Aldmoor hurt seventeen people on Tuesday, said Warden Ottilie Brenkamp.",
    "It began at 4.45 when a lamp fell over in the drying loft. The loss was put at 2.4 million crowns.",
    "The most badly hurt were taken to the infirmary at Vell. The road was closed for five hours.",
]


def lightly_edited() -> Document:
    """The report with a slip in every paragraph, and a credit."""
    slips = (("seventeen", "seventy"), ("Brenkamp", "Brankamp"), ("4.45", "4:45"), ("2.4 million", "2,400,000"))
    text = "\n\n".join(FIRE)
    for old, new in slips:
        text = text.replace(old, new)
    return article("Dale Times", [*text.split("\n\n"), "(AP)"], LATE)


def test_slips_and_other_ways_to_write_a_number_make_no_formula() -> None:
    """A misspelt name, a point for a colon and digits for a word are no other event."""
    wire = article("Associated Press", [f"ALDMOOR (AP) — {FIRE[0]}", *FIRE[1:]], EARLY)
    found = lineage_of(wire, lightly_edited())
    assert sources_of(found) == [("agency", "Associated Press", 1, (1, 2))]
    assert [audit.verdict for audit in found.audits] == ["credited"]


def rates(day: int, last: int) -> str:
    return (
        f"Официальный курс кроны, установленный Центральным банком Альдмора на {day} мая, составил 71,{last} рубля,"
        f" талера — 82,{last} рубля, гульдена — 13,{last} рубля."
    )


def test_the_rates_of_another_day_are_no_copy() -> None:
    """None of the figures is the same."""
    found = lineage_of(
        article("Утренний листок", [rates(2, 18)], "2024-05-02T08:00:00+00:00"),
        article("Вечерний листок", [rates(7, 43)], "2024-05-07T08:00:00+00:00"),
    )
    assert not found.sources
