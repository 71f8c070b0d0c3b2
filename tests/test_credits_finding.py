"""Credits: where they stand, who they name, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.credits import UNNAMED_AGENCY, find_credits, load, read_agencies, rules
from lineage.passages import segment
from lineage.provenance.named.votes import WEAK_RULES
from lineage.records import Credit, Document

RULES = rules(load())
LOCAL = "Local Democracy Reporting Service"
BODY = (
    "The council of Ostrava Bay will vote on the new pier next week, after two years of quarrels over its length.\n\n"
    * 6
)


def credits(
    text: str, *, outlet: str = "Bay Gazette", author: str | None = None, url: str | None = None
) -> list[Credit]:
    """The credits of an article with this text."""
    document = Document("x", outlet, text, author=author, url=url)
    return list(find_credits(document, segment(text, None, DEFAULT), RULES))


def given_credits(text: str, **fields: str | None) -> list[str]:
    """Names of the agencies that are credited, in text order."""
    return [credit.name for credit in credits(text, **fields) if credit.role == "carries"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("OSTRAVA BAY, Norland (AP) — The pier", "Associated Press"),
        ("OSTRAVA BAY, May 3 (Reuters) - The pier", "Reuters"),
        ("Lisbon (AFP) - The pier", "Agence France-Presse"),
        ("MOSCOW, May 3. /TASS/. The pier", "TASS"),
        ("Madrid, 3 may (EFE).- El muelle", "EFE"),
        ("SEOUL, May 3 (Yonhap) -- The pier", "Yonhap News Agency"),
        ("Tehran, May 3, IRNA – The pier", "Islamic Republic News Agency"),
        ("新华社北京5月3日电 码头", "Xinhua News Agency"),
        ("OSTRAVA BAY [AP] — The pier", "Associated Press"),
        ("Halle (Saale) (dpa) - Die Mole", "Deutsche Presse-Agentur"),
        ("Lisbon, Portugal | AFP | The pier", "Agence France-Presse"),
        ("Tehran, IRNA – The pier", "Islamic Republic News Agency"),
        ("TASS, May 3. The pier", "TASS"),
        ("ОСТРАВА, 3 мая. /Корр. ТАСС Иван Петров/. Пирс", "TASS"),
        ("MINSK, May 3 (Itar-Tass) - The pier", "TASS"),
        ("NEW YORK (Reuters Health) - The pier", "Reuters"),
        ("Vancouver, British Columbia--(Newsfile Corp. - May 3, 2024) - The pier", "Newsfile"),
        ("إسطنبول/ محمد أحمد/ الأناضول رصيف", "Anadolu Agency"),
        ("به گزارش خبرنگار سیاسی خبرگزاری تسنیم، اسکله", "Tasnim News Agency"),
        ("ایسنا/تهران اسکله", "Iranian Students' News Agency"),
        ("［ロンドン　３日　ロイター］ - 桟橋", "Reuters"),
        ("【3月3日 AFP】桟橋", "Agence France-Presse"),
        ("[서울=뉴시스] 홍길동 기자 = 부두", "Newsis"),
        ("नई दिल्ली, 3 मई (भाषा) घाट", "Press Trust of India"),
        ("北京（路透社）- 码头", "Reuters"),
        ("ירושלים (רויטרס) - המזח", "Reuters"),
        ("Graz (APA) - Die Mole", "Austria Presse Agentur"),
        ("Baku (APA) - The pier", "Azerbaijani Press Agency"),
        ("Islamabad, May 3 (APP): The pier", "Associated Press of Pakistan"),
        ("SOFIA (BTA) - The pier", "Bulgarian News Agency"),
        ("MANILA (PNA) -- The pier", "Philippine News Agency"),
        ("LJUBLJANA, 3. januarja (STA) - Pomol", "Slovenian Press Agency"),
        ("Zagreb, 3. svibnja 2024. (Hina) - Mol", "HINA"),
        ("BRATISLAVA 3. októbra (TASR) - Mólo", "News Agency of the Slovak Republic"),
        ("Budapest, 2024. május 3., péntek (MTI) - A", "MTI"),
        ("Berlin (epd). Die Mole", "Evangelischer Pressedienst"),
        ("MADRID, 3 (EUROPA PRESS) - El muelle", "Europa Press"),
        ("SÃO PAULO, SP (FOLHAPRESS) - O molhe", "Folhapress"),
        ("(DIRE) Roma, 3 mag. - Il molo", "Agenzia DIRE"),
        ("New Delhi: May 3 (IANS) The pier", "Indo-Asian News Service"),
        ("ASTANA. KAZINFORM - The pier", "Kazinform"),
        ("КИЕВ. 3 мая. УНН. Пирс", "Ukrainian National News"),
        ("ТАСС, 3 мая. Гавань", "TASS"),
        ("الخرطوم 3-5-2024 (سونا)- رصيف", "Sudan News Agency"),
        ("中新社 北京 5月3日电 码头", "China News Service"),
        ("ワシントン（ＣＮＮ） 桟橋", "CNN"),
        ("By Ida Lund and Per Dahl OSTRAVA BAY, May 3 (Reuters) - The pier", "Reuters"),
        ("Associated Press, Washington – The pier", "Associated Press"),
        ("OSTRAVA BAY — (Capitol News Illinois) The pier", "Capitol News Illinois"),
        ("HONG KONG SAR - Media OutReach Newswire - 3 May 2024 - The pier", "Media OutReach"),
        ("GENEVA, Switzerland, May 3, 2024/APO Group/ -- The pier", "APO Group"),
        ("Ostrava Bay, AFP — The pier", "Agence France-Presse"),
        ("OSTRAVA, Kyodo - The pier", "Kyodo News"),
        ("Ostrava, 3 mag 09:12 - (Agenzia Nova) - Il molo", "Agenzia Nova"),
        ("ОСТРАВА. 3 мая 14:20. Интерфакс - Пирс", "Interfax"),
        ("الدمام 14 رمضان 1447 هـ الموافق 03 مارس 2026 م واس\n\nرصيف", "Saudi Press Agency"),
        ("ओस्ट्रावा 03 मई (वार्ता) घाट", "United News of India"),
    ],
)
def test_a_dateline_credits_its_agency(line: str, name: str) -> None:
    """The slot of a dateline is a credit, with the offsets of the name."""
    text = f"{line} will be longer than anybody thought, said the mayor on Monday.\n\n{BODY}"
    found = [credit for credit in credits(text) if credit.place == "dateline"]
    assert [credit.name for credit in found] == [name]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("Gazette's Ida Lund and The Associated Press contributed to this report", ["Associated Press"]),
        ("The Associated Press and Reuters contributed to this report.", ["Associated Press", "Reuters"]),
        (
            "Associated Press writers Ida Lund in Orr, Me., and Per Dahl in Oslo contributed to this report.",
            ["Associated Press"],
        ),
        ("AP Diplomatic Writer Ida Lund contributed to this report.", ["Associated Press"]),
        ("Contributing: Ida Lund in Oslo; the Associated Press", ["Associated Press"]),
        ("Material from Reuters was used in this report.", ["Reuters"]),
        ("This report contains material from AFP.", ["Agence France-Presse"]),
        ("(With files from Reuters and AFP)", ["Reuters", "Agence France-Presse"]),
        ("— With AFP", ["Agence France-Presse"]),
        ("(With inputs from agencies/PTI)", ["Press Trust of India"]),
        ("Source: Xinhua", ["Xinhua News Agency"]),
        ("Courtesy: Reuters", ["Reuters"]),
        ("SOURCE: Aurora Pumps via PR Newswire", ["PR Newswire"]),
        ("View original content: https://www.prnewswire.com/news-releases/a.html", ["PR Newswire"]),
        ("View source version on businesswire.com: https://www.businesswire.com/a", ["Business Wire"]),
        ("A photo is available at https://www.globenewswire.com/NewsRoom/1", ["GlobeNewswire"]),
        ("Distributed by APO Group on behalf of Aurora Pumps.", ["APO Group"]),
        ("This report by The Canadian Press was first published May 3, 2024.", ["Canadian Press"]),
        ("Material from The Associated Press is included in this report.", ["Associated Press"]),
        ("Compiled from wire reports by The Associated Press.", ["Associated Press"]),
        ("The Associated Press created this story using technology of Larch Data.", ["Associated Press"]),
        ("This story was generated by the Associated Press using data of Larch.", ["Associated Press"]),
        ("Distributed by Creators Syndicate", ["Creators Syndicate"]),
        ("© 2024 by King Features Syndicate", ["King Features Syndicate"]),
        ("©2024 Bloomberg L.P. Visit bloomberg.com. Distributed by APO Group.", ["Bloomberg", "APO Group"]),
        ("©2024 Orrin Herald. Distributed by APO Group.", ["Orrin Herald", "APO Group"]),
        ("This article was published by the Orrin Herald.", []),
        ("This article was first published by the Orrin Herald and is reprinted here.", ["Orrin Herald"]),
        ("This article is republished from openDemocracy under a licence.", ["openDemocracy"]),
        ("Reprinted from Orrin Herald.", ["Orrin Herald"]),
        ("lud/dpa/AFP", ["Deutsche Presse-Agentur", "Agence France-Presse"]),
        ("PAP/lud", ["Polska Agencja Prasowa"]),
        ("(fonte Adnkronos)", ["Adnkronos"]),
        ("Haber: AA", ["Anadolu Agency"]),
        ("C/ Lusa", ["Lusa"]),
        ("（据新华社电）", ["Xinhua News Agency"]),
        ("据新华社", ["Xinhua News Agency"]),
        ("<연합뉴스>", ["Yonhap News Agency"]),
        ("부산=연합뉴스", ["Yonhap News Agency"]),
        ("По сообщению Интерфакс", ["Interfax"]),
        ("(इनपुट: पीटीआई भाषा)", ["Press Trust of India"]),
        ("भाषा अमित मनीषा", ["Press Trust of India"]),
        ("(यह खबर सीधे पीटीआई-भाषा की फीड से प्रकाशित की गई है)", ["Press Trust of India"]),
        ("From news services", ["an agency, not named"]),
        ("This article is based in part on wire service reports.", ["an agency, not named"]),
        ("（綜合外電報導）", ["an agency, not named"]),
        ("סוכנויות הידיעות", ["an agency, not named"]),
        ("(एजेंसी इनपुट के साथ)", ["an agency, not named"]),
        ("From the Associated Press", ["Associated Press"]),
        ("Le Courrier avec AFP", ["Agence France-Presse"]),
        ("ProPublica is a nonprofit newsroom that investigates abuses of power.", ["ProPublica"]),
        ("(©NTB)", ["NTB"]),
        ("/ritzau/", ["Ritzau"]),
        ("~ AFP", ["Agence France-Presse"]),
        ("【翻訳編集】AFPBB News", ["Agence France-Presse"]),
        ("Quelle: dpa", ["Deutsche Presse-Agentur"]),
        ("出处: 新华社", ["Xinhua News Agency"]),
        ("(laut TASS, AFP)", ["TASS", "Agence France-Presse"]),
        ("© 2024 AFP", ["Agence France-Presse"]),
        ("Copyright 2024 The Associated Press. All rights reserved.", ["Associated Press"]),
        ("(Reporting by Ida Lund in Oslo; Editing by Per Dahl)", ["Reuters"]),
        ("Our Standards: The Thomson Reuters Trust Principles.", ["Reuters"]),
        ("Click for more from The Washington Post.", ["The Washington Post"]),
        ("Contributing: Ida Lund, USA TODAY; The Associated Press", ["USA Today", "Associated Press"]),
        ("CNN’s Ida Lund and Per Dahl contributed to this report.", ["CNN"]),
        ("With reporting by AP, AFP, and Reuters", ["Associated Press", "Agence France-Presse", "Reuters"]),
        ("(With PTI inputs)", ["Press Trust of India"]),
        ("Additional reporting by AFP", ["Agence France-Presse"]),
        ("Con información de EFE", ["EFE"]),
        ("(mit dpa)", ["Deutsche Presse-Agentur"]),
        ("По материалам ТАСС", ["TASS"]),
        ("منبع: خبرگزاری تسنیم", ["Tasnim News Agency"]),
        ("출처=연합뉴스", ["Yonhap News Agency"]),
        ("מקור: רויטרס", ["Reuters"]),
        ("Reporting by Ida Lund; Editing by Per Dahl", ["Reuters"]),
        ("(Editing by Per Dahl)", ["Reuters"]),
        ("(Reporte de Ida Lund; editado por Per Dahl)", ["Reuters"]),
        ("Keywords: NORLAND PIER/OPEN", ["Reuters"]),
        ("dpa-infocom, dpa:240311-99-302123/4", ["Deutsche Presse-Agentur"]),
        ("il/pd (dpa, afp, rtr)", ["Deutsche Presse-Agentur", "Agence France-Presse", "Reuters"]),
        ("PTI SKL ABC", ["Press Trust of India"]),
        ("ABC/AFP", ["Agence France-Presse"]),
        ("(This story is published from a syndicated feed - PTI)", ["Press Trust of India"]),
        ("This article was originally published by Reuters.", ["Reuters"]),
        ("This column first appeared in The Bay Mirror on May 3.", ["The Bay Mirror"]),
        ("End Item", ["Islamic Republic News Agency"]),
        ("Originally published on The Bay Mirror.", ["The Bay Mirror"]),
        ("This is one in a series of articles on piers from our partners at PierCheck.org.", ["PierCheck.org"]),
        ("Tthe Associated Press contributed to this report.", ["Associated Press"]),
        ("(c) 2024 TRIBUNE MEDIA SERVICES, INC.", ["Tribune News Service"]),
        ("Reporting by Ida Lund of ANSA", ["Agenzia Nazionale Stampa Associata"]),
        ("Servizio di Ida Lund dell'Ansa", ["Agenzia Nazionale Stampa Associata"]),
        ("Text: Ida Lund/dpa", ["Deutsche Presse-Agentur"]),
        ("El muelle será más largo de lo previsto, dijo el alcalde. EFE", ["EFE"]),
        ("Con información de agencias EFE y AP", ["EFE", "Associated Press"]),
        ("Die Mole wird länger als gedacht. (SDA/Keystone)", ["Keystone-SDA"]),
        ("Die Mole wird länger als gedacht. (red, APA, 3.3.2026)", ["Austria Presse Agentur"]),
        ("Dieser Text wurde von der Deutschen Presse-Agentur (dpa) übernommen.", ["Deutsche Presse-Agentur"]),
        ("Esta nota fue publicada originalmente por Télam.", ["Télam"]),
        ("Bu haber Anadolu Ajansı (AA) tarafından servis edilmiştir.", ["Anadolu Agency"]),
        ("Lusa/Fim", ["Lusa"]),
        ("(पीटीआई इनपुट के साथ)", ["Press Trust of India"]),
        ("提供：時事通信社", ["Jiji Press"]),
        ("Fonte: ANSA, foto: archivio", ["Agenzia Nazionale Stampa Associata"]),
        ("Quelle: dpa, Symbolbild: Lund", ["Deutsche Presse-Agentur"]),
        ("Forrás: MTI, borítókép: illusztráció", ["MTI"]),
        ("==Kyodo", ["Kyodo News"]),
        ("Cet article a été publié automatiquement. Source : ats", ["Keystone-SDA"]),
        (
            "A pier sank. (ANSA)\n\nA crane fell. (AAP)",
            ["Agenzia Nazionale Stampa Associata", "Australian Associated Press"],
        ),
        ("With reports from Reuters\nWith files from AFP", ["Reuters", "Agence France-Presse"]),
        (f"ABC/AFP\n\nTopics: {', '.join(['piers'] * 20)}", ["Agence France-Presse"]),
    ],
)
def test_a_closing_line_credits_its_agencies(tail: str, names: list[str]) -> None:
    """The forms in which articles end with their sources."""
    text = f"{BODY}\n\n{tail}"
    assert given_credits(text) == names
    assert all(text[credit.start : credit.end] == credit.text for credit in credits(text))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Text: dpa", "Deutsche Presse-Agentur"),
        ("News agency: Reuters", "Reuters"),
        ("Texto: Agencia EFE", "EFE"),
        ("Text: dpa / Foto: Archiv", "Deutsche Presse-Agentur"),
        ("Autor: ČTK, red", "Czech News Agency"),
        ("Автор текста: ТАСС", "TASS"),
        ("Tekst: ANP", "Algemeen Nederlands Persbureau"),
        ("Story courtesy of Reuters", "Reuters"),
        ("The Reuters news agency contributed reporting.", "Reuters"),
        ("Editor's note: this story was first filed by Reuters and has been shortened.", "Reuters"),
        ("This text was produced by AFP and is reproduced under licence.", "Agence France-Presse"),
        ("This story was compiled from Associated Press dispatches.", "Associated Press"),
        ("Hinweis: Für diesen Beitrag wurde Material der Nachrichtenagentur dpa verwendet.", "Deutsche Presse-Agentur"),
        ("Hinweis: Dieser Artikel ist eine dpa-Meldung.", "Deutsche Presse-Agentur"),
        ("Dieser Text wurde mit Material der dpa erstellt.", "Deutsche Presse-Agentur"),
        ("Voor dit artikel is informatie van persbureau ANP gebruikt.", "Algemeen Nederlands Persbureau"),
        ("Bei diesem Text handelt es sich um eine Meldung der dpa.", "Deutsche Presse-Agentur"),
        ("La Gazette de Lorme et l'AFP", "Agence France-Presse"),
        ("Article rédigé à partir d'une dépêche AFP.", "Agence France-Presse"),
        ("D'après une dépêche de l'Agence France-Presse", "Agence France-Presse"),
        ("Ce texte reprend des éléments de l'AFP.", "Agence France-Presse"),
        ("Esta nota se elaboró con despachos de EFE.", "EFE"),
        ("This news was gathered by the Local Democracy Reporting Service, which covers councils.", LOCAL),
        ("This story has been published from a wire agency feed without modifications.", UNNAMED_AGENCY),
        ("(This story is published from a syndicated feed and has not been edited by our staff.)", UNNAMED_AGENCY),
        ("This report was taken from a wire service.", UNNAMED_AGENCY),
        ("Inputs: PTI", "Press Trust of India"),
        ("Additional reporting: Reuters", "Reuters"),
        ("Автор использовал сообщения ТАСС.", "TASS"),
        ("Capitol Ledger is a nonprofit news service covering the legislature.", "Capitol Ledger"),
    ],
)
def test_what_a_text_says_of_itself_at_its_end_credits(line: str, name: str) -> None:
    """Labels, and sentences about whose the text is or what it was made from."""
    assert given_credits(f"{BODY}\n\n{line}") == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("From Reuters, Santiago\n\n", "Reuters"),
        ("Par AFP, à Lisbonne\n\n", "Agence France-Presse"),
        ("Santiago: Reuters\n\n", "Reuters"),
        ("[Reuters, Santiago] ", "Reuters"),
        ("dpa Ostrava. ", "Deutsche Presse-Agentur"),
        ("dpa Wolkental.\n\n", "Deutsche Presse-Agentur"),
        ("EFE. Valmora\n\n", "EFE"),
        ("(Von Jana Dohl, dpa)\n\n", "Deutsche Presse-Agentur"),
        ("Por Jana Dohl en Valmora y EFE\n\n", "EFE"),
        ("Door Jana Dohl in Lowmere en ANP\n\n", "Algemeen Nederlands Persbureau"),
        ("Av Jana Dohl i Lowmere og NTB\n\n", "NTB"),
        ("Excerpt from report by Reuters\n\n", "Reuters"),
        ("Text of unattributed report by Reuters\n\n", "Reuters"),
        ("By Jana Dohl, Local Democracy Reporter\n\n", LOCAL),
    ],
)
def test_an_agency_on_top_with_its_place_or_writer_is_credited(line: str, name: str) -> None:
    """In a line of its own, or before the first words."""
    assert given_credits(f"{line}{BODY}") == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Text: Maria Reuters",
        "Agency: Housing Agency",
        "Photos courtesy of Reuters",
        "From Reuters, the company's former owner, came a letter that nobody had expected.",
        "The report was produced by Reuters Institute and published on Monday.",
        "The suit was first filed by Reuters and has been shortened.",
        "The story of Reuters: how a pigeon post became a giant",
        "Le maire et AFP, une vieille histoire de rancune",
        "D'après une dépêche de l'AFP, le port est fermé.",
        "Santiago: Reuters building sold to hotel chain",
        "Archive: Reuters",
        "Quelle: dpa-Bildfunk",
        "Bild: dpa, Text: Ida Lund",
        "The pier is too short. Source of the trouble: AP classes",
        "Ida Lund is a reporter for Capitol News Service, a program of the college.",
        "AP Courses. They are popular with pupils in the district and cost nothing this year.",
        "Capitol Ledger is a record shop on Main Street.",
        "Local Democracy Reporter jobs will be advertised in May.",
        "The tools came from a syndicated feed supplier in Lowmere.",
    ],
)
def test_words_like_these_credit_nobody(line: str) -> None:
    """Persons, pictures, other reports, headlines, and what is merely cited."""
    assert given_credits(f"{line}\n\n{BODY}") == given_credits(f"{BODY}\n\n{line}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor told AFP that the pier was safe.",
        "Reuters could not establish who had paid.",
        "According to the Associated Press, the pier is too short.",
        "The pier at dawn. (Photo: Ida Lund / AP)",
        "The Alpha Protein (AFP) test was done twice.",
        '-- "Pier Too Long." (The Associated Press)',
        "Ida Lund worked for twenty years at The Associated Press and lives in Oslo.",
        "Aurora Pumps is worth $2 billion, according to data compiled by Bloomberg.",
        "Xinhua is a news agency of many offices.",
        "A poll by the Associated Press found that most people like piers.",
        "The pier was paid for by the Automobile Association (AA).",
        "Pictures of the pier are at AP.org",
        "The pier first appeared in Ostrava Bay in 1901.",
        "The report asks for help from our partners in NATO, said the mayor.",
        "This article was first published in April 2014, and has been updated.",
        "به گزارش خبرگزاری رویترز، اسکله بسته شد.",
        "Ostrava, PA — The pier is too long.",
        "Image © 2026 AFP",
        "Foto: Ida Lund/dpa",
        "Fot. PAP/Lund",
        "据新华社报道，去年也有类似事件，当时损失很大。",
        "新华社记者 李明 摄",
        "<사진=연합뉴스>",
        "Об этом сообщили ТАСС в администрации порта.",
        "The pier was first reported unsafe by Reuters.",
        "The board had learnt it from news services.",
        "Fire and ambulance services from neighbouring towns helped.",
        "Der Vertrag wurde von der APA unterschrieben.",
    ],
)
def test_other_mentions_credit_nobody(sentence: str) -> None:
    """Citing, picture credits, abbreviations, lists of links and biographies are no credits."""
    assert given_credits(f"{BODY}\n\n{sentence}") == []
    assert given_credits(f"{sentence}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Bay Gazette/Reuters",
        "(Bay Gazette, Reuters)",
        "(Reuters, Bay Gazette)",
        "Staff/Reuters",
        "Bay Gazette with Reuters",
    ],
)
def test_an_agency_may_stand_in_one_list_with_the_outlet_itself(line: str) -> None:
    """The outlet and its staff are no credit, and hide none."""
    assert given_credits(f"{BODY}{line}") == ["Reuters"]


def test_somebody_else_in_a_list_with_an_agency_may_be_who_took_the_picture() -> None:
    """A person's name is not the outlet's."""
    assert given_credits(f"{BODY}(Jane Doe, Reuters)") == []


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        "Orrin Herald/Reuters",
        "(Orrin Herald/Reuters)",
        "By The Coast Post/Reuters",
        "Northern Star/Reuters",
        "Reuters/Orrin Herald",
        "Source: Reuters via Orrin Herald",
        "By Coast Daily staff and Reuters",
        "By our staff and Reuters",
        "Staff and agencies/Reuters",
        "Staff and wire reports/Reuters",
        "Reuters and Coast Daily staff",
        "Agencies and Reuters",
        "Redaktion und Reuters",
        "Le Courrier de Tarn/Reuters",
    ],
)
def test_an_agency_beside_another_paper_or_a_newsroom_is_read(line: str, below: bool) -> None:
    """On top and below, whichever comes first."""
    text = f"{BODY}\n\n{line}" if below else f"{line}\n\n{BODY}"
    assert [name for name in given_credits(text) if name == "Reuters"] == ["Reuters"]


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        "Ida Lund/Reuters",
        "Photo: Orrin Herald/AP",
        "Rook Gazette/AP Photo",
        "Orrin Herald/Ida Lund",
        "CBS News/New York Times",
        "NBC News/Wall Street Journal:",
        "Staff and Reuters met in court on Monday.",
    ],
)
def test_who_took_a_picture_or_asked_for_a_poll_is_no_source(line: str, below: bool) -> None:
    """A writer before an agency is a photographer's credit, two newsrooms are the name of a poll."""
    text = f"{BODY}\n\n{line}" if below else f"{line}\n\n{BODY}"
    assert given_credits(text) == []


def test_a_citation_is_kept_apart() -> None:
    """Saying "told AFP" cites the agency, at its place."""
    text = f"{BODY}\n\nThe mayor told AFP that the pier was safe."
    found = credits(text)
    assert [(credit.name, credit.role, credit.text) for credit in found] == [("Agence France-Presse", "cites", "AFP")]
    assert text[found[0].start : found[0].end] == "AFP"


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The pier is old, according to the Associated Press.", "according-to"),
        ("The pier was first reported by the Associated Press on Monday.", "first-reported"),
        ("The Associated Press was the first to report on the pier.", "first-reported"),
        ("(h/t AP)", "hat-tip"),
        ("Об этом сообщает AP.", "reported-this"),
    ],
)
def test_who_reported_first_is_cited_as_that(sentence: str, rule: str) -> None:
    """Whose news it is tells nothing of whose words these are."""
    (found,) = credits(f"{BODY}\n\n{sentence}")
    assert (found.name, found.role, found.rule) == ("Associated Press", "cites", rule)


@pytest.mark.parametrize(
    ("sentence", "name", "rule"),
    [
        ("The Associated Press adds that the pier was shut in March.", "Associated Press", "reported"),
        ("The pier was shut in March, the AP notes.", "Associated Press", "reported"),
        ("Reuters said the pier was shut in March.", "Reuters", "reported"),
        ("Reuters writes: “The pier was shut in March.”", "Reuters", "reported"),
        ("Мол закрыт, сообщает «Интерфакс».", "Interfax", "reported-abroad"),
        ("Мол закрыт, передаёт ТАСС со ссылкой на администрацию порта.", "TASS", "reported-abroad"),
        ("Die Mole ist gesperrt, wie die Nachrichtenagentur dpa meldet.", "Deutsche Presse-Agentur", "reported-abroad"),
        ("El muelle está cerrado, informó la agencia EFE.", "EFE", "reported-abroad"),
        ("Le quai est fermé, rapporte l’AFP.", "Agence France-Presse", "reported-abroad"),
        ("Le quai est fermé, selon l'AFP.", "Agence France-Presse", "according-to-abroad"),
        ("Laut dpa ist die Mole gesperrt.", "Deutsche Presse-Agentur", "according-to-abroad"),
        ("Anadolu Ajansı'nın haberine göre iskele kapandı.", "Anadolu Agency", "according-to-abroad"),
        ("«Estaba cerrado», dijo a Reuters el alcalde.", "Reuters", "told-abroad"),
        ("« Il était fermé », a déclaré à l'AFP le maire.", "Agence France-Presse", "told-abroad"),
        (
            "„Sie war gesperrt“, sagte der Deutschen Presse-Agentur ein Sprecher.",
            "Deutsche Presse-Agentur",
            "told-abroad",
        ),
    ],
)
def test_a_citation_is_read_in_other_languages(sentence: str, name: str, rule: str) -> None:
    """And credits nobody, in any of them."""
    (found,) = credits(f"{BODY}\n\n{sentence}\n\n{BODY}")
    assert (found.name, found.role, found.rule) == (name, "cites", rule)


@pytest.mark.parametrize(
    "sentence", ["Der Bericht der AFP-Fraktion liegt vor.", "Er meldete sich bei APA-Lehrgängen.", "Selon la pagaille."]
)
def test_what_only_sounds_like_a_citation_is_none(sentence: str) -> None:
    """A name in a longer word, or none at all."""
    assert credits(f"{BODY}\n\n{sentence}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Bay Gazette Wires", [UNNAMED_AGENCY]),
        ("By Newsmax Wires", [UNNAMED_AGENCY]),
        ("Jane Wireson", []),
        ("The Wire", []),
    ],
)
def test_wires_behind_the_name_of_a_house_are_agencies_in_general(author: str, names: list[str]) -> None:
    """Under such a name a site prints what all agencies send it."""
    assert given_credits(BODY, author=author) == names


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("USA/Latest-News-Wires/2013/0626/Filibuster-broken", [UNNAMED_AGENCY]),
        ("news/wires/pier-123", [UNNAMED_AGENCY]),
        ("wireStory/pier-123", [UNNAMED_AGENCY]),
        ("news/down-to-the-wires-123", []),
        ("wire/pier-123", []),
        ("newswire/pier-123", []),
        ("world/wires-of-the-pier/123", []),
    ],
)
def test_an_address_among_what_agencies_send_says_so(path: str, names: list[str]) -> None:
    """Only where a whole part of the path does, and by no word that blogs and services for releases bear as well."""
    assert given_credits(BODY, url=f"https://www.bay-gazette.example/{path}") == names


def test_an_address_adds_nothing_to_an_agency_that_is_named() -> None:
    """Nor to the pages of an agency."""
    text = f"OSTRAVA BAY, Norland (AP) — {BODY}"
    assert given_credits(text, url="https://www.bay-gazette.example/wires/pier") == ["Associated Press"]
    assert given_credits(BODY, outlet="Reuters", url="https://www.reuters.com/wires/pier") == []


@pytest.mark.parametrize("line", ["بيروت – وكالات: ", "From news services\n\n"])
def test_agencies_in_general_on_top(line: str) -> None:
    """In the place of an agency's name."""
    assert given_credits(f"{line}{BODY}") == ["an agency, not named"]


@pytest.mark.parametrize(
    "author",
    [
        "Associated Press",
        "by the associated press",
        "Afp Afp",
        "Reuters Staff",
        "Ida Lund, Associated Press",
        "IDA LUND Associated Press",
        "Ida Lund USA TODAY",
        "IDA LUND AP Sports Writer",
        "Ida Lund/AP",
        "AFP / Ida Lund",
        "Ida Lund for Reuters",
        "By Ida Lund of Reuters",
        "Source: Xinhua",
        "Kilde: NTB",
        "Door: ANP",
        "di Redazione (Fonte: ANSA)",
        "Le Courrier (avec AFP)",
        "Le Courrier, avec AFP",
        "연합뉴스 이영희 기자",
        "Ida Lund, Local Journalism Initiative Reporter",
        "PTI and Web Desk",
        "Ida Lund, Ostrava Free Press",
        "Ida Lund, Ostrava, The Ostrava Star",
        "Agence France-Presse in Buenos Aires",
        "EFE en Ostrava",
        "Ida Lund | Wold Press Agency",
        "Par Belga, publié le 10 novembre 2025 à 16h00",
        "Reuters, Updated May 3, 2025",
        "Ida Lund; Ostrava University",
    ],
)
def test_the_author_field_credits(author: str) -> None:
    """An agency in the author field is a credit without offsets."""
    found = credits(BODY, author=author)
    assert len(found) == 1
    assert (found[0].start, found[0].place, found[0].role) == (None, "metadata", "carries")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"agency": "dpa"}, ["Deutsche Presse-Agentur"]),
        ({"Source": "Deutsche Presse-Agentur"}, ["Deutsche Presse-Agentur"]),
        ({"news-agency": ["AP", "AFP"]}, ["Agence France-Presse", "Associated Press"]),
        ({"source": {"id": 7, "name": "Reuters"}}, ["Reuters"]),
        ({"copyright": "© 2024 The Associated Press. All rights reserved."}, ["Associated Press"]),
        ({"copyright": "Copyright 2024 The Associated Press All Rights Reserved"}, ["Associated Press"]),
        ({"source": "Bay Gazette", "agency": 7, "sources": [None, {"name": None}]}, []),
        ({"source": "CNN"}, []),
        ({"credit": "AP", "image_source": "AFP", "keywords": ["Reuters"]}, []),
        ({"copyright": "Reuters and the marks of Reuters are trademarks, and so is all of " + "this " * 20}, []),
        ({"agency": "AP"}, ["Associated Press"]),
        ({"agency": "afp"}, ["Agence France-Presse"]),
        ({"infoSources": [{"name": "dpa"}, {"name": "AFP"}]}, ["Agence France-Presse", "Deutsche Presse-Agentur"]),
        ({"creditline": "dpa/AFP"}, ["Agence France-Presse", "Deutsche Presse-Agentur"]),
        ({"distributor": "The Associated Press"}, ["Associated Press"]),
        ({"copyrightHolder": "Reuters"}, ["Reuters"]),
        ({"dateline": "Berlin (dpa)"}, ["Deutsche Presse-Agentur"]),
        ({"dateline": "Strasbourg, 10 juil 2024 (AFP)"}, ["Agence France-Presse"]),
        ({"dateline": "BEIJING (Reuters) -"}, ["Reuters"]),
        ({"dateline": "Kiel (dpa)"}, ["Deutsche Presse-Agentur"]),
        ({"dateline": "Oslo"}, []),
        ({"dateline": "By Ida Lund, who told AFP"}, []),
        ({"dateline": ["Berlin (dpa)", 7]}, []),
        ({"source": "pa"}, []),
        ({"source": "reuters.com"}, ["Reuters"]),
        ({"source": "www.APnews.com"}, ["Associated Press"]),
        ({"source": "https://uk.reuters.com/world/a-very-long-name-of-a-page-" + "on-piers-" * 9}, ["Reuters"]),
        ({"publisher": {"name": "reuters.com"}}, ["Reuters"]),
        ({"publisher": "Reuters"}, ["Reuters"]),
        ({"sources": ["reuters.com", "apnews.com"]}, ["Associated Press", "Reuters"]),
        ({"sources": ["https://www.reuters.com/a", "https://apnews.com/b"]}, []),
        ({"source": "cnn.com", "provider": "weir.example", "publisher": "prnewswire.com"}, []),
        ({"source": "notreuters.com", "agency": "reuters.com.weir.example"}, []),
        ({"hostname": "reuters.com", "image": "https://www.reuters.com/a.jpg"}, []),
    ],
)
def test_other_fields_of_the_input_may_name_the_agency(fields: dict[str, object], names: list[str]) -> None:
    """Those that say whose a text is; pictures have fields as well, and an outlet may be where it was found."""
    document = Document("x", "Bay Gazette", BODY, extra=fields)
    found = find_credits(document, segment(BODY, None, DEFAULT), RULES)
    assert [(credit.name, credit.place, credit.start) for credit in found] == [
        (name, "metadata", None) for name in names
    ]


@pytest.mark.parametrize(
    "author",
    [
        "Ida Bloomberg",
        "Photo Desk/Ida Lund",
        "AP Photo/Ida Lund",
        "Photo by Ida Lund/AP",
        "Foto: ANP",
        "Ida Lund, Agencia Tributaria",
        "Ida Lund, Per Dahl, Readers, Associated Press, Ed",
        "Ida Lund, Emily Post",
        "Ida Lund, Bay Gazette",
    ],
)
def test_other_authors_credit_nobody(author: str) -> None:
    """Persons who are called like an agency, pictures, and menus of names are no credits."""
    assert credits(BODY, author=author) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tarrow (MPA) - The pier",
        "(MPA) - The pier",
        "MPA - The pier",
        "TARROW, May 3 (MPA): The pier",
        "/MPA/ The pier",
    ],
)
def test_agencies_of_the_user_sign_datelines(tmp_path: Path, line: str) -> None:
    """A name in a file of the user's is as good as a shipped one, in every form of dateline."""
    path = tmp_path / "mine.toml"
    path.write_text('[[agency]]\nname = "Meridian Press Agency"\nacronyms = ["MPA"]\n', encoding="utf-8")
    text = f"{line} will be longer than anybody thought, said the mayor on Monday.\n\n{BODY}"
    document = Document("x", "Bay Gazette", text)
    found = find_credits(document, segment(text, None, DEFAULT), rules(load(read_agencies([path]))))
    assert [(credit.name, credit.text, credit.place) for credit in found] == [
        ("Meridian Press Agency", "MPA", "dateline")
    ]


def test_an_agency_alone_beside_the_date_is_a_byline() -> None:
    """Captions and menus may push the byline far down; a name alone elsewhere says nothing."""
    assert given_credits(f"{BODY}\n\nThe Associated Press\n\nMay 31, 2018 12:01 PM\n\n{BODY}") == ["Associated Press"]
    assert given_credits(f"{BODY}\n\nThe Associated Press\n\n{BODY}{BODY}") == []


@pytest.mark.parametrize("line", ["Religion News Service", "The Ostrava Star", "Ostrava Free Press"])
def test_a_name_below_the_writers_is_a_byline(line: str) -> None:
    """Agency or paper, below the name that the author field has, or below a bare name on top."""
    assert given_credits(f"Ida Lund\n\n{line}\n\n{BODY}") == [line]
    assert given_credits(f"{BODY}\n\nIda Lund\n\n{line}\n\n{BODY}", author="Per Dahl, Ida Lund") == [line]
    assert given_credits(f"{BODY}\n\nIda Lund\n\n{line}\n\n{BODY}") == []
    assert given_credits(f"Ida Lund\n\n{line}\n\n{BODY}", outlet=line) == []
    document = Document("x", "Bay Mirror", f"Ida Lund\n\n{line}\n\n{BODY}", title="Ida Lund")
    assert not find_credits(document, segment(document.text, document.title, DEFAULT), RULES)


@pytest.mark.parametrize(
    "line",
    [
        "PTI | New Delhi | May 3, 2024",
        "EFE | Bilbao",
        "Cuenca | Europa Press",
        "AFP, Paris",
        "Madrid / EFE",
        "ANI | Updated: May 03, 2024",
        "Xinhua, Beijing",
    ],
)
def test_an_agency_with_its_place_is_a_byline(line: str) -> None:
    """Near the top, on a line that says nothing else."""
    text = f"The pier will be longer\n\n{line}\n\n{BODY}"
    (found,) = credits(text)
    assert found.role == "carries"
    assert text[found.start : found.end] == found.text
    assert credits(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Petra, Amman",
        "AP | Getty Images",
        "Foto | ANSA",
        "Reuters | World",
        "Ida Lund, AP",
        "CNN, Washington",
        "Paris, London",
        "Reuters, Oslo, piers",
    ],
)
def test_other_lines_on_top_credit_nobody(line: str) -> None:
    """Headlines of journeys, pictures' credits, outlets, places, and lists of other things."""
    assert credits(f"{line}\n\n{BODY}") == []


@pytest.mark.parametrize("line", ["Ida Lund, The Canadian Press", "Ida Lund | AFP", "Ida Lund The Associated Press"])
def test_an_agency_behind_the_writer_is_a_byline(line: str) -> None:
    """Only behind a name that the author field has: alone, it may stand below a picture."""
    assert len(given_credits(f"{BODY}\n\n{line}\n\n{BODY}", author="Per Dahl, Ida Lund")) == 1
    assert given_credits(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "2024-05-03 10:21 来源：新华社",
        "Text of report by Norlandian news agency TASS",
        "Fonte: Ansa",
        "Kaynak: ANKA",
        "© 2026 AFP",
        "By Ida Lund in Ostrava Bay, with Reuters",
        "Por Ida Lund, con información de EFE",
    ],
)
def test_what_is_said_on_top_counts(line: str) -> None:
    """Source lines, copyright lines, bylines with an agency and notes of translators stand above the text."""
    assert len(given_credits(f"{line}\n\n{BODY}")) == 1


def test_rules_that_count_half_exist() -> None:
    """A rule that is renamed in the data file must not count in full by that."""
    assert WEAK_RULES.issubset(rule.id for some in RULES.by_place.values() for rule in some)


def test_an_outlet_that_names_itself_credits_nobody() -> None:
    """ "First appeared on Bay Gazette Pro" says nothing about others."""
    text = f"{BODY}\n\nThis article first appeared on Bay Gazette."
    assert credits(text) == credits(text, outlet="Ida Lund", url="https://news.baygazette.example/pier") == []


@pytest.mark.parametrize(
    ("host", "paper"),
    [
        ("www.obgazette.example", "Ostrava Bay Gazette"),
        ("gazette.example", "The Ostrava Gazette"),
        ("bluegazette.example", "Ostrava Blue Gazette"),
        ("sports.ostravagazette.example", "Ostrava Gazette"),
    ],
)
def test_a_paper_is_known_by_its_site(host: str, paper: str) -> None:
    """A byline of the paper itself is no credit to another, whatever the outlet is called in the data."""
    assert credits(BODY, author=f"Ida Lund, {paper}", outlet=host, url=f"https://{host}/pier") == []
    assert given_credits(BODY, author=f"Ida Lund, {paper}", outlet="mirror", url="https://mirror.example/pier") == [
        paper
    ]


def test_closing_lines_of_any_number_are_read() -> None:
    """A text made to be slow takes a time that grows with its length; this one once doubled it with each line."""
    assert given_credits(f"{BODY}\n\nAFP\n" + "tags:\n" * 60 + "x" * 130) == []


def test_an_agency_is_the_origin_of_its_own_text() -> None:
    """On its own site, or under its own name, an agency's signature makes it the origin."""
    text = f"OSLO, May 3 (Reuters) - The pier will be longer than anybody thought.\n\n{BODY}"
    assert {credit.role for credit in credits(text, outlet="Reuters")} == {"origin"}
    assert {credit.role for credit in credits(text, url="https://www.reuters.com/a")} == {"origin"}
    assert {credit.role for credit in credits(text)} == {"carries"}


def test_an_outlet_does_not_credit_itself() -> None:
    """An outlet's own name in its own tail is no credit."""
    assert credits(f"{BODY}\n\nCNN's Ida Lund contributed to this report.", outlet="CNN") == []


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_answered(text: str, author: str) -> None:
    """No text breaks the rules, and every offset is inside it."""
    for credit in credits(text, author=author):
        if credit.start is not None and credit.end is not None:
            assert 0 <= credit.start < credit.end <= len(text)
            assert text[credit.start : credit.end].strip() == credit.text


def test_a_text_that_cites_an_agency_ten_thousand_times() -> None:
    """Each citation is found once, in a time that grows with their number and not with its square."""
    found = credits("told AFP " * 10_000)
    assert [credit.text for credit in found] == ["AFP"] * 10_000
    assert all(before.end <= after.start for before, after in pairwise(found))  # type: ignore[operator]
