"""Small words of languages other than English: they tell the language of an article and link nothing.

All articles are invented.  Two of one language have nothing in common but its small words and the phrases of all news.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from lineage.alignment import UNLISTED, align, rarity, stem
from lineage.alignment.links.background import ENGLISH, SMALL, in_own_language, languages
from lineage.alignment.words import surfaces
from lineage.config import DEFAULT
from lineage.datafiles import table
from lineage.records import Article

ARTICLES = {
    "de": (
        "Die Stadt hat am Montag mit dem Bau der neuen Brücke begonnen. Das sagte ein Sprecher. Sie soll im "
        "nächsten Jahr fertig sein. Nach Angaben der Verwaltung wird es nicht teurer als geplant.",
        "Der Verein hat sich von seinem Trainer getrennt. Das teilte der Vorstand mit. Er war erst seit dem "
        "Sommer im Amt. Nach der Niederlage wurde es für ihn nicht mehr leichter.",
        "In dem Museum ist seit Freitag eine Schau über die Fischer zu sehen. Es ist die erste nach der "
        "langen Pause. Wie die Leiterin sagte, sind auch Bilder aus der Zeit vor dem Krieg dabei.",
    ),
    "fr": (
        "La ville a commencé lundi les travaux du nouveau pont. Il sera ouvert dans un an, a déclaré le "
        "maire. Ce n’est pas plus cher que prévu, selon les services.",
        "Le club s’est séparé de son entraîneur après la défaite. Il était en poste depuis l’été, a indiqué "
        "la direction. Les joueurs ne l’ont pas appris par la presse.",
        "Une exposition sur les pêcheurs est à voir au musée depuis vendredi. Elle est la première que l’on "
        "y montre. Selon la directrice, il y a aussi des images d’avant la guerre.",
    ),
    "pl": (
        "Miasto rozpoczęło w poniedziałek budowę mostu. Będzie on gotowy za rok, powiedział rzecznik. Nie "
        "jest to droższe, niż było w planie.",
        "Klub rozstał się ze swoim trenerem po porażce. Był on na stanowisku od lata, jak podał zarząd. "
        "Zawodnicy nie dowiedzieli się o tym z prasy.",
        "W muzeum od piątku jest wystawa o rybakach. To pierwsza, którą tam można zobaczyć po przerwie. Są "
        "na niej także zdjęcia sprzed wojny, powiedziała kuratorka.",
    ),
    "ru": (
        "Город начал в понедельник строить новый мост. Он будет готов через год, сообщил чиновник. По его "
        "словам, это не дороже, чем было в смете.",
        "Клуб расстался со своим тренером после поражения. Он был на этом посту с лета, сказал директор. По "
        "словам игроков, они узнали об этом не из газет.",
        "В музее с пятницы открыта выставка о рыбаках. Это первый показ после долгого ремонта. На ней есть и "
        "снимки, которые были сделаны до войны, рассказала хранитель.",
    ),
    "ar": (
        "بدأت المدينة يوم الاثنين بناء الجسر الجديد. وقال المهندس إنه سيكون جاهزا بعد عام. وأضاف أن هذا ليس "
        "أغلى من الخطة.",
        "انفصل النادي عن مدربه بعد الهزيمة الثقيلة. وكان قد تولى هذا المنصب منذ الصيف. ولم يعرف اللاعبون ذلك من الصحف.",
        "فتح المتحف أبوابه أمام الزوار في معرض عن الصيادين. وهو الأول من نوعه في هذه المنطقة. وأوضحت المديرة "
        "أن فيه صورا من قبل الحرب.",
    ),
    "el": (
        "Ο δήμος άρχισε τη Δευτέρα να χτίζει τη νέα γέφυρα. Θα είναι έτοιμη σε έναν χρόνο, είπε ο μηχανικός. "
        "Δεν είναι πιο ακριβή από ό,τι στο σχέδιο.",
        "Η ομάδα χώρισε από τον προπονητή της μετά την ήττα. Είχε αναλάβει από το καλοκαίρι, όπως ανακοίνωσε "
        "η διοίκηση. Οι παίκτες δεν το έμαθαν από τις εφημερίδες.",
        "Στο μουσείο υπάρχει από την Παρασκευή μια έκθεση για τους ψαράδες. Είναι η πρώτη που έγινε εκεί. "
        "Έχει και εικόνες από τα χρόνια πριν από τον πόλεμο.",
    ),
    "hi": (
        "शहर में सोमवार को नए पुल का काम शुरू हुआ। इंजीनियर ने कहा कि यह एक साल में बन "
        "जाएगा। उन्होंने बताया कि इसकी लागत नहीं बढ़ी है।",
        "टीम ने हार के बाद अपने कोच को हटा दिया है। वह गर्मियों से इस पद पर थे। खिलाड़ियों ने कहा कि उन्हें अखबार से पता नहीं चला।",
        "संग्रहालय में मछुआरों की तस्वीरें देखी जा सकती हैं। यह अपनी तरह का पहला मौका है। निदेशक ने कहा कि इसमें युद्ध के पहले के चित्र भी हैं।",
    ),
    "ja": (
        "市は月曜日に新しい橋の工事を始めた。完成は来年の春になるという。担当者は「費用は増えていない」と話した。",
        "クラブは敗戦を受けて監督を解任した。昨夏からチームを率いていた。選手の一人は「驚いている」と話した。",
        "博物館で漁師の暮らしを伝える展示が開かれている。戦前の写真もあり、館長は「初めて見せるものが多い」と語った。",
    ),
    "zh": (
        "该市周一开始修建新桥。工程师说，大桥将在一年后完工。他表示，费用没有超出预算。",
        "球队在失利后与主教练分手。他从去年夏天起执教。队员们说，他们是在报纸上看到消息的。",
        "博物馆举办了渔民生活展览。这是当地的第一次。馆长介绍，展品中还有战前的照片。",
    ),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_unrelated_articles_of_one_language_have_no_links(language: str) -> None:
    """Small words in common are no link, whichever article is A."""
    for one, other in combinations(ARTICLES[language], 2):
        for a, b in ((one, other), (other, one)):
            assert align(Article(a), Article(b), DEFAULT).links == ()


def weighed(text: str) -> dict[str, float]:
    """The rarity of each stem of a text, in news of its language."""
    stems = [stem(word) for word in surfaces(text)]
    own = sorted(set(stems))
    general = np.array([rarity().get(one, rarity()[UNLISTED]) for one in own])
    spoken = np.array([languages().get(one, 0) for one in own], np.int64)
    times = np.array([stems.count(one) for one in own], np.int64)
    return dict(zip(own, in_own_language(general, spoken, times).tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "small", "content"),
    [
        ("Die Stadt hat das Geld für den Umbau nicht mehr.", "die hat das für nicht", "Stadt Geld Umbau"),
        ("Il en veut dix de plus pour les siens, dit-il.", "il en de plus pour les", "veut dix"),
        ("El once ganó en el campo de los vecinos.", "el en de los", "once ganó campo"),
        ("Город не знал, что мост уже открыт.", "не что уже", "город мост открыт"),
        ("市長は辞任すると述べた。", "は る と た", "市 長 辞 任"),
    ],
)
def test_small_words_weigh_little_in_their_own_language(text: str, small: str, content: str) -> None:
    """Articles and prepositions are as frequent as the English ones, whatever they mean in English; the rest stays."""
    found = weighed(text)
    assert {found[stem(word)] for word in small.split()} <= {0.0, SMALL}
    listed = {stem(word): rarity().get(stem(word), rarity()[UNLISTED]) for word in content.split()}
    assert {one: found[one] for one in listed} == listed


@pytest.mark.parametrize(
    "text",
    [
        "They die of war on the main road, as an old hat once did in the past.",
        "Van Es, La Cruz and Der Spiegel of Den Haag",
        "Vlora Prishti",
        "",
        "12 of 40",
    ],
)
def test_english_words_weigh_what_they_weigh_in_english_news(text: str) -> None:
    """In English articles, and in texts without small words, nothing of other languages counts."""
    found = weighed(text)
    assert found == {one: rarity().get(one, rarity()[UNLISTED]) for one in found}


def test_two_languages_of_one_pair_know_no_direction() -> None:
    """An English report and its German translation have the same links, whichever is A."""
    english = "The mayor of Tolm, Ida Brandis, said that the bridge had cost 14.2 million euros and 31 lives."
    german = (
        "Die Bürgermeisterin von Tolm, Ida Brandis, sagte, die Brücke habe 14,2 Millionen Euro und 31 Leben gekostet."
    )
    one = align(Article(english), Article(german), DEFAULT).links
    other = align(Article(german), Article(english), DEFAULT).links
    assert [(link.a, link.b, link.score) for link in one] == [(link.b, link.a, link.score) for link in other]


def test_the_table_of_small_words_is_in_order() -> None:
    """About a hundred words each, none listed twice, and every English one is frequent in English news."""
    words = {language: text.split() for language, text in table("alignment", "functionwords")["words"].items()}
    assert all(50 <= len(some) <= 130 for some in words.values())
    doubled = {language: [word for word in some if some.count(word) > 1] for language, some in words.items()}
    assert not any(doubled.values()), doubled
    assert max(rarity()[stem(word)] for word in words[ENGLISH]) <= 4 * SMALL
