"""Furniture and bylines by form: what is marked, and above all what is not."""

from __future__ import annotations

import pytest

from lineage.passages.kinds.bylines import is_byline, is_name, is_stamp
from lineage.passages.kinds.furniture import furniture_kind, is_list_heading, passes_gate, rules

FURNITURE = [
    "Advertisement",
    "ADVERTISEMENT:",
    "Story Continued Below",
    "Continue reading the main story",
    "Share this article",
    "Share This Story Tweet Share Share Pin Email",
    "SHARE THIS ARTICLE Share Tweet Post Email",
    "View Comments",
    "Image 2 of 7",
    "next Image 1 of 2",
    "Follow @aurora",
    "Follow Ola Berg on Twitter @olaberg",
    "Follow us on Twitter @AuroraOpinion.",
    "Join us on Facebook.com/Aurora.",
    "Sign up for Daily Newsletters Manage Newsletters",
    "Get the Aurora stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
    "**Want Aurora First in your inbox every day? Sign up here.**",
    "Copyright © 2019 Aurora, LLC. Click here for reprint permission.",
    "© 2019 Aurora. All rights reserved.",
    "Copyright 2015 Aurora. All rights reserved. This may not be published, broadcast, rewritten or redistributed.",
    "Click here to read the whole ruling",
    "Click for more from the Varnstad Gazette.",
    "Related: Ten bridges to see",
    "SEE ALSO: Ten bridges to see",
    "( PHOTOS: Ten bridges to see)",
    "( Also on AURORA: Ten bridges to see)",
    "STORY:Ten bridges to see",
    "Ten Bridges To See Listen · 4:30 4:30",
    "ANALYSIS/OPINION:",
    "Email Bio Follow",
    "Disclaimer",
    "Ola Berg | Getty Images",
    "Ola Berg/Getty Images for Aurora",
    "More On This...",
    "Read More",
    "Read more: Ten bridges to see",
    "(Photo: Ola Berg, Aurora)",
    "Photo: Aurora",
    "AP Photo/Ola Berg",
    "Ola Berg/Getty Images",
    "Enlarge this image toggle caption Ola Berg/Aurora Ola Berg/Aurora",
    "The warden speaks at the dam on Monday. (AP Photo/Ola Berg)",
    "FILE - In this May 1, 2018 photo, the warden speaks at the dam above the town. (Ola Berg/Aurora via AP, File)",
    "JUST WATCHED Dam holds Replay More Videos ... MUST WATCH Dam holds 02:10",
    "[pullquote]",
    "***",
    "___",
    "• • •",
    "Aurora's Ola Berg contributed to this report.",
    "Contributing: Ola Berg",
    "(Reporting by Ola Berg in Oslo; Editing by Ann Vik)",
    "This article is more than 4 years old",
    "A version of this story appeared in the Gazette.",
    "This column was originally published by the Gazette.",
    "4 min read",
    "Listen 4 min",
    "Estimated reading time: 3 minutes",
    "Image source, Getty Images",
    "Image caption, The dam above the town",
    "File photo",
    "Log in",
    "Terms of Service | Privacy Policy",
    "Video Player is loading.",
    "Support independent journalism. Donate today.",
    "Our journalism is free. Please consider supporting us with a donation.",
    "Have something to say about this article? Write to letters@aurora.example",
    "To comment on this article you must be logged in.",
    "window._taboola = window._taboola || []; _taboola.push({flush: true});",
    "Anzeige",
    "Lesen Sie auch: Zehn Brücken",
    "Lees ook: Tien bruggen",
    "Czytaj także: Dziesięć mostów",
    "İlginizi çekebilir: On köprü",
    "קראו גם: עשרה גשרים",
    "यह भी पढ़ें: दस पुल",
    "Wij gebruiken cookies om uw bezoek te verbeteren. Door verder te gaan, gaat u akkoord met ons cookiebeleid.",
    "Ta strona używa plików cookies. Dalsze korzystanie oznacza zgodę na ich użycie.",
    "Wir verwenden Cookies, um die Seite zu verbessern.",
    "Мы используем файлы cookie, чтобы сайт работал лучше.",
    "本网站使用Cookie来改善您的浏览体验。继续使用即表示您同意我们的隐私政策。",
    "当サイトではクッキーを使用しています。",
    "Publicité",
    "À lire aussi : dix ponts",
    "Suivez-nous sur Facebook",
    "Abonnez-vous à notre lettre",
    "Lea también: Diez puentes",
    "Leggi anche: dieci ponti",
    "© RIPRODUZIONE RISERVATA",
    "Leia também: dez pontes",
    "Читайте также: Десять мостов",
    "اقرأ أيضا: عشرة جسور",
    "بیشتر بخوانید: ده پل",
    "انتهای پیام",
    "相关阅读：十座桥",
    "责任编辑：王小明",
    "関連記事：十の橋",
    "무단전재 및 재배포 금지",
]

UPDATES = [
    "This story was updated to add more details.",
    "This report has been updated to include a comment of the warden.",
    "(This post was last updated at 3:10 p.m. ET.)",
    "We'll update this story as we learn more.",
    "(Adds details on the dam, background)",
    "Last updated: 12 May, 3 p.m.",
    "Diese Meldung wird laufend aktualisiert.",
    "Dieser Beitrag wurde um 14.20 Uhr um eine Stellungnahme des Werks ergänzt.",
    "Cet article a été mis à jour à 14h avec la réaction du gardien.",
    "Esta noticia fue actualizada a las 14:20.",
    "Notizia in aggiornamento",
    "Esta reportagem foi atualizada às 14h.",
    "Dit artikel is om 14.20 uur bijgewerkt.",
    "Новость дополнена",
    "Bu haber güncellenmiştir.",
    "تم تحديث هذا الخبر بإضافة تعليق الشركة.",
    "本文于5月12日更新，补充了公司的回应。",
    "この記事は5月12日に更新されました。",
]
NEWS = [
    "The story: two engineers warned the ministry.",
    "She asked them to listen · for a minute · to the river.",
    "Analysis of the water found lead.",
    "Sign up sheets were passed around the hall, she said.",
    "Comments on the plan are due by Friday.",
    "Cookies were served after the meeting.",
    "Terms of the deal were not disclosed.",
    "Photo evidence was shown to the jury.",
    "Do you have proof? he asked the warden.",
    "To read the letter took the court an hour.",
    "Support for the warden fell, a poll found.",
    "Image makers were hired to save the mayor.",
    "5 minutes later the dam broke.",
    "Media source after media source repeated the claim.",
    "Do not sell your houses, the warden told the families.",
    "The dam above the town held.",
    "Advertising revenue fell by a tenth in the first quarter, the publisher said.",
    "Follow the money, the auditor told the court, and you will find the warden.",
    "Share prices fell sharply on Monday after the ruling on the dam.",
    "Sign-ups for the new insurance began slowly, the ministry said on Tuesday.",
    "Read my lips, the warden said, there will be no new dam.",
    "More than two hundred families left the town.",
    "Click farms sold millions of votes in the song contest, the police said.",
    "Poll: Most voters in Norland approve of the new dam.",
    "The weekly angered many when it reprinted drawings that had originally appeared in the Gazette.",
    "The photographer took the picture from the bridge.",
    "Getty Images sued the start-up over the use of its archive, a court filing showed on Monday.",
    "The ministry changed its privacy policy after the complaint of two hundred families, and letters were sent.",
    "A newsletter that the warden sent to the families in April had warned of the flood, and so had two engineers.",
    "The rights of the families were reserved for a later ruling, the court said.",
    "Photographs of the dam show the crack that two engineers had reported to the ministry a year before it broke.",
    '"Watch this," the warden said.',
    "Top officials of the ministry resigned.",
    "The end.",
    "This report was revised by the ministry on Friday.",
    "This version of the dam was corrected by two engineers, who had found the crack.",
    "We updated the dam last year, the warden said.",
    "Last updated figures show 12 dead.",
    "Dieser Bericht wurde vom Rechnungshof überarbeitet und dem Landtag zugestellt.",
    "Este artículo de la Constitución fue reformado en 1998.",
    "Материал дополнительно изучат эксперты.",
    "本报讯 记者从公司获悉，明年将更新设备。",
    "雨停了，居民回到了镇上。",
    "来源不明的资金流入了该镇的大坝工程。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    """Navigation, sharing and sign-up lines, credits of pictures and sign-offs are furniture at the end of a text."""
    assert furniture_kind(line, "tail") == "furniture"


@pytest.mark.parametrize("where", ["top", "any", "tail"])
@pytest.mark.parametrize("line", UPDATES)
def test_notices_of_updates(line: str, where: str) -> None:
    """That the text itself was changed is furniture wherever it is said."""
    assert furniture_kind(line, where) == "furniture"  # type: ignore[arg-type]  # the parameters are the allowed words


@pytest.mark.parametrize("where", ["top", "any", "tail"])
@pytest.mark.parametrize("line", NEWS)
def test_news_is_never_furniture(line: str, where: str) -> None:
    """Sentences that begin like furniture, or speak of it, are news wherever they stand."""
    assert furniture_kind(line, where) is None  # type: ignore[arg-type]  # the parameters are the allowed words


def test_sign_offs_only_at_the_end() -> None:
    """A line that could open a sentence of the story is a sign-off among the last paragraphs only."""
    assert furniture_kind("Reporting by Ola Berg", "any") is None
    assert furniture_kind("Reporting by Ola Berg", "tail") == "furniture"


def test_every_mark_passes_the_gate() -> None:
    """The cheap test that keeps the search for marks off prose lets every mark of every rule through."""
    known = rules()
    assert [mark for mark, _ in known.by_mark if not passes_gate(f"x {mark} y", known)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Most read",
        "Most Visited in Politics",
        "Top Politics stories",
        "Top Stories",
        "Related Articles",
        "What else we're reading:",
        "Meistgelesen",
        "Les plus lus",
        "Lo más leído",
        "Самое читаемое",
        "الأكثر قراءة",
        "相关新闻",
        "関連記事",
    ],
)
def test_list_headings(line: str) -> None:
    """Headings of link lists are recognised in several languages."""
    assert is_list_heading(line)


@pytest.mark.parametrize("line", ["Most families returned", "Top officials resigned", "The dam", "More rain fell"])
def test_no_list_headings(line: str) -> None:
    """Crossheads that begin alike are not."""
    assert not is_list_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "By OLA BERG",
        "By Ola Berg and Ann Vik",
        "By Ola Berg, Associated Press",
        "By OLA BERG and ANN VIK | The Associated Press",
        "Aurora News — By Ola Berg",
        "by Ola Berg /",
        "By",
        "Von Ola Berg, dpa",
        "Par Ola Berg",
        "Por Ola Berg",
        "بقلم: أحمد علي",
        "Reuters Staff",
        "The Associated Press",
        "Redazione ANSA",
        "Afp Afp",
        "From wire reports",
        "Updated 5:14 PM ET, Mon March 3, 2015",
        "March 3, 2015 6:30 pm",
        "May 31 at 3:41 PM",
        "May 31, 2019 | 12:50 PM",
        "06/01/2018 02:57 pm ET",
        "6 years ago",
        "Publié le 5 mars 2024 à 12:30",
        "Stand: 5. März 2024, 12:30 Uhr",
        "2024年9月12日 10:30",
        "ola.berg@aurora.example",
        "AP June 1, 2018, 10:35 PM",
    ],
)
def test_bylines(line: str) -> None:
    """Writers, agencies and times of publication, in the forms of several languages."""
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the river had fallen.",
        "By the time the warden came, it had rained for days",
        "Rain fell on May 3.",
        "2014",
        "The Associated Press reported on Monday that the dam held.",
        "Reuters could not verify the report.",
        "12 14 16",
        "",
    ],
)
def test_no_bylines(line: str) -> None:
    """Sentences that begin with "By", name an agency or hold a date are not bylines."""
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Updated: 3:56 AM, June 02, 2018", True),
        ("May 31, 2018 12:01 PM", True),
        ("Originally published May 30 at 10:25 p.m. PT.", True),
        ("Actualizado el 2 de junio de 2018 a las 10:30", True),
        ("Aktualisiert am 2. Juni 2018 um 12.30 Uhr", True),
        ("Mis à jour le 2 juin 2018 à 12h30", True),
        ("Опубликовано 2 июня 2018 года", True),
        ("June 2, 2018", False),
        ("8 a.m.", False),
        ("1914", False),
        ("Updated rules for the port apply from June 2018.", False),
        ("At 3:56 AM on June 2 the dam broke.", False),
    ],
)
def test_stamps_of_pages(line: str, stamp: bool) -> None:
    """A date with a time of day or a word such as "updated"; a date alone may be the heading of a timeline."""
    assert is_stamp(line) is stamp


def test_bare_names() -> None:
    """A bare name is capitalised words only."""
    assert is_name("Ola Berg")
    assert is_name("Ola Berg, Ann Vik, and Ole Moe")
    assert not is_name("The vote")
    assert not is_name("Berg")
