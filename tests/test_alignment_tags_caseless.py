"""Speech tags in scripts without capitals: who speaks, and what is news."""

from __future__ import annotations

import pytest

from lineage.alignment import align
from lineage.alignment.tags import own_words
from lineage.alignment.tags_caseless import caseless_tag
from lineage.config import DEFAULT
from lineage.records import Article

# The texts around a quotation, of which "|" holds the place.
TAGS = [
    "|何志远说。",
    "|市长何志远表示。",
    "港务局长郑启文在记者会上说：|",
    "何志远25日对记者表示，|",
    "|52岁的居民王芳告诉记者。",
    "郑启文，港务局局长，指出：|",
    "|他补充道。",
    "对此，外交部发言人毛宁回应称，|",
    "|该公司首席执行官李明在电话会议上强调。",
    "港湾局長の大槻真は|と話した。",
    "|と市長は語った。",
    "大槻局長は記者会見で|と述べた。",
    "同市長は25日、|と強調した。",
    "|と説明している。",
    "|とコメントした。",
    "왕강 시장은 |고 말했다.",
    "|라고 시장은 강조했다.",
    "항만청장 오태민 씨는 25일 기자회견에서 |이라고 밝혔다.",
    "|고 덧붙였다.",
    "김철수 경찰청 대변인은 |며 이같이 말했다.",
    "وقال مدير الميناء نبيل الحداد: |",
    "وأضاف: |",
    "وأكد الحداد في مؤتمر صحفي يوم الاثنين أن |",
    "|، قال وزير الصحة.",
    "وصرح المتحدث باسم الوزارة سالم العلي للصحفيين: |",
    "وقال نبيل الحداد، مدير الميناء: |",
    "استاندار گفت: |",
    "دکتر بهرام نیک\u200cروش، استاندار کوهرنگ، گفت: |",
    "وی افزود: |",
    "رئیس هلال احمر استان در نشست خبری تاکید کرد: |",
    "महापौर ने कहा, |",
    "|, बंदरगाह प्रमुख सुनील भाटी ने कहा।",
    "रेल मंत्री कमला प्रसाद ने पत्रकारों को बताया, |",
    "उन्होंने कहा कि |",
    "|, उन्होंने सोमवार को प्रेस कॉन्फ्रेंस में कहा।",
]
NEWS = [
    "|何志远说，他将于周五辞职。",
    "|何志远说，并要求罢免局长。",
    "|何志远说完后离开了会场。",
    "|王芳说，她有3个孩子在这家工厂工作。",
    "|郑启文说，码头去年亏损4000万元。",
    "郑启文关闭了码头并解雇了所有工人，他说：|",
    "|と述べ、金曜日に辞任する意向を示した。",
    "|と涙を流しながら語った。",
    "事故で息子を亡くした母親は、犯人に対する怒りをあらわにして|と語った。",
    "|고 말하며 금요일에 사퇴하겠다고 밝혔다.",
    "|고 말한 뒤 회의장을 떠났다.",
    "|고 말했지만 구체적인 날짜는 밝히지 않았다.",
    "وقال الوزير: |، وطالب بتعيين مدققين للحسابات.",
    "|، قال الوزير الذي سيغادر منصبه يوم الجمعة.",
    "وقال الوزير بعد إغلاق الميناء: |",
    "|، قال الوزير وأعلن استقالته من منصبه ومغادرة البلاد نهائيا.",
    "استاندار گفت: | و خواستار استعفای مدیر شد.",
    "وزیر در حالی که گریه می\u200cکرد گفت: |",
    "महापौर ने कहा, | और जांच की मांग की।",
    "|, महापौर ने कहा और शुक्रवार को इस्तीफा दे दिया।",
    "मंत्री ने 400 समर्थकों से कहा, |",
]


@pytest.mark.parametrize("outside", TAGS)
def test_a_tag_says_nothing_of_its_own(outside: str) -> None:
    """A name, an office, a verb of saying, an occasion, a day, an age."""
    assert caseless_tag(outside.split("|")).mere
    assert own_words(outside.split("|")) == []


@pytest.mark.parametrize("outside", NEWS)
def test_a_clause_beside_a_tag_says_something(outside: str) -> None:
    """What stands behind the verb of saying, figures, clauses, and more words than a name has are news."""
    assert not caseless_tag(outside.split("|")).mere
    assert own_words(outside.split("|"))


SAME = [
    (
        "王强说：“我们一定会把这座桥修好，让大家放心过河。”",
        "“我们一定会把这座桥修好，让大家放心过河。”市长王强在会上表示。",
    ),
    (
        "王市長は「橋は必ず直し、皆さんが安心して渡れるようにする」と述べた。",
        "「橋は必ず直し、皆さんが安心して渡れるようにする」と市長は語った。",
    ),
    (
        '왕강 시장은 "다리를 반드시 고쳐 모두가 안심하고 건너게 하겠다"고 말했다.',
        '"다리를 반드시 고쳐 모두가 안심하고 건너게 하겠다"고 왕 시장은 강조했다.',
    ),
    (
        'وقال المحافظ الحمداني: "سنصلح الجسر حتما ليعبره الجميع بأمان".',
        "وأضاف: «سنصلح الجسر حتما ليعبره الجميع بأمان».",
    ),
    (
        "استاندار گفت: «پل را حتما تعمیر می‌کنیم تا همه عبور کنند.»",
        "وی افزود: «پل را حتما تعمیر می‌کنیم تا همه عبور کنند.»",
    ),
    (
        'महापौर ने कहा, "हम पुल की मरम्मत जरूर करेंगे ताकि सब पार कर सकें।"',
        'महापौर राम ने पत्रकारों को बताया, "हम पुल की मरम्मत जरूर करेंगे ताकि सब पार कर सकें।"',
    ),
]


def labels(a: str, b: str) -> list[str]:
    return [segment.label for segment in align(Article(a), Article(b), DEFAULT).segments if segment.side == "b"]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_another_tag_leaves_a_sentence_verbatim(a: str, b: str) -> None:
    """Who said it may be told in more words or in fewer."""
    assert labels(a, b) == labels(b, a) == ["verbatim"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“桥一定会修好，让大家放心过河。”王强说。", "“桥一定会修好，让大家放心过河。”罗伟民说。"),
        ("“桥一定会修好，让大家放心过河。”王强说。", "“桥一定会修好，让大家放心过河”，王强说，他将于周五辞职。"),
    ],
)
def test_another_speaker_and_news_are_edits(a: str, b: str) -> None:
    """The quotation stays as it is, and the sentence is no copy all the same."""
    assert labels(a, b) == ["edited"]
