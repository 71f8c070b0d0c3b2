"""Datelines of many houses and scripts, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.passages import find_dateline
from lineage.passages.datelines.finding import MAX_LENGTH

# line, the dateline, place, date, agency
DATELINES = [
    ("WASHINGTON (AP) — The dam held.", "WASHINGTON (AP) —", "WASHINGTON", None, "AP"),
    ("COLUMBIA, Mo. (AP) _ The dam held.", "COLUMBIA, Mo. (AP) _", "COLUMBIA, Mo", None, "AP"),
    ("Aden (AFP) - Rain fell.", "Aden (AFP) -", "Aden", None, "AFP"),
    ("**KIEL (dpa)** - Rain fell.", "**KIEL (dpa)** -", "KIEL", None, "dpa"),  # Markdown
    ("*KIEL, March 3 (dpa) –* Rain fell.", "*KIEL, March 3 (dpa) –*", "KIEL", "March 3", "dpa"),
    ("**KIEL** (dpa) - Rain fell.", "**KIEL** (dpa) -", "KIEL", None, "dpa"),
    (
        "TOKYO/SEOUL, September 24 (Reuters): Rain",
        "TOKYO/SEOUL, September 24 (Reuters):",
        "TOKYO/SEOUL",
        "September 24",
        "Reuters",
    ),
    (
        "BRISBANE, Australia, Jan. 1(Xinhua) -- Rain",
        "BRISBANE, Australia, Jan. 1(Xinhua) --",
        "BRISBANE, Australia",
        "Jan. 1",
        "Xinhua",
    ),
    ("VARNSTAD (Aurora) – Rain fell.", "VARNSTAD (Aurora) –", "VARNSTAD", None, "Aurora"),
    (
        "Varnstad, Norland, May 3 (Aurora): Rain",
        "Varnstad, Norland, May 3 (Aurora):",
        "Varnstad, Norland",
        "May 3",
        "Aurora",
    ),
    ("MADRID, 5 (EUROPA PRESS) - Llueve.", "MADRID, 5 (EUROPA PRESS) -", "MADRID", "5", "EUROPA PRESS"),
    ("New Delhi: May 3 (IANS) Rain", "New Delhi: May 3 (IANS)", "New Delhi", "May 3", "IANS"),
    (
        "Zagreb, 5. veljače 2024. (HINA) - Kiša",
        "Zagreb, 5. veljače 2024. (HINA) -",
        "Zagreb",
        "5. veljače 2024",
        "HINA",
    ),
    (
        "Budapest, 2024. február 5., hétfő (MTI) - Az",
        "Budapest, 2024. február 5., hétfő (MTI) -",
        "Budapest",
        "2024. február 5., hétfő",
        "MTI",
    ),
    ("5 мая, Минск /БЕЛТА/. Дождь", "5 мая, Минск /БЕЛТА/.", "Минск", "5 мая", "БЕЛТА"),
    ("ТАСС, 5 мая. Гроза", "ТАСС, 5 мая.", None, "5 мая.", "ТАСС"),
    ("ASTANA. KAZINFORM - Rain", "ASTANA. KAZINFORM -", "ASTANA", None, "KAZINFORM"),
    ("Associated Press, Washington – Rain", "Associated Press, Washington –", "Washington", None, "Associated Press"),
    ("ワシントン（ＣＮＮ） 雨", "ワシントン（ＣＮＮ）", "ワシントン", None, "ＣＮＮ"),
    (
        "By Ola Berg and Jane Doe VARNSTAD, May 3 (Reuters) - Rain",
        "By Ola Berg and Jane Doe VARNSTAD, May 3 (Reuters) -",
        "VARNSTAD",
        "May 3",
        "Reuters",
    ),
    (
        "New Delhi [India], November 19 (ANI): Rain",
        "New Delhi [India], November 19 (ANI):",
        "New Delhi [India]",
        "November 19",
        "ANI",
    ),
    ("Mumbai, Dec 9 (PTI) Rain fell.", "Mumbai, Dec 9 (PTI)", "Mumbai", "Dec 9", "PTI"),
    ("Hamburg (ots) Für den Deich", "Hamburg (ots)", "Hamburg", None, "ots"),
    ("Madrid, 11 may (EFE).- La lluvia", "Madrid, 11 may (EFE).-", "Madrid", "11 may", "EFE"),
    ("Paris, le 5 mars (AFP) - La pluie", "Paris, le 5 mars (AFP) -", "Paris", "5 mars", "AFP"),
    ("MOSCOW, April 19. /TASS/. Rain fell.", "MOSCOW, April 19. /TASS/.", "MOSCOW", "April 19", "TASS"),
    ("МОСКВА, 16 февраля. /ТАСС/. Дождь", "МОСКВА, 16 февраля. /ТАСС/.", "МОСКВА", "16 февраля", "ТАСС"),
    ("МОСКВА, 5 мар — РИА Новости. Дождь", "МОСКВА, 5 мар — РИА Новости.", "МОСКВА", "5 мар", "РИА Новости"),
    ("MOSCOW. Sept 19 (Interfax) - Rain", "MOSCOW. Sept 19 (Interfax) -", "MOSCOW", "Sept 19", "Interfax"),
    ("Tehran, Aug 19, IRNA – Rain fell", "Tehran, Aug 19, IRNA –", "Tehran", "Aug 19", "IRNA"),
    ("TOKYO, March 13 Kyodo Rain fell", "TOKYO, March 13 Kyodo", "TOKYO", "March 13", "Kyodo"),
    (
        "Baku, Azerbaijan, July 26 By Leyla Hasan - Trend: Rain",
        "Baku, Azerbaijan, July 26 By Leyla Hasan - Trend:",
        "Baku, Azerbaijan",
        "July 26",
        "Trend",
    ),
    (
        "RALEIGH, NC / ACCESSWIRE / December 5, 2023 / Rain",
        "RALEIGH, NC / ACCESSWIRE / December 5, 2023 /",
        "RALEIGH, NC",
        "December 5, 2023",
        "ACCESSWIRE",
    ),
    ("(ANSA) - MADRID, 25 LUG - Pioggia", "(ANSA) - MADRID, 25 LUG -", "MADRID", "25 LUG", "ANSA"),
    ("ROMA (XINHUA/ITALPRESS) - Pioggia", "ROMA (XINHUA/ITALPRESS) -", "ROMA", None, "XINHUA/ITALPRESS"),
    ("EFE.- Sube la lluvia", "EFE.-", None, None, "EFE"),
    ("(Reuters) - Rain fell.", "(Reuters) -", None, None, "Reuters"),
    ("(AP) La lluvia", "(AP)", None, None, "AP"),
    ("新华社北京9月12日电 大雨", "新华社北京9月12日电", "北京", "9月12日", "新华社"),
    ("新华社北京１０月２２日电大雨", "新华社北京１０月２２日电", "北京", "１０月２２日", "新华社"),
    ("（中央社記者王小明台北5日電）大雨", "（中央社記者王小明台北5日電）", "台北", "5日", "中央社"),
    ("【ソウル聯合ニュース】大雨", "【ソウル聯合ニュース】", "ソウル", None, "聯合ニュース"),
    ("(서울=연합뉴스) 홍길동 기자 = 큰비가", "(서울=연합뉴스) 홍길동 기자 =", "서울", None, "연합뉴스"),
    ("لوس أنجلوس (أ ف ب) هطل المطر", "لوس أنجلوس (أ ف ب)", "لوس أنجلوس", None, "أ ف ب"),
    ("القاهرة 5 مارس (رويترز) - هطل", "القاهرة 5 مارس (رويترز) -", "القاهرة", "5 مارس", "رويترز"),
    ("تهران- ایرنا- باران", "تهران- ایرنا-", "تهران", None, "ایرنا"),
    ("به گزارش خبرگزاری ایسنا، باران", "به گزارش خبرگزاری ایسنا،", None, None, "ایسنا"),
    ("नई दिल्ली, 5 मार्च (भाषा) बारिश", "नई दिल्ली, 5 मार्च (भाषा)", "नई दिल्ली", "5 मार्च", "भाषा"),
    ("SAN FRANCISCO - Rain fell.", "SAN FRANCISCO -", "SAN FRANCISCO", None, None),
    ("NEW DELHI: Rain fell.", "NEW DELHI:", "NEW DELHI", None, None),
    ("NEW DELHI [India] - Rain fell.", "NEW DELHI [India] -", "NEW DELHI [India]", None, None),
    ("VARNSTAD, Norland, May 3 — Rain", "VARNSTAD, Norland, May 3 —", "VARNSTAD, Norland", "May 3", None),
]

LOOKALIKES = [
    "* KIEL (dpa) - Rain fell.",  # an item of a list
    "**Note** that the pier (closed) - is open.",
    "**By Ada Fenn** KIEL (dpa) - Rain fell.",
    "In May, the state-run Norland Global Network (NGN) released a video.",
    "The Norland People's Party (NPP) said it would appeal - again.",
    "Norland Global Network (NGN) - The channel is new.",
    "A spokesman for the Port Authority (PA) said the vote was void.",
    "Port Authority (PA) - The vote was void.",
    "Sen. Jane Doe (R-Ky.) — The senator left.",
    "Jane Doe (D) - The senator left.",
    "(Photo: Xinhua) The bridge.",
    "(Jane Doe/AP) The bridge.",
    "Dr. Doe told AFP the results were clear.",
    "Reuters could not verify the report.",
    "Norland Holdings, owner of CNA, said it would sell.",
    "La capota del coche (AP2) quedó destruida.",
    "Alpha-fetoprotein (AFP) - a tumour marker - was high.",
    "EXCLUSIVE — The dam held.",
    "UPDATE: The dam held.",
    "STORM DEAL: The talks went on.",
    "Rain fell on Monday - and it went on.",
    "RIVERMEN, 98 (AP) - The match was won.",
    "Remembering 9/11 (CNN) - The towers fell.",
    "Astana. Kazinform reported rain.",
    "New Delhi [India]: Rain fell.",
    "Washington, Reuters reporter freed.",
    "",
]


@pytest.mark.parametrize(("line", "whole", "place", "date", "agency"), DATELINES, ids=[d[1] for d in DATELINES])
def test_dateline_and_its_parts(line: str, whole: str, place: str | None, date: str | None, agency: str | None) -> None:
    """A dateline is found with its place, its date and its agency slot, wherever in a text it stands."""
    text = f"Before.\n{line}\nAfter."
    found = find_dateline(text, 8, 8 + len(line))
    assert found is not None
    assert text[found.start : found.end] == whole
    assert [part and text[slice(*part)] for part in (found.place, found.date, found.agency)] == [place, date, agency]


@pytest.mark.parametrize("line", LOOKALIKES)
def test_lookalikes_are_none(line: str) -> None:
    """Expanded acronyms, parties, picture credits, citations and labels are no datelines."""
    assert find_dateline(line, 0, len(line)) is None


def test_unknown_capitals_are_marked_as_weak() -> None:
    """An unknown word in capitals before a dash is reported as such, so that the caller can look where it stands."""
    line = "VARNSTAD — The dam held."
    found = find_dateline(line, 0, len(line))
    assert found is not None
    assert found.form == "capitals"


@given(st.text(st.characters(exclude_categories=()), max_size=200), st.integers(0, 20))
def test_parts_lie_inside(text: str, start: int) -> None:
    """Whatever the text, a dateline begins where asked, is short, and contains its parts."""
    found = find_dateline(text, start, len(text))
    if found is not None:
        assert found.start == start < found.end <= min(len(text), start + MAX_LENGTH)
        for part in (found.place, found.date, found.agency):
            assert part is None or start <= part.start < part.end <= found.end


@given(
    st.lists(st.sampled_from(["(AP)", "/", " - ", "OSLO", "May 3", ",", ". ", "新华社", "日电", "By ", "(", ")", "5"]))
)
def test_any_mixture_of_signs_is_harmless(pieces: list[str]) -> None:
    """Signs of datelines in any order neither break the search nor lead it outside the line."""
    line = "".join(pieces)
    found = find_dateline(line, 0, len(line))
    assert found is None or found.end <= len(line)
